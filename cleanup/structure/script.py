"""The script of a broadcast: stage tags, the sentences that hand over and sign off, panels."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

from cleanup.layout import closes_sentence, opens_line, opens_sentence
from cleanup.pattern import Pattern
from cleanup.structure.words import (
    BEATS,
    NAME,
    OUTLET,
    OUTLETS,
    PUBLISHER,
    REPORTER,
    has_surname,
    is_outlet,
    listed,
)

if TYPE_CHECKING:
    from cleanup.model import Span

__all__ = [
    "BARE_TAG", "CLOSINGS", "OPENERS", "PLAIN", "REACH", "STAGE_HEADS", "STAGE_TAG", "WEAK_TAG", "has_stage_tag", "is_panel", "label_of", "reports_alone",
    "sign_off", "speaker", "toss", "unnamed_toss",
]  # fmt: skip

OPENERS, _CLOSERS = "[<〈【◀◁《", "]>〉】▶▷》"
STAGE_HEADS = (
    "anchor anchorman announcer caster reporter report journalist correspondent lead pkg package "
    "vcr soundbite sound graphic cg int end ancla ancre anker gija aengkeo anchorwoman 앵커 기자 리포트 리포터 아나운서 캐스터"
).split()
"""The words with which a stage tag begins, in lower case."""

_ROLE = (
    r"anchor(?:man|woman)?(?:['’]s)?(?:[ ]?(?:lead|ment|comments?|remarks?|statement))?"
    r"|anchors|announcer|(?:weather[ ])?caster|(?:video[ ])?report(?:er)?s?|correspondents?|journalists?"
    r"|lead|pkg|package|vcr|sound[ ]?bites?|gija|aengkeo|ancla|ancre|anker|graphics?|cg|int|end"
    r"|앵커(?:[ ]?멘트)?|기자(?:[ ]?멘트)?|리포트|리포터|아나운서|캐스터"
)
STAGE_TAG = Pattern(
    rf"(([{re.escape(OPENERS)}])\2?[ ]?(?:{_ROLE})(?:[ ]?\d)?[ ]?[{re.escape(_CLOSERS)}]{{1,2}}"
    r"|◀[ ]?(?:again|ending|voice|cast[ ]weather)[ ]?▶)(?:[ ]?:)?",  # "again" is Italian "ancora", for the anchor
    re.IGNORECASE,
)
"""A stage tag in any bracket and either language; its first group is the bracket and all in it."""

WEAK_TAG = Pattern(
    rf"[{re.escape(OPENERS)}(][ ]?(?:sync|interview|stand[- ]?up|standing|effects?|subtitles?|s/u|article|response|(?:on[ -]the[ -]spot|scene)[ ]sound|(?<=\()(?:anchor|reporter|report|기자|앵커))[ ]?[{re.escape(_CLOSERS)})]",
    re.IGNORECASE,
)
"""A tag that is one only beside others that are surely of a script."""

BARE_TAG = Pattern(
    r"(?:anchor(?:man|woman)?|reporter|앵커|기자|리포트)(?:[ ]?(?:ment|멘트))?[ ]?[.:]?(?=[ \t\r]*(?:\n|\Z))",
    re.IGNORECASE,
)
"""The word of a stage tag that lost its bracket and is all there is on its line."""


def label_of(tag: str) -> str:
    """The clean label for a stage tag, ``Anchor`` or ``Reporter``."""
    anchor = re.search(r"anch|announc|again|lead|앵커|아나운서|aengkeo", tag, re.IGNORECASE)
    return "Anchor" if anchor else "Reporter"


_NO_SPEAKER = (
    "exclusive|video|photo|photos|weather|graphic|interview|response|article|effects?|sync|stand[ -]?up|subtitles?|(?:on the spot|scene) sound|advertisement|music|applause|laughs|"
    "laughter|breaking news|pick|sic|sports|politics|economy|society|notice|source link"
)
_PANEL = Pattern(
    r"[■□◆◇] ?(?:Host|Hosted by|Starring|Appearance|Cast|Progress|Moderator|Interview|Talk|Guests?)\b"
    r"|[◇◆◎] ?[A-Z][\w .-]{1,40} ?>"
    rf"|\[(?!(?i:{_ROLE}|{_NO_SPEAKER})\])[A-Z][A-Za-z-]{{2,30}}(?: [A-Z][A-Za-z-]{{1,30}}){{0,2}}\]\r?$",
    re.MULTILINE,
)


_HOST_MARKS = frozenset("■□◆◇◎")


def is_panel(text: str) -> bool:
    """Whether a line of the text begins a host list or is a speaker's name in brackets."""
    start = 0
    while start >= 0:
        head = text[start : start + 1]
        may_be = head in _HOST_MARKS or (head == "[" and "A" <= text[start + 1 : start + 2] <= "Z")
        if may_be and _PANEL.match(text, start):
            return True
        start = text.find("\n", start) + 1 or -1
    return False


def has_stage_tag(text: str) -> bool:
    """Whether a stage tag stands in a text: quicker than a search for the pattern."""
    for opener in OPENERS:
        start = text.find(opener)
        while start >= 0:
            if STAGE_TAG.match(text, start):
                return True
            start = text.find(opener, start + 1)
    return False


_SPEAKER = Pattern(
    rf"\[(?!(?i:{_ROLE}|{_NO_SPEAKER})\])([A-Z][A-Za-z-]{{2,30}}(?: [A-Z][A-Za-z-]{{1,30}}){{0,2}})\]\r?(?=\n|\Z)"
    r"|[◇◆◎] ?([A-Z][\w .-]{1,40}?) ?>"
)


def speaker(text: str, start: int) -> Span | None:
    """The speaker's name in the label at ``start``: ``[Kim Min-a]``, ``◇ Kim Min-a>``."""
    match = _SPEAKER.match(text, start)
    if match is None:
        return None
    return match.span(1 if match[1] else 2)


_PLACE = r"(?:,?[ ](?:in|from|at)[ ](?:the[ ])?[A-Za-z][A-Za-z\d.' -]{1,60})?"
_THIS = r"(?:this|it|that|the[ ](?:place|story|scene|news|site|field|spot|case|situation|details?|report))"
_REPORTER_NAME = Pattern(
    rf"(?:[A-Z][A-Za-z]*[ ]){{0,2}}(?:{REPORTER}|(?:[Ww]eather[ ]|[Mm]eteorological[ ])?[Cc]aster)"
    rf",?[ ](?:is[ ])?({NAME})(?:['’]s)?(?:[ ]and[ ](?:{REPORTER}[ ])?{NAME})?"
)
_NAME_REPORTER = Pattern(rf"({NAME}),?[ ](?:(?:is|was)[ ])?(?:(?:an?|our|the|your)[ ])?{REPORTER}")
_WHERE = Pattern(
    r"\b(?:[Ff]rom|[Ii]n|[Aa]t|of|for|with|on|to)[ ](?:the[ ])?(?:[A-Z][A-Za-z'’-]*[ ]?){1,5}"
    r"(?:[ ]?(?:bureau|office|team|desk|department|headquarters))?|\(\w{1,5}\)"
)
PLAIN = string.ascii_letters + string.digits + "-,:()' ’"
"""The characters of which the sentences of a script are made that are told here."""

REACH = 160
"""How many characters such a sentence may have."""

_WORD = Pattern(r"[\w’']+")
_HANDING_OVER = frozenset(listed("toss_words.txt"))
_SMALL = Pattern(r"(?<![A-Za-z\d'’-])[a-z]+(?:'[a-z]+)?")
_SMALL_WORDS = (
    _HANDING_OVER
    | frozenset(
        "reporter reporters correspondent correspondents journalist journalists caster weather meteorological "
        "bureau office team desk department headquarters".split()
    )
    | BEATS
)
_LEFT = (
    _HANDING_OVER | BEATS | frozenset(word.lower() for outlet in OUTLETS for word in outlet.split())
)
_BREAK = Pattern(r"[.!?\n\"“”]")


def _ended(form: str) -> Pattern:
    return Pattern(rf"(?:{form})(?:[.!]|(?<=\?))")


# Each with words of which one stands in it: few of them need be compiled.
_FIXED = (
    (("connect",), _ended(r"(?:[Ll]et['’]s|[Ww]e['’]ll|[Ww]e will) (?:now )?connect(?: (?:directly|now|live))?(?: (?:to|with))? (?:the )?[A-Za-z][A-Za-z\d' -]{2,60}")),
    (("weather",), _ended(r"(?:So far,? )?(?:[Ii]t|[Tt]his|[Tt]hat)(?:['’]s| (?:was|is|has been))(?: all for)? (?:the |(?<=It was ))weather(?: (?:news|forecast|information|report))?(?: today)?")),
    (("weather center",), _ended(r"[Ww]e(?:['’]ll| will) (?:ask|connect|call) the weather center(?: for (?:the )?details)?")),
    (("aster ",), _ended(rf"(?:[Ll]et['’]s|[Ww]e['’]ll|[Ww]e will) (?:find out|look at|check|hear|ask) (?:about )?(?:the )?(?:weather|forecast) (?:with|from|through) (?:our |the )?[Cc]aster {NAME}")),
    (("'s ", "’s "), _ended(rf"(?P<by>{OUTLET})['’]s {NAME} (?:reports|has (?:more|the (?:details?|story|report))|filed this report|covered {_THIS})")),
    (("report",), _ended(rf"(?:(?:The|Our) (?:first |next )?report (?:is|comes) (?:by|from)|(?:(?:This|It) is )?(?:[Aa]n?|[Tt]he|[Oo]ur) (?:exclusive )?report by) {NAME}(?: of {PUBLISHER})?")),
    (("eporter", "orrespondent", "ournalist", "aster"), _ended(rf"(?:[Nn]ow |[Nn]ext,? )?(?:[Ll]et['’]s|[Ww]e will|[Ww]e['’]ll) (?:also )?(?:find out|look at|check|hear)(?: (?:about )?[a-z]+){{1,4}} (?:with|from|through) (?:our |the )?(?:{REPORTER}|(?:[Ww]eather ?)?[Cc]aster) {NAME}")),
    (("lease ",), _ended(rf"[Pp]lease (?:give it to|hand it to|tell us about) (?:{REPORTER} |(?:[Ww]eather ?)?[Cc]aster )?{NAME}(?: [Cc]aster| [Rr]eporter)?")),
    (("ccident",), _ended(rf"(?:I['’]m |I am |[Tt]his is )?{REPORTER} {NAME}, (?:the |with |on )?(?:news of )?(?:the )?incidents?(?: and)? accidents?")),
    (("eporter", "orrespondent", "ournalist"), _ended(rf"(?:[Nn]ext|[Nn]ow|[Tt]hen),? (?:we|let['’]s|we['’]ll) [a-z][A-Za-z ,'’-]{{2,90}} with (?:our )?{REPORTER} {NAME}")),
    (("eporter", "orrespondent", "ournalist"), _ended(rf"[Nn]ext,? (?:the )?(?:news|story|report) [A-Za-z ]{{0,40}}(?:is )?(?:by|from|with) {REPORTER} {NAME}")),
    (("here are you",), _ended(rf"[Ww]here are you(?: now)?,? {REPORTER} {NAME}\?")),
    (("to the s", "to the field"), _ended(r"[Ll]et['’]s (?:go|connect|head) (?:out |over |directly )?to the (?:scene|site|field|spot)(?: now)?")),
    ((" reporting",), _ended(rf"(?:[Tt]his is|[Hh]ere['’]s|[Hh]ere is) {NAME},? reporting{_PLACE}")),
)  # fmt: skip
_NAMED = Pattern(
    rf"""({NAME})(?:,?[ ](?:a[ ])?{REPORTER})?,?[ ](?:
        has[ ](?:more|the[ ](?:details?|story|report|full[ ]story|latest))(?:[ ](?:on|about)[ ]{_THIS})?
      | (?:will|['’]ll)[ ](?:tell|explain|report|inform)(?:[ ](?:to[ ])?(?:you|us))?(?:[ ](?:about[ ]|on[ ])?(?:{_THIS}|more|the[ ]details))?
      | (?:has[ ])?(?:covered|reported)[ ](?:on[ ])?{_THIS}
      | reports[ ](?:on[ ]{_THIS}|from[ ]the[ ](?:scene|site|field))
    ){_PLACE}\.""",
    re.VERBOSE,
)
_HYPHENED = r"[A-Z][a-z]{1,7} [A-Z][a-z]{1,7}-[a-z]{1,7}"
# Each with what it begins with, so that few of them need be compiled.
_UNNAMED = (
    (("I'm ", "I’m ", "I am ", "This is ", "It's ", "It’s ", "It is ", "Here's ", "Here’s "), Pattern(rf"(?:I['’]m|I am|This is|It['’]s|It is|Here['’]s) (?:an?|the|our) {REPORTER}(?: (?:report|reporting))?\.")),
    (("The ", "A ", "Our ", "Rep", "rep", "Cor", "cor", "Jou", "jou"), Pattern(rf"(?:The |A |Our )?{REPORTER} (?:covered|reported|reports|pointed out|has more)(?: (?:on )?{_THIS}| it)?\.")),
    (("Thank you ",), Pattern(r"Thank you (?:for|very much for) (?:the|your) report\.")),
    (("I heard ",), Pattern(r"I heard (?:it|you) well\.")),
    (("This ", "this "), Pattern(rf"[Tt]his (?:is|was|has been) {_HYPHENED}{_PLACE}\.")),
    (("Let", "let", "We", "we"), Pattern(rf"(?:[Ll]et['’]s|[Ww]e['’]ll|[Ww]e will) (?:hear from|connect|listen to|talk to|meet|call)(?: (?:you|now))?(?: (?:to|with))? (?:(?:the|our|a) )?{REPORTER}(?:{_PLACE}| who (?:is|are) [a-z ]{{3,30}})\.")),
    (("Let", "let", "We", "we", "Con", "con"), Pattern(r"(?:[Ll]et['’]s |[Ww]e (?:will |are )?)?[Cc]onnect(?:ing)?(?: you)?(?: now)? to [A-Z][a-z]+(?:,? [A-Z][a-z]+)?\.")),
    (("So far", "Up to now", "Until now"), Pattern(rf"(?:So far|Up to now|Until now),? (?:I|[Ww]e)(?: have|['’]ve)? (?:delivered|told|conveyed|reported)(?: (?:you|it|this|the (?:news|weather|situation)))?{_PLACE}(?: in front of [A-Za-z\d' -]{{2,50}})?\.")),
    (("It was ",), Pattern(rf"It was {_HYPHENED} from the [a-z ]{{3,30}}(?:department|team|desk|bureau)\.")),
    (("So far", "Up to now", "Until now"), Pattern(r"(?:So far|Up to now|Until now),? (?:this|it) (?:has been|was|is) (?:from )?(?:the )?[A-Z][A-Za-z\d' -]{2,50}\.")),
    (("In ", "From ", "At "), Pattern(rf"(?:In|From|At) (?:the )?[A-Z][A-Za-z' -]{{2,40}}, {_HYPHENED}\.")),
    (("That",), Pattern(r"That['’]s all for (?:now|today)\.")),
    (("That",), Pattern(r"That['’]s (?:it|all) for (?:the |today['’]s )?(?:[a-z]+ ){0,2}(?:news|weather)\.")),
    (("That was",), Pattern(rf"That was (?:the |today['’]s )?(?:[a-z]+ ){{0,2}}(?:news|weather){_PLACE}\.")),
    (("In ", "From ", "At ", "I "), Pattern(r"(?:(?:From|In|At) (?:the )?[A-Za-z][A-Za-z' -]{2,40}, )?I (?:delivered|conveyed|reported) (?:this|it|the news)\.")),
    (("By ",), Pattern(rf"By {_HYPHENED}\.")),
    (("Today", "today"), Pattern(r"[Tt]oday['’]s (?:\(\w{1,5}\) )?first news(?: is)?\.")),
    (("The first news",), Pattern(r"The first news(?: today)?\.")),
)  # fmt: skip
_AND_THEN = ("Next, ", "next, ", "Now, ", "now, ", "First, ", "first, ")


_SPEAKERS = ("eporter", "orrespondent", "ournalist", "aster")
# A word of which one stands in each of these sentences: most texts need not compile the patterns.
_FIXED_WORDS = (
    "onnect",
    "eather",
    "orecast",
    "eport",
    "ournalist",
    "orrespondent",
    "aster",
    "to the s",
    "to the field",
)
_NAMED_WORDS = (
    " has ",
    " will ",
    "ll tell",
    "ll explain",
    "ll report",
    " covered ",
    " reported ",
    " reports ",
)


def toss(text: str, start: int) -> Span | None:
    """The sentence at ``start`` in which the anchor hands over to a reporter who is named.

    Only one that says nothing else: without the reporter and places, all its words are of a short
    list. Offsets are characters.
    """
    end = _end_of_toss(text, start)
    if end is None:
        return None
    return _sentence(text, start, end)


def _end_of_toss(text: str, start: int) -> int | None:
    stop = _BREAK.search(text, start, start + REACH)
    # Without its stop only at a line's end.
    size = len(text)
    if (stop is not None and stop[0] in ".!\n") or (stop is None and size - start < REACH):
        end = stop.start() if stop else size
        sentence = text[start:end].rstrip("\r ")
        if not sentence.strip(PLAIN) and sentence[:1].isalpha() and _hands_over(sentence):
            return stop.end() if stop and stop[0] != "\n" else start + len(sentence)
    near = text[start : start + REACH]
    match = _fixed(text, start) if any(word in near for word in _FIXED_WORDS) else None
    outlet = match.groupdict().get("by") if match else None
    if outlet and not is_outlet(outlet):
        return None
    if match is None:
        match = _NAMED.match(text, start) if any(word in near for word in _NAMED_WORDS) else None
        if match is None or not has_surname(match[1]):
            return None
    return match.end()


def _fixed(text: str, start: int) -> re.Match[str] | None:
    near = text[start : start + 2 * REACH]
    for words, pattern in _FIXED:
        match = pattern.match(text, start) if any(word in near for word in words) else None
        if match:
            return match
    return None


def _hands_over(sentence: str) -> bool:
    if not any(word in sentence for word in _SPEAKERS) or not _SMALL_WORDS.issuperset(
        _SMALL.findall(sentence)
    ):
        return False
    for pattern in (_REPORTER_NAME, _NAME_REPORTER):
        said = pattern.search(sentence)
        if said:
            rest = _WHERE.sub(" ", pattern.sub(" ", sentence))
            words = _WORD.findall(rest.replace("’", "'").lower())
            return has_surname(said[1]) and _LEFT.issuperset(
                word.removesuffix("'s") for word in words
            )
    return False


def unnamed_toss(text: str, start: int) -> Span | None:
    """The sentence at ``start`` that hands over to a reporter without a name."""
    end = _end_of_phrase(text, start) or _end_of_unnamed(text, start)
    if end is None or not closes_sentence(text, end):
        return None
    return (start, end) if opens_sentence(text, start) else None


def _end_of_phrase(text: str, start: int) -> int | None:
    if text.startswith(_AND_THEN, start):
        start = text.index(" ", start) + 1
    for heads, pattern in _UNNAMED:
        match = pattern.match(text, start) if text.startswith(heads, start) else None
        if match:
            return match.end()
    return None


def _end_of_unnamed(text: str, start: int) -> int | None:
    """Where a sentence ends that speaks of a reporter and of a report, and of nothing else."""
    stop = _BREAK.search(text, start, start + REACH)
    if stop is None or stop[0] != "." or text[start : stop.start()].strip(PLAIN):
        return None
    sentence = text[start : stop.start()]
    if "reporter" not in sentence.lower():
        return None
    words = _WORD.findall(_WHERE.sub(" ", sentence).replace("’", "'").lower())
    told = "reporter" in words and not _TELLING.isdisjoint(words)
    return stop.end() if told and _SMALL_WORDS.issuperset(words) else None


_TELLING = frozenset(
    "connect connecting connected hear tell tells reports reported covered covers delivers delivered details "
    "story explains".split()
)
_REPORTS = Pattern(
    rf"{NAME} reports(?: exclusively)?(?: from (?:the )?[A-Z][A-Za-z]{{1,20}}(?: [A-Z][A-Za-z]{{1,20}})?)?\.(?=[ \t\r]*(?:\n|\Z))"
)


def reports_alone(text: str, start: int) -> Span | None:
    """The sentence "Lee Seung-jae reports." at ``start``, where it is a line of its own."""
    match = _REPORTS.match(text, start) if text[start - 1 : start] in ("", "\n") else None
    return match.span() if match else None


_MAIL_STUB = r"(?:[ ]?[\[(]{1,2}email[\s\xa0]protected[\])]{1,2}(?:[ ]?(?:is|it is|[Ii]t['’]s))?)"
_BEFORE = r"""(?:(?:So[ ]far|Until[ ]now|Up[ ]to[ ]now|That[ ]is[ ]all|That['’]s[ ]all|Thank[ ]you)[,.][ ])?
    (?:(?:From|In|At)[ ][A-Z][A-Za-z\d' -]{2,40},[ ])?"""
_I_AM = r"(?:[Tt]his[ ](?:is|was|has[ ]been)|[Ii]t[ ](?:was|is)|I['’]m|I[ ]am|It['’]s|I['’]ve[ ]been|I[ ]have[ ]been|I[ ]was)[ ]"
_REPORTING = r"(?:,?[ ]reporting)?"
_BEHIND = rf"{_REPORTING}{_PLACE}(?:,[ ][A-Z][a-z]{{2,12}})?{_MAIL_STUB}?(?:(?<=is)\.?|(?<=['’]s)\.|[.!]|(?=[ \t\r]*(?:\n|\Z)))"
_OUTLET_FIRST = Pattern(
    rf"""{_BEFORE}(?:From[ ])?(?P<am>{_I_AM})?(?P<by>{OUTLET})(?:['’]s?|[ ]is)?,?[ ](?P<this>(?:this[ ]is|I['’]m|I[ ]am)[ ])?
    (?:[Nn]ews[ ]|{REPORTER}[ ])?(?P<name>{NAME})(?:,?[ ]{REPORTER})?{_BEHIND}""",
    re.VERBOSE,
)
_NAME_FIRST = Pattern(
    rf"""{_BEFORE}(?:(?P<am>{_I_AM})(?P<name>{NAME})(?:,|[ ](?:from|of|at|with|for))[ ](?:the[ ])?(?P<by>{OUTLET})
    | (?P<name2>{NAME})(?:,|[ ](?:of|from|for|with))[ ](?P<by2>{OUTLET})(?:,[ ][A-Z][a-z]{{2,12}})?){_BEHIND}""",
    re.VERBOSE,
)
_CASTER = Pattern(
    rf"{_I_AM}(?:{NAME},[ ](?:the|your|a)[ ](?:weather[ ]|meteorological[ ])?caster|(?:weather[ ]?|meteorological[ ])caster[ ]{NAME})[.!]",
    re.VERBOSE,
)


def sign_off(text: str, start: int) -> Span | None:
    """The sentence at ``start`` in which a reporter signs off with outlet and name."""
    end = _end_of_sign_off(text, start)
    span = _sentence(text, start, end) if end else None
    if span and text[span[1] - 1] not in ".!" and not opens_line(text, span[0]):
        return None  # without its stop only as a line of its own
    return span


def _end_of_sign_off(text: str, start: int) -> int | None:
    end = _end_with_outlet(text, start)
    if end is None and "caster" in text[start : start + 2 * REACH]:
        match = _CASTER.match(text, start)
        end = match.end() if match else None
    return _end_of_line_that_signs_off(text, start) if end is None else end


def _end_with_outlet(text: str, start: int) -> int | None:
    match = _OUTLET_FIRST.match(text, start)
    if match:
        spoken = match["am"] or match["this"]
        if is_outlet(match["by"]) or (spoken and is_outlet(match["by"], surely=False)):
            korean = has_surname(match["name"])
            if korean or (match["am"] and is_outlet(match["by"])):
                return match.end()
    match = _NAME_FIRST.match(text, start)
    if (
        match
        and is_outlet(match["by"] or match["by2"], surely=not match["am"])
        and has_surname(match["name"] or match["name2"])
    ):
        return match.end()
    return None


_SIGNING = frozenset(
    "this is it was i i'm it's am been has have here here's from in at of with the news reporter journalist "
    "correspondent citizen caster weathercaster weather so far up to until now report reporting and for".split()
)
CLOSINGS = ("So far", "Up to", "Until now")
"""How a line begins that may sign off without an outlet."""
_COPULAS = frozenset("is was i'm it's am been far now here".split())
_TOKEN = Pattern(r"[\w'-]+")
_A_NAME = Pattern(rf"(?<![\w'-]){NAME}")


def _end_of_line_that_signs_off(text: str, start: int) -> int | None:
    """Where a line ends that names an outlet and a person and else only says who and where it was."""
    end = text.find("\n", start, start + REACH)
    line = text[start : end if end >= 0 else start + REACH].rstrip()
    if not 12 <= len(line) <= 90 or text[start - 1 : start] not in ("", "\n"):
        return None
    plain = line.replace("’", "'")
    words = [word.removesuffix("'s") for word in _TOKEN.findall(plain)]
    told = {word.lower() for word in words if word.islower() or word.lower() in _SIGNING}
    if _COPULAS.isdisjoint(told) or plain.strip(PLAIN).strip("."):
        return None
    outlets = [
        word
        for word in words
        if is_outlet(word) or (word.islower() and is_outlet(word, surely=False))
    ]
    closing = line.startswith(CLOSINGS) and not told.isdisjoint(
        BEATS | {"reporter", "caster", "weathercaster"}
    )
    if not (outlets or closing) or not _SIGNING.issuperset(told.difference(outlets)):
        return None
    named = any(
        has_surname(name)
        for name in _A_NAME.findall(plain.replace("It is", ""))
        if name not in outlets
    )
    return start + len(line) if named else None


def _sentence(text: str, start: int, end: int) -> Span | None:
    """The span where it is a whole sentence, also one behind a quote mark left open."""
    if not closes_sentence(text, end):
        return None
    opened = opens_sentence(text, start) or text[max(0, start - 2) : start] in ("“ ", '" ')
    return (start, end) if opened else None

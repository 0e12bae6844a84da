"""The script of a broadcast: stage tags, the sentences that hand over and sign off, panels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleanup.layout import closes_sentence, opens_sentence
from cleanup.pattern import Pattern
from cleanup.structure.words import NAME, OUTLET, REPORTER, has_surname

if TYPE_CHECKING:
    from cleanup.model import Span

__all__ = [
    "BARE_TAG", "OPENERS", "STAGE_HEADS", "STAGE_TAG", "is_panel", "label_of", "reports_alone",
    "sign_off", "speaker", "toss", "unnamed_toss",
]  # fmt: skip

OPENERS, _CLOSERS = "[<〈【◀◁《", "]>〉】▶▷》"
STAGE_HEADS = (
    "anchor anchorman announcer caster reporter report journalist correspondent lead pkg package "
    "vcr soundbite sound gija aengkeo anchorwoman 앵커 기자 리포트 리포터 아나운서 캐스터"
).split()
"""The words with which a stage tag begins, in lower case."""

_ROLE = (
    r"anchor(?:man|woman)?(?:['’]s)?(?:[ ]?(?:lead|ment|comments?|remarks?|statement))?"
    r"|announcer|(?:weather[ ])?caster|(?:video[ ])?report(?:er)?s?|correspondents?|journalists?"
    r"|lead|pkg|package|vcr|sound[ ]?bites?|gija|aengkeo"
    r"|앵커(?:[ ]?멘트)?|기자(?:[ ]?멘트)?|리포트|리포터|아나운서|캐스터"
)
STAGE_TAG = Pattern(
    rf"([{re.escape(OPENERS)}][ ]?(?:{_ROLE})(?:[ ]?\d)?[ ]?[{re.escape(_CLOSERS)}]"
    r"|◀[ ]?again[ ]?▶)(?:[ ]?:)?",  # "again" is Italian "ancora", for the anchor
    re.IGNORECASE,
)
"""A stage tag in any bracket and either language; its first group is the bracket and all in it."""

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
    "exclusive|video|photo|photos|weather|graphic|interview|advertisement|music|applause|laughs|"
    "laughter|breaking news|pick|sic|sports|politics|economy|society|notice|source link"
)
_PANEL = Pattern(
    r"[■□◆◇] ?(?:Host|Hosted by|Starring|Appearance|Cast|Progress|Moderator|Interview|Talk|Guests?)\b"
    r"|[◇◆◎] ?[A-Z][\w .-]{1,40} ?>"
    rf"|\[(?!(?i:{_ROLE}|{_NO_SPEAKER})\])[A-Z][A-Za-z-]{{2,30}}(?: [A-Z][A-Za-z-]{{1,30}}){{0,2}}\]\r?$",
    re.MULTILINE,
)


def is_panel(text: str) -> bool:
    """Whether a line of the text begins a host list or is a speaker's name in brackets."""
    start = 0
    while start >= 0:
        if text.startswith(("■", "□", "◆", "◇", "◎", "["), start) and _PANEL.match(text, start):
            return True
        start = text.find("\n", start) + 1 or -1
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


_PLACE = r"(?:,?[ ](?:in|from|at)[ ](?:the[ ])?[A-Za-z][\w.' -]{1,60})?"
_THIS = r"(?:this|it|that|the[ ](?:place|story|scene|news|site|field|spot|case|situation|details?|report))"
_LEAD_IN = r"""(?:(?:Yes|[Nn]ext|[Ff]irst(?:[ ]of[ ]all)?|[Tt]hen|And|[Nn]ow|So|Also|Meanwhile|[Ff]or[ ](?:more|(?:the[ ])?details)
        |This[ ]news[ ]is
        |(?:(?:This[ ]is[ ]|Here['’]s[ ]|It['’]s[ ])?(?:[Tt]oday['’]s|[Tt]onight['’]s|[Tt]his[ ]morning['’]s)[ ](?:\(\w{1,5}\)[ ])?)?(?:[Tt]he[ ])?[Ff]irst[ ]news(?:[ ]is)?(?:[ ]today)?(?:[ ]\(\w{1,5}\))?
        |(?:From|In)[ ][A-Z][\w' -]{1,40}
      )[,.:]?[ ])?"""
_WHO = rf"(?:{REPORTER}|(?:[Ww]eather[ ]|[Mm]eteorological[ ])?[Cc]aster)"
_DOES = rf"""(?:
          (?:has[ ]|is[ ])?(?:also[ ]|just[ ])?(?:reports?|reported|reporting|covers?|covered|covering|delivers?|delivered|conveys?|conveyed)
             (?:[ ](?:on[ ])?{_THIS})?(?:[ ](?:in[ ](?:detail|depth)|exclusively|live|directly|in[ ]person))?
        | (?:has[ ]|have[ ])?(?:interviewed|met|visited|followed|investigated|checked|examined|analyzed|analysed|summarized|organized|looked[ ](?:into|at)|looks[ ](?:into|at)|went[ ]to|gathered)[ ](?:{_THIS}|them|him|her|there)(?:[ ](?:in[ ](?:detail|depth)|exclusively|in[ ]person|directly))?
        | takes?[ ]a[ ](?:closer[ ]|detailed[ ])?look(?:[ ](?:at|into)[ ]{_THIS})?|took[ ]a[ ](?:closer[ ])?look(?:[ ](?:at|into)[ ]{_THIS})?
        | has[ ](?:the|more|further|all[ ]the)(?:[ ](?:details?|story|report|news|more|latest|information|coverage))?(?:[ ](?:on|about|of)[ ]{_THIS})?
        | brings?[ ](?:you[ ]|us[ ])?(?:the|more)(?:[ ](?:details?|story|report|news))
        | pointed[ ](?:it[ ]|this[ ])?out|points[ ](?:it[ ]|this[ ])?out
        | (?:will[ ](?:tell|report|explain|deliver|inform|convey|show|cover)|['’]ll[ ](?:tell|report|explain)|tells|explains)(?:[ ](?:you|us))?(?:[ ](?:about[ ]|on[ ])?(?:{_THIS}|more|the[ ]details))?(?:[ ]in[ ]detail)?
        | filed[ ]this[ ]report|please[ ](?:tell|give|explain|let|show)(?:[ ](?:it[ ]to[ ])?(?:us|me))?(?:[ ](?:about[ ])?(?:{_THIS}|know|the[ ](?:weather|forecast|news)))?
        | (?:is[ ](?:now[ ])?)?(?:on|at)[ ]the[ ](?:sidewalk|scene|spot|press|report|site|road|broadcast|line|phone|field)
      )"""
_TOSS = Pattern(
    rf"""{_LEAD_IN}
    (?:
      (?: (?:The|Our)[ ]next[ ](?:story|report|news)[ ]is(?:[ ]a[ ]report)?(?:[ ](?:by|from|with))?[ ]{_WHO}
        | (?:[Tt]his[ ](?:is|was)|[Ii]t['’]s|[Ii]t[ ]is|[Hh]ere[ ]is|[Hh]ere['’]s|I['’]m|I[ ]am|[Bb]y)[ ](?:a[ ]|our[ ]|the[ ])?(?:{OUTLET}(?:['’]s)?[ ])?{REPORTER}
        | (?:[Tt]his[ ]is|[Hh]ere['’]s|[Hh]ere[ ]is)[ ](?:a|the|our)[ ]report[ ](?:by|from|of)(?:[ ]{REPORTER})?
        | (?:[Oo]ur[ ]|[Tt]he[ ])?{_WHO}
        | (?:[Oo]ur|[Tt]he)[ ](?:first[ ]|exclusive[ ]|next[ ])?report[ ](?:comes[ ]from|is[ ]by|is[ ]from|continues[ ]with)(?:[ ]{REPORTER})?
        | (?:First,[ ])?[Ww]e[ ](?:go|turn)[ ](?:over[ ])?to[ ]{REPORTER}
        | (?:[Ll]et['’]s|[Ww]e['’]ll|[Ww]e[ ]will|I['’]ll|I[ ]will|[Ww]e[ ]are[ ]going[ ]to)[ ](?:now[ ])?(?:connect|go|turn|talk|speak|hear|link|cross|call|meet)(?:[ ](?:directly|over|you|now|live))?(?:[ ](?:to|with|from|on))?[ ](?:our[ ]|the[ ])?{_WHO}
        | (?:[Ll]et['’]s|[Ww]e['’]ll|[Ww]e[ ]will)[ ](?:find[ ]out|look[ ]at|check|hear|ask)[ ](?:about[ ])?(?:the[ ])?(?:weather|forecast|news|details)[ ](?:with|from|through)[ ](?:our[ ]|the[ ])?{_WHO}
      )[ ]{NAME}(?:['’]s[ ](?:report|story|coverage)|,?[ ](?:of[ ]|from[ ]|with[ ]|at[ ])?(?:[A-Z][a-z]+[ ])?{OUTLET})?(?:,?[ ](?:who[ ])?{_DOES})?{_PLACE}(?:[ ](?:now|right[ ]now|first))?
    | (?:[Tt]his[ ]is|[Hh]ere['’]s|[Hh]ere[ ]is|I['’]m|I[ ]am)[ ]{NAME},?[ ](?:reporting|(?:a[ ]|our[ ]|your[ ])?{REPORTER}(?:[ ](?:of|from|at|for|with)[ ](?:the[ ])?{OUTLET})?){_PLACE}
    | (?:[Ll]et['’]s|[Ww]e['’]ll|[Ww]e[ ]will)[ ](?:now[ ])?connect(?:[ ](?:directly|now|live))?(?:[ ](?:to|with))?[ ](?:the[ ])?[A-Za-z][\w' -]{{2,60}}
    | {OUTLET}['’]s[ ]{NAME}[ ]{_DOES}{_PLACE}
    | (?:So[ ]far,?[ ])?(?:[Ii]t|[Tt]his|[Tt]hat)(?:['’]s|[ ](?:was|is|has[ ]been))(?:[ ]all[ ]for)?[ ]the[ ]weather(?:[ ](?:news|forecast|information|report))?(?:[ ]today)?
    | [Ww]e(?:['’]ll|[ ]will)[ ](?:ask|connect|call)[ ]the[ ]weather[ ]center(?:[ ]for[ ](?:the[ ])?details)?
    | I['’]m[ ]a[ ]reporter[ ]for[ ]it
    )[.!]""",
    re.VERBOSE,
)
_NAMED = Pattern(
    rf"""({NAME})(?:,?[ ](?:a[ ])?{REPORTER})?,?[ ](?:
        has[ ](?:more|the[ ](?:details?|story|report|full[ ]story|latest))(?:[ ](?:on|about)[ ]{_THIS})?
      | (?:will|['’]ll)[ ](?:tell|explain|report|inform)(?:[ ](?:to[ ])?(?:you|us))?(?:[ ](?:about[ ]|on[ ])?(?:{_THIS}|more|the[ ]details))?
      | (?:has[ ])?(?:covered|reported)[ ](?:on[ ])?{_THIS}
      | reports[ ](?:on[ ]{_THIS}|from[ ]the[ ](?:scene|site|field))
    ){_PLACE}\.""",
    re.VERBOSE,
)
_UNNAMED = Pattern(
    rf"""(?:[Nn]ext,[ ])?(?:
      (?:I['’]m|I[ ]am|This[ ]is|It['’]s|It[ ]is|Here['’]s)[ ](?:an?|the|our)[ ]{REPORTER}(?:[ ](?:report|reporting))?
    | (?:The[ ]|A[ ]|Our[ ])?{REPORTER}[ ](?:covered|reported|reports|pointed[ ]out)(?:[ ](?:on[ ])?{_THIS}|[ ]it)?
    | (?:[Ll]et['’]s|[Ww]e['’]ll|[Ww]e[ ]will)[ ](?:hear[ ]from|connect|listen[ ]to|talk[ ]to|meet)(?:[ ](?:to|with))?[ ](?:the|our|a)[ ]{REPORTER}
    | So[ ]far,?[ ](?:I|[Ww]e)(?:[ ]have|['’]ve)?[ ](?:delivered|told|conveyed|reported)(?:[ ](?:you|it|this|the[ ]news))?{_PLACE}(?:[ ]in[ ]front[ ]of[ ][\w' -]{{2,50}})?
    | [Tt]oday['’]s[ ](?:\(\w{{1,5}}\)[ ])?first[ ]news(?:[ ]is)?|The[ ]first[ ]news(?:[ ]today)?
    )\.""",
    re.VERBOSE,
)


def toss(text: str, start: int) -> Span | None:
    """The sentence at ``start`` in which the anchor hands over to a reporter who is named.

    Only one that says nothing else. Offsets are characters.
    """
    match = _TOSS.match(text, start)
    if match is None:
        match = _NAMED.match(text, start)
        if match is None or not has_surname(match[1]):
            return None
    return _sentence(text, match.start(), match.end())


def unnamed_toss(text: str, start: int) -> Span | None:
    """The sentence at ``start`` that hands over to a reporter without a name, up to a line's end."""
    match = _UNNAMED.match(text, start)
    if match is None or text[match.end() : match.end() + 3].lstrip(" \t\r")[:1] not in ("", "\n"):
        return None
    return match.span() if opens_sentence(text, start) else None


_REPORTS = Pattern(rf"{NAME} reports\.(?=[ \t\r]*(?:\n|\Z))")


def reports_alone(text: str, start: int) -> Span | None:
    """The sentence "Lee Seung-jae reports." at ``start``, where it is a line of its own."""
    match = _REPORTS.match(text, start) if text[start - 1 : start] in ("", "\n") else None
    return match.span() if match else None


_MAIL_STUB = r"(?:[ ]?[\[(]{1,2}email[\s\xa0]protected[\])]{1,2}(?:[ ]?(?:is|it is))?)"
_ACRONYM = r"[A-Z]{0,2}(?:BC|BS|TV|TN|NN|BN|JB)(?:[ ][Nn]ews)?"  # broadcasters not listed
_SIGN_OFF = Pattern(
    rf"""(?:(?:So[ ]far|Until[ ]now|Up[ ]to[ ]now|That[ ]is[ ]all|That['’]s[ ]all|Thank[ ]you)[,.][ ])?(?:(?:From|In|At)[ ][A-Z][\w' -]{{2,40}},[ ])?(?:
      (?:[Tt]his[ ](?:is|was|has[ ]been)|[Ii]t[ ](?:was|is)|I['’]m|I[ ]am|It['’]s|I['’]ve[ ]been|I[ ]was)[ ]
         (?:(?P<by>{OUTLET}|{_ACRONYM})(?:['’]s?)?,?[ ](?:[Nn]ews[ ]|{REPORTER}[ ])?(?P<name>{NAME})(?:,?[ ]{REPORTER})?
           |(?P<name2>{NAME})(?:,|[ ]from|[ ]of|[ ]at|[ ]with|[ ]for)[ ](?:the[ ])?(?P<by2>{OUTLET}|{_ACRONYM})(?:[ ][Nn]ews)?)
    | {OUTLET}(?:['’]s|,)?[ ](?:this[ ]is[ ])?(?:{REPORTER}[ ])?{NAME}(?:,?[ ]{REPORTER})?
    | (?:{_ACRONYM}),[ ]this[ ]is[ ]{NAME}
    | (?:I['’]m|I[ ]am|I[ ]was|This[ ](?:is|was))[ ]{NAME},[ ](?:the|your|a)[ ](?:weather[ ]|meteorological[ ])?caster
    | (?P<name3>{NAME}),[ ]{OUTLET}
    ){_PLACE}{_MAIL_STUB}?(?:(?<=is)\.?|[.!]|(?=[ \t\r]*(?:\n|\Z)))""",
    re.VERBOSE,
)
_KNOWN = Pattern(OUTLET)


def sign_off(text: str, start: int) -> Span | None:
    """The sentence at ``start`` in which a reporter signs off with outlet and name."""
    match = _SIGN_OFF.match(text, start)
    if match is None:
        return None
    outlet = match["by"] or match["by2"]
    if outlet and not _KNOWN.fullmatch(outlet) and not has_surname(match["name"] or match["name2"]):
        return None
    if match["name3"] and not has_surname(match["name3"]):
        return None
    span = _sentence(text, match.start(), match.end())
    if span and text[span[1] - 1] not in ".!" and text[: span[0]].rpartition("\n")[2].strip():
        return None  # without its stop only as a line of its own
    return span


def _sentence(text: str, start: int, end: int) -> Span | None:
    """The span where it is a whole sentence, also one behind a quote mark left open."""
    if not closes_sentence(text, end):
        return None
    opened = opens_sentence(text, start) or text[max(0, start - 2) : start] in ("“ ", '" ')
    return (start, end) if opened else None

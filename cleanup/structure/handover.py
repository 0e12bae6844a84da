"""The sentences of a script that hand over, known by where they stand: above the reporter's tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanup.pattern import Pattern
from cleanup.structure.words import NAME, REPORTER, has_surname

if TYPE_CHECKING:
    from cleanup.model import Span

__all__ = ["asks_reporter", "connects", "handover_before"]

_REACH = 240  # characters of the longest sentence that hands over

_CASTER = r"(?:[Ww]eather[ ]?|[Mm]eteorological[ ])?(?:[Cc]aster|[Rr]eporter)|[Mm]eteorologist"
_ROLE = rf"(?:{REPORTER}|{_CASTER}|[Ww]eathercaster)"
_ROLE_NAME = Pattern(rf"\b{_ROLE}s?[,:]?[ ](?:is[ ])?({NAME})")
_NAME_ROLE = Pattern(rf"({NAME}),?[ ](?:is[ ])?(?:(?:an?|the|our)[ ])?(?:[a-z]+[ ])?{_ROLE}\b")
# What a reporter does on air, right behind the name.
_REPORTS = Pattern(
    rf"(?:,? (?:and )?(?:{REPORTER} )?{NAME})*(?: of [A-Z][\w ]{{1,20}})?(?:,(?: who (?:is|was|has been))? [^,.]{{3,80}},)?,? (?:(?:will|has|is|directly|personally|exclusively|also|now|then|closely|each|in|from|the|team) |[a-z]+ team )*"
    r"(?:reports?|reported|looks?|looked|looking|takes? a|took a|covers?|covered|met|meets?|investigat\w+|analy[sz]\w+|organi[sz]\w+|explain\w*|"
    r"examin\w+|check(?:s|ed)?|summari[sz]\w+|summed|tells?|delivers?|delivered|accompan\w+|visited|visits|went|goes|followed|follows|"
    r"traced|points?|pointed|hears?|heard|convey\w*|gathered|pursued|captured|experienced|toured|inform\w*|introduc\w+|compiled|"
    r"sorted|arranged|contribut\w+|wraps?|wrapped|predict\w+)\b"
)
# How the anchor goes on to a reporter.
_OPENS = Pattern(
    r"(?:This is|It is|Here is|I['’]m|I am|First|Next|Now|Then|Also|Continuing|Following|In addition|Let['’]s|We|Please)\b"
)
_FROM = Pattern(
    r"\b(?:deliver\w*|report\w*|cover\w*|visit\w*|news|told|hear|meet|talk|look|find out|connect\w*|call|give it|story|details)\b.{0,60}\b(?:by|from|with|to|through)(?: the| our)? \Z"
)
_NO_TOSS = Pattern(
    r"\b(?:former|said|told|claims?|claimed|denied|arrest\w*|accus\w*|sued|charged|indicted|died|killed|"
    r"attacked|assault\w*|apologi[sz]ed|resigned|fired|lawsuit|court ruled|won)\b|\d{3}|[\"“”?]"
)
_CONNECT = Pattern(
    r"(?:(?:[Ff]irst|[Nn]ext|[Nn]ow|[Ss]o|[Tt]hen|[Aa]lso),? )?(?:(?:[Ll]et['’]s|[Ww]e(?: will|['’]ll| are)?|I(?: will|['’]ll)?|[Pp]lease) )?"
    r"(?:now |directly |also |first )?(?:(?:[Cc]onnect(?:ing)?|[Cc]all|[Mm]eet|[Aa]sk|[Gg]o|[Tt]urn)(?: you)?(?: now| directly| again)?)"
    r"(?: to| with| on| at| over to)?(?:[ -](?:the|a|an|our))?[ -](?:weather |on-)?(?:reporters?|correspondents?|journalists?|casters?|weather center|"
    r"meteorological (?:center|agency)|site|scene|spot|field|studio|newsroom)\b"
)
_BY_NAME = Pattern(
    rf"(?:(?:First|Next|Then|Also|Now|Finally),? )?(?:"
    rf"(?:[Oo]ur )?({NAME}) (?:reports|reporting|has more|with (?:the|more|this) ?(?:story|details|report)?)(?: (?:from|in|on) [A-Z][A-Za-z ,'’.-]{{2,60}})?"
    rf"|(?:we have|we begin with|[Ww]e have|We begin with|[Hh]ere is|[Tt]his is|I['’]m|I am) (?:a report (?:from|by) )?({NAME}) ?(?:reporting|reports)?(?: (?:from|in) [A-Z][A-Za-z ,'’.-]{{2,60}})?"
    rf"|Here (?:are|is) [a-z ,]{{3,60}}reported by ({NAME})"
    rf"|(?:Here['’]s|Here is) ({NAME})(?: with [a-z ]{{3,20}})?"
    rf"|(?:It['’]s|It is|[Tt]his is) (?:an? )?(?:exclusive )?report by ({NAME})|(?:[Cc]ontinued by|[Bb]y) (?:{REPORTER} )?({NAME})"
    rf")"
)


# A word of which one stands in each of these sentences: few of the patterns need be compiled.
_CONNECTED = ("reporter", "correspondent", "journalist", "caster", "weather center", "meteorological", "site", "scene", "spot", "field", "studio", "newsroom")  # fmt: skip
_HANDING = (*_CONNECTED, "eport", "orrespondent", "ournalist", "aster", "eteorologist", "has more", "have", "egin with", "ere is", "his is", "I'm", "I’m", "I am", "ere's", "ere’s", "ontinued by", "with the ")  # fmt: skip


def _hands_over(sentence: str) -> bool:
    """Whether a sentence, known to stand before a reporter's tag, hands over to the reporter."""
    if not any(word in sentence for word in _HANDING) or _NO_TOSS.search(sentence):
        return False
    bare = sentence.rstrip(" .!…")
    if connects(sentence, 0):
        return True
    for pattern in (_ROLE_NAME, _NAME_ROLE):
        match = pattern.search(sentence)
        if match and has_surname(match[1]):
            before, after = sentence[: match.start()], sentence[match.end() :]
            return bool(
                _REPORTS.match(after)
                or _FROM.search(before)
                or not (before + after).strip(" .,!")
                or (_OPENS.match(sentence) and " who " not in sentence)
            )
    named = _BY_NAME.fullmatch(bare)
    return named is not None and has_surname(next(filter(None, named.groups())))


def handover_before(text: str, tag: int, *, whole: bool = False) -> Span | None:
    """The last sentence above the reporter's tag at ``tag``, where it hands over.

    ``tag`` is the offset of a stage tag that opens its line, or of the first character below the
    gap that a tag left. With ``whole`` the sentence must be a line of its own.
    """
    end = tag
    stop = max(0, tag - 64)
    while end > stop and text[end - 1] in " \t\r\n":
        end -= 1
    if end in (0, stop) or "\n" not in text[end:tag] or text[end - 1] in '"”’)]>▶':
        return None
    low = max(text.rfind("\n", 0, end) + 1, end - _REACH)
    start = end - 1
    while start > low and not (
        text[start - 1] == " " and text[start - 2] in _STOPS and not _abbreviated(text, start)
    ):
        start -= 1
    opens = start == 0 or text[start - 1] == "\n"
    if not opens and (whole or start == low):
        return None
    return (start, end) if _hands_over(text[start:end]) else None


_STOPS = '.!?…"”'


def connects(text: str, start: int) -> Span | None:
    """The last sentence of a line, at ``start``, that connects to reporters and says where they are."""
    if text[start - 1 : start] not in ("", "\n") and text[start - 2 : start] != ". ":
        return None
    end = text.find("\n", start, start + _REACH)
    line = text[start : end if end >= 0 else start + _REACH].rstrip()
    may_be = line.endswith((".", "!")) and any(word in line for word in _CONNECTED)
    match = _CONNECT.match(line) if may_be else None
    return (
        (start, start + len(line)) if match and _WHEREABOUTS.fullmatch(line, match.end()) else None
    )


_WHEREABOUTS = Pattern(
    r"(?: (?:in|at|from|who (?:is|are) (?:out )?(?:in|at|on)) (?:the )?[A-Za-z][A-Za-z,'-]{2,20}(?: [A-Z][A-Za-z,'-]{2,20}| of| the| south| southern| north)*"
    r"(?: to (?:see|find out|hear|learn|check) [a-z][A-Za-z ,'-]{2,90})?"
    r"| (?:to (?:find out|hear|learn) more|for (?:more|the|further)) ?[a-z' ]{0,40})?[.!]"
)
_ASKED = Pattern(rf"\s{{1,4}}(?:[A-Z]{{2,6}} )?(?:{_ROLE}) {NAME}[^\n?]{{0,300}}\?")


def asks_reporter(text: str, index: int) -> bool:
    """Whether the next line is a question to a reporter or a caster who is named."""
    return _ASKED.match(text, index) is not None


def _abbreviated(text: str, start: int) -> bool:
    """Whether the stop before a sentence is one of "Mr. " or "a.m. "."""
    before = text[max(0, start - 8) : start].rstrip()
    return before.endswith(("Mr.", "Ms.", "Mrs.", "Dr.", "Rep.", ".m.", "U.S.", "No.", "Gov."))

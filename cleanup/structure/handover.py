"""The sentences of a script that are known by where they stand: before and behind a stage tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanup.pattern import Pattern
from cleanup.structure.words import NAME, REPORTER, has_surname

if TYPE_CHECKING:
    from cleanup.model import Span

__all__ = ["answer_behind", "asks_reporter", "connects", "handover_before", "hands_to_reporter"]

_REACH = 240  # characters of the longest sentence that hands over

_CASTER = r"(?:[Ww]eather[ ]?|[Mm]eteorological[ ])?(?:[Cc]aster|[Rr]eporter)|[Mm]eteorologist"
_ROLE = rf"(?:{REPORTER}|{_CASTER}|[Ww]eathercaster)"
_ROLE_NAME = Pattern(rf"\b{_ROLE}s?[,:]?[ ](?:is[ ])?({NAME})")
_NAME_ROLE = Pattern(rf"({NAME}),?[ ](?:is[ ])?(?:(?:an?|the|our)[ ])?(?:[a-z]+[ ])?{_ROLE}\b")
# What a reporter does on air, and how the anchor goes on to it.
_TELLS = Pattern(
    r"\b(?:[Tt]his is|[Ii]t is|[Ii]['’]m|[Ii] am|[Hh]ere|[Ff]irst|[Nn]ext|[Nn]ow|[Cc]ontinuing|[Ff]ollowing|[Ii]n addition|in turn|[Ll]et['’]s|"
    r"[Ww]e|[Pp]lease|will|has|have|news|reports?|reported|reporting|look(?:s|ed|ing)?|covers?|covered|met|meets?|investigat\w+|"
    r"analy[sz]\w+|organi[sz]\w+|explain\w*|examin\w+|check(?:s|ed)?|summari[sz]\w+|summed|tells?|delivers?|"
    r"delivered|accompan\w+|visited|visits|went|goes|followed|follows|traced|points?|pointed|found|finds|"
    r"hear|heard|connect\w*|listen\w*|talk\w*|ask\w*|convey\w*|give|gathered|pursued|captured|experienced|"
    r"toured|rode|saw|sees|shows?|inform\w*|introduc\w+|compiled|sorted|arranged|wraps?|wrapped|takes?|took)\b"
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
    rf"({NAME}) (?:reports|reporting|has more)(?: (?:from|in|on) [A-Z][A-Za-z ,'’.-]{{2,60}})?"
    rf"|(?:we have|we begin with|[Ww]e have|We begin with|[Hh]ere is|[Tt]his is|I['’]m|I am) (?:a report (?:from|by) )?({NAME}) ?(?:reporting|reports)?(?: (?:from|in) [A-Z][A-Za-z ,'’.-]{{2,60}})?"
    rf"|Here (?:are|is) [a-z ,]{{3,60}}reported by ({NAME})"
    rf")"
)
_ANSWER = Pattern(
    r"(?:(?P<yes>Yes)[,.] )?(?:I am|I['’]m|We are|This is|It is)(?P<out>(?: now| currently)?(?: out| standing| here)+)?(?: now| currently)?"
    r" (?:(?:at|in|on|near|in front of) )?(?:the |an? )?[A-Z]?[A-Za-z][A-Za-z'’ ,-]{2,90}?\.(?=\s|\Z)"
)
_CLAUSE = Pattern(
    r"\b(?:who|whose|which|that|because|and|but|is|was|has|had|will|where|not|to|so|it)\b"
)


def hands_to_reporter(sentence: str) -> bool:
    """Whether a sentence, known to stand before a reporter's tag, hands over to the reporter."""
    if _NO_TOSS.search(sentence):
        return False
    bare = sentence.rstrip(" .!…")
    if _CONNECT.match(sentence):
        return True
    for pattern in (_ROLE_NAME, _NAME_ROLE):
        match = pattern.search(sentence)
        if match and has_surname(match[1]):
            rest = sentence[: match.start()] + sentence[match.end() :]
            return sentence[-1] == "!" or not rest.strip(" .,") or bool(_TELLS.search(rest))
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
    return (start, end) if hands_to_reporter(text[start:end]) else None


_STOPS = '.!?…"”'


def connects(text: str, start: int) -> Span | None:
    """The line of its own at ``start`` that connects to reporters, and says no more than where."""
    if text[start - 1 : start] not in ("", "\n"):
        return None
    end = text.find("\n", start, start + _REACH)
    line = text[start : end if end >= 0 else start + _REACH].rstrip()
    match = _CONNECT.match(line) if line.endswith((".", "!")) else None
    return (
        (start, start + len(line)) if match and _WHEREABOUTS.fullmatch(line, match.end()) else None
    )


_WHEREABOUTS = Pattern(
    r"(?: (?:in|at|from|who (?:is|are) (?:out )?(?:in|at|on)) (?:the )?[A-Za-z][A-Za-z ,'-]{2,50}"
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


def answer_behind(text: str, start: int) -> Span | None:
    """The reporter's first sentence at ``start`` where it says where the reporter stands.

    "Yes, I am at the port." goes, "Yes, the port is closed." stays.
    """
    match = _ANSWER.match(text, start)
    if match is None or not (match["yes"] or match["out"]):
        return None
    place = text[match.end("out") if match["out"] else start + 12 : match.end()]
    return None if _CLAUSE.search(place) else match.span()

"""The classes of lines: what each line of a document is, told once and shared by rules."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from cleanup.structure import bylines, page, script
from cleanup.structure import credits as credit
from cleanup.structure.words import may_name_outlet

__all__ = ["KINDS", "Line", "classify", "ends_sentence", "kind_of"]

KINDS = (
    "tag", "toss", "sign-off", "label", "quote", "credit", "byline", "caption", "notice", "chrome",
    "time", "heading", "prose",
)  # fmt: skip
"""What a line may be; blank lines are left out."""


class Line(NamedTuple):
    """A line that is not blank: ``text[start:end]`` without the blanks around it, and its kind."""

    start: int
    end: int
    kind: str


def classify(text: str) -> tuple[Line, ...]:
    """What each line of a text is, blank ones left out. Offsets are characters."""
    lines: list[Line] = []
    at = 0
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            start = at + raw.index(bare[0])
            lines.append(Line(start, start + len(bare), kind_of(text, bare, start)))
        at += len(raw) + 1
    return tuple(_settled(text, lines))


_STOPS = tuple(".!?…")
_WRAPS = "\"'”’)]>」』"


def ends_sentence(line: str) -> bool:
    """Whether a line ends with a full stop or its like, marks that close aside."""
    return line.rstrip(_WRAPS).endswith(_STOPS)


_FIRST = frozenset("[<〈【◀◁《■□◆◇◎")
_QUOTED = frozenset("\"'“‘[")
_RELATED = "related"  # a headline of another story, below this one
_MARKED = _FIRST | frozenset("▲△▼▶☞▷►")
_LONG = 240  # no tag, toss or credit is longer
_SENTENCE = 120  # no toss, and no credit that ends with a full stop
_ENDS = frozenset('.?!”"')
_CRUMBS = "crumbs"  # the way to a page, above its story
_WEAK = "weak"  # words of a page that are ordinary words as well


def kind_of(text: str, line: str, start: int) -> str:
    """What a line of ``text`` that begins at ``start`` is by itself; ``line`` is without blanks.

    Words of a page that are ordinary words as well are ``weak`` here: what they are depends on the
    lines around them, which :func:`classify` looks at.
    """
    if line[0] not in _MARKED and len(line) > (_SENTENCE if line[-1] in _ENDS else _LONG):
        return "notice" if page.is_notice(line) else "prose"
    end = text.find("\n", start)
    if len(line) > _LONG or end < 0 or text[start - 1 : start] not in ("", "\n"):
        return _told(text, line, start)
    return _kind_alone(line, text[start + len(line) : end + 1])


@lru_cache(maxsize=1 << 12)
def _kind_alone(line: str, behind: str) -> str:
    """What a line is that is not the last: the rest of the text makes no difference then."""
    return _told(line + behind, line, 0)


def _told(text: str, line: str, start: int) -> str:
    for tell in _TELLERS:
        kind = tell(text, line, start)
        if kind:
            return kind
    return "prose" if len(line) > 150 or ends_sentence(line) else "heading"


def _as_tag(_text: str, line: str, _start: int) -> str:
    pattern = script.STAGE_TAG if line[0] in _FIRST else script.BARE_TAG
    return "tag" if pattern.fullmatch(line) else ""


def _as_page(_text: str, line: str, _start: int) -> str:
    if page.is_notice(line):
        return "notice"
    if page.is_time_stamp(line):
        return "time"
    words = page.page_words(line)
    return {"": "", "sure": "chrome", "ordinary": _WEAK}.get(words, _CRUMBS)


def _as_credit(text: str, line: str, start: int) -> str:
    end = start + len(line)
    bracket = credit.in_brackets(text, start)
    if (bracket and bracket[1] == end) or credit.credit_line(line):
        return "credit"
    byline = bylines.bracketed_byline(text, start)
    return "byline" if (byline and byline[1] == end) or bylines.byline_line(line) else ""


def _as_spoken(text: str, line: str, start: int) -> str:
    toss = script.toss(text, start)
    if toss and toss[1] == start + len(line):
        return "toss"
    may_sign = may_name_outlet(line) or "caster" in line or line.startswith(script.CLOSINGS)
    sign_off = script.sign_off(text, start) if may_sign else None
    return "sign-off" if sign_off and sign_off[1] == start + len(line) else ""


def _as_marked(_text: str, line: str, _start: int) -> str:
    if line[0] in _FIRST:
        return "label" if _is_label(line) else "quote" if _is_quote(line) else ""
    if line[0] in "▲△▼":
        return "caption"
    if line[0] in "▶☞▷►":
        return _RELATED if ":" not in line or line[1:].lstrip()[:1] in _QUOTED else ""
    return ""


def _is_label(line: str) -> bool:
    """Whether a line begins with a speaker's label behind its mark, or is one in brackets."""
    if line[0] == "[":
        inside = line[1:-1]
        framed = line[-1] == "]" and 1 < len(inside) < 42 and _begins_name(inside[0])
        return framed and "]" not in inside and ":" not in inside
    name = line[1:].removeprefix(" ") if line[0] in "■□◆◇◎" else ""
    return _begins_name(name[:1]) and (":" in name[1:42] or ">" in name[1:42])


def _is_quote(line: str) -> bool:
    """Whether a line begins with a speaker, a colon and what was said in one bracket."""
    colon = line.find(":", 2)
    named = _begins_name(line[1:2]) or line[1:2] == "("
    return line[0] == "[" and named and 2 < colon < 123 and "]" not in line[2:colon]


def _begins_name(character: str) -> bool:
    return "A" <= character <= "Z" or "가" <= character <= "힣"


_TELLERS = (_as_tag, _as_page, _as_credit, _as_spoken, _as_marked)
_PAGE = frozenset(("chrome", "time", _CRUMBS, _WEAK, "notice"))
_SIGNS = frozenset(("chrome", "time", _CRUMBS))
_OPEN = frozenset((_WEAK, "time", _RELATED, _CRUMBS))


def _settled(text: str, lines: list[Line]) -> list[Line]:
    """The lines with ordinary words of a page and time stamps settled by where they stand."""
    if not any(line.kind in _OPEN for line in lines):
        return lines
    told = [
        number
        for number, line in enumerate(lines)
        if _tells(text, line) and not _is_title(lines, number)
    ]
    first, last = (told[0], told[-1]) if told else (len(lines), -1)
    head = any(line.kind in _SIGNS for line in lines[:first])
    foot = any(line.kind in _SIGNS for line in lines[last + 1 :])
    settled = []
    for number, line in enumerate(lines):
        kind = line.kind
        if kind == _WEAK:
            kind = "chrome" if (number < first and head) or (number > last and foot) else "heading"
        elif kind == "time":
            kind = "time" if number < first or number > last else "heading"
        elif kind == _RELATED:
            kind = "chrome" if number > last else "heading"
        elif kind == _CRUMBS:
            kind = "chrome" if number < first or number > last else "heading"
        settled.append(line._replace(kind=kind))
    return settled


def _is_title(lines: list[Line], number: int) -> bool:
    """Whether a sentence stands as a title above words of the page."""
    line = lines[number]
    return (
        line.end - line.start <= 160
        and all(before.kind in _PAGE for before in lines[:number])
        and number + 1 < len(lines)
        and lines[number + 1].kind in _PAGE
    )


def _tells(text: str, line: Line) -> bool:
    """Whether a line is of the story itself: a sentence of some length."""
    if line.kind not in ("prose", "quote"):
        return False
    return line.end - line.start > 60 or text.count(" ", line.start, line.end) > 5

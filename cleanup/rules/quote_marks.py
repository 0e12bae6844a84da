"""The double quote marks of a text: which way each one faces, and where they do not pair."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from cleanup.layout import line_around
from cleanup.pattern import Pattern

__all__ = [
    "ELIDED", "MARKS", "NO_QUOTE", "STRAIGHT", "Mark", "Paragraph", "code_near", "face", "is_open", "islands",
    "marks_before", "marks_behind", "paragraphs", "word_stands_before",
]  # fmt: skip

MARKS = '“”"'
STRAIGHT = '"'
_SIGNS = frozenset(MARKS)
_PAIRS = frozenset(("“”", STRAIGHT * 2))
_BLANKS = frozenset(("", " ", "\n", "\t", "\r", "\u00a0"))
_BEFORE_OPENING = _BLANKS | frozenset("([{<>—–-=/‘'“\"")
_AFTER_CLOSING = _BLANKS | frozenset(".,;:!?)]}…—–-/’'”\"<&")
_FAR = 1500  # characters between two marks that may still be one quote

NO_QUOTE = "s|t|d|m|ll|re|ve|em|til|n|tis|twas|cause|am|all|er|en|clock|bout|round|cos|neath|nother"
ELIDED = Pattern(rf"(?:{NO_QUOTE})\b")
"""What an apostrophe stands for at a word's beginning, so that it opens no quote."""


class Mark(NamedTuple):
    """A quote mark at offset ``at`` and the way its neighbours make it face.

    ``face`` is ``(`` where it can only open, ``)`` where it can only close, ``?`` where it stands
    between two blanks or tight between two words.
    """

    at: int
    sign: str
    face: str


class Paragraph(NamedTuple):
    """A line ``first:end`` of the text whose double quote marks are not in order.

    ``unclosed`` says that a paragraph before it may leave a quote open. ``islands`` are the marks
    that stand in no good pair, in runs between good pairs.
    """

    first: int
    end: int
    marks: list[Mark]
    unclosed: bool
    islands: list[list[Mark]]

    @property
    def repairable(self) -> Iterator[tuple[Mark, Mark]]:
        """Opening and closing mark of each quote whose marks are faulty but have one reading."""
        for island in self.islands:
            if len(island) % 2:
                continue
            pairs = list(zip(island[::2], island[1::2], strict=True))
            if all(
                opening.face != ")" and closing.face != "(" and closing.at - opening.at < _FAR
                for opening, closing in pairs
            ):
                yield from pairs

    @property
    def mixed(self) -> Iterator[tuple[Mark, Mark]]:
        """Opening and closing mark of each good pair of which one is curly and one straight."""
        for one, two in zip(self.marks, self.marks[1:], strict=False):
            if (one.sign == STRAIGHT) != (two.sign == STRAIGHT) and _good(one, two):
                yield one, two


def paragraphs(text: str, at: Sequence[int]) -> tuple[Paragraph, ...]:
    """The paragraphs whose marks, all of them at one of the offsets, are not in order."""
    return _disorder(text, tuple(at))


@lru_cache(maxsize=4)  # the rules on quotes ask about one text in turn
def _disorder(text: str, offsets: tuple[int, ...]) -> tuple[Paragraph, ...]:
    at = [start for start in offsets if text[start : start + 1] in _SIGNS]
    if len(at) % 2 == 0 and _in_order(text, at):
        return ()
    found: list[Paragraph] = []
    unclosed = False
    number = 0
    while number < len(at):
        start = at[number]
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        behind = bisect_left(at, end, number)
        offsets_here = at[number:behind]
        number = behind
        if text[start - 1 : start].isdigit() or len(offsets_here) > 1:
            offsets_here = _without_inches(text, offsets_here)
        odd = len(offsets_here) % 2 == 1
        if offsets_here and (odd or not _in_order(text, offsets_here)):
            first = text.rfind("\n", 0, start) + 1
            marks = [Mark(mark, text[mark], face(text, mark)) for mark in offsets_here]
            found.append(Paragraph(first, end, marks, unclosed, islands(marks)))
            opens = text[first:end].lstrip(" \t-–—")[:1] in {"“", STRAIGHT}
            unclosed = odd and (opens or (marks[-1].sign == "“" and marks[-1].face == "("))
        else:
            unclosed = False
    return tuple(found)


_INCHES = Pattern(r"\d['’][ ]?\d{1,2}\Z")


def marks_before(text: str, index: int) -> list[int] | None:
    """Where double marks stand before ``index`` on its line, inches aside; None for a line too long."""
    line = line_around(text, index)
    if line is None:
        return None
    return _without_inches(text, [mark.start() for mark in _ANY.finditer(text, line[0], index)])


def marks_behind(text: str, index: int) -> int:
    """How many double marks stand behind ``index`` on its line, as far as it is looked at."""
    line = line_around(text, index)
    return len(_ANY.findall(text, index, line[1])) if line else 0


def is_open(text: str, index: int) -> bool:
    """Whether a quotation is surely open at ``index``: an odd number of marks before it."""
    before = marks_before(text, index)
    return before is not None and len(before) % 2 == 1


_ANY = Pattern(f"[{MARKS}]")


def _without_inches(text: str, marks: Sequence[int]) -> list[int]:
    """The marks but those of a height, ``6'2"``, where no quote is open that they may close."""
    kept: list[int] = []
    for mark in marks:
        free = len(kept) % 2 == 0 and text[mark] == STRAIGHT and text[mark - 1 : mark].isdigit()
        if not free or not _INCHES.search(text[max(0, mark - 5) : mark]):
            kept.append(mark)
    return kept


def _in_order(text: str, marks: Sequence[int]) -> bool:
    """Whether an even number of marks are pairs of one line, tight inside and free outside."""
    for opening, closing in zip(marks[::2], marks[1::2], strict=True):
        if (
            text[opening] + text[closing] not in _PAIRS
            or text[opening + 1] == " "
            or text[closing - 1] == " "
            or text[opening - 1 : opening] not in _BEFORE_OPENING
            or text[closing + 1 : closing + 2] not in _AFTER_CLOSING
            or text.find("\n", opening, closing) >= 0
        ):
            return False
    return True


def face(text: str, at: int) -> str:
    """The way in which the neighbours of the mark at ``at`` make it face: ``(``, ``)``, ``?``."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    opens = before in _BEFORE_OPENING and after not in _AFTER_CLOSING
    closes = before not in _BLANKS and before not in "([{<" and after in _AFTER_CLOSING
    if opens == closes:
        # Two marks side by side, an outer one and its inner one, take the blank beyond.
        if before in _BLANKS and after in {"'", "’", '"', "”"} and text[at + 2 : at + 3].isalnum():
            return "("
        return "?"
    return "(" if opens else ")"


_CODE = Pattern(r"[{}\\|\t]|\"\s*[:+]|\s\.\.\s|\s==?\s?[\"']|\([\"']|'\s?\+|<\w+>")


def code_near(text: str, start: int, end: int) -> bool:
    """Whether what stands in or next to ``text[start:end]`` looks like code rather than prose."""
    return _CODE.search(text, max(0, start - 30), end + 30) is not None


_WORD = Pattern(
    r"(?:\A|(?<=[\s“‘]))(?:[A-Za-z][A-Za-z0-9'’&-]+|[\d.,]+%?|[AI](?=[,:.?!…])|(?:[A-Z]\.)+)"
    r"[”’\])]{0,2}[,:.?!…)\]]{0,4}\Z"
)


def word_stands_before(text: str, at: int) -> bool:
    """Whether a plain word, with its stops, ends at ``at``; not a call, a path or a value."""
    return _WORD.search(text[max(0, at - 40) : at]) is not None


def _good(one: Mark, two: Mark) -> bool:
    return (
        one.face == "("
        and two.face == ")"
        and one.sign not in "”’"
        and two.sign not in "“‘"
        and two.at - one.at < _FAR
    )


def islands(marks: Sequence[Mark]) -> list[list[Mark]]:
    """The marks that stand in no good pair, in runs between good pairs."""
    found: list[list[Mark]] = [[]]
    number = 0
    while number < len(marks):
        if number + 1 < len(marks) and _good(marks[number], marks[number + 1]):
            if found[-1]:
                found.append([])
            number += 2
        else:
            found[-1].append(marks[number])
            number += 1
    return [island for island in found if island]

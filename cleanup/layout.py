"""The shape of a text: lines and sentences, what goes with an artifact, the flat text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanup.model import Span

__all__ = [
    "closes_sentence",
    "cut",
    "flat",
    "flat_all",
    "line_around",
    "opens_line",
    "opens_sentence",
]

_REACH = 400  # how far blanks are followed: bounds the work on a text of nothing but blanks
_LINE = 3000  # characters of a line on either side that are looked at
_STOPS = ".!?…"
_CLOSERS = "])>▶▷】〉:"
_OPENERS = "[<◀"
_STRAIGHT = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'))


def flat(text: str) -> str:
    """The text with ASCII letters in lower case and straight quotes, every character in place."""
    if text.isascii():
        return text.lower()
    lowered = text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")
    for mark, straight in _STRAIGHT:
        lowered = lowered.replace(mark, straight)
    return lowered


def flat_all(texts: Sequence[str]) -> list[str]:
    """The flat texts of many short ones, made in one go."""
    flats = flat("\0".join(texts)).split("\0")
    return flats if len(flats) == len(texts) else [flat(text) for text in texts]


def opens_sentence(text: str, index: int) -> bool:
    """Whether a sentence may begin at ``index``: a line's start, or behind a full stop or a tag."""
    before = text[max(0, index - 16) : index].rstrip(" \t")
    if not before or before[-1] == "\n" or before[-1] in _CLOSERS:
        return True
    bare = before.rstrip("\"'”’)]")
    return len(before) - len(bare) <= 3 and bare[-1:] in _STOPS and bare != ""


def opens_line(text: str, index: int) -> bool:
    """Whether nothing but blanks stands before ``index`` on its line."""
    start = _back(text, index, " \t\r\u00a0")
    return start == 0 or text[start - 1] == "\n"


def line_around(text: str, index: int) -> Span | None:
    """The line around ``index``, without its end; None for one that reaches too far to be prose."""
    start = text.rfind("\n", max(0, index - _LINE), index) + 1
    end = text.find("\n", index, index + _LINE)
    if (start == 0 and index > _LINE) or (end < 0 and len(text) - index > _LINE):
        return None
    return start, end if end >= 0 else len(text)


def closes_sentence(text: str, index: int) -> bool:
    """Whether what ends at ``index`` with its full stop is followed by a new sentence or none."""
    start = _forth(text, index, " \t\r")
    after = text[start : start + 1]
    if after in ("", "\n") or after in _OPENERS:
        return True
    if start == index:
        return False
    if after in "\"'“‘(":
        after = text[start + 1 : start + 2]
    return after.isupper() or after.isdigit() or "가" <= after <= "힣"


def cut(text: str, start: int, end: int) -> Span:
    """What to delete so that ``text[start:end]`` goes without leaving a hole.

    A line that holds nothing else goes whole, with the blank lines that only set it off; within a
    line, the spaces on one side go too. Offsets are characters of ``text``.
    """
    left, right = _back(text, start, " \t"), _forth(text, end, " \t\r")
    opens, closes = left == 0 or text[left - 1] == "\n", right == len(text) or text[right] == "\n"
    if opens and closes:
        return _cut_line(text, left, right)
    if closes:
        return left, end
    if opens or left < start:
        return start, _forth(text, end, " \t")
    return start, end


def _cut_line(text: str, left: int, right: int) -> Span:
    """A whole line ``text[left:right]`` with its line end and the blank lines that are then one."""
    above, below = _back(text, left, " \t\r\n"), _forth(text, right, " \t\r\n")
    if below == len(text) and above > 0:
        # The foot of the text: keep the final line end where there was one.
        tail = text[right:]
        final = "\r\n" if tail.endswith("\r\n") else "\n" if tail.endswith("\n") else ""
        return above, len(text) - len(final)
    if right == len(text):
        return left, right
    next_line = right + 1
    blank_above = left == 0 or text[above:left].count("\n") > 1 or above == 0
    if blank_above:
        last_break = text.rfind("\n", right, below)
        next_line = max(next_line, last_break + 1)
    return left, next_line


def _back(text: str, index: int, blanks: str) -> int:
    stop = max(0, index - _REACH)
    while index > stop and text[index - 1] in blanks:
        index -= 1
    return index


def _forth(text: str, index: int, blanks: str) -> int:
    stop = min(len(text), index + _REACH)
    while index < stop and text[index] in blanks:
        index += 1
    return index

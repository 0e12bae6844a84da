"""Lines and sentences of a document: where they begin, and what to delete with an artifact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanup.pattern import Pattern

if TYPE_CHECKING:
    from cleanup.model import Span

__all__ = ["closes_sentence", "cut", "opens_sentence"]

_REACH = 400  # how far blanks are followed: bounds the work on a text of nothing but blanks
_SENTENCE_END = Pattern(r"(?:[.!?…][\"'”’)\]]{0,3}|[\])>▶▷】〉:])\Z")
_SENTENCE_STOP = Pattern(r"[ \t\r]*(?:\n|\Z)|[ \t]+[\"'“‘(\[<◀]?[A-Z0-9가-힣]|[ \t]*[\[<◀]")


def opens_sentence(text: str, index: int) -> bool:
    """Whether a sentence may begin at ``index``: a line's start, or behind a full stop or a tag."""
    before = text[max(0, index - 16) : index].rstrip(" \t")
    return not before or before.endswith("\n") or bool(_SENTENCE_END.search(before))


def closes_sentence(text: str, index: int) -> bool:
    """Whether what ends at ``index`` with its full stop is followed by a new sentence or none."""
    return _SENTENCE_STOP.match(text, index) is not None


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

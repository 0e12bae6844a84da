"""A unit: the piece of a file that holds one document, and how to put it back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cleanup.model import Document, Edit

__all__ = ["Unit"]


class Unit(NamedTuple):
    """A run of a file's characters, with the document inside it, if there is one.

    The ``raw`` of all units of a file, joined, is the file. ``document.text`` stands in ``raw``
    from ``start`` on; where the file writes it with escapes (JSON), ``shifts`` lists the places at
    which the two drift apart as pairs ``(offset in text, offset in raw)``, sorted, and ``encode``
    writes a replacement the way the file does. ``line`` is the 1-based line on which ``raw``
    begins. A unit that cannot be read has no document and says why in ``trouble``; it is kept.
    """

    raw: str
    line: int
    document: Document | None = None
    start: int = 0
    shifts: tuple[tuple[int, int], ...] = ()
    encode: Callable[[str], str] | None = None
    trouble: str = ""

    def offset(self, index: int) -> int:
        """Where the document's character ``index`` stands in ``raw``."""
        if not self.shifts:
            return self.start + index
        at = bisect_right(self.shifts, (index, len(self.raw))) - 1
        if at < 0:
            return self.start + index
        text_offset, raw_offset = self.shifts[at]
        return raw_offset + index - text_offset

    def place(self, index: int) -> tuple[int, int]:
        """The 1-based line and column, in characters of the file, of the document's ``index``."""
        offset = self.offset(index)
        line_start = self.raw.rfind("\n", 0, offset) + 1
        return self.line + self.raw.count("\n", 0, offset), offset - line_start + 1

    def rewrite(self, edits: Sequence[Edit]) -> str:
        """``raw`` with edits of the document's text applied; all else byte for byte."""
        parts, at = [], 0
        for edit in edits:
            if edit.replacement is None:
                continue
            start, end = self.offset(edit.start), self.offset(edit.end)
            parts.append(self.raw[at:start])
            parts.append(self.encode(edit.replacement) if self.encode else edit.replacement)
            at = end
        parts.append(self.raw[at:])
        return "".join(parts)

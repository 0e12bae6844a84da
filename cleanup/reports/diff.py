"""The diff of what fixing would change, in the unified format that ``git apply`` takes."""

from __future__ import annotations

from collections import deque
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from cleanup.reports.row import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["REPORT", "Differ"]

_CONTEXT = 3


class Differ:
    """Builds the hunks of one file from its pieces, in order; memory holds one hunk.

    ``feed`` takes a piece as it was and as it is, and gives the hunks that are complete; ``end``
    gives the last. Pieces are whole lines, split at LF only. ``path`` is relative to the folder in
    which the diff is to be applied; as there is no line "diff --git", git takes it so too.
    """

    def __init__(self, path: str) -> None:
        name = path.lstrip("/")
        tab = "\t" if " " in name else ""  # tells git where a name with spaces ends
        self._head = f"--- {_quoted('a/' + name)}{tab}\n+++ {_quoted('b/' + name)}{tab}\n"
        self._before: deque[str] = deque(maxlen=_CONTEXT)
        self._hunk: list[str] = []
        self._trailing = 0
        self._old = self._new = 0  # lines seen
        self._start = (0, 0)
        self._size = (0, 0)

    def feed(self, old: str, new: str) -> Iterator[str]:
        """One more piece of the file."""
        if old == new:
            yield from self._same(_lines(old))
            return
        before, after = _lines(old), _lines(new)
        for tag, i, k, j, m in SequenceMatcher(None, before, after).get_opcodes():
            if tag == "equal":
                yield from self._same(before[i:k])
            else:
                self._differ(before[i:k], after[j:m])

    def end(self) -> Iterator[str]:
        """The last hunk, if there is one."""
        if self._hunk:
            yield self._flush()

    def _same(self, lines: list[str]) -> Iterator[str]:
        for line in lines:
            self._old += 1
            self._new += 1
            if not self._hunk:
                self._before.append(line)
                continue
            self._hunk.append(_line(" ", line))
            self._size = self._size[0] + 1, self._size[1] + 1
            self._trailing += 1
            if self._trailing > 2 * _CONTEXT:
                last = self._hunk[-_CONTEXT - 1 :]
                yield self._flush()
                self._before.extend(text[1:] for text in last)

    def _differ(self, old: list[str], new: list[str]) -> None:
        if not self._hunk:
            context = list(self._before)
            self._before.clear()
            self._start = self._old - len(context) + 1, self._new - len(context) + 1
            self._size = len(context), len(context)
            self._hunk = [_line(" ", line) for line in context]
        self._trailing = 0
        self._hunk += [_line("-", line) for line in old]
        self._hunk += [_line("+", line) for line in new]
        self._old += len(old)
        self._new += len(new)
        self._size = self._size[0] + len(old), self._size[1] + len(new)

    def _flush(self) -> str:
        surplus = max(0, self._trailing - _CONTEXT)
        lines = self._hunk[: len(self._hunk) - surplus]
        old, new = self._size[0] - surplus, self._size[1] - surplus
        # A side without lines is numbered by the line before it.
        first_old, first_new = self._start[0] - (old == 0), self._start[1] - (new == 0)
        self._hunk, self._trailing = [], 0
        head, self._head = self._head, ""
        return f"{head}@@ -{first_old},{old} +{first_new},{new} @@\n{''.join(lines)}"


def _quoted(name: str) -> str:
    """A file name as git writes it: between quotes, with escapes, where it would break a line."""
    if name.isprintable():
        return name
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if ord(c) > 31 else f"\\{ord(c):03o}" for c in escaped) + '"'


def _lines(text: str) -> list[str]:
    pieces = text.split("\n")
    last = pieces.pop()
    return [piece + "\n" for piece in pieces] + ([last] if last else [])


def _line(mark: str, line: str) -> str:
    return mark + line if line.endswith("\n") else f"{mark}{line}\n\\ No newline at end of file\n"


class DiffReport(Report):
    """The diff alone, coloured on a terminal."""

    wants_rows = False
    wants_diff = True

    def diff(self, lines: str) -> None:
        self.out.write("".join(self._coloured(lines)) if self.colour.on else lines)

    def _coloured(self, lines: str) -> Iterable[str]:
        for line in _lines(lines):
            code = {"-": "31", "+": "32", "@": "36"}.get(line[0], "")
            if line.startswith(("---", "+++")):
                code = "1"
            yield self.colour(line.rstrip("\n"), code) + "\n" if code else line


REPORT = DiffReport

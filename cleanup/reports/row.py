"""What a report is made of: rows, one a finding, and what became of each file."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple, TextIO

__all__ = ["Colour", "Outcome", "Report", "Row", "Summary"]


class Row(NamedTuple):
    """A finding as reports show it: everything is said in terms of the file as it came in.

    Lines and columns are 1-based, columns in characters, the end exclusive. ``before`` is what
    the rule saw; ``after`` is None where a human decides. ``safe`` says that it is applied without
    ``--unsafe``, ``applied`` that this run applies it; where the file then cannot be written, an
    error says so and nothing was. ``note`` is the evidence.
    """

    code: str
    name: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    before: str
    after: str | None
    safe: bool
    applied: bool
    message: str
    note: str = ""
    korean: str | None = None
    term: str | None = None
    score: float | None = None


_NONE: Counter[str] = Counter()


class Outcome(NamedTuple):
    """What became of one file.

    ``counts`` holds, by rule code, how many findings were (or would be) applied, ``unsafe`` how
    many unsafe fixes were left, ``open`` how many only a human can decide. ``troubles`` are units
    that could not be read and were kept, with their lines; ``skipped`` and ``error`` are messages.
    """

    path: str
    documents: int = 0
    changed: bool = False
    counts: Counter[str] = _NONE
    unsafe: Counter[str] = _NONE
    open: Counter[str] = _NONE
    troubles: tuple[str, ...] = ()
    trouble_count: int = 0
    skipped: str = ""
    error: str = ""


class Summary:
    """The sum of all outcomes; ``files`` are those that were read through."""

    def __init__(self) -> None:
        self.files = 0
        self.changed = 0
        self.documents = 0
        self.counts: Counter[str] = Counter()
        self.unsafe: Counter[str] = Counter()
        self.open: Counter[str] = Counter()
        self.troubles = 0
        self.errors = 0

    def add(self, outcome: Outcome) -> None:
        """Count one more file."""
        self.files += not (outcome.error or outcome.skipped)
        self.changed += outcome.changed
        self.documents += outcome.documents
        self.counts += outcome.counts
        self.unsafe += outcome.unsafe
        self.open += outcome.open
        self.troubles += outcome.trouble_count
        self.errors += bool(outcome.error)

    @property
    def findings(self) -> int:
        """All findings, whatever became of them."""
        return self.counts.total() + self.unsafe.total() + self.open.total()


class Colour(NamedTuple):
    """How a terminal marks what matters; off, it returns the words as they are."""

    on: bool = False

    def __call__(self, text: str, code: str) -> str:
        """``text`` in the colour of an SGR code, like "31"."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.on and text else text


class Report:
    """Writes findings to a stream as they come. ``fixing`` says that fixes are being applied."""

    wants_rows = True
    wants_diff = False

    def __init__(self, out: TextIO, *, fixing: bool = False, colour: Colour | None = None) -> None:
        self.out = out
        self.fixing = fixing
        self.colour = colour or Colour()

    def row(self, row: Row) -> None:
        """Show a finding."""

    def diff(self, lines: str) -> None:
        """Show a piece of a diff."""

    def close(self, summary: Summary) -> None:
        """Show what comes after the last finding."""

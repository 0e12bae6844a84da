"""Glossary files as they are kept: the laws for them, and the order that the laws want."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cleanup.glossary import COLUMNS, GlossaryError, read_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleanup.model import Term

__all__ = ["Faults", "faults", "in_order"]

Faults = list[str]
"""What is wrong, each with file and line: "file:line: what; mend"."""


class _Entry(NamedTuple):
    """A term and the full path of its file."""

    term: Term
    path: str

    @property
    def place(self) -> str:
        return f"{self.path}:{self.term.where.rpartition(':')[2]}"


def faults(paths: Sequence[str]) -> Faults:
    """All breaches of the laws in glossary files, in the order of files and lines.

    Raises OSError for a file that cannot be read.

    The laws: cells as in the header, NFC, no outer spaces, sorted, no entry twice, no variant
    that is agreed English, none that two terms claim for certain, an ordinary word marked with
    ``?``, and cues where there is a ``?``.
    """
    found: Faults = []
    entries: list[_Entry] = []
    for path in paths:
        with open(path, "rb"):  # that a file is missing is no fault of the glossary
            pass
        try:
            entries += [_Entry(term, path) for term in read_terms(path)]
        except GlossaryError as error:
            found.append(str(error))
            continue
        found += _in_file(path)
    found += _duplicates(entries)
    found += _variants(entries)
    found += _claims(entries)
    return sorted(found, key=_by_place)


def _by_place(fault: str) -> tuple[str, int, str]:
    path, _, rest = fault.partition(":")
    number = rest.partition(":")[0]
    return path, int(number) if number.isdigit() else 0, fault


def in_order(text: str) -> str:
    """A glossary file's text with its rows sorted by Korean; comments, header and cells stay."""
    lines = text.split("\n")
    end = [""] if lines[-1] == "" else []
    lines = lines[:-1] if end else lines
    head = _head(lines)
    rows = sorted(lines[head:], key=lambda line: (line.split("\t")[0], line))
    return "\n".join([*lines[:head], *rows, *end])


def _head(lines: Sequence[str]) -> int:
    """How many lines stand before the first row: comments, blank lines and the header."""
    head = 0
    while head < len(lines) and (not lines[head].strip() or lines[head].startswith("#")):
        head += 1
    if head < len(lines) and {"korean", "english"} & set(lines[head].strip().split("\t")):
        head += 1
    return head


def _in_file(path: str) -> Iterator[str]:
    """What can be seen line by line."""
    text = Path(path).read_text(encoding="utf-8-sig")
    lines = text.split("\n")
    if not text.endswith("\n"):
        yield f"{path}:{len(lines)}: no line end at the end; add one"
    previous = ""
    for number, line in enumerate(lines, 1):
        if unicodedata.normalize("NFC", line) != line:
            yield f"{path}:{number}: not in NFC; `cleanup fix --select ENC006` composes it"
        if number <= _head(lines) or not line:
            continue
        if line.startswith("#"):
            yield f"{path}:{number}: a comment among the rows; move it to the head"
            continue
        cells = line.rstrip("\r").split("\t")
        if any(cell != cell.strip() or "  " in cell for cell in cells):
            yield f"{path}:{number}: needless spaces in a cell; take them out"
        for cell in cells[: len(COLUMNS)]:
            if "|" in cell.replace(" | ", ""):
                yield f"{path}:{number}: {cell!r}: entries of a cell are separated by ' | '"
        if cells[0] < previous:
            yield (
                f"{path}:{number}: {cells[0]} should stand before {previous}; "
                "`cleanup glossary sort`"
            )
        previous = max(previous, cells[0])


def _duplicates(entries: Sequence[_Entry]) -> Iterator[str]:
    seen: dict[tuple[str, str], list[_Entry]] = defaultdict(list)
    for entry in entries:
        bearers = seen[entry.term.korean, entry.term.kind]
        for other in bearers:
            two_bearers = (
                other.term.english != entry.term.english
                and entry.term.kind == "person"
                and entry.term.cues
                and other.term.cues
            )
            if not two_bearers:
                yield (
                    f"{entry.place}: {entry.term.korean} ({entry.term.kind}) stands at "
                    f"{other.place} too; keep one, or give both people cues"
                )
        bearers.append(entry)


def _variants(entries: Sequence[_Entry]) -> Iterator[str]:
    agreed: dict[str, _Entry] = {}
    for entry in entries:
        for english in (entry.term.english, *entry.term.accepted):
            agreed.setdefault(english.casefold(), entry)
    for entry in entries:
        term = entry.term
        own = term.english.casefold()
        if term.ambiguous and not term.cues:
            yield f"{entry.place}: {term.ambiguous[0]}? needs cues; name words that decide it"
        for variant in (*term.variants, *term.ambiguous):
            key = variant.casefold()
            if key == own:
                yield f"{entry.place}: variant {variant!r} is its own English; drop it"
            elif key in agreed:
                other = agreed[key]
                yield (
                    f"{entry.place}: variant {variant!r} is the agreed English of "
                    f"{other.term.korean} ({other.place}); drop it"
                )


def _claims(entries: Sequence[_Entry]) -> Iterator[str]:
    """What is claimed for certain and may not be: ordinary words, and what two terms claim."""
    claimed: dict[str, _Entry] = {}
    for entry in entries:
        if entry.term.kind == "ending":
            continue
        for variant in entry.term.variants:
            if variant.isalpha() and variant.islower() and variant.isascii():
                yield (
                    f"{entry.place}: {variant!r} may be an ordinary word; "
                    f"mark it {variant}? with cues"
                )
            other = claimed.setdefault(variant.casefold(), entry)
            if other.term is not entry.term:
                yield (
                    f"{entry.place}: variant {variant!r} is claimed by {other.term.korean} "
                    f"({other.place}) too; mark both with ? and give cues"
                )

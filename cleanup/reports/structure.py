"""What each line of a document is taken for, for those who wonder why a rule did what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanup.structure import classify

if TYPE_CHECKING:
    from cleanup.formats import Unit

__all__ = ["rows"]

_WIDTH = 80  # characters of a line that are shown


def rows(unit: Unit) -> str:
    """A row for each line that is not blank: path, line of the file, kind, how it begins."""
    document = unit.document
    if document is None:
        return ""
    found = []
    for line in classify(document.text):
        begins = document.text[line.start : min(line.end, line.start + _WIDTH)]
        more = "…" if line.end - line.start > _WIDTH else ""
        number, _ = unit.place(line.start)
        found.append(f"{document.path}:{number}  {line.kind:<8}  {begins}{more}\n")
    return "".join(found)

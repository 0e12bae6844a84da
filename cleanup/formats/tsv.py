"""Tab-separated cells, never quoted: one document a row, in one of its cells."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from cleanup.formats.shape import Format, FormatError, Layout, bare, broken, no_partner, one_line
from cleanup.formats.unit import Unit
from cleanup.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["FORMAT"]

_TEXT_NAMES = ("text", "en", "english", "target")
_SOURCE_NAMES = ("source", "ko", "korean")
_SHOWN = 10  # columns named in a message


def split(
    lines: Iterable[str], path: str, layout: Layout, partner: Iterable[str] | None
) -> Iterator[Unit]:
    """One unit a row, its text one cell; all other cells stay as they are.

    Where the layout gives numbers only there is no header row; else the first row is the header
    and is never cleaned. A row with more or fewer cells than the first is kept and is trouble, an
    empty line is just kept. Raises FormatError where the column of the text cannot be found.
    """
    no_partner(path, partner)
    rows = iter(lines)
    first = next(rows, None)
    if first is None:
        return
    header = bare(first).split("\t")
    width, headed = len(header), _has_header(layout)
    column, source_column = _columns(path, header, layout, headed=headed)
    encode = partial(_one_cell, path)
    if headed:
        yield Unit(first, 1)
    else:
        rows = chain([first], rows)
    for number, line in enumerate(rows, 2 if headed else 1):
        cells = bare(line).split("\t")
        if len(cells) != width:
            model = "the header" if headed else "the first row"
            trouble = "" if cells == [""] else f"row has {_cells(len(cells))}, {model} {width}"
            yield Unit(line, number, trouble=trouble)
            continue
        text = cells[column]
        source = None if source_column is None else cells[source_column]
        trouble = broken(text) or (source and broken(source)) or ""
        if trouble:
            yield Unit(line, number, trouble=trouble)
            continue
        start = sum(map(len, cells[:column])) + column
        yield Unit(line, number, Document(text, source, path, number), start, (), encode)


def _has_header(layout: Layout) -> bool:
    """Whether the first row names the columns: not if the layout has numbers only."""
    text, source = layout.text_field, layout.source_field
    return not _is_number(text) or not (source is None or _is_number(source))


def _is_number(field: str | None) -> bool:
    """Whether a field is given by its number."""
    return field is not None and field.isascii() and field.isdecimal()


def _columns(
    path: str, header: list[str], layout: Layout, *, headed: bool
) -> tuple[int, int | None]:
    """The indices of the text's and the source's cell."""
    text, source = layout.text_field, layout.source_field
    names = [name.strip().casefold() for name in header]
    column = _first(names, _TEXT_NAMES)
    if text is not None:
        column = _column(path, header, text, "--text-field")
    if column is None:
        message = (
            f"{path}:1: no column is called {', '.join(_TEXT_NAMES)}; say --text-field with "
            f"a name or a number: {_listed(header)}"
        )
        raise FormatError(message)
    if source is not None:
        return column, _column(path, header, source, "--source-field")
    names[column] = ""
    return column, _first(names, _SOURCE_NAMES) if headed else None


def _column(path: str, header: list[str], field: str, option: str) -> int:
    """The index of the column that a person named or numbered."""
    if field in header and not _is_number(field):
        return header.index(field)
    if _is_number(field):
        if 1 <= int(field) <= len(header):
            return int(field) - 1
        what = f"there is no column {field} among {_cells(len(header))}"
    else:
        from difflib import get_close_matches

        near = get_close_matches(field, header, n=1)
        what = f"no column is called {field!r}" + (f", did you mean {near[0]!r}?" if near else "")
    message = f"{path}:1: {what}; say {option} with one of: {_listed(header)}"
    raise FormatError(message)


def _first(names: list[str], wanted: tuple[str, ...]) -> int | None:
    """The index of the first wanted name that is there."""
    return next((names.index(name) for name in wanted if name in names), None)


def _listed(header: list[str]) -> str:
    """The columns as a message shows them, numbered, cut to a readable length."""
    shown = [f"{number} {cell[:20]!r}" for number, cell in enumerate(header[:_SHOWN], 1)]
    return ", ".join(shown) + (", ..." if len(header) > _SHOWN else "")


def _cells(count: int) -> str:
    """A number of cells in words."""
    return f"{count} cell" if count == 1 else f"{count} cells"


def _one_cell(path: str, text: str) -> str:
    """The replacement as it is; FormatError for a tab or line end, which would move cells."""
    if "\t" in text:
        message = f"{path}: the replacement {text!r} would add a cell; mend the rule that makes it"
        raise FormatError(message)
    return one_line(path, text)


FORMAT = Format(
    name="tsv",
    suffixes=(".tsv", ".tab"),
    summary="tab-separated cells without quoting, the text in one column",
    streamed=True,
    split=split,
    sample=(
        'id\ten\tko\tnote\r\n1\tHe said "no.\t아니\t"\n2\tshort\n\n'
        "3\tYes\u2028he did\t그래\t\n4\tlast\t끝\tno end"
    ),
)

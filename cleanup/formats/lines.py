"""Aligned lines: one document a line, the Korean in the same line of a second file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cleanup.formats.shape import Format, FormatError, Layout, bare, broken, one_line
from cleanup.formats.unit import Unit
from cleanup.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["FORMAT"]


def split(
    lines: Iterable[str], path: str, _layout: Layout, partner: Iterable[str] | None
) -> Iterator[Unit]:
    """One unit a line; its line end (LF or CRLF) is not part of the text.

    An empty line is a document too, since its Korean may not be empty. Raises FormatError when one
    of the two files ends before the other.
    """
    encode = partial(one_line, path)
    korean = None if partner is None else iter(partner)
    number, source = 0, None
    counted = iter(lines)
    for number, line in enumerate(counted, 1):
        if korean is not None:
            source = next(korean, None)
            if source is None:
                raise _uneven(path, number + sum(1 for _ in counted), number - 1)
            source = bare(source)
        text = bare(line)
        trouble = broken(text) or (source and broken(source))
        if trouble:
            yield Unit(line, number, trouble=trouble)
        else:
            yield Unit(line, number, Document(text, source, path, number), 0, (), encode)
    surplus = sum(1 for _ in korean or ())
    if surplus:
        raise _uneven(path, number, number + surplus)


def _uneven(path: str, english: int, korean: int) -> FormatError:
    """The error for two files of unlike length."""
    return FormatError(
        f"{path}:{min(english, korean) + 1}: {english} lines, but its Korean file has {korean}; "
        "the two must be aligned line by line"
    )


FORMAT = Format(
    name="lines",
    suffixes=(".en",),
    summary="one document a line, with x.ko beside x.en",
    streamed=True,
    split=split,
    sample="Kim Jin-ho said so.\nAnd then\u2028he left.\r\n\nA lone\rreturn\x0b\x0c\x85\nno end",
)

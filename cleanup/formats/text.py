"""Running text: the whole file is one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanup.formats.shape import Format, Layout, broken
from cleanup.formats.unit import Unit
from cleanup.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["FORMAT"]


def split(
    lines: Iterable[str], path: str, _layout: Layout, partner: Iterable[str] | None
) -> Iterator[Unit]:
    """One unit, the whole file; the whole Korean file is its source. An empty file has no unit."""
    raw = "".join(lines)
    source = None if partner is None else "".join(partner)
    if not raw:
        return
    trouble = broken(raw) or broken(source or "")
    document = None if trouble else Document(raw, source, path)
    yield Unit(raw, 1, document, trouble=trouble)


FORMAT = Format(
    name="text",
    suffixes=(".txt", ".md", ".text"),
    summary="one article a file",
    streamed=False,
    split=split,
    sample="President Moon Jae-in met reporters.\r\n\r\nHe said so.\n\u2028No end of line",
)

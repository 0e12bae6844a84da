"""What a format is: how it splits a file's lines into units, and what it needs to be told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from cleanup.formats.unit import Unit

__all__ = ["Format", "FormatError", "Layout", "Split", "bare", "broken", "no_partner", "one_line"]


class Layout(NamedTuple):
    """Where the text and its source stand in a record; None leaves it to the format.

    JSONL: dotted paths, ``text`` unless told. TSV: the name of a header cell, or the number of a
    column from 1 on. Without a ``source_field`` there is no source, save in a TSV whose header
    names one.
    """

    text_field: str | None = None
    source_field: str | None = None


class FormatError(Exception):
    """A file does not have the shape of its format: "path:line: what is wrong; how to mend it"."""


Split = Callable[[Iterable[str], str, Layout, Iterable[str] | None], Iterator[Unit]]
"""Lines with their own line ends (split at LF only), the path for messages, the layout, and the
lines of the Korean partner file or None; out come the units in order. Raises FormatError."""


class Format(NamedTuple):
    """A way to read a file: one module of this folder defines one as ``FORMAT``.

    ``streamed`` says that a unit is one line, so that units come while the file is still being
    read and a rewritten unit must keep its number of lines. ``sample`` is a small file.
    """

    name: str
    suffixes: tuple[str, ...]
    summary: str
    streamed: bool
    split: Split
    sample: str


def bare(line: str) -> str:
    """The line without its line end, which is LF or CRLF and nothing else."""
    if line.endswith("\n"):
        return line[:-2] if line.endswith("\r\n") else line[:-1]
    return line


def broken(text: str) -> str:
    """Why the text cannot be written as UTF-8, or nothing: it holds half of a surrogate pair.

    Such halves come from JSON escapes and from bytes that could not be decoded.
    """
    if text.isascii():
        return ""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        half = ord(text[error.start])
        if half >= 0xDC80 and half <= 0xDCFF:  # how "surrogateescape" keeps an undecodable byte
            return f"byte 0x{half - 0xDC00:02X} cannot be decoded"
        return f"half of a surrogate pair (U+{half:04X})"
    return ""


def one_line(path: str, text: str) -> str:
    """The replacement as it is; FormatError for a line end, which would change the file's lines."""
    if "\n" in text or "\r" in text:
        message = (
            f"{path}: the replacement {text!r} would break a line; mend the rule that makes it"
        )
        raise FormatError(message)
    return text


def no_partner(path: str, partner: Iterable[str] | None) -> None:
    """FormatError where a Korean file is given to a format that has the source in its records."""
    if partner is not None:
        message = (
            f"{path}: its records hold the Korean themselves; say --source-field, not --source"
        )
        raise FormatError(message)

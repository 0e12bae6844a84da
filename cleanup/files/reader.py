"""Reading: lines as they are, decoded strictly, one at a time."""

from __future__ import annotations

import codecs
import io
import os
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, Self, cast

from cleanup.files.errors import FAILURES, FileError, Skip, told

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Reader", "unpacking"]

_HEAD = 8192  # bytes in which a NUL makes a file binary
_BLOCK = 1 << 16
_LFS = b"version https://git-lfs.github.com/spec/"
_GZIP = b"\x1f\x8b"
_BOMS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


class Reader:
    """The lines of a file, decoded strictly, each with its own end; split at LF only.

    Use it in ``with`` and iterate once. ``prefix`` is the byte order mark, which is not part of
    the lines; ``codec`` is the encoding with its byte order settled; ``packed`` says that the file
    is gzip, by its suffix or its first bytes. ``status`` is the file as it was when it was opened.
    ``size`` is the bytes of all lines, unpacked, once they have been read.

    With ``keep_bad`` a line that cannot be decoded is passed on with its bad bytes as surrogates,
    which ``encode`` turns back into those bytes, and ``bad`` maps its 1-based number to the
    reason. ``limit`` is the largest size to read, in bytes on disk. A ``stream`` is read in place
    of the file, never further than the line that is asked for, and not unpacked or closed.

    Entering raises FileError for a file that cannot be opened or decoded at all, and Skip for one
    to leave out. Iterating raises FileError, with the line. Memory holds one line.
    """

    def __init__(
        self,
        path: str,
        stream: BinaryIO | None = None,
        *,
        encoding: str = "utf-8",
        keep_bad: bool = False,
        limit: int | None = None,
    ) -> None:
        self.path = path
        self.codec = _codec(path, encoding)
        self.prefix = b""
        self.packed = False
        self.bad: dict[int, str] = {}
        self.size: int | None = None
        self.status: os.stat_result | None = None
        self._errors = "surrogateescape" if keep_bad else "strict"
        self._limit = limit
        self._stream = stream
        self._opened: list[BinaryIO] = []
        self._handle: BinaryIO = stream or io.BytesIO()
        self._first = b""

    def __enter__(self) -> Self:
        try:
            if self._stream is None:
                self._open()
            self._first = self._handle.readline()
            self._look()
        except BaseException as error:
            self.close()
            if isinstance(error, FAILURES):
                where = f"{self.path}:1" if self.packed else self.path
                raise told(where, error, reading=True) from error
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[str]:
        number = size = 0
        codec, proven = self.codec, self.codec == "utf-8"
        try:
            for raw in self._raw_lines():
                number += 1
                size += len(raw)
                try:
                    line = raw.decode(codec)
                except UnicodeDecodeError as error:
                    line = self._kept(raw, number, error)
                else:
                    if not proven and line.encode(codec) != raw:
                        message = f"{self.path}:{number}: {codec} cannot give its bytes back"
                        raise FileError(message + "; convert the file to UTF-8")
                yield line
        except FAILURES as error:
            where = f"{self.path}:{number + 1}"
            raise told(where, error, reading=True) from error
        self.size = size

    def close(self) -> None:
        """Close the file; harmless when it is closed already."""
        while self._opened:
            self._opened.pop().close()

    def encode(self, text: str, line: int) -> bytes:
        """The bytes of a text of this file, FileError where the encoding has no such character."""
        try:
            return text.encode(self.codec, self._errors)
        except UnicodeEncodeError as error:
            mark = text[error.start]
            message = (
                f"{self.path}:{line}: {self.codec} cannot write {mark!r} (U+{ord(mark):04X}); "
                "convert the file to UTF-8"
            )
            raise FileError(message) from error

    def _open(self) -> None:
        """Open the file, unpacked where it is gzip."""
        file = open(self.path, "rb", _BLOCK)  # noqa: SIM115  # closed by close(); a str path
        self._opened.append(file)
        self.status = os.fstat(file.fileno())
        if self._limit is not None and self.status.st_size > self._limit:
            message = f"{self.path}: {self.status.st_size} bytes, more than {self._limit}"
            raise Skip(message)
        peeked = cast("io.BufferedReader", file).peek(2)
        self.packed = peeked.startswith(_GZIP) or self.path.lower().endswith(".gz")
        self._handle = unpacking(file) if self.packed else file
        self._opened.append(self._handle)

    def _look(self) -> None:
        """Settle the byte order and leave out what is no text."""
        first, family = self._first, self.codec
        if self._stream is not None and first.startswith(_GZIP):
            message = f"{self.path}: is gzip; unpack it: gzip -dc FILE | ..."
            raise FileError(message)
        if first.startswith(_LFS):
            message = f"{self.path}: a Git LFS pointer, its content is not here"
            raise Skip(message)
        marked = [codec for codec, bom in _BOMS.items() if first.startswith(bom)]
        own = [codec for codec in marked if codec.startswith(family)]
        if own:
            self.codec, self.prefix = own[0], _BOMS[own[0]]
            self._first = first[len(self.prefix) :]
        elif marked:
            message = f"{self.path}: begins like {marked[-1]}; say --encoding {marked[-1]}"
            raise FileError(message)
        elif family in {"utf-16", "utf-32"} and first:
            message = (
                f"{self.path}: has no byte order mark; say --encoding {family}-le or {family}-be"
            )
            raise FileError(message)
        # A stream must not be read ahead: whoever feeds it may wait for the answer to this line.
        more = b"" if self._stream else cast("io.BufferedReader", self._handle).peek(_HEAD)
        head = (self._first + more)[:_HEAD]
        if "\0" in head.decode(self.codec, "ignore"):
            message = f"{self.path}: binary"
            raise Skip(message)

    def _raw_lines(self) -> Iterator[bytes]:
        """The undecoded lines."""
        newline = "\n".encode(self.codec)
        if len(newline) > 1:
            yield from _wide_lines(self._first, self._handle, newline)
            return
        if self._first:
            yield self._first
        yield from self._handle

    def _kept(self, raw: bytes, number: int, error: UnicodeDecodeError) -> str:
        """A line that cannot be decoded, with its bad bytes as surrogates if that is wanted."""
        column = len(raw[: error.start].decode(self.codec, "replace")) + 1
        codec = "UTF-8" if self.codec == "utf-8" else self.codec
        reason = f"byte 0x{raw[error.start]:02X} at column {column} is not {codec}"
        if self._errors == "surrogateescape":
            with suppress(UnicodeError):
                line = raw.decode(self.codec, self._errors)
                if line.encode(self.codec, self._errors) == raw:
                    self.bad[number] = reason
                    return line
        other = "--encoding cp949" if self.codec == "utf-8" else "another --encoding"
        message = f"{self.path}:{number}: {reason}; convert the file or say {other}"
        raise FileError(message) from error


def _codec(path: str, encoding: str) -> str:
    """The name of an encoding as Python spells it; FileError for one that is not usable."""
    try:
        codec = codecs.lookup(encoding).name
        newline = "\n".encode(codec)
    except (LookupError, UnicodeError, ValueError, TypeError):
        newline, codec = b"", encoding
    if codec == "utf-8-sig":
        return "utf-8"
    if newline != b"\n" and not codec.startswith(("utf-16", "utf-32")):
        message = f"{path}: unknown encoding {encoding!r}; say --encoding utf-8, cp949 or utf-16"
        raise FileError(message)
    return codec


def _wide_lines(line: bytes, handle: BinaryIO, newline: bytes) -> Iterator[bytes]:
    """Lines of an encoding with 2 or 4 bytes a unit; ``line`` is what was read already."""
    width = len(newline)
    while True:
        if len(line) % width:  # cut behind the byte 0x0A, which may be any byte of a unit
            line += handle.read(width - len(line) % width)
        if line.endswith(newline):
            yield line
            line = b""
        more = handle.readline()
        if not more:
            break
        line += more
    if line:
        yield line


def unpacking(file: BinaryIO) -> BinaryIO:
    """The unpacked content of a gzip file."""
    from gzip import GzipFile

    packed = cast("io.RawIOBase", GzipFile(fileobj=file, mode="rb"))
    return io.BufferedReader(packed, _BLOCK)

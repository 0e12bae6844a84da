"""Writing: a file is the old one or the new one, never between."""

from __future__ import annotations

import io
import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, Self, cast

from cleanup.files.errors import FAILURES, FileError, told
from cleanup.files.reader import unpacking

if TYPE_CHECKING:
    from cleanup.files.reader import Reader
    from cleanup.formats.unit import Unit

__all__ = ["Rewriter"]

_BLOCK = 1 << 16
_ASCII = "".join(map(chr, range(128)))
_GZIP_LEVEL = 6  # gzip's own default; 9 takes twice the time and saves 1% of news text


class Rewriter:
    """A file written anew in place, unit by unit, from what a Reader of it gives.

    Use it in ``with``, inside that of the Reader; ``write`` every unit, then ``commit``. Nothing
    is created before the first changed unit. Then a hidden file ``.NAME.cleanup-PID`` beside the
    target takes what came before as it stands in the original, and what follows. ``commit`` puts
    it in place; leaving without it, by an error or Ctrl-C too, removes it. A symlink stays and its
    target is rewritten; of a hard-linked file this name alone gets the new content. Gzip is packed
    again at level 6, in one member without name or time, so that a run can be repeated to the byte.

    ``line_based`` demands of a changed unit as many LF as it had. Entering raises FileError for
    what is no regular file or has no write permission at all (for root too); the methods raise it
    for all that fails, and then the file is as it was.
    """

    def __init__(self, reader: Reader, *, line_based: bool = False) -> None:
        self._reader = reader
        self._line_based = line_based
        self._target = os.path.realpath(reader.path)
        self._temporary = ""
        self._file: BinaryIO | None = None
        self._out: BinaryIO | None = None
        self._seen = 0
        # Whether ASCII text has one byte a character, so that its length need not be encoded for.
        self._narrow = _ASCII.encode(reader.codec, "replace") == _ASCII.encode()

    def __enter__(self) -> Self:
        path, status = self._reader.path, self._reader.status
        if status is None or not stat.S_ISREG(status.st_mode):
            message = f"{path}: is no regular file and cannot be rewritten; use '-' for a stream"
            raise FileError(message)
        if not status.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
            message = f"{path}: is read-only; allow writing (chmod u+w) or leave it out"
            raise FileError(message)
        return self

    def __exit__(self, *_: object) -> None:
        self.discard()

    def write(self, unit: Unit, new: str | None = None) -> None:
        """Take the next unit of the file, as it is or with ``new`` in place of its ``raw``."""
        raw = unit.raw
        if new is None or new == raw:
            if self._out is None:
                narrow = self._narrow and raw.isascii()
                self._seen += len(raw) if narrow else len(self._reader.encode(raw, unit.line))
                return
            new = raw
        elif self._line_based and new.count("\n") != raw.count("\n"):
            message = (
                f"{self._reader.path}:{unit.line}: a fix would change the number of lines; "
                "mend the rule that makes it"
            )
            raise FileError(message)
        old_bytes = self._reader.encode(raw, unit.line)
        new_bytes = old_bytes if new is raw else self._reader.encode(new, unit.line)
        try:
            out = self._out or self._begin()
            out.write(new_bytes)
        except FAILURES as error:
            raise told(self._reader.path, error) from error
        self._seen += len(old_bytes)

    def commit(self) -> bool:
        """Put the new file in place of the old one; whether there was anything to change."""
        if self._out is None:
            return False
        try:
            self._finish(self._out)
        except FAILURES as error:
            raise told(self._reader.path, error) from error
        finally:
            self.discard()
        return True

    def discard(self) -> None:
        """Remove the file that was begun, if there is one."""
        for handle in (self._out, self._file):
            if handle is not None:
                with suppress(OSError):  # a full disk refuses the rest of the buffer once more
                    handle.close()
        self._out = self._file = None
        if self._temporary:
            with suppress(OSError):
                os.unlink(self._temporary)
            self._temporary = ""

    def _begin(self) -> BinaryIO:
        """Begin the new file with all that was seen before the first change."""
        with open(self._target, "rb", _BLOCK) as original:
            self._refuse_changed(os.fstat(original.fileno()))
            self._file = self._out = self._created()
            source: BinaryIO = original
            if self._reader.packed:
                source, self._out = unpacking(original), _packing(self._file)
            left = len(self._reader.prefix) + self._seen
            while left:
                block = source.read(min(left, _BLOCK))
                if not block:
                    raise self._changed()
                self._out.write(block)
                left -= len(block)
        return self._out

    def _created(self) -> BinaryIO:
        """A new hidden file beside the target, readable by its owner only."""
        folder, name = os.path.split(self._target)
        short = os.fsdecode(os.fsencode(name)[:200])  # a name may have 255 bytes
        for count in range(1000):
            tail = f"-{count}" if count else ""
            path = os.path.join(folder, f".{short}.cleanup-{os.getpid()}{tail}")
            with suppress(FileExistsError):
                file = open(path, "xb", _BLOCK, opener=_private)  # noqa: SIM115  # kept open
                self._temporary = path
                return file
        message = f"{self._reader.path}: too many .{short}.cleanup-* files beside it; remove them"
        raise FileError(message)

    def _finish(self, out: BinaryIO) -> None:
        """Prove that nothing was lost, then replace the old file by the new one."""
        reader, file, status = self._reader, self._file, self._reader.status
        assert file is not None
        assert status is not None
        if reader.size != self._seen:
            message = (
                f"{reader.path}: {self._seen} of {reader.size} bytes were handled; nothing is "
                "written, please report this"
            )
            raise FileError(message)
        reader.close()
        if out is not file:
            out.close()
        file.flush()
        with suppress(PermissionError, AttributeError):  # only root may, and not on Windows
            os.chown(self._temporary, status.st_uid, status.st_gid)
        os.chmod(self._temporary, stat.S_IMODE(status.st_mode))
        os.fsync(file.fileno())
        file.close()
        self._refuse_changed(os.stat(self._target))
        os.replace(self._temporary, self._target)
        self._temporary = ""
        with suppress(OSError):  # the file is in place; some systems cannot sync a folder
            folder = os.open(os.path.dirname(self._target), os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    def _refuse_changed(self, now: os.stat_result) -> None:
        """Raise FileError if the file is not the one that was read."""
        then = self._reader.status
        if then is None or _identity(then) != _identity(now):
            raise self._changed()

    def _changed(self) -> FileError:
        """The error for a file that somebody else has changed."""
        message = f"{self._reader.path}: changed while it was read; nothing is written, run again"
        return FileError(message)


def _packing(file: BinaryIO) -> BinaryIO:
    """A file that packs into another, the same bytes for the same content."""
    from gzip import GzipFile

    packed = GzipFile("", "wb", _GZIP_LEVEL, file, mtime=0)
    return io.BufferedWriter(cast("io.RawIOBase", packed), _BLOCK)


def _identity(status: os.stat_result) -> tuple[int, int, int, int]:
    """What changes when somebody else writes a file."""
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _private(path: str, flags: int) -> int:
    """Open a file that nobody else can read until it has the mode of its original."""
    return os.open(path, flags, 0o600)

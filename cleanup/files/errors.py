"""What can go wrong with a file, said so that a person can mend it."""

from __future__ import annotations

import zlib
from errno import EACCES, EDQUOT, EISDIR, ENOENT, ENOSPC, EPERM, EROFS

__all__ = ["FAILURES", "FileError", "Skip", "told"]

FAILURES = (OSError, EOFError, zlib.error)
"""What the system and gzip raise where a file cannot be read or written."""

_MENDS = {
    ENOENT: "check the name",
    EISDIR: "name a file",
    EACCES: "change its permissions or those of its folder",
    EPERM: "change its permissions or those of its folder",
    EROFS: "copy it to a disk that can be written",
    ENOSPC: "free some space and run again",
    EDQUOT: "free some space and run again",
}


class FileError(Exception):
    """A file cannot be read or written: "path[:line]: what is wrong; how to mend it"."""


class Skip(Exception):  # noqa: N818  # no error: the file is left out on purpose
    """A file is left out: "path: why"; binary, a Git LFS pointer, or larger than the limit."""


def told(where: str, error: Exception, *, reading: bool = False) -> FileError:
    """One of FAILURES as a FileError; ``where`` is the path, with a line if one is known."""
    if not isinstance(error, OSError) or error.errno is None:
        return FileError(f"{where}: the gzip data is cut off or corrupt; get the file anew")
    what = (error.strerror or str(error)).lower()
    state = "" if reading else ", the file is as it was"
    mend = _MENDS.get(error.errno or 0, "see that the disk is sound")
    return FileError(f"{where}: {what}{state}; {mend}")

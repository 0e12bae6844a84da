"""File formats: each module here that defines ``FORMAT`` is one; adding one is adding a file."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from cleanup.formats.shape import Format, FormatError, Layout, Split
from cleanup.formats.unit import Unit

__all__ = ["FORMATS", "Format", "FormatError", "Layout", "Split", "Unit", "format_of", "unpacked"]

_PACKED = (".gz",)


def _gathered() -> dict[str, Format]:
    """The formats of this folder by name, in the order of their modules."""
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    formats = (module.FORMAT for module in modules if hasattr(module, "FORMAT"))
    return {fmt.name: fmt for fmt in formats}


FORMATS = _gathered()
"""All formats by name."""


def unpacked(path: str) -> str:
    """The path without the suffix of a compression, ``x.en`` for ``x.en.gz``."""
    for suffix in _PACKED:
        if path.lower().endswith(suffix):
            return path[: -len(suffix)]
    return path


def format_of(path: str, name: str | None = None) -> Format:
    """The format called ``name``, else the one to which the path's suffix belongs.

    Raises FormatError for a name or a suffix that no format has.
    """
    known = ", ".join(f"{fmt.name} ({' '.join(fmt.suffixes)})" for fmt in FORMATS.values())
    if name is not None:
        if name in FORMATS:
            return FORMATS[name]
        message = f"{path}: there is no format {name!r}; say --format with one of: {known}"
        raise FormatError(message)
    base = unpacked(path).replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = base.rpartition(".")
    suffix = (dot + ending).lower() if stem else ""
    for fmt in FORMATS.values():
        if suffix in fmt.suffixes:
            return fmt
    if suffix == ".ko":
        message = f"{path}: holds the Korean; name its English partner, {stem}.en"
        raise FormatError(message)
    what = f"no format has the suffix {suffix}" if suffix else "it has no suffix"
    message = f"{path}: {what}; say --format with one of: {known}"
    raise FormatError(message)

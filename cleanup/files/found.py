"""Which files are meant: names as they are given, folders walked, patterns left out."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cleanup.files.errors import FileError
from cleanup.formats import unpacked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

__all__ = ["excluded", "find", "partner"]


def find(paths: Sequence[str], known_suffixes: Collection[str]) -> Iterator[str]:
    """The files that the paths name, each once, in the order of the paths.

    A file comes as it is named, whatever its suffix. A folder gives the files in it with a known
    suffix (``.en``; ``.en.gz`` too), sorted, without a leading ``./``, with forward slashes;
    hidden files, symlinks and what ``.gitignore`` and ``.ignore`` files leave out are not among
    them, in a git repository or not. Raises FileError for a path that does not exist and for a
    folder that cannot be read.
    """
    seen: set[str] = set()
    for path in paths:
        if os.path.isdir(path):
            files = _walked(path, tuple(known_suffixes))
        elif os.path.lexists(path):
            files = [path]
        else:
            message = f"{path}: does not exist; check the name"
            raise FileError(message)
        for file in files:
            real = os.path.realpath(file)
            if real not in seen:
                seen.add(real)
                yield file


def excluded(path: str, patterns: Sequence[str], base: str) -> bool:
    """Whether patterns in the syntax of .gitignore, relative to the folder ``base``, name a file.

    A pattern and a path may begin with ``./``; the path may be absolute, or relative to the
    current folder. As in git, the last pattern that matches counts, and nothing is taken back from
    a folder that is left out. A file outside ``base`` is not named by any pattern.
    """
    if not patterns:
        return False
    folder, name = os.path.split(os.path.abspath(path))
    here = os.path.join(os.path.realpath(folder), name)
    root = os.path.join(os.path.realpath(base), "")
    if not here.startswith(root):
        return False
    parts = here[len(root) :].replace(os.sep, "/").split("/")
    rules = _rules(tuple(patterns))
    return any(
        _named("/".join(parts[:count]), rules, folder=count < len(parts))
        for count in range(1, len(parts) + 1)
    )


def partner(path: str) -> str | None:
    """The Korean file beside ``x.en`` or ``x.en.gz``, packed or not; None if there is none."""
    base = unpacked(path)
    if not base.endswith(".en"):
        return None
    plain = base[:-3] + ".ko"
    packed = plain + ".gz"
    for korean in (plain, packed) if base == path else (packed, plain):
        if os.path.isfile(korean):
            return korean
    return None


def _walked(folder: str, suffixes: tuple[str, ...]) -> list[str]:
    """The files of a folder that have one of the suffixes, sorted."""
    from pathlib import Path

    import ignore

    walk = ignore.WalkBuilder(Path(folder))
    walk.require_git(yes=False).git_global(yes=False)
    try:
        names = [str(entry.path()).replace(os.sep, "/") for entry in walk.build()]
    except (ignore.Error, ignore.IOError) as error:
        message = f"{folder}: cannot be walked: {error}; change its permissions or name the files"
        raise FileError(message) from error
    return sorted(
        name
        for name in names
        if unpacked(name).lower().endswith(suffixes)
        and not unpacked(name).lower().endswith(".ko")
        and os.path.isfile(name)
        and not os.path.islink(name)
    )


class _Rule(NamedTuple):
    """A pattern for a path below the base."""

    pattern: re.Pattern[str]
    negated: bool
    folders_only: bool


@lru_cache(maxsize=64)
def _rules(patterns: tuple[str, ...]) -> tuple[_Rule, ...]:
    """The patterns, compiled."""
    from gitignore_parser import rule_from_pattern

    rules = []
    for pattern in patterns:
        sign, rest = ("!", pattern[1:]) if pattern.startswith("!") else ("", pattern)
        if rest.startswith("./"):  # means nothing to git
            rest = rest[1:]
        # What the parser does not know: escapes other than \# and \!, and patterns of stars alone.
        rest = re.sub(r"\\([*?\[])", r"[\1]", rest)
        rest = "*" if rest in {"**", "/**", "**/*"} else re.sub(r"(?<!\\) +$", "", rest)
        try:
            rule = rule_from_pattern(sign + rest)
            if rule is not None:
                regex = re.compile(rule.regex.replace("[^", "[^/"))  # no class matches a slash
                rules.append(_Rule(regex, rule.negation, rule.directory_only))
        except (IndexError, re.error) as error:
            message = f"the pattern {pattern!r} is not understood; write it as in a .gitignore file"
            raise FileError(message) from error
    return tuple(rules)


def _named(path: str, rules: tuple[_Rule, ...], *, folder: bool) -> bool:
    """Whether the rules leave out this very file or folder."""
    for rule in reversed(rules):
        if rule.folders_only and not folder:
            continue
        if rule.pattern.search(path + "/" if rule.folders_only and rule.negated else path):
            return not rule.negated
    return False

"""The words that structure is told by: outlets, parts in a credit, names. Lists stand in files."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from cleanup.korean.surnames import surnames

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "BEATS", "NAME", "OUTLET", "OUTLETS", "PRESS", "PUBLISHER", "REPORTER", "any_of", "has_surname", "is_surname",
    "listed",
]  # fmt: skip


def listed(name: str) -> list[str]:
    """The entries of a list in this folder: one a line, ``#`` comments and blank lines left out.

    Raises OSError for a file that is not there.
    """
    path = os.path.join(os.path.dirname(__file__), name)
    with open(path, encoding="utf-8") as file:
        return [line for line in file.read().split("\n") if line and line[0] != "#"]


def any_of(words: Iterable[str]) -> str:
    """A pattern of the words, the longest first; a space stands for any blanks of a line."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", "[ ]") for word in ordered) + ")"


OUTLETS = listed("outlets.txt")
"""Broadcasters as their reporters name them on air."""

PRESS = listed("press.txt")
"""Newspapers, agencies and portals."""

OUTLET = any_of(OUTLETS)
PUBLISHER = any_of([*OUTLETS, *PRESS])
"""Patterns of one outlet: of those on air, of all."""

_PART = r"(?:[A-Z][a-z]{0,9}(?:-[ ]?[A-Za-z][a-z]{0,9}){0,2}|[A-Z]{2,10}(?:-[A-Z]{2,9})?)"
_NO_NAME = (
    r"(?!(?:The|An?|This|That|These|Those|He|She|It|We|They|You|I|Our|His|Her|Their|In|On|At|By|Of|For|"
    r"And|But|Former|New|One|Some|Every|No)\b)"
)
NAME = rf"{_NO_NAME}{_PART}(?:[ ]{_PART}){{0,2}}"
"""A pattern of a person's name, in any order, hyphenation and case that engines write."""

BEATS = (
    "senior staff cub intern exclusive special photo chief economic economics economy political politics "
    "sports military medical health social society legal court weather local regional culture science "
    "international foreign industry education environment entertainment police crime climate specialized "
    "professional video visual desk"
).split()
"""What a reporter covers, or the rank, as it stands before the word."""

REPORTER = rf"(?:(?i:{'|'.join(BEATS)})[ ])?(?:[Rr]eporters?|[Cc]orrespondents?|[Jj]ournalists?)(?:[ ][Cc]orrespondent|[ ][Rr]eporter)?"
"""A pattern of a word for a reporter, with its rank or beat."""


def is_surname(word: str) -> bool:
    """Whether a word is a Korean surname in a Latin spelling."""
    return word[:1].isupper() and word.lower() in surnames()


def has_surname(name: str) -> bool:
    """Whether a name holds a Korean surname in a Latin spelling, or a given name with a hyphen."""
    words = name.split()
    known = surnames()
    if words[0].lower() in known or words[-1].lower() in known:
        return True
    return len(words) > 1 and any(_GIVEN.fullmatch(word) for word in words)


_GIVEN = re.compile(r"[A-Z][a-z]{1,7}-[A-Za-z][a-z]{1,7}")

"""The words that structure is told by: outlets, parts in a credit, names. Lists stand in files.

Patterns are of shapes; whether a word of the right shape is one of a list is asked in a set: a
pattern of all the words would take longer to compile than a hook takes for a file.
"""

from __future__ import annotations

import os
import re

from cleanup.korean.surnames import surnames

__all__ = [
    "BEATS", "NAME", "OUTLET", "OUTLETS", "PRESS", "PUBLISHER", "REPORTER", "has_surname", "is_outlet",
    "is_publisher", "is_surname", "listed", "may_name_outlet",
]  # fmt: skip


def listed(name: str) -> list[str]:
    """The entries of a list in this folder: one a line, ``#`` comments and blank lines left out.

    Raises OSError for a file that is not there.
    """
    path = os.path.join(os.path.dirname(__file__), name)
    with open(path, encoding="utf-8") as file:
        return [line for line in file.read().split("\n") if line and line[0] != "#"]


OUTLETS = listed("outlets.txt")
"""Broadcasters as their reporters name them on air."""

PRESS = listed("press.txt")
"""Newspapers, agencies and portals."""

_ON_AIR = frozenset(outlet.lower() for outlet in OUTLETS)
_PUBLISHERS = _ON_AIR | frozenset(outlet.lower() for outlet in PRESS)

OUTLET = r"(?:[A-Z][A-Za-z\d]{0,14}(?:[ ](?:A|Chosun|CHOSUN|Hankyung|Biz|CNBC|Radio|Science|dmb|[Nn]ews|TV)\b){0,3})"
PUBLISHER = r"(?:[A-Z][A-Za-z\d.-]{0,19}(?:[ ][A-Z\d][A-Za-z\d.-]{0,19}){0,3})"
"""Shapes of an outlet on air and of any; ask :func:`is_outlet`, :func:`is_publisher`."""

_ENDS = frozenset(("bc", "bs", "tv", "tn", "nn", "bn", "jb"))
_ACRONYM = re.compile(rf"[a-z]{{0,2}}(?:{'|'.join(sorted(_ENDS))})")  # broadcasters not listed
_HEADS = frozenset(outlet.split()[0] for outlet in _ON_AIR)
_WORD = re.compile(r"[a-z\d]+")


def may_name_outlet(text: str) -> bool:
    """Whether a broadcaster may be named in a text: cheap, and sure where it says no."""
    return any(word in _HEADS or word[-2:] in _ENDS for word in _WORD.findall(text.lower()))


def is_outlet(name: str, *, surely: bool = True) -> bool:
    """Whether a name is that of a broadcaster; not ``surely``, also by the look of its letters."""
    lower = name.lower()
    bare = lower.removesuffix(" news")
    if lower in _ON_AIR or bare in _ON_AIR:
        return True
    return not surely and bool(_ACRONYM.fullmatch(bare))


def is_publisher(name: str) -> bool:
    """Whether a name is that of a broadcaster, a newspaper, an agency or a portal."""
    lower = name.lower().removesuffix(".com")
    if lower in _PUBLISHERS:
        return True
    words = lower.split()  # AFP Yonhap, Money Today Star News
    return any(
        " ".join(words[:cut]) in _PUBLISHERS and " ".join(words[cut:]) in _PUBLISHERS
        for cut in range(1, len(words))
    )


_PART = r"(?:[A-Z][a-z]{0,9}(?:-[ ]?[A-Za-z][a-z]{0,9}){0,2}|[A-Z]{2,10}(?:-[A-Z]{2,9})?)"
_NO_NAME = (
    r"(?!(?:The|An?|This|That|These|Those|He|She|It|We|They|You|I|Our|His|Her|Their|In|On|At|By|Of|For|"
    r"And|But|Former|New|One|Some|Every|No)\b)"
)
NAME = rf"{_NO_NAME}{_PART}(?:[ ]{_PART}){{0,2}}"
"""A pattern of a person's name, in any order, hyphenation and case that engines write."""

BEATS = frozenset(
    "senior staff cub intern exclusive special photo chief economic economics economy political politics "
    "sports military medical health social society legal court weather local regional culture science "
    "international foreign industry education environment entertainment police crime climate specialized "
    "professional video visual desk washington tokyo beijing moscow paris london affairs team department news online digital on-site guest planning investigative data breaking".split()
)
"""What a reporter covers, or the rank, as it stands before the word."""

REPORTER = (
    r"(?:[Rr]eporters?|[Cc]orrespondents?|[Jj]ournalists?)(?:[ ](?:[Cc]orrespondent|[Rr]eporter))?"
)
"""A pattern of a word for a reporter."""


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


_GIVEN = re.compile(r"[A-Z][a-z]{1,7}-[A-Za-z][a-z]{0,7}")

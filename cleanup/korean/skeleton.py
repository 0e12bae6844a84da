"""What a name and all its spellings share: a cheap test before the dear one.

A skeleton keeps seven kinds of consonants, and the first and the last vowel letter. It drops the
rest: the vowels between, ㅎ, and ㄹ, whose letters also stand in vowels (Parn for 판). Whatever the
tables of spellings allow for a Hangul name has one of the name's skeletons, so that a word without
any cannot name the person.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from cleanup.korean.hangul import split
from cleanup.korean.readings import fold
from cleanup.korean.spellings import MARKED_NUCLEI, NUCLEI_CLOSED, NUCLEI_OPEN, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Known", "Shapes", "has", "shapes"]


class _Classes(dict[int, str | None]):
    """The kind of each letter; all that is none of the seven kinds goes."""

    def __missing__(self, _: int) -> None:
        return None


_CLASSES = _Classes(
    {
        ord(letter): kind
        for kind, letters in {
            "K": "kgqcx",
            "T": "dt",
            "P": "bpfv",
            "S": "s",
            "J": "jz",
            "M": "m",
            "N": "n",
        }.items()
        for letter in letters
    }
)
_VOWELS = re.compile("[aeiouŏŭ]")
_NUCLEI = (NUCLEI_OPEN, NUCLEI_CLOSED, MARKED_NUCLEI)
_RUNS = re.compile("T+[SJ]+|J+|S+|N[KN]*|K+|T+|P+|M+")

_ONSETS = {
    **dict.fromkeys("ㄱㄲㅋ", ("K",)),
    **dict.fromkeys("ㄷㄸㅌ", ("T",)),
    **dict.fromkeys("ㅂㅃㅍ", ("P",)),
    **dict.fromkeys("ㅅㅆ", ("S",)),
    **dict.fromkeys("ㅈㅉ", ("J",)),
    "ㅊ": ("J", "K"),  # c alone
    "ㅁ": ("M",),
    "ㄴ": ("N", ""),  # l by assimilation
    "ㄹ": ("", "N"),  # n by assimilation
    "ㅇ": ("",),
    "ㅎ": ("",),
}
_CODAS = {
    "": ("",),
    "ㄱ": ("K", "N"),  # ng by assimilation
    "ㄴ": ("N", "", "M"),
    "ㄷ": ("T", "N", "S"),
    "ㄹ": ("", "N"),
    "ㅁ": ("M",),
    "ㅂ": ("P", "M"),
    "ㅅ": ("T", "S", "N"),
    "ㅇ": ("N",),
    "ㅈ": ("T", "J", "N"),
    "ㅊ": ("T", "J", "N"),
    "ㅋ": ("K", "N"),
    "ㅌ": ("T", "S", "N"),
    "ㅍ": ("P", "M"),
    "ㅎ": ("", "T", "N"),
}


Vowels = tuple[str, str]
"""The letters that the first and the last vowel of a name may show."""

Known = dict[str, tuple[Vowels, ...]]
"""Skeletons' consonants, each with the vowels of every name that has them."""


class Shapes(NamedTuple):
    """The skeletons of given names: whole, of the first syllable, and of the last."""

    whole: Known
    first: Known
    last: Known


class Skeleton(NamedTuple):
    """The kinds of consonants of a word, its first and its last vowel letter."""

    consonants: str
    first: str
    last: str


@lru_cache(maxsize=1 << 14)
def skeleton(latin: str) -> Skeleton:
    """Give the skeleton of a word or words in Latin letters; borders do not count."""
    vowels = _VOWELS.findall(fold(latin))
    first, last = (vowels[0], vowels[-1]) if vowels else ("", "")
    return Skeleton(_normal(_raw(latin)), first, last)


def has(known: Known, latin: str) -> bool:
    """Say whether one of the known names may be spelled so."""
    consonants, first, last = skeleton(latin)
    return any(first in one and last in other for one, other in known.get(consonants, ()))


def shapes(names: Iterable[tuple[str, Sequence[str]]]) -> Shapes:
    """Give the skeletons of given names: Hangul, and the Latin pieces that the person writes."""
    whole: dict[str, dict[Vowels, None]] = {}
    first: dict[str, dict[Vowels, None]] = {}
    last: dict[str, dict[Vowels, None]] = {}
    for given, pieces in names:
        vowels = [_vowels_of(syllable) for syllable in given]
        options = [_options(syllable) for syllable in given]
        ends = vowels[0][0], vowels[-1][1]
        for parts in product(*options):
            whole.setdefault(_normal("".join(parts)), {})[ends] = None
        for known, at in ((first, 0), (last, -1)):
            for part in options[at]:
                known.setdefault(_normal(part), {})[vowels[at]] = None
        for known, latin in ((whole, "".join(pieces)), (first, pieces[0]), (last, pieces[-1])):
            own = skeleton(latin)
            known.setdefault(own.consonants, {})[own.first, own.last] = None
    return Shapes(
        *({key: tuple(ends) for key, ends in known.items()} for known in (whole, first, last))
    )


@cache
def _vowels_of(syllable: str) -> Vowels:
    """The first and the last vowel letters of a syllable, in each way that it can be written."""
    _, nucleus, _ = split(syllable)
    spellings = [
        latin for table in _NUCLEI for latin, pairs in table.items() if nucleus in dict(pairs)
    ]
    spellings += _whole().get(syllable, ())
    found = [_VOWELS.findall(latin) for latin in spellings]
    letters = [vowels for vowels in found if vowels]
    some = "" if len(letters) == len(found) else " "
    return (
        "".join(sorted({vowels[0] for vowels in letters})) + some,
        "".join(sorted({vowels[-1] for vowels in letters})) + some,
    )


def _raw(latin: str) -> str:
    return latin.lower().replace("ch", "j").translate(_CLASSES)


def _normal(raw: str) -> str:
    return _RUNS.sub(_one, raw)


def _one(run: re.Match[str]) -> str:
    found = run[0]
    return "J" if found[0] == "T" and len(found.strip("T")) else found[0]


@cache
def _options(syllable: str) -> tuple[str, ...]:
    """The kinds of consonants of a syllable, in each way that it can be written."""
    onset, _, coda = split(syllable)
    found = {one + two for one in _ONSETS[onset] for two in _CODAS.get(coda, ("", *"KTPSJMN"))}
    return tuple(sorted(found | {_raw(piece) for piece in _whole().get(syllable, ())}))


@cache
def _whole() -> dict[str, list[str]]:
    """The spellings of whole syllables that the tables of parts do not give."""
    found: dict[str, list[str]] = {}
    for piece, pairs in WHOLE.items():
        for syllable, _ in pairs:
            found.setdefault(syllable, []).append(piece)
    return found

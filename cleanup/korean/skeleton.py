"""What a name and all its spellings share: a cheap test before the dear one.

A skeleton keeps seven kinds of consonants, and the first and the last vowel letter. It drops the
rest: the vowels between, ㅎ, and ㄹ, whose letters also stand in vowels (Parn for 판). Whatever the
tables of spellings allow for a Hangul name has one of the name's skeletons, so that a word without
any cannot name the person.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from cleanup.korean.hangul import split
from cleanup.korean.spellings import MARKED_NUCLEI, NUCLEI_CLOSED, NUCLEI_OPEN, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Known", "Shapes", "has", "has_both", "shapes"]


class _Classes(dict[int, str | None]):
    """The kind of each letter; all that is none of the seven kinds goes."""

    def __missing__(self, _: int) -> None:
        return None


_CLASSES = _Classes(
    dict.fromkeys(range(128))
    | {
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
_VOWELS = re.compile("[aeiou]")
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
    """The skeletons of given names: whole, of the first syllable, of the last, and of both.

    ``joined`` are those of more than one syllable, which alone may be joined to a surname; ``long``
    says that a name has three syllables, so that a border in it says little; ``own`` are the
    letters that the people use themselves.
    """

    whole: Known
    joined: Known
    first: Known
    last: Known
    both: dict[tuple[str, str], tuple[tuple[Vowels, Vowels], ...]]
    long: bool
    own: frozenset[str]


class Skeleton(NamedTuple):
    """The kinds of consonants of a word, its first and its last vowel letter."""

    consonants: str
    first: str
    last: str


@lru_cache(maxsize=1 << 12)
def skeleton(latin: str) -> Skeleton:
    """Give the skeleton of a word or words in Latin letters; borders do not count."""
    bare = _bare(latin)
    vowels = _VOWELS.findall(bare)
    first, last = (vowels[0], vowels[-1]) if vowels else ("", "")
    return Skeleton(_normal(_raw(bare)), first, last)


def has(known: Known, latin: str) -> bool:
    """Say whether one of the known names may be spelled so."""
    consonants, first, last = skeleton(latin)
    vowels = known.get(consonants)
    return vowels is not None and any(first in one and last in other for one, other in vowels)


def has_both(known: Shapes, one: str, two: str) -> bool:
    """Say whether two words may be the first and the last syllable of one of the names."""
    if known.long or (one + two).lower() in known.own:
        return has(known.whole, one + two)
    first, last = skeleton(one), skeleton(two)
    vowels = known.both.get((first[0], last[0]))
    return vowels is not None and any(
        first[1] in a[0] and first[2] in a[1] and last[1] in b[0] and last[2] in b[1]
        for a, b in vowels
    )


def shapes(names: Iterable[tuple[str, Sequence[str]]]) -> Shapes:
    """Give the skeletons of given names: Hangul, and the Latin pieces that the person writes."""
    whole: dict[str, dict[Vowels, None]] = {}
    joined: dict[str, dict[Vowels, None]] = {}
    first: dict[str, dict[Vowels, None]] = {}
    last: dict[str, dict[Vowels, None]] = {}
    both: dict[tuple[str, str], dict[tuple[Vowels, Vowels], None]] = {}
    long, own_letters = False, set()
    for given, pieces in names:
        long = long or len(given) > 2
        own_letters.add("".join(pieces))
        vowels = [_vowels_of(syllable) for syllable in given]
        options = [_options(syllable) for syllable in given]
        ends = vowels[0][0], vowels[-1][1]
        for parts in product(*options):
            consonants = _normal("".join(parts))
            whole.setdefault(consonants, {})[ends] = None
            if len(given) > 1:
                joined.setdefault(consonants, {})[ends] = None
        ones = [(_normal(part), vowels[0]) for part in options[0]]
        twos = [(_normal(part), vowels[-1]) for part in options[-1]]
        for known, latin in ((whole, "".join(pieces)), (ones, pieces[0]), (twos, pieces[-1])):
            own = skeleton(latin)
            if isinstance(known, list):
                known.append((own.consonants, (own.first, own.last)))
            else:
                known.setdefault(own.consonants, {})[own.first, own.last] = None
                if len(given) > 1:
                    joined.setdefault(own.consonants, {})[own.first, own.last] = None
        for consonants, around in ones:
            first.setdefault(consonants, {})[around] = None
        for consonants, around in twos:
            last.setdefault(consonants, {})[around] = None
        if len(given) == 2:
            for (a, va), (b, vb) in product(ones, twos):
                both.setdefault((a, b), {})[va, vb] = None
    pairs = {consonants: tuple(around) for consonants, around in both.items()}
    return Shapes(
        _known(whole),
        _known(joined),
        _known(first),
        _known(last),
        pairs,
        long,
        frozenset(own_letters),
    )


def _known(found: dict[str, dict[Vowels, None]]) -> Known:
    return {consonants: tuple(ends) for consonants, ends in found.items()}


@cache
def _vowels_of(syllable: str) -> Vowels:
    """The first and the last vowel letters of a syllable, in each way that it can be written."""
    _, nucleus, _ = split(syllable)
    spellings = [
        latin for table in _NUCLEI for latin, pairs in table.items() if nucleus in dict(pairs)
    ]
    spellings += _whole().get(syllable, ())
    found = [_VOWELS.findall(_bare(latin)) for latin in spellings]
    letters = [vowels for vowels in found if vowels]
    some = "" if len(letters) == len(found) else " "
    return (
        "".join(sorted({vowels[0] for vowels in letters})) + some,
        "".join(sorted({vowels[-1] for vowels in letters})) + some,
    )


def _bare(latin: str) -> str:
    """The word in lower case without marks: ŏ and an accented letter are their letters."""
    if latin.isascii():
        return latin.lower()
    parts = unicodedata.normalize("NFD", latin.lower())
    return "".join([part for part in parts if not unicodedata.combining(part)])


def _raw(latin: str) -> str:
    return latin.replace("ch", "j").translate(_CLASSES)


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

"""Korean names for the benchmark corpus, and the ways in which translation spoils them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.draw import Shares

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bench.draw import Draw

__all__ = ["SURNAMES", "garble", "make_names"]

SURNAMES = {
    "Kim": 21.5, "Lee": 14.7, "Park": 8.4, "Choi": 4.7, "Jung": 2.5, "Jeong": 1.8, "Kang": 2.4,
    "Cho": 2.1, "Yoon": 2.1, "Jang": 2.0, "Lim": 1.7, "Han": 1.5, "Oh": 1.5, "Seo": 1.5,
    "Shin": 1.5, "Kwon": 1.4, "Hwang": 1.4, "Ahn": 1.4, "Song": 1.4, "Jeon": 1.1, "Hong": 1.1,
    "Yoo": 1.0, "Ko": 0.9, "Moon": 0.9, "Yang": 0.9, "Son": 0.9, "Bae": 0.8, "Baek": 0.8,
    "Heo": 0.7, "Yu": 0.6, "Nam": 0.6, "Shim": 0.5, "Noh": 0.5, "Ha": 0.5, "Kwak": 0.4,
    "Sung": 0.4, "Cha": 0.4, "Joo": 0.4, "Woo": 0.4, "Koo": 0.4, "Min": 0.3, "Ryu": 0.3,
    "Na": 0.3, "Jin": 0.3, "Ji": 0.3, "Um": 0.3, "Chae": 0.3, "Won": 0.3, "Chun": 0.2,
    "Bang": 0.2, "Kong": 0.2, "Hyun": 0.2, "Ham": 0.2, "Byun": 0.2, "Yeom": 0.2, "Yeo": 0.1,
    "Choo": 0.1, "Seok": 0.1, "Sun": 0.1, "Seol": 0.1, "Ma": 0.1,
    "Gil": 0.1, "Yeon": 0.1, "Wi": 0.1, "Pyo": 0.1, "Myung": 0.1, "Ki": 0.1, "Ban": 0.1,
    "Ra": 0.1, "Wang": 0.1, "Geum": 0.1, "Ok": 0.1, "Yook": 0.1, "Maeng": 0.1,
    "Je": 0.1, "Mo": 0.1, "Tak": 0.1, "Kook": 0.1, "Eo": 0.1, "Eun": 0.1, "Pyeon": 0.1,
    "Namgung": 0.05, "Hwangbo": 0.03, "Sunwoo": 0.02,
}  # fmt: skip
"""Surname -> percent of the people; the first ten after the 2015 census, the others rounded."""

_SWAPS = (
    ("eo", "u"), ("eo", "o"), ("yeo", "you"), ("yeo", "yu"), ("oo", "u"), ("u", "oo"),
    ("eu", "u"), ("ae", "e"), ("ee", "i"), ("ui", "ee"), ("j", "ch"), ("ch", "j"), ("g", "k"),
    ("k", "g"), ("d", "t"), ("t", "d"), ("b", "p"), ("p", "b"), ("sh", "s"), ("s", "sh"),
    ("y", "i"), ("w", "u"), ("h", ""), ("n", "ng"), ("ng", "n"), ("l", "r"), ("r", "l"),
)  # fmt: skip
_SURNAME_SWAPS = {
    "Lee": ("Yi", "Rhee", "Li"), "Park": ("Pak", "Bak"), "Kim": ("Gim",), "Choi": ("Choe",),
    "Jung": ("Jeong", "Chung"), "Jeong": ("Jung", "Chung"), "Cho": ("Jo",), "Yoo": ("Yu", "Ryu"),
    "Lim": ("Im", "Rim"), "Kang": ("Gang",), "Ko": ("Go", "Koh"), "Noh": ("Roh", "No"),
    "Yoon": ("Yun",), "Shin": ("Sin",), "Kwon": ("Gwon",), "Moon": ("Mun",), "Joo": ("Ju",),
}  # fmt: skip


def make_names(draw: Draw, count: int, words: Mapping[str, Sequence[str]]) -> list[str]:
    """Return ``count`` distinct names, ``Kim Jin-ho``, with the shares of ``SURNAMES``.

    Given names are made of the "syllable" section of the words and, three times as often, of the
    "common syllable" section.
    """
    usual, common = words["syllable"], words["common syllable"]
    syllables = Shares(dict.fromkeys(usual, 1.0) | dict.fromkeys(common, 3.0))
    whole = sum(SURNAMES.values())
    names: dict[str, None] = {}
    for surname, share in SURNAMES.items():
        wanted = len(names) + max(1, int(count * share / whole))
        while len(names) < wanted:
            names[f"{surname} {_given(draw, syllables)}"] = None
    everyone = Shares(SURNAMES)
    while len(names) < count:
        names[f"{draw.share(everyone)} {_given(draw, syllables)}"] = None
    return list(names)[:count]


def _given(draw: Draw, syllables: Shares) -> str:
    first = draw.share(syllables).capitalize()
    return first if draw.chance(0.02) else f"{first}-{draw.share(syllables)}"


def garble(draw: Draw, name: str) -> str:
    """Return the name as a machine may write it: other letters, order, hyphen or case."""
    surname, given = name.split(" ", 1)
    first, _, second = given.partition("-")
    if surname in _SURNAME_SWAPS and draw.chance(0.2):
        surname = draw.one(_SURNAME_SWAPS[surname])
    if draw.chance(0.55):
        first = _respell(draw, first)
    if draw.chance(0.45):
        second = _respell(draw, second)
    joined = _join(draw, first, second)
    way = draw.random()
    if way < 0.18:
        return f"{joined} {surname}"
    if way < 0.23:
        return surname + joined.replace("-", "").lower()
    if way < 0.26:
        return f"{surname} {surname}-{second or first.lower()}"
    return f"{surname} {joined}"


def _join(draw: Draw, first: str, second: str) -> str:
    """Put a given name together in one of the ways seen on the web."""
    if not second:
        return first
    way = draw.random()
    if way < 0.45:
        return f"{first}-{second}"
    if way < 0.65:
        return f"{first}-{second.capitalize()}"
    if way < 0.82:
        return first + second
    if way < 0.95:
        return f"{first} {second.capitalize()}"
    return f"{first}- {second}"


def _respell(draw: Draw, syllable: str) -> str:
    lower = syllable.lower()
    fitting = [swap for swap in _SWAPS if swap[0] in lower]
    if not fitting:
        return syllable
    spelled = lower.replace(*draw.one(fitting), 1)
    return (spelled.capitalize() if syllable[0].isupper() else spelled) or syllable

"""How one person spells the name, and how well other letters fit the person's Hangul."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from cleanup.korean.hangul import is_hangul
from cleanup.korean.readings import ASTRAY, RARITY, Letters, cuts_of, fold, letters, spelled
from cleanup.korean.romanization import divide, plain, romanize
from cleanup.korean.surnames import surname_spellings

__all__ = ["Bearer", "bearer", "by_system", "fit", "is_name", "part"]

_UNKNOWN = 9
"""The price of a piece that no table gives for its syllable; above any price of three that do."""


class Bearer(NamedTuple):
    """A person's name in Hangul, and how the person spells it.

    ``surname`` is the Latin surname, folded, and ``pieces`` holds one spelling for each given
    syllable. ``last`` says that the surname stands last, ``regular`` that `readings` can find the
    name by the tables.
    """

    family: str
    given: str
    surname: str
    pieces: tuple[str, ...]
    last: bool
    regular: bool


@lru_cache(maxsize=1 << 12)
def bearer(hangul: str, english: str) -> Bearer:
    """Align a person's English of two or more words with surname and given name in Hangul.

    Where no table knows either outer word as the surname, the better alignment decides.
    """
    family, given = part(hangul, english)
    words = fold(english).split()
    known = surname_spellings(family)
    first, last = (words[at].replace("-", "") in known for at in (0, -1))
    if last and not first:
        orders = [(words[-1], words[:-1], True)]
    elif first:
        orders = [(words[0], words[1:], False)]
    else:
        orders = [(words[0], words[1:], False), (words[-1], words[:-1], True)]
    price, turned, name, pieces = min(
        (price, turned, name, pieces)
        for name, rest, turned in orders
        for price, pieces in [_align(given, " ".join(rest))]
    )
    regular = price < _UNKNOWN and all(syllable in RARITY for syllable in given)
    return Bearer(family, given, name.replace("-", ""), pieces, turned, regular)


def is_name(hangul: str, english: str) -> bool:
    """Say whether the English can be a spelling of the Hangul as a Korean person's name."""
    words = fold(english).replace("-", "").split()
    if not is_hangul(hangul) or not 2 <= len(hangul) <= 5 or len(words) < 2:
        return False
    person = bearer(hangul, english)
    return person.regular and person.surname in surname_spellings(person.family)


def part(hangul: str, english: str) -> tuple[str, str]:
    """Give surname and given name in Hangul; the English tells 서문 탁 from 서 문수."""
    family, given = divide(hangul)
    if len(family) > 1:
        words = fold(english).replace("-", "").split()
        double = {*words[:1], *words[-1:], "".join(words[:2])} & surname_spellings(family).keys()
        single = {*words[:1], *words[-1:]} & surname_spellings(hangul[0]).keys()
        if single and not double:
            return hangul[0], hangul[1:]
    return family, given


def _align(given: str, latin: str) -> tuple[int, tuple[str, ...]]:
    """Give the price of a given name's own spelling, and its pieces."""
    whole = letters(latin)
    borders = sorted({*whole.spaces, *whole.hyphens})
    best: tuple[int, tuple[str, ...]] = (_UNKNOWN * 4, ())
    clear = len(borders) == len(given) - 1
    for cuts in [tuple(borders)] if clear else cuts_of(0, len(whole.text), len(given)):
        pieces = _pieces(whole.text, (0, *cuts, len(whole.text)))
        price = sum(
            spelled(piece, marked=whole.marked).get(syllable, _UNKNOWN)
            for piece, syllable in zip(pieces, given, strict=True)
        )
        best = min(best, (price + ASTRAY * len(set(borders) - set(cuts)), pieces))
    return best


def fit(
    person: Bearer, span: Letters, start: int, end: int, given: str
) -> tuple[int, int, int] | None:
    """Give (cost, rarity, astray) of ``given``, in Hangul, in ``span.text[start:end]``, or None.

    The person's own piece costs nothing. Astray hyphens stand inside a syllable; each costs 3.
    """
    pieces = person.pieces or ("",)
    own = ("",) * (len(given) - len(pieces)) + pieces
    borders = tuple([at for at in (*span.spaces, *span.hyphens) if start < at < end])
    if borders and len(borders) == len(given) - 1:
        best = _fit(span, (start, *sorted(borders), end), own, given)
        if best is not None and best[0] < ASTRAY:
            return *best, 0
    found: tuple[int, int, int] | None = None
    for cuts in cuts_of(start, end, len(given)):
        if any(start < at < end and at not in cuts for at in span.spaces):
            continue
        astray = sum(start < at < end and at not in cuts for at in span.hyphens)
        fitted = _fit(span, (start, *cuts, end), own, given)
        if fitted is not None:
            price = fitted[0] + ASTRAY * astray, fitted[1], astray
            found = min(found or price, price)
    return found


def _fit(
    span: Letters, edges: tuple[int, ...], own: tuple[str, ...], given: str
) -> tuple[int, int] | None:
    """Give (cost, rarity) of ``given`` in letters cut at ``edges``; the person's own are free."""
    cost = rarity = 0
    for piece, mine, syllable in zip(_pieces(span.text, edges), own, given, strict=True):
        if piece != mine:
            price = spelled(piece, marked=span.marked).get(syllable)
            if price is None:
                return None
            cost, rarity = cost + price, rarity + RARITY.get(syllable, 2)
    return cost, rarity


@lru_cache(maxsize=1 << 12)
def _systems(family: str, given: str) -> dict[tuple[str, str], int]:
    """Give (surname, given name) by each romanization system, with costs."""
    marked = romanize(family, "mr"), romanize(given, "mr")
    return {  # later rows win where a form has no marks
        marked: 0,
        (plain(marked[0]), plain(marked[1])): 1,
        (romanize(family, "dprk"), romanize(given, "dprk")): 1,
        (romanize(family, "rr"), romanize(given, "rr")): 0,
    }


def by_system(person: Bearer, surname: str, given: str) -> int | None:
    """Give the cost of Latin surname and given name if one system writes both so, else None.

    Revised Romanization and marked McCune-Reischauer cost 0, the two without marks 1.
    """
    return _systems(person.family, person.given).get((surname, given))


def _pieces(text: str, edges: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(text[left:right] for left, right in pairwise(edges))

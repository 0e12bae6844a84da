"""A register of people by Hangul: who can be meant by a span of Latin letters."""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from cleanup.korean.bearers import Bearer, bearer, by_system, fit, part
from cleanup.korean.hangul import is_hangul
from cleanup.korean.readings import (
    LONGEST,
    Letters,
    fold,
    letters,
    readings,
    surname_cuts,
    syllables,
)
from cleanup.korean.readings import spelled as options_of
from cleanup.korean.romanization import romanize
from cleanup.korean.surnames import is_listed, southern, surname_spellings, surnames

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Fit", "Register", "accept"]

_KEPT = 1 << 10
_DEAREST = 4
_LONGEST_NAME = 24


class Fit(NamedTuple):
    """A person (the number in the register) whom a span can name.

    ``cost`` 0 is certain by spelling, 1 likely, more doubtful; ``same`` says that the letters are
    those of the agreed English, ``turned`` that the order is not.
    """

    person: int
    cost: int
    same: bool
    turned: bool


class _Try(NamedTuple):
    """A person to try on a span: where the given name stands, and what the surname costs.

    ``given`` is the Hangul there: the given name, and before it the second syllable of a surname
    that the span splits (Nam Gung-min).
    """

    start: int
    end: int
    given: str
    misfit: int
    person: int
    cost: int
    rarity: int


def accept(cost: int, gap: int, *, given: int, joined: bool, loose: bool) -> bool:
    """Say whether a spelling is near enough to a person's Hangul.

    ``cost`` is the spelling's own, ``gap`` how much dearer it is than the best reading of the same
    letters over all names, ``given`` the number of given syllables, ``joined`` a surname without a
    border, ``loose`` a surname at the end of a name in separate words. The thresholds, all here:

    - gap 1: one syllable may be the second most likely reading (Sung for 승); at 2 the letters
      plainly name somebody else (Kim Chaewon is 채원, not 재원).
    - cost 4: two syllables by the rule of a rare system; beyond that anything fits.
    - One given syllable, joined and loose names have so many look-alikes that only the best
      reading in everyday spelling counts.
    """
    if given == 1 or joined:
        return cost <= 1 and gap == 0
    if loose:
        return cost <= 2 and gap == 0
    return cost <= _DEAREST and gap <= 1


class Register:
    """People by Hangul and agreed English, numbered in the order given.

    Building does the least: spellings are worked out when a span first asks for them. A person
    whose Hangul is no Korean name (foreigners) only keeps the agreed English from being changed.
    """

    def __init__(self, people: Iterable[tuple[str, str]]) -> None:
        self.people: list[tuple[str, str]] = []
        self.agreed: dict[str, list[int]] = {}
        self.surnames: dict[str, list[int]] = {}
        self.odd: dict[str, list[int]] = {}
        """Latin surnames, folded, of people whose surname or its spelling is in no table."""
        self._hangul: dict[str, list[int]] = {}
        self._letters: dict[str, list[int]] = {}
        self._irregular: dict[str, list[int]] = {}
        self._step = lru_cache(maxsize=1 << 12)(self._walk_plain)
        self._own: dict[str, set[tuple[str, str]]] = {}
        """Beginnings of names of those who spell a syllable so: the next syllable, its letters."""
        self._marked: dict[str, dict[str, list[int]]] = {}
        self._following: dict[str, set[str]] = {}
        """The Hangul of all names and whatever they begin with, each with the next syllables."""
        self._decided: OrderedDict[tuple[str, bool], tuple[Fit, ...]] = OrderedDict()
        for hangul, english in people:
            self._add(hangul, english)

    def _add(self, hangul: str, english: str) -> None:
        number = len(self.people)
        self.people.append((hangul, english))
        self.agreed.setdefault(english, []).append(number)
        family, given = part(hangul, english)
        words = fold(english).replace("-", "").split()
        if not 1 <= len(given) <= 3 or len(words) < 2 or not is_hangul(hangul):
            return
        surname = southern(family)
        spelled = surname_spellings(surname)
        if words[0] not in spelled and words[-1] not in spelled:
            person = bearer(hangul, english)
            if not person.regular:
                return
            self.odd.setdefault(person.surname, []).append(number)
        if not is_listed(surname):
            for latin in spelled:
                self.odd.setdefault(latin, []).append(number)
        name = surname + given
        self._hangul.setdefault(name, []).append(number)
        for size in range(1, len(name) + 1):
            self._following.setdefault(name[:size], set()).update(name[size : size + 1])
        self.surnames.setdefault(surname, []).append(number)
        head = southern(surname[0])
        if head != surname[0]:
            self._following.setdefault(head, set())
        self._letters.setdefault("".join(words), []).append(number)

    def given(self, person: int) -> str:
        """Give a person's given name in Hangul."""
        return self._bearer(person).given

    def pieces(self, person: int) -> tuple[str, ...]:
        """Give the Latin pieces of a person's given name, one a syllable."""
        return self._bearer(person).pieces

    def decide(self, span: str, *, last: bool = False) -> tuple[Fit, ...]:
        """Give the people whom a span can name, cheapest first; none for an agreed English.

        ``last`` asks for the surname at the end. The answers for the newest 1,024 spans are kept.
        """
        key = (span, last)
        fits = self._decided.get(key)
        if fits is None:
            fits = () if span in self.agreed else tuple(self._decide(span, last=last))
            self._decided[key] = fits
            if len(self._decided) > _KEPT:
                self._decided.popitem(last=False)
        return fits

    def _decide(self, span: str, *, last: bool) -> list[Fit]:
        spelled = letters(span)
        if not 3 <= len(spelled.text) <= _LONGEST_NAME:
            return []
        same = [
            fit
            for fit in self._same(spelled, last=last)
            if not _stray(self._bearer(fit.person), spelled, last=last)
        ]
        if same:
            return same
        found: dict[int, int] = {}
        for attempt in self._tries(spelled, last=last):
            cost = self._cost(attempt, span, spelled, last=last)
            if cost is not None and cost < found.get(attempt.person, 9):
                found[attempt.person] = cost
        if not found:
            return []
        turned = {person: self._bearer(person).last != last for person in found}
        return sorted(
            (
                Fit(person, cost, same=False, turned=turned[person])
                for person, cost in found.items()
            ),
            key=lambda fit: (fit.cost, fit.person),
        )

    def _same(self, spelled: Letters, *, last: bool) -> list[Fit]:
        """Give the people whose agreed English has the same letters, in either order.

        Where both show borders, the borders must agree: Hyong-yong is not Hyon-gyong.
        """
        whole = spelled.text
        cuts = sorted(spelled.spaces + spelled.hyphens)
        found = []
        for cut in dict.fromkeys([0, *cuts[:1], *cuts[-1:]]):
            for person in self._letters.get(whole[cut:] + whole[:cut], ()):
                turned = self._bearer(person).last != last
                if turned != (cut > 0):
                    continue
                agreed = letters(self._in_order(person, last=last))
                own, borders = {*agreed.spaces, *agreed.hyphens}, set(cuts)
                if agreed.text == whole and (own <= borders or own >= borders):
                    found.append(Fit(person, 0, same=True, turned=turned))
        return found

    def _in_order(self, person: int, *, last: bool) -> str:
        """Give the agreed English with the surname first or last."""
        words = self.people[person][1].split()
        if self._bearer(person).last != last:
            words = [*words[1:], words[0]] if last else [words[-1], *words[:-1]]
        return " ".join(words)

    def _cost(self, attempt: _Try, span: str, spelled: Letters, *, last: bool) -> int | None:
        """Give the price of one attempt, or None where it is refused.

        The best reading is asked for last: it is dear.
        """
        start, end, _, misfit, number, cost, rarity = attempt
        surname = spelled.text[:start] or spelled.text[end:]
        person = self._bearer(number)
        if (len(surname) == 1 and not spelled.hyphens) or _stray(person, spelled, last=last):
            return None
        fitted = fit(person, spelled, start, end, attempt.given)
        system = by_system(person, surname, spelled.text[start:end])
        if fitted is None:
            if system != 0:
                return None
            fitted = 0, 0, 0
        if surname == person.surname:
            cost = rarity = 0
        price = cost + fitted[0]
        loose = last and any(start < at < end for at in spelled.spaces)
        accepts = partial(accept, given=len(person.given), joined=bool(misfit), loose=loose)
        if not accepts(price if system is None else min(price, system), 0):
            return None
        best = min((reading.cost for reading in readings(span)), default=9)
        gap = max(0, price + rarity + fitted[1] + misfit + last - best)
        usual = next(iter(surname_spellings(person.family)))
        # A system without marks counts where something else shows it: Mun, but not Kim.
        if system is not None and not fitted[2] and (not system or surname != usual or best > 1):
            price, gap = min(price, system), min(gap, system)
        return price + gap if accepts(price, gap) else None

    def _tries(self, spelled: Letters, *, last: bool) -> Iterator[_Try]:
        """Yield whom the letters may fit, by the tables or by a spelling of their own."""
        for start, end, misfit, surname, cost, rarity in surname_cuts(spelled, last=last):
            if surname not in self._following:
                continue
            for given in self._givens(surname, spelled, start, end):
                for person in self._hangul[surname + given]:
                    yield _Try(start, end, given, misfit, person, cost, rarity)
            others = self._irregulars(surname)
            if spelled.marked:
                assimilated = self._assimilated(surname).get(spelled.text[start:end], ())
                others = [*others, *assimilated]
            for person in others:
                yield _Try(start, end, self.given(person), misfit, person, cost, rarity)
        yield from self._odd_tries(spelled, last=last)

    def heads(self, latin: str) -> tuple[str, ...] | None:
        """Give the surnames, in Hangul, that lower-case letters may be; None where more may count.

        More than the tables counts for people who spell a surname as no table would.
        """
        if latin in self.odd:
            return None
        found = [name for name, *_ in surnames().get(latin, ()) if name in self._following]
        odd = [person for name in found for person in self._irregulars(name)]
        if any(len(self.pieces(person)) != len(self.given(person)) for person in odd):
            return None
        return tuple(found)

    def may_lead(self, heads: Sequence[str], pieces: Iterable[str]) -> bool:
        """Say whether somebody's name begins with one of the surnames and the pieces' syllables.

        The pieces are lower-case letters without marks.
        """
        names = tuple(heads)
        for piece in pieces:
            names = self._step(names, piece)
            if not names:
                return False
        return True

    def may_join(self, heads: Sequence[str], pieces: Iterable[str]) -> bool:
        """Say whether one of the surnames and some of the pieces make a name of more syllables.

        A given name of one syllable is never joined to its surname.
        """
        names = tuple(heads)
        for piece in pieces:
            names = self._step(names, piece)
            if any(len(name) > 2 and name in self._hangul for name in names):
                return True
            if not names:
                return False
        return False

    def is_own(self, latin: str) -> bool:
        """Say whether somebody's agreed English has these lower-case letters."""
        return latin in self._letters

    def _givens(self, surname: str, spelled: Letters, start: int, end: int) -> Iterable[str]:
        """Give the given names of a surname's people that these letters can stand for.

        A space or hyphen inside a syllable forbids it, unless the letters are somebody's own.
        """
        text = spelled.text
        borders = spelled.spaces if text in self._letters else spelled.spaces + spelled.hyphens
        names: Sequence[str] = (surname,)
        left = start
        for right in sorted({*(at for at in borders if start < at < end), end}):
            names = self._walk(names, text[left:right], marked=spelled.marked)
            if not names:
                return ()
            left = right
        return {name[len(surname) :] for name in names if name in self._hangul}

    def _walk(self, names: Sequence[str], piece: str, *, marked: bool) -> Sequence[str]:
        """Give what beginnings of names become with the syllables that a piece can stand for."""
        following, own = self._following, self._own
        begun: dict[int, list[str]] = {0: list(names)}
        for left in range(len(piece)):
            found = begun.get(left)
            if found:
                for right in range(left + 1, min(len(piece), left + LONGEST) + 1):
                    options = _syllables(piece[left:right], marked)
                    if options:
                        for name in found:
                            for syllable in following[name] & options:
                                begun.setdefault(right, []).append(name + syllable)
                if own and not own.keys().isdisjoint(found):
                    self._walk_own(found, piece, left, begun)
        return begun.get(len(piece), ())

    def _walk_plain(self, names: tuple[str, ...], piece: str) -> tuple[str, ...]:
        return tuple(self._walk(names, piece, marked=False))

    def _walk_own(
        self, names: Sequence[str], piece: str, left: int, begun: dict[int, list[str]]
    ) -> None:
        """Add what people make of letters who spell a syllable as no table would."""
        for name in names:
            for syllable, own in self._own.get(name, ()):
                for right in range(left + 1, min(len(piece), left + LONGEST) + 1):
                    latin = piece[left:right]
                    if latin == own or syllable in options_of(latin, marked=False):
                        begun.setdefault(right, []).append(name + syllable)

    def _odd_tries(self, spelled: Letters, *, last: bool) -> Iterator[_Try]:
        """Yield those who spell the surname as no table would, where the letters have it."""
        for cut in sorted({*spelled.spaces, *spelled.hyphens}) if self.odd else ():
            start, end = (0, cut) if last else (cut, len(spelled.text))
            name = spelled.text[:start] or spelled.text[end:]
            for person in self.odd.get(name, ()):
                cost = surname_spellings(self._bearer(person).family).get(name, 3)
                yield _Try(start, end, self.given(person), 0, person, cost, 0)

    def _irregulars(self, surname: str) -> list[int]:
        """Give those of a surname who spell a syllable as no table would; worked out once."""
        found = self._irregular.get(surname)
        if found is None:
            found = [
                person
                for person in self.surnames.get(surname, ())
                if not self._bearer(person).regular
            ]
            self._irregular[surname] = found
            for person in found:
                given, name = self.given(person), surname
                for syllable, own in zip(given, self.pieces(person), strict=False):
                    self._own.setdefault(name, set()).add((syllable, own))
                    name += syllable
        return found

    def _assimilated(self, surname: str) -> dict[str, list[int]]:
        """Give those of a surname by their given name in marked McCune-Reischauer."""
        found = self._marked.get(surname)
        if found is None:
            found = self._marked[surname] = {}
            for person in self.surnames.get(surname, ()):
                found.setdefault(romanize(self.given(person), "mr"), []).append(person)
        return found

    def _bearer(self, person: int) -> Bearer:
        return bearer(*self.people[person])


@lru_cache(maxsize=1 << 12)
def _syllables(piece: str, marked: bool) -> frozenset[str]:  # noqa: FBT001  # quicker by position
    found = syllables(piece, marked=marked)
    return frozenset([syllable for syllable, cost in found if marked or cost <= _DEAREST])


def _stray(person: Bearer, spelled: Letters, *, last: bool) -> bool:
    """Say whether a name of one and one syllable is bent so that it is rather something else.

    Nam-wook is rather a given name, and Song Kim anybody, unless the person writes it so.
    """
    if len(person.given) > 1:
        return False
    return not spelled.spaces or (last and not person.last and len(person.family) == 1)

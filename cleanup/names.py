"""People of the glossary found in a text, however their names are spelled, ordered or spaced."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from cleanup.korean.hangul import nfc
from cleanup.korean.readings import fold, letters, readings
from cleanup.korean.register import Fit, Register
from cleanup.name_hints import BARE, NO, WHOLE, Hints
from cleanup.name_spans import (
    BEFORE,
    CAPITAL,
    HYPHEN,
    LOWER,
    NEXT,
    NOT_BEFORE,
    ODD_RUN,
    PAIR,
    PLAIN,
    PLAIN_PAIR,
    REACH,
    RUN,
    WORDS,
    breve_end,
    hyphen_stops,
    may_end,
    name_follows,
    surname_before,
    syllable_follows,
    upto,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from cleanup.model import Term

__all__ = ["Candidate", "Kind", "Match", "People"]


class Kind(IntEnum):
    """What differs from the agreed English; the greatest difference counts.

    FORM: only hyphen, space or case. ORDER: the same letters in the other order. SPELLING: other
    letters, in either order. GLUED: an ending behind the name.
    """

    FORM = 0
    ORDER = 1
    SPELLING = 2
    GLUED = 3


class Match(NamedTuple):
    """A person whom a span can name.

    ``cost`` 0 is an everyday spelling and the best reading of the letters, 1 is likely, and from 2
    on another name is about as likely, so that something else should speak for the person.
    ``ending`` is the title or particle that is glued to the name (kind GLUED).
    """

    term: Term
    cost: int
    kind: Kind
    ending: Term | None = None


class Candidate(NamedTuple):
    """A span ``text[start:end]`` that names a person otherwise than agreed.

    Several matches mean that the letters do not tell who it is.
    """

    start: int
    end: int
    matches: tuple[Match, ...]


_KEPT = 1 << 15
_RUN_KEPT = 80
"""The characters of the longest run of words that is remembered."""


class People:
    """The people of a glossary, by Hangul; built once, asked for each text.

    Terms of kind "person" hold surname and given name in Hangul; terms of kind "ending" a title or
    particle that is glued to names. Other kinds are passed over; a person whose Hangul is no
    Korean name is only kept from being changed.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        kept = list(terms)
        self._terms = [term for term in kept if term.kind == "person"]
        self._register = Register(
            (nfc(term.korean.replace(" ", "")), term.english) for term in self._terms
        )
        for number, term in enumerate(self._terms):
            for english in term.accepted:
                self._register.agreed.setdefault(english, []).append(number)
        self._endings = {
            letters(variant).text: term
            for term in kept
            if term.kind == "ending"
            for variant in term.variants
            if letters(variant).text
        }
        self._runs: dict[str, tuple[int, ...]] = {}
        self._tails = tuple(sorted({latin[-2:] for latin in self._endings}))
        self._hints = Hints(self._register)

    def find(self, text: str) -> list[Candidate]:
        """Give the candidates in the order of their surnames; they may overlap.

        Words that can be nobody's name are remembered, so that most cost one look-up.
        """
        return list(self.find_at(text, self._places(text))) if self._hints.starts else []

    def _places(self, text: str) -> Iterator[int]:
        """Yield the offsets, in order, at which the surname of a candidate may begin."""
        runs, end = self._runs, 0
        for match in RUN.finditer(text):
            start = match.start()
            if start < end:
                continue
            if match.lastindex is None and match.end() - start <= _RUN_KEPT:
                worth = runs.get(match[0])
                if worth is None:
                    worth = self._worth(match[0])
                for at in worth:
                    yield start + at
            elif run := ODD_RUN.match(text, start):
                end = run.end()
                for capital in CAPITAL.finditer(text, start, end):
                    yield capital.start()

    def find_at(self, text: str, at: Iterable[int]) -> Iterator[Candidate]:
        """Yield the candidates whose surname begins at one of the offsets into the text.

        A candidate with the surname last begins before its offset. Each span is yielded once, in
        the order of the offsets.
        """
        seen: set[tuple[int, int]] = set()
        for offset in at:
            if offset and text[offset - 1] not in PLAIN and NOT_BEFORE.match(text, offset - 1):
                continue
            pair = PLAIN_PAIR.match(text, offset) or PAIR.match(text, offset)
            hint = self._hints.of_word(pair[1]) if pair else NO
            if pair is None or hint == NO:
                continue
            found = self._decide(text, offset, pair, hint)
            if found is not None and (found.start, found.end) not in seen:
                seen.add((found.start, found.end))
                yield found

    def _worth(self, run: str) -> tuple[int, ...]:
        """Give the offsets in a run of plain words at which a candidate's surname may stand.

        What stands around the run can refuse a candidate but not make one, save that a given name
        may go on in lower case behind a surname in capitals.
        """
        found: list[int] = []
        at = 0
        of_word = self._hints.of_word
        for piece in run.split(" "):
            hint = of_word(piece.rstrip(","))
            if hint != NO:
                pair = PLAIN_PAIR.match(run, at)
                assert pair is not None
                capitals = hint != WHOLE and len(pair[1]) > 1 and pair[1].isupper()
                if capitals or self._decide(run, at, pair, hint):
                    found.append(at)
            at += len(piece) + 1
        if len(self._runs) >= _KEPT:
            self._runs.clear()
        self._runs[run] = worth = tuple(found)
        return worth

    def _decide(self, text: str, offset: int, pair: re.Match[str], hint: int) -> Candidate | None:
        """Decide on a word that may begin a name or be its surname."""
        if hint == WHOLE:
            return self._joined(text, offset, pair.end(1))
        if pair[1] in BARE and (pair[3] is None or pair[2]):
            return None
        if self._hints.may_lead(text, pair, hint):
            found = self._ahead(text, offset, pair)
            if found is not None:
                return found
        if self._hints.may_be_last(text, offset, pair):
            return self._surname_last(text, offset, self._ends(text, offset, pair))
        return None

    def _joined(self, text: str, offset: int, end: int) -> Candidate | None:
        """Decide on a word that may be surname and given name in one."""
        joined = self._surname_first(text, offset, [end])
        stops = hyphen_stops(text, offset, end)
        if joined or not stops or text[offset : stops[0]] not in self._hints.starts:
            return joined
        return self._surname_last(text, offset, stops)  # "Heung-min Son-led"

    def _ahead(self, text: str, offset: int, pair: re.Match[str]) -> Candidate | None:
        """Decide on a surname with a given name behind it."""
        ends = self._ends(text, offset, pair)
        word = pair[1]
        capitals = len(word) > 1 and word.isupper()
        found = None
        if len(ends) > 1:
            found = self._glued(text, offset, ends) if self._tails else None
            if capitals and len(ends) == 2 and not found:
                found = self._lower_case_end(text, offset, ends[1])
            found = found or self._surname_first(text, offset, ends[2:0:-1])
        return found

    @staticmethod
    def _ends(text: str, offset: int, pair: re.Match[str]) -> list[int]:
        """Where the surname ends, and up to three capitalised words behind it."""
        ends = [pair.end(1)]
        capitals = len(pair[1]) > 1 and pair[1].isupper()
        while len(ends) < 4 and (following := NEXT.match(text, ends[-1])):
            if following[1] and not (capitals and len(ends) == 1):  # only "KIM, Yongtae"
                break
            if following.end() - offset > REACH:
                break
            ends.append(following.end())
        return ends

    def _surname_first(self, text: str, start: int, ends: Sequence[int]) -> Candidate | None:
        """Try spans with the surname first, longest first; the first that reads decides."""
        longer: list[str] = []
        for end in ends:
            for stop in (end, *hyphen_stops(text, start, end)):
                span = text[start:stop]
                if span in self._register.agreed or not may_end(text, stop):
                    return None
                fits = self._register.decide(span)
                if not fits:
                    longer.append(span)
                    continue
                if any(not reading.last for whole in longer for reading in readings(whole)):
                    return None
                short = all(len(self._register.given(fit.person)) == 1 for fit in fits)
                if short and syllable_follows(text, stop):
                    return None
                return Candidate(start, breve_end(text, start, stop), self._matches(fits))
        return None

    def _lower_case_end(self, text: str, start: int, end: int) -> Candidate | None:
        """Try a second given syllable in lower case behind a surname in capitals: CHO Won jin."""
        lower = LOWER.match(text, end)
        if lower is None or lower[1] in WORDS:
            return None
        fits = self._register.decide(text[start : lower.end()])
        return Candidate(start, lower.end(), self._matches(fits)) if fits else None

    def _surname_last(self, text: str, offset: int, ends: Sequence[int]) -> Candidate | None:
        """Try spans with the surname last; ``ends`` are those of the surname and what follows."""
        end = ends[0]
        if offset < 2 or text[offset - 1] != " " or not may_end(text, end):
            return None
        starts: list[int] = []
        at = offset
        while len(starts) < 3 and (before := BEFORE.search(text, max(0, at - REACH), at)):
            at = before.start(1)
            starts.append(at)
        longer: list[str] = []
        for index, start in reversed([*enumerate(starts[:2])]):
            span = text[start:end]
            if span in self._register.agreed:
                return None
            if index and HYPHEN.search(span):
                continue
            fits = self._register.decide(span, last=True)
            if not fits:
                longer.append(span)
                continue
            before_it = starts[index + 1 : index + 2]
            another = (
                any(reading.last for whole in longer for reading in readings(whole))
                or name_follows(text, offset, ends)
                or (before_it and surname_before(text, before_it[0], start, offset))
            )
            return None if another else Candidate(start, end, self._matches(fits))
        return None

    def _glued(self, text: str, start: int, ends: Sequence[int]) -> Candidate | None:
        """Try a name with an ending of the glossary behind it."""
        for end in ends[:0:-1]:
            span = text[start:end]
            if not fold(span[-4:]).endswith(self._tails) or not may_end(text, end):
                continue
            if any(reading.cost <= 1 for reading in readings(span)):
                continue
            whole = letters(span)
            borders = {*whole.spaces, *whole.hyphens}
            for latin, ending in self._endings.items():
                cut = len(whole.text) - len(latin)
                if cut not in borders or not whole.text.endswith(latin):
                    continue
                matches = [
                    match._replace(kind=Kind.GLUED, ending=ending)
                    for match in self._named(upto(span, cut))
                ]
                rival = min((at for at in borders if at > cut), default=cut)
                if matches and rival > cut:
                    longer = self._named(upto(span, rival))
                    matches += [match._replace(kind=Kind.SPELLING) for match in longer]
                if matches:
                    return Candidate(start, end, tuple(matches))
        return None

    def _named(self, span: str) -> tuple[Match, ...]:
        """Give the matches of a name that may be agreed English as well."""
        exact = self._register.agreed.get(span)
        if exact is None:
            return self._matches(self._register.decide(span))
        return tuple(Match(self._terms[person], 0, Kind.FORM) for person in exact)

    def _matches(self, fits: Sequence[Fit]) -> tuple[Match, ...]:
        return tuple(
            Match(
                self._terms[fit.person],
                fit.cost,
                Kind.SPELLING if not fit.same else Kind.ORDER if fit.turned else Kind.FORM,
            )
            for fit in fits
        )

"""People of the glossary found in a text, however their names are spelled, ordered or spaced."""

from __future__ import annotations

from collections import Counter
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from cleanup.korean.hangul import nfc
from cleanup.korean.readings import fold, letters, readings
from cleanup.korean.register import Fit, Register
from cleanup.korean.romanization import DOUBLE_SURNAMES
from cleanup.korean.skeleton import Known, Shapes, has, has_both, shapes
from cleanup.korean.surnames import southern, surname_spellings, surnames
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
    is_syllable,
    may_end,
    name_follows,
    surname_before,
    syllable_follows,
    upto,
    word_before,
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


_NO, _WHOLE, _LAST, _TWO, _AHEAD = range(5)
"""Hints: no name; perhaps a name in one word; a surname that can only stand last, one with perhaps
two words of a given name behind it, or with one."""
_BARE = {"I", "U"}
"""A pronoun and a vowel: surnames only before a name, since they would be met everywhere."""
OFTEN = 20
"""Names of one surname after which its skeletons are worth working out."""
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
        self._words: dict[str, int] = {}
        self._pairs: dict[str, int] = {}
        self._runs: dict[str, tuple[int, ...]] = {}
        self._heads: dict[str, tuple[str, ...] | None] = {}
        self._halves = frozenset(
            latin
            for name in self._register.surnames
            if name in DOUBLE_SURNAMES
            for latin in surname_spellings(southern(name[0]))
        )
        self._shapes: dict[str, Shapes | None] = {}
        self._asked: Counter[str] = Counter()
        self._tails = tuple(sorted({latin[-2:] for latin in self._endings}))
        self._starts = frozenset(_anchors(self._register))
        self._sizes = range(
            min(map(len, self._starts), default=1), max(map(len, self._starts), default=0) + 1
        )

    def find(self, text: str) -> list[Candidate]:
        """Give the candidates in the order of their surnames; they may overlap.

        Words that can be nobody's name are remembered, so that most cost one look-up.
        """
        if not self._starts:
            return []
        offsets: list[int] = []
        runs = self._runs
        for match in RUN.finditer(text):
            if match.lastindex is None:
                worth = runs.get(match[0])
                if worth is None:
                    worth = self._worth(match[0])
                if worth:
                    start = match.start()
                    offsets += [start + at for at in worth]
            elif odd := ODD_RUN.match(text, match.start()):
                offsets += [m.start() for m in CAPITAL.finditer(text, odd.start(), odd.end())]
        return list(self.find_at(text, sorted(set(offsets)))) if offsets else []

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
            hint = self._hint_of_word(pair[1]) if pair else _NO
            if pair is None or hint == _NO:
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
        words = self._words
        for piece in run.split(" "):
            word = piece.rstrip(",")
            hint = words.get(word)
            if hint is None:
                hint = self._hint_of_word(word)
            if hint != _NO:
                pair = PLAIN_PAIR.match(run, at)
                assert pair is not None
                capitals = hint != _WHOLE and len(pair[1]) > 1 and pair[1].isupper()
                if capitals or self._decide(run, at, pair, hint):
                    found.append(at)
            at += len(piece) + 1
        worth = tuple(found)
        if len(run) <= _RUN_KEPT:
            if len(self._runs) >= 2 * _KEPT:
                self._runs.clear()
            self._runs[run] = worth
        return worth

    def _may_lead(self, text: str, pair: re.Match[str], hint: int) -> bool:
        """Say whether a surname may have a given name of the glossary behind it."""
        if hint == _LAST and pair[3] is not None:
            hint = self._hint_of_pair(pair)
        return hint == _AHEAD or (hint == _TWO and self._two_given(text, pair))

    def _decide(self, text: str, offset: int, pair: re.Match[str], hint: int) -> Candidate | None:
        """Decide on a word that may begin a name or be its surname."""
        if hint == _WHOLE:
            return self._joined(text, offset, pair.end(1))
        if pair[1] in _BARE and (pair[3] is None or pair[2]):
            return None
        if self._may_lead(text, pair, hint):
            found = self._ahead(text, offset, pair)
            if found is not None:
                return found
        if self._may_be_last(text, offset, pair):
            return self._surname_last(text, offset, self._ends(text, offset, pair))
        return None

    def _hint_of_word(self, word: str) -> int:
        """Say what a word alone can be; remembered."""
        known = self._words.get(word)
        if known is not None:
            return known
        hint = _NO
        starts = self._starts
        sizes = [size for size in self._sizes if word[:size] in starts]
        if sizes and len(word) <= REACH:
            if word in starts:
                hint = _LAST
            elif "-" in word and _is_plain(word):
                hint = self._hint_of_hyphened(word, sizes)
            elif _is_double(word):
                hint = _AHEAD
            elif self._may_be_whole(word, sizes):
                hint = _WHOLE
        if len(self._words) >= _KEPT:
            self._words.clear()
        self._words[word] = hint
        return hint

    def _hint_of_pair(self, pair: re.Match[str]) -> int:
        """Say what a surname and the capitalised word behind it can be; remembered."""
        known = self._pairs.get(pair[0])
        if known is None:
            if len(self._pairs) >= _KEPT:
                self._pairs.clear()
            known = self._pairs[pair[0]] = self._new_pair(pair[1], pair[3])
        return known

    def _new_pair(self, surname: str, given: str) -> int:
        if given.count("-") == 1 and _is_plain(given):
            heads = self._heads_of(surname)
            if heads is not None:
                return self._hint_of_pieces(surname, heads, given)
        known = self._shapes_of(surname)
        if known is None:
            return _AHEAD
        return self._hint_of_given(given, known, capitals=surname.isupper())

    def _hint_of_pieces(self, surname: str, heads: Sequence[str], given: str) -> int:
        """Say the same where a hyphen parts the given name, or something glued to it (-led)."""
        register = self._register
        one, two = given.lower().split("-")
        if register.may_lead(heads, (one, two)) or register.is_own(surname.lower() + one + two):
            return _AHEAD
        glued = given.endswith(two) and not is_syllable(two)
        return _AHEAD if glued and register.may_lead(heads, (one,)) else _LAST

    def _heads_of(self, word: str) -> tuple[str, ...] | None:
        """Give the surnames that a word may be; None where letters alone do not tell."""
        if word not in self._heads:
            plain = word.isascii() and word.isalpha() and word.lower() not in self._halves
            self._heads[word] = self._register.heads(word.lower()) if plain else None
        return self._heads[word]

    @staticmethod
    def _hint_of_given(given: str, known: Shapes, *, capitals: bool) -> int:
        if given.count("-") > 1 or _may_be(known, given):
            return _AHEAD
        if "-" in given or not has(known.first, given):
            return _LAST
        return _AHEAD if capitals else _TWO

    def _two_given(self, text: str, pair: re.Match[str]) -> bool:
        """Say whether two words behind a surname may be a known given name."""
        second = NEXT.match(text, pair.end())
        known = self._shapes_of(pair[1])
        if second is None or known is None:
            return second is not None
        last = second[2]
        return has_both(known, pair[3], last) or (
            "-" in last and has_both(known, pair[3], last.rpartition("-")[0])
        )

    def _may_be_last(self, text: str, start: int, pair: re.Match[str]) -> bool:
        """Say whether a known given name may stand before a surname."""
        if text[start - 1 : start] != " " and not HYPHEN.match(text, pair.end(1)):
            return False
        given = text[word_before(text, start - 1) : start - 1]
        if not given or given[0].islower():
            return False
        if given.count("-") == 1 and _is_plain(given):
            heads = self._heads_of(pair[1])
            if heads is not None:
                return self._hint_of_pieces(pair[1], heads, given) == _AHEAD
        known = self._shapes_of(pair[1])
        return known is None or _may_be(known, given) or _has(known.last, given)

    def _hint_of_hyphened(self, word: str, sizes: Sequence[int]) -> int:
        """Say what a word of plain letters and hyphens can be, its surname of one of the sizes."""
        latin = word.lower()
        whole = latin.replace("-", "")
        if any(name in DOUBLE_SURNAMES for name, *_ in surnames().get(whole, ())):
            return _AHEAD
        glued = any(
            part and not is_syllable(part) and part in word for part in latin.split("-")[1:]
        )
        if glued or self._register.is_own(whole):
            return _WHOLE if self._may_be_whole(word, sizes) else _NO
        for size in sizes:
            heads = self._heads_of(word[:size])
            if heads is None:
                return _WHOLE if self._may_be_whole(word, sizes) else _NO
            pieces = latin[size:].split("-")
            if heads and self._register.may_join(heads, pieces if pieces[0] else pieces[1:]):
                return _WHOLE if self._register.decide(word) else _NO
        return _NO

    def _may_be_whole(self, word: str, sizes: Sequence[int]) -> bool:
        """Say whether a word may be surname, of one of the sizes, and given name in one."""
        stops = hyphen_stops(word, 0, len(word))
        for size in sizes:
            if not (2 <= size <= len(word) - 3 or "-" in word) or word[:size] in _BARE:
                continue
            known = self._shapes_of(word[:size])
            if known is None or _has(known.joined, word[size:]):
                return bool(stops or self._register.decide(word))
        return any(word[:stop] in self._starts for stop in stops)

    def _shapes_of(self, word: str) -> Shapes | None:
        """The skeletons of given names behind a surname; None where all may be, and at first."""
        if word not in self._shapes:
            self._asked[word] += 1
            if self._asked[word] <= OFTEN:
                return None
            self._shapes[word] = self._work_out_shapes(letters(word).text)
        return self._shapes[word]

    def _work_out_shapes(self, latin: str) -> Shapes | None:
        register = self._register
        if not latin.isalpha():  # an apostrophe at the end may be a mark or none
            return None
        people = list(register.odd.get(latin, ()))
        for name, *_ in surnames().get(latin, ()):
            people += register.surnames.get(name, ())
        if latin in self._halves:
            return None
        return shapes((register.given(one), register.pieces(one)) for one in people)

    def _joined(self, text: str, offset: int, end: int) -> Candidate | None:
        """Decide on a word that may be surname and given name in one."""
        joined = self._surname_first(text, offset, [end])
        stops = hyphen_stops(text, offset, end)
        if joined or not stops or text[offset : stops[0]] not in self._starts:
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


def _anchors(register: Register) -> set[str]:
    """Give the literals for all surnames of the register."""
    found: set[str] = set()
    for surname in register.surnames:
        found |= _literals(surname)
        if surname in DOUBLE_SURNAMES:
            found |= _literals(southern(surname[0]))
    for latin in register.odd:
        found.update((latin.capitalize(), latin.upper()))
    return found


def _literals(surname: str) -> set[str]:
    """Give all spellings of a surname in Title case and upper case, marks composed or not."""
    found: set[str] = set()
    for latin in surname_spellings(surname):
        if latin.isascii() and "'" not in latin:
            found.update((latin.capitalize(), latin.upper()))
            continue
        for mark in "'’‘ʼʻ`" if "'" in latin else "'":
            for o, u in (("ŏ", "ŭ"), ("o\u0306", "u\u0306"), ("o'", "u'")):
                shown = latin.replace("'", mark).replace("ŏ", o).replace("ŭ", u)
                found.update((shown[0].upper() + shown[1:], shown.upper()))
    return found


def _is_plain(word: str) -> bool:
    """Say whether a word is of ASCII letters and hyphens."""
    return word.isascii() and word.replace("-", "").isalpha()


def _is_double(word: str) -> bool:
    """Say whether a word with a hyphen is a surname of two syllables."""
    return HYPHEN.search(word) is not None and any(
        name in DOUBLE_SURNAMES for name, *_ in surnames().get(letters(word).text, ())
    )


def _may_be(known: Shapes, given: str) -> bool:
    """Say whether a word, or what stands before its last hyphen (-led), may be a given name."""
    if "-" not in given:
        return has(known.whole, given)
    first, last = given.split("-", 1)
    return "-" in last or has_both(known, first, last) or has(known.whole, first)


def _has(known: Known, latin: str) -> bool:
    """Say whether a word, or what stands before its last hyphen (-led), may be a known name."""
    return has(known, latin) or ("-" in latin and has(known, latin.rpartition("-")[0]))

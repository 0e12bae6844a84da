"""Hints: quick answers to whether words may be a name, so that few are looked at closely.

They are sure where they say no. What they say of words and pairs of words is remembered.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cleanup.korean.readings import letters
from cleanup.korean.romanization import DOUBLE_SURNAMES
from cleanup.korean.skeleton import Known, Shapes, has, has_both, shapes
from cleanup.korean.surnames import southern, surname_spellings, surnames
from cleanup.name_spans import HYPHEN, NEXT, REACH, hyphen_stops, is_syllable, word_before

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from cleanup.korean.register import Register

__all__ = ["BARE", "NO", "WHOLE", "Hints"]

NO, WHOLE, _LAST, _TWO, _AHEAD = range(5)
"""Hints: no name; perhaps a name in one word; a surname that can only stand last, one with perhaps
two words of a given name behind it, or with one."""
BARE = {"I", "U"}
"""A pronoun and a vowel: surnames only before a name, since they would be met everywhere."""
OFTEN = 20
"""Names of one surname after which its skeletons are worth working out."""
_KEPT = 1 << 14


class Hints:
    """What words may be, by the people of a register.

    ``starts`` are the Latin spellings of their surnames, in Title case and upper case.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._words: dict[str, int] = {}
        self._pairs: dict[str, int] = {}
        self._heads: dict[str, tuple[str, ...] | None] = {}
        self._halves = frozenset(
            latin
            for name in register.surnames
            if name in DOUBLE_SURNAMES
            for latin in surname_spellings(southern(name[0]))
        )
        self._shapes: dict[str, Shapes | None] = {}
        self._asked: Counter[str] = Counter()
        self.starts = frozenset(_anchors(register))
        self._sizes: dict[str, list[int]] = {}
        for initial, size in sorted({(start[0], len(start)) for start in self.starts}):
            self._sizes.setdefault(initial, []).append(size)

    def of_word(self, word: str) -> int:
        """Say what a word alone can be; remembered."""
        known = self._words.get(word)
        if known is not None:
            return known
        hint = NO
        starts = self.starts
        sizes = [size for size in self._sizes.get(word[:1], ()) if word[:size] in starts]
        if sizes and len(word) <= REACH:
            if word in starts:
                hint = _LAST
            elif "-" in word and _is_plain(word):
                hint = self._hint_of_hyphened(word, sizes)
            elif _is_double(word):
                hint = _AHEAD
            elif self._may_be_whole(word, sizes):
                hint = WHOLE
        if len(self._words) >= _KEPT:
            self._words.clear()
        self._words[word] = hint
        return hint

    def may_lead(self, text: str, pair: re.Match[str], hint: int) -> bool:
        """Say whether a surname may have a given name of the glossary behind it."""
        if hint == _LAST and pair[3] is not None:
            hint = self._hint_of_pair(pair)
        return hint == _AHEAD or (hint == _TWO and self._two_given(text, pair))

    def may_be_last(self, text: str, start: int, pair: re.Match[str]) -> bool:
        """Say whether a known given name may stand before a surname."""
        if text[start - 1 : start] != " " and not HYPHEN.match(text, pair.end(1)):
            return False
        given = text[word_before(text, start - 1) : start - 1]
        if not given or given[0].islower():
            return False
        if given.count("-") == 1 and given[0] != "-" and _is_plain(given):
            heads = self._heads_of(pair[1])
            if heads is not None:
                return self._hint_of_pieces(pair[1], heads, given) == _AHEAD
        known = self._shapes_of(pair[1])
        return known is None or _may_be(known, given) or _has(known.last, given)

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

    def _hint_of_hyphened(self, word: str, sizes: Sequence[int]) -> int:
        """Say what a word of plain letters and hyphens can be, its surname of one of the sizes."""
        latin = word.lower()
        whole = latin.replace("-", "")
        if any(name in DOUBLE_SURNAMES for name, *_ in surnames().get(whole, ())):
            return _AHEAD
        glued = any(part.islower() and not is_syllable(part) for part in word.split("-")[1:])
        if glued or self._register.is_own(whole):
            return WHOLE if self._may_be_whole(word, sizes) else NO
        for size in sizes:
            heads = self._heads_of(word[:size])
            if heads is None:
                return WHOLE if self._may_be_whole(word, sizes) else NO
            pieces = latin[size:].split("-")
            if heads and self._register.may_join(heads, pieces if pieces[0] else pieces[1:]):
                return WHOLE if self._register.decide(word) else NO
        return NO

    def _may_be_whole(self, word: str, sizes: Sequence[int]) -> bool:
        """Say whether a word may be surname, of one of the sizes, and given name in one."""
        stops = hyphen_stops(word, 0, len(word))
        for size in sizes:
            if not (2 <= size <= len(word) - 3 or "-" in word) or word[:size] in BARE:
                continue
            known = self._shapes_of(word[:size])
            if known is None or _has(known.joined, word[size:]):
                return bool(stops or self._register.decide(word))
        return any(word[:stop] in self.starts for stop in stops)

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

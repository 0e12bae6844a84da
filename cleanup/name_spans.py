"""How names stand in running text: words, hyphens, borders, and what cannot be part of a name."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cleanup.korean.readings import fold, letters, readings, syllables
from cleanup.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "BEFORE",
    "CAPITAL",
    "HYPHEN",
    "LOWER",
    "NEXT",
    "NOT_BEFORE",
    "ODD_RUN",
    "PAIR",
    "PLAIN",
    "PLAIN_PAIR",
    "REACH",
    "RUN",
    "WORDS",
    "breve_end",
    "hyphen_stops",
    "is_syllable",
    "may_end",
    "name_follows",
    "surname_before",
    "syllable_follows",
    "upto",
    "word_before",
]

_LETTER = "(?:[^\\W\\d_][\u0300-\u036f]*)"
_APOSTROPHE = "['’‘ʼʻ`]"
_WORD = (
    f"{_LETTER}++(?:{_APOSTROPHE}(?![sS](?![^\\W\\d_])){_LETTER}++)*+"
    f"(?:(?<=[ou]){_APOSTROPHE}(?= [A-Z]))?"
)
_PART = f"{_WORD}(?:(?: (?=[-‐‑][a-z]))?[-‐‑](?: (?=[a-z]))?{_WORD})*+"
PAIR = Pattern(f"({_PART})(?:(,?) ((?![a-z]){_PART}))?")
# The same for plain letters alone, which is nearly always enough; it gives up before anything odd.
PLAIN_PAIR = Pattern(
    r"(?>([A-Za-z]+(?:-[A-Za-z]+)*)(?:(,?) ([A-Z][A-Za-z]*(?:-[A-Za-z]+)*))?)"
    "(?![\\w'’‘ʼʻ`\u0300-\u036f‐‑-]|,? [^\x00-\x7f]| -)"
)
_MARKED = "\xc0-\xde\u0100-\u024f\u1e00-\u1eff"
# What may not follow plain words, since the name may go on with it. A possessive may.
_ODD = f"[\\w@‘ʼʻ`\u0300-\u036f‐‑-]|['’](?!s\\b)[^\\W\\d_]|(?<=[ou])['’] [A-Z]|,? [{_MARKED}]| -"
RUN = Pattern(
    f"[A-Z{_MARKED}](?<![\\w@#‐‑-].)(?![a-z]{{0,3}} [a-z])"
    "(?:(?<=[A-Z])[A-Za-z]*+(?:-[A-Za-z]++)*+(?:,? [A-Z][A-Za-z]*+(?:-[A-Za-z]++)*+)*+"
    f"(?!{_ODD})|())"
)
"""Capitalised words, one behind the other, that may be parts of a name: not a short one alone.

The group is matched where a sign in them or behind them leaves room for more than plain words do;
then ``ODD_RUN`` matches them.
"""
ODD_RUN = Pattern(f"(?![a-z]){_PART}(?:,? (?![a-z]){_PART})*+")
CAPITAL = Pattern("[A-ZŎŬ]")
"""The first letter of a surname; accents of other languages are in none."""
NEXT = Pattern(f"(,?) ((?![a-z]){_PART})")
LOWER = Pattern(" ([a-z]{1,7})(?![\\w'’-])")
BEFORE = Pattern(f"(?<![\\w@#\u0300-\u036f‐‑-])(?<![^\\W\\d_]['’])((?![a-z]){_PART}) $")
NOT_BEFORE = Pattern("[\\w@#\u0300-\u036f‐‑-]|(?<=[^\\W\\d_])['’]")
HYPHEN = Pattern("[-‐‑]")
BREVE = Pattern(f"[ou]{_APOSTROPHE}")
PLAIN = frozenset(' \n\t"“‘(')
"""Characters that may stand before any name; of others, ``NOT_BEFORE`` decides."""
INSIDE = frozenset("-‐‑'’‘ʼʻ`\u0306")
"""Characters within a name's part, behind which a letter may be in lower case."""
REACH = 40
"""The characters of the longest name with an ending, generously."""
WORDS = frozenset(
    ("a", "an", "do", "go", "ha", "he", "her", "hi", "in", "me", "my", "no", "of", "oh", "on",
     "or", "see", "so", "to", "us", "we", "won", "you")
)  # fmt: skip
"""English words, lower case, that are surnames or name syllables as well."""


def may_end(text: str, end: int) -> bool:
    """Say whether a span may end here: not inside a word or an address."""
    after = text[end : end + 1]
    return not after.isalnum() and after not in {"_", "@"}


def word_before(text: str, end: int) -> int:
    """Give where the word begins that ends at ``end``."""
    begin, stop = end, max(0, end - REACH)
    while begin > stop and (text[begin - 1].isalpha() or text[begin - 1] in INSIDE):
        begin -= 1
    return begin


def breve_end(text: str, start: int, end: int) -> int:
    """Take an apostrophe that stands for a breve into a span that has another: Pyo'ng-so'."""
    breve = BREVE.match(text, end - 1)
    return end + 1 if breve and BREVE.search(text, start, end) else end


def hyphen_stops(text: str, start: int, end: int) -> list[int]:
    """Give earlier ends at a hyphen, where what follows is lower case and no syllable (-led)."""
    found = []
    for hyphen in HYPHEN.finditer(text, start, end):
        rest = text[hyphen.end() : end]
        if rest.islower() and rest.isalpha() and not is_syllable(rest):
            spaced = text[hyphen.start() - 1 : hyphen.start()] == " "
            found.append(hyphen.start() - spaced)
    return found


def syllable_follows(text: str, end: int) -> bool:
    """Say whether a capitalised name syllable follows, so that the name may be longer."""
    after = NEXT.match(text, end)
    return after is not None and not after[1] and is_syllable(HYPHEN.split(after[2])[0])


@lru_cache(maxsize=1 << 12)
def is_syllable(word: str) -> bool:
    """Say whether a word is an everyday spelling of a given-name syllable."""
    return any(cost <= 2 for _, cost in syllables(fold(word)))


def name_follows(text: str, offset: int, ends: Sequence[int]) -> bool:
    """Say whether the surname rather begins a name of two given syllables that follows."""
    return any(
        len(reading.given) > 1 and not reading.last and reading.cost <= 2
        for end in ends[1:3]
        for reading in readings(text[offset:end])
    )


def surname_before(text: str, before: int, start: int, end: int) -> bool:
    """Say whether the word before a given name is rather its surname."""
    return fold(text[before : start - 1]) not in WORDS and any(
        not reading.last for reading in readings(text[before : end - 1])
    )


def upto(span: str, count: int) -> str:
    """Give the span up to its ``count``-th letter, without the border behind it."""
    starts = (span[:size] for size in range(len(span)))
    return next((start for start in starts if len(letters(start).text) == count), span)

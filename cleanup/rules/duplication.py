"""DUP: words that came out twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule

_FUNCTION_WORDS = (
    "the a an of and with for from by at to into between he she they we who which".split()
)
_TWICE = Pattern(
    rf"(?<![\w'’.-])({'|'.join(_FUNCTION_WORDS)})([ ]\1)(?![\w'’-]|\.\w)", re.IGNORECASE
)


@rule(
    "DUP001",
    safe=True,
    anchors=[
        form
        for word in _FUNCTION_WORDS
        for form in (f"{word} {word}", f"{word.capitalize()} {word}")
    ],
    examples=[
        Example(
            "Paris in the the spring. The the end of of it.", "Paris in the spring. The end of it."
        ),
        Example(
            "He had had it; that that is; Duran Duran", "He had had it; that that is; Duran Duran"
        ),
        Example("the theatre, an android, A to B", "the theatre, an android, A to B"),
        Example(
            "It reads “the the the”, he said, or “the the”.",
            "It reads “the the the”, he said, or “the the”.",
        ),
        Example("vitamins A and B, plan A a day", "vitamins A and B, plan A a day"),
    ],
)
def doubled_word(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write a doubled article, conjunction or preposition once."""
    text = view.text
    for start in at:
        match = _TWICE.match(text, start)
        if not match or match[1] == "A" or match[2][1:].isupper():
            continue
        if not _said_more(text, match):
            yield Edit(*match.span(2), "")


def _said_more(text: str, match: re.Match[str]) -> bool:
    """Whether the words are spoken about: more than two in a row, or all there is in quotes."""
    around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    if around in ('""', "“”", "''", "‘’"):
        return True
    word = f"{match[1].lower()} "
    before, after = (
        text[max(0, match.start() - len(word)) : match.start()],
        text[match.end() : match.end() + len(word)],
    )
    return before.lower() == word or after.lower() == f" {word[:-1]}"


_WORD_TWICE = Pattern(r"(?<![\w'’.-])([A-Za-z]{4,})((?:[ ]\1){1,20})(?![\w'’-])")
# Two words in a row that begin alike: quick, since it begins with a literal and never goes back.
_PERHAPS_TWICE = Pattern(r" (...)\S++ \1")
_MEANT_TWICE = frozenset(
    "that again very really many much more most long never ever blah knock tick ding dong hear pom bye please help "
    "wait come well there here now then deep far high late soon good great nice just only once same such "
    "less little tiny slowly quickly quietly softly truly totally extremely super mama papa yeah hello test".split()
)


@rule(
    "DUP002",
    safe=True,
    anchors=[],
    examples=[
        Example("In the illegal relationships relationships of the second half half of the year, it fell.", "In the illegal relationships of the second half of the year, it fell."),
        Example("very very long and Duran Duran", "very very long and Duran Duran"),
        Example("He said that that was it; “word word word” and data-data", "He said that that was it; “word word word” and data-data"),
        Example("Duran Duran sang with Young Young.", "Duran Duran sang with Young Young."),
    ],
)  # fmt: skip
def doubled_content_word(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Write a doubled word in lower case once, but for those that are doubled for emphasis."""
    for match in _doubled(view):
        if match[1].islower() and match[2].count(" ") == 1 and match[1] not in _MEANT_TWICE:
            yield Edit(*match.span(2), "")


@rule(
    "DUP012",
    safe=False,
    anchors=[],
    examples=[
        Example("Pagoda Pagoda Park opened.", "Pagoda Park opened."),
        Example("It was sunny sunny sunny.", "It was sunny."),
        Example("Duran Duran of Baden Baden; Kim Kim", "Duran Duran of Baden Baden; Kim Kim"),
    ],
)
def doubled_name(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """The same with a capital, or said more than twice.

    Unsafe: some names are double.
    """
    for match in _doubled(view):
        once = match[1].islower() and match[2].count(" ") == 1
        if not once and match[1] not in _MEANT_TWICE and match[1] not in _DOUBLE_NAMES:
            yield Edit(*match.span(2), "")


_DOUBLE_NAMES = frozenset(
    "Duran Bora Pago Walla Yadda Hong Sing Baden Sirhan Boutros Ping Jar Tora Hear Bye Kim Park Choi Jung "
    "Wang Hwang Nam Gang Song Young Very".split()
)


def _doubled(view: View) -> Iterator[re.Match[str]]:
    """The words that stand twice or more in a row, where that is not how the glossary has them."""
    for match in _twice(view.text):
        start, stop = match.span()
        if not any(begin <= start and stop <= end for _, begin, end in view.term_hits):
            yield match


@lru_cache(maxsize=1)
def _twice(text: str) -> list[re.Match[str]]:
    """The words that stand twice or more in a row; two rules ask for those of one text."""
    twice: list[re.Match[str]] = []
    flat = f" {text}".replace("\n", " ")
    found = _PERHAPS_TWICE.search(flat)
    while found:
        start = found.start()
        match = _WORD_TWICE.match(text, start)
        if match and not text[max(0, start - 30) : start].rstrip(" \"“‘'").endswith(match[1]):
            twice.append(match)
        found = _PERHAPS_TWICE.search(flat, match.end() if match else start + 1)
    return twice


_ROLES = tuple(
    "correspondent reporter president minister professor lawmaker director representative spokesperson "
    "spokesman chairman mayor governor prosecutor ambassador commissioner candidate manager pitcher judge "
    "lawyer leader speaker secretary teacher director-general coach captain actor actress".split()
)
_ROLE_TWICE = Pattern(r"(?<![\w'’.-])([A-Za-z]{3,})([ ]\1)(?![\w'’-])", re.IGNORECASE)


@rule(
    "DUP003",
    safe=True,
    anchors=[f"{role} {role}" for role in _ROLES],
    examples=[
        Example("Correspondent Correspondent Lee met a reporter reporter.", "Correspondent Lee met a reporter."),
        Example("President president Moon spoke.", "President Moon spoke."),
        Example("the treasurer treasurer, a leader leads, judge-judge", "the treasurer treasurer, a leader leads, judge-judge"),
    ],
)  # fmt: skip
def doubled_role(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write a person's role once that stands twice in a row."""
    for start in at:
        match = _ROLE_TWICE.match(view.text, start)
        if match and match[1].lower() in _ROLES:
            yield Edit(*match.span(2), "")


_PAIR = Pattern(r"(?<![\w'’.-])([a-z]{5,})([ ]and[ ]\1)(?![\w'’-])")
# Five letters before " and " that end the next word too: quick, since it begins with a literal.
_SAME_ENDS = Pattern(r" and (?<=([a-z]{5}) and )[a-z]++(?<=\1)")
_MEANT_PAIR = frozenset(
    "again round around years hours weeks months miles pages times thousands hundreds millions "
    "billions layers circles through through never really loads heaps piles dozens scores rounds "
    "louder faster slower worse better lower higher fewer longer deeper older larger smaller bigger "
    "stronger weaker harder closer further farther richer poorer younger wider darker brighter "
    "there forever wheels on over many more words deeds".split()
)


@rule(
    "DUP009",
    safe=False,
    anchors=[],
    examples=[
        Example("They are undefeated and undefeated; it was cloudy and cloudy.", "They are undefeated; it was cloudy."),
        Example("again and again, more and more, years and years, higher and higher", "again and again, more and more, years and years, higher and higher"),
    ],
)  # fmt: skip
def word_and_word(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Write a word once that "and" joins to itself: cloudy and cloudy.

    Unsafe: the pair often hides two different Korean words.
    """
    if not _SAME_ENDS.search(view.text):
        return
    for match in _PAIR.finditer(view.text):
        if match[1] not in _MEANT_PAIR and not match[1].endswith("er"):
            yield Edit(*match.span(2), "")


# Adjectives of forecasts and reports that English does not say twice.
_ADJECTIVES = (
    "cloudy clear sunny rainy windy foggy hazy snowy stormy humid chilly mild quiet calm "
    "overcast muggy scoreless hitless busy empty"
).split()


@rule(
    "DUP014",
    safe=True,
    anchors=[f"{word} and {word}" for word in _ADJECTIVES],
    examples=[
        Example("It will be cloudy and cloudy; the streets are quiet and quiet.", "It will be cloudy; the streets are quiet."),
        Example("quiet and quieter, calm and calmly, again and again", "quiet and quieter, calm and calmly, again and again"),
    ],
)  # fmt: skip
def adjective_and_itself(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write an adjective of a forecast or a result once that "and" joins to itself."""
    text = view.text
    for start in at:
        match = _PAIR_AT.match(text, start)
        if match and match[1].lower() in _ADJECTIVES:
            yield Edit(*match.span(2), "")


_PAIR_AT = Pattern(r"(?<![\w'’.-])([A-Za-z]+)([ ]and[ ]\1)(?![\w'’-])", re.IGNORECASE)

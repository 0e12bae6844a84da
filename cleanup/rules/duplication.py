"""DUP: words and sentences that came out twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import eq

from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule

_FUNCTION_WORDS = "the a an of and with for from by at to into between".split()
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
        Example("vitamins A and B, plan A a day", "vitamins A and B, plan A a day"),
    ],
)
def doubled_word(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write a doubled article, conjunction or preposition once."""
    for start in at:
        match = _TWICE.match(view.text, start)
        if match and not (match[1] == "A" or match[2][1:].isupper()):
            yield Edit(*match.span(2), "")


_WORD_TWICE = Pattern(r"(?<![\w'’.-])([A-Za-z]{4,})([ ]\1)(?![\w'’-])")
_MEANT_TWICE = frozenset(
    "that very really many much more long never ever blah Duran Bora Pago Walla Yadda Hong Sing "
    "knock tick ding dong Ha Yo Baden Sirhan Boutros Ping Zsa Mau Jar Hear hear Tora pom bye Bye "
    "Kim Park Choi Jung Wang Hwang Nam Gang Song Young".split()
)


@rule(
    "DUP002",
    safe=False,
    anchors=[],
    examples=[
        Example("Correspondent Correspondent Lee said.", "Correspondent Lee said."),
        Example("very very long and Duran Duran", "very very long and Duran Duran"),
        Example("He said that that was it.", "He said that that was it."),
    ],
)
def doubled_content_word(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Write any other doubled word once.

    Unsafe: a doubled pair often hides two different Korean words, and some names are double.
    """
    words = view.text.split()
    if not any(map(eq, words, islice(words, 1, None))):
        return
    if not any(a == b and len(a) > 3 for a, b in zip(words, islice(words, 1, None), strict=False)):
        return
    for match in _WORD_TWICE.finditer(view.text):
        if match[1] not in _MEANT_TWICE:
            yield Edit(*match.span(2), "")


_LEAD = Pattern(r"\s*(?:[\[<◀][^\]>▶\n]{1,40}[\]>▶]\s*){0,3}([^.!?\n]{40,600}[.!?])")


@rule(
    "DUP010",
    safe=True,
    anchors=[],
    examples=[
        Example(
            "A resolution to condemn the violations was passed at the council. It rained. "
            "A resolution to condemn the violations was passed in the council. It poured.",
            None,
        ),
        Example(
            "A resolution to condemn the violations was passed at the council. "
            "A resolution to condemn the violations of 2009 had failed, said the clerk of the house.",
            "A resolution to condemn the violations was passed at the council. "
            "A resolution to condemn the violations of 2009 had failed, said the clerk of the house.",
        ),
    ],
)
def repeated_lead(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Report a lead sentence that comes again, exactly or nearly so.

    The anchor reads the lead, then the reporter does; one of the two may go, a human says which.
    """
    text = view.text
    lead = _LEAD.match(text)
    if not lead:
        return
    sentence = lead[1]
    opening = " ".join(sentence.split(" ", 5)[:5])
    start = text.find(opening, lead.end()) if len(opening) >= 16 else -1
    if start < 0:
        return
    stop = min((at for at in (text.find(mark, start) for mark in ".!?\n") if at >= 0), default=-1)
    again = text[start : stop + 1] if stop >= 0 else text[start : start + len(sentence)]
    if again != sentence:
        from rapidfuzz.fuzz import ratio  # 27 ms: only for a text that seems to repeat itself

        if ratio(again, sentence) < 90:
            return
    yield Edit(start, start + len(again), None, "the lead comes again")

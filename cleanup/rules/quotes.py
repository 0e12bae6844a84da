"""TYP: quote marks that an engine reversed, lost, spaced out or left behind."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule

_MARKS = '“”"'
_SIGNS = frozenset(_MARKS)
_STRAIGHT = '"'


class _Mark(NamedTuple):
    at: int
    sign: str


class _Paragraph(NamedTuple):
    """A line of the text whose double quote marks are not in order.

    ``unclosed`` says that the paragraph with marks before it may leave a quote open.
    """

    first: int
    end: int
    marks: list[_Mark]
    unclosed: bool


def _paragraphs(view: View, at: Sequence[int]) -> tuple[_Paragraph, ...]:
    """The paragraphs whose marks, all of them at one of the offsets, are not in order."""
    return _disorder(view.text, tuple(at))


@lru_cache(maxsize=4)  # the rules of this module ask about one text in turn
def _disorder(text: str, offsets: tuple[int, ...]) -> tuple[_Paragraph, ...]:
    at = [start for start in offsets if text[start : start + 1] in _SIGNS]
    found: list[_Paragraph] = []
    unclosed = False
    number = 0
    while number < len(at):
        start = at[number]
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        behind = bisect_left(at, end, number)
        marks = at[number:behind]
        number = behind
        odd = len(marks) % 2 == 1
        if odd or not _in_order(text, marks):
            first = text.rfind("\n", 0, start) + 1
            signs = [_Mark(mark, text[mark]) for mark in marks]
            found.append(_Paragraph(first, end, signs, unclosed))
            unclosed = odd and text[first:end].lstrip()[:1] in {"“", _STRAIGHT}
        else:
            unclosed = False
    return tuple(found)


def _in_order(text: str, marks: Sequence[int]) -> bool:
    """Whether marks open and close in turn, each tight on its inside and free on its outside."""
    straight = text[marks[0]] == _STRAIGHT
    opening = True
    for mark in marks:
        if text[mark] != (_STRAIGHT if straight else "“" if opening else "”"):
            return False
        before, after = text[mark - 1 : mark], text[mark + 1 : mark + 2]
        if opening:
            if after == " " or before in {",", ":"}:
                return False
        elif before == " " or (after.isalpha() and not straight):
            return False
        opening = not opening
    return True


def _could_close(text: str, at: int) -> bool:
    after = text[at + 1 : at + 2]
    return (not after or after in " \n\r\t.,;:!?)]’'…") and text[max(0, at - 1) : at] not in (
        "",
        "\n",
        "(",
        "[",
    )


def _could_open(text: str, at: int) -> bool:
    after, before = text[at + 1 : at + 2], text[at - 1 : at] if at else ""
    return (after.isalnum() or after in ("‘", "'", "(", "[", "<", "$", "…")) and (
        before in ("", " ", "\n", "(", "[", "—", "-", ":", "'", "‘")
    )


@rule(
    "TYP010",
    safe=True,
    anchors=_MARKS,
    examples=[
        Example(
            "that “the rights can be ignored. “ He left.",
            "that “the rights can be ignored.” He left.",
        ),
        Example("He said, ”We won.” They did.", "He said, “We won.” They did."),
        Example("“One,” he said, “two.”", "“One,” he said, “two.”"),
        Example("“A quote that runs on\n“and on.”", "“A quote that runs on\n“and on.”"),
        Example("“one“two“ three", "“one“two“ three"),
        Example("„Gänsefüßchen“ and ”both” signs", "„Gänsefüßchen“ and ”both” signs"),
    ],
)
def reversed_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Turn a curly quote mark that faces the wrong way, where only one reading is possible.

    The paragraph's marks must pair up once it is turned, and its neighbours must agree.
    """
    text = view.text
    for _, _, marks, _ in _paragraphs(view, at):
        if len(marks) % 2 or any(mark.sign == _STRAIGHT for mark in marks):
            continue
        wrong = [
            (mark, number % 2)
            for number, mark in enumerate(marks)
            if mark.sign != ("”" if number % 2 else "“")
        ]
        if len(wrong) * 2 > len(marks) or any(
            "„" in text[max(0, m.at - 200) : m.at] for m, _ in wrong
        ):
            continue
        if not all(
            _could_close(text, mark.at) if closes else _could_open(text, mark.at)
            for mark, closes in wrong
        ):
            continue
        for mark, closes in wrong:
            start = mark.at
            while closes and text[start - 1] == " " and mark.at - start < 3:
                start -= 1
            yield Edit(start, mark.at + 1, "”" if closes else "“")


_SPACED_END = Pattern(r'[.,!?] "(?=[\s)]|\Z)')
_SPACED_PAIR = Pattern(r'(?<!\S)"[ ]([^"\n]{1,400}?)[ ]"(?=[\s.,;:!?)]|\Z)')


@rule(
    "TYP011",
    safe=True,
    anchors=_MARKS,
    examples=[
        Example("“ It is over, ” he said.", "“It is over,” he said."),
        Example('He said " it is over " and left.', 'He said "it is over" and left.'),
        Example('He said, "It is over. "', 'He said, "It is over."'),
        Example('a 5 " pipe and a 6 " pipe', 'a 5 " pipe and a 6 " pipe'),
        Example('"One," he said, "two" or so.', '"One," he said, "two" or so.'),
    ],
)
def spaced_out_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Close up the space inside a quote mark, where it is clear which way the mark faces."""
    text = view.text
    for first, _, marks, _ in _paragraphs(view, at):
        if len(marks) % 2:
            continue
        straight = [mark for mark in marks if mark.sign == _STRAIGHT]
        if not straight and all(
            mark.sign == ("”" if number % 2 else "“") for number, mark in enumerate(marks)
        ):
            for mark in marks:
                before, after = (
                    text[max(first, mark.at - 2) : mark.at],
                    text[mark.at + 1 : mark.at + 2],
                )
                if mark.sign == "“" and after == " ":
                    yield Edit(mark.at + 1, mark.at + 2, "")
                elif mark.sign == "”" and before[-1:] == " " and before[:1].strip():
                    yield Edit(mark.at - 1, mark.at, "")
        elif len(straight) == len(marks):
            for opening, closing in zip(marks[::2], marks[1::2], strict=True):
                if text[first : opening.at].rstrip()[-1:].isdigit():
                    continue
                match = _SPACED_PAIR.match(text, opening.at)
                if match and match.end() == closing.at + 1:
                    yield Edit(opening.at + 1, opening.at + 2, "")
                    yield Edit(closing.at - 1, closing.at, "")
                elif _could_open(text, opening.at) and _SPACED_END.match(text, closing.at - 2):
                    yield Edit(closing.at - 1, closing.at, "")


@rule(
    "TYP012",
    safe=True,
    anchors=_MARKS,
    examples=[
        Example("“Please.”Next came Lee.", "“Please.” Next came Lee."),
        Example('He said,"I am here" twice.', 'He said, "I am here" twice.'),
        Example('He said, "I am here," twice.', 'He said, "I am here," twice.'),
        Example("He said,“I am here.” Twice.", "He said, “I am here.” Twice."),
        Example('{"a":"b","c":"d"}', '{"a":"b","c":"d"}'),
    ],
)
def missing_space_at_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Put the space back between a quote and the words around it."""
    text = view.text
    for _, _, marks, _ in _paragraphs(view, at):
        even = len(marks) % 2 == 0
        for number, mark in enumerate(marks):
            if mark.at == 0:
                continue
            before, after = text[mark.at - 1], text[mark.at + 1 : mark.at + 2]
            closes = number % 2 == 1
            if (
                mark.sign == "”"
                and closes
                and even
                and before in ",.?!"
                and after.isalpha()
                and after.isascii()
            ):
                yield Edit(mark.at + 1, mark.at + 1, " ")
            elif (
                mark.sign in (_STRAIGHT, "“")
                and not closes
                and even
                and before in ",:"
                and after.isalpha()
                and text[mark.at - 2 : mark.at - 1].isalpha()
            ):
                yield Edit(mark.at, mark.at, " ")


@rule(
    "TYP013",
    safe=True,
    anchors=_MARKS,
    examples=[
        Example("“It is over,” he said. It ended. ”", "“It is over,” he said. It ended."),
        Example('It ended.\n"\n', "It ended.\n"),
        Example("It ended. “", "It ended."),
        Example("“It goes on\n“and ends,” he said.", "“It goes on\n“and ends,” he said."),
        Example('It ended quickly," he said.', None),
        Example('a pipe of 5"', 'a pipe of 5"'),
    ],
)
def stray_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete a lone quote mark at the very end of the text; report one without its partner.

    The end is where an excerpt or an engine leaves one. A quote that a paragraph opens may go on
    in the next, so that is no fault.
    """
    text = view.text
    foot = len(text.rstrip())
    for first, end, marks, unclosed in _paragraphs(view, at):
        if len(marks) % 2 == 0:
            continue
        last = marks[-1]
        alone = text[max(0, last.at - 1) : last.at] in ("", " ", "\n")
        rest = marks[:-1]
        if last.at == foot - 1 and alone and not unclosed and _pairs(rest):
            start = last.at
            while start > 0 and text[start - 1] in " \t\r\n" and last.at - start < 50:
                start -= 1
            yield Edit(start, last.at + 1, "")
        elif len(marks) == 1 and not unclosed and last.sign != "“":
            inside = text[first : last.at].strip()
            after = text[last.at + 1 : end]
            if inside and inside[-1] in ",.!?" and after[:1] == " " and after[1:2].islower():
                yield Edit(last.at, last.at + 1, None, "this quote was never opened")


def _pairs(marks: Sequence[_Mark]) -> bool:
    return all(
        mark.sign in (_STRAIGHT, "”" if number % 2 else "“") for number, mark in enumerate(marks)
    )


_NO_QUOTE = "s|t|d|m|ll|re|ve|em|til|n|tis|twas|cause|am|all|er|en|clock"
_FUSED_CURLY = Pattern(
    rf"(?<![\w’'-])([a-z][a-z-]+)(’)(?!(?:{_NO_QUOTE})\b)([A-Za-z][^’‘\n“”\"]{{1,60}}[\w.,!?])(’)(?=[\s.,;:!?)]|\Z)"
)
_CONTRACTED = frozenset(("s ", "s,", "s.", "t "))
_FUSED_WORDS = (
    "the an of on as said saying called with for through by and is was are were also expression word "
    "term named titled"
).split()
_FUSED = Pattern(
    rf"(?<![\w’'-])({'|'.join(_FUSED_WORDS)})([’'])"
    r"(?!(?:s|t|d|m|ll|re|ve|em|til|n|tis|twas|cause)\b)"
    r"([A-Za-z][^’'‘\n“”\"]{1,60}[\w.,!?])([’'])(?![\w’'])"
)


@rule(
    "TYP014",
    safe=True,
    anchors=[f"{word}{mark}" for word in _FUSED_WORDS for mark in "’'"]
    + [f"{letter}’" for letter in "abcdefghijklmnopqrstuvwxyz"],
    examples=[
        Example("lifted the’suspicion’ about", "lifted the ‘suspicion’ about"),
        Example("called for the'second hometown' fund", "called for the 'second hometown' fund"),
        Example(
            "the boys' and the girls' teams, o'clock", "the boys' and the girls' teams, o'clock"
        ),
        Example("that's the players' own; the '90s", "that's the players' own; the '90s"),
        Example(
            "holding’open-air’ talks on large-scale’meetings’.",
            "holding ‘open-air’ talks on large-scale ‘meetings’.",
        ),
        Example(
            "Jeong’eup and Shi’ite clerics’ rights, ma’am’s boys’ own",
            "Jeong’eup and Shi’ite clerics’ rights, ma’am’s boys’ own",
        ),
    ],
)
def fused_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Set a quote free that stands tight behind the word before it: ``the’suspicion’``."""
    text = view.text
    for start in at:
        match = _FUSED.match(text, start) or _curly(text, start)
        if match and match[2] == match[4]:
            opening = "‘" if match[2] == "’" else "'"
            yield Edit(match.start(2), match.end(2), f" {opening}")


def _curly(text: str, start: int) -> re.Match[str] | None:
    """The fused curly quote whose opening mark stands right behind the character at ``start``."""
    if text[start + 1 : start + 2] != "’" or text[start + 2 : start + 4] in _CONTRACTED:
        return None
    begin = min(start + 1, len(text))
    while begin and start - begin < 40 and (text[begin - 1].isalpha() or text[begin - 1] == "-"):
        begin -= 1
    match = _FUSED_CURLY.match(text, begin)
    return match if match and match.start(2) == start + 1 else None

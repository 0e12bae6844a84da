"""TYP: double quote marks that an engine reversed, lost, spaced out or left behind."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule
from cleanup.rules.quote_marks import (
    MARKS,
    STRAIGHT,
    Mark,
    Paragraph,
    code_near,
    face,
    paragraphs,
    word_stands_before,
)


def _faulty(view: View, at: Sequence[int]) -> Iterator[tuple[Paragraph, Mark, Mark]]:
    """The quotes of which a mark is faulty, and the only reading is that of a pair.

    Feet and inches and the low marks of other languages are no English quotes.
    """
    text = view.text
    for paragraph in paragraphs(text, at):
        for opening, closing in paragraph.repairable:
            if text[max(paragraph.first, opening.at - 40) : opening.at].rstrip()[-1:].isdigit():
                continue
            if "„" in text[max(paragraph.first, opening.at - 200) : closing.at]:
                continue
            if STRAIGHT in opening.sign + closing.sign and code_near(text, opening.at, closing.at):
                continue
            yield paragraph, opening, closing


@rule(
    "TYP010",
    safe=True,
    anchors=MARKS,
    examples=[
        Example(
            "that “the rights can be ignored. “ He left.",
            "that “the rights can be ignored.” He left.",
        ),
        Example("He said, ”We won.” They did.", "He said, “We won.” They did."),
        Example("He said, ” We won.” They did.", "He said, “We won.” They did."),
        Example("He said,”We won.” They did.", "He said, “We won.” They did."),
        Example("“One,” he said. ”Two“ came.", "“One,” he said. “Two” came."),
        Example("“One,” he said, “two.”", "“One,” he said, “two.”"),
        Example("“A quote that runs on\n“and on.”", "“A quote that runs on\n“and on.”"),
        Example("“one“two“ three", "“one“two“ three"),
        Example("„Gänsefüßchen“ and ”both” signs", "„Gänsefüßchen“ and ”both” signs"),
    ],
)
def reversed_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Turn a curly quote mark that faces the wrong way, where only one reading is possible.

    It must make a pair with its neighbour once it is turned, and the words around it must agree.
    """
    text = view.text
    for paragraph, opening, closing in _faulty(view, at):
        if opening.sign == "”":
            end = opening.at + 1
            while text[end : end + 1] == " " and end - opening.at < 3:
                end += 1
            glued = opening.face == "?" and word_stands_before(text, opening.at)
            yield Edit(opening.at, end, " “" if glued else "“")
        if closing.sign == "“":
            start = closing.at
            while start > paragraph.first and text[start - 1] == " " and closing.at - start < 3:
                start -= 1
            yield Edit(start, closing.at + 1, "”")


_ENDED = frozenset(f"{stop} ”" for stop in ".,!?…")


@rule(
    "TYP011",
    safe=True,
    anchors=MARKS,
    examples=[
        Example("“ It is over, ” he said.", "“It is over,” he said."),
        Example('He said " it is over " and left.', 'He said "it is over" and left.'),
        Example('He said, "It is over. "', 'He said, "It is over."'),
        Example(
            '"One," he said. " Two," he said. "Three."', '"One," he said. "Two," he said. "Three."'
        ),
        Example("“It goes on.\nIt ends. ” He left.", "“It goes on.\nIt ends.” He left."),
        Example('a 5 " pipe and a 6 " pipe', 'a 5 " pipe and a 6 " pipe'),
        Example('"One," he said, "two" or so.', '"One," he said, "two" or so.'),
    ],
)
def spaced_out_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Close up the space inside a quote mark, where it is clear which way the mark faces."""
    text = view.text
    for _, opening, closing in _faulty(view, at):
        if opening.sign == "”" or closing.sign == "“":
            continue
        start, end = opening.at + 1, closing.at
        while text[start : start + 1] == " " and start < end and start - opening.at < 3:
            start += 1
        while text[end - 1] == " " and end > start and closing.at - end < 2:
            end -= 1
        if start >= end or text[start] in " \t" or text[end - 1] in " \t":
            continue
        if start > opening.at + 1:
            yield Edit(opening.at + 1, start, "")
        if end < closing.at:
            yield Edit(end, closing.at, "")
    for paragraph in paragraphs(text, at):
        for island in paragraph.islands:
            mark = island[0].at
            goes_on = paragraph.unclosed or text[mark + 1 : paragraph.end].strip()
            if len(island) == 1 and goes_on and text[max(0, mark - 2) : mark + 1] in _ENDED:
                yield Edit(mark - 1, mark, "")


_TIGHT_AFTER = Pattern(r"(?!(?:s|ed|es|er|ing|ly|d|ish|like)\b)(?:[A-Za-z]{2,}|[AaI]\b)", 0)


@rule(
    "TYP012",
    safe=True,
    anchors=MARKS,
    examples=[
        Example("“Please.”Next came Lee.", "“Please.” Next came Lee."),
        Example('"Please."Next came Lee.', '"Please." Next came Lee.'),
        Example('He said,"I am here" twice.', 'He said, "I am here" twice.'),
        Example('He said, "I am here," twice.', 'He said, "I am here," twice.'),
        Example("He said,“I am here.” Twice.", "He said, “I am here.” Twice."),
        Example("a good player...“Please stay.”", "a good player... “Please stay.”"),
        Example("lifted the“suspicion”about it", "lifted the “suspicion” about it"),
        Example('{"a":"b","c":"d"}', '{"a":"b","c":"d"}'),
        Example('the "squash"ed commit and label:2"a"', 'the "squash"ed commit and label:2"a"'),
        Example('x = f"text"; the “A”s and a "B"s', 'x = f"text"; the “A”s and a "B"s'),
    ],
)
def missing_space_at_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Put the space back between a quote and the words around it."""
    text = view.text
    for _, opening, closing in _faulty(view, at):
        if opening.sign == "”" or closing.sign == "“":
            continue
        start, end = opening.at, closing.at + 1
        if opening.face == "?" and word_stands_before(text, start):
            after = text[start + 1 : start + 2]
            if after.isalnum() or after in {"‘", "'", "(", "["}:
                yield Edit(start, start, " ")
        if (
            closing.face == "?"
            and text[closing.at - 1] not in " \t"
            and _holds_words(text, opening, closing)
        ):
            after = text[end : end + 3]
            if after.isascii() and _TIGHT_AFTER.match(text, end):
                yield Edit(end, end, " ")


_ORPHAN = Pattern(r"[”\"] [A-Za-z]|”[a-z]")
_STOPS = frozenset(",.!?")
_ENDS = frozenset('.!?…”"’)]')


def _holds_words(text: str, opening: Mark, closing: Mark) -> bool:
    """Whether a quote holds more than a letter or the option of a command."""
    return closing.at - opening.at > 3 and text[opening.at + 1].isalnum()


@rule(
    "TYP013",
    safe=True,
    anchors=MARKS,
    examples=[
        Example("“It is over,” he said. It ended. ”", "“It is over,” he said. It ended."),
        Example("“It is over,” he said. ”\nIt ended.", "“It is over,” he said.\nIt ended."),
        Example('It ended.\n"\n', "It ended.\n"),
        Example("It ended. “", "It ended."),
        Example("He spoke. “\nIt is over,” he said.", "He spoke. “\nIt is over,” he said."),
        Example("“It goes on\n“and ends,” he said.", "“It goes on\n“and ends,” he said."),
        Example("“It goes on.\nIt ends. ”\nHe left.", "“It goes on.\nIt ends. ”\nHe left."),
        Example('- "It goes on.\n\nIt ends. "\nHe left.', '- "It goes on.\n\nIt ends. "\nHe left.'),
        Example('It ended quickly," he said.', None),
        Example("“One,” he said. It ended quickly,” she added.", None),
        Example('a pipe of 5"', 'a pipe of 5"'),
    ],
)
def stray_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete a lone quote mark at the end of a paragraph; report one without its partner.

    The end is where an excerpt or an engine leaves one. A quote that a paragraph opens may go on
    in the next, so that is no fault.
    """
    text = view.text
    for paragraph in paragraphs(text, at):
        if paragraph.unclosed:
            continue
        for island in paragraph.islands:
            mark = island[0]
            if len(island) > 1:
                continue
            before = text[max(0, mark.at - 1) : mark.at]
            if mark is paragraph.marks[-1] and not text[mark.at + 1 : paragraph.end].strip():
                if before in {"", " ", "\n"} and not _opens_next(text, mark, at):
                    yield from _deleted(text, mark.at)
            elif mark.sign != "“" and before in _STOPS and _ORPHAN.match(text, mark.at):
                yield Edit(mark.at, mark.at + 1, None, "this quote was never opened")


def _opens_next(text: str, mark: Mark, at: Sequence[int]) -> bool:
    """Whether a mark that ends a line may open a quote that the next lines bring."""
    following = bisect_right(at, mark.at)
    while following < len(at) and text[at[following] : at[following] + 1] not in set(MARKS):
        following += 1
    return following < len(at) and mark.sign != "”" and face(text, at[following]) != "("


def _deleted(text: str, mark: int) -> Iterator[Edit]:
    """The deletion of a mark that ends a line, with the blanks before it."""
    start = mark
    while start > 0 and text[start - 1] in " \t\r\n" and mark - start < 50:
        start -= 1
    if text[max(0, start - 1) : start] in _ENDS or (start > 0 and not text[mark + 1 :].strip()):
        yield Edit(start, mark + 1, "")


@rule(
    "TYP015",
    safe=True,
    anchors=MARKS,
    examples=[
        Example('“It is over," he said.', "“It is over,” he said."),
        Example('"It is over,” he said, "for now.”', "“It is over,” he said, “for now.”"),
        Example('"One," he said. "It is over.”', '"One," he said. "It is over."'),
        Example(
            'the “five” and the 6" pipe, \'"One," he said\'',
            'the “five” and the 6" pipe, \'"One," he said\'',
        ),
        Example('“One, "two," he said.', '“One, "two," he said.'),
        Example('"One," he said. “Two.”', '"One," he said. “Two.”'),
    ],
)
def mixed_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write both marks of a quote alike where one is curly and one straight.

    They become what most marks of the text are, and curly where there are as many of each.
    """
    if view.style.quotes == "straight":
        return
    text = view.text
    straight: bool | None = False if view.style.quotes == "curly" else None
    for paragraph in paragraphs(text, at):
        for opening, closing in paragraph.mixed:
            if text[closing.at - 1].isdigit():
                continue
            if straight is None:
                straight = text.count(STRAIGHT) > text.count("“") + text.count("”")
            odd = opening if (opening.sign == STRAIGHT) != straight else closing
            mark = STRAIGHT if straight else "“" if odd is opening else "”"
            yield Edit(odd.at, odd.at + 1, mark)

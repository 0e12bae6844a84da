"""DUP: titles, paragraphs and sentences that came out twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from operator import eq

from cleanup.layout import cut
from cleanup.model import Edit, Span
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule
from cleanup.rules.phrases import quoted

_TAIL = Pattern(r"[ ](?:[-–—|:=<]|:{2,})[ ]?.{2,40}\Z")
_NO_TITLE = Pattern(r"[.:]\Z|\A[\[(<◀▲▶■※*©-]")


@rule(
    "DUP004",
    safe=True,
    anchors=[],
    examples=[
        Example("Council Passes the Budget Bill\n\nCouncil Passes the Budget Bill\nIt rained.", "Council Passes the Budget Bill\n\nIt rained."),
        Example("Council Passes the Bill : Sports Donga\nCouncil Passes the Bill\nIt rained.", "Council Passes the Bill : Sports Donga\nIt rained."),
        Example("Rain Again\nRain Again\nand again", "Rain Again\nRain Again\nand again"),
        Example("[Lee So-ra, a resident here]\n[Lee So-ra, a resident here]", "[Lee So-ra, a resident here]\n[Lee So-ra, a resident here]"),
        Example("The council passed the bill.\nThe council passed the bill.", "The council passed the bill.\nThe council passed the bill."),
        Example("Council Passes the Bill\nCouncil Passes the Bill, Then Another", "Council Passes the Bill\nCouncil Passes the Bill, Then Another"),
    ],
)  # fmt: skip
def repeated_title(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Delete the first line where it is the title once more; a tail with the outlet's name is no matter.

    A title has three words or more and ends in no full stop.
    """
    text = view.text
    if text.find(text[:16] if text[:1] > " " else text[:64].strip()[:16], 16, 900) < 0:
        return
    first, second = _first_lines(text)
    if not second[1]:
        return
    title, again = text[first[0] : first[1]], text[second[0] : second[1]]
    if title != again:
        if title.startswith(again):
            if not _TAIL.fullmatch(title[len(again) :]):
                return
        elif not (again.startswith(title) and _TAIL.fullmatch(again[len(title) :])):
            return
    shorter = min(title, again, key=len)
    if len(shorter) >= 16 and shorter.count(" ") >= 2 and not _NO_TITLE.search(shorter):
        yield Edit(*cut(text, *second), "", "the title comes again")


def _first_lines(text: str) -> tuple[Span, Span]:
    """Where the first two lines stand that hold anything, without the spaces around them."""
    found: list[Span] = []
    start = 0
    for _ in range(12):
        stop = text.find("\n", start)
        line = text[start:] if stop < 0 else text[start:stop]
        bare = line.strip()
        if bare:
            begin = start + line.index(bare[0])
            found.append((begin, begin + len(bare)))
        if len(found) == 2 or stop < 0:
            break
        start = stop + 1
    first, second, *_ = *found, (0, 0), (0, 0)
    return first, second


def _written(text: str) -> list[str]:
    """The lines of a text that hold anything."""
    return list(filter(None, text.split("\n")))


@rule(
    "DUP005",
    safe=True,
    anchors=[],
    examples=[
        Example("It rained.\n\nThe mayor said that the road would open in May.\n\nThe mayor said that the road would open in May.\nIt poured.",
                "It rained.\n\nThe mayor said that the road would open in May.\n\nIt poured."),
        Example("No!\nNo!\nThe mayor said that the road would open in May.\nThe mayor said that the road would open in June.",
                "No!\nNo!\nThe mayor said that the road would open in May.\nThe mayor said that the road would open in June."),
        Example("The mayor said that the road would open in May.\nThe mayor said that the road would open in May.",
                "The mayor said that the road would open in May.\nThe mayor said that the road would open in May."),
    ],
)  # fmt: skip
def repeated_paragraph(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Delete a paragraph of 40 characters or more that is printed twice in a row.

    The lead is the business of DUP010.
    """
    lines = _written(view.text)
    if any(map(eq, lines, islice(lines, 1, None))):
        for (start, end), distance, _ in _repeats(view.text):
            if distance == 1:
                yield Edit(*cut(view.text, start, end), "", "the paragraph comes again")


_CAPTION_SIGNS = (
    "▲",
    "(photo",
    "[photo",
    "photo=",
    "photo =",
    "/courtesy",
    "image source",
    "[사진",
)


@rule(
    "DUP011",
    safe=True,
    anchors=_CAPTION_SIGNS,
    examples=[
        Example("It rained.\n▲ The mayor and the governor open the new road.\nIt poured.\n▲ The mayor and the governor open the new road.",
                "It rained.\n▲ The mayor and the governor open the new road.\nIt poured."),
        Example("▲ The mayor and the governor open the new road.\n▲ The mayor and the governor close the old road.",
                "▲ The mayor and the governor open the new road.\n▲ The mayor and the governor close the old road."),
    ],
)  # fmt: skip
def repeated_caption(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete a caption of 40 characters or more that was printed before, with its sign or credit."""
    if len(at) < 2:
        return
    for (start, end), distance, line in _repeats(view.text):
        if distance > 1 and _is_caption(line):
            yield Edit(*cut(view.text, start, end), "", "the caption comes again")


def _is_caption(line: str) -> bool:
    return any(sign in line.lower() for sign in _CAPTION_SIGNS)


@rule(
    "DUP006",
    safe=False,
    anchors=[],
    examples=[
        Example("It rained.\nThe mayor said that the road would open in May.\nIt poured.\nThe mayor said that the road would open in May.",
                "It rained.\nThe mayor said that the road would open in May.\nIt poured."),
        Example("Never again will the mayor open such a road in May.\nA.\nB.\nC.\nD.\nNever again will the mayor open such a road in May.",
                "Never again will the mayor open such a road in May.\nA.\nB.\nC.\nD.\nNever again will the mayor open such a road in May."),
    ],
)  # fmt: skip
def paragraph_again(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """The same where up to two paragraphs stand between.

    Unsafe: a refrain comes again too.
    """
    lines = _written(view.text)
    if any(map(eq, lines, islice(lines, 2, None))) or any(map(eq, lines, islice(lines, 3, None))):
        for (start, end), distance, line in _repeats(view.text):
            if 1 < distance <= 3 and not _is_caption(line):
                yield Edit(*cut(view.text, start, end), "", "the paragraph comes again")


def _repeats(text: str) -> list[tuple[Span, int, str]]:
    """Long lines that came before: where, how many written lines further on, and the line."""
    lines = text.split("\n")
    found = []
    seen: dict[str, int] = {}
    start = number = 0
    for line in lines:
        bare = line.strip()
        if bare:
            number += 1
            if len(bare) >= 40:
                before = seen.get(bare)
                if before is not None and not (before == 1 and bare[-1] in ".!?"):
                    begin = start + line.index(bare[0])
                    found.append(((begin, begin + len(bare)), number - before, bare))
                seen[bare] = number
        start += len(line) + 1
    return found


@rule(
    "DUP013",
    safe=True,
    anchors=[],
    examples=[
        Example("It rained. The mayor said the door is open. The mayor said the door is open. He left.", "It rained. The mayor said the door is open. He left."),
        Example("The mayor said the door is open. The mayor said the window is open.", "The mayor said the door is open. The mayor said the window is open."),
        Example("“Row, row, row your boat. Row, row, row your boat.” No. No.", "“Row, row, row your boat. Row, row, row your boat.” No. No."),
    ],
)  # fmt: skip
def repeated_sentence(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Delete a sentence of five words or more that stands twice in a row in its paragraph."""
    sentences = view.text.split(". ")
    if not any(map(str.startswith, islice(sentences, 1, None), sentences)):
        return
    for match in _SENTENCE_TWICE.finditer(view.text):
        if match[1].count(" ") >= 4 and not quoted(view.text, match.start()):
            yield Edit(*match.span(2), "")


_SENTENCE_TWICE = Pattern(r"(?<![^\s])([A-Z][^.!?\n“”\"]{15,300}[.!?])([ ]\1)(?!\S)")

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

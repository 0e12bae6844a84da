"""TYP: quote marks of two kinds in one pair, and marks that stand twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.layout import line_around
from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule
from cleanup.rules.quote_marks import is_open, marks_before, marks_behind

_CLOSES = r"(?=[\s.,;:!?)\]]|\Z)"
_SINGLE_OPEN = Pattern(
    # A whole sentence in capitals may be a quotation of the double kind: left alone.
    rf"(?<![^\s(\[])(?:‘((?![A-Z][^\n]{{0,90}}[.!?][”“])[^‘’“”\n]{{2,90}})[”“]|'((?=[A-Za-z])[^'\"\n]{{2,90}})\"){_CLOSES}"
)
_DOUBLE_OPEN = Pattern(
    rf"(?<![^\s(\[])(?:“([^‘’“”\n]{{2,150}}[.,!?])[’‘]|\"([^'\"\n]{{2,150}}[.,!?])'|“([^‘’“”\n]{{2,60}}[^s‘’“”\n])‘|\"([^'\"\n]{{2,60}}[a-rt-z])'){_CLOSES}"
)


@rule(
    "TYP046",
    safe=True,
    anchors=["'", '"'],
    examples=[
        Example("They spoke of ‘night lessons” in May.", "They spoke of ‘night lessons’ in May."),
        Example("He calls it 'a rehearsal\" for the race.", "He calls it 'a rehearsal' for the race."),
        Example("It “poses no threat.’ He left.", "It “poses no threat.” He left."),
        Example('"Please wait one week,\' an official said.', '"Please wait one week," an official said.'),
        Example("He spoke of the \"golden time' of it.", 'He spoke of the "golden time" of it.'),
        Example("He asked ‘where were you?“ and left.", "He asked ‘where were you?’ and left."),
        Example("“It was the boys’ own,” he said of ‘them’.", "“It was the boys’ own,” he said of ‘them’."),
        Example("He said, “She called me ‘the shredder.’” They left.", "He said, “She called me ‘the shredder.’” They left."),
        Example("6'2\" tall, rock 'n' roll and \"the '90s,\" he said.", "6'2\" tall, rock 'n' roll and \"the '90s,\" he said."),
    ],
)  # fmt: skip
def mismatched_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Close a quotation with the kind of mark that opened it.

    Only where the other kind is not open on the line, so that the mark belongs to no other pair.
    """
    text = view.text
    for start in at:
        mark = text[start : start + 1]
        if mark in ("‘", "'"):
            match = _SINGLE_OPEN.match(text, start)
            if match and _is_free(text, *match.span()):
                yield Edit(match.end() - 1, match.end(), "’" if mark == "‘" else "'")
        elif mark in ("“", '"'):
            match = _DOUBLE_OPEN.match(text, start)
            if match and _is_free(text, *match.span()):
                yield Edit(match.end() - 1, match.end(), "”" if mark == "“" else '"')


def _is_free(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` stands between whole pairs of double marks on its line."""
    return _may_open(text, start) and marks_behind(text, end) % 2 == 0


_TWICE_OPEN = Pattern(r"(?<![^\s(\[])(?:([“”\"]{2})|([‘’]{2}))[ ]?(?=[A-Za-z\d])")
_TWICE_CLOSED = Pattern(r"(?<=[\w.,!?])(?:[“”]{2}|\"{2}|[”“]\"|\"[”“])(?=[\s.,;:!?)]|\Z)")


@rule(
    "TYP047",
    safe=True,
    anchors=['""', "''"],
    examples=[
        Example('""I threw it away," she said.', '"I threw it away," she said.'),
        Example("“” There is a list,” he said. ‘’She fixes roofs,’ he said.", "“There is a list,” he said. ‘She fixes roofs,’ he said."),
        Example('"Now or in ten years."" He left.', '"Now or in ten years." He left.'),
        Example('an empty "" or “” and x = ""; "“Wait,” he said"', 'an empty "" or “” and x = ""; "“Wait,” he said"'),
        Example("It was ``so'' and “‘so’” he said.", "It was ``so'' and “‘so’” he said."),
    ],
)  # fmt: skip
def doubled_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write a quote mark once that stands twice in a row where one opens or closes."""
    text = view.text
    for start in at:
        opened = _TWICE_OPEN.match(text, start)
        if opened:
            marks = opened[1] or opened[2]
            if (
                marks in ('"“', '"”')
                or not _may_open(text, start)
                or not _closes_later(text, opened.end())
            ):
                continue
            single = opened[2] is not None
            curly = single or "“" in marks or "”" in marks
            yield Edit(*opened.span(), "‘" if single else "“" if curly else '"')
            continue
        closed = _TWICE_CLOSED.match(text, start)
        if closed and is_open(text, start):
            yield Edit(*closed.span(), '"' if closed[0] == '""' else "”")


def _may_open(text: str, index: int) -> bool:
    """Whether no quotation is open at ``index``, on a line short enough to tell."""
    before = marks_before(text, index)
    return before is not None and len(before) % 2 == 0


def _closes_later(text: str, index: int) -> bool:
    """Whether an odd number of marks follows on the line: one that closes what opens here."""
    line = line_around(text, index)
    return marks_behind(text, index) % 2 == 1 or (line is not None and "’" in text[index : line[1]])

"""TYP: quote marks of two kinds in one pair, and marks that stand twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule

_CLOSES = r"(?=[\s.,;:!?)\]]|\Z)"
_SINGLE_OPEN = Pattern(
    # A whole sentence in capitals may be a quotation of the double kind: left alone.
    rf"(?<![^\s(\[])(?:‘((?![A-Z][^\n]{{0,90}}[.!?][”“])[^‘’“”\n]{{2,90}})[”“]|'((?=[A-Za-z])[^'\"\n]{{2,90}})\"){_CLOSES}"
)
_DOUBLE_OPEN = Pattern(
    rf"(?<![^\s(\[])(?:“([^‘’“”\n]{{2,150}}[.,!?])[’‘]|\"([^'\"\n]{{2,150}}[.,!?])'|“([^‘’“”\n]{{2,60}}[^s‘’“”\n])‘|\"([^'\"\n]{{2,60}}[a-rt-z])'){_CLOSES}"
)
_FRENCH = Pattern(r"[“”\"]")


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
            if match and _double_marks(text, start) % 2 == 0 and _is_last_double(text, match.end()):
                yield Edit(match.end() - 1, match.end(), "’" if mark == "‘" else "'")
        elif mark in ("“", '"'):
            match = _DOUBLE_OPEN.match(text, start)
            if match and _double_marks(text, start) % 2 == 0 and _is_last_double(text, match.end()):
                yield Edit(match.end() - 1, match.end(), "”" if mark == "“" else '"')


def _double_marks(text: str, index: int) -> int:
    """How many double marks stand before ``index`` on its line."""
    return len(_FRENCH.findall(text, text.rfind("\n", 0, index) + 1, index))


def _is_last_double(text: str, index: int) -> bool:
    """Whether the double marks behind ``index`` on its line pair up among themselves."""
    end = text.find("\n", index)
    return len(_FRENCH.findall(text, index, end if end >= 0 else len(text))) % 2 == 0


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
                or _double_marks(text, start) % 2
                or not _closes_later(text, opened.end())
            ):
                continue
            single = opened[2] is not None
            curly = single or "“" in marks or "”" in marks
            yield Edit(*opened.span(), "‘" if single else "“" if curly else '"')
            continue
        closed = _TWICE_CLOSED.match(text, start)
        if closed and _double_marks(text, start) % 2:
            yield Edit(*closed.span(), '"' if closed[0] == '""' else "”")


def _closes_later(text: str, index: int) -> bool:
    """Whether an odd number of marks follows on the line: one that closes what opens here."""
    end = text.find("\n", index)
    rest = text[index : end if end >= 0 else len(text)]
    return len(_FRENCH.findall(rest)) % 2 == 1 or "’" in rest

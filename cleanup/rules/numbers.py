"""NUM: figures, dates and ordinals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule

_ORDINAL = Pattern(r"(?<![\w.,])(\d{1,4})(st|nd|rd|th)(?![\w])")


def _ending(figure: int) -> str:
    if figure % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(figure % 10, "th")


@rule(
    "NUM001",
    safe=True,
    anchors=[
        f"{digit}{ending}"
        for digit in range(10)
        for ending in ("st", "nd", "rd", "th")
        if ending != _ending(digit)
    ]
    + ["11st", "12nd", "13rd"],
    examples=[
        Example("on the 21th, the 2th and the 11st", "on the 21st, the 2nd and the 11th"),
        Example("the 11th, 12th, 113th and 21st", "the 11th, 12th, 113th and 21st"),
        Example("model X1th, 3rds, 4.2th, 0x1th", "model X1th, 3rds, 4.2th, 0x1th"),
    ],
)
def wrong_ordinal(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Give an ordinal figure its English ending: 21th is 21st."""
    text = view.text
    for start in at:
        begin = start
        while begin and start - begin < 5 and text[begin - 1].isdigit():
            begin -= 1
        match = _ORDINAL.match(text, begin)
        if match and match[2] != _ending(int(match[1])):
            yield Edit(*match.span(2), _ending(int(match[1])))

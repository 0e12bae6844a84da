"""PAR: checks that need the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule

_HANGUL = Pattern("[가-힣]")


@rule(
    "PAR001",
    safe=True,
    anchors=[],
    examples=[
        Example("국회가 법안을 통과시켰다.", None, source="국회가 법안을 통과시켰다."),
        Example(
            "The assembly passed the bill.",
            "The assembly passed the bill.",
            source="국회가 법안을 통과시켰다.",
        ),
        Example("YTN", "YTN", source="YTN"),
    ],
)
def untranslated(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Report a text that is the Korean source itself."""
    source = view.document.source
    if source and view.text.strip() == source.strip() and _HANGUL.search(view.text):
        yield Edit(0, len(view.text), None, "the same as the source")

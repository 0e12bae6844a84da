"""TYP: quote marks and stops whose order or side an engine changed at the end of a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule
from cleanup.rules.lost_quotes import SAYING
from cleanup.rules.quote_marks import MARKS

_ATTRIBUTION = Pattern(
    rf"[ ]?(?:(?:he|she|they|He|She|They|(?:[A-Z][\w.’'-]{{1,20}}[ ]){{0,3}}[A-Z][\w.’'-]{{1,20}}|(?:the|an?)[ ][a-z -]{{3,30}})[ ])?(?:{SAYING})\b"
)
_STOPS = frozenset((", ", ". ", "? ", "! "))
_BEFORE = 600  # characters of a line that are read for the mark that opens


def _is_open(text: str, index: int) -> bool:
    """Whether an odd number of double marks stands before ``index`` on its line."""
    low = max(0, index - _BEFORE)
    line = text[max(low, text.rfind("\n", low, index) + 1) : index]
    return sum(map(line.count, MARKS)) % 2 == 1


@rule(
    "TYP048",
    safe=True,
    anchors=[f'{stop} "' for stop in ",.?!"],
    examples=[
        Example("“It is in our daily lives, “explained the engineer.", "“It is in our daily lives,” explained the engineer."),
        Example('"It is for each region. "He said, "Please stay."', '"It is for each region." He said, "Please stay."'),
        Example("“We won, “ Kim Jin-ho said.", "“We won,” Kim Jin-ho said."),
        Example("“We won,” he said. “He said so.”", "“We won,” he said. “He said so.”"),
        Example("He left, “said the fox,” and came.", "He left, “said the fox,” and came."),
        Example('"It rose, "which is good," he said.', '"It rose, "which is good," he said.'),
    ],
)  # fmt: skip
def mark_at_attribution(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Close a quotation at its end, where the mark went to the words behind that say who spoke."""
    text = view.text
    for start in at:
        mark = text[start + 2 : start + 3]
        if not mark or mark not in MARKS or text[start : start + 2] not in _STOPS:
            continue
        if _ATTRIBUTION.match(text, start + 3) and _is_open(text, start):
            end = start + 3 + (text[start + 3 : start + 4] == " ")
            yield Edit(start + 1, end, '" ' if mark == '"' else "” ")


_TWICE = Pattern(r"(?<=[\w)%]\.[”\"])[ ]?\.(?![.\w])")


@rule(
    "TYP049",
    safe=True,
    anchors=['.".', '." .'],
    examples=[
        Example("He asked us to “be happy for them.”. He left.", "He asked us to “be happy for them.” He left."),
        Example('It is "8% or less." .', 'It is "8% or less."'),
        Example('He said “no”. And "so on...".', 'He said “no”. And "so on...".'),
    ],
)  # fmt: skip
def stop_behind_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Drop the full stop behind a quotation that ends with one."""
    text = view.text
    for start in at:
        match = _TWICE.match(text, start + 2)
        if match:
            yield Edit(*match.span(), "")

"""KOR: Korean writing left in the English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.model import Edit, Term
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule

_HANGUL = "가-힣ㄱ-ㆎ"
_RUN = Pattern(f"[{_HANGUL}]+(?:[ ·,./:;?!()'\"‘’“”…~-]{{1,4}}[{_HANGUL}]+)*")
_LETTER = Pattern(f"[{_HANGUL}]")


@rule(
    "KOR001",
    safe=True,
    characters=_HANGUL,
    examples=[
        Example("The 검찰 denied it.", None, terms=(Term("검찰", "prosecution"),)),
        Example("No Hangul, 漢字 or かな only.", "No Hangul, 漢字 or かな only."),
    ],
)
def hangul_left_over(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Report Hangul in the English, with the glossary's English where it is known."""
    text = view.text
    end = -1
    for start in at:
        if start < end or (start and _LETTER.match(text, start - 1)):
            continue
        if _continues(text, start):
            continue
        match = _RUN.match(text, start)
        if not match:
            continue
        end = match.end()
        known = view.glossary.in_korean(match.group())
        note = ", ".join(f"{term.korean} = {term.english}" for _, _, term in known)
        yield Edit(start, end, None, note, known[0][2] if known else None)


def _continues(text: str, start: int) -> bool:
    """Whether Hangul before a place belongs to the same run."""
    before = text[max(0, start - 5) : start]
    bare = before.rstrip(" ·,./:;?!()'\"‘’“”…~-")
    return len(before) - len(bare) <= 4 and bare != "" and _LETTER.match(bare[-1]) is not None

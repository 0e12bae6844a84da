"""KOR: Korean writing left in the English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.model import Edit, Term
from cleanup.rule import Example, View, rule

_HANGUL = "가-힣ㄱ-ㆎ"
_GAP = " ·,./:;?!()'\"‘’“”…~-"
_WIDEST = 4
"""How many characters of a gap may stand within one run of Hangul."""


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
        if start < end or (start and _is_letter(text[start - 1])) or _continues(text, start):
            continue
        end = _end_of_run(text, start)
        if end == start:
            continue
        known = view.glossary.in_korean(text[start:end])
        note = ", ".join(f"{term.korean} = {term.english}" for _, _, term in known)
        yield Edit(start, end, None, note, known[0][2] if known else None)


def _continues(text: str, start: int) -> bool:
    """Whether Hangul before a place belongs to the same run."""
    before = text[max(0, start - _WIDEST - 1) : start]
    bare = before.rstrip(_GAP)
    return bare != "" and _is_letter(bare[-1])


def _end_of_run(text: str, start: int) -> int:
    """Where the words of Hangul end that begin at ``start``, with what stands between them."""
    at = end = start
    while at < len(text) and at - end <= _WIDEST:
        if _is_letter(text[at]):
            end = at + 1
        elif at == start or text[at] not in _GAP:
            break
        at += 1
    return end


def _is_letter(character: str) -> bool:
    return "가" <= character <= "힣" or "ㄱ" <= character <= "ㆎ"

"""TYP: the full stop that the end of a paragraph lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule

_SENTENCES = Pattern(r"[a-z\d]{2}[.!?][”\"]? (?=[A-Z“\"])")
# The last words: a word that ends a sentence, alone or with a comma.
_LAST = Pattern(
    r" (?:([a-z]{3,})(,?)|(January|February|March|April|May|June|July|August|September|October|November|December))\Z"
)
_GOES_ON = frozenset(
    "the and but for nor yet with from into between among against under over until since around during through near "
    "that which who whose whom where when while because although though than are was were has have had will would can "
    "could should may might must this these those his her its our their your every each some both not such more most "
    "said says according including especially about after before toward towards upon within without via per new former "
    "president minister chairman mayor governor lawmaker professor director reporter coach pitcher striker group member actor "
    "singer".split()
)
_NEXT = Pattern(
    r"(?:The|This|That|These|Those|An?|It|He|She|They|We|I|In|On|At|But|However|Meanwhile|According|There|Then|Also|After|Before|As|If|"
    r"When|While|Since|For|To|With|Under|One|Some|Many|Most|Another|Inside|Outside|Earlier|Later|His|Her|Their|Its|Our|What|Who|How|Why) [a-z\d\"“]"
    r"|[\[<◀【][^\n]{2,80}[\]>▶】:]"
)


@rule(
    "TYP052",
    safe=True,
    anchors=["\n\n", "\r\n\r\n"],
    examples=[
        Example("Park opens\n\nIt opened in May. The town will add a line next year\n\nThe mayor agreed.", "Park opens\n\nIt opened in May. The town will add a line next year.\n\nThe mayor agreed."),
        Example("Loss\n\nIt lost money. The loss came to 470 million won in three months,\n\n◀ SYNC ▶ It hurt.", "Loss\n\nIt lost money. The loss came to 470 million won in three months.\n\n◀ SYNC ▶ It hurt."),
        Example("It opened in May. He spoke with the\n\nThe end.", "It opened in May. He spoke with the\n\nThe end."),
        Example("The judge says no. He says yes as well\n\nThe judge took May.", "The judge says no. He says yes as well\n\nThe judge took May."),
        Example("Bring water to the park\n\nThe park is open.", "Bring water to the park\n\nThe park is open."),
        Example("- It is hot. Bring enough water along\n\nThe park is open.", "- It is hot. Bring enough water along\n\nThe park is open."),
        Example("“It is hot. We brought enough water along\n\nThe park is open.”", "“It is hot. We brought enough water along\n\nThe park is open.”"),
        Example("It is hot. He is a member of the city\n\nBusan council met.", "It is hot. He is a member of the city\n\nBusan council met."),
    ],
)  # fmt: skip
def missing_stop(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Put back the full stop at the end of a paragraph of several sentences, or write it for a comma.

    Only where the next paragraph begins as a sentence or with a tag, so that no sentence runs on.
    """
    text = view.text
    for start in at:
        if text[start - 1 : start].isspace():
            continue
        match = _LAST.search(text, max(0, start - 24), start)
        if match is None or match[1] in _GOES_ON:
            continue
        first = text.rfind("\n", max(0, start - _FAR), start) + 1
        if first == 0 or start - first >= _FAR or not text[first : first + 1].isalpha():
            continue
        sentences = list(_SENTENCES.finditer(text, first, start))
        if not sentences or text.count(" ", sentences[-1].end(), start) < 4:
            continue
        curly = text.count("“", first, start) != text.count("”", first, start)
        if curly or text.count('"', first, start) % 2:
            continue
        below = start
        while below - start < 16 and text[below : below + 1] in ("\n", "\r", " "):
            below += 1
        if _NEXT.match(text, below):
            yield Edit(start - len(match[2] or ""), start, ".")


_FAR = 3000  # characters of the longest paragraph

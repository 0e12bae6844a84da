"""TYP: quote marks and stops whose order or side an engine changed at the end of a quotation."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence

from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule
from cleanup.rules.lost_quotes import SAID, SAYING
from cleanup.rules.quote_marks import ELIDED, MARKS, is_open, marks_before, marks_behind

_ATTRIBUTION = Pattern(
    rf"[ ]?(?:(?:he|she|they|He|She|They|(?:[A-Z][\w.’'-]{{1,20}}[ ]){{0,3}}[A-Z][\w.’'-]{{1,20}}|(?:the|an?)[ ][a-z -]{{3,30}})[ ])?(?:{SAYING})\b"
)
_STOPS = frozenset((", ", ". ", "? ", "! "))


@rule(
    "TYP048",
    safe=True,
    anchors=[f'{stop} "' for stop in ",.?!"],
    examples=[
        Example("“It is in our daily lives, “explained the engineer.", "“It is in our daily lives,” explained the engineer."),
        Example('"It is for each region. "He said, "Please stay."', '"It is for each region." He said, "Please stay."'),
        Example("“We won, “ Kim Jin-ho said.", "“We won,” Kim Jin-ho said."),
        Example("“We won,” he said. “He said so.”", "“We won,” he said. “He said so.”"),
        Example('He is 6\'2" tall. She said, "He said so."', 'He is 6\'2" tall. She said, "He said so."'),
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
        # Behind a verb of saying the mark opens a quotation.
        said = text[max(0, start - 12) : start].rpartition(" ")[2] in SAID
        if not said and _ATTRIBUTION.match(text, start + 3) and is_open(text, start):
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


_NEXT_WORD = Pattern(r"[ ]([”“\"])(?=[a-z]{2,}[ ,.])")


@rule(
    "TYP061",
    safe=True,
    anchors=[f' "{letter}' for letter in string.ascii_lowercase],
    examples=[
        Example('A man said, "I heard a bang "and ran. The “golden time ”of it.', 'A man said, "I heard a bang" and ran. The “golden time” of it.'),
        Example('"It was better, said a man. "The day was bad.', '"It was better, said a man. "The day was bad.'),
        Example('He said, "It is the "golden time" of it." and left.', 'He said, "It is the "golden time" of it." and left.'),
        Example('He said, "We will open "and we left.', 'He said, "We will open" and we left.'),
        Example('a 5" pipe "and so on', 'a 5" pipe "and so on'),
    ],
)  # fmt: skip
def mark_at_next_word(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Close a quotation at its last word, where its mark went to the next one.

    Only where the line has one more mark before, which opens, and none behind that is left over.
    """
    text = view.text
    for start in at:
        match = _NEXT_WORD.match(text, start)
        if not match or not is_open(text, start):
            continue
        opener = (marks_before(text, start) or [start])[-1]
        if text[opener - 1 : opener] not in ("", " ", "\n", "(", "[") or text[opener + 1] == " ":
            continue
        behind = marks_behind(text, match.end())
        nested = text[opener + 1 : start].rpartition(" ")[2].lower() in _LEADS or (
            behind and not _OPENS_NEXT.match(text, match.end())
        )
        if behind % 2 == 0 and text[opener] != "”" and not nested:
            yield Edit(*match.span(), '" ' if match[1] == '"' else "” ")


_LEADS = frozenset(
    "the a an of and or to in on at for with by from as that is are was were his her its".split()
)
_OPENS_NEXT = Pattern(r"[^“”\"\n]{0,3000}?[ (][“\"](?=\w)")
_MIXED = Pattern(
    r"(?<![\w'’])(?:'([A-Za-z\d][^'’‘“”\"\n]{1,60}[A-Za-z\d.,!?])’|‘([A-Za-z\d][^'’‘“”\"\n]{1,60}[A-Za-rt-z\d.,!?])')(?![\w'’])"
)


@rule(
    "TYP062",
    safe=True,
    anchors=[" '", "\n'", "('"],
    examples=[
        Example("The film 'Parasite’ won; ‘Okja' lost.", "The film ‘Parasite’ won; ‘Okja’ lost."),
        Example("the 'Parasite' prize, the ’90s, 'tis the boys’ own", "the 'Parasite' prize, the ’90s, 'tis the boys’ own"),
        Example("rock 'n’ roll and the ‘players' own’ and 'em’", "rock 'n’ roll and the ‘players' own’ and 'em’"),
    ],
)  # fmt: skip
def mixed_single_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write both single marks of a short quote curly where one is curly and one straight."""
    if view.style.quotes == "straight":
        return
    text = view.text
    for start in at:
        match = _MIXED.match(text, start + 1)
        if match and not ELIDED.match(text, match.start() + 1):
            mark = match.start() if match[1] else match.end() - 1
            yield Edit(mark, mark + 1, "‘" if match[1] else "’")


_APOSTROPHES = Pattern(
    r"(?<![\w'’`])(?:''(?=[A-Za-z])([^'\"“”\n]{3,300}?)''|`(?=[A-Z])([^`'\"“”\n]{3,300}?[,.!?])')(?![\w'’`])"
)


@rule(
    "TYP063",
    safe=True,
    anchors=["''", "`"],
    examples=[
        Example("''We will open the park,'' he said.", '"We will open the park," he said.'),
        Example("`We will open the park,' he said.", "'We will open the park,' he said."),
        Example("x = ''; y = ''abc''; a `b` c; ``so'' it", "x = ''; y = ''abc''; a `b` c; ``so'' it"),
    ],
)  # fmt: skip
def apostrophes_as_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write quote marks for two apostrophes, or a tick, on either side of several words."""
    text = view.text
    for start in at:
        match = _APOSTROPHES.match(text, start)
        if match and " " in (match[1] or match[2]):
            if match[1]:
                yield Edit(*match.span(), f'"{match[1]}"')
            else:
                yield Edit(start, start + 1, "'")

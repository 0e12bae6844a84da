"""How the time of each rule grows with its own worst case: none may be worse than linear."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleanup.engine import Engine, RestlessError
from cleanup.glossary import Glossary
from cleanup.model import Document
from cleanup.rules import ALL

if TYPE_CHECKING:
    from cleanup.rule import Rule

SIZES = (500_000, 1_000_000, 2_000_000)
"""Characters of the texts that are measured; a tenth where two megabytes would take too long."""

_SCREENED = 20_000  # characters of the texts by which the worst piece is found
_AGAIN, _DOUBTFUL = 3, 2.3
_PATIENCE = 3.0  # seconds that two megabytes may take
_COMMON = (
    "[", "(", "<", "“", '"', '" ', "'", "‘", ". ", ". . ", "..", ", ", " ,", " ", "  ", "\n",
    "\n\n", "a.A", "- ", "1, ",
)  # fmt: skip


def pieces(rule: Rule) -> Iterator[str]:
    """What a rule may find hard in a row: brackets, quotes, spaces, dots and its own words."""
    yield from _COMMON
    for anchor in (*rule.anchors[:2], *rule.characters[:2]):
        yield from (anchor, f"{anchor} a ", f"{anchor}x ")
    for example in rule.examples:
        yield from (f"{example.before} ", f"{example.before}\n\n")


def seconds(rule: Rule, piece: str, size: int) -> float | None:
    """CPU seconds of one rule on ``size`` characters of a piece; None where it comes to no rest."""
    engine = Engine([rule], Glossary(), unsafe=True)
    text = piece * (size // len(piece))
    before = time.process_time()
    try:
        engine.clean(Document(text))
    except RestlessError:
        return None
    return time.process_time() - before


class Growth(NamedTuple):
    """The CPU seconds of a rule on its worst piece at each of ``sizes``."""

    rule: Rule
    piece: str
    sizes: Sequence[int]
    seconds: Sequence[float]

    @property
    def ratio(self) -> float:
        """How many times longer twice the text takes: 2 is linear."""
        return self.seconds[2] / max(self.seconds[1], _NOTHING)


_NOTHING = 0.02  # seconds below which a measure says nothing


def growth(rule: Rule) -> Growth:
    """Measure one rule on the piece on which it is slowest, of those on which it comes to rest."""
    timed = [(seconds(rule, piece, _SCREENED), piece) for piece in dict.fromkeys(pieces(rule))]
    slowest, piece = max((taken, piece) for taken, piece in timed if taken is not None)
    long = slowest * SIZES[-1] / _SCREENED > _PATIENCE
    sizes = [size // 10 for size in SIZES] if long else SIZES
    best = [seconds(rule, piece, size) or 0.0 for size in sizes]
    for _ in range(_AGAIN):  # the machine disturbs single measures: the least time counts
        if Growth(rule, piece, sizes, best).ratio < _DOUBTFUL:
            break
        again = [seconds(rule, piece, size) or 0.0 for size in sizes]
        best = list(map(min, best, again))
    return Growth(rule, piece, sizes, best)


def measured() -> Iterator[Growth]:
    """The growth of every rule."""
    yield from map(growth, ALL)

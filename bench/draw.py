"""Seeded choices that stay the same on every machine and version of Python."""

from __future__ import annotations

import random
from bisect import bisect
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Draw", "Shares"]

T = TypeVar("T")


class Shares:
    """Strings with the share of each, in the order of the mapping they come from."""

    def __init__(self, shares: Mapping[str, float]) -> None:
        self.items = tuple(shares)
        self.cumulative = tuple(accumulate(shares.values()))


class Draw:
    """Choices made from ``Random.random()`` alone, whose sequence Python guarantees for a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed).random

    def below(self, limit: int) -> int:
        """Return a whole number from 0 to ``limit - 1``."""
        return int(self.random() * limit)

    def between(self, low: int, high: int) -> int:
        """Return a whole number from ``low`` to ``high``, both included."""
        return low + int(self.random() * (high - low + 1))

    def chance(self, share: float) -> bool:
        """Return True in ``share`` of the calls (0 never, 1 always)."""
        return self.random() < share

    def one(self, items: Sequence[T]) -> T:
        """Return one of the items, all alike."""
        return items[int(self.random() * len(items))]

    def share(self, shares: Shares) -> str:
        """Return one of the strings, each as often as its share says."""
        at = bisect(shares.cumulative, self.random() * shares.cumulative[-1])
        return shares.items[min(at, len(shares.items) - 1)]

"""Dates, times, sums and counts for the benchmark corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.draw import Draw

__all__ = ["FIGURES"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


def _money(draw: Draw) -> str:
    way = draw.random()
    if way < 0.35:
        return f"{draw.between(2, 990)} million won"
    if way < 0.6:
        return f"{draw.between(1, 99)}.{draw.between(1, 9)} billion won"
    if way < 0.8:
        return f"{draw.between(2, 980)},{draw.between(0, 9)}00 won"
    return f"{draw.between(1, 99)} trillion won" if way < 0.88 else f"${_number(draw)}"


def _number(draw: Draw) -> str:
    way = draw.random()
    if way < 0.5:
        return str(draw.between(11, 999))
    if way < 0.9:
        return f"{draw.between(1, 99)},{draw.between(0, 999):03d}"
    return f"{draw.between(2, 90)},000"


def _day(draw: Draw) -> str:
    number = draw.between(1, 30)
    ending = "th" if number in {11, 12, 13} else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


def _clock(draw: Draw) -> str:
    return f"{draw.between(1, 12)}:{draw.between(0, 59):02d} {draw.one(('a.m.', 'p.m.'))}"


def _date(draw: Draw) -> str:
    day = f"{draw.one(_MONTHS)} {draw.between(1, 28)}"
    return f"{day}, {draw.between(1995, 2027)}" if draw.chance(0.3) else day


def _percent(draw: Draw) -> str:
    sign = draw.one(("%", "%", " percent"))
    return f"{draw.between(1, 98)}.{draw.between(0, 9)}{sign}"


FIGURES: dict[str, Callable[[Draw], str]] = {
    "money": _money,
    "num": _number,
    "small": lambda draw: str(draw.between(2, 60)),
    "digit": lambda draw: str(draw.below(10)),
    "age": lambda draw: str(draw.between(18, 92)),
    "nth": _day,
    "ord": lambda draw: draw.one(_ORDINALS),
    "time": _clock,
    "date": _date,
    "month": lambda draw: draw.one(_MONTHS),
    "year": lambda draw: str(draw.between(1995, 2027)),
    "pct": _percent,
    "points": lambda draw: f"{draw.between(1, 29)}.{draw.between(0, 9)} points",
    "index": lambda draw: f"2,{draw.between(100, 999)}.{draw.between(10, 99)}",
    "score": lambda draw: f"{draw.between(0, 12)}-{draw.between(0, 12)}",
    "hours": lambda draw: f"{draw.between(2, 26)} hours",
    "distance": lambda draw: f"{draw.between(2, 480)} kilometers",
}
"""Slot -> what fills it."""

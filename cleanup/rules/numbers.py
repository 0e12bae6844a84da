"""NUM: figures, dates and ordinals."""

from __future__ import annotations

import re
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


_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NEAR_DAY = r"(?:today|yesterday|tomorrow|tonight|(?:this|yesterday|tomorrow)[ ](?:morning|afternoon|evening)|last[ ]night)"
_DAY_TAIL = ("day", "tomorrow", "tonight", "morning", "afternoon", "evening", "night")
_LAST_DAY = Pattern(r"\(last[ ](\d{1,2}(?:st|nd|rd|th))\)")


@rule(
    "NUM009",
    safe=True,
    anchors=["(last "],
    examples=[
        Example("He said so (last 9th).", "He said so (on the 9th)."),
        Example("the (last 9) and (last 9th place)", "the (last 9) and (last 9th place)"),
    ],
)
def last_day(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write a day in brackets as English does: Koreans say "the last 9th day" of one gone by."""
    text = view.text
    for start in at:
        match = _LAST_DAY.match(text, start)
        if match and 1 <= int(match[1][:-2]) <= 31:
            yield Edit(*match.span(), f"(on the {match[1]})")


_DAYS = Pattern(rf"(?<![\w'’-])({_NEAR_DAY}[ ]?\()(\d{{1,2}})[ ]days?\)", re.IGNORECASE)
_SINCE = Pattern(
    r"(?<!\w)(?:from|since|until|till|by|for|starting|beginning|through)[ ](?:[a-z]{1,8}[ ]){0,2}\Z",
    re.IGNORECASE,
)
_OTHER_DAY = Pattern(
    r"(?<!\w)(today|yesterday|tomorrow)[ ]?\((\d{1,2})(?:st|nd|rd|th)\)", re.IGNORECASE
)
_SHIFT = {"today": 0, "yesterday": -1, "tomorrow": 1}


@rule(
    "NUM002",
    safe=True,
    anchors=[f"{word}{gap}(" for word in _DAY_TAIL for gap in ("", " ")],
    examples=[
        Example("It met today (21 days) and yesterday (2 days).", "It met today (21st) and yesterday (2nd)."),
        Example("From today (21 days) it checks; yesterday (20th) it did not.",
                "From today (21st) it checks; yesterday (20th) it did not."),
        Example("today (3.25), yesterday (12.16)", "today (March 25), yesterday (December 16)"),
        Example("It opened on Friday (3/25) and this morning (4/1).",
                "It opened on Friday (March 25) and this morning (April 1)."),
        Example("The sale runs from today (3 days).", "The sale runs from today (3 days)."),
        Example("The camp starts Monday (5 days) and today (40 days).", "The camp starts Monday (5 days) and today (40 days)."),
        Example("Everyday (3 days) and a holiday (3 days)", "Everyday (3 days) and a holiday (3 days)"),
        Example("the 10.29 disaster, 12·3, 6·17 (6.17) and 3.25 percent", "the 10.29 disaster, 12·3, 6·17 (6.17) and 3.25 percent"),
        Example("today (3.25%), yesterday (25.3), on Monday (2.30)", "today (3.25%), yesterday (25.3), on Monday (2.30)"),
        Example("Black Friday (4.5) beat Sunday (3.9).", "Black Friday (4.5) beat Sunday (3.9)."),
    ],
)  # fmt: skip
def day_in_brackets(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write the day in brackets behind a word for a day as English does: today (21st), (March 25).

    The engine takes a day of the month for a number of days; after "from" and the like it may be
    one, unless another such day in the text confirms the date. Koreans write the month first. A
    pair of figures anywhere else may be a disaster's name, a law's, a rate.
    """
    text = view.text
    others: set[int] | None = None
    for start in at:
        if not _IN_BRACKETS.match(text, start):
            continue
        if match := _day_word(_NUMERIC_DAY, text, start):
            month, day = int(match[2]), int(match[3])
            if 1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1]:
                yield Edit(match.end(1), match.end() - 1, f"{_MONTHS[month - 1]} {day}")
        elif match := _day_word(_DAYS, text, start):
            day = int(match[2])
            if _SINCE.search(text, max(0, match.start() - 30), match.start()):
                if others is None:
                    others = {int(o[2]) - _shift(o[1]) for o in _OTHER_DAY.finditer(text)}
                if day - _shift(match[1]) not in others:
                    continue
            if 1 <= day <= 31:
                yield Edit(match.end(1), match.end() - 1, f"{day}{_ending(day)}", "a date")


def _shift(words: str) -> int:
    """Days from today, for the word that begins ``words``."""
    return _SHIFT.get(words.replace("(", " ").split(maxsplit=1)[0].lower(), 0)


_IN_BRACKETS = Pattern(r"[a-z]{3,9}[ ]?\(\d{1,2}(?:[ ]days?|[ ]?[./][ ]?\d{1,2})\)", re.IGNORECASE)


def _day_word(pattern: Pattern, text: str, start: int) -> re.Match[str] | None:
    """The match of a word for a day whose last part begins at ``start``, and what follows it."""
    begin = start
    while begin and start - begin < 16 and (text[begin - 1].isalpha() or text[begin - 1] == " "):
        begin -= 1
    while begin <= start:
        match = pattern.match(text, begin)
        if match:
            return match
        begin += 1
    return None


_ANY_DAY = (
    rf"(?:{_NEAR_DAY}|(?:on|last|this|next|past|coming)[ ](?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|the[ ]same[ ]day|that[ ]day)"
)
_NUMERIC_DAY = Pattern(
    rf"(?<![\w'’-])({_ANY_DAY}[ ]?\()(\d{{1,2}})[ ]?[./][ ]?(\d{{1,2}})\)", re.IGNORECASE
)


_FRACTION = Pattern(r"(?:[⅓⅔]3|½2|[¼¾]4)(?=[ -]inning)")


@rule(
    "NUM003",
    safe=True,
    characters="⅓⅔½¼¾",
    examples=[
        Example("He threw 5⅓3 innings, then ⅔3-inning relief.", "He threw 5⅓ innings, then ⅔-inning relief."),
        Example("5⅓ innings, 5⅓4 innings, 1½2 cups", "5⅓ innings, 5⅓4 innings, 1½2 cups"),
    ],
)  # fmt: skip
def doubled_fraction(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Drop the denominator that a fraction of an inning carries once more: 5⅓3 is 5⅓."""
    for start in at:
        match = _FRACTION.match(view.text, start)
        if match:
            yield Edit(match.end() - 1, match.end(), "")


_CLOCK = Pattern(r"(?<![\d:.,])(1[3-9]|2\d):([0-5]\d)[ ]?([ap])\.?m\.?(?!\w)", re.IGNORECASE)
_ZERO_HOUR = Pattern(r"(?<![\d:.,])12:00 hours(?!\w)")


@rule(
    "NUM004",
    safe=True,
    anchors=[*(f"{hour}:" for hour in range(13, 30)), "12:00 hours"],
    examples=[
        Example("It began at 20:20 am.", None),
        Example("It fell at 25:10 p.m., then it rained.", None),
        Example("The curfew ends at 12:00 hours.", None),
        Example("At 8:20 p.m., 0:30 am and 12:00 a.m. it rang.", "At 8:20 p.m., 0:30 am and 12:00 a.m. it rang."),
        Example("It took 25:10 and 14:00 amounts to much.", "It took 25:10 and 14:00 amounts to much."),
    ],
)  # fmt: skip
def impossible_clock(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Report a time of day that no clock shows: 20:20 am is often 0:20, 12:00 hours midnight."""
    text = view.text
    for start in at:
        match = _ZERO_HOUR.match(text, start)
        if match:
            yield Edit(*match.span(), None, "midnight or noon?")
            continue
        match = _CLOCK.match(text, start)
        if match:
            hour = int(match[1])
            late = match[3] in "pP" and hour < 24
            note = f"{hour - 12}:{match[2]} p.m.?" if late else "an hour that no clock shows"
            yield Edit(*match.span(), None, note)


_UNITS = {
    "km": "kilomet(?:er|re)s?", "cm": "centimet(?:er|re)s?", "mm": "millimet(?:er|re)s?",
    "kg": "kilograms?|kilos?", "mg": "milligrams?", "ml": "millilit(?:er|re)s?",
    "kWh": "kilowatt[- ]hours?", "MW": "megawatts?", "GW": "gigawatts?", "ha": "hectares?",
    "km/h": "kilomet(?:er|re)s? (?:per|an) hour", "%": "percent|per cent|%",
}  # fmt: skip
_DOUBLED_UNIT = Pattern(
    "|".join(
        rf"(?<=\d)(?:[ ]?{re.escape(unit)})([ ]?(?:{words}))(?![\w/])"
        for unit, words in _UNITS.items()
    )
)
_UNIT_HEADS = {"km": "kilomet", "cm": "centimet", "mm": "millimet", "mg": "milligram",
               "ml": "millilit", "kWh": "kilowatt", "MW": "megawatt", "GW": "gigawatt",
               "ha": "hectare", "km/h": "kilomet"}  # fmt: skip


@rule(
    "NUM005",
    safe=True,
    anchors=["% percent", "%percent", "% per cent", "%%", "% %", "kg kilo", "kg(kilo"]
    + [f"{unit} {head}" for unit, head in _UNIT_HEADS.items()],
    examples=[
        Example("It rose 10% percent over 5 km kilometers.", "It rose 10% over 5 km."),
        Example("a 30kg kilogram load, 3.5%%", "a 30kg load, 3.5%"),
        Example("10% percentage points and 10% percentile", "10% percentage points and 10% percentile"),
        Example("100%% in code: %% and 5 km (kilometers)", "100% in code: %% and 5 km (kilometers)"),
    ],
)  # fmt: skip
def doubled_unit(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write a unit of measure once that stands as a sign and as a word: 10% percent."""
    text = view.text
    for start in at:
        for begin in (start, start - 1):
            match = _DOUBLED_UNIT.match(text, begin) if begin > 0 else None
            if match and text.startswith((*_UNITS,), start):
                assert match.lastindex
                yield Edit(*match.span(match.lastindex), "")
                break


_POINTS = Pattern(r"%(?:p|[ ]?points?)(?!\w)(?!\.\w)")
_RISE = Pattern(
    r"[ ](?:increase|decrease|rise|fall|drop|gap|difference|margin|lead|hike|cut|decline|jump|gain)(?!\w)"
)
_A = Pattern(
    r"(?<!\w)(?:an?|the|its|this|that)[ ](?:[a-z]+[ ])?\d{1,3}(?:\.\d{1,3})?\Z", re.IGNORECASE
)
_OTHER_POINT = Pattern(r"[ ](?:to|at|out|toward|towards|that|guards?|forwards?|blank)(?!\w)")


def _is_other_point(text: str, match: re.Match[str]) -> bool:
    """Whether "points" is a verb, or a place on the court."""
    return match.group() != "%p" and _OTHER_POINT.match(text, match.end()) is not None


@rule(
    "NUM006",
    safe=True,
    anchors=[*(f"{digit}%p" for digit in range(10)), *(f"{digit}% p" for digit in range(10))],
    examples=[
        Example("It fell 2%p, then 6% points, respectively.", "It fell 2 percentage points, then 6 percentage points, respectively."),
        Example("up 1%p after a 0.3%p rise", "up 1 percentage point after a 0.3 percentage point rise"),
        Example("Growth of 3% points to a recovery.", "Growth of 3% points to a recovery."),
        Example("%I:%M %p, 10% people, 3% pp", "%I:%M %p, 10% people, 3% pp"),
    ],
)  # fmt: skip
def percent_points(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write the Korean sign for percentage points, %p, in words; "% points" too."""
    text = view.text
    for start in at:
        match = _POINTS.match(text, start + 1)
        if not match or text[start] not in "0123456789" or _is_other_point(text, match):
            continue
        before = text[max(0, start - 30) : start + 1]
        one = re.search(r"(?<![\d.,])1\Z", before) is not None
        led = _A.search(before) and _RISE.match(text, match.end())
        yield Edit(*match.span(), " percentage point" if one or led else " percentage points")


_SPLIT = Pattern(
    r"(?<![\d.,:])[1-9]\d{0,2}((?:(?:,[ ]\d{3}|[ ],\d{3}))*(?:,[ ]000|[ ],000))(?![\d,.]*\d|[ ]?,[ ]?\d{3}(?!\d))"
)


@rule(
    "NUM007",
    safe=True,
    anchors=[", 000", " ,000"],
    examples=[
        Example("1, 000 won, 25 ,000 people and 1, 500, 000 more", "1,000 won, 25,000 people and 1,500,000 more"),
        Example("On May 3, 200 people; rooms 1, 100 and 007, 000", "On May 3, 200 people; rooms 1, 100 and 007, 000"),
        Example("In 2019, 000 was dialled; 1.5, 000", "In 2019, 000 was dialled; 1.5, 000"),
    ],
)  # fmt: skip
def split_thousands(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Close up a figure that a space cuts at its thousands: 1, 000.

    Only where the last three figures are noughts: "On May 3, 200 people" is no figure.
    """
    text = view.text
    for start in at:
        begin = start
        while begin and start - begin < 24 and text[begin - 1] in "0123456789, ":
            begin -= 1
        while begin < start:
            match = _SPLIT.match(text, begin)
            if match and match.end() == start + 5:
                yield Edit(*match.span(1), match[1].replace(" ", ""))
                break
            begin += 1


_DECIMAL = Pattern(r"(?<![\d.,])\d{1,2}([ ]\.[ ]?)\d{1,2}[ ]?%")


@rule(
    "NUM008",
    safe=False,
    anchors=[f"{digit} ." for digit in range(10)],
    examples=[
        Example("It rose 3 . 5 % and 12 .4%.", "It rose 3.5% and 12.4%."),
        Example("It is 2019 . 5 % of voters", "It is 2019 . 5 % of voters"),
        Example("in the 10 . It rose", "in the 10 . It rose"),
    ],
)  # fmt: skip
def split_decimal(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Close up a decimal that spaces cut before a percent sign: 3 . 5 %.

    Unsafe: the stop may end a sentence.
    """
    text = view.text
    for start in at:
        begin = start - 1 if text[start - 1 : start].isdigit() else start
        match = _DECIMAL.match(text, begin)
        if match and match.start(1) == start + 1:
            words = match.group().replace(" ", "")
            yield Edit(*match.span(), words)


_UNIT = (
    r"(?:percent|%|degrees?|million|billion|trillion|points?|km|kilometers?|meters?|tons?|kg|kilograms?|seconds?|"
    r"mm|cm|centimeters?|innings?|times|magnitude|won|people|households|hours|minutes)\b"
)
_NOUGHT = Pattern(rf"(?<![\d.,])0(\.[ ])\d{{1,2}}[ -]?(?={_UNIT})")
_POINT = Pattern(rf"(?<![\d.,])\d{{1,3}}([ ]\.)\d{{1,2}}[ -]?(?={_UNIT})")
_COUNTED = Pattern(
    rf"(?:about|around|nearly|almost|over|than|approximately|some|total of|price of|costs?|worth|paid|at least|up to|by|seized|received|sold|collected)[ ]"
    rf"[1-9]\d{{0,2}}(,[ ])\d{{3}}(?=[ ](?:{_UNIT}|[A-Z]{{2,4}}[ ]|[a-z]{{3,12}}s\b))(?![ ](?:is|was|has|does|goes)\b)"
)


@rule(
    "NUM010",
    safe=True,
    anchors=["0. ", *(f"{digit} .{other}" for digit in range(10) for other in range(10)), *(f"{digit}, {other}" for digit in range(10) for other in range(10))],
    examples=[
        Example("It rose by 0. 4 percent to 4 .2 million won.", "It rose by 0.4 percent to 4.2 million won."),
        Example("It costs 1, 550 won; police seized more than 3, 200 SIM cards.", "It costs 1,550 won; police seized more than 3,200 SIM cards."),
        Example("On May 3, 200 people came. In 2020. 4 percent left.", "On May 3, 200 people came. In 2020. 4 percent left."),
        Example("It has pages 3, 200 and 400; at 3 .5, version 0. 4", "It has pages 3, 200 and 400; at 3 .5, version 0. 4"),
    ],
)  # fmt: skip
def split_figure(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Close up a figure that a space cuts at its point or thousands, where its unit stands behind.

    At the thousands only behind a word that counts: "On May 3, 200 people" is no figure.
    """
    text = view.text
    for start in at:
        match = _NOUGHT.match(text, start)
        if not match:
            begin = start
            while begin and start - begin < 3 and text[begin - 1].isdigit():
                begin -= 1
            match = _POINT.match(text, begin)
        if match:
            yield Edit(*match.span(1), ".")
            continue
        if text[start + 1 : start + 3] == ", ":
            low = max(0, start - 24)
            for counted in _COUNTED.finditer(text, low, start + 40):
                if (
                    counted.start(1) == start + 1
                    and not text[counted.start() - 1 : counted.start()].isalpha()
                ):
                    yield Edit(*counted.span(1), ",")

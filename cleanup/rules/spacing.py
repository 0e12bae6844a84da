"""TYP: the space between a word and a stop, bracket, figure or hyphen that an engine lost or moved."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence

from cleanup.korean.surnames import surnames
from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule
from cleanup.rules.typography import STOP_WORDS

_MOVED = Pattern(r"(?<=[a-z\d)%”\"])[ ]([.?!])(?=([A-Z][a-z]*)[ ,'’])")


@rule(
    "TYP055",
    safe=True,
    anchors=[f" {mark}{letter}" for mark in ".?!" for letter in string.ascii_lowercase],
    examples=[
        Example("The boats were insured .The county met. Is it over ?Yes. Is it over ?It is.", "The boats were insured. The county met. Is it over ?Yes. Is it over? It is."),
        Example("It runs on .NET and .Net or .The", "It runs on .NET and .Net or .The"),
    ],
)  # fmt: skip
def stop_at_next_word(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Put a stop back to the word that it ends, where it is glued to the next sentence."""
    text = view.text
    for start in at:
        match = _MOVED.match(text, start)
        if match and match[2] in STOP_WORDS:
            yield Edit(*match.span(), f"{match[1]} ")


_AFTER = (
    "and or but is are was were has have had will would can could in on at of for to with by from as that which "
    "who when while said says because"
)
_BRACKET_END = Pattern(rf"(?<=[\w%.][\w%.])\)(?=(?:{_AFTER.replace(' ', '|')})[ ])")
_DAY = Pattern(
    r"(?:(?i:today|yesterday|tomorrow|morning|afternoon|evening|night)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?=\(\d{1,2}(?:st|nd|rd|th)\))"
)
_DAYS = "today yesterday tomorrow morning afternoon evening night monday tuesday wednesday thursday friday saturday sunday".split()


@rule(
    "TYP056",
    safe=True,
    anchors=[*(f"){word} " for word in _AFTER.split()), *(f"{day}(" for day in _DAYS)],
    examples=[
        Example("The group (leader: Kim)was formed. He came today (19th)and left.", "The group (leader: Kim) was formed. He came today (19th) and left."),
        Example("He met the mayor yesterday(19th) and Monday(21st).", "He met the mayor yesterday (19th) and Monday (21st)."),
        Example("f(x)is, page(s)and today() or f(ab)in [x]", "f(x)is, page(s)and today() or f(ab)in [x]"),
    ],
)  # fmt: skip
def space_beside_bracket(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Put the space back behind a bracket that closes a remark, and before a day in brackets."""
    text = view.text
    for start in at:
        if text[start : start + 1] == ")":
            opener = text.rfind("(", max(0, start - 80), start)
            remark = opener > 0 and text[opener - 1] == " " and start - opener > 3
            if remark and ")" not in text[opener:start] and _BRACKET_END.match(text, start):
                yield Edit(start + 1, start + 1, " ")
        elif (match := _DAY.match(text, start)) and not text[start - 1 : start].isalpha():
            yield Edit(match.end(), match.end(), " ")


_UNITS = "billion million trillion percent won people years months hours minutes kilometers meters degrees tons dollars households".split()
_GLUED_UNIT = Pattern(rf"(?<=\d)(?=(?:{'|'.join(_UNITS)})\b)")
_CLOCK = Pattern(r"(?<=\d)(?=[ap]\.m\.)")
_PERCENT = Pattern(r"(?<=\d%)(?=(?:and|or|in|of|from|to|for|on|by|but|with)[ ])")


@rule(
    "TYP057",
    safe=True,
    anchors=[f"{digit}{unit}" for digit in range(10) for unit in (*_UNITS, "a.m.", "p.m.")]
    + [f"%{word} " for word in ("and", "or", "in", "of", "from", "to", "for", "on", "by", "but", "with")],
    examples=[
        Example("It cost 5billion won, 30percent of it lost, at 10:30a.m. and 3.2%and more.", "It cost 5 billion won, 30 percent of it lost, at 10:30 a.m. and 3.2% and more."),
        Example("It is 5wonders, v2people_id and file3million.", "It is 5wonders, v2people_id and file3million."),
    ],
)  # fmt: skip
def glued_unit(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Put the space back between a figure and the unit, or the word, behind it."""
    text = view.text
    for start in at:
        index = start + 1
        begin = start
        while begin and start - begin < 16 and text[begin - 1] in "0123456789.,:":
            begin -= 1
        before = text[begin - 1 : begin]
        if before.isalnum() or before in ("_", "-", "/", "#"):
            continue
        if any(pattern.match(text, index) for pattern in (_GLUED_UNIT, _CLOCK, _PERCENT)):
            yield Edit(index, index, " ")


_COUNTS = "one two three four five six seven eight nine ten twenty thirty".split()
_MEASURES = (
    "year years day month week hour minute meter story person point game time member part kilometer way lane run"
).split()
_TORN = Pattern(
    rf"(?<![\w.-])(?:(?:\d{{1,3}}(?:,\d{{3}})?|{'|'.join(_COUNTS)})(-[ ]|[ ]-)(?={'|'.join(f'{m}(?:-old|s)?' for m in _MEASURES)}\b)|so(-[ ]|[ ]-)(?=called\b)|well(-[ ]|[ ]-)(?=known\b))",
    2,
)


@rule(
    "TYP058",
    safe=True,
    anchors=[f"{joint}{word}" for joint in ("- ", " -") for word in (*_MEASURES, "called", "known")],
    examples=[
        Example("The 18- year-old and the 10 -year plan, a two- day trip, so -called.", "The 18-year-old and the 10-year plan, a two-day trip, so-called."),
        Example("It took 10 - year by year; -day and x -year.", "It took 10 - year by year; -day and x -year."),
    ],
)  # fmt: skip
def torn_measure(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Close up the space at the hyphen of "18-year-old", "two-day" and "so-called"."""
    text = view.text
    for start in at:
        begin = start
        while begin and start - begin < 8 and (text[begin - 1].isalnum() or text[begin - 1] == ","):
            begin -= 1
        match = _TORN.match(text, begin)
        if match and match.start(match.lastindex or 0) == start:
            yield Edit(start, start + 2, "-")


_ORDINAL = Pattern(r"(?<![\d.,:-])(\d{1,2})[ ](st|nd|rd|th)(?![\w-])")
_THOUSANDS = Pattern(r"(?<![\d.,])[1-9]\d{0,2}([ ],)(?=\d{3}(?![\d,]))")
_HOUR = Pattern(r"(?<![\d.,:])\d{1,2}([ ]:[ ])(?=[0-5]\d[ ]?(?:[ap]\.?m\b|[AP]M\b|o'clock))")
_DOLLARS = Pattern(
    r"(?<![\w$])\$([ ])(?=\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?[ ](?:million|billion|trillion))"
)


def _suffix(number: int) -> str:
    tens = number % 100 // 10
    return "th" if tens == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


@rule(
    "TYP059",
    safe=True,
    anchors=[f"{digit} {end}" for digit in range(10) for end in ("st", "nd", "rd", "th", ": ")]
    + [f"{digit} ,{other}" for digit in range(10) for other in range(10)] + ["$ "],
    examples=[
        Example("On the 21 st at 10 : 30 a.m., 1 ,200 people paid $ 1,900.", "On the 21st at 10:30 a.m., 1,200 people paid $1,900."),
        Example("the 21 th, 3 st, 5 ,12 and $ 5, a 3 : 2 win, 1 ,200,300", "the 21 th, 3 st, 5 ,12 and $ 5, a 3 : 2 win, 1 ,200,300"),
    ],
)  # fmt: skip
def torn_figure(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Close up an ordinal, a clock time, a sum of dollars or thousands that a space tears."""
    text = view.text
    for start in at:
        begin = start
        while begin and start - begin < 3 and text[begin - 1].isdigit():
            begin -= 1
        if match := _ORDINAL.match(text, begin):
            if match[2] == _suffix(int(match[1])):
                yield Edit(match.end(1), match.start(2), "")
        elif match := _THOUSANDS.match(text, begin):
            yield Edit(*match.span(1), ",")
        elif match := _HOUR.match(text, begin):
            yield Edit(*match.span(1), ":")
        elif match := _DOLLARS.match(text, start):
            yield Edit(*match.span(1), "")


_TITLE = Pattern(r"(?<![\w.])(?:Mr|Ms|Mrs|Dr|Prof|Gov|Rep|Sen)\.(?=([A-Z][a-z]{1,7})\b)")
_COLON = Pattern(r"(?<=[a-z]{3}):(?=([A-Z][a-z]*)[ ,'’])")


@rule(
    "TYP060",
    safe=True,
    anchors=[f"{title}.{letter}" for title in ("mr", "ms", "mrs", "dr", "prof", "gov", "rep", "sen") for letter in string.ascii_lowercase]
    + [f":{word.lower()}" for word in STOP_WORDS],
    examples=[
        Example("Mr.Kim met Prof.Lee. He asked:Is it over?", "Mr. Kim met Prof. Lee. He asked: Is it over?"),
        Example("Dr.Jart, Mr.Pizza, re:Invent and Node:Is", "Dr.Jart, Mr.Pizza, re:Invent and Node:Is"),
    ],
)  # fmt: skip
def glued_title(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Put the space back between a title and a surname, and behind a colon before a sentence."""
    text = view.text
    for start in at:
        title = _TITLE.match(text, start)
        if title and title[1].lower() in surnames():
            yield Edit(title.end(), title.end(), " ")
        elif (colon := _COLON.match(text, start)) and colon[1] in STOP_WORDS:
            word = text[text.rfind(" ", max(0, start - 20), start) + 1 : start]
            if word.isalpha() and word.islower():
                yield Edit(start + 1, start + 1, " ")

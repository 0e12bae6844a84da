"""TYP: stops and commas, and the space behind them, that an engine lost, added or doubled."""

from __future__ import annotations

import importlib.util
import re
import string
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule

__all__ = ["STOP_WORDS", "abbreviated", "last_word"]

_SPACED_MARK = Pattern(r"[ ]([,.;!?])(?![.\w/\\,;:!?)~@#]|[ ]?[.]{2})(?=[\s\"'”’)\]]|\Z)")


@rule(
    "TYP001",
    safe=True,
    anchors=[" ,", " .", " ;", " !", " ?"],
    examples=[
        Example("a report . He , she ; they !", "a report. He, she; they!"),
        Example('by helicopters ."', 'by helicopters."'),
        Example("at 8:24 a.m. , two minutes before", "at 8:24 a.m., two minutes before"),
        Example("The word 'hope' , he said, is it.", "The word 'hope', he said, is it."),
        Example("use .NET, .5 or ../x ...", "use .NET, .5 or ../x ..."),
        Example("Wait . . . and see , ,", "Wait . . . and see , ,"),
        Example("smile :) or ;) or ,,", "smile :) or ;) or ,,"),
    ],
)
def space_before_mark(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Close up a space before a comma, stop, semicolon, question or exclamation mark."""
    text = view.text
    for start in at:
        match = _SPACED_MARK.match(text, start)
        if not match:
            continue
        begin = start
        while begin and text[begin - 1] == " " and start - begin < 3:
            begin -= 1
        before = text[begin - 1 : begin]
        if (match[1] == "," and text[max(0, begin - 5) : begin] in (" a.m.", " p.m.")) or (
            before == "'" and text[begin - 2 : begin - 1].isalpha() and match[1] == ","
        ):
            yield Edit(begin, match.end(), ",")
        elif before.isalnum() or before in ("”", "’", '"', ")", "]", "%"):
            near = text[max(0, begin - 2) : begin] + text[match.end() : match.end() + 2]
            if not any(mark in near for mark in ".,;!?"):
                yield Edit(begin, match.end(), match[1])


STOP_WORDS = (
    "The This That These Those There Then They He She It We You In On At As And But So If When "
    "While Who What Why How Where Even Also After Before Because However For From With By Of To "
    "Is Are Was Were Do Does Did Has Have Had No Not Now Only Please Our My His Her Its Their "
    "Some Many Most All Both Each One Two Three According Meanwhile Since Until Although Despite"
).split()
_GLUED = Pattern(
    r"(?<![\w.@/#-])([A-Za-z][a-z]{2,}|[A-Z]{2,6})[.?!](?=([A-Z][a-z]*)(?:[ ,'’]|\Z|(?<=M[rs]|Dr)\.[ ]))",
    re.ASCII,
)
_FIGURE_END = Pattern(r".{0,3}?(?:\d(?:st|nd|rd|th)|(?<!\.)[\d ]\d|\d%|[a-z\d][)\]])(?=\.[A-Z])")
_UNIT_END = Pattern(r"[^.]{0,2}?\d[ ]?(?:km|kg|cm|mm|m|g|GB|kWh)(?=\.[A-Z])")
_OPENING_WORD = Pattern(r"[A-Z][a-z]+(?=[ ,'’])")
_NOT_GLUED = Pattern(r"(?:Com|Net|Org|Js|Io|Co|Kr|Ai|App|Dev|Tv|Me)\Z")


@rule(
    "TYP002",
    safe=True,
    anchors=[f"{mark}{letter}" for mark in ".?!" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"],
    examples=[
        Example("the decision itself.Is there a need", "the decision itself. Is there a need"),
        Example("in the Committee.Even so", "in the Committee. Even so"),
        Example(
            "It ended on the 20th.The drama, twice in 40 km.Both times",
            "It ended on the 20th. The drama, twice in 40 km. Both times",
        ),
        Example(
            "version 3.5.In and file(1).Text, 40 km.Seoul",
            "version 3.5.In and file(1).Text, 40 km.Seoul",
        ),
        Example(
            "It is whole.I think so, he drives.Mr. Kim left.",
            "It is whole. I think so, he drives. Mr. Kim left.",
        ),
        Example("Should I get off?The biggest", "Should I get off? The biggest"),
        Example("of the OGD.The fact, U.S.The, AT.Kim", "of the OGD. The fact, U.S.The, AT.Kim"),
        Example(
            "Node.Js, Naver.Com, U.S.A, Ph.D and Mr.Kim",
            "Node.Js, Naver.Com, U.S.A, Ph.D and Mr.Kim",
        ),
        Example("Yahoo!Inc and J.Crew and will.I.Am", "Yahoo!Inc and J.Crew and will.I.Am"),
        Example("java.Util.List or foo.Bar()", "java.Util.List or foo.Bar()"),
    ],
)
def missing_space_after_stop(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Put the space back between a sentence's end and the next word.

    The word before must be one in lower case, or the next one that begins sentences; addresses,
    initials, abbreviations and names with a dot stay.
    """
    text = view.text
    for start in at:
        match = last_word(_GLUED, text, start)
        if match is None:
            figure = (
                _FIGURE_END.match(text, max(0, start - 4))
                if text[start : start + 1] == "."
                else None
            )
            opens = (
                _OPENING_WORD.match(text, start + 1)
                if figure or _UNIT_END.match(text, max(0, start - 4))
                else None
            )
            if opens and opens[0] in STOP_WORDS:
                yield Edit(start + 1, start + 1, " ")
            continue
        before, after = match[1], match[2]
        if _NOT_GLUED.match(after) or abbreviated(before):
            continue
        alone = after == "I" and before.islower() and text.startswith(".I ", start)
        if (
            alone
            or after in STOP_WORDS
            or (before.islower() and len(after) > 1 and text[start] != "!")
        ):
            yield Edit(start + 1, start + 1, " ")


def last_word(pattern: Pattern, text: str, stop: int) -> re.Match[str] | None:
    """The match whose first group is the word that ends right before ``stop``."""
    begin = stop
    while begin and stop - begin < 40 and text[begin - 1].isalpha() and text[begin - 1].isascii():
        begin -= 1
    match = pattern.match(text, begin) if begin < stop else None
    return match if match and match.end(1) == stop else None


@cache
def _prefixes() -> frozenset[str]:
    """English words that end in a full stop, as sacremoses lists them.

    Its list stands in a module of data, which is read without the package around it: that takes
    200 ms to import. Should the module be gone, the package is asked.
    """
    package = importlib.util.find_spec("sacremoses")
    assert package is not None
    assert package.origin is not None
    file = Path(package.origin).with_name("_data_nonbreaking_prefixes.py")
    if file.is_file():
        spec = importlib.util.spec_from_file_location("_nonbreaking_prefixes", file)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        words = module.NONBREAKING_PREFIXES["nonbreaking_prefix.en"].split("\n")
    else:
        from sacremoses.corpus import NonbreakingPrefixes

        words = NonbreakingPrefixes().words("en")
    return frozenset(word.split()[0].lower() for word in words if word.strip() and word[0] != "#")


_MORE_ABBREVIATIONS = frozenset(
    "al approx assn ave bros ca cf co corp dept dist ed eds eg est etc ext fig figs ft gov hon hr "
    "hrs ie inc intl jan feb mar apr jun jul aug sept sep oct nov dec lb lbs ltd max min misc mt "
    "nat nos op oz pg pp pop pres prof pt pts rd ref rev sec secs seq sgt sq st tel univ vol vols "
    "vs yr yrs mon tue wed thu fri sat sun am pm natl no".split()
)


def abbreviated(word: str) -> bool:
    """Whether a word ends in a full stop that ends no sentence."""
    return word.lower() in _MORE_ABBREVIATIONS or word.lower() in _prefixes()


# Words that carry a sentence on: after them nothing new has begun.
_CARRIES_ON = (
    "and or but of for to in on at by from with without as than that which who whose whom where "
    "when while because if is are was were be been being has have had will would can could should "
    "may might must into over under after before during between among against about toward towards "
    "through until since despite including according such so"
).split()
_OWNERS = "the an his her its their our".split()
_INSIDE = Pattern(
    rf"(?<=[a-z,])([ ](?:{'|'.join(_OWNERS)}))\.(?=([a-z]{{4,}})(?:[ ,;:!?”’\"')\]]|\.(?!\w)|\Z))"
)
_ENDINGS = frozenset("config info conf json html name mobi java yaml toml lock data".split())
_SPLIT = Pattern(
    rf"(?<![\w.’'@/-])([A-Za-z][a-z]{{3,}})\.[ ](?=(?:{'|'.join(_CARRIES_ON)})[ ][^\s.!?]+[ ][^\s.!?])"
)


@rule(
    "TYP003",
    safe=True,
    anchors=[*(f". {word} " for word in _CARRIES_ON), *(f" {word}." for word in _OWNERS)],
    examples=[
        Example("We close the.windows at night.", "We close the windows at night."),
        Example(
            "Read the.config file, the.windows.py and the. The.end",
            "Read the.config file, the.windows.py and the. The.end",
        ),
        Example(
            "as joint sponsors. for the past two years and more.",
            "as joint sponsors for the past two years and more.",
        ),
        Example(
            "Kim et al. and Lee vs. the rest of Corp. in May",
            "Kim et al. and Lee vs. the rest of Corp. in May",
        ),
        Example("Wait... for it. iPhone sales rose.", "Wait... for it. iPhone sales rose."),
        Example("at 3 p.m. on Jan. 16. to be held", "at 3 p.m. on Jan. 16. to be held"),
        Example(
            "a candidate in this country. can not. He left.",
            "a candidate in this country. can not. He left.",
        ),
    ],
)
def stop_inside_sentence(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Drop a full stop that cuts a sentence before a word that carries it on in lower case."""
    text = view.text
    for start in at:
        inside = _INSIDE.match(text, start)
        if inside:
            if inside[2] not in _ENDINGS:
                yield Edit(inside.end(1), inside.end(1) + 1, " ")
            continue
        match = last_word(_SPLIT, text, start)
        if match and not abbreviated(match[1]) and match[1].lower() not in _CARRIES_ON:
            yield Edit(start, start + 1, "")


_DOUBLED = Pattern(
    r"(,)[ ]?,(?![,\w])|(?<![.\s/\\])(\.)(?:\.|[ ]\.)(?![.\w/\\])(?![ ]\.)|(;);(?!;)"
    r"|(?<=\w)[ ](\.)\.(?=[ \t\r]*(?:\n|\Z))|(?<=\w)[ ](\.)[ ]\.(?=[ \t\r]*(?:\n|\Z))"
)


_GOES_ON = Pattern(r"[ ][a-z\d]")  # Koreans write an ellipsis with two dots


@rule(
    "TYP004",
    safe=True,
    anchors=[",,", ", ,", "..", " ..", " . .", ". .", ";;"],
    examples=[
        Example("one,, two; three.. And four. .", "one, two; three. And four."),
        Example("and so on... or ../up or 1..2 or . . .", "and so on... or ../up or 1..2 or . . ."),
        Example("for (;;) {}", "for (;;) {}"),
        Example("the budget bill ..\nWait .. what", "the budget bill.\nWait .. what"),
        Example("It is a crime.. is not enough.", "It is a crime.. is not enough."),
        Example("Really?? Yes!!", "Really?? Yes!!"),
    ],
)
def doubled_mark(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write a doubled comma, full stop or semicolon once. Ellipses and paths stay."""
    text = view.text
    for start in at:
        match = _DOUBLED.match(text, start)
        if not match or text[max(0, start - 1) : start] in ("", "(", ",", ";", "."):
            continue
        if match[2] and (
            text[max(0, start - 2) : start] == ". " or _GOES_ON.match(text, match.end())
        ):
            continue
        yield Edit(*match.span(), match[match.lastindex or 0])


_CLIPPED = Pattern(
    r"(?<![\w.@/#-])([A-Za-z]*[a-z]{2}|[A-Z]{2,}|\d+)(?:\.{3}|…)(?=[A-Z][a-z]+\b|[A-Z]{2,}\b|I )"
)


_AFTER_FIGURE = Pattern(
    r"(?:(?<=\d)(?:\.{3}|…)(?=[A-Z][a-z]{2,}[ ])|(?<=\d%)(?:\.{3}|…)(?=[A-Za-z][a-z]{2,}[ ]))"
)
_QUOTED = Pattern(r"(?<=[a-z0-9.,!?][”\"’'])(?:\.{3}|…)(?=[A-Z][a-z]+\b|[A-Z]{2,}\b)")


@rule(
    "TYP007",
    safe=True,
    anchors=[f"{mark}{letter}" for mark in ("...", "…") for letter in string.ascii_lowercase],
    examples=[
        Example("a week of Lee's trial...Both parties", "a week of Lee's trial... Both parties"),
        Example("hits its lowest at 20%…Kim", "hits its lowest at 20%…Kim"),
        Example(
            "rises 20%...ruling party, past 1,480...Stock falls",
            "rises 20%... ruling party, past 1,480... Stock falls",
        ),
        Example("the second summons…Lee urges talks", "the second summons… Lee urges talks"),
        Example('a "light talk"...They were accused', 'a "light talk"... They were accused'),
        Example("I...I said so...and left, and W...What", "I...I said so...and left, and W...What"),
        Example("see ../...Next or a....B", "see ../...Next or a....B"),
    ],
)
def glued_ellipsis(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Put the space back between an ellipsis and the capital of a new clause."""
    text = view.text
    for start in at:
        match = (
            last_word(_CLIPPED, text, start)
            or _QUOTED.match(text, start)
            or _AFTER_FIGURE.match(text, start)
        )
        if match:
            yield Edit(match.end(), match.end(), " ")


_FULL = Pattern(r"(?<=[A-Za-z0-9”’)%])[。、](?=([A-Za-z0-9“‘(])|[\s”’)]|\Z)")


@rule(
    "TYP020",
    safe=True,
    characters="。、",
    examples=[
        Example("He left。Then she came。", "He left. Then she came."),
        Example("Seoul、Busan and Daegu", "Seoul, Busan and Daegu"),
        Example("完了。OK 東京、大阪 a。", "完了。OK 東京、大阪 a."),
        Example("KBS。東京", "KBS。東京"),
    ],
)
def east_asian_stop(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write an East Asian full stop or comma behind English as an English one."""
    text = view.text
    for start in at:
        match = _FULL.match(text, start)
        if match:
            yield Edit(
                start, start + 1, (", " if text[start] == "、" else ". ")[: 1 + bool(match[1])]
            )


_SECTION_MARK = Pattern(r"(?<=[.!?”\"])[ ]?[●○■□◆◇][ ]?(?=[A-Z“\"]|[ \t\r]*(?:\n|\Z))")


@rule(
    "TYP042",
    safe=True,
    characters="●○■□◆◇",
    examples=[
        Example(
            "It rained. ● So I left. It is tall.●\nHe came.",
            "It rained. So I left. It is tall.\nHe came.",
        ),
        Example(
            "● It rained.\n■ Host: Kim\nHe asked: ● or ○?",
            "● It rained.\n■ Host: Kim\nHe asked: ● or ○?",
        ),
    ],
)
def stray_section_mark(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete a section mark that stands between two sentences or behind the last of a line."""
    text = view.text
    for start in at:
        begin = start - (text[start - 1 : start] == " ")
        match = _SECTION_MARK.match(text, begin)
        if match:
            yield Edit(*match.span(), " " if text[match.end() : match.end() + 1].strip() else "")

"""TYP: commas and semicolons that are glued to a word, spaced out or beside a full stop."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Sequence

from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule
from cleanup.rules.typography import abbreviated, last_word

_MOVED_MARK = Pattern(r"(?<=[a-z\d%”’\")] )[,;]([a-z]{2,})(?=([ ][^\W_]|,))")
_CODE = frozenset("`=<>{}|\\@#_*+~")


def _carries_on(text: str, word: str, end: int) -> bool:
    """Whether a word behind a comma or semicolon carries a sentence on, so that it is no value."""
    if word in _UP:
        return bool(_BY.match(text, end))
    return word in _AFTER_COMMA


def _is_prose(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` stands in a line of prose, with one comma of its kind."""
    first = max(text.rfind("\n", max(0, start - 60), start) + 1, start - 60)
    stop = text.find("\n", end, end + 60)
    line = text[first:start] + " " + text[end : stop if stop >= 0 else end + 60]
    return (
        len(line) >= 40
        and line.count(" ") >= 6
        and not _CODE & set(line)
        and not _VALUES.search(line)
    )


_VALUES = Pattern(r"\w;\w|[ ],\w|[A-Za-z],[A-Za-z]|\([^()]*\Z|\w\(|://|[ ]-\w|\w=\w")
_UP = frozenset("up down over".split())
_BY = Pattern(r"[ ](?:\$?\d|from|by|about|slightly|sharply|nearly|almost)")


_AFTER_COMMA = frozenset(
    "and but or so nor yet who which where when while as he she it they we the a an that this in on "
    "at to with for by from if because after before although though saying including according "
    "not there his her their its was is are were has had will saying adding stating claiming noting "
    "then just both citing calling arguing explaining emphasizing stressing criticizing making leaving bringing "
    "raising causing followed compared except especially particularly mainly despite during until "
    "unless since whether what how why whose whom would could can may must should do does did some "
    "many most these those such rather even only again almost nearly however meanwhile therefore "
    "respectively".split()
)
_GLUED_MARK = Pattern(
    r"(?:(?<=[a-z.!?][”\"’'])|(?<= \d{3})|(?<= \d\d)),([a-z]{2,})(?=([ ][^\W_]))|(?<=[a-z]{3});([a-z]{2,})(?=[ ][^\W_])"
)
_COMMA = Pattern(
    r"(?<![\w.,/\\@=:#'’\"_(\[{<])(?<![^A-Za-z]-)([A-Z]?[a-z]+|[A-Z]{2,}),([A-Z]?[a-z]{2,}|[A-Z]{2,}|[aAI])(?=[ .!?;]|, |\Z)",
    re.ASCII,
)


@rule(
    "TYP006",
    safe=True,
    anchors=[f"{mark}{letter}" for mark in ",;" for letter in string.ascii_lowercase],
    examples=[
        Example(
            "The price had fallen to a third ,while the volume was the same.",
            "The price had fallen to a third, while the volume was the same.",
        ),
        Example(
            "He will look at it again ;the union asked for it in spring.",
            "He will look at it again; the union asked for it in spring.",
        ),
        Example(
            "The macro is `(list ,the ,and) or a ,b ,c and (f ,while) there.",
            "The macro is `(list ,the ,and) or a ,b ,c and (f ,while) there.",
        ),
        Example(
            "said catcher Ma Jun-seo,who had received the ball.",
            "said catcher Ma Jun-seo, who had received the ball.",
        ),
        Example(
            "The catcher was happy,who had received the ball.",
            "The catcher was happy, who had received the ball.",
        ),
        Example(
            "The offices in Seoul,Korea are to move within the year.",
            "The offices in Seoul, Korea are to move within the year.",
        ),
        Example(
            "The file has the columns id,name,city and the call is f(a,b) here.",
            "The file has the columns id,name,city and the call is f(a,b) here.",
        ),
        Example("Kim Jin-ho,reporter", "Kim Jin-ho,reporter"),
        Example(
            "The city built bus line 703,which goes around the old reservoir.",
            "The city built bus line 703, which goes around the old reservoir.",
        ),
        Example(
            'It was done "as the drawing said",and the design did not include it.',
            'It was done "as the drawing said", and the design did not include it.',
        ),
        Example(
            "It was 5 million won last month,up 2.1 percent.",
            "It was 5 million won last month, up 2.1 percent.",
        ),
        Example(
            'Press the keys up,down to move, a&amp;the rest, and "a","and" or so.',
            'Press the keys up,down to move, a&amp;the rest, and "a","and" or so.',
        ),
        Example(
            "Run cut with fields=name,city or --only=name,city for 1,000 won.",
            "Run cut with fields=name,city or --only=name,city for 1,000 won.",
        ),
    ],
)
def glued_comma(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Put the space back between a comma or semicolon and the next word.

    Only in a line long enough to be prose, and between two plain words; lists of values and code
    stay.
    """
    text = view.text
    for start in at:
        match = last_word(_COMMA, text, start)
        if match is None or text[start] != ",":
            moved = _MOVED_MARK.match(text, start)
            if (
                moved
                and _carries_on(text, moved[1], moved.end(1))
                and _is_prose(text, start - 1, moved.end())
            ):
                yield Edit(start - 1, start + 1, f"{text[start]} ")
            glued = _GLUED_MARK.match(text, start)
            if glued and _may_be_glued(text, glued):
                yield Edit(start + 1, start + 1, " ")
            continue
        if (
            match[1].islower()
            and match[2].islower()
            and not _carries_on(text, match[2], match.end(2))
        ):
            continue
        first, end = text.rfind("\n", max(0, start - 60), start), text.find("\n", start, start + 60)
        ahead = (end if end >= 0 else min(len(text), start + 60)) - start
        behind = start - (first if first >= 0 else max(0, start - 60))
        if ahead + behind >= 40 and " " in text[start - behind : match.start()]:
            yield Edit(start + 1, start + 1, " ")


def _may_be_glued(text: str, match: re.Match[str]) -> bool:
    """Whether a comma behind a quote or a semicolon is glued to a word that carries on."""
    start = match.start()
    word = match[1] or match[3]
    if word not in _AFTER_COMMA or not _is_prose(text, start, match.end()):
        return False
    if text[start] == ",":
        return True
    before = _word(text, start)
    return text[start - len(before) - 1 : start - len(before)] == " "


_FEW = Pattern(r"(?<=[\w”\"’)\]%])(?:,\.|\.[ ]?,)(?=\s|\Z)")
_NEXT = Pattern(r"\s*[“\"]?([A-Za-z]?)")


@rule(
    "TYP008",
    safe=True,
    anchors=[",.", ".,", ". ,"],
    examples=[
        Example("He said so,. Then he left,.", "He said so. Then he left."),
        Example(
            "It lasted ten years,.\n\n◇ Kim> Is it over?",
            "It lasted ten years.\n\n◇ Kim> Is it over?",
        ),
        Example("He said so,. but he left.", "He said so, but he left."),
        Example("at the company., and he left.", "at the company, and he left."),
        Example(
            "Samsung Electronics Co., the U.S., Kim Jr., at 3 p.m., etc., and so on",
            "Samsung Electronics Co., the U.S., Kim Jr., at 3 p.m., etc., and so on",
        ),
        Example("on the 10th. , after the game", "on the 10th, after the game"),
        Example('"Forty," she said,. "It is a lot."', '"Forty," she said. "It is a lot."'),
        Example("a,.b and ,.5 and wait..., he", "a,.b and ,.5 and wait..., he"),
        Example("In the company., Kim left.", "In the company., Kim left."),
    ],
)
def comma_with_stop(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Keep the one that is meant of a comma and a full stop side by side.

    A capital or the text's end behind them wants the stop, a word in lower case the comma.
    """
    text = view.text
    for start in at:
        match = _FEW.match(text, start)
        if match is None:
            continue
        end = match.end()
        following = _NEXT.match(text, end, end + 60)
        letter = following[1] if following else ""
        if letter.islower():
            word = _word(text, start)
            if (
                text[start] == ","
                or _ORDINAL.search(text[max(0, start - 5) : start])
                or (len(word) >= 5 and word.islower() and not abbreviated(word))
            ):
                yield Edit(start, end, ",")
        elif text[start] == "," and (
            letter or text[end : end + 1] in ("\n", "\r") or not text[end : end + 60].strip()
        ):
            yield Edit(start, end, ".")


_ORDINAL = Pattern(r"\d(?:st|nd|rd|th)\Z")


def _word(text: str, stop: int) -> str:
    """The ASCII letters right before ``stop``, at most 40."""
    begin = stop
    while begin and stop - begin < 40 and text[begin - 1].isalpha() and text[begin - 1].isascii():
        begin -= 1
    return text[begin:stop]


_TWO_STOPS = Pattern(r"(?<=[a-z]{2})(?:(\.)[;:]|([?!])\.)(?=[ ]+[A-Z“\"]|[ \t\r]*(?:\n|\Z))")
_THREE = Pattern(r"(?<=[ap]\.m)\.,,(?=[ ])")
_KNOWN_STOP = Pattern(
    r"(?<=[a-z]{4})\.,(?=[ \t\r]*(?:\n|\Z)|[ ](?:The|This|That|These|It|He|She|They|We|But|However|In|At)[ ])"
)


@rule(
    "TYP050",
    safe=True,
    anchors=[".;", ".:", "?.", "!.", ".,,", ".,\n", ".,\r", *(f"., {word} " for word in ("the", "this", "that", "these", "it", "he", "she", "they", "we", "but", "however", "in", "at"))],
    examples=[
        Example("Fines are possible.; The company was told.: The rest left.", "Fines are possible. The company was told. The rest left."),
        Example("Is it right?. He left on foot.,\nIt rained all night., It was cold.", "Is it right? He left on foot.\nIt rained all night. It was cold."),
        Example("It was full by 9 a.m.,, and he left.", "It was full by 9 a.m., and he left."),
        Example("At Samsung Electronics Co., the U.S.; etc.; “Who?”. Yahoo!. 3.:", "At Samsung Electronics Co., the U.S.; etc.; “Who?”. Yahoo!. 3.:"),
        Example("the company., and Kim left; in June., Lee came", "the company., and Kim left; in June., Lee came"),
    ],
)  # fmt: skip
def stop_beside_stop(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write the one stop that is meant where two of different kinds end a sentence side by side."""
    text = view.text
    for start in at:
        match = _TWO_STOPS.match(text, start)
        if match and not abbreviated(_word(text, start)):
            yield Edit(*match.span(), match[1] or match[2])
        elif match := _THREE.match(text, start):
            yield Edit(*match.span(), ".,")
        elif (match := _KNOWN_STOP.match(text, start)) and not abbreviated(_word(text, start)):
            yield Edit(*match.span(), ".")


_AT_QUOTE = Pattern(r"(?<=[A-Za-z\d])[ ],(?=[‘“'\"][A-Za-z\d])")
_LISTED = Pattern(r"(?<![\w.,-])([a-z]{3,}),([a-z]{3,})(?=[ ](?:and|or)[ ][a-z]{3,})")


@rule(
    "TYP064",
    safe=True,
    anchors=[" ,'", ' ,"', *(f"{letter} {word} " for letter in string.ascii_lowercase for word in ("and", "or"))],
    examples=[
        Example("The film ,‘Okja’, won a prize.", "The film, ‘Okja’, won a prize."),
        Example("Traders of fish,meat and rice gathered at the market of the town.", "Traders of fish, meat and rice gathered at the market of the town."),
        Example("The columns are id,name and age or key=a,b and c in it", "The columns are id,name and age or key=a,b and c in it"),
    ],
)  # fmt: skip
def comma_in_list(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Put the comma before a quote, and the space within "fish,meat and rice", where they belong."""
    text = view.text
    for start in at:
        if match := _AT_QUOTE.match(text, start):
            yield Edit(*match.span(), ", ")
            continue
        begin = min(start + 1, len(text))
        while (
            begin and start - begin < 40 and (text[begin - 1].isalpha() or text[begin - 1] == ",")
        ):
            begin -= 1
        listed = _LISTED.match(text, begin)
        if listed and listed.end() == start + 1 and _is_prose(text, listed.end(1), listed.end()):
            yield Edit(listed.end(1) + 1, listed.end(1) + 1, " ")

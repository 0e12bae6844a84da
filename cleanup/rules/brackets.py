"""TYP: brackets, the spaces within them, and what an engine left at their closing."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence

from cleanup.layout import line_around
from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule
from cleanup.structure import ends_sentence

_STOPS = (".", "?", "!", "…")


@rule(
    "TYP005",
    safe=True,
    anchors=[f"{mark} {bracket}" for mark in ".?!…" for bracket in "])"],
    examples=[
        Example("It will be done. ] (What is it? ) No.", "It will be done.] (What is it?) No."),
        Example("an empty [ ] and a list (a, b )", "an empty [ ] and a list (a, b )"),
        Example("wait... ] or :. )", "wait...] or :. )"),
    ],
)
def space_before_bracket(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Close up the space between a sentence's end and the bracket that closes behind it."""
    text = view.text
    for start in at:
        if text[start : start + 1] in _STOPS and text[start + 1 : start + 3] in (" ]", " )"):
            before = text[max(0, start - 1) : start]
            if before.isalnum() or before in ("”", '"', ".", "’", "'"):
                yield Edit(start + 1, start + 2, "")


_INSIDE = r"[^()\[\]{}<>\n=;|\\_*+]{1,300}"
_PADDED = Pattern(rf"([(\[])({_INSIDE})([)\]])")
_PAIRS = {"(": ")", "[": "]"}


@rule(
    "TYP016",
    safe=True,
    anchors=["( ", "[ ", " )", " ]"],
    examples=[
        Example("in the capital ( Seoul ) today", "in the capital (Seoul) today"),
        Example("[ Kim Jin-ho / resident: It rained]", "[Kim Jin-ho / resident: It rained]"),
        Example("in Seoul (the capital ) today", "in Seoul (the capital) today"),
        Example("- [ ] one\n- [ x ] two\n- [x ] three", "- [ ] one\n- [ x ] two\n- [x ] three"),
        Example(
            "if ( a == b ) and f( a, b ) or [ -f x ]", "if ( a == b ) and f( a, b ) or [ -f x ]"
        ),
        Example("a ) one, :( sad (1 ) two", "a ) one, :( sad (1 ) two"),
    ],
)
def space_inside_bracket(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Close up the space inside a pair of brackets that holds words."""
    text = view.text
    for start in at:
        if text[start : start + 1] == " ":
            if text[start + 1 : start + 2] in (")", "]"):
                opening = max(
                    text.rfind("(", max(0, start - 300), start),
                    text.rfind("[", max(0, start - 300), start),
                )
                if _is_padded(text, opening, start + 1) and text[start - 1] != " ":
                    yield Edit(start, start + 1, "")
        elif text[start + 1 : start + 2] == " ":
            match = _PADDED.match(text, start)
            if match and _is_padded(text, start, match.end() - 1) and text[start + 2] != " ":
                yield Edit(start + 1, start + 2, "")


_WORDS = Pattern(r"[^\W\d_]{3}|[가-힣]")


def _is_padded(text: str, opening: int, closing: int) -> bool:
    """Whether a pair of brackets holds words, not a box to tick or code."""
    if opening < 0:
        return False
    match = _PADDED.match(text, opening)
    if match is None or match.end() != closing + 1 or _PAIRS.get(match[1]) != match[3]:
        return False
    before = text[opening - 1 : opening] if opening else ""
    if before.isalnum() or before in set(":;=_$'\"`"):
        return False
    words = match[2].strip()
    return words[:1].isalnum() and bool(_WORDS.search(words))


_TAILS = (".", "..", "...", "…")
_TAIL = Pattern(r"[.…][ ](?:\.{1,3}|…)(?=[)\]])")
_FIRST = {".": ".", "..": ".", "...": "...", "…": "…"}


@rule(
    "TYP021",
    safe=True,
    anchors=[
        "... .",
        "… .",
        *(f"{one} {two}{bracket}" for one in ".…" for two in _TAILS for bracket in ")]"),
    ],
    examples=[
        Example("[They say... ..] and [one day.. .]", "[They say...] and [one day.]"),
        Example("[and so on. …] or (.. .) or [a . .]", "[and so on.] or (.. .) or [a . .]"),
        Example("I'm sorry for this... .] He left.", "I'm sorry for this...] He left."),
        Example("It is a pity… .", "It is a pity…"),
        Example("It is a pity... . . . and ... .5", "It is a pity... . . . and ... .5"),
        Example("Use the ... .NET way... ./run", "Use the ... .NET way... ./run"),
    ],
)
def stop_after_ellipsis(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Drop the full stop that an engine set behind an ellipsis, and any stops before a bracket."""
    text = view.text
    for start in at:
        tail = _TAIL.match(text, start)
        if tail:
            begin = start
            while begin and start - begin < 3 and text[begin - 1] == ".":
                begin -= 1
            stops = text[begin : start + 1]
            before = text[max(0, begin - 1) : begin]
            if stops in _FIRST and (before.isalnum() or before in tuple("”’\"'")):
                yield Edit(begin, tail.end(), _FIRST[stops])
            continue
        end = start + (5 if text[start : start + 1] == "." else 3)
        if text[start:end] not in ("... .", "… .") or text[start - 1 : start] in (".", " ", "…"):
            continue
        if text[end : end + 1] in ("", "\n", "”", '"', "’") or (
            text[end : end + 1] == " " and text[end + 1 : end + 2] not in (".", ",", "")
        ):
            yield Edit(end - 2, end, "")


_TORN = Pattern(
    r"\n(?:\.(?=[ \t\r]*(?:\n|\Z)|[ ]+[A-Z\[\"“])|[ \t]*\.?[ ]?([\])])(?=[ \t\r]*(?:\n|\Z)|[ ]+[A-Z\[]))"
)
_BACK = 3000


@rule(
    "TYP022",
    safe=True,
    anchors=[f"\n{blank}{mark}" for blank in ("", " ") for mark in (".", "]", ")")],
    examples=[
        Example("[Lee: I hit many homes...\n.]\nHe left.", "[Lee: I hit many homes...]\nHe left."),
        Example("It was a disaster\n.\nHe left.", "It was a disaster.\nHe left."),
        Example("It was a disaster.\n.\nHe left.", "It was a disaster.\nHe left."),
        Example("gathered in Rep\n\n.\n\nKim's office", "gathered in Rep.\n\nKim's office"),
        Example("[Lee: I said so.\n\n] They are accused", "[Lee: I said so.]\n\nThey are accused"),
        Example("[Lee: I said so far.\n\n.] In", "[Lee: I said so far.]\n\nIn"),
        Example('x = [\n"a",\n"b"\n]\n', 'x = [\n"a",\n"b"\n]\n'),
        Example("He left.\n] They came.\n.gitignore", "He left.\n] They came.\n.gitignore"),
        Example(
            "It was the first time\n\n. It has meaning.",
            "It was the first time.\n\nIt has meaning.",
        ),
        Example("f(\nabc\n) Then", "f(\nabc\n) Then"),
    ],
)
def mark_on_next_line(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Put a full stop or a closing bracket that opens a line back to the end of the text before."""
    text = view.text
    for start in at:
        match = _TORN.match(text, start)
        if match is None:
            continue
        above = start
        while above > 0 and start - above < 40 and text[above - 1] in " \t\r\n":
            above -= 1
        last = text[above - 1 : above]
        if not (last.isalpha() or last in tuple(".!?…”’")):
            continue
        closer = match[1] or ""
        if closer and not _is_open(text, "[" if closer == "]" else "(", closer, above):
            continue
        stop = "." if "." in match[0] and last not in ".!?…" else ""
        if text[match.end() : match.end() + 1] == " ":
            blanks = text[above:start] + "\n"
            end = match.end()
            while text[end : end + 1] == " ":
                end += 1
            yield Edit(above, end, stop + closer + blanks)
        elif above or stop:
            yield Edit(above, match.end(), stop + closer)


def _is_open(text: str, opener: str, closer: str, at: int) -> bool:
    """Whether a bracket with words behind it is open at ``at``, in the lines before it."""
    opening = text.rfind(opener, max(0, at - _BACK), at)
    return opening > text.rfind(closer, max(0, at - _BACK), at) and text[opening + 1].isalnum()


_CLOSED = Pattern(r"[.!?…][)\]](?=\s*(?:\n|\Z)|[ ][A-Z\[]|\])")


@rule(
    "TYP023",
    safe=False,
    anchors=[f"{mark}{bracket}" for mark in ".!?…" for bracket in ")]"],
    examples=[
        Example("I will watch the process.) He left.", "I will watch the process. He left."),
        Example("[Lee: the process.)] He left.", "[Lee: the process.] He left."),
        Example("(I will watch the process.) He left.", "(I will watch the process.) He left."),
        Example("(Presiding\n\nofficer said so.) He", "(Presiding\n\nofficer said so.) He"),
        Example("1.) One\nWell.) or so", "1.) One\nWell.) or so"),
    ],
)
def orphan_bracket(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Drop a bracket that closes behind a sentence what nothing in the text opened."""
    text = view.text
    for start in at:
        if not _CLOSED.match(text, start) or text[max(0, start - 1) : start].isdigit():
            continue
        closer = text[start + 1]
        opener = "(" if closer == ")" else "["
        if not -1 < text.find(opener, 0, 20_000) < start or (
            start < 20_000 and text.count(opener, 0, start) <= text.count(closer, 0, start)
        ):
            yield Edit(start + 1, start + 2, "")


_GLUED_BRACKET = Pattern(
    r"(?<![^\s“\"‘(])([A-Za-z][a-z]{2,20})(\([ ]?)(?=(?:[a-z]+|\d[\d,.:%]*)[ ][^()\n=;{}<>_|*/]{1,80}\))"
)


@rule(
    "TYP043",
    safe=True,
    anchors=[f"{letter}(" for letter in string.ascii_lowercase],
    examples=[
        Example("A field of twelve turbines(each 14.5 MW) is planned.", "A field of twelve turbines (each 14.5 MW) is planned."),
        Example("We handed out masks( two for each child) and water.", "We handed out masks (two for each child) and water."),
        Example("call f(x, y), printf(a) or obj.run(some text); minute(s) and page(s)", "call f(x, y), printf(a) or obj.run(some text); minute(s) and page(s)"),
        Example("Kim Jin-ho(29) won in Sector-x(29).", "Kim Jin-ho (29) won in Sector-x(29)."),
        Example("man foo(key = value) and foo(a|b c)", "man foo(key = value) and foo(a|b c)"),
    ],
)  # fmt: skip
def glued_bracket(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Put the space back before a bracket that holds a remark of several words."""
    text = view.text
    for start in at:
        begin = min(start + 1, len(text))
        while (
            begin and start - begin < 22 and text[begin - 1].isalpha() and text[begin - 1].isascii()
        ):
            begin -= 1
        match = _GLUED_BRACKET.match(text, begin)
        if match and match.start(2) == start + 1:
            yield Edit(*match.span(2), " (")
        elif _AGE.match(text, start + 1) and _HYPHENATED.search(
            text, max(0, start - 24), start + 1
        ):
            yield Edit(start + 1, start + 1, " ")


_AGE = Pattern(r"\(\d{1,2}\)")
_HYPHENATED = Pattern(r"(?<![\w-])[A-Z][a-z]{1,7} [A-Z][a-z]{1,7}-[A-Za-z][a-z]{0,7}\Z")


_PADDED_FIGURE = Pattern(r"(?<=[A-Za-z])[ ]?(\((?:[ ]\d[\d.,:-]{1,12}[ ]?|\d[\d.,:-]{1,12}[ ])\))")


@rule(
    "TYP044",
    safe=True,
    anchors=[f"( {digit}" for digit in range(10)] + [f"{digit} )" for digit in range(10)],
    examples=[
        Example(
            "Kim Jin-ho ( 57 ) and Lee So-ra (31 ) met.", "Kim Jin-ho (57) and Lee So-ra (31) met."
        ),
        Example("sad (1 ) two ( 3 )", "sad (1 ) two ( 3 )"),
        Example("if ( 10 + 20 ) and f( 10, 20 )", "if ( 10 + 20 ) and f( 10, 20 )"),
    ],
)
def space_around_figure(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Close up the space inside brackets that hold an age, a year or another figure."""
    text = view.text
    for start in at:
        opening = text.rfind("(", max(0, start - 16), start + 1)
        match = (
            _PADDED_FIGURE.match(text, opening - (text[opening - 1 : opening] == " "))
            if opening > 0
            else None
        )
        if match:
            yield Edit(*match.span(1), f"({match[1].strip('( )')})")


_SPACED_COLON = Pattern(r"(?<=[a-z\d]{2})[ ]:(?=[ ](?:[“\"‘]|[A-Za-z]))")


@rule(
    "TYP045",
    safe=True,
    anchors=[" : "],
    examples=[
        Example(
            "The driver said on the 9th : “I saw nothing.”",
            "The driver said on the 9th: “I saw nothing.”",
        ),
        Example("[Kim Jin-ho / resident : It rained.]", "[Kim Jin-ho / resident : It rained.]"),
        Example("Park to open : Sports Donga", "Park to open : Sports Donga"),
        Example("a ? b : c; case 1 : x and 10 : 30", "a ? b : c; case 1 : x and 10 : 30"),
    ],
)
def space_before_colon(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Close up the space before a colon within a sentence; labels in brackets keep theirs."""
    text = view.text
    for start in at:
        if not _SPACED_COLON.match(text, start):
            continue
        span = line_around(text, start)
        if span is None:
            continue
        begin = span[0]
        line = text[slice(*span)].rstrip()
        labelled = line.rfind("[", 0, start - begin) > line.rfind("]", 0, start - begin)
        if not labelled and line.count(" : ") == 1 and ends_sentence(line) and " ? " not in line:
            yield Edit(start, start + 1, "")

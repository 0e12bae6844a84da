"""TYP: the form of quote marks: of other languages, of tokenisers, of the house."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, Style, View, rule
from cleanup.rules.quote_marks import STRAIGHT, Mark, face, islands

if TYPE_CHECKING:
    from cleanup.model import Span

_CORNERS = {"「": "」", "『": "』", "《": "》", "〈": "〉", "｢": "｣"}
_SINGLE = "「〈｢"
_CORNERED = Pattern(
    r"([「『《〈｢])[ ]?([A-Za-z0-9][A-Za-z0-9 ,.;:!?'’‘“”\"&%$()/·–—-]{0,198}[\w.,!?%)…’])[ ]?([」』》〉｣])"
)
_ASIAN = Pattern(r"[\u3040-\u30ff\u4e00-\u9fff]")
_TAG = Pattern(r"(?i)\W*(?:anchor|reporter|host|caster|announcer|report|video|photo)\b.{0,30}\Z")


@rule(
    "TYP030",
    safe=True,
    characters="「『《〈｢",
    examples=[
        Example(
            "the novel 『Human Acts』 and 「Peace」 sold", "the novel “Human Acts” and ‘Peace’ sold"
        ),
        Example(
            'He said, "Read 《Human Acts》." He "left".', 'He said, "Read “Human Acts”." He "left".'
        ),
        Example("《Human Acts》 sold well", "“Human Acts” sold well"),
        Example(
            "「한국」 and 『Human Acts and 〈Anchor〉", "「한국」 and 『Human Acts and 〈Anchor〉"
        ),
    ],
)
def corner_bracket(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write quote marks for East Asian corner and angle brackets around English words."""
    text = view.text
    for start in at:
        match = _CORNERED.match(text, start)
        if match is None or _CORNERS[match[1]] != match[3] or _TAG.match(match[2]):
            continue
        if _ASIAN.search(text[max(0, start - 1) : start] + text[match.end() : match.end() + 1]):
            continue
        one, two = ("‘", "’") if match[1] in _SINGLE else ("“", "”")
        yield Edit(start, match.start(2), one)
        yield Edit(match.end(2), match.end(), two)


_AT_END = Pattern(r"(?<=[a-z]{2})[.?!]<(?=[ \t\r]*(?:\n|\Z)|[ ]+[“‘\"]?[A-Z])")
_LEFT_OVER = Pattern(r"([”’\"'])[ ]?[<>](?=[ ]+[a-z]|[ \t\r]*(?:\n|\Z)|[.,;])")


@rule(
    "TYP031",
    safe=True,
    anchors=[
        *(f"{mark}{blank}{angle}" for mark in "\"'" for blank in ("", " ") for angle in "<>"),
        *(f"{stop}<" for stop in ".?!"),
    ],
    examples=[
        Example("“It is over.” < he said.", "“It is over.” he said."),
        Example('He said, "It is over."<\n', 'He said, "It is over."\n'),
        Example("“It is over.”> he said.", "“It is over.” he said."),
        Example(
            "It has been repaired.<\nAnd fed.< The end", "It has been repaired.\nAnd fed. The end"
        ),
        Example("<b>It is over.< or x.< Y or Vec.< T >", "<b>It is over.< or x.< Y or Vec.< T >"),
        Example("<“It is over.”> he said.", "<“It is over.”> he said."),
        Example("“One” < “Two” and “One” > “Two”", "“One” < “Two” and “One” > “Two”"),
        Example(
            '<a href="x"> and <i> "x" <b> or 6" < 7"', '<a href="x"> and <i> "x" <b> or 6" < 7"'
        ),
        Example("x == 'a' < b > c", "x == 'a' < b > c"),
    ],
)
def left_over_angle(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Drop the one angle bracket that is left behind a quote of Korean title marks, or a stop."""
    text = view.text
    for start in at:
        before = text[max(0, start - 1) : start]
        match = _AT_END.match(text, start)
        if match:
            if _one_angle(text, start):
                yield Edit(start + 1, start + 2, "")
            continue
        match = _LEFT_OVER.match(text, start)
        if match is None or not (
            before in tuple(".!?,…") or (before.isalpha() and match[1] == "”")
        ):
            continue
        if _one_angle(text, start):
            yield Edit(start + 1, match.end(), "")


def _one_angle(text: str, start: int) -> bool:
    """Whether the line of ``start`` holds one angle bracket."""
    first = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    line = text[first : end if end >= 0 else len(text)]
    return len(line) < 5000 and line.count("<") + line.count(">") == 1


_BRACED = Pattern(
    r"(?<![^\s(\[])\{[ ]?([A-Za-z][\w'’-]*(?:,? [\w'’-]+){1,14}[.,!?]?)[ ]?\}(?=[\s.,;:!?)]|\Z)"
)


@rule(
    "TYP032",
    safe=False,
    anchors=["{"],
    examples=[
        Example("called it {a day of shame} for all", "called it “a day of shame” for all"),
        Example("{name} and {a: 1} and x {a b} {", "{name} and {a: 1} and x {a b} {"),
        Example("if (x) {return a + b}", "if (x) {return a + b}"),
    ],
)
def brace_as_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write quote marks for braces around several English words."""
    text = view.text
    for start in at:
        match = _BRACED.match(text, start)
        if match is None:
            continue
        first = text.rfind("\n", 0, start) + 1
        end = text.find("\n", start)
        line = text[first : end if end >= 0 else len(text)]
        if (
            len(line) < 5000
            and line.count("{") == line.count("}")
            and not set("=;\\|+") & set(line)
        ):
            yield Edit(start, match.start(1), "“")
            yield Edit(match.end(1), match.end(), "”")


_OUTSIDE = frozenset(("", " ", "\n", "(", "[", "—", "-"))
_TICKED = Pattern(r"``[ ]?([^`“”\"\n]{1,1000}?)[ ]?(''|’’)(?!['’\"])")


@rule(
    "TYP033",
    safe=True,
    anchors=["``"],
    examples=[
        Example("He cited ``progress'' in the talks.", "He cited “progress” in the talks."),
        Example("`` We think so , '' he said.", "“We think so ,” he said."),
        Example("``We think so,’’ he said.", "“We think so,” he said."),
        Example("``code`` and ```code''``` and ``open", "``code`` and ```code''``` and ``open"),
    ],
)
def tick_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write quote marks for two ticks and two apostrophes, as old wires and tokenisers have them."""
    text = view.text
    for start in at:
        if text[max(0, start - 1) : start] not in _OUTSIDE or text[start + 2 : start + 3] == "`":
            continue
        match = _TICKED.match(text, start)
        if match:
            yield Edit(start, match.start(1), "“")
            yield Edit(match.end(1), match.end(), "”")


_CURLY, _STRAIGHT = Style(quotes="curly"), Style(quotes="straight")
_ANY = Pattern("[\"'“”‘’]")
_CODE = Pattern(
    r"[{=][ ]?[\"']|[\"'][ ]?[}=]|\\[\"']|[\"'],[\"']|[\"'][ ]?:[ ]?[\"'\d{\[]|(?m:^)\s*\[\s*[\"']|[\"'][ ]?\+|`"
)
_ELISION = Pattern(
    r"(?:\d0s\b|\d\d\b(?!['’])|(?:em|til|tis|twas|cause|bout|round)\b(?!['’](?!\w))|n\b)"
)


@rule(
    "TYP034",
    safe=True,
    examples=[
        Example('"It\'s over," he said.', "“It’s over,” he said.", style=_CURLY),
        Example("the 'rock 'n' roll' of the '90s", "the ‘rock ’n’ roll’ of the ’90s", style=_CURLY),
        Example("\"He said 'no,'\" she said.", "“He said ‘no,’” she said.", style=_CURLY),
        Example("“It’s over,” he said.", '"It\'s over," he said.', style=_STRAIGHT),
        Example('"One.\n\n"Two," he said.', "“One.\n\n“Two,” he said.", style=_CURLY),
        Example("a 6'2\" man, 5\" pipe, it's", 'a 6\'2" man, 5" pipe, it’s', style=_CURLY),
        Example('"One," he said. Two," he said.', '"One," he said. Two," he said.', style=_CURLY),
        Example('{"a": "it\'s"}', '{"a": "it\'s"}', style=_CURLY),
        Example('<a class="x">"It\'s"</a>', '<a class="x">“It’s”</a>', style=_CURLY),
        Example("\"It's over,” he said.", "\"It's over,” he said."),
    ],
)
def quote_style(view: View, _at: Sequence[int]) -> Iterable[Edit]:
    """Write quote marks and apostrophes in the house style, where the settings name one.

    A paragraph whose marks do not pair, feet and inches, and code are left alone.
    """
    return () if view.style.quotes == "keep" else _styled(view)


def _styled(view: View) -> Iterator[Edit]:
    text = view.text
    curly = view.style.quotes == "curly"
    first = 0
    for line in text.split("\n"):
        end = first + len(line)
        if _ANY.search(line) and not _is_code(view, first, end):
            marks = [
                at
                for match in _ANY.finditer(text, first, end)
                if not _inside(view.protected, at := match.start())
            ]
            following = text[end : end + 200].lstrip()[:1] in {"“", STRAIGHT}
            wanted = _doubles(text, marks, first, follows=following)
            singles = _singles(text, marks)
            if wanted is not None and singles is not None:
                for at, mark in sorted((wanted | singles).items()):
                    sign = mark if curly else STRAIGHT if mark in "“”" else "'"
                    if text[at] != sign:
                        yield Edit(at, at + 1, sign)
        first = end + 1


def _is_code(view: View, first: int, end: int) -> bool:
    """Whether a line holds code or JSON beside what is protected."""
    found = _CODE.finditer(view.text, first, end)
    return any(not _inside(view.protected, match.start()) for match in found)


def _inside(spans: Sequence[Span], at: int) -> bool:
    return any(start <= at < end for start, end in spans)


def _doubles(
    text: str, marks: Sequence[int], first: int, *, follows: bool
) -> dict[int, str] | None:
    """The curly form of each double mark by its offset; None where they do not pair.

    ``follows`` says that the next paragraph opens with a mark, so that a quote may run on.
    """
    found: list[Mark] = []
    for at in marks:
        if text[at] in '“”"' and not _is_inch(text, at, within=len(found) % 2 == 1):
            found.append(Mark(at, text[at], face(text, at)))
    left = islands(found)
    opened = [mark for island in left for mark in island]
    if opened:
        opener = opened[0]
        runs_on = len(opened) == 1 and opener.face == "(" and opener.sign != "”" and follows
        if not runs_on or text[first : opener.at].strip():
            return None
    turned = {mark.at: "“" if mark.face == "(" else "”" for mark in found}
    return turned if all(text[at] in (STRAIGHT, mark) for at, mark in turned.items()) else None


def _is_inch(text: str, at: int, *, within: bool) -> bool:
    """Whether a straight mark behind a figure measures inches; ``within`` a quote it may close."""
    if text[at] != STRAIGHT or not text[at - 1 : at].isdigit():
        return False
    return not within or _FEET.search(text[max(0, at - 5) : at]) is not None


_FEET = Pattern(r"\d'[ ]?\d{1,2}\Z")


def _singles(text: str, marks: Sequence[int]) -> dict[int, str] | None:
    """The curly form of each single mark by its offset; None where they do not pair."""
    turned: dict[int, str] = {}
    opened: int | None = None
    for at in marks:
        if text[at] not in "'‘’":
            continue
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        if before.isdigit() and (after.isdigit() or (opened is None and not after.isalpha())):
            continue
        if (
            (before.isalnum() and after.isalnum())
            or (not before.isalnum() and _ELISION.match(text, at + 1))
            or (text[at - 2 : at] in {"'n", "’n"} and not after.isalnum())
        ):
            turned[at] = "’"
        elif face(text, at) == "(":
            if opened is not None:
                return None
            opened = at
            turned[at] = "‘"
        elif face(text, at) == ")":
            opened = None
            turned[at] = "’"
        else:
            return None
    if opened is not None or any(text[at] not in ("'", mark) for at, mark in turned.items()):
        return None
    return turned

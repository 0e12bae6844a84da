"""TYP: signs that stand for quote marks, and marks and commas in the wrong order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.layout import line_around
from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule
from cleanup.rules.lost_quotes import SAID
from cleanup.rules.quote_marks import is_open

_PRIMES = Pattern(
    r"(?<![\w″′])(?:″(?=[A-Za-z])([^″\n]{2,300})(?<!\d)″|′(?=[A-Za-z])([^′\n]{2,100})(?<!\d)′)(?!\w)"
)
_DOUBLED = Pattern(r"(?<![\w’])‘‘(?=\w)[^‘’“”\n]{2,300}’’(?!\w)")
_ENDS_DOUBLED = Pattern(r"“(?=\w)[^‘’“”\n]{2,300}’’(?!\w)")


@rule(
    "TYP065",
    safe=True,
    anchors=["''"],
    characters="″′＂＇",
    examples=[
        Example("″It rained,″ he said of the ′golden time′.", '"It rained," he said of the \'golden time\'.'),
        Example("‘‘It rained,’’ he said. “It poured,’’ she said. ＂No,＂ he said.", '“It rained,” he said. “It poured,” she said. "No," he said.'),
        Example("He is 6′ 2″ tall; ‘so’ and “so” and 5′ A′B′", "He is 6′ 2″ tall; ‘so’ and “so” and 5′ A′B′"),
    ],
)  # fmt: skip
def sign_for_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write quote marks for primes, full-width marks and two single marks around words."""
    text = view.text
    for start in at:
        sign = text[start : start + 1]
        if sign in ("＂", "＇"):
            if (text[max(0, start - 1) : start] + text[start + 1 : start + 2]).isascii():
                yield Edit(start, start + 1, '"' if sign == "＂" else "'")
        elif sign in ("″", "′"):
            match = _PRIMES.match(text, start)
            if match:
                mark = '"' if sign == "″" else "'"
                yield Edit(start, start + 1, mark)
                yield Edit(match.end() - 1, match.end(), mark)
        elif match := _DOUBLED.match(text, start):
            yield Edit(start, start + 2, "“")
            yield Edit(match.end() - 2, match.end(), "”")
        elif text.startswith("’’", start):
            opener = text.rfind("“", max(0, start - 302), start)
            if (
                opener >= 0
                and (match := _ENDS_DOUBLED.match(text, opener))
                and match.end() == start + 2
            ):
                yield Edit(start, start + 2, "”")


_COMMA_IN = Pattern(r"(?<=[a-z]),([“\"])[ ](?=[A-Z])")
_COMMA_TWICE = Pattern(r"(?<=[a-z]),([”\"]),(?=[ ][a-z])")
_LABEL = Pattern(r"(?<=[a-z]):(?=[“\"][A-Z])")
_BRACKET = Pattern(r"(?<=[a-z])\((?=[“‘])")


@rule(
    "TYP066",
    safe=True,
    anchors=[',"', ':"', '("', "('"],
    examples=[
        Example('He said," It rained all day."', 'He said, "It rained all day."'),
        Example('I saw more life in it," Lee told us.', 'I saw more life in it," Lee told us.'),
        Example('"I am sorry,", the mayor said.', '"I am sorry," the mayor said.'),
        Example('[Kim/Resident:"It rained."] The plan(“a good one”) won.', '[Kim/Resident: "It rained."] The plan (“a good one”) won.'),
        Example('{"a":"B"}, f("A"), print(\'x\') and "so," He left.', '{"a":"B"}, f("A"), print(\'x\') and "so," He left.'),
    ],
)  # fmt: skip
def mark_beside_comma(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Set comma, colon or bracket and quote mark in their order, with the space where it belongs."""
    text = view.text
    for start in at:
        if match := _COMMA_TWICE.match(text, start):
            yield Edit(match.end() - 1, match.end(), "")
        elif match := _COMMA_IN.match(text, start):
            said = text[max(0, start - 12) : start].rpartition(" ")[2] in SAID
            if said and not is_open(text, start):
                yield Edit(*match.span(), f", {match[1]}")
        elif _LABEL.match(text, start):
            line = line_around(text, start)
            if line and text[line[0] : start].lstrip()[:1] == "[":
                yield Edit(start + 1, start + 1, " ")
        elif _BRACKET.match(text, start):
            yield Edit(start, start, " ")

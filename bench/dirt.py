"""What happens to a sentence on its way through translation and the web."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.draw import Shares

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.draw import Draw

__all__ = ["CLEAN_QUOTES", "DIRTY_QUOTES", "mojibake", "quotes", "spoil"]

CLEAN_QUOTES = Shares({"straight": 75, "curly": 25})
DIRTY_QUOTES = Shares({"curly": 46, "straight": 28, "broken": 14, "euc-kr": 7, "utf-8": 5})

_OPEN, _CLOSE, _LEFT, _RIGHT = "\u201c\u201d\u2018\u2019"
_MARKS = (_OPEN, _CLOSE, _LEFT, _RIGHT)
_ODD_MARKS = ("...", " - ", ",,", "\u2026", " \u2014", "\u2024", " \u25b2")
_WIDE = {ord(mark): ord(mark) + 0xFEE0 for mark in "0123456789%()"}
_PLAIN = {ord(mark): "'" if mark in {_LEFT, _RIGHT} else '"' for mark in _MARKS}
_ESCAPED = {ord(_RIGHT): "&#39;", ord(_OPEN): "&quot;", ord(_CLOSE): "&quot;"}


def mojibake(text: str) -> str:
    """Return UTF-8 text read as Windows-1252, undefined bytes as the control of that number."""
    raw = text.encode("utf-8")
    return "".join(bytes([b]).decode("cp1252", errors="ignore") or chr(b) for b in raw)


_READ_AS = {
    "euc-kr": {ord(mark): mark.encode("euc-kr").decode("latin-1") for mark in _MARKS},
    "utf-8": {ord(mark): mojibake(mark) for mark in _MARKS},
}


def quotes(draw: Draw, sentence: str, way: str) -> str:
    """Return the sentence with its curly quotes written the way a page writes them."""
    if way == "straight":
        return sentence.translate(_PLAIN)
    if way == "broken" and draw.chance(0.5):
        return _broken_quotes(draw, sentence)
    return sentence.translate(_READ_AS[way]) if way in _READ_AS else sentence


def _broken_quotes(draw: Draw, sentence: str) -> str:
    way = draw.random()
    if way < 0.4:
        return sentence.replace(f" {_OPEN}", _CLOSE, 1).replace(f" {_LEFT}", _RIGHT, 1)
    if way < 0.7:
        return sentence.replace(_OPEN, "'", 1).replace(_CLOSE, "'", 1)
    return sentence.replace(_OPEN, "", 1)


def spoil(draw: Draw, sentence: str, share: float, piece: Callable[[str], str]) -> str:
    """Return the sentence with each kind of damage done to it in ``share`` of its usual cases.

    ``piece`` gives a filled line of the section of ``artifacts.txt`` that it is asked for.
    """
    for chance, damage in _DAMAGE:
        if draw.chance(chance * share):
            sentence = damage(draw, sentence)
    for chance, section in _INSERTS:
        if draw.chance(chance * share):
            token = piece(section)
            if section == "accented" and draw.chance(0.6):
                token = mojibake(token)
            at = _space(draw, sentence)
            token = token if draw.chance(0.7) else f"({token})"
            sentence = f"{sentence[:at]} {token}{sentence[at:]}"
    return sentence


def _space(draw: Draw, sentence: str) -> int:
    """Return the place of a space, or the end where none follows the drawn place."""
    at = sentence.find(" ", draw.below(len(sentence)))
    return len(sentence) if at < 0 else at


def _double_space(draw: Draw, sentence: str) -> str:
    at = _space(draw, sentence)
    return f"{sentence[:at]} {sentence[at:]}"


def _space_before_mark(draw: Draw, sentence: str) -> str:
    if draw.chance(0.6) and ", " in sentence:
        return sentence.replace(", ", " , ")
    return f"{sentence[:-1]} {sentence[-1:]}"


def _doubled_word(draw: Draw, sentence: str) -> str:
    at = _space(draw, sentence)
    word = sentence[at + 1 :].partition(" ")[0]
    if not word.isalpha():
        return sentence
    between = draw.one((" ", " ", " ", ", ", " and "))
    return f"{sentence[: at + 1]}{word}{between}{sentence[at + 1 :]}"


def _wide(_draw: Draw, sentence: str) -> str:
    return sentence.translate(_WIDE)


def _html(draw: Draw, sentence: str) -> str:
    way = draw.random()
    if way < 0.3:
        return sentence.translate(_ESCAPED)
    if way < 0.6:
        return sentence.replace(" and ", " &amp; ", 1)
    at = _space(draw, sentence)
    return f"{sentence[:at]}&nbsp;{sentence[at + 1 :]}"


def _cut_in_two(draw: Draw, sentence: str) -> str:
    at = _space(draw, sentence)
    return f"{sentence[:at]}\n\n{sentence[at + 1 :]}"


def _odd_mark(draw: Draw, sentence: str) -> str:
    at = _space(draw, sentence)
    return sentence[:at] + draw.one(_ODD_MARKS) + sentence[at:]


_DAMAGE: tuple[tuple[float, Callable[[Draw, str], str]], ...] = (
    (0.12, _double_space), (0.08, _space_before_mark), (0.04, _doubled_word), (0.04, _wide),
    (0.05, _html), (0.02, _cut_in_two), (0.05, _odd_mark),
)  # fmt: skip
_INSERTS = ((0.05, "hangul"), (0.04, "accented"))

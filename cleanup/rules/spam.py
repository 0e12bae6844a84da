"""ART: words of advertisements that were dropped into the English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.layout import cut
from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule
from cleanup.rules.word_lists import read

_LINES = read("gambling")
_GIVEAWAYS = tuple(line[1:] for line in _LINES if line.startswith("+"))
_WORDS = "|".join(sorted((line.lstrip("+") for line in _LINES), key=len, reverse=True))
_SURE = "|".join(_GIVEAWAYS)
_KOREAN = "가-힣ㄱ-ㆎ"
# A name of up to five syllables may lead the last word: 굿모닝토토, ㅋㅋㅋ벳.
_LINK = Pattern(
    rf"(?:(?:{_WORDS}){{1,5}}(?:[ ](?:{_WORDS}){{1,5}}){{0,2}}"
    rf"|[{_KOREAN}]{{1,5}}(?:토토|카지노|바카라|벳)(?:사이트|주소|추천)?)(?![{_KOREAN}])"
)
_HOLDS = Pattern(f"{_SURE}|벳")
_NOT_BETS = frozenset("알파벳 티벳 벨벳 카벳 캐비닛".split())
_BEFORE = Pattern(f"[{_KOREAN}][ ]?\\Z")
_AFTER = Pattern(f"[ ]?[{_KOREAN}]")
_LETTER = Pattern("[A-Za-z]")
_HANGUL = Pattern(f"[{_KOREAN}]")
_SUBJECT = Pattern(
    r"(?<![a-z])(?:casinos?|gambl(?:e|es|ed|er|ers|ing)|betting|bets|bettors?|illegal|baccarat|lotter(?:y|ies)|slot machines?)(?![a-z])"
)
_REACH = 300


@rule(
    "ART020",
    safe=True,
    anchors=[*_GIVEAWAYS, "벳"],
    examples=[
        Example("It was held in Korea. 카지노사이트 Lotte sent its best pitcher.", "It was held in Korea. Lotte sent its best pitcher."),
        Example("Let's start with our storyteller,메이저사이트 reporter Jin Kyu Park.", "Let's start with our storyteller, reporter Jin Kyu Park."),
        Example("At the gymnasium in Incheon토토사이트, where I was, they played.", "At the gymnasium in Incheon, where I was, they played."),
        Example("It was head coach 안전놀이터 Kang-Cheol Lee who said so.", "It was head coach Kang-Cheol Lee who said so."),
        Example("The team won again 먹튀 검증. It was a long game.\n\n굿모닝토토\n\nThen it rained.", "The team won again. It was a long game.\n\nThen it rained."),
        Example("He left the field.ㅋㅋㅋ벳 Then he came back again.", "He left the field. Then he came back again."),
        Example("It was the first time this year. 지울프-토토", "It was the first time this year."),
        Example("The police closed an illegal site, 토토사이트, in Busan.", "The police closed an illegal site, 토토사이트, in Busan."),
        Example("The Korean word for it, 카지노를 닫다, is long enough.", "The Korean word for it, 카지노를 닫다, is long enough."),
        Example("바카라사이트", "바카라사이트"),
        Example("They played the table game Texas hold'em (홀덤) all night.", "They played the table game Texas hold'em (홀덤) all night."),
        Example("Children know the 알파벳 and play in the 놀이터 nearby.", "Children know the 알파벳 and play in the 놀이터 nearby."),
    ],
)  # fmt: skip
def gambling_word(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete a link word of a gambling site that was dropped into English prose.

    Not where the text speaks of casinos, betting or the law, and not within Korean.
    """
    matches = _links(view.text, at)
    if matches and not _SUBJECT.search(view.lower):
        for start, end in matches:
            yield _without(view.text, start, end)


@rule(
    "ART021",
    safe=True,
    anchors=[*_GIVEAWAYS, "벳"],
    examples=[
        Example("The police closed an illegal site, 토토사이트, in Busan.", None),
        Example("The game 토토사이트 was long and the crowd was loud.", "The game 토토사이트 was long and the crowd was loud."),
    ],
)  # fmt: skip
def gambling_word_in_story(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Report a link word of a gambling site in a text that speaks of casinos, betting or the law."""
    matches = _links(view.text, at)
    if matches and _SUBJECT.search(view.lower):
        for start, end in matches:
            yield Edit(start, end, None, "a link of a gambling site, or what the story is about")


def _links(text: str, at: Sequence[int]) -> list[tuple[int, int]]:
    """Where link words stand in English lines, by the giveaways' places."""
    found: dict[int, int] = {}
    last = -1
    for start in at:
        if start < last or not _HOLDS.match(text, start):
            continue
        begin = start
        while begin and start - begin < 20 and _HANGUL.match(text, begin - 1):
            begin -= 1
        leads = begin
        while (blank := _BEFORE.search(text, max(0, leads - 2), leads)) and leads > start - 40:
            leads = blank.start()
            while leads and _HANGUL.match(text, leads - 1) and leads > start - 40:
                leads -= 1
        for first in dict.fromkeys((leads, begin)):
            match = _LINK.match(text, first)
            if match and _is_link(text, match.start(), match.end()) and start < match.end():
                found[_with_hyphen(text, match.start())] = last = match.end()
                break
    return list(found.items())


def _with_hyphen(text: str, start: int) -> int:
    """Where a link begins with the Hangul that a hyphen ties to it: 지울프-토토."""
    begin = start
    if text[start - 1 : start] == "-":
        begin -= 1
        while begin and start - begin < 12 and _HANGUL.match(text, begin - 1):
            begin -= 1
    return begin if begin < start - 1 else start


def _is_link(text: str, start: int, end: int) -> bool:
    """Whether what matched is a whole piece of Hangul on a line of English."""
    if text[start:end] in _NOT_BETS or not _HOLDS.search(text, start, end):
        return False
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return False  # the Korean for the word before
    if _BEFORE.search(text, max(0, start - 2), start) or _AFTER.match(text, end):
        return False
    around = text[max(0, start - _REACH) : start] + text[end : end + _REACH]
    letters, hangul = len(_LETTER.findall(around)), len(_HANGUL.findall(around))
    return letters >= 20 and letters > 4 * hangul


def _without(text: str, start: int, end: int) -> Edit:
    """The edit that deletes a word and mends the space around it."""
    left, right = start, end
    while left and text[left - 1] in " \t" and start - left < 8:
        left -= 1
    while text[right : right + 1] in (" ", "\t") and right - end < 8:
        right += 1
    before, after = text[left - 1 : left] if left else "", text[right : right + 1]
    if before in ("", "\n"):
        return Edit(*cut(text, start, end), "")
    if after in ("", "\n", "\r") or after in ",.;:!?)]’”%…":
        return Edit(left, right, "")
    opens = before in "([{“‘" or (before in "\"'" and text[left - 2 : left - 1] in ("", " ", "\n"))
    return Edit(left, right, "" if opens else " ")

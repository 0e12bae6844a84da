"""KOR: hanja of headlines, which stand for a word each: 靑 is the Blue House."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.layout import opens_sentence
from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule
from cleanup.rules.word_lists import read
from cleanup.structure import ends_sentence

_ROWS = [line.split("\t") for line in read("hanja")]
_ENGLISH = {hanja: english for hanja, english, _, _ in _ROWS}
_SURE = frozenset(hanja for hanja, _, _, grade in _ROWS if grade == "sure")
_SMALL = frozenset(hanja for hanja, english, _, _ in _ROWS if english[0].islower())
_PREFIXES = frozenset(hanja for hanja, _, kind, _ in _ROWS if kind == "prefix")
_ALL = "".join(_ENGLISH)
_EAST = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d\uac00-\ud7a3\u3130-\u318f"
_EAST_LETTER = Pattern(f"[{_EAST}]")
_OTHER_SCRIPT = Pattern("[\u3040-\u30ff\uff66-\uff9d「」『』《》、。！？]|[\u4e00-\u9fff]{2}")
_PARTICLE = Pattern(f"(?:은|는|이|가|을|를|의|에|와|과|도|서|측)(?![{_EAST}])")
_ABOUT = Pattern(
    r"characters?|hanja|kanji|hanzi|letters?|surnames?|syllables?|symbols?|ideographs?|strokes?|pronounced|"
    r"meaning|means?|written|reads?|stands[ ]for|the[ ]word|calligraph",
)
_CLAUSE = Pattern(r"(?:\A|\n|[\])>…▶◆■▲|:]|\.\.\.?|[,;·]|[-–—])[ \"'“‘]{0,3}\Z")
_COMMA_QUOTE = Pattern(r",[\"'“‘’”]")
_GLUED = Pattern(r"[\"'“‘’”]?\w")
_OWN = Pattern(r"['’]s(?!\w)")
_OPENING = "\"'“‘"
_CLOSING = "\"'”’)]》〉"


@rule(
    "KOR010",
    safe=True,
    characters=_ALL,
    examples=[
        Example('靑,"No plan to meet"', 'Blue House, "No plan to meet"'),
        Example("尹'approval' falls to 30%… 野 \"Resign\"", "Yoon 'approval' falls to 30%… Opposition \"Resign\""),
        Example("[Breaking] 與 to vote on the bill, 北 fires missile", "[Breaking] Ruling party to vote on the bill, North Korea fires missile"),
        Example("前 President Park is ill\nIt rained.", "Former President Park is ill\nIt rained."),
        Example('檢은 "No comment"', 'Prosecution "No comment"'),
        Example("Prosecutors and 前 chief secretary of 文 face off", "Prosecutors and former chief secretary of Moon face off"),
        Example("The character 文 means writing; 文 is also a name.", "The character 文 means writing; 文 is also a name."),
        Example("Papers write 美 for the United States and 日 for Japan", "Papers write 美 for the United States and 日 for Japan"),
        Example("美 (beauty), “安” and (北) are three.", "美 (beauty), “安” and (北) are three."),
        Example("北京 and 日本 met; 文在寅 spoke.", "北京 and 日本 met; 文在寅 spoke."),
        Example("他 said 中 is 美", "他 said 中 is 美"),
        Example("日、会議に参加しました。", "日、会議に参加しました。"),
    ],
)  # fmt: skip
def headline_hanja(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write in English the hanja with which a clause of a headline begins: 靑, 尹, 野.

    Only a lone character that stands as a word. A particle behind it goes too, and a space comes
    between it and a quote. It stays where the text speaks about the character, and on a line with
    more of Chinese or Japanese.
    """
    yield from _headline(view.text, at, sure=True)


@rule(
    "KOR011",
    safe=False,
    characters=_ALL,
    examples=[
        Example("The talk of the 美 envoy stalled.", "The talk of the U.S. envoy stalled."),
        Example("Ministers of 親 Park wing", "Ministers of pro-Park wing"),
        Example("The character 文 and 北京", "The character 文 and 北京"),
    ],
)  # fmt: skip
def hanja_in_sentence(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """The same within a sentence, and for hanja with several senses.

    Unsafe: 中 is also "during", 金 is a name, a metal and a weekday.
    """
    yield from _headline(view.text, at, sure=False)


def _headline(text: str, at: Sequence[int], *, sure: bool) -> Iterator[Edit]:
    for start in at:
        hanja = text[start : start + 1]
        if hanja not in _ENGLISH or not _is_word(text, start):
            continue
        begins = _CLAUSE.search(text, max(0, start - 8), start) is not None or _in_headline(
            text, start
        )
        if (begins and hanja in _SURE) != sure:
            continue
        particle = _PARTICLE.match(text, start + 1)
        end = particle.end() if particle else start + 1
        words = _ENGLISH[hanja]
        if hanja in _SMALL and _opens_line(text, start):
            words = words[0].upper() + words[1:]
        if text[start - 1 : start].isalnum():
            words = f" {words}"
        yield Edit(start, *_closed(text, end, words), hanja)


def _in_headline(text: str, start: int) -> bool:
    """Whether the line is a headline: short, and without a full stop at its end."""
    begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    line = text[begin : end if end >= 0 else len(text)].strip()
    return 20 < len(line) <= 160 and not ends_sentence(line) and "," not in line[-1:]


def _closed(text: str, end: int, words: str) -> tuple[int, str]:
    """The end of the edit and its words, with a space to what follows where there must be one."""
    after = text[end : end + 1]
    if words.endswith("-"):
        return end + (after == " "), words
    if _COMMA_QUOTE.match(text, end):
        return end + 1, f"{words}, "
    glued = _GLUED.match(text, end) and not _OWN.match(text, end)
    return end, f"{words} " if glued else words


def _opens_line(text: str, start: int) -> bool:
    """Whether a sentence or a line begins here, behind opening quotes or not."""
    while start and text[start - 1] in _OPENING:
        start -= 1
    return opens_sentence(text, start)


def _is_word(text: str, start: int) -> bool:
    """Whether a hanja is a word of an English line, alone or with a particle."""
    particle = _PARTICLE.match(text, start + 1)
    end = particle.end() if particle else start + 1
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if (
        _EAST_LETTER.match(before + after)
        or _EAST_LETTER.match(after)
        or (before and before in "(（[/~")
        or (before and before in _OPENING and after and after in _CLOSING)
        or text[end : end + 2].lstrip()[:1] in ("(", "=")
        or text.startswith((" for ", " as "), end)
        or (text[start] in _PREFIXES and not text[end : end + 2].strip()[:1].isalpha())
    ):
        return False
    return _is_english(text, start, end) and not _ABOUT.search(text, max(0, start - 40), end + 30)


def _is_english(text: str, start: int, end: int) -> bool:
    """Whether the line of ``text[start:end]`` is English but for lone hanja."""
    reach = max(0, start - 400)
    begin = text.rfind("\n", reach, start) + 1 or reach
    stop = text.find("\n", end, end + 400)
    line = text[begin : stop if stop >= 0 else end + 400]
    return (
        not _OTHER_SCRIPT.search(line)
        and sum(map(str.isascii, line)) >= len(line) * 0.6
        and sum(mark not in _ENGLISH for mark in _EAST_LETTER.findall(line)) <= 3
    )


_DYNASTY = Pattern(
    r"dynast|emperor|manchu|qing[ ]court|qing[ ]china|imperial|qianlong|kangxi|joseon|chinese[ ]president"
)
_BLUE_HOUSE = Pattern(r"blue[ ]house|cheong[ ]?wa[ ]?dae|moon[ ]jae|president[ ]moon|korea")
_QING = Pattern(r"Qing(?=[ ]?[,:]?[ ]?[\"'“‘”’]|[ ](?:said|says|denied|denies|also|is|has|and)[ ])")


@rule(
    "KOR012",
    safe=False,
    anchors=["qing"],
    examples=[
        Example("“Interesting contents”… Qing “Persistence of talks”\nPresident Moon spoke.",
                "“Interesting contents”… Blue House “Persistence of talks”\nPresident Moon spoke."),
        Example("Qing and the Qing dynasty fell; Korea rose.", "Qing and the Qing dynasty fell; Korea rose."),
        Example("President Moon met Li Qing and went to Qingdao.", "President Moon met Li Qing and went to Qingdao."),
    ],
)  # fmt: skip
def qing_for_blue_house(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write Blue House for the "Qing" that an engine made of 靑 in a headline.

    Unsafe: the Qing ruled China.
    """
    text = view.text
    told: bool | None = None
    for start in at:
        match = _QING.match(text, start)
        if not match or not _CLAUSE.search(text, max(0, start - 8), start):
            continue
        if told is None:
            told = bool(_BLUE_HOUSE.search(view.lower)) and not _DYNASTY.search(view.lower)
        if told:
            yield Edit(start, start + 4, "Blue House", "靑")

"""TYP: single quote marks that an engine reversed, spaced out or glued to a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule
from cleanup.rules.quote_marks import (
    ELIDED,
    NO_QUOTE,
    Mark,
    code_near,
    face,
    islands,
    word_stands_before,
)

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Inside a quote an apostrophe stands between letters.
_INSIDE = r"(?:[^'’‘\n“”\"]|(?<=[A-Za-z])['’](?=[a-z]{1,2}\b))"
_TIGHT = Pattern(rf"([A-Za-z]{_INSIDE}{{1,80}}?[\w.,!?…%)])(['’])(?![\w'’])")
_FUSED_CURLY = Pattern(rf"[A-Za-z]{_INSIDE}{{1,80}}?[\w.,!?…%)][ ]?’")
_GOES_ON = Pattern(
    r"[.,;:!?)…\"”]|\s+(?:on|in|at|and|or|of|to|for|with|by|is|was|were|are|that|which|will|has|had"
    r"|from|as|about|talks)\b|\s*\Z"
)
_WORD_AFTER = Pattern(
    r"(?:of|in|and|to|is|was|at|on|for|by|has|from|that|which|with|the|he|she|were|are|or|as)\b"
)
_FUSED_WORDS = frozenset(
    "the a an his its this that of on as said saying called with for through by and is was are were also expression word "
    "term named titled".split()
)
_SPEECH = frozenset("said saying added adding asked emphasized explained stressed".split())
_CONTRACTED = frozenset(
    f"{tail}{after}" for tail in ("s", "t", "d", "m") for after in ("", " ", ",", ".", "\n")
)


@rule(
    "TYP014",
    safe=True,
    anchors=[f"{letter}'" for letter in _LETTERS],
    examples=[
        Example("lifted the’suspicion’ about", "lifted the ‘suspicion’ about"),
        Example("called for the'second hometown' fund", "called for the 'second hometown' fund"),
        Example(
            "on MBC Radio'Kim Jong-Bae's Focus' on July 27",
            "on MBC Radio 'Kim Jong-Bae's Focus' on July 27",
        ),
        Example("there are'reasonable materials' in it", "there are 'reasonable materials' in it"),
        Example("saying'Suk-yeol' was there", "saying 'Suk-yeol' was there"),
        Example("the ‘blank card’of the union", "the ‘blank card’ of the union"),
        Example("“It was‘sorry’that she wrote”", "“It was ‘sorry’ that she wrote”"),
        Example("I think they are still‘calculating.’", "I think they are still ‘calculating.’"),
        Example("of Hawai‘i’ and as‘ad’s and O‘ahu’s", "of Hawai‘i’ and as‘ad’s and O‘ahu’s"),
        Example(
            "the boys' and the girls' teams, o'clock", "the boys' and the girls' teams, o'clock"
        ),
        Example("that's the players' own; the '90s", "that's the players' own; the '90s"),
        Example("‘Jeong’eup’ and 'rock'n'roll' in it", "‘Jeong’eup’ and 'rock'n'roll' in it"),
        Example("players'rights and the boys' own", "players'rights and the boys' own"),
        Example(
            "holding’open-air’ talks on large-scale’meetings’.",
            "holding ‘open-air’ talks on large-scale ‘meetings’.",
        ),
        Example(
            "Jeong’eup and Shi’ite clerics’ rights, ma’am’s boys’ own",
            "Jeong’eup and Shi’ite clerics’ rights, ma’am’s boys’ own",
        ),
        Example(
            "Ja'Marr and De'Aaron and the Kings' win", "Ja'Marr and De'Aaron and the Kings' win"
        ),
    ],
)
def fused_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Set a quote free that stands tight between two words: ``the’suspicion’``."""
    text = view.text
    for start in at:
        mark = start + 1
        if text[mark + 1 : mark + 3] in _CONTRACTED or not text[mark + 1 : mark + 2].isalpha():
            continue  # nearly all of the marks
        if text[mark] == "‘" and text[start].isascii() and text[start].isalpha():
            word = _word_before(text, mark)
            tight = _FUSED_CURLY.match(text, mark + 1)
            if (
                tight
                and len(word) > 1
                and word.islower()
                and (len(word) > 3 or _may_precede(text, word, mark, tight.end()))
            ):
                yield Edit(mark, mark, " ")
            continue
        if text[mark] not in "'’" or not text[start].isalpha() or not text[start].isascii():
            continue
        if ELIDED.match(text, mark + 1):
            continue
        word = _word_before(text, mark)
        closing = _TIGHT.match(text, mark + 1)
        if closing is None:
            if _open_quote(text, mark, 4) and _WORD_AFTER.match(text, mark + 1):
                yield Edit(mark + 1, mark + 1, " ")
        elif closing[2] == text[mark] and _may_precede(text, word, mark, closing.end()):
            yield Edit(mark, mark + 1, " ‘" if text[mark] == "’" else " '")


def _word_before(text: str, mark: int) -> str:
    """The word with its hyphens that ends at ``mark``; empty where it is part of a longer one."""
    begin = mark
    while begin and mark - begin < 40 and (text[begin - 1].isalpha() or text[begin - 1] == "-"):
        begin -= 1
    before = text[begin - 1 : begin] if begin else ""
    return "" if before.isalnum() or before in {"_", "’", "'"} else text[begin:mark]


def _may_precede(text: str, word: str, mark: int, end: int) -> bool:
    """Whether a quote that runs to ``end`` begins behind the word, not an apostrophe within one."""
    if word.lower() in _FUSED_WORDS:
        return True
    if len(word) < 2 or not word.isascii() or word[-1] == "s":
        return False
    if text[end - 2] == "s" and not _GOES_ON.match(text, end):
        return False
    first, second = text[mark + 1], text[mark + 2 : mark + 3]
    if first.isupper():
        return second.islower() and len(word) >= (2 if word.islower() else 4)
    return word.islower() and len(word) >= (2 if text[mark] == "’" else 3) and word != "ma"


def _open_quote(text: str, at: int, least: int) -> bool:
    """Whether a single quote of ``least`` characters or more is open before ``at``, in its line."""
    begin = at
    while begin and at - begin < 200 and text[begin - 1] != "\n":
        begin -= 1
        if text[begin] in "‘'’" and not (text[begin - 1 : begin].isalnum() and begin):
            opens = text[begin] != "’" and text[begin + 1 : begin + 2].isalnum()
            return opens and not ELIDED.match(text, begin + 1) and at - begin > least
        if text[begin] in "‘'’" and not text[begin + 1 : begin + 2].isalnum():
            return False
    return False


_GLUED = Pattern(r"(?<=[\w”\".…’)\]])[,.…]['’‘][A-Za-z]")
_LATER = Pattern(rf"({_INSIDE}{{1,400}}?)['’](?![\w'’])")


@rule(
    "TYP017",
    safe=True,
    anchors=[f"{mark}'{letter}" for mark in ",.…" for letter in _LETTERS],
    examples=[
        Example("He said,'I am here to stay.'", "He said, 'I am here to stay.'"),
        Example("He said,’I am here to stay.’", "He said, ‘I am here to stay.’"),
        Example("“Ranking”…’El Cucumber’ is back", "“Ranking”… ‘El Cucumber’ is back"),
        Example("'It is over,'he said.", "'It is over,' he said."),
        Example("‘It is over.’Then he left.", "‘It is over.’ Then he left."),
        Example("He said,'I am here", "He said, 'I am here"),
        Example("He said,‘I am here to stay.’", "He said, ‘I am here to stay.’"),
        Example("['a','b','c'] and x,'em", "['a','b','c'] and x,'em"),
        Example("'One,' he said, 'two.'", "'One,' he said, 'two.'"),
        Example("He went home,'as they say", "He went home,'as they say"),
    ],
)
def glued_single_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Put the space back between a single quote and the comma, stop or word beside it."""
    text = view.text
    for start in at:
        mark = start + 1
        if not _GLUED.match(text, start) or ELIDED.match(text, mark + 1):
            continue
        if not word_stands_before(text, start + 1) or code_near(text, start, mark):
            continue
        if _open_quote(text, start, 2):
            if text[mark] != "‘":
                yield Edit(mark + 1, mark + 1, " ")
        elif _LATER.match(text, mark + 1) or (
            _word_before(text, start) in _SPEECH and text[mark + 1].isupper()
        ):
            yield Edit(mark, mark + 1, " '" if text[mark] == "'" else " ‘")


_QUOTE = Pattern(
    rf"[‘’](?!(?:{NO_QUOTE})\b)(?=[A-Za-z0-9]){_INSIDE}{{1,200}}?(?<=[\w.,!?…%)])([’‘])(?![\w'’‘])"
)
_OPEN_BEFORE = Pattern(rf"(?<![\w‘'’])‘(?=\w){_INSIDE}{{1,200}}\Z")


@rule(
    "TYP018",
    safe=True,
    anchors=[f"{mark}'" for mark in ' \n("'],
    examples=[
        Example("lifted the ’suspicion’ about it", "lifted the ‘suspicion’ about it"),
        Example("lifted the ‘suspicion‘ about it", "lifted the ‘suspicion’ about it"),
        Example("He said: ’Suspicion‘ about Kim’s aide", "He said: ‘Suspicion’ about Kim’s aide"),
        Example("get ’em to the players’ own", "get ’em to the players’ own"),
        Example("since the ’90s, the boys’ own", "since the ’90s, the boys’ own"),
        Example("Hawai‘i and ‘Iolani, ‘Abd al-‘Aziz", "Hawai‘i and ‘Iolani, ‘Abd al-‘Aziz"),
        Example("‘No, I said ’no’ again’", "‘No, I said ’no’ again’"),
    ],
)
def reversed_single_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Turn a curly single mark that faces the wrong way, where its partner is plain to see."""
    text = view.text
    for start in at:
        mark = start + 1
        if text[mark : mark + 1] not in ("‘", "’") or text[start] not in ' \n(“”"':
            continue
        match = _QUOTE.match(text, mark)
        if match is None or (text[mark] == "’" and not text[mark + 1].isalpha()):
            continue
        if text[mark] == "’":
            if _OPEN_BEFORE.search(text[_line(text, mark) : mark]):
                continue
            yield Edit(mark, mark + 1, "‘")
        if match[1] == "‘":
            yield Edit(match.start(1), match.end(1), "’")


def _line(text: str, at: int) -> int:
    """Where the line of ``at`` begins with the break before it, or 250 characters before."""
    return max(text.rfind("\n", max(0, at - 250), at), at - 250, 0)


_PLURAL = Pattern(r"[A-Za-z]{2,}s\Z|\d\Z|[A-Z]\.?\Z")


@rule(
    "TYP019",
    safe=True,
    anchors=[" ' "],
    examples=[
        Example("the ‘ suspicion ’ about it", "the ‘suspicion’ about it"),
        Example("the ' blank card ' of the union", "the 'blank card' of the union"),
        Example("the 'blank card ' of the union", "the 'blank card' of the union"),
        Example("the boys ' and the girls ' teams", "the boys ' and the girls ' teams"),
        Example("a 6 ' man and a 5 ' board", "a 6 ' man and a 5 ' board"),
        Example("the man ' s own and rock ' n ' roll", "the man ' s own and rock ' n ' roll"),
    ],
)
def spaced_out_single_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Close up the space inside single quote marks that pair in their line."""
    text = view.text
    done = -1
    for start in at:
        if start < done or text[start : start + 1] != " " or text[start + 2 : start + 3] != " ":
            continue
        if text[start + 1] not in "'‘’":
            continue
        first = text.rfind("\n", 0, start) + 1
        done = text.find("\n", start)
        done = len(text) if done < 0 else done
        if done - first < 20_000:
            yield from _closed_up(text, first, done)


_SINGLE = Pattern(r"(?<!\w)['‘’]|['‘’](?!\w)")


def _closed_up(text: str, first: int, end: int) -> Iterator[Edit]:
    marks = [
        Mark(match.start(), match[0], face(text, match.start()))
        for match in _SINGLE.finditer(text, first, end)
        if not ELIDED.match(text, match.end())
    ]
    for island in islands(marks):
        if len(island) != 2:
            continue
        opening, closing = island
        inside = text[opening.at + 1 : closing.at]
        before = text[max(0, opening.at - 20) : opening.at].rstrip(" ")
        if (
            opening.face == ")"
            or closing.face == "("
            or opening.sign == "’"
            or closing.sign == "‘"
            or (opening.sign == "'") != (closing.sign == "'")
            or len(inside) > 120
            or len(inside.strip()) < 2
            or len(inside) - len(inside.strip()) > 2
            or set(inside) & {"'", '"', "“", "”"}
            or code_near(text, opening.at, closing.at)
            or _PLURAL.search(before)
        ):
            continue
        if inside[0] == " ":
            yield Edit(opening.at + 1, opening.at + 2, "")
        if inside[-1] == " ":
            yield Edit(closing.at - 1, closing.at, "")


# A quote of up to four words whose closing mark stands behind a blank, maybe tight before a word.
_DISPLACED = Pattern(
    r"(?:(?<=[\s(\[“\"])|(?<![A-Za-z-])([a-z]{2,12}))(['‘’])([A-Za-z][\w-]*(?:[ ][\w-]+){0,3}[.,!?]?)[ ](['’])"
    r"(?=([a-z]{2,})\b|[ ][a-z]|[.;:!?)\]]|,(?=[ a-z])|[ \t\r]*(?:\n|\Z))"
)
_CLAUSE = Pattern(r"[ ][a-z]")
_CLOSES_LATER = Pattern(r"[^'’\n]{0,200}(?:[A-Za-z]['’][a-z]{1,2}\b[^'’\n]{0,200})?['’](?!\w)")


@rule(
    "TYP038",
    safe=True,
    anchors=[" '"],
    examples=[
        Example("it was 'normal 'level of dust", "it was 'normal' level of dust"),
        Example("workers are'late 'on purpose", "workers are 'late' on purpose"),
        Example("He called the’honey ’ jobs bad.", "He called the ‘honey’ jobs bad."),
        Example("the forecast for Busan is’rain ’.", "the forecast for Busan is ‘rain’."),
        Example("they are still ‘calculating. ’]", "they are still ‘calculating.’]"),
        Example("My aunt used 'this one ',and only so", "My aunt used 'this one', and only so"),
        Example("a 'first ', a 'second ' and all", "a 'first', a 'second ' and all"),
        Example("the players 'own 'til and '90s 'em", "the players 'own 'til and '90s 'em"),
        Example("'She called it 'home in May", "'She called it 'home in May"),
        Example("He said 'no 'way' again", "He said 'no 'way' again"),
        Example("rock 'n 'roll, the boys 'and girls '", "rock 'n 'roll, the boys 'and girls '"),
        Example("print 'a 'b and x = 'c ';", "print 'a 'b and x = 'c ';"),
    ],
)
def displaced_single_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Put the closing mark of a short quote back to its last word, and the blank behind it."""
    text = view.text
    for start in at:
        mark = start + 1
        if text[start : start + 1] != " " or text[mark : mark + 1] not in ("'", "’"):
            continue
        if text[start - 1 : start].isspace():
            continue
        match = _displaced(text, start)
        if match is None or (text[mark + 1 : mark + 2] == " " and not match[1]):
            continue
        if code_near(text, match.start(2), mark):
            continue
        opening, after = match.start(2), match[5]
        if after and _CLOSES_LATER.match(text, mark + 1):
            continue
        if match[2] == "’" or match[1]:
            sign = "'" if match[2] == "'" else "‘"
            yield Edit(opening, opening + 1, f" {sign}" if match[1] else sign)
        glued = after or (text[mark + 1 : mark + 2] == "," and text[mark + 2].isalpha())
        behind = "" if not glued else " " if after else ", "
        yield Edit(start, mark + 1 + (behind == ", "), f"{match[4]}{behind}")


def _displaced(text: str, closing: int) -> re.Match[str] | None:
    """The match of a quote whose closing mark stands behind the blank at ``closing``."""
    least = max(0, closing - 50)
    mark = max(text.rfind(sign, least, closing) for sign in "'‘’")
    if mark < 0 or not text[mark + 1].isalpha() or "\n" in text[mark:closing]:
        return None
    if ELIDED.match(text, mark + 1):
        return None
    begin = mark
    while begin and mark - begin < 14 and text[begin - 1].isalpha():
        begin -= 1
    match = _DISPLACED.match(text, begin)
    if match is None or match.start(4) != closing + 1:
        return None
    word, sign, inside, closer, after = match.groups()
    straight = sign == "'"
    plain = (
        straight == (closer == "'")
        and (word is not None or sign != "’")
        and (word is None or word in _FUSED_WORDS)
        and len(inside) > 2
        and not (after and inside[0].isupper() and _CLAUSE.search(inside))
        and not (after and ELIDED.match(after))
        and not _after_plural(text, mark)
    )
    return match if plain else None


def _after_plural(text: str, mark: int) -> bool:
    """Whether a plural or a figure stands before a mark, which may then be an apostrophe."""
    before = text[max(0, mark - 20) : mark].rstrip(" ")
    return bool(_PLURAL.search(before)) and _word_before(before, len(before)) not in _FUSED_WORDS

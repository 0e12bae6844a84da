"""The pieces of a line that may be an artifact: their shapes, and how odd they look.

A shape is a text with its figures as ``0``; in a loose shape the names are one letter too. Shapes
are what is counted, so that ``[Photo 3]`` and ``[Photo 12]`` are the same thing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cleanup.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

__all__ = ["LONGEST", "MAIL", "NAME", "WEB", "Piece", "ends_sentence", "loose", "oddness", "pieces",
           "shape", "shown"]  # fmt: skip

NAME, MAIL, WEB = "\ue000", "\ue001", "\ue002"
"""What stands in a shape for names, for an address of mail and for one of the web."""

LONGEST = 300
"""Characters of the longest line that is counted whole."""

_REACH = 120  # characters of a line's start and end in which a piece is looked for
_PIECES = 4  # at most so many starts and ends of one kind
_CLAUSE = 60  # characters; a longer label in front of a colon is a sentence


class Piece(NamedTuple):
    """A piece of a line: ``line`` (all of it), ``start``, ``end`` or ``bracket``.

    ``start`` and ``stop`` are offsets in the line.
    """

    kind: str
    shape: str
    start: int
    stop: int


_FIGURES = Pattern(r"\d+")
_MAIL = Pattern(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_WEB = Pattern(r"(?:https?://|www\.)[^\s<>\"“”\[\]()]{1,300}")


def shape(text: str) -> str:
    """The text with figures, addresses of mail and of the web replaced by what stands for them."""
    if "@" in text:
        text = _MAIL.sub(MAIL, text)
    if "://" in text or "www." in text:
        text = _WEB.sub(WEB, text)
    return _FIGURES.sub("0", text)


def shown(form: str) -> str:
    """A shape as people read it: ``#`` for figures, ``X`` for names."""
    for sign, word in (("0", "#"), (NAME, "X"), (MAIL, "name@mail"), (WEB, "http://...")):
        form = form.replace(sign, word)
    return form


# Words of a credit, a notice or a page's furniture. The first hardly ever begin or end a line of a
# story; the others only stay as they are where names are taken out.
_CREDIT = frozenset(
    "reporter correspondent journalist anchor photo photos photograph photographer courtesy "
    "copyright copyrights ⓒ unauthorized reproduction redistribution redistribute editor editing "
    "footage screenshot subscribe subscription kakaotalk advertisement advertisements sponsored "
    "exclusive click pkg soundbite intern illustration caption credit newsroom newsletter "
    "기자 특파원 앵커 사진 제공 무단 전재 재배포 금지 저작권 편집 취재 입력 수정 영상 출처".split()
)
_PAGE = frozenset(
    "image picture video graphic graphics source provided report reporting production captured "
    "capture screen news agency press read more related article articles link links channel ad "
    "breaking update updated posted published entered modified translated translation email phone "
    "tel comment comments reply share tweet facebook twitter print follow desk planning "
    "department contents reserved".split()
)
_SMALL = frozenset("by from in on the us all rights of and".split())
_WORD = Pattern(r"[^\W\d_]+")
_NAMES = Pattern(r"(?:[A-Z]\.|[A-Z][\w’'-]*)(?: (?:[A-Z]\.|[A-Z][\w’'-]*))*")
_SENTENCES = Pattern(r"(?<=\w\w[.!?]) ")
_KOREAN = Pattern(r"[가-힣]{2,4}(?= ?(?:기자|특파원|앵커|인턴기자|논설위원))")


def loose(form: str) -> str | None:
    """The shape with the names taken out; None where there is none or nothing else is left.

    Only a piece that looks like a credit is loosened: elsewhere names are the story.
    """
    head = _SENTENCES.split(form, 1)[0]  # a sentence of the story may go before a credit
    words = _words(head)
    if (
        _CREDIT.isdisjoint(words)
        and "=" not in head
        and not (_TELLING.search(head) and (_RIGHTS.search(head) or not _PAGE.isdisjoint(words)))
    ):
        return None
    if sum(word.islower() and not _known(word) for word in _WORD.findall(head)) > 2:
        return None
    found = _KOREAN.sub(NAME, _NAMES.sub(_without_names, form))
    return found if found != form else None


def _words(form: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(form)]


def _without_names(match: re.Match[str]) -> str:
    out: list[str] = []
    for word in match.group().split(" "):
        kept = word if _known(word.lower()) else NAME
        if kept != NAME or not out or out[-1] != NAME:
            out.append(kept)
    return " ".join(out)


def _known(word: str) -> bool:
    return word in _CREDIT or word in _PAGE or word in _SMALL


def pieces(line: str) -> Iterator[Piece]:
    """The pieces of a line without blanks at its ends; the same one may come twice."""
    size = len(line)
    if size <= LONGEST and _says_something(line):
        yield Piece("line", shape(line), 0, size)
    for kind, start, stop in (*_brackets(line), *_starts(line), *_ends(line)):
        if (start > 0 or stop < size) and _says_something(line[start:stop]):
            yield Piece(kind, shape(line[start:stop]), start, stop)


def _says_something(text: str) -> bool:
    """Whether a piece has two letters, or a sign that English does not use."""
    return sum(map(str.isalpha, text[:40])) > 1 or any(map(_odd, text[:40]))


@lru_cache(maxsize=4096)
def _odd(char: str) -> bool:
    """Whether a character is neither a letter nor a mark of plain English."""
    if char < "\x80" or char in "–—‘’“”…•·«»„‟˝‚‛′″´£€¥°%℃²³×½\ue000\ue001\ue002":
        return False
    return not char.isalnum() and not char.isspace()


_BRACKETS = Pattern(
    r"\[[^\[\]\n]{1,80}\]|【[^【】\n]{1,80}】|◀[^◀▶\n]{1,60}▶|<[^<>\n]{1,60}>|〈[^〈〉\n]{1,60}〉"
    r"|《[^《》\n]{1,60}》|\([^()\n]{2,80}\)"
)
_RIGHTS = Pattern(r"(?<![^\W\d_])[©ⓒ]")  # inside a word it is a broken letter
_TELLING = Pattern(r"[=:@]|(?<![^\W\d_])[©ⓒ]|(?<= )/ ")
_PLAIN = Pattern(r"[a-z][a-z ,'’-]*|\d{1,3}")
_SHORT_NAME = Pattern(r"[A-Z][A-Za-z&-]{1,7}")


def _brackets(line: str) -> Iterator[tuple[str, int, int]]:
    """Tokens in brackets that are not English: no abbreviation, no word that an editor put in."""
    for match in _BRACKETS.finditer(line):
        start, stop = match.span()
        inside = line[start + 1 : stop - 1].strip()
        telling = _TELLING.search(inside) or not _CREDIT.isdisjoint(_words(inside))
        if not telling:
            square = line[start] in "[【◀"
            edge = start == 0 or stop == len(line)
            if (square and not edge and _PLAIN.fullmatch(inside)) or (not square and not edge):
                continue
            if line[start] == "(" and start and _SHORT_NAME.fullmatch(inside):
                continue
        yield "bracket", start, stop


_START_MARK = Pattern(
    r"[=|](?=\s)|:(?=[\sA-Z“\"])|(?<=[^\W\d_]):(?=\d)|[\]】▶>〉]|(?<=\s)[-–—](?=\s)|(?<=[©ⓒ])\s"
)
_GLUE = Pattern(
    r"(?<=[\w)] )(?:The|In|On|At|It|He|She|They|This|When|As|After|According|There|If)(?= [a-z])"
)
_STOP = r"[.!?][\"'”’)]*"
_FIRST_SENTENCE = Pattern(rf".{{10,160}}?\w\w{_STOP}(?=\s[A-Z“\"‘(\[])")
_SIGNS = Pattern(r"(?:[^\w\s]\s?)+")
_NEXT_WORD = Pattern(r"\s*\S+")


_OPEN = Pattern(r"\([^)]*\Z|\[[^\]]*\Z")


def _starts(line: str) -> Iterator[tuple[str, int, int]]:
    """Where a line's start may end: at a mark, behind a sentence, before a glued sentence."""
    head = line[:_REACH]
    marks = [match.end() - match.group().isspace() for match in _START_MARK.finditer(head)]
    for stop in marks[:_PIECES]:
        label = head[stop - 1] in ":-–—"
        if (
            not (label and stop > _CLAUSE)
            and not _BRACKETS.fullmatch(head, 0, stop)
            and not _OPEN.search(head, 0, stop)
        ):
            yield "start", 0, stop
    if _odd(line[0]):
        signs = _SIGNS.match(head)
        stop = len(signs.group().rstrip()) if signs else 1
        if not marks or stop < marks[0]:
            yield "start", 0, stop
        for _ in range(0 if marks else _PIECES):
            word = _NEXT_WORD.match(head, stop)
            if word is None or word.end() == len(line):
                break
            stop = word.end()
            yield "start", 0, stop
    glue = _GLUE.search(head)
    if glue and "." not in head[: glue.start()] and _credited(head[: glue.start()]):
        yield "start", 0, glue.start() - 1
    sentence = _FIRST_SENTENCE.match(line)
    if sentence:
        yield "start", 0, sentence.end()


def _credited(text: str) -> bool:
    return not _CREDIT.isdisjoint(_words(text))


_END_MARK = Pattern(r"(?<=\s)(?:[\[(<【〈◀©ⓒ▶※|=/☞■◆▲]|[-–—](?=\s))|[©ⓒ▶※]")
_TAIL = Pattern(rf"{_STOP}\s{{1,9}}([^\s.!?][^.!?\n]{{2,80}})\Z")
_SENTENCE_END = Pattern(rf"\w\w{_STOP}\s{{1,9}}(?=[A-Z“\"‘(\[])")


def _ends(line: str) -> Iterator[tuple[str, int, int]]:
    """Where a line's end may begin: at a mark, behind the last full stop, at the last sentence."""
    size = len(line)
    base = max(0, size - _REACH)
    tail = line[base:]
    marks = [match.start() for match in _END_MARK.finditer(tail)]
    for start in marks[-_PIECES:]:
        # A bracket that closes within the piece is a bracket, and what follows it is the story.
        if not _BRACKETS.match(tail, start):
            yield "end", base + start, size
    rest = _TAIL.search(tail)
    if rest and tail[-1] not in "\"'”’" and not _BRACKETS.fullmatch(rest.group(1)):
        yield "end", base + rest.start(1), size
    breaks = [match.end() for match in _SENTENCE_END.finditer(line, max(0, size - 2 * _REACH))]
    if breaks and size - breaks[-1] >= 12 and not _BRACKETS.fullmatch(line, breaks[-1]):
        yield "end", breaks[-1], size


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return text.rstrip("\"'”’) ").endswith((".", "!", "?", "…"))


_PROSE = frozenset(
    "is are was were be been has have had do does did will would can could should may might must "
    "he she they we i you his her their our said says say told added asked wrote who which".split()
)


_AGENCY = Pattern(r"\([A-Z]{2,10}\)")


def oddness(kind: str, form: str, *, edge: float = 0.0, varied: bool = False) -> float:
    """How likely a recurring piece is an artifact, from 0 to 1: a rule of thumb, not a measure.

    ``edge`` is the share of its places that are a document's first or last lines, ``varied`` says
    that its figures change. Signs, marks and words of a credit count for it; what reads as a short
    English sentence counts against it.
    """
    words = _words(form)
    signs = any(map(_odd, form))
    marks = any(mark in form for mark in ("=", "|", "@", MAIL, WEB)) or _RIGHTS.search(form)
    credit = not _CREDIT.isdisjoint(words)
    korean = any("가" <= char <= "힣" for char in form)
    square = form[0] in "[【◀<" or _AGENCY.fullmatch(form)
    sentence = ends_sentence(form)
    page = not _PAGE.isdisjoint(words)
    weights = [
        0.6 * signs, 0.6 * bool(marks), 0.6 * credit, 0.4 * korean, 0.5 * bool(square),
        0.2 * (kind == "bracket"), 0.3 * (edge >= 0.8), 0.35 * page,
        0.5 * (sentence and len(words) >= 7 and not varied),
    ]  # fmt: skip
    if kind == "line":
        weights += [0.3, 0.2 * (not sentence)]
    doubt = 1.0
    for weight in weights:
        doubt *= 1 - weight
    found = 1 - doubt
    names = not (credit or page or signs or korean) and form.istitle()
    if not words or (names and kind in ("start", "end")):
        return 0.5 * found
    telling = signs or marks or credit or korean or square or (page and len(words) == 1)
    if not telling and (len(words) < 2 or (len(words) < 7 and not _PROSE.isdisjoint(words))):
        found *= 0.3
    return found

"""Bylines: the lines and brackets that name who wrote, outlet, desk and place. Told by shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanup.pattern import Pattern
from cleanup.structure.credits import CUT_ADDRESS
from cleanup.structure.words import BEATS, NAME, REPORTER, has_surname, is_publisher

if TYPE_CHECKING:
    from cleanup.model import Span

__all__ = ["bracketed_byline", "byline_line", "may_be_byline"]


def may_be_byline(line: str) -> bool:
    """Whether a line, without blanks around it, is a byline, in brackets or not."""
    if len(line) > 240:
        return False
    bracket = bracketed_byline(line + " x", 0)
    return bool(bracket and bracket[1] == len(line)) or byline_line(line)


_TEAM = r"[ ](?:[Tt]eam|[Dd]epartment|[Dd]esk|[Bb]ureau)"
_DESK = Pattern(
    rf",?[ ](?:[A-Z][\w&' -]{{1,40}}{_TEAM}|(?:of|at|in|from|for|with)[ ](?:the[ ])?[A-Z][\w&.' -]{{1,50}}(?:{_TEAM})?|at\Z)"
)
_PERSON = Pattern(rf"(?:((?:[A-Za-z-]+[ ]){{1,3}}))?{REPORTER}[ ]?[:=]?[ ]?({NAME})")
_PERSON_LAST = Pattern(
    rf"({NAME}),?[ ]?[=/|]?[ ]?(?:an?[ ])?(?:((?:[A-Za-z-]+[ ]){{1,3}}))?{REPORTER}"
)
_BYLINE_HINT = Pattern(
    r"@|protected|Team|Desk|eporter|orrespondent|ournalist|[a-e]d[ ]by|rticle[ ]by|eport[ ]by|\)\Z"
)
_STUB = Pattern(rf"(?:{NAME}[ ]?)?(?:[=/|][ ]?)?{CUT_ADDRESS}[.]?")
_AN_ADDRESS = Pattern(CUT_ADDRESS)
_BY = Pattern(
    rf"(?:Article|Reported|Edited|Written|Report|Contributed|Text(?:[ ]and[ ][Pp]hotos)?|(?:Photos?|Article)[ ]?[·/,][ ]?(?:Article|Photos?))[ ]by[ ](?:{REPORTER}[ ])?({NAME})|({NAME})[ ]\([A-Z][\w&' -]{{1,40}}{_TEAM}\)"
)
_TOWN = Pattern(r"[A-Z][a-z]{2,12}")
_MORE_REPORTERS = Pattern(
    rf"^(?:[ ]?·|,|[ ]and)[ ]?(?:{REPORTER}[ ])?{NAME}(?![ ][\w ]{{0,12}}[Tt]eam)"
)
_WRITTEN = frozenset(("by", "written by", "reported by", "edited by"))


def byline_line(line: str) -> bool:
    """Whether a line, without blanks around it, only names who wrote, also with a cut address."""
    if len(line) > 160 or line[-1:] == "." or not _BYLINE_HINT.search(line):
        return False
    line = _STAMPED.sub("", line)
    if _STUB.fullmatch(line):
        return "@" in line or "protected" in line
    if ("@" in line and _stubs_and_names(line)) or _of_team_or_place(line):
        return True
    written = _BY.fullmatch(line) if " by " in line or line[-1] == ")" else None
    if written:
        return has_surname(written[1] or written[2])
    rest = _without_reporter(line)
    if rest is None:
        return False
    return not rest or is_publisher(rest) or rest.lower() in _WRITTEN or bool(_TOWN.fullmatch(rest))


def _of_team_or_place(line: str) -> bool:
    """``(SBS New Media Department)``, ``Digital News Team Kim Jin-ho``, ``Sky Dome | Journalist Kim``."""
    team = _TEAM_FIRST.fullmatch(line) or _TEAM_LAST.fullmatch(line)
    if team:
        return has_surname(team[1])
    if line[0] == "(":
        return bool(_OF_TEAM.fullmatch(line)) and is_publisher(line[1:].split(maxsplit=1)[0])
    placed = _PLACED.fullmatch(line) if "|" in line or "=" in line else None
    return placed is not None and has_surname(placed[1])


_STAMPED = Pattern(
    r"[,|/·]?[ ]?(?:(?i:input|updated?|modified|registered)[ ]?:?[ ]?)?(?:19|20)\d\d[-.][ \d:.-]{5,20}\Z"
)
_A_TEAM = r"(?:[A-Z][a-z]+[ ]){1,3}(?:Team|Desk)"
_TEAM_FIRST = Pattern(rf"{_A_TEAM}[ ]({NAME})")
_TEAM_LAST = Pattern(rf"({NAME}),?[ ]{_A_TEAM}")
_OF_TEAM = Pattern(rf"\([^()]{{3,60}}{_TEAM}\)")
_PLACED = Pattern(rf"[A-Z][\w ]{{2,30}}[ ]?[|=][ ]?{REPORTER}[ ]({NAME})")
_STUB_AT = Pattern(r"[\[(<]?\b[\w.]{2,30}@[\])>]?(?!\w)")
_BYLINE_WORDS = frozenset(
    "reporter reporters journalist correspondent at team department news and video".split()
)


def _stubs_and_names(line: str) -> bool:
    """Whether a line holds but names, outlets, words for reporters and addresses cut at the @."""
    rest = _STUB_AT.sub(" ", line)
    if "@" in rest or rest == line:
        return False
    words = [word.strip(",/·|=") for word in rest.split()]
    told = [word for word in words if word]
    return (
        0 < len(told) <= 14
        and all(word[0].isupper() or word.lower() in _BYLINE_WORDS for word in told)
        and not any(word[-1] in ".!?:;" for word in told)
        and (
            has_surname(" ".join(told))
            or any("-" in word for word in told)
            or is_publisher(" ".join(told[:2]))
            or is_publisher(told[0])
        )
        and ("eporter" in rest or "(" in line or len(told) <= 3)
    )


def _without_reporter(text: str) -> str | None:
    """What is left of a byline without the reporter; None where none is named."""
    for pattern, name, beat in ((_PERSON, 2, 1), (_PERSON_LAST, 1, 2)):
        person = pattern.search(text)
        if person is None or not has_surname(person[name]):
            continue
        before = text[: person.start()]
        beat_words = (person[beat] or "").lower().split()
        with_beat = f"{before}{person[beat] or ''}".strip(_EDGES)
        # What stands before may be the outlet ("Asia Economy"), its desk, or both.
        while beat_words and not is_publisher(with_beat) and beat_words[-1] in BEATS:
            beat_words.pop()
            with_beat = with_beat.rpartition(" ")[0].strip(_EDGES)
        before = with_beat
        after = _AN_ADDRESS.sub("", text[person.end() :]).rstrip()
        after = _DESK.sub("", _MORE_REPORTERS.sub("", after) if name == 2 else after, count=1)
        return f"{before.strip(_EDGES)} {after.strip(_EDGES)}".strip()
    return None


_EDGES = " =/|,·:"


_CLOSING = {"[": "]", "(": ")", "<": ">", "【": "】"}
_IN_PLACE = Pattern(r"\([A-Z][\w ,]{1,30}\)")
_SIDES = Pattern(r"[ ]?[=/|,·][ ]?")
_BEHIND = Pattern(rf"(?:[ ]?(?:{REPORTER}[ ]{NAME}|{NAME}[ ]{REPORTER})[ ]?=|[ ]?=)?")
_CAPITALS = Pattern(r"[A-Z][\w.-]*(?:[ ][A-Z\d][\w.-]*){0,5}")


def bracketed_byline(text: str, start: int) -> Span | None:
    """The byline in brackets that opens at ``start``: ``[Asia Economy Reporter Kim Jin-ho]``.

    An outlet alone counts only in square brackets: agencies sign with theirs in round ones.
    """
    closing = _CLOSING.get(text[start : start + 1])
    if closing is None or not text[start + 1 : start + 2].isupper():
        return None
    end = text.find(closing, start, start + 100)
    inside = text[start + 1 : end]
    if end < 0 or "\n" in inside:
        return None
    if "=" not in inside and not is_publisher(inside) and not _BYLINE_HINT.search(inside):
        return None
    behind = _BEHIND.match(text, end + 1) if "=" in text[end + 1 : end + 200] else None
    named = (
        "=" in inside
        and behind
        and behind[0].strip(" =")
        and all(map(_CAPITALS.fullmatch, _SIDES.split(inside)))
    )
    if not named and not _is_byline(inside.strip(), square=closing == "]"):
        return None
    return start, behind.end() if behind else end + 1


def _is_byline(inside: str, *, square: bool) -> bool:
    """Whether what stands in a bracket is outlet, place and reporter, or some of them."""
    if is_publisher(inside):
        return square and inside.lower() not in ("yonhap", "reuters")
    bare = _IN_PLACE.sub("", inside).strip()
    rest = _without_reporter(bare)
    sides = [side for side in _SIDES.split(bare if rest is None else rest) if side]
    if rest is None:
        known = [side for side in sides if is_publisher(side)]
        places = [side for side in sides if not is_publisher(side)]
        return bool(known) and "=" in inside and all(_CAPITALS.fullmatch(side) for side in places)
    return all(_CAPITALS.fullmatch(side) for side in sides)

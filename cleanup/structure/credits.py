"""Credits and bylines: who made the pictures, the report, the words. Told by shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleanup.pattern import Pattern
from cleanup.structure.words import NAME, PUBLISHER, REPORTER, any_of, has_surname, listed

if TYPE_CHECKING:
    from cleanup.model import Span

__all__ = [
    "bracketed_byline", "byline_line", "credit_line", "in_brackets", "photo_tail", "tail_start",
]  # fmt: skip

_ROWS = [row.partition(" +") for row in listed("credit_roles.txt")]
_STRONG = frozenset(word.lower() for word, plus, _ in _ROWS if plus)
_PART = any_of(word for word, _, _ in _ROWS)

# One part of a credit: what was done, then by whom.
_ROLES = rf"(?i:(?:the[ ])?{_PART}(?:(?:[ ]|[ ]?[/&·․][ ]?|[ ]and[ ]|,[ ])(?:{_PART}))*)"
_WHO = r"[A-Z가-힣@\d][^:=\n()\[\]]{0,70}?(?:[ ]?\([A-Z][\w ,]{1,20}\))?"
_SAYS = r"(?:(?:[ ](?:provided|offered))?(?:[ ]by)?[ ]?[:=|ㅣ][ ]?|[ ](?:by|courtesy of|provided by)[ ])"
_CREDIT = Pattern(
    rf"(?P<roles>{_ROLES}){_SAYS}(?P<who>{_WHO})?(?=[ ]?(?:\Z|[/,;|ㅣ·․]?[ ]?{_ROLES}{_SAYS}))"
)
_JOINT = Pattern(r"[ ]?[/,;|ㅣ·․]?[ ]?")
_ROLE_WORD = Pattern(r"[A-Za-z]+")


def _credit(text: str) -> bool:
    """Whether a text is a credit and nothing else: parts and names, one of the parts telling."""
    at = parts = 0
    strong = False
    while at < len(text):
        match = _CREDIT.match(text, at)
        if match is None:
            return False
        parts += 1
        words = [word.lower() for word in _ROLE_WORD.findall(match["roles"])]
        strong = strong or any(word in _STRONG for word in words)
        joint = _JOINT.match(text, match.end())
        assert joint is not None
        if joint.end() <= at:
            return False
        at = joint.end()
    return strong or parts > 1


def _credits(inside: str) -> bool:
    """Whether all that stands in a bracket are credits, of the weather too."""
    if _credit(inside):
        return True
    parts = [part.strip() for part in inside.split("/")]
    return len(parts) > 1 and all(
        part and (_FORECAST.fullmatch(part) or _credit(part)) for part in parts
    )


_PICTURE = (
    r"(?:(?:file|captured|related|reference|stock|representative|caption)[ ])?"
    r"(?:photos?|photographs?|images?|pictures?|pics?|graphics?|illustrations?|videos?|screenshots?|"
    r"captures?|사진|이미지|그래픽|자료|영상|캡처)"
)
_FROM = (
    r"(?:[ ]?[=:][ ]?(?:(?:provided|courtesy|offered|captured|taken)[ ](?:by|of|from)[ ])?"
    r"|[ ](?:by|courtesy[ ]of|source[ ]?[=:]?|provided[ ]by|provided|offered[ ]by|from|taken[ ]by|captured[ ]from|credit[ ]?[=:]?)[ ]?[=:]?[ ]?"
    r"|[ ]?[|ㅣ][ ]?)"
)
_PHOTO = rf"(?i:{_PICTURE}{_FROM}|(?:photo[ ])?courtes?y(?:[ ]of|[ ]?[:=])[ ]|provided[ ]by[ ]|provided[ ]?[:=][ ]?|source[ ]?[=:][ ]?(?={PUBLISHER}))"
_WHOSE = r"[^()\[\]<>\n.!?]{0,70}(?:\.[A-Za-z][^()\[\]<>\n.!?]{0,40})?"
_POOL = r"(?i:(?:[\w ]{0,30})?(?:photo|image)[ ]co-?op(?:eration)?|(?:press[ ])?pool[ ]photo|joint[ ](?:press|coverage)[ ](?:corps|photo))"
_CASTER = (
    r"(?i:(?:the[ ])?(?:(?:meteorological|weather|forecast)[ ])?(?:caster|forecaster)"
    r"|weather[ ](?:anchor|reporter)|meteorological[ ]caster|기상캐스터)"
)
_WEATHER = rf"(?:{_CASTER}[ :=]{{1,3}}{NAME}|{NAME},?[ ]{_CASTER}|(?i:weather)[ ]?:[ ]?{NAME}(?:,[ ]{_CASTER})?)"
_FORECAST = Pattern(_WEATHER)
_BRACKETED = Pattern(
    rf"[(\[<]{{1,2}}[ ]?(?:{_PHOTO}{_WHOSE}|{_WEATHER}|{_POOL}(?:[ ]?[/,=][ ]?(?:{_POOL}|{PUBLISHER}))?|{_PICTURE}[ ]?=?[ ]?(?i:{PUBLISHER}))[ ]?[)\]>]{{1,2}}"
)
_HINT = Pattern(
    r"[^\n)\]>]*(?:[:=|ㅣ]| by |[Cc]ourtesy|[Ss]ource|[Pp]rovided|[Cc]aster|[Pp]hoto|[Ii]mage|[Vv]ideo|[Pp]icture|사진|이미지|그래픽|자료|영상|캡처|[Gg]raphic|[Cc]aptur|[Pp]ool)"
)
_PAIR = {"(": ")", "[": "]", "<": ">"}


def in_brackets(text: str, start: int) -> Span | None:
    """The credit in brackets that opens at ``start``: of a picture, a production, the weather.

    One that the end of the text cuts short counts too. Offsets are characters.
    """
    closing = _PAIR.get(text[start : start + 1])
    if closing is None or not _HINT.match(text, start, start + 200):
        return None
    match = _BRACKETED.match(text, start)
    if match and match[0].count(match[0][0]) == match[0].count(_PAIR[match[0][0]]):
        return match.span()
    end = text.find(closing, start, start + 400)
    inner = text.find(text[start], start + 1, end) if end >= 0 else -1
    if inner >= 0:
        end = text.find(closing, end + 1, start + 400)
    line = text.find("\n", start, start + 400)
    if end >= 0 and (line < 0 or end < line):
        inside = text[start + 1 : end].strip()
        return (start, end + 1) if inside and _credits(inside) else None
    if line < 0 and end < 0 and len(text) - start < 400:
        inside = text[start + 1 :].strip()
        if _cut_short(inside):
            return start, start + 1 + len(text[start + 1 :].rstrip())
    return None


def _cut_short(inside: str) -> bool:
    """Whether a credit was cut off by the end of an excerpt, within its last name or part."""
    if _credit(inside):
        return True
    head, mark, _ = inside.rpartition(",") if "," in inside else inside.rpartition("/")
    return bool(mark) and _credit(head.strip())


_TAIL = Pattern(
    rf"""(?:/[ ]?(?:{_PHOTO}|(?i:photo[ ]))?(?:{PUBLISHER}|{REPORTER}[ ]{NAME})(?:[ ](?i:provided|photo|file[ ]photo))?
      |/[ ]?{_PHOTO}{_WHOSE}
      |(?:{PUBLISHER}|[Yy][ou]nhap(?:[ ][Nn]ews)?)(?:[ ]file)?[ ]photo
      |/?[ ]?(?i:(?:photo|image)[ ]co-?op(?:eration)?|pool[ ]photo|[\w ]{{0,30}}photo[ ](?:reporters?|journalists?)(?:[ ](?:group|team|corps|association))?)
      |(?i:{_PICTURE})(?i:{_FROM})(?:(?:{NAME}|{PUBLISHER}|{REPORTER}[ ]{NAME})(?:[ ]?[/,][ ]?(?:{NAME}|{PUBLISHER}))?)(?:[ ](?:{REPORTER}|screen[ ]captures?|captures?|file[ ]photo|photo|provided|website))?
      |(?i:photo|image|picture)[ ]?[=:][ ]?[^\n.!?]{{1,60}}
    )(?:[ ]?[=/]?[ ]?[\w.]{{2,30}}@)?[.]?(?=[ \t\r]*(?:\n|\Z))""",
    re.VERBOSE,
)


def photo_tail(text: str, start: int) -> Span | None:
    """The credit of a picture that begins at ``start`` and ends its line: ``/Courtesy of News1``.

    What stands before it on the line is a whole sentence or nothing.
    """
    match = _TAIL.match(text, start)
    if match is None:
        return None
    before = text[max(0, start - 3) : start].rstrip(" \t")
    if before and before[-1] not in "\n.!?)]”\"’'" and match[0][0] != "/":
        return None
    return match.span()


def tail_start(text: str, index: int) -> int:
    """Where a picture's credit around ``index`` may begin: behind a stop, at a slash or a line."""
    stop = max(0, index - 40)
    while index > stop and text[index - 1] not in '\n.!?)]”"’/':
        index -= 1
    if text[index - 1 : index] == "/":
        index -= 1
    while text[index : index + 1] == " ":
        index += 1
    return index


_LINE_HINT = Pattern(
    r"[:=|ㅣ/]|[Pp]hoto|[Ii]mage|[Vv]ideo|[Ff]ilm|[Cc]amera|[Pp]icture|[Cc]ourtesy|사진"
)
_LINE = Pattern(rf"{_ROLES}{_SAYS}.{{0,200}}|(?i:(?:{_PART}[ ]){{2,3}}){NAME}\.?")


def credit_line(line: str) -> bool:
    """Whether a line, without blanks around it, is a credit of a production or a picture."""
    if not _LINE_HINT.search(line):
        return False
    bare = line.strip("()[]<>* ").removesuffix(".")
    if not bare:
        return False
    if _LINE.match(bare) and _credit(bare):
        return True
    if _BARE.fullmatch(bare):
        return True
    span = photo_tail(line, 0)
    return span is not None and span[1] == len(line)


_BARE = Pattern(
    rf"(?i:(?:video|image|photo|film|camera)[ ](?:coverage|editing|editor|edit|reporter|journalist|shooting))[ ]{NAME}"
)
_DESK = r"(?:[A-Z][\w&' -]{1,40}[ ](?:[Tt]eam|[Dd]epartment|[Dd]esk|[Bb]ureau)|(?:of|at|in|from|for|with)[ ](?:the[ ])?[A-Z][\w&.' -]{1,50}(?:[ ](?:[Tt]eam|[Dd]epartment|[Dd]esk|[Bb]ureau))?)"
_ADDRESS = r"(?:[ ]?[\[(<]?(?:[\w.]{2,30}@|\[?email[\s\xa0]protected\]?)[\])>]?)"
_BYLINE = Pattern(
    rf"""(?:(?:[Bb]y|[Ww]ritten[ ]by|[Rr]eported[ ]by|[Ee]dited[ ]by)[ ]{REPORTER}[ ]{NAME}(?:[ ]{_DESK})?
      |(?:{PUBLISHER}[ ]?[=/|,]?[ ]?)?{REPORTER}[ ]{NAME}(?:,?[ ]{_DESK})?(?:[ ]?[=/|])?
      |{NAME},?[ ](?:{PUBLISHER}[ ])?{REPORTER}(?:,?[ ]{_DESK}|[ ]at)?
      |{NAME}[ ]?[=/|][ ]?{REPORTER}
      |{REPORTER}[ ]?[:=][ ]?{NAME}
    ){_ADDRESS}?[.]?""",
    re.VERBOSE,
)
_STUB = Pattern(rf"(?:{NAME}[ ]?)?(?:[=/|][ ]?)?{_ADDRESS}[.]?")


def byline_line(line: str) -> bool:
    """Whether a line, without blanks around it, only names who wrote, also with a cut address."""
    if len(line) > 160 or line[-1:] == ".":
        return False
    if _STUB.fullmatch(line):
        return "@" in line or "protected" in line
    return bool(_BYLINE.fullmatch(line)) and any(map(has_surname, _CAPITAL.findall(line)))


_CAPITAL = Pattern(r"[A-Z][A-Za-z]*")


_OPENERS = ("[", "(", "<", "【")
_IN_BRACKETS = Pattern(
    rf"""[\[(<【](?:
        {PUBLISHER}(?:[ ]?\([A-Z][\w ,]{{1,30}}\))?[ ]?(?:[=/|,·][ ]?|[ ])(?:{REPORTER}|{NAME}[ ]{REPORTER})(?:[ ]{NAME})?(?:[ ]?[=/])?
      | (?:[A-Z][a-z]+[ ]?=[ ]?){PUBLISHER}(?:[ ]?[=,/]?[ ]?{REPORTER}[ ]{NAME}|[ ]?[=,/]?[ ]?{NAME}[ ]{REPORTER})?
      | {PUBLISHER}[ ]?=[ ]?[A-Z][\w ]{{1,30}}(?:[ ]?[=,/]?[ ]?{REPORTER}[ ]{NAME})?
      | {PUBLISHER}[ ]{NAME}[ ](?:[\w]+[ ])?{REPORTER}
      | {PUBLISHER}[ ]?\([A-Z][\w ,]{{1,30}}\)[ ]?=[ ]?(?:{REPORTER}[ ]{NAME}|{NAME}[ ]{REPORTER})
      | {REPORTER}[ ]{NAME}(?:[ ]{_DESK})?
      | (?:[A-Z][\w.-]{{0,15}}[ ]?){{1,4}},?[ ](?<![ ][ ]){REPORTER}[ ]{NAME}
    )[ ]?[\])>】](?:[ ]?(?:{REPORTER}[ ]{NAME}|{NAME}[ ]{REPORTER})[ ]?=|[ ]?=)?""",
    re.VERBOSE,
)
_OUTLET_ALONE = Pattern(rf"\[(?:(?![ ]?(?i:yonhap|reuters)\]){PUBLISHER})\](?:[ ]?=)?(?=[ ]?\S)")


def bracketed_byline(text: str, start: int) -> Span | None:
    """The byline in brackets that opens at ``start``: ``[Asia Economy Reporter Kim Jin-ho]``.

    An outlet alone counts only in square brackets: agencies sign with theirs in round ones.
    """
    if text[start : start + 1] not in _OPENERS:
        return None
    match = _IN_BRACKETS.match(text, start) or _OUTLET_ALONE.match(text, start)
    return match.span() if match else None

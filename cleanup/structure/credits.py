"""Credits and bylines: who made the pictures, the report, the words. Told by shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleanup.pattern import Pattern
from cleanup.structure.words import (
    NAME,
    PUBLISHER,
    REPORTER,
    has_surname,
    is_publisher,
    listed,
)

if TYPE_CHECKING:
    from cleanup.model import Span

__all__ = [
    "CUT_ADDRESS", "ROLES", "credit_line", "dated_tail", "in_brackets", "may_be_credit", "photo_tail", "tail_start", "weak_credit_line",
]  # fmt: skip

_ROWS = [row.partition(" +") for row in listed("credit_roles.txt")]
ROLES = frozenset(word.lower() for word, _, _ in _ROWS)
"""Words for a part in making a report or a picture, in lower case."""

_STRONG = frozenset(word.lower() for word, plus, _ in _ROWS if plus)
_TELLING_PAIRS = frozenset(
    ("data survey", "data research", "data investigation", "intern reporter")
)
_BETWEEN = frozenset(("the", "and", "by"))

_SAYS = Pattern(
    r"(?:[ ](?:provided|offered|courtesy))?(?:[ ](?:by|of))?[ ]?[:;=|ㅣ][ ]?|[ ](?:by|courtesy of|provided by)[ ]"
    r"|[ ][-–—][ ]"
)
_WORD = Pattern(r"[A-Za-z]+")
_ANY_WORD = Pattern(r"[A-Za-z가-힣]+")
_GAPS = " /,;|ㅣ·․&"


def _credit(text: str, *, sure: bool = True) -> bool:
    """Whether a text is a credit and nothing else: parts and those who did them, one part telling.

    A part is the words before a colon or its like that all name a part: ``Video editing: Kim``.
    """
    at = parts = 0
    strong = False
    for says in _SAYS.finditer(text):
        role = _role_before(text, at, says.start())
        if role is None:
            if says[0].strip() in (":", "=", "|", "ㅣ"):
                return False
            continue
        start, telling = role
        if not _is_who(text[at:start], first=parts == 0):
            return False
        parts += 1
        strong = strong or telling
        at = says.end()
    return parts > 0 and (strong or parts > 1 or not sure) and _is_who(text[at:], first=False)


def _role_before(text: str, low: int, high: int) -> tuple[int, bool] | None:
    """Where the words for a part begin that end at ``high``, and whether one of them is telling."""
    start = None
    telling = False
    words = _WORD if max(text) < "가" else _ANY_WORD
    for word in reversed(list(words.finditer(text, low, high))):
        lower = word[0].lower()
        if lower not in ROLES and not (lower in _BETWEEN and start is not None):
            break
        if lower in ROLES:
            start = word.start()
            telling = telling or lower in _STRONG
    telling = telling or (start is not None and text[start:high].strip().lower() in _TELLING_PAIRS)
    if start is None or text[start:high].strip(" ") == "":
        return None
    return start, telling


def _is_who(text: str, *, first: bool) -> bool:
    """Whether a text can be those who did a part: short, capitalised, or nothing."""
    bare = text.strip(_GAPS)
    if first:
        return not bare
    return len(bare) <= 80 and not bare[:1].islower() and ". " not in bare


_CASTER = (
    r"(?i:(?:the[ ])?(?:(?:meteorological|weather|forecast)[ ]?)?(?:caster|forecaster)"
    r"|weather[ ](?:anchor|reporter)|기상캐스터)"
)
_KOREAN_ROLE = Pattern(r"[가-힣]{2,4}[ ](?:기상[ ]?캐스터|캐스터|기자|앵커|아나운서)")
_ON_AIR = (" 기상", " 캐스터", " 기자", " 앵커", " 아나운서")
_WEATHER = Pattern(
    rf"(?i:weather[ ]center)[ ]{NAME}|{_CASTER}[ :=]{{1,3}}{NAME}|{NAME},?[ ]{_CASTER}|(?i:weather)[ ]?:[ ]?{NAME}(?:,?[ ]{_CASTER})?"
)
_POOL = Pattern(
    r"(?i:(?:[\w ]{0,30}[ ])?(?:photo|image)[ ]co-?op(?:eration)?|(?:press[ ])?pool[ ]photo"
    r"|(?:photo[ ])?(?:co|joint)[- ]coverage(?:[ ](?:team|group))?"
    r"|(?:material|data|file|archive|reference)[ ]photo"
    r"|(?:[\w ]{2,20}[ ]?=[ ]?)?joint[ ](?:press|coverage)[ ](?:corps|photo)"
    r"|(?:[\w ]{0,30}[ ])?photo[ ](?:reporters?|journalists?)(?:[ ](?:group|team|corps|association))?)"
)
_PICTURE = (
    r"(?:(?:file|captured|related|reference|stock|representative|caption|offered|provided|submitted)[ ])?"
    r"(?:photos?|photographs?|images?|pictures?|pics?|graphics?|illustrations?|videos?|screenshots?|"
    r"captures?|사진출처|이미지출처|사진제공|사진|이미지|그래픽|자료|영상|캡처)"
)
_FROM = (
    r"(?:[ ]?[=:|ㅣ][ ]?|[ ][lI][ ]|[ ](?:by|source|credit|from|(?:courtesy|provided|offered|taken|captured)(?:[ ](?:by|of|from))?)[ ]?[=:]?[ ]?)"
    r"(?:(?:provided|courtesy|offered|captured|taken)[ ](?:by|of|from)[ ])?"
)
_PHOTO = Pattern(
    rf"(?i:{_PICTURE}{_FROM}|(?:photo[ ])?courtes?y(?:[ ]of[ ]|[ ]?[:=][ ]?)|provided[ ](?:by[ ]|[:=][ ]?))"
)
_SOURCE = Pattern(r"(?i:source[ ]?[=:][ ]?)")
_WHOSE = Pattern(r"[^()\[\]<>\n.!?]{0,70}(?:\.[A-Za-z][^()\[\]<>\n.!?]{0,40})?")
_PICTURED = ("photo", "image", "pic", "graphic", "illustration", "video", "screenshot", "capture", "courte", "provided", "사진", "이미지", "그래픽", "자료", "영상", "캡처")  # fmt: skip
_POOLED, _FORECAST = ("photo", "image", "joint"), ("caster", "weather", "캐스터")
_ENDING = (*_PICTURED, "source", "joint", "data", "material")
_MADE = ("video", "image", "photo", "film", "camera", "vj", "pd")
_PICTURE_OF = Pattern(rf"(?i:{_PICTURE})[ ]?=?[ ]?({PUBLISHER})")


def _in_bracket(inside: str) -> bool:
    """Whether what stands in a bracket credits a picture, a production, the weather."""
    return any(tell(inside) for tell in (_of_picture, _of_named_source, _of_people, _of_parts))


def _of_picture(inside: str) -> bool:
    lower = inside.lower()
    photo = _PHOTO.match(inside) if any(word in lower for word in _PICTURED) else None
    if photo and _WHOSE.fullmatch(inside, photo.end()):
        return True
    if any(word in lower for word in ("captur", "screen", "viewer")) and _CAPTURED.fullmatch(
        inside
    ):
        return True
    return len(inside) < 60 and "provided" in lower and bool(_PROVIDED.fullmatch(inside))


def _of_named_source(inside: str) -> bool:
    source = _SOURCE.match(inside)
    if source and is_publisher(inside[source.end() :]):
        return True
    if not any(word in inside.lower() for word in _PICTURED):
        return False
    named = _FILE.fullmatch(inside) or _PICTURE_OF.fullmatch(inside)
    return bool(named and is_publisher(named[1]))


def _of_people(inside: str) -> bool:
    if _SAYS.search(inside):
        if _credit(inside):
            return True
        return _credit(inside, sure=False) and has_surname(" ".join(inside.split()[-2:]))
    if not any(word in inside.lower() for word in _MADE):
        return False
    parts = [part.strip() for part in _COMMAS.split(inside)]
    return any(map(_UNMARKED.fullmatch, parts)) and all(
        _UNMARKED.fullmatch(part) or _OWNER.fullmatch(part) for part in parts
    )


def _of_parts(inside: str) -> bool:
    """Several credits with slashes between, or one of the weather or of a pool."""
    parts = [part.strip() for part in inside.split("/")]
    if len(parts) == 1 and inside[:7].lower() == "weather" and not _is_weather(inside):
        parts = [part.strip() for part in inside.split(", ")]
    if len(parts) == 1 and is_publisher(inside):
        return False
    weather = any(map(_is_weather, parts))
    return all(
        part
        and (
            _is_weather(part)
            or _is_pool(part)
            or _credit(part, sure=not weather)
            or is_publisher(part)
        )
        for part in parts
    )


def _is_weather(part: str) -> bool:
    lower = part.lower()
    return bool(
        (any(word in lower for word in _FORECAST) and _WEATHER.fullmatch(part))
        or (any(word in part for word in _ON_AIR) and _KOREAN_ROLE.fullmatch(part))
    )


def _is_pool(part: str) -> bool:
    lower = part.lower()
    return any(word in lower for word in _POOLED) and _POOL.fullmatch(part) is not None


_COMMAS = Pattern(r"[ ]?[,/·][ ]?")
_CAPTURED = Pattern(
    r"(?i:(?:screen|broadcast|video|youtube|instagram|facebook|twitter|sns|homepage|website|program|cctv)[ ](?:captures?|screen)|captured?[ ]from[ ][^.!?]{2,60}|(?:photo|image)[ ]captures?|(?:photographed|filmed|shot)[ ]by[ ](?:an?[ ]|the[ ])?viewers?\b[^.!?]{0,60}|captured?[ ][\w ]{2,20}[ ](?:screen|broadcast|video))"
)
_PROVIDED = Pattern(r"[A-Z][\w&.' -]{1,50}[ ][Pp]rovided")
_PAIR = {"(": ")", "[": "]", "<": ">"}
_HINT = Pattern(
    r"[^\n)\]>]{0,200}?(?:[:=|ㅣ]| by |[Cc]ourtesy|[Pp]rovided|[Cc]aster|[Ww]eather|[Pp]hoto|[Ii]mage|[Vv]ideo|[Pp]icture|"
    r"[Pp]ool|[Cc]orps|[Cc]overage|[Ee]diting|[Rr]eporter|캐스터|기자|사진|이미지|그래픽|자료|영상|캡처|[Gg]raphic|[Cc]aptur)"
)


def in_brackets(text: str, start: int) -> Span | None:
    """The credit in brackets that opens at ``start``: of a picture, a production, the weather.

    One that the end of the text cuts short counts too. Offsets are characters.
    """
    closing = _PAIR.get(text[start : start + 1])
    if closing is None or not _HINT.match(text, start + 1):
        return None
    line = text.find("\n", start, start + 400)
    stop = line if line >= 0 else min(len(text), start + 400)
    end = text.find(closing, start, stop)
    if end >= 0 and text.find(text[start], start + 1, end) >= 0:  # a bracket within, or doubled
        end = text.find(closing, end + 1, stop)
    if end >= 0:
        inside = text[start + 1 : end].strip("([<>]) ")
        if text[start + 1 : end].count("(") != text[start + 1 : end].count(")"):
            return None
        if "(" in text[start + 2 : end]:
            inside = text[start + 1 : end].strip()
        return (start, end + 1) if inside and _in_bracket(inside) else None
    if stop == len(text) and _cut_short(text[start + 1 :].strip()):
        return start, start + 1 + len(text[start + 1 :].rstrip())
    return None


def _cut_short(inside: str) -> bool:
    """Whether a credit was cut off by the end of an excerpt, within its last name or part."""
    if _credit(inside):
        return True
    head, mark, _ = inside.rpartition("," if "," in inside else "/")
    return bool(mark) and _credit(head.strip())


CUT_ADDRESS = r"[ ]?(?:[\[(<]{0,2}(?:[\w.]{2,30}@|\[?email[\s\xa0]protected\]?)[\])>]{0,2})"
_OWNER_END = Pattern(
    rf"(?:[ ](?i:provided|file[ ]photo|photo|screen[ ]captures?|captures?|website))?(?:[ ]?[=/]?{CUT_ADDRESS})?[.]?\Z"
)
_OWNER = Pattern(rf"(?:{REPORTER}[ ])?({NAME})(?:[ ]{REPORTER})?")
_FILE = Pattern(rf"({PUBLISHER})(?:[ ](?i:file|material|archive|data))?[ ][Pp]hoto")
_MARKED_PHOTO = Pattern(r"[\[<(](?:[Pp]hoto|[Ii]mage|[Pp]icture)[\]>)][ ]?")
_MISSPELT = Pattern(r"[Yy][ou]nhap(?:[ ][Nn]ews)?(?:[ ]file)?[ ]photo")
_LOOSE = Pattern(
    r"(?i:photo|image|picture)s?[ ]?(?:[=:]|(?i:courtesy(?:[ ]of)?|offered[ ]by|provided[ ]by)(?:[ ]?[|=])?)[ ]?[^\n.!?]{1,60}"
)
_OF_DATA = Pattern(
    r"(?i:data|materials?)[ ]?=[ ]?[A-Z][^\n.!?=]{1,60}|(?i:source[ ]of[ ](?:the[ ])?(?:video|image|photo|picture)s?)[ ]?[:=][ ]?[^\n.!?]{2,60}"
)
_PIC = Pattern(
    r"(?i:pics?|photos?)\.[ ][A-Z][^\n.!?=]{1,60}[ ](?:offering|offered|provided|courtesy)"
)
_LABELLED = Pattern(
    r"[\[<(](?:[Pp]hoto|[Ii]mage|[Pp]icture)[\]>)][ ]?[A-Z][\w ]{1,30}[ ]?=[ ]?[A-Z][^\n.!?]{2,60}"
)
_DATED = Pattern(r"(?:19|20)\d\d\.[ ]?\d{1,2}\.[ ]?\d{1,2}\.?[ ]?\Z")


def photo_tail(text: str, start: int) -> Span | None:
    """The credit of a picture that begins at ``start`` and ends its line: ``/Courtesy of News1``.

    What stands before it on the line is a whole sentence or nothing.
    """
    end = text.find("\n", start, start + 161)
    if end < 0:
        end = len(text)
    rest = text[start:end].rstrip()
    if (
        not 3 < len(rest) <= 160
        or not _may_be_tail(rest)
        or not _is_tail(rest)
        or len(rest) == len(text)
    ):
        return None  # words that are all there is credit no picture
    before = text[max(0, start - 3) : start].rstrip(" \t")
    if before and before[-1] not in "\n.!?)]”\"'’" and rest[0] != "/":
        return None
    return start, start + len(rest)


def dated_tail(text: str, slash: int) -> Span | None:
    """The stub of date and agency around a slash that ends its line: ``2022.6.18/News 1``."""
    end = text.find("\n", slash, slash + 40)
    owner = text[slash + 1 : end if end >= 0 else slash + 40].strip()
    date = _DATED.search(text[max(0, slash - 16) : slash])
    if date is None or text[slash : slash + 1] != "/" or not is_publisher(owner):
        return None
    return slash - len(date[0]), text.index(owner, slash) + len(owner)


def _may_be_tail(rest: str) -> bool:
    lower = rest.lower()
    return rest[0] == "/" or any(word in lower for word in _ENDING)


def _is_tail(rest: str) -> bool:
    slash = rest[0] == "/"
    bare = rest[1:].lstrip() if slash else rest
    ending = _OWNER_END.search(bare)
    core = bare[: ending.start()] if ending else bare
    if not core:
        return False
    photo = _PHOTO.match(bare)
    if photo:
        return _is_owner(core[photo.end() :].strip(), loose=slash or bool(_LOOSE.fullmatch(bare)))
    marked = _SOURCE.match(bare) or _MARKED_PHOTO.match(bare)
    if marked and is_publisher(core[marked.end() :].strip()):
        return True
    if any(pattern.fullmatch(bare) for pattern in (_OF_DATA, _PIC, _LABELLED)):
        return True
    if slash and (is_publisher(core) or _BY_REPORTER.fullmatch(core)):
        return True
    file = _FILE.fullmatch(bare)
    captured = bare[:6].lower() == "captur" and _CAPTURED.fullmatch(bare.rstrip("."))
    whole = captured or _MISSPELT.fullmatch(bare) or _POOL.fullmatch(bare.rstrip("."))
    return bool(whole or (file and is_publisher(file[1])))


def _is_owner(owner: str, *, loose: bool) -> bool:
    """Whether a text can be whose picture it is; ``loose`` where other signs are strong."""
    if loose:
        return _WHOSE.fullmatch(owner) is not None
    parts = [part.strip() for part in owner.replace(",", "/").split("/")]
    return owner != "" and all(
        is_publisher(part) or _OWNER.fullmatch(part) for part in parts if part
    )


_BY_REPORTER = Pattern(rf"(?i:reporter|photo)[ ](?:{REPORTER}[ ])?{NAME}(?:[ ]{REPORTER})?")


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


_LINE_HINTS = (":", "=", "|", "ㅣ", "/", ",", "·", "hoto", "pic.", "Pic.", "aptur", "mage", "ideo", "ilm", "amera", "icture", "ourtesy", "사진", " by ")  # fmt: skip
_UNMARKED = Pattern(
    rf"(?i:(?:video|image|photo|film|camera)[ ](?:coverage|reporting|editing|editor|edit|reporter|journalist|shooting)|vj|pd),?[ ]{NAME}"
)


def may_be_credit(line: str) -> bool:
    """Whether a line, without blanks around it, is a credit, in brackets or not."""
    if len(line) > 240:
        return False
    bracket = in_brackets(line, 0)
    return bool(bracket and bracket[1] == len(line)) or credit_line(line)


def weak_credit_line(line: str) -> bool:
    """Whether a line may be a credit beside others: a part that does not tell by itself."""
    return len(line) <= 120 and _credit(line, sure=False)


def credit_line(line: str) -> bool:
    """Whether a line, without blanks around it, is a credit of a production or a picture."""
    if not any(hint in line for hint in _LINE_HINTS):
        return False
    bare = line.strip("()[]<>* ").removesuffix(".")
    if not bare:
        return False
    made = any(word in bare.lower() for word in _MADE)
    if _credit(bare) or (made and _UNMARKED.fullmatch(bare)) or _parts_and_names(bare):
        return True
    span = photo_tail(line, 0)
    return span is not None and span[1] == len(line)


def _parts_and_names(line: str) -> bool:
    """Whether a line is of parts and names without marks: ``Producer Kim, Writer Lee So-ra``."""
    if ROLES.isdisjoint(_COMMAS.sub(" ", line.lower()).split()):
        return False
    pieces = [piece.strip() for piece in _COMMAS.split(line) if piece]
    told = strong = 0
    for piece in pieces:
        words = piece.split()
        roles = 0
        while roles < len(words) and words[roles].lower() in ROLES:
            roles += 1
        name = " ".join(words[roles:])
        if roles > 3 or not _OWNER.fullmatch(name) or not has_surname(name):
            return False
        told += roles > 0
        strong += any(word.lower() in _STRONG for word in words[:roles])
    return told > 1 or (told == 1 and strong == 1 and len(pieces) == 1)

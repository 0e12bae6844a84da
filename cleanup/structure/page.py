"""What a page leaves around its story: chrome, time stamps, notices, the title's ornaments."""

from __future__ import annotations

import re

from cleanup.korean.hangul import is_hangul
from cleanup.layout import flat
from cleanup.pattern import Pattern
from cleanup.structure.words import is_outlet, is_publisher, is_surname, listed

__all__ = [
    "NOTICES", "SURE", "claim_of_rights", "is_notice", "is_of_page", "is_time_stamp", "page_words", "stands_above_title", "title_prefix",
    "title_tail",
]  # fmt: skip

_MARKS = " \t\u00a0∧∨▶▷►▲△◎※*·•:.…-–—|<>≫≪→«»+×#'\"“”()[]"
_BULLETS = " \t\u00a0▶▷►▲△◎※*·•☞-–—|<>→'\"‘’“”■◇◆□○●"
_ROWS = listed("page.txt")
_BUTTONS = frozenset(("print", "scrap", "facebook", "kakaotalk", "인쇄", "스크랩"))
SURE = tuple(
    dict.fromkeys(
        [
            row.lstrip("#").partition("#")[0].strip("*").strip(_MARKS)
            for row in _ROWS
            if row[0] != "~"
        ]
        + sorted(_BUTTONS)
    )
)
"""Literals, in lower case, of which one stands in every line that is surely the page's."""
_SURE = frozenset(row.rstrip("*").strip(_MARKS) for row in _ROWS if row[0] != "~")
_SURE_ENDS = tuple(row[1:] for row in _ROWS if row[0] == "*")
_SURE_STARTS = tuple(row[:-1] for row in _ROWS if row[0] != "~" and row[-1] == "*")
_ORDINARY = frozenset(row[1:] for row in _ROWS if row[0] == "~" and row[-1] != "*")
_ORDINARY_STARTS = tuple(row[1:-1] for row in _ROWS if row[0] == "~" and row[-1] == "*")
_FIGURES = Pattern(r"\d+")


def page_words(line: str) -> str:
    """Which words of a page a line is: ``sure``, ``crumbs``, ``ordinary`` or the empty string.

    Crumbs are the way to a page ("Home > Society") and the site's own byline ("by news dir").

    A line may hold several rows one behind the other: "Print Share on Facebook".
    """
    bare = flat(line).strip(_MARKS)
    if _FIGURES.search(bare):
        bare = _FIGURES.sub("#", bare).strip(_MARKS)
    if bare in _SURE or (bare.startswith(_SURE_STARTS) and bare != "") or bare.endswith(_SURE_ENDS):
        return "sure"
    if ":" in line and len(line) < 120 and (rest := _without_stamps(line)) is not None:
        return "crumbs" if rest == "" or page_words(rest) else ""
    crumbs = any(mark in line for mark in ">≫»›") and _CRUMBS.fullmatch(line)
    if crumbs or (line.startswith("by ") and _BY_SITE.fullmatch(line)):
        return "crumbs"
    dateline = line[0] == "[" and "=" in line and _DATELINE.fullmatch(line)
    if dateline or ("news" in bare and _is_programme(bare)):
        return "sure"
    if _is_button(line.strip(_MARKS)) or bare in _ORDINARY or bare.startswith(_ORDINARY_STARTS):
        return "ordinary"
    return _row_of_words(bare) if " " in bare and line[-1] != "." else ""


_FIRST_WORDS = frozenset(row.split()[0] for row in (*_SURE, *_ORDINARY) if row)
_FIGURED_STAMP = Pattern(r"(?:date )?#[-./]#[-./]#\.?(?: \(?#:#(?::#)?\)?)? ")


def _row_of_words(bare: str) -> str:
    """What a line is that consists of nothing but rows of the list, the longest taken first."""
    stamp = _FIGURED_STAMP.match(bare)
    row = bare[stamp.end() if stamp else 0 :]
    if row.split(None, 1)[0] not in _FIRST_WORDS:
        return ""
    words = [word for word in row.split() if word.strip(_MARKS)]
    found = "sure" if stamp and stamp[0].startswith("date ") else ""
    at = rows = 0
    while at < len(words):
        for end in range(min(len(words), at + 8), at, -1):
            row = " ".join(words[at:end]).strip(_MARKS)
            if row in _SURE or row in _ORDINARY:
                found = "sure" if row in _SURE else found or "ordinary"
                rows += 1
                at = end
                break
        else:
            return ""
    return "sure" if rows > 2 and not _BUTTONS.isdisjoint(words) else found


NOTICES = tuple(listed("notices.txt"))
"""Words, in lower case, with which a notice begins."""


def stands_above_title(line: str) -> bool:
    """Whether a line may stand above a title: words of the page, a stamp, a notice."""
    return page_words(line) != "" or is_time_stamp(line) or is_notice(line)


def is_of_page(line: str) -> bool:
    """Whether a line may be of the page: its words, a time stamp, a headline of another story."""
    if len(line) > 240:
        return False
    return line[0] in "▶☞▷►" or page_words(line) not in ("", "ordinary") or is_time_stamp(line)


_BY_HEAD = {
    head: tuple(notice for notice in NOTICES if notice.startswith(head))
    for head in {notice[0] for notice in NOTICES}
}
_RIGHTS = ("ⓒ", "©", "copyright", "unauthorized", "저작권자", "무단")


_PHONE = Pattern(
    r"[\W_]{0,4}[A-Za-z가-힣][A-Za-z가-힣 -]{1,20}\]?[ ]?[:=]?[ ]?\(?0\d{1,2}\)?[- .]\d{3,4}[- .]\d{4}\W{0,3}"
)
_NOTE_MARKS = frozenset("*※◎<[(ⓒ©▶■☞")
_NOTE = Pattern(
    r"when (?:quoting|citing|using)|actual broadcast|indicate the source|reveal the source|source must|without permission|"
    r"unauthori[sz]ed|prohibit|all rights reserved|re-?distribution|reproduc|copyright|translated by|file photo|not related to|"
    r"of the broadcast|broadcast (?:content|manuscript|script|text)|from the broadcast|help understand|your report|kakao ?talk|(?:check|checked with|see|watch) the video|recommended (?:by|with)|live tran",
    re.IGNORECASE,
)
_NOTE_WORDS = ("when ", "broadcast", "source", "permission", "unauthori", "prohibit", "rights", "distribution", "reproduc", "copyright", "translated by", "file photo", "related to", "understand", "your report", "kakao", "the video", "recommended", "live tran")  # fmt: skip
_CONTACT_MARKS = frozenset("▷▶■◎☞[")
_CONTACT = Pattern(
    r"[▷▶■◎☞\[][ ]?(?:e-?mail|mail|phone|tel|telephone|kakao ?talk|homepage|website|youtube|naver|instagram|facebook|how to report|"
    r"to report|report(?=[ ]?:)|subscribe|send (?:a|your) (?:report|tip)|카카오톡|전화|이메일|메일|유튜브|네이버|제보)\b",
    re.IGNORECASE,
)
_CONTACT_WORDS = tuple(
    "e-mail email mail phone tel kakao homepage website youtube naver instagram facebook how to "
    "report subscribe send 카카오톡 전화 이메일 메일 유튜브 네이버 제보".split()
)
_WAITING_WORDS = ("wait", "looking forward", "can also be")
_CLAIM_WORDS = ("reserved", "prohibit", "forbid", "permission", "redistribut", "ⓒ", "©", "(c)", "copyright")  # fmt: skip
_WAITING = Pattern(
    r"news can also be (?:seen|watched|viewed) on\b|(?:(?:is|are|['’]re) (?:waiting for|looking forward to|awaiting)|waits? for|awaits) (?:[a-z]+ ){0,2}(?:report|tip|information)s?\b(?! (?:on|of|from|about))",
    re.IGNORECASE,
)
_CLAIMS = Pattern(
    r"\W{0,3}(?:copyrights?|unauthori[sz]ed|prohibition of|no unauthori[sz]ed|all rights|reproduction|redistribution|this (?:article|content|material) is protected)\b"
    r".{0,120}(?:reserved|prohibit|forbid|without permission|redistribut|ⓒ|©|\(c\)|copyright law)",
    re.IGNORECASE,
)
_CRUMBS = Pattern(r"[\w&' ]{2,25}(?:[ ]?[>≫»›][ ]?[\w&' ]{2,25}){1,4}")
_PROGRAMME = Pattern(
    r"(?:# )?([a-z][a-z ]{1,12}?) (?:news ?room|news ?desk|news ?center|news ?today|news a|news night|(?:8 |# )?news(?: #)?)"
)


def _is_programme(bare: str) -> bool:
    """Whether a line is a broadcaster's programme: ``JTBC Newsroom``, ``TV Chosun News 9``."""
    match = _PROGRAMME.fullmatch(bare)
    return match is not None and bare != f"{match[1]} news" and is_outlet(match[1])


_DATELINE = Pattern(r"\[[가-힣]{2,6}=[가-힣\d]{2,8}\]")
_BY_SITE = Pattern(r"by [a-z][a-z\d ]{2,24}")


def _is_button(line: str) -> bool:
    """Whether a line is a few words of Hangul: a page in English has few other such lines."""
    words = line.split(" ") if is_hangul(line[:1]) else ()
    return 0 < len(words) < 4 and all(len(word) < 8 and is_hangul(word) for word in words)


def _is_whole(line: str) -> bool:
    """Whether a bracket that opens a line holds all of it; other marks stand for the whole line."""
    closing = {"[": "]", "<": ">", "(": ")"}.get(line[0])
    return closing is None or line.find(closing) in (-1, len(line) - 1)


def is_notice(line: str) -> bool:
    """Whether a line is a notice: of a script, a right, a channel for tips."""
    first, size = line[0], len(line)
    lower = line.lower() if size <= 500 else ""
    noted = first in _NOTE_MARKS and _is_whole(line) and any(word in lower for word in _NOTE_WORDS)
    if noted and _NOTE.search(line):
        return True
    if size < 200 and (
        "hen quoting" in line
        or "hen citing" in line
        or "jebo" in line
        or (lower.startswith("(c) ") and ("prohibit" in lower or "reserved" in lower))
        or ("ll rights reserved" in line and "opyright" in line)
        or (first == "◎" and "ympath" in line[:12])
        or _asks_or_claims(line, lower)
    ):
        return True
    if size < 60 and "-" in line and "0" in line and _PHONE.fullmatch(line):
        return True
    bare = flat(line[:80]).lstrip(_BULLETS)
    return size <= 500 and (
        bare.startswith(_BY_HEAD.get(bare[:1], ()))
        or (bare[:1] in ("[", "(", "<") and bare[1:].startswith(_RIGHTS))
    )


def _asks_or_claims(line: str, lower: str) -> bool:
    """Whether a line asks for tips or claims rights; a word of each form is looked for first."""
    if line[0] in _CONTACT_MARKS and lower[1:].lstrip(" ").startswith(_CONTACT_WORDS):
        return bool(_CONTACT.match(line)) or _claims(line, lower)
    return _claims(line, lower)


def _claims(line: str, lower: str) -> bool:
    return bool(
        (any(word in lower for word in _WAITING_WORDS) and _WAITING.search(line))
        or (any(word in lower for word in _CLAIM_WORDS) and _CLAIMS.match(line))
    )


_CLAIM = Pattern(
    r"(?:<[ ]?)?(?:(?:(?i:copyrights?)[ ]?)?[©ⓒ][ ]?[^\n]{2,160}|(?i:copyrights?)[ ]?(?:©|ⓒ|\(c\))[^\n]{2,160}"
    r"|\*[ ]?This[ ]article[^\n]{0,60}[ ]translated[ ]by[ ][^\n]{2,80}"
    r"|(?i:unauthori[sz]ed)[ ](?:reproduction|reprint(?:ing)?|copying)[^\n.]{0,120}(?:prohibited|forbidden|banned)[^\n]{0,40}"
    r"|\*?[ ]?(?i:re-?sale)[^\n]{0,20}DB[^\n]{0,20}(?:prohibited|banned|forbidden|not[ ]allowed)\.?"
    r"|저작권자[^\n]{2,120}|무단[ ]?전재[^\n]{2,120})(?=[ \t\r]*(?:\n|\Z))"
)


def claim_of_rights(text: str, start: int) -> tuple[int, int] | None:
    """The words at ``start`` that claim rights up to the end of their line, behind a sentence."""
    before = text[max(0, start - 3) : start].rstrip(" \t")
    if text[start - 1 : start] in ('"', "“", "‘", "'") or before[-1:] not in (
        ".",
        "@",
        "!",
        "?",
        "”",
        '"',
        ")",
        "]",
    ):
        return None
    line = text[max(0, start - 300) : start].rpartition("\n")[2]
    if any(line.rfind(opener) > line.rfind(closer) for opener, closer in ("<>", "[]")):
        return None  # of a bracket goes all or nothing
    match = _CLAIM.match(text, start)
    return match.span() if match else None


_DATE = (
    r"(?:(?:19|20)\d\d[-./][ ]?\d{1,2}[-./][ ]?\d{1,2}\.?|\d{1,2}/\d{1,2}/(?:19|20)\d\d"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?[ ]\d{1,2},[ ](?:19|20)\d\d"
    r"|\d{1,2}[ ](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6},?[ ](?:19|20)\d\d)"
)
_TIME = r"(?:[ ,.\-–|]{0,3}(?:at[ ])?\(?(?:[AaPp]\.?[Mm]\.?[ ]|오[전후][ ])?\d{1,2}:\d\d(?::\d\d)?(?:[ ]?[AaPp]\.?[Mm]\.?)?(?:[ ]?KST)?\)?)"
_WORD = (
    r"(?:입력|수정|등록|승인|최종[ ]?수정|기사[ ]?입력|업데이트|(?i:input|enter(?:ed)?|registered|registration|"
    r"modified|modify|modification|corrected|correction|sent|sending[ ]time|send[ ]time|transmitted|transmission[ ]time|fixed|published|posted|updated?|last[ ]updated?|last[ ]modified|revised|revision|approved|date|edit(?:ed)?|uploaded|"
    r"write|written|article[ ]registration|article[ ]input)(?:[ ]on|[ ]at)?)"
)
_STAMP = Pattern(
    rf"(?:(?:{_WORD}[ ]?[:.|]?[ ]?{_DATE}{_TIME}?|{_DATE}{_TIME})(?:[ ]?(?:[|/,·lㅣI]|\Z)[ ]?|[ \t]{{1,9}}(?:{_WORD}|Sent|Send|Transmitted|전송|송고)?|\Z)){{1,3}}"
)


def is_time_stamp(line: str) -> bool:
    """Whether a line is a date with its time, or with the word for what was done then."""
    line = line.lstrip("| ")
    if not 8 <= len(line) <= 120 or not (
        line[0].isdigit() or line.split(maxsplit=1)[0].rstrip(":.|").lower() in _STAMP_STARTS
    ):
        return False
    return bool(_STAMP.fullmatch(line.rstrip(" |")))


def _without_stamps(line: str) -> str | None:
    """A line without its time stamps, where it holds some behind words: ``Newsroom Input 2021-04-27 20:14``."""
    rest = _ONE_STAMP.sub(" ", line)
    return rest.strip() if rest != line and not is_time_stamp(line) else None


_ONE_STAMP = Pattern(rf"\b{_WORD}[ ]?[:.|]?[ ]?{_DATE}{_TIME}")
_STAMP_STARTS = frozenset(
    "입력 수정 등록 승인 최종 최종수정 기사입력 기사 업데이트 corrected correction sent sending send transmitted transmission input enter entered registered registration modified modify modification fixed published "
    "posted update updated last revised revision approved date edit edited uploaded write written article jan feb mar apr may jun jul aug sep oct "
    "nov dec january february march april june july august september october november december".split()
)


_TITLE_WORDS = (
    "exclusive breaking news newsflash pick video photo photos weather interview file radio live special "
    "focus issue today morning night now report reports field scene on-site site on the comprehensive "
    "general summary full story text poll fact check card graphic graphics click star stars k-star "
    "officials official urgent flash bulletin update updated release correction ak yna ytn sbs kbs mbc "
    "kbo mlb epl nba k-league kleague review preview local people world-cup olympics tokyo paris beijing voice talk data history q&a "
    "jtbc mbn tv biz sports politics economy society world culture entertainment international "
    "headline headlines top hot pick! wide window plus start startup lifestyle life market markets stock "
    "stocks real-time realtime spot pr comprehensively synthesis"
).split()
_LOWER_TITLE = frozenset(_TITLE_WORDS)
_BEHIND_PREFIX = r"(?:[ ]?\.{2,3}|[ ]?…)?[ ]?"
_PREFIX = Pattern(
    rf"[\[【<《][ ]?([A-Za-z][\w&!.'+ -]{{1,40}}|(?![\0-\x7f])\w[\w ·]{{0,12}})[ ]?[\]】>》]{_BEHIND_PREFIX}"
)
_ROUND_PREFIX = Pattern(
    rf"\([ ]?(?i:(?:comprehensive|general|summary|synthesis|overall|update|종합)(?:[ ](?:report|news|edition|version|article))?(?:[ ]?\d)?)[ ]?\){_BEHIND_PREFIX}"
)


_KEPT_TAGS = frozenset(
    "editorial editorials column columns opinion op-ed letter letters correction obituary poem review book "
    "books music applause laughs laughter sic guest contribution essay".split()
)


def _is_tag(inside: str, *, title: bool) -> bool:
    """Whether words in brackets are a tag of a page rather than what a writer puts before a title."""
    words = [word.strip("!.'+") for word in inside.lower().split()]
    if len(words) > 4 or not _KEPT_TAGS.isdisjoint(words):
        return False
    if all(word in _LOWER_TITLE for word in words):
        return True
    return (
        title
        and inside[0].isupper()
        and "-" not in inside
        and not is_surname(inside.split(maxsplit=1)[0])
    )


def title_prefix(line: str, *, title: bool = False) -> int:
    """How many characters of a title are tags before it: ``[Exclusive] ``, ``[정치]``; 0 for none.

    Where it is sure that the line is a ``title``, tags may hold any words but names.
    """
    if line[0] not in "[【<《(":
        return 0
    at = 0
    while True:
        round_ = line.startswith("(", at)
        match = (_ROUND_PREFIX if round_ else _PREFIX).match(line, at)
        if match is None or match.end() >= len(line):
            return at
        if not round_ and not _may_precede(match[1], title=title):
            return at
        at = match.end()


def _may_precede(inside: str, *, title: bool) -> bool:
    """Whether words in brackets may stand before a title: in Hangul, or a tag of a page."""
    if inside[0].isascii():
        return not inside.isascii() or _is_tag(inside, title=title)
    return is_hangul(inside[0]) and is_hangul(re.sub("[ ·]", "", inside))


_BEHIND_TITLE = Pattern(
    r"[ ]?[\[(](?i:[\w ]{0,20}(?:comprehensive|synthesis)[\w ]{0,12}|update[ ]?\d?|종합\d?)[\])][ ]*\Z"
)
_SECTIONS = frozenset(
    "article news south korea politics society economy sports culture world international entertainment "
    "national opinion".split()
) | frozenset(("south korea",))
_JOINTS = (" ::::: ", " :::: ", " ::: ", " :: ", ":::::", " : ", " | ", " = ", ": ", " - ", " – ")


def title_tail(line: str) -> int:
    """Where the outlet or section behind a title begins: `` : Sports Donga``; its length for none."""
    end = len(line)
    behind = _BEHIND_TITLE.search(line)
    if behind and behind.start() > 8:
        end = behind.start()
    taken = 0
    while True:
        cut = max(((line.rfind(joint, 9, end), joint) for joint in _JOINTS), key=_rightmost)
        at, joint = cut
        word = line[at + len(joint) : end].strip()
        if at < 0 or not word:
            return end
        if joint.count(":") > 1:
            return at if len(word) <= 40 and word[0].isupper() else end
        known = is_publisher(word) or (joint.strip() in ":|=" and word.lower() in _SECTIONS)
        # A lone section word behind a colon may be the title's own.
        alone = joint == ": " and taken == 0 and not is_publisher(word)
        if not known or (alone and ": " not in line[:at]):
            return end
        end, taken = at, taken + 1


def _rightmost(cut: tuple[int, str]) -> tuple[int, int]:
    return cut[0] + len(cut[1]), len(cut[1])

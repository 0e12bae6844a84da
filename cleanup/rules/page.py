"""ART: what a page left around its story: chrome, time stamps, notices, ornaments of the title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.layout import cut, opens_line
from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule
from cleanup.structure import ends_sentence, page
from cleanup.structure.script import OPENERS, STAGE_TAG

_STAMPS = ("corrected 20", "correction 20", "sent 20", "sending time", "send time", "transmitted 20", "news room", "newsroom", "news desk", "newsdesk", "news center", "news today", "news a", " news ", "입력", "수정", "등록", "승인", "업데이트", "input 20", "input:", "input :", "published", "posted", "updated", "modified", "registered", "registration", "entered 20", "uploaded", "date 20", "approved 20", "revised 20", "revision 20", "edit 20", "modify 20", "modification 20")  # fmt: skip


@rule(
    "ART010",
    safe=True,
    anchors=[
        *page.SURE,
        *(f":{ten}" for ten in range(6)),
        *_STAMPS,
        "▶",
        "☞",
        "▷",
        "►",
        " > ",
        "≫",
        "»",
        "›",
        "\nby ",
        "by news",
        "by times",
        "by world",
        "=뉴시스]",
        "=뉴스1]",
        "=연합뉴스]",
    ],
    examples=[
        Example(
            "▶ Click here to enlarge\nThe park opened for all citizens of the city on Monday.",
            "The park opened for all citizens of the city on Monday.",
        ),
        Example(
            "2024.10.25. PM 10:34\nFont size settings\nPrint\nThe park opened for all citizens of the city on Monday.",
            "The park opened for all citizens of the city on Monday.",
        ),
        Example(
            "Teller Report\n\n2/20/2020, 1:37:17 PM\n\nThe park opened for all citizens of the city on Monday.",
            "The park opened for all citizens of the city on Monday.",
        ),
        Example(
            "The park opened for all citizens of the city on Monday.\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nName *",
            "The park opened for all citizens of the city on Monday.",
        ),
        Example(
            "입력 2025.06.01 (14:21) 수정 2025.06.01 (14:43)\n\nThe park opened for all citizens of the city on Monday.",
            "The park opened for all citizens of the city on Monday.",
        ),
        Example(
            "Input 2024.01.12 09:12  Edit 2024.01.12 10:02\n\nThe park opened for all citizens of the city on Monday.",
            "The park opened for all citizens of the city on Monday.",
        ),
        Example(
            'The park opened for all citizens of the city on Monday.\nRead Also: The zoo closes\n▶ "It was a nice park" says mayor',
            "The park opened for all citizens of the city on Monday.",
        ),
        Example(
            "Home\n\nThe park opened for all citizens of the city on Monday.\n\nName",
            "Home\n\nThe park opened for all citizens of the city on Monday.\n\nName",
        ),
        Example(
            "He told us to click here to enlarge the picture.\nMenu\nWe read more and more.",
            "He told us to click here to enlarge the picture.\nMenu\nWe read more and more.",
        ),
        Example(
            "The train left at 20:20 on 2024.10.25 from the old station of the city.\n10:34",
            "The train left at 20:20 on 2024.10.25 from the old station of the city.\n10:34",
        ),
    ],
)
def page_chrome(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete a line that is chrome of the page: menus, buttons, time stamps, comment forms.

    Ordinary words ("Menu", "Name") go only above the first sentence or below the last one, where
    surer signs of the page stand too; a time stamp only there.
    """
    if view.has_line(at, page.is_of_page):
        for start, end in view.lines_of("chrome", "time"):
            yield Edit(*cut(view.text, start, end), "")


@rule(
    "ART011",
    safe=True,
    anchors=[
        *page.NOTICES,
        "when quoting",
        "broadcast",
        "waiting for",
        "looking forward to",
        "awaiting",
        "waits for",
        "awaits",
        "jebo",
        "can also be",
        "sympath",
        "kakao",
        "the video",
        "▷",
        "▶",
        "■",
        "◎",
        "☞",
        "[e-mail",
        "[email",
        "[mail",
        "[phone",
        "[tel",
        "[kakao",
        "[homepage",
        "[youtube",
        "[naver",
        "[report",
        "[send",
        "reserved",
        "forbid",
        "copyright law",
        "when citing",
        "when using",
        "actual broadcast",
        "the source",
        "source must",
        "without permission",
        "unauthori",
        "prohibit",
        "rights reserved",
        "distribution",
        "reproduc",
        "copyright",
        "translated by",
        "file photo",
        "not related to",
        "help understand",
        "your report",
        "recommended by",
        "recommended with",
        "live tran",
        "-1",
        "-2",
        "-3",
        "-4",
        "-5",
        "-6",
        "-7",
        "-8",
        "-9",
        "-0",
    ],
    examples=[
        Example(
            "* The text below may differ from the actual broadcast content.\nIt rains.", "It rains."
        ),
        Example("It ended.\n※ 'Your report becomes news'\n[Phone] 02-398-8585", "It ended."),
        Example(
            "It ended. © The Asia Business Daily, all rights reserved.\nⓒ Yonhap",
            "It ended. © The Asia Business Daily, all rights reserved.",
        ),
        Example(
            "It ended.\nUnauthorized reproduction, redistribution and use of AI data prohibited",
            "It ended.",
        ),
        Example(
            "Copyright law changed. Your report becomes a habit.",
            "Copyright law changed. Your report becomes a habit.",
        ),
        Example(
            "He said the photo above is not directly related.",
            "He said the photo above is not directly related.",
        ),
    ],
)
def notice(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete a notice: of a script's accuracy, of rights, of a channel for tips."""
    if view.has_line(at, page.is_notice):
        for start, end in view.lines_of("notice"):
            yield Edit(*cut(view.text, start, end), "")


@rule(
    "ART019",
    safe=True,
    anchors=[
        "© ",
        "ⓒ",
        "copyright ©",
        "copyright ⓒ",
        "<ⓒ",
        "<©",
        "< ⓒ",
        "< ©",
        "<copyright",
        "unauthorized reproduction",
        "저작권자",
        "무단전재",
        "무단 전재",
        "* this article",
        "*this article",
        "*resale",
        "* resale",
        "resale and db",
    ],
    examples=[
        Example(
            "It ended. © The Asia Business Daily, all rights reserved.\nIt rains.",
            "It ended.\nIt rains.",
        ),
        Example(
            "It ended. <Copyright ⓒ Kim, unauthorized reproduction and redistribution prohibited>",
            "It ended.",
        ),
        Example(
            "It ended. * This article, published by Aju Business Daily, was translated by AI and edited by AJP.",
            "It ended.",
        ),
        Example("It opened. *Resale and DB prohibited", "It opened."),
        Example(
            'It had the words "Unauthorized reproduction prohibited".',
            'It had the words "Unauthorized reproduction prohibited".',
        ),
        Example(
            "It ended. <ⓒ Partner, Asia Business Daily. Unauthorized reproduction prohibited>",
            "It ended.",
        ),
        Example("The © sign. He asked what © means.", "The © sign. He asked what © means."),
        Example(
            "Unauthorized reproduction is a crime. He said that unauthorized reproduction prohibited it.",
            "Unauthorized reproduction is a crime. He said that unauthorized reproduction prohibited it.",
        ),
    ],
)
def notice_of_rights(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete the words that claim rights where they end a paragraph behind its last sentence."""
    text = view.text
    seen = -1
    for start in at:
        span = page.claim_of_rights(text, start)
        if span and start > seen:
            seen = span[1]
            yield Edit(*cut(text, *span), "")


_GLUED_ROW = Pattern(
    r"(?i:zoom in (?:on )?(?:picture|image)|(?:view|see) (?:a )?larger (?:image|photo|picture)|click to enlarge|enlarge (?:image|photo|picture)|image enlarge(?:ment)?)[ ](?=[A-Z\[▲])"
)


@rule(
    "ART029",
    safe=True,
    anchors=["zoom in ", "view larger ", "view a larger ", "see larger ", "see a larger ", "click to enlarge ", "enlarge image ", "enlarge photo ", "enlarge picture ", "image enlarge"],
    examples=[
        Example("It rains.\nzoom in picture The Han River is frozen.", "It rains.\nThe Han River is frozen."),
        Example("Click to enlarge the photo.\nView larger image", "Click to enlarge the photo.\nView larger image"),
    ],
)  # fmt: skip
def button_before_caption(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete the words of a picture's button that are glued to the head of its caption."""
    text = view.text
    for start in at:
        match = _GLUED_ROW.match(text, start)
        if match and opens_line(text, start):
            yield Edit(*match.span(), "")


@rule(
    "ART012",
    safe=True,
    anchors=["[", "(", "【", "<", "《"],
    examples=[
        Example("[Exclusive] Park to open\n\nThe park opens.", "Park to open\n\nThe park opens."),
        Example("[정치]Shin resigns\n\nHe left.", "Shin resigns\n\nHe left."),
        Example("(Comprehensive Report 2) Park to open", "Park to open"),
        Example("[Interview file] [Video] Park to open", "Park to open"),
        Example(
            "[Our Neighborhood] Park to open (Comprehensive)\n\nThe park opens for all who live in the city, the mayor said.",
            "Park to open (Comprehensive)\n\nThe park opens for all who live in the city, the mayor said.",
        ),
        Example(
            "[Kim Seong-kon] Park to open\n\nThe park opens for all who live in the city, the mayor said.",
            "[Kim Seong-kon] Park to open\n\nThe park opens for all who live in the city, the mayor said.",
        ),
        Example("[Editorial] Park to open", "[Editorial] Park to open"),
        Example(
            "[1] The park\n[Exclusive]\n[Kim Jin-ho] Hello",
            "[1] The park\n[Exclusive]\n[Kim Jin-ho] Hello",
        ),
        Example("Park to open\n[Video] It is free.", "Park to open\n[Video] It is free."),
    ],
)
def title_prefix(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete the tags before a title: ``[Exclusive]``, ``(Comprehensive Report 2)``, ``[정치]``."""
    # Only a line that opens with a bracket can be one; most texts need not look further.
    heads = [start for start in at if start < 600 and opens_line(view.text, start)]
    title = _title(view) if heads else None
    if title is None or title[0] not in heads:
        return
    start, end = title
    length = page.title_prefix(view.text[start:end], title=_is_headline(view, end))
    if length:
        yield Edit(start, start + length, "")


@rule(
    "ART013",
    safe=True,
    anchors=[
        " : ",
        "::",
        " = ",
        "= ",
        " | ",
        " - ",
        " – ",
        ": ",
        "comprehensive",
        "synthesis",
        "종합",
        "(update",
        "[update",
    ],
    examples=[
        Example("Park to open = South Korea\n\nThe park opens.", "Park to open\n\nThe park opens."),
        Example(
            "Park to open : Sports Donga\n\nThe park opens.", "Park to open\n\nThe park opens."
        ),
        Example(
            "Park to open (Comprehensive)\n\nThe park opens.", "Park to open\n\nThe park opens."
        ),
        Example("Park to open ::::: Article\n\nThe park opens.", "Park to open\n\nThe park opens."),
        Example(
            "Park to open: Politics: News: Hankyoreh\n\nThe park opens.",
            "Park to open\n\nThe park opens.",
        ),
        Example(
            "Park to open - in May\n\nThe park - Newsis",
            "Park to open - in May\n\nThe park - Newsis",
        ),
        Example("Samsung: A park = South Korea.", "Samsung: A park = South Korea."),
    ],
)
def title_tail(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete the outlet or section behind a title: ``: Sports Donga``, ``::::: Article``."""
    title = _title(view) if at else None
    if title is None:
        return
    start, end = title
    tail = page.title_tail(view.text[start:end])
    if start + tail < end:
        yield Edit(start + tail, end, "")


def _is_headline(view: View, end: int) -> bool:
    """Whether the line that ends at ``end`` has no full stop and is followed by more."""
    line = view.text[:end].rpartition("\n")[2]
    return not ends_sentence(line) and len(view.text) - end > 60


def _title(view: View) -> tuple[int, int] | None:
    """The first line of the text that is not of the page or a stage tag; titles stand there."""
    text = view.text
    start = 0
    for _ in range(12):
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)]
        bare = line.strip()
        if bare and not (
            page.stands_above_title(bare) or (bare[0] in OPENERS and STAGE_TAG.fullmatch(bare))
        ):
            begin = start + line.index(bare[0])
            return (begin, begin + len(bare)) if len(bare) <= 250 else None
        if end < 0:
            return None
        start = end + 1
    return None

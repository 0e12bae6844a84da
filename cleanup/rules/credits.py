"""ART: who made the picture, the report, the words: credits and bylines around the story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.layout import cut, opens_sentence
from cleanup.model import Edit
from cleanup.rule import Example, View, rule
from cleanup.structure import bylines
from cleanup.structure import credits as credit
from cleanup.structure.words import PRESS, has_surname

_PICTURES = ("photo", "photos", "photograph", "image", "images", "picture", "pictures", "graphic", "video", "screenshot", "capture", "captured photo", "사진")  # fmt: skip
_FROM = ("=", " =", ":", " :", " by ", " courtesy", " source", " provided", " from ", " taken by", " captured from", " credit", " l ", "ㅣ", " ㅣ", "|", " |")  # fmt: skip


@rule(
    "ART014",
    safe=True,
    anchors=["(", "[", "<"],
    examples=[
        Example("The park opened. (Photo = Yonhap News)\nIt rains.", "The park opened.\nIt rains."),
        Example("The park. [Image source=Yonhap News]", "The park."),
        Example(
            "The park. (Courtesy of Seoul City) It rains. [사진 = 제주도]", "The park. It rains."
        ),
        Example(
            "It ended.\n\n(Video coverage: Baek Jun-ho, Video editing: So Yu-ri, VJ: Jang Se",
            "It ended.",
        ),
        Example(
            "It ended. (Report: Kim Jin-ho / Production: D Contents Planning Department)",
            "It ended.",
        ),
        Example("It ended. (Image editing : Kim Jin-ho)", "It ended."),
        Example(
            "It rains. (Meteorological Caster Ahn Su-jin) It pours. (Tae-Bin Yang, Weather Caster)",
            "It rains. It pours.",
        ),
        Example(
            "Sales rose (source: company data) in 2020 (Photo 3).",
            "Sales rose (source: company data) in 2020 (Photo 3).",
        ),
        Example(
            "He wrote (report: unfinished) and (a) photo (b) video.",
            "He wrote (report: unfinished) and (a) photo (b) video.",
        ),
        Example(
            "The image (editing took a week) and [video](v.mp4) (Yonhap)",
            "The image (editing took a week) and [video](v.mp4) (Yonhap)",
        ),
        Example(
            "The director (Parasite: Bong Joon-ho) met the caster Kim (weather).",
            "The director (Parasite: Bong Joon-ho) met the caster Kim (weather).",
        ),
    ],
)
def credit_in_brackets(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete a credit in brackets: of a picture, of those who made the report, of the weather.

    ``(Photo = Yonhap News)``, ``[Image source=News1]``, ``(Video coverage: A, Editing: B)``; at
    the end of the text also one that was cut short.
    """
    seen = -1
    for start in at:
        if start < seen:
            continue
        span = credit.in_brackets(view.text, start)
        if span and view.text[span[1] : span[1] + 1] != "(" and view.text[start - 1 : start] != "!":
            seen = span[1]
            yield Edit(*cut(view.text, *span), "")


@rule(
    "ART015",
    safe=True,
    anchors=[f"{picture}{source}" for picture in _PICTURES for source in _FROM]
    + [
        "photo co",
        "image co-op",
        "pool photo",
        "joint press",
        "co-coverage",
        "data photo",
        "reference photo",
        "joint coverage",
        "photo reporter",
        "photo journalist",
        "courtesy of",
        "courtesy =",
        "courtesy=",
        "courtesy:",
        "source =",
        "source=",
        "source:",
        "[photo]",
        "<photo>",
        "(photo)",
        "[image]",
        "material photo",
        "archive photo",
        *(f"{name.lower()} photo" for name in PRESS),
        "file photo",
        "news photo",
        "provided by ",
        "data =",
        "data=",
        "material =",
        "material=",
        "materials =",
        "pic. ",
        "photo. ",
        "captured ",
        "source of ",
    ]
    + ["/"],
    examples=[
        Example(
            "The park opened. Photo by Heo Young-han younghan@\nIt rains.",
            "The park opened.\nIt rains.",
        ),
        Example("The park opened. /Courtesy of News1\nIt rains.", "The park opened.\nIt rains."),
        Example("The park opened. /Yonhap News", "The park opened."),
        Example("The park opened.\nPhoto = Yonhap News\nIt rains.", "The park opened.\nIt rains."),
        Example("The park opened /Photo courtesy of Seoul City", "The park opened"),
        Example("The park opened. / Takeover photo reporters", "The park opened."),
        Example(
            "The park opened. 2022.6.18/News 1\nIt rains. Provided by Newsis",
            "The park opened.\nIt rains.",
        ),
        Example(
            "It rose.\nData = Seoul Traders' Association\n[Photo] Gochok = Kim Jin-ho, photo reporter\nIt fell.",
            "It rose.\nIt fell.",
        ),
        Example("It closed.\n\nCaptured tvN screen", "It closed."),
        Example(
            "Food is provided by Newsis. The data = 3.", "Food is provided by Newsis. The data = 3."
        ),
        Example("It was a photo by Robert Capa.", "It was a photo by Robert Capa."),
        Example("He has a photo: it shows the park.", "He has a photo: it shows the park."),
        Example(
            "The Seoul/Yonhap News team and a photo from Kim",
            "The Seoul/Yonhap News team and a photo from Kim",
        ),
    ],
)
def picture_credit(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete the credit of a picture at the end of its line: ``Photo by``, ``/Courtesy of``."""
    text = view.text
    seen = -1
    for start in at:
        span = credit.dated_tail(text, start)
        begin = span[0] if span else credit.tail_start(text, start)
        if begin <= seen:
            continue
        span = span or credit.photo_tail(text, begin)
        if span:
            seen = span[1]
            yield Edit(*cut(text, *span), "")


# Their ends are fewer than the words, and the scanner is quicker to make.
_ROLE_ENDS = sorted({role[-3:] for role in credit.ROLES})
_MARKS = (":", " :", "=", " =", "|", " |", " - ", " – ", " courtesy", " provided")


@rule(
    "ART016",
    safe=True,
    anchors=[f"{end}{mark}" for end in _ROLE_ENDS for mark in _MARKS]
    + [f"{role} by " for role in sorted(credit.ROLES)]
    + [
        f"{what} {how}"
        for what in ("video", "image", "photo", "film", "camera")
        for how in ("coverage", "edit", "report", "journalist", "shooting")
    ]
    + [f"\n{role} " for role in ("producer", "writer", "director", "pd", "vj")],
    examples=[
        Example("It ended.\n\nVideo coverage: Kim Jin-ho / Video editing: Lee So-ra", "It ended."),
        Example("It ended.\nEdit\nvideo: Kim Jin-ho", "It ended."),
        Example(
            "It ended.\nFilming journalist: Kim Jin-ho/Video editing: Lee So-ra\nIt rains.",
            "It ended.\nIt rains.",
        ),
        Example("It ended.\nVideo editing Kim Jin-ho", "It ended."),
        Example(
            "It ended.\n\nProducing: Kim Jin-ho\nWriter: Lee So-ra\nCameras: Park Jin-ho\nCard news production: Lee So-ra\n\nⓒ KBS",
            "It ended.\n\nⓒ KBS",
        ),
        Example(
            "It ended.\n\nProducer Kim Jin-ho, Writer Lee So-ra\nVideo reporting Kim Jin-ho · Video editing Lee So-ra",
            "It ended.",
        ),
        Example(
            "Director: Bong Joon-ho\nThe film opens in May.",
            "Director: Bong Joon-ho\nThe film opens in May.",
        ),
        Example(
            "Video: the city has a plan for the park, and it shows.",
            "Video: the city has a plan for the park, and it shows.",
        ),
        Example(
            "Design: New\nReport: the police came late.",
            "Design: New\nReport: the police came late.",
        ),
    ],
)
def credit_line(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete a line that only credits those who filmed, edited or wrote."""
    if view.has_line(at, credit.may_be_credit) or view.has_line(at, credit.weak_credit_line):
        for span in view.lines_of("credit", also=set(_weak_credits(view))):
            yield Edit(*cut(view.text, *span), "")


def _weak_credits(view: View) -> Iterator[int]:
    """The numbers of the lines that credit somebody if one looks at the lines around them."""
    text, lines = view.text, view.structure
    last = max((n for n, line in enumerate(lines) if line.kind in _STORY), default=len(lines))
    footed = any(line.kind in _OF_FOOT for line in lines[last + 1 :])
    for number, line in enumerate(lines):
        word = text[line.start : line.end]
        above = number > 0 and lines[number - 1].kind == "credit"
        below = number + 1 < len(lines) and lines[number + 1].kind == "credit"
        if line.kind != "credit" and (
            (below and word.lower() in _ALONE)
            or ((above or below) and credit.weak_credit_line(word))
            or (footed and number > last and credit.weak_credit_line(word) and has_surname(word))
        ):
            yield number


_STORY = frozenset(("prose", "quote"))
_OF_FOOT = frozenset(("credit", "byline", "notice", "sign-off"))
_ALONE = frozenset(
    (
        "edit",
        "editing",
        "video",
        "videos",
        "image",
        "photo",
        "coverage",
        "graphic",
        "graphics",
        "report",
    )
)


@rule(
    "ART017",
    safe=True,
    anchors=[
        "reporter",
        "correspondent",
        "journalist",
        "email protected",
        "email\u00a0protected",
        "@ ",
        "@\n",
        "@)",
        "article by ",
        "reported by ",
        "edited by ",
        "written by ",
        "report by ",
        "team)",
        "department)",
        "desk)",
        "bureau)",
        "team\n",
        " team ",
        " desk ",
        "desk\n",
        "contributed by ",
        "text and photos by ",
        "@]",
    ],
    examples=[
        Example("It ended.\n\nReporter Kim Jin-ho of Digital News Team\n", "It ended.\n"),
        Example("Shin Min-kyung, reporter at\n\nIt rains.", "It rains."),
        Example("It ended.\nBaek Seo-jun, reporter at seojun@", "It ended."),
        Example("It ended.\nSenior Reporter Kim Jin-ho [email protected]", "It ended."),
        Example("It ended.\nKim Jin-ho, reporter jinho@ \n", "It ended.\n"),
        Example("Asia Economy Reporter Kim Jin-ho\nIt rains.", "It rains."),
        Example(
            "It ended.\nKim Jin-ho, on-site reporter\nHerald Pop Entertainment Team Reporter pop@\nJIBS Kim Jin-ho (jinho@), Lee So-ra (sora@) Reporter",
            "It ended.",
        ),
        Example(
            "It rains.\nReporter Kim Jin-ho, input: 2020.09.18 05:00\nSeoul Sky Dome | Journalist Kim Jin-ho\nIt pours.",
            "It rains.\nIt pours.",
        ),
        Example("Reporter Kim Jin-ho jinho@example.com", "Reporter Kim Jin-ho jinho@example.com"),
        Example(
            "Reporter Kim Jin-ho, is it over?\nI met reporter Kim Jin-ho",
            "Reporter Kim Jin-ho, is it over?\nI met reporter Kim Jin-ho",
        ),
        Example(
            "The reporter\nA journalist at The Times", "The reporter\nA journalist at The Times"
        ),
    ],
)
def byline(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete a line that only names its reporter, also with an address cut at the @.

    A line with a whole e-mail address stays: addresses are protected.
    """
    if view.has_line(at, bylines.may_be_byline):
        for span in view.lines_of("byline"):
            yield Edit(*cut(view.text, *span), "")


@rule(
    "ART018",
    safe=True,
    anchors=["[", "(", "<", "【"],
    examples=[
        Example("[Asia Economy Reporter Song Hwajeong] The bank met.", "The bank met."),
        Example("[Asia Economy (Daegu) = Reporter Kim Jin-ho] The bank met.", "The bank met."),
        Example("(Seoul = Yonhap News) Reporter Kim Jin-ho = The bank met.", "The bank met."),
        Example(
            "[OSEN=Reporter Kim Jin-ho] The bank met.\n[Newsis] It closed.",
            "The bank met.\nIt closed.",
        ),
        Example(
            "The bank [Yonhap] met. (Reuters) - The bank met. (Yonhap)",
            "The bank [Yonhap] met. (Reuters) - The bank met. (Yonhap)",
        ),
        Example(
            "SEOUL, Jan. 5 (Yonhap) -- The bank met.", "SEOUL, Jan. 5 (Yonhap) -- The bank met."
        ),
    ],
)
def bracketed_byline(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete a byline in brackets at the head of a line or sentence: outlet, place, reporter."""
    text = view.text
    for start in at:
        if text[start + 1 : start + 2].isupper() and opens_sentence(text, start):
            span = bylines.bracketed_byline(text, start)
            if span:
                yield Edit(*cut(text, *span), "")

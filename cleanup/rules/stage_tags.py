"""ART: the tags of a broadcast script that name the stage or the speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleanup.layout import cut, line_around, opens_line, opens_sentence
from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, Style, View, rule
from cleanup.structure import script
from cleanup.structure.script import OPENERS, STAGE_HEADS, STAGE_TAG

_LABELS = Style(broadcast="label")


@rule(
    "ART003",
    safe=True,
    anchors=[
        f"{opener}{gap}{head}" for opener in OPENERS for gap in ("", " ") for head in STAGE_HEADS
    ]
    + [
        f"◀{gap}{word}"
        for gap in ("", " ")
        for word in ("again", "ending", "voice ▶", "cast weather")
    ]
    + [f"{opener}{gap}weather caster" for opener in OPENERS for gap in ("", " ")]
    + ["<video report", "[video report"],
    examples=[
        Example("[앵커]\nThe assembly met.\n\n[기자]\nIt voted.", "The assembly met.\n\nIt voted."),
        Example("<Anchor>\n\nThe assembly met.", "The assembly met."),
        Example("◀ anchor ▶ The assembly met. ◀ Report ▶ It voted.", "The assembly met. It voted."),
        Example("◀ again ▶ The assembly met.", "The assembly met."),
        Example("◀ again and [again] ▶▶", "◀ again and [again] ▶▶"),
        Example("◀ Voice ▶\n“It burned.”\n◀ ending ▶", "“It burned.”"),
        Example("[Anchor Lead]\nProse stays.\n[Pkg]\nIt does.", "Prose stays.\nIt does."),
        Example("【Reporter】 It voted. << Anchor >> It rains.", "It voted. It rains."),
        Example("[앵커]Rain.\n\n<VCR>\n\nIt pours.", "Rain.\n\nIt pours."),
        Example(
            "<Caster> Rain. [Report] [Kim Jin-ho / resident: It rained.]",
            "Rain. [Kim Jin-ho / resident: It rained.]",
        ),
        Example("[Anchor]\nWelcome.\n[Nice]\nHello.", "[Anchor]\nWelcome.\n[Nice]\nHello."),
        Example(
            "■ Host: Anchor Kim Min-a\n[Anchor]\nWelcome.\n[Lee So-ra]\nHello.",
            "■ Host: Anchor Kim Min-a\n[Anchor]\nWelcome.\n[Lee So-ra]\nHello.",
        ),
        Example(
            "[앵커]\nRain.\n<Reporter> It pours.",
            "Anchor:\nRain.\nReporter: It pours.",
            style=_LABELS,
        ),
        Example("[Anchor]\nRain.", "[Anchor]\nRain.", style=Style(broadcast="keep")),
        Example(
            "See [Report](r.pdf) and the [report] on it.",
            "See [Report](r.pdf) and the [report] on it.",
        ),
        Example(
            "an <anchor> element; [sic] [laughs] [1]", "an <anchor> element; [sic] [laughs] [1]"
        ),
    ],
)
def stage_tag(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete a stage tag of a broadcast script: ``[Anchor]``, ``<Reporter>``, ``◀ anchor ▶``.

    At the start of a line or sentence, in any bracket and either language. Where the page is a
    panel talk, with a host list or the speakers' names in brackets, the tag is a speaker's label
    and stays. The setting ``broadcast`` can keep tags or write them as ``Anchor:``.
    """
    text, wanted = view.text, view.style.broadcast
    if wanted == "keep":
        return
    panel: bool | None = None
    for start in at:
        if start and text[start - 1] == text[start : start + 1]:
            start -= 1  # noqa: PLW2901  # doubled brackets: << Anchor >>
        match = STAGE_TAG.match(text, start)
        if not match or text[start + len(match[1]) : start + len(match[1]) + 1] in ("(", "["):
            continue
        out_of_place = not opens_sentence(text, start) or (
            match.group()[1:2].islower() and _mid_line(text, start)
        )
        if out_of_place and match.group()[0] not in "◀◁":
            continue
        if wanted == "label":
            gap = "" if text[match.end() : match.end() + 1] in ("", " ", "\n", "\r") else " "
            yield Edit(*match.span(), f"{script.label_of(match.group())}:{gap}")
            continue
        if panel is None:
            panel = script.is_panel(text)
        if not panel:
            yield Edit(*cut(text, *match.span()), "")


def _mid_line(text: str, start: int) -> bool:
    return text[max(0, start - 40) : start].rpartition("\n")[2].strip() != ""


@rule(
    "ART027",
    safe=True,
    anchors=[f"{opener}{gap}{word}" for opener in (*OPENERS, "(") for gap in ("", " ") for word in ("sync", "interview", "stand", "effect", "subtitle", "s/u", "article", "response", "on the spot", "on-the-spot", "scene sound")]
    + [f"({gap}{word}" for gap in ("", " ") for word in ("anchor", "report", "기자", "앵커")],
    examples=[
        Example("<Anchor> It rained.\n<INTERVIEW>\nLee So-ra / farmer\n<Stand up> It pours.", "<Anchor> It rained.\nLee So-ra / farmer\nIt pours."),
        Example("(Anchor)\nIt rained.\n(Reporter) It pours.\n[기자]", "It rained.\nIt pours.\n[기자]"),
        Example("[Anchor] It rained. <Effect> “It pours.”\n\n[Response]\nYes.", "[Anchor] It rained. “It pours.”\n\nYes."),
        Example("[Interview] The mayor speaks\n(Reporter) is a word.", "[Interview] The mayor speaks\n(Reporter) is a word."),
        Example("[Anchor] He stood (interview) there.", "[Anchor] He stood (interview) there."),
    ],
)  # fmt: skip
def weak_stage_tag(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete ``<Interview>``, ``[Sync]``, ``(Anchor)`` at a line's start beside surer stage tags.

    In angle brackets at a sentence's start too.
    """
    text = view.text
    if view.style.broadcast != "remove":
        return
    known: bool | None = None
    for start in at:
        match = script.WEAK_TAG.match(text, start)
        if match and (
            opens_line(text, start) or (text[start] == "<" and opens_sentence(text, start))
        ):
            if known is None:
                round_ = sum(text.count(tag) for tag in ("(Anchor)", "(Reporter)"))
                known = (script.has_stage_tag(text) or round_ > 1) and not script.is_panel(text)
            if known:
                yield Edit(*cut(text, *match.span()), "")


_HALF = Pattern(
    r"(?:(?:Anchor|Reporter|Report|Lead|Caster|앵커|기자|리포트)[ ]?[\]▶】>]|[\[◀【](?:Anchor|Reporter|Report|Caster|앵커|기자|리포트)[ ]?(?=[\r\n]))(?=\s)",
    re.IGNORECASE,
)
_HALF_WORDS = ("anchor", "reporter", "report", "lead", "caster", "앵커", "기자", "리포트")


@rule(
    "ART031",
    safe=True,
    anchors=[f"{word}{gap}{mark}" for word in _HALF_WORDS for gap in ("", " ") for mark in "]▶】>"]
    + [f"{mark}{word}{end}" for mark in "[◀【" for word in _HALF_WORDS for end in ("\n", " \n", "\r")],
    examples=[
        Example("[Anchor] It rained.\nReporter ▶\nIt poured.\nReport] It ended.", "[Anchor] It rained.\nIt poured.\nIt ended."),
        Example("[Anchor\nIt rained.\n◀ Report ▶\nIt poured.", "It rained.\n◀ Report ▶\nIt poured."),
        Example("Home > Report > May\nReport > Download\nHe will report]", "Home > Report > May\nReport > Download\nHe will report]"),
        Example("[Kim Jin-ho / reporter] It rained.", "[Kim Jin-ho / reporter] It rained."),
    ],
)  # fmt: skip
def half_stage_tag(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete a stage tag at a line's start that lost one of its brackets, beside a whole one."""
    text = view.text
    if view.style.broadcast != "remove" or not at:
        return
    beside_whole: bool | None = None
    for start in at:
        begin = start - (text[start - 1 : start] in ("[", "◀", "【"))
        match = _HALF.match(text, begin)
        if match and opens_line(text, begin) and not STAGE_TAG.match(text, begin):
            if beside_whole is None:
                beside_whole = STAGE_TAG.search(text) is not None and not script.is_panel(text)
            if beside_whole:
                yield Edit(*cut(text, *match.span()), "")


_ALTERED = Pattern(
    r"[ ]?/[ ]?(?:voice[ ](?:altered|modulat(?:ed|ion)|modified|changed|alteration|change)|(?:altered|modulated)[ ]voice|음성[ ]?변조)(?=[ ]?[:\]])",
    re.IGNORECASE,
)


@rule(
    "ART030",
    safe=False,
    anchors=["voice altered", "voice modulat", "voice modified", "voice changed", "voice alteration", "voice change", "altered voice", "modulated voice", "음성변조", "음성 변조"],
    examples=[
        Example('[Mr. A/Agent in Gangnam/voice altered: "It is sold."]', '[Mr. A/Agent in Gangnam: "It is sold."]'),
        Example("[Nearby Merchant / Voice Modulation]\nIt burned.", "[Nearby Merchant]\nIt burned."),
        Example("[Paramedic (voice altered): It burned.]", "[Paramedic (voice altered): It burned.]"),
        Example("He spoke with his voice altered: it was deep.", "He spoke with his voice altered: it was deep."),
    ],
)  # fmt: skip
def altered_voice(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete the remark behind a slash in a speaker's label that the voice was altered.

    Unsafe: it says how the words came to be heard.
    """
    text = view.text
    for start in at:
        begin = start
        while begin and start - begin < 3 and text[begin - 1] in " /":
            begin -= 1
        match = _ALTERED.match(text, begin)
        line = line_around(text, begin)
        if match and line and text[line[0] : begin].lstrip()[:1] == "[":
            yield Edit(*match.span(), "")


@rule(
    "ART008",
    safe=True,
    # From the character before the word, so that a word that opens the text is met from its end.
    anchors=[f"\n{word}" for word in ("anchor", "reporter", "앵커", "기자", "리포트")]
    + [
        f"{last}{stop}{end}"
        for last in ("nchor", "eporter")
        for stop in ("", ".", ":", " ")
        for end in ("\n", "\r")
    ]
    + ["커\n", "자\n"],
    examples=[
        Example(
            "Anchor\n\nThe assembly met.\n\nReporter.\n\nIt voted.",
            "The assembly met.\n\nIt voted.",
        ),
        Example("기자\nThe assembly met.", "The assembly met."),
        Example("Anchor\nRain.", "Anchor:\nRain.", style=_LABELS),
        Example(
            "Anchor, says the captain.\nAnchors away", "Anchor, says the captain.\nAnchors away"
        ),
        Example("■ Host: Kim Min-a\nAnchor\nWelcome.", "■ Host: Kim Min-a\nAnchor\nWelcome."),
        Example("They dropped the\nanchor\nin the bay.", "They dropped the\nanchor\nin the bay."),
    ],
)
def bare_stage_tag(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete ``Anchor`` or ``Reporter`` alone on a line: a stage tag that lost its brackets."""
    text, wanted = view.text, view.style.broadcast
    if wanted == "keep" or not view.has_line([index + 1 for index in at], _is_bare_tag):
        return
    if wanted == "remove" and script.is_panel(text):
        return
    for line in view.structure:
        word = text[line.start : line.end]
        if line.kind != "tag" or STAGE_TAG.fullmatch(word) or word[0].islower():
            continue
        if wanted == "remove":
            yield Edit(*cut(text, line.start, line.end), "")
        elif word != f"{script.label_of(word)}:":
            yield Edit(line.start, line.end, f"{script.label_of(word)}:")


def _is_bare_tag(line: str) -> bool:
    return len(line) < 30 and script.BARE_TAG.fullmatch(line) is not None


@rule(
    "ART009",
    safe=True,
    anchors=["]\n", "]\r", "◇", "◆", "◎"],
    examples=[
        Example(
            "[Lee So-ra]\nHello.\n[Anchor]\nHi.", "Lee So-ra:\nHello.\n[Anchor]\nHi.", style=_LABELS
        ),
        Example(
            "◇ Kim Min-a> Hello.\n◆ Anonymous> Hi.",
            "Kim Min-a: Hello.\nAnonymous: Hi.",
            style=_LABELS,
        ),
        Example("[Lee So-ra]\nHello.", "[Lee So-ra]\nHello."),
        Example("[Exclusive]\nHello. [sic]", "[Exclusive]\nHello. [sic]", style=_LABELS),
    ],
)
def speaker_label(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Write a speaker's label of a panel talk as ``Name:``, where the setting asks for labels.

    With ``broadcast = "label"`` only; labels are kept as they are otherwise.
    """
    text = view.text
    if view.style.broadcast != "label" or not script.is_panel(text):
        return
    for line in view.structure:
        span = (
            script.speaker(text, line.start) if line.kind in ("label", "prose", "heading") else None
        )
        if span:
            start, end = span
            close = text.index("]" if text[start - 1] == "[" else ">", end) + 1
            yield Edit(line.start, close, f"{text[start:end]}:")

"""ART: the script of a broadcast: stage tags, the sentences that hand over and sign off."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cleanup.layout import cut, opens_sentence
from cleanup.model import Edit, Span
from cleanup.rule import Example, Style, View, rule
from cleanup.structure import script
from cleanup.structure.script import OPENERS, STAGE_HEADS, STAGE_TAG
from cleanup.structure.words import OUTLETS

_LABELS = Style(broadcast="label")


@rule(
    "ART003",
    safe=True,
    anchors=[
        f"{opener}{gap}{head}" for opener in OPENERS for gap in ("", " ") for head in STAGE_HEADS
    ]
    + ["◀ again", "◀again", "<video report", "[video report", "<weather caster", "[weather caster"],
    examples=[
        Example("[앵커]\nThe assembly met.\n\n[기자]\nIt voted.", "The assembly met.\n\nIt voted."),
        Example("<Anchor>\n\nThe assembly met.", "The assembly met."),
        Example("◀ anchor ▶ The assembly met. ◀ Report ▶ It voted.", "The assembly met. It voted."),
        Example("◀ again ▶ The assembly met.", "The assembly met."),
        Example("◀ again and [again] ▶▶", "◀ again and [again] ▶▶"),
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
    anchors=[f"{opener}{gap}{word}" for opener in (*OPENERS, "(") for gap in ("", " ") for word in ("sync", "interview", "stand", "effect", "subtitle", "s/u")]
    + [f"({gap}{word}" for gap in ("", " ") for word in ("anchor", "report", "기자", "앵커")],
    examples=[
        Example("<Anchor> It rained.\n<INTERVIEW>\nLee So-ra / farmer\n<Stand up> It pours.", "<Anchor> It rained.\nLee So-ra / farmer\nIt pours."),
        Example("(Anchor)\nIt rained.\n(Reporter) It pours.\n[기자]", "It rained.\nIt pours.\n[기자]"),
        Example("[Interview] The mayor speaks\n(Reporter) is a word.", "[Interview] The mayor speaks\n(Reporter) is a word."),
        Example("[Anchor] He stood (interview) there.", "[Anchor] He stood (interview) there."),
    ],
)  # fmt: skip
def weak_stage_tag(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete ``<Interview>``, ``[Sync]``, ``(Anchor)`` at a line's start beside surer stage tags."""
    text = view.text
    if view.style.broadcast != "remove":
        return
    known: bool | None = None
    for start in at:
        match = script.WEAK_TAG.match(text, start)
        if match and text[:start].rpartition("\n")[2].strip() == "":
            if known is None:
                round_ = sum(text.count(tag) for tag in ("(Anchor)", "(Reporter)"))
                known = (bool(STAGE_TAG.search(text)) or round_ > 1) and not script.is_panel(text)
            if known:
                yield Edit(*cut(text, *match.span()), "")


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


@rule(
    "ART004",
    safe=True,
    anchors=[
        "reporter",
        "correspondent",
        "journalist",
        "caster",
        " report by ",
        " report from ",
        " report is ",
        "first report ",
        " reporting",
        "let's connect",
        "we'll connect",
        "we will connect",
        "will ask the weather",
        "'ll ask the weather",
        " has the ",
        " has more",
        " will tell",
        "'ll tell ",
        " will explain ",
        " will report ",
        " covered the ",
        " covered it",
        " covered this",
        " reported it",
        " reported this",
        " reports on ",
        " reports from ",
        " filed this report",
        " the weather",
        "let's go ",
        "let's head ",
        *(f"{outlet}'s " for outlet in OUTLETS),
    ],
    examples=[
        Example(
            "The bill passed. Reporter Kim Jin-ho. It was close.", "The bill passed. It was close."
        ),
        Example("This is reporter Nam Joo-hyun.\n\nThe bill passed.", "The bill passed."),
        Example(
            "It rains.\nReporter Shim Byeong-il has the details.\nIt pours.", "It rains.\nIt pours."
        ),
        Example(
            "It rains. Kim Jin-ho has the details. Lee So-ra will tell you about this.", "It rains."
        ),
        Example(
            "It rains.\nReporter Kim Jin-ho covered the scene.\nIt pours.", "It rains.\nIt pours."
        ),
        Example(
            "It rains. Let's connect reporter Kim Jin-ho at the scene. It pours.",
            "It rains. It pours.",
        ),
        Example(
            "It rains. Next, I am a reporter Kim Jin-ho. I'm Lee So-ra, a reporter at YTN.",
            "It rains.",
        ),
        Example("It rains. Let's connect the court. It pours.", "It rains. It pours."),
        Example("It rains.\nReporter Kim Jin-ho took a closer look.", "It rains."),
        Example("This is a report by Moon Young-kyu.", ""),
        Example(
            "It rains.\nToday’s (5th) first news This is reporter Kim Jin-ho.\nIt pours.",
            "It rains.\nIt pours.",
        ),
        Example(
            "It rains.\nThe first report is by Kim Jin-ho.\nHere’s Kim Jin-ho reporting.",
            "It rains.",
        ),
        Example(
            "It rains. Our reporter Kim Jin-ho has more. Reporter Kim Jin-ho's report.", "It rains."
        ),
        Example("The first report is by the panel.", "The first report is by the panel."),
        Example("“I am reporter Kim Jin-ho.” he said.", "“I am reporter Kim Jin-ho.” he said."),
        Example(
            "I'm a reporter, not a judge. This is Seoul.",
            "I'm a reporter, not a judge. This is Seoul.",
        ),
        Example(
            "Reporter Kim Jin-ho reports that the bill passed.",
            "Reporter Kim Jin-ho reports that the bill passed.",
        ),
        Example("Reporter Kim Jin-ho, is it over?", "Reporter Kim Jin-ho, is it over?"),
        Example("Reporter Kim Jin-ho won a prize.", "Reporter Kim Jin-ho won a prize."),
        Example(
            "Samsung has the details. The committee has more. He will tell you about it.",
            "Samsung has the details. The committee has more. He will tell you about it.",
        ),
        Example(
            "Let's connect the dots, he said. This is Jang Mi-ran, the weightlifter.",
            "Let's connect the dots, he said. This is Jang Mi-ran, the weightlifter.",
        ),
    ],
)
def toss_line(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete the sentence in which the anchor hands over to a named reporter.

    Only a whole sentence that says nothing else; a question to the reporter carries news and
    stays, and so does what stands in quotes.
    """
    yield from _spoken(script.toss, view.text, at)


@rule(
    "ART005",
    safe=True,
    anchors=[
        *OUTLETS,
        *(f"{end}{mark}" for end in ("bc", "bs", "tv", "tn", "nn", "bn", "jb") for mark in " .',"),
        " caster",
    ],
    examples=[
        Example("They disagreed. “ This is YTN Kim Jin-ho.", "They disagreed. “"),
        Example("It ended.\n\nI'm YTN's Kim Lee Young.\n", "It ended.\n"),
        Example("It ended.\n\nThis is KBS News, Lee Seong-hoon.", "It ended."),
        Example("It ended.\n\nKBS News, Jeong Hae-joo.\n", "It ended.\n"),
        Example("It ended. This is Heo Sol-ji from KBS News.", "It ended."),
        Example("It ended. This has been KBS News' Kim Jin-ho from the court.", "It ended."),
        Example("It ended.\nYTN Choi Ayoung[[email protected]]is.\n", "It ended.\n"),
        Example("It ended.\nThis was BTN Park Chul-hee.\nMBC News Kim Jin-ho", "It ended."),
        Example("It ended. From Busan, this is Kim Jin-ho of MBC News.", "It ended."),
        Example("This is YTN. I'm CEO Kim Jin-ho.", "This is YTN. I'm CEO Kim Jin-ho."),
        Example("YTN Kim Jin-ho said so.", "YTN Kim Jin-ho said so."),
        Example("This is FBI Director Wray.", "This is FBI Director Wray."),
    ],
)
def sign_off(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete the sentence in which a reporter signs off with outlet and name."""
    yield from _spoken(script.sign_off, view.text, at)


def _spoken(
    find: Callable[[str, int], Span | None], text: str, at: Sequence[int]
) -> Iterator[Edit]:
    seen = -1
    for start in at:
        begin = _sentence_start(text, start)
        if begin <= seen:
            continue
        seen = begin
        span = find(text, begin)
        if span:
            seen = span[1] - 1
            yield Edit(*cut(text, *span), "")


def _sentence_start(text: str, index: int) -> int:
    """Where the sentence around ``index`` begins, as far as plain words reach back."""
    before = text[max(0, index - script.REACH) : index]
    start = index - len(before) + len(before.rstrip(script.PLAIN))
    while text[start : start + 1] == " ":
        start += 1
    return start


@rule(
    "ART006",
    safe=True,
    anchors=[
        "reporter",
        "correspondent",
        "journalist",
        "first news",
        "So far",
        " reports.",
        " reports from ",
        "for the report",
        "for your report",
        "heard it well",
        "heard you well",
        "\nby ",
        "all for now",
        "all for today",
        "\nin ",
        "\nfrom ",
        "\nat ",
        " reports from ",
        "this is ",
        "this was ",
        "this has been ",
    ],
    examples=[
        Example(
            "[Anchor]\nThe bill passed.\n\nI'm a reporter.\n\nIt was close.",
            "[Anchor]\nThe bill passed.\n\nIt was close.",
        ),
        Example("<Reporter>\nIt was close. The reporter covered it.", "<Reporter>\nIt was close."),
        Example(
            "[Anchor]\nIt was close.\n\nLee Yoo-min reports.\n\n[Report]",
            "[Anchor]\nIt was close.\n\n[Report]",
        ),
        Example(
            "The bill passed.\n\nI'm a reporter.\n\nIt was close.",
            "The bill passed.\n\nI'm a reporter.\n\nIt was close.",
        ),
        Example("[Anchor]\n“I'm a reporter.” he said.", "[Anchor]\n“I'm a reporter.” he said."),
        Example(
            "[Anchor]\nHe said I'm a reporter. Then he left.",
            "[Anchor]\nHe said I'm a reporter. Then he left.",
        ),
    ],
)
def toss_line_without_name(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete "I'm a reporter." or "Lee Yoo-min reports." at a line's end in a broadcast script.

    Only where the page shows by a stage tag or by a named reporter's sentence that it is one:
    people introduce themselves like this.
    """
    text = view.text
    script_like: bool | None = None
    seen = -1
    for start in at:
        begin = _sentence_start(text, start + (text[start : start + 1] == "\n"))
        if begin <= seen:
            continue
        span = script.unnamed_toss(text, begin) or script.reports_alone(text, begin)
        if span is None:
            continue
        seen = span[1] - 1
        if script_like is None:
            script_like = any(
                line.kind in ("tag", "toss", "sign-off") for line in view.structure
            ) or bool(STAGE_TAG.search(text))
        if script_like:
            yield Edit(*cut(text, *span), "")


@rule(
    "ART026",
    safe=False,
    anchors=[" reports."],
    examples=[
        Example("It rains.\n\nLee Seung-jae reports.\n\nIt pours.", "It rains.\n\nIt pours."),
        Example("Lee Seung-jae reports.", ""),
        Example("He said that Lee reports.", "He said that Lee reports."),
    ],
)
def reporter_named_alone(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete "Lee Seung-jae reports." where it is a line of its own.

    Unsafe: human scripts hand over like this.
    """
    text = view.text
    for start in at:
        begin = _sentence_start(text, start)
        span = script.reports_alone(text, begin)
        if span:
            yield Edit(*cut(text, *span), "")

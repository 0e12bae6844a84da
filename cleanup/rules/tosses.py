"""ART: the sentences of a broadcast script that hand over to a reporter and sign off."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cleanup.layout import cut
from cleanup.model import Edit, Span
from cleanup.rule import Example, View, rule
from cleanup.structure import handover, script
from cleanup.structure.words import OUTLETS


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
        "where are you",
        "next, the ",
        "next the ",
        "'s look at ",
        "will look at ",
        "will also look at ",
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
        "it was weather",
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
        Example("It rains. Where are you, reporter Kim Jin-ho? Is it wet?", "It rains. Is it wet?"),
        Example(
            "Now we will look at baseball with reporter Kim Jin-ho. The team lost.",
            "The team lost.",
        ),
        Example("It lost. We will also look at baseball with reporter Kim Jin-ho.", "It lost."),
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
        "weathercaster",
        "\nso far",
        "\nup to here",
        "\nuntil now",
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
        Example(
            "It ended.\nIt is JIBS, Kim Jin-ho It is.\nubc news, it was Kim Jinho", "It ended."
        ),
        Example(
            "It ended.\nSo far, weathercaster Kim Jin-ho.\nIn Tokyo with SBS Sports, this is Kim Jin Ho",
            "It ended.",
        ),
        Example(
            "This has been KBS News' Kim Jin-ho reporting from near the court in Seocho-dong, Seoul.",
            "",
        ),
        Example(
            "It was KBS that Kim Jin-ho sued.\nKBS and Kim Jin-ho met.",
            "It was KBS that Kim Jin-ho sued.\nKBS and Kim Jin-ho met.",
        ),
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
        begin = _sentence_start(text, start + (text[start : start + 1] == "\n"))
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
        "connecting ",
        "connect ",
        "i delivered this",
        "up to now",
        "until now",
        "that was ",
        "that's it for ",
        "that's all for ",
        " reports exclusively",
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
        Example(
            "<Reporter>\nIt was close.\nNext, connecting to Ulsan.\nLet's call the reporter at the coast guard.\nAt the terminal, I delivered this.",
            "<Reporter>\nIt was close.",
        ),
        Example("<Reporter>\nIt was close. The reporter covered it.", "<Reporter>\nIt was close."),
        Example(
            "[Anchor]\nIt was close.\n\nLee Yoo-min reports.\n\n[Report]",
            "[Anchor]\nIt was close.\n\n[Report]",
        ),
        Example(
            "It rains.\n\nConnect with reporters in the south of Seoul.\n\nReporter Kim Jin-ho, is it wet?",
            "It rains.\n\nReporter Kim Jin-ho, is it wet?",
        ),
        Example(
            "We connect reporters with readers.\n\nReporters meet readers.",
            "We connect reporters with readers.\n\nReporters meet readers.",
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
        span = (
            script.unnamed_toss(text, begin)
            or script.reports_alone(text, begin)
            or handover.connects(text, begin)
        )
        if span is None:
            continue
        seen = span[1] - 1
        if script_like is None:
            script_like = (
                any(line.kind in ("tag", "toss", "sign-off") for line in view.structure)
                or script.has_stage_tag(text)
                or handover.asks_reporter(text, span[1])
            )
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

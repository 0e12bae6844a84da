"""DUP: words and sentences that came out twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import eq

from cleanup.layout import cut
from cleanup.model import Edit, Span
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule

_FUNCTION_WORDS = "the a an of and with for from by at to into between".split()
_TWICE = Pattern(
    rf"(?<![\w'’.-])({'|'.join(_FUNCTION_WORDS)})([ ]\1)(?![\w'’-]|\.\w)", re.IGNORECASE
)


@rule(
    "DUP001",
    safe=True,
    anchors=[
        form
        for word in _FUNCTION_WORDS
        for form in (f"{word} {word}", f"{word.capitalize()} {word}")
    ],
    examples=[
        Example(
            "Paris in the the spring. The the end of of it.", "Paris in the spring. The end of it."
        ),
        Example(
            "He had had it; that that is; Duran Duran", "He had had it; that that is; Duran Duran"
        ),
        Example("the theatre, an android, A to B", "the theatre, an android, A to B"),
        Example("vitamins A and B, plan A a day", "vitamins A and B, plan A a day"),
    ],
)
def doubled_word(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write a doubled article, conjunction or preposition once."""
    for start in at:
        match = _TWICE.match(view.text, start)
        if match and not (match[1] == "A" or match[2][1:].isupper()):
            yield Edit(*match.span(2), "")


_WORD_TWICE = Pattern(r"(?<![\w'’.-])([A-Za-z]{4,})((?:[ ]\1){1,20})(?![\w'’-])")
# Two words in a row that begin alike: quick, since it begins with a literal and never goes back.
_PERHAPS_TWICE = Pattern(r" (...)\S++ \1")
_MEANT_TWICE = frozenset(
    "that very really many much more long never ever blah Duran Bora Pago Walla Yadda Hong Sing "
    "knock tick ding dong Ha Yo Baden Sirhan Boutros Ping Zsa Mau Jar Hear hear Tora pom bye Bye "
    "Kim Park Choi Jung Wang Hwang Nam Gang Song Young".split()
)


@rule(
    "DUP002",
    safe=False,
    anchors=[],
    examples=[
        Example("Correspondent Correspondent Lee said.", "Correspondent Lee said."),
        Example("very very long and Duran Duran", "very very long and Duran Duran"),
        Example("He said that that was it.", "He said that that was it."),
    ],
)
def doubled_content_word(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Write any other doubled word once.

    Unsafe: a doubled pair often hides two different Korean words, and some names are double.
    """
    text = view.text
    flat = f" {text}".replace("\n", " ")
    found = _PERHAPS_TWICE.search(flat)
    while found:
        start = found.start()
        match = _WORD_TWICE.match(text, start)
        if match and match[1] not in _MEANT_TWICE:
            yield Edit(*match.span(2), "")
        found = _PERHAPS_TWICE.search(flat, match.end() if match else start + 1)


_ROLES = tuple(
    "correspondent reporter president minister professor lawmaker director representative spokesperson "
    "spokesman chairman mayor governor prosecutor ambassador commissioner candidate manager pitcher judge "
    "lawyer leader".split()
)
_ROLE_TWICE = Pattern(r"(?<![\w'’.-])([A-Za-z]{3,})([ ]\1)(?![\w'’-])", re.IGNORECASE)


@rule(
    "DUP003",
    safe=True,
    anchors=[f"{role} {role}" for role in _ROLES],
    examples=[
        Example("Correspondent Correspondent Lee met a reporter reporter.", "Correspondent Lee met a reporter."),
        Example("President president Moon spoke.", "President Moon spoke."),
        Example("the secretary secretary, a leader leads, judge-judge", "the secretary secretary, a leader leads, judge-judge"),
    ],
)  # fmt: skip
def doubled_role(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write a person's role once that stands twice in a row."""
    for start in at:
        match = _ROLE_TWICE.match(view.text, start)
        if match and match[1].lower() in _ROLES:
            yield Edit(*match.span(2), "")


_TAIL = Pattern(r"[ ](?:[-–—|:=<]|:{2,})[ ]?.{2,40}\Z")
_NO_TITLE = Pattern(r"[.:]\Z|\A[\[(<◀▲▶■※*©-]")


@rule(
    "DUP004",
    safe=True,
    anchors=[],
    examples=[
        Example("Council Passes the Budget Bill\n\nCouncil Passes the Budget Bill\nIt rained.", "Council Passes the Budget Bill\n\nIt rained."),
        Example("Council Passes the Bill : Sports Donga\nCouncil Passes the Bill\nIt rained.", "Council Passes the Bill : Sports Donga\nIt rained."),
        Example("Rain Again\nRain Again\nand again", "Rain Again\nRain Again\nand again"),
        Example("[Lee So-ra, a resident here]\n[Lee So-ra, a resident here]", "[Lee So-ra, a resident here]\n[Lee So-ra, a resident here]"),
        Example("The council passed the bill.\nThe council passed the bill.", "The council passed the bill.\nThe council passed the bill."),
        Example("Council Passes the Bill\nCouncil Passes the Bill, Then Another", "Council Passes the Bill\nCouncil Passes the Bill, Then Another"),
    ],
)  # fmt: skip
def repeated_title(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Delete the first line where it is the title once more; a tail with the outlet's name is no matter.

    A title has three words or more and ends in no full stop.
    """
    text = view.text
    if text.find(text[:16] if text[:1] > " " else text[:64].strip()[:16], 16, 900) < 0:
        return
    first, second = _first_lines(text)
    if not second[1]:
        return
    title, again = text[first[0] : first[1]], text[second[0] : second[1]]
    if title != again:
        if title.startswith(again):
            if not _TAIL.fullmatch(title[len(again) :]):
                return
        elif not (again.startswith(title) and _TAIL.fullmatch(again[len(title) :])):
            return
    shorter = min(title, again, key=len)
    if len(shorter) >= 16 and shorter.count(" ") >= 2 and not _NO_TITLE.search(shorter):
        yield Edit(*cut(text, *second), "", "the title comes again")


def _first_lines(text: str) -> tuple[Span, Span]:
    """Where the first two lines stand that hold anything, without the spaces around them."""
    found: list[Span] = []
    start = 0
    for _ in range(12):
        stop = text.find("\n", start)
        line = text[start:] if stop < 0 else text[start:stop]
        bare = line.strip()
        if bare:
            begin = start + line.index(bare[0])
            found.append((begin, begin + len(bare)))
        if len(found) == 2 or stop < 0:
            break
        start = stop + 1
    first, second, *_ = *found, (0, 0), (0, 0)
    return first, second


def _written(text: str) -> list[str]:
    """The lines of a text that hold anything."""
    return list(filter(None, text.split("\n")))


@rule(
    "DUP005",
    safe=True,
    anchors=[],
    examples=[
        Example("It rained.\n\nThe mayor said that the road would open in May.\n\nThe mayor said that the road would open in May.\nIt poured.",
                "It rained.\n\nThe mayor said that the road would open in May.\n\nIt poured."),
        Example("No!\nNo!\nThe mayor said that the road would open in May.\nThe mayor said that the road would open in June.",
                "No!\nNo!\nThe mayor said that the road would open in May.\nThe mayor said that the road would open in June."),
        Example("The mayor said that the road would open in May.\nThe mayor said that the road would open in May.",
                "The mayor said that the road would open in May.\nThe mayor said that the road would open in May."),
    ],
)  # fmt: skip
def repeated_paragraph(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Delete a paragraph of 40 characters or more that is printed twice in a row.

    The lead is the business of DUP010.
    """
    lines = _written(view.text)
    if any(map(eq, lines, islice(lines, 1, None))):
        for (start, end), distance, _ in _repeats(view.text):
            if distance == 1:
                yield Edit(*cut(view.text, start, end), "", "the paragraph comes again")


_CAPTION_SIGNS = (
    "▲",
    "(photo",
    "[photo",
    "photo=",
    "photo =",
    "/courtesy",
    "image source",
    "[사진",
)


@rule(
    "DUP011",
    safe=True,
    anchors=_CAPTION_SIGNS,
    examples=[
        Example("It rained.\n▲ The mayor and the governor open the new road.\nIt poured.\n▲ The mayor and the governor open the new road.",
                "It rained.\n▲ The mayor and the governor open the new road.\nIt poured."),
        Example("▲ The mayor and the governor open the new road.\n▲ The mayor and the governor close the old road.",
                "▲ The mayor and the governor open the new road.\n▲ The mayor and the governor close the old road."),
    ],
)  # fmt: skip
def repeated_caption(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete a caption of 40 characters or more that was printed before, with its sign or credit."""
    if len(at) < 2:
        return
    for (start, end), distance, line in _repeats(view.text):
        if distance > 1 and _is_caption(line):
            yield Edit(*cut(view.text, start, end), "", "the caption comes again")


def _is_caption(line: str) -> bool:
    return any(sign in line.lower() for sign in _CAPTION_SIGNS)


@rule(
    "DUP006",
    safe=False,
    anchors=[],
    examples=[
        Example("It rained.\nThe mayor said that the road would open in May.\nIt poured.\nThe mayor said that the road would open in May.",
                "It rained.\nThe mayor said that the road would open in May.\nIt poured."),
        Example("Never again will the mayor open such a road in May.\nA.\nB.\nC.\nD.\nNever again will the mayor open such a road in May.",
                "Never again will the mayor open such a road in May.\nA.\nB.\nC.\nD.\nNever again will the mayor open such a road in May."),
    ],
)  # fmt: skip
def paragraph_again(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """The same where up to two paragraphs stand between.

    Unsafe: a refrain comes again too.
    """
    lines = _written(view.text)
    if any(map(eq, lines, islice(lines, 2, None))) or any(map(eq, lines, islice(lines, 3, None))):
        for (start, end), distance, line in _repeats(view.text):
            if 1 < distance <= 3 and not _is_caption(line):
                yield Edit(*cut(view.text, start, end), "", "the paragraph comes again")


def _repeats(text: str) -> list[tuple[Span, int, str]]:
    """Long lines that came before: where, how many written lines further on, and the line."""
    lines = text.split("\n")
    found = []
    seen: dict[str, int] = {}
    start = number = 0
    for line in lines:
        bare = line.strip()
        if bare:
            number += 1
            if len(bare) >= 40:
                before = seen.get(bare)
                if before is not None and not (before == 1 and bare[-1] in ".!?"):
                    begin = start + line.index(bare[0])
                    found.append(((begin, begin + len(bare)), number - before, bare))
                seen[bare] = number
        start += len(line) + 1
    return found


_PREPOSITION = "at on in by for from about around until since after before over under to"
_PHRASE_ANCHORS = [
    f", {word} {digit}"
    for word in ("at", "on", "in", "by", "about", "around")
    for digit in range(10)
]


@rule(
    "DUP007",
    safe=True,
    anchors=_PHRASE_ANCHORS,
    examples=[
        Example("It fell at 8 o'clock in the evening, at 8 o'clock in the evening in Seoul.", "It fell at 8 o'clock in the evening in Seoul."),
        Example("It rose by 5 percent, by 5 percent a year.", "It rose by 5 percent, by 5 percent a year."),
        Example("It fell at 8 o'clock in the evening, at 8 o'clock in the morning.", "It fell at 8 o'clock in the evening, at 8 o'clock in the morning."),
    ],
)  # fmt: skip
def repeated_phrase(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write a phrase of four words or more with a figure once that is said twice in a row."""
    text = view.text
    for start in at:
        words = _said_twice(text, start)
        if words and _FIGURE.match(words):
            yield Edit(start, start + 2 + len(words), "")


_FIGURE = Pattern(r"(?:at|on|in|by|about|around)[ ]\d", re.IGNORECASE)


@rule(
    "DUP008",
    safe=False,
    anchors=[f", {word} the " for word in [*_PREPOSITION.split(), "of", "with"]],
    examples=[
        Example("He left in the car of the mayor, in the car of the mayor in Seoul.", "He left in the car of the mayor in Seoul."),
        Example("Never again, never again; in the war, in the war.", "Never again, never again; in the war, in the war."),
        Example("He left in the car of the mayor, in the car of the judge.", "He left in the car of the mayor, in the car of the judge."),
    ],
)  # fmt: skip
def phrase_again(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """The same without a figure, where the phrase begins with a preposition.

    Unsafe: it may be rhetoric.
    """
    text = view.text
    for start in at:
        words = _said_twice(text, start)
        if words and _PLACE.match(words):
            yield Edit(start, start + 2 + len(words), "")


_PLACE = Pattern(rf"(?:of|with|{_PREPOSITION.replace(' ', '|')}) the ", re.IGNORECASE)


def _said_twice(text: str, comma: int) -> str:
    """The longest phrase of four words or more before a comma that stands behind it again."""
    if not text.startswith(", ", comma):
        return ""
    before = text[max(0, comma - 160) : comma]
    after = text[comma + 2 : comma + 162]
    head = after[:10]
    begin = before.find(head)
    while begin >= 0:
        words = before[begin:]
        if after.startswith(words) and words.count(" ") >= 3:
            whole = not before[begin - 1 : begin].isalnum() if begin else comma < 160
            if whole and not after[len(words) : len(words) + 1].isalnum() and "\n" not in words:
                return words
        begin = before.find(head, begin + 1)
    return ""


_PAIR = Pattern(r"(?<![\w'’.-])([a-z]{5,})([ ]and[ ]\1)(?![\w'’-])")
# Five letters before " and " that end the next word too: quick, since it begins with a literal.
_SAME_ENDS = Pattern(r" and (?<=([a-z]{5}) and )[a-z]++(?<=\1)")
_MEANT_PAIR = frozenset(
    "again round around years hours weeks months miles pages times thousands hundreds millions "
    "billions layers circles through through never really loads heaps piles dozens scores rounds "
    "louder faster slower worse better lower higher fewer longer deeper older larger smaller bigger "
    "stronger weaker harder closer further farther richer poorer younger wider darker brighter "
    "there forever wheels on over many more words deeds".split()
)


@rule(
    "DUP009",
    safe=False,
    anchors=[],
    examples=[
        Example("They are undefeated and undefeated; it was cloudy and cloudy.", "They are undefeated; it was cloudy."),
        Example("again and again, more and more, years and years, higher and higher", "again and again, more and more, years and years, higher and higher"),
    ],
)  # fmt: skip
def word_and_word(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Write a word once that "and" joins to itself: cloudy and cloudy.

    Unsafe: the pair often hides two different Korean words.
    """
    if not _SAME_ENDS.search(view.text):
        return
    for match in _PAIR.finditer(view.text):
        if match[1] not in _MEANT_PAIR and not match[1].endswith("er"):
            yield Edit(*match.span(2), "")


_LEAD = Pattern(r"\s*(?:[\[<◀][^\]>▶\n]{1,40}[\]>▶]\s*){0,3}([^.!?\n]{40,600}[.!?])")


@rule(
    "DUP010",
    safe=True,
    anchors=[],
    examples=[
        Example(
            "A resolution to condemn the violations was passed at the council. It rained. "
            "A resolution to condemn the violations was passed in the council. It poured.",
            None,
        ),
        Example(
            "A resolution to condemn the violations was passed at the council. "
            "A resolution to condemn the violations of 2009 had failed, said the clerk of the house.",
            "A resolution to condemn the violations was passed at the council. "
            "A resolution to condemn the violations of 2009 had failed, said the clerk of the house.",
        ),
    ],
)
def repeated_lead(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Report a lead sentence that comes again, exactly or nearly so.

    The anchor reads the lead, then the reporter does; one of the two may go, a human says which.
    """
    text = view.text
    lead = _LEAD.match(text)
    if not lead:
        return
    sentence = lead[1]
    opening = " ".join(sentence.split(" ", 5)[:5])
    start = text.find(opening, lead.end()) if len(opening) >= 16 else -1
    if start < 0:
        return
    stop = min((at for at in (text.find(mark, start) for mark in ".!?\n") if at >= 0), default=-1)
    again = text[start : stop + 1] if stop >= 0 else text[start : start + len(sentence)]
    if again != sentence:
        from rapidfuzz.fuzz import ratio  # 27 ms: only for a text that seems to repeat itself

        if ratio(again, sentence) < 90:
            return
    yield Edit(start, start + len(again), None, "the lead comes again")

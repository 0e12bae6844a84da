"""TYP: sentences that an engine or a page cut across paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from cleanup.model import Edit, Span
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule
from cleanup.structure import ends_sentence
from cleanup.structure.script import STAGE_TAG, has_stage_tag
from cleanup.structure.words import is_surname

# What a line may end with and yet go on: the rest of a sentence stands below.
_ENDED = frozenset('.!?…:;”"]>')
_OPEN = frozenset(",’'%)-")
_SHORT = ("Rep.", "Mr.", "Mrs.", "Ms.", "Dr.", "Gov.", "Sen.", "Prof.", "Gen.")
_DETERMINERS = frozenset(
    "a an the this these those his her its our their my your every each some both and or of".split()
)
_PREPOSITIONS = frozenset(
    "in at by from with to into between among against under over until since around during through near as on that which "
    "who is are was were has have had will would can could should may".split()
)
_STARTS = (
    frozenset(
        "it he she they we you i in at from on for if when while as with by after before because since so but and "
        "there here what how why who more most many some all both even also only just no not now then today "
        "yesterday former one two three".split()
    )
    | _DETERMINERS
)
_CARRIERS = frozenset("in at of from with by the a an between and".split())
_TITLES = Pattern(
    r"(?:^|[\s(\[])(?:Rep|Reps|Mr|Mrs|Ms|Dr|Gov|Sen|Prof|Gen|Col|Capt|Lt|Maj|Rev|President|Minister|Chairman|Mayor|Governor|lawmaker)\.?\Z"
)
_LOWER = Pattern(r"[a-z]+(?:[ ,.'’”\"-]|\Z)")
_GIVEN = Pattern(r"[A-Z][a-z]{1,7}-[A-Za-z][a-z]{1,7}\b")
_LIST = Pattern(r"(?:[-*•·○●□■◆◇▶>|#]|\(?\w{1,2}[.)])\s")
_LAST_WORD = Pattern(r"[\w’'-]+(?:,[”\"]|[,%)])?\Z")
_FIRST_WORD = Pattern(r"[\w’'-]+")
_TAIL = Pattern(r"(?:[.!?…]|[\])>▶】])[\"”’)]*\s+[\"“‘]?(\w+)\Z")
_KINDS = frozenset(("prose", "quote", "heading", "caption"))


@rule(
    "TYP040",
    safe=True,
    anchors=[],
    examples=[
        Example(
            "<Anchor> The\n\nheat wave has lasted for nine days.",
            "<Anchor> The heat wave has lasted for nine days.",
        ),
        Example(
            "The fire, which began in the\n\nkitchen, was put out. It rained.",
            "The fire, which began in the kitchen, was put out. It rained.",
        ),
        Example(
            "[Kim Jin-ho: It was a good talk!] From\n\ntoday, prices rise.",
            "[Kim Jin-ho: It was a good talk!] From today, prices rise.",
        ),
        Example(
            "It was close. Lee\n\nIm-jae, former chief, left.",
            "It was close. Lee Im-jae, former chief, left.",
        ),
        Example("He met Rep\n\nLee Yang-soo on Monday.", "He met Rep Lee Yang-soo on Monday."),
        Example(
            "The court, the police and the\n\nMinistry of Justice agreed.",
            "The court, the police and the Ministry of Justice agreed.",
        ),
        Example(
            "The prosecution asked Lee Yang-\n\nsoo to appear.",
            "The prosecution asked Lee Yang-soo to appear.",
        ),
        Example(
            "The plan was dropped by the company.\n\n, but the city went on.",
            "The plan was dropped by the company, but the city went on.",
        ),
        Example(
            "What to bring\n\nwater and bread\n\na coat",
            "What to bring\n\nwater and bread\n\na coat",
        ),
        Example(
            "We want\n\nmore money for schools.\n\nbetter homes for all.",
            "We want\n\nmore money for schools.\n\nbetter homes for all.",
        ),
        Example(
            "Police in\n\nSuwon have set up a team of two dozen.",
            "Police in Suwon have set up a team of two dozen.",
        ),
        Example(
            "Things to look out for\n\nSeoul is large.", "Things to look out for\n\nSeoul is large."
        ),
        Example(
            "The mayor spoke to voters and was\nheard by many of them in the hall\nand in the street.\nHe left.",
            "The mayor spoke to voters and was\nheard by many of them in the hall\nand in the street.\nHe left.",
        ),
        Example(
            "The news in them is invented, and they\nare under the same licence as the rest.",
            "The news in them is invented, and they\nare under the same licence as the rest.",
        ),
        Example(
            "Dear reader,\n\nwe thank you for your letter.",
            "Dear reader,\n\nwe thank you for your letter.",
        ),
        Example(
            "Run this:\n\n    pip install cleanup\n\n- the first\n\n- the second.",
            "Run this:\n\n    pip install cleanup\n\n- the first\n\n- the second.",
        ),
        Example(
            "<Anchor> At the\n\ncurrent speed, the storm is here by noon.\n\nIn a\n\nlast push they won it after all.",
            "<Anchor> At the current speed, the storm is here by noon.\n\nIn a last push they won it after all.",
        ),
        Example(
            "Standing By\n\nbetter homes for all of us in the city.",
            "Standing By\n\nbetter homes for all of us in the city.",
        ),
        Example("The new\n\niPhone is here.", "The new\n\niPhone is here."),
    ],
)
def broken_paragraph(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Join a sentence that was cut across two paragraphs.

    The upper one does not end as a sentence does, the lower one begins as none begins and ends as
    one ends. Headings, lists, verse, salutations and wrapped lines stay. The edit covers the words
    on both sides, so that no other rule takes half a name for a whole one.
    """
    wrapped: bool | None = None
    for above, below, after in _pairs(view.text):
        tight = view.text.count("\n", above[1], below[0]) < 2
        if tight and above[1] - above[0] >= _SHORTEST_WRAP:
            continue
        edit = _join(view.text, above, below, after)
        if edit and view.kind_at(above[0]) in _KINDS and view.kind_at(below[0]) in _KINDS:
            if wrapped is None:
                wrapped = _wrapped(view.text)
            if wrapped:
                return
            yield edit


_SHORTEST_WRAP = 20  # characters of a line that may have been wrapped there


def _pairs(text: str) -> Iterator[tuple[Span, Span, Span | None]]:
    """Neighbouring lines of which the upper has no end, each with the line that follows."""
    lines = text.split("\n")
    open_ended = [
        number
        for number, line in enumerate(lines)
        if line
        and (
            line[-1] not in _ENDED
            or line.endswith((",”", ',"'))
            or (line[-1] == "." and line.endswith(_SHORT))
        )
    ]
    if "\n," in text:  # then a sentence may go on behind a full stop too
        open_ended = [number for number, line in enumerate(lines) if line.strip()]
    at = done = 0
    for number in open_ended:
        at += sum(len(line) + 1 for line in lines[done:number])
        done = number
        found = list(islice(_spans(lines, number, at), 3))
        if len(found) > 1 and found[0][1] <= at + len(lines[number]):
            above, below = found[:2]
            last = text[above[1] - 1]
            short = text[above[0] : above[1]].endswith(_SHORT)
            spoken = last in '”"' and text[below[0]].islower()
            if last.isalnum() or spoken or last in _OPEN or text[below[0]] == "," or short:
                yield above, below, found[2] if len(found) > 2 else None


def _spans(lines: Sequence[str], number: int, at: int) -> Iterator[Span]:
    """The lines from ``number`` on, which begins at ``at``, that are not blank: without blanks."""
    for beyond in range(number, len(lines)):
        line = lines[beyond]
        bare = line.strip()
        if bare:
            start = at + line.index(bare[0])
            yield start, start + len(bare)
        at += len(line) + 1


def _wrapped(text: str) -> bool:
    """Whether single line breaks of a text are where its lines were wrapped."""
    lines = [line.strip() for line in text.split("\n")]
    tight = [(line, below) for line, below in pairwise(lines) if line and below]
    broken = sum(
        (line[-1].isalnum() or line[-1] in _OPEN) and below[0].islower() for line, below in tight
    )
    return broken > 1 and 3 * broken >= len(tight)


def _join(text: str, above: Span, below: Span, after: Span | None) -> Edit | None:
    upper, lower = text[slice(*above)], text[slice(*below)]
    gap = text[above[1] : below[0]]
    if (
        lower.startswith(", ")
        and lower[2:3].islower()
        and upper[-1].isalnum() | (upper[-1] in ".)")
    ):
        end = above[1] - (upper[-1] == ".")
        return Edit(end, below[0] + 1, ",")
    if _LIST.match(lower) or _LIST.match(upper) or "    " in gap or "\t" in gap:
        return None
    last = _LAST_WORD.search(upper)
    if last is None or upper.endswith((" -", "--")):
        return None
    first = _FIRST_WORD.match(lower.lstrip('"“‘('))
    if first is None or not _goes_on(text, upper, lower, last[0].strip(',%)”"'), after):
        return None
    joint = "" if upper.endswith("-") else " "
    start = above[0] + last.start()
    end = below[0] + len(lower) - len(lower.lstrip('"“‘(')) + first.end()
    return Edit(start, end, f"{last[0]}{joint}{text[below[0] : end]}")


def _goes_on(text: str, upper: str, lower: str, last: str, after: Span | None) -> bool:
    """Whether a lower line carries on the sentence of the upper one, whose last word is ``last``."""
    tail = _TAIL.search(upper)
    # The first word of a sentence, left behind alone: by a tag, or at the end of a line.
    word = upper.lstrip("\"“‘'(")
    alone = tail[1].lower() if tail else word.lower() if word.isalpha() else ""
    bare = lower.lstrip('"“‘(')
    figure = bare[:1].isdigit() and (alone in _STARTS or last in _PREPOSITIONS | _DETERMINERS)
    if figure or _LOWER.match(bare):
        if ends_sentence(lower) or ". " in lower:
            listed = after is not None and _is_lower(text, after)
        else:
            listed = after is None or not _is_lower(text, after)
        few = len(upper.split()) < (5 if upper.endswith(",") else 4)  # a heading, a salutation
        if few and bare.count(" ") > 4 and ends_sentence(lower):
            tagged = STAGE_TAG.match(upper) is not None or upper.startswith(("---", ".]", "] "))
            few = last not in _ARTICLES and not (tagged and last in _PREPOSITIONS | _DETERMINERS)
        return (bool(alone) or not few or upper.endswith("-")) and (not listed or alone in _STARTS)
    return bare[:1].isupper() and _goes_on_with_name(upper, bare, last, alone)


_ARTICLES = frozenset(("a", "an", "the"))


def _goes_on_with_name(upper: str, lower: str, last: str, alone: str) -> bool:
    """The same, where the lower line begins with a capital."""
    if alone and (alone in _STARTS or STAGE_TAG.match(upper)):
        return ends_sentence(lower)
    if _TITLES.search(upper) or (_GIVEN.match(lower) and is_surname(upper.rpartition(" ")[2])):
        return True
    words = len(upper.split())
    if words < 4 and last in _CARRIERS and upper[0].isupper():
        return ends_sentence(lower) and lower.count(" ") > 5
    running = words > 7 or ". " in upper
    return (last in _DETERMINERS and words > 3) or (last in _PREPOSITIONS and running)


def _is_lower(text: str, line: Span) -> bool:
    return text[line[0]].islower()


@rule(
    "TYP041",
    safe=False,
    anchors=[f"\n{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"],
    examples=[
        Example("[Anchor]\nwere 1,139 confirmed cases yesterday.", None),
        Example("It rained.\n\nhighlighted in turn.\n\n[기자]\nIt poured.", None),
        Example("It rained.\n\nhighlighted in turn.", "It rained.\n\nhighlighted in turn."),
        Example("[Anchor]\niPhone sales rose.", "[Anchor]\niPhone sales rose."),
    ],
)
def lost_beginning(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Report a paragraph of a broadcast script that begins in the middle of a sentence.

    The tag before it, or the engine, took its first words along; a human has to find them.
    """
    text = view.text
    if not at or not has_stage_tag(text):
        return
    lines = view.structure
    for above, line in pairwise(lines):
        if line.kind == "prose" and _LOWER.match(text[line.start : line.end]):
            upper = text[above.start : above.end]
            if above.kind == "tag" or ends_sentence(upper):
                yield Edit(line.start, line.end, None, "this paragraph has lost its beginning")

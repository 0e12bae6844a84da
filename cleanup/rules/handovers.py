"""ART: the sentences of a script that hand over, told by the stage tag beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.layout import cut, opens_line
from cleanup.model import Edit
from cleanup.rule import Example, View, rule
from cleanup.structure import handover, script
from cleanup.structure.script import OPENERS

_WORDS = ("report", "journalist", "correspondent", "caster", "weather c", "response", "article", "기자", "리포트", "캐스터")  # fmt: skip
_TAGS = tuple(f"{mark}{gap}{word}" for mark in (*OPENERS, "(") for gap in ("", " ") for word in _WORDS)  # fmt: skip


_GAP = "\n\n\n"


def _left_by_tag(text: str, gaps: Sequence[int]) -> list[int]:
    """What stands below the blank lines that a tag left where the page's host deleted it.

    Only where a text sets its paragraphs apart by one blank line otherwise.
    """
    below = {index for index in (_behind(text, gap) for gap in gaps) if index}
    if len(below) > _FEW or text.count("\n\n") < 3 * len(below):
        return []
    return sorted(below)


def _is_script(view: View) -> bool:
    return any(line.kind in _OF_SCRIPT for line in view.structure)


_FEW = 4
_HEAD = 9  # paragraphs above which a script has handed over
_OF_SCRIPT = frozenset(("tag", "toss", "sign-off", "quote", "credit"))


def _behind(text: str, index: int) -> int:
    """The next character that is not blank, near enough; 0 where there is none."""
    end = index
    while text[end : end + 1] in ("\n", "\r", " ") and end - index < 16:
        end += 1
    return end if end < len(text) and text[end - 1] == "\n" else 0


def _is_reporters_tag(text: str, start: int) -> bool:
    """Whether a stage tag of a reporter opens its line at ``start``."""
    if not opens_line(text, start):
        return False
    match = (
        script.STAGE_TAG.match(text, start)
        or script.WEAK_TAG.match(text, start)
        or script.BARE_TAG.match(text, start)
    )
    return match is not None and script.label_of(match.group()) == "Reporter"


@rule(
    "ART028",
    safe=True,
    anchors=(*_TAGS, _GAP, "\nreporter\n", "\nreporter:", "\nreporter.", "\n기자\n", "\n리포트\n"),
    examples=[
        Example("[Anchor]\nThe dam broke.\n\nWhat happened, journalist Kim Jin-ho organizes it.\n\n[Reporter]\nIt rained.", "[Anchor]\nThe dam broke.\n\n[Reporter]\nIt rained."),
        Example("The dam broke. Let's connect to a reporter for more information.\n<Reporter> It rained.", "The dam broke.\n<Reporter> It rained."),
        Example("The dam broke.\n\nFirst, Kim Jin-ho reports from Busan.\n\n[Reporter]\nIt rained.", "The dam broke.\n\n[Reporter]\nIt rained."),
        Example("Connect on-site.\n\n[Report]\nYes, I am standing at the port of Busan. It rained.", "[Report]\nYes, I am standing at the port of Busan. It rained."),
        Example("Reporter Kim Jin-ho looks at how the dam was built and who paid.\n\n◀ Report ▶\n\nIt rained.", "◀ Report ▶\n\nIt rained."),
        Example("It rains. Please give it to caster Kim Jin-ho.\n\n[Caster]\nIt pours.", "It rains.\n\n[Caster]\nIt pours."),
        Example("Reporter Kim Jin-ho was arrested on the 5th.\n\n[Report]\nIt rained.", "Reporter Kim Jin-ho was arrested on the 5th.\n\n[Report]\nIt rained."),
        Example("He said he met the reporter.\n\n[Reporter]\nYes, the port is closed.", "He said he met the reporter.\n\n[Reporter]\nYes, the port is closed."),
        Example("Connect the dots on your own.\n\n[Report]\nI am at a loss, he said.", "Connect the dots on your own.\n\n[Report]\nI am at a loss, he said."),
        Example("It rains.\n\nThis is Kim Jin-ho.\n\n\nIt pours.\n\nIt ends.\n\n(Video coverage: Lee So-ra)", "It rains.\n\nIt pours.\n\nIt ends.\n\n(Video coverage: Lee So-ra)"),
        Example("It rains.\n\nThis is Kim Jin-ho.\n\n\nIt pours.\n\nIt ends.", "It rains.\n\nThis is Kim Jin-ho.\n\n\nIt pours.\n\nIt ends."),
        Example("First, Kim Jin-ho reports from Busan.\n\nIt rained.", "First, Kim Jin-ho reports from Busan.\n\nIt rained."),
        Example("■ Host: Kim Min-a\nLet's connect to a reporter.\n[Reporter]\nYes, I am standing here.", "■ Host: Kim Min-a\nLet's connect to a reporter.\n[Reporter]\nYes, I am standing here."),
    ],
)  # fmt: skip
def handover_at_tag(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete the anchor's sentence that hands over right above the reporter's tag.

    There it may say what the report is about. Blank lines may show where the tag stood. Not in a
    panel talk, where tags are speakers' labels.
    """
    text = view.text
    panel: bool | None = None
    gaps = [start for start in at if text.startswith(_GAP, start)]
    for start in _left_by_tag(text, gaps) if gaps else ():
        span = handover.handover_before(text, start, whole=True)
        headed = span is not None and text.count("\n\n", 0, span[0]) < _HEAD
        if span and headed and not script.is_panel(text) and _is_script(view):
            yield Edit(*cut(text, *span), "")
    for start in at:
        tag = start + (text[start : start + 1] == "\n")
        if not _is_reporters_tag(text, tag):
            continue
        span = handover.handover_before(text, tag)
        if span and panel is None:
            panel = script.is_panel(text)
        if span and not panel:
            yield Edit(*cut(text, *span), "")

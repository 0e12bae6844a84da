"""The engine: find, choose and apply edits, again and again, until a pass changes nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import groupby
from math import inf
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from cleanup.model import Document, Edit, Span
from cleanup.protect import protected
from cleanup.rule import FAMILIES, HOUSE, Finding, Style
from cleanup.scanner import Scanner

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from cleanup.glossary import Glossary
    from cleanup.rule import Rule, View

__all__ = ["Cleaned", "Engine", "RestlessError", "apply"]

MAX_PASSES = 10


class RestlessError(Exception):
    """Rules that undo each other's edits; the message names them."""


class Cleaned(NamedTuple):
    """What became of a document.

    ``applied`` are the findings that were applied, pass by pass, ``remaining`` those that were
    not: unsafe, reported, or refused. ``changes`` are all applied edits as one list against
    ``before``: sorted, none overlapping.
    """

    before: Document
    after: Document
    applied: tuple[Finding, ...] = ()
    remaining: tuple[Finding, ...] = ()
    changes: tuple[Edit, ...] = ()

    @property
    def text(self) -> str:
        """The clean text."""
        return self.after.text


class Engine:
    """Rules and a glossary, made ready to clean any number of documents.

    ``unsafe`` applies unsafe rules too. ``keep`` are literals that no rule may touch, ``style`` is
    the house style. Pickles as its parts; the automaton is built again where it arrives.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        glossary: Glossary,
        *,
        unsafe: bool = False,
        keep: Sequence[str] = (),
        style: Style = HOUSE,
    ) -> None:
        self.rules = tuple(sorted(rules, key=attrgetter("code")))
        self.glossary = glossary
        self.unsafe = unsafe
        self.keep = tuple(keep)
        self.style = style
        applied = [(rule.safe or unsafe) and not rule.reports for rule in self.rules]
        self._active = {number for number, applies in enumerate(applied) if applies}
        self._passive = {number for number, applies in enumerate(applied) if not applies}
        self._codes = {self.rules[number].code for number in self._active}
        ranks = {family: rank for rank, family in enumerate(FAMILIES)}
        self._rank = {rule.code: ranks.get(rule.family, len(ranks)) for rule in self.rules}
        self._scanner = Scanner(self.rules, glossary, self.keep, style)

    def __reduce__(self) -> tuple[object, ...]:
        return _engine, (self.rules, self.glossary, self.unsafe, self.keep, self.style)

    def clean(self, document: Document, *, remaining: bool = True) -> Cleaned:
        """Apply all that may be applied, until nothing is left to apply.

        Without ``remaining``, what will not be applied is not looked for. Raises RestlessError if
        rest never comes.
        """
        current = document
        applied: list[Finding] = []
        changes: list[Edit] = []
        view: View | None = None
        for _ in range(MAX_PASSES):
            view = self._scanner.scan(current, view)
            # What will not be applied need not be looked for before the text is at rest.
            active = self._detect(view, changes, self._active)
            chosen = self._choose(active, view) if active else []
            if not chosen:
                rest = self._detect(view, changes, self._passive) if remaining else []
                left = sorted(active + rest, key=_by_place)
                return Cleaned(document, current, tuple(applied), tuple(left), tuple(changes))
            applied += chosen
            edits = [finding.edit for finding in chosen]
            changes = _compose(changes, edits, current.text) if changes else edits
            current = Document(
                apply(current.text, edits),
                current.source,
                current.path,
                current.line,
                current.id,
            )
        codes = ", ".join(sorted({finding.rule.code for finding in applied[len(applied) // 2 :]}))
        raise RestlessError(
            f"{document.path}:{document.line}: no rest after {MAX_PASSES} passes: {codes}; "
            f"ignore one of these rules and report this text"
        )

    def may_apply(self, finding: Finding) -> bool:
        """Whether a finding is applied without being asked for."""
        return finding.edit.replacement is not None and finding.rule.code in self._codes

    def _detect(
        self, view: View, changes: Sequence[Edit], numbers: Container[int]
    ) -> list[Finding]:
        """What rules of these numbers find outside protected spans."""
        document = view.document
        text = view.text
        findings = []
        way = _WayBack(changes)
        for number, at in view.at.items():
            if number not in numbers:
                continue
            rule = self.rules[number]
            for edit in rule.find(view, at):
                if edit.replacement is not None and text[edit.start : edit.end] == edit.replacement:
                    continue
                start, end = way.origin(edit) if changes else (edit.start, edit.end)
                findings.append(Finding(rule, edit, document, start, end))
        if findings and view.protected:
            findings = [f for f in findings if not _touches(view.protected, f.edit)]
        return findings

    def _choose(self, findings: Sequence[Finding], view: View) -> list[Finding]:
        """The findings to apply now: none overlaps, none lets a protected span grow."""
        wanted = sorted(filter(self.may_apply, findings), key=self._precedence)
        chosen = _without_overlap(wanted)
        if not view.protected or not chosen:
            return chosen
        kept = [view.text[start:end] for start, end in view.protected]
        if _intact(kept, apply(view.text, [f.edit for f in chosen]), self.keep):
            return chosen
        far = [f for f in chosen if not _touches(view.protected, f.edit, reach=3)]
        if far and _intact(kept, apply(view.text, [f.edit for f in far]), self.keep):
            return far
        alone: list[Finding] = []
        for finding in chosen:
            tried = sorted([*alone, finding], key=lambda f: f.edit.start)
            if _intact(kept, apply(view.text, [f.edit for f in tried]), self.keep):
                alone = tried
        return alone

    def _precedence(self, finding: Finding) -> tuple[int, int, int, str]:
        edit, code = finding.edit, finding.rule.code
        return self._rank[code], edit.start, edit.start - edit.end, code


def _engine(
    rules: tuple[Rule, ...],
    glossary: Glossary,
    unsafe: bool,  # noqa: FBT001  # pickle hands arguments over by position
    keep: tuple[str, ...],
    style: Style,
) -> Engine:
    return Engine(rules, glossary, unsafe=unsafe, keep=keep, style=style)


def _by_place(finding: Finding) -> tuple[int, int, str]:
    return finding.edit.start, finding.edit.end, finding.rule.code


def apply(text: str, edits: Sequence[Edit]) -> str:
    """``text`` with edits applied; they are sorted and do not overlap."""
    parts, at = [], 0
    for edit in edits:
        parts.append(text[at : edit.start])
        parts.append(edit.replacement or "")
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


def _without_overlap(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, in order of precedence, that overlap none before them; sorted by place.

    An insertion counts as overlapping what it touches. What loses gets its turn in the next pass,
    and so does what a later family finds where it stands: a term must not change the words by
    which a credit is told.
    """
    chosen, waiting = _Places(), _Places()
    for _, family in groupby(findings, _family):
        lost: list[Finding] = []
        for finding in family:
            if waiting.meet(finding.edit):
                continue
            if chosen.meet(finding.edit):
                lost.append(finding)
            else:
                chosen.add(finding)
        for finding in lost:
            if not waiting.meet(finding.edit):
                waiting.add(finding)
    return chosen.sorted()


def _family(finding: Finding) -> str:
    return finding.rule.family


class _Places:
    """Findings that have their place, none overlapping another; asked and added in rising order.

    Precedence goes through the text once for each family: one sorted row for each time.
    """

    def __init__(self) -> None:
        self._rows: list[tuple[list[int], list[Finding]]] = []

    def meet(self, edit: Edit) -> bool:
        """Whether an edit overlaps one that is here."""
        return any(_overlaps(edit, starts, row) for starts, row in self._rows)

    def add(self, finding: Finding) -> None:
        """Give a finding its place."""
        start = finding.edit.start
        if not self._rows or start < self._rows[-1][0][-1]:
            self._rows.append(([], []))
        self._rows[-1][0].append(start)
        self._rows[-1][1].append(finding)

    def sorted(self) -> list[Finding]:
        """All, by place."""
        if len(self._rows) == 1:
            return self._rows[0][1]
        return sorted((finding for _, row in self._rows for finding in row), key=_start)


def _start(finding: Finding) -> int:
    return finding.edit.start


def _overlaps(edit: Edit, starts: Sequence[int], row: Sequence[Finding]) -> bool:
    """Whether an edit overlaps one of a sorted row."""
    at = bisect_left(starts, edit.start)
    if at < len(row):
        after = row[at].edit
        if edit.end > after.start or edit.start == after.start:
            return True
        if edit.end == after.start and after.start == after.end:
            return True
    if at:
        before = row[at - 1].edit
        return before.end > edit.start or (before.end == edit.start and edit.start == edit.end)
    return False


def _touches(spans: Sequence[Span], edit: Edit, reach: int = 0) -> bool:
    """Whether an edit lies in a span, or within ``reach`` characters of one."""
    at = bisect_left(spans, (edit.start - reach + 1, 0)) - 1
    for start, end in spans[max(at, 0) :]:
        if start >= edit.end + reach:
            return edit.start == edit.end == start and reach > 0
        if end + reach > edit.start:
            return not (edit.start == edit.end == start) or reach > 0
    return False


def _intact(kept: Sequence[str], text: str, keep: Sequence[str]) -> bool:
    """Whether the protected spans of a new text still hold ``kept``, in that order."""
    spans = iter([text[start:end] for start, end in protected(text)])
    literals = set(keep)
    return all(literal in literals or literal in spans for literal in kept)


def _compose(changes: Sequence[Edit], edits: Sequence[Edit], text: str) -> list[Edit]:
    """One list of edits that does what ``changes`` and then ``edits`` do.

    ``changes`` refer to the text as it came in, ``edits`` to ``text``, which ``changes`` made of
    it. What meets is joined.
    """
    old = _current(changes)
    composed: list[Edit] = []
    delta = i = j = 0
    while i < len(old) or j < len(edits):
        if j == len(edits) or (i < len(old) and old[i][0] <= edits[j].start):
            start, end = old[i][0], old[i][0]
        else:
            start, end = edits[j].start, edits[j].start
        origin = start - delta
        inside: list[Edit] = []
        while True:
            if i < len(old) and old[i][0] <= end:
                delta += old[i][1] - old[i][0] - (changes[i].end - changes[i].start)
                end = max(end, old[i][1])
                i += 1
            elif j < len(edits) and edits[j].start <= end:
                inside.append(edits[j])
                end = max(end, edits[j].end)
                j += 1
            else:
                break
        moved = [Edit(e.start - start, e.end - start, e.replacement) for e in inside]
        new = apply(text[start:end], moved) if moved else text[start:end]
        composed.append(Edit(origin, end - delta, new))
    return composed


def _current(changes: Sequence[Edit]) -> list[Span]:
    """Where the replacements of ``changes`` stand in the text that they made."""
    spans, delta = [], 0
    for edit in changes:
        start = edit.start + delta
        length = len(edit.replacement or "")
        spans.append((start, start + length))
        delta += length - (edit.end - edit.start)
    return spans


class _WayBack:
    """From places in the current text to those in the text as it came in."""

    def __init__(self, changes: Sequence[Edit]) -> None:
        self._changes = changes
        self._spans = _current(changes)
        self._ends = [end for _, end in self._spans]

    def origin(self, edit: Edit) -> Span:
        """Where an edit of the current text lies in the text as it came in."""
        start, end = edit.start, edit.end
        first, last = bisect_right(self._ends, start), bisect_left(self._ends, end)
        while last < len(self._spans) and self._spans[last][1] == end > self._spans[last][0]:
            last += 1
        if first > last or start < self._start(first):
            origin = start - self._delta(min(first, last))
        else:
            origin = self._changes[first].start
        if end <= self._start(last):
            return origin, end - self._delta(last)
        return origin, self._changes[last].end

    def _start(self, number: int) -> float:
        """Where the replacement of a change begins now; behind the last one, beyond all."""
        return self._spans[number][0] if number < len(self._spans) else inf

    def _delta(self, number: int) -> int:
        """By how much the changes before this one moved what follows them."""
        if number < len(self._spans):
            return self._spans[number][0] - self._changes[number].start
        return self._ends[-1] - self._changes[-1].end if self._changes else 0

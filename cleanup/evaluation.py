"""The judgement of a cleaner: what it did to labelled texts, beside what their labels want."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cleanup.engine import Cleaned
    from cleanup.labels import Label, Sample
    from cleanup.model import Edit, Span

__all__ = [
    "MECHANICAL", "Judged", "JudgedChange", "JudgedLabel", "Score", "breaches", "judge", "score",
    "words_lost",
]  # fmt: skip

MECHANICAL = ("nothing", "document")
"""What a fault may need to count as one that a tool can repair without knowledge."""

_BLANK = " \t\r\n"
_PIECES = re.compile(r"[ \t\r\n]+|[^ \t\r\n]+")
_WORD = re.compile(r"[^\W_]+")
_CLOSING = ".,;:!?…)]}>”’%"
_OPENING = "([{<“‘"
_MOST = 6  # labels of a region of which every choice is tried


class JudgedLabel(NamedTuple):
    """A label and what became of its fault: ``done``, ``missed`` or ``otherwise``."""

    label: Label
    verdict: str


class JudgedChange(NamedTuple):
    """A change and whether it was wanted: ``right``, ``otherwise`` or ``unlisted``.

    ``codes`` are the rules that made it, ``wanted`` the labels with which it disagrees, ``lost``
    the words outside all labels that it deletes.
    """

    change: Edit
    verdict: str
    codes: tuple[str, ...] = ()
    wanted: tuple[Label, ...] = ()
    lost: tuple[str, ...] = ()


class Judged(NamedTuple):
    """A sample with what became of its labels, its changes, and the strings that went missing."""

    sample: Sample
    labels: tuple[JudgedLabel, ...] = ()
    changes: tuple[JudgedChange, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def spoiled(self) -> bool:
        """Whether a clean text was changed."""
        return bool(self.changes) and not self.labels


class Score(NamedTuple):
    """The figures of any number of judged samples.

    ``kinds`` and ``needs`` count verdicts on labels by class and by need, ``changes`` those on
    changes. ``clean`` are texts without labels, ``spoiled`` those of them that were changed,
    ``survive`` the strings that had to stay in, ``lost`` those that did not. ``words`` are the
    words outside labels that were deleted.
    """

    documents: int
    clean: int
    spoiled: int
    kinds: dict[str, Counter[str]]
    needs: dict[str, Counter[str]]
    changes: Counter[str]
    survive: int
    lost: int
    words: int

    @property
    def labels(self) -> Counter[str]:
        """Verdicts on all labels."""
        return sum(self.kinds.values(), Counter[str]())

    @property
    def mechanical(self) -> Counter[str]:
        """Verdicts on the labels that need nothing but the text."""
        return sum((self.needs.get(need, Counter()) for need in MECHANICAL), Counter[str]())

    @property
    def precision(self) -> float | None:
        """The share of changes that were right; None where nothing was changed."""
        total = self.changes.total()
        return self.changes["right"] / total if total else None


def score(judged: Iterable[Judged]) -> Score:
    """The figures of judged samples."""
    found = list(judged)
    kinds: dict[str, Counter[str]] = {}
    needs: dict[str, Counter[str]] = {}
    for label, verdict in (pair for one in found for pair in one.labels):
        kinds.setdefault(label.kind, Counter())[verdict] += 1
        needs.setdefault(label.needs, Counter())[verdict] += 1
    changes = [change for one in found for change in one.changes]
    return Score(
        documents=len(found),
        clean=sum(not one.labels for one in found),
        spoiled=sum(one.spoiled for one in found),
        kinds=kinds,
        needs=needs,
        changes=Counter(change.verdict for change in changes),
        survive=sum(len(one.sample.survive) for one in found),
        lost=sum(len(one.lost) for one in found),
        words=sum(len(change.lost) for change in changes),
    )


def judge(sample: Sample, cleaned: Cleaned) -> Judged:
    """Compare what a cleaner did to a sample with what its labels want.

    Labels and changes that overlap, or between which only blanks stand, are a region. Where the
    changes make of a region what some of its labels make of it, those labels are done and the
    changes are right, however the two are cut; else the region is judged in the parts that
    overlap. How blanks are compared is said at :func:`_alike`.
    """
    work = _Work(sample.text)
    items = _in_order(sample.labels, cleaned.changes)
    for region in _regions(sample.text, items):
        work.region(region)
    return Judged(
        sample,
        tuple(JudgedLabel(label, work.labels[label.span]) for label in sample.labels),
        tuple(_judged(change, work, sample, cleaned) for change in cleaned.changes),
        tuple(string for string in sample.survive if string not in cleaned.text),
    )


def breaches(clean: Callable[[str, str | None], Cleaned], samples: Iterable[Sample]) -> list[str]:
    """Where a cleaner deletes words that no label marks: empty if it deletes artifacts alone.

    ``clean`` makes of a text and its source what became of it. Of a text without labels no word
    may go.
    """
    return [
        f"{sample.path}:{sample.line}: {sample.id} at {change.change.start}: "
        f"{'+'.join(change.codes)} deletes {' '.join(change.lost)!r}"
        for sample in samples
        for change in judge(sample, clean(sample.text, sample.source)).changes
        if change.lost
    ]


def words_lost(text: str, change: Edit, labels: Iterable[Label] = ()) -> tuple[str, ...]:
    """The words outside labels that a change deletes.

    A word that is spelled or divided otherwise or moved within the change is not lost, nor are
    words that others stand for, unless those are fewer than half as many.
    """
    start, end = change.start, change.end
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    after = text[start : change.start] + (change.replacement or "") + text[change.end : end]
    old = list(_WORD.finditer(text, start, end))
    was, now = [word[0].casefold() for word in old], _WORD.findall(after.casefold())
    if "".join(was) == "".join(now):
        return ()
    steps = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    steps = [step for step in steps if step[0] != "equal"]
    if sum(m - k for _, _, _, k, m in steps) * 2 >= sum(j - i for _, i, j, _, _ in steps):
        return ()
    spans = [label.span for label in labels if label.start < end and start < label.end]
    gone = Counter(was) - Counter(now)
    lost = []
    for _, i, j, k, m in steps:
        if (m - k) * 2 < j - i:
            lost += [
                word[0]
                for word in old[i:j]
                if gone[word[0].casefold()]
                and not any(word.start() < right and left < word.end() for left, right in spans)
            ]
    return tuple(lost)


def _judged(change: Edit, work: _Work, sample: Sample, cleaned: Cleaned) -> JudgedChange:
    verdict, wanted = work.changes[change.start, change.end]
    codes = dict.fromkeys(
        finding.rule.code
        for finding in cleaned.applied
        if change.start <= finding.start and finding.end <= change.end
    )
    lost = () if verdict == "right" else words_lost(sample.text, change, sample.labels)
    return JudgedChange(change, verdict, tuple(codes), wanted, lost)


class _Item(NamedTuple):
    """A label or a change, as what it makes of a place: ``text[start:end]`` becomes ``new``."""

    start: int
    end: int
    new: str
    label: Label | None = None

    def meets(self, other: _Item) -> bool:
        """Whether two overlap; an insertion overlaps what it touches."""
        return self.low < other.high and other.low < self.high

    @property
    def low(self) -> int:
        """Where it begins, in half characters: an insertion is one wide."""
        return self.start * 2 - (self.start == self.end)

    @property
    def high(self) -> int:
        """Where it ends, in half characters."""
        return self.end * 2 + (self.start == self.end)


_Parts = tuple[list[_Item], list[_Item]]
"""The labels and the changes of a stretch of text, each in order."""


class _Work:
    """The verdicts on one text, by the spans of its labels and of its changes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.labels: dict[Span, str] = {}
        self.changes: dict[Span, tuple[str, tuple[Label, ...]]] = {}

    def region(self, items: Sequence[_Item]) -> None:
        """Judge a region as a whole, and if that does not come out, its parts."""
        labels, changes = _parts(items)
        if self._settle(labels, changes):
            return
        for part in _overlapping(items):
            labels, changes = _parts(part)
            if not self._settle(labels, changes):
                self._alone(labels, changes)

    def _settle(self, labels: Sequence[_Item], changes: Sequence[_Item]) -> bool:
        """Judge a stretch if it is plain what was done there, and say whether it is."""
        if not labels or not changes:
            self._say(labels, "missed", changes, "unlisted")
            return True
        for chosen in _choices(labels, changes):
            if self._same(chosen, changes):
                done = [label for label in chosen if self._was_done(label, changes)]
                missed = [label for label in labels if label not in done]
                self._say(done, "done", changes, "right" if done else "unlisted")
                self._say(missed, "missed")
                return True
        return False

    def _alone(self, labels: Sequence[_Item], changes: Sequence[_Item]) -> None:
        """Judge a stretch in which changes do something else: each label by what overlaps it."""
        done = []
        for label in labels:
            mine = [change for change in changes if change.meets(label)]
            if self._same([label], mine):
                done.append(label)
        otherwise = [label for label in labels if label not in done]
        self._say(done, "done")
        self._say(otherwise, "otherwise")
        wanted = tuple(item.label for item in otherwise if item.label)
        for change in changes:
            good = any(map(change.meets, done)) and not any(map(change.meets, otherwise))
            self._say((), "", [change], "right" if good else "otherwise", () if good else wanted)

    def _say(
        self,
        labels: Iterable[_Item],
        label_verdict: str,
        changes: Iterable[_Item] = (),
        change_verdict: str = "",
        wanted: tuple[Label, ...] = (),
    ) -> None:
        self.labels.update({(item.start, item.end): label_verdict for item in labels})
        self.changes.update({(item.start, item.end): (change_verdict, wanted) for item in changes})

    def _same(self, labels: Sequence[_Item], changes: Sequence[_Item]) -> bool:
        """Whether labels and changes make the same of the text."""
        items = [*labels, *changes]
        start = min((item.start for item in items), default=0)
        end = max((item.end for item in items), default=0)
        # With a character on each side, words that were glued together look glued together.
        start = max(0, len(self.text[:start].rstrip(_BLANK)) - 1)
        end = len(self.text) - max(0, len(self.text[end:].lstrip(_BLANK)) - 1)
        return _alike(_read(self.text, start, end, labels), _read(self.text, start, end, changes))

    def _was_done(self, label: _Item, changes: Sequence[_Item]) -> bool:
        """Whether a label is not merely one about blanks that nobody touched."""
        return any(map(label.meets, changes)) or not self._same([label], [])


def _in_order(labels: Iterable[Label], changes: Iterable[Edit]) -> list[_Item]:
    items = [_Item(label.start, label.end, label.right, label) for label in labels]
    items += [_Item(change.start, change.end, change.replacement or "") for change in changes]
    return sorted(items, key=lambda item: (item.low, item.high))


def _regions(text: str, items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """The items in groups that only blanks part."""
    return _grouped(items, lambda end, item: not text[end : item.start].strip(_BLANK), "end")


def _overlapping(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """The items in groups of which each overlaps another."""
    return _grouped(items, lambda high, item: item.low < high, "high")


def _grouped(
    items: Iterable[_Item], joins: Callable[[int, _Item], bool], edge: str
) -> Iterator[list[_Item]]:
    group: list[_Item] = []
    far = 0
    for item in items:
        if group and not joins(far, item):
            yield group
            group = []
        group.append(item)
        far = max(far, getattr(item, edge))
    if group:
        yield group


def _parts(items: Iterable[_Item]) -> _Parts:
    parts: _Parts = [], []
    for item in items:
        parts[item.label is None].append(item)
    return parts


def _choices(labels: Sequence[_Item], changes: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    """The labels that changes may have meant: all, those they overlap, then any, most first."""
    yield labels
    met = [label for label in labels if any(map(label.meets, changes))]
    if met:
        yield met
    if len(labels) <= _MOST:
        for size in range(len(labels) - 1, 0, -1):
            yield from combinations(labels, size)
    yield ()


class _Reading(NamedTuple):
    """A stretch of text without its blanks.

    ``gaps`` are the blanks by the offset in ``solid`` before which they stand; in ``holes``
    something that is more than blanks was deleted.
    """

    solid: str
    gaps: dict[int, str]
    holes: set[int]


def _read(text: str, start: int, end: int, items: Iterable[_Item]) -> _Reading:
    """``text[start:end]`` with what the items make of it."""
    parts: list[str | None] = []
    at = start
    for item in items:
        parts += [text[at : item.start], item.new]
        if text[item.start : item.end].strip(_BLANK) and not item.new.strip(_BLANK):
            parts.append(None)
        at = item.end
    parts.append(text[at:end])
    solid: list[str] = []
    gaps: dict[int, str] = {}
    holes: set[int] = set()
    offset = 0
    for part in parts:
        if part is None:
            holes.add(offset)
            continue
        for piece in _PIECES.findall(part):
            if piece[0] in _BLANK:
                gaps[offset] = gaps.get(offset, "") + piece
            else:
                solid.append(piece)
                offset += len(piece)
    return _Reading("".join(solid), gaps, holes)


def _alike(wanted: _Reading, got: _Reading) -> bool:
    """Whether two readings are the same text.

    Blanks count as one space, one line break or one blank line, and not at all at the ends of the
    text. Where something was deleted, a line break is as good as a blank line, and a space or none
    where the marks around it allow for either.
    """
    if wanted.solid != got.solid:
        return False
    edges = {0, len(wanted.solid)}
    return all(_gaps_alike(wanted, got, at) for at in (wanted.gaps | got.gaps).keys() - edges)


def _gaps_alike(wanted: _Reading, got: _Reading, at: int) -> bool:
    """Whether the blanks at an offset, which is not an edge, may count as the same."""
    gap, other = _gap(wanted.gaps.get(at, "")), _gap(got.gaps.get(at, ""))
    if gap == other:
        return True
    if "\n" in gap and "\n" in other:
        return at in wanted.holes or at in got.holes
    if "\n" in gap + other or at not in wanted.holes:
        return False
    before, after = wanted.solid[at - 1], wanted.solid[at]
    snug = before in _OPENING or after in _CLOSING
    return snug if not other else not snug and not (before.isalnum() and after.isalnum())


def _gap(blanks: str) -> str:
    """A line break, a blank line, a space, or nothing."""
    return "\n" * min(2, blanks.count("\n")) or " " * bool(blanks)

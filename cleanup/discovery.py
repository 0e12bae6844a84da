"""Discovery: which pieces of lines recur in a corpus and look like artifacts.

What is exact: a count of documents, as long as nothing was pruned. The table of shapes holds at
most ``capacity`` of them; when it is full, the rarest are dropped, and what is dropped begins at
nothing when it comes again. A count is then never too high, and too low by ``missed`` at most,
which is kept and told: the sum, over all prunings, of the largest count that was dropped. Figures
for places are counted by the same table. How odd a piece looks is a rule of thumb.

Memory: the table and one document. The outcome depends on the documents and their order alone.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from cleanup.pieces import MAIL, NAME, WEB, ends_sentence, loose, oddness, pieces, shape, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cleanup.model import Span
    from cleanup.pieces import Piece

__all__ = ["Artifact", "Discovery", "Place", "Ranking"]

_LEAST = 0.35  # how odd a piece must look to be told
_EXAMPLES = 3
_SEVERAL = 3  # names in one place of a shape that make it a place for names
_ROUND = 40  # characters of the line that an example shows on either side of the piece
_HEAD, _FOOT = 2, 3  # lines of a document that are its edge
_ARTICLE = 6  # lines; a shorter document has no edge


class Place(NamedTuple):
    """Where a piece was seen: ``line[start:stop]``, of which ``line`` may be an excerpt.

    ``lines`` is how many lines that hold text the document has, ``document`` its number.
    """

    path: str
    number: int
    line: str
    start: int
    stop: int
    document: int
    lines: int

    @property
    def text(self) -> str:
        """The piece as it stands there."""
        return self.line[self.start : self.stop]


class Artifact(NamedTuple):
    """A piece that recurs and that no rule covers.

    ``kinds`` says how often it was a line, a start, an end or a bracket, the most frequent first;
    ``documents`` and ``times`` are counts, ``score`` is documents times oddness. ``whole_line``
    says that what follows a start of a line goes with it, ``varied`` that its figures change.
    """

    shape: str
    kinds: tuple[tuple[str, int], ...]
    documents: int
    times: int
    score: float
    varied: bool
    whole_line: bool
    places: tuple[Place, ...]

    @property
    def kind(self) -> str:
        """What it is most often."""
        return self.kinds[0][0]

    @property
    def shown(self) -> str:
        """The shape for people."""
        return shown(self.shape)


class Ranking(NamedTuple):
    """The artifacts, most telling first, and the places of articles that recur as a whole."""

    artifacts: tuple[Artifact, ...]
    repeated: tuple[tuple[Place, ...], ...] = ()


class _Spot(NamedTuple):
    """A line that is being looked at; ``edge`` and ``prose`` say where it is and how it ends."""

    line: str
    path: str
    number: int
    document: int
    lines: int
    edge: bool
    prose: bool


_KINDS = ("line", "start", "end", "bracket")


class _Entry:
    """What is known of a shape.

    ``sentences`` counts the starts of lines that are prose; ``literals`` are some texts of it, or
    with names taken out, some shapes with names.
    """

    __slots__ = ("documents", "edges", "kinds", "last", "literals", "loose", "places", "sentences")

    def __init__(self) -> None:
        self.documents = 0
        self.last = 0
        self.kinds = [0, 0, 0, 0]
        self.edges = 0
        self.sentences = 0
        self.loose: str | None = None
        self.literals: tuple[str, ...] = ()
        self.places: tuple[Place, ...] = ()


class Discovery:
    """Counts the pieces of lines of any number of documents, in bounded memory."""

    def __init__(self, capacity: int = 120_000) -> None:
        self.capacity = capacity
        self.documents = 0
        self.missed = 0
        self._table: dict[str, _Entry] = {}

    def add(
        self,
        text: str,
        path: str = "-",
        line_at: Callable[[int], int] | None = None,
        covered: Sequence[Span] = (),
    ) -> None:
        """Count the pieces of one document.

        ``line_at`` gives the line of the file for an offset of the text, and is asked in ascending
        order; without it, lines are those of the text. ``covered`` are sorted spans of the text
        that rules speak of: a piece that lies half in one of them is not counted.
        """
        self.documents += 1
        lines = _lines(text)
        for index, (offset, line) in enumerate(lines):
            if not line.isascii() and any(sign in line for sign in (NAME, MAIL, WEB)):
                continue  # its shape would say what it does not
            spot = _Spot(
                line,
                path,
                line_at(offset) if line_at else text.count("\n", 0, offset) + 1,
                self.documents,
                len(lines),
                edge=len(lines) >= _ARTICLE and not _HEAD <= index < len(lines) - _FOOT,
                prose=ends_sentence(line[-12:]),
            )
            seen: set[tuple[str, str]] = set()
            for piece in pieces(line):
                if covered and _is_covered(offset + piece.start, offset + piece.stop, covered):
                    continue
                free = loose(piece.shape)
                for form in (piece.shape, free) if free else (piece.shape,):
                    if (piece.kind, form) not in seen:
                        seen.add((piece.kind, form))
                        entry = self._count(form, piece, spot)
                        if form is piece.shape:
                            entry.loose = free
        if len(self._table) > self.capacity:
            self._prune()

    def _count(self, form: str, piece: Piece, spot: _Spot) -> _Entry:
        entry = self._table.get(form)
        if entry is None:
            entry = self._table[form] = _Entry()
        if entry.last != spot.document:
            entry.last = spot.document
            entry.documents += 1
            if len(entry.places) < _EXAMPLES:
                entry.places += (_place(piece, spot),)
        entry.kinds[_KINDS.index(piece.kind)] += 1
        entry.edges += spot.edge
        entry.sentences += spot.prose and piece.kind == "start"
        if len(entry.literals) < _SEVERAL:
            named = form is not piece.shape
            literal = piece.shape if named else spot.line[piece.start : piece.stop]
            if literal not in entry.literals:
                entry.literals += (literal,)
        return entry

    def _prune(self) -> None:
        """Drop the rarest shapes until half of the table is free."""
        sizes = Counter(entry.documents for entry in self._table.values())
        left, limit = len(self._table), 0
        for documents, number in sorted(sizes.items()):
            if left <= self.capacity // 2:
                break
            left -= number
            limit = documents
        self.missed += limit
        self._table = {
            form: entry for form, entry in self._table.items() if entry.documents > limit
        }

    def ranked(self, least: int = 3) -> Ranking:
        """The artifacts that stand in ``least`` documents or more, the most telling first.

        Of pieces that lie in one another, the longest is taken whose count is not much lower; ties
        are broken by the text.
        """
        frequent = {form: e for form, e in self._table.items() if e.documents >= least}
        repeated = _repeated(frequent)
        among = {number for places in repeated for number in _numbers(places)}
        frequent = {
            form: entry
            for form, entry in frequent.items()
            if entry.documents > _EXAMPLES or not _numbers(entry.places) <= among
        }
        _merge_names(frequent)
        artifacts = {form: _artifact(form, entry) for form, entry in frequent.items()}
        chosen = _longest(
            {form: a for form, a in artifacts.items() if a.score >= _LEAST * a.documents}, least
        )
        chosen.sort(key=lambda artifact: (-artifact.score, artifact.shape))
        return Ranking(tuple(chosen), tuple(repeated))


def _lines(text: str) -> list[tuple[int, str]]:
    """The lines that hold something, without blanks at their ends, with their offsets."""
    lines, offset = [], 0
    for raw in text.split("\n"):
        line = raw.strip()
        if line:
            lines.append((offset + raw.index(line), line))
        offset += len(raw) + 1
    return lines


def _is_covered(start: int, stop: int, covered: Iterable[Span]) -> bool:
    return any(
        2 * (min(stop, end) - max(start, begin)) >= stop - start
        for begin, end in covered
        if begin < stop and end > start
    )


def _place(piece: Piece, spot: _Spot) -> Place:
    """A place with an excerpt of its line, cut at words; the line's start and end stay its own."""
    line = spot.line
    left, right = max(0, piece.start - _ROUND), min(len(line), piece.stop + _ROUND)
    if left:
        left = max(0, line.rfind(" ", 0, left) + 1)
        left = left if piece.start - left <= 2 * _ROUND else piece.start - _ROUND
    if right < len(line):
        space = line.find(" ", right, right + _ROUND)
        right = space if space > 0 else right
    start, stop = piece.start - left, piece.stop - left
    return Place(spot.path, spot.number, line[left:right], start, stop, spot.document, spot.lines)


def _numbers(places: Iterable[Place]) -> set[int]:
    return {place.document for place in places}


def _repeated(entries: dict[str, _Entry]) -> list[tuple[Place, ...]]:
    """The places of articles that recur as a whole: their lines say nothing of artifacts.

    Known by three lines or more, half of the article, that stand in the same documents.
    """
    groups: dict[tuple[int, ...], list[_Entry]] = {}
    for entry in entries.values():
        if entry.kinds[0] and entry.documents <= _EXAMPLES:
            groups.setdefault(tuple(sorted(_numbers(entry.places))), []).append(entry)
    return [
        group[0].places
        for _, group in sorted(groups.items())
        if len(group) >= 3 and 2 * len(group) >= min(p.lines for p in group[0].places)
    ]


def _merge_names(entries: dict[str, _Entry]) -> None:
    """Of a shape without names and those with them, keep the one or the others."""
    with_names: dict[str, list[str]] = {}
    for form, entry in entries.items():
        if entry.loose is not None:
            with_names.setdefault(entry.loose, []).append(form)
    for form in [form for form in entries if NAME in form]:
        inside = with_names.get(form, [])
        most = max((entries[other].documents for other in inside), default=0)
        entry = entries[form]
        if len(entry.literals) < _SEVERAL or most >= 0.8 * entry.documents:
            del entries[form]
        else:
            for other in inside:
                del entries[other]


def _with_constants(form: str, entry: _Entry) -> str:
    """The shape with those names put back that are the same at all places seen."""
    parts = form.split(NAME)
    pattern = re.compile("(.+?)".join(re.escape(part) for part in parts))
    texts = {*entry.literals, *(shape(place.text) for place in entry.places)}
    found = [match.groups() for match in map(pattern.fullmatch, sorted(texts)) if match]
    names = [slot[0] if len(set(slot)) == 1 else NAME for slot in zip(*found, strict=True)]
    if len(names) != len(parts) - 1 or NAME not in names:
        return form
    return "".join(part + name for part, name in zip(parts, [*names, ""], strict=True))


def _artifact(form: str, entry: _Entry) -> Artifact:
    times = sum(entry.kinds)
    kinds = sorted(zip(_KINDS, entry.kinds, strict=True), key=lambda kind: -kind[1])
    varied = len(entry.literals) > 1
    odd = oddness(kinds[0][0], form, edge=entry.edges / times, varied=varied)
    starts = entry.kinds[_KINDS.index("start")]
    return Artifact(
        shape=_with_constants(form, entry) if NAME in form else form,
        kinds=tuple((kind, number) for kind, number in kinds if number),
        documents=entry.documents,
        times=times,
        score=round(entry.documents * odd, 6),
        varied=varied,
        whole_line=starts >= 0.8 * times and odd >= 0.6 and 10 * entry.sentences <= starts,
        places=entry.places,
    )


def _longest(artifacts: dict[str, Artifact], least: int) -> list[Artifact]:
    """Without the pieces that hardly ever stand outside a longer one."""
    rest = {form: artifact.documents for form, artifact in artifacts.items()}
    chosen = []
    for form in sorted(artifacts, key=lambda form: (-len(form), form)):
        artifact = artifacts[form]
        left = rest[form]
        if left < least or 4 * left < artifact.documents:
            continue
        chosen.append(artifact)
        inside = [piece.shape for piece in pieces(artifact.places[0].text)]
        for inner in {*inside, *map(loose, inside)} - {form}:
            if inner in rest:
                rest[inner] -= left
    return chosen

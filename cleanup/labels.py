"""Labelled texts: faulty news with each fault marked, against which a cleaner is scored."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleanup.model import Span

__all__ = ["Label", "LabelError", "Sample", "read_samples"]

_KINDS = {dict: "an object", list: "a list", bool: "true or false", str: "a string"}


class LabelError(Exception):
    """A labelled file that cannot be used: "file:line: what is wrong; how to mend it"."""


class Label(NamedTuple):
    """A fault: ``wrong`` stands at ``start`` (in characters) and ``right`` should stand there.

    ``kind`` is the class of fault. ``needs`` says what it takes to see it: ``nothing``,
    ``document`` (the rest of the text), ``glossary``, ``cue`` or ``source``. Both may be empty.
    """

    start: int
    wrong: str
    right: str
    kind: str = ""
    needs: str = ""

    @property
    def end(self) -> int:
        """Where the fault ends."""
        return self.start + len(self.wrong)

    @property
    def span(self) -> Span:
        """Where the fault stands."""
        return self.start, self.end


class Sample(NamedTuple):
    """A text with all its faults in order; one without faults is clean.

    ``survive`` are strings of the text that a cleaner must leave in. ``line`` is that of the file.
    """

    text: str
    labels: tuple[Label, ...] = ()
    source: str | None = None
    survive: tuple[str, ...] = ()
    id: str = ""
    path: str = "-"
    line: int = 1


def read_samples(lines: Iterable[str], path: str) -> Iterator[Sample]:
    """The samples of a JSONL file, an object a line; empty lines are passed over.

    Each has ``text`` and ``edits``, and may have ``source``, ``survive`` and ``id``; other keys
    are not looked at. Raises LabelError.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _sample(line, path, number)


def _sample(line: str, path: str, number: int) -> Sample:
    place = f"{path}:{number}"
    try:
        record = json.loads(line)
    except RecursionError:
        _fail(place, "nested too deeply", "give one object a line")
    except ValueError as error:
        _fail(place, f"not JSON: {error}", "give one object a line")
    if not isinstance(record, dict):
        _fail(place, f"{_kind(record)}, not an object", 'give {"text": "...", "edits": [...]}')
    text = _string(record, "text", place)
    _check_text(text, place)
    edits = record.get("edits")
    if not isinstance(edits, list):
        what = f'"edits" is {_kind(edits)}, not a list' if "edits" in record else 'no "edits"'
        _fail(place, what, "give the faults of the text, [] if it has none")
    source = record.get("source")
    return Sample(
        text,
        tuple(_labels(edits, text, place)),
        None if source is None else _string(record, "source", place),
        tuple(_survive(record.get("survive") or [], text, place)),
        str(record.get("id") or f"line {number}"),
        path,
        number,
    )


def _labels(edits: list[Any], text: str, place: str) -> Iterator[Label]:
    """The labels of a text, each checked against it and against the one before."""
    end = 0
    for number, edit in enumerate(edits, 1):
        where = f"{place}: edit {number}"
        label = _label(edit, where)
        found = text[label.start : label.end]
        if label.start > len(text) or found != label.wrong:
            _fail(where, f"{label.wrong!r} is not at {label.start}", _nearest(label, text, found))
        if label.wrong == label.right:
            _fail(where, f"{label.wrong!r} stays as it is", "leave this edit out")
        if label.start < end:
            _fail(
                where,
                f"begins at {label.start}, before edit {number - 1} ends at {end}",
                "sort the edits by start and join what overlaps",
            )
        end = label.end
        yield label


def _label(edit: object, where: str) -> Label:
    """A label of the right types."""
    if not isinstance(edit, dict):
        _fail(where, f"{_kind(edit)}, not an object", 'give {"start": 0, "wrong": "", "right": ""}')
    start = edit.get("start")
    if not isinstance(start, int) or isinstance(start, bool) or start < 0:
        _fail(where, f'"start" is {start!r}', "give the offset in characters, from 0 on")
    words = [_string(edit, name, where) for name in ("wrong", "right")]
    kinds = [_string(edit, name, where) if edit.get(name) else "" for name in ("class", "needs")]
    return Label(start, *words, *kinds)


def _nearest(label: Label, text: str, found: str) -> str:
    """How to mend a label that does not stand where it should."""
    if label.wrong not in text:
        return f"there is {found!r}, and it stands nowhere in the text"
    places: list[int] = []
    at = text.find(label.wrong)
    while at >= 0 and len(places) < 1000:
        places.append(at)
        at = text.find(label.wrong, at + 1)
    nearest = min(places, key=lambda place: abs(place - label.start))
    return f"there is {found!r}; it stands at {nearest} (offsets count characters, not bytes)"


def _survive(strings: object, text: str, place: str) -> Iterator[str]:
    if not isinstance(strings, list):
        _fail(place, f'"survive" is {_kind(strings)}, not a list', 'give ["a string of the text"]')
    for string in strings:
        if not isinstance(string, str) or not string:
            _fail(place, f'"survive" holds {string!r}', "give strings of the text")
        if string not in text:
            _fail(place, f'"survive": {string!r} is not in the text', "mend or remove it")
        yield string


def _string(record: dict[str, Any], name: str, place: str) -> str:
    value = record.get(name)
    if not isinstance(value, str):
        what = f'"{name}" is {_kind(value)}' if name in record else f'no "{name}"'
        _fail(place, what, "give a string")
    return value


def _check_text(text: str, place: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        half = ord(text[error.start])
        _fail(place, f'"text" holds half of a surrogate pair (U+{half:04X})', "remove it")


def _kind(value: object) -> str:
    return "null" if value is None else _KINDS.get(type(value), "a number")


def _fail(place: str, what: str, mend: str) -> NoReturn:
    raise LabelError(f"{place}: {what}; {mend}")

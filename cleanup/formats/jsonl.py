"""JSON lines: one object a line, with the text in one of its fields."""

from __future__ import annotations

import re
from functools import partial
from json import JSONDecodeError, JSONDecoder, loads
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import TYPE_CHECKING, Any

from cleanup.formats.shape import Format, Layout, bare, broken, no_partner
from cleanup.formats.unit import Unit
from cleanup.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["FORMAT"]

_Value = tuple[Any, int, int]
"""A JSON value and the offsets in the line at which it begins and ends."""

_scan: Callable[[str, int], tuple[Any, int]] = vars(JSONDecoder())["scan_once"]

_KEY = r'[ \t\r\n]*"([^"\\\x00-\x1f]*)"[ \t\r\n]*:[ \t\r\n]*'
_FIRST = re.compile(r"[ \t\r\n]*{" + _KEY)
_NEXT = re.compile(r"[ \t\r\n]*," + _KEY)
_OPENING = re.compile(r"[ \t\r\n]*{[ \t\r\n]*")
_COMMA = re.compile(r"[ \t\r\n]*,[ \t\r\n]*")
_COLON = re.compile(r"[ \t\r\n]*:[ \t\r\n]*")
_CLOSING = re.compile(r"[ \t\r\n]*}[ \t\r\n]*")
_ITEM = re.compile(r"[ \t\r\n]*[\[,][ \t\r\n]*")
_PAIR = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]")
_UNICODE_ESCAPE = re.compile(r"(?:[^\\]|^)(?:\\\\)*\\u")
_KINDS = {dict: "an object", list: "a list", bool: "true or false", int: "a number"}


class _NoTextError(Exception):
    """A record without a text to clean; the message is its trouble, or empty if it has none."""


def split(
    lines: Iterable[str], path: str, layout: Layout, partner: Iterable[str] | None
) -> Iterator[Unit]:
    """One unit a line, its text the string at ``layout.text_field``; nothing else is touched.

    A record that is not JSON, not an object, or has no string there has no document and says so
    in ``trouble``; an empty line or a null has no document. Of several equal keys the last counts,
    as for other readers of JSON.
    """
    no_partner(path, partner)
    text_path, source_path = layout.text_field or "text", layout.source_field
    keys = {"id", *_prefixes(text_path), *_prefixes(source_path or "")}
    for number, line in enumerate(lines, 1):
        try:
            members = _record(line, keys)
            text, start, end = _text(line, members, text_path)
            source = _source(line, members, source_path) if source_path else None
        except _NoTextError as reason:
            yield Unit(line, number, trouble=str(reason))
            continue
        name = _name(line, *members["id"]) if "id" in members else ""
        yield Unit(
            line,
            number,
            Document(text, source, path, number, name),
            start,
            _shifts(line, start, end) if end - start != len(text) else (),
            partial(_encode, line),
        )


def _record(line: str, keys: set[str]) -> dict[str, _Value]:
    """The wanted members of the object that the line is."""
    try:
        members, end = _members(line, 0, keys)
        if end == len(line):
            return members
    except (StopIteration, ValueError, RecursionError):
        pass
    if not line.strip(" \t\r\n"):
        raise _NoTextError
    raise _NoTextError(_why(line))


def _why(line: str) -> str:
    """What is wrong with a line that is no JSON object."""
    try:
        loads(bare(line))
    except JSONDecodeError as error:
        return f"not JSON: {error.msg.removesuffix(' at')} at column {error.colno}"
    except ValueError:
        return "a number with too many digits"
    except RecursionError:
        return "nested too deeply"
    return "not a JSON object"


def _members(line: str, at: int, keys: set[str]) -> tuple[dict[str, _Value], int]:
    """The wanted members of the object that begins at ``at``, and where it ends, space included.

    Raises StopIteration or ValueError where it is no object.
    """
    found: dict[str, _Value] = {}
    pattern, lead = _FIRST, _OPENING
    while True:
        match = pattern.match(line, at)
        if match:
            key, at = match[1], match.end()
        else:
            odd = lead.match(line, at)
            if not odd or not line.startswith('"', odd.end()):
                break
            key, at = _odd_key(line, odd.end())
        value, end = _scan(line, at)
        if key in keys:
            found[key] = value, at, end
        at = end
        pattern, lead = _NEXT, _COMMA
    if lead is _OPENING:  # no member at all
        opening = _OPENING.match(line, at)
        at = opening.end() if opening else len(line)
    closing = _CLOSING.match(line, at)
    if not closing:
        raise StopIteration
    return found, closing.end()


def _odd_key(line: str, at: int) -> tuple[str, int]:
    """The key with escapes whose opening quote stands at ``at``, and where its value begins."""
    key, end = _scan(line, at)
    colon = _COLON.match(line, end)
    if not colon:
        raise StopIteration
    return key, colon.end()


def _prefixes(path: str) -> list[str]:
    """The keys with which a dotted path can begin, the longest (all of it) first."""
    parts = path.split(".")
    return [".".join(parts[:count]) for count in range(len(parts), 0, -1)]


def _at(line: str, members: dict[str, _Value], path: str) -> _Value | None:
    """The value at a dotted path; a key that holds the dot itself goes before the steps."""
    for key in _prefixes(path):
        if key in members:
            break
    else:
        return None
    found: _Value | None = members[key]
    while found and key != path:
        path = path[len(key) + 1 :]
        value, start, _ = found
        found = None
        if isinstance(value, dict):
            key = next((key for key in _prefixes(path) if key in value), "")
            found = _members(line, start, {key})[0].get(key)
        elif isinstance(value, list):
            key = path.partition(".")[0]
            if key.isdecimal() and int(key) < len(value):
                found = _element(line, start, int(key))
    return found


def _element(line: str, at: int, index: int) -> _Value:
    """The element ``index`` of the list that begins at ``at`` and is long enough."""
    for _ in range(index + 1):
        lead = _ITEM.match(line, at)
        start = lead.end() if lead else at
        value, at = _scan(line, start)
    return value, start, at


def _text(line: str, members: dict[str, _Value], path: str) -> _Value:
    """The text and the offsets of its first character and of its closing quote."""
    found = _at(line, members, path)
    if found is None:
        message = f'no field "{path}"'
        raise _NoTextError(message)
    value, start, end = found
    if value is None:
        raise _NoTextError
    return _string(value, path), start + 1, end - 1


def _source(line: str, members: dict[str, _Value], path: str) -> str | None:
    """The source, or None where the record has none."""
    found = _at(line, members, path)
    return None if found is None or found[0] is None else _string(found[0], path)


def _string(value: object, path: str) -> str:
    """The value, which must be a string that can be written again."""
    if not isinstance(value, str):
        message = f'field "{path}" is {_KINDS.get(type(value), "a number")}, not a string'
        raise _NoTextError(message)
    trouble = broken(value)
    if trouble:
        message = f'field "{path}": {trouble}'
        raise _NoTextError(message)
    return value


def _name(line: str, value: object, start: int, end: int) -> str:
    """A record's own name: a string, or a number as it is written."""
    if isinstance(value, str):
        return "" if broken(value) else value
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return line[start:end] if is_number else ""


def _shifts(line: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where text and line drift apart: behind each escape between the offsets, see Unit."""
    shifts = []
    drift = start
    find = line.find
    at = find("\\", start, end)
    while at >= 0:
        width = 2 if line[at + 1] != "u" else 12 if _PAIR.match(line, at) else 6
        at += width
        drift += width - 1
        shifts.append((at - drift, at))
        at = find("\\", at, end)
    return tuple(shifts)


def _encode(line: str, text: str) -> str:
    """The inside of a JSON string, in ASCII if the line is ASCII and writes so by escapes."""
    if line.isascii() and "\\u" in line and _UNICODE_ESCAPE.search(line):
        return encode_basestring_ascii(text)[1:-1]
    return encode_basestring(text)[1:-1]


FORMAT = Format(
    name="jsonl",
    suffixes=(".jsonl", ".ndjson"),
    summary="one JSON object a line, its text in a field",
    streamed=True,
    split=split,
    sample=(
        '{"id": 1, "text": "He said \\"no\\".\\n\\nThen \\u2019 \\ud83d\\ude00 left.", "n": 1.50}\n'
        '{"text":"Kim \u2019 left","text" : "Lee\tleft" , "tags":["a",{}]}\r\n'
        "\n"
        '{"text": null}\n'
        '{"text": 3}\n'
        "not JSON\n"
        '{"id": "x", "text": ""}'
    ),
)

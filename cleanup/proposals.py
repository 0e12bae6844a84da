"""Proposals: artifacts that were discovered, written as rules for the settings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from cleanup.pattern import Pattern
from cleanup.pieces import MAIL, NAME, WEB
from cleanup.settings import UserRule

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from cleanup.discovery import Artifact, Place

__all__ = ["Proposal", "codes", "propose", "toml"]


class Proposal(NamedTuple):
    """An artifact and the rule that deletes it; None where no rule may touch it."""

    artifact: Artifact
    rule: UserRule | None


def codes(taken: Container[str]) -> Iterator[str]:
    """The codes OWN001, OWN002 and so on, without those that are taken."""
    for number in range(1, 10_000):
        code = f"OWN{number:03}"
        if code not in taken:
            yield code


_SPECIAL = Pattern(r"[\\.^$*+?{}\[\]|()]")
_SLOTS = {
    NAME: r"[A-Z가-힣][\w.’'-]{0,30}(?: [A-Z][\w.’'-]{0,30}){0,4}",
    MAIL: r"[\w.+-]{1,64}@[\w.-]{1,99}",
    WEB: r"(?:https?://|www\.)[^\s<>\"“”\[\]()]{1,300}",
}
_FIGURES = r"\d{1,12}"

# A piece that is a line of its own goes with its line end. Where a blank line or the end of the
# text follows, the blank lines above go too; at the head of a text, those below. The line end
# behind it is taken and put back, so that edits of lines below one another meet, and are made one
# after the other.
_LINE = (
    r"(?P<line>(?P<top>\A)|(?P<gap>(?<!\n)(?:\r?\n[ \t]{0,9}){1,30})|\r?\n)",
    r"[ \t]{0,9}(?(top)(?:\r?\n\s{0,9}|\Z)|(?P<after>\r?\n|\Z)(?(gap)(?=%s)|(?!%s)))"
    .replace("%s", r"[ \t]{0,9}\r?\n|\s{0,9}\Z"),
)  # fmt: skip
_BACK = r"\g<after>"
# A piece within a line goes with the blanks that set it off.
_WITHIN = {
    ("start",): (r"^[ \t]{0,9}", r"[ \t]{0,9}"),
    ("end",): (r"(?<=\S)[ \t]{0,9}", r"(?=[ \t]{0,9}\r?$)"),
    ("end", "start"): (
        r"(?:(?P<edge>^)|(?<=\S))[ \t]{0,9}",
        r"(?(edge)[ \t]{0,9}|(?=[ \t]{0,9}\r?$))",
    ),
    ("bracket",): (r"(?P<edge>^)?[ \t]{0,9}", r"(?(edge)[ \t]{0,9})"),
}
_REST = r"[^\r\n]{0,300}"


def propose(artifact: Artifact, code: str) -> UserRule:
    """The rule that deletes an artifact, with examples made from the places where it stands.

    The examples are not run here. What is around the piece in ``changes`` is made up, save the
    rest of a line.
    """
    pattern = _pattern(artifact)
    changes = dict(_change(artifact, place) for place in artifact.places[:2])
    return UserRule(
        code=code,
        pattern=pattern,
        replacement=_BACK if "<after>" in pattern else "",
        message=f"Delete the artifact {artifact.shown!r}.",
        changes=tuple(changes.items()),
        keeps=_keeps(artifact),
    )


def _pattern(artifact: Artifact) -> str:
    """The pattern for all kinds of place at which the piece was seen."""
    # The piece itself stands once: a pattern with a literal in it is searched a hundred times
    # faster than one with alternatives.
    body = _body(artifact)
    kinds = {kind for kind, _ in artifact.kinds}
    if artifact.whole_line:
        kinds, body = {"line"}, body + _REST
    elif "bracket" in kinds:  # anywhere, so at starts, at ends, and perhaps alone too
        kinds = {"line", "bracket"}
    before, after = _WITHIN.get(tuple(sorted(kinds - {"line"})), ("", ""))
    if "line" not in kinds:
        return before + body + after
    if kinds == {"line"}:
        return _LINE[0] + body + _LINE[1]
    return f"(?:{_LINE[0]}|{before}){body}(?(line){_LINE[1]}|{after})"


def _body(artifact: Artifact) -> str:
    """The pattern of the piece itself."""
    # A shape that has always been the same is one text: its figures stay.
    form = artifact.shape if artifact.varied else artifact.places[0].text
    literal = not artifact.varied
    parts = []
    for char in form:
        if char == "0" and not literal:
            parts.append(_FIGURES)
        elif char in _SLOTS:
            parts.append(_SLOTS[char])
        else:
            parts.append("\\" + char if _SPECIAL.fullmatch(char) else char)
    return "".join(parts)


def _change(artifact: Artifact, place: Place) -> tuple[str, str]:
    """An example: a text with the piece, and what is to become of it."""
    line, start, stop = place.line, place.start, place.stop
    if artifact.whole_line or (start == 0 and stop == len(line)):
        return f"It began.\n\n{line}\n\nIt ended.\n", "It began.\n\nIt ended.\n"
    before, after = line[:start], line[stop:]
    return line, before.rstrip() + after if before else after.lstrip()


def _keeps(artifact: Artifact) -> tuple[str, ...]:
    """A look-alike: the same words where they are no artifact."""
    text = artifact.places[0].text
    if any(kind == "bracket" for kind, _ in artifact.kinds):
        text = text[1:-1].strip()
    return (f"They spoke of {text} there.",)


def toml(proposals: Iterable[Proposal], *, shared: bool) -> str:
    """The rules as TOML; ``shared`` for a pyproject.toml, else for a cleanup.toml."""
    head = "[[tool.cleanup.rule]]" if shared else "[[rule]]"
    return "\n".join(
        f"{_comment(proposal.artifact)}{head}\n{_rule(proposal.rule)}"
        for proposal in proposals
        if proposal.rule
    )


def _comment(artifact: Artifact) -> str:
    places = ", ".join(f"{place.path}:{place.number}" for place in artifact.places)
    line = f"{artifact.documents:,} documents, {artifact.times:,} times: {places}"
    return f"# {''.join(c if c.isprintable() else '?' for c in line)}\n"


def _rule(rule: UserRule) -> str:
    pairs = [f"  [{_string(before)}, {_string(after)}],\n" for before, after in rule.changes]
    keeps = ", ".join(map(_string, rule.keeps))
    return (
        f"code = {_string(rule.code)}\n"
        f"pattern = {_string(rule.pattern)}\n"
        f"replacement = {_string(rule.replacement or '')}\n"
        f"message = {_string(rule.message)}\n"
        f"safe = {'true' if rule.safe else 'false'}\n"
        f"changes = [\n{''.join(pairs)}]\n"
        f"keeps = [{keeps}]\n"
    )


def _string(text: str) -> str:
    """A string of TOML: as it is between apostrophes where that can be, else with escapes."""
    if "\\" in text and text.isprintable():
        for quote in ("'", "'''"):
            if quote not in text and not text.endswith("'"):
                return f"{quote}{text}{quote}"
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

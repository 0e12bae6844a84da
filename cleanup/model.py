"""The nouns: terms, documents, edits. All frozen; nothing is stamped onto them later."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Document", "Edit", "Span", "Term"]

Span = tuple[int, int]
"""A half-open range of character offsets, ``text[start:end]``."""


class Term(NamedTuple):
    """A glossary entry: a Korean term and its agreed English.

    ``korean`` is the first Korean form and ``aliases`` the others (an abbreviation, hanja).
    ``variants`` are renderings to replace; ``ambiguous`` are those that are ordinary English as
    well and need one of ``cues`` nearby. ``shared`` says that a person's derived spellings may be
    somebody else's, so that those need a cue too. ``accepted`` is further good English, which is
    left alone. ``where`` is ``file:line``.
    """

    korean: str
    english: str
    kind: str = "term"
    variants: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    note: str = ""
    where: str = ""
    aliases: tuple[str, ...] = ()
    shared: bool = False
    accepted: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """All Korean forms, the chief one first."""
        return (self.korean, *self.aliases)


class Document(NamedTuple):
    """What a rule sees: one article, or one line of an aligned corpus.

    ``line`` is the 1-based line of the file on which the document begins; ``id`` is the record's
    own name where its format gives one.
    """

    text: str
    source: str | None = None
    path: str = "-"
    line: int = 1
    id: str = ""


class Edit(NamedTuple):
    """Replace ``text[start:end]``; where the replacement is None, a human decides.

    Offsets are characters of the text that the rule saw. ``note`` is the evidence in a few words,
    ``term`` the glossary entry behind it, ``score`` the cost of a spelling match (0 is exact).
    """

    start: int
    end: int
    replacement: str | None
    note: str = ""
    term: Term | None = None
    score: float | None = None

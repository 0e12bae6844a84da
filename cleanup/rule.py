"""What a rule is: a function that yields edits, with its code, examples and anchors."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleanup.layout import flat
from cleanup.model import Document, Edit, Span, Term
from cleanup.protect import protected
from cleanup.structure import classify, kind_of

if TYPE_CHECKING:
    from cleanup.glossary import Glossary, Mention
    from cleanup.names import Candidate
    from cleanup.structure import Line

__all__ = ["FAMILIES", "HOUSE", "Example", "Find", "Finding", "Rule", "Style", "View", "rule"]

FAMILIES = ("ENC", "ART", "TYP", "DUP", "TRM", "NAM", "KOR", "NUM", "PAR", "LNG")
"""The families in their order: on overlap the earlier one wins. There is no other priority.

User rules bring families of their own, which come after these.
"""


class Style(NamedTuple):
    """The house style that rules look at, as the settings have it.

    ``broadcast`` says what becomes of a script's stage tags: ``remove``, ``keep`` or ``label``;
    ``quotes`` which quote marks are written: ``keep``, ``curly`` or ``straight``.
    """

    broadcast: str = "remove"
    quotes: str = "keep"


HOUSE = Style()
"""The house style where the settings say nothing."""


class Example(NamedTuple):
    """A text, and what becomes of it: ``after == before`` is left alone, None is reported."""

    before: str
    after: str | None
    source: str | None = None
    terms: tuple[Term, ...] = ()
    style: Style = HOUSE


class View:
    """A document in one pass of the engine, with what has been found in it so far.

    ``text`` is what edits refer to, ``lower`` the flat text. The scanner sets what it has met: the
    offsets of anchors by the number of the rule, the glossary's literals ``(literal, start, end)``,
    the places that may name a person of the glossary otherwise than agreed, words to keep. What
    costs something is worked out on first use.
    """

    __slots__ = (
        "_held", "_kinds", "_mentions", "_protected", "_structure", "at", "candidates", "document",
        "glossary", "keep", "lower", "may_protect", "style", "term_hits", "text",
    )  # fmt: skip

    def __init__(self, document: Document, glossary: Glossary, style: Style = HOUSE) -> None:
        self.document = document
        self.style = style
        self.text = document.text
        self.lower = flat(document.text)
        self.glossary = glossary
        self.at: dict[int, Sequence[int]] = {}
        self.term_hits: Sequence[tuple[int, int, int]] = ()
        self.candidates: Sequence[Candidate] = ()
        self.keep: Sequence[Span] = ()
        self.may_protect = False
        self._protected: list[Span] | None = None
        self._mentions: list[Mention] | None = None
        self._held: frozenset[Term] | None = None
        self._structure: tuple[Line, ...] | None = None
        self._kinds: dict[int, str] = {}

    @property
    def protected(self) -> list[Span]:
        """The protected spans, in order."""
        if self._protected is None:
            spans = protected(self.text) if self.may_protect else []
            self._protected = sorted([*spans, *self.keep]) if self.keep else spans
        return self._protected

    @property
    def structure(self) -> tuple[Line, ...]:
        """The lines of the text that are not blank, each with what it is."""
        if self._structure is None:
            self._structure = classify(self.text)
        return self._structure

    def kind_at(self, index: int) -> str:
        """What the line at ``index`` is by itself; the structure of the whole is not looked at."""
        text = self.text
        start = text.rfind("\n", 0, index) + 1
        kind = self._kinds.get(start)
        if kind is None:
            end = text.find("\n", start)
            line = text[start : end if end >= 0 else len(text)]
            bare = line.strip()
            kind = kind_of(text, bare, start + line.index(bare[0])) if bare else ""
            self._kinds[start] = kind
        return kind

    def has_line(self, at: Sequence[int], test: Callable[[str], bool]) -> bool:
        """Whether the test says yes of a line at one of the offsets; lines come without blanks.

        Cheaper than the structure of the whole, and enough to know that there is no need for it.
        """
        text = self.text
        end = -1
        for index in at:
            if index < end:
                continue
            start = text.rfind("\n", 0, index) + 1
            end = text.find("\n", index)
            end = end if end >= 0 else len(text)
            line = text[start:end].strip()
            if line and test(line):
                return True
        return False

    def lines_of(self, *kinds: str, also: Container[int] = ()) -> Iterator[Span]:
        """The spans of neighbouring lines of some kinds; one with a protected span is left out.

        ``also`` holds the numbers of further lines, whatever their kind.
        """
        start = end = -1
        for number, line in enumerate(self.structure):
            if (line.kind in kinds or number in also) and not self._touches_protected(line):
                start = line.start if start < 0 else start
                end = line.end
            elif start >= 0:
                yield start, end
                start = -1
        if start >= 0:
            yield start, end

    def _touches_protected(self, line: Line) -> bool:
        return any(start < line.end and line.start < end for start, end in self.protected)

    @property
    def mentions(self) -> list[Mention]:
        """The places that render a glossary term otherwise than agreed."""
        if self._mentions is None:
            self._mentions = self.glossary.mentions(self.text, self.term_hits)
        return self._mentions

    @property
    def held(self) -> frozenset[Term]:
        """The glossary's terms that the source holds; empty where no source is known."""
        if self._held is None:
            source = self.document.source
            self._held = self.glossary.held(source) if source else frozenset()
        return self._held

    def near(self, term: Term, start: int, end: int) -> str:
        """The cue of a term that stands near ``text[start:end]``, or the empty string."""
        return self.glossary.cue(term, self.text, self.lower, start, end)


Find = Callable[[View, Sequence[int]], Iterable[Edit]]
"""What a rule does: a view, and the offsets at which its anchors begin, to edits.

A rule looks only at the offsets it is given, so that it says the same of the anchors' offsets as
of all offsets of the text. A rule without anchors is given none and looks at the whole.
"""


class Rule(NamedTuple):
    """A value made by :func:`rule`; its function's name and docstring are its name and page.

    ``anchors`` are the literals of which one must stand in a text for the rule to fire,
    ``characters`` the same as the body of a regular expression's character class (non-ASCII),
    ``terms`` and ``people`` say that the glossary's terms or people are what it looks at.
    """

    code: str
    name: str
    doc: str
    safe: bool
    examples: tuple[Example, ...]
    find: Find
    anchors: tuple[str, ...] = ()
    characters: str = ""
    terms: bool = False
    people: bool = False
    origin: str = ""

    @property
    def family(self) -> str:
        """The letters of the code."""
        return self.code.rstrip("0123456789")

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return self.doc.split("\n", 1)[0]

    @property
    def reports(self) -> bool:
        """Whether this rule only reports: none of its examples is changed."""
        return bool(self.examples) and all(
            example.after is None or example.after == example.before for example in self.examples
        )

    @property
    def anchored(self) -> bool:
        """Whether the engine calls this rule only where an anchor stands."""
        return bool(self.anchors or self.characters or self.terms or self.people)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle a rule of a module by its address, since its function is not to be had there."""
        if self.origin:
            return _rule_at, (self.origin, self.find.__name__, self.safe)
        return Rule, tuple(self)


def _rule_at(module: str, name: str, safe: bool) -> Rule:  # noqa: FBT001  # pickle's arguments
    found = getattr(importlib.import_module(module), name)
    assert isinstance(found, Rule)
    return found._replace(safe=safe)


def rule(
    code: str,
    *,
    safe: bool,
    examples: Sequence[Example],
    anchors: Iterable[str] = (),
    characters: str = "",
    terms: bool = False,
    people: bool = False,
) -> Callable[[Find], Rule]:
    """Make a rule of a function. Registers nothing: the folder of rules is the list."""

    def make(find: Find) -> Rule:
        doc = re.sub(r"\n {4}", "\n", (find.__doc__ or "").strip())
        return Rule(
            code=code,
            name=find.__name__.replace("_", "-"),
            doc=doc,
            safe=safe,
            examples=tuple(examples),
            find=find,
            anchors=tuple(anchors),
            characters=characters,
            terms=terms,
            people=people,
            origin=find.__module__,
        )

    return make


class Finding(NamedTuple):
    """An edit and the rule that proposes it.

    ``edit`` refers to ``document``, the text of the pass that found it; ``start`` and ``end`` are
    the same place in the text as it came in.
    """

    rule: Rule
    edit: Edit
    document: Document
    start: int
    end: int

    @property
    def before(self) -> str:
        """The words that the edit replaces, as the rule saw them."""
        return self.document.text[self.edit.start : self.edit.end]

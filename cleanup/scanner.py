"""The scanner: one pass over a text that says which rules have anything to look at, and where."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation

from cleanup.layout import flat_all
from cleanup.pattern import Pattern
from cleanup.protect import ANCHORS as PROTECT_ANCHORS
from cleanup.rule import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanup.glossary import Glossary
    from cleanup.model import Document
    from cleanup.names import Candidate
    from cleanup.rule import Rule, Style

__all__ = ["Scanner"]

_QUICK, _FAST = Implementation.NoncontiguousNFA, Implementation.ContiguousNFA
_MANY = 500_000  # characters after which the automaton that is slow to build has paid for itself
_BUSY = Pattern(r"[^\x00-\x7f–—·éü…]+")  # what no flat English text is expected to hold
_PROTECT, _KEEP = -1, -2


class Scanner:
    """One automaton over all anchors and the glossary's literals.

    It runs over the flat text, so that a literal stands for all its cases; a rule sees some
    offsets more than its anchors have. ``keep`` are literals that no rule may touch.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        glossary: Glossary,
        keep: Sequence[str],
        style: Style,
    ) -> None:
        self._glossary = glossary
        self._style = style
        self._always = [number for number, rule in enumerate(rules) if not rule.anchored]
        self._on_terms = [number for number, rule in enumerate(rules) if rule.terms]
        self._on_people = [number for number, rule in enumerate(rules) if rule.people]
        # The longest first, so that of two words to keep at one place the longer is found.
        self._kept = re.compile("|".join(map(re.escape, sorted(keep, key=len, reverse=True))))
        self._classes = [
            (index, _ranges(rule.characters)) for index, rule in enumerate(rules) if rule.characters
        ]
        terms = glossary.literals if self._on_terms else ()
        self._terms = len(terms)
        owners = _owners(rules, keep)
        # Literals with the same owners share a slot, so that a hit costs one append.
        slots: dict[tuple[int, ...], int] = {(): 0}
        slot_of = {
            literal: slots.setdefault(tuple(who), len(slots)) for literal, who in owners.items()
        }
        self._slot_of = [slot_of.pop(literal, 0) for literal in terms] + list(slot_of.values())
        self._slots = list(slots)
        self._literals = (*terms, *slot_of)
        self._automaton = AhoCorasick(self._literals, implementation=_QUICK)
        self._scanned = 0
        self._profile = lru_cache(maxsize=1 << 10)(self._profile_of)

    def scan(self, document: Document, before: View | None = None) -> View:
        """Give the document's view, with all that one pass over its text meets.

        ``before`` is the view of the text that edits made this one of.
        """
        view = View(document, self._glossary, self._style)
        self._grow(len(view.lower))
        at = view.at
        for slot, starts in self._hits(view).items():
            for owner in self._slots[slot]:
                if owner >= 0:
                    at[owner] = sorted([*at[owner], *starts]) if owner in at else starts
                elif owner == _PROTECT:
                    view.may_protect = True
                else:
                    view.keep = [match.span() for match in self._kept.finditer(view.text)]
        if not view.lower.isascii():
            self._look_at_characters(view.lower, at)
        at.update(dict.fromkeys(self._always, ()))
        if view.term_hits:
            at.update(dict.fromkeys(self._on_terms, ()))
        if self._on_people:
            view.candidates = self._people(view.text, before)
            if view.candidates:
                at.update(dict.fromkeys(self._on_people, ()))
        return view

    def _people(self, text: str, before: View | None) -> list[Candidate]:
        """Give the candidates of a text; names stand in one line, so an old line has no new one."""
        people = self._glossary.people
        if before is not None and not before.candidates:
            old = set(before.text.split("\n"))
            if not people.find("\n".join([one for one in text.split("\n") if one not in old])):
                return []
        return people.find(text)

    def _grow(self, size: int) -> None:
        """Take the automaton that is slow to build and quick to run once it pays."""
        if self._scanned < _MANY:
            self._scanned += size
            if self._scanned >= _MANY:
                self._automaton = AhoCorasick(self._literals, implementation=_FAST)

    def _hits(self, view: View) -> dict[int, list[int]]:
        """Give where rules' literals begin, by slot; the glossary's go into the view."""
        terms, slot_of = self._terms, self._slot_of
        found: dict[int, list[int]] = {}
        of_terms: list[tuple[int, int, int]] = []
        for hit in self._automaton.find_matches_as_indexes(view.lower, overlapping=True):
            literal = hit[0]
            if literal < terms:
                of_terms.append(hit)
            slot = slot_of[literal]
            if slot in found:
                found[slot].append(hit[1])
            elif slot:  # 0 is nobody's
                found[slot] = [hit[1]]
        view.term_hits = of_terms
        return found

    def _look_at_characters(self, text: str, at: dict[int, Sequence[int]]) -> None:
        """Add the places of rules' characters; most lines have none."""
        found: dict[int, list[int]] = {}
        start = 0
        for line in text.split("\n"):
            if not line.isascii():
                for run in _BUSY.finditer(line):
                    begin = start + run.start()
                    for owner, offsets in self._profile(run[0]):
                        found.setdefault(owner, []).extend(begin + offset for offset in offsets)
            start += len(line) + 1
        for owner, places in found.items():
            at[owner] = [*at[owner], *places] if owner in at else places

    def _profile_of(self, run: str) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Which rules' characters stand in a run of unusual ones, and where."""
        found: list[tuple[int, tuple[int, ...]]] = []
        for index, ranges in self._classes:
            starts: list[int] = []
            inside = False
            for at, character in enumerate(run):
                before, inside = inside, any(low <= character <= high for low, high in ranges)
                if inside and not before:
                    starts.append(at)
            if starts:
                found.append((index, tuple(starts)))
        return tuple(found)


def _ranges(characters: str) -> list[tuple[str, str]]:
    """Give the ranges of a character class: a pattern of many of them is slow to compile."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(characters):
        wide = characters[at + 1 : at + 2] == "-"
        found.append((characters[at], characters[at + 2 if wide else at]))
        at += 3 if wide else 1
    return found


def _owners(rules: Sequence[Rule], keep: Sequence[str]) -> dict[str, list[int]]:
    """Give the literals to look for, each with who wants to know of it: rules by number, others."""
    owners: dict[str, list[int]] = {}

    def want(literals: Sequence[str], owner: int) -> None:
        for literal in dict.fromkeys(flat_all(literals)):
            owners.setdefault(literal, []).append(owner)

    want(PROTECT_ANCHORS, _PROTECT)
    want(keep, _KEEP)
    for index, rule in enumerate(rules):
        want(rule.anchors, index)
    return owners

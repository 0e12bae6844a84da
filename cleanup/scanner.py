"""The scanner: one pass over a text that says which rules have anything to look at, and where."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation

from cleanup.layout import flat
from cleanup.protect import ANCHORS as PROTECT_ANCHORS
from cleanup.rule import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleanup.glossary import Glossary
    from cleanup.model import Document
    from cleanup.rule import Rule

__all__ = ["Call", "Scanner"]

Call = tuple["Rule", "Sequence[int]"]
"""A rule, and the offsets of its anchors."""

_QUICK, _FAST = Implementation.NoncontiguousNFA, Implementation.ContiguousNFA
_MANY = 500_000  # characters after which the automaton that is slow to build has paid for itself
_BUSY = re.compile(r"[^\x00-\x7f–—·éü…]+")  # what no flat English text is expected to hold
_PROTECT, _KEEP = -1, -2
_NOWHERE: Sequence[int] = ()


class Scanner:
    """One automaton over all anchors and the glossary's literals.

    It runs over the flat text, so that a literal stands for all its cases; a rule sees some
    offsets more than its anchors have. ``keep`` are literals that no rule may touch.
    """

    def __init__(self, rules: Sequence[Rule], glossary: Glossary, keep: Sequence[str]) -> None:
        self._glossary = glossary
        self._rules = rules
        self._always = [(rule, _NOWHERE) for rule in rules if not rule.anchored]
        self._on_terms = [(rule, _NOWHERE) for rule in rules if rule.terms]
        self._on_people = [(rule, _NOWHERE) for rule in rules if rule.people]
        # The longest first, so that of two words to keep at one place the longer is found.
        self._kept = re.compile("|".join(map(re.escape, sorted(keep, key=len, reverse=True))))
        self._classes = [
            (index, re.compile(f"[{rule.characters}]+"))
            for index, rule in enumerate(rules)
            if rule.characters
        ]
        terms = glossary.literals if self._on_terms else ()
        self._terms = len(terms)
        owners: dict[str, list[int]] = {literal: [] for literal in terms}
        _own(owners, rules, keep)
        self._literals = tuple(owners)
        # Literals with the same owners share a slot, so that a hit costs one append.
        slots: dict[tuple[int, ...], int] = {}
        self._slot_of = [slots.setdefault(tuple(who), len(slots)) for who in owners.values()]
        self._slots = list(slots)
        self._automaton = AhoCorasick(self._literals, implementation=_QUICK)
        self._scanned = 0
        self._profile = lru_cache(maxsize=1 << 12)(self._profile_of)

    def scan(self, document: Document) -> tuple[View, list[Call]]:
        """Give the document's view, and the rules to call with the offsets of their anchors."""
        view = View(document, self._glossary)
        at: dict[int, list[int]] = {}
        for slot, starts in self._hits(view).items():
            for owner in self._slots[slot]:
                if owner >= 0:
                    at[owner] = at[owner] + starts if owner in at else starts
                elif owner == _PROTECT:
                    view.may_protect = True
                else:
                    view.keep = [match.span() for match in self._kept.finditer(view.text)]
        if not view.lower.isascii():
            self._look_at_characters(view.lower, at)
        rules = self._rules
        calls: list[Call] = [
            (rules[owner], sorted(starts) if len(starts) > 1 else starts)
            for owner, starts in at.items()
        ]
        calls += self._always
        if view.term_hits:
            calls += self._on_terms
        if self._on_people and view.candidates:
            calls += self._on_people
        return view, calls

    def _hits(self, view: View) -> dict[int, list[int]]:
        """Where the literals of rules begin, by slot; those of the glossary go into the view."""
        text = view.lower
        if self._scanned < _MANY:
            self._scanned += len(text)
            if self._scanned >= _MANY:
                self._automaton = AhoCorasick(self._literals, implementation=_FAST)
        terms, slot_of = self._terms, self._slot_of
        found: dict[int, list[int]] = {}
        of_terms: list[tuple[int, int, int]] = []
        for hit in self._automaton.find_matches_as_indexes(text, overlapping=True):
            literal = hit[0]
            if literal < terms:
                of_terms.append(hit)
            slot = slot_of[literal]
            if slot in found:
                found[slot].append(hit[1])
            else:
                found[slot] = [hit[1]]
        view.term_hits = of_terms
        return found

    def _look_at_characters(self, text: str, at: dict[int, list[int]]) -> None:
        """Add the places of rules' characters; most lines have none."""
        start = 0
        for line in text.split("\n"):
            if not line.isascii():
                for run in _BUSY.finditer(line):
                    begin = start + run.start()
                    for owner, offsets in self._profile(run[0]):
                        at.setdefault(owner, []).extend([begin + offset for offset in offsets])
            start += len(line) + 1

    def _profile_of(self, run: str) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Which rules' characters stand in a run of unusual ones, and where."""
        return tuple(
            (index, tuple(match.start() for match in pattern.finditer(run)))
            for index, pattern in self._classes
            if pattern.search(run)
        )


def _own(owners: dict[str, list[int]], rules: Sequence[Rule], keep: Sequence[str]) -> None:
    """Add the literals to look for, each with who wants to know of it: rules by number, others."""

    def want(literals: Iterable[str], owner: int) -> None:
        for literal in dict.fromkeys(map(flat, literals)):
            owners.setdefault(literal, []).append(owner)

    want(PROTECT_ANCHORS, _PROTECT)
    want(keep, _KEEP)
    for index, rule in enumerate(rules):
        want(rule.anchors, index)

"""One document of the benchmark corpus: its cast, its sentences and its damage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.dirt import CLEAN_QUOTES, DIRTY_QUOTES, quotes, spoil
from bench.figures import FIGURES
from bench.people import SURNAMES, garble

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.draw import Draw
    from bench.phrases import Phrases, Template, Terms

__all__ = ["Story"]

_SURNAMES = tuple(SURNAMES)
_TITLES = ("Mr.", "Mr.", "Ms.", "Chairman", "Director", "Professor", "Mayor", "Coach")
_DIRTY = 0.6
_SHORTEST, _LONGEST = 1500, 2550


class Story:
    """A document being written: what a slot holds depends on its cast and on how dirty it is."""

    def __init__(self, draw: Draw, phrases: Phrases, terms: Terms, names: list[str]) -> None:
        self.draw = draw
        self.phrases = phrases
        self.terms = terms
        self.cast = [draw.one(names) for _ in range(draw.between(3, 4))]
        self.dirty = draw.chance(_DIRTY)
        main, aside = draw.one(phrases.topics), draw.one(phrases.topics)
        self.topics = (main, main, main, aside, "topic general")
        self.quotes = draw.share(DIRTY_QUOTES if self.dirty else CLEAN_QUOTES)

    def write(self) -> str:
        """Return the text, 1.5 to 3 kB of UTF-8 in paragraphs."""
        draw = self.draw
        length = draw.between(_SHORTEST, _LONGEST)
        parts = [self._piece("opening"), "\n\n"] if self.dirty and draw.chance(0.4) else []
        tags = self.dirty and draw.chance(0.5)
        if tags:
            parts += [self._piece("anchor tag"), draw.one((" ", "\n", "\n\n", ""))]
        size, left = 0, draw.between(1, 4)
        while size < length:
            sentence = self._sentence()
            size += len(sentence.encode("utf-8"))
            parts.append(sentence)
            left -= 1
            parts.append(self._gap(left))
            if left <= 0:
                left = draw.between(1, 4)
                if tags and draw.chance(0.3):
                    parts += self._turn()
        if draw.chance(0.8 if self.dirty else 0.25):
            parts += [self._piece("closing"), "\n"]
        return "".join(parts).rstrip()

    def _gap(self, left: int) -> str:
        """Return what stands after a sentence when ``left`` more belong to the paragraph."""
        if left <= 0:
            return "\n\n" if not self.dirty or self.draw.chance(0.85) else "\n\n\n\n"
        return "" if self.dirty and self.draw.chance(0.03) else " "

    def _turn(self) -> list[str]:
        """Return what stands between the turns of a broadcast script."""
        way = self.draw.random()
        kind = "toss" if way < 0.3 else "label" if way < 0.5 else "reporter tag"
        gap = self.draw.one((" ", "\n", "")) if kind == "reporter tag" else "\n\n"
        return [self._piece(kind), gap]

    def _sentence(self) -> str:
        draw = self.draw
        if self.dirty and draw.chance(0.025):
            return self._piece("foreign")
        sentence = self._fill(draw.one(self.phrases.templates[draw.one(self.topics)]))
        sentence = sentence[0].upper() + sentence[1:].replace("m..", "m.")
        sentence = spoil(draw, sentence, 1.0 if self.dirty else 0.05, self._piece)
        return quotes(draw, sentence, self.quotes)

    def _piece(self, section: str) -> str:
        return self._fill(self.draw.one(self.phrases.templates[section]))

    def _fill(self, template: Template) -> str:
        parts = []
        for literal, slot in template:
            parts.append(literal)
            if slot:
                parts.append(self._slot(slot))
        return "".join(parts)

    def _slot(self, slot: str) -> str:
        words = self.phrases.words.get(slot)
        if words:
            return self.draw.one(words)
        if slot in FIGURES:
            return FIGURES[slot](self.draw)
        if slot in _OWN:
            return _OWN[slot](self)
        if slot == "when" and not self.dirty:
            slot = "clean when"
        return self._piece(slot)


def _person(story: Story) -> str:
    name = story.draw.one(story.cast)
    return garble(story.draw, name) if story.dirty and story.draw.chance(0.4) else name


def _mention(story: Story) -> str:
    """Return what a later sentence calls somebody: a role, a name, a title with a surname."""
    draw = story.draw
    way = draw.random()
    if way < 0.55:
        return f"the {draw.one(story.phrases.words['role'])}"
    if way < 0.68:
        return _person(story)
    surname = draw.one(story.cast).partition(" ")[0]
    return surname if way < 0.8 else f"{draw.one(_TITLES)} {surname}"


def _term(story: Story) -> str:
    wrong = story.dirty and story.draw.chance(0.7)
    return story.draw.one(story.terms.wrong if wrong else story.terms.agreed)


def _figure(story: Story) -> str:
    """Return a public person of the glossaries, of whom nothing bad is said."""
    terms = story.terms
    wrong = story.dirty and story.draw.chance(0.5) and terms.wrong_persons
    known = wrong or terms.persons
    return story.draw.one(known) if known else _person(story)


_OWN: dict[str, Callable[[Story], str]] = {
    "person": _person,
    "mr": _mention,
    "surname": lambda story: story.draw.one(_SURNAMES),
    "term": _term,
    "figure": _figure,
}

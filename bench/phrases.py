"""Read the word and sentence lists of this folder, and the terms of the glossaries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

__all__ = ["HERE", "LISTS", "Phrases", "Template", "Terms", "glossary_files"]

HERE = Path(__file__).resolve().parent
LISTS = ("words.txt", "sentences.txt", "artifacts.txt")
Template = tuple[tuple[str, str], ...]
"""Pairs of literal text and the slot that follows it (empty at the end)."""


class Phrases:
    """The sections of the three lists: words to pick and templates to fill."""

    def __init__(self) -> None:
        words, sentences, artifacts = (_sections(HERE / name) for name in LISTS)
        self.words = {
            name: [word.strip() for line in lines for word in line.split(",") if word.strip()]
            for name, lines in words.items()
        }
        fallback = artifacts.pop("fallback terms")
        self.fallback = [line.split("|") for line in fallback]
        self.templates = {
            name: [_template(line) for line in lines]
            for name, lines in (sentences | artifacts).items()
        }
        self.topics = [name for name in self.templates if name.startswith("topic")]


def _sections(path: Path) -> dict[str, list[str]]:
    """Return section -> lines of a list; ``#`` lines and empty ones are left out."""
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("== "):
            current = sections.setdefault(line[3:], [])
        elif line and not line.startswith("#"):
            current.append(line)
    return sections


def _template(line: str) -> Template:
    pieces = re.split(r"\{([a-z ]+)\}", line)
    return tuple(zip(pieces[::2], [*pieces[1::2], ""], strict=True))


@dataclass(frozen=True, slots=True)
class Terms:
    """Agreed English and wrong renderings, persons apart: a story may not accuse a real one."""

    agreed: tuple[str, ...]
    wrong: tuple[str, ...]
    persons: tuple[str, ...]
    wrong_persons: tuple[str, ...]

    @classmethod
    def read(cls, fallback: list[list[str]]) -> Terms:
        """Return the terms of the glossaries; where they hold none, those of the fallback."""
        agreed: dict[str, None] = {}
        wrong: dict[str, None] = {}
        persons: dict[str, None] = {}
        wrong_persons: dict[str, None] = {}
        for path in glossary_files():
            for english, kind, variants in _rows(path):
                person = kind == "person"
                (persons if person else agreed)[english] = None
                (wrong_persons if person else wrong).update(dict.fromkeys(variants))
        if not agreed:
            agreed.update((english, None) for english, *_ in fallback)
        if not wrong:
            wrong.update((variant, None) for _, *variants in fallback for variant in variants)
        return cls(tuple(agreed), tuple(wrong), tuple(persons), tuple(wrong_persons))


def glossary_files() -> list[Path]:
    """Return the glossary files of the checkout in the order of their names."""
    return sorted((HERE.parent / "glossaries").glob("*.tsv"))


def _rows(path: Path) -> list[tuple[str, str, list[str]]]:
    """Return (English, kind, variants) of each row; a file without a header gives none."""
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    table = [line.rstrip("\r").split("\t") for line in lines if line and line[0] != "#"]
    if not table or "english" not in table[0]:
        return []
    found = []
    for cells in table[1:]:
        row = dict(zip(table[0], cells, strict=False))
        listed = row.get("variants", "").split("|")
        variants = [variant.strip().removesuffix("?").rstrip() for variant in listed]
        if row.get("english"):
            found.append((row["english"], row.get("kind", ""), [v for v in variants if v]))
    return found

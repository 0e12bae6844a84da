#!/usr/bin/env python3
"""Count the places of a corpus at which a cleaner has to look, as a check on its density.

Prints one JSON object: documents read, bytes read (of JSON), and the places by kind. A place is a
run of characters outside ASCII, a surname as a word, a term of the glossaries or one of their
variants, a bracketed tag, an HTML entity, a double space, a space before a mark or a doubled word.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # also when run by path

from bench.people import SURNAMES
from bench.phrases import Phrases, Terms

__all__ = ["count", "main"]

_SAMPLE = 5_000_000
_PATTERN = re.compile(
    r"(?P<outside_ascii>[^\x00-\x7f]+)"
    rf"|\b(?P<surname>{'|'.join(SURNAMES)})\b"
    r"|(?P<tag>[\[<][A-Za-z])"
    r"|(?P<html>&#?\w+;)"
    r"|(?P<double_space>  +)"
    r"|(?P<space_before_mark> [,.;:!?])"
    r"|\b(?P<doubled_word>(?P<word>\w+),? (?:and )?(?P=word)\b)"
)


def count(path: Path, sample: int = _SAMPLE) -> dict[str, int]:
    """Return documents, bytes and places by kind in the first ``sample`` bytes of the corpus."""
    terms = _by_first_word()
    found: Counter[str] = Counter(documents=0, bytes=0)
    with path.open("rb") as file:
        for line in file:
            text = json.loads(line)["text"]
            found["documents"] += 1
            found["bytes"] += len(line)
            found.update(str(match.lastgroup) for match in _PATTERN.finditer(text))
            found["term"] += _terms_in(text, terms)
            if found["bytes"] >= sample:
                break
    return dict(found)


def _by_first_word() -> dict[str, list[str]]:
    """Return first word -> the terms and variants that begin with it."""
    terms = Terms.read(Phrases().fallback)
    table: dict[str, list[str]] = {}
    known = {*terms.agreed, *terms.wrong, *terms.persons, *terms.wrong_persons}
    for term in sorted(known):
        word = re.match(r"\w+", term)
        if word:
            table.setdefault(word[0], []).append(term)
    return table


def _terms_in(text: str, terms: dict[str, list[str]]) -> int:
    return sum(
        any(text.startswith(term, match.start()) for term in terms.get(match[0], ()))
        for match in re.finditer(r"\w+", text)
    )


def main() -> None:
    """Count in the file named on the command line."""
    json.dump(count(Path(sys.argv[1])), sys.stdout)


if __name__ == "__main__":
    main()

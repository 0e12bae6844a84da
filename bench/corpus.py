#!/usr/bin/env python3
"""Write a corpus of made-up, machine-translated Korean news as JSON Lines.

The bytes follow from the seed, the lists of this folder and the glossaries alone. A larger corpus
begins with the documents of a smaller one of the same seed and goes on with new ones.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # also when run by path

from bench.draw import Draw
from bench.people import make_names
from bench.phrases import HERE, LISTS, Phrases, Terms, glossary_files
from bench.story import Story

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["documents", "fingerprint", "main", "write"]

_NAMES = 50_000
_SOURCES = ("corpus.py", "story.py", "figures.py", "dirt.py", "people.py", "phrases.py", "draw.py")


def documents(seed: int) -> Iterator[str]:
    """Yield the lines of the corpus, each a JSON object without its line end, without limit."""
    draw = Draw(seed)
    phrases = Phrases()
    terms = Terms.read(phrases.fallback)
    names = make_names(draw, _NAMES, phrases.words)
    number = 0
    while True:
        number += 1
        record = {
            "id": f"b{seed}-{number:07d}",
            "url": f"https://news.example/{draw.between(2018, 2025)}/{number:07d}",
            "text": Story(draw, phrases, terms, names).write(),
        }
        yield json.dumps(record, ensure_ascii=False)


def write(path: Path, megabytes: float, seed: int) -> None:
    """Write whole documents to the path until it holds ``megabytes`` * 10^6 bytes."""
    part = path.with_name(path.name + ".part")
    left = megabytes * 1e6
    with part.open("wb") as file:
        for line in documents(seed):
            left -= file.write(line.encode("utf-8") + b"\n")
            if left <= 0:
                break
    part.replace(path)


def fingerprint() -> str:
    """Return a hash of all that the corpus is made from, the seed left out."""
    digest = hashlib.sha256()
    for path in [*(HERE / name for name in (*_SOURCES, *LISTS)), *glossary_files()]:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def main() -> None:
    """Read the command line and write the corpus."""
    parser = argparse.ArgumentParser(description="Write a corpus of made-up news as JSON Lines.")
    parser.add_argument("output", type=Path)
    parser.add_argument("--size-mb", type=float, default=20, help="10^6 bytes (default: 20)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.output, options.size_mb, options.seed)


if __name__ == "__main__":
    main()

"""The lists of words that rules keep in text files beside them."""

from __future__ import annotations

from pathlib import Path

__all__ = ["read"]


def read(name: str) -> list[str]:
    """The lines of ``name.txt`` in this folder; empty ones and comments (``#``) are left out."""
    text = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]

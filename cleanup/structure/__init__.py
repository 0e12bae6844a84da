"""The structure of a document: what each line is, and the shapes that tell it."""

from __future__ import annotations

from cleanup.structure.lines import Line, classify, ends_sentence, kind_of

__all__ = ["Line", "classify", "ends_sentence", "kind_of"]

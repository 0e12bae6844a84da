"""Files: found by name or in folders, read strictly, written safely."""

from __future__ import annotations

from cleanup.files.errors import FileError, Skip
from cleanup.files.found import excluded, find, partner
from cleanup.files.reader import Reader
from cleanup.files.rewriter import Rewriter

__all__ = ["FileError", "Reader", "Rewriter", "Skip", "excluded", "find", "partner"]

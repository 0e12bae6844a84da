"""A run of `cleanup eval`: labelled files read, cleaned by the settings in force, and judged."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from cleanup.cleaner import Cleaner
from cleanup.engine import RestlessError
from cleanup.evaluation import judge
from cleanup.evaluation_report import REPORTS, Result
from cleanup.files import FileError, Reader, Skip, excluded
from cleanup.glossary import GlossaryError
from cleanup.labels import LabelError, read_samples
from cleanup.model import Document
from cleanup.settings import SettingsError, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanup.evaluation import Judged
    from cleanup.evaluation_report import Report
    from cleanup.labels import Sample
    from cleanup.settings import Settings

__all__ = ["ScoringError", "report", "results"]


class ScoringError(Exception):
    """A file cannot be scored; the message is for the reader."""


def report(name: str) -> Report:
    """The report of a name. Raises ScoringError for one that there is not."""
    if name not in REPORTS:
        raise ScoringError(f"no report is called {name!r}; {nearest(name, REPORTS)}")
    return REPORTS[name]


def results(paths: Sequence[str], settings: Settings, place: str) -> list[Result]:
    """What came of labelled files, in the order of ``paths``; "-" is standard input.

    ``place`` is the settings file, or empty. All files are read before the first is cleaned, so
    that what is wrong with one is told at once. Raises ScoringError.
    """
    base = os.path.dirname(place) or "."
    cleaners: dict[Settings, Cleaner] = {}
    try:
        read = [(path, _samples(path, settings.encoding)) for path in dict.fromkeys(paths)]
        found = []
        for path, samples in read:
            chosen = settings.for_file(path, lambda name, files: excluded(name, files, base))
            chosen = replace(chosen, override=())
            if chosen not in cleaners:
                cleaners[chosen] = Cleaner(chosen, place=place or "settings")
            found.append(Result(path, [_judged(sample, cleaners[chosen]) for sample in samples]))
    except (FileError, GlossaryError, LabelError, RestlessError, SettingsError, Skip) as error:
        raise ScoringError(str(error)) from error
    return found


def _samples(path: str, encoding: str) -> list[Sample]:
    with Reader(path, sys.stdin.buffer if path == "-" else None, encoding=encoding) as reader:
        return list(read_samples(reader, path))


def _judged(sample: Sample, cleaner: Cleaner) -> Judged:
    document = Document(sample.text, sample.source, sample.path, sample.line, sample.id)
    return judge(sample, cleaner.clean_document(document, remaining=False))

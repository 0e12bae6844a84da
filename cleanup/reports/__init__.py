"""Reports: each module here that defines ``REPORT`` is one way to show findings."""

from __future__ import annotations

from importlib import import_module

from cleanup.reports.row import Colour, Outcome, Report, Row, Summary

__all__ = ["NAMES", "Colour", "Outcome", "Report", "Row", "Summary", "report"]

NAMES = ("text", "diff", "json", "jsonl", "github")
"""The names of all reports; the module of each is imported when it is asked for."""


def report(name: str) -> type[Report]:
    """The report of a name. Raises KeyError for one that there is not."""
    if name not in NAMES:
        raise KeyError(name)
    found: type[Report] = import_module(f"{__name__}.{name}").REPORT
    return found

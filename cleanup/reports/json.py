"""The report for programs: one JSON object, written as the findings come."""

from __future__ import annotations

import json
from typing import Any

from cleanup.reports.row import Report, Row, Summary

__all__ = ["REPORT", "VERSION", "as_json"]

VERSION = 1
"""The version of the shape; it changes when a field is removed or means something else."""


class JsonReport(Report):
    """``{"version": 1, "findings": [...], "summary": {...}}``."""

    started = False

    def row(self, row: Row) -> None:
        self.out.write(",\n  " if self.started else f'{{"version": {VERSION}, "findings": [\n  ')
        self.started = True
        self.out.write(as_json(row))

    def close(self, summary: Summary) -> None:
        self.out.write("\n], " if self.started else f'{{"version": {VERSION}, "findings": [], ')
        counts = {
            "files": summary.files,
            "documents": summary.documents,
            "changed": summary.changed,
            "fixes": summary.counts.total(),
            "unsafe": summary.unsafe.total(),
            "open": summary.open.total(),
            "troubles": summary.troubles,
            "errors": summary.errors,
        }
        self.out.write(f'"summary": {json.dumps(counts)}}}\n')


def as_json(row: Row) -> str:
    """A finding as one line of JSON; what does not apply to it is left out."""
    values: dict[str, Any] = row._asdict()
    for name in ("korean", "term", "score"):
        if values[name] is None:
            del values[name]
    if not values["note"]:
        del values["note"]
    return json.dumps(values, ensure_ascii=False)


REPORT = JsonReport

"""The report for programs that read a line at a time: one JSON object a finding."""

from __future__ import annotations

from cleanup.reports.json import as_json
from cleanup.reports.row import Report, Row

__all__ = ["REPORT"]


class JsonLinesReport(Report):
    """A line a finding, in the shape of the JSON report's findings."""

    def row(self, row: Row) -> None:
        self.out.write(as_json(row) + "\n")


REPORT = JsonLinesReport

"""The report for GitHub Actions: annotations, and a table in the job's summary."""

from __future__ import annotations

import os

from cleanup.reports.row import Report, Row, Summary
from cleanup.reports.text import ending, shown

__all__ = ["REPORT"]

_SHOWN = 9  # GitHub shows ten annotations of a step; the tenth says how many more there are


class GithubReport(Report):
    """``::warning file=...`` lines for the first findings, then one notice for the rest."""

    count = 0

    def row(self, row: Row) -> None:
        self.count += 1
        if self.count > _SHOWN:
            return
        after = (
            "a human decides" if row.after is None else shown(row.after) if row.after else "delete"
        )
        message = f"{shown(row.before)} -> {after}" + (f" ({row.note})" if row.note else "")
        kind = "warning" if row.after is not None and row.safe else "notice"
        place = (
            f"file={_property(row.path)},line={row.line},endLine={row.end_line},col={row.column},"
            f"endColumn={row.end_column},title={_property(f'{row.code} {row.name}')}"
        )
        self.out.write(f"::{kind} {place}::{_data(message)}\n")

    def close(self, summary: Summary) -> None:
        text = ending(summary, fixing=self.fixing).strip()
        if self.count > _SHOWN:
            self.out.write(f"::notice title=cleanup::{_data(text)}\n")
        path = os.environ.get("GITHUB_STEP_SUMMARY")
        if path:
            rows = summary.counts + summary.unsafe + summary.open
            lines = [f"| {code} | {number} |" for code, number in sorted(rows.items())]
            table = "\n".join(
                ["### cleanup", "", text, "", "| rule | findings |", "| --- | --- |", *lines]
            )
            with open(path, "a", encoding="utf-8", newline="\n") as file:
                file.write(table + "\n")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


REPORT = GithubReport

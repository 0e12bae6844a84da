"""The report for people: grouped by file, with counts and a hint at the end."""

from __future__ import annotations

from cleanup.reports.row import Report, Row, Summary

__all__ = ["REPORT", "ending", "shown"]

_LONGEST = 60
_MARKS = {"\r": "␍", "\n": "⏎", "\t": "⇥"}


class TextReport(Report):
    """One line a finding: place, code, name, before -> after, evidence."""

    path: str | None = None

    def row(self, row: Row) -> None:
        if row.path != self.path:
            self.out.write(
                ("\n" if self.path is not None else "") + self.colour(row.path, "1") + "\n"
            )
            self.path = row.path
        place = f"{row.line}:{row.column}"
        before = self.colour(shown(row.before), "31")
        if row.after is None:
            change = f"{before} {self.colour('[for you to decide]', '33')}"
        else:
            after = (
                self.colour(shown(row.after), "32") if row.after else self.colour("(deleted)", "2")
            )
            change = f"{before} -> {after}"
            if not row.safe and not row.applied:
                change += self.colour(" [unsafe]", "33")
        note = self.colour(f"  ({row.note})", "2") if row.note else ""
        code = self.colour(row.code, "36;1")
        self.out.write(f"  {place:<8} {code} {row.name:<24} {change}{note}\n")

    def close(self, summary: Summary) -> None:
        if self.path is not None:
            self.out.write("\n")
        self.out.write(ending(summary, fixing=self.fixing))


def shown(text: str) -> str:
    """A piece of text on one line, shortened in the middle; what does not print is marked."""
    if not text:
        return "(nothing)"
    if not text.isprintable():
        text = "".join(c if c.isprintable() else _MARKS.get(c, f"<U+{ord(c):04X}>") for c in text)
    inner = text.strip(" ")
    left, right = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    text = "␣" * left + inner + "␣" * right if inner else "␣" * len(text)
    if len(text) > _LONGEST:
        half = _LONGEST // 2
        text = f"{text[:half].rstrip()} … {text[-half:].lstrip()}"
    return text


def ending(summary: Summary, *, fixing: bool) -> str:
    """The last line of a report for people."""
    files = _count(summary.files, "file")
    failed = f"; {_count(summary.errors, 'file')} failed" if summary.errors else ""
    if not summary.findings:
        return f"Nothing found in {files}{failed}.\n"
    fixes, unsafe, decide = summary.counts.total(), summary.unsafe.total(), summary.open.total()
    parts = []
    if fixing:
        parts.append(
            f"Applied {_count(fixes, 'fix', 'fixes')} in {_count(summary.changed, 'file')}"
        )
    else:
        parts.append(f"Found {_count(summary.findings, 'finding')} in {files}")
        if fixes:
            parts.append(f"{_count(fixes, 'fix', 'fixes')} with `cleanup fix`")
    if unsafe:
        parts.append(f"{_count(unsafe, 'unsafe fix', 'unsafe fixes')} left (--unsafe applies them)")
    if decide:
        parts.append(f"{decide} for you to decide")
    return "; ".join(parts) + failed + ".\n"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


REPORT = TextReport

"""The run of a command: what is read, what is shown where, and how far it has come."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, TextIO

from cleanup.reports.row import Colour, Outcome, Row, Summary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleanup.batch import Event, Job
    from cleanup.settings import Settings

__all__ = ["Failure", "Wishes", "work"]


class Failure(Exception):
    """What makes a run impossible; the message is for the reader."""


class Wishes(NamedTuple):
    """How a run is to be done and shown."""

    report: str = "text"
    output: str | None = None
    stdin_filename: str | None = None
    source: str | None = None
    jobs: int = 1
    colour: str = "auto"
    progress: bool | None = None
    statistics: bool = False
    quiet: bool = False
    verbose: bool = False
    fixing: bool = False


def work(paths: Sequence[str], settings: Settings, place: str, wishes: Wishes) -> Summary:
    """Clean the paths and show what comes of it. Raises Failure where nothing can be done."""
    from cleanup.batch import Job, prepare
    from cleanup.engine import RestlessError
    from cleanup.files import FileError
    from cleanup.formats import FormatError
    from cleanup.glossary import GlossaryError
    from cleanup.reports import NAMES, report
    from cleanup.settings import SettingsError

    if wishes.report not in NAMES:
        raise Failure(f"no report is called {wishes.report!r}; there are: {', '.join(NAMES)}")
    if wishes.colour not in ("auto", "always", "never"):
        raise Failure(f"--color is auto, always or never, not {wishes.colour!r}")
    stream = "-" in paths
    if stream and len(paths) > 1:
        raise Failure("'-' must be the only path; give the others a run of their own")
    kind = report(wishes.report)
    job = Job(
        settings,
        write=wishes.fixing,
        rows=kind.wants_rows and not wishes.quiet,
        diff=kind.wants_diff,
        source=wishes.source,
        base=os.path.dirname(place) or ".",
        place=place or "settings",
    )
    summary = Summary()
    try:
        prepare(job)
        with _report_file(
            wishes.output, sys.stderr if stream and wishes.fixing else sys.stdout
        ) as out:
            shown = kind(out, fixing=wishes.fixing, colour=_colour(wishes.colour, out))
            events = _stream(wishes, job) if stream else _files(paths, job, wishes)
            ticker = _Ticker(on=_wants_progress(wishes, out) and not stream)
            for event in events:
                if isinstance(event, Row):
                    ticker.clear()
                    shown.row(event)
                elif isinstance(event, str):
                    ticker.clear()
                    shown.diff(event)
                else:
                    summary.add(event)
                    ticker.clear()
                    _tell(event, wishes)
                    ticker.tick(event.path)
            ticker.clear()
            if not wishes.quiet or wishes.report in ("json", "jsonl"):
                shown.close(summary)
            if wishes.statistics:
                _statistics(summary, out if wishes.report == "text" else sys.stderr)
    except (SettingsError, GlossaryError, FileError, FormatError, RestlessError) as error:
        raise Failure(str(error)) from error
    return summary


def _files(paths: Sequence[str], job: Job, wishes: Wishes) -> Iterator[Event]:
    from cleanup.batch import run
    from cleanup.files import FileError, find
    from cleanup.formats import FORMATS

    suffixes = [suffix for form in FORMATS.values() for suffix in form.suffixes]
    found: list[str] = []
    missing: list[Outcome] = []
    for path in paths:
        try:
            found += find([path], suffixes)
        except FileError as error:
            missing.append(Outcome(path, error=str(error)))
    yield from missing
    files = list(dict.fromkeys(found))
    if wishes.source is not None and len(files) != 1:
        raise Failure(f"--source goes with one file, not {len(files)}")
    if not files and not missing:
        names = ", ".join(paths)
        raise Failure(f"{names}: no file with a known suffix ({' '.join(suffixes)}) in there")
    jobs = wishes.jobs or os.cpu_count() or 1
    yield from run(files, job, jobs=jobs)


def _stream(wishes: Wishes, job: Job) -> Iterator[Event]:
    from cleanup.batch import run_stream

    out = sys.stdout.buffer if wishes.fixing else None
    yield from run_stream(wishes.stdin_filename or "-", sys.stdin.buffer, out, job)
    if out:
        out.flush()


@contextmanager
def _report_file(output: str | None, otherwise: TextIO) -> Iterator[TextIO]:
    """The stream for the report; a file is put in place when it is complete."""
    if output is None:
        yield otherwise
        return
    beside = f"{output}.{os.getpid()}.part"
    try:
        with open(beside, "w", encoding="utf-8", newline="\n", errors="backslashreplace") as file:
            yield file
        os.replace(beside, output)
    except OSError as error:
        raise Failure(f"{output}: cannot be written: {error.strerror}") from error
    finally:
        if os.path.exists(beside):
            os.unlink(beside)


def _colour(choice: str, out: TextIO) -> Colour:
    """By flag, then NO_COLOR, then FORCE_COLOR and CLICOLOR_FORCE, then TERM, then the terminal."""
    if choice != "auto":
        return Colour(on=choice == "always")
    if os.environ.get("NO_COLOR"):
        return Colour(on=False)
    if any(
        os.environ.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")
    ):
        return Colour(on=True)
    return Colour(on=os.environ.get("TERM") != "dumb" and out.isatty())


def _wants_progress(wishes: Wishes, out: TextIO) -> bool:
    if wishes.progress is not None:
        return wishes.progress
    return sys.stderr.isatty() and not out.isatty() and not wishes.quiet


class _Ticker:
    """A line on standard error that says how many files are done."""

    def __init__(self, *, on: bool) -> None:
        self.on = on
        self.done = 0
        self.shown = False

    def tick(self, path: str) -> None:
        self.done += 1
        if self.on:
            sys.stderr.write(f"\r\x1b[K{self.done} done: {path[-60:]}")
            sys.stderr.flush()
            self.shown = True

    def clear(self) -> None:
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            self.shown = False


def _tell(outcome: Outcome, wishes: Wishes) -> None:
    """What must be known of a file besides its findings."""
    for trouble in outcome.troubles:
        print(f"cleanup: {trouble}", file=sys.stderr)
    hidden = outcome.trouble_count - len(outcome.troubles)
    if hidden:
        print(f"cleanup: {outcome.path}: {hidden:,} more like these", file=sys.stderr)
    if outcome.error:
        print(f"cleanup: {outcome.error}", file=sys.stderr)
    elif outcome.skipped:
        print(f"cleanup: skipped {outcome.skipped}", file=sys.stderr)
    elif wishes.verbose:
        what = "changed" if outcome.changed else "unchanged"
        found = outcome.counts.total() + outcome.unsafe.total() + outcome.open.total()
        print(
            f"cleanup: {outcome.path}: {outcome.documents:,} documents, {found:,} findings, {what}",
            file=sys.stderr,
        )


def _statistics(summary: Summary, out: TextIO) -> None:
    """Counts by rule, most frequent first."""
    from cleanup.rules import ALL

    names = {rule.code: rule.name for rule in ALL}
    total = summary.counts + summary.unsafe + summary.open
    out.write(f"{'count':>8}  {'fixes':>8}  {'unsafe':>8}  {'open':>8}  rule\n")
    out.writelines(f"{count:>8,}  {summary.counts[code]:>8,}  {summary.unsafe[code]:>8,}  "
            f"{summary.open[code]:>8,}  {code} {names.get(code, '')}\n" for code, count in sorted(total.items(), key=lambda item: (-item[1], item[0])))

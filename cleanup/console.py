"""The run of a command: what is read, what is shown where, and how far it has come."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, TextIO

from cleanup.reports.row import Colour, Outcome, Report, Row, Summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cleanup.batch import Event, Job, Seen
    from cleanup.settings import Settings

__all__ = ["RunError", "Wishes", "look", "report_file", "work"]


class RunError(Exception):
    """A run is impossible or cannot go on; the message is for the reader."""


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

    @property
    def silent(self) -> bool:
        """Whether no report is wanted: a report for programs is not chatter."""
        return self.quiet and self.report == "text"


def work(paths: Sequence[str], settings: Settings, place: str, wishes: Wishes) -> Summary:
    """Clean the paths and show what comes of it.

    ``place`` is the settings file, or empty. What is wrong with one file is told and counted.
    Raises RunError where nothing can be done or shown, and BrokenPipeError.
    """
    from cleanup.batch import Job, prepare
    from cleanup.files import FileError
    from cleanup.glossary import GlossaryError
    from cleanup.reports import report
    from cleanup.settings import SettingsError

    _check(paths, wishes)
    kind = report(wishes.report)
    job = Job(
        settings,
        write=wishes.fixing,
        rows=kind.wants_rows and not wishes.silent,
        diff=kind.wants_diff,
        # A quiet fix shows nothing of what it leaves, and a diff neither.
        remaining=wishes.statistics
        or wishes.verbose
        or not (kind.wants_diff or (wishes.fixing and wishes.silent)),
        source=wishes.source,
        base=os.path.dirname(place) or ".",
        place=place or "settings",
    )
    stream = "-" in paths
    try:
        prepare(job)
        otherwise = sys.stderr if stream and wishes.fixing else sys.stdout
        with report_file(wishes.output, otherwise) as out:
            shown = kind(out, fixing=wishes.fixing, colour=_colour(wishes.colour, out))
            events = _stream(wishes, job) if stream else _files(paths, job, wishes)
            ticker = _Ticker(on=_wants_progress(wishes, out) and not stream)
            return _show(events, shown, ticker, wishes)
    except (SettingsError, GlossaryError, FileError) as error:
        raise RunError(str(error)) from error
    except BrokenPipeError:
        raise
    except OSError as error:
        name = error.filename or wishes.output or "the output"
        raise RunError(f"{name}: cannot be written: {error.strerror or error}") from error


def look(
    paths: Sequence[str],
    settings: Settings,
    place: str,
    wishes: Wishes,
    see: Callable[[Seen], None],
) -> Summary:
    """Clean the paths in memory and let ``see`` look at each document; write nothing.

    What is wrong with one file is told and counted. Raises RunError as ``work`` does.
    """
    from cleanup.batch import Job, look, prepare
    from cleanup.files import FileError
    from cleanup.glossary import GlossaryError
    from cleanup.settings import SettingsError

    _check_paths(paths, wishes)
    job = Job(
        settings,
        source=wishes.source,
        base=os.path.dirname(place) or ".",
        place=place or "settings",
    )
    summary = Summary()
    try:
        prepare(job)
        if "-" in paths:
            missing: list[Outcome] = []
            files, stdin = [wishes.stdin_filename or "-"], sys.stdin.buffer
        else:
            files, missing = _found(paths, wishes)
            stdin = None
        ticker = _Ticker(on=_wants_progress(wishes, sys.stdout) and stdin is None)
        for outcome in missing:
            summary.add(outcome)
            _tell(outcome, wishes)
        for file in files:
            for event in look(file, job, stdin):
                if isinstance(event, Outcome):
                    ticker.clear()
                    summary.add(event)
                    _tell(event, wishes)
                    ticker.tick(event.path)
                else:
                    see(event)
        ticker.clear()
    except (SettingsError, GlossaryError, FileError) as error:
        raise RunError(str(error)) from error
    return summary


def _check(paths: Sequence[str], wishes: Wishes) -> None:
    """Raise RunError for wishes that cannot be met."""
    from cleanup.reports import NAMES
    from cleanup.settings import nearest

    for option, word, known in (
        ("report", wishes.report, NAMES),
        ("--color", wishes.colour, ("auto", "always", "never")),
    ):
        if word not in known:
            raise RunError(f"no {option} is called {word!r}; {nearest(word, known)}")
    _check_paths(paths, wishes)


def _check_paths(paths: Sequence[str], wishes: Wishes) -> None:
    """Raise RunError for standard input with what does not go with it."""
    if "-" in paths and len(paths) > 1:
        raise RunError("'-' must be the only path; give the others a run of their own")
    if wishes.stdin_filename and "-" not in paths:
        raise RunError("--stdin-filename goes with the path '-'")


def _show(events: Iterator[Event], shown: Report, ticker: _Ticker, wishes: Wishes) -> Summary:
    """Hand on what happens, as it happens, to the report, the reader and the sum."""
    summary = Summary()
    for event in events:
        ticker.clear()
        if isinstance(event, Row):
            shown.row(event)
        elif isinstance(event, str):
            shown.diff(event)
        else:
            summary.add(event)
            _tell(event, wishes)
            ticker.tick(event.path)
    ticker.clear()
    if not wishes.silent:
        shown.close(summary)
    if wishes.statistics:
        _statistics(summary, shown.out if wishes.report == "text" else sys.stderr)
    shown.out.flush()
    return summary


def _files(paths: Sequence[str], job: Job, wishes: Wishes) -> Iterator[Event]:
    """What comes of files and folders; a path that does not exist does not stop the others."""
    from cleanup.batch import run

    files, missing = _found(paths, wishes)
    yield from missing
    yield from run(files, job, jobs=wishes.jobs or os.cpu_count() or 1)


def _found(paths: Sequence[str], wishes: Wishes) -> tuple[list[str], list[Outcome]]:
    """The files that the paths name, and what to say of paths that do not exist."""
    from cleanup.files import FileError, find, partner
    from cleanup.formats import FORMATS

    suffixes = [suffix for form in FORMATS.values() for suffix in form.suffixes]
    found: dict[str, str] = {}
    missing: list[Outcome] = []
    for path in paths:
        try:
            for file in find([path], suffixes):
                found.setdefault(os.path.realpath(file), file)
        except FileError as error:
            missing.append(Outcome(path, error=str(error)))
    # Who names both files of a pair means the pair, which belongs to its English file.
    for korean in [partner(file) for file in found.values()]:
        if korean is not None:
            found.pop(os.path.realpath(korean), None)
    files = list(found.values())
    if wishes.source is not None and len(files) != 1:
        raise RunError(f"--source goes with one file, not {len(files)}")
    if not files and not missing:
        names = ", ".join(paths)
        raise RunError(f"{names}: no file with a known suffix ({' '.join(suffixes)}) in there")
    return files, missing


def _stream(wishes: Wishes, job: Job) -> Iterator[Event]:
    from cleanup.batch import run_stream

    out = sys.stdout.buffer if wishes.fixing else None
    yield from run_stream(wishes.stdin_filename or "-", sys.stdin.buffer, out, job)
    if out:
        out.flush()


@contextmanager
def report_file(output: str | None, otherwise: TextIO) -> Iterator[TextIO]:
    """The stream for the report; a file is put in place when it is complete."""
    if output is None:
        yield otherwise
        return
    target = os.path.realpath(output)
    # A device or a pipe is written to, not replaced.
    whole = os.path.isfile(target) or not os.path.exists(target)
    beside = f"{target}.{os.getpid()}.part" if whole else target
    try:
        with open(beside, "w", encoding="utf-8", newline="\n", errors="backslashreplace") as file:
            yield file
        if whole:
            os.replace(beside, target)
    finally:
        if whole and os.path.exists(beside):
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
        _say(trouble)
    hidden = outcome.trouble_count - len(outcome.troubles)
    if hidden:
        _say(f"{outcome.path}: {hidden:,} more like these")
    if outcome.error:
        _say(outcome.error)
    elif outcome.skipped and not wishes.quiet:
        _say(f"skipped {outcome.skipped}")
    elif wishes.verbose:
        what = "changed" if outcome.changed and wishes.fixing else "unchanged"
        found = outcome.counts.total() + outcome.unsafe.total() + outcome.open.total()
        _say(f"{outcome.path}: {outcome.documents:,} documents, {found:,} findings, {what}")


def _say(message: str) -> None:
    print(f"cleanup: {message}", file=sys.stderr)


def _statistics(summary: Summary, out: TextIO) -> None:
    """Counts by rule, most frequent first."""
    from cleanup.rules import ALL

    names = {rule.code: rule.name for rule in ALL}
    total = summary.counts + summary.unsafe + summary.open
    out.write(f"{'count':>8}  {'fixes':>8}  {'unsafe':>8}  {'open':>8}  rule\n")
    for code, count in sorted(total.items(), key=lambda item: (-item[1], item[0])):
        fixes, unsafe, left = summary.counts[code], summary.unsafe[code], summary.open[code]
        out.write(
            f"{count:>8,}  {fixes:>8,}  {unsafe:>8,}  {left:>8,}  {code} {names.get(code, '')}\n"
        )

"""A batch: files cleaned one by one or on several processes, with what came of each."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import ExitStack
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from cleanup.cleaner import Cleaner, check_codes
from cleanup.engine import RestlessError
from cleanup.files import FileError, Reader, Rewriter, Skip, excluded, partner
from cleanup.formats import FORMATS, FormatError, Layout, format_of
from cleanup.memory import collecting_nothing
from cleanup.reports.row import Outcome, Row
from cleanup.settings import SettingsError, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cleanup.engine import Cleaned
    from cleanup.formats import Format, Unit
    from cleanup.reports.diff import Differ
    from cleanup.rule import Finding
    from cleanup.settings import Settings

__all__ = ["Event", "Job", "Seen", "look", "prepare", "run", "run_stream"]

_MEGABYTE = 1_000_000
_TROUBLES_SHOWN = 20

Event = Row | str | Outcome
"""What cleaning a file gives: rows, pieces of a diff, and at last its outcome."""


class Job(NamedTuple):
    """What is to be done with each file.

    ``base`` is the folder to which patterns of the settings are relative, ``place`` the name of
    the settings for messages, ``source`` the Korean of the one file that is named. Without
    ``remaining``, what will not be applied is neither looked for nor counted.
    """

    settings: Settings
    write: bool = False
    rows: bool = True
    diff: bool = False
    remaining: bool = True
    source: str | None = None
    base: str = "."
    place: str = "settings"


class Seen(NamedTuple):
    """A document that was cleaned, with its place in the file."""

    unit: Unit
    cleaned: Cleaned

    def line_finder(self) -> Callable[[int], int]:
        """A function from offsets of the clean text, asked in ascending order, to file lines."""
        changes, unit = self.cleaned.changes, self.unit
        at = delta = counted = 0
        line = unit.line

        def find(index: int) -> int:
            nonlocal at, delta, counted, line
            origin = index - delta
            while at < len(changes) and changes[at].start <= origin:
                length = len(changes[at].replacement or "")
                if origin < changes[at].start + length:
                    origin = changes[at].start
                    break
                delta += length - (changes[at].end - changes[at].start)
                at += 1
                origin = index - delta
            offset = unit.offset(origin)
            line += unit.raw.count("\n", counted, offset)
            counted = max(counted, offset)
            return line

        return find


def prepare(job: Job) -> None:
    """Build the cleaner of a job, so that bad settings are told before any file is touched.

    Raises SettingsError and GlossaryError, and FileError for a pattern that is none.
    """
    settings = replace(job.settings, override=())
    for changed in (settings, *(replace(settings, **o.changes) for o in job.settings.override)):
        if changed.format is not None and changed.format not in FORMATS:
            hint = nearest(changed.format, FORMATS)
            raise SettingsError(f"no format is called {changed.format!r}; {hint}")
        if changed is not settings:
            check_codes(changed, f"{job.place}: override")
    for patterns in (settings.exclude, *(override.files for override in job.settings.override)):
        excluded(os.path.join(job.base, "x"), patterns, job.base)
    _cleaner(settings, job.place)


def run(paths: Sequence[str], job: Job, *, jobs: int = 1) -> Iterator[Event]:
    """Clean files, in the order of ``paths``; the same events on any number of processes."""
    if jobs <= 1 or len(paths) <= 1:
        for path in paths:
            yield from _file(path, job)
        return
    from concurrent.futures import ProcessPoolExecutor

    chunk = max(1, min(32, len(paths) // (jobs * 4)))
    with ProcessPoolExecutor(min(jobs, len(paths)), initializer=_work_quietly) as pool:
        try:
            for events in pool.map(_collected, paths, [job] * len(paths), chunksize=chunk):
                yield from events
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _work_quietly() -> None:
    """Let Ctrl-C end this process, and the file in its hands, without a traceback."""
    import signal

    def stop(_number: int, _frame: object) -> None:
        _stopped.append(True)
        raise SystemExit(130)

    signal.signal(signal.SIGINT, stop)


_stopped: list[bool] = []
"""Not empty in a worker that Ctrl-C has reached: what is still queued is not begun."""


def _collected(path: str, job: Job) -> list[Event]:
    return [] if _stopped else list(_file(path, job))


@lru_cache(maxsize=32)
def _cleaner(settings: Settings, place: str) -> Cleaner:
    with collecting_nothing():
        return Cleaner(settings, place=place)


def _settings_for(path: str, job: Job) -> Settings:
    """The settings for a file, with its overrides worked in."""
    settings = job.settings.for_file(path, lambda name, files: excluded(name, files, job.base))
    return replace(settings, override=())


def _file(path: str, job: Job) -> Iterator[Event]:
    """Clean one file in place, or say what would be done."""
    settings = _settings_for(path, job)
    if excluded(path, settings.exclude, job.base):
        return
    tally = _Tally(path)
    try:
        yield from _rewritten(path, settings, job, tally)
    except Skip as skip:
        yield Outcome(path, skipped=str(skip))
    except _FAILURES as error:
        yield tally.outcome()._replace(changed=False, counts=Counter(), error=str(error))
    else:
        yield tally.outcome()


def _rewritten(path: str, settings: Settings, job: Job, tally: _Tally) -> Iterator[Event]:
    form = format_of(path, settings.format)
    limit = None if form.streamed else settings.max_file_size * _MEGABYTE or None
    korean = job.source or (partner(path) if form.name == "lines" else None)
    with ExitStack() as stack:
        reader = stack.enter_context(Reader(path, encoding=settings.encoding, limit=limit))
        rewriter = None
        if job.write:
            rewriter = stack.enter_context(Rewriter(reader, line_based=form.streamed))
        source = _source(korean, settings, stack)
        differ = _differ(path, job)
        for unit, new, rows in _units(
            reader, form, source, settings=settings, job=job, tally=tally
        ):
            if rewriter:
                rewriter.write(unit, new)
            if differ:
                yield from _hunks(differ, reader, unit, new)
            yield from rows
        if rewriter:
            rewriter.commit()
        if differ:
            yield from differ.end()


def run_stream(path: str, stdin: BinaryIO, stdout: BinaryIO | None, job: Job) -> Iterator[Event]:
    """Clean standard input; the clean text goes to ``stdout`` where that is wanted.

    ``path`` is the name that the input goes by, "-" if it has none. A line that cannot be decoded
    or read is passed on as it is, and so is all of an input whose name is excluded.
    """
    settings = _settings_for(path, job)
    put: Callable[[bytes], object] = stdout.write if stdout else len
    if path != "-" and excluded(path, settings.exclude, job.base):
        for line in stdin:
            put(line)
        return
    tally = _Tally(path)
    try:
        form = format_of(path, settings.format or ("text" if path == "-" else None))
        with ExitStack() as stack:
            reader = stack.enter_context(
                Reader(path, stdin, encoding=settings.encoding, keep_bad=form.streamed)
            )
            differ = _differ(path, job)
            put(reader.prefix)
            source = _source(job.source, settings, stack)
            for unit, new, rows in _units(
                reader, form, source, settings=settings, job=job, tally=tally
            ):
                put(reader.encode(unit.raw if new is None else new, unit.line))
                if differ:
                    yield from _hunks(differ, reader, unit, new)
                yield from rows
            if differ:
                yield from differ.end()
    except (Skip, *_FAILURES) as error:  # unlike a file, a stream cannot be left as it is
        yield tally.outcome()._replace(error=str(error))
    else:
        yield tally.outcome()


def look(path: str, job: Job, stdin: BinaryIO | None = None) -> Iterator[Seen | Outcome]:
    """Clean the documents of a file, or of ``stdin`` in its place, and write nothing.

    They come one by one, and at last the outcome.
    """
    settings = _settings_for(path, job)
    if path != "-" and excluded(path, settings.exclude, job.base):
        return
    tally = _Tally(path)
    try:
        form = format_of(path, settings.format or ("text" if path == "-" else None))
        limit = None if form.streamed or stdin else settings.max_file_size * _MEGABYTE or None
        korean = job.source or (partner(path) if form.name == "lines" and not stdin else None)
        with ExitStack() as stack:
            bad = form.streamed and stdin is not None
            reader = stack.enter_context(
                Reader(path, stdin, encoding=settings.encoding, keep_bad=bad, limit=limit)
            )
            source = _source(korean, settings, stack)
            for unit, cleaned, _ in _cleaned(
                reader, form, source, settings=settings, job=job, tally=tally
            ):
                if cleaned:
                    yield Seen(unit, cleaned)
    except Skip as skip:
        outcome = tally.outcome()
        yield outcome._replace(error=str(skip)) if stdin else outcome._replace(skipped=str(skip))
    except _FAILURES as error:
        yield tally.outcome()._replace(error=str(error))
    else:
        yield tally.outcome()


_FAILURES = (FileError, FormatError, RestlessError, SettingsError)
"""What makes it impossible to clean one file."""


def _source(path: str | None, settings: Settings, stack: ExitStack) -> Reader | None:
    """The Korean file, opened."""
    return stack.enter_context(Reader(path, encoding=settings.encoding)) if path else None


def _units(
    reader: Reader,
    form: Format,
    source: Reader | None,
    *,
    settings: Settings,
    job: Job,
    tally: _Tally,
) -> Iterator[tuple[Unit, str | None, Iterable[Row]]]:
    """The units of a file, with what stands in the place of each (None: the same) and its rows."""
    for unit, cleaned, new in _cleaned(
        reader, form, source, settings=settings, job=job, tally=tally
    ):
        rows = _rows(unit, cleaned, fixing=job.write) if job.rows and cleaned else ()
        yield unit, new, rows


def _cleaned(
    reader: Reader,
    form: Format,
    source: Reader | None,
    *,
    settings: Settings,
    job: Job,
    tally: _Tally,
) -> Iterator[tuple[Unit, Cleaned | None, str | None]]:
    """The units of a file, with what became of each and what stands in its place."""
    cleaner = _cleaner(settings, job.place)
    layout = Layout(settings.text_field, settings.source_field)
    for unit in form.split(reader, reader.path, layout, source):
        yield unit, *_clean(unit, cleaner, tally, remaining=job.remaining)


def _differ(path: str, job: Job) -> Differ | None:
    """What makes the diff of a file, named from the current folder, if a diff is wanted."""
    if not job.diff:
        return None
    from cleanup.reports.diff import Differ

    name = os.path.relpath(path) if path != "-" else path
    outside = name.startswith(os.pardir + os.sep)
    return Differ((os.path.abspath(path) if outside else name).replace(os.sep, "/"))


def _hunks(differ: Differ, reader: Reader, unit: Unit, new: str | None) -> Iterator[str]:
    """The hunks that are complete with this unit; a byte order mark belongs to the first line."""
    mark = reader.prefix.decode(reader.codec) if unit.line == 1 else ""
    return differ.feed(mark + unit.raw, mark + (unit.raw if new is None else new))


def _clean(
    unit: Unit, cleaner: Cleaner, tally: _Tally, *, remaining: bool
) -> tuple[Cleaned | None, str | None]:
    """What becomes of a unit, and what stands in its place, None for the same."""
    if unit.document is None:
        if unit.trouble:
            tally.trouble(unit)
        return None, None
    cleaned = cleaner.clean_document(unit.document, remaining=remaining)
    new = unit.rewrite(cleaned.changes) if cleaned.changes else None
    tally.add(cleaned, changed=new is not None and new != unit.raw)
    return cleaned, new


class _Tally:
    """Counts for one file while it is being cleaned."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.documents = 0
        self.changed = False
        self.counts: Counter[str] = Counter()
        self.unsafe: Counter[str] = Counter()
        self.open: Counter[str] = Counter()
        self.troubles: list[str] = []
        self.trouble_count = 0

    def add(self, cleaned: Cleaned, *, changed: bool) -> None:
        self.documents += 1
        self.changed = self.changed or changed
        for finding in cleaned.applied:
            self.counts[finding.rule.code] += 1
        for finding in cleaned.remaining:
            tally = self.open if finding.edit.replacement is None else self.unsafe
            tally[finding.rule.code] += 1

    def trouble(self, unit: Unit) -> None:
        self.trouble_count += 1
        if len(self.troubles) < _TROUBLES_SHOWN:
            self.troubles.append(f"{self.path}:{unit.line}: {unit.trouble}; kept as it is")

    def outcome(self) -> Outcome:
        return Outcome(
            self.path,
            self.documents,
            self.changed,
            self.counts,
            self.unsafe,
            self.open,
            tuple(self.troubles),
            self.trouble_count,
        )


def _rows(unit: Unit, cleaned: Cleaned, *, fixing: bool) -> Iterator[Row]:
    """The findings of a unit, in the order of the text."""
    findings = [(finding, fixing) for finding in cleaned.applied]
    findings += [(finding, False) for finding in cleaned.remaining]
    findings.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[0].rule.code))
    for finding, applied in findings:
        yield _row(unit, finding, applied=applied)


def _row(unit: Unit, finding: Finding, *, applied: bool) -> Row:
    rule, edit = finding.rule, finding.edit
    line, column = unit.place(finding.start)
    end_line, end_column = unit.place(finding.end)
    assert unit.document is not None
    return Row(
        code=rule.code,
        name=rule.name,
        path=unit.document.path,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        before=finding.before,
        after=edit.replacement,
        safe=rule.safe and edit.replacement is not None,
        applied=applied,
        message=rule.summary,
        note=edit.note,
        korean=edit.term.korean if edit.term else None,
        term=edit.term.english if edit.term else None,
        score=edit.score,
    )

"""A batch: files cleaned one by one or on several processes, with what came of each."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from cleanup.cleaner import Cleaner
from cleanup.engine import RestlessError
from cleanup.files import FileError, Reader, Rewriter, Skip, excluded, partner
from cleanup.formats import FormatError, Layout, format_of
from cleanup.reports.diff import Differ
from cleanup.reports.row import Outcome, Row
from cleanup.settings import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cleanup.engine import Cleaned
    from cleanup.formats import Unit
    from cleanup.rule import Finding
    from cleanup.settings import Settings

__all__ = ["Event", "Job", "prepare", "run", "run_stream"]

_MEGABYTE = 1_000_000
_TROUBLES_SHOWN = 20

Event = Row | str | Outcome
"""What cleaning a file gives: rows, pieces of a diff, and at last its outcome."""


class Job(NamedTuple):
    """What is to be done with each file.

    ``base`` is the folder to which patterns of the settings are relative, ``place`` the name of
    the settings for messages, ``source`` the Korean of the one file that is named.
    """

    settings: Settings
    write: bool = False
    rows: bool = True
    diff: bool = False
    source: str | None = None
    base: str = "."
    place: str = "settings"


def prepare(job: Job) -> None:
    """Build the cleaner of a job, so that bad settings are told before any file is touched.

    Raises SettingsError and GlossaryError.
    """
    _cleaner(replace(job.settings, override=()), job.place)


def run(paths: Sequence[str], job: Job, *, jobs: int = 1) -> Iterator[Event]:
    """Clean files, in the order of ``paths``; the same events on any number of processes."""
    if jobs <= 1 or len(paths) <= 1:
        for path in paths:
            yield from _file(path, job)
        return
    from concurrent.futures import ProcessPoolExecutor

    chunk = max(1, min(32, len(paths) // (jobs * 4)))
    with ProcessPoolExecutor(min(jobs, len(paths))) as pool:
        try:
            for events in pool.map(_collected, paths, [job] * len(paths), chunksize=chunk):
                yield from events
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _collected(path: str, job: Job) -> list[Event]:
    return list(_file(path, job))


@lru_cache(maxsize=8)
def _cleaner(settings: Settings, place: str) -> Cleaner:
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
        layout = format_of(path, settings.format)
        limit = settings.max_file_size * _MEGABYTE or None
        with ExitStack() as stack:
            reader = stack.enter_context(
                Reader(path, encoding=settings.encoding, limit=None if layout.streamed else limit)
            )
            rewriter = (
                stack.enter_context(Rewriter(reader, line_based=layout.streamed))
                if job.write
                else None
            )
            korean = job.source or (partner(path) if layout.name == "lines" else None)
            lines = (
                stack.enter_context(Reader(korean, encoding=settings.encoding)) if korean else None
            )
            units = layout.split(
                reader, path, Layout(settings.text_field, settings.source_field), lines
            )
            cleaner = _cleaner(settings, job.place)
            differ = Differ(path) if job.diff else None
            for unit in units:
                cleaned, new = _clean(unit, cleaner, tally)
                if rewriter:
                    rewriter.write(unit, new)
                if differ:
                    yield from differ.feed(unit.raw, unit.raw if new is None else new)
                if job.rows and cleaned:
                    yield from _rows(unit, cleaned, cleaner, fixing=job.write)
            if rewriter:
                rewriter.commit()
            if differ:
                yield from differ.end()
    except Skip as skip:
        yield Outcome(path, skipped=str(skip))
    except (FileError, FormatError, RestlessError, SettingsError) as error:
        yield replace(tally.outcome(), changed=False, counts=Counter(), error=str(error))
    else:
        yield tally.outcome()


def run_stream(path: str, stdin: BinaryIO, stdout: BinaryIO | None, job: Job) -> Iterator[Event]:
    """Clean standard input; the clean text goes to ``stdout`` where that is wanted.

    ``path`` is the name that the input goes by. A line that cannot be decoded or read is passed
    on as it is. Raises FileError and FormatError where nothing sensible can be passed on.
    """
    settings = _settings_for(path, job)
    tally = _Tally(path)
    layout = format_of(path, settings.format or (None if "." in path else "text"))
    with ExitStack() as stack:
        reader = stack.enter_context(
            Reader(path, stdin, encoding=settings.encoding, keep_bad=layout.streamed)
        )
        source = job.source
        lines = stack.enter_context(Reader(source, encoding=settings.encoding)) if source else None
        cleaner = _cleaner(settings, job.place)
        differ = Differ(path) if job.diff else None
        put: Callable[[bytes], object] = stdout.write if stdout else len
        put(reader.prefix)
        layout_of = Layout(settings.text_field, settings.source_field)
        for unit in layout.split(reader, path, layout_of, lines):
            cleaned, new = _clean(unit, cleaner, tally)
            put(reader.encode(unit.raw if new is None else new, unit.line))
            if differ:
                yield from differ.feed(unit.raw, unit.raw if new is None else new)
            if job.rows and cleaned:
                yield from _rows(unit, cleaned, cleaner, fixing=job.write)
        if differ:
            yield from differ.end()
    yield tally.outcome()


def _clean(unit: Unit, cleaner: Cleaner, tally: _Tally) -> tuple[Cleaned | None, str | None]:
    """What becomes of a unit, and what stands in its place, None for the same."""
    if unit.document is None:
        if unit.trouble:
            tally.trouble(unit)
        return None, None
    cleaned = cleaner.clean_document(unit.document)
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


def _rows(unit: Unit, cleaned: Cleaned, cleaner: Cleaner, *, fixing: bool) -> Iterator[Row]:
    """The findings of a unit, in the order of the text."""
    findings = [(finding, fixing) for finding in cleaned.applied]
    findings += [(finding, False) for finding in cleaned.remaining]
    findings.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[0].rule.code))
    for finding, applied in findings:
        yield _row(unit, finding, cleaner, applied=applied)


def _row(unit: Unit, finding: Finding, cleaner: Cleaner, *, applied: bool) -> Row:
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
        safe=cleaner.may_apply(rule) and edit.replacement is not None,
        applied=applied,
        message=rule.summary,
        note=edit.note,
        korean=edit.term.korean if edit.term else None,
        term=edit.term.english if edit.term else None,
        score=edit.score,
    )

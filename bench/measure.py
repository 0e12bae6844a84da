"""Run a command as a process of its own and measure it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Run", "Tool", "interleaved", "middle", "pin", "run"]

_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in one unit of ``ru_maxrss``: getrusage(2) of macOS and of Linux."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A command under its name in the tables, and how its process is set up.

    ``stdin`` and ``stdout`` are files (None is the null device). Before each run, outside the
    clock, the file ``copy[0]`` is copied to ``copy[1]``. ``expect`` are the exit codes that say
    that the work was done, with findings where the tool looks for any.
    """

    name: str
    command: tuple[str, ...]
    expect: frozenset[int] = frozenset({0})
    stdin: Path | None = None
    stdout: Path | None = None
    copy: tuple[Path, Path] | None = None

    @property
    def installed(self) -> bool:
        """Whether the program is there."""
        return Path(self.command[0]).is_file()


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds of wall time, peak memory in bytes, and what went wrong (empty: nothing).

    The peak is never below that of this program, from whose memory the process is forked.
    """

    seconds: float
    peak: int
    problem: str = ""


def pin() -> int | None:
    """Bind this process and those it starts to one core; return its number, None where it cannot.

    As ``taskset -c`` does, but without one more program inside the clock of each run.
    """
    if sys.platform != "linux":
        return None
    core = min(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    return core


def run(tool: Tool, folder: Path) -> Run:
    """Run the tool once in the folder, with a warm file and nothing else of ours beside it."""
    if tool.copy:
        copy_file(*tool.copy)
    with (
        (tool.stdin or Path(os.devnull)).open("rb") as stdin,
        (tool.stdout or Path(os.devnull)).open("wb") as stdout,
        tempfile.TemporaryFile() as stderr,
    ):
        begin = time.perf_counter()
        process = subprocess.Popen(
            tool.command, stdin=stdin, stdout=stdout, stderr=stderr, cwd=folder
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        problem = ""
        if process.returncode not in tool.expect:
            stderr.seek(0)
            said = stderr.read(100_000).decode("utf-8", "replace").strip().split("\n")[-1]
            problem = f"exit {process.returncode}: {said or 'it found nothing'}"[:100]
    return Run(seconds, usage.ru_maxrss * _RSS_UNIT, problem)


def copy_file(source: Path, target: Path) -> None:
    """Copy in blocks: what this program holds in memory counts in the peak of what it starts."""
    with source.open("rb") as read, target.open("wb") as write:
        while block := read.read(1 << 20):
            write.write(block)


def interleaved(tools: Sequence[Tool], rounds: int, folder: Path) -> dict[str, list[Run]]:
    """Return tool -> its runs; the tools take turns, so that a busy minute meets all of them."""
    runs: dict[str, list[Run]] = {tool.name: [] for tool in tools}
    for _ in range(rounds):
        for tool in tools:
            if tool.installed:
                runs[tool.name].append(run(tool, folder))
    return runs


def middle(runs: Sequence[Run]) -> Run | None:
    """Return the median time, the highest peak and the first problem; None without a run."""
    if not runs:
        return None
    problems = [each.problem for each in runs if each.problem]
    seconds = median(each.seconds for each in runs)
    return Run(seconds, max(each.peak for each in runs), problems[0] if problems else "")

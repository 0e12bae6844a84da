#!/usr/bin/env python3
"""Measure cleanup beside other tools: throughput, memory, start-up.

Each figure is of a whole process on one core. MB are 10^6 bytes of JSON Lines.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # also when run by path

from bench.corpus import fingerprint
from bench.growth import measured
from bench.measure import Tool, interleaved, middle, pin, run

__all__ = ["main"]

HERE = Path(__file__).resolve().parent
WORK = HERE.parent / ".bench"
PROGRAMS = Path(sys.executable).parent
CHECK, FIX, STREAM = "cleanup check", "cleanup fix, in place", "cleanup fix, stdin to stdout"
OURS = (CHECK, FIX, STREAM)
YARDSTICK = "typos"
TEXT_FIELD = b'"text": '

THROUGHPUT_AT_LEAST = 0.5
STARTUP_AT_MOST = 2.2
GROWTH_AT_MOST = 10.0
RULE_GROWTH_AT_MOST = 2.6
SHOWN = 12
SMALL, LARGE = 20.0, 200.0
ARTICLE = 2400, 2600
"""Bytes of a text of about 2.5 kB: more than, less than."""

EMPTY_TYPER = """\
import typer

app = typer.Typer()


@app.command()
def main(path: str) -> None:
    pass


app()
"""


@dataclass(frozen=True, slots=True)
class Target:
    """A figure to reach: its name, what was measured (None: nothing) and whether that will do."""

    name: str
    measured: float | None
    met: bool

    @property
    def verdict(self) -> str:
        """The word for the table."""
        return "not measured" if self.measured is None else "met" if self.met else "NOT met"


def say(line: str = "") -> None:
    """Print a line of the report at once."""
    print(line, flush=True)


def script(*arguments: str) -> str:
    """Run a script of this folder with the Python of this process; return what it printed."""
    command = [sys.executable, str(HERE / arguments[0]), *arguments[1:]]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def corpus(megabytes: float, seed: int) -> Path:
    """Return the corpus of that size, made unless one of the same ingredients is there."""
    stem = f"corpus-{megabytes:g}mb-seed{seed}-"
    path = WORK / f"{stem}{fingerprint()}.jsonl"
    if not path.exists():
        for old in WORK.glob(f"{stem}*"):
            old.unlink()
        script("corpus.py", f"--size-mb={megabytes}", f"--seed={seed}", str(path))
    with path.open("rb") as file:
        while file.read(1 << 20):  # so that no tool pays for the disk
            pass
    return path


def stream(path: Path, out: Path) -> Tool:
    """Return the tool that cleans JSON Lines from standard input to standard output."""
    options = ("fix", "--quiet", "--format", "jsonl", "--text-field", "text", "-")
    return Tool(STREAM, (str(PROGRAMS / "cleanup"), *options), stdin=path, stdout=out)


def tools(path: Path) -> list[Tool]:
    """Return what is measured for throughput, in the order of the table."""
    cleanup, name, found = str(PROGRAMS / "cleanup"), str(path), frozenset
    copy = WORK / "copy.jsonl"
    peer = (sys.executable, str(HERE / "ftfy_peer.py"), name)
    return [
        Tool(CHECK, (cleanup, "check", "--quiet", name), found({1})),
        Tool(FIX, (cleanup, "fix", "--quiet", str(copy)), copy=(path, copy)),
        stream(path, WORK / "out.jsonl"),
        Tool("codespell", (str(PROGRAMS / "codespell"), name), found({65})),
        Tool(
            YARDSTICK,
            (str(PROGRAMS / "typos"), "--isolated", "--format", "silent", name),
            found({2}),
        ),
        Tool("ftfy.fix_text", peer if (PROGRAMS / "ftfy").exists() else (str(PROGRAMS / "ftfy"),)),
    ]


def output_problem(path: Path, out: Path) -> str:
    """Return what is wrong with the output of a fix as a whole (empty: nothing seen).

    It has to hold the same records in the same order, and some change.
    """
    changed = False
    with path.open("rb") as before, out.open("rb") as after:
        for number, old in enumerate(before, 1):
            new = after.readline()
            if new.partition(TEXT_FIELD)[0] != old.partition(TEXT_FIELD)[0]:
                return f"line {number} of the output is another record"
            changed = changed or new != old
        if after.readline():
            return "the output has more lines"
    return "" if changed else "it changed nothing"


def throughput(path: Path, rounds: int) -> list[dict[str, Any]]:
    """Measure and print the speed of all tools; return the rows of the table."""
    megabytes = path.stat().st_size / 1e6
    listed = tools(path)
    results = {name: middle(runs) for name, runs in interleaved(listed, rounds, WORK).items()}
    yardstick = results[YARDSTICK]
    outputs = {FIX: WORK / "copy.jsonl", STREAM: WORK / "out.jsonl"}
    rows = []
    say(f"\n{'tool':<30}{'seconds':>9}{'MB/s':>8}{'x typos':>9}{'peak MB':>9}")
    for tool in listed:
        result = results[tool.name]
        if result is None:
            say(f"{tool.name:<30}{'not installed':>17}")
            rows.append({"tool": tool.name, "installed": False})
            continue
        problem = result.problem
        if tool.name in outputs:
            problem = problem or output_problem(path, outputs[tool.name])
            outputs[tool.name].unlink(missing_ok=True)
        ratio = yardstick.seconds / result.seconds if yardstick else None
        say(
            f"{tool.name:<30}{result.seconds:>9.2f}{megabytes / result.seconds:>8.1f}"
            f"{'-' if ratio is None else format(ratio, '.2f'):>9}{result.peak / 1e6:>9.0f}"
            f"{'  ' if problem else ''}{problem}"
        )
        rows.append({
            "tool": tool.name, "installed": True, "seconds": result.seconds,
            "mb_per_second": megabytes / result.seconds, "ratio_to_typos": ratio,
            "peak_mb": result.peak / 1e6, "problem": problem,
        })  # fmt: skip
    return rows


def memory(seed: int, *, quick: bool) -> dict[str, Any]:
    """Measure and print the peak memory of a fix at both sizes; return peaks and growth."""
    say("\nmemory of cleanup fix, stdin to stdout")
    peaks: dict[float, float] = {}
    problem = ""
    for size in (SMALL,) if quick else (SMALL, LARGE):
        out = WORK / "out.jsonl"
        tool = stream(corpus(size, seed), out)
        if not tool.installed:
            say("  not installed")
            return {}
        result = run(tool, WORK)
        out.unlink(missing_ok=True)
        peaks[size] = result.peak / 1e6
        problem = problem or result.problem
        note = f"{result.seconds:.1f} s, {size / result.seconds:.1f} MB/s"
        say(f"  {size:>4g} MB{peaks[size]:>9.0f} MB peak   ({note}) {result.problem}".rstrip())
    growth = None
    if LARGE in peaks and not problem:
        growth = 100 * (peaks[LARGE] / peaks[SMALL] - 1)
        say(f"  growth{growth:>9.1f} %")
    return {"peak_mb": {f"{s:g}": p for s, p in peaks.items()}, "growth_percent": growth}


def article(path: Path) -> Path:
    """Write a document of about 2.5 kB of the corpus to a text file and return it."""
    target = WORK / "article.txt"
    with path.open("rb") as file:
        for line in file:
            text: bytes = json.loads(line)["text"].encode("utf-8")
            if ARTICLE[0] < len(text) < ARTICLE[1]:
                target.write_bytes(text + b"\n")
                break
    return target


def startup(path: Path, rounds: int) -> dict[str, Any]:
    """Measure and print the time of one small file beside that of doing nothing."""
    small = str(article(path))
    empty = WORK / "empty_typer.py"
    empty.write_text(EMPTY_TYPER, encoding="utf-8")
    ours = Tool(CHECK, (str(PROGRAMS / "cleanup"), "check", small), frozenset({0, 1}))
    typer = Tool("empty Typer program", (sys.executable, str(empty), small))
    python = Tool("python -c pass", (sys.executable, "-c", "pass"))
    listed = [ours, typer, python]
    interleaved(listed, 1, WORK)
    results = {name: middle(runs) for name, runs in interleaved(listed, rounds, WORK).items()}
    base = results[typer.name]
    say(f"\n{'start-up, one 2.5 kB file':<30}{'ms':>9}{'x Typer':>9}")
    found: dict[str, Any] = {}
    for name, result in results.items():
        if result is None or base is None:
            say(f"{name:<30}{'not installed':>17}")
            continue
        ratio = result.seconds / base.seconds
        note = f"  {result.problem}" if result.problem else ""
        say(f"{name:<30}{1000 * result.seconds:>9.1f}{ratio:>9.2f}{note}")
        found[name] = {
            "ms": 1000 * result.seconds, "ratio_to_typer": ratio, "problem": result.problem
        }  # fmt: skip
    return found


def growths() -> dict[str, Any]:
    """Measure and print how the time of each rule grows with its own worst case."""
    say(
        f"\n{'rule, worst first':<18}{'characters':>11}{'s at 1/4, 1/2, 1':>21}{'growth':>8}  piece"
    )
    found = sorted(measured(), key=lambda one: one.ratio, reverse=True)
    for one in found[:SHOWN]:
        times = "".join(f"{taken:>7.2f}" for taken in one.seconds)
        shown = f"{one.rule.code:<18}{one.sizes[-1]:>11,}{times}{one.ratio:>8.2f}"
        say(f"{shown}  {one.piece[:40]!r}")
    say(f"and {max(0, len(found) - SHOWN)} more that grow less; 2.00 is linear")
    return {one.rule.code: {"ratio": one.ratio, "seconds": list(one.seconds)} for one in found}


def targets(
    rows: list[dict[str, Any]],
    peaks: dict[str, Any],
    starts: dict[str, Any],
    grown: dict[str, Any],
) -> list[Target]:
    """Return what was to be reached, from the figures without a problem."""
    speed = {row["tool"]: row for row in rows if row["installed"] and not row["problem"]}
    found = []
    for name in OURS:
        ratio = speed[name]["ratio_to_typos"] if name in speed and YARDSTICK in speed else None
        met = ratio is not None and ratio >= THROUGHPUT_AT_LEAST
        found.append(Target(f"{name} >= {THROUGHPUT_AT_LEAST} x typos", ratio, met))
    start = starts.get(CHECK)
    ratio = start["ratio_to_typer"] if start and not start["problem"] else None
    met = ratio is not None and ratio <= STARTUP_AT_MOST
    found.append(Target(f"start-up <= {STARTUP_AT_MOST} x an empty Typer program", ratio, met))
    growth = peaks.get("growth_percent")
    met = growth is not None and growth <= GROWTH_AT_MOST
    name = f"memory from {SMALL:g} to {LARGE:g} MB <= +{GROWTH_AT_MOST:g} %"
    found.append(Target(name, growth, met))
    worst = max((one["ratio"] for one in grown.values()), default=None)
    met = worst is not None and worst <= RULE_GROWTH_AT_MOST
    found.append(Target(f"every rule on twice its text <= {RULE_GROWTH_AT_MOST} x", worst, met))
    return found


def main() -> None:
    """Measure, print the tables and write the figures to the file of ``--json``."""
    parser = argparse.ArgumentParser(description="Measure cleanup beside other tools.")
    parser.add_argument("--size-mb", type=float, default=SMALL, help="10^6 bytes (default: 20)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--quick", action="store_true", help="leave out the run of 200 MB and the growth of rules"
    )
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    options = parser.parse_args()
    WORK.mkdir(exist_ok=True)
    (WORK / ".gitignore").write_text("*\n", encoding="utf-8")
    path = corpus(options.size_mb, options.seed)
    density: dict[str, int] = json.loads(script("anchors.py", str(path)))
    read, seen = density.pop("bytes"), density.pop("documents")
    anchors = sum(density.values()) / read * 1e6
    core = pin()
    machine = {
        "platform": platform.platform(), "python": platform.python_version(),
        "cpus": os.cpu_count(), "core": core,
    }  # fmt: skip
    say(f"{machine['platform']}, Python {machine['python']}, core {core}")
    say(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, {anchors:,.0f} anchors a MB")
    rows = throughput(path, 3)
    peaks = memory(options.seed, quick=options.quick)
    starts = startup(path, 15)
    grown = {} if options.quick else growths()
    judged = targets(rows, peaks, starts, grown)
    say("\ntargets")
    for target in judged:
        figure = "-" if target.measured is None else format(target.measured, ".2f")
        say(f"  {target.name:<48}{figure:>8}  {target.verdict}")
    if options.json:
        corpus_facts = {
            "file": path.name, "bytes": path.stat().st_size, "seed": options.seed,
            "anchors_per_mb": anchors, "sample": {"documents": seen, "bytes": read, **density},
        }  # fmt: skip
        report = {
            "machine": machine, "corpus": corpus_facts, "throughput": rows, "memory": peaks,
            "startup": starts, "growth": grown,
            "targets": [{"name": t.name, "measured": t.measured, "verdict": t.verdict}
                        for t in judged],
        }  # fmt: skip
        options.json.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

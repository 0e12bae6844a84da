"""The reports: what people and programs are shown, and diffs that git can apply."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from cleanup.cli import app
from cleanup.reports import NAMES, Colour, Outcome, Report, Row, Summary, report
from cleanup.reports.diff import Differ
from cleanup.reports.text import shown

if TYPE_CHECKING:
    from pathlib import Path

ROW = Row(
    code="TYP001", name="space-before-mark", path="b/a.txt", line=3, column=5, end_line=3,
    end_column=7, before=" .", after=".", safe=True, applied=False, message="Close up a mark.",
)  # fmt: skip
NAME = ROW._replace(
    code="NAM002", name="name-spelling", line=12, before="Mun Jae In", after="Moon Jae-in",
    note="문재인, in the source", korean="문재인", term="Moon Jae-in", score=1.5,
)  # fmt: skip
OPEN = ROW._replace(code="KOR001", name="hangul-left-over", before="김도현", after=None, safe=False)
UNSAFE = ROW._replace(code="DUP002", name="doubled-content-word", after="", safe=False)
ALL_ROWS = [ROW, NAME, OPEN, UNSAFE, ROW._replace(path="c,d:e.txt", before="50%\n .")]


def summed(rows: list[Row]) -> Summary:
    """The sum of a run with these findings."""
    summary = Summary()
    for path in dict.fromkeys(row.path for row in rows):
        outcome = Outcome(path, 1, True, Counter(), Counter(), Counter())
        for row in (row for row in rows if row.path == path):
            kind = "open" if row.after is None else "counts" if row.safe else "unsafe"
            getattr(outcome, kind)[row.code] += 1
        summary.add(outcome)
    return summary


def made(name: str, rows: list[Row], *, fixing: bool = False, colour: bool = False) -> str:
    """The report of these findings."""
    out = io.StringIO()
    kind = report(name)(out, fixing=fixing, colour=Colour(on=colour))
    for row in rows:
        kind.row(row)
    kind.close(summed(rows))
    return out.getvalue()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_STEP_SUMMARY", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    subprocess.run(["git", "init", "-q"], check=True)
    return tmp_path


def test_text() -> None:
    assert made("text", ALL_ROWS) == (
        "b/a.txt\n"
        "  3:5      TYP001 space-before-mark        ␣. -> .\n"
        "  12:5     NAM002 name-spelling            Mun Jae In -> Moon Jae-in"
        "  (문재인, in the source)\n"
        "  3:5      KOR001 hangul-left-over         김도현 [for you to decide]\n"
        "  3:5      DUP002 doubled-content-word     ␣. -> (deleted) [unsafe]\n"
        "\n"
        "c,d:e.txt\n"
        "  3:5      TYP001 space-before-mark        50%⏎ . -> .\n"
        "\n"
        "Found 5 findings in 2 files; 3 fixes with `cleanup fix`; "
        "1 unsafe fix left (--unsafe applies them); 1 for you to decide.\n"
    )
    assert made("text", []) == "Nothing found in 0 files.\n"
    assert "Applied 1 fix in 1 file.\n" in made("text", [ROW], fixing=True)


def test_text_says_the_same_in_colour() -> None:
    coloured = made("text", ALL_ROWS, colour=True)
    assert coloured != made("text", ALL_ROWS)
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == made("text", ALL_ROWS)


@given(st.text())
def test_shown_text_is_one_short_harmless_line(text: str) -> None:
    assert shown(text).isprintable()
    assert len(shown(text)) <= 64


def test_shown_text_marks_what_cannot_be_seen() -> None:
    assert shown("a\u200b\xa0\x1b\r\n\tb ") == "a<U+200B><U+00A0><U+001B>␍⏎⇥b␣"
    assert shown("") == "(nothing)"


FIELDS = [
    "code", "name", "path", "line", "column", "end_line", "end_column", "before", "after", "safe",
    "applied", "message",
]  # fmt: skip


def test_json() -> None:
    data = json.loads(made("json", ALL_ROWS))
    assert list(data) == ["version", "findings", "summary"]
    assert data["version"] == 1
    assert [list(row) for row in data["findings"]] == [
        FIELDS, [*FIELDS, "note", "korean", "term", "score"], FIELDS, FIELDS, FIELDS
    ]  # fmt: skip
    assert data["findings"][1]["korean"] == "문재인"
    assert data["findings"][2]["after"] is None
    assert data["summary"] == {
        "files": 2, "documents": 2, "changed": 2, "fixes": 3, "unsafe": 1, "open": 1,
        "troubles": 0, "errors": 0,
    }  # fmt: skip
    assert json.loads(made("json", []))["findings"] == []


def test_json_lines() -> None:
    lines = made("jsonl", ALL_ROWS).split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == json.loads(made("json", ALL_ROWS))["findings"]
    assert made("jsonl", []) == ""


def test_github(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    assert made("github", ALL_ROWS).split("\n") == [
        (
            "::warning file=b/a.txt,line=3,endLine=3,col=5,endColumn=7,"
            "title=TYP001 space-before-mark::␣. -> ."
        ),
        (
            "::warning file=b/a.txt,line=12,endLine=3,col=5,endColumn=7,"
            "title=NAM002 name-spelling::Mun Jae In -> Moon Jae-in (문재인, in the source)"
        ),
        (
            "::notice file=b/a.txt,line=3,endLine=3,col=5,endColumn=7,"
            "title=KOR001 hangul-left-over::김도현 -> a human decides"
        ),
        (
            "::notice file=b/a.txt,line=3,endLine=3,col=5,endColumn=7,"
            "title=DUP002 doubled-content-word::␣. -> delete"
        ),
        (
            "::warning file=c%2Cd%3Ae.txt,line=3,endLine=3,col=5,endColumn=7,"
            "title=TYP001 space-before-mark::50%25⏎ . -> ."
        ),
        "",
    ]


def test_github_shows_ten_and_counts_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    lines = made("github", [ROW] * 30 + [OPEN]).rstrip("\n").split("\n")
    assert len(lines) == 10
    assert lines[-1].startswith("::notice title=cleanup::Found 31 findings")
    assert summary.read_text().startswith("before\n### cleanup\n\nFound 31 findings")
    assert summary.read_text().endswith("| KOR001 | 1 |\n| TYP001 | 30 |\n")


def test_github_summary_that_cannot_be_written(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "a.txt").write_text("One .\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(repository / "gone" / "summary.md"))
    result = CliRunner().invoke(app, ["check", "a.txt", "--output-format", "github"])
    assert result.exit_code == 2
    assert "summary.md: cannot be written: No such file" in result.stderr


def test_all_reports_are_there() -> None:
    assert all(issubclass(report(name), Report) for name in NAMES)
    with pytest.raises(KeyError):
        report("nonsense")


# Diffs.

WORDS = "Fine.\n" * 9
FILES: dict[str, tuple[str, str, list[str]]] = {
    "one line": ("a.txt", "One .\n", []),
    "no final newline": ("a.txt", f"{WORDS}One .", []),
    "no final newline, unchanged": ("a.txt", f"One .\n{WORDS}Two", []),
    "crlf": ("a.txt", f"{WORDS}One .\n{WORDS}".replace("\n", "\r\n"), []),
    "byte order mark": ("a.txt", f"\ufeffOne .\n{WORDS}", []),
    "spaces": ("b c/a b.txt", f"{WORDS}One .\n{WORDS}", []),
    "hangul": ("신문/기사 하나.md", f"{WORDS}One .\n{WORDS}", []),
    "odd name": ('"a\t\\b\n".txt', "One .\n", []),
    "hunks": ("a.txt", f"One .\n{WORDS}Two .\nx\nThree .\n{WORDS}Four .\n", []),
    "deleted lines": ("a.txt", f"[ad_1]\n{WORDS}", []),
    "all deleted": ("a.txt", "[ad_1]\n", []),
    "lines": ("a.en", "One .\n\u2028Two .\x0c\x85\nThree\rfour .\n" * 9, []),
    "jsonl": ("a.jsonl", '{"text": "One ."}\r\n{"text": "Fine."}\n' * 9, []),
    "tsv": ("a.tsv", "id\ten\n" + "1\tOne .\n2\tTwo\n" * 9, []),
}


def diff_of(*args: str) -> bytes:
    result = CliRunner().invoke(app, ["fix", "--diff", *args])
    assert result.exit_code == 1
    return result.stdout_bytes


@pytest.mark.parametrize("below", [False, True], ids=["here", "in a folder"])
@pytest.mark.parametrize(("name", "content", "options"), FILES.values(), ids=FILES)
def test_git_applies_the_diff(
    repository: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: str,
    options: list[str], below: bool,
) -> None:  # fmt: skip
    if below:
        (repository / "below").mkdir()
        monkeypatch.chdir(repository / "below")
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    with open(name, "wb") as file:
        file.write(content.encode())
    diff = diff_of(name, *options)
    assert diff_of(f"./{name}", *options) == diff_of(os.path.abspath(name), *options) == diff
    subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], input=diff, check=True)
    with open(name, "rb") as file:
        applied = file.read()
    assert applied != content.encode()
    with open(name, "wb") as file:
        file.write(content.encode())
    assert CliRunner().invoke(app, ["fix", name, *options]).exit_code == 0
    with open(name, "rb") as file:
        assert file.read() == applied


def test_git_applies_the_diff_of_many_files(repository: Path) -> None:
    for number in range(5):
        (repository / f"{number}.txt").write_text("One .\n")
    subprocess.run(["git", "apply", "-"], input=diff_of("."), check=True)
    assert {(repository / f"{number}.txt").read_text() for number in range(5)} == {"One.\n"}


def test_coloured_diff_has_the_same_words(repository: Path) -> None:
    (repository / "a.txt").write_text(f"One .\n{WORDS}Two .")
    coloured = diff_of("a.txt", "--color", "always")
    assert re.sub(rb"\x1b\[[\d;]*m", b"", coloured) == diff_of("a.txt")
    assert b"\x1b[31m-One .\x1b[0m\n" in coloured


LINE = st.sampled_from(["a\n", "b\n", "c\r\n", " \n", "\n", "-- x\n", "\x0c\u2028\n"])
PIECE = st.tuples(st.lists(LINE, max_size=3).map("".join), st.lists(LINE, max_size=3).map("".join))
SAME = st.lists(LINE, max_size=12).map("".join).map(lambda text: (text, text))


def patched(old: str, diff: str) -> str:
    """What a unified diff makes of a text, every figure in it checked."""
    before = re.findall(r"[^\n]*\n|[^\n]+", old)
    after: list[str] = []
    lines = re.findall(r"[^\n]*\n", diff)[2:]
    at = index = 0
    while index < len(lines):
        head = re.fullmatch(r"@@ -(\d+),(\d+) \+(\d+),(\d+) @@\n", lines[index])
        assert head, lines[index]
        old_start, old_size, new_start, new_size = map(int, head.groups())
        start = old_start - 1 if old_size else old_start
        assert start >= at
        after += before[at:start]
        at = start
        assert len(after) == (new_start - 1 if new_size else new_start)
        index += 1
        end = at + old_size, len(after) + new_size
        while index < len(lines) and not lines[index].startswith("@@"):
            mark, line = lines[index][0], lines[index][1:]
            index += 1
            if index < len(lines) and lines[index].startswith("\\"):
                line = line[:-1]
                index += 1
            if mark in " -":
                assert before[at] == line
                at += 1
            if mark in " +":
                after.append(line)
        assert (at, len(after)) == end
    return "".join(after + before[at:])


@given(st.lists(PIECE | SAME, max_size=12), st.booleans(), st.booleans())
@example([("a\n" * 7, "a\n" * 7), ("b\n", "c\r\n"), ("a\n" * 7, "a\n" * 7)], True, True)
@settings(max_examples=300, deadline=None)
def test_any_diff_applies(pieces: list[tuple[str, str]], old_end: bool, new_end: bool) -> None:
    """Pieces as a format gives them, of which the last may lack its line end."""
    if pieces:
        old, new = pieces[-1]
        pieces[-1] = (old if old_end else old + "end", new if new_end else new + "end")
    differ = Differ("a")
    hunks = [hunk for old, new in pieces for hunk in differ.feed(old, new)]
    hunks += differ.end()
    before, after = ("".join(piece[side] for piece in pieces) for side in (0, 1))
    assert patched(before, "".join(hunks)) == after
    assert bool(hunks) == any(old != new for old, new in pieces)

"""The command line: what is read, what is written, and how it ends."""

from __future__ import annotations

import errno
import gzip
import json
import os
import re
import signal
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING, NamedTuple

import pytest
from typer.testing import CliRunner

from cleanup.cli import app
from cleanup.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

DIRTY = "He left , then came back .\n"
CLEAN = "He left, then came back.\n"
FINE = "All is well here.\n"
GLOSSARY = "korean\tenglish\tkind\tvariants\tcues\n갑돌\tGapdol\tplace\tKapdol\t\n"


class Result(NamedTuple):
    code: int
    out: str
    err: str
    raw: bytes


def run(*args: str | Path, stdin: bytes = b"", env: dict[str, str] | None = None) -> Result:
    """The command line inside this process."""
    result = CliRunner().invoke(app, [str(arg) for arg in args], input=stdin, env=env)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Result(result.exit_code, result.stdout, result.stderr, result.stdout_bytes)


def program(*args: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The real program."""
    return subprocess.run(
        [sys.executable, "-m", "cleanup", *map(str, args)],
        input=stdin, capture_output=True, check=False, timeout=120,
    )  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with nothing of ours above it."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# Every format, from a file and from standard input.

JSONL = '{"id": 7,"a" :{"text":"He left , \\u2019he","n":1.50} , "z":"x , y"}\r\n'
FORMATS = {
    "text": ("a.txt", [], DIRTY, CLEAN),
    "text-crlf": ("a.md", [], "\ufeffOne .\r\nTwo", "\ufeffOne.\r\nTwo"),
    "lines": ("a.en", [], f"{DIRTY}\n{FINE}a\u2028b .", f"{CLEAN}\n{FINE}a\u2028b."),
    "jsonl": ("a.jsonl", ["--text-field", "a.text"], JSONL, JSONL.replace("left ,", "left,")),
    "tsv": ("a.tsv", [], 'id\ten\n1 .\tHe "left .\n', 'id\ten\n1 .\tHe "left.\n'),
    "tsv-number": ("a.tsv", ["--text-field", "2"], "1 .\tHe left .\n", "1 .\tHe left.\n"),
}


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gz"])
@pytest.mark.parametrize(("name", "options", "before", "after"), FORMATS.values(), ids=FORMATS)
def test_file(
    folder: Path, name: str, options: list[str], before: str, after: str, packed: bool
) -> None:
    pack = (lambda data: gzip.compress(data, mtime=0)) if packed else bytes
    path = write(folder / (name + ".gz" * packed), pack(before.encode()))
    assert run("check", path, *options).code == 1
    assert path.read_bytes() == pack(before.encode())
    assert run("fix", path, *options).code == 0
    content = path.read_bytes()
    assert (gzip.decompress(content) if packed else content) == after.encode()
    assert run("check", path, *options).code == 0
    assert os.listdir(folder) == [path.name]


@pytest.mark.parametrize(("name", "options", "before", "after"), FORMATS.values(), ids=FORMATS)
def test_standard_input(name: str, options: list[str], before: str, after: str) -> None:
    options = ["--stdin-filename", name, *options]
    found = run("check", "-", *options, stdin=before.encode())
    assert found.code == 1
    assert found.out.startswith(f"{name}\n")
    fixed = run("fix", "-", *options, stdin=before.encode())
    assert fixed.code == 0
    assert fixed.raw == after.encode()
    assert "Applied" in fixed.err


def test_filter_for_records_in_the_real_program() -> None:
    lines = [
        b'{"id":1,"text":"He left .","source":"\\uac11"}\n',
        b'{"text" : "Fine.", "n": 1e3}\n',
        b"\n",
        b'{"text": "He\\u00a0said \\u201cno\\u201d .\\n"}',
    ]
    done = program("fix", "--format", "jsonl", "--text-field", "text", "-", stdin=b"".join(lines))
    assert done.returncode == 0
    assert done.stdout == b"".join(
        [lines[0].replace(b" .", b"."), lines[1], lines[2], lines[3].replace(b" .", b".")]
    )


def test_pair_is_aligned(folder: Path) -> None:
    glossary = write(folder / "own.tsv", "갑돌\tGapdol\tx\n".replace("\tx", ""))
    ambiguous = write(
        folder / "cues.tsv",
        "korean\tenglish\tkind\tvariants\tcues\n대표\tchief\tterm\tleader?\tpartyless\n",
    )
    write(folder / "a.en", "The leader came.\nThe leader went.\n")
    write(folder / "a.ko", "대표 왔다.\n그가 갔다.\n")
    run("fix", "a.en", "--glossary", glossary, "--glossary", ambiguous)
    assert (folder / "a.en").read_text() == "The chief came.\nThe leader went.\n"
    assert (folder / "a.ko").read_text() == "대표 왔다.\n그가 갔다.\n"


def test_source_of_a_text(folder: Path) -> None:
    glossary = write(
        folder / "cues.tsv",
        "korean\tenglish\tkind\tvariants\tcues\n대표\tchief\tterm\tleader?\tpartyless\n",
    )
    write(folder / "a.txt", "The leader came.\n")
    write(folder / "k.txt", "대표 왔다.\n")
    assert run("fix", "--source", "k.txt", "a.txt", "--glossary", glossary).code == 0
    assert (folder / "a.txt").read_text() == "The chief came.\n"
    two = run("fix", "--source", "k.txt", "a.txt", "k.txt")
    assert two.code == 2
    assert "--source goes with one file, not 2" in two.err
    assert run("check", "--source", "gone.txt", "a.txt").code == 2


def test_both_files_of_a_pair_are_the_pair(folder: Path) -> None:
    write(folder / "a.en", FINE)
    write(folder / "a.ko", "좋다.\n")
    assert run("check", "a.ko", "a.en").code == 0
    alone = run("check", "a.ko")
    assert alone.code == 2
    assert "a.en" in alone.err


def test_a_file_named_twice_is_cleaned_once(folder: Path) -> None:
    write(folder / "a.txt", DIRTY)
    summary = json.loads(run("check", "a.txt", "./a.txt", ".", "--output-format", "json").out)
    assert summary["summary"]["files"] == 1


# How it ends.


def test_exit_codes(folder: Path) -> None:
    dirty, fine = write(folder / "dirty.txt", DIRTY), write(folder / "fine.txt", FINE)
    for args, code in {
        ("check", fine): 0,
        ("check", dirty): 1,
        ("check", "--exit-zero", dirty): 0,
        ("check", "--diff", fine): 0,
        ("check", "--diff", dirty): 1,
        ("fix", "--diff", dirty): 1,
        ("fix", "--diff", fine): 0,
        ("fix", "--output-format", "diff", dirty): 1,
        ("check", "--exit-zero", dirty, "gone.txt"): 2,
        ("check", "--output-format", "json", dirty): 1,
        ("check", "--nonsense", dirty): 2,
        ("nonsense",): 2,
    }.items():
        assert run(*args).code == code, args
        assert dirty.read_text() == DIRTY, args
    assert run("fix", "--exit-non-zero-on-fix", dirty).code == 1
    assert run("fix", "--exit-non-zero-on-fix", dirty).code == 0
    assert dirty.read_text() == CLEAN


def test_fix_ends_with_0_where_findings_remain(folder: Path) -> None:
    write(folder / "a.txt", "He met 홍길동 today.\n")
    assert run("check", "a.txt").code == 1
    left = run("fix", "--exit-non-zero-on-fix", "a.txt")
    assert left.code == 0
    assert "1 for you to decide" in left.out


def test_many_findings_are_no_exit_code(folder: Path) -> None:
    assert run("check", write(folder / "a.txt", DIRTY * 300)).code == 1


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["check", "--select", "TYP01", "--ignore", "TYPO14", "a.txt"], "mean TYP014?"),
        (["check", "--select", "space-befor-mark", "a.txt"], "mean space-before-mark?"),
        (["check", "--format", "jsnl", "a.txt"], "no format is called 'jsnl'; did you mean jsonl?"),
        (["check", "--output-format", "gihub", "a.txt"], "mean github?"),
        (["check", "--color", "alway", "a.txt"], "mean always?"),
        (["explain", "TPY001"], "mean TYP001?"),
        (["explain", "zzz"], "see `cleanup rules`"),
        (["check", "--encoding", "utf-9", "a.txt"], "unknown encoding 'utf-9'"),
        (["check", "-", "a.txt"], "'-' must be the only path"),
        (["check", "--stdin-filename", "b.txt", "a.txt"], "goes with the path '-'"),
        (["check", "--config", "gone.toml", "a.txt"], "gone.toml: cannot be read"),
        (["check", "--glossary", "gone.tsv", "a.txt"], "gone.tsv: cannot be read"),
        (["check", "empty"], "no file with a known suffix"),
        (["check", "a.xyz"], "a.xyz: no format has the suffix .xyz"),
        (["check", "--jobs", "-1", "a.txt"], "--jobs"),
        (["check", "-o", "gone/report.txt", "a.txt"], "gone/report.txt"),
        (["settings", "--config", "gone.toml"], "gone.toml: cannot be read"),
        (["rules", "--config", "gone.toml"], "gone.toml: cannot be read"),
    ],
)
def test_what_cannot_be_done_is_told(folder: Path, args: list[str], words: str) -> None:
    write(folder / "a.txt", DIRTY)
    write(folder / "a.xyz", DIRTY)
    (folder / "empty").mkdir()
    result = run(*args)
    assert result.code == 2
    assert words in result.err
    assert result.err.startswith(("cleanup: ", "Usage: "))


# What is wrong with a file.


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_missing_path_does_not_stop_the_others(folder: Path, jobs: int) -> None:
    write(folder / "a.txt", DIRTY)
    write(folder / "b.txt", DIRTY)
    result = run("fix", "a.txt", "gone.txt", "b.txt", "--jobs", str(jobs))
    assert result.code == 2
    assert "gone.txt: does not exist" in result.err
    assert [(folder / name).read_text() for name in ("a.txt", "b.txt")] == [CLEAN, CLEAN]


BAD = {
    "undecodable": ("a.txt", DIRTY.encode() + b"\xff\xfe\n", "a.txt:2: byte 0xFF at column 1"),
    "undecodable-line": ("a.jsonl", b'{"text": "a ."}\n\xb0\xa1\n', "a.jsonl:2: byte 0xB0"),
    "truncated": ("a.txt.gz", gzip.compress(os.urandom(9999).hex().encode())[:-9], "cut off"),
    "not-gzip": ("a.txt.gz", DIRTY.encode(), "a.txt.gz:1: the gzip data is cut off or corrupt"),
    "other-bom": ("a.txt", DIRTY.encode("utf-16"), "say --encoding utf-16"),
    "uneven": ("a.en", (DIRTY * 3).encode(), "3 lines, but its Korean file has 2"),
    "no-column": ("a.tsv", b"one\ttwo\n1 .\t2 .\n", "a.tsv:1: no column is called"),
}


@pytest.mark.parametrize(("name", "content", "words"), BAD.values(), ids=BAD)
def test_a_bad_file_is_left_as_it_is(folder: Path, name: str, content: bytes, words: str) -> None:
    path = write(folder / name, content)
    write(folder / "z.txt", DIRTY)
    write(folder / "a.ko", "하나\n둘\n")
    for command in ("check", "fix"):
        result = run(command, path.name, "z.txt")
        assert result.code == 2
        assert words in result.err
        assert path.read_bytes() == content
    assert (folder / "z.txt").read_text() == CLEAN
    assert sorted(os.listdir(folder)) == sorted({name, "a.ko", "z.txt"})


@pytest.mark.parametrize("lfs", [False, True])
def test_binary_is_skipped(folder: Path, lfs: bool) -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0 .\n"
    path = write(folder / "a.txt", pointer if lfs else b"a .\0b .")
    result = run("fix", "--exit-non-zero-on-fix", path.name)
    assert result.code == 0
    assert "cleanup: skipped a.txt: " in result.err
    assert run("fix", "--quiet", path.name).err == ""
    stream = run("fix", "-", stdin=path.read_bytes())
    assert stream.code == 2  # there is nobody to leave it to
    assert stream.raw == b""


def test_bad_records_are_kept_and_counted(folder: Path) -> None:
    records = [
        '{"text": "a ."}',
        "not JSON .",
        '{"other": "b ."}',
        '{"text": 3}',
        '{"text": "\\ud800 ."}',
        "[1]",
        '{"text": "c ."}',
    ]
    path = write(folder / "a.jsonl", "\n".join(records))
    result = run("fix", path.name, "--output-format", "json")
    assert result.code == 0
    assert path.read_text().split("\n") == ['{"text": "a."}', *records[1:-1], '{"text": "c."}']
    assert json.loads(result.out)["summary"]["troubles"] == 5
    assert [int(n) for n in re.findall(r"a\.jsonl:(\d+): ", result.err)] == [2, 3, 4, 5, 6]
    assert 'a.jsonl:3: no field "text"; kept as it is' in result.err


def test_many_bad_records_are_summed_up(folder: Path) -> None:
    result = run("check", write(folder / "a.jsonl", "no\n" * 1234))
    assert result.code == 0
    assert result.err.count("kept as it is") == 20
    assert "1,214 more like these" in result.err


def test_ragged_row_is_kept(folder: Path) -> None:
    path = write(folder / "a.tsv", "id\ten\n1\ta .\n2\tb .\tmore\n3\n4\tc .\n")
    result = run("fix", path.name)
    assert path.read_text() == "id\ten\n1\ta.\n2\tb .\tmore\n3\n4\tc.\n"
    assert "a.tsv:3: row has 3 cells, the header 2; kept" in result.err
    assert "a.tsv:4: row has 1 cell, the header 2; kept" in result.err


@pytest.mark.parametrize("row", ["갑돌\tGapdol\tplace\tKapdol", "갑돌 Gapdol place"])
def test_broken_glossary_stops_all(folder: Path, row: str) -> None:
    write(folder / "a.txt", DIRTY)
    write(folder / "own.tsv", GLOSSARY + row + "\n")
    result = run("fix", "--glossary", "own.tsv", "a.txt")
    assert result.code == 2
    assert "own.tsv:3: " in result.err
    assert (folder / "a.txt").read_text() == DIRTY


def test_read_only_file(folder: Path) -> None:
    path = write(folder / "a.txt", DIRTY)
    path.chmod(0o444)
    assert run("check", path).code == 1
    result = run("fix", path.name)
    assert result.code == 2
    assert "a.txt: is read-only" in result.err
    assert path.read_text() == DIRTY


def test_vanished_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder / "a.txt", DIRTY)
    write(folder / "b.txt", DIRTY)
    monkeypatch.setattr("cleanup.files.find", lambda paths, _suffixes: iter(paths))
    result = run("fix", "a.txt", "gone.txt", "b.txt")
    assert result.code == 2
    assert "gone.txt: no such file" in result.err
    assert (folder / "b.txt").read_text() == CLEAN


def test_full_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(folder / "a.txt", DIRTY)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run("fix", path.name)
    assert result.code == 2
    assert "a.txt: no space left on device, the file is as it was" in result.err
    assert path.read_text() == DIRTY
    assert os.listdir(folder) == ["a.txt"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_full_disk_under_the_report(folder: Path) -> None:
    write(folder / "a.txt", DIRTY)
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cleanup", "check", "a.txt"],
            stdout=full, stderr=subprocess.PIPE, check=False, timeout=60,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == b"cleanup: the output: cannot be written: No space left on device\n"


def test_one_line_of_five_megabytes(folder: Path) -> None:
    path = write(folder / "a.jsonl", json.dumps({"text": FINE[:-1] * 300_000 + " ok ."}))
    assert run("fix", path, "--select", "TYP001").code == 0
    assert json.loads(path.read_text())["text"].endswith("here. ok.")


# Streams.


def test_excluded_name_of_standard_input_passes_through(folder: Path) -> None:
    write(folder / "cleanup.toml", 'exclude = ["old/"]\n')
    passed = run("fix", "-", "--stdin-filename", "old/a.txt", stdin=DIRTY.encode())
    assert passed == (0, DIRTY, "Nothing found in 0 files.\n", DIRTY.encode())
    assert run("fix", "-", "--stdin-filename", "a.txt", stdin=DIRTY.encode()).out == CLEAN


def test_undecodable_line_of_a_stream_passes_through() -> None:
    stdin = b'{"text": "a ."}\n{"text": "b \xff ."}\n{"text": "c ."}\n'
    result = run("fix", "-", "--format", "jsonl", stdin=stdin)
    assert result.raw == b'{"text": "a."}\n{"text": "b \xff ."}\n{"text": "c."}\n'
    assert "-:2: " in result.err


def test_broken_stream_closes_its_report() -> None:
    result = run("check", "-", "--output-format", "json", stdin=b"a .\n\xff\n")
    assert result.code == 2
    assert json.loads(result.out)["summary"]["errors"] == 1
    assert "-:2: byte 0xFF" in result.err


def test_nobody_reads_on(folder: Path) -> None:
    write(folder / "a.txt", DIRTY * 20_000)
    with subprocess.Popen(
        [sys.executable, "-m", "cleanup", "check", "a.txt"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as running:  # fmt: skip
        assert running.stdout
        assert running.stderr
        assert running.stdout.readline() == b"a.txt\n"
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c(folder: Path, jobs: str) -> None:
    """The first file is begun and never ends; Ctrl-C leaves it as it was and nothing beside it."""
    names = [f"{number}.jsonl" for number in range(4)]
    record = json.dumps({"text": DIRTY}) + "\n"
    for name in names:
        write(folder / name, record * 200_000)
    command = [sys.executable, "-m", "cleanup", "fix", "--jobs", jobs, "--quiet", *names]
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as running:
        while not any(path.stat().st_size for path in folder.glob(".*.cleanup-*")):
            assert running.poll() is None
        os.killpg(running.pid, signal.SIGINT)
        assert running.stderr
        assert running.stderr.read() == b""
    assert running.returncode == 130
    assert sorted(os.listdir(folder)) == names
    assert {(folder / name).stat().st_size for name in names[2:]} == {len(record) * 200_000}


# What is shown.


def test_quiet(folder: Path) -> None:
    write(folder / "a.txt", DIRTY)
    assert run("check", "--quiet", "a.txt") == (1, "", "", b"")
    assert json.loads(run("check", "-q", "--output-format", "json", "a.txt").out)["findings"]
    assert "gone.txt" in run("check", "-q", "a.txt", "gone.txt").err


def test_verbose(folder: Path) -> None:
    write(folder / "a.txt", DIRTY)
    assert run("check", "-v", "a.txt").err == "cleanup: a.txt: 1 documents, 2 findings, unchanged\n"
    assert run("fix", "-v", "a.txt").err == "cleanup: a.txt: 1 documents, 2 findings, changed\n"


def test_statistics(folder: Path) -> None:
    write(folder / "a.txt", DIRTY + "홍길동\n")
    result = run("check", "--statistics", "a.txt")
    table = [line.split() for line in result.out.split("\n")[-4:-1]]
    assert table[0] == ["count", "fixes", "unsafe", "open", "rule"]
    assert table[1] == ["2", "2", "0", "0", "TYP001", "space-before-mark"]
    assert table[2][:4] == ["1", "0", "0", "1"]
    apart = run("check", "--statistics", "--output-format", "json", "a.txt")
    assert json.loads(apart.out)
    assert "TYP001" in apart.err


def test_output(folder: Path) -> None:
    write(folder / "a.txt", DIRTY)
    report = write(folder / "report.txt", "old")
    (folder / "link.txt").symlink_to(report)
    plain = run("check", "a.txt")
    assert run("check", "a.txt", "-o", "link.txt") == (1, "", "", b"")
    assert report.read_text() == plain.out
    assert (folder / "link.txt").is_symlink()
    assert sorted(os.listdir(folder)) == ["a.txt", "link.txt", "report.txt"]
    stopped = run("check", "gone.txt", "--format", "nonsense", "-o", "report.txt")
    assert stopped.code == 2
    assert report.read_text() == plain.out


def test_output_to_a_device_does_not_replace_it(folder: Path) -> None:
    write(folder / "a.txt", DIRTY)
    os.mkfifo("pipe")
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    assert run("check", "a.txt", "-o", "pipe").code == 1
    assert os.read(reader, 5) == b"a.txt"
    os.close(reader)
    assert sorted(os.listdir(folder)) == ["a.txt", "pipe"]


@pytest.mark.parametrize(
    ("choice", "env", "coloured"),
    [
        ("auto", {}, False),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"CLICOLOR_FORCE": "1"}, True),
        ("auto", {"FORCE_COLOR": "0"}, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
    ],
)
def test_colour(folder: Path, choice: str, env: dict[str, str], coloured: bool) -> None:
    write(folder / "a.txt", DIRTY)
    for report in ("text", "diff"):
        shown = run("check", "a.txt", "--output-format", report, "--color", choice, env=env).out
        assert ("\x1b[" in shown) is coloured
        assert "He left" in shown or "TYP001" in shown


def test_progress_is_on_standard_error(folder: Path) -> None:
    write(folder / "a.txt", DIRTY)
    assert run("check", "a.txt").err == ""
    assert run("check", "--progress", "a.txt").err == "\r\x1b[K1 done: a.txt\r\x1b[K"


@pytest.mark.parametrize("report", ["text", "json", "jsonl", "github", "diff"])
def test_any_number_of_processes_says_the_same(folder: Path, report: str) -> None:
    for number in range(9):
        write(folder / f"{number}.txt", f"{DIRTY}{number} .\n" if number % 3 else FINE)
    write(folder / "bad.txt", b"\xff")
    write(folder / "bad.jsonl", "no\n" + json.dumps({"text": DIRTY}))
    one = run("check", ".", "gone", "--output-format", report)
    assert run("check", ".", "gone", "--output-format", report, "--jobs", "2") == one
    assert run("check", ".", "gone", "--output-format", report, "--jobs", "0") == one
    assert one.code == 2


def test_any_number_of_processes_writes_the_same(folder: Path) -> None:
    for side in ("one", "two"):
        (folder / side).mkdir()
        for number in range(40):
            write(folder / side / f"{number}.txt", f"{DIRTY}{number} .\n")
    assert run("fix", "one").code == run("fix", "two", "--jobs", "2").code == 0
    for number in range(40):
        pair = [(folder / side / f"{number}.txt").read_bytes() for side in ("one", "two")]
        assert pair == [f"{CLEAN}{number}.\n".encode()] * 2


# The other commands.


def test_version() -> None:
    done = program("--version")
    assert done.returncode == 0
    assert re.fullmatch(rb"cleanup \d+\.\d+\.\d+\n", done.stdout)


@pytest.mark.parametrize(
    "args", [[], ["check"], ["fix"], ["explain"], ["rules"], ["settings"], ["glossary"],
             ["glossary", "check"], ["glossary", "sort"], ["glossary", "lookup"],
             ["glossary", "stats"]],
)  # fmt: skip
def test_help_fits_a_terminal(args: list[str]) -> None:
    result = run(*args, "--help")
    assert result.code == 0
    assert max(map(len, result.out.split("\n"))) <= 80
    assert "<str>" not in result.out


def test_rules_and_explain() -> None:
    rules = run("rules")
    assert "TYP001  space-before-mark" in rules.out
    one = run("explain", "TYP001")
    assert one == run("explain", "space-before-mark") == run("explain", "typ001")
    assert one.out.startswith("TYP001 space-before-mark (safe)\n")
    assert "Changes:" in one.out
    family = run("explain", "TYP").out
    assert family.count("(safe)") + family.count("(unsafe)") + family.count("(report)") == sum(
        line.startswith("TYP") for line in rules.out.split("\n")
    )


def test_settings_are_shown_as_toml(folder: Path) -> None:
    write(
        folder / "cleanup.toml",
        'select = ["TYP"]\nkeep = ["a \\"b\\" \\\\"]\nexclude = ["old/"]\n'
        '[[override]]\nfiles = ["*.md"]\nunsafe = true\n',
    )
    shown = run("settings").out
    assert shown.startswith("# from cleanup.toml, then the command line\n")
    again = {key.replace("-", "_"): value for key, value in tomllib.loads(shown).items()}
    assert again["keep"] == ['a "b" \\']
    assert again["select"] == ["TYP"]
    assert set(again) <= set(Settings.__dataclass_fields__)
    assert tomllib.loads(run("settings", "a.md").out)["unsafe"] is True
    assert "old/a.txt is excluded" in run("settings", "old/a.txt").out


def test_glossary_check(folder: Path) -> None:
    write(folder / "own.tsv", GLOSSARY)
    good = run("glossary", "check", "own.tsv")
    assert (good.code, good.out, good.err) == (0, "1 file, no faults.\n", "")
    write(folder / "own.tsv", GLOSSARY + "가람 \tGaram\tplace\t\t\n갑돌\tGapdol\tplace\tKapdol\n")
    broken = run("glossary", "check", "own.tsv")
    assert broken.code == 1
    assert "own.tsv:4: " in broken.out
    missing = run("glossary", "check", "gone.tsv")
    assert missing.code == 2
    assert "gone.tsv: cannot be read" in missing.err


def test_glossary_sort(folder: Path) -> None:
    head = "# a comment\nkorean\tenglish\textra\n"
    path = write(folder / "own.tsv", head + "나\tNa\tx  y\n가\tGa\t\n")
    assert run("glossary", "check", path).code == 1
    assert run("glossary", "sort", "own.tsv") == (0, "sorted own.tsv\n", "", b"sorted own.tsv\n")
    assert path.read_text() == head + "가\tGa\t\n나\tNa\tx  y\n"
    assert run("glossary", "sort", "own.tsv").out == ""
    assert run("glossary", "sort", "gone.tsv").code == 2


def test_glossary_lookup(folder: Path) -> None:
    write(folder / "own.tsv", GLOSSARY)
    for word in ("갑돌", "Gapdol", "kapdol", "apdo"):
        shown = run("glossary", "lookup", "--glossary", "own.tsv", word)
        assert shown.code == 0
        assert "갑돌 = Gapdol (place)" in shown.out
        assert "own.tsv:2" in shown.out
    assert "문재인" in run("glossary", "lookup", "Mun", "Jae", "In").out
    assert run("glossary", "lookup", "zzzz").code == 1


def test_glossary_stats(folder: Path) -> None:
    write(folder / "own.tsv", GLOSSARY)
    row = run("glossary", "stats", "own.tsv").out.split("\n")[1]
    assert row.split() == ["1", "1", "0", "own.tsv"]
    assert "person" in run("glossary", "stats").out
    assert run("glossary", "stats", "gone.tsv").code == 2


def test_glossaries_of_a_folder(folder: Path) -> None:
    (folder / "own").mkdir()
    for name in ("b.tsv", "a.tsv"):
        write(folder / "own" / name, "korean\tenglish\tkind\n")
    write(folder / "own" / "readme.txt", "no glossary")
    out = run("glossary", "stats", "own").out.split("\n")
    assert [row.split()[-1] for row in out[1:3]] == ["own/a.tsv", "own/b.tsv"]
    (folder / "empty").mkdir()
    empty = run("glossary", "check", "empty")
    assert (empty.code, empty.err) == (2, "cleanup: empty: no .tsv file in this folder\n")


def test_start_is_light(folder: Path) -> None:
    """Nothing that a plain text without any finding does not need is imported."""
    write(folder / "a.txt", FINE)
    code = (
        "import sys\nfrom cleanup.cli import app\n"
        "try: app(['check', 'a.txt'])\nexcept SystemExit: pass\n"
        "heavy = {'rich', 'pydantic', 'sacremoses', 'langdetect', 'rapidfuzz', 'ftfy', 'regex',\n"
        "         'tomllib', 'concurrent.futures', 'gitignore_parser', 'ignore',\n"
        "         'asyncio', 'logging', 'multiprocessing'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout.split("\n")[-2] == "[]"


def test_structure_shows_what_lines_are_taken_for(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("[Anchor]\nIt rained for nine days in the whole of the city.\n\nFoot\n")
    result = CliRunner().invoke(app, ["check", "--structure", str(page)])
    assert result.exit_code == 0
    kinds = [row.split()[1] for row in result.stdout.splitlines()]
    assert kinds == ["tag", "prose", "heading"]
    assert CliRunner().invoke(app, ["check", "--structure", str(tmp_path / "no")]).exit_code == 2

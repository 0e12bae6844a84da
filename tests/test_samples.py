"""The samples: what becomes of them, shown as a diff, and the laws that hold for each."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pages import PROJECT

GOLDEN = PROJECT / "tests" / "golden" / "samples.diff"
SAMPLES = sorted(
    path.name for path in (PROJECT / "samples").iterdir() if path.suffix not in (".ko", ".md")
)
ONE_A_LINE = (".en", ".jsonl", ".tsv")


def cleanup(*args: str, folder: Path = PROJECT) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "cleanup", *args], cwd=folder, capture_output=True, check=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the samples."""
    return shutil.copytree(PROJECT / "samples", tmp_path / "samples")


def test_diff_is_the_one_that_was_judged() -> None:
    """With UPDATE_GOLDEN=1 the diff is written anew; read it before it is committed."""
    done = cleanup("fix", "--diff", "samples")
    assert done.returncode == 1, done.stderr.decode()
    if os.environ.get("UPDATE_GOLDEN") == "1":
        GOLDEN.write_bytes(done.stdout)
    assert done.stdout.decode() == GOLDEN.read_bytes().decode()


def test_diff_applies_and_gives_what_fix_gives(folder: Path) -> None:
    patched = shutil.copytree(folder, folder.parent / "patched" / "samples").parent
    subprocess.run(["git", "apply", str(GOLDEN)], cwd=patched, check=True)
    assert cleanup("fix", "--quiet", "samples", folder=folder.parent).returncode == 0
    for name in SAMPLES:
        assert (patched / "samples" / name).read_bytes() == (folder / name).read_bytes(), name


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_to_fix_is_left_after_fix(name: str, folder: Path) -> None:
    assert cleanup("fix", "--quiet", name, folder=folder).returncode == 0
    done = cleanup("check", "--output-format", "json", name, folder=folder)
    summary = json.loads(done.stdout)["summary"]
    assert (summary["files"], summary["fixes"], summary["changed"]) == (1, 0, 0)


@pytest.mark.parametrize("name", [name for name in SAMPLES if name.endswith(ONE_A_LINE)])
def test_line_files_keep_their_lines(name: str, folder: Path) -> None:
    before = (folder / name).read_bytes()
    cleanup("fix", "--quiet", name, folder=folder)
    after = (folder / name).read_bytes()
    assert after != before
    assert after.count(b"\n") == before.count(b"\n")


def test_korean_and_other_files_are_not_touched(folder: Path) -> None:
    others = [path for path in sorted(folder.iterdir()) if path.suffix in (".ko", ".md")]
    before = [path.read_bytes() for path in others]
    cleanup("fix", "--quiet", *SAMPLES, folder=folder)
    assert [path.read_bytes() for path in others] == before


def test_other_fields_of_records_are_not_touched(folder: Path) -> None:
    path = folder / "records.jsonl"
    before = path.read_text(encoding="utf-8").split("\n")
    cleanup("fix", "--quiet", path.name, folder=folder)
    after = path.read_text(encoding="utf-8").split("\n")
    for old, new in zip(before, after, strict=True):
        if old:
            was, now = json.loads(old), json.loads(new)
            for record in (was, now):
                record["text"] = ""
            assert list(was.items()) == list(now.items())
        assert old == new or old.partition('"text": ')[0] == new.partition('"text": ')[0]


def test_other_cells_of_the_table_are_not_touched(folder: Path) -> None:
    path = folder / "table.tsv"
    before = path.read_text(encoding="utf-8").split("\n")
    cleanup("fix", "--quiet", path.name, folder=folder)
    after = path.read_text(encoding="utf-8").split("\n")
    assert [line.split("\t")[:2] for line in after] == [line.split("\t")[:2] for line in before]
    assert after[0] == before[0]

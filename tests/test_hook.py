"""The hooks, run by the real pre-commit in a real repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

PROJECT = Path(__file__).parent.parent
DIRTY = "He left , then came back .\n"
CLEAN = "He left, then came back.\n"
WHO = {f"GIT_{who}_{what}": "test" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def git(folder: Path, *args: str) -> str:
    env = {**os.environ, **WHO, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", *args], cwd=folder, env=env, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


class Tool(NamedTuple):
    """The tool as a repository of hooks, and where pre-commit keeps what it builds of it."""

    folder: Path
    revision: str
    home: Path


@pytest.fixture(scope="session")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Tool:
    """The project as it stands, committed; its environment is built once."""
    folder = tmp_path_factory.mktemp("tool")
    listed = git(PROJECT, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, listed.split("\0")):
        if (PROJECT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((PROJECT / name).read_bytes())
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "as it stands")
    return Tool(folder, git(folder, "rev-parse", "HEAD"), tmp_path_factory.mktemp("home"))


class Repository:
    """A repository with our hooks."""

    def __init__(self, folder: Path, tool: Tool) -> None:
        self.folder = folder
        self.tool = tool
        git(folder, "init", "-q")
        self.write(
            ".pre-commit-config.yaml",
            f"repos:\n- repo: {tool.folder}\n  rev: {tool.revision}\n"
            "  hooks:\n  - id: cleanup-check\n  - id: cleanup-fix\n",
        )

    def write(self, name: str, content: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def read(self, name: str) -> str:
        return (self.folder / name).read_bytes().decode()

    def stage(self, *names: str) -> None:
        git(self.folder, "add", *(names or ["-A"]))

    def run(self, hook: str, *args: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, **WHO, "PRE_COMMIT_HOME": str(self.tool.home)}
        for name in ("PYTHONPATH", "VIRTUAL_ENV", "SKIP"):
            env.pop(name, None)
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--color=never", "--verbose", hook, *args],
            cwd=self.folder, env=env, capture_output=True, text=True, check=False, timeout=600,
        )  # fmt: skip


@pytest.fixture
def repository(tmp_path: Path, tool: Tool) -> Repository:
    return Repository(tmp_path, tool)


def test_check_finds_and_changes_nothing(repository: Repository) -> None:
    repository.write("a.txt", DIRTY)
    repository.write("b.py", DIRTY)
    repository.stage()
    done = repository.run("cleanup-check")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "exit code: 1" in done.stdout
    assert "TYP001" in done.stdout
    assert repository.read("a.txt") == DIRTY


def test_fix_changes_and_fails_and_then_passes(repository: Repository) -> None:
    repository.write("a.txt", DIRTY)
    repository.write("b.jsonl", '{"text": "One ."}\n')
    repository.write("c.py", DIRTY)
    repository.stage()
    done = repository.run("cleanup-fix")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "files were modified by this hook" in done.stdout
    assert "exit code: 1" in done.stdout
    assert repository.read("a.txt") == CLEAN
    assert repository.read("b.jsonl") == '{"text": "One."}\n'
    assert repository.read("c.py") == DIRTY
    repository.stage()
    again = repository.run("cleanup-fix")
    assert again.returncode == 0, again.stdout
    assert "Nothing found in 2 files." in again.stdout


def test_commit_is_stopped_and_then_made(repository: Repository) -> None:
    env = {**os.environ, **WHO, "PRE_COMMIT_HOME": str(repository.tool.home)}
    subprocess.run(
        [sys.executable, "-m", "pre_commit", "install"],
        cwd=repository.folder, env=env, check=True, capture_output=True,
    )  # fmt: skip
    repository.write("a.txt", DIRTY)
    repository.stage()
    commit = ["git", "commit", "-q", "-m", "text"]
    first = subprocess.run(commit, cwd=repository.folder, env=env, capture_output=True, check=False)
    assert first.returncode != 0
    assert repository.read("a.txt") == CLEAN
    repository.stage()
    subprocess.run(commit, cwd=repository.folder, env=env, capture_output=True, check=True)
    assert git(repository.folder, "show", "HEAD:a.txt") + "\n" == CLEAN


def test_many_files_in_parallel_batches(repository: Repository) -> None:
    """More files than one batch holds come out as one by one."""
    contents = {f"{number % 7}/{number}.txt": f"{DIRTY}{number} .\n" for number in range(90)}
    for name, content in contents.items():
        repository.write(name, content)
    repository.stage()
    done = repository.run("cleanup-fix")
    assert done.returncode == 1
    for name, content in contents.items():
        assert repository.read(name) == content.replace(" .", ".").replace(" ,", ",")
    assert not list(repository.folder.rglob(".*.cleanup-*"))
    if (os.cpu_count() or 1) > 1:
        assert done.stdout.count("Applied ") > 1


@pytest.mark.parametrize("korean", ["committed", "untracked"])
def test_a_staged_english_file_is_proven_by_its_korean(repository: Repository, korean: str) -> None:
    repository.write(
        "own.tsv", "korean\tenglish\tkind\tvariants\tcues\n대표\tchief\tterm\tleader?\tpartyless\n"
    )
    repository.write("cleanup.toml", 'glossaries = ["own.tsv"]\n')
    repository.write("x.ko", "대표가 왔다.\n그가 갔다.\n")
    repository.write("x.en", "Nobody came.\nNobody went.\n")
    if korean == "untracked":
        repository.stage("cleanup.toml", ".pre-commit-config.yaml", "x.en")
    else:
        repository.stage("cleanup.toml", ".pre-commit-config.yaml", "own.tsv", "x.en", "x.ko")
    git(repository.folder, "commit", "-q", "-m", "before")
    repository.write("x.en", "The leader came.\nThe leader went.\n")
    repository.stage("x.en")
    done = repository.run("cleanup-fix")
    assert done.returncode == 1, done.stdout
    assert repository.read("x.en") == "The chief came.\nThe leader went.\n"


def test_our_own_excludes_hold(repository: Repository) -> None:
    repository.write("pyproject.toml", '[tool.cleanup]\nexclude = ["quotes/"]\n')
    repository.write("quotes/a.txt", DIRTY)
    repository.write("b.txt", CLEAN)
    repository.stage()
    for hook in ("cleanup-check", "cleanup-fix"):
        done = repository.run(hook, "--files", "quotes/a.txt", "b.txt")
        assert done.returncode == 0, done.stdout
    assert repository.read("quotes/a.txt") == DIRTY


def test_what_is_no_text_is_skipped(repository: Repository) -> None:
    repository.write("a.txt", b"One .\0")
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0 .\nsize 1 .\n"
    repository.write("b.txt", pointer)
    repository.stage()
    done = repository.run("cleanup-fix")
    assert done.returncode == 0, done.stdout
    assert "skipped a.txt: binary" in done.stdout
    assert "skipped b.txt: a Git LFS pointer" in done.stdout
    assert repository.read("b.txt") == pointer


def test_what_cannot_be_read_fails(repository: Repository) -> None:
    repository.write("a.txt", b"One \xff .\n")
    repository.stage()
    done = repository.run("cleanup-check")
    assert done.returncode == 1
    assert "exit code: 2" in done.stdout
    assert "a.txt:1: byte 0xFF" in done.stdout

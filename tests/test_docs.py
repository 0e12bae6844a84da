"""The pages: generated ones are fresh, and what hand-written ones show is what happens."""

from __future__ import annotations

import doctest
import re
import sys
import tomllib
from pathlib import Path

import pytest

from cleanup import Cleaner
from cleanup.cli import app
from cleanup.reports import json as json_report
from cleanup.reports.row import Row, Summary
from cleanup.settings import load
from tests.pages import CONSOLE, PAGES, PROJECT, WRITTEN, replay, workplace

README = (PROJECT / "README.md").read_text(encoding="utf-8")
ALL_PAGES = [*WRITTEN, *PAGES, "CHANGELOG.md", "samples/README.md", "bench/README.md"]


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def text_of(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_generated_page_is_fresh(name: str) -> None:
    assert text_of(name) == PAGES[name](), "run `make docs`"


@pytest.mark.parametrize("name", WRITTEN)
def test_commands_print_what_the_page_shows(name: str, tmp_path: Path) -> None:
    assert replay(text_of(name), workplace(tmp_path)) == text_of(name), "run `make docs`"


def test_every_console_block_of_the_readme_begins_with_a_command() -> None:
    shown = CONSOLE.findall(README)
    assert len(shown) >= 4
    assert all(block.startswith("$ ") for block in shown)


def test_settings_of_the_readme_work(tmp_path: Path) -> None:
    replay(README, workplace(tmp_path))  # makes the glossary that they name
    (toml,) = blocks(README, "toml")
    (tmp_path / "pyproject.toml").write_text(toml, encoding="utf-8")
    settings, place = load(str(tmp_path))
    assert place
    assert (tmp_path / "pyproject.toml").samefile(place)
    cleaner = Cleaner(settings)
    (rule,) = settings.rule
    assert cleaner.clean(rule.changes[0][0]).text == rule.changes[0][1]
    text = "In-suh Pyo read Corona 19 Diary."
    assert cleaner.clean(text).text == "Pyo In-seo read Corona 19 Diary."


@pytest.mark.parametrize("name", ALL_PAGES)
def test_toml_is_toml(name: str) -> None:
    for block in blocks(text_of(name), "toml"):
        assert tomllib.loads(block)["tool"]["cleanup"]


def test_python_of_the_readme_works() -> None:
    (session,) = blocks(README, "pycon")
    examples = doctest.DocTestParser().get_doctest(session, {}, "README.md", "README.md", 0)
    runner = doctest.DocTestRunner(verbose=False)
    assert runner.run(examples).attempted >= 3
    assert runner.failures == 0


def test_hooks_of_the_readme_are_the_hooks_that_there_are() -> None:
    (yaml,) = blocks(README, "yaml")
    hook = re.compile(r"- id: ([\w-]+)")
    assert sorted(hook.findall(yaml)) == sorted(hook.findall(text_of(".pre-commit-hooks.yaml")))


def test_make_targets_that_are_named_exist() -> None:
    targets = set(re.findall(r"^(\w+):", text_of("Makefile"), re.MULTILINE))
    for name in WRITTEN:
        assert set(re.findall(r"^make (\w+)", text_of(name), re.MULTILINE)) <= targets


def test_json_page_names_every_field(capsys: pytest.CaptureFixture[str]) -> None:
    page = text_of("docs/json.md")
    for field in Row._fields:
        assert f"`{field}`" in page
    json_report.REPORT(sys.stdout).close(Summary())
    for field in re.findall(r'"(\w+)": 0', capsys.readouterr().out):
        assert f"| `{field}` |" in page
    assert f"`version` is {json_report.VERSION}." in page


@pytest.mark.parametrize("name", ALL_PAGES)
def test_links_lead_somewhere(name: str) -> None:
    folder = (PROJECT / name).parent
    prose = re.sub(r"^```.*?^```", "", text_of(name), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", prose):
        assert target.startswith("https://") or (folder / target).exists(), target


def test_every_command_has_its_help_on_the_page() -> None:
    page = text_of("docs/cli.md")
    names = [
        command.name or command.callback.__name__
        for command in app.registered_commands
        if command.callback
    ]
    assert {"check", "fix"} <= set(names)
    assert all(f"## `cleanup {name}`" in page for name in [*names, "glossary lookup"])

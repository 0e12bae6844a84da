"""The generated pages: `make docs` writes them, and the output shown in hand-written ones, anew."""

from __future__ import annotations

import inspect
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from typer.testing import CliRunner

from cleanup.cli import app
from cleanup.pages import page
from cleanup.rules import ALL
from cleanup.settings import Override, Settings, UserRule

if TYPE_CHECKING:
    from cleanup.rule import Rule

__all__ = ["CONSOLE", "PAGES", "PROJECT", "WRITTEN", "replay", "workplace"]

PROJECT = Path(__file__).parent.parent
WRITTEN = (
    "README.md",
    "CONTRIBUTING.md",
    "docs/design.md",
    "docs/glossary.md",
    "docs/json.md",
    "docs/philosophy.md",
)
"""The pages written by hand."""

CONSOLE = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
_NOTICE = "<!-- Written by `make docs`; do not edit. -->\n\n"
_WIDTH = 80

_RULES_HEAD = """\
# Rules

{} rules in the order in which they win where two want the same place. *Safe* fixes are applied by
`cleanup fix`, *unsafe* ones with `--unsafe`, and a *report* is for a human to decide. The examples
are run as tests; ⏎ is a line end. `cleanup explain CODE` shows the same."""

_SETTINGS_HEAD = """\
# Settings

They stand in the table `[tool.cleanup]` of a `pyproject.toml`, or at the top of a `cleanup.toml`.
The nearest such file upwards from the current folder is taken whole; `--config FILE` names another.
Then come the flags of the command line, which win. Paths and patterns are relative to the file. A
key that does not exist is an error that names the nearest one that does. `cleanup settings [PATH]`
shows what is in force.

| setting | value | default | meaning |
| --- | --- | --- | --- |"""

_SETTINGS_FOOT = """
`pattern` is a regular expression of the package [regex](https://pypi.org/project/regex/); `^` and
`$` match at lines. One that takes more than two seconds over a document ends the run with an error.

## `[[tool.cleanup.override]]`

{} A later override wins over an earlier
one. All settings may stand in one but `rule`, `override`, `exclude`, `glossaries` and
`default-glossaries`.

```toml
[[tool.cleanup.override]]
files = ["archive/*.txt"]
ignore = ["NAM", "TRM"]
```"""


def rules_page() -> str:
    """All rules by family: what each does, whether it is safe, its examples."""
    lines = [_RULES_HEAD.format(len(ALL))]
    for family, rules in groupby(ALL, key=lambda rule: rule.family):
        listed = list(rules)
        lines += ["", f"## {family}: {_about(listed)}"]
        for rule in listed:
            kind, examples = _kind_and_examples(rule)
            lines += ["", f"### {rule.code} {rule.name}", "", f"*{kind}.* {rule.doc}"]
            lines += ["", "````text", examples, "````"]
    return _NOTICE + "\n".join(lines) + "\n"


def _about(rules: list[Rule]) -> str:
    """What the modules of a family say that it is about."""
    modules = dict.fromkeys(rule.origin for rule in rules)
    docs = [(import_module(name).__doc__ or "").split("\n")[0] for name in modules]
    return "; ".join(doc.partition(": ")[2].rstrip(".") for doc in docs)


def _kind_and_examples(rule: Rule) -> tuple[str, str]:
    """What the page of a rule says above and below its docstring."""
    head, examples = page(rule).split(f"\n\n{rule.doc}\n\n")
    return head.rpartition("(")[2].rstrip(")").capitalize(), examples


def cli_page() -> str:
    """The help of every command, as it prints on a terminal of a fixed width."""
    lines = ["# Command line"]
    for names in _commands(typer.main.get_command(app), []):
        result = CliRunner().invoke(
            app,
            [*names, "--help"],
            prog_name="cleanup",
            terminal_width=_WIDTH,
            color=False,
        )
        assert result.exit_code == 0, result.output
        title = " ".join(["cleanup", *names])
        lines += ["", f"## `{title}`", "", "```text", result.output.rstrip(), "```"]
    return _NOTICE + "\n".join(lines) + "\n"


def _commands(command: object, names: list[str]) -> Iterator[list[str]]:
    yield names
    for name, inner in getattr(command, "commands", {}).items():
        yield from _commands(inner, [*names, name])


_TYPES = {
    "tuple[str, ...]": "list of strings",
    "bool": "true or false",
    "str": "string",
    "str | None": "string",
    "int": "whole number",
    "tuple[UserRule, ...]": "tables",
    "tuple[Override, ...]": "tables",
    "tuple[tuple[str, str], ...]": "list of pairs of strings",
}
_DEFAULTS = {"()": "`[]`", "False": "`false`", "True": "`true`", "None": "not set", '""': '`""`'}
_FIELD = re.compile(r"^    (\w+): (.+?)(?: = (.+?))?(?:  # (.+))?$", re.MULTILINE)


def settings_page() -> str:
    """The settings, from the fields of the class and their comments."""
    lines = [_SETTINGS_HEAD]
    for name, kind, default, meaning in _fields(Settings):
        given = _DEFAULTS.get(default, f"`{default}`")
        lines.append(f"| `{name.replace('_', '-')}` | {_TYPES[kind]} | {given} | {meaning} |")
    lines += ["", "## `[[tool.cleanup.rule]]`", "", _doc(UserRule), ""]
    lines += ["| key | value | default |", "| --- | --- | --- |"]
    for name, kind, default, _ in _fields(UserRule):
        given = _DEFAULTS.get(default, default) or "needed"
        lines.append(f"| `{name}` | {_TYPES[kind]} | {given} |")
    lines.append(_SETTINGS_FOOT.format(_doc(Override)))
    return _NOTICE + "\n".join(lines) + "\n"


def _fields(made: type) -> list[tuple[str, str, str, str]]:
    """The fields of a class: name, type, default and comment, as they are written."""
    body = inspect.getsource(made).partition("    def ")[0].rpartition('"""')[2]
    found: list[tuple[str, str, str, str]] = _FIELD.findall(body)
    return found


def _doc(made: type) -> str:
    return inspect.cleandoc(made.__doc__ or "").replace("``", "`")


PAGES: dict[str, Callable[[], str]] = {
    "docs/rules.md": rules_page,
    "docs/cli.md": cli_page,
    "docs/settings.md": settings_page,
}
"""What makes each generated page."""


def workplace(folder: Path) -> Path:
    """A folder with a copy of the samples, in which commands of the pages may write."""
    shutil.copytree(PROJECT / "samples", folder / "samples")
    return folder


def replay(text: str, folder: Path) -> str:
    """A page with what the commands of its console blocks print now, run in order in a folder."""

    def block(match: re.Match[str]) -> str:
        commands = [line for line in match[1].split("\n") if line.startswith("$ ")]
        return "".join(f"{command}\n{_output(command[2:], folder)}" for command in commands)

    return CONSOLE.sub(block, text)


def _output(command: str, folder: Path) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={"PATH": path, "LC_ALL": "C.UTF-8", "HOME": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.stdout.decode()


def main() -> None:
    """Write all pages."""
    for name, make in PAGES.items():
        (PROJECT / name).write_text(make(), encoding="utf-8", newline="\n")
    for name in WRITTEN:
        path = PROJECT / name
        with tempfile.TemporaryDirectory() as folder:
            text = replay(path.read_text(encoding="utf-8"), workplace(Path(folder)))
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

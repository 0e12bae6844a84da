"""The command line: it parses, calls and prints; it decides nothing."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from cleanup.cli_glossary import glossary
from cleanup.console import Wishes
from cleanup.settings import Settings, SettingsError, load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanup.reports import Summary

__all__ = ["app", "main"]

app = typer.Typer(
    help="Clean machine-translated Korean news: rules, bilingual glossaries, people's names.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        from cleanup import __version__

        typer.echo(f"cleanup {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    pass


Paths = Annotated[
    list[str], typer.Argument(help="Files and folders; '-' is standard input.", metavar="PATH...")
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", help="Only these rules: codes, their beginnings, or names; commas."),
]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", help="Not these rules.")]
Unsafe = Annotated[
    bool | None, typer.Option("--unsafe/--no-unsafe", help="Apply unsafe fixes too.")
]
Format = Annotated[
    str | None, typer.Option("--format", help="text, lines, jsonl or tsv; else by suffix.")
]
TextField = Annotated[
    str | None, typer.Option("--text-field", help="JSONL: dotted path; TSV: column name or number.")
]
SourceField = Annotated[
    str | None, typer.Option("--source-field", help="The same, for the Korean.")
]
Source = Annotated[
    str | None, typer.Option("--source", help="The Korean of the one file that is named.")
]
Glossaries = Annotated[
    list[str] | None, typer.Option("--glossary", help="A glossary file of your own; repeatable.")
]
Defaults = Annotated[
    bool | None,
    typer.Option(
        "--default-glossaries/--no-default-glossaries", help="Use the shipped glossaries."
    ),
]
OutputFormat = Annotated[
    str, typer.Option("--output-format", help="text, diff, json, jsonl or github.")
]
Output = Annotated[
    str | None, typer.Option("--output", "-o", help="Write the report to this file.")
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, help="Processes; 0: one a core.")]
Statistics = Annotated[bool, typer.Option("--statistics", help="Count the findings by rule.")]
Encoding = Annotated[
    str | None, typer.Option("--encoding", help="Of the files; UTF-8 unless you say.")
]
StdinName = Annotated[
    str | None, typer.Option("--stdin-filename", help="The name that standard input goes by.")
]
Config = Annotated[str | None, typer.Option("--config", help="The settings file to use.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Errors only.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more on standard error.")]
ColourChoice = Annotated[str, typer.Option("--color", help="auto, always or never.")]
Progress = Annotated[
    bool | None, typer.Option("--progress/--no-progress", help="Show progress on a terminal.")
]
Diff = Annotated[bool, typer.Option("--diff", help="Show the changes as a diff; write nothing.")]


@app.command()
def check(
    paths: Paths,
    select: Select = None,
    ignore: Ignore = None,
    unsafe: Unsafe = None,
    diff: Diff = False,
    format: Format = None,  # noqa: A002 - the option's name
    text_field: TextField = None,
    source_field: SourceField = None,
    source: Source = None,
    glossary: Glossaries = None,
    default_glossaries: Defaults = None,
    output_format: OutputFormat = "text",
    output: Output = None,
    jobs: Jobs = 1,
    statistics: Statistics = False,
    encoding: Encoding = None,
    stdin_filename: StdinName = None,
    config: Config = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: ColourChoice = "auto",
    progress: Progress = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit 0 also when something was found.")
    ] = False,
) -> None:
    """Report what is wrong; write nothing. Exit 1 if something was found."""
    settings, place = _settings(
        config, select, ignore, unsafe, format, text_field, source_field, glossary,
        default_glossaries, encoding,
    )  # fmt: skip
    summary = _work(
        paths, settings, place,
        Wishes("diff" if diff else output_format, output, stdin_filename, source, jobs, color,
               progress=progress, statistics=statistics, quiet=quiet, verbose=verbose),
    )  # fmt: skip
    found = summary.changed if diff or output_format == "diff" else summary.findings
    raise typer.Exit(2 if summary.errors else int(bool(found) and not exit_zero))


@app.command()
def fix(
    paths: Paths,
    select: Select = None,
    ignore: Ignore = None,
    unsafe: Unsafe = None,
    diff: Diff = False,
    format: Format = None,  # noqa: A002 - the option's name
    text_field: TextField = None,
    source_field: SourceField = None,
    source: Source = None,
    glossary: Glossaries = None,
    default_glossaries: Defaults = None,
    output_format: OutputFormat = "text",
    output: Output = None,
    jobs: Jobs = 1,
    statistics: Statistics = False,
    encoding: Encoding = None,
    stdin_filename: StdinName = None,
    config: Config = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: ColourChoice = "auto",
    progress: Progress = None,
    exit_non_zero_on_fix: Annotated[
        bool, typer.Option("--exit-non-zero-on-fix", help="Exit 1 when something was changed.")
    ] = False,
) -> None:
    """Apply safe fixes in place; with '-', standard input to standard output."""
    settings, place = _settings(
        config, select, ignore, unsafe, format, text_field, source_field, glossary,
        default_glossaries, encoding,
    )  # fmt: skip
    diff = diff or output_format == "diff"
    summary = _work(
        paths, settings, place,
        Wishes("diff" if diff else output_format, output, stdin_filename, source, jobs, color,
               progress=progress, statistics=statistics, quiet=quiet, verbose=verbose,
               fixing=not diff),
    )  # fmt: skip
    one = summary.changed and (diff or exit_non_zero_on_fix)
    raise typer.Exit(2 if summary.errors else int(bool(one)))


@app.command()
def explain(
    code: Annotated[str, typer.Argument(help="A rule's code or name, or a family.")],
    config: Config = None,
) -> None:
    """Explain a rule: what it does, why, and its examples."""
    from cleanup.pages import page

    rules = [
        rule
        for rule in _known(config)
        if rule.code.startswith(code.upper()) or rule.name == code.lower()
    ]
    if not rules:
        _check_code(code, config)
    typer.echo("\n\n".join(page(rule) for rule in rules))


@app.command()
def rules(config: Config = None) -> None:
    """List all rules: code, name, safe or not, and what each does."""
    from cleanup.pages import rule_list

    typer.echo(rule_list(_known(config)))


@app.command()
def settings(
    path: Annotated[str, typer.Argument(help="Show the settings for this file.")] = "",
    config: Config = None,
) -> None:
    """Show the settings in force, and where they come from."""
    from cleanup.pages import settings_page

    chosen, place = _settings(config)
    if path:
        from cleanup.files import excluded

        base = os.path.dirname(place) if place else "."
        if excluded(path, chosen.exclude, base or "."):
            typer.echo(f"# {path} is excluded")
        chosen = chosen.for_file(path, lambda name, files: excluded(name, files, base or "."))
    typer.echo(settings_page(chosen, place))


app.add_typer(glossary, name="glossary")


def main() -> None:
    """Run the command line; the entry point of the package."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # Whoever reads us has gone: say nothing, and let nothing be flushed into the void.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def fail(message: object) -> NoReturn:
    """End with an error for the reader."""
    typer.echo(f"cleanup: {message}", err=True)
    raise typer.Exit(2)


def _settings(
    config: str | None = None,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    unsafe: bool | None = None,
    format: str | None = None,  # noqa: A002 - the setting's name
    text_field: str | None = None,
    source_field: str | None = None,
    glossary: Sequence[str] | None = None,
    default_glossaries: bool | None = None,
    encoding: str | None = None,
) -> tuple[Settings, str]:
    """The settings of the file with the flags worked in, and the file's name."""
    try:
        settings, place = load(config=config)
    except SettingsError as error:
        fail(error)
    flags: dict[str, Any] = {
        "select": _codes(select),
        "ignore": _codes(ignore),
        "unsafe": unsafe,
        "format": format,
        "text_field": text_field,
        "source_field": source_field,
        "glossaries": (*settings.glossaries, *glossary) if glossary else None,
        "default_glossaries": default_glossaries,
        "encoding": encoding,
    }
    given = {name: value for name, value in flags.items() if value is not None}
    return replace(settings, **given), place or ""


def _codes(values: Sequence[str] | None) -> tuple[str, ...] | None:
    if not values:
        return None
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())


def _known(config: str | None) -> list[Any]:
    from cleanup import own_rules
    from cleanup.rules import ALL

    settings, place = _settings(config)
    codes = [rule.code for rule in ALL]
    try:
        return [*ALL, *(own_rules.make(rule, codes, place) for rule in settings.rule)]
    except SettingsError as error:
        fail(error)


def _check_code(code: str, config: str | None) -> NoReturn:
    from cleanup.cleaner import chosen_rules

    try:
        chosen_rules(_known(config), Settings(select=(code,)), "explain")
    except SettingsError as error:
        fail(str(error).replace("explain: select: ", ""))
    fail(f"no rule is called {code!r}; see `cleanup rules`")


def _work(paths: Sequence[str], settings: Settings, place: str, wishes: Wishes) -> Summary:
    """Clean the paths and show what came of it; what stops it all is told and ends with 2."""
    from cleanup.console import Failure, work

    try:
        return work(paths, settings, place, wishes)
    except Failure as error:
        fail(error)


if __name__ == "__main__":
    main()

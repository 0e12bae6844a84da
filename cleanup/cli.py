"""The command line: it parses, calls and prints; it decides nothing."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from cleanup.cli_glossary import glossary
from cleanup.cli_options import (
    ColourChoice,
    Config,
    Defaults,
    Diff,
    Encoding,
    Format,
    Glossaries,
    Ignore,
    Jobs,
    Output,
    OutputFormat,
    Paths,
    Progress,
    Quiet,
    Select,
    Source,
    SourceField,
    Statistics,
    StdinName,
    TextField,
    Unsafe,
    Verbose,
)
from cleanup.console import Wishes
from cleanup.settings import Settings, SettingsError, load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typer.models import CommandInfo

    from cleanup.reports import Summary
    from cleanup.rule import Rule

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


@app.command()
def check(
    paths: Paths,
    select: Select = None,
    ignore: Ignore = None,
    unsafe: Unsafe = None,
    diff: Diff = False,
    file_format: Format = None,
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
    structure: Annotated[
        bool, typer.Option("--structure", help="Show what each line is taken for, nothing else.")
    ] = False,
) -> None:
    """Report what is wrong; write nothing.

    Exit 0 if nothing was found, 1 if something was, 2 if something could not be read.
    """
    settings, place = _settings(
        config, select=select, ignore=ignore, unsafe=unsafe, format=file_format,
        text_field=text_field, source_field=source_field, glossaries=glossary,
        default_glossaries=default_glossaries, encoding=encoding,
    )  # fmt: skip
    wishes = Wishes(
        "diff" if diff else output_format, output, stdin_filename, source, jobs, color,
        progress=progress, statistics=statistics, quiet=quiet, verbose=verbose,
    )  # fmt: skip
    if structure:
        raise typer.Exit(_structure(paths, settings, place, wishes))
    summary = _work(paths, settings, place, wishes)
    found = summary.changed if diff or output_format == "diff" else summary.findings
    raise typer.Exit(2 if summary.errors else int(bool(found) and not exit_zero))


@app.command()
def fix(
    paths: Paths,
    select: Select = None,
    ignore: Ignore = None,
    unsafe: Unsafe = None,
    diff: Diff = False,
    file_format: Format = None,
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
    """Apply safe fixes in place; with '-', to standard output.

    Exit 0 also where findings remain; 1 with --diff or --exit-non-zero-on-fix if something
    changes.
    """
    settings, place = _settings(
        config, select=select, ignore=ignore, unsafe=unsafe, format=file_format,
        text_field=text_field, source_field=source_field, glossaries=glossary,
        default_glossaries=default_glossaries, encoding=encoding,
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


@app.command("eval")
def evaluate(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="JSONL files; '-' is standard input.")
    ],
    select: Select = None,
    ignore: Ignore = None,
    unsafe: Unsafe = None,
    glossary: Glossaries = None,
    default_glossaries: Defaults = None,
    output_format: Annotated[
        str, typer.Option(metavar="NAME", help="The report: text or json.")
    ] = "text",
    limit: Annotated[
        int, typer.Option(metavar="N", min=0, help="Rows of each listing; 0 is all.")
    ] = 50,
    encoding: Encoding = None,
    config: Config = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="List the labels that were missed too.")
    ] = False,
) -> None:
    """Score the cleaner on labelled texts: what it found, what it got wrong.

    A line is an object with "text" and "edits", a list of {"start", "wrong", "right", "class",
    "needs"} in order; [] is a clean text. "source" is the Korean, "survive" a list of strings
    that must stay in.

    Exit 0 when it ran, whatever the figures; 2 if a file could not be read or its labels are off.
    """
    from cleanup.evaluation_report import Detail
    from cleanup.scoring import ScoringError, report, results

    settings, place = _settings(
        config, select=select, ignore=ignore, unsafe=unsafe, glossaries=glossary,
        default_glossaries=default_glossaries, encoding=encoding,
    )  # fmt: skip
    try:
        show = report(output_format)
        typer.echo(show(results(files, settings, place), Detail(limit, verbose)), nl=False)
    except ScoringError as error:
        fail(error)


@app.command()
def discover(
    paths: Paths,
    select: Select = None,
    ignore: Ignore = None,
    unsafe: Unsafe = None,
    file_format: Format = None,
    text_field: TextField = None,
    source_field: SourceField = None,
    source: Source = None,
    glossary: Glossaries = None,
    default_glossaries: Defaults = None,
    min_count: Annotated[
        int, typer.Option(metavar="N", min=2, help="In how many documents one must stand.")
    ] = 3,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="Show so many at most.")] = 30,
    output_format: Annotated[
        str, typer.Option(metavar="NAME", help="text; toml, the rules alone; or json.")
    ] = "text",
    output: Output = None,
    encoding: Encoding = None,
    stdin_filename: StdinName = None,
    config: Config = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    progress: Progress = None,
) -> None:
    """Find recurring artifacts that no rule covers, as rules to paste.

    Changes nothing. Exit 0, or 2 if something could not be read.
    """
    from cleanup.cli_discover import discover as run
    from cleanup.console import RunError

    settings, place = _settings(
        config, select=select, ignore=ignore, unsafe=unsafe, format=file_format,
        text_field=text_field, source_field=source_field, glossaries=glossary,
        default_glossaries=default_glossaries, encoding=encoding,
    )  # fmt: skip
    wishes = Wishes(output_format, output, stdin_filename, source, progress=progress,
                    quiet=quiet, verbose=verbose)  # fmt: skip
    try:
        summary = run(paths, settings, place, wishes, least=min_count, limit=limit)
    except RunError as error:
        fail(error)
    raise typer.Exit(2 if summary.errors else 0)


@app.command()
def explain(
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="A rule's code or name, or a family.")
    ],
    config: Config = None,
) -> None:
    """Explain a rule: what it does, why, and its examples."""
    from cleanup.cleaner import unknown
    from cleanup.pages import page

    known = _known(config)
    rules = [
        rule for rule in known if rule.code.startswith(code.upper()) or rule.name == code.lower()
    ]
    if not rules:
        fail(unknown(code, known))
    typer.echo("\n\n".join(page(rule) for rule in rules))


@app.command()
def rules(config: Config = None) -> None:
    """List all rules: code, name, safe or not, and what each does."""
    from cleanup.pages import rule_list

    typer.echo(rule_list(_known(config)))


@app.command()
def settings(
    path: Annotated[
        str, typer.Argument(metavar="PATH", help="Show the settings for this file.")
    ] = "",
    config: Config = None,
) -> None:
    """Show the settings in force, and where they come from."""
    from cleanup.pages import settings_page

    chosen, place = _settings(config)
    if path:
        from cleanup.files import FileError, excluded

        base = os.path.dirname(place) or "."
        try:
            if excluded(path, chosen.exclude, base):
                typer.echo(f"# {path} is excluded")
            chosen = chosen.for_file(path, lambda name, files: excluded(name, files, base))
        except FileError as error:
            fail(error)
    typer.echo(settings_page(chosen, place))


app.add_typer(glossary, name="glossary")


def main() -> None:
    """Run the command line; the entry point of the package."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code: object = 0
    _leave_out_others(sys.argv[1:2])
    try:
        app()  # Typer ends with 130 on Ctrl-C, and quietly where nobody reads on
    except SystemExit as end:
        code = end.code
    with suppress(OSError):  # told already
        sys.stdout.flush()
        sys.stderr.flush()
    # All files are closed; taking the glossaries apart would take a tenth of a hook's time.
    os._exit(code if isinstance(code, int) else int(bool(code)))


def _leave_out_others(words: Sequence[str]) -> None:
    """Let Typer make only the command that is asked for; the others cost a hook 5 ms."""
    alone = [one for one in app.registered_commands if (one.name or _named(one)) in words]
    if alone:
        app.registered_commands, app.registered_groups = alone, []


def _named(command: CommandInfo) -> str:
    return command.callback.__name__ if command.callback else ""


def fail(message: object) -> NoReturn:
    """End with an error for the reader."""
    typer.echo(f"cleanup: {message}", err=True)
    raise typer.Exit(2)


def _settings(
    config: str | None = None,
    **flags: Any,  # noqa: ANN401  # as many types as settings
) -> tuple[Settings, str]:
    """The settings of the file with the flags worked in, and the file's name."""
    from cleanup.cleaner import check_codes

    try:
        settings, place = load(config=config)
        for name in ("select", "ignore"):
            if flags.get(name):
                flags[name] = _codes(flags[name])
                check_codes(replace(Settings(rule=settings.rule), **{name: flags[name]}), "flags")
    except SettingsError as error:
        fail(error)
    if flags.get("glossaries"):
        flags["glossaries"] = (*settings.glossaries, *flags["glossaries"])
    given = {name: value for name, value in flags.items() if value not in (None, [])}
    return settings.with_flags(given), place or ""


def _codes(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())


def _known(config: str | None) -> list[Rule]:
    """All rules, the shipped ones and the user's own, as safe as the settings hold them to be."""
    from cleanup import own_rules
    from cleanup.cleaner import chosen_rules
    from cleanup.rules import ALL

    settings, place = _settings(config)
    try:
        known = [*ALL, *own_rules.make_all(settings, ALL, place or "settings")]
        return chosen_rules(known, replace(settings, select=(), ignore=()), place or "settings")
    except SettingsError as error:
        fail(error)


def _structure(paths: Sequence[str], settings: Settings, place: str, wishes: Wishes) -> int:
    """Print the kind of each line of the documents; the exit code."""
    from cleanup.console import RunError, look
    from cleanup.reports.structure import rows

    try:
        summary = look(
            paths, settings, place, wishes, lambda seen: typer.echo(rows(seen.unit), nl=False)
        )
    except RunError as error:
        fail(error)
    return 2 if summary.errors else 0


def _work(paths: Sequence[str], settings: Settings, place: str, wishes: Wishes) -> Summary:
    """Clean the paths and show what came of it; what stops it all is told and ends with 2."""
    from cleanup.console import RunError, work

    try:
        return work(paths, settings, place, wishes)
    except RunError as error:
        fail(error)

"""The options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

__all__ = [
    "ColourChoice",
    "Config",
    "Defaults",
    "Diff",
    "Encoding",
    "Format",
    "Glossaries",
    "Ignore",
    "Jobs",
    "Output",
    "OutputFormat",
    "Paths",
    "Progress",
    "Quiet",
    "Select",
    "Source",
    "SourceField",
    "Statistics",
    "StdinName",
    "TextField",
    "Unsafe",
    "Verbose",
]

Paths = Annotated[
    list[str], typer.Argument(help="Files and folders; '-' is standard input.", metavar="PATH...")
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CODES",
        help="Only these rules: codes or names, commas between; TYP is all that begin so.",
    ),
]
Ignore = Annotated[list[str] | None, typer.Option(metavar="CODES", help="Not these rules.")]
Unsafe = Annotated[
    bool | None, typer.Option("--unsafe/--no-unsafe", help="Apply unsafe fixes too.")
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format", metavar="NAME", help="text, lines, jsonl or tsv; by suffix if not given."
    ),
]
TextField = Annotated[
    str | None,
    typer.Option(metavar="FIELD", help="Where the English is: in JSONL a dotted path, in TSV a "
                 "column by name or number."),
]  # fmt: skip
SourceField = Annotated[str | None, typer.Option(metavar="FIELD", help="Where the Korean is.")]
Source = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="The Korean of the one file that is named (x.en has x.ko)."),
]
Glossaries = Annotated[
    list[str] | None,
    typer.Option(metavar="FILE", help="A glossary of your own, after the others; repeatable."),
]
Defaults = Annotated[
    bool | None,
    typer.Option(
        "--default-glossaries/--no-default-glossaries", help="Use the shipped glossaries."
    ),
]
OutputFormat = Annotated[
    str, typer.Option(metavar="NAME", help="The report: text, diff, json, jsonl or github.")
]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write the report there.")
]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", metavar="N", min=0, help="Processes; 0 is one for each core.")
]
Statistics = Annotated[bool, typer.Option("--statistics", help="Count the findings by rule.")]
Encoding = Annotated[
    str | None, typer.Option(metavar="NAME", help="Encoding of the files; UTF-8 if not given.")
]
StdinName = Annotated[
    str | None,
    typer.Option(metavar="PATH", help="With '-': the name by which to choose format and settings."),
]
Config = Annotated[
    str | None,
    typer.Option(
        metavar="FILE", help="Settings; else the nearest cleanup.toml or pyproject.toml upwards."
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No text report; errors only.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Name each file on standard error.")]
ColourChoice = Annotated[str, typer.Option(metavar="WHEN", help="auto, always or never.")]
Progress = Annotated[
    bool | None,
    typer.Option(
        "--progress/--no-progress", help="Show how far it is; on a terminal if not given."
    ),
]
Diff = Annotated[
    bool, typer.Option("--diff", help="Show as a diff what fix would change; write nothing.")
]

"""The commands that look after glossaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleanup.glossary import Glossary
    from cleanup.model import Term

__all__ = ["glossary"]

glossary = typer.Typer(
    help="Check, sort and search glossaries.", no_args_is_help=True, rich_markup_mode=None
)

Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE...",
        help="Glossary files, or folders of .tsv files; the shipped ones if none is named.",
    ),
]


@glossary.command()
def check(files: Files = None) -> None:
    """Check glossaries against the laws for them.

    Exit 1 if one is broken, 2 if a file cannot be read.
    """
    from cleanup.glossary_file import faults

    paths = _paths(files)
    try:
        found = faults(paths)
    except OSError as error:
        _fail(f"{error.filename}: cannot be read: {error.strerror}")
    for fault in found:
        typer.echo(fault)
    number = "1 file" if len(paths) == 1 else f"{len(paths)} files"
    typer.echo(
        f"{len(found)} faults in {number}." if found else f"{number}, no faults.",
        err=bool(found),
    )
    raise typer.Exit(int(bool(found)))


@glossary.command()
def sort(files: Files = None) -> None:
    """Sort the rows of glossaries by Korean, in place.

    Comments, header and cells stay as they are.
    """
    from cleanup.files import FileError, Reader, Rewriter, Skip
    from cleanup.formats import FORMATS, Layout
    from cleanup.glossary_file import in_order

    for path in _paths(files):
        try:
            with Reader(path) as reader, Rewriter(reader) as rewriter:
                for unit in FORMATS["text"].split(reader, path, Layout(), None):
                    rewriter.write(unit, in_order(unit.raw))
                if rewriter.commit():
                    typer.echo(f"sorted {path}")
        except (FileError, Skip) as error:
            _fail(error)


@glossary.command()
def lookup(
    words: Annotated[
        list[str], typer.Argument(metavar="WORD...", help="Korean, English, a variant or a name.")
    ],
    glossary_files: Annotated[
        list[str] | None,
        typer.Option("--glossary", metavar="FILE", help="A glossary of your own; repeatable."),
    ] = None,
) -> None:
    """Show the entries for a term, a variant or a name."""
    terms = _load(glossary_files)
    word = " ".join(words)
    found = _found(terms, word)
    for term, why in found:
        typer.echo(_entry(term, why))
    if not found:
        typer.echo(f"nothing in the glossaries for {word!r}", err=True)
        raise typer.Exit(1)


@glossary.command()
def stats(files: Files = None) -> None:
    """Count entries, variants and people, by file."""
    from cleanup.glossary import GlossaryError, read_terms

    total: list[Term] = []
    typer.echo(f"{'entries':>8} {'variants':>9} {'unsure':>7}  file")
    try:
        for path in _paths(files):
            terms = read_terms(path)
            total += terms
            typer.echo(_counts(terms, path))
    except GlossaryError as error:
        _fail(error)
    typer.echo(_counts(total, "in all"))
    kinds = sorted({term.kind for term in total})
    typer.echo(", ".join(f"{sum(t.kind == kind for t in total)} {kind}" for kind in kinds))


def _counts(terms: Sequence[Term], name: str) -> str:
    variants = sum(len(term.variants) for term in terms)
    unsure = sum(len(term.ambiguous) for term in terms)
    return f"{len(terms):>8,} {variants:>9,} {unsure:>7,}  {name}"


def _paths(files: Sequence[str] | None) -> list[str]:
    """The files named, those of a folder named, or else the shipped ones."""
    from pathlib import Path

    from cleanup.glossary import builtin_folder

    found: list[str] = []
    for name in files or [str(builtin_folder())]:
        path = Path(name)
        inside = sorted(map(str, path.glob("*.tsv"))) if path.is_dir() else [name]
        if not inside:
            _fail(f"{name}: no .tsv file in this folder")
        found += inside
    return found


def _load(files: Sequence[str] | None) -> Glossary:
    from cleanup.cleaner import load_glossary
    from cleanup.glossary import GlossaryError
    from cleanup.settings import Settings, SettingsError, load

    try:
        settings, _ = load()
        own = (*settings.glossaries, *(files or ()))
        return load_glossary(
            Settings(glossaries=own, default_glossaries=settings.default_glossaries)
        )
    except (GlossaryError, SettingsError) as error:
        _fail(error)


def _found(terms: Glossary, word: str) -> list[tuple[Term, str]]:
    """Entries with what matched, the nearest kind of match alone."""
    key = word.casefold()
    exact = [
        (term, why)
        for term in terms.terms
        for why in [
            "Korean" if word in term.forms
            else "English" if term.english.casefold() == key
            else "variant" if key in (v.casefold() for v in term.variants)
            else "ambiguous variant" if key in (v.casefold() for v in term.ambiguous)
            else ""
        ]
        if why
    ]  # fmt: skip
    if exact:
        return exact
    spelled = [
        (match.term, f"a spelling, {match.kind.name.lower()} differs, cost {match.cost}")
        for candidate in terms.people.find(word)
        for match in candidate.matches
    ]
    if spelled:
        return spelled
    return [
        (term, "part")
        for term in terms.terms
        if key in term.english.casefold() or any(word in form for form in term.forms)
    ][:20]


def _entry(term: Term, why: str) -> str:
    korean, english = " | ".join(term.forms), " | ".join((term.english, *term.accepted))
    lines = [f"{korean} = {english} ({term.kind})   [{why}; {term.where}]"]
    if term.variants or term.ambiguous:
        lines.append(
            "  replaces: " + ", ".join([*term.variants, *(f"{v} (?)" for v in term.ambiguous)])
        )
    if term.cues:
        lines.append("  cues: " + ", ".join(term.cues))
    if term.note:
        lines.append(f"  note: {term.note}")
    return "\n".join(lines)


def _fail(message: object) -> NoReturn:
    typer.echo(f"cleanup: {message}", err=True)
    raise typer.Exit(2)

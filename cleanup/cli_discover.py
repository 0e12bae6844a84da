"""The command that finds artifacts which no rule covers, and writes them as rules."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from cleanup.console import RunError, look, report_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleanup.batch import Seen
    from cleanup.console import Wishes
    from cleanup.discovery import Artifact, Discovery, Place, Ranking
    from cleanup.proposals import Proposal
    from cleanup.reports.row import Summary
    from cleanup.settings import Settings

__all__ = ["discover"]

_REPORTS = ("text", "toml", "json")
_VERSION = 1
_WIDTH = 60  # characters of an example


def discover(
    paths: Sequence[str],
    settings: Settings,
    place: str,
    wishes: Wishes,
    *,
    least: int,
    limit: int,
) -> Summary:
    """Look for artifacts in the paths and show them; apply nothing.

    ``least`` is the number of documents in which one must stand, ``limit`` how many are shown.
    Raises RunError.
    """
    import sys

    from cleanup.discovery import Discovery
    from cleanup.settings import nearest

    if wishes.report not in _REPORTS:
        hint = nearest(wishes.report, _REPORTS)
        raise RunError(f"no report is called {wishes.report!r}; {hint}")
    found = Discovery()

    def see(seen: Seen) -> None:
        found.add(
            seen.cleaned.text,
            seen.cleaned.before.path,
            seen.line_finder(),
            sorted((f.edit.start, f.edit.end) for f in seen.cleaned.remaining),
        )

    summary = look(paths, settings, place, wishes, see)
    ranking = found.ranked(least)
    ranking = _without_covered(ranking, settings, place)
    proposals = list(_proposals(ranking.artifacts[:limit], settings))
    # Where the rules are pasted decides how their tables are headed.
    target = wishes.output or place
    shared = os.path.basename(target) == "pyproject.toml"
    if wishes.report == "toml":
        text = _toml(proposals, found, shared=shared)
    elif wishes.report == "json":
        text = _json(proposals, ranking, found)
    elif wishes.quiet:
        return summary
    else:
        text = _text(proposals, ranking, found, least)
    try:
        with report_file(wishes.output, sys.stdout) as out:
            out.write(text)
            out.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        name = error.filename or wishes.output or "the output"
        raise RunError(f"{name}: cannot be written: {error.strerror or error}") from error
    return summary


def _without_covered(ranking: Ranking, settings: Settings, place: str) -> Ranking:
    """Without what a rule knows and leaves alone on purpose where it was seen."""
    from dataclasses import replace

    from cleanup.cleaner import Cleaner

    cleaner = Cleaner(replace(settings, override=()), place=place or "settings")

    def known(artifact: Artifact) -> bool:
        text = artifact.places[0].text
        cleaned = cleaner.clean(f"It began.\n\n{text}\n\nIt ended.\n")
        spans = [(f.edit.start, f.edit.end) for f in (*cleaned.applied, *cleaned.remaining)]
        return any(2 * (end - start) >= len(text) for start, end in spans)

    return ranking._replace(artifacts=tuple(a for a in ranking.artifacts if not known(a)))


def _proposals(artifacts: Sequence[Artifact], settings: Settings) -> Iterator[Proposal]:
    """The artifacts with their rules, each of which has run its examples."""
    from cleanup.cleaner import Cleaner
    from cleanup.proposals import Proposal, codes, propose
    from cleanup.settings import Settings, SettingsError

    free = codes({rule.code for rule in settings.rule})
    code = next(free)
    for artifact in artifacts:
        rule = propose(artifact, code)
        try:
            Cleaner(Settings(select=(code,), rule=(rule,), default_glossaries=False))
        except SettingsError:  # it fails its examples: it holds what no rule may touch
            yield Proposal(artifact, None)
        else:
            yield Proposal(artifact, rule)
            code = next(free)


def _toml(proposals: Sequence[Proposal], found: Discovery, *, shared: bool) -> str:
    from cleanup.proposals import toml

    rules = toml(proposals, shared=shared)
    return rules or f"# Nothing found in {found.documents:,} documents.\n"


def _json(proposals: Sequence[Proposal], ranking: Ranking, found: Discovery) -> str:
    rows = [
        {
            "kind": artifact.kind,
            "text": artifact.shown,
            "documents": artifact.documents,
            "times": artifact.times,
            "score": artifact.score,
            "examples": [
                {"path": place.path, "line": place.number, "text": place.line}
                for place in artifact.places
            ],
            "rule": rule and {**rule._asdict()},
        }
        for artifact, rule in proposals
    ]
    table = {
        "version": _VERSION,
        "documents": found.documents,
        "missed": found.missed,
        "repeated": [[f"{p.path}:{p.number}" for p in places] for places in ranking.repeated],
        "artifacts": rows,
    }
    return json.dumps(table, ensure_ascii=False, indent=2) + "\n"


def _text(proposals: Sequence[Proposal], ranking: Ranking, found: Discovery, least: int) -> str:
    from cleanup.reports.text import shown

    lines = []
    if proposals:
        lines.append(f"{'documents':>9}  {'times':>7}  {'kind':<7}  {'rule':<6}  artifact")
    for artifact, rule in proposals:
        kind = "line..." if artifact.whole_line else artifact.kind
        code = rule.code if rule else "none"
        counts = f"{artifact.documents:>9,}  {artifact.times:>7,}"
        lines.append(f"{counts}  {kind:<7}  {code:<6}  {shown(artifact.shown)}")
        lines += [f"{'':>29}{example}" for example in _examples(artifact)]
    return "\n".join([*lines, *_ending(proposals, ranking, found, least), ""])


def _examples(artifact: Artifact) -> list[str]:
    """Where it stands; the text too where it says more than the shape."""
    places = artifact.places
    if all(place.line == artifact.shape for place in places):
        return [", ".join(f"{place.path}:{place.number}" for place in places)]
    return [f"{place.path}:{place.number}: {_excerpt(place)}" for place in places[:2]]


def _excerpt(place: Place) -> str:
    """The piece with as much around it as a line of the table takes."""
    room = max(0, _WIDTH - (place.stop - place.start)) // 2
    left, right = max(0, place.start - room), place.stop + room
    text = place.line[left:right].strip()
    cut_left, cut_right = "… " if left else "", " …" if right < len(place.line) else ""
    return f"{cut_left}{text}{cut_right}".replace("\t", " ")


def _ending(
    proposals: Sequence[Proposal], ranking: Ranking, found: Discovery, least: int
) -> Iterator[str]:
    """What to know of the table, and what to do with it."""
    documents = "1 document" if found.documents == 1 else f"{found.documents:,} documents"
    if not proposals:
        yield f"Nothing found in {documents} that stands in {least} or more and no rule covers."
        if found.documents < least:
            yield (
                "A file of running text is one document; --format lines makes each line one, "
                "--min-count asks for fewer."
            )
    else:
        yield ""
        more = len(ranking.artifacts) - len(proposals)
        hidden = f"; {more:,} more (--limit)" if more else ""
        yield f"Found {len(proposals):,} in {documents} that no rule covers{hidden}."
        yield "Nothing was changed. Look at them, then write them as rules and try those:"
        yield "  cleanup discover --output-format toml -o found.toml PATH..."
        yield "  cleanup check --config found.toml --select OWN PATH..."
        yield "Keep what is right, in your settings, with safe = true where `fix` shall apply it."
    if any(proposal.rule is None for proposal in proposals):
        yield "none: no rule takes it out, as it holds an address or a tag; mend it at the source."
    for places in ranking.repeated:
        names = ", ".join(f"{place.path}:{place.number}" for place in places)
        yield f"Not counted, the same article: {names}."
    if found.missed:
        yield f"The table of shapes was full: a count may be too low, by {found.missed:,} at most."

"""The report of an evaluation: tables and listings for people, one JSON object for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from cleanup.evaluation import score
from cleanup.reports.text import shown

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Mapping

    from cleanup.evaluation import Judged, JudgedChange, Score

__all__ = ["REPORTS", "VERSION", "Detail", "Report", "Result"]

VERSION = 1
"""The version of the JSON; it changes when a field is removed or means something else."""

_CONTEXT = 25  # characters on each side of what is listed
_NEEDS = ("nothing", "document", "glossary", "cue", "source")

_Row = dict[str, Any]
"""A line of a listing, as the JSON has it."""


class Result(NamedTuple):
    """What came of one labelled file."""

    path: str
    judged: Sequence[Judged]


class Detail(NamedTuple):
    """``limit`` rows of each listing, 0 for all; ``verbose`` lists what was missed too."""

    limit: int = 50
    verbose: bool = False


def _json(results: Sequence[Result], detail: Detail) -> str:
    """One object: the figures and listings of each file, and the figures of all."""
    files = []
    for result in results:
        listings, left_out = _cut(_listings(result.judged, verbose=detail.verbose), detail.limit)
        figures = _figures(score(result.judged))
        files.append({"path": result.path, **figures, **listings, "left_out": left_out})
    total = _figures(score(one for result in results for one in result.judged))
    lines = ",".join(f"\n  {json.dumps(file, ensure_ascii=False)}" for file in files)
    end = json.dumps(total, ensure_ascii=False)
    return f'{{"version": {VERSION}, "files": [{lines}\n], "total": {end}}}\n'


def _text(results: Sequence[Result], detail: Detail) -> str:
    """A table for each file with its listings, and a table of all where there are several."""
    lines: list[str] = []
    for result in results:
        lines += [*_table(result.path, score(result.judged)), ""]
        listings, left_out = _cut(_listings(result.judged, verbose=detail.verbose), detail.limit)
        for name, rows in listings.items():
            if rows:
                lines += [f"{_TITLES[name]}:", *(f"  {_line(row)}" for row in rows)]
                if left_out.get(name):
                    lines.append(f"  and {left_out[name]:,} more (--limit 0 shows all)")
                lines.append("")
    if len(results) > 1:
        lines += _table("all files", score(one for result in results for one in result.judged))
    return "\n".join(lines).rstrip("\n") + "\n"


Report = Callable[[Sequence[Result], Detail], str]
"""What shows results; it returns the report with its line end."""

REPORTS: dict[str, Report] = {"text": _text, "json": _json}
"""All reports by name."""

_TITLES = {
    "otherwise": "Changed otherwise than a label wants",
    "unlisted": "Changed where no label is",
    "lost": "Strings that had to stay in and are gone",
    "spoiled": "Clean texts that were changed",
    "missed": "Missed",
}


def _listings(judged: Sequence[Judged], *, verbose: bool) -> dict[str, list[_Row]]:
    """All listings by their names, in the order of the file."""
    found: dict[str, list[_Row]] = {
        "otherwise": list(_changes(judged, "otherwise")),
        "unlisted": list(_changes(judged, "unlisted")),
        "lost": [{**_place(one), "string": string} for one in judged for string in one.lost],
        "spoiled": [_place(one) for one in judged if one.spoiled],
    }
    if verbose:
        found["missed"] = [
            {
                **_place(one),
                **_span(one, label.start, label.end),
                "class": label.kind,
                "needs": label.needs,
                "wrong": label.wrong,
                "right": label.right,
            }
            for one in judged
            for label, verdict in one.labels
            if verdict == "missed"
        ]
    return found


def _changes(judged: Sequence[Judged], verdict: str) -> Iterator[_Row]:
    for one in judged:
        for change in one.changes:
            if change.verdict == verdict:
                yield _change(one, change)


def _change(one: Judged, judged: JudgedChange) -> _Row:
    start, end = judged.change.start, judged.change.end
    row: _Row = {
        **_place(one),
        **_span(one, start, end),
        "codes": list(judged.codes),
        "before": one.sample.text[start:end],
        "after": judged.change.replacement or "",
    }
    if judged.wanted:
        row["wanted"] = [
            {"class": label.kind, "wrong": label.wrong, "right": label.right}
            for label in judged.wanted
        ]
    if judged.lost:
        row["words_lost"] = list(judged.lost)
    return row


def _place(one: Judged) -> _Row:
    return {"id": one.sample.id, "line": one.sample.line}


def _span(one: Judged, start: int, end: int) -> _Row:
    text = one.sample.text
    return {
        "start": start,
        "context_left": text[max(0, start - _CONTEXT) : start],
        "context_right": text[end : end + _CONTEXT],
    }


def _cut(
    listings: Mapping[str, list[_Row]], limit: int
) -> tuple[dict[str, list[_Row]], dict[str, int]]:
    """The first rows of each listing, and how many of each were left out."""
    if not limit:
        return dict(listings), dict.fromkeys(listings, 0)
    kept = {name: rows[:limit] for name, rows in listings.items()}
    return kept, {name: len(rows) - len(kept[name]) for name, rows in listings.items()}


def _figures(figures: Score) -> _Row:
    """The figures as the JSON has them."""
    return {
        "documents": figures.documents,
        "clean_documents": figures.clean,
        "clean_changed": figures.spoiled,
        "labels": _counts(figures.labels),
        "mechanical": _counts(figures.mechanical),
        "by_class": {name: _counts(figures.kinds[name]) for name in sorted(figures.kinds)},
        "by_needs": {name: _counts(figures.needs[name]) for name in _needs(figures)},
        "changes": {
            "total": figures.changes.total(),
            **{name: figures.changes[name] for name in ("right", "otherwise", "unlisted")},
            "precision": _rounded(figures.precision),
        },
        "survive": figures.survive,
        "survive_lost": figures.lost,
        "words_lost": figures.words,
    }


def _counts(verdicts: Counter[str]) -> _Row:
    return {
        "total": verdicts.total(),
        **{name: verdicts[name] for name in ("done", "missed", "otherwise")},
        "recall": _rounded(_recall(verdicts)),
    }


def _recall(verdicts: Counter[str]) -> float | None:
    return verdicts["done"] / verdicts.total() if verdicts else None


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _needs(figures: Score) -> list[str]:
    """The needs that occur, the modest ones first."""
    order = {name: rank for rank, name in enumerate(_NEEDS)}
    return sorted(figures.needs, key=lambda name: (order.get(name, len(order)), name))


def _table(title: str, figures: Score) -> list[str]:
    changes = figures.changes
    labels, mechanical, total = figures.labels, figures.mechanical, changes.total()
    share = f"{_share(_recall(labels)):>5}  {_of(labels)}"
    mechanical_share = f"{_share(_recall(mechanical))}, {_of(mechanical)}"
    right = f"{_share(figures.precision):>5}  {changes['right']:,} of {total:,} changes right"
    wrong = f"{changes['otherwise']:,} otherwise, {changes['unlisted']:,} unlisted"
    spoiled = f"{figures.spoiled:,} of {figures.clean:,} clean texts changed"
    lost = f"{figures.lost:,} of {figures.survive:,} strings and {figures.words:,} words lost"
    counts = (figures.documents, "text"), (labels.total(), "label"), (total, "change")
    lines = [
        f"{title}: {', '.join(f'{n:,} {word}' + 's' * (n != 1) for n, word in counts)}",
        f"  recall     {share}; mechanical {mechanical_share}",
        f"  precision  {right}; {wrong}",
        f"  damage     {spoiled}, {lost}",
    ]
    if figures.kinds:
        lines += ["", f"  {'class':<20}{_HEAD}"]
        lines += [_counted(name, figures.kinds[name]) for name in sorted(figures.kinds)]
        lines += ["", f"  {'needs':<20}{_HEAD}"]
        lines += [_counted(name, figures.needs[name]) for name in _needs(figures)]
        lines.append(_counted("all", figures.labels))
    return lines


_HEAD = f"{'labels':>7}{'done':>7}{'missed':>8}{'otherwise':>11}{'recall':>8}"


def _counted(name: str, verdicts: Counter[str]) -> str:
    return (
        f"  {name or '(none)':<20}{verdicts.total():>7,}{verdicts['done']:>7,}"
        f"{verdicts['missed']:>8,}{verdicts['otherwise']:>11,}{_share(_recall(verdicts)):>8}"
    )


def _of(verdicts: Counter[str]) -> str:
    return f"{verdicts['done']:,} of {verdicts.total():,}"


def _share(share: float | None) -> str:
    """Three places, cut off and not rounded up: only what is whole is shown as 1."""
    return "-" if share is None else f"{int(share * 1000) / 1000:.3f}"


def _line(row: _Row) -> str:
    """A row of a listing on one line."""
    if "start" not in row:
        what = f"  {shown(row['string'])}" if "string" in row else ""
        return f"{row['id']}{what}"
    context = f"({_one_line(row['context_left'])} … {_one_line(row['context_right'])})"
    place = f"{row['id']}:{row['start']}"
    if "wrong" in row:
        kind = "|".join(filter(None, (row["class"], row["needs"])))
        return f"{place}  {kind}  {shown(row['wrong'])} -> {shown(row['right'])}  {context}"
    wanted = "; ".join(
        f"{shown(label['wrong'])} -> {shown(label['right'])}" for label in row.get("wanted", ())
    )
    return (
        f"{place}  {'+'.join(row['codes'])}  {shown(row['before'])} -> {shown(row['after'])}  "
        f"{context}" + (f"  wanted: {wanted}" if wanted else "")
    )


def _one_line(text: str) -> str:
    return "".join("⏎" if c == "\n" else c if c.isprintable() else " " for c in text)

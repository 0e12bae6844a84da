"""Quality in figures: `make eval` prints what is measured on the project's and on nearby data.

The project's own are the samples. Where folders with labelled names (`name-variants.tsv`,
`name-negatives.tsv`, `garbles.tsv`) and with human-written news (`*.en`) stand beside the
checkout, or where CLEANUP_EVIDENCE and CLEANUP_CORPORA point to, those too.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from cleanup import Cleaner, Document, Glossary, Settings, Term
from cleanup.engine import Engine
from cleanup.rules import ALL

HERE = Path(__file__).parent.parent
EVIDENCE = Path(os.environ.get("CLEANUP_EVIDENCE", HERE.parent / "shared" / "evidence"))
CORPORA = Path(os.environ.get("CLEANUP_CORPORA", HERE.parent / "shared" / "corpora"))


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a TSV file with a header."""
    header, *lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    for line in lines:
        yield dict(zip(header.split("\t"), line.split("\t"), strict=False))


def false_alarms(cleaner: Cleaner) -> Iterator[tuple[str, int, str, str, str | None, bool]]:
    """What would be changed in human-written news: file, line, code, before, after, safe."""
    for path in sorted(CORPORA.glob("*.en")):
        lines = path.read_text(encoding="utf-8").split("\n")
        for number, line in enumerate(lines, 1):
            cleaned = cleaner.clean_document(Document(line, None, path.name, number))
            for finding in (*cleaned.applied, *cleaned.remaining):
                after = finding.edit.replacement
                yield path.name, number, finding.rule.code, finding.before, after, finding.rule.safe


def show_samples(cleaner: Cleaner) -> None:
    counts: Counter[str] = Counter()
    open_: Counter[str] = Counter()
    for path in sorted((HERE / "samples").glob("*.*")):
        if path.suffix in (".txt", ".en"):
            cleaned = cleaner.clean(path.read_text(encoding="utf-8"))
            counts.update(finding.rule.family for finding in cleaned.applied)
            open_.update(finding.rule.family for finding in cleaned.remaining)
    print("Samples: fixes applied by family:", dict(sorted(counts.items())))
    print("         left or reported:       ", dict(sorted(open_.items())))


def show_corpora(cleaner: Cleaner) -> None:
    if not list(CORPORA.glob("*.en")):
        print("Human-written news: no folder found")
        return
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in CORPORA.glob("*.en"))
    found = list(false_alarms(cleaner))
    safe = [row for row in found if row[5] and row[4] is not None]
    print(f"Human-written news: {words:,} words, {len(safe)} safe changes, each to be judged:")
    for name, number, code, before, after, _ in safe:
        print(f"  {name}:{number} {code} {before!r} -> {after!r}")
    others = Counter(row[2] for row in found if row not in safe)
    print("  unsafe or reported:", dict(sorted(others.items())))


def show_names() -> None:
    path = EVIDENCE / "name-variants.tsv"
    if not path.exists():
        print("Labelled names: no folder found")
        return
    people = [row for row in rows(path) if row["kind"] == "person"]
    terms = {
        (row["korean"], row["canonical_english"]): Term(
            row["korean"], row["canonical_english"], "person"
        )
        for row in people
    }
    engine = Engine([rule for rule in ALL if rule.people], Glossary(terms.values()))
    outcome: Counter[str] = Counter()
    wrong = []
    for row in people:
        text = engine.clean(Document(row["variant"])).text
        kind = "right" if text == row["canonical_english"] else "left"
        if text not in (row["canonical_english"], row["variant"]):
            kind = "wrong"
            wrong.append((row["variant"], text, row["canonical_english"]))
        outcome[kind] += 1
    changed = outcome["right"] + outcome["wrong"]
    print(
        f"Names, {len(terms)} people without cues: recall {outcome['right'] / len(people):.3f}, "
        f"precision {outcome['right'] / max(1, changed):.3f} on {len(people)} variants"
    )
    for variant, text, wanted in wrong[:10]:
        print(f"  wrong: {variant} -> {text}, not {wanted}")
    negatives = list(rows(EVIDENCE / "name-negatives.tsv"))
    hurt = [
        (row["string"], after)
        for row in negatives
        if (after := engine.clean(Document(row["string"])).text) != row["string"]
    ]
    print(f"  negatives changed: {len(hurt)} of {len(negatives)}: {hurt[:10]}")


def bare(english: str) -> str:
    """The English without remarks in brackets, a leading article and capitals."""
    return re.sub(r" ?\([^()]*\) ?|^(?:an?|the) ", "", english.lower())


def show_garbles(cleaner: Cleaner) -> None:
    path = EVIDENCE / "garbles.tsv"
    if not path.exists():
        return
    by_kind: dict[str, Counter[str]] = {}
    otherwise: list[str] = []
    for row in rows(path):
        garble, wanted = row["observed_garble"], row["correct_english"]
        text = cleaner.clean(garble, row["korean"]).text
        if text == garble:
            kind = "left"
        elif bare(wanted) in bare(text):
            kind = "right"
        else:
            kind = "changed otherwise"
            otherwise.append(f"{garble} -> {text or '(nothing)'}, not {wanted}")
        by_kind.setdefault(row["kind"], Counter())[kind] += 1
    print("Real garbles, each alone with its Korean (case, article and remarks aside):")
    for name, counts in sorted(by_kind.items(), key=lambda item: -item[1].total()):
        print(f"  {name:<12} {counts.total():>4}: {dict(counts)}")
    print("  changed otherwise, each to be judged:")
    for line in otherwise:
        print(f"    {line}")


def main() -> None:
    cleaner = Cleaner(Settings())
    show_samples(cleaner)
    show_corpora(cleaner)
    show_names()
    show_garbles(cleaner)


if __name__ == "__main__":
    main()

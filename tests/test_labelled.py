"""The labelled texts: what is deleted is an artifact, clean texts stay, look-alikes survive."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleanup import Cleaner
from cleanup.evaluation import breaches, judge, score
from cleanup.labels import Sample, read_samples

FOLDER = Path(__file__).parent / "labelled"
FILES = sorted(FOLDER.glob("*.jsonl"))
CLEANER = Cleaner()


def samples(path: Path) -> list[Sample]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(read_samples(file, path.name))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_deleted_text_is_always_an_artifact(path: Path) -> None:
    assert breaches(CLEANER.clean, samples(path)) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_look_alikes_survive_and_clean_texts_stay(path: Path) -> None:
    for sample in samples(path):
        text = CLEANER.clean(sample.text, sample.source).text
        assert [string for string in sample.survive if string not in text] == []
        if not sample.labels:
            assert text == sample.text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_cleaning_twice_changes_nothing_more(path: Path) -> None:
    for sample in samples(path):
        once = CLEANER.clean(sample.text, sample.source).text
        assert CLEANER.clean(once, sample.source).text == once


def test_the_half_that_rules_were_written_with_stays_solved() -> None:
    """A floor under what is reached; the figures of both halves are those of `make eval`."""
    judged = [judge(s, CLEANER.clean(s.text, s.source)) for s in samples(FOLDER / "open.jsonl")]
    outcome = score(judged).mechanical
    assert outcome["done"] / outcome.total() >= 0.9

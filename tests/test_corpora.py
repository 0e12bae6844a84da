"""The guard on human-written news: every safe change there has been judged."""

from __future__ import annotations

from collections import Counter

import pytest

from cleanup import Cleaner
from tests import evaluation
from tests.pages import PROJECT

JUDGED = PROJECT / "tests" / "golden" / "corpora.tsv"
VERDICTS = {"right", "harmless"}


def test_safe_changes_in_human_written_news_are_the_judged_ones() -> None:
    """A change that is neither right nor harmless is mended in the rule, not added to the list."""
    if not list(evaluation.CORPORA.glob("*.en")):
        pytest.skip(f"no human-written news in {evaluation.CORPORA}")
    found = Counter(
        (path, line, code)
        for path, line, code, _, after, safe in evaluation.false_alarms(Cleaner())
        if safe and after is not None
    )
    judged = Counter(
        (row["file"], int(row["line"]), row["code"]) for row in evaluation.rows(JUDGED)
    )
    assert sorted((found - judged).elements()) == [], "changes that nobody has judged"
    assert sorted((judged - found).elements()) == [], "judged, but no longer made"


def test_every_judgement_has_a_verdict_and_a_reason() -> None:
    for row in evaluation.rows(JUDGED):
        assert row["verdict"] in VERDICTS, row
        assert row["why"].strip(), row

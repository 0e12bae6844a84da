"""Laws over all rules: their examples, their anchors, their names."""

from __future__ import annotations

import pickle
import re
from collections import Counter
from pathlib import Path

import pytest

from cleanup.engine import Engine
from cleanup.glossary import Glossary
from cleanup.model import Document, Edit
from cleanup.rule import FAMILIES, Example, Rule, View
from cleanup.rules import ALL

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.*"))
EXAMPLES = [(rule, example) for rule in ALL for example in rule.examples]


def label(value: object) -> str:
    return value.code if isinstance(value, Rule) else ""


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=label)
def test_example_comes_out_as_it_says(rule: Rule, example: Example) -> None:
    engine = Engine([rule], Glossary(example.terms), unsafe=True, style=example.style)
    cleaned = engine.clean(Document(example.before, example.source))
    if example.after is None:
        assert cleaned.text == example.before
        assert [f for f in cleaned.remaining if f.edit.replacement is None]
    else:
        assert cleaned.text == example.after
        assert not engine.clean(cleaned.after).applied


@pytest.mark.parametrize("piece", ["[", "(", '"', "“", " ", "."])
def test_megabyte_of_brackets_quotes_spaces_or_dots_comes_to_rest(piece: str) -> None:
    text = piece * 1_000_000
    cleaned = Engine(ALL, Glossary()).clean(Document(text), remaining=False)
    assert set(cleaned.after.text) <= {piece}


@pytest.mark.parametrize("rule", ALL, ids=label)
def test_rule_shows_what_it_changes_or_reports_and_what_it_leaves_alone(rule: Rule) -> None:
    assert any(example.after != example.before for example in rule.examples)
    assert any(example.after == example.before for example in rule.examples)


@pytest.mark.parametrize("rule", ALL, ids=label)
def test_rule_has_a_code_of_its_family_and_a_page(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert rule.family in FAMILIES
    assert rule.summary.endswith((".", ":"))
    assert rule.name.replace("-", "").isalpha()


def test_codes_and_names_are_unique() -> None:
    for values in ([rule.code for rule in ALL], [rule.name for rule in ALL]):
        assert max(Counter(values).values()) == 1


def test_every_family_has_a_rule() -> None:
    assert {rule.family for rule in ALL} == set(FAMILIES)


def texts() -> list[tuple[str, Glossary]]:
    """Real-shaped texts: each example with its own terms, and the samples."""
    found = [(example.before, Glossary(example.terms)) for _, example in EXAMPLES]
    glossary = Glossary(term for _, example in EXAMPLES for term in example.terms)
    return found + [(path.read_text(encoding="utf-8"), glossary) for path in SAMPLES]


@pytest.mark.parametrize("rule", [rule for rule in ALL if rule.anchored], ids=label)
def test_rule_says_the_same_of_its_anchors_as_of_every_place(rule: Rule) -> None:
    """What the engine spares itself by looking only at anchors must not change the outcome."""
    for text, glossary in texts():
        document = Document(text)
        engine = Engine([rule], glossary)
        view = engine._scanner.scan(document)
        anchored = {edit for at in view.at.values() for edit in rule.find(view, at)}
        everywhere = range(len(text) + 1)
        naive = View(document, glossary)
        naive.may_protect = True
        naive.candidates = list(glossary.people.find_at(text, everywhere))
        naive.term_hits = [
            (number, match.start(), match.start() + len(literal))
            for number, literal in enumerate(glossary.literals)
            for match in re.finditer(f"(?={re.escape(literal)})", naive.lower)
        ]
        assert anchored == set(rule.find(naive, everywhere)), text


@pytest.mark.parametrize("rule", ALL, ids=label)
def test_edits_lie_within_the_text(rule: Rule) -> None:
    for text, glossary in texts():
        view = View(Document(text), glossary)
        view.candidates = glossary.people.find(text)
        for edit in rule.find(view, range(len(text) + 1)):
            assert isinstance(edit, Edit)
            assert 0 <= edit.start <= edit.end <= len(text)


@pytest.mark.parametrize("rule", ALL, ids=label)
def test_rule_pickles(rule: Rule) -> None:
    again = pickle.loads(pickle.dumps(rule))
    assert (again.code, again.safe) == (rule.code, rule.safe)


HEAVY = "the “ \" ' . , ; ( [ [ad_1 <Anchor This is Reporter Kim Seok- &amp ¡° Ã 한국 los que 21th"


@pytest.mark.parametrize("piece", [*HEAVY.split(), " ", "\n", '" ', "“ ", ". . ", "a.A", "``"])
def test_much_of_one_thing_is_no_trouble(piece: str) -> None:
    """The result is what counts here; the benchmark shows the time."""
    text = piece * (100_000 // len(piece))
    engine = Engine(ALL, Glossary())
    cleaned = engine.clean(Document(text))
    assert not engine.clean(cleaned.after).applied

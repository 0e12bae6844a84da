"""Laws of the engine: rest, no overlap, protected spans, changes that can be replayed."""

from __future__ import annotations

import pickle
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanup import Cleaned, Cleaner, Document, Edit, Glossary, RestlessError, Settings, Term, clean
from cleanup.engine import Engine, _compose, _without_overlap, apply
from cleanup.layout import flat
from cleanup.protect import ANCHORS, protected
from cleanup.rule import Example, Finding, View, rule
from cleanup.rules import ALL

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.*"))
CLEANER = Cleaner()
BOLD = Cleaner(Settings(unsafe=True))

PIECES = [
    "[ad_1]", "[앵커]", "<Anchor>", "◀ anchor ▶", "Reporter Kim Jin-ho.",
    "This is YTN Kim Jin-ho.", "Source link", "\n", "\n\n", "\r\n", " ", "  ", "“", "”",
    '"', "'", "’", ".", ",", "..", " .", " ,", "the the", "Corona 19", "Yun Seok-yeol",
    "Seok-Yeol Yoon", "President", "Kim Seong Joo-en", "UN", "https://a.b/c", "a@b.co",
    "{name}", "%s", "`x  .y`", "<b>", "![ad_1](u)", "&quot;", "&amp;", "#39;", "â€™", "Ã©",
    "¡¯", "ＡＢＣ", "\u200b", "e\u0301", "\u1112\u1161\u11ab", "한국", "中", "21th", "file.txt",
    "word", "Word", "sentence.Next", "sponsors. for the", "report.txt", "(", ")", "[", "]",
    "é", "😀", "\t", "\ufeff", "@you", "#tag", "A", "i", "said,", "people's power",
    "airlift",
]  # fmt: skip
PROSE = st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.lists(
    st.sampled_from(PIECES), max_size=25
).map(" ".join)
ANY = st.text(max_size=200) | PROSE
SOURCES = st.none() | st.sampled_from(
    ["", "김성 주유엔 대사", "윤석열 대통령은 코로나19", "공수처"]
)


def laws(cleaned: Cleaned) -> None:
    before, after = cleaned.before.text, cleaned.text
    assert apply(before, cleaned.changes) == after
    ends = [0] + [edit.end for edit in cleaned.changes]
    assert all(edit.start >= end for edit, end in zip(cleaned.changes, ends, strict=False))
    for finding in (*cleaned.applied, *cleaned.remaining):
        assert 0 <= finding.start <= finding.end <= len(before)
        assert 0 <= finding.edit.start <= finding.edit.end <= len(finding.document.text)
    kept = iter([after[start:end] for start, end in protected(after)])
    for start, end in protected(before):
        assert before[start:end] in kept


@given(ANY, SOURCES)
@settings(max_examples=400, deadline=None)
def test_cleaning_keeps_the_laws_and_comes_to_rest(text: str, source: str | None) -> None:
    for cleaner in (CLEANER, BOLD):
        cleaned = cleaner.clean(text, source)
        laws(cleaned)
        again = cleaner.clean(cleaned.text, source)
        assert not again.applied
        assert again.after is again.before


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples_keep_the_laws(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for cleaner in (CLEANER, BOLD):
        cleaned = cleaner.clean(text)
        laws(cleaned)
        assert not cleaner.clean(cleaned.text).applied


@given(ANY)
@settings(max_examples=200, deadline=None)
def test_a_pass_can_be_replayed(text: str) -> None:
    """Applying the reported edits, document by document, gives the result."""
    cleaned = CLEANER.clean(text)
    current = text
    findings = list(cleaned.applied)
    while findings:
        document = findings[0].document
        assert document.text == current
        now = [finding for finding in findings if finding.document is document]
        findings = findings[len(now) :]
        current = apply(current, [finding.edit for finding in now])
    assert current == cleaned.text


@given(st.text(alphabet="a .,“”\"'’\n", max_size=80))
@settings(max_examples=400, deadline=None)
def test_quotes_and_spaces_come_to_rest(text: str) -> None:
    cleaned = BOLD.clean(text)
    laws(cleaned)
    assert not BOLD.clean(cleaned.text).applied


@given(ANY)
@settings(max_examples=200, deadline=None)
def test_protected_spans_have_anchors(text: str) -> None:
    if protected(text):
        assert any(anchor in text for anchor in ANCHORS)


@given(st.data())
def test_composed_edits_do_what_both_do(data: st.DataObject) -> None:
    def edits(text: str) -> list[Edit]:
        cuts = data.draw(st.lists(st.integers(0, len(text)), unique=True, max_size=8).map(sorted))
        pairs = zip(cuts[::2], cuts[1::2], strict=False)
        return [Edit(start, end, data.draw(st.text("xyz", max_size=3))) for start, end in pairs]

    text = data.draw(st.text("abc", max_size=20))
    first = edits(text)
    middle = apply(text, first)
    second = edits(middle)
    composed = _compose(first, second, middle)
    assert apply(text, composed) == apply(middle, second)
    assert all(a.end <= b.start for a, b in pairwise(composed))


def test_document_without_anchor_comes_back_as_the_same_object() -> None:
    document = Document("Nothing to see here")
    assert CLEANER.clean_document(document).after is document


def test_position_of_a_later_finding_is_that_in_the_text_as_it_came_in() -> None:
    text = "[ad_1]\n[앵커]\nOn the 21th the the end"
    places = {f.rule.code: text[f.start : f.end] for f in CLEANER.clean(text).applied}
    assert places["NUM001"] == "th"
    assert places["DUP001"] == " the"


@pytest.mark.parametrize(
    "kept",
    [
        "https://example.com/a..b,,c?x=the+the",
        "first.last@example..com and the.the@example.com",
        "@the_the", "#COVID19", "`the the`", "<b class='a , b'>", "[x](a..b)", "![the the ,](u)",
        "{the.the}", "%(the)s", "${the the}", "my..file.txt", "```\nthe the ,\n```",
    ],
)  # fmt: skip
def test_protected_span_stays(kept: str) -> None:
    text = f"The the end {kept} of of it ."
    assert kept in CLEANER.clean(text).text or not protected(kept)


def test_protected_span_does_not_grow() -> None:
    text = "See http://a.b/the ,and more"
    cleaned = CLEANER.clean(text)
    assert protected(cleaned.text)[0] == protected(text)[0]


def test_words_to_keep_are_kept() -> None:
    cleaner = Cleaner(Settings(keep=("the the", "Corona 19")))
    assert cleaner.clean("the the band and Corona 19 of of").text == "the the band and Corona 19 of"


def test_rules_that_undo_each_other_are_named() -> None:
    @rule("TYP901", safe=True, examples=[Example("a", "b")])
    def there(view: View, _at: object) -> list[Edit]:
        """There."""
        return [Edit(m.start(), m.end(), "b") for m in re.finditer("a", view.text)]

    @rule("TYP902", safe=True, examples=[Example("b", "a")])
    def back(view: View, _at: object) -> list[Edit]:
        """Back."""
        return [Edit(m.start(), m.end(), "a") for m in re.finditer("b", view.text)]

    with pytest.raises(RestlessError, match=r"x\.txt:3: no rest after 10 passes: TYP901"):
        Engine([there, back], Glossary()).clean(Document("a", None, "x.txt", 3))


def test_order_of_rules_does_not_matter() -> None:
    engine = Engine(ALL, CLEANER.glossary)
    turned = Engine(reversed(ALL), CLEANER.glossary)
    for path in SAMPLES:
        document = Document(path.read_text(encoding="utf-8"))
        assert engine.clean(document).text == turned.clean(document).text


def test_cleaner_pickles() -> None:
    cleaner = Cleaner(Settings(unsafe=True, ignore=("DUP",)))
    again = pickle.loads(pickle.dumps(cleaner))
    text = "[ad_1]\nthe the end . on the 21th"
    assert again.clean(text).text == cleaner.clean(text).text
    assert again.settings == cleaner.settings


def test_engine_pickles() -> None:
    engine = Engine(ALL, Glossary([Term("코로나19", "COVID-19", "term", ("Corona 19",))]))
    again = pickle.loads(pickle.dumps(engine))
    assert again.clean(Document("Corona 19 .")).text == "COVID-19."


CODES = ("ENC001", "ART001", "ART002", "TRM001")
ORDER = ("ENC", "ART", "TRM")
SPANS = st.tuples(st.integers(0, 30), st.integers(0, 4), st.sampled_from(CODES))


def touch(one: Edit, other: Edit) -> bool:
    empty = one.start == one.end or other.start == other.end
    if (empty and one.start <= other.end and other.start <= one.end) or one.start == other.start:
        return True
    return one.start < other.end and other.start < one.end


@given(st.lists(SPANS, max_size=25))
def test_of_what_overlaps_the_first_stays_and_later_families_wait_for_the_others(
    spans: list[tuple[int, int, str]],
) -> None:
    rules = {code: ALL[0]._replace(code=code) for code in CODES}
    document = Document("x" * 40)
    findings = [
        Finding(rules[code], Edit(start, start + size, ""), document, start, start + size)
        for start, size, code in spans
    ]
    findings.sort(
        key=lambda f: (ORDER.index(f.rule.family), f.edit.start, f.edit.start - f.edit.end)
    )
    chosen: list[Finding] = []
    waiting: list[tuple[str, Edit]] = []
    for finding in findings:
        family, edit = finding.rule.family, finding.edit
        if any(touch(edit, other) for of, other in waiting if of != family):
            continue
        if any(touch(edit, other.edit) for other in chosen):
            if not any(touch(edit, other) for _, other in waiting):
                waiting.append((family, edit))
        else:
            chosen.append(finding)
    assert _without_overlap(findings) == sorted(chosen, key=lambda f: f.edit.start)


@given(st.text())
def test_flat_text_has_every_character_in_its_place(text: str) -> None:
    assert len(flat(text)) == len(text)
    assert flat(flat(text)) == flat(text)
    assert flat(text.lower()) == flat(text) or not text.isascii()
    for character, shown in zip(text, flat(text), strict=True):
        assert flat(character) == shown


def test_clean_is_one_call() -> None:
    assert clean("[ad_1]\nThe end .").text == "The end."
    source = "북한의 김성 주유엔 대사는"
    assert "Kim Song" in clean("North Korea's ambassador, Kim Seong Joo-en, said", source).text


@given(PROSE)
@settings(max_examples=300, deadline=None)
def test_anchors_miss_nothing(text: str) -> None:
    """Every rule says the same of its anchors as of all places of any text."""
    document = Document(text)
    engine = CLEANER._engine
    view = engine._scanner.scan(document)
    anchored = {
        (engine.rules[number].code, edit)
        for number, at in view.at.items()
        for edit in engine.rules[number].find(view, at)
    }
    everywhere = range(len(text) + 1)
    naive = View(document, CLEANER.glossary)
    naive.candidates = list(CLEANER.glossary.people.find_at(text, everywhere))
    naive.term_hits = [
        (number, start, start + len(literal))
        for number, literal in enumerate(CLEANER.glossary.literals)
        if literal in naive.lower
        for start in range(len(text))
        if naive.lower.startswith(literal, start)
    ]
    everything = {
        (called.code, edit) for called in CLEANER.rules for edit in called.find(naive, everywhere)
    }
    assert anchored == everything

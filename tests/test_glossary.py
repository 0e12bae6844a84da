"""The glossary: reading, matching, cues, and the laws for the shipped files."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.cleaner import load_glossary
from cleanup.engine import Engine
from cleanup.glossary import Glossary, GlossaryError, builtin_folder, read_terms
from cleanup.glossary_file import faults, in_order
from cleanup.model import Document, Term
from cleanup.rules import ALL
from cleanup.settings import Settings

HEADER = "korean\tenglish\tkind\tvariants\tcues\tnote\n"
SHIPPED = [str(path) for path in sorted(builtin_folder().glob("*.tsv"))]


def written(folder: Path, rows: str, name: str = "own.tsv") -> str:
    path = folder / name
    path.write_text(rows, encoding="utf-8")
    return str(path)


def cleaned(text: str, *terms: Term, source: str | None = None, unsafe: bool = False) -> str:
    return Engine(ALL, Glossary(terms), unsafe=unsafe).clean(Document(text, source)).text


def test_shipped_files_keep_the_laws() -> None:
    assert faults(SHIPPED) == []


def test_there_are_five_hundred_shipped_entries_or_more() -> None:
    assert sum(len(read_terms(path)) for path in SHIPPED) >= 500


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: Path(path).name)
def test_shipped_file_says_where_its_english_was_found(path: str) -> None:
    head = Path(path).read_text(encoding="utf-8").split("korean\t")[0]
    assert head.startswith("#")
    assert "20" in head


def test_agreed_english_is_never_changed() -> None:
    """No rule touches the agreed English of any entry, alone or in a sentence."""
    glossary = load_glossary(Settings())
    engine = Engine(ALL, glossary)
    for term in glossary.terms:
        if term.kind == "ending":
            continue
        for text in (term.english, f"It is said that {term.english} was there."):
            assert engine.clean(Document(text)).text == text, term


def test_unambiguous_variants_become_the_agreed_english() -> None:
    glossary = load_glossary(Settings())
    engine = Engine(ALL, glossary)
    for term in glossary.terms:
        for variant in term.variants if term.kind != "ending" else ():
            text = engine.clean(Document(f"They say {variant} again.")).text
            assert text == f"They say {term.english} again.", term


def test_columns_are_found_by_name_and_unknown_ones_kept_out(tmp_path: Path) -> None:
    path = written(tmp_path, "# mine\nenglish\tsince\tkorean\nCOVID-19\t2020\t코로나19\n")
    (term,) = read_terms(path)
    assert (term.korean, term.english, term.where) == ("코로나19", "COVID-19", "own.tsv:3")


def test_two_columns_without_header_are_enough(tmp_path: Path) -> None:
    path = written(tmp_path, "김성용\tKim Sung-yong\n질병관리청\tKDCA\tan agency\n")
    person, body = read_terms(path)
    assert person.kind == "person"
    assert (body.kind, body.note) == ("term", "an agency")
    assert cleaned("Kim Seong Yong and KIM SEONGYONG came.", person) == (
        "Kim Sung-yong and KIM SUNG-YONG came."
    )


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (HEADER + "국회\tNational Assembly\torganization\n", r"own.tsv:2: 3 cells, expected 6"),
        (HEADER + "국회\t\torganization\t\t\t\n", r"own.tsv:2: the cell 'english' is empty"),
        (HEADER + "국회\tAssembly\tplanet\t\t\t\n", r"own.tsv:2: unknown kind 'planet'; one of"),
        ("english\tkind\nAssembly\tterm\n", r"own.tsv:1: the header has no column 'korean'"),
    ],
)
def test_bad_row_is_an_error_with_file_and_line(tmp_path: Path, rows: str, message: str) -> None:
    with pytest.raises(GlossaryError, match=message):
        read_terms(written(tmp_path, rows))


def test_bad_bytes_and_a_missing_file_are_errors(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_bytes(b"\xb1\xb9\tAssembly\n")
    with pytest.raises(GlossaryError, match="not UTF-8"):
        read_terms(path)
    with pytest.raises(GlossaryError, match="cannot be read"):
        read_terms(tmp_path / "none.tsv")


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("나\tNa\tterm\t\t\t\n가\tGa\tterm\t\t\t\n", "own.tsv:3: 가 should stand before 나"),
        ("가\tGa\tterm\t\t\t\n가\tGah\tterm\t\t\t\n", "own.tsv:3: 가 (term) stands at"),
        (
            "가\tGa Office\tterm\tGA office\t\t\n",
            "own.tsv:2: variant 'GA office' is its own English",
        ),
        (
            "가\tGa\tterm\tNa Bo\t\t\n나\tNa Bo\tterm\t\t\t\n",
            "variant 'Na Bo' is the agreed English of 나",
        ),
        ("가\tGa\tterm\tX Y\t\t\n나\tNa\tterm\tx y\t\t\n", "is claimed by 가"),
        ("가\tGa\tterm\tairlift\t\t\n", "'airlift' may be an ordinary word; mark it airlift?"),
        ("가\tGa\tterm\tair lift?\t\t\n", "air lift? needs cues"),
        ("가\tGa \tterm\t\t\t\n", "needless spaces"),
        ("\u1112\u1161\u11ab\tHan\tterm\t\t\t\n", "not in NFC"),
        ("가\tGa\tterm\ta b|c d\t\t\n", "separated by ' | '"),
    ],
)
def test_law_is_told_with_file_and_line(tmp_path: Path, rows: str, fault: str) -> None:
    found = faults([written(tmp_path, HEADER + rows)])
    assert any(fault in line for line in found), found


def test_two_bearers_of_a_name_are_allowed_with_cues(tmp_path: Path) -> None:
    rows = "김현수\tKim Hyun-soo\tperson\t\tminister\t\n김현수\tKim Hyeon-su\tperson\t\tpitcher\t\n"
    assert faults([written(tmp_path, HEADER + rows)]) == []


def test_order_keeps_comments_header_and_cells() -> None:
    text = "# head\n" + HEADER + "나\tB\tterm\t\t\tx\textra\n가\tA\tterm\t\t\t\n"
    assert in_order(text) == "# head\n" + HEADER + "가\tA\tterm\t\t\t\n나\tB\tterm\t\t\tx\textra\n"
    assert in_order(in_order(text)) == in_order(text)


@given(st.text())
def test_order_keeps_every_line(text: str) -> None:
    assert sorted(in_order(text).split("\n")) == sorted(text.split("\n"))


COVID = Term("코로나19", "COVID-19", "term", ("Corona 19", "corona19"))
PARTY = Term(
    "국민의힘",
    "People Power Party",
    "organization",
    ("People's Power",),
    ("national power",),
    ("party",),
)
LEADER = Term("원내대표", "floor leader", "title", ("in-house representative",))
HEAD = Term("원장", "acting head", "title", ("home chief",))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Corona 19's toll", "COVID-19's toll"),
        ("the Corona 19-era and corona19.", "the COVID-19-era and COVID-19."),
        ("CORONA 19 AND THE", "COVID-19 AND THE"),
        ("In-house representative Lee", "Floor leader Lee"),
        ("In-House Representative Lee", "Floor Leader Lee"),
        ("two in-house representatives met", "two floor leaders met"),
        ("IN-HOUSE REPRESENTATIVE", "FLOOR LEADER"),
        ("People's Power's plan", "People Power Party's plan"),
        ("a home chief and A home chief", "an acting head and An acting head"),
        ("Corona 190, Corona 19,000, Corona 19.5 and PreCorona 19", None),
        ("https://a.kr/corona19 @corona19 `corona19`", None),
        ("Old People's Powerful", None),
    ],
)
def test_replacement_keeps_the_form(before: str, after: str | None) -> None:
    text = cleaned(before, COVID, PARTY, LEADER, HEAD)
    assert text == (before if after is None else after)


def test_longest_wins_and_nothing_cascades() -> None:
    long = Term("국회사무처", "Assembly Office", "organization", ("National Assembly Bureau",))
    short = Term("국회", "the House", "organization", ("National Assembly",))
    chain = Term("사무처", "Bureau", "organization", ("Assembly Office Bureau",))
    assert cleaned("The National Assembly Bureau", long, short, chain) == "The Assembly Office"


def test_agreed_form_hides_what_it_contains() -> None:
    inner = Term("힘", "strength", "term", ("People Power",))
    assert cleaned("The People Power Party", PARTY, inner) == "The People Power Party"


def test_ambiguous_variant_needs_a_cue_or_the_source() -> None:
    assert cleaned("His national power grew.", PARTY) == "His national power grew."
    assert cleaned("The party national power lost.", PARTY) == "The party People Power Party lost."
    assert cleaned("His national power grew.", PARTY, source="국민의힘이") == (
        "His People Power Party grew."
    )
    far = "The party." + " It rained." * 60
    assert cleaned(f"{far} The national power grew.", PARTY).endswith("The national power grew.")


def test_two_terms_for_one_ambiguous_variant_are_told_apart_by_the_source() -> None:
    one = Term("공수처", "CIO", "organization", (), ("airlift",), ("prosecutor",))
    two = Term("공수부대", "airborne unit", "organization", (), ("airlift",), ("army",))
    text = "The airlift began."
    assert cleaned(text, one, two, source="공수처가") == "The CIO began."
    assert cleaned(text, one, two) == text
    assert cleaned("The prosecutor and the army saw the airlift.", one, two) == (
        "The prosecutor and the army saw the airlift."
    )


def test_source_holds_a_term_at_the_start_of_a_word() -> None:
    term = Term("여권", "ruling party", "term", (), ("passport",), ("lawmaker",))
    glossary = Glossary([term])
    assert term in glossary.held("여권은 반발했다")
    assert term not in glossary.held("범여권은 반발했다")


def test_own_file_overrides_by_korean_and_kind() -> None:
    shipped = Term(
        "국회", "National Assembly", "organization", ("Parliament House",), where="a.tsv:1"
    )
    own = Term("국회", "House", "organization", ("Parliament House",), where="b.tsv:1")
    assert cleaned("Parliament House met.", shipped, own) == "House met."


def test_glossary_pickles() -> None:
    glossary = Glossary([COVID, PARTY])
    assert pickle.loads(pickle.dumps(glossary)).terms == glossary.terms

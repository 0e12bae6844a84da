"""Jamo, romanization systems, spellings and readings of Korean names."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from cleanup.korean.bearers import bearer, by_system, is_name, part
from cleanup.korean.hangul import CODAS, NUCLEI, ONSETS, is_hangul, join, nfc, split
from cleanup.korean.readings import (
    RARITY,
    _givens,
    cuts_of,
    letters,
    readings,
    spelled,
    syllables,
)
from cleanup.korean.register import Register, accept
from cleanup.korean.romanization import System, divide, plain, romanize
from cleanup.korean.surnames import surname_spellings, surnames

HANGUL = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)


@drawn(HANGUL)
def test_a_syllable_splits_and_joins_to_itself(syllable: str) -> None:
    assert join(*split(syllable)) == syllable


@drawn(st.sampled_from(ONSETS), st.sampled_from(NUCLEI), st.sampled_from(CODAS))
def test_jamo_join_and_split_to_themselves(onset: str, nucleus: str, coda: str) -> None:
    assert split(join(onset, nucleus, coda)) == (onset, nucleus, coda)


@pytest.mark.parametrize("wrong", ["", "a", "ㄱ", "가나", "漢"])
def test_only_one_syllable_splits(wrong: str) -> None:
    with pytest.raises(ValueError, match="Hangul syllable"):
        split(wrong)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("윤석열", True),
        ("", False),
        ("윤 석열", False),
        ("Yoon", False),
        ("ㄱ", False),
        ("힣", True),
    ],
)
def test_is_hangul(text: str, *, expected: bool) -> None:
    assert is_hangul(text) is expected


def test_nfc_composes_jamo() -> None:
    assert nfc(unicodedata.normalize("NFD", "윤석열")) == "윤석열"


@pytest.mark.parametrize(
    ("hangul", "rr", "mr", "dprk"),
    [
        ("복남", "boknam", "pongnam", "poknam"),
        ("홍빈", "hongbin", "hongbin", "hongbin"),
        ("재인", "jaein", "chaein", "jaein"),
        ("정은", "jeongeun", "chŏngŭn", "jongun"),
        ("철수", "cheolsu", "ch'ŏlsu", "cholsu"),
        ("근혜", "geunhye", "kŭnhye", "kunhye"),
        ("팽년", "paengnyeon", "p'aengnyŏn", "phaengnyon"),
        ("백년", "baeknyeon", "paengnyŏn", "paeknyon"),
        ("익문", "ikmun", "ingmun", "ikmun"),
        ("흥립", "heungrip", "hŭngnip", "hungrip"),
        ("성택", "seongtaek", "sŏngt'aek", "songthaek"),
        ("영철", "yeongcheol", "yŏngch'ŏl", "yongchol"),
        ("의용", "uiyong", "ŭiyong", "uiyong"),
        ("달라", "dalra", "talla", "talra"),
        ("이", "i", "yi", "i"),
        ("최", "choe", "ch'oe", "choe"),
        ("박", "bak", "pak", "pak"),
        ("림", "rim", "rim", "rim"),
    ],
)
def test_known_romanizations(hangul: str, rr: str, mr: str, dprk: str) -> None:
    assert romanize(hangul, "rr") == rr
    assert romanize(hangul, "mr") == mr
    assert romanize(hangul, "dprk") == dprk


def test_plain_takes_the_marks_away() -> None:
    assert plain("ch'ŏlgŭn") == "cholgun"


def test_romanize_refuses_latin() -> None:
    with pytest.raises(ValueError, match="not Hangul"):
        romanize("Kim", "rr")


@drawn(st.text(HANGUL, min_size=1, max_size=4), st.sampled_from(["rr", "mr", "dprk"]))
def test_romanize_writes_latin_for_all_hangul(hangul: str, system: System) -> None:
    written = plain(romanize(hangul, system))
    assert written
    assert written.isascii()
    assert written.isalpha()


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("윤석열", ("윤", "석열")),
        ("남궁민", ("남궁", "민")),
        ("황보관", ("황보", "관")),
        ("김성", ("김", "성")),
        ("선우", ("선", "우")),
        ("제갈공명", ("제갈", "공명")),
    ],
)
def test_divide(name: str, parts: tuple[str, str]) -> None:
    assert divide(name) == parts


def test_every_name_syllable_is_read_from_its_own_romanizations() -> None:
    for syllable in RARITY:
        for system in ("rr", "dprk"):
            found = dict(syllables(romanize(syllable, system)))
            assert syllable in found, (syllable, system)
        marked = romanize(syllable, "mr")
        assert syllable in dict(syllables(marked, marked=True)), (syllable, "mr")


@pytest.mark.parametrize(
    ("latin", "first"),
    [
        ("young", "영"), ("hyun", "현"), ("hyeon", "현"), ("chul", "철"), ("hee", "희"),
        ("joon", "준"), ("kyung", "경"), ("woo", "우"), ("yeol", "열"), ("duck", "덕"),
        ("sye", "세"), ("ch'ŏl", "철"), ("chŏng", "정"), ("thaek", "택"), ("wha", "화"),
    ],
)  # fmt: skip
def test_first_reading_of_a_syllable(latin: str, first: str) -> None:
    assert syllables(latin)[0][0] == first


@pytest.mark.parametrize("latin", ["", "said", "then", "park-", "str", "w", "ng", "strength"])
def test_english_is_no_syllable(latin: str) -> None:
    assert syllables(latin) == ()


@pytest.mark.parametrize("surname", ["김", "이", "박", "최", "정", "리", "림", "류", "남궁", "섭"])
def test_a_surname_is_read_from_its_spellings(surname: str) -> None:
    for latin, cost in surname_spellings(surname).items():
        assert latin == latin.lower()
        assert 0 <= cost <= 3
    assert romanize(surname, "rr") in surname_spellings(surname)


def test_north_and_south_surnames_meet() -> None:
    assert "이" in {surname for surname, _, _ in surnames()["ri"]}
    assert "임" in {surname for surname, _, _ in surnames()["rim"]}
    assert {surname for surname, _, _ in surnames()["ryu"]} == {"유"}


def test_shares_become_costs() -> None:
    shares = surname_spellings("정")
    assert [shares[latin] for latin in ("jung", "jeong", "chung", "joung")] == [0, 0, 1, 2]
    assert surname_spellings("김")["keem"] == 3


@pytest.mark.parametrize(
    "latin",
    [
        "Yun Seok-yeol", "Yunseokyeol", "YOON SUK YEOL", "Yoon Suk-yeol", "Yoon Suk Yeol",
        "Seok-Yeol Yoon", "Yoon Seokyeol", "Yoon Seok-Yeol", "Yun-seok-yeol", "Yunseok-yeol",
        "YOON, Suk-yeol", "Yun Sŏg-yŏl".replace("g", "k"),
    ],
)  # fmt: skip
def test_all_shapes_of_one_name_read_alike(latin: str) -> None:
    best = readings(latin)[0].cost
    found = [reading for reading in readings(latin) if reading.cost == best]
    assert ("윤", "석열") in [(reading.surname, reading.given) for reading in found]


@pytest.mark.parametrize(
    ("latin", "name"),
    [
        ("Hongnam-gi", "홍남기"), ("Ch'oe Ryong-hae", "최룡해"), ("Kim Chŏng-ŭn", "김정은"),
        ("Ch’oe Ryonghae", "최룡해"), ("Chan Ho Park", "박찬호"), ("Nam Gung-min", "남궁민"),
        ("Ban Ki-moon", "반기문"), ("Heung-min Son", "손흥민"), ("Ri Yong-ho", "이용호"),
        ("Cho'n Myo'ng-sik", "전명식"), ("Lee Jae-myung", "이재명"), ("Cho Kuk", "조국"),
    ],
)  # fmt: skip
def test_best_reading(latin: str, name: str) -> None:
    assert readings(latin)[0].surname + readings(latin)[0].given == name


def test_a_decomposed_name_reads_like_a_composed_one() -> None:
    marked = "Kim Chŏng-ŭn"
    assert readings(unicodedata.normalize("NFD", marked)) == readings(marked)


def test_marks_decide_between_plain_and_aspirated() -> None:
    names = {reading.given for reading in readings("Kim Chae-wŏn") if reading.cost == 0}
    assert names == {"재원"}
    assert readings("Kim Chae-won")[0].given == "채원"


@pytest.mark.parametrize(
    "latin",
    ["", "-", "Donald Trump", "White House", "Moon landing", "Kim", "Seoul", "Kim Jong-un said",
     "Nguyen Xuan Phuc", "New York", "Government", "1234", "Ōzawa Ichirō"],
)  # fmt: skip
def test_other_text_has_no_reading(latin: str) -> None:
    assert readings(latin) == ()


def test_readings_are_sorted_and_surname_last_costs_more() -> None:
    found = readings("Chan Ho Park")
    assert list(found) == sorted(found)
    assert found[0].last
    assert found[0].cost == readings("Park Chan Ho")[0].cost + 1


@drawn(st.text(max_size=30))
def test_readings_never_raise(text: str) -> None:
    for reading in readings(text):
        assert is_hangul(reading.surname + reading.given)
        assert reading.cost >= 0


@drawn(st.text("aeounghkjpsty '-ŏŭ", max_size=24))
def test_letters_keep_borders_inside(text: str) -> None:
    found = letters(text)
    for at in (*found.spaces, *found.hyphens):
        assert 0 < at < len(found.text)
    assert not set(found.spaces) & set(found.hyphens)


@drawn(st.integers(0, 5), st.integers(0, 20), st.integers(1, 3))
def test_cuts_are_inside_and_pieces_short(start: int, size: int, count: int) -> None:
    for cuts in cuts_of(start, start + size, count):
        edges = [start, *cuts, start + size]
        assert len(cuts) == count - 1
        assert all(0 <= right - left <= 7 for left, right in pairwise(edges))


@pytest.mark.parametrize(
    ("hangul", "english", "surname", "pieces", "last"),
    [
        ("윤석열", "Yoon Suk Yeol", "yoon", ("suk", "yeol"), False),
        ("이승만", "Syngman Rhee", "rhee", ("syng", "man"), True),
        ("손흥민", "Heung-min Son", "son", ("heung", "min"), True),
        ("박현아", "Park Hyunah", "park", ("hyun", "ah"), False),
        ("유시민", "Rhyuu Si-min", "rhyuu", ("si", "min"), False),
        ("김성", "Kim Song", "kim", ("song",), False),
    ],
)
def test_a_bearer_is_aligned(
    hangul: str, english: str, surname: str, pieces: tuple[str, ...], *, last: bool
) -> None:
    person = bearer(hangul, english)
    assert (person.surname, person.pieces, person.last) == (surname, pieces, last)


@pytest.mark.parametrize(
    ("hangul", "english", "expected"),
    [
        ("윤석열", "Yoon Suk Yeol", True),
        ("리용호", "Ri Yong Ho", True),
        ("손흥민", "Heung-min Son", True),
        ("남궁민", "Namgoong Min", True),
        ("윤석열", "Moon Jae-in", False),
        ("국민의힘", "People Power Party", False),
        ("한국은행", "Bank of Korea", False),
        ("서울", "Seoul", False),
        ("", "", False),
    ],
)
def test_is_name(hangul: str, english: str, *, expected: bool) -> None:
    assert is_name(hangul, english) is expected


def test_a_spelling_of_ones_own_is_irregular() -> None:
    assert bearer("윤여정", "Youn Yuh-jung").regular
    assert not bearer("기성용", "Ki Sung-yueng").regular


def test_by_system() -> None:
    moon, kim = bearer("문재인", "Moon Jae-in"), bearer("김정은", "Kim Jong Un")
    assert by_system(moon, "mun", "jaein") == 0
    assert by_system(moon, "mun", "chaein") == 1
    assert by_system(kim, "kim", "chŏngŭn") == 0
    assert by_system(moon, "moon", "chaein") is None


@pytest.mark.parametrize(
    ("hangul", "english", "parts"),
    [
        ("서문탁", "Seomoon Tak", ("서문", "탁")),
        ("서문수", "Seo Moon-soo", ("서", "문수")),
        ("남궁민", "Nam Goong Min", ("남궁", "민")),
        ("남궁민", "Min Namkung", ("남궁", "민")),
        ("김성", "Kim Song", ("김", "성")),
    ],
)
def test_english_tells_where_the_surname_ends(
    hangul: str, english: str, parts: tuple[str, str]
) -> None:
    assert part(hangul, english) == parts


@pytest.mark.parametrize(
    ("cost", "gap", "given_syllables", "shape", "expected"),
    [
        (0, 0, 2, "", True), (4, 1, 2, "", True), (5, 0, 2, "", False), (0, 2, 2, "", False),
        (1, 0, 1, "", True), (0, 1, 1, "", False), (2, 0, 2, "joined", False),
        (0, 1, 2, "joined", False), (2, 0, 2, "loose", True), (0, 1, 2, "loose", False),
    ],
)  # fmt: skip
def test_accept(cost: int, gap: int, given_syllables: int, shape: str, *, expected: bool) -> None:
    joined, loose = shape == "joined", shape == "loose"
    assert accept(cost, gap, given=given_syllables, joined=joined, loose=loose) is expected


def test_caches_are_bounded() -> None:
    infos = [each.cache_info() for each in (letters, spelled, syllables, _givens, readings, bearer)]
    assert all(info.maxsize is not None for info in infos)


def test_a_register_keeps_a_bounded_number_of_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleanup.korean.register._KEPT", 8)
    register = Register([("김성", "Kim Song")])
    for number in range(100):
        register.decide("Kim Sung" + "g" * number)
    assert len(register._decided) <= 8
    assert [fit.person for fit in register.decide("Kim Sung")] == [0]

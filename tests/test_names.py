"""People found in running text, whatever the spelling; and all that must be left alone."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanup.model import Term
from cleanup.name_hints import _is_double
from cleanup.names import Candidate, Kind, People

ROWS = """
윤석열 Yoon Suk Yeol | 문재인 Moon Jae-in | 박근혜 Park Geun-hye | 이명박 Lee Myung-bak
노무현 Roh Moo-hyun | 김대중 Kim Dae-jung | 이승만 Syngman Rhee | 반기문 Ban Ki-moon
이재명 Lee Jae-myung | 한덕수 Han Duck-soo | 홍남기 Hong Nam-ki | 추미애 Choo Mi-ae
정의용 Chung Eui-yong | 강경화 Kang Kyung-wha | 조국 Cho Kuk | 유시민 Rhyu Si-min
손흥민 Son Heung-min | 김연아 Kim Yuna | 박찬호 Park Chan-ho | 고진영 Ko Jin-young
김정은 Kim Jong Un | 김정일 Kim Jong Il | 최룡해 Choe Ryong Hae | 리용호 Ri Yong Ho
김여정 Kim Yo Jong | 황병서 Hwang Pyong So | 장성택 Jang Song Thaek | 현송월 Hyon Song Wol
남궁민 Namgoong Min | 황보관 Hwangbo Kwan | 김성 Kim Song | 이상 Yi Sang
안철수 Ahn Cheol-soo | 오세훈 Oh Se-hoon | 박원순 Park Won-soon | 나경원 Na Kyung-won
심상정 Sim Sang-jeung | 권성동 Kweon Seong-dong | 이낙연 Lee Nak-yon | 정세균 Chung Sye-kyun
윤여정 Youn Yuh-jung | 봉준호 Bong Joon-ho | 박찬욱 Park Chan-wook | 조수미 Jo Su-mi
정경화 Chung Kyung-wha | 정명훈 Chung Myung-whun | 백건우 Kun-Woo Paik | 임윤찬 Yunchan Lim
기성용 Ki Sung-yueng | 구자철 Koo Ja-cheol | 차범근 Cha Bum-kun | 박세리 Pak Se-ri
김병기 Kim Byung-kee | 이해찬 Lee Hae-chan | 여운형 Lyuh Woon-hyung | 안중근 An Jung-geun
"""
ENDING = Term("주유엔", "to the UN", "ending", ("Joo-en", "Ju-yuen"), cues=("UN",))
TERMS = (
    *(
        Term(korean, english, "person")
        for row in ROWS.strip().splitlines()
        for cell in row.split("|")
        for korean, english in [cell.strip().split(" ", 1)]
    ),
    Term("도널드 트럼프", "Donald Trump", "person"),
    Term("국민의힘", "People Power Party", "organization"),
    ENDING,
)
PEOPLE = People(TERMS)

SAME = """
Moon Jae In > Moon Jae-in FORM | MOON JAE-IN > Moon Jae-in FORM | Moon Jaein > Moon Jae-in FORM
Moon Jae-In > Moon Jae-in FORM | Moonjaein > Moon Jae-in FORM | Yoon Suk-yeol > Yoon Suk Yeol FORM
YOON Suk Yeol > Yoon Suk Yeol FORM | YOON, Suk-yeol > Yoon Suk Yeol FORM
Suk-yeol Yoon > Yoon Suk Yeol ORDER | Rhee Syngman > Syngman Rhee ORDER
Jae-in Moon > Moon Jae-in ORDER | Jaein Moon > Moon Jae-in ORDER | Jae In Moon > Moon Jae-in ORDER
Chan Ho Park > Park Chan-ho ORDER | Jinyoung Ko > Ko Jin-young ORDER
Yuna Kim > Kim Yuna ORDER | Paik Kun-woo > Kun-Woo Paik ORDER | Lim Yun-chan > Yunchan Lim ORDER
Yun Seok-yeol > Yoon Suk Yeol SPELLING | Yunseokyeol > Yoon Suk Yeol SPELLING
Seok-Yeol Yoon > Yoon Suk Yeol SPELLING | YUN SEOK YEOL > Yoon Suk Yeol SPELLING
Hongnam-gi > Hong Nam-ki SPELLING | Hong Nam-gi > Hong Nam-ki SPELLING
Mun Jae-in > Moon Jae-in SPELLING | Mun Chae-in > Moon Jae-in SPELLING
Pak Kŭn-hye > Park Geun-hye SPELLING | Bak Geun-hye > Park Geun-hye SPELLING
Park Keun Hye > Park Geun-hye SPELLING | Yi Myŏng-bak > Lee Myung-bak SPELLING
Lee Myeong-bak > Lee Myung-bak SPELLING | Noh Moo-hyun > Roh Moo-hyun SPELLING
No Mu-hyŏn > Roh Moo-hyun SPELLING | Gim Daejung > Kim Dae-jung SPELLING
Kim Dae-joong > Kim Dae-jung SPELLING | Lee Seung-man > Syngman Rhee SPELLING
Ban Gi-mun > Ban Ki-moon SPELLING | Pan Ki-mun > Ban Ki-moon SPELLING
Lee Jae-myeong > Lee Jae-myung SPELLING | Yi Jae-myung > Lee Jae-myung SPELLING
Han Deok-su > Han Duck-soo SPELLING | Han Duk-soo > Han Duck-soo SPELLING
Chu Mi-ae > Choo Mi-ae SPELLING | Ch'u Mi-ae > Choo Mi-ae SPELLING
Jeong Ui-yong > Chung Eui-yong SPELLING | Jung Eui-yong > Chung Eui-yong SPELLING
Kang Gyeong-hwa > Kang Kyung-wha SPELLING | Jo Guk > Cho Kuk SPELLING | Cho Guk > Cho Kuk SPELLING
Yoo Si-min > Rhyu Si-min SPELLING | Ryu Simin > Rhyu Si-min SPELLING
Kim Yeon-ah > Kim Yuna SPELLING | Go Jin-yeong > Ko Jin-young SPELLING
Kim Jeong-eun > Kim Jong Un SPELLING | Kim Jung-un > Kim Jong Un SPELLING
Kim Jong-eun > Kim Jong Un SPELLING | Kim Chŏng-ŭn > Kim Jong Un SPELLING
Ch'oe Ryong-hae > Choe Ryong Hae SPELLING | Ch’oe Ryonghae > Choe Ryong Hae SPELLING
Choi Ryong-hae > Choe Ryong Hae SPELLING | Lee Yong-ho > Ri Yong Ho SPELLING
Kim Yeo-jeong > Kim Yo Jong SPELLING | Hwang Byeong-seo > Hwang Pyong So SPELLING
Hwang Pyo'ng-so' > Hwang Pyong So SPELLING | Jang Sung-taek > Jang Song Thaek SPELLING
Hyeon Song-wol > Hyon Song Wol SPELLING | Nam Gung-min > Namgoong Min SPELLING
Namgung Min > Namgoong Min SPELLING | Hwang Bo-gwan > Hwangbo Kwan SPELLING
Kim Seong > Kim Song SPELLING | Lee Sang > Yi Sang SPELLING | An Chul-soo > Ahn Cheol-soo SPELLING
Oh Sehun > Oh Se-hoon SPELLING | Bak Won-sun > Park Won-soon SPELLING
Na Gyeong-won > Na Kyung-won SPELLING | Shim Sang-jung > Sim Sang-jeung SPELLING
Kwon Sung-dong > Kweon Seong-dong SPELLING | Jeong Se-gyun > Chung Sye-kyun SPELLING
Yoon Yeo-jeong > Youn Yuh-jung SPELLING | Bong Jun-ho > Bong Joon-ho SPELLING
Sumi Jo > Jo Su-mi ORDER | Kyung-hwa Chung > Chung Kyung-wha SPELLING
Jung Myung-hoon > Chung Myung-whun SPELLING | Baek Geon-u > Kun-Woo Paik SPELLING
Ki Seong-yong > Ki Sung-yueng SPELLING | Ku Ja-chul > Koo Ja-cheol SPELLING
Cha Beom-geun > Cha Bum-kun SPELLING | Se Ri Pak > Pak Se-ri ORDER
Kim Byeong- gi > Kim Byung-kee SPELLING | Yeo Un-hyeong > Lyuh Woon-hyung SPELLING
Ahn Jung-geun > An Jung-geun SPELLING | Kim Seong Joo-en > Kim Song GLUED
Kim Song Ju-yuen > Kim Song GLUED
"""
PAIRS = [
    (variant.strip(), *answer.strip().rsplit(" ", 1))
    for row in SAME.strip().splitlines()
    for variant, answer in [cell.split(">") for cell in row.split("|")]
]

OTHERS = """
Moon Jung-in | Moon Jae-ho | Moon Chae-won | Yoon Seok-min | Yoon Suk-ho | Yoon Sang-yeol
Park Geun-ryeong | Park Keun-hee | Lee Myung-se | Lee Myung-bo | Roh Moo-hyeong | Roh Tae-woo
Kim Dae-jong | Kim Dong-jung | Ban Ki-ho | Lee Jae-yong | Lee Jae-hyun | Han Duck-woo
Hong Nam-pyo | Hong Nam-ho | Choo Mi-yeon | Chung Eui-sun | Kang Kyung-hee | Cho Kyu | Yoo Si-hyun
Son Heung-sik | Son Ho-min | Kim Yeon-koung | Kim Yu-mi | Park Chan-ju | Park Chan-hee | Ko Jin-ho
Kim Jong-in | Kim Jeong-eon | Choe Ryong-rim | Ri Su-yong | Kim Yo-han | Hwang Byung-gi
Jang Sung-min | Hyun Song-hee | Ahn Cheol-min | Oh Se-jung | Park Won-suk | Na Kyung-min
Kwon Sung-jun | Lee Nak-hyun | Bong Joon-seo | Koo Ja-wook | Cha Bum-seok | Park Se-hee
Kim Song Hye | Kim Song Nam | Kim Sang | Kim Sung Joo | Lee Sang Ho | Nam Gung-ok | Se-ri | Cho-guk
Ki Sung-min | Kim Tae-jung | Kim Chae-young
Hu Jintao | Chiang Kai-shek | Li Na | Sun Yang | Song Meiling | Cao Cao | Tsai Ing-wen | Yu Hua
Han Zheng | Chang Hao | Wang Yi | Moon Jiaen | Ko Shibasaki | Shin Kanemaru | Kan Naoto | Yuna Ito
Kim Ngan | To Lam | Tran Dai Quang | Ho Chi Minh | Kim Novak | Kim Kardashian | Lee Harvey Oswald
Park Avenue | Moon landing | Song writers | Young Kim | Andy Kim | Jim Yong Kim | Han Solo
Park Chancellor | An In | So Young | No One | In On | Sung by | Cho Kuk-hwan | Song Kim | Guk Cho
Joe Biden | Bruce Lee | Nick Park | Mungo Park | Keith Moon | Son of God | Ban Kim | Chan Park
"""
NEGATIVES = [cell.strip() for row in OTHERS.strip().splitlines() for cell in row.split("|")]
FRAMES = ("{}", "He met {} today.", "({})", "“{}’s aide”", "In Seoul, {} said so.", "{}\nThe next")


def ask(text: str, people: People = PEOPLE) -> list[Candidate]:
    """What is found when every offset of the text is looked at."""
    return list(people.find_at(text, range(len(text))))


def test_the_tables_are_large() -> None:
    assert len(PAIRS) >= 60
    assert len(NEGATIVES) >= 60


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("variant", "english", "kind"), PAIRS)
def test_a_variant_is_its_person(variant: str, english: str, kind: str, frame: str) -> None:
    text = frame.format(variant)
    found = ask(text)
    assert [text[each.start : each.end] for each in found] == [variant]
    assert [match.term.english for match in found[0].matches] == [english]
    assert found[0].matches[0].kind is Kind[kind]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("other", NEGATIVES)
def test_somebody_else_is_left_alone(other: str, frame: str) -> None:
    assert ask(frame.format(other)) == []


@pytest.mark.parametrize("term", [term for term in TERMS if term.kind == "person"])
def test_agreed_english_is_never_a_candidate(term: Term) -> None:
    assert ask(f"On Monday {term.english} spoke. {term.english}'s aide") == []


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Moon Jae In To Visit Seoul", "Moon Jae In"),
        ("President Mun Jae-in's visit", "Mun Jae-in"),
        ("the Yun Seok-yeol-led government", "Yun Seok-yeol"),
        ("a Seok-yeol Yoon-led government", "Seok-yeol Yoon"),
        ("'Seok-yeol Yoon', he said", "Seok-yeol Yoon"),
        ("'Mun Jae-in', he said", "Mun Jae-in"),
        ("the Mun Jae‑in government", "Mun Jae‑in"),
        ("[Yunseokyeol / the candidates]", "Yunseokyeol"),
        ("Candidate Seok-Yeol Yoon said", "Seok-Yeol Yoon"),
        ("PARK Keun hye is", "PARK Keun hye"),
        ("Park Keun Hye Park", "Park Keun Hye"),
        ("So Seok-Yeol Yoon said", "Seok-Yeol Yoon"),
        ("Kim Seong said", "Kim Seong"),
        ("ambassador Kim Seong Joo-en, who", "Kim Seong Joo-en"),
    ],
)
def test_a_span_is_the_whole_name_and_no_more(text: str, span: str) -> None:
    assert [text[each.start : each.end] for each in ask(text)] == [span]


@pytest.mark.parametrize(
    "text",
    [
        "Kim Seong Hye said", "Kim Seong In Seoul", "Lee Chan Ho Park Avenue", "Mun Jae\nin",
        "Mun\nJae-in", "moon jae in", "mun jae-in", "xMun Jae-in", "Non-Mun Jae-in", "@Mun Jae-in",
        "Mun Jae-ins", "Mun Jae-in2", "Mun Jae-in_", "Mun Jae-in@x.kr", "Mun  Jae-in",
        "Mun Jae-in-su", "I Sang the song", "Anchor Kim Jinyoung Ko", "O'Park Keun-hye",
    ],
)  # fmt: skip
def test_no_part_of_something_longer(text: str) -> None:
    assert ask(text) == []


def test_composed_and_decomposed_marks_match_alike() -> None:
    text = unicodedata.normalize("NFD", "He met Kim Chŏng-ŭn today")
    found = ask(text)
    assert [text[each.start : each.end] for each in found] == [
        unicodedata.normalize("NFD", "Kim Chŏng-ŭn")
    ]


def test_two_people_within_the_margin_are_both_named() -> None:
    people = People(
        [Term("김영철", "Kim Young-chol", "person"), Term("김용철", "Kim Yong-cheol", "person")]
    )
    (found,) = ask("Kim Yong-chul spoke.", people)
    assert [match.term.korean for match in found.matches] == ["김용철", "김영철"]
    assert ask("Kim Yong-cheol spoke.", people) == []
    (same,) = ask("Kim Yong Cheol spoke.", people)
    assert [match.term.korean for match in same.matches] == ["김용철"]


def test_a_glued_ending_names_its_rival() -> None:
    rival = Term("김성주", "Kim Sung-ju", "person")
    (found,) = ask("Kim Seong Joo-en", People([*TERMS, rival]))
    assert [(match.term.english, match.ending) for match in found.matches] == [
        ("Kim Song", ENDING),
        ("Kim Sung-ju", None),
    ]


def test_without_endings_nothing_is_glued() -> None:
    assert ask("Kim Seong Joo-en", People(TERMS[:-1])) == []


def test_hyphens_that_disagree_are_two_names() -> None:
    people = People([Term("박나현", "Park Na-hyun", "person")])
    assert ask("Park Nah-yun", people) == []
    assert len(ask("Park Nahyun", people)) == 1


def test_a_spelling_of_ones_own_counts_only_for_its_bearer() -> None:
    people = People(
        [Term("기성용", "Ki Sung-yueng", "person"), Term("기성영", "Ki Sung-yeong", "person")]
    )
    (found,) = ask("Ki Seong-yueng", people)
    assert [match.term.korean for match in found.matches] == ["기성용"]


def test_a_surname_outside_the_table_is_spelled_by_rule() -> None:
    people = People([Term("자성남", "Ja Song-nam", "person")])
    (found,) = ask("Ja Seong-nam spoke", people)
    assert found.matches[0].kind is Kind.SPELLING


def test_a_surname_like_half_a_double_one_is_found() -> None:
    people = People([Term("서문수", "Seo Moon-soo", "person")])
    (found,) = ask("Suh Mun-su spoke", people)
    assert found.matches[0].term.english == "Seo Moon-soo"


def test_three_given_syllables_only_for_a_person_who_has_them() -> None:
    people = People([Term("김빛나라", "Kim Bitnara", "person")])
    (found,) = ask("Kim Bit-na-ra spoke", people)
    assert found.matches[0].kind is Kind.FORM


def test_a_foreign_name_is_kept_and_never_changed() -> None:
    people = People(
        [Term("도널드 트럼프", "Donald Trump", "person"), Term("인요한", "John Linton", "person")]
    )
    assert people.find("Trump Donald and Linton John, In Yo-han") == []
    assert ask("Trump Donald and Linton John, In Yo-han", people) == []


def test_costs_order_the_likely_before_the_doubtful() -> None:
    (likely,) = ask("Yun Seok-yeol")
    (doubtful,) = ask("Mun Chae-in")
    assert likely.matches[0].cost == 0
    assert doubtful.matches[0].cost > 1


WORDS = [
    *(word for variant, _, _ in PAIRS for word in variant.split()),
    *(
        "the",
        "In",
        "said",
        "So",
        "To",
        "On",
        "President",
        "Seoul",
        "-",
        "’s",
        ",",
        ".",
        "\n",
        "Joo-en",
        "I",
        "U",
        "É",
        "ŏ",
        "'",
        "’",
        "o’",
        "-led",
        "KIM,",
        "jin",
        "한국",
        "@",
    ),
]


TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join),
    st.lists(st.sampled_from([*WORDS, " ", " "]), max_size=14).map("".join),
    st.text("KimMunJaeCho’'‑- .,\nŏŭ\u0306inS주2@_", max_size=40),
)


@given(TEXTS)
@settings(max_examples=500, deadline=None)
def test_what_is_remembered_of_words_changes_nothing(text: str) -> None:
    found = ask(text)
    assert PEOPLE.find(text) == found
    assert PEOPLE.find(text) == found  # and not when they are met again


def test_what_is_remembered_changes_nothing_in_a_long_text() -> None:
    random.seed(20)
    text = " ".join(random.choices(WORDS, k=4000))
    found = ask(text)
    assert PEOPLE.find(text) == found
    assert len(found) > 50


@given(st.lists(TEXTS.map(lambda text: text.replace("\n", " ")), max_size=5))
@settings(deadline=None)
def test_a_name_stands_in_one_line(lines: list[str]) -> None:
    alone = [found.matches for line in lines for found in PEOPLE.find(line)]
    assert [found.matches for found in PEOPLE.find("\n".join(lines))] == alone


def never_refusing(people: People) -> People:
    """The same people without hints: every word that begins as a surname does is looked at."""
    hints = people._hints
    surname, joined = 4, 1

    def of_word(word: str) -> int:
        if word in hints.starts or _is_double(word):
            return surname
        return joined if any(word[:size] in hints.starts for size in range(1, 12)) else 0

    hints.of_word = of_word  # type: ignore[method-assign]  # the point of this test
    hints.may_lead = lambda *_: True  # type: ignore[method-assign]  # the same
    hints.may_be_last = lambda *_: True  # type: ignore[method-assign]  # the same
    return people


UNHINTED = never_refusing(People(TERMS))


@given(TEXTS)
@settings(max_examples=500, deadline=None)
def test_hints_refuse_nothing(text: str) -> None:
    assert PEOPLE.find(text) == UNHINTED.find(text)


def test_texts_seen_before_do_not_matter() -> None:
    random.seed(21)
    texts = [" ".join(random.choices(WORDS, k=12)) for _ in range(400)]
    seasoned = People(TERMS)
    together = [seasoned.find(text) for text in texts]
    assert together == [People(TERMS).find(text) for text in texts[:40]] + [
        seasoned.find(text) for text in texts[40:]
    ]


def test_order_and_repeats_of_positions_do_not_matter() -> None:
    text = "Mun Jae-in met Seok-Yeol Yoon and Bak Geun-hye."
    backwards = list(PEOPLE.find_at(text, [*range(len(text) - 1, -1, -1), *range(len(text))]))
    assert sorted(backwards, key=lambda found: found.start) == ask(text)


@given(st.text(max_size=80), st.lists(st.integers(0, 80), max_size=8))
def test_arbitrary_text_never_raises_and_spans_are_inside(text: str, at: list[int]) -> None:
    positions = [offset for offset in at if offset <= len(text)]
    for found in (*PEOPLE.find_at(text, positions), *PEOPLE.find(text), *ask(text)):
        assert 0 <= found.start < found.end <= len(text)
        assert found.matches


@given(st.text("KimMunJaeCho’'‑- .,\nŏŭ\u0306inS주2", max_size=40))
def test_text_that_looks_like_names_never_raises(text: str) -> None:
    for found in ask(text):
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        assert "\n" not in text[found.start : found.end]


@given(st.lists(st.tuples(st.text(max_size=5), st.text(max_size=20)), max_size=6))
def test_any_glossary_can_be_built_and_asked(rows: list[tuple[str, str]]) -> None:
    people = People(
        Term(korean, english, kind, (english,))
        for korean, english in rows
        for kind in ("person", "ending")
    )
    text = " ".join(english for _, english in rows) + " Kim Jong-un"
    assert people.find(text) == ask(text, people)


def test_no_people_no_names() -> None:
    assert People([]).find("Kim Jong-un") == ask("Kim Jong-un", People([])) == []


def test_skeletons_refuse_nothing_that_matches(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cheap test before the dear one must not change what is found."""
    texts = [f"Then {variant} spoke." for variant, _, _ in PAIRS]
    texts += [f"Then {other} spoke." for other in NEGATIVES]
    found = []
    for often in (0, 1_000_000):
        monkeypatch.setattr("cleanup.name_hints.OFTEN", often)
        people = People(TERMS)
        found.append([people.find(text) for text in texts])
    assert found[0] == found[1]


@pytest.mark.parametrize("piece", ["A ", "Aa", "Kim ", "É", "Kim’x ", "A’A", "Kim, ", "KIM-", "é "])
def test_a_hundred_kilobytes_of_one_thing_are_no_trouble(piece: str) -> None:
    assert PEOPLE.find(piece * (100_000 // len(piece))) == []

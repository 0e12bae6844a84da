"""Latin text read as Korean names: which syllables, and which whole names, it can stand for."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from cleanup.korean.hangul import join
from cleanup.korean.romanization import DOUBLE_SURNAMES
from cleanup.korean.spellings import (
    CODAS,
    MARKED_NUCLEI,
    MARKED_ONSETS,
    NUCLEI_CLOSED,
    NUCLEI_OPEN,
    ONSETS,
    WHOLE,
)
from cleanup.korean.surnames import surnames

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "ASTRAY",
    "LONGEST",
    "RARITY",
    "Letters",
    "Reading",
    "cuts_of",
    "fold",
    "givens",
    "letters",
    "readings",
    "spelled",
    "surname_cuts",
    "syllables",
]

_COMMON = """
가 강 건 겸 경 관 광 구 국 권 규 균 근 기 길 나 남 다 대 덕 도 동 라 란 래 리 린 림 만 명 문 미
민 배 범 병 보 봉 빈 상 서 석 선 섭 성 세 소 수 숙 순 승 시 식 신 아 애 양 연 열 영 예 옥 완 용
우 욱 운 원 유 윤 은 의 인 일 자 재 정 제 종 주 준 지 진 찬 창 채 천 철 춘 태 택 하 한 해 혁 현
형 혜 호 홍 화 환 효 훈 희
"""
_USUAL = """
갑 걸 계 고 곤 교 군 금 난 년 녀 달 담 두 려 련 령 룡 률 름 마 모 무 묵 백 별 복 비 빛 사 산 삼
설 솔 송 슬 심 안 언 업 엽 여 오 온 왕 요 웅 월 위 율 이 익 임 장 전 조 중 집 충 탁 필 학 향 헌
협 황 회 후 휘 흠 흥 휴 실 술 샘 초 추 청 출 표 평 람 량 루 류 렬 록 랑 탄 치 큰 큼 단 돈 득 등
목 번 부 분 색 생 엘 염 엄 울 음 을 읍 차 칠 쾌 톤 판 팔 풍 함 항 행 허 훤 힘 쌍 봄 늘 들 결 립
벼 벽 직
"""
_RARE = """
각 갈 감 객 곡 공 곽 괄 괴 굉 궁 귀 극 글 긍 낙 내 노 논 농 뇌 누 눈 능 니 당 덩 독 돌 둘 뜸 띠
락 력 례 로 뢰 료 륜 륭 륵 매 맥 맹 면 몽 묘 물 믿 밀 박 반 발 방 법 변 북 불 붕 뿌 삭 살 새 속
손 쇠 싱 악 알 압 앙 야 약 억 엔 역 왈 외 욕 육 응 잉 작 잔 잠 적 절 점 접 존 졸 좌 죽 줄 즉 즙
증 질 착 참 척 첨 첩 체 최 축 측 층 침 칭 코 콩 쿤 타 탐 탑 탕 터 통 투 특 파 패 편 폐 포 폭 품
피 할 합 핵 험 혈 혹 혼 확 활 획 횡 흑 흔 흡 홀 푸 렴 망 낭 네 딸 랜 레 론 른 바 벌 샛 숲
"""
RARITY: dict[str, int] = {
    syllable: rarity
    for rarity, row in ((2, _RARE), (1, _USUAL), (0, _COMMON))
    for syllable in row.split()
}
"""Syllables of given names: 0 in very many names, 1 usual, 2 rare. Others are not read."""

ASTRAY = 3
"""The cost of a hyphen that stands inside a syllable."""

_FOLDED = str.maketrans(
    dict.fromkeys("’‘ʼʻ`´ʹ", "'")
    | dict.fromkeys("‐‑", "-")
    | dict.fromkeys("ôǒ", "ŏ")
    | dict.fromkeys("ûǔ", "ŭ")
    | {"ĉ": "ch", "č": "ch"}
)
_TOO_DEAR = 8
LONGEST = 7
"""The letters of the longest syllable."""
_PIECE = re.compile(r"([\s-]*)([^\s-]+)")
_OFAC = re.compile("([ou])'(?![aeiouŏŭyw]|$)")


class Letters(NamedTuple):
    """The letters of a span without borders, and where its borders were.

    ``spaces`` and ``hyphens`` are offsets into ``text``; ``marked`` says that the span shows
    breves or apostrophes, so that it must be read by McCune-Reischauer.
    """

    text: str
    spaces: tuple[int, ...]
    hyphens: tuple[int, ...]
    marked: bool


class Reading(NamedTuple):
    """One way to read a span: cost (0 is best), surname the southern way, given name.

    ``last`` says that the span has the surname last.
    """

    cost: int
    surname: str
    given: str
    last: bool = False


def fold(text: str) -> str:
    """Give the text composed, lower case, with one kind of apostrophe, hyphen and breve."""
    if text.isascii():
        return text.lower().replace("`", "'")
    return unicodedata.normalize("NFC", text).lower().translate(_FOLDED)


@lru_cache(maxsize=1 << 10)
def letters(span: str) -> Letters:
    """Fold a span and take its borders out; a run of space and hyphen is one border."""
    folded = fold(span).replace(",", "")
    if "'" in folded:
        folded = _OFAC.sub(lambda found: "ŏ" if found[1] == "o" else "ŭ", folded)
    parts: list[str] = []
    borders: dict[int, str] = {}
    size = 0
    for border, piece in _PIECE.findall(folded):
        if size and border:
            borders.setdefault(size, border)
        parts.append(piece)
        size += len(piece)
    text = "".join(parts)
    return Letters(
        text,
        tuple(at for at, border in borders.items() if "-" not in border and at < size),
        tuple(at for at, border in borders.items() if "-" in border and at < size),
        _is_marked(text),
    )


@lru_cache(maxsize=1 << 12)
def spelled(piece: str, *, marked: bool) -> dict[str, int]:
    """Give every Hangul syllable, used in names or not, that a piece can stand for, with costs.

    ``marked`` reads by McCune-Reischauer; a piece without marks in a marked span may be spelled by
    custom after all, which costs 2.
    """
    best: dict[str, int] = {}
    onsets = MARKED_ONSETS if marked else ONSETS
    for first in range(min(4, len(piece))):
        if piece[:first] not in onsets:
            continue
        for last in range(first + 1, min(len(piece), first + 4) + 1):
            coda_latin = piece[last:]
            closed = NUCLEI_CLOSED if coda_latin else NUCLEI_OPEN
            nuclei = MARKED_NUCLEI if marked else closed
            for (onset, one), (nucleus, two), (coda, three) in product(
                onsets[piece[:first]], nuclei.get(piece[first:last], ()), CODAS.get(coda_latin, ())
            ):
                syllable, cost = join(onset, nucleus, coda), one + two + three
                if cost < best.get(syllable, _TOO_DEAR):
                    best[syllable] = cost
    if not marked:
        best.update(WHOLE.get(piece, ()))
    elif piece.isascii() and "'" not in piece:
        for syllable, cost in spelled(piece, marked=False).items():
            best.setdefault(syllable, cost + 2)
    return best


@lru_cache(maxsize=1 << 10)
def syllables(latin: str, *, marked: bool | None = None) -> tuple[tuple[str, int], ...]:
    """Give the given-name syllables that one lower-case Latin syllable can stand for, with costs.

    Cheapest first, then in code point order. ``marked`` says that the span shows the marks of
    McCune-Reischauer; by default the syllable itself decides. Rarity is not in the cost.
    """
    if marked is None:
        marked = _is_marked(latin)
    found = [pair for pair in spelled(latin, marked=marked).items() if pair[0] in RARITY]
    return tuple(sorted(found, key=lambda pair: (pair[1], pair[0])))


def _is_marked(latin: str) -> bool:
    return "'" in latin or "ŏ" in latin or "ŭ" in latin


def cuts_of(start: int, end: int, count: int) -> Iterator[tuple[int, ...]]:
    """Yield the ways to cut ``start:end`` into ``count`` pieces of at most 7 letters."""
    for cuts in combinations(range(start + 1, end), count - 1):
        if all(right - left <= LONGEST for left, right in pairwise((start, *cuts, end))):
            yield cuts


def givens(span: Letters, start: int, end: int, count: int) -> tuple[tuple[str, int, int], ...]:
    """Give (Hangul, spelling cost, rarity) of ``count`` syllables in ``span.text[start:end]``.

    A space inside a syllable forbids it; a hyphen there costs 3.
    """
    spaces = tuple(at - start for at in span.spaces if start < at < end)
    hyphens = tuple(at - start for at in span.hyphens if start < at < end)
    return _givens(span.text[start:end], spaces, hyphens, count, marked=span.marked)


@lru_cache(maxsize=1 << 10)
def _givens(
    text: str, spaces: tuple[int, ...], hyphens: tuple[int, ...], count: int, *, marked: bool
) -> tuple[tuple[str, int, int], ...]:
    """The same for the letters of a given name alone, which many people share."""
    found: dict[str, tuple[int, int]] = {}
    for cuts in cuts_of(0, len(text), count):
        if any(at not in cuts for at in spaces):
            continue
        ways = [("", ASTRAY * sum(at not in cuts for at in hyphens), 0)]
        for left, right in pairwise((0, *cuts, len(text))):
            known = syllables(text[left:right], marked=marked)
            ways = [
                (name + syllable, total + cost, rare + RARITY.get(syllable, 2))
                for name, total, rare in ways
                for syllable, cost in known
            ]
            if not ways:
                break
        for name, total, rare in ways:
            if name not in found or total < found[name][0]:
                found[name] = (total, rare)
    return tuple((name, total, rare) for name, (total, rare) in found.items())


def surname_cuts(span: Letters, *, last: bool) -> list[tuple[int, int, int, str, int, int]]:
    """Give (given start, given end, misfit, surname, cost, rarity) of each way to cut a span.

    ``last`` reads the surname at the end. Misfit 1 says that no border parts surname and given.
    """
    text, size = span.text, len(span.text)
    known = surnames()
    found = []
    for cut in span.spaces if last else range(1, min(9, size - 1) + 1):
        for surname, cost, rarity in known.get(text[cut:] if last else text[:cut], ()):
            borders = {*span.spaces, *span.hyphens}
            inside = any(cut < at if last else at < cut for at in borders)
            if inside and surname not in DOUBLE_SURNAMES:
                continue
            given = (0, cut) if last else (cut, size)
            found.append((*given, int(cut not in borders), surname, cost, rarity))
    return found


@lru_cache(maxsize=1 << 10)
def readings(latin: str) -> tuple[Reading, ...]:
    """Give every reading of a name span, best first; given names of one or two syllables.

    The span may be spaced, hyphenated, run together, in any case, marked (composed or not), and
    have the surname last (cost 1 more, and only before a space). The cost is the spelling's plus
    the rarity of surname and syllables.
    """
    span = letters(latin)
    best: dict[tuple[str, str, bool], int] = {}
    for last in (False, True):
        for start, end, misfit, surname, cost, rarity in surname_cuts(span, last=last):
            for count in (1, 2):
                if count == 1 and (misfit or last):
                    continue
                for given, total, rare in givens(span, start, end, count):
                    whole = cost + rarity + misfit + total + rare + last
                    if whole < best.get((surname, given, last), 99):
                        best[surname, given, last] = whole
    return tuple(sorted(Reading(cost, *name) for name, cost in best.items()))

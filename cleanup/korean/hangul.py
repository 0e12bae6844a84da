"""Hangul syllables taken apart and put together again (Unicode arithmetic, no tables of words)."""

from __future__ import annotations

import unicodedata

__all__ = ["CODAS", "NUCLEI", "ONSETS", "is_hangul", "join", "nfc", "split"]

ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
"""The 19 onsets in Unicode order; ㅇ is no sound."""

NUCLEI = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
"""The 21 nuclei in Unicode order."""

CODAS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
"""The 28 codas in Unicode order; the first is none."""

_FIRST = 0xAC00
_ONSET = {jamo: index for index, jamo in enumerate(ONSETS)}
_NUCLEUS = {jamo: index for index, jamo in enumerate(NUCLEI)}
_CODA = {jamo: index for index, jamo in enumerate(CODAS)}


def split(syllable: str) -> tuple[str, str, str]:
    """Give onset, nucleus and coda of one precomposed syllable; the coda may be "".

    Raises ValueError for anything but one syllable of U+AC00 to U+D7A3.
    """
    if not is_hangul(syllable) or len(syllable) != 1:
        message = f"not one Hangul syllable: {syllable!r}"
        raise ValueError(message)
    rest, coda = divmod(ord(syllable) - _FIRST, len(CODAS))
    onset, nucleus = divmod(rest, len(NUCLEI))
    return ONSETS[onset], NUCLEI[nucleus], CODAS[coda]


def join(onset: str, nucleus: str, coda: str = "") -> str:
    """Give the syllable of these compatibility jamo.

    Raises KeyError for a letter that cannot stand at its place.
    """
    index = _ONSET[onset] * len(NUCLEI) + _NUCLEUS[nucleus]
    return chr(_FIRST + index * len(CODAS) + _CODA[coda])


def is_hangul(text: str) -> bool:
    """Say whether the text is made of precomposed syllables only, at least one."""
    return bool(text) and min(text) >= "가" and max(text) <= "힣"


def nfc(text: str) -> str:
    """Give the text composed, so that conjoining jamo become syllables."""
    return unicodedata.normalize("NFC", text)

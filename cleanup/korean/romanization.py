"""Hangul names written by rule: Revised Romanization, McCune-Reischauer, North Korean.

Rules: National Institute of Korean Language, notice 2000-8 (rr); McCune and Reischauer 1939 as
applied by ALA-LC (mr); the North Korean rules of 1992 and 2002 without marks (dprk).
"""

from __future__ import annotations

from typing import Literal

from cleanup.korean.hangul import is_hangul, split

__all__ = ["DOUBLE_SURNAMES", "System", "divide", "plain", "romanize"]

System = Literal["rr", "mr", "dprk"]

DOUBLE_SURNAMES = frozenset(
    ("남궁", "황보", "제갈", "선우", "독고", "사공", "서문", "동방", "을지", "망절", "어금", "장곡")
)
"""The two-syllable surnames in use (census 2015)."""

_ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_NUCLEI = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"


def _letters(jamo: str, latin: str) -> dict[str, str]:
    return dict(zip(jamo, latin.replace("-", "").split(" "), strict=True))


_RR_ONSETS = _letters(_ONSETS, "g kk n d tt r m b pp s ss - j jj ch k t p h")
_RR_NUCLEI = _letters(_NUCLEI, "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
_MR_ONSETS = _letters(_ONSETS, "k kk n t tt r m p pp s ss - ch tch ch' k' t' p' h")
_MR_NUCLEI = _RR_NUCLEI | {"ㅓ": "ŏ", "ㅕ": "yŏ", "ㅝ": "wŏ", "ㅡ": "ŭ", "ㅢ": "ŭi"}
_DPRK_ONSETS = _MR_ONSETS | {"ㅈ": "j", "ㅉ": "jj", "ㅊ": "ch", "ㅋ": "kh", "ㅌ": "th", "ㅍ": "ph"}
_DPRK_NUCLEI = _RR_NUCLEI | {"ㅓ": "o", "ㅕ": "yo", "ㅡ": "u"}
_VOICED = {"ㄱ": "g", "ㄷ": "d", "ㅂ": "b", "ㅈ": "j"}
_SOUND = {  # the seven sounds that a coda can have
    **dict.fromkeys("ㄱㄲㄳㄺㅋ", "k"),
    **dict.fromkeys("ㄴㄵㄶ", "n"),
    **dict.fromkeys("ㄷㅅㅆㅈㅊㅌㅎ", "t"),
    **dict.fromkeys("ㄹㄼㄽㄾㅀ", "l"),
    **dict.fromkeys("ㅁㄻ", "m"),
    **dict.fromkeys("ㅂㅄㄿㅍ", "p"),
    "ㅇ": "ng",
    "": "",
}
_NASAL = {"k": "ng", "t": "n", "p": "m"}


def divide(hangul: str) -> tuple[str, str]:
    """Give surname and given name of a Korean full name written without a space."""
    cut = 2 if len(hangul) > 2 and hangul[:2] in DOUBLE_SURNAMES else 1
    return hangul[:cut], hangul[cut:]


def romanize(hangul: str, system: System) -> str:
    """Write one surname or one given name in a system, lower case, without hyphen.

    "rr" follows the rule for personal names (no assimilation between syllables), "mr" has marks
    and assimilates (`plain` takes the marks away), "dprk" voices between sounds and keeps ㄹ.
    Raises ValueError where the input is not Hangul.
    """
    if not is_hangul(hangul):
        message = f"not Hangul: {hangul!r}"
        raise ValueError(message)
    jamo = [split(syllable) for syllable in hangul]
    if system == "rr":
        return "".join(_RR_ONSETS[o] + _RR_NUCLEI[n] + _SOUND[c] for o, n, c in jamo)
    onsets, nuclei = (_MR_ONSETS, _MR_NUCLEI) if system == "mr" else (_DPRK_ONSETS, _DPRK_NUCLEI)
    written, before = "", None
    for onset, nucleus, coda in jamo:
        initial = onsets[onset]
        if before is not None:
            if system == "mr":
                before, initial = _meet(before, onset)
            elif before not in _NASAL and onset in _VOICED:
                initial = _VOICED[onset]
            written += before
        if system == "mr" and onset == "ㅅ" and nucleus == "ㅟ":
            initial = "sh"
        written += initial + nuclei[nucleus]
        before = _SOUND[coda]
    written += before or ""
    return "yi" if system == "mr" and hangul == "이" else written


def _meet(coda: str, onset: str) -> tuple[str, str]:
    """Write a coda and the next onset where they meet, by McCune-Reischauer."""
    initial = _MR_ONSETS[onset]
    if onset == "ㅇ":
        return {"k": "g", "t": "d", "p": "b", "l": "r"}.get(coda, coda), ""
    if onset == "ㄹ" and coda:
        return ("l", "l") if coda in {"l", "n"} else (_NASAL.get(coda, coda), "n")
    if onset in "ㄴㅁ":
        return ("l", "l") if (coda, onset) == ("l", "ㄴ") else (_NASAL.get(coda, coda), initial)
    if (coda, onset) == ("l", "ㅎ"):
        return "r", "h"
    sonant = coda in {"", "n", "m", "ng"} or (coda == "l" and onset in "ㄱㅂ")
    return coda, _VOICED[onset] if sonant and onset in _VOICED else initial


def plain(latin: str) -> str:
    """Take breves and apostrophes away: "ch'ŏl" becomes "chol"."""
    return latin.replace("ŏ", "o").replace("ŭ", "u").replace("'", "")

"""The Latin spellings in use for the parts of Korean syllables, with costs.

A cost is how unusual a spelling is among the bearers of the Korean: 0 the standard one or at least
20 %, 1 at least 5 %, 2 at least 1 %, 3 attested or the rule of another system.

Sources: National Institute of Korean Language, study of surname romanization, 2011 (passports,
n = 1.09 million; shares per jamo); counts in 1,114 given names of lawmakers and singers; the rules
of Revised Romanization, McCune-Reischauer and North Korea for what no bearer chose.
"""

from __future__ import annotations

__all__ = [
    "CODAS",
    "MARKED_NUCLEI",
    "MARKED_ONSETS",
    "NUCLEI_CLOSED",
    "NUCLEI_OPEN",
    "ONSETS",
    "WHOLE",
    "Spelled",
]

Spelled = dict[str, tuple[tuple[str, int], ...]]
"""For a Latin spelling, what it can stand for and at which cost."""


def _turn(table: dict[str, str]) -> Spelled:
    """Turn {jamo: "spelling cost spelling cost ..."} into {spelling: ((jamo, cost), ...)}."""
    turned: dict[str, list[tuple[str, int]]] = {}
    for jamo, cells in table.items():
        words = cells.split()
        for latin, cost in zip(words[::2], words[1::2], strict=True):
            turned.setdefault(latin.replace("_", ""), []).append((jamo, int(cost)))
    return {latin: tuple(pairs) for latin, pairs in turned.items()}


ONSETS = _turn(
    {
        "ㄱ": "k 0 g 0 gh 3 kh 3 c 3",
        "ㄲ": "kk 0 gg 3",
        "ㄴ": "n 0 nh 3",
        "ㄷ": "d 0 t 3 dh 3",
        "ㄸ": "tt 0 dd 3",
        "ㄹ": "r 0 l 1 rh 3 lh 3",
        "ㅁ": "m 0",
        "ㅂ": "b 0 p 2 bh 3 v 3",
        "ㅃ": "pp 0 bb 3",
        "ㅅ": "s 0 sh 2",
        "ㅆ": "ss 0",
        "ㅇ": "_ 0",
        "ㅈ": "j 0 ch 2 z 3 jh 3 dz 3",
        "ㅊ": "ch 0 c 3 tch 3 ts 3",
        "ㅋ": "k 0 kh 2 c 3",
        "ㅌ": "t 0 th 1",
        "ㅍ": "p 0 ph 1 f 3",
        "ㅎ": "h 0",
    }
)
"""Onsets by spelling. Given names decide where surnames differ (ㅈ is rarely ch there)."""

_BOTH = {
    "ㅐ": "ae 0 ai 1 ay 3 e 3",
    "ㅑ": "ya 0 ia 3",
    "ㅔ": "e 0 ae 1 ea 3 ay 3 ey 3",
    "ㅖ": "ye 0 yea 2 yae 3 e 2 yeh 2",
    "ㅗ": "o 0 ou 3 oo 3",
    "ㅘ": "wa 0 oa 2 ua 3",
    "ㅙ": "wae 0 wai 3",
    "ㅚ": "oi 0 oe 0 oy 3",
    "ㅝ": "wo 0 weo 1 wu 3 wou 3",
    "ㅞ": "we 0",
    "ㅟ": "wi 0 wee 0 we 1 ui 2 wie 2",
}
NUCLEI_OPEN = _turn(
    _BOTH
    | {
        "ㅏ": "a 0 ah 1 ar 3 aa 3",
        "ㅐ": _BOTH["ㅐ"] + " ea 2",
        "ㅑ": _BOTH["ㅑ"] + " yah 2",
        "ㅓ": "eo 0 u 2 uh 1 eoh 2 ur 2 o 3 e 3 er 3 eu 3 au 3",
        "ㅔ": _BOTH["ㅔ"] + " eh 2",
        "ㅕ": "yeo 0 yu 2 yuh 2 yo 3 ye 3 you 3 yeu 2",
        "ㅖ": _BOTH["ㅖ"] + " ae 2 ea 3",
        "ㅗ": _BOTH["ㅗ"] + " oh 1",
        "ㅛ": "yo 0 yoh 2 you 2 io 3 yeo 3",
        "ㅜ": "u 0 oo 0 ou 2 wu 3 uh 3 ooh 3",
        "ㅠ": "yu 0 yoo 0 you 1 iu 3 ew 3 yew 3",
        "ㅡ": "eu 0 u 1 uh 3",
        "ㅢ": "ui 0 ee 0 eui 1 i 2",
        "ㅣ": "i 0 ee 1 y 3 ie 3 ih 2 ea 3 yi 2",
    }
)
"""Nuclei by spelling, at the end of a syllable."""
NUCLEI_CLOSED = _turn(
    _BOTH
    | {
        "ㅏ": "a 0 ah 2 ar 3 aa 3",
        "ㅐ": _BOTH["ㅐ"] + " a 2 ea 2",
        "ㅓ": "eo 0 u 0 o 3 ou 2 eu 2 e 3 uh 3 eou 2",
        "ㅕ": "yeo 0 yu 0 you 1 yo 2 yeu 2 ye 3 yeou 2",
        "ㅛ": "yo 0",
        "ㅜ": "u 0 oo 0 ou 2 wu 3 uh 3",
        "ㅠ": "yu 0 yoo 1 you 2 iu 3",
        "ㅡ": "eu 0 u 1 ue 2 uh 3 oo 3",
        "ㅢ": "ui 0",
        "ㅣ": "i 0 ee 1 ih 3 ie 3 ea 3 yi 2",
    }
)
"""Nuclei by spelling, before a coda."""

CODAS = _turn(
    {
        "": "_ 0",
        "ㄱ": "k 0 g 1 ck 1 c 3 hk 3",
        "ㄴ": "n 0 nn 3 ne 3",
        "ㄷ": "t 0",
        "ㄹ": "l 0 ll 2 r 3",
        "ㅁ": "m 0 mm 3",
        "ㅂ": "p 0 b 0",
        "ㅅ": "t 0 s 3",
        "ㅊ": "t 0 ch 3",
        "ㅍ": "p 0",
        "ㅇ": "ng 0",
    }
)
"""Codas by spelling."""

MARKED_ONSETS = _turn(
    {
        "ㄱ": "k 0 g 0",
        "ㄲ": "kk 0",
        "ㄴ": "n 0",
        "ㄷ": "t 0 d 0",
        "ㄸ": "tt 0",
        "ㄹ": "r 0 l 0",
        "ㅁ": "m 0",
        "ㅂ": "p 0 b 0",
        "ㅅ": "s 0 sh 1",
        "ㅃ": "pp 0",
        "ㅆ": "ss 0",
        "ㅇ": "_ 0",
        "ㅈ": "ch 0 j 0",
        "ㅊ": "ch' 0",
        "ㅋ": "k' 0",
        "ㅌ": "t' 0",
        "ㅍ": "p' 0",
        "ㅎ": "h 0",
    }
)
"""Onsets where a span shows the marks of McCune-Reischauer: ch without apostrophe is ㅈ."""
MARKED_NUCLEI = _turn(
    {
        "ㅏ": "a 0",
        "ㅐ": "ae 0",
        "ㅑ": "ya 0",
        "ㅓ": "ŏ 0",
        "ㅔ": "e 0",
        "ㅕ": "yŏ 0",
        "ㅖ": "ye 0",
        "ㅗ": "o 0",
        "ㅘ": "wa 0",
        "ㅙ": "wae 0",
        "ㅚ": "oe 0",
        "ㅛ": "yo 0",
        "ㅜ": "u 0 oo 2",
        "ㅝ": "wŏ 0 wo 1",
        "ㅞ": "we 0",
        "ㅟ": "wi 0",
        "ㅠ": "yu 0",
        "ㅡ": "ŭ 0",
        "ㅢ": "ŭi 0 ui 1",
        "ㅣ": "i 0",
    }
)
"""Nuclei where a span shows the marks of McCune-Reischauer."""

WHOLE = _turn(
    {
        "신": "shin 0",
        "심": "shim 0",
        "시": "shi 0",
        "식": "shik 1",
        "실": "shil 1",
        "우": "woo 0",
        "욱": "wook 0",
        "운": "woon 0",
        "웅": "woong 0",
        "울": "wool 1",
        "이": "yi 0 lee 1 rhee 3 rie 3",
        "의": "eui 0 yi 3",
        "인": "yin 3 ihn 2",
        "익": "ick 2 eak 3",
        "일": "ill 2",
        "연": "yon 1 youn 1 yun 2",
        "윤": "youn 0",
        "영": "young 0 yong 1 yung 2",
        "용": "young 3 ryong 2",
        "현": "hyon 2 hyoun 2 hyen 3",
        "희": "hui 1 heui 1 hi 3 hee 0",
        "혜": "hae 2",
        "화": "wha 0",
        "환": "whan 0",
        "황": "whang 1",
        "휘": "whi 2",
        "회": "hwoi 3",
        "준": "june 2 juhn 2 joon 0",
        "훈": "hoon 0",
        "춘": "choon 0",
        "철": "chull 2 chol 2",
        "유": "u 3 ryu 3",
        "여": "yuh 1",
        "세": "sye 3",
        "제": "jae 0 jai 3",
        "재": "jae 0 jai 2 chae 2 che 3",
        "택": "taek 0 tack 2 thaek 1",
        "백": "paik 2 back 1",
        "경": "kyoung 1 kyeong 0 kyong 2 kyung 0 gyoung 2",
        "병": "byoung 1 pyong 2 pyung 2",
        "성": "song 2 soung 2 seoung 1",
        "승": "seoung 1 seong 2",
        "정": "jong 3 chung 1 cheong 3 jeung 1",
        "종": "chong 1",
        "중": "jung 0 joong 0 choong 2 chung 2",
        "주": "chu 2",
        "지": "chi 3 jee 1 jie 2 gi 3 gee 3",
        "진": "chin 3",
        "근": "kuen 2 keun 0 kun 1",
        "석": "seog 1 suk 0 sok 3",
        "섭": "sup 0 sub 0 seop 0",
        "엽": "yup 0 yub 0 yop 2",
        "열": "yul 0 yeol 0 yol 2",
        "덕": "duk 0 duck 0",
        "숙": "sook 0 suk 1",
        "국": "gook 1 kook 0",
        "선": "son 3",
        "원": "one 3 won 0",
        "완": "woan 2",
        "란": "lan 1 ran 0",
        "린": "lynn 3 lyn 3",
        "범": "bum 0 beom 0 pom 3",
        "태": "thae 1",
        "호": "ho 0",
        "기": "kee 1 gee 3",
        "구": "koo 0 goo 0",
        "두": "doo 0",
        "건": "kon 3 gun 0 kun 0",
    }
)
"""Whole given-name syllables whose share differs from what their parts would say."""

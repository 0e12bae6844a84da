"""TYP: words that a tokeniser or an engine took apart: hyphens, apostrophes, signs, blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleanup.korean.readings import syllables
from cleanup.korean.surnames import surnames
from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule

_TORN_NAME = Pattern(
    r"(?<![\w.'’-])([A-Z][a-z]{1,6})(?:-[ ]|[ ]-)([a-z]{1,6})(?![\w-]|[ ]?-[a-z]|\.\w)"
)
_AREAS = frozenset("si gu gun eup myeon dong ri do ro gil".split())
_TOWNS = frozenset("gu gun eup myeon dong ri".split())
_TAILS = frozenset("based led made backed style born wide bound related type".split())
_NO_NAME = frozenset("and or to the of in on at go so no do he me we is as an a u".split())


@rule(
    "TYP024",
    safe=True,
    anchors=["- ", " -"],
    examples=[
        Example("Kim Byeong- gi spoke in Gangnam- gu.", "Kim Byeong-gi spoke in Gangnam-gu."),
        Example("Park Chan -ho and Lee Kang -in play.", "Park Chan-ho and Lee Kang-in play."),
        Example("the hall of Naerim -ri in Jung-gu", "the hall of Naerim-ri in Jung-gu"),
        Example("a Seoul- based company", "a Seoul-based company"),
        Example(
            "long- and short-term, Mid- and Long-term", "long- and short-term, Mid- and Long-term"
        ),
        Example("Seoul - a city - grew, Kim -- ho said", "Seoul - a city - grew, Kim -- ho said"),
        Example("He is from Busan- his father too", "He is from Busan- his father too"),
        Example("Option -o in Git -sh and No- go", "Option -o in Git -sh and No- go"),
    ],
)
def torn_hyphen(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Close up the space at the hyphen of a Korean name, of a place or of ``Seoul-based``.

    A given name must have its surname before it, and both its parts must be Korean syllables.
    """
    text = view.text
    for start in at:
        if text[start : start + 2] not in ("- ", " -"):
            continue
        begin = start
        while begin and start - begin < 8 and text[begin - 1].isalpha():
            begin -= 1
        match = _TORN_NAME.match(text, begin)
        if match is None or match.end(1) != start:
            continue
        first, second = match[1].lower(), match[2]
        spaced_after = text[start] == "-"
        if (
            (spaced_after and second in _TAILS)
            or (second in _AREAS and len(first) > 3 and (spaced_after or second in _TOWNS))
            or (
                (second not in _NO_NAME or not spaced_after)
                and _is_given(text, match.start(), first, second)
            )
        ):
            yield Edit(start, start + 2, "-")


_SURNAME = Pattern(r"(?<![\w-])([A-Z][a-z]{0,7}) \Z")


def _is_given(text: str, at: int, first: str, second: str) -> bool:
    """Whether two syllables behind a surname that ends before ``at`` are a Korean given name."""
    before = _SURNAME.search(text[max(0, at - 12) : at])
    return (
        before is not None
        and before[1].lower() in surnames()
        and bool(syllables(first))
        and bool(syllables(second))
    )


_SPLIT_S = Pattern(r"(?<=[A-Za-z.)])(?: (['’])s|(['’]) s)(?=[ .,;:!?)]|\Z)")
_SPLIT_NOT = Pattern(
    r"\b(do|does|did|is|are|was|were|have|has|had|wo|would|ca|could|sho|should|need|must|might"
    r"|ai) (n['’]t)\b",
)
_NO_OWNER = frozenset("in from of to the a an with at and or by on mark".split())
_PRONOUNS = frozenset("i you we they he she it who that there what where here".split())
_SPLIT_VERB = Pattern(r" (['’](?:re|ve|ll|d|m))(?=[ .,;:!?]|\Z)")


_SPLIT_T = Pattern(
    r"(?i:\b(?:do|does|did|is|are|was|were|have|has|had|wo|would|ca|could|should|must|need)n)([ ]['’]|['’][ ])t(?=[ .,;:?!])"
)


@rule(
    "TYP053",
    safe=True,
    anchors=["n 't", "n' t"],
    examples=[
        Example(
            "They don 't know and could n' t say; they won’ t.",
            "They don't know and could n' t say; they won’t.",
        ),
        Example(
            "in 't Veld, the can 'the' and Ben 't Hart", "in 't Veld, the can 'the' and Ben 't Hart"
        ),
    ],
)
def split_not(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Close up "don 't" and "don' t"."""
    text = view.text
    for start in at:
        match = _SPLIT_T.search(text, max(0, start - 8), start + 5)
        if match and match.start(1) == start + 1:
            yield Edit(*match.span(1), match[1].strip())


_GLUED_WORD = Pattern(
    r"(?<![\w'’.-])(?:(in|on|of|to|at|by|from|until|since)(?=(?:January|February|March|April|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
    r"|(?:and|about|nearly|around|than|over|from|with|the)(?=\d{1,3}(?:,\d{3})+\b)|(?:and|about|nearly|around|than)(?=\d{2,4}(?:[ ]|,[ ])))"
)


@rule(
    "TYP054",
    safe=True,
    anchors=[f"{word}{month}" for word in ("in", "on", "of", "to", "at", "by", "from", "until", "since") for month in ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun")]
    + [f"{word}{digit}" for word in ("and", "about", "nearly", "around", "than", "over", "from", "with", "the") for digit in range(1, 10)],
    examples=[
        Example("It opens inMarch and costs 900 won and15,000 more, about20 in all.", "It opens in March and costs 900 won and 15,000 more, about 20 in all."),
        Example("Lesson in2it, the90s, over9000 and from3D; inMarching", "Lesson in2it, the90s, over9000 and from3D; inMarching"),
    ],
)  # fmt: skip
def glued_word(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Put the space back between a small word and the month, day or figure behind it."""
    text = view.text
    for start in at:
        match = _GLUED_WORD.match(text, start)
        if match:
            yield Edit(match.end(), match.end(), " ")


@rule(
    "TYP025",
    safe=True,
    anchors=[" 's", "' s ", " n't", " 're", " 've", " 'll", " 'd ", " 'm "],
    examples=[
        Example(
            "Kim 's aide did n't say that they 're in.", "Kim's aide didn't say that they're in."
        ),
        Example(
            "Korea’ s economy, the government ’s plan", "Korea’s economy, the government’s plan"
        ),
        Example("the players ' own and the '80s", "the players ' own and the '80s"),
        Example(
            "the letter 's' and the 'so-called' ones", "the letter 's' and the 'so-called' ones"
        ),
        Example("the 's word' and 'Korea' s", "the 's word' and 'Korea' s"),
        Example("rock 'n' roll, 'd artagnan 'm 're", "rock 'n' roll, 'd artagnan 'm 're"),
    ],
)
def split_apostrophe(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Close up a possessive or a contraction that a tokeniser took apart."""
    text = view.text
    for start in at:
        match = _SPLIT_S.match(text, start)
        if match:
            sign = match[1] or match[2]
            if _word(text, start) not in _NO_OWNER and not _is_quoted(
                text, start, match.end(), sign
            ):
                yield Edit(start, match.end(), f"{sign}s")
            continue
        word = _word(text, start)
        verb = _SPLIT_VERB.match(text, start) and word.lower() in _PRONOUNS
        if verb or _SPLIT_NOT.fullmatch(text[start - len(word) : start + 4].lower()):
            yield Edit(start, start + 1, "")


def _word(text: str, stop: int) -> str:
    """The letters right before ``stop``, at most 20."""
    begin = stop
    while begin and stop - begin < 20 and text[begin - 1].isalpha():
        begin -= 1
    return text[begin:stop]


_QUOTE_BEFORE = Pattern(r"(?<!\w)['‘]\w[^'’‘\n]{0,60}\Z")
_QUOTE_AFTER = Pattern(r"[^'’‘\n]{0,60}['’](?!\w)")


def _is_quoted(text: str, start: int, end: int, sign: str) -> bool:
    """Whether the mark of ``text[start:end]`` rather ends or begins a quote."""
    if text[start] == sign:
        return bool(_QUOTE_BEFORE.search(text[max(0, start - 64) : start]))
    return bool(_QUOTE_AFTER.match(text, end))


_STAND_IN = Pattern(r"[ ]?@([-/.,])@[ ]?|-(L|R)([RCS])B-", 0)
_BRACKETS = {"LR": "(", "RR": ")", "LC": "{", "RC": "}", "LS": "[", "RS": "]"}


@rule(
    "TYP026",
    safe=True,
    anchors=[" @-@ ", " @/@ ", " @.@ ", " @,@ ", "-lrb- ", " -rrb-", "-lsb- ", " -rsb-"],
    examples=[
        Example("a long @-@ term plan for 1 @,@ 000", "a long-term plan for 1,000"),
        Example("the capital -LRB- Seoul -RRB- grew", "the capital (Seoul) grew"),
        Example(
            "a mail to a@b.kr and @-mention and :@-@:", "a mail to a@b.kr and @-mention and :@-@:"
        ),
    ],
)
def tokenisers_sign(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write the sign that a tokeniser's stand-in means: ``@-@`` is a hyphen, ``-LRB-`` a bracket."""
    text = view.text
    for start in at:
        match = _STAND_IN.match(text, start + (text[start : start + 2] == " -"))
        if match is None:
            continue
        if match[1]:
            if text[start] == " " and match[0][-1] == " ":
                yield Edit(start, match.end(), match[1])
        elif match[2] == "L" and text[start] == "-" and text[match.end() : match.end() + 1] == " ":
            yield Edit(start, match.end() + 1, _BRACKETS[f"L{match[3]}"])
        elif match[2] == "R" and text[start] == " ":
            yield Edit(start, match.end(), _BRACKETS[f"R{match[3]}"])


_PERCENT = Pattern(r"(?<=\d)[ ]%(?=[.,;:!?)\]\"'”’-]|\s+[A-Za-z(“‘\"]|\s*\Z)")


@rule(
    "TYP027",
    safe=True,
    anchors=[" %"],
    examples=[
        Example("It rose 5.2 % in May, not 3%.", "It rose 5.2% in May, not 3%."),
        Example("It rose 5.2 % in May.", "It rose 5.2% in May."),
        Example(
            "Prices rose 5.2 % in May and 3 % in June.", "Prices rose 5.2 % in May and 3 % in June."
        ),
        Example("5 % 2 and x % y and 3 %d and % of", "5 % 2 and x % y and 3 %d and % of"),
    ],
)
def space_before_percent(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Close up the space between a number and its percent sign.

    A text that sets every one of several with a space does so on purpose.
    """
    text = view.text
    found = [start for start in at if _PERCENT.match(text, start)]
    if len(found) > 1 and not _TIGHT_PERCENT.search(text):
        return
    for start in found:
        yield Edit(start, start + 1, "")


_TIGHT_PERCENT = Pattern(r"\d%")


_WIDE = Pattern(r"(?<=[a-z,])[ ]{2}(?=[a-z])")


@rule(
    "TYP028",
    safe=True,
    anchors=["  "],
    examples=[
        Example("He said that  it was over.", "He said that it was over."),
        Example("One sentence.  And the next.  He left.", "One sentence.  And the next.  He left."),
        Example("name  age  city\njin  30  seoul", "name  age  city\njin  30  seoul"),
        Example("usage  how to call it", "usage  how to call it"),
    ],
)
def wide_space(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write one space for two inside a sentence, where that is the exception.

    A line with many wide gaps is a table; the space between two sentences is a matter of style.
    """
    text = view.text
    for start in at:
        match = _WIDE.match(text, start)
        if match is None:
            continue
        first = text.rfind("\n", max(0, start - 200), start) + 1 or max(0, start - 200)
        end = text.find("\n", start, start + 200)
        line = text[first : end if end >= 0 else start + 200]
        if line.count("  ") == 1 and text.count(" ", first, start) >= 2:
            yield Edit(start + 1, match.end(), "")


_LEADER = Pattern(r"(?<=[^\W_])․(?=[^\W_])")


@rule(
    "TYP029",
    safe=True,
    characters="․",
    examples=[
        Example("the April 7․10 talks of KBS․YTN", "the April 7·10 talks of KBS·YTN"),
        Example("a row ․․․ of dots․", "a row ․․․ of dots․"),
    ],
)
def one_dot_leader(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write the middle dot of Korean lists for the one-dot leader that stands for it."""
    text = view.text
    for start in at:
        if _LEADER.match(text, start):
            yield Edit(start, start + 1, "·")


_SAID = ("said", "told", "was", "has", "will", "also", "had", "is", "met", "did", "ordered")
# The syllables that most given names end in.
_SECOND = (
    "a beom bin bong bum cheol chul do eun gap geun gi gu gyu han hee ho hong hoon hui hun hwa hwan hye "
    "hyeok hyeon hyuk hyun hyung il in ja jae je jeong ji jin jong joo joon ju jun jung ki ku kwon kyu "
    "kyung man mi min mo myung nam pyo rae ran rim ryong sang seo seok seon seong seop shik sik sil "
    "so soo sook su suk sun sung sup tae tak taek wan won woo wook woong wu ye yeol yeon yeong yong "
    "yoo yoon young yu yul yun un kyo gyo bae pil bok hak heon hyeong kil gil keun guk kook rok shin"
).split()
_CUT_NAME = Pattern(
    r"(?<![\w-])([A-Z][a-z]{0,5}) ([A-Z][a-z]{1,5})\. "
    r"(?:(?:([A-Z][a-z]{1,5}) )?(?=[a-z])|([A-Z][a-z]{0,5})(?=,|['’]s\b))"
)


@rule(
    "TYP009",
    safe=True,
    anchors=[
        *(f". {word} " for word in (*_SAID, *(f"in {word}" for word in _SAID))),
        *(f". {syllable}{after}" for syllable in _SECOND for after in (",", "'s", " and ")),
    ],
    examples=[
        Example(
            "President Moon Jae-in spoke. Moon Jae. In said so.",
            "President Moon Jae-in spoke. Moon Jae-in said so.",
        ),
        Example(
            "President Moon Jae-in spoke. President Moon Jae. will leave.",
            "President Moon Jae-in spoke. President Moon Jae-in will leave.",
        ),
        Example(
            "Rep. Noh Eun. Jae, the secretary, left. Noh Eun-jae spoke.",
            "Rep. Noh Eun-jae, the secretary, left. Noh Eun-jae spoke.",
        ),
        Example("He met Noh Eun. Jae, the cook, left.", "He met Noh Eun. Jae, the cook, left."),
        Example("President Moon Jae. will leave.", "President Moon Jae. will leave."),
        Example(
            "Moon Jae-in met Moon Jae-ho. Moon Jae. will leave.",
            "Moon Jae-in met Moon Jae-ho. Moon Jae. will leave.",
        ),
        Example("Kim Jong-un met Dr. Kim. will he?", "Kim Jong-un met Dr. Kim. will he?"),
    ],
)
def stop_inside_name(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write a name whole that a full stop cuts, as the text itself has it elsewhere.

    The last syllable is read as a particle by engines (인: "is") and lost or left behind.
    """
    text = view.text
    known: dict[tuple[str, str], set[str]] = {}
    for start in at:
        begin = max(0, start - 14)
        for match in _CUT_NAME.finditer(text, begin, min(len(text), start + 12)):
            if match.end(2) != start:
                continue
            surname, given, particle, syllable = match.groups()
            rest = particle or syllable
            if (surname, given) not in known:
                whole = rf"(?<![\w-]){surname} {given}-[a-z]{{1,6}}(?![\w-])"
                known[surname, given] = set(re.findall(whole, text))
            forms = known[surname, given]
            if len(forms) == 1:
                name = min(forms)
                if rest is None or name.endswith(f"-{rest.lower()}"):
                    yield Edit(match.start(), match.end() - (syllable is None), name)

"""NAM: people whom the Korean names by surname alone, 김 모 씨, and the engine calls Kim Mo."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from cleanup.korean.surnames import surnames
from cleanup.layout import opens_sentence
from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule
from cleanup.rules.word_lists import read

_ROLES = frozenset(read("roles"))
# Surnames that hardly anything but a Korean name begins with.
_SURE = frozenset(
    "kim park choi jeong kang yoon jang kwon hwang ahn baek heo noh bae seo jeon ryu lim".split()
)
# Spellings that are also English words, Chinese surnames or first syllables of given names.
_DOUBTFUL = frozenset(
    "i a o an so no do to in on go you her we he back pack key gun sun son ban man pan van bang young "
    "won song gang cook young kill ham su wu li yu yi hu che tu ma wang chen wei meng bai jin ji gi ki "
    "min sung seong seung hyun hyung myung kyung chang jun jung joon chun yong dong tae jae in un eun "
    "sang bong ho ha na ra la ro ri si sa ye on ok go mo tag tan hong jo joe john ann chung".split()
)
_PARTICIPLES = frozenset(
    "accused alleged deceased detained disabled displaced divorced injured married named retired "
    "suspected unemployed unidentified unmarried unnamed wanted wounded named surnamed so-called "
    "ailing dying living missing surviving".split()
)
# Words after which a new noun phrase begins; "A person surnamed Kim" may stand behind them.
_BEFORE_NOUN = frozenset(
    "about above according after against all although among and are as asked at because before behind "
    "below beside between both but by called caught contacted did does during even except following "
    "for found from given gave had has heard helped hit how however if in including into is kept killed "
    "knew left let like made met near of off on only or out over paid put said saw says sent shot since "
    "sued than that then though through till to told took toward towards under until upon was were what "
    "when where whether while who why with within without yesterday today tomorrow meanwhile also "
    "earlier later once".split()
)
_NAME_END = r"(?=[ ,.;:?!()'’\"”\n\]])(?!-|['’]\w\w|[ ](?:[A-Z]|of[ ]Kor))"
_MENTION = Pattern(
    rf"(?<![\w'’.-])(?:([A-Z][a-z]{{1,8}})[ ]Mo|Mo[ ]([A-Z][a-z]{{1,8}})){_NAME_END}"
)
_HONORIFIC = Pattern(r"(?<![\w.])(?:Mr|Ms|Mrs|Miss)\.?[ ]\Z")
_YEARS = Pattern(
    r"(?:(?<=\s)|(?<=[(“\"‘'])|\A)((?:[Aa]n?|[Tt]he|[Tt]his|[Tt]hat|[Hh]is|[Hh]er|[Tt]heir)[ ])?(\d{1,3})-year-old[ ]\Z"
)
_WORD = Pattern(r"([A-Za-z][A-Za-z-]{0,30})[ ]\Z")
_AGE = Pattern(
    r"[ ]?\(\d{1,3}(?:[ ]years[ ]old)?(?:,[ ][a-z]+)?\)|,[ ](?:\d{1,3},|in[ ](?:his|her|their)[ ]\d0s|aged[ ]\d|an?[ ][a-z])"
)
_OWN = Pattern(r"['’]s(?!\w)")
_BEFORE_CASE = Pattern(
    r"[ ](?:case|incident|scandal|affair|family|couple|group|trial|brothers|sisters)(?!\w)"
)
_APPOSED = Pattern(
    r"(?:\A|[.!?:,\])>][ ]|\n|[ ](?=an?[ ])|[ ](?=the[ ]))(?:[Aa]n?|[Tt]he|[Oo]ne|[Hh]is|[Hh]er)[ ](?:[\w'’-]{1,20}[ ]){0,4}?"
    r"([a-z-]{3,20})(?:[ ](?:of|at|in|from|for)(?:[ ][\w'’-]{1,20}){1,5})?,[ ]\Z"
)
_ENCLOSED = Pattern(r"(?:[ ]?\(\d{1,3}[^()\n]{0,20}\))?,")
_KOREA = Pattern(
    r"korea|seoul|busan|daegu|incheon|gwangju|daejeon|ulsan|gyeong|jeolla|chungcheong|gangwon|jeju|\w-(?:si|gu|dong|gun|do)\b"
)
_SOURCE = Pattern("[가-힣] ?모(?![가-힣]{2})|[가-힣] ?모 ?씨")
_MARKS = " ,.;:?!()'\"\n]"
_ANCHORS = [
    *(f"{before}mo{mark}" for before in (" ", "\n") for mark in _MARKS if mark != " "),
    " mo ",
    "\nmo ",
]


class _Mention(NamedTuple):
    """A place that names somebody by surname: what to write there, and what where it comes again.

    ``long`` says that the first time is the long form, which introduces the person; ``mo`` is where
    the anchor stands, ``sure`` whether a human would always agree.
    """

    start: int
    end: int
    mo: int
    surname: str
    first: str
    again: str
    long: bool
    sure: bool


@rule(
    "NAM010",
    safe=True,
    anchors=_ANCHORS,
    examples=[
        Example(
            "Kim Mo was fined. Police said Kim Mo's car was found.",
            "A person surnamed Kim was fined. Police said Kim's car was found.",
        ),
        Example("Police caught office worker Kim Mo (48).", "Police caught office worker surnamed Kim (48)."),
        Example("Police held office worker Choi Mo (51). Choi Mo denied it.", "Police held office worker surnamed Choi (51). Choi denied it."),
        Example("A sailor, Kim Mo (38), said so.", "A sailor, surnamed Kim (38), said so."),
        Example("It was 48-year-old Lee Mo, who runs it.", "It was a 48-year-old surnamed Lee, who runs it."),
        Example("Mr. Choi Mo met Mr. Choi Mo.", "A person surnamed Choi met Mr. Choi."),
        Example("The suspect Mo Kim was held.", "The suspect surnamed Kim was held."),
        Example("They questioned Mo Kim (48).", "They questioned a person surnamed Kim (48)."),
        Example("Kim Jin-ho met Kim Mo. He hit Kim Mo.", "Kim Jin-ho met a person surnamed Kim. He hit the person surnamed Kim."),
        Example("Police called Lee Mo (44). A man named Choi Mo fled.", "Police called a person surnamed Lee (44). A man surnamed Choi fled."),
        Example("In court Professor Kim Mo denied it. Driver Park Mo did too.", "In court Professor Kim denied it. A driver surnamed Park did too."),
        Example("[Kim Mo / victim: It hurt.]", "[Kim / victim: It hurt.]"),
        Example("In Seoul Lee Mo was held.", "In Seoul Lee Mo was held."),
        Example("Mr. A and Ms. B met Kim Mo-im and Lee Mo-gae.", "Mr. A and Ms. B met Kim Mo-im and Lee Mo-gae."),
        Example("Mo Farah, Mo Yan and Park Mo Gae; St. Louis, Mo.", "Mo Farah, Mo Yan and Park Mo Gae; St. Louis, Mo."),
        Example("Koo Chang Mo pitched; Do Mo and Jo win?", "Koo Chang Mo pitched; Do Mo and Jo win?"),
        Example("Lee Mo sang in London.", "Lee Mo sang in London."),
    ],
)  # fmt: skip
def anonymous_person(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write "a person surnamed Kim" for "Kim Mo": 김 모 씨 names the surname and nothing else.

    After a role the words are "surnamed Kim". Who is named again is "Kim", or "the person surnamed
    Kim" where the text names another Kim in full. A rare or doubtful surname needs a sign such as
    an age in brackets.
    """
    for mention, words in _written(view, at):
        yield Edit(mention.start, mention.end, words, "모: the surname alone")


@rule(
    "NAM011",
    safe=False,
    anchors=[
        *_ANCHORS,
        *(
            f"{end}{mark}"
            for end in ("mo", "moo", "moe")
            for mark in (" ", ",", "(", ".", "\n", "'")
        ),
    ],
    examples=[
        Example("Lee Mo spoke; the late Kim Mo did not.", "A person surnamed Lee spoke; the late person surnamed Kim did not."),
        Example("It was baker Kim Mo who fled.", "It was baker surnamed Kim who fled."),
        Example("The 67-year-old Omo fell.", "The 67-year-old surnamed Oh fell."),
        Example("Police held Hongmoo (51) and Kim Moe (48).", "Police held a person surnamed Hong (51) and a person surnamed Kim (48)."),
        Example("Romo, Tony Romo (35), a memo (2) and Kim Moe", "Romo, Tony Romo (35), a memo (2) and Kim Moe"),
        Example("Kim Mo was fined.", "A person surnamed Kim was fined."),
        Example("Kim Mo-im met Mo Farah.", "Kim Mo-im met Mo Farah."),
    ],
)  # fmt: skip
def perhaps_anonymous_person(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """The same where it is less sure: an odd spelling, a rare surname, an odd place.

    Unsafe: Mo is a name as well.
    """
    for mention, words in _written(view, at, unsure=True):
        yield Edit(mention.start, mention.end, words, "perhaps 모: the surname alone")
    text = view.text
    for start in at:
        match = _glued(text, start)
        if match:
            yield match


def _written(
    view: View, at: Sequence[int], *, unsure: bool = False
) -> Iterator[tuple[_Mention, str]]:
    """The mentions at anchors, each with its words: the long form once for a surname."""
    text = view.text
    marks = [at_mo for at_mo in at if text[at_mo : at_mo + 3] in (" Mo", "\nMo")]
    if not marks:
        return
    source = view.document.source
    if source and not _SOURCE.search(source):
        return
    places = set(marks)
    introduced: set[str] = set()
    shared: dict[str, bool] = {}
    for mention in _mentions(text, korean=bool(_KOREA.search(view.lower))):
        surname = mention.surname
        if not mention.sure and not unsure:
            continue
        if mention.long and surname not in introduced:
            known = 0 <= text.find(f"surnamed {surname}") < mention.start
            introduced.add(surname)
        else:
            known = surname in introduced
        words = mention.again if known else mention.first
        if " surnamed " in f" {words} ":
            introduced.add(surname)
        if known and mention.again == surname and mention.long:
            if surname not in shared:
                full = re.compile(rf"(?<![\w-]){surname} (?!Mo\b)[A-Z][a-z]|[a-z] {surname}-[a-z]")
                shared[surname] = full.search(text) is not None
            if shared[surname]:
                words = f"the person surnamed {surname}"
                if opens_sentence(text, mention.start):
                    words = f"T{words[1:]}"
        if mention.mo in places:
            yield mention, words


def _mentions(text: str, *, korean: bool) -> Iterator[_Mention]:
    for match in _MENTION.finditer(text):
        mention = _mention(text, match, korean=korean)
        if mention:
            yield mention


class _Place(NamedTuple):
    """Where a surname with Mo stands; ``sure`` says that the surname or a sign tells it for certain."""

    text: str
    start: int
    end: int
    mo: int
    surname: str
    sure: bool

    def simple(self, words: str, *, start: int | None = None, sure: bool = True) -> _Mention:
        """A mention that comes out the same each time."""
        begin = self.start if start is None else start
        return _Mention(begin, self.end, self.mo, self.surname, words, words, False, sure)

    def long(self, *, start: int | None = None, again: str = "", sure: bool = True) -> _Mention:
        """A mention that introduces the person, if it is the first; one's own is "Kim's" at once."""
        begin = self.start if start is None else start
        again = again or self.surname
        if _OWN.match(self.text, self.end) or _BEFORE_CASE.match(self.text, self.end):
            return self.simple(again, start=begin, sure=sure)
        bare = begin
        while bare and self.text[bare - 1] in "“\"‘'":
            bare -= 1
        person = "A person" if opens_sentence(self.text, bare) else "a person"
        words = f"{person} surnamed {self.surname}"
        return _Mention(begin, self.end, self.mo, self.surname, words, again, True, sure)


def _mention(text: str, match: re.Match[str], *, korean: bool) -> _Mention | None:
    """What a mention becomes, from the words around it."""
    surname, turned = match[1] or match[2], match[1] is None
    mo = match.start() - 1 if turned else match.end() - 3
    if surname == "Mo" or surname.lower() not in _known() or mo < 0:
        return None
    start, end = match.span()
    age = _AGE.match(text, end) is not None
    low = surname.lower()
    sure = age or low in _SURE or (korean and low not in _DOUBTFUL)
    place = _Place(text, start, end, mo, surname, sure)
    before = text[max(0, start - 60) : start]
    word = _WORD.search(before)
    said = word[1] if word else ""
    if honorific := _HONORIFIC.search(before):
        title = honorific.group()
        found: _Mention | None = place.long(start=start - len(title), again=f"{title}{surname}")
    elif years := _YEARS.search(before):
        found = _aged(place, years)
    elif turned and not age and said not in _ROLES:
        found = None
    elif said:
        found = _led(place, said, before)
    else:
        found = _unled(place, before)
    return found


_WHO = Pattern(r"(?:person|human|man|woman|boy|girl|friend|customer|driver|worker) [a-z]{5,6} \Z")
_DOER = Pattern(
    r"(?!(?:after|over|under|never|other|another|later|former|rather|whether|either|neither|together|however|"
    r"ever|per|than|for|nor|or|her|their|your|our|were|there|where|want|meant|sent|went|spent|important|"
    r"pregnant|present|different|recent|innocent|absent|silent|violent)$)[a-z]{2,}(?:er|or|ist|ian|man|woman|keeper|ee|ant|ent)"
)
_DETERMINERS = frozenset("a an the this that his her their its our my late former certain".split())


def _led(place: _Place, said: str, before: str) -> _Mention | None:
    """A mention with a word right before it: a role, a verb, a small word."""
    surname = place.surname
    begin = place.start - len(said) - 1
    lower = said.lower()
    opens = said[0].isupper() and opens_sentence(place.text, begin)
    found: _Mention | None = None
    if said in _ROLES or (said.islower() and _DOER.fullmatch(said)):
        found = place.simple(f"surnamed {surname}")
    elif said in ("named", "called") and _WHO.search(before):
        found = place.simple(f"surnamed {surname}", start=begin)
    elif lower in _BEFORE_NOUN or _is_verb(said):
        if said[0].islower() or opens:
            found = place.long(sure=place.sure)
    elif said[0].isupper():
        if lower in _ROLES:
            article = "An" if said[0] in "AEIO" else "A"
            role = f"{article} {lower} surnamed {surname}"
            found = place.simple(role if opens else f"{said} {surname}", start=begin)
    else:
        person = "person " if said in _DETERMINERS else ""
        found = place.simple(f"{person}surnamed {surname}", sure=False)
    return found


def _is_verb(word: str) -> bool:
    """Whether a word is a participle or past form that an object follows."""
    return word.endswith(("ed", "ing")) and word.lower() not in _PARTICIPLES


def _unled(place: _Place, before: str) -> _Mention:
    """A mention that no word leads to: at a line's start, behind a mark."""
    text, start = place.text, place.start
    bare = before.rstrip("“\"‘'")
    if bare[-1:] in ("(", "["):
        return place.simple(place.surname, sure=place.sure)
    apposed = _APPOSED.search(text, max(0, start - 150), start)
    if apposed and apposed[1] in _ROLES and _ENCLOSED.match(text, place.end):
        return place.simple(f"surnamed {place.surname}", sure=place.sure)
    quoted = bare != before and not opens_sentence(text, start - len(before) + len(bare))
    return place.long(sure=place.sure and not quoted)


def _aged(place: _Place, years: re.Match[str]) -> _Mention:
    """A 48-year-old Lee Mo: with the article that the engine did not need."""
    begin = place.start - len(years.group())
    words = f"surnamed {place.surname}"
    led = _WORD.search(place.text, max(0, begin - 32), begin)
    if years[1] or (led and led[1].lower() not in _BEFORE_NOUN and not _is_verb(led[1])):
        return place.simple(words)
    number = years[2]
    article = "an" if number.startswith("8") or number in ("11", "18") else "a"
    if opens_sentence(place.text, begin):
        article = article.capitalize()
    return place.simple(f"{article} {number}-year-old {words}", start=begin)


@cache
def _known() -> frozenset[str]:
    """The Latin spellings of surnames in real use, in lower case."""
    return frozenset(
        latin
        for latin, readings in surnames().items()
        if len(latin) > 1 and any(cost < 2 and rarity < 2 for _, cost, rarity in readings)
    )


_GLUED = Pattern(
    r"(?<![\w'’.-])([A-Z][a-z]{0,6}?)(?:-?(?:moo|moe|mo)|[ ]Mo[eo])(?=[ ,.(\n'’])(?!['’]\w\w)"
)
_AGED = Pattern(r"[ ]?\(\d{2}\)")


def _glued(text: str, start: int) -> Edit | None:
    """Omo, Hongmoo, Seo-mo, Kim Moe: with an age, which says that it is a person."""
    begin = start
    while begin and start - begin < 9 and (text[begin - 1].isalpha() or text[begin - 1] in "- "):
        begin -= 1
        opens = text[begin - 1 : begin] in ("", " ", "\n", "“", '"', "(")
        if opens and text[begin].isupper() and text[begin : begin + 2] != "Mo":
            break
    match = _GLUED.match(text, begin)
    if not match or not match.start() < start < match.end():
        return None
    surname = "Oh" if match[1] == "O" else match[1]
    if surname.lower() not in _known():
        return None
    before = text[max(0, begin - 40) : begin]
    word = _WORD.search(before)
    years = _YEARS.search(before)
    if years:
        words = f"surnamed {surname}"
    elif not _AGED.match(text, match.end()) or (word and word[1][0].isupper()):
        return None
    elif word and word[1] in _ROLES:
        words = f"surnamed {surname}"
    else:
        words = "A person surnamed " if opens_sentence(text, begin) else "a person surnamed "
        words += surname
    return Edit(begin, match.end(), words, "perhaps 모: the surname alone")

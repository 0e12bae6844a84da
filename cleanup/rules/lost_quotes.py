"""TYP: quotations of which an engine lost one mark, where the other says where it stood."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule
from cleanup.rules.quote_marks import (
    ELIDED,
    MARKS,
    STRAIGHT,
    Mark,
    Paragraph,
    code_near,
    face,
    paragraphs,
)
from cleanup.rules.typography import abbreviated

__all__ = ["SAID", "SAYING"]

SAYING = (
    "said|says|saying|say|told|tells|telling|added|adds|adding|asked|asks|asking|explained|explains"
    "|explaining|emphasized|stressed|stressing|answered|replied|predicted|claimed|claims|claiming"
    "|argued|arguing|insisted|noted|wrote|pointed out|announced|revealed|recalled|admitted|shouted"
    "|responded|criticized|appealed|urged|warned|stated|confessed|declared|commented|testified"
)
"""The verbs of saying, as alternatives of a pattern."""
SAID = frozenset(SAYING.split("|"))

_SPEECH = Pattern(rf"\b(?:{SAYING})\b")
_SPEAKS = Pattern(rf"\b(?:{SAYING})(?: [^\n.?!,;:“”\"]{{1,50}})?[,:]?[ ]\Z")
_THAT = Pattern(r"\b(?:that|because|whether)[ ]\Z")
_LABEL = Pattern(
    r"[\[(【][^\]\n:“”\"]{2,80}:[ ]\Z|\A(?:[\[(【][^\]\n]{2,40}[\])】][ ]?)?[^\n.,?!:]{2,60}:[ ]\Z"
)
_TURN = Pattern(r"\A[\[【][^\]】\n:“”\"]{2,80}:[ ]?\Z")
_ASIDE = Pattern(rf"(?:,[ ](?:[\w.’'-]+[ ]){{0,5}}?|\band[ ])(?:{SAYING})\b")
_BARE_LABEL = Pattern(
    r"[\[【(][^\]】)\n:“”\"]{2,60}/[^\]】)\n:“”\"]{2,60}[\]】)]\Z"
    r"|\A(?:[◀▶▷■●]\W{0,2}(?:(?i:int|interview|sync)\W{1,3})?)?\[?(?:Interview ?: ?)?[A-Z][\w.'’○-]{0,14}(?: [A-Z][\w.'’○-]{0,14}){0,2} ?/ ?[A-Z][\w ,.'’-]{2,50}\]?\Z"
)
# A clause or a phrase that begins so is quoted whole, not a term that ends before the sentence does.
_CLAUSE = Pattern(
    r"(?:the|a|an|this|these|those|it|there|we|they|he|she|you|if|when|after|before|until|because"
    r"|all|every|anyone|everyone|nobody|nothing|some|most|many|our|my|his|her|its|their|in|at)[ ]"
)
_PHRASE = Pattern(r"(?:a|an|the|not|as|another)(?: [a-z’-]+){1,5}\Z")
_GOES_ON = Pattern(
    r"\b(?:and|but|or|nor|when|is|was|were|are|be|been|has|have|had|will|would|can|could|that|which"
    r"|who|because|as|if|in|on|at|for|by|from|with|to|after|before|since|until|over|during)\b"
)
_PERSON = frozenset("we they he she it you there i if".split())
_END = Pattern(
    r"(\.{3}|[.?!…])(?=\s+(?:[A-Z0-9\[(]|[“‘\"'](?=\w))|[ \t\r]*[\])]?[ \t\r]*(?:\n|\Z))"
)
_INNER_END = Pattern(r"[.,?!]['’]")
_STUB = Pattern(r"[a-z]{2}[.?!] [a-z]")
_LAST = Pattern(r"[A-Za-z0-9]+\Z")
_FAR = 600  # characters that a quotation of this kind may hold


def _ends(text: str, start: int, end: int) -> list[int] | None:
    """Where the sentences of ``text[start:end]`` end, at most three; None where it is unclear."""
    found: list[int] = []
    for match in _END.finditer(text, start, end):
        here = match.end()
        last = not text[here:end].strip(" \t\r])")
        word = _LAST.search(text, max(start, match.start() - 20), match.start())
        if not last and (
            match[1] in ("...", "…")
            or (match[1] == "." and (word is None or len(word[0]) < 2 or abbreviated(word[0])))
        ):
            return None
        found.append(here)
        if len(found) == 3:
            break
    return found


def _closing(text: str, first: int, mark: int, end: int) -> int | None:
    """Where the quotation that is opened at ``mark`` ends: behind a stop of ``text[first:end]``.

    0 says that there are several places; None that it is no quotation of a known kind.
    """
    begin = mark + 1
    if text[begin : begin + 1].isspace() or end - begin > _FAR:
        return None
    ends = _ends(text, begin, end)
    if not ends or _INNER_END.search(text, begin, end):
        return None
    inside = text[begin : ends[0] - 1]
    # What a bracket closes must be opened before the quotation, not inside it.
    # "at all. refuted.": behind the quotation stand words that lost their subject.
    torn = text.count("(", begin, end) != text.count(")", begin, ends[0])
    if torn or "[" in inside or _STUB.search(inside):
        return None
    before = text[max(first, mark - 90) : mark]
    alone = not text[ends[0] : end].strip(" \t\r])")
    if inside[:1].islower():
        return ends[0] if _is_fragment(before, inside, alone=alone) else None
    if not inside[:1].isupper() or len(inside) < 8:
        return None
    return _end_of_speech(text, first, mark, end, ends[0] if alone else 0)


def _is_bare_label(line: str) -> bool:
    return "/" in line and _BARE_LABEL.search(line) is not None


def _end_of_speech(text: str, first: int, mark: int, end: int, place: int) -> int | None:
    """Where a quotation that begins with a capital ends: at ``place``, or with its speaker's turn."""
    before = text[max(first, mark - 90) : mark]
    if _ASIDE.search(text, mark, end):
        return None
    bracketed = text[first : first + 1] in ("[", "【") and _TURN.search(text[first:mark])
    bare = not before.strip() and _is_bare_label(_line_before(text, first))
    if bracketed or bare:
        last = end - len(text[mark:end]) + len(text[mark:end].rstrip())
        if bracketed and text[last - 1 : last] in ("]", "】"):
            last -= 1
        elif bracketed:
            return place or None
        return last if text[last - 1 : last] in tuple(".?!…") else place or None
    if _SPEAKS.search(before) or _THAT.search(before) or _LABEL.search(before):
        return place
    opens = before.strip() in ("[", "(", "【") or _is_bare_label(before.rstrip())
    return place if opens else None


def _is_fragment(before: str, inside: str, *, alone: bool) -> bool:
    """Whether a quotation in lower case runs to the end of the sentence around it."""
    if " " not in inside:
        return True
    if _SPEECH.search(inside):
        return False
    if (_SPEAKS.search(before) and before[-2:] not in (", ", ": ")) or _THAT.search(before):
        return bool(_CLAUSE.match(inside)) and (
            alone
            or _THAT.search(before) is not None
            or inside.split(" ", maxsplit=1)[0] not in _PERSON
        )
    return bool(_PHRASE.match(inside)) and not _GOES_ON.search(inside, inside.index(" "))


def _next_line(text: str, end: int) -> str:
    """The first mark of the next line that is not blank; empty where there is none."""
    while end < len(text) and text[end] in " \t\r\n\u00a0":
        end += 1
    return text[end : end + 1]


def _line_before(text: str, first: int) -> str:
    """The last line with words before ``first``, at most its last 200 characters."""
    above = text[max(0, first - 400) : first].rstrip()
    return above[above.rfind("\n") + 1 :][-200:]


def _neighbour(text: str, at: Sequence[int], mark: int, step: int) -> str:
    """How the next (1) or last (-1) double mark beside those of the line of ``mark`` faces."""
    if step > 0:
        end = text.find("\n", mark)
        number = bisect_right(at, end) if end >= 0 else len(at)
    else:
        number = bisect_right(at, text.rfind("\n", 0, mark)) - 1
    while 0 <= number < len(at) and text[at[number] : at[number] + 1] not in set(MARKS):
        number += step
    return face(text, at[number]) if 0 <= number < len(at) else ""


@rule(
    "TYP035",
    safe=True,
    anchors=MARKS,
    examples=[
        Example(
            'He said that "the market needs time. We will not add it.\n\nIt fell.',
            'He said that "the market needs time." We will not add it.\n\nIt fell.',
        ),
        Example(
            "They did not rule out “a talk while standing.\n\nIt rained.",
            "They did not rule out “a talk while standing.”\n\nIt rained.",
        ),
        Example(
            'He said, "The rest will come in July.\n\nIt rained.',
            'He said, "The rest will come in July."\n\nIt rained.',
        ),
        Example(
            '[Pharmacist: "It has never happened.]\n\nThe minister left.',
            '[Pharmacist: "It has never happened."]\n\nThe minister left.',
        ),
        Example("He said, “But so what?\n\nIt rained.", "He said, “But so what?”\n\nIt rained."),
        Example(
            "[Cho/Repairer: “They throw it away. Why?]\n\nIt rained.",
            "[Cho/Repairer: “They throw it away. Why?”]\n\nIt rained.",
        ),
        Example('He said, "The rest will come.', 'He said, "The rest will come.'),
        Example(
            'He said, "The rest will come.\n\nIt will be good," he said.',
            'He said, "The rest will come.\n\nIt will be good," he said.',
        ),
        Example(
            'He said, "The rest will come.\n\n"It will be good."',
            'He said, "The rest will come.\n\n"It will be good."',
        ),
        Example(
            "He said, “It did not wait at all. refuted.\n\nIt rained.",
            "He said, “It did not wait at all. refuted.\n\nIt rained.",
        ),
        Example('He said, "It will come. It must. Now.\n\nIt rained.', None),
        Example(
            'the "golden hour is lost on the way.\n\nIt rained.',
            'the "golden hour is lost on the way.\n\nIt rained.',
        ),
        Example(
            'His film, "Snow Country won a prize.\n\nIt rained.',
            'His film, "Snow Country won a prize.\n\nIt rained.',
        ),
    ],
)
def unclosed_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Close a quotation that its paragraph leaves open, where it can only end at one place.

    A fragment in lower case ends with the sentence around it, a quoted sentence with its
    paragraph where that holds one sentence. Where there are several, it is reported. A quotation
    that the next paragraph carries on, and the last line of a text, which may be cut, stay.
    """
    text = view.text
    for paragraph in paragraphs(text, at):
        for island in paragraph.islands:
            mark = island[0]
            if len(island) > 1 or mark.face != "(" or mark.sign == "”":
                continue
            end = paragraph.end
            following = [other.at for other in paragraph.marks if other.at > mark.at]
            if _next_line(text, end) in {"", "“", STRAIGHT, "”", "‘", "'", "’"}:
                continue
            if not following and _neighbour(text, at, mark.at, 1) not in ("", "("):
                continue
            if mark.sign == STRAIGHT and code_near(text, mark.at, mark.at):
                continue
            place = _closing(text, paragraph.first, mark.at, end)
            if place is None or (following and not 0 < place < following[0]):
                continue
            if place:
                yield Edit(place, place, STRAIGHT if mark.sign == STRAIGHT else "”")
            elif not paragraph.unclosed:
                yield Edit(mark.at, mark.at + 1, None, "this quote is never closed")


_ATTRIBUTED = Pattern(rf"[”\"] (?:[a-z]+ )?(?:[A-Z][\w.’' -]{{1,60}} )?(?:{SAYING})\b")
_HE = Pattern(rf"[”\"] (?:he|she|they|(?:a|an|the|one) [a-z][\w’' -]{{1,60}}) (?:{SAYING})\b")
_INLINE = Pattern(r"[\[【][^\]】\n:“”\"]{2,80}:[ ]?(?=[A-Z])")


@rule(
    "TYP036",
    safe=True,
    anchors=MARKS,
    examples=[
        Example(
            'It rose.\n\nWe expect the volume to recover," said a director.',
            'It rose.\n\n"We expect the volume to recover," said a director.',
        ),
        Example(
            "[Cho Min-soon/Umbrella repairer]\nThey throw it away. I cannot see why.”\n\nIt rained.",
            "[Cho Min-soon/Umbrella repairer]\n“They throw it away. I cannot see why.”\n\nIt rained.",
        ),
        Example(
            'It rained.\n[Cho/Repairer: They throw it away. Why?"]',
            'It rained.\n[Cho/Repairer: "They throw it away. Why?"]',
        ),
        Example(
            "It fell.\n\nThe divers say, We want a bounty. They catch more than fish.”\n\nIt rose.",
            "It fell.\n\nThe divers say, “We want a bounty. They catch more than fish.”\n\nIt rose.",
        ),
        Example(
            'It fell.\n\nCho Sam-nam / Salt farmer\nThey earn more with their hands."\n\nIt rose.',
            'It fell.\n\nCho Sam-nam / Salt farmer\n"They earn more with their hands."\n\nIt rose.',
        ),
        Example("It fell.\n\nI heard it.” Kim said.", "It fell.\n\n“I heard it.” Kim said."),
        Example("It fell.\n\nIt broke.” Kim said so.", "It fell.\n\nIt broke.” Kim said so."),
        Example('We expect it to recover," he said.', 'We expect it to recover," he said.'),
        Example(
            'It rose.\n\nWe waited. We expect it to rise," he said.',
            'It rose.\n\nWe waited. We expect it to rise," he said.',
        ),
        Example(
            'He said, "It rose.\n\nWe expect it to rise," he said.',
            'He said, "It rose.\n\nWe expect it to rise," he said.',
        ),
        Example(
            'It rose.\n\nHe said we expect it to rise," and left.',
            'It rose.\n\nHe said we expect it to rise," and left.',
        ),
        Example(
            'It rose.\n\nHe sold pipes of 5" and left.', 'It rose.\n\nHe sold pipes of 5" and left.'
        ),
    ],
)
def unopened_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Open a quotation that only its end shows, where it can only begin at one place.

    That is the one sentence before ``," he said`` at a paragraph's start, or the whole of what
    stands behind a speaker's label. The first line of a text, which may be cut, stays.
    """
    text = view.text
    for paragraph in paragraphs(text, at):
        mark = paragraph.marks[0]
        if paragraph.unclosed or paragraph.islands[:1] != [[mark]]:
            continue
        if mark.face != ")" or mark.sign == "“" or mark.at - paragraph.first > _FAR:
            continue
        if _neighbour(text, at, mark.at, -1) not in ("", ")"):
            continue
        place = _opening(text, paragraph, mark)
        if place is not None:
            yield Edit(place, place, STRAIGHT if mark.sign == STRAIGHT else "“")


def _opening(text: str, paragraph: Paragraph, mark: Mark) -> int | None:
    """Where the quotation that is closed at ``mark`` begins."""
    first = paragraph.first
    above = _line_before(text, first)
    if not above or text[mark.at - 1] not in ",.?!…":
        return None
    behind = text[mark.at + 1 : paragraph.end].strip()
    while text[first] in " \t":
        first += 1
    label = _INLINE.match(text, first, mark.at)
    if label or _is_bare_label(above):
        place = label.end() if label else first
        whole = behind == (text[first].translate({91: "]", 12304: "】"}) if label else "")
        spoken = _SPEECH.search(text, place, mark.at)
        return place if whole and text[place].isupper() and not spoken else None
    said = list(islice(_SAID_THIS.finditer(text, first, mark.at), 2))
    if (
        len(said) == 1
        and not behind[:1].islower()
        and not _SPEECH.search(text, said[0].end(), mark.at)
    ):
        return said[0].end()
    if above[-1] in '.?!…”"])' and _is_spoken(text, first, mark.at):
        return first
    return None


_SAID_THIS = Pattern(rf"\b(?:{SAYING}), (?=[A-Z])")


def _is_spoken(text: str, first: int, mark: int) -> bool:
    """Whether ``text[first:mark]`` is one sentence that somebody says behind it, and only there."""
    if text[mark - 1] not in ".,?!" or mark - first < 8 or not text[first].isupper():
        return False
    said = _HE.match(text, mark) or _ATTRIBUTED.match(text, mark)
    if not said or (text[mark - 1] == "." and text[said.end() : said.end() + 1] != "."):
        return False
    sentence = text[first : mark - 1]
    return ":" not in sentence and not _SPEECH.search(sentence) and not _END.search(f"{sentence} A")


_CLOSER = Pattern(r"[^\n]{0,600}?(?:['’](?![A-Za-z])|[A-Za-z][’'][A-Za-z]{3}|[“”\"][.,]?['’‘])")


@rule(
    "TYP037",
    safe=True,
    anchors=[" '"],
    examples=[
        Example(
            "A fan said ‘I cried when she sang.\n\nIt rained.",
            "A fan said ‘I cried when she sang.’\n\nIt rained.",
        ),
        Example(
            "It will be given 'priority.\n\nIt rained.",
            "It will be given 'priority.'\n\nIt rained.",
        ),
        Example(
            "He lives ten meters 'as the crow flies.\n\nIt rained.",
            "He lives ten meters 'as the crow flies.'\n\nIt rained.",
        ),
        Example("Get 'em.\n\nIt's rock 'n roll.\n\nBye.", "Get 'em.\n\nIt's rock 'n roll.\n\nBye."),
        Example("I go 'cause I can.\n\nIt rained.", "I go 'cause I can.\n\nIt rained."),
        Example("He said 'no.'\n\nHe said ‘go’.\n\nBye.", "He said 'no.'\n\nHe said ‘go’.\n\nBye."),
        Example("He said ‘I cried.", "He said ‘I cried."),
        Example("the 'golden hour of it.\n\nBye.", "the 'golden hour of it.\n\nBye."),
    ],
)
def unclosed_single_quote(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Close a single quotation that its paragraph leaves open, where it can only end at one place."""
    text = view.text
    for start in at:
        mark = start + 1
        sign = text[mark : mark + 1]
        if text[start : start + 1] != " " or sign not in ("'", "‘"):
            continue
        if not text[mark + 1 : mark + 2].isalpha():
            continue
        closer = text.find("'" if sign == "'" else "’", mark + 2, mark + 100)
        if closer > 0 and not text[closer + 1 : closer + 2].isalpha():
            continue  # nearly all of the marks
        if _CLOSER.match(text, mark + 1):
            continue
        if ELIDED.match(text, mark + 1) or ELIDED.match(text[mark + 1 : mark + 12].lower()):
            continue
        first = text.rfind("\n", max(0, mark - _FAR), mark) + 1
        end = text.find("\n", mark, mark + _FAR)
        if end < 0 or (not first and mark > _FAR) or text.count("‘", first, end) > (sign == "‘"):
            continue
        if sign == "'" and (code_near(text, mark, mark) or _singles(text, first, mark) % 2):
            continue
        if _next_line(text, end) in {"", "“", STRAIGHT, "”", "‘", "'", "’"}:
            continue
        if any(other in text[mark:end] for other in '“”"&'):
            continue
        place = _closing(text, first, mark, end)
        if place:
            yield Edit(place, place, "’" if sign == "‘" else "'")


_SINGLE = Pattern(r"(?<![A-Za-z0-9])['‘](?=\w)|(?<=\S)['’](?![A-Za-z0-9])")


def _singles(text: str, first: int, end: int) -> int:
    """How many single marks of quotes stand in ``text[first:end]``."""
    return sum(1 for _ in _SINGLE.finditer(text, first, end))

"""DUP: phrases that came out twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule
from cleanup.rules.quote_marks import marks_before


@rule(
    "DUP007",
    safe=True,
    anchors=[", "],
    examples=[
        Example("It fell at 8 o'clock in the evening, at 8 o'clock in the evening in Seoul.", "It fell at 8 o'clock in the evening in Seoul."),
        Example("They will sit down at the same table, at the same table after May.", "They will sit down at the same table after May."),
        Example("It rose by 5 percent, by 5 percent a year.", "It rose by 5 percent a year."),
        Example("It is kept in glasses of different sizes, of different sizes. He can listen, can listen.", "It is kept in glasses of different sizes. He can listen."),
        Example("It began a trial run, a trial run. It was a good day, a good day that we had.", "It began a trial run. It was a good day, a good day that we had."),
        Example("At night somebody tore it down, and somebody tore it down, and they left.", "At night somebody tore it down, and they left."),
        Example("The video, the video was shot at night.", "The video was shot at night."),
        Example("The mayor of the city, the mayor of the city, promised a pump.", "The mayor of the city promised a pump."),
        Example("It was the end, the end of all; the rain, the rain.", "It was the end, the end of all; the rain, the rain."),
        Example("It fell at 8 o'clock in the evening, at 8 o'clock in the morning.", "It fell at 8 o'clock in the evening, at 8 o'clock in the morning."),
        Example("“No more war in the world, no more war in the world,” they sang.", "“No more war in the world, no more war in the world,” they sang."),
        Example("Never again, never again; day by day, day by day.", "Never again, never again; day by day, day by day."),
    ],
)  # fmt: skip
def repeated_phrase(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write a phrase of four words or more, or of three with a figure, once that is said twice in a row.

    A subject that its verb follows may be shorter: The video, the video was shot at night.

    Not within quotation marks: speakers and songs repeat themselves.
    """
    text = view.text
    for start in at:
        words, gap = _said_twice(text, start), 2
        if not words and text.startswith(_AND, start):
            words, gap = _said_twice(text, start, len(_AND)), len(_AND)
            words = words if words.count(" ") > 2 else ""
        if words and _is_long(text, start, words) and not quoted(text, start):
            end = start + gap + len(words)
            subject = words.startswith(("The ", "A ", "An ")) and _PREDICATE.match(text, end)
            yield Edit(start, end + bool(subject), "")


_AND = ", and "


def _is_long(text: str, comma: int, words: str) -> bool:
    """Whether nobody would say so much twice; less will do for a subject that its verb follows."""
    if any(mark in words for mark in "{}[]()=<>|"):
        return False
    if words.count(" ") > 2 or _FIGURE.search(words):
        return True
    end = comma + 2 + len(words)
    if words.startswith("The "):
        return bool(_VERB.match(text, end))
    if words.count(" ") == 2 and _LED.match(words):
        return text[end : end + 1] in (".", ",", ";") or words[0] not in "aA"
    return bool(_MODAL.match(words))


_LED = Pattern(
    r"(?:an?|of|in|on|at|for|with|from|by|to|after|before|during|between|under) [a-z]{3,} [a-z]{3,}\Z"
)
_MODAL = Pattern(r"(?:can|will|must|should|would|could|may) [a-z]{3,}(?: [a-z]+)?\Z")
_VERB = Pattern(r"[ ](?:is|are|was|were|has|had|have|will|would|can|could|to|[a-z]{3,}ed)[ ]")
_PREDICATE = Pattern(r",[ ](?:said|is|was|has|had|will|[a-z]{3,}ed)[ ]")


_FIGURE = Pattern(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|hundred|thousand|million)\b"
)


def quoted(text: str, index: int) -> bool:
    """Whether a quotation may be open at ``index``, as far as its line tells."""
    marks = marks_before(text, index)
    return marks is None or (marks != [] and (text[marks[-1]] == "“" or len(marks) % 2 == 1))


@rule(
    "DUP008",
    safe=False,
    anchors=[", "],
    examples=[
        Example(
            "Prices will fall slowly, fall slowly from June.", "Prices will fall slowly from June."
        ),
        Example(
            "Never again, never again; in the war, in the rain.",
            "Never again, never again; in the war, in the rain.",
        ),
    ],
)
def phrase_again(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """The same with two or three words.

    Unsafe: it may be rhetoric.
    """
    text = view.text
    for start in at:
        words = _said_twice(text, start)
        short = words and not _is_long(text, start, words)
        if short and not words.lower().startswith(("never ", "no ")) and not quoted(text, start):
            yield Edit(start, start + 2 + len(words), "")


def _said_twice(text: str, comma: int, gap: int = 2) -> str:
    """The longest phrase of two words or more before a comma that stands ``gap`` behind it again."""
    head, low = text[comma + gap + 1 : comma + gap + 6], max(0, comma - 160)
    if text.find(head, low, comma) < 0 or not text.startswith(", ", comma):
        return ""
    before, after = text[low:comma], text[comma + gap : comma + gap + 160]
    begin = before.find(head, 1) - 1
    while begin >= 0:
        words = before[begin:]
        if after.startswith(words[1:], 1) and after[0].lower() == words[0].lower() and " " in words:
            whole = not before[begin - 1 : begin].isalnum() if begin else comma < 160
            if whole and not after[len(words) : len(words) + 1].isalnum() and "\n" not in words:
                return words
        begin = before.find(head, begin + 2) - 1
    return ""


@rule(
    "DUP015",
    safe=True,
    anchors=[],
    examples=[
        Example("Firefighters put out the big flames put out the big flames after two hours.", "Firefighters put out the big flames after two hours."),
        Example("By Friday it may be a different a different story.", "By Friday it may be a different story."),
        Example("In front of a store in front of a store, a queue formed.", "In front of a store, a queue formed."),
        Example("It rose.\n\nIn the morning in the morning it fell\n\nby 5 percent 5 percent.\n\nIt opened on Monday on Monday.\n\nIt closed.", "It rose.\n\nIn the morning it fell\n\nby 5 percent.\n\nIt opened on Monday.\n\nIt closed."),
        Example("He claimed that claimed that a partner had it.", "He claimed that a partner had it."),
        Example("Compare the file with the file with the same name, day after day after day.", "Compare the file with the file with the same name, day after day after day."),
        Example("“Let it go let it go,” they sang. It went on and on and on.", "“Let it go let it go,” they sang. It went on and on and on."),
        Example("It rose step by step by step. Thank you very much very much.", "It rose step by step by step. Thank you very much very much."),
        Example("They cried no more war no more war no more war.", "They cried no more war no more war no more war."),
        Example("New York New York is a song, Kim Il Sung Kim Il Sung a chant.", "New York New York is a song, Kim Il Sung Kim Il Sung a chant."),
    ],
)  # fmt: skip
def phrase_twice_running(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Write a phrase of two words or more once that stands twice with nothing between.

    Not within quotation marks, not said three times, not "day after day after": a word that joins
    may stand between two of the same. A phrase of two words must be one of lower case.
    """
    text = view.text
    words = text.split(" ")
    seen: dict[str, int] = {}
    done = counted = at = 0
    for number, word in enumerate(words):
        length = number - seen.get(word, -_LONGEST - 1)
        seen[word] = number
        if not 1 < length <= _LONGEST or number - length < done:
            continue
        # One of the words beside it comes again as well; most words come again alone.
        behind = words[number + 1] if number + 1 < len(words) else ""
        if not behind.startswith(words[number + 1 - length]) and (
            words[number - 1].lower() != _opening(words[number - 1 - length])
        ):
            continue
        start, lowest = number, max(length, number - length)
        while start > lowest and words[start - 1].lower() == _opening(words[start - 1 - length]):
            start -= 1
        # A whole length back: it is said three times.
        if number - start < length and _runs_twice(words, start, length):
            done = start + length
            at += sum(map(len, words[counted:start])) + start - counted
            counted = start
            again = _bare(" ".join(words[start:done]).partition("\n")[0])
            held = any(begin < at - 1 < end for _, begin, end in view.term_hits)
            if not held and not quoted(text, at):
                yield Edit(at - 1, at + len(again), "")


_LONGEST = 25
_PLAIN = Pattern(r"[A-Za-z\d][\w'’.,%-]*")
# Between two of the same they join: day after day, the file with the file.
_JOINS = frozenset(
    "and or nor but by after upon to with of in on at from for than as vs versus is was are were "
    "into over before against equals not".split()
)
_AT = frozenset("on in at by from since".split())
_SAID_MORE = frozenset("very much so ha no yes bye more many blah again really please".split())


def _opening(word: str) -> str:
    """A word as it would stand within a sentence: no mark before it, in lower case."""
    return _first(word).lower()


def _first(word: str) -> str:
    """The first word of a sentence, without the line before it and the marks that open it."""
    return word.rpartition("\n")[2].lstrip("“\"‘'(")


def _bare(words: str) -> str:
    """Words without the marks behind them."""
    return words.rstrip('.,;:!?"”’)') if not words.endswith("U.S.") else words


def _runs_twice(words: list[str], start: int, length: int) -> bool:
    """Whether ``length`` words from ``start`` on are those before, once more and by mistake."""
    first, end = start - length, start + length
    once, again = words[first:start], words[start:end]
    last = again[-1].partition("\n")[0] if again else ""
    if first < 0 or once[1:-1] != again[1:-1] or once[-1] not in (last, _bare(last)):
        return False
    if _opening(once[0]) != again[0].lower():
        return False
    once[0] = _first(once[0])
    if _bare(" ".join(words[end : end + length])).lower() == " ".join(once).lower():
        return False
    if once[-1] in _JOINS or not all(map(_PLAIN.fullmatch, once)) or not once[-1][-1:].isalnum():
        return False
    return _is_pair_by_mistake(*once) if length == 2 else _holds_words(once)


def _holds_words(phrase: list[str]) -> bool:
    letters = [word for word in phrase if word.isalpha() and word.islower()]
    return len(letters) >= 2 and max(map(len, letters)) >= 4


def _is_pair_by_mistake(one: str, two: str) -> bool:
    """Whether nobody says these two words twice on purpose."""
    if two[0].isupper() and two.isalpha():
        return one.lower() in _AT  # on Monday on Monday
    if one.isdigit():
        return len(two) > 3 and two.isalpha() and two.islower()  # 5 percent 5 percent
    return (
        one.isalpha()
        and (len(one) == 1 or one[1:].islower())
        and two.isalpha()
        and two.islower()
        and len(one) + len(two) >= 6
        and _SAID_MORE.isdisjoint((one, two))
    )

"""LNG: a third language in the English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule

if TYPE_CHECKING:
    from langdetect.detector_factory import DetectorFactory

# Short words that are frequent in one of these languages and rare in English.
_FOREIGN = (
    "que los las por para una está pero como más del y el "  # Spanish
    "les des est une dans avec pour qui sont aux cette leur et "  # French
    "der und nicht mit auf ist ein eine für von dem sich "  # German
    "che della sono gli più nel con questo è "  # Italian
    "não uma os com foi dos mas são "  # Portuguese
    "yang dan dengan untuk dalam pada adalah "  # Indonesian
    "het een van niet voor zijn maar ook "  # Dutch
    "của và là được không các "  # Vietnamese
    "ve bir için olan bu"  # Turkish
).split()
_BETWEEN_SPACES = [f" {word} " for word in _FOREIGN]
_ENGLISH = Pattern(
    r"\b(?:the|of|to|and|in|that|is|was|for|on|with|as|by|at|from|has|have|it|be|are|this|he|they|said)\b",
    re.IGNORECASE,
)
_SENTENCE = Pattern(r"[^.!?\n]{40,600}(?:[.!?]|(?=\n)|\Z)")
_LATIN = Pattern(r"[A-Za-zÀ-ɏḀ-ỿ]")
_PROFILES = ("en", "es", "fr", "de", "it", "pt", "nl", "id", "vi", "tr")
_LOCK = Lock()


@rule(
    "LNG001",
    safe=True,
    anchors=_BETWEEN_SPACES,
    examples=[
        Example("The court met. El presidente dijo que los acuerdos no eran suficientes para el país.", None),
        Example("He won the Tour de France and met the los Angeles team in a very long game.",
                "He won the Tour de France and met the los Angeles team in a very long game."),
        Example("Que sera, sera.", "Que sera, sera."),
    ],
)  # fmt: skip
def third_language(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Report a long sentence in Latin script that is not English.

    langdetect is asked only about a sentence of 40 characters or more with two foreign function
    words and next to no English ones; it is seeded, so that it says the same each time.
    """
    text = view.text
    end = -1
    for start in at:
        if start < end:
            continue
        begin = start
        while begin and start - begin < 600 and text[begin - 1] not in ".!?\n":
            begin -= 1
        while begin < len(text) and text[begin].isspace():
            begin += 1
        match = _SENTENCE.match(text, begin)
        if not match:
            continue
        sentence = match.group()
        padded = f" {sentence.lower()} "
        foreign = sum(word in padded for word in _BETWEEN_SPACES)
        if foreign < 2 or len(_ENGLISH.findall(sentence)) > foreign / 2:
            continue
        if len(_LATIN.findall(sentence)) < 30:
            continue
        end = match.end()
        language = _language(sentence[:300])
        if language not in ("en", ""):
            yield Edit(begin, end, None, f"looks like {language}")


@lru_cache(maxsize=1 << 9)
def _language(sentence: str) -> str:
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory().create()
    detector.append(sentence)
    try:
        return str(detector.detect())
    except LangDetectException:
        return ""


@lru_cache(maxsize=1)
def _load() -> DetectorFactory:
    from pathlib import Path

    import langdetect.detector_factory as langdetect

    factory = langdetect.DetectorFactory()
    factory.seed = 0
    folder = Path(langdetect.PROFILES_DIRECTORY)
    factory.load_json_profile([(folder / name).read_text(encoding="utf-8") for name in _PROFILES])
    return factory


def _factory() -> DetectorFactory:
    """A factory of our own, loaded once under a lock: langdetect's global one races at first use."""
    with _LOCK:
        return _load()

"""The glossary: reading it, finding its terms in a text, and the cues that decide."""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cleanup.layout import flat, flat_all, opens_sentence
from cleanup.model import Term
from cleanup.names import People
from cleanup.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cleanup.model import Span

__all__ = ["KINDS", "Glossary", "GlossaryError", "Mention", "builtin_folder", "read_terms"]

KINDS = ("person", "place", "organization", "title", "term", "work", "event", "ending")
"""What a term can be. An ``ending`` is a title or particle that engines glue to a name."""

COLUMNS = ("korean", "english", "kind", "variants", "cues", "note")
_SEPARATOR = " | "
_CUE_REACH = 160  # characters on each side of a variant in which a cue counts
_PERSON_REACH = 1_000  # a name's cue may stand further off: an office is said once
_BLANK = frozenset(("", " ", "\n"))
_HALVES = ("South ", "North ")
_KEPT = 1 << 13  # renderings of which it is remembered whose they are
_COUNTABLE = ("term", "title")
_HANGUL = Pattern(r"[가-힣]")
_WORD_START = Pattern(r"(?<![\w'’])([a-z])")
_SMALL = Pattern(r"(?<=\s)(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with)(?=\s)")
_LONG_WORD = Pattern(r"(?<![\w'’-])([a-z])(?=\w{3})")
_NAME_AFTER = Pattern(r" [A-Z][a-z]+[- ][A-Za-z]")
_ARTICLE = Pattern(r"(?<!\w)([Aa])n? \Z")


class GlossaryError(Exception):
    """A glossary that cannot be used; the message names the file, the line and the mend."""


class Mention(NamedTuple):
    """A place in a text that renders a term otherwise than agreed.

    ``options`` are the terms that the words may render, each with what to write for it; more than
    one only where their English differs. ``ambiguous`` says that the words are ordinary English as
    well, or that there is more than one option.
    """

    start: int
    end: int
    options: tuple[tuple[Term, str], ...]
    ambiguous: bool


AGREED, VARIANT, AMBIGUOUS = range(3)


class _Owner(NamedTuple):
    """A term, and the words that stand for it: its agreed English or a variant, and which."""

    term: Term
    variant: str
    grade: int
    plural: bool = False


def builtin_folder() -> Path:
    """The folder of the shipped glossaries, in an installed package and in a checkout."""
    here = Path(__file__).parent
    installed = here / "glossaries"
    return installed if installed.is_dir() else here.parent / "glossaries"


def read_terms(path: str | Path) -> list[Term]:
    """The entries of a glossary file: with a header of named columns, or two or three without.

    A file without a header is read as OmegaT reads it: Korean, English, note. Raises
    GlossaryError with the file and line of what is wrong.
    """
    try:
        with open(path, "rb") as file:
            text = file.read().decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise GlossaryError(
            f"{path}: byte {error.start} is not UTF-8; save the glossary as UTF-8"
        ) from error
    except OSError as error:
        raise GlossaryError(f"{path}: cannot be read: {error.strerror}") from error
    rows = [
        (number, line.rstrip("\r").split("\t"))
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip() and not line.startswith("#")
    ]
    if not rows:
        return []
    header = [cell.strip() for cell in rows[0][1]]
    if "korean" in header or "english" in header:
        for needed in ("korean", "english"):
            if needed not in header:
                raise GlossaryError(
                    f"{path}:{rows[0][0]}: the header has no column {needed!r}; "
                    f"columns are {', '.join(COLUMNS)}"
                )
        columns, rows = header, rows[1:]
    else:
        columns = ["korean", "english", "note"]
    place = Path(path).name
    return [_term(path, place, number, columns, cells) for number, cells in rows]


def _term(
    path: str | Path, place: str, number: int, columns: Sequence[str], cells: Sequence[str]
) -> Term:
    if len(cells) != len(columns) and not (len(columns) == 3 and len(cells) == 2):
        raise GlossaryError(
            f"{path}:{number}: {len(cells)} cells, expected {len(columns)} "
            f"({', '.join(columns)}); cells are separated by one tab each"
        )
    row = dict(zip(columns, [cell.strip() for cell in cells], strict=False))
    korean, english = row["korean"], row["english"]
    if not korean or not english:
        missing = "korean" if not korean else "english"
        raise GlossaryError(f"{path}:{number}: the cell {missing!r} is empty; fill it or drop it")
    kind = row.get("kind") or _guess_kind(korean.split(_SEPARATOR)[0], english.split(_SEPARATOR)[0])
    if kind not in KINDS:
        raise GlossaryError(f"{path}:{number}: unknown kind {kind!r}; one of {', '.join(KINDS)}")
    first, aliases = _first(korean)
    english, accepted = _first(english)
    variants, cues = row.get("variants", ""), row.get("cues", "")
    listed = [cell for cell in variants.split(_SEPARATOR) if cell] if variants else []
    return Term(
        first,
        english,
        kind,
        tuple([v for v in listed if v[-1] != "?"]) if listed else (),
        tuple([v[:-1] for v in listed if v[-1] == "?" and v != "?"]) if "?" in variants else (),
        tuple([cue for cue in cues.split(_SEPARATOR) if cue]) if cues else (),
        row.get("note", ""),
        f"{place}:{number}",
        aliases,
        "?" in listed,
        accepted,
    )


def _first(cell: str) -> tuple[str, tuple[str, ...]]:
    """The chief entry of a cell, and the others."""
    if _SEPARATOR not in cell:
        return cell, ()
    first, *others = cell.split(_SEPARATOR)
    return first, tuple(others)


def _guess_kind(korean: str, english: str) -> str:
    """A two-column row names a person if its Hangul and its English can spell one name."""
    from cleanup.korean.bearers import is_name

    return "person" if " " in english and is_name(korean, english) else "term"


class Glossary:
    """Terms in force, indexed for one pass over a text.

    Later terms override earlier ones of the same Korean and kind, unless both come from one file
    (two bearers of one name).
    """

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self.terms = _override(terms)
        self.people = People(self.terms)
        self._owners: list[list[tuple[Term, str, int, bool]]] = []
        self._known: dict[tuple[int, str], list[_Owner] | None] = {}
        self.literals = self._index()

    def __reduce__(self) -> tuple[object, ...]:
        return Glossary, (self.terms,)

    def _index(self) -> tuple[str, ...]:
        """The literals to look for, flat; ``_owners`` says of each whose it is."""
        forms: list[tuple[Term, str, int, bool]] = []
        for term in self.terms:
            forms += [(term, english, AGREED, False) for english in (term.english, *term.accepted)]
            if term.kind == "ending":
                continue
            for grade, listed in ((VARIANT, term.variants), (AMBIGUOUS, term.ambiguous)):
                for variant in listed:
                    forms.append((term, variant, grade, False))
                    if variant[-1] in "yY" and term.kind in _COUNTABLE:
                        many = variant[:-1] + ("ies" if variant[-1] == "y" else "IES")
                        forms.append((term, many, grade, True))
        owners: dict[str, list[tuple[Term, str, int, bool]]] = {}
        for form, literal in zip(forms, flat_all([form[1] for form in forms]), strict=True):
            owners.setdefault(literal, []).append(form)
        self._owners = list(owners.values())
        return tuple(owners)

    def mentions(self, text: str, hits: Sequence[tuple[int, int, int]]) -> list[Mention]:
        """The mentions among hits ``(literal, start, end)``, leftmost first and the longest there.

        A hit inside a longer word is none. An agreed form hides what it contains.
        """
        found: list[Mention] = []
        at = 0
        for index, start, end in sorted(hits, key=_leftmost_longest):
            if start < at or not _whole_word(text, start, end):
                continue
            words = text[start:end]
            if words[:5] == "Korea" and text[max(0, start - 6) : start] in _HALVES:
                continue
            owners = self._meant(index, words)
            if owners is None:
                at = end
                continue
            mention = _mention(text, start, end, owners) if owners else None
            # A hyphen before makes another word of what is ordinary English: award-winning series.
            if mention and not (mention.ambiguous and text[start - 1 : start] == "-"):
                found.append(mention)
                at = mention.end
        return found

    def _meant(self, index: int, words: str) -> list[_Owner] | None:
        """Whose variant words are, a literal in some case; None where they are agreed English."""
        key = index, words
        if key not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            straight = words.replace("’", "'")
            owners = [_Owner(*one) for one in self._owners[index] if _in_form(straight, one[1])]
            agreed = any(owner.grade == AGREED for owner in owners)
            self._known[key] = None if agreed else owners
        return self._known[key]

    @cached_property
    def _korean(self) -> dict[str, list[Term]]:
        """Terms by the first two characters of each of their Korean forms."""
        index: dict[str, list[Term]] = {}
        for term in self.terms:
            for form in term.forms:
                index.setdefault(form[:2], []).append(term)
        return index

    def held(self, source: str) -> frozenset[Term]:
        """The terms whose Korean stands in a source."""
        return _held(self, source)

    def in_korean(self, text: str) -> list[tuple[int, int, Term]]:
        """The places at which a term's Korean stands: leftmost, the longest there."""
        found, at = [], 0
        while at < len(text):
            best: tuple[int, int, Term] | None = None
            for term in self._korean.get(text[at : at + 2], ()):
                for form in term.forms:
                    if text.startswith(form, at) and _korean_border(text, at, form):
                        end = at + len(form)
                        if best is None or end > best[1]:
                            best = at, end, term
            if best:
                found.append(best)
                at = best[1]
            else:
                at += 1
        return found

    def cue(self, term: Term, text: str, lower: str, start: int, end: int) -> str:
        """The first cue of ``term`` near ``text[start:end]``, outside it, or the empty string.

        ``lower`` is the flat text.
        """
        reach = _PERSON_REACH if term.kind in ("person", "ending") else _CUE_REACH
        first, last = max(0, start - reach), min(len(text), end + reach)
        for cue in term.cues:
            wanted = flat(cue)
            at = lower.find(wanted, first, start)
            while at >= 0 and not _alone(lower, at, wanted):
                at = lower.find(wanted, at + 1, start)
            if at < 0:
                at = lower.find(wanted, end, last)
                while at >= 0 and not _alone(lower, at, wanted):
                    at = lower.find(wanted, at + 1, last)
            if at >= 0:
                return text[at : at + len(wanted)]
        return ""


def _alone(lower: str, at: int, cue: str) -> bool:
    """Whether a cue stands as a word of its own; Korean takes particles."""
    if not cue.isascii():
        return True
    end = at + len(cue)
    return not ((at and _is_word(lower[at - 1])) or (end < len(lower) and _is_word(lower[end])))


@lru_cache(maxsize=16)
def _held(glossary: Glossary, source: str) -> frozenset[Term]:
    return frozenset(term for _, _, term in glossary.in_korean(source))


def _override(terms: Iterable[Term]) -> tuple[Term, ...]:
    chosen: dict[tuple[str, str], list[Term]] = {}
    for term in terms:
        key = term.korean, term.kind
        if key in chosen:
            file = term.where.rpartition(":")[0]
            bearers = [one for one in chosen[key] if one.where.rpartition(":")[0] == file]
            chosen[key] = [*bearers, term]
        else:
            chosen[key] = [term]
    return tuple([term for bearers in chosen.values() for term in bearers])


def _leftmost_longest(hit: tuple[int, int, int]) -> tuple[int, int]:
    return hit[1], -hit[2]


def _in_form(found: str, variant: str) -> bool:
    """Whether words are a variant as it is written, at a sentence's start, as a title, in capitals.

    ``found`` has the variant's letters in any case. A capital of the variant must be one.
    """
    if found == variant:
        return True
    if found.isupper():
        return len(found) > 1
    if any(one.isupper() and other.islower() for one, other in zip(variant, found, strict=True)):
        return False
    raised = [at for at, one in enumerate(found) if one.isupper() and variant[at].islower()]
    if raised == [0]:
        return True
    starts = {match.start() for match in _WORD_START.finditer(variant)}
    if not set(raised) <= starts:
        return False
    small = {match.start() for match in _SMALL.finditer(variant)}
    return starts - small <= set(raised)


def _whole_word(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is no part of a longer word; a plural's s may follow."""
    if start and _is_word(text[start]) and _is_word(text[start - 1]):
        return False
    after = text[end : end + 1]
    if after in _BLANK:
        return True
    last = text[end - 1]
    if _is_word(after) and _is_word(last):
        return after == "s" and not _is_word(text[end + 1 : end + 2])
    return not (after in ".," and last.isdigit() and text[end + 1 : end + 2].isdigit())


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _mention(text: str, start: int, end: int, owners: Sequence[_Owner]) -> Mention | None:
    found, last = text[start:end], end
    many = text[end : end + 1] == "s" and _is_word(text[end - 1])
    article = None if many else _ARTICLE.search(text, max(0, start - 4), start)
    options: dict[str, tuple[Term, str]] = {}
    for term, variant, _, plural in owners:
        if many or plural:
            if term.kind not in _COUNTABLE or " of " in term.english:
                continue
            english = _in_case_of(found, variant, _plural(term.english))
            last = end + many
        else:
            english = _in_case_of(found, variant, term.english)
        if article and not plural and not english[0].isupper():
            english = article[1] + ("n " if english[0] in "aeio" else " ") + english
        elif english[0].islower() and found[0].isupper():
            if term.kind == "title" and _NAME_AFTER.match(text, last):
                english = _LONG_WORD.sub(lambda match: match[1].upper(), english)
            elif opens_sentence(text, start):
                english = english[0].upper() + english[1:]
        if "’" in found:
            english = english.replace("'", "’")
        options.setdefault(term.english, (term, english))
    if not options:
        return None
    first = next(iter(options.values()))[1]
    if article and first.startswith((article[1] + " ", article[1] + "n ")):
        start = article.start()
    start, last = _without_doubles(text, start, last, options)
    ambiguous = len(options) > 1 or all(owner.grade == AMBIGUOUS for owner in owners)
    return Mention(start, last, tuple(options.values()), ambiguous)


def _without_doubles(
    text: str, start: int, end: int, options: Mapping[str, tuple[Term, str]]
) -> Span:
    """Take in a word beside the mention that its English would say again: Command Command."""
    firsts = {english.split(" ")[0] for _, english in options.values()}
    lasts = {english.rsplit(" ", 1)[-1] for _, english in options.values()}
    if len(firsts) == 1:
        first = firsts.pop() + " "
        if first[0].isupper() and text[max(0, start - len(first)) : start] == first:
            start -= len(first)
    if len(lasts) == 1:
        last = " " + lasts.pop()
        after = text[end + len(last) : end + len(last) + 1]
        if last[1].isupper() and text[end : end + len(last)] == last and not after.isalnum():
            end += len(last)
    return start, end


def _in_case_of(found: str, variant: str, english: str) -> str:
    """The agreed English in the case in which the variant was found."""
    if found == variant:
        return english
    if found.isupper() and len(found) > 1 and not variant.isupper():
        return english.upper()
    words = found.split()
    if len(words) > 1 and all(word[0].isupper() for word in words if len(word) > 3):
        return _LONG_WORD.sub(lambda match: match[1].upper(), english)
    return english[:1].upper() + english[1:] if found[0].isupper() else english


def _plural(english: str) -> str:
    if english.endswith(("s", "x", "z", "ch", "sh")):
        return english + "es"
    if english.endswith("y") and english[-2:-1] not in "aeiou":
        return english[:-1] + "ies"
    return english + "s"


def _korean_border(text: str, at: int, form: str) -> bool:
    """Whether a Korean form begins a word; a long one may also stand inside a compound."""
    return len(form) >= 4 or at == 0 or not _HANGUL.match(text[at - 1])

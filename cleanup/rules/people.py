"""NAM: people of the glossary, by the Hangul of their names, in the spelling that they use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleanup.model import Edit, Term
from cleanup.names import Candidate, Kind, Match
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule

_YOON = Term("윤석열", "Yoon Suk Yeol", "person", cues=("president", "prosecutor general"))
_MOON = Term("문재인", "Moon Jae-in", "person", cues=("president",))
_SONG = Term("김성", "Kim Song", "person", cues=("ambassador", "UN"))
_TO_UN = Term("주유엔", "to the UN", "ending", ("Joo-en",), cues=("ambassador", "UN"))
_PEOPLE = (_YOON, _MOON, _SONG, _TO_UN)


@rule(
    "NAM001",
    safe=True,
    people=True,
    examples=[
        Example("Moon Jae In met MOON JAE-IN.", "Moon Jae-in met MOON JAE-IN.", terms=_PEOPLE),
        Example("Yoon Suk-yeol's aide", "Yoon Suk-yeol's aide", terms=_PEOPLE),
        Example("Moon Jae-in and Moon River", "Moon Jae-in and Moon River", terms=_PEOPLE),
        Example("Yoon Suk-ho spoke.", "Yoon Suk-ho spoke.", terms=_PEOPLE),
    ],
)
def name_form(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Give a name the person's own hyphen, space and capitals, where the letters are the same."""
    for candidate in view.candidates:
        match = _decided(view, candidate)
        if match and match.kind is Kind.FORM and _is_sure(match.term):
            yield _edit(view, candidate, match, "same letters")


@rule(
    "NAM002",
    safe=True,
    people=True,
    examples=[
        Example("President Yun Seok-yeol spoke.", "President Yoon Suk Yeol spoke.", terms=_PEOPLE),
        Example("President Yoon Suk-yeol's aide", "President Yoon Suk Yeol's aide", terms=_PEOPLE),
        Example("Seok-Yeol Yoon, the president,", "Yoon Suk Yeol, the president,", terms=_PEOPLE),
        Example("YUN SEOK-YEOL IS PRESIDENT", "YOON SUK YEOL IS PRESIDENT", terms=_PEOPLE),
        Example("Yun Seok-yeol spoke.", "Yoon Suk Yeol spoke.", source="윤석열이 말했다.", terms=_PEOPLE),
        Example("President Yun Suk-ho spoke.", "President Yun Suk-ho spoke.", terms=_PEOPLE),
        Example("The president met actor Yun Seok-yeol.", "The president met actor Yun Seok-yeol.", terms=_PEOPLE),
        Example("Yun Seok-yeol, a baseball player, met the president.",
                "Yun Seok-yeol, a baseball player, met the president.", terms=_PEOPLE),
        Example("The president met Susan Moon.", "The president met Susan Moon.", terms=_PEOPLE),
    ],
)  # fmt: skip
def name_spelling(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Replace another spelling or order of a name by the person's own.

    Only where the source holds the Hangul or a cue of the entry stands near; a glossary entry
    without cues needs none.
    """
    for candidate in view.candidates:
        match = _decided(view, candidate)
        if match and match.ending is None and not _is_sure_form(match):
            evidence = _evidence(view, candidate, match)
            if evidence is not None:
                yield _edit(view, candidate, match, evidence)


@rule(
    "NAM003",
    safe=False,
    people=True,
    examples=[
        Example("Yun Seok-yeol spoke.", "Yoon Suk Yeol spoke.", terms=_PEOPLE),
        Example("Yun Seon-gyu spoke.", "Yun Seon-gyu spoke.", terms=_PEOPLE),
    ],
)
def likely_name(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """The same, where nothing near says that it is this person and no namesake."""
    for candidate in view.candidates:
        match = _decided(view, candidate)
        if match and not _is_sure_form(match) and _evidence(view, candidate, match) is None:
            yield _edit(view, candidate, match, "no cue near")


@rule(
    "NAM004",
    safe=True,
    people=True,
    examples=[
        Example("North Korea's ambassador, Kim Seong Joo-en, said so.",
                "North Korea's ambassador to the UN, Kim Song, said so.", terms=_PEOPLE),
        Example("At the UN, Kim Seong Joo-en said so.", "At the UN, Kim Song said so.", terms=_PEOPLE),
        Example("Kim Seong-joo of the UN said so.", "Kim Seong-joo of the UN said so.", terms=_PEOPLE),
    ],
)  # fmt: skip
def glued_ending(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Take a title or particle off a name that the engine glued to it: 김성 주유엔 is Kim Song.

    Only with a cue near. What the ending says goes behind the office right before the name.
    """
    text = view.text
    for candidate in view.candidates:
        match = _decided(view, candidate)
        if not match or match.ending is None:
            continue
        evidence = _evidence(view, candidate, match)
        if evidence is None:
            continue
        office = _office_before(text, candidate.start, match.ending)
        name = _in_case(text[candidate.start : candidate.end], match.term.english)
        if office:
            between = text[office : candidate.start]
            yield Edit(
                office, candidate.end, f" {match.ending.english}{between}{name}",
                f"{match.term.korean} + {match.ending.korean}, {evidence}", match.term, match.cost,
            )  # fmt: skip
        else:
            yield Edit(
                candidate.start, candidate.end, name,
                f"{match.term.korean} + {match.ending.korean}, {evidence}", match.term, match.cost,
            )  # fmt: skip


@rule(
    "NAM005",
    safe=True,
    people=True,
    examples=[
        Example("Kim Yong-chul spoke.", None,
                terms=(Term("김영철", "Kim Young-chol", "person"), Term("김용철", "Kim Yong-cheol", "person"))),
        Example("Moon Jae-in spoke.", "Moon Jae-in spoke.", terms=_PEOPLE),
    ],
)  # fmt: skip
def two_people(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Report a name that two people of the glossary may bear."""
    for candidate in view.candidates:
        if len(candidate.matches) > 1 and _decided(view, candidate) is None:
            people = " or ".join(
                f"{m.term.english} ({m.term.korean})" for m in candidate.matches[:3]
            )
            yield Edit(candidate.start, candidate.end, None, people, candidate.matches[0].term)


def _is_sure(term: Term) -> bool:
    """Whether the person's form alone, as against a hyphen, tells nobody else from the person.

    Most write Suk-yeol; who writes Suk Yeol is one among many.
    """
    return "-" in term.english or len(term.english.split()) < 3


def _is_sure_form(match: Match) -> bool:
    return match.kind is Kind.FORM and _is_sure(match.term)


def _decided(view: View, candidate: Candidate) -> Match | None:
    """The one person meant: the only match, or the only one that the source holds or a cue names."""
    if len(candidate.matches) == 1:
        return candidate.matches[0]
    held = [match for match in candidate.matches if match.term in view.held]
    if len(held) == 1:
        return held[0]
    cued = [m for m in candidate.matches if view.near(m.term, candidate.start, candidate.end)]
    return cued[0] if len(cued) == 1 else None


def _evidence(view: View, candidate: Candidate, match: Match) -> str | None:
    """What says that a name is this person's; None where nothing does."""
    term, ending = match.term, match.ending
    if view.document.source and term in view.held:
        return "in the source"
    if _namesake(view, candidate, term):
        return None
    cue = view.near(term, candidate.start, candidate.end)
    if not cue and ending:
        cue = view.near(ending, candidate.start, candidate.end)
    if cue:
        return f"near “{cue}”"
    return None if term.cues or term.shared or ending else "the only one of the glossary"


_PROFESSIONS = (
    "actor|actress|singer|rapper|idol|player|pitcher|hitter|catcher|infielder|outfielder|golfer|"
    "skater|footballer|striker|midfielder|defender|goalkeeper|comedian|model|designer|novelist|"
    "swimmer|archer|fencer|wrestler|captain|coach|judge|doctor|dr\\.|professor|student|reporter|anchor"
)
_PROFESSION_BEFORE = Pattern(rf"(?<!\w)({_PROFESSIONS}) \Z", re.IGNORECASE)
_PROFESSION_AFTER = Pattern(rf",? (?:is |was )?an? (?:[a-z]+ ){{0,2}}({_PROFESSIONS})(?!\w)")


def _namesake(view: View, candidate: Candidate, term: Term) -> bool:
    """Whether a profession right beside a name says that it is another bearer's."""
    found = _PROFESSION_BEFORE.search(
        view.text, max(0, candidate.start - 20), candidate.start
    ) or _PROFESSION_AFTER.match(view.text, candidate.end)
    return found is not None and found[1].lower() not in (cue.lower() for cue in term.cues)


def _edit(view: View, candidate: Candidate, match: Match, evidence: str) -> Edit:
    found = view.text[candidate.start : candidate.end]
    name = _in_case(found, match.term.english)
    return Edit(
        candidate.start,
        candidate.end,
        name,
        f"{match.term.korean}, {evidence}",
        match.term,
        match.cost,
    )


def _in_case(found: str, english: str) -> str:
    return english.upper() if found.isupper() else english


def _office_before(text: str, start: int, ending: Term) -> int | None:
    """The end of an office that stands right before a name, as a cue of the ending names it."""
    offices = [cue for cue in ending.cues if cue.islower()]
    if not offices:
        return None
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, offices))})(?=,? \Z)", re.IGNORECASE)
    match = pattern.search(text, max(0, start - 40), start)
    return match.end() if match else None

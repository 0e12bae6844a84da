"""TRM: organisations, offices, places and subject terms, in the glossary's English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleanup.model import Edit, Term
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule

_SERVICE = Term("국정원", "National Intelligence Service", "organization",
                ("National Intelligence Agency",), ("state hospital",), ("spy", "agent"))  # fmt: skip
_COVID = Term("코로나19", "COVID-19", "term", ("Corona 19",))
_CONFIRMED = Term("확진자", "confirmed case", "term", ("confirmer",))


@rule(
    "TRM001",
    safe=True,
    terms=True,
    examples=[
        Example("The Corona 19 pandemic and CORONA 19.", "The COVID-19 pandemic and COVID-19.", terms=(_COVID,)),
        Example("A confirmer and five confirmers; Confirmers rose.",
                "A confirmed case and five confirmed cases; Confirmed cases rose.", terms=(_CONFIRMED,)),
        Example("the National Intelligence Agency's chief", "the National Intelligence Service's chief", terms=(_SERVICE,)),
        Example("Corona 190 beers, the confirmerly", "Corona 190 beers, the confirmerly", terms=(_COVID, _CONFIRMED)),
        Example("The state hospital burned.", "The state hospital burned.", terms=(_COVID,)),
    ],
)  # fmt: skip
def agreed_term(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Replace a rendering that no English text would use for anything else by the agreed term."""
    for mention in view.mentions:
        if not mention.ambiguous:
            term, english = mention.options[0]
            yield Edit(mention.start, mention.end, english, term.korean, term)


@rule(
    "TRM002",
    safe=True,
    terms=True,
    examples=[
        Example("The spy left the state hospital.", "The spy left the National Intelligence Service.", terms=(_SERVICE,)),
        Example("The state hospital denied it.", "The National Intelligence Service denied it.",
                source="국정원은 이를 부인했다.", terms=(_SERVICE,)),
        Example("In Seoul the state hospital denied it.", None, terms=(_SERVICE,)),
        Example("The state hospital denied it.", "The state hospital denied it.", terms=(_SERVICE,)),
        Example("The spy left the U.S. state hospital and the state hospital of Vietnam.",
                "The spy left the U.S. state hospital and the state hospital of Vietnam.", terms=(_SERVICE,)),
        Example("The agent left the state hospitals.", "The agent left the state hospitals.", terms=(_SERVICE,)),
    ],
)  # fmt: skip
def agreed_term_by_evidence(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Replace an ambiguous rendering where the source holds the Korean or a cue stands near.

    Without either it is reported in a text about Korea. So it is where the evidence fits two
    terms. A cue does not count for another country's body: the U.S. attorney general.
    """
    for mention in view.mentions:
        if not mention.ambiguous:
            continue
        held = [option for option in mention.options if _in_source(view, option[0])]
        cued = [
            (option, cue)
            for option in mention.options
            if (cue := view.near(option[0], mention.start, mention.end))
        ]
        if cued and _is_foreign(view.text, mention.start, mention.end):
            cued = []
        proven = held or [option for option, _ in cued]
        if len(proven) == 1:
            term, english = proven[0]
            note = f"{term.korean}, " + ("in the source" if held else f"near “{cued[0][1]}”")
            yield Edit(mention.start, mention.end, english, note, term)
        elif "korea" in view.lower or "seoul" in view.lower or view.document.source:
            terms = [term for term, _ in mention.options[:3]]
            note = " or ".join(f"{term.korean} ({term.english})" for term in terms)
            yield Edit(mention.start, mention.end, None, f"perhaps {note}", terms[0])


_ABROAD = (
    "U.S.|US|United States|America|American|U.K.|UK|Britain|British|England|English|Japan|Japanese|"
    "Tokyo|China|Chinese|Beijing|Taiwan|Taiwanese|Hong Kong|Thailand|Thai|Vietnam|Vietnamese|Hanoi|"
    "Russia|Russian|Moscow|Germany|German|France|French|Spain|Spanish|Italy|Italian|India|Indian|"
    "Australia|Australian|Canada|Canadian|Philippine|Philippines|Indonesia|Indonesian|Malaysia|"
    "Malaysian|Israel|Israeli|Ukraine|Ukrainian|Turkey|Turkish|Mexico|Mexican|Brazil|Brazilian|"
    "European|EU|Washington|London|Texas|California|New York"
).replace(".", r"\.")
_FOREIGN_BEFORE = Pattern(rf"(?<!\w)(?:{_ABROAD})(?:['’]s?)?(?: [a-z]+)? \Z")
_FOREIGN_AFTER = Pattern(rf" (?:of|in) (?:the )?(?:{_ABROAD})(?!\w)")


def _is_foreign(text: str, start: int, end: int) -> bool:
    """Whether the words around say that a body or office is another country's."""
    before = text[max(0, start - 40) : start]
    before = (
        before.removesuffix("the ").removesuffix("The ") if before.endswith(" the ") else before
    )
    return bool(_FOREIGN_BEFORE.search(before) or _FOREIGN_AFTER.match(text, end))


_COUNTRIES = "미국|미|美|일본|일|日|중국|中|영국|英|러시아|독일|프랑스|호주|인도|캐나다|유럽|베트남|대만|북한"


def _in_source(view: View, term: Term) -> bool:
    """Whether the source holds a term; an office not, where it is another country's.

    미국 법무부 장관 is no 법무부 장관.
    """
    source = view.document.source
    if not source or term not in view.held:
        return False
    forms = "|".join(map(re.escape, term.forms))
    return not (
        term.kind == "title"
        and re.search(rf"(?<![가-힣])(?:{_COUNTRIES})(?:의)? ?(?:{forms})", source)
    )

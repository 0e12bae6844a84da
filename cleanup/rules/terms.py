"""TRM: organisations, offices, places and subject terms, in the glossary's English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleanup.model import Edit, Term
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
            yield Edit(
                mention.start, mention.end, mention.replacement, mention.term.korean, mention.term
            )


@rule(
    "TRM002",
    safe=True,
    terms=True,
    examples=[
        Example("The spy left the state hospital.", "The spy left the National Intelligence Service.", terms=(_SERVICE,)),
        Example("The state hospital denied it.", "The National Intelligence Service denied it.",
                source="국정원은 이를 부인했다.", terms=(_SERVICE,)),
        Example("The state hospital denied it.", None, terms=(_SERVICE,)),
        Example("The agent left the state hospitals.", "The agent left the state hospitals.", terms=(_SERVICE,)),
    ],
)  # fmt: skip
def agreed_term_by_evidence(view: View, _at: Sequence[int]) -> Iterator[Edit]:
    """Replace an ambiguous rendering where the source holds the Korean or a cue stands near.

    Without either it is reported. So it is where the evidence fits two terms.
    """
    for mention in view.mentions:
        if not mention.ambiguous:
            continue
        terms = (mention.term, *mention.rivals)
        held = [term for term in terms if _in_source(view, term)]
        cues = [view.near(term, mention.start, mention.end) for term in terms]
        proven = held or [term for term, cue in zip(terms, cues, strict=True) if cue]
        if len(proven) == 1 and proven[0] is mention.term:
            why = "in the source" if held else f"near “{cues[0]}”"
            note = f"{mention.term.korean}, {why}"
            yield Edit(mention.start, mention.end, mention.replacement, note, mention.term)
        elif len(proven) == 1:
            yield Edit(mention.start, mention.end, proven[0].english, proven[0].korean, proven[0])
        else:
            korean = " or ".join(f"{term.korean} ({term.english})" for term in terms[:3])
            yield Edit(mention.start, mention.end, None, f"perhaps {korean}", mention.term)


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

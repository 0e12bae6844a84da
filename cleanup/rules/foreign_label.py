"""LNG: a label in brackets that a third language left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule

# Function words that English has not, of Romance languages and German.
_FUNCTION = "de la|de los|de las|de le|de l|della|dello|delle|degli|des|du|del|dos|das|von|und|der|di|les|el|los|aux"
_LABEL = Pattern(r"[\[<(][^\[\]<>()\n]{0,80}$")
_INSIDE = Pattern(r"[^\[\]<>()\n/:]{10,120}(?=[\])>])")
_FOREIGN = Pattern(rf"(?<![\w'’-])(?:{_FUNCTION})(?![\w-])")
_ACCENT = Pattern("[À-ÖØ-öø-ÿ]")
_ENGLISH = Pattern(
    r"(?<![\w'’])(?:the|of|to|and|in|is|was|for|on|with|by|at|from|he|she|it|photo|courtesy)(?![\w'’])",
)


@rule(
    "LNG002",
    safe=True,
    anchors=[f" {word} " for word in _FUNCTION.split("|")],
    examples=[
        Example("[Déclaration de la fin de la guerre]\nThe council met.", None),
        Example("<El presidente de la República> spoke.", None),
        Example("[Lee So-ra / Café de la Paix: It rained.]", "[Lee So-ra / Café de la Paix: It rained.]"),
        Example("He rode in the Tour de France (Île de la Cité).", "He rode in the Tour de France (Île de la Cité)."),
        Example("[Winner of the Vuelta de la Costa in Peru]", "[Winner of the Vuelta de la Costa in Peru]"),
    ],
)  # fmt: skip
def foreign_label(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Report words in brackets that are in a third language: [Déclaration de la fin de la guerre].

    They are too short for LNG001. Four words or more, with two function words or with an accent
    and one, and none of English.
    """
    text = view.text
    last = -1
    for start in at:
        if start < last:
            continue
        opened = _LABEL.search(text, max(0, start - 100), start)
        inside = _INSIDE.match(text, opened.start() + 1) if opened else None
        if not opened or not inside or inside.end() <= start:
            continue
        words = inside.group()
        found = len(_FOREIGN.findall(words))
        strong = found >= 2 or (found == 1 and _ACCENT.search(words) and len(words.split()) >= 5)
        if strong and words.count(" ") >= 3 and not _ENGLISH.search(words.lower()):
            last = inside.end() + 1
            yield Edit(opened.start(), last, None, "a third language")

"""ART: what an auto-posting plugin left around the story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleanup.layout import cut
from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule

# The template tags of the WordPress plugin wp-automatic, which show where the plugin is gone.
_PLUGIN_TAG = (
    "ad_1|ad_2|source_link|source_domain|redirect_url|matched_content|original_title|"
    "original_content|author_name|author_link|publish_date|feed_name|og_img|enclosure_link|"
    "rule_1|rule_1_plain|(?:vid|img|item|product|pin)_[a-z]{2,20}(?:_[a-z]{1,20})?"
)
_PLUGIN_WORD = "author|keyword|cats|tags"  # words of the same family that others bracket too
_AUTO_TAG = Pattern(rf"(?<![\w!\])}}])\[(?:{_PLUGIN_TAG})\](?![(\[\w])")
_AUTO_WORD = Pattern(rf"(?<![^\n])\[(?:{_PLUGIN_WORD})\](?![^\s])[ \t]*\r?(?=\n|\Z)")


@rule(
    "ART001",
    safe=True,
    anchors=[
        *(f"[{tag}" for tag in re.split(r"\|(?![^(]*\))", _PLUGIN_TAG) if "(" not in tag),
        *(f"[{group}_" for group in ("vid", "img", "item", "product", "pin")),
        *(f"[{word}]" for word in _PLUGIN_WORD.split("|")),
    ],
    examples=[
        Example("[ad_1]\nThe court met.\n[ad_2]\n", "The court met.\n"),
        Example("[ad_1] The court met. [source_link]", "The court met."),
        Example("x[ad_1] and AD[AD_1] and [AD_1]", "x[ad_1] and AD[AD_1] and [AD_1]"),
        Example("![ad_1](a.png) <!-- [ad_1] -->", "![ad_1](a.png) <!-- [ad_1] -->"),
        Example("The [author] of the [tags] said.", "The [author] of the [tags] said."),
    ],
)
def auto_posting_tag(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete a template tag of an auto-posting plugin: ``[ad_1]``, ``[source_link]`` and its kin.

    They mark where the plugin wanted to put an advertisement or a link. An index expression, a
    Markdown image and a label in capitals are something else and stay.
    """
    for start in at:
        match = _AUTO_TAG.match(view.text, start) or _AUTO_WORD.match(view.text, start)
        if match:
            end = start + match.group().rstrip().__len__()
            yield Edit(*cut(view.text, start, end), "")


_BENT_TAG = Pattern(r"(?<![^\s])\[\s?[Aa][Dd](?:\s|\s?[_-]\s?|_ ?)[12]\s?\](?![(\[\w])")


@rule(
    "ART002",
    safe=False,
    anchors=["[ad", "[Ad", "[AD", "[ ad", "[ Ad", "[ AD"],
    examples=[
        Example("[Ad 1]\nThe court met.", "The court met."),
        Example("[ ad_2 ]\nThe court met.", "The court met."),
        Example("[AD_1] lives in [city].", "[AD_1] lives in [city]."),
    ],
)
def bent_auto_posting_tag(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete a template tag that the engine translated, spaced or capitalised."""
    for start in at:
        match = _BENT_TAG.match(view.text, start)
        if match and match.group() != "[AD_1]" and not _AUTO_TAG.match(view.text, start):
            yield Edit(*cut(view.text, *match.span()), "")


_LAST_LINK = Pattern(r"\[?(?:source|original) link\]?[ \t\r]*\n?[\s]*\Z", re.IGNORECASE)


@rule(
    "ART007",
    safe=True,
    anchors=[
        "Source link",
        "Source Link",
        "source link",
        "SOURCE LINK",
        "Original link",
        "original link",
    ],
    examples=[
        Example("It ended.\n\nSource link\n", "It ended.\n"),
        Example("It ended.\nsource link", "It ended."),
        Example("a source link to the report", "a source link to the report"),
        Example("Source link\nIt began.", "Source link\nIt began."),
    ],
)
def trailing_link(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete the words "Source link" where they are the last line."""
    text = view.text
    for start in at:
        begin = start - 1 if text[start - 1 : start] == "[" else start
        if (
            text[begin - 1 : begin] not in ("", "\n")
            or (match := _LAST_LINK.match(text, begin)) is None
        ):
            continue
        yield Edit(*cut(text, begin, begin + len(match.group().rstrip())), "")

"""ENC: pieces of addresses, of markup and of style sheets that were left in prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.layout import cut, opens_line
from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule

_ESCAPES = {
    "%0A": " ", "%0D": " ", "%09": " ", "%20": " ", "%22": '"', "%27": "'", "%2C": ",",
    "%E2%80%98": "‘", "%E2%80%99": "’", "%E2%80%9C": "“", "%E2%80%9D": "”", "%E2%80%A6": "…", "%C2%B7": "·",
}  # fmt: skip
_ESCAPE = Pattern("|".join(_ESCAPES), 2)
_NO_PROSE = Pattern(r"[/\\\\=&?@_]|%[0-9A-Fa-f]{2}%(?!0A|20|E2|C2)")
_TOKEN = Pattern(r"[^\s]{1,400}")


@rule(
    "ENC007",
    safe=True,
    anchors=list(_ESCAPES),
    examples=[
        Example("%0A Lee%20to resign today%0A\nIt rained.", "Lee to resign today\nIt rained."),
        Example("Lee says %22No more%22 and%20left.", 'Lee says "No more" and left.'),
        Example("more%E2%80%A6 speculation", "more… speculation"),
        Example("see /tech/a%20b.html and x=%22 or http://a.kr/%0A", "see /tech/a%20b.html and x=%22 or http://a.kr/%0A"),
        Example("20%20 or %20d and 100%0A", "20%20 or %20d and 100%0A"),
    ],
)  # fmt: skip
def percent_escape(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write out a character that an address spells with a percent sign, left in a title.

    Only within words: not in addresses and paths, nor behind a figure.
    """
    text = view.text
    for start in at:
        match = _ESCAPE.match(text, start)
        if not match or text[start - 1 : start].isdigit():
            continue
        if not _in_prose(text, start):
            continue
        written, end = _ESCAPES[match.group().upper()], match.end()
        before, after = text[start - 1 : start] if start else "", text[end : end + 1]
        if written == " ":
            bounded = before in ("", "\n") or after in ("", "\n", "\r")
            if match.group() == "%20" and before in ("", "\n", " "):
                continue
            if bounded or before == " " or after == " ":
                span = cut(text, start, end) if bounded else (start, end + (after == " " == before))
                yield Edit(*span, "")
                continue
        yield Edit(start, end, written)


def _in_prose(text: str, start: int) -> bool:
    """Whether the run of characters around a place may be words, and no part of an address."""
    begin = start
    while begin and start - begin < 200 and not text[begin - 1].isspace():
        begin -= 1
    token = _TOKEN.match(text, begin)
    return token is not None and not _NO_PROSE.search(_ESCAPE.sub("", token.group()))


_LOST_DASH = Pattern(r"(?<![\w?&=/.-])([a-z]{2,20})\?(?=[a-z]{2,20}[ ,.’'])")


@rule(
    "ENC008",
    safe=False,
    anchors=[f"?{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"],
    examples=[
        Example("It stood on the ground?that the respondent left.", "It stood on the ground—that the respondent left."),
        Example("Is it?He asked. See a.kr/x?id=1 and what?", "Is it?He asked. See a.kr/x?id=1 and what?"),
    ],
)  # fmt: skip
def question_mark_for_dash(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write a dash for the question mark that an encoding made of it between two words.

    Unsafe: a space may be what is missing.
    """
    text = view.text
    for start in at:
        begin = start
        while begin and start - begin < 20 and "a" <= text[begin - 1] <= "z":
            begin -= 1
        match = _LOST_DASH.match(text, begin)
        if match and match.end() == start + 1:
            yield Edit(start, start + 1, "—")


_ATTRIBUTE = Pattern(
    r"(?<![\w.-])(?:alt|src|href|width|height|class|style|srcset|loading|target|rel|onclick)=(?:[\"“”][^\"“”<>\n]{0,300}[\"“”]|[\"“”]{2})[ ]?/?>?"
)


@rule(
    "ENC009",
    safe=False,
    anchors=[
        f"{name}={mark}"
        for name in ("alt", "src", "href", "width", "height", "class", "style", "srcset", "loading", "target", "rel", "onclick")
        for mark in '"'
    ],
    examples=[
        Example('He waved. alt=”Candidate Lee waves” width="600" He left.', "He waved. He left."),
        Example('<img alt="Lee"> and default="x"', '<img alt="Lee"> and default="x"'),
    ],
)  # fmt: skip
def stray_attribute(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete an attribute of a tag that is gone: alt="…", src="…".

    Unsafe: the words in it may be a caption. An attribute within a whole tag is protected.
    """
    for start in at:
        match = _ATTRIBUTE.match(view.text, start)
        if match:
            yield Edit(*cut(view.text, *match.span()), "")


_ALT_LINE = Pattern(r"(?<![^\n])[ \t]*alt=([\"“”])[^\"“”<>\n]{0,300}[\"“”][ \t]*(?=\r?(?:\n|\Z))")


@rule(
    "ENC011",
    safe=True,
    anchors=['alt="'],
    examples=[
        Example('It rained.\n\nalt="The chairman raises his hand"\n\nHe left.', "It rained.\n\nHe left."),
        Example('<img\nalt="Lee"\n>\nWrite alt="Lee" in the tag.', '<img\nalt="Lee"\n>\nWrite alt="Lee" in the tag.'),
    ],
)  # fmt: skip
def stray_attribute_line(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete a line that is nothing but the alt attribute of a picture that is gone."""
    text = view.text
    for start in at:
        if not opens_line(text, start):
            continue
        begin = text.rfind("\n", 0, start) + 1
        match = _ALT_LINE.match(text, begin)
        if match and "<" not in text[max(0, begin - 200) : begin].rpartition(">")[2]:
            yield Edit(*cut(text, *match.span()), "")


_PROPERTIES = (
    "margin|padding|border|width|height|max-width|min-width|display|position|color|background|font|font-size|"
    "font-family|font-weight|line-height|text-align|float|overflow|left|right|top|bottom|z-index|opacity|"
    "margin-(?:top|bottom|left|right)|padding-(?:top|bottom|left|right)|background-(?:color|image)|clear|content|"
    "vertical-align|text-decoration|box-sizing|border-radius|max-height|min-height|cursor|visibility"
)
_BODY = Pattern(
    rf"\{{\s{{0,20}}(?:(?:{_PROPERTIES})\s?:\s?[^;{{}}\"\n]{{1,120}}(?:;\s{{0,20}}|(?=\s{{0,20}}\}}))){{1,40}}\}}"
)
_SELECTOR = Pattern(
    r"[ \t]{0,20}(?:[.][A-Za-z_-][\w-]{0,60}|(?:div|span|p|a|img|body|html|table|td|tr|ul|li|h[1-6]|iframe|video)(?!\w))"
    r"[\w\s.,:>*()-]{0,120}?[ ]?(?=\{)"
)


@rule(
    "ENC010",
    safe=True,
    anchors=["{"],
    examples=[
        Example("It ended.\n.ad-box { margin: 0; padding: 1px }\nIt began.", "It ended.\nIt began."),
        Example(".a { color: red }.b p { color: blue; }\nIt began.", "It began."),
        Example('{"width": 3} and {color} and set { width: 3 }', '{"width": 3} and {color} and set { width: 3 }'),
        Example("He wrote .a { one: two } there.\n@media print { .a { margin: 0 } }", "He wrote .a { one: two } there.\n@media print { .a { margin: 0 } }"),
    ],
)  # fmt: skip
def style_block(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete a rule of a style sheet, its selector with its braces, that begins a line."""
    text = view.text
    for start in at:
        if text[start : start + 1] != "{":
            continue
        begin = text.rfind("\n", max(0, start - 160), start) + 1 or max(0, start - 160)
        if begin and (
            text[begin - 1] != "\n" or text[max(0, begin - 40) : begin].rstrip()[-1:] == "{"
        ):
            continue  # no line's start, or within another block
        end = 0
        while (selector := _SELECTOR.match(text, end or begin)) and (
            body := _BODY.match(text, selector.end())
        ):
            if not end and selector.end() != start:
                break
            end = body.end()
        if end:
            yield Edit(*cut(text, begin, end), "")

"""Spans that no rule may touch: addresses, tags of markup, code, placeholders, file names."""

from __future__ import annotations

import re
import string
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick

from cleanup.pattern import Pattern

if TYPE_CHECKING:
    from cleanup.model import Span

__all__ = ["ANCHORS", "HTML_TAGS", "protected"]

HTML_TAGS = (
    "a abbr address article aside audio b base blockquote body br button caption center cite code "
    "col dd del details div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 "
    "h5 h6 head header hr html i iframe img input ins kbd label legend li link main mark meta nav "
    "object ol option p picture pre q s samp script section select small source span strike strong "
    "style sub summary sup table tbody td textarea tfoot th thead time title tr tt u ul var video"
).split()

_FILE_ENDINGS = (
    "avi bmp csv doc docx epub exe gif gz htm html hwp jpeg jpg js json jsonl md mkv mov mp3 mp4 "
    "ods odt pdf php png ppt pptx py rar rtf svg tar tif tiff toml tsv txt wav webp xls xlsx xml "
    "yaml yml zip"
).split()
_DOMAIN_ENDINGS = "com net org info edu gov int kr jp cn uk de fr io tv me biz co us eu".split()

# Where a span may begin, seen from the literal that gives it away: so many characters before it
# that are all of a class. Then the pattern that it must match from there on. All quantifiers are
# bounded, so that the work on a text is linear.
_ADDRESS = r"[^\s<>\"“”{}|\\^`\[\]]{1,2000}(?<![.,;:!?)'’])"
_WEB = Pattern(rf"(?<![A-Za-z])(?:https?|ftp)://{_ADDRESS}")
_WWW = Pattern(rf"(?<!\w)www\.{_ADDRESS}")
_MAIL = Pattern(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_HANDLE = Pattern(r"(?<![\w@.+-])(?<!Talk )(?<!Talk: )@\w{2,40}")  # no handle: KakaoTalk @mbc
_TAG = Pattern(r"(?<![\w&#/])\#\w{1,100}")
_CODE = Pattern(r"```[^`]{0,20000}```|(?<!`)`[^`\n]{1,500}`(?!`)")
_MARKUP = Pattern(
    rf"<!--(?:[^-]|-(?!->)){{0,5000}}-->"
    # Not "<Video coverage: Kim>" or "<Video reporter Kim Jin-ho>", which begin like a tag.
    rf"|</?(?:{'|'.join(HTML_TAGS)})"
    r"(?!\s(?:[\w ]{1,40}:\s|(?-i:[a-z ]{0,30}[A-Z][a-z]+[ ][A-Z][a-z])))"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_IMAGE = Pattern(r"!\[[^\]\n]{0,500}\]\([^()\n]{0,2000}\)")
_TARGET = Pattern(r"(?<=\])\([^()\s]{1,2000}\)")
_PLACEHOLDER = Pattern(
    r"\$?\{\{?(?:[A-Za-z_][\w.]{0,60}(?:![rsa])?(?::[^{}\s]{0,20})?|\d{0,2})\}\}?|\$\{[^{}\n]{1,100}\}"
    r"|\{\{[^{}\n]{1,100}\}\}|(?<![\w%])%(?:\(\w{1,60}\))?[sdifrx@](?!\w)"
)
_FILE = Pattern(rf"(?<![\w.])[\w-]{{1,100}}\.(?:{'|'.join(_FILE_ENDINGS)})\b(?![\w-])")
_DOMAIN = Pattern(
    rf"(?<![\w.@-])(?:[A-Za-z0-9-]{{1,63}}\.){{1,5}}(?:{'|'.join(_DOMAIN_ENDINGS)})\b(?!\.?\w)"
    r"(?:/[^\s<>\"“”]{0,2000}(?<![.,;:!?)'’]))?"
)


class _Shape(NamedTuple):
    """A kind of span: the literals that give it away, and where and what to match."""

    anchors: tuple[str, ...]
    pattern: Pattern
    back: str = ""  # the characters between the span's beginning and the literal
    reach: int = 0  # how many of them at most
    skip: int = 0  # characters of the literal before the span


_NAME = "-" + string.ascii_letters + string.digits
_SHAPES = (
    _Shape(("://",), _WEB, "htpsf", 5),
    _Shape(("www.",), _WWW),
    _Shape(("@",), _MAIL, f".+_{_NAME}", 64),
    _Shape(("@",), _HANDLE),
    _Shape(("#",), _TAG),
    _Shape(("`",), _CODE),
    _Shape(("<!--", "</", *(f"<{letter}" for letter in string.ascii_letters)), _MARKUP),
    _Shape(("![",), _IMAGE),
    _Shape(("](",), _TARGET, skip=1),
    _Shape(("{", "${", "%s", "%d", "%(", "%i", "%f", "%r", "%x", "%@"), _PLACEHOLDER),
    _Shape(tuple(f".{ending}" for ending in _FILE_ENDINGS), _FILE, f"_{_NAME}", 100),
    _Shape(tuple(f".{ending}" for ending in _DOMAIN_ENDINGS), _DOMAIN, f".{_NAME}", 100),
)

ANCHORS = tuple(dict.fromkeys(anchor for shape in _SHAPES for anchor in shape.anchors))
"""Literals of which one stands in every protected span; a text without any has none."""

_OF_ANCHOR = [tuple(shape for shape in _SHAPES if anchor in shape.anchors) for anchor in ANCHORS]


@cache
def _automaton() -> AhoCorasick:
    return AhoCorasick(ANCHORS)


def protected(text: str) -> list[Span]:
    """The protected spans of a text, in order, none overlapping. Offsets are characters."""
    spans: list[Span] = []
    for anchor, start, _ in _automaton().find_matches_as_indexes(text, overlapping=True):
        for shape in _OF_ANCHOR[anchor]:
            begin = start + shape.skip
            stop = max(0, begin - shape.reach)
            while begin > stop and (text[begin - 1] in shape.back or _letter(text, begin, shape)):
                begin -= 1
            match = shape.pattern.match(text, begin)
            if match and match.end() > start:
                spans.append(match.span())
    if len(spans) < 2:
        return spans
    spans.sort()
    joined = [spans[0]]
    for start, end in spans[1:]:
        if start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _letter(text: str, index: int, shape: _Shape) -> bool:
    """Whether the character before ``index`` is a letter of any script that a shape may hold."""
    return shape.reach > 5 and "_" in shape.back and text[index - 1].isalnum()

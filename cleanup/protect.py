"""Spans that no rule may touch: addresses, tags of markup, code, placeholders, file names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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

# Each quantifier is bounded or over a class that its successor does not share: a linear search.
_PATTERN = re.compile(
    r"""
      (?:https?|ftp)://[^\s<>"“”{}|\\^`\[\]]{1,2000}(?<![.,;:!?)'’])   # web addresses
    | \bwww\.[^\s<>"“”{}|\\^`\[\]]{1,2000}(?<![.,;:!?)'’])
    | [\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}                   # e-mail addresses
    | (?<![\w@])@\w{2,40}                                               # handles
    | (?<![\w&#/])\#\w{1,100}                                           # tags
    | ```[^`]{0,20000}```                                               # code
    | `[^`\n]{1,500}`
    | <!--(?:[^-]|-(?!->)){0,5000}-->                                   # markup
    | </?(?:TAGS)(?:\s[^<>]{0,2000})?/?>
    | !\[[^\]\n]{0,500}\]\([^()\n]{0,2000}\)                            # Markdown images, targets
    | (?<=\])\([^()\s]{1,2000}\)
    | \$\{[^{}\n]{1,100}\}                                              # placeholders
    | \{\{[^{}\n]{1,100}\}\}
    | \{[A-Za-z_][\w.]{0,60}(?:![rsa])?(?::[^{}\s]{0,20})?\}
    | \{\d{0,2}\}
    | (?<![\w%])%(?:\(\w{1,60}\))?[sdifrx@](?!\w)
    | (?<![\w.])[\w-]{1,100}\.(?:FILES)\b(?![\w-])                      # file names
    | (?<![\w.@-])(?:[A-Za-z0-9-]{1,63}\.){1,5}(?:DOMAINS)\b(?!\.?\w)(?:/[^\s<>"“”]{0,2000}(?<![.,;:!?)'’]))?
    """.replace("TAGS", "|".join(HTML_TAGS))
    .replace("FILES", "|".join(_FILE_ENDINGS))
    .replace("DOMAINS", "|".join(_DOMAIN_ENDINGS)),
    re.VERBOSE,
)

ANCHORS = (
    "://", "www.", "@", "#", "`", "<!--", "](", "${", "{", "%s", "%d", "%(", "%i", "%f", "%r", "%x",
    "</", *(f"<{tag}" for tag in HTML_TAGS),
    *(f".{ending}" for ending in sorted({*_FILE_ENDINGS, *_DOMAIN_ENDINGS})),
)  # fmt: skip
"""Literals of which one stands in every protected span; a text without any has none."""


def protected(text: str) -> list[Span]:
    """The protected spans of a text, in order, none overlapping. Offsets are characters."""
    return [match.span() for match in _PATTERN.finditer(text)]

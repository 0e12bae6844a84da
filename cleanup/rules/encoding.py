"""ENC: characters that an encoding, a markup or an editor left behind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cleanup.model import Edit
from cleanup.pattern import Pattern
from cleanup.rule import Example, View, rule

_INVISIBLE = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb\ufffc"
_INVISIBLE_RUN = Pattern(f"[{_INVISIBLE}]+")
# Scripts and signs in which joiners and direction marks do their work: Arabic to Indic, emoji.
_NEEDS_JOINERS = Pattern("[\u0590-\u0dff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]")


@rule(
    "ENC001",
    safe=True,
    characters=_INVISIBLE,
    examples=[
        Example("Moon Jae\u200b-in spoke.", "Moon Jae-in spoke."),
        Example("The mayor\ufffc said\u00ad so.", "The mayor said so."),
        Example("A family 👨\u200d👩\u200d👧 waved.", "A family 👨\u200d👩\u200d👧 waved."),
        Example("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def invisible_character(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete zero-width, soft-hyphen and object-replacement characters.

    They break searches and word counts, and nobody can see them. They stay where a script or an
    emoji needs them.
    """
    text = view.text
    for start in at:
        match = _INVISIBLE_RUN.match(text, start)
        if not match or (start and text[start - 1] in _INVISIBLE):
            continue
        around = text[max(0, start - 1) : start] + text[match.end() : match.end() + 1]
        if not _NEEDS_JOINERS.search(around):
            names = ", ".join(f"U+{ord(character):04X}" for character in match.group())
            yield Edit(*match.span(), "", names)


_ENTITIES = {
    "quot", "apos", "#39", "#039", "#34", "#x27", "#x22", "amp", "#38", "nbsp", "#160", "lsquo",
    "rsquo", "ldquo", "rdquo", "hellip", "ndash", "mdash", "middot", "#8216", "#8217", "#8220",
    "#8221", "#8230", "#8211", "#8212",
}  # fmt: skip
_ENTITY = Pattern(r"&([A-Za-z]{2,8}|#\d{2,5}|#x[0-9A-Fa-f]{2,5});")
_ESCAPED = Pattern(r"(?:amp;){0,4}([A-Za-z]{2,8}|#\d{2,5}|#x[0-9A-Fa-f]{2,5});")
_MARKUP = Pattern(
    r"</?(?:p|div|span|br|a|b|i|strong|em|img|li|ul|td|tr|table|h[1-6])\b", re.IGNORECASE
)


@rule(
    "ENC002",
    safe=True,
    anchors=["&"],
    examples=[
        Example("He said, &quot;We &amp; they&#8217;ll go.&quot;", 'He said, "We & they’ll go."'),
        Example("AT&T and R&D; the A&B; rule", "AT&T and R&D; the A&B; rule"),
        Example("<p>fish &amp; chips</p>", "<p>fish &amp; chips</p>"),
        Example("Write &amp;lt; for a bracket.", "Write &amp;lt; for a bracket."),
        Example("We &amp;amp; they go.&amp;nbsp;&amp;amp;quot;No&amp;quot;", 'We & they go. "No"'),
    ],
)
def entity(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write out a character entity that a feed left in plain text.

    Only entities of quotes, dashes, spaces and the ampersand, escaped once or more, and never on
    a line of markup, where they belong.
    """
    text = view.text
    for start in at:
        match = _ENTITY.match(text, start)
        if not match or match[1].lower() not in _ENTITIES:
            continue
        entity, end = match.group(), match.end()
        if match[1].lower() in ("amp", "#38") and (again := _ESCAPED.match(text, end)):
            if again[1].lower() not in _ENTITIES:
                continue
            entity, end = f"&{again[1]};", again.end()
        around = text[max(0, start - 300) : start + 300]
        if "<" in around and _MARKUP.search(around):
            continue
        written = _written(entity)
        yield Edit(start, end, " " if written == "\xa0" else written)


def _written(entity: str) -> str:
    from html import unescape  # brings a table of two thousand entities

    return unescape(entity)


_MOJIBAKE_LEADS = "\u00c2\u00c3\u00c5\u00e2\u00ea-\u00ed\u0192"
_LEAD = Pattern(f"[{_MOJIBAKE_LEADS}]")
_EXPECTED = ("LATIN ", "HANGUL ", "CJK ")
_TOKEN = Pattern(r"[^\s\"()<>\[\]]{1,80}")


@rule(
    "ENC003",
    safe=True,
    characters=_MOJIBAKE_LEADS,
    examples=[
        Example("It is Koreaâ€™s first.", "It is Korea’s first."),
        Example("cafÃ© owners", "café owners"),
        Example("the São Paulo team beat Ânge", "the São Paulo team beat Ânge"),
        Example("Pelé and Müller, “naïve” — côté", "Pelé and Müller, “naïve” — côté"),
    ],
)
def mojibake(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Mend UTF-8 that was read as a Western encoding, where ftfy is certain of it.

    Only within a word that holds such letters: quotes, widths and line ends elsewhere stay.
    """
    text = view.text
    for start in at:
        if not _LEAD.match(text, start):
            continue
        begin = start
        while begin and start - begin < 80 and not text[begin - 1].isspace():
            begin -= 1
        match = _TOKEN.match(text, begin)
        while match and match.end() <= start:
            match = _TOKEN.match(text, match.end() + 1)
        if not match:
            continue
        mended = _mend(match.group())
        if mended != match.group():
            yield Edit(*match.span(), mended, "UTF-8 read as a Western encoding")


@lru_cache(maxsize=1 << 10)
def _mend(token: str) -> str:
    if token.isascii():
        return token
    import ftfy.badness  # 59 ms: only for text that needs it

    if not ftfy.badness.is_bad(token):
        return token
    mended = ftfy.fix_encoding(token)
    return mended if all(_is_expected(character) for character in mended) else token


def _is_expected(character: str) -> bool:
    """Whether news of Korea in English may hold a character."""
    if character.isascii():
        return character.isprintable()
    return (unicodedata.category(character)[0] in "PSZ" and character != "\ufffd") or (
        unicodedata.name(character, "").startswith(_EXPECTED)
    )


_EUC_KR = {"¡¯": "’", "¡®": "‘", "¡°": "“", "¡±": "”", "¡¦": "…", "¡¤": "·"}


@rule(
    "ENC004",
    safe=True,
    anchors=list(_EUC_KR),
    examples=[
        Example("the firm¡¯s ¡°strong¡± growth", "the firm’s “strong” growth"),
        Example("¡Hola! ¿Qué tal?", "¡Hola! ¿Qué tal?"),
    ],
)
def euc_kr_mark(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Mend a quote mark or ellipsis of EUC-KR that was read as Latin-1."""
    for start in at:
        pair = view.text[start : start + 2]
        if pair in _EUC_KR:
            yield Edit(start, start + 2, _EUC_KR[pair], "EUC-KR read as Latin-1")


_FULL_WIDTH = Pattern("[０-９Ａ-Ｚａ-ｚ]+(?:[．，％＋－][０-９Ａ-Ｚａ-ｚ]+)*％?")


@rule(
    "ENC005",
    safe=True,
    characters="０-９Ａ-Ｚａ-ｚ",
    examples=[
        Example("ＹＴＮ on the １６th: ３．５％ more", "YTN on the 16th: 3.5% more"),
        Example("「한국」（서울）, he said：", "「한국」（서울）, he said："),
    ],
)
def full_width_letter(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Write full-width Latin letters and figures in their usual width. Punctuation stays."""
    text = view.text
    for start in at:
        match = _FULL_WIDTH.match(text, start)
        if match and not (start and _FULL_WIDTH.match(text, start - 1)):
            yield Edit(*match.span(), unicodedata.normalize("NFKC", match.group()))


_PART = Pattern("[\u0300-\u036f\u1100-\u11ff]")


@rule(
    "ENC006",
    safe=True,
    characters="\u0300-\u036f\u1100-\u11ff",
    examples=[
        Example("\u1112\u1161\u11ab in cafe\u0301", "한 in café"),
        Example("한 in café, x\u0336", "한 in café, x\u0336"),
    ],
)
def decomposed_letter(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Compose letters that are written in parts (Unicode NFC), as file names of macOS are."""
    text = view.text
    for start in at:
        if not _PART.match(text, start) or (start and _PART.match(text, start - 1)):
            continue
        begin = start - 1 if start and "\u0300" <= text[start] <= "\u036f" else start
        end = start
        while end < len(text) and _PART.match(text, end):
            end += 1
        composed = unicodedata.normalize("NFC", text[begin:end])
        if composed != text[begin:end]:
            yield Edit(begin, end, composed)

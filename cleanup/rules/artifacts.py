"""ART: what a plugin, a script of the broadcaster or a page left around the story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from cleanup.layout import closes_sentence, cut, opens_sentence
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


_ROLE = (
    r"anchor(?:[ ]?lead|[ ]ment|[ ]comment)?|anchorman|caster|reporter|report|correspondent|lead|pkg|"
    r"sound[ ]?bite|gija|aengkeo|앵커(?:[ ]?멘트)?|기자|리포트|리포터|아나운서"
)
_OPENERS, _CLOSERS = "[<〈【◀◁《", "]>〉】▶▷》"
_STAGE_TAG = Pattern(
    rf"([{re.escape(_OPENERS)}][ ]?(?:{_ROLE})(?:[ ]?\d)?[ ]?[{re.escape(_CLOSERS)}]"
    r"|◀[ ]?again[ ]?▶)(?:[ ]?:)?",  # "again" is Italian "ancora", for the anchor
    re.IGNORECASE,
)
_WEAK_TAG = Pattern(r"\W*(?:report|lead|reporter|anchor)\W*", re.IGNORECASE)
_NO_SPEAKER = (
    "exclusive|video|photo|photos|weather|graphic|interview|advertisement|music|applause|laughs|"
    "laughter|breaking news|pick|sic"
)
_PANEL = Pattern(
    r"■ ?(?:Host|Hosted by|Starring|Appearance|Cast|Progress)"
    rf"|\[(?!(?i:{_ROLE}|{_NO_SPEAKER})\])[A-Z][A-Za-z-]{{2,30}}(?: [A-Z][A-Za-z-]{{1,30}}){{0,2}}\]\r?$",
    re.MULTILINE,
)
_TAG_HEADS = ["caster", "Caster", "CASTER", "anchor", "Anchor", "ANCHOR", "reporter", "Reporter", "REPORTER", "report", "Report",
              "REPORT", "correspondent", "Correspondent", "lead", "Lead", "LEAD", "pkg", "Pkg",
              "PKG", "soundbite", "Soundbite", "SOUNDBITE", "sound bite", "Sound bite",
              "Sound Bite", "gija", "Gija", "GIJA", "aengkeo", "앵커", "기자", "리포트", "리포터",
              "아나운서"]  # fmt: skip


@rule(
    "ART003",
    safe=True,
    anchors=[
        f"{opener}{gap}{head}" for opener in _OPENERS for gap in ("", " ") for head in _TAG_HEADS
    ]
    + ["◀ again", "◀again", "◀ Again", "◀Again"],
    examples=[
        Example("[앵커]\nThe assembly met.\n\n[기자]\nIt voted.", "The assembly met.\n\nIt voted."),
        Example("<Anchor>\n\nThe assembly met.", "The assembly met."),
        Example("◀ anchor ▶ The assembly met. ◀ Report ▶ It voted.", "The assembly met. It voted."),
        Example("◀ again ▶ The assembly met.", "The assembly met."),
        Example("◀ again and [again] ▶▶", "◀ again and [again] ▶▶"),
        Example("[Anchor Lead]\nProse stays.\n[Pkg]\nIt does.", "Prose stays.\nIt does."),
        Example("【Reporter】 It voted.", "It voted."),
        Example(
            "<Caster> Rain. [Report] [Kim Jin-ho / resident: It rained.]",
            "Rain. [Kim Jin-ho / resident: It rained.]",
        ),
        Example("[Anchor]\nWelcome.\n[Nice]\nHello.", "[Anchor]\nWelcome.\n[Nice]\nHello."),
        Example(
            "■ Host: Anchor Kim Min-a\n[Anchor]\nWelcome.\n[Lee So-ra]\nHello.",
            "■ Host: Anchor Kim Min-a\n[Anchor]\nWelcome.\n[Lee So-ra]\nHello.",
        ),
        Example(
            "See [Report](r.pdf) and the [report] on it.",
            "See [Report](r.pdf) and the [report] on it.",
        ),
        Example(
            "an <anchor> element; [sic] [laughs] [1]", "an <anchor> element; [sic] [laughs] [1]"
        ),
    ],
)
def stage_tag(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete a stage tag of a broadcast script: ``[Anchor]``, ``<Reporter>``, ``◀ anchor ▶``.

    At the start of a line or sentence, in any bracket and either language. Where the page is a
    panel talk, with a host list or the speakers' names in brackets, the tag is a speaker's label
    and stays.
    """
    text = view.text
    panel: bool | None = None
    for start in at:
        match = _STAGE_TAG.match(text, start)
        if not match or text[start + len(match[1]) : start + len(match[1]) + 1] in ("(", "["):
            continue
        out_of_place = not opens_sentence(text, start) or (
            match.group()[1:2].islower() and _mid_line(text, start)
        )
        if out_of_place and match.group()[0] not in "◀◁":
            continue
        if panel is None:
            panel = _is_panel(text)
        if not panel:
            yield Edit(*cut(text, *match.span()), "")


def _is_panel(text: str) -> bool:
    """Whether a line of the text begins a host list or is a speaker's name in brackets."""
    return any(
        text.startswith(("■", "["), line) and _PANEL.match(text, line) for line in _lines(text)
    )


def _lines(text: str) -> Iterator[int]:
    """Where the lines begin."""
    start = 0
    while start >= 0:
        yield start
        start = text.find("\n", start) + 1 or -1


def _mid_line(text: str, start: int) -> bool:
    return text[max(0, start - 40) : start].rpartition("\n")[2].strip() != ""


_OUTLETS = sorted(
    (
        line
        for line in (Path(__file__).parent / "outlets.txt").read_text(encoding="utf-8").split("\n")
        if line and not line.startswith("#")
    ),
    key=len,
    reverse=True,
)
_OUTLET = "(?:" + "|".join(re.escape(outlet) for outlet in _OUTLETS) + ")"
_NAME = r"(?:[A-Z][a-z]{1,9}[- ]?[A-Z]?[a-z]{1,9}(?:[- ][A-Z]?[a-z]{1,9}){0,2}|[A-Z][a-z]+-[A-Za-z]+[ ][A-Z][a-z]+)"
_PLACE = r"(?:[ ](?:in|from|at)[ ](?:the[ ])?[A-Za-z][\w.' -]{1,60})?"
_REPORTER = r"(?:[Rr]eporter|[Cc]orrespondent|[Jj]ournalist)"
_TOSS = Pattern(
    rf"""(?:(?:[Nn]ext|First(?:[ ]of[ ]all)?|This[ ]news[ ]is
        |(?:This[ ]is[ ]|Today['’]s[ ](?:\(\w{{1,5}}\)[ ])?)?(?:[Tt]he[ ])?[Ff]irst[ ]news(?:[ ]is)?(?:[ ]today)?(?:[ ]\(\w{{1,5}}\))?
      ),?[ ])?
    (?:
      (?: (?:[Tt]his[ ]is|I['’]m|I[ ]am)[ ](?:a[ ])?(?:{_OUTLET}(?:['’]s)?[ ])?{_REPORTER}
        | [Tt]his[ ]is[ ]a[ ]report[ ](?:by|from)(?:[ ]{_REPORTER})?
        | (?:[Oo]ur[ ])?{_REPORTER}
        | (?:[Oo]ur|[Tt]he)[ ](?:first[ ]|exclusive[ ])?report[ ](?:comes[ ]from|is[ ]by|continues[ ]with)(?:[ ]{_REPORTER})?
        | First,[ ]we[ ]go[ ]to[ ]{_REPORTER}
      )[ ]{_NAME}(?:['’]s[ ]report|,?[ ](?:
          (?:has[ ])?(?:reports?|reported|reporting)
        | has[ ](?:the|more)(?:[ ](?:details|story|report|more))?(?:[ ]on[ ](?:this|it|the[ ]story))?
        | covered[ ](?:it|this|the[ ](?:story|scene|news))
        | pointed[ ](?:it[ ])?out
        | (?:will[ ](?:tell|report|explain)|tells)(?:[ ](?:you|us))?(?:[ ](?:about[ ])?(?:this|it|more))?
        | on[ ]the[ ](?:sidewalk|scene|spot|press)
      ))?{_PLACE}
    | (?:[Tt]his[ ]is|[Hh]ere['’]s)[ ]{_NAME},?[ ](?:reporting|{_REPORTER}){_PLACE}
    | I['’]m[ ]a[ ]reporter[ ]for[ ]it
    )\.""",
    re.VERBOSE,
)
_OPENINGS = ("This is ", "this is ", "I'm ", "I’m ", "I am ", "Reporter ", "Correspondent ",
             "Journalist ", "Next, ", "next, ", "First", "The first ", "the first ", "first news",
             "This news is ", "Our ", "our ", "Today's ", "Today’s ", "Here's ", "Here’s ",
             "The exclusive report", "The report ", "the report ")  # fmt: skip


@rule(
    "ART004",
    safe=True,
    anchors=_OPENINGS,
    examples=[
        Example(
            "The bill passed. Reporter Kim Jin-ho. It was close.", "The bill passed. It was close."
        ),
        Example("This is reporter Nam Joo-hyun.\n\nThe bill passed.", "The bill passed."),
        Example(
            "It rains.\nReporter Shim Byeong-il has the details.\nIt pours.", "It rains.\nIt pours."
        ),
        Example("This is a report by Moon Young-kyu.", ""),
        Example(
            "It rains.\nToday’s (5th) first news This is reporter Kim Jin-ho.\nIt pours.",
            "It rains.\nIt pours.",
        ),
        Example(
            "It rains.\nThe first report is by Kim Jin-ho.\nHere’s Kim Jin-ho reporting.",
            "It rains.",
        ),
        Example(
            "It rains. Our reporter Kim Jin-ho has more. Reporter Kim Jin-ho's report.", "It rains."
        ),
        Example("The first report is by the panel.", "The first report is by the panel."),
        Example("“I am reporter Kim Jin-ho.” he said.", "“I am reporter Kim Jin-ho.” he said."),
        Example(
            "I'm a reporter, not a judge. This is Seoul.",
            "I'm a reporter, not a judge. This is Seoul.",
        ),
        Example(
            "Reporter Kim Jin-ho reports that the bill passed.",
            "Reporter Kim Jin-ho reports that the bill passed.",
        ),
        Example("Reporter Kim Jin-ho, is it over?", "Reporter Kim Jin-ho, is it over?"),
        Example("This is Jang Mi-ran, the weightlifter.", "This is Jang Mi-ran, the weightlifter."),
    ],
)
def toss_line(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete the sentence in which the anchor hands over to a named reporter.

    Only a whole sentence that says nothing else; a question to the reporter carries news and
    stays, and so does what stands in quotes.
    """
    yield from _spoken_lines(_TOSS, view.text, at)


_SIGN_OFF = Pattern(
    rf"""(?:
      (?:[Tt]his[ ](?:is|has[ ]been)|I['’]m|I[ ]am|It['’]s)[ ]
         (?:{_OUTLET}(?:['’]s?)?,?[ ](?:[Nn]ews[ ]|{_REPORTER}[ ])?{_NAME}(?:[ ]{_REPORTER})?
           |{_NAME}(?:,|[ ]from|[ ]of)[ ]{_OUTLET}(?:[ ][Nn]ews)?)
    | {_OUTLET}(?:['’]s|,)?[ ](?:{_REPORTER}[ ])?{_NAME}
    ){_PLACE}\.""",
    re.VERBOSE,
)


@rule(
    "ART005",
    safe=True,
    anchors=[
        "This is ",
        "this is ",
        "This has been ",
        "I'm ",
        "I’m ",
        "I am ",
        "It's ",
        "It’s ",
        *(f"{outlet}" for outlet in _OUTLETS),
    ],
    examples=[
        Example("They disagreed. “ This is YTN Kim Jin-ho.", "They disagreed. “"),
        Example("It ended.\n\nI'm YTN's Kim Lee Young.\n", "It ended.\n"),
        Example("It ended.\n\nThis is KBS News, Lee Seong-hoon.", "It ended."),
        Example("It ended.\n\nKBS News, Jeong Hae-joo.\n", "It ended.\n"),
        Example("It ended. This is Heo Sol-ji from KBS News.", "It ended."),
        Example("It ended. This has been KBS News' Kim Jin-ho from the court.", "It ended."),
        Example("This is YTN. I'm CEO Kim Jin-ho.", "This is YTN. I'm CEO Kim Jin-ho."),
        Example("YTN Kim Jin-ho said so.", "YTN Kim Jin-ho said so."),
    ],
)
def sign_off(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete the sentence in which a reporter signs off with outlet and name."""
    yield from _spoken_lines(_SIGN_OFF, view.text, at)


def _spoken_lines(pattern: Pattern, text: str, at: Sequence[int]) -> Iterator[Edit]:
    for start in at:
        match = pattern.match(text, start)
        if not match or not closes_sentence(text, match.end()):
            continue
        if opens_sentence(text, start) or text[max(0, start - 2) : start] in ("“ ", '" '):
            yield Edit(*cut(text, *match.span()), "")


_UNNAMED = Pattern(
    r"(?:Next, )?(?:(?:I['’]m|I am|This is) a (?:reporter|journalist|correspondent)"
    r"|[A-Z][a-z]{1,9}(?: [A-Z][a-z]{1,9})?(?:-[a-z]{1,9})? reports)\."
)


@rule(
    "ART006",
    safe=False,
    anchors=[*_OPENINGS, " reports."],
    examples=[
        Example(
            "The bill passed.\n\nI'm a reporter.\n\nIt was close.",
            "The bill passed.\n\nIt was close.",
        ),
        Example("“I'm a reporter.” he said.", "“I'm a reporter.” he said."),
        Example("He said I'm a reporter.", "He said I'm a reporter."),
    ],
)
def toss_line_without_name(view: View, at: Sequence[int]) -> Iterator[Edit]:
    """Delete "I'm a reporter." and "Lee Seung-jae reports." where they are a line of their own.

    Unsafe: people introduce themselves like this, and human scripts hand over like this.
    """
    text = view.text
    for start in at:
        begin = text.rfind("\n", max(0, start - 40), start) + 1
        if begin == 0 and start > 40:
            continue
        match = _UNNAMED.match(text, begin)
        if (
            match
            and begin <= start < match.end()
            and re.compile(r"[ \t\r]*(?:\n|\Z)").match(text, match.end())
        ):
            yield Edit(*cut(text, *match.span()), "")


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

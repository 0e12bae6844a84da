"""The evaluation: how changes are judged beside labels, and what `cleanup eval` says of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from cleanup import Cleaner
from cleanup.cli import app
from cleanup.engine import Cleaned, apply
from cleanup.evaluation import Judged, breaches, judge, score, words_lost
from cleanup.evaluation_report import VERSION
from cleanup.labels import Label, LabelError, Sample, read_samples
from cleanup.model import Document, Edit
from tests.pages import PROJECT

Change = tuple[str, str]


def sample(marked: str, **more: Any) -> Sample:  # noqa: ANN401  # as many types as fields
    """A sample of a text in which faults are marked ⟦wrong⇒right⟧."""
    text, labels = "", []
    for number, part in enumerate(re.split("[⟦⟧]", marked)):
        wrong, _, right = part.partition("⇒")
        if number % 2:
            labels.append(Label(len(text), wrong, right, "a-class", "nothing"))
        text += wrong
    return Sample(text, tuple(labels))._replace(**more)


def cleaned(text: str, *changes: Change) -> Cleaned:
    """What became of a text: changes (before, after) at the first place behind the last one.

    A bar in ``before`` says what stands in front of the place.
    """
    edits, at = [], 0
    for before, after in changes:
        lead, bar, old = before.rpartition("|")
        start = text.index(lead + old, at) + len(lead if bar else "")
        at = start + len(old)
        edits.append(Edit(start, at, after))
    after_all = Document(apply(text, edits))
    return Cleaned(Document(text), after_all, changes=tuple(edits))


def verdicts(marked: str, *changes: Change) -> tuple[str, str]:
    """The verdicts on labels and on changes, each by its first letter."""
    one = sample(marked)
    judged = judge(one, cleaned(one.text, *changes))
    return (
        "".join(label.verdict[0] for label in judged.labels),
        "".join(change.verdict[0] for change in judged.changes),
    )


# done, missed, otherwise; right, otherwise, unlisted.

CASES: dict[str, tuple[str, list[Change], str, str]] = {
    "done": ("He ⟦lefft⇒left⟧ early.", [("lefft", "left")], "d", "r"),
    "missed": ("He ⟦lefft⇒left⟧ early.", [], "m", ""),
    "otherwise": ("He ⟦lefft⇒left⟧ early.", [("lefft", "lift")], "o", "o"),
    "unlisted": ("He ⟦lefft⇒left⟧ early.", [("early", "late")], "m", "u"),
    "and another": ("He ⟦lefft⇒left⟧ early.", [("lefft", "left"), ("early", "late")], "d", "ru"),
    "cut wider": ("He ⟦lefft⇒left⟧ early.", [("He lefft ear", "He left ear")], "d", "r"),
    "cut narrower": ("He ⟦lefft⇒left⟧ early.", [("ef|f", "")], "d", "r"),
    "in two changes": ("a⟦bcd⇒xcy⟧e", [("b", "x"), ("d", "y")], "d", "rr"),
    "half of it": ("a⟦bcd⇒xcy⟧e", [("b", "x")], "o", "o"),
    "two by one change": ("⟦a⇒b⟧ and ⟦c⇒d⟧", [("a and c", "b and d")], "dd", "r"),
    "one of two by one": ("⟦a⇒b⟧ and ⟦c⇒d⟧", [("a and c", "b and c")], "dm", "r"),
    "more than the fault": ("Hi. ⟦Tag⇒⟧ He left.", [("Tag He left.", "")], "o", "o"),
    "insertion": ("said⟦'We⇒ 'We⟧ go", [("said|", " ")], "d", "r"),
    "insertion marked so": ("said⟦⇒ ⟧'We go", [("d|'", " '")], "d", "r"),
    "insertion missed": ("said⟦⇒ ⟧'We go", [("go", "went")], "m", "u"),
    "insertion elsewhere": ("said⟦⇒ ⟧'We go", [("'|", " ")], "m", "u"),
    # Deleted lines and the blank lines around them.
    "line and its end": ("A.\n\n⟦[Tag]⇒⟧\n\nB.", [("[Tag]\n\n", "")], "d", "r"),
    "line alone": ("A.\n\n⟦[Tag]⇒⟧\n\nB.", [("[Tag]", "")], "d", "r"),
    "line, no blank left": ("A.\n⟦[Tag]⇒⟧\nB.", [("[Tag]\n", "")], "d", "r"),
    "line at the head": ("⟦[Tag]⇒⟧\n\nB.", [("[Tag]\n\n", "")], "d", "r"),
    "line at the foot": ("A.\n\n⟦[Tag]⇒⟧\n", [("\n\n[Tag]", "")], "d", "r"),
    "paragraphs run together": ("A.\n\n⟦[Tag]⇒⟧\n\nB.", [("\n\n[Tag]\n\n", " ")], "o", "o"),
    "nothing between lines": ("A.\n⟦[Tag]⇒⟧\nB.", [("\n[Tag]\n", "")], "o", "o"),
    "line with a neighbour": ("A.\n⟦[Tag]⇒⟧\nB.\nC.", [("[Tag]\nB.\n", "")], "o", "o"),
    "middle tag missed": (
        "A.\n⟦[x]⇒⟧\n⟦[y]⇒⟧\n⟦[z]⇒⟧\nB.", [("[x]\n", ""), ("[z]\n", "")], "dmd", "rr",
    ),
    "first tag missed": ("⟦[x]⇒⟧\n⟦[y]⇒⟧\nB.", [("[y]\n", "")], "md", "r"),
    "two tags by one change": ("A.\n\n⟦[x]⇒⟧\n\n⟦[y]⇒⟧\n\nB.", [("[x]\n\n[y]\n\n", "")], "dd", "r"),
    "two of three by one": (
        "A.\n⟦[x]⇒⟧\n⟦[y]⇒⟧\n⟦[z]⇒⟧\nB.", [("[x]\n[y]\n", "")], "ddm", "r",
    ),
    "tag gone, blanks in another change": (
        "A.\n\n⟦[x]⇒⟧\n\n⟦[y]⇒⟧\n\nB.", [("[x]", ""), ("\n\n", "\n")], "dm", "rr",
    ),
    "many tags": (
        "A.\n" + "".join(f"⟦[{c}]⇒⟧\n" for c in "abcdefghij") + "B.",
        [(f"[{c}]\n", "") for c in "acegi"], "dm" * 5, "r" * 5,
    ),
    "many tags and prose": (
        "".join(f"⟦[{c}]⇒⟧\n" for c in "abcdefgh") + "B.\nC.",
        [("[a]\n", ""), ("[g]\n[h]\nB.\n", "")], "dmmmmmoo", "ro",
    ),
    # Within a line.
    "run and a space": ("A (x) ⟦(y)⇒⟧ b", [("(y) ", "")], "d", "r"),
    "run and both spaces": ("one ⟦(y)⇒⟧ two", [(" (y) ", "")], "o", "o"),
    "before a mark": ("one ⟦(y)⇒⟧. Two", [(" (y)", "")], "d", "r"),
    "space left before a mark": ("one ⟦(y)⇒⟧. Two", [("(y)", "")], "d", "r"),
    "space made before a mark": ("one⟦(y)⇒⟧. Two", [("(y)", " ")], "o", "o"),
    "sentences run together": ("One. ⟦(y)⇒⟧ Two", [(" (y) ", "")], "o", "o"),
    "sentences parted": ("One.⟦(y)⇒⟧Two", [("(y)", " ")], "d", "r"),
    "word parted": ("on⟦\u200b⇒⟧ly", [("\u200b", " ")], "o", "o"),
    "sentence at a line's end": ("A. ⟦Over to X.⇒⟧\n\nB.", [(" Over to X.", "")], "d", "r"),
    # Blanks as faults.
    "space before a mark": ("He left⟦ .⇒.⟧ So", [("t| ", "")], "d", "r"),
    "space marked alone": ("He left⟦ ⇒⟧. So", [("left| .", ".")], "d", "r"),
    "broken paragraph": ("the ⟦second\n\nand⇒second and⟧ last", [("second|\n\n", " ")], "d", "r"),
    "only a line end joined": ("the ⟦a\n\nb⇒a b⟧ c", [("a|\n\n", "\n")], "o", "o"),
    "glued tag": ("A.\n\n⟦[T] The\n\nman⇒The man⟧ left", [("[T] ", ""), ("\n\n", " ")], "d", "rr"),
    "glued tag, not joined": ("A.\n\n⟦[T] The\n\nman⇒The man⟧ left", [("[T] ", "")], "o", "o"),
    "broken by a tag, not joined": ("a ⟦b\n\n[T]\n\nc⇒b c⟧ d", [("[T]\n\n", "")], "o", "o"),
    "double space, untouched": ("a⟦  ⇒ ⟧b", [], "m", ""),
    "double space beside a fault": ("a⟦  ⇒ ⟧⟦bb⇒b⟧ c", [("bb", "b")], "md", "r"),
    "blank line too many, untouched": ("a ⟦b⇒c⟧⟦\n\n\n⇒\n\n⟧d", [("b", "c")], "dm", "r"),
    "blanks that no label is about": ("a  b ⟦c⇒d⟧", [("a|  ", " ")], "m", "u"),
    "blanks inside a fault left standing": ("a ⟦b  .⇒b.⟧ c", [("b|  ", " ")], "m", "u"),
    "no-break space": ("a⟦\xa0⇒ ⟧b", [("\xa0", " ")], "d", "r"),
    # The same text reached otherwise.
    "the other of two equal lines": ("T\n⟦T⇒⟧\nX", [("T\n", "")], "d", "r"),
    "the other of two equal words": ("⟦the the⇒the⟧ X", [("the ", "")], "d", "r"),
    "equal lines, next fault missed": ("T\n⟦T⇒⟧\n⟦x⇒y⟧", [("T\n", "")], "dm", "r"),
    "prose before a fault": ("It was late. ⟦Tag⇒⟧", [("late", "early")], "m", "u"),
    "mark before a fault": ("said,⟦'We⇒ 'We⟧ go", [("said|,", "")], "m", "u"),
    "empty text": ("", [], "", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_verdicts(name: str) -> None:
    marked, changes, labels, made = CASES[name]
    assert verdicts(marked, *changes) == (labels, made)


@given(st.lists(st.sampled_from(["a", "B.", "[x]", "⟦[t]⇒⟧", "⟦b⇒c⟧", "⟦a\n\nb⇒a b⟧"]), max_size=9),
       st.sampled_from(["\n", " ", "\n\n"]))  # fmt: skip
def test_a_cleaner_that_does_what_the_labels_say_is_right(parts: list[str], between: str) -> None:
    one = sample(between.join(parts))
    edits = tuple(Edit(label.start, label.end, label.right) for label in one.labels)
    after = Document(apply(one.text, edits))
    judged = judge(one, Cleaned(Document(one.text), after, changes=edits))
    assert {label.verdict for label in judged.labels} <= {"done"}
    assert {change.verdict for change in judged.changes} <= {"right"}
    assert score([judged]).words == 0


@given(st.data())
def test_every_label_and_every_change_has_a_verdict(data: st.DataObject) -> None:
    text = data.draw(st.text("ab. \n", max_size=30))

    def spans() -> list[tuple[int, int]]:
        places = st.lists(st.integers(0, len(text)), max_size=8, unique=True)
        cuts = sorted(data.draw(places))
        return list(zip(cuts[::2], cuts[1::2], strict=False))

    new = st.text("ab. \n", max_size=3)
    labels = tuple(Label(i, text[i:j], data.draw(new)) for i, j in spans())
    edits = tuple(Edit(i, j, data.draw(new)) for i, j in spans())
    done = Cleaned(Document(text), Document(apply(text, edits)), changes=edits)
    judged = judge(Sample(text, labels), done)
    assert [label for label, _ in judged.labels] == list(labels)
    assert {v for _, v in judged.labels} <= {"done", "missed", "otherwise"}
    assert {change.verdict for change in judged.changes} <= {"right", "otherwise", "unlisted"}
    if not edits:
        assert {v for _, v in judged.labels} <= {"missed"}


def test_a_long_text_full_of_faults_is_no_trouble() -> None:
    one = sample("⟦[x]⇒⟧\n⟦a .⇒a.⟧ word\n" * 1000)
    judged = judge(one, cleaned(one.text, *[("[x]\n", ""), ("a| ", "")] * 1000))
    assert score([judged]).labels == {"done": 2000}


def test_what_was_wanted_is_told() -> None:
    one = sample("Hi. ⟦Tag⇒⟧ He left.")
    (change,) = judge(one, cleaned(one.text, ("Tag He left.", ""))).changes
    assert change.wanted == one.labels
    assert change.lost == ("He", "left")


def test_rules_are_told() -> None:
    text = "[Anchor] He left , then came back ."
    judged = judge(Sample(text), Cleaner().clean(text))
    assert [change.codes for change in judged.changes] == [("ART003",), ("TYP001",), ("TYP001",)]


# Words lost, and strings that must stay.


@pytest.mark.parametrize(
    ("text", "before", "after", "lost"),
    [
        ("He left early.", " early", "", "early"),
        ("He left early.", "He left", "", "He left"),
        ("He left early.", " early.", ".", "early"),
        ("He left , so", "left| ,", ",", ""),
        ("Mun left", "Mun", "Moon", ""),
        ("Jae-in Moon left", "Jae-in Moon", "Moon Jae-in", ""),
        ("the power of the people", "the power of the people", "the People Power Party", ""),
        ("One two three four five.", "One two three four five.", "Six.", "One two three four five"),
        ("gov ernment", "v| e", "e", ""),
        ("govern ment", "n| m", "m", ""),
        ("a long word", "lo|ng wo", "ng wo", ""),
        ("The. the", "The. the", "The", "the"),
        ("He\u200bleft", "\u200b", "", ""),
        ("그는 떠났다 early", " early", "", "early"),
        ("... -- !", "-- ", "", ""),
    ],
)
def test_words_lost(text: str, before: str, after: str, lost: str) -> None:
    (change,) = cleaned(text, (before, after)).changes
    assert " ".join(words_lost(text, change)) == lost


def test_words_of_labels_may_go() -> None:
    one = sample("Hi. ⟦Tag one⇒⟧ He left.")
    (change,) = cleaned(one.text, ("Hi. Tag one He", "He")).changes
    assert words_lost(one.text, change, one.labels) == ("Hi",)


def test_strings_that_are_gone() -> None:
    one = sample("This is Seoul. He left.", survive=("This is Seoul.", "He left."))
    judged = judge(one, cleaned(one.text, ("This is Seoul. ", "")))
    assert judged.lost == ("This is Seoul.",)
    assert score([judged]).lost == 1
    assert score([judged]).survive == 2


def test_breaches_name_place_rule_and_words() -> None:
    cleaner = Cleaner()
    good = [sample("⟦[Anchor]⇒⟧\nHe left , so.", id="x"), sample("All is well.")]
    assert breaches(cleaner.clean, good) == []
    bad = sample("[Anchor]\n\nHe left.", id="x", path="f", line=3)
    assert breaches(cleaner.clean, [bad]) == ["f:3: x at 0: ART003 deletes 'Anchor'"]


def test_a_page_of_ours_loses_no_word() -> None:
    text = (PROJECT / "docs" / "philosophy.md").read_text(encoding="utf-8")
    assert breaches(Cleaner().clean, [Sample(text)]) == []


# Figures.


def judged_all() -> list[Judged]:
    texts = [
        ("⟦a⇒b⟧ x ⟦c⇒d⟧ y e", [("a", "b"), ("e", "f")]),
        ("All well", [("All", "Is")]),
        ("Z", []),
    ]
    return [
        judge(one, cleaned(one.text, *changes))
        for marked, changes in texts
        for one in [sample(marked)]
    ]  # fmt: skip


def test_figures() -> None:
    figures = score(judged_all())
    assert (figures.documents, figures.clean, figures.spoiled) == (3, 2, 1)
    assert figures.labels == figures.mechanical == {"done": 1, "missed": 1}
    assert figures.changes == {"right": 1, "unlisted": 2}
    assert figures.precision == pytest.approx(1 / 3)
    assert score([]).precision is None


def test_only_what_needs_no_knowledge_is_mechanical() -> None:
    one = sample("⟦a⇒b⟧ x")
    needs = ["nothing", "document", "glossary", "cue", "source", ""]
    judged = [
        judge(one._replace(labels=(one.labels[0]._replace(needs=need),)), cleaned(one.text))
        for need in needs
    ]
    assert score(judged).mechanical.total() == 2
    assert score(judged).labels.total() == 6


# Reading.


def test_reading() -> None:
    record = {
        "text": "가 a .", "edits": [{"start": 3, "wrong": " .", "right": ".", "class": "spacing"}],
        "survive": ["가"], "source": "그", "id": 7, "style": "sbs", "year": 2020, "mine": None,
    }  # fmt: skip
    lines = [json.dumps(record) + "\r\n", "\n", '{"text": "", "edits": []}']
    first, second = read_samples(lines, "f")
    assert first == Sample("가 a .", (Label(3, " .", ".", "spacing"),), "그", ("가",), "7", "f", 1)
    assert second == Sample("", (), None, (), "line 3", "f", 3)


def edits(*rows: object) -> str:
    return json.dumps({"text": "a cat sat", "edits": rows})


def edit(start: object, wrong: object, right: object = "x") -> dict[str, object]:
    return {"start": start, "wrong": wrong, "right": right}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "f:1: not JSON: "),
        ("[" * 100_000, "f:1: nested too deeply; give one object a line"),
        ("[1]", "f:1: a list, not an object; give"),
        ('{"edits": []}', 'f:1: no "text"; give a string'),
        ('{"text": 1, "edits": []}', 'f:1: "text" is a number; give a string'),
        ('{"text": "\\ud800", "edits": []}', "half of a surrogate pair (U+D800); remove it"),
        ('{"text": ""}', 'f:1: no "edits"; give the faults of the text, [] if it has none'),
        ('{"text": "", "edits": null}', '"edits" is null, not a list; give'),
        ('{"text": "", "edits": [], "source": 1}', '"source" is a number; give a string'),
        ('{"text": "", "edits": [], "survive": "a"}', '"survive" is a string, not a list; give'),
        ('{"text": "a", "edits": [], "survive": [""]}', "\"survive\" holds ''; give"),
        ('{"text": "a", "edits": [], "survive": ["b"]}', "'b' is not in the text; mend or remove"),
        (edits(3), "f:1: edit 1: a number, not an object; give"),
        (edits({"wrong": "a", "right": ""}), 'f:1: edit 1: "start" is None; give the offset'),
        (edits(edit("0", "a")), "\"start\" is '0'; give the offset in characters, from 0 on"),
        (edits(edit(True, "a")), '"start" is True; give'),
        (edits(edit(-1, "t")), '"start" is -1; give'),
        (edits({"start": 0, "wrong": "a"}), 'edit 1: no "right"; give a string'),
        (edits(edit(0, None)), 'edit 1: "wrong" is null; give a string'),
        (edits({**edit(0, "a"), "class": 1}), 'edit 1: "class" is a number; give a string'),
        (edits(edit(0, "a", "a")), "f:1: edit 1: 'a' stays as it is; leave this edit out"),
        (edits(edit(0, "cat")), "'cat' is not at 0; there is 'a c'; it stands at 2 (offsets count"),
        (edits(edit(0, "dog")), "there is 'a c', and it stands nowhere in the text"),
        (edits(edit(99, "")), "f:1: edit 1: '' is not at 99; there is ''"),
        (edits(edit(2, "cat"), edit(4, "t")), "f:1: edit 2: begins at 4, before edit 1 ends at 5"),
        (edits(edit(2, "cat"), edit(0, "a")), "sort the edits by start and join what overlaps"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_place_and_mend(line: str, message: str) -> None:
    with pytest.raises(LabelError, match=re.escape(message)):
        list(read_samples([line], "f"))


# The command.

ROWS = [
    {"id": "n-1", "text": "[Anchor]\n\nHe left , then\n\ncame home.\nThis is Seoul.", "edits": [
        {"start": 0, "wrong": "[Anchor]", "right": "", "class": "stage-tag", "needs": "nothing"},
        {"start": 17, "wrong": " ,", "right": ";", "class": "spacing", "needs": "nothing"},
        {"start": 45, "wrong": "Seoul", "right": "Busan", "class": "place", "needs": "source"},
    ], "survive": ["home"]},
    {"id": "n-2", "text": "All is well , here.", "edits": [], "survive": ["well ,"]},
]  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    lines = [json.dumps(row) + "\n" for row in ROWS]
    (tmp_path / "a.jsonl").write_text("".join(lines), encoding="utf-8")
    (tmp_path / "clean.jsonl").write_text(lines[1], encoding="utf-8")
    return tmp_path


def run(*args: str, stdin: str = "") -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["eval", *args], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr


def test_text_report() -> None:
    code, out, err = run("a.jsonl", "--select", "ART003,TYP001")
    assert (code, err) == (0, "")
    assert (
        out
        == """\
a.jsonl: 2 texts, 3 labels, 3 changes
  recall     0.333  1 of 3; mechanical 0.500, 1 of 2
  precision  0.333  1 of 3 changes right; 1 otherwise, 1 unlisted
  damage     1 of 1 clean texts changed, 1 of 2 strings and 0 words lost

  class                labels   done  missed  otherwise  recall
  place                     1      0       1          0   0.000
  spacing                   1      0       0          1   0.000
  stage-tag                 1      1       0          0   1.000

  needs                labels   done  missed  otherwise  recall
  nothing                   2      1       0          1   0.500
  source                    1      0       1          0   0.000
  all                       3      1       1          1   0.333

Changed otherwise than a label wants:
  n-1:17  TYP001  ␣, -> ,  ([Anchor]⏎⏎He left …  then⏎⏎came home.⏎This is)  wanted: ␣, -> ;

Changed where no label is:
  n-2:11  TYP001  ␣, -> ,  (All is well …  here.)

Strings that had to stay in and are gone:
  n-2  well ,

Clean texts that were changed:
  n-2
"""
    )


def test_missed_labels_are_listed_on_demand() -> None:
    _, out, _ = run("a.jsonl", "--select", "ART003", "--verbose")
    assert "Missed:\n  n-1:17  spacing|nothing  ␣, -> ;  (" in out
    assert "  n-1:45  place|source  Seoul -> Busan  (" in out


def test_several_files_and_their_total() -> None:
    _, out, _ = run("a.jsonl", "clean.jsonl", "a.jsonl")
    heads = [
        line.partition(":")[0] for line in out.split("\n") if " label" in line and ": " in line
    ]
    assert heads == ["a.jsonl", "clean.jsonl", "all files"]
    assert "all files: 3 texts, 3 labels, 5 changes" in out
    assert "clean.jsonl: 1 text, 0 labels, 1 change\n  recall         -  0 of 0" in out


def test_limit() -> None:
    rows = "".join(json.dumps({"text": f"All , {n}", "edits": []}) + "\n" for n in range(60))
    for args, shown, more in (
        ((), 50, "10"),
        (("--limit", "1"), 1, "59"),
        (("--limit", "0"), 60, ""),
    ):
        _, out, _ = run("-", *args, stdin=rows)
        assert out.count("  TYP001  ") == shown
        assert (f"and {more} more (--limit 0 shows all)" in out) == bool(more)
    _, out, _ = run("-", "--limit", "1", "--output-format", "json", stdin=rows)
    (file,) = json.loads(out)["files"]
    assert file["left_out"] == {"otherwise": 0, "unlisted": 59, "lost": 0, "spoiled": 59}


def test_json_report() -> None:
    _, out, _ = run("a.jsonl", "--select", "ART003,TYP001", "--output-format", "json", "-v")
    report = json.loads(out)
    assert report["version"] == VERSION
    (file,) = report["files"]
    assert file["path"] == "a.jsonl"
    assert {**file, **report["total"]} == file
    assert file["mechanical"] == {
        "total": 2, "done": 1, "missed": 0, "otherwise": 1, "recall": 0.5,
    }  # fmt: skip
    assert file["changes"] == {
        "total": 3, "right": 1, "otherwise": 1, "unlisted": 1, "precision": 0.3333,
    }  # fmt: skip
    assert file["otherwise"] == [{
        "id": "n-1", "line": 1, "start": 17, "context_left": "[Anchor]\n\nHe left",
        "context_right": " then\n\ncame home.\nThis is", "codes": ["TYP001"],
        "before": " ,", "after": ",",
        "wanted": [{"class": "spacing", "wrong": " ,", "right": ";"}],
    }]  # fmt: skip
    assert file["lost"] == [{"id": "n-2", "line": 2, "string": "well ,"}]
    assert file["spoiled"] == [{"id": "n-2", "line": 2}]
    assert [row["wrong"] for row in file["missed"]] == ["Seoul"]


def test_json_page_names_every_field_of_the_report() -> None:
    page = (
        (PROJECT / "docs" / "json.md").read_text(encoding="utf-8").partition("## `cleanup eval`")[2]
    )
    _, out, _ = run("a.jsonl", "--output-format", "json", "-v")
    report = json.loads(out)
    for figures in (*report["files"], report["total"]):
        figures["by_class"] = figures["by_needs"] = {}  # their names are the user's
    for name in set(re.findall(r'"(\w+)":', json.dumps(report))):
        assert f"`{name}`" in page, name
    assert f"`version` is {VERSION}" in page


def test_flags_and_settings_hold() -> None:
    assert "0 changes" in run("clean.jsonl", "--ignore", "TYP")[1]
    Path("cleanup.toml").write_text(
        '[[override]]\nfiles = ["clean.jsonl"]\nignore = ["TYP001"]\n', encoding="utf-8"
    )
    assert "0 changes" in run("clean.jsonl")[1]
    assert "3 changes" in run("a.jsonl", "--select", "ART003,TYP001")[1]


def test_source_is_used() -> None:
    Path("g.tsv").write_text(
        "korean\tenglish\tkind\tvariants\n갑돌\tGapdol\tplace\tkap?\n", encoding="utf-8"
    )
    label = {"start": 7, "wrong": "kap", "right": "Gapdol", "needs": "source"}
    row = {"text": "He saw kap there.", "source": "그는 갑돌에 갔다.", "edits": [label]}
    args = ("-", "--glossary", "g.tsv", "--no-default-glossaries")
    assert "recall     1.000  1 of 1; mechanical -, 0 of 0" in run(*args, stdin=json.dumps(row))[1]
    del row["source"]
    assert "recall     0.000  0 of 1" in run(*args, stdin=json.dumps(row))[1]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("none.jsonl",), "cleanup: none.jsonl: no such file"),
        (("bad.jsonl",), "cleanup: bad.jsonl:2: not JSON: "),
        (("latin.jsonl",), "cleanup: latin.jsonl:1: byte 0xE9"),
        (("a.jsonl", "--output-format", "xml"), "cleanup: no report is called 'xml'; there are: "),
        (("a.jsonl", "--select", "XYZ"), "cleanup: flags: select: no rule is called 'XYZ'"),
        (("a.jsonl", "--glossary", "no.tsv"), "cleanup: no.tsv"),
    ],
)
def test_what_cannot_be_scored_ends_with_2(
    args: tuple[str, ...], message: str, folder: Path
) -> None:
    (folder / "bad.jsonl").write_text('{"text": "", "edits": []}\n{]\n', encoding="utf-8")
    (folder / "latin.jsonl").write_bytes(b'{"text": "\xe9", "edits": []}\n')
    code, out, err = run(*args)
    assert (code, out) == (2, "")
    assert err.startswith(message)


def test_an_empty_file_has_no_figures() -> None:
    code, out, _ = run("-", stdin="\n")
    assert code == 0
    assert out.startswith("-: 0 texts, 0 labels, 0 changes\n  recall     ")

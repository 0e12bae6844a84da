"""Discovery: what is found in a corpus, what is not, and that the rules that come of it work."""

from __future__ import annotations

import gzip
import json
import tomllib
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from cleanup import Cleaner
from cleanup.cli import app
from cleanup.discovery import Discovery
from cleanup.pieces import loose, pieces, shape
from cleanup.settings import load

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

    from cleanup.discovery import Artifact

TOWNS = "Naju Mokpo Gunsan Iksan Jeonju Suncheon".split()
NAMES = ["Kim Jin-ho", "Nam Joo-hyun", "Heo Sol-ji", "Pyo In-seo", "Moon Young-kyu", "Oh Da-eun"]


def article(number: int) -> str:
    """A made-up article with artifacts that the rules know and others that they do not."""
    town, name = TOWNS[number], NAMES[number]
    return (
        f"[ad_1]\n[앵커]\n◈ Enlarge the picture\n\nThe court of {town} met on May {number + 2}.\n\n"
        f"The government said that {town} would get a new bridge. He said it was time.\n\n"
        f"It rained in {town} for days, and people stayed at home with a book.\n\n"
        f"Farmers near {town} lost a part of the harvest. (Still = Yonhap desk)\n\n"
        f"The mayor thanked {number + 20} helpers. [Cue editing: {name}]\n\n"
        f"Rights © {town} Ilbo {2000 + number}. Do not repost.\n\n"
        "※ For details, ask the desk.\n\n[ad_2]\n"
    )


FOUND = {
    "◈ Enlarge the picture",
    "(Still = Yonhap desk)",
    "[Cue editing: X]",
    "Rights © X #. Do not repost.",
    "※ For details, ask the desk.",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def corpus(folder: Path) -> Path:
    place = folder / "corpus"
    place.mkdir()
    for number in range(6):
        (place / f"{number}.txt").write_text(article(number), encoding="utf-8")
    return place


def run(*args: object, stdin: str | None = None) -> Result:
    result = CliRunner().invoke(app, ["discover", *map(str, args)], input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def texts(*args: object, stdin: str | None = None) -> list[str]:
    result = run("--output-format", "json", *args, stdin=stdin)
    assert result.exit_code == 0, result.stderr
    return [row["text"] for row in json.loads(result.stdout)["artifacts"]]


def found(*documents: str, least: int = 3) -> list[str]:
    discovery = Discovery()
    for document in documents:
        discovery.add(document)
    return [artifact.shown for artifact in discovery.ranked(least).artifacts]


def lines(*items: str) -> list[str]:
    """Documents with a different line on either side of each item."""
    return [
        f"{TOWNS[n % 6]} voted {n} times on it.\n{item}\nThen {NAMES[n % 6]} left.\n"
        for n, item in enumerate(items)
    ]


# What is found, in every format.


def test_text(corpus: Path) -> None:
    assert set(texts(corpus)) == FOUND


def test_jsonl(folder: Path) -> None:
    rows = [json.dumps({"a": {"text": article(n)}}) for n in range(6)]
    (folder / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    assert set(texts("--text-field", "a.text", "a.jsonl")) == FOUND
    with gzip.open(folder / "b.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(rows))
    assert set(texts("--text-field", "a.text", "b.jsonl.gz")) == FOUND


def test_lines_and_standard_input() -> None:
    content = "".join(map(article, range(6)))
    assert set(texts("--format", "lines", "-", stdin=content)) == FOUND


def test_places_are_lines_of_the_file(corpus: Path) -> None:
    result = run("--output-format", "json", corpus)
    for row in json.loads(result.stdout)["artifacts"]:
        assert len(row["examples"]) == 3
        assert row["documents"] == row["times"] == 6
        for example in row["examples"]:
            with open(example["path"], encoding="utf-8") as file:
                assert example["text"] in file.read().split("\n")[example["line"] - 1]


def test_what_the_rules_know_is_not_found(corpus: Path) -> None:
    assert "[ad_1]" not in "".join(texts(corpus))
    assert "[앵커]" not in "".join(texts(corpus))
    assert "[ad_#]" in texts("--ignore", "ART", corpus)
    assert "[앵커]" in texts("--select", "TYP", corpus)


def test_what_rules_report_or_leave_alone_on_purpose_is_not_found() -> None:
    # In a panel talk the tag says who speaks, and stays.
    panel = "■ Host: Anchor Kim Min-a\n[Anchor]\nWelcome to {}.\n[Lee So-ra]\nHello.\n"
    content = "\n".join(json.dumps({"text": panel.format(town)}) for town in TOWNS)
    assert "[Anchor]" not in texts("--format", "jsonl", "-", stdin=content)
    content = "\n".join(json.dumps({"text": f"[ ad_2 ]\nIt rained in {t}."}) for t in TOWNS)
    assert texts("--format", "jsonl", "-", stdin=content) == []


def test_own_rules_count_as_rules(corpus: Path) -> None:
    assert run("--output-format", "toml", "-o", "found.toml", corpus).exit_code == 0
    assert texts("--config", "found.toml", corpus) == []


# What is told of it.


def test_english_is_no_artifact() -> None:
    starts = ["The government said", "He said", "On Monday, the court", "According to the police"]
    for start in starts:
        assert found(*lines(*(f"{start} that {name} came." for name in NAMES))) == []
    for line in ("He said.", "Yes.", "I see.", "What do you think?", "Why?", "The"):
        assert found(*lines(*[line] * 6)) == []
    for inside in ("(WHO)", "(FTA)", "[the]", "[sic]", "(12)", "(who was there)"):
        assert found(*lines(*(f"A rule of it {inside} by {name} came." for name in NAMES))) == []
    for label in ("Kim", "Question", "He said"):
        assert found(*lines(*(f"{label}: It is {name} who came." for name in NAMES))) == []


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Photo by {name} The mayor of {town} left.", "Photo by X"),
        ("It ended in {town}. Reporter {name} of Ilbo", "Reporter X of Ilbo"),
        ("[{town}=Newsis] Reporter {name} = In {town} it began.", "[X=Newsis] Reporter X ="),
        ("The end of {town}. ⓒ Ilbo", "ⓒ Ilbo"),
        ("◈ Related: what {name} did in {town}", "◈ Related:"),
        ("<Video> {town} is burning", "<Video>"),
        ("It ended in {town}. Subscribe to our channel", "Subscribe to our channel"),
        ("{town} wins. Your address will not be given to anybody else.",
         "Your address will not be given to anybody else."),
        ("[{town}=뉴시스] {korean} 기자", "[X=뉴시스] X 기자"),
    ],
)  # fmt: skip
def test_shapes(line: str, shown: str) -> None:
    items = [
        line.format(name=name, town=town, korean="김이박최정강"[number] + "진호")
        for number, (name, town) in enumerate(zip(NAMES, TOWNS, strict=True))
    ]
    assert shown in found(*lines(*items))


def test_names_that_are_always_the_same_stay() -> None:
    items = [f"{t} won. (Photo = Reporter Kim Jin-ho, {n})" for n, t in enumerate(TOWNS)]
    assert found(*lines(*items)) == ["(Photo = Reporter Kim Jin-ho, #)"]


def test_the_longest_piece_is_told_and_shorter_ones_where_they_stand_alone() -> None:
    long = [f"◈ Related: what {name} went and did there" for name in NAMES]
    assert found(*lines(*["◈ Read more here"] * 6)) == ["◈ Read more here"]
    assert found(*lines(*long, *["◈ Related: Apply now"] * 6)) == [
        "◈ Related:",
        "◈ Related: Apply now",
    ]


def test_frequent_and_odd_goes_first_and_ties_by_text() -> None:
    documents = lines(*["◈ B here"] * 3, *["◈ A here"] * 3, *["◈ C here"] * 5, *["Leave it"] * 3)
    assert found(*documents) == ["◈ C here", "◈ A here", "◈ B here", "Leave it"]


def test_documents_are_counted_not_lines() -> None:
    assert found("◈ Read more\n" * 9, "◈ Read more\n") == []
    assert found("◈ Read more\n" * 9, "◈ Read more\n", least=2) == ["◈ Read more"]


def test_an_article_that_recurs_is_no_artifact() -> None:
    story = "".join(f"{town} is a town ◈ by the sea.\n" for town in TOWNS)
    discovery = Discovery()
    for document in (story, story, story):
        discovery.add(document)
    ranking = discovery.ranked()
    assert ranking.artifacts == ()
    assert len(ranking.repeated) == 1


def test_order_of_runs_is_the_same(corpus: Path) -> None:
    for kind in ("text", "toml", "json"):
        first = run("--output-format", kind, corpus)
        assert first.stdout == run("--output-format", kind, corpus).stdout
        assert first.stdout


def test_memory_is_bounded_and_what_was_missed_is_told() -> None:
    discovery = Discovery(capacity=200)
    for number in range(400):
        name = "".join(chr(97 + int(digit)) for digit in str(number))
        discovery.add(f"◈ Read more\n\n{name} | one {name} two | {name} ※ three {name}\n")
        assert len(discovery._table) <= 200
    assert 0 < discovery.missed < 400
    best = discovery.ranked().artifacts[0]
    assert best.shape == "◈ Read more"
    assert 400 - discovery.missed <= best.documents <= 400


def test_covered_pieces_are_not_counted() -> None:
    discovery = Discovery()
    for town in TOWNS:
        discovery.add(f"◈ Read more\nIt rained in {town}.\n", covered=[(0, 8)])
    assert discovery.ranked().artifacts == ()


@pytest.mark.parametrize("text", ["[" * 100_000, "◈ " * 50_000, "a. A" * 25_000, "(a" * 50_000])
def test_long_lines_are_no_trouble(text: str) -> None:
    assert len(list(pieces(text))) < 100


def test_signs_of_shapes_in_a_text_are_left_alone() -> None:
    assert found(*lines(*["◈ \ue000 it is"] * 6)) == []
    assert shape("On 2021.05.12 at http://a.example/7, k@a.example") == "On 0.0.0 at \ue002 \ue001"
    assert loose("Kim Jin-ho said so") is None


# The rules.


def rules(result: Result) -> list[dict[str, object]]:
    table = tomllib.loads(result.stdout)
    assert isinstance(table["rule"], list)
    return table["rule"]


def test_rules_load_and_clean_the_corpus(corpus: Path) -> None:
    result = run("--output-format", "toml", "--output", "found.toml", corpus)
    assert (result.exit_code, result.stdout) == (0, "")
    settings, place = load(config="found.toml")
    Cleaner(settings, place=place or "")  # runs the examples
    assert len(settings.rule) == len(FOUND)
    assert all(rule.changes and rule.keeps and not rule.safe for rule in settings.rule)
    fixed = CliRunner().invoke(app, ["fix", "-q", "--unsafe", "--config", "found.toml", "corpus"])
    assert fixed.exit_code == 0, fixed.stderr
    assert (corpus / "2.txt").read_text(encoding="utf-8") == (
        "The court of Gunsan met on May 4.\n\n"
        "The government said that Gunsan would get a new bridge. He said it was time.\n\n"
        "It rained in Gunsan for days, and people stayed at home with a book.\n\n"
        "Farmers near Gunsan lost a part of the harvest.\n\n"
        "The mayor thanked 22 helpers.\n"
    )
    again = CliRunner().invoke(app, ["check", "--unsafe", "--config", "found.toml", "corpus"])
    assert again.exit_code == 0, again.stdout


def test_nothing_is_applied(corpus: Path) -> None:
    run(corpus)
    assert (corpus / "2.txt").read_text(encoding="utf-8") == article(2)


def rule_for(*items: str) -> Cleaner:
    """A cleaner with the one rule that lines such as these give."""
    content = "\n".join(json.dumps({"text": text}) for text in lines(*items))
    result = run("--output-format", "toml", "--limit", "1", "--format", "jsonl", "-", stdin=content)
    with open("one.toml", "w", encoding="utf-8") as file:
        file.write("select = ['OWN']\nunsafe = true\n" + result.stdout)
    settings, place = load(config="one.toml")
    return Cleaner(settings, place=place or "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A.\n\n◈ More\n\nB.\n", "A.\n\nB.\n"),
        ("A.\n◈ More\nB.\n", "A.\nB.\n"),
        ("A.\n◈ More\n\nB.\n", "A.\n\nB.\n"),
        ("A.\n\n◈ More\nB.\n", "A.\n\nB.\n"),
        ("◈ More\n\nA.\n", "A.\n"),
        ("A.\n\n◈ More\n", "A.\n"),
        ("A.\n\n\n\n◈ More", "A."),
        ("A.\n\n◈ More\n\n◈ More\n", "A.\n"),
        ("A.\r\n\r\n◈ More\r\n\r\nB.\r\n", "A.\r\n\r\nB.\r\n"),
        ("A.\r\n\r\n◈ More\r\n", "A.\r\n"),
        ("◈ More", ""),
        ("◈ More of it\nA ◈ More\n", "◈ More of it\nA ◈ More\n"),
    ],
)
def test_a_line_leaves_no_hole(before: str, after: str) -> None:
    assert rule_for(*["◈ More"] * 6).clean(before).text == after


def test_lines_below_one_another_leave_no_hole(folder: Path) -> None:
    block = "◈ One\n◈ Two\n◈ Three\n\n◈ Four\n◈ Five"
    rows = [
        json.dumps({"text": f"{block}\n\n{town} won.\n\n{block}\n\n{town} left.\n\n{block}\n"})
        for town in TOWNS
    ]
    (folder / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    run("--output-format", "toml", "-o", "found.toml", "a.jsonl")
    arguments = ["fix", "-q", "--unsafe", "--config", "found.toml", "a.jsonl"]
    assert CliRunner().invoke(app, arguments).exit_code == 0
    texts = [json.loads(row)["text"] for row in (folder / "a.jsonl").read_text().split("\n")]
    assert texts == [f"{town} won.\n\n{town} left.\n" for town in TOWNS]


def test_rules_for_places_within_a_line() -> None:
    still = rule_for(*["(Still = Kuki)", "It. (Still = Kuki)", "(Still = Kuki) It."] * 2)
    assert still.clean("A (Still = Kuki) b.\n\n(Still = Kuki)\n\nC.\n").text == "A b.\n\nC.\n"
    names = rule_for(*(f"{TOWNS[n]} won. / Newsroom {name}" for n, name in enumerate(NAMES)))
    assert names.clean("It began. / Newsroom Yang Ki-tak\n").text == "It began.\n"
    assert names.clean("It began. / Newsroom and more\n").text == "It began. / Newsroom and more\n"
    links = rule_for(*(f"◈ Related: what {name} did" for name in NAMES))
    assert links.clean("A.\n\n◈ Related: who won\n\nB.\n").text == "A.\n\nB.\n"


def test_figures_that_are_always_the_same_stay() -> None:
    assert rule_for(*["◈ See 8"] * 6).clean("A.\n◈ See 9\nB.\n").text == "A.\n◈ See 9\nB.\n"
    several = rule_for(*(f"◈ See {n}" for n in range(6)))
    assert several.clean("A.\n◈ See 77\nB.\n").text == "A.\nB.\n"


def test_odd_characters_are_written_so_that_they_load() -> None:
    line = '◈ It\'s a \\d+ "test" | [x]* (a.b) +?^$'
    assert rule_for(*[line] * 6).clean(f"A.\n{line}\nB.\n").text == "A.\nB.\n"


def test_an_address_has_no_rule() -> None:
    content = "\n".join(
        json.dumps({"text": text})
        for text in lines(*(f"It ended. Reporter {name} a{name[-1]}@b.example" for name in NAMES))
    )
    result = run("--format", "jsonl", "-", stdin=content)
    assert "none: no rule takes it out" in result.stdout
    assert "rule" not in tomllib.loads(
        run("--format", "jsonl", "--output-format", "toml", "-", stdin=content).stdout
    )


def test_codes_that_are_taken_are_passed_over(corpus: Path, folder: Path) -> None:
    (folder / "cleanup.toml").write_text(
        'rule = [{code = "OWN001", pattern = "zz"}, {code = "OWN003", pattern = "zz"}]',
        encoding="utf-8",
    )
    found = [rule["code"] for rule in rules(run("--output-format", "toml", corpus))]
    assert found == ["OWN002", "OWN004", "OWN005", "OWN006", "OWN007"]


def test_tables_are_headed_for_the_file_they_go_to(corpus: Path, folder: Path) -> None:
    assert "\n[[rule]]\n" in run("--output-format", "toml", corpus).stdout
    (folder / "pyproject.toml").write_text("[tool.cleanup]\n", encoding="utf-8")
    assert "\n[[tool.cleanup.rule]]\n" in run("--output-format", "toml", corpus).stdout
    run("--output-format", "toml", "-o", "x.toml", corpus)
    assert "\n[[rule]]\n" in (folder / "x.toml").read_text(encoding="utf-8")


# The report, and what goes wrong.


def test_table(corpus: Path) -> None:
    out = run("--limit", "2", corpus).stdout
    head, *rows = out.split("\n")
    assert head.split() == ["documents", "times", "kind", "rule", "artifact"]
    assert rows[0].split()[:4] == ["6", "6", "line...", "OWN001"] or "OWN001" in rows[0]
    assert "Found 2 in 6 documents that no rule covers; 3 more (--limit)." in out
    assert "Nothing was changed." in out
    assert "cleanup discover --output-format toml -o found.toml PATH..." in out
    assert run("--quiet", corpus).stdout == ""


def test_nothing_found(folder: Path) -> None:
    (folder / "a.txt").write_text("◈ Read\n" * 9, encoding="utf-8")
    out = run("a.txt").stdout
    assert "Nothing found in 1 document that stands in 3 or more" in out
    assert "--format lines makes each line one" in out
    assert tomllib.loads(run("--output-format", "toml", "a.txt").stdout) == {}


def test_min_count(corpus: Path) -> None:
    (corpus / "x.txt").write_text("◈ Twice it is\n", encoding="utf-8")
    (corpus / "y.txt").write_text("◈ Twice it is\n", encoding="utf-8")
    assert "◈ Twice it is" not in texts(corpus)
    assert "◈ Twice it is" in texts("--min-count", "2", corpus)
    assert texts("--min-count", "7", corpus) == []


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["missing"], "cleanup: missing: does not exist; check the name"),
        (["bad.txt"], "bad.txt:2: "),
        (["-", "bad.txt"], "'-' must be the only path"),
        (["--output-format", "jsn", "good.txt"], "is called 'jsn'; did you mean json?"),
        (["--format", "jsnl", "good.txt"], "no format is called 'jsnl'; did you mean jsonl?"),
        (["--select", "TPY", "good.txt"], "flags: select: no rule is called 'TPY'"),
        (["--config", "none.toml", "good.txt"], "none.toml: cannot be read"),
        (["--min-count", "1", "good.txt"], "--min-count"),
        (["--limit", "0", "good.txt"], "--limit"),
        (["-o", "no/such/folder.txt", "good.txt"], "cannot be written"),
    ],
)
def test_bad_input(folder: Path, args: list[str], words: str) -> None:
    (folder / "good.txt").write_text("It is well.\n", encoding="utf-8")
    (folder / "bad.txt").write_bytes(b"It is\n\xff bad.\n")
    result = run(*args, stdin="")
    assert words in result.stderr
    assert result.exit_code == 2


def test_what_is_wrong_with_one_file_does_not_stop_the_others(corpus: Path) -> None:
    (corpus / "bad.txt").write_bytes(b"\xff")
    result = run("--output-format", "json", corpus)
    assert result.exit_code == 2
    assert len(json.loads(result.stdout)["artifacts"]) == len(FOUND)


def test_gitignore_and_overrides_hold(corpus: Path, folder: Path) -> None:
    (folder / ".gitignore").write_text("corpus/0.txt\n", encoding="utf-8")
    (folder / "cleanup.toml").write_text('exclude = ["corpus/1.txt"]\n', encoding="utf-8")
    rows = json.loads(run("--output-format", "json", ".").stdout)
    assert rows["documents"] == 4
    assert corpus.exists()


def artifact_of(*items: str) -> Artifact:
    discovery = Discovery()
    for document in lines(*items):
        discovery.add(document)
    return discovery.ranked().artifacts[0]


def test_counts() -> None:
    artifact = artifact_of(*(f"◈ Go\n◈ Go\n{town} won. ◈ Go" for town in TOWNS[:4]))
    assert (artifact.documents, artifact.times) == (4, 12)
    assert artifact.kinds == (("line", 8), ("end", 4))
    assert [place.number for place in artifact.places] == [2, 2, 2]

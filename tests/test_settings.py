"""Settings: where they are read from, what goes before what, and users' own rules."""

from __future__ import annotations

import os
import pickle
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from cleanup import Cleaner, Settings, SettingsError
from cleanup.cli import app
from cleanup.settings import Override, UserRule, load

if TYPE_CHECKING:
    from pathlib import Path

DIRTY = "He left , then came back .\n"
CLEAN = "He left, then came back.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def refusal(table: str, path: str = "cleanup.toml") -> str:
    """What is said of a settings file with this content."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(table)
    with pytest.raises(SettingsError) as error:
        Cleaner(load(config=path)[0], place=path)
    return str(error.value)


def fixed(folder: Path, *args: str, name: str = "a.txt", text: str = DIRTY) -> str:
    """What the program makes of a file; the exit code must be 0."""
    path = write(folder / name, text)
    result = CliRunner().invoke(app, ["fix", *args, name])
    assert result.exit_code == 0, result.stderr
    return path.read_text()


# Where they are read from.


def test_no_file_is_the_defaults() -> None:
    assert load() == (Settings(), None)


def test_nearest_file_wins_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder / "cleanup.toml", 'ignore = ["TYP"]\nunsafe = true\n')
    write(folder / "a" / "pyproject.toml", '[tool.cleanup]\nselect = ["ENC"]\n')
    (folder / "a" / "b" / "c").mkdir(parents=True)
    write(folder / "a" / "b" / "pyproject.toml", '[project]\nname = "cleanup-demo"\n')
    monkeypatch.chdir(folder / "a" / "b" / "c")
    found, place = load()
    assert found == Settings(select=("ENC",))
    assert place == os.path.join("..", "..", "pyproject.toml")


def test_own_file_goes_before_pyproject(folder: Path) -> None:
    write(folder / "pyproject.toml", '[tool.cleanup]\nselect = ["ENC"]\n')
    assert load()[0].select == ("ENC",)
    write(folder / "cleanup.toml", 'select = ["TYP"]\n')
    assert load() == (Settings(select=("TYP",)), "cleanup.toml")


def test_empty_table_ends_the_search(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder / "cleanup.toml", "unsafe = true\n")
    write(folder / "a" / "pyproject.toml", "[tool.cleanup]\n")
    monkeypatch.chdir(folder / "a")
    assert load()[0] == Settings()


def test_pyproject_of_others_need_not_be_right(folder: Path) -> None:
    write(folder / "pyproject.toml", "this is no TOML")
    assert load() == (Settings(), None)
    assert "is not TOML" in refusal("[tool.cleanup", "pyproject.toml")


def test_named_file(folder: Path) -> None:
    write(folder / "cleanup.toml", "unsafe = true\n")
    write(folder / "other" / "mine.toml", 'glossaries = ["own.tsv"]\n')
    found, place = load(config="other/mine.toml")
    assert found.glossaries == (os.path.join("other", "own.tsv"),)
    assert not found.unsafe
    assert place == "other/mine.toml"
    assert "has no table [tool.cleanup]" in refusal("[project]\n", "pyproject.toml")
    assert "must be a table" in refusal("[tool]\ncleanup = 3\n", "pyproject.toml")


def test_glossaries_are_relative_to_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder / "terms" / "own.tsv", "korean\tenglish\tkind\tvariants\n갑\tGap\tterm\tGapp\n")
    write(folder / "cleanup.toml", 'glossaries = ["terms/own.tsv"]\n')
    (folder / "below").mkdir()
    monkeypatch.chdir(folder / "below")
    assert fixed(folder / "below", text="The Gapp came.\n") == "The Gap came.\n"


def test_glossary_flag_adds_to_the_file(folder: Path) -> None:
    write(folder / "a.tsv", "korean\tenglish\tkind\tvariants\n갑\tGap\tterm\tGapp\n")
    write(folder / "b.tsv", "korean\tenglish\tkind\tvariants\n을\tUl\tterm\tUll\n")
    write(folder / "cleanup.toml", 'glossaries = ["a.tsv"]\n')
    assert fixed(folder, "--glossary", "b.tsv", text="A Gapp, an Ull.\n") == "A Gap, an Ul.\n"


def test_default_glossaries_can_be_left_out(folder: Path) -> None:
    text = "President Mun Jae In of South Korea spoke.\n"
    assert "Moon Jae-in" in fixed(folder, text=text)
    write(folder / "cleanup.toml", "default-glossaries = false\n")
    assert fixed(folder, text=text) == text
    assert "Moon Jae-in" in fixed(folder, "--default-glossaries", text=text)


# What goes before what.


def test_flags_go_before_the_file(folder: Path) -> None:
    write(folder / "cleanup.toml", 'ignore = ["TYP001"]\n')
    assert fixed(folder) == DIRTY
    assert fixed(folder, "--ignore", "ENC") == CLEAN
    assert fixed(folder, "--ignore", "ENC,TYP") == DIRTY


def test_override(folder: Path) -> None:
    write(
        folder / "cleanup.toml",
        '[[override]]\nfiles = ["old/"]\nignore = ["TYP"]\n'
        '[[override]]\nfiles = ["*.md", "!new.md"]\nignore = ["ENC"]\n',
    )
    assert fixed(folder) == CLEAN
    assert fixed(folder, name="old/a.txt") == DIRTY
    assert fixed(folder, name="old/a.md") == CLEAN  # the later one wins
    assert fixed(folder, name="old/new.md") == DIRTY


def test_flags_go_before_overrides(folder: Path) -> None:
    write(
        folder / "cleanup.toml", '[[override]]\nfiles = ["old/"]\nselect = ["ENC"]\nunsafe=true\n'
    )
    assert fixed(folder, name="old/a.txt") == DIRTY
    assert fixed(folder, "--select", "TYP", name="old/a.txt") == CLEAN


def test_override_sets_format_and_fields(folder: Path) -> None:
    write(
        folder / "pyproject.toml",
        '[[tool.cleanup.override]]\nfiles = ["data/*.dat"]\nformat = "tsv"\ntext-field = 2\n',
    )
    assert fixed(folder, name="data/a.dat", text="x .\ty .\n") == "x .\ty.\n"


@pytest.mark.parametrize(
    ("pattern", "name", "out"),
    [
        ("old/", "old/a.txt", True),
        ("./old/*.txt", "old/a.txt", True),
        ("a.txt", "deep/down/a.txt", True),
        ("/a.txt", "deep/a.txt", False),
        ("*.md", "a.txt", False),
    ],
)
def test_exclude_holds_for_files_passed_by_name(
    folder: Path, pattern: str, name: str, out: bool
) -> None:
    write(folder / "cleanup.toml", f'exclude = ["{pattern}"]\n')
    for given in (name, f"./{name}", str(folder / name)):
        path = write(folder / name, DIRTY)
        assert CliRunner().invoke(app, ["fix", given]).exit_code == 0
        assert path.read_text() == (DIRTY if out else CLEAN)


def test_exclude_is_relative_to_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder / "cleanup.toml", 'exclude = ["/below/a.txt"]\n')
    (folder / "below").mkdir()
    monkeypatch.chdir(folder / "below")
    assert fixed(folder / "below") == DIRTY
    assert fixed(folder / "below", name="b.txt") == CLEAN


def test_keep(folder: Path) -> None:
    write(folder / "cleanup.toml", 'keep = ["left ,"]\n')
    assert fixed(folder) == "He left , then came back.\n"


def test_extend_safe_and_unsafe(folder: Path) -> None:
    text = "It was narrow and narrow .\n"
    assert fixed(folder, text=text) == "It was narrow and narrow.\n"
    write(folder / "cleanup.toml", 'extend-safe = ["DUP009"]\nextend-unsafe = ["TYP001"]\n')
    assert fixed(folder, text=text) == "It was narrow .\n"
    assert fixed(folder, "--unsafe", text=text) == "It was narrow.\n"
    assert "TYP001  space-before-mark         unsafe" in CliRunner().invoke(app, ["rules"]).output


def test_largest_file(folder: Path) -> None:
    write(folder / "cleanup.toml", "max-file-size = 1\n")
    assert fixed(folder, text=DIRTY + "x" * 1_000_001) == DIRTY + "x" * 1_000_001
    write(folder / "cleanup.toml", "max-file-size = 0\n")
    assert fixed(folder, text=DIRTY + "x" * 1_000_001).startswith(CLEAN)


# What is wrong with them.


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ('selct = ["TYP"]', "no setting is called 'selct'; did you mean select?"),
        ('text_field = "x"', "no setting is called 'text_field'; did you mean text-field?"),
        ("zzz = 1", "no setting is called 'zzz'; there are: select, ignore"),
        ('select = "TYP"', 'select must be a list of strings, like ["a", "b"]'),
        ("select = [1]", "select must be a list of strings"),
        ('unsafe = "yes"', "unsafe must be true or false, not 'yes'"),
        ("unsafe = 1", "unsafe must be true or false, not 1"),
        ("max-file-size = true", "max-file-size must be a whole number, not True"),
        ("max-file-size = -1", "max-file-size must not be negative, not -1"),
        ("encoding = 8", "encoding must be a string, not 8"),
        ("text-field = true", "text-field must be a string, not True"),
        (
            'override = {files = ["a"]}',
            "override must be a list of tables, each headed [[override]]",
        ),
        ("override = [{}]", "an override needs files"),
        ('override = [{files = "a"}]', "files must be a list of strings"),
        ('override = [{files = ["a"], ignor = ["x"]}]', "of an override is called 'ignor'; did"),
        ('override = [{files = ["a"], exclude = ["x"]}]', "exclude cannot stand in an override"),
        ("rule = 1", "rule must be a list of tables, each headed [[rule]]"),
        ("select = [", "is not TOML"),
        (
            'select = ["TPY001"]',
            "cleanup.toml: select: no rule is called 'TPY001'; did you mean TYP0",
        ),
        ('ignore = [""]', "cleanup.toml: ignore: no rule is called ''"),
        ('extend-safe = ["zzz"]', "extend-safe: no rule is called 'zzz'"),
    ],
)
def test_wrong_settings(table: str, words: str) -> None:
    message = refusal(table)
    assert message.startswith("cleanup.toml: ")
    assert words in message


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ('format = "jsnl"', "no format is called 'jsnl'; did you mean jsonl?"),
        ('exclude = ["a[z-a]"]', "a[z-a]"),
        ('override = [{files = ["zz"], format = "x"}]', "no format is called 'x'"),
        ('override = [{files = ["zz"], ignore = ["TPY"]}]', "override: ignore: no rule is called"),
    ],
)
def test_wrong_settings_are_told_before_any_file_is_touched(
    folder: Path, table: str, words: str
) -> None:
    write(folder / "cleanup.toml", table)
    write(folder / "a.txt", DIRTY)
    result = CliRunner().invoke(app, ["fix", "a.txt"])
    assert result.exit_code == 2
    assert words in result.stderr
    assert (folder / "a.txt").read_text() == DIRTY
    assert CliRunner().invoke(app, ["settings", "a.txt"]).exit_code in (0, 2)


# Rules of one's own.

OWN = """
[[rule]]
code = "OWN001"
pattern = '\\b(\\w+) Corona (?<number>19)\\b'
replacement = '\\1 COVID-\\g<number>'
message = "The agreed name."
safe = true
changes = [["the Corona 19 ward", "the COVID-19 ward"]]
keeps = ["Corona Beer", "a corona 19"]
"""


def test_own_rule(folder: Path) -> None:
    write(folder / "cleanup.toml", OWN)
    text = "In the Corona 19 ward.\n"
    assert fixed(folder, "--select", "OWN", text=text) == "In the COVID-19 ward.\n"
    assert fixed(folder, "--select", "OWN001", text=text) == "In the COVID-19 ward.\n"
    assert fixed(folder, "--ignore", "own001", "--select", "ENC,OWN", text=text) == text
    assert "OWN001  own001" in CliRunner().invoke(app, ["rules"]).output
    page = CliRunner().invoke(app, ["explain", "OWN001"]).output
    assert page.startswith("OWN001 own001 (safe)\n\nThe agreed name.\n")
    assert "  = Corona Beer" in page


def test_own_rule_is_unsafe_unless_it_says_so(folder: Path) -> None:
    write(folder / "cleanup.toml", OWN.replace("safe = true\n", ""))
    text = "In the Corona 19 ward.\n"
    assert fixed(folder, "--select", "OWN", text=text) == text
    assert fixed(folder, "--select", "OWN", "--unsafe", text=text) == "In the COVID-19 ward.\n"


def test_own_rule_without_replacement_reports(folder: Path) -> None:
    write(folder / "cleanup.toml", 'rule = [{code = "OWN1", pattern = "zzz", keeps = ["zz"]}]\n')
    write(folder / "a.txt", "A zzz.\n")
    result = CliRunner().invoke(app, ["check", "a.txt"])
    assert result.exit_code == 1
    assert "OWN1" in result.stdout
    assert "for you to decide" in result.stdout


def test_own_rules_on_several_processes(folder: Path) -> None:
    write(folder / "cleanup.toml", OWN)
    names = [f"{number}.txt" for number in range(6)]
    for name in names:
        write(folder / name, "In the Corona 19 ward.\n")
    assert CliRunner().invoke(app, ["fix", "--jobs", "2", *names]).exit_code == 0
    assert {(folder / name).read_text() for name in names} == {"In the COVID-19 ward.\n"}


def test_cleaner_with_own_rules_pickles() -> None:
    rule = UserRule(code="OWN1", pattern="a+", replacement="b", safe=True)
    cleaner = Cleaner(Settings(select=("OWN1",), rule=(rule,)))
    assert pickle.loads(pickle.dumps(cleaner)).clean("caac").text == "cbc"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ('pattern = "a"', "a rule needs a code and a pattern"),
        ('code = "OWN1"', "a rule needs a code and a pattern"),
        ('code = "own1", pattern = "a"', "must be capitals and figures, like OWN001"),
        ('code = "TYP001", pattern = "a"', "rule code TYP001 is another rule's"),
        (
            'code = "OWN1", patern = "a"',
            "no key of a rule is called 'patern'; did you mean pattern",
        ),
        ('code = "OWN1", pattern = "("', "rule OWN1: bad pattern: missing )"),
        ('code = "OWN1", pattern = " *"', "its pattern matches the empty text"),
        ('code = "OWN1", pattern = "a", replacement = 1', "replacement must be a string, not 1"),
        ('code = "OWN1", pattern = "a", replacement = "\\\\1"', "the pattern has 0 groups"),
        ('code = "OWN1", pattern = "(a)", replacement = "\\\\2"', "the pattern has 1 groups"),
        ('code = "OWN1", pattern = "a", replacement = "\\\\g<b>"', "bad replacement"),
        ('code = "OWN1", pattern = "a", replacement = "\\\\q"', "bad replacement"),
        ('code = "OWN1", pattern = "a", safe = "yes"', "safe must be true or false"),
        ('code = "OWN1", pattern = "a", message = 3', "message must be a string"),
        ('code = "OWN1", pattern = "a", keeps = "b"', "keeps must be a list of strings"),
        ('code = "OWN1", pattern = "a", changes = ["b"]', "changes must be pairs"),
        ('code = "OWN1", pattern = "a", changes = [["b", 1]]', "changes must be pairs"),
        ('code = "OWN1", pattern = "a", changes = 3', "changes must be pairs"),
        (
            'code = "OWN1", pattern = "a", replacement = "b", changes = [["a", "c"]]',
            "rule OWN1 fails its own example: 'a' becomes 'b', not 'c'",
        ),
        ('code = "OWN1", pattern = "a", replacement = "b", keeps = ["c"]', "show in changes"),
        (
            'code="OWN1", pattern="a", replacement="b", changes=[["a", "b"]], keeps=["a"]',
            "'a' becomes 'b', not 'a'",
        ),
        ('code = "OWN1", pattern = "a", keeps = ["a"]', "fails its own example: 'a' is reported"),
        (
            'code = "OWN1", pattern = "a", replacement = "aa", changes = [["a", "aa"]]',
            "fails its own example: 'a' never comes to rest",
        ),
    ],
)
def test_wrong_rule(row: str, words: str) -> None:
    message = refusal(f"rule = [{{{row}}}]")
    assert message.startswith("cleanup.toml: ")
    assert words in message


def test_two_rules_of_one_code() -> None:
    row = '{code = "OWN1", pattern = "a"}'
    assert "rule code OWN1 is another rule's" in refusal(f"rule = [{row}, {row}]")


def test_pattern_without_end(folder: Path) -> None:
    """A pattern that would take for ever is stopped, in an example and in a file."""
    table = (
        "[[rule]]\ncode = 'OWN1'\npattern = '(x+x+)+y'\nsafe = true\nreplacement = 'z'\n"
        "changes = [['{}', 'z']]\n"
    )
    endless = "x" * 5000
    message = refusal(table.format(endless))
    assert "rule OWN1: its pattern takes more than 2 seconds" in message
    write(folder / "cleanup.toml", table.format("xxy"))
    write(folder / "a.txt", endless)
    write(folder / "b.txt", "An xxy.\n")
    result = CliRunner().invoke(app, ["fix", "--select", "OWN1", "a.txt", "b.txt"])
    assert result.exit_code == 2
    assert "rule OWN1: its pattern takes more than 2 seconds on a.txt:1" in result.stderr
    assert (folder / "b.txt").read_text() == "An z.\n"


def test_rule_without_rest(folder: Path) -> None:
    write(folder / "cleanup.toml", "rule=[{code='OWN1', pattern='a', replacement='aa', safe=true}]")
    path = write(folder / "a.txt", "a\n")
    result = CliRunner().invoke(app, ["fix", "a.txt"])
    assert result.exit_code == 2
    assert "OWN1" in result.stderr
    assert path.read_text() == "a\n"


def test_settings_for_a_file() -> None:
    """Each override that matches counts, a later one more."""
    chosen = Settings(
        override=(
            Override(files=("a",), changes={"unsafe": True, "encoding": "cp949"}),
            Override(files=("b",), changes={"encoding": "utf-16"}),
        )
    )
    assert not chosen.for_file("x", lambda path, files: path in files).unsafe
    assert chosen.for_file("a", lambda path, files: path in files).encoding == "cp949"
    both = chosen.for_file("b", lambda _path, _files: True)
    assert (both.unsafe, both.encoding) == (True, "utf-16")
    kept = chosen.with_flags({"encoding": "utf-8"}).for_file("b", lambda _path, _files: True)
    assert (kept.unsafe, kept.encoding) == (True, "utf-8")

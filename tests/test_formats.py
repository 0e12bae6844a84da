"""Splitting a file and putting it back: nothing but the edit may change."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleanup.formats import FORMATS, FormatError, Layout, format_of
from cleanup.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleanup.formats import Unit

NUMBERED = Layout("1")
"""A layout that every text fits: no header is looked for in a TSV."""


def lines_of(text: str) -> list[str]:
    """The lines as a Reader gives them: split at LF only, each with its end."""
    pieces = text.split("\n")
    return [piece + "\n" for piece in pieces[:-1]] + [pieces[-1]] * bool(pieces[-1])


def units_of(
    name: str, text: str, layout: Layout | None = None, partner: str | None = None
) -> list[Unit]:
    """All units of a text."""
    korean = None if partner is None else lines_of(partner)
    return list(FORMATS[name].split(lines_of(text), "a", layout or Layout(), korean))


def only(name: str, text: str, layout: Layout | None = None) -> Unit:
    """The one unit of a text."""
    (unit,) = units_of(name, text, layout)
    return unit


def text_of(unit: Unit) -> str:
    """The text of a unit that has one."""
    assert unit.document is not None, unit.trouble
    return unit.document.text


def changed(unit: Unit, before: str, after: str) -> str:
    """The unit with the first ``before`` of its text replaced."""
    at = text_of(unit).index(before)
    return unit.rewrite([Edit(at, at + len(before), after)])


fields = pytest.mark.parametrize("name", FORMATS)
file_text = st.text(
    st.one_of(st.sampled_from('\n\r\t"\\{}[]:, \u2028\x85\x0b\x0c'), st.characters()), max_size=60
)


@fields
@given(text=file_text)
@example(text="")
@example(text="\n")
@example(text="a\r\r\n\rb")
@example(text="a\x0bb\x0cc\x85d\u2028e\u2029f\x1c\r\ng")
def test_units_join_to_the_file(name: str, text: str) -> None:
    units = units_of(name, text, NUMBERED)
    assert "".join(unit.raw for unit in units) == text


@fields
def test_units_of_the_sample_join_and_stand_where_they_say(name: str) -> None:
    sample = FORMATS[name].sample
    units = units_of(name, sample)
    assert "".join(unit.raw for unit in units) == sample
    line = 1
    for unit in units:
        assert unit.line == line
        line += unit.raw.count("\n")
    assert any(unit.document for unit in units)
    assert not any(unit.document and unit.trouble for unit in units)


@fields
@given(text=file_text)
def test_rewriting_without_edits_is_the_raw_text(name: str, text: str) -> None:
    for unit in units_of(name, text, NUMBERED) + units_of(name, FORMATS[name].sample):
        assert unit.rewrite([]) == unit.raw
        assert unit.rewrite([Edit(0, 0, None)]) == unit.raw


@fields
@given(text=file_text)
def test_a_text_rewritten_by_itself_is_read_as_it_was(name: str, text: str) -> None:
    for unit in units_of(name, text, NUMBERED) + units_of(name, FORMATS[name].sample):
        if not unit.document or "\r" in unit.document.text:
            continue
        own = unit.document.text
        again = unit.rewrite([Edit(0, len(own), own)])
        if name == "jsonl":
            assert json.loads(again) == json.loads(unit.raw)
        else:
            assert again == unit.raw


@fields
def test_units_travel_between_processes(name: str) -> None:
    for unit in units_of(name, FORMATS[name].sample):
        assert pickle.loads(pickle.dumps(unit)).rewrite([]) == unit.raw


@pytest.mark.parametrize("name", [name for name in FORMATS if FORMATS[name].streamed])
def test_a_streamed_format_asks_for_no_line_before_it_is_needed(name: str) -> None:
    asked = []

    def source() -> Iterator[str]:
        for line in lines_of(FORMATS[name].sample):
            asked.append(line)
            yield line

    for count, _ in enumerate(FORMATS[name].split(source(), "a", Layout(), None), 1):
        assert len(asked) == count


# ---------------------------------------------------------------- by suffix


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.txt", "text"),
        ("a/b.md", "text"),
        ("A.TXT", "text"),
        ("a.en", "lines"),
        ("a.en.gz", "lines"),
        ("a.jsonl", "jsonl"),
        ("a.ndjson.gz", "jsonl"),
        ("a.tsv", "tsv"),
        ("a.tab", "tsv"),
    ],
)
def test_a_suffix_has_its_format(path: str, name: str) -> None:
    assert format_of(path).name == name


def test_a_name_goes_before_the_suffix() -> None:
    assert format_of("a.txt", "lines").name == "lines"


@pytest.mark.parametrize(
    ("path", "name", "words"),
    [
        ("a.doc", None, ["a.doc: ", ".doc", "--format", "jsonl", ".ndjson"]),
        ("-", None, ["-: ", "no suffix", "--format"]),
        ("a.b/c", None, ["no suffix", "--format"]),
        (".txt", None, ["no suffix"]),
        ("x/a.ko", None, ["a.en"]),
        ("a.txt", "json", ["'json'", "--format", "jsonl"]),
    ],
)
def test_an_unknown_format_is_named(path: str, name: str | None, words: list[str]) -> None:
    with pytest.raises(FormatError) as error:
        format_of(path, name)
    for word in words:
        assert word in str(error.value)


def test_no_two_formats_share_a_suffix() -> None:
    suffixes = [suffix for fmt in FORMATS.values() for suffix in fmt.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(name == fmt.name for name, fmt in FORMATS.items())


# ---------------------------------------------------------------- text and lines


def test_a_text_is_one_document_with_the_whole_of_its_source() -> None:
    (unit,) = units_of("text", "One.\r\nTwo.", partner="하나.\n둘.")
    assert unit.document is not None
    assert unit.document.text == "One.\r\nTwo."
    assert unit.document.source == "하나.\n둘."
    assert changed(unit, "Two", "2\n") == "One.\r\n2\n."


def test_a_line_end_is_not_part_of_the_text() -> None:
    units = units_of("lines", "a\r\nb\rc\x85\u2028\x0b\x0c\n\nlast")
    assert [text_of(unit) for unit in units] == ["a", "b\rc\x85\u2028\x0b\x0c", "", "last"]
    assert [unit.document.line for unit in units if unit.document] == [1, 2, 3, 4]
    assert changed(units[0], "a", "x") == "x\r\n"
    assert changed(units[3], "last", "x") == "x"


def test_a_line_has_the_same_line_of_the_partner_as_its_source() -> None:
    units = units_of("lines", "a\n\nc", partner="가\r\n나\n\n")
    assert [unit.document and unit.document.source for unit in units] == ["가", "나", ""]


@pytest.mark.parametrize(
    ("english", "korean"),
    [("a\nb\nc\n", "가\n나\n"), ("a\nb", "가\n나\n다"), ("", "가"), ("a", "")],
)
def test_files_of_unlike_length_are_refused_with_both_counts(english: str, korean: str) -> None:
    with pytest.raises(FormatError) as error:
        units_of("lines", english, partner=korean)
    message = str(error.value)
    fewer = min(len(lines_of(english)), len(lines_of(korean)))
    assert message.startswith(f"a:{fewer + 1}: {len(lines_of(english))} line")
    assert f"Korean file has {len(lines_of(korean))};" in message


@pytest.mark.parametrize("name", ["jsonl", "tsv"])
def test_a_partner_is_refused_where_the_record_holds_the_source(name: str) -> None:
    with pytest.raises(FormatError, match="--source-field"):
        units_of(name, FORMATS[name].sample, partner="가")


@pytest.mark.parametrize("after", ["x\ny", "x\ry", "\r\n"])
@pytest.mark.parametrize("name", ["lines", "tsv"])
def test_a_replacement_may_not_break_a_line(name: str, after: str) -> None:
    with pytest.raises(FormatError, match="a: the replacement"):
        changed(only(name, "one two", NUMBERED), "one", after)


@pytest.mark.parametrize("name", ["text", "lines", "tsv"])
def test_a_byte_that_could_not_be_decoded_is_trouble(name: str) -> None:
    unit = only(name, "bad \udcff byte", NUMBERED)
    assert unit.document is None
    assert unit.trouble == "byte 0xFF cannot be decoded"


# ---------------------------------------------------------------- TSV


def test_a_quote_in_a_cell_is_text_and_other_cells_stay() -> None:
    units = units_of("tsv", 'id\ten\tko\n1\tHe said "no\t"가\n2\t"b"\t나\r\n')
    assert units[0].document is None
    assert units[0].trouble == ""
    assert [text_of(unit) for unit in units[1:]] == ['He said "no', '"b"']
    assert [unit.document and unit.document.source for unit in units[1:]] == ['"가', "나"]
    assert changed(units[1], "no", "yes") == '1\tHe said "yes\t"가\n'
    assert changed(units[2], "b", "c") == '2\t"c"\t나\r\n'


@pytest.mark.parametrize(
    ("header", "layout", "text", "source"),
    [
        ("x\ttext\ten", Layout(), 1, None),
        ("TARGET\tEnglish\tKorean", Layout(), 1, 2),
        ("target\tsource", Layout(), 0, 1),
        ("a\tb\tko", Layout("b"), 1, 2),
        ("a\tb\tko", Layout("2"), 1, None),
        ("a\tb\tko", Layout("2", "1"), 1, 0),
        ("a\tb\tko", Layout("b", "1"), 1, 0),
        ("a\tb\tko", Layout("1", "b"), 0, 1),
        ("ko\ten\tsource", Layout("source"), 2, 0),
    ],
)
def test_columns_are_found(header: str, layout: Layout, text: int, source: int | None) -> None:
    row = "\t".join(f"cell{index}" for index in range(header.count("\t") + 1))
    unit = units_of("tsv", f"{header}\n{row}", layout)[-1]
    assert unit.document is not None
    assert unit.document.text == f"cell{text}"
    assert unit.document.source == (None if source is None else f"cell{source}")


def test_numbers_only_mean_that_there_is_no_header() -> None:
    assert [text_of(unit) for unit in units_of("tsv", "a\tb\nc\td", Layout("2"))] == ["b", "d"]


@pytest.mark.parametrize(
    ("header", "layout", "words"),
    [
        ("id\tbody", Layout(), ["a:1: ", "text, en, english, target", "2 'body'", "--text-field"]),
        ("id\tbody", Layout("bodi"), ["a:1: ", "'bodi'", "did you mean 'body'?", "--text-field"]),
        ("id\tbody", Layout("body", "kp"), ["a:1: ", "'kp'", "--source-field"]),
        ("id\tbody", Layout("3"), ["a:1: ", "no column 3 among 2 cells"]),
        ("id", Layout("0"), ["no column 0 among 1 cell;"]),
    ],
)
def test_a_column_that_is_not_there_is_named(header: str, layout: Layout, words: list[str]) -> None:
    with pytest.raises(FormatError) as error:
        units_of("tsv", f"{header}\n1\t2", layout)
    for word in words:
        assert word in str(error.value)


def test_a_ragged_row_is_kept_and_told() -> None:
    units = units_of("tsv", "id\ten\tko\n1\ta\n\n2\tb\t나\t!\n")
    assert [unit.document for unit in units] == [None] * 4
    troubles = ["", "row has 2 cells, the header 3", "", "row has 4 cells, the header 3"]
    assert [unit.trouble for unit in units] == troubles
    assert units_of("tsv", "a\tb\nc", Layout("1"))[1].trouble == "row has 1 cell, the first row 2"


def test_a_replacement_may_not_add_a_cell() -> None:
    with pytest.raises(FormatError, match="would add a cell"):
        changed(only("tsv", "one\ttwo", NUMBERED), "one", "x\ty")


cell = st.text(st.characters(exclude_characters="\t\n\r", exclude_categories=["Cs"]), max_size=8)


@given(rows=st.lists(st.tuples(cell, cell, cell), min_size=1), after=cell)
def test_other_cells_stay(rows: list[tuple[str, str, str]], after: str) -> None:
    text = "\n".join("\t".join(row) for row in rows)
    for unit, row in zip(units_of("tsv", text, Layout("2")), rows, strict=False):
        new = unit.rewrite([Edit(0, len(row[1]), after)])
        assert new.removesuffix("\n").split("\t") == [row[0], after, row[2]]


# ---------------------------------------------------------------- JSON lines


WORD = "Cheongwadae"
NEW = 'the "Blue\\House" \u2019\U0001f600\n\t\x01\x7f'
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
values = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8
)
styles = st.fixed_dictionaries(
    {
        "ensure_ascii": st.booleans(),
        "separators": st.sampled_from([(",", ":"), (", ", ": "), (" ,\t", "\r:  ")]),
    }
)
prose = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from('"\\/\n\t\u2019\U0001f600')
)


@given(
    before=st.dictionaries(st.text(), values, max_size=4),
    after=st.dictionaries(st.text(), values, max_size=4),
    lead=prose,
    tail=prose,
    style=styles,
    depth=st.integers(0, 3),
)
def test_only_the_edited_word_changes(
    before: dict[str, Any],
    after: dict[str, Any],
    lead: str,
    tail: str,
    style: dict[str, Any],
    depth: int,
) -> None:
    path = ".".join([*["body", "0", "x.y"][:depth], "text"])
    value: Any = lead + WORD + tail
    inner: Any = {**before, "text": value, **{k: v for k, v in after.items() if k != "text"}}
    if depth > 2:
        inner = {"x.y": inner, "x": {"y": {"text": "other"}}}
    if depth > 1:
        inner = [inner, {"x.y": "z"}]
    if depth > 0:
        inner = {"text": "outer", "body": inner}
    line = json.dumps(inner, **style) + "\r\n"

    unit = only("jsonl", line, Layout(path))
    assert text_of(unit) == value
    new = unit.rewrite([Edit(len(lead), len(lead) + len(WORD), NEW)])

    start, end = unit.offset(len(lead)), unit.offset(len(lead) + len(WORD))
    assert unit.raw[start:end] == WORD
    assert new.startswith(line[:start])
    assert new.endswith(line[end:])
    assert text_of(only("jsonl", new, Layout(path))) == lead + NEW + tail
    marked = (
        json.loads(line.replace(line[start:end], "@@MARK@@")) if line.count(WORD) == 1 else None
    )
    if marked is not None:
        same = json.dumps(json.loads(new)).replace(json.dumps(NEW)[1:-1], "@@MARK@@")
        assert same == json.dumps(marked)


@given(text=prose, style=styles)
def test_every_character_stands_where_the_unit_says(text: str, style: dict[str, Any]) -> None:
    unit = only("jsonl", json.dumps({"a": text[::-1], "text": text}, **style))
    assert unit.offset(0) == unit.start
    for index, character in enumerate(text):
        piece = unit.raw[unit.offset(index) : unit.offset(index + 1)]
        assert json.loads(f'"{piece}"') == character
    assert unit.raw[unit.offset(len(text))] == '"'


@given(value=values, style=styles, tail=st.sampled_from(["", "\n", "\r\n", " \n"]))
def test_it_reads_what_json_reads(value: object, style: dict[str, Any], tail: str) -> None:
    unit = only("jsonl", json.dumps(value, **style) + tail)
    if not isinstance(value, dict):
        assert unit.trouble == "not a JSON object"
    elif "text" not in value:
        assert unit.trouble == 'no field "text"'


@given(text=st.text('{}[]":,\\u0dDtex \t\r1e-nulNa', max_size=30))
@example(text='{,"text":"a"}')
@example(text='{"text":"a",}')
@example(text='{"text":"a"')
@example(text='{"text" "a"}')
@example(text='{"text":"a"}}')
@example(text='{"text":"a"} x')
@example(text='"text":"a"}')
@example(text=', "text":"a"}')
@example(text='{"te\\u0078t":"a"}')
@example(text="{ } ")
@example(text='\ufeff{"text":"a"}')
@example(text='\u00a0{"text":"a"}')
def test_it_accepts_what_json_accepts(text: str) -> None:
    try:
        value = json.loads(text)
    except ValueError:
        value = None
    unit = only("jsonl", text) if text else None
    has_text = isinstance(value, dict) and isinstance(value.get("text"), str)
    if unit and unit.document:
        assert has_text
        assert text_of(unit) == value["text"]
    elif unit and has_text:
        assert "surrogate" in unit.trouble


@pytest.mark.parametrize(
    ("line", "trouble"),
    [
        ("nope", "not JSON: Expecting value at column 1"),
        ('{"text": "a', "not JSON: Unterminated string starting at column 10"),
        ('{"text": "a\tb"}', "not JSON: Invalid control character at column 12"),
        ("[1]", "not a JSON object"),
        ('"text"', "not a JSON object"),
        ("{}", 'no field "text"'),
        ('{"txt": "a"}', 'no field "text"'),
        ('{"text": 3}', 'field "text" is a number, not a string'),
        ('{"text": 3.5}', 'field "text" is a number, not a string'),
        ('{"text": true}', 'field "text" is true or false, not a string'),
        ('{"text": ["a"]}', 'field "text" is a list, not a string'),
        ('{"text": {}}', 'field "text" is an object, not a string'),
        ('{"text": "a\\ud800b"}', 'field "text": half of a surrogate pair (U+D800)'),
        ('{"text": "a\udcffb"}', 'field "text": byte 0xFF cannot be decoded'),
        ('{"text": "a", "n": ' + "1" * 5000 + "}", "a number with too many digits"),
        ('{"text": "a", "n": ' + "[" * 100_000 + "}", "nested too deeply"),
        ('{"text": null}', ""),
        ("", ""),
        ("  \r", ""),
    ],
)
def test_a_record_without_a_text_is_kept_and_told(line: str, trouble: str) -> None:
    unit, after = units_of("jsonl", f'{line}\n{{"text": "next"}}\n')
    assert unit.raw == line + "\n"
    assert unit.document is None
    assert unit.trouble == trouble
    assert text_of(after) == "next"


@pytest.mark.parametrize(
    ("line", "path", "text"),
    [
        ('{"a": {"b": {"c": "x"}}}', "a.b.c", "x"),
        ('{"a.b": {"c": "x"}, "a": {"b": {"c": "y"}}}', "a.b.c", "x"),
        ('{"a": {"b": {"c": "y"}}, "a.b.c": "x"}', "a.b.c", "x"),
        ('{"a": {"b.c": "x", "b": {"c": "y"}}}', "a.b.c", "x"),
        ('{"a": [0, [1, {"t": "x"}]]}', "a.1.1.t", "x"),
        ('{"a": ["x", "y"]}', "a.0", "x"),
        ('{"a": {"0": "x"}}', "a.0", "x"),
        ('{"": "x"}', "", None),
        ('{"text": "x", "text": "y"}', "text", "y"),
        ('{"a": {"b": "x"}, "a": {"b": "y", "b": "z"}}', "a.b", "z"),
        ('{"te\\u0078t": "x"}', "text", "x"),
        ('{"a": 1}', "a.b", None),
        ('{"a": ["x"]}', "a.1", None),
        ('{"a": ["x"]}', "a.b", None),
        ('{"a": ["x"]}', "a.-1", None),
    ],
)
def test_a_dotted_path_leads_to_the_text(line: str, path: str, text: str | None) -> None:
    unit = only("jsonl", line, Layout(path))
    if text is None:
        assert unit.trouble == f'no field "{path or "text"}"'
    else:
        assert text_of(unit) == text
        new = changed(unit, text, "new")
        assert new == line[: unit.start] + "new" + line[unit.start + 1 :]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('{"id": "n1", "text": "a"}', "n1"),
        ('{"text": "a", "id": 1.50}', "1.50"),
        ('{"id": true, "text": "a"}', ""),
        ('{"id": ["x"], "text": "a"}', ""),
        ('{"id": "\\ud800", "text": "a"}', ""),
        ('{"text": "a"}', ""),
    ],
)
def test_a_record_is_called_by_its_id(line: str, name: str) -> None:
    unit = only("jsonl", line)
    assert unit.document is not None
    assert unit.document.id == name


def test_the_source_may_be_missing() -> None:
    layout = Layout("t", "s.ko")
    records = ['{"t":"a","s":{"ko":"\\uac00"}}', '{"t":"a"}', '{"t":"a","s":{"ko":null}}']
    text = "\n".join([*records, '{"t":"a","s":{"ko":1}}'])
    units = units_of("jsonl", text, layout)
    assert [unit.document and unit.document.source for unit in units[:3]] == ["가", None, None]
    assert units[3].trouble == 'field "s.ko" is a number, not a string'


@pytest.mark.parametrize(
    ("line", "new"),
    [
        ('{"text": "old"}', '{"text": "\u2019\U0001f600\\"\\\\\\n\\u0001/"}'),
        (
            '{"a": "\\u2019", "text": "old"}',
            '{"a": "\\u2019", "text": "\\u2019\\ud83d\\ude00\\"\\\\\\n\\u0001/"}',
        ),
        (
            '{"a": "\\u2019é", "text": "old"}',
            '{"a": "\\u2019é", "text": "\u2019\U0001f600\\"\\\\\\n\\u0001/"}',
        ),
        (
            '{"a": "C:\\\\users", "text": "old"}',
            '{"a": "C:\\\\users", "text": "\u2019\U0001f600\\"\\\\\\n\\u0001/"}',
        ),
    ],
)
def test_a_replacement_is_written_as_the_line_writes(line: str, new: str) -> None:
    assert changed(only("jsonl", line), "old", '\u2019\U0001f600"\\\n\x01/') == new

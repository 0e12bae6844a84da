"""Files: which ones are meant, read to the byte, and written whole or not at all."""

from __future__ import annotations

import errno
import gzip
import io
import os
import signal
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleanup.files import FileError, Reader, Rewriter, Skip, excluded, find, partner
from cleanup.formats import FORMATS, Layout

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KNOWN = (".txt", ".en", ".ko")


def fix(path: Path, old: str = "old", new: str = "new", encoding: str = "utf-8") -> bool:
    """Rewrite a file, line by line, with one word replaced; whether it was written."""
    with (
        Reader(str(path), encoding=encoding) as reader,
        Rewriter(reader, line_based=True) as rewriter,
    ):
        for unit in FORMATS["lines"].split(reader, str(path), Layout(), None):
            rewriter.write(unit, unit.raw.replace(old, new))
        return rewriter.commit()


def lines(path: Path | str, encoding: str = "utf-8", limit: int | None = None) -> list[str]:
    """All lines of a file."""
    with Reader(str(path), encoding=encoding, limit=limit) as reader:
        return list(reader)


def refusal(call: Callable[[], object]) -> str:
    """The message of the FileError that a call raises."""
    with pytest.raises(FileError) as error:
        call()
    return str(error.value)


def assert_untouched(path: Path, content: bytes) -> None:
    """The file has its content and nothing was left beside it."""
    assert path.read_bytes() == content
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.en"
    path.write_bytes(b"first\nold\nlast")
    return path


# ---------------------------------------------------------------- finding


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b.txt",
        "a.en",
        "a.ko",
        "z/c.en.gz",
        "z/x.pdf",
        "z/.hidden.txt",
        ".h/d.txt",
        "no/e.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    (tmp_path / ".gitignore").write_text("no/\n")
    (tmp_path / "z" / ".ignore").write_text("skipped.*\n")
    (tmp_path / "z" / "skipped.txt").write_text("x")
    (tmp_path / "link").symlink_to("z")
    (tmp_path / "l.txt").symlink_to("b.txt")
    (tmp_path / "s.txt").symlink_to("z/x.pdf")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["."], ["a.en", "b.txt", "z/c.en.gz"]),
        (["./z/"], ["z/c.en.gz"]),
        (["z/x.pdf", "a.ko"], ["z/x.pdf", "a.ko"]),
        (["b.txt", ".", "z", "./b.txt"], ["b.txt", "a.en", "z/c.en.gz"]),
        (["l.txt", "b.txt"], ["l.txt"]),
        (["link"], ["link/c.en.gz"]),
        (["no", "no/e.txt"], ["no/e.txt"]),
        ([".h"], [".h/d.txt"]),
        ([], []),
    ],
)
@pytest.mark.usefixtures("tree")
def test_files_are_found_once_and_sorted(paths: list[str], found: list[str]) -> None:
    assert list(find(paths, KNOWN)) == found


def test_many_files_are_sorted(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number * 37 % 60}.txt").touch()
    found = list(find([str(tmp_path)], KNOWN))
    assert len(found) == 60
    assert found == sorted(found)


def test_an_absolute_folder_gives_absolute_names(tree: Path) -> None:
    assert list(find([str(tree / "z")], KNOWN)) == [(tree / "z" / "c.en.gz").as_posix()]


def test_a_path_that_does_not_exist_is_refused(tree: Path) -> None:
    assert refusal(lambda: list(find(["b.txt", "nope.txt"], KNOWN))).startswith("nope.txt: ")
    assert tree.exists()


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(
    ("path", "patterns", "expected"),
    [
        ("z/x.pdf", ["*.pdf"], True),
        ("./z/x.pdf", ["z/*.pdf"], True),
        ("z/x.pdf", ["./z/*.pdf"], True),
        ("z/x.pdf", ["./x.pdf"], False),
        ("z/x.pdf", ["x.pdf"], True),
        ("z/x.pdf", ["/x.pdf"], False),
        ("z/x.pdf", ["z"], True),
        ("z/x.pdf", ["z/"], True),
        ("b.txt", ["b.txt/"], False),
        ("z/x.pdf", ["**"], True),
        ("z/x.pdf", ["**/x.pdf"], True),
        ("z/x.pdf", ["z/**"], True),
        ("z/x.pdf", ["*", "!x.pdf"], True),
        ("b.txt", ["*", "!b.txt"], False),
        ("b.txt", ["!b.txt", "*"], True),
        ("b.txt", ["b.txt  "], True),
        ("b.txt", ["\\*.txt"], False),
        ("z/x.pdf", ["/z[!a]x.pdf"], False),
        ("b.txt", ["B.txt"], False),
        ("b.txt", ["# b.txt", ""], False),
        ("b.txt", [], False),
        ("l.txt", ["b.txt"], False),
        ("l.txt", ["l.txt"], True),
        ("link/c.en.gz", ["z/"], True),
        ("../elsewhere.txt", ["*"], False),
        ("z/../b.txt", ["/b.txt"], True),
    ],
)
def test_patterns_are_read_as_git_reads_them(
    path: str, patterns: list[str], *, expected: bool
) -> None:
    assert excluded(path, patterns, ".") == expected
    assert excluded(os.path.abspath(path), patterns, os.getcwd()) == expected


def test_patterns_are_relative_to_their_base(tree: Path) -> None:
    assert excluded("z/x.pdf", ["/x.pdf"], "z")
    assert excluded("z/x.pdf", ["/x.pdf"], str(tree / "link"))
    assert not excluded("b.txt", ["*"], "z")
    assert "'[z-a]'" in refusal(lambda: excluded("b.txt", ["[z-a]"], "."))


@pytest.mark.parametrize(
    ("path", "there", "expected"),
    [
        ("a.en", ["a.ko"], "a.ko"),
        ("a.en", [], None),
        ("a.en", ["a.ko", "a.ko.gz"], "a.ko"),
        ("a.en", ["a.ko.gz"], "a.ko.gz"),
        ("a.en.gz", ["a.ko"], "a.ko"),
        ("a.en.gz", ["a.ko", "a.ko.gz"], "a.ko.gz"),
        ("a.txt", ["a.ko"], None),
        ("en", ["ko"], None),
    ],
)
def test_the_partner_is_the_korean_beside_it(
    tmp_path: Path, path: str, there: list[str], expected: str | None
) -> None:
    for name in there:
        (tmp_path / name).touch()
    found = partner(str(tmp_path / path))
    assert found == (str(tmp_path / expected) if expected else None)


# ---------------------------------------------------------------- reading


@given(
    text=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
    codec=st.sampled_from(["utf-8", "utf-16-le", "utf-32-be"]),
)
@example(text="\u0a0a\u0c0a\u0a0c\n\u000c", codec="utf-16-le")
@example(text="\u0a0a\u0c0a\u0a0c\n\u000c", codec="utf-16-be")
@example(text="\ufeff\ufeffa", codec="utf-8")
@example(text="a\r\r\n\x0b\x0c\x1c\x85\u2028\n\n", codec="utf-8")
def test_lines_split_at_lf_only_and_encode_back(text: str, codec: str) -> None:
    with Reader("-", io.BytesIO(text.encode(codec)), encoding=codec) as reader:
        read = list(reader)
        content = reader.prefix + b"".join(reader.encode(line, 1) for line in read)
    assert content == text.encode(codec)
    assert all("\n" not in line[:-1] for line in read)
    assert reader.size == len(content) - len(reader.prefix)


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-8-sig", b"\xef\xbb\xbf"),
        ("utf-16", b"\xff\xfe"),
        ("utf-16", b"\xfe\xff"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32", b"\xff\xfe\0\0"),
        ("utf-32", b"\0\0\xfe\xff"),
        ("utf-8", b""),
        ("utf-16-le", b""),
        ("utf-32-be", b""),
        ("cp949", b""),
        ("euc-kr", b""),
    ],
)
def test_mark_and_encoding_are_kept(tmp_path: Path, encoding: str, mark: bytes) -> None:
    codec = encoding.removesuffix("-sig")
    if mark and codec in {"utf-16", "utf-32"}:
        codec += "-le" if mark.startswith(b"\xff") else "-be"
    text = "one 한\r\nold 글\n\nਊ ఊ Ċ\nold" if "utf" in codec else "one 한\r\nold 글\n\nold"
    path = tmp_path / "a.en"
    path.write_bytes(mark + text.encode(codec))
    with Reader(str(path), encoding=encoding) as reader:
        assert list(reader) == text.splitlines(keepends=True)
        assert (reader.prefix, reader.codec) == (mark, codec.replace("euc-kr", "euc_kr"))
    assert fix(path, encoding=encoding)
    assert path.read_bytes() == mark + text.replace("old", "new").encode(codec)


@pytest.mark.parametrize(
    ("content", "encoding", "words"),
    [
        (
            b"ok\n\xea\xb0\x80 \xff\n",
            "utf-8",
            [":2: ", "0xFF at column 3", "UTF-8", "--encoding cp949"],
        ),
        (b"cut \xea\xb0", "utf-8", [":1: ", "0xEA at column 5"]),
        ("가\n".encode() + b"\xc0\x80", "utf-8", [":2: ", "0xC0 at column 1"]),
        (b"\xed\xa0\x80", "utf-8", ["0xED"]),
        (
            b"ok\n\x81\x20\n",
            "cp949",
            [":2: ", "0x81 at column 1 is not cp949", "another --encoding"],
        ),
        (b"a\0b", "utf-16", ["no byte order mark", "utf-16-le"]),
        (b"\xff\xfea\0", "utf-8", ["begins like utf-16-le", "--encoding utf-16-le"]),
        (b"\xef\xbb\xbfabc", "cp949", ["begins like utf-8"]),
        (b"a\0\n\0\0", "utf-16-le", [":2: ", "0x00"]),
        (b"a", "klingon", ["'klingon'", "--encoding"]),
        (b"a", "rot13", ["'rot13'"]),
        (b"a", "cp037", ["'cp037'"]),
        (b"a\n+AGEAYg-", "utf-7", [":2: ", "give its bytes back"]),
    ],
)
def test_what_cannot_be_decoded_is_refused_with_its_place(
    tmp_path: Path, content: bytes, encoding: str, words: list[str]
) -> None:
    path = tmp_path / "a.en"
    path.write_bytes(content)
    message = refusal(lambda: lines(path, encoding=encoding))
    assert message.startswith(str(path))
    for word in words:
        assert word in message
    assert_untouched(path, content)


def test_bad_lines_pass_a_stream_byte_for_byte() -> None:
    content = b"ok\nbad \xff\xea\xb0\r\n\xea\xb0\x80\n\xfe"
    with Reader("-", io.BytesIO(content), keep_bad=True) as reader:
        read = list(reader)
        assert b"".join(reader.encode(line, 1) for line in read) == content
    assert sorted(reader.bad) == [2, 4]
    assert reader.bad[2] == "byte 0xFF at column 5 is not UTF-8"
    units = list(FORMATS["lines"].split(read, "-", Layout(), None))
    assert [unit.line for unit in units if unit.trouble] == [2, 4]


def test_a_bad_line_that_would_not_come_back_is_refused() -> None:
    twice_in_the_table = b"\xee\xf9"
    stream = io.BytesIO(b"ok\n" + twice_in_the_table + b" \x81\x01\n")
    with Reader("-", stream, encoding="cp932", keep_bad=True) as reader:
        assert refusal(lambda: list(reader)).startswith("-:2: ")


def test_a_stream_is_not_read_ahead() -> None:
    ends = os.pipe()
    with os.fdopen(ends[0], "rb") as stream, os.fdopen(ends[1], "wb", 0) as feed:
        feed.write(b"a\n")
        with Reader("-", stream) as reader:
            answers = iter(reader)
            assert next(answers) == "a\n"
            feed.write(b"b\n")
            assert next(answers) == "b\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\0\n", "binary"),
        (b"a\n" * 2000 + b"\0", "binary"),
        (gzip.compress(b"a\n\0"), "binary"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "Git LFS"),
        (b"a" * 10_001, "10001 bytes, more than 10000"),
    ],
)
def test_some_files_are_left_out(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(Skip, match=reason) as skip:
        lines(path, limit=10_000)
    assert str(skip.value).startswith(f"{path}: ")


def test_a_nul_further_on_is_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 9000 + b"\0")
    assert lines(path) == ["a" * 9000 + "\0"]


@pytest.mark.parametrize(("name", "words"), [("", "directory"), ("nope", "no such file")])
def test_what_cannot_be_opened_is_refused(tmp_path: Path, name: str, words: str) -> None:
    path = str(tmp_path / name)
    assert words in refusal(lambda: lines(path))


@pytest.mark.parametrize("name", ["a.en.gz", "a.en"])
def test_gzip_is_known_by_suffix_and_by_content(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(b"one\n") + gzip.compress(b"old\r\ntwo"))
    assert lines(path) == ["one\n", "old\r\n", "two"]


def damaged(cut: int, *, flip: bool = False) -> bytes:
    """A gzip file of 3000 lines, cut off or with a byte changed."""
    packed = bytearray(gzip.compress(b"".join(b"line %d\n" % n for n in range(3000)), 1))
    if flip:
        packed[cut] ^= 0xFF
        return bytes(packed)
    return bytes(packed[:cut])


@pytest.mark.parametrize(
    "content",
    [
        damaged(-6),
        damaged(4000),
        damaged(5),
        damaged(-3, flip=True),
        damaged(4000, flip=True),
        b"not gzip\n",
    ],
)
def test_damaged_gzip_is_refused_and_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.en.gz"
    path.write_bytes(content)
    message = refusal(lambda: fix(path, "line", "row"))
    assert message.startswith(f"{path}:")
    assert "gzip" in message
    assert_untouched(path, content)


def test_damaged_gzip_names_the_line_reached(tmp_path: Path) -> None:
    path = tmp_path / "a.en.gz"
    packed = gzip.compress(b"".join(b"line %d\n" % n for n in range(100_000)))
    path.write_bytes(packed[:-6])
    read = []

    def read_on() -> None:
        with Reader(str(path)) as reader:
            for line in reader:
                read.append(line)  # noqa: PERF402  # what came before the error counts

    message = refusal(read_on)
    assert len(read) > 10_000
    assert message.startswith(f"{path}:{len(read) + 1}: ")


def test_a_packed_stream_is_refused() -> None:
    stream = io.BytesIO(gzip.compress(b"a"))
    assert "gzip -dc" in refusal(lambda: Reader("-", stream).__enter__())


# ---------------------------------------------------------------- writing


@pytest.mark.parametrize(
    "content",
    [
        b"first\nold\nlast",
        b"old",
        b"\xef\xbb\xbfold\r\nold\r\n",
        b"a\rold\x0b\x0c\xc2\x85\xe2\x80\xa8b\r\n\n\r\nend\n",
        "가나다\nold\n가".encode(),
        b"first line\n" * 20_000 + b"old\n" + b"last line\n" * 20_000,
    ],
)
def test_only_the_word_changes(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.en"
    path.write_bytes(content)
    assert fix(path)
    assert_untouched(path, content.replace(b"old", b"new"))


@pytest.mark.parametrize("packed", [False, True])
def test_an_unchanged_file_is_not_written(tmp_path: Path, *, packed: bool) -> None:
    path = tmp_path / "a.en"
    content = gzip.compress(b"one\ntwo", 9, mtime=5) if packed else b"one\r\ntwo"
    path.write_bytes(content)
    os.utime(path, ns=(7, 7))
    before = path.stat()
    assert not fix(path)
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino
    assert_untouched(path, content)


def test_nothing_is_created_before_the_first_change(file: Path) -> None:
    with Reader(str(file)) as reader, Rewriter(reader) as rewriter:
        first, old, last = FORMATS["lines"].split(reader, "a", Layout(), None)
        rewriter.write(first)
        assert_untouched(file, b"first\nold\nlast")
        rewriter.write(old, "new\n")
        (beside,) = (entry for entry in file.parent.iterdir() if entry != file)
        assert beside.name.startswith(".a.en.cleanup-")
        assert stat.S_IMODE(beside.stat().st_mode) == 0o600
        rewriter.write(last)
        assert file.read_bytes() == b"first\nold\nlast"
        assert rewriter.commit()
    assert_untouched(file, b"first\nnew\nlast")


def test_packed_files_come_out_the_same_each_time(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbfone\n" * 9 + b"old\r\nend"
    results = []
    for name, mtime in (("a.en.gz", 1), ("b.en.gz", 2)):
        path = tmp_path / name
        path.write_bytes(gzip.compress(content, mtime=mtime))
        assert fix(path)
        results.append(path.read_bytes())
    assert results[0] == results[1]
    assert gzip.decompress(results[0]) == content.replace(b"old", b"new")
    assert results[0][3:8] == bytes(5)  # no name, no time


@pytest.mark.parametrize("mode", [0o640, 0o755, 0o666, 0o200 | 0o444])
def test_the_mode_is_kept(file: Path, mode: int) -> None:
    file.chmod(mode)
    assert fix(file)
    assert stat.S_IMODE(file.stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may")
def test_the_owner_is_kept(file: Path) -> None:
    os.chown(file, 12, 34)
    assert fix(file)
    assert (file.stat().st_uid, file.stat().st_gid) == (12, 34)


def test_a_symlink_stays_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "links").mkdir()
    target = tmp_path / "real" / "a.en"
    target.write_text("old")
    link = tmp_path / "links" / "l.en"
    link.symlink_to("../real/a.en")
    assert fix(link)
    assert link.is_symlink()
    assert_untouched(target, b"new")
    assert list((tmp_path / "links").iterdir()) == [link]


def test_a_long_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("한" * 84 + ".en")
    path.write_text("old")
    assert fix(path)
    assert_untouched(path, b"new")


def test_what_is_left_of_a_killed_run_is_no_hindrance(file: Path) -> None:
    left = file.parent / f".a.en.cleanup-{os.getpid()}"
    left.write_text("left over")
    assert fix(file)
    assert file.read_bytes() == b"first\nnew\nlast"
    assert left.read_text() == "left over"


@pytest.mark.parametrize("mode", [0o444, 0o400, 0])
def test_a_read_only_file_is_refused_before_anything(
    file: Path, mode: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Reader(str(file)) as reader:
        read_only = os.stat_result((stat.S_IFREG | mode, *file.stat()[1:]))
        monkeypatch.setattr(reader, "status", read_only)
        message = refusal(lambda: Rewriter(reader).__enter__())
    assert "read-only" in message
    assert "chmod" in message
    assert_untouched(file, b"first\nold\nlast")


def test_a_stream_cannot_be_rewritten() -> None:
    with Reader("-", io.BytesIO(b"a")) as reader:
        assert "regular file" in refusal(lambda: Rewriter(reader).__enter__())


def test_a_changed_number_of_lines_is_refused(file: Path) -> None:
    message = refusal(lambda: fix(file, "old", "new\n"))
    assert message.startswith(f"{file}:2: ")
    assert_untouched(file, b"first\nold\nlast")


@pytest.mark.parametrize("missing", ["read", "write"])
def test_a_lost_unit_is_refused(file: Path, missing: str) -> None:
    def lossy() -> None:
        with Reader(str(file)) as reader, Rewriter(reader) as rewriter:
            source = iter(FORMATS["lines"].split(reader, "a", Layout(), None))
            rewriter.write(next(source), "new\n")
            if missing == "write":
                list(source)
            rewriter.commit()

    assert "nothing is written" in refusal(lossy)
    assert_untouched(file, b"first\nold\nlast")


def test_a_character_that_the_encoding_lacks_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.en"
    content = "가\nold".encode("cp949")
    path.write_bytes(content)
    message = refusal(lambda: fix(path, "old", "caf\u00e9", encoding="cp949"))
    assert message.startswith(f"{path}:2: cp949 cannot write 'é' (U+00E9)")
    assert_untouched(path, content)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES])
@pytest.mark.parametrize("call", ["fsync", "replace", "chmod", "open"])
def test_a_failing_disk_leaves_the_old_file(
    file: Path, call: str, code: int, monkeypatch: pytest.MonkeyPatch, *, packed: bool
) -> None:
    content = gzip.compress(b"first\nold\nlast") if packed else b"first\nold\nlast"
    file.write_bytes(content)

    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        message = refusal(lambda: fix(file))
    assert message.startswith(f"{file}: {os.strerror(code).lower()}, the file is as it was; ")
    assert_untouched(file, content)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")
@pytest.mark.parametrize("packed", [False, True])
def test_a_full_disk_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, packed: bool
) -> None:
    plain = b"old %s\n" * 60_000 % tuple(os.urandom(4).hex().encode() for _ in range(60_000))
    content = gzip.compress(plain) if packed else plain
    path = tmp_path / "a.en"
    path.write_bytes(content)
    full = os.open("/dev/full", os.O_WRONLY)
    create = os.open

    def opened(name: str, flags: int, mode: int = 0o777) -> int:
        made = create(name, flags, mode)
        if ".cleanup-" in name:
            os.dup2(full, made)
        return made

    monkeypatch.setattr(os, "open", opened)
    message = refusal(lambda: fix(path))
    monkeypatch.undo()
    os.close(full)
    assert "no space left on device" in message
    assert "free some space" in message
    assert_untouched(path, content)


@pytest.mark.parametrize("when", ["before the first change", "before the end"])
@pytest.mark.parametrize("how", ["rewritten", "replaced", "removed"])
def test_a_file_that_somebody_else_changed_is_left_to_them(
    file: Path, tmp_path: Path, when: str, how: str
) -> None:
    def meddle() -> None:
        if how == "rewritten":
            file.write_bytes(b"theirs, longer than before")
        elif how == "replaced":
            other = tmp_path / "other"
            other.write_bytes(b"first\nOLD\nlast")
            other.replace(file)
        else:
            file.unlink()

    reached = []

    def clash() -> None:
        with Reader(str(file)) as reader, Rewriter(reader) as rewriter:
            first, old, last = FORMATS["lines"].split(reader, "a", Layout(), None)
            rewriter.write(first)
            if when == "before the first change":
                meddle()
            rewriter.write(old, "new\n")
            reached.append("the first change")
            rewriter.write(last)
            if when == "before the end":
                meddle()
            rewriter.commit()

    message = refusal(clash)
    assert message.startswith(str(file))
    assert bool(reached) == (when == "before the end")
    left = [entry.name for entry in tmp_path.iterdir()]
    assert left == ([] if how == "removed" else ["a.en"])
    if how != "removed":
        assert b"new" not in file.read_bytes()


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError, SystemExit])
def test_an_interrupted_run_leaves_nothing_behind(file: Path, error: type[BaseException]) -> None:
    def interrupted() -> None:
        with Reader(str(file)) as reader, Rewriter(reader) as rewriter:
            for unit in FORMATS["lines"].split(reader, "a", Layout(), None):
                rewriter.write(unit, "new\n" if unit.line == 1 else None)
                if unit.line == 2:
                    raise error

    with pytest.raises(error):
        interrupted()
    assert_untouched(file, b"first\nold\nlast")


KILLED = """
import sys, time
from cleanup.files import Reader, Rewriter
from cleanup.formats import FORMATS, Layout
with Reader(sys.argv[1]) as reader, Rewriter(reader) as rewriter:
    for unit in FORMATS["lines"].split(reader, "a", Layout(), None):
        rewriter.write(unit, "new " + unit.raw)
        if unit.line == 5000:
            print("half", flush=True)
            sys.stdin.read()
    rewriter.commit()
"""


def test_a_run_killed_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.en"
    content = b"a line of a certain length\n" * 10_000
    path.write_bytes(content)
    command = [sys.executable, "-c", KILLED, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"half\n"
        begun = [entry for entry in tmp_path.iterdir() if entry != path]
        run.send_signal(signal.SIGKILL)
        run.wait()
    assert [entry.stat().st_size > 0 for entry in begun] == [True]
    assert path.read_bytes() == content
    assert list(find([str(tmp_path)], KNOWN)) == [path.as_posix()]
    assert fix(path, "certain", "given")
    assert path.read_bytes() == content.replace(b"certain", b"given")


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "a.en.gz"
    with gzip.open(path, "wb", 1) as packed:
        for _ in range(50):
            packed.write(b"an old line of some length\n" * 4000)
    tracemalloc.start()
    assert fix(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000

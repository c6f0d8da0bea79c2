from __future__ import annotations

import gzip
import os
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.patterns import literal_folder, matches
from tests.ingest.conftest import UNHURRIED, Read, Write


def test_a_folder_is_read_with_its_subfolders_in_the_order_of_names(write: Write, read: Read) -> None:
    for name in ("in/b.txt", "in/a/z.txt", "in/c/d/e.txt", "in/a.txt"):
        write(name, "Text.")
    assert read("in").locators == ["in/a/z.txt", "in/a.txt", "in/b.txt", "in/c/d/e.txt"]


def test_hidden_files_and_sidecars_are_left_out(write: Write, read: Read) -> None:
    for name in ("in/.hidden.txt", "in/.git/x.txt", "in/a.txt"):
        write(name, "Text.")
    write("in/onrecord.toml", "")
    intake = read("in")
    assert intake.locators == ["in/a.txt"]
    assert intake.problems == []


def test_a_file_reached_by_several_paths_is_read_once(write: Write, read: Read, tmp_path: Path) -> None:
    write("in/a.txt", "Text.")
    assert read("in/a.txt", "in", "in/*.txt", tmp_path / "in/a.txt").locators == ["in/a.txt"]


def test_globs_are_read_in_the_order_of_names(write: Write, read: Read) -> None:
    for name in ("in/b.txt", "in/a.txt", "in/c.html", "in/sub/d.txt"):
        write(name, "Text.")
    assert read("in/*.txt").locators == ["in/a.txt", "in/b.txt"]
    assert read("in/**/*.txt").locators == ["in/a.txt", "in/b.txt", "in/sub/d.txt"]
    assert read("**/*.txt").locators == ["in/a.txt", "in/b.txt", "in/sub/d.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_read(write: Write, read: Read) -> None:
    assert read(write("report[1].txt", "Text.")).locators == ["report[1].txt"]


def test_files_that_are_no_articles_are_named_as_passed_over(write: Write, read: Read) -> None:
    write("in/a.txt", "Text.")
    write("in/photo.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100)
    write("in/README.md", "About these articles.")
    write("in/style.css", "p { color: red }")
    with sqlite3.connect("in/story.db") as database:
        database.execute("create table t (a)")
    database.close()
    intake = read("in")
    assert intake.locators == ["in/a.txt"]
    assert intake.failed == []
    assert [(problem.input, problem.reason) for problem in intake.doubts] == [
        ("in/README.md", "not read: it is a description of the folder, not an article"),
        ("in/photo.png", "not read: it is an image, not an article"),
        ("in/story.db", "not read: it is an SQLite database, not an article"),
        ("in/style.css", "not read: it is a style sheet, not an article"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document, an e-book or a ZIP"),
        ("letter.rtf", b"{\\rtf1 Text.}", "an office document, an e-book or a ZIP"),
        ("all.tar", b"a.txt" + bytes(252) + b"ustar" + bytes(250) + b"Text. " * 500, "an archive"),
    ],
)
def test_files_that_may_have_been_meant_as_articles_are_failures(
    write: Write, read: Read, name: str, content: bytes, kind: str
) -> None:
    write(f"in/{name}", content)
    (problem,) = read("in").failed
    assert problem.reason == f"not read: it is {kind}, not an article"
    assert problem.advice == "Save the article as text, HTML, DOCX or PDF."


def test_an_image_named_by_the_user_is_a_failure(write: Write, read: Read) -> None:
    assert len(read(write("photo.png", b"\x89PNG\r\n\x1a\n")).failed) == 1


def test_a_link_named_by_the_user_is_followed(write: Write, read: Read) -> None:
    write("else/a.txt", "Text.")
    Path("link").symlink_to("else")
    assert read("link").locators == ["link/a.txt"]


def test_a_link_to_a_file_of_the_same_folder_is_read_in_its_own_place(write: Write, read: Read) -> None:
    write("in/z.txt", "Text.")
    Path("in/a.txt").symlink_to("z.txt")
    intake = read("in")
    assert intake.locators == ["in/z.txt"]
    assert intake.problems == []


def test_a_name_that_no_terminal_can_print_is_shown_on_one_line(write: Write, read: Read) -> None:
    write("in/new\nline.txt", "Text.")
    write(os.fsdecode(b"in/caf\xe9.txt"), " ")
    intake = read("in")
    assert intake.locators == ["in/new\N{REPLACEMENT CHARACTER}line.txt"]
    assert intake.failed[0].input == "in/caf\N{REPLACEMENT CHARACTER}.txt"


# What can be wrong


def test_a_link_in_a_circle_is_one_problem(write: Write, read: Read) -> None:
    write("in/a.txt", "Text.")
    Path("in/loop").symlink_to("..")
    Path("in/self").symlink_to("self")
    Path("in/sub").mkdir()
    Path("in/sub/up").symlink_to("..")
    intake = read("in")
    assert intake.locators == ["in/a.txt"]
    assert [(problem.input, problem.reason) for problem in intake.failed] == [
        ("in/loop", "it is a link that leads in a circle; not followed"),
        ("in/self", "it is a link that leads nowhere or in a circle; not followed"),
        ("in/sub/up", "it is a link that leads in a circle; not followed"),
    ]


def test_a_pattern_for_any_folders_does_not_follow_circles(write: Write, read: Read) -> None:
    write("in/a.txt", "Text.")
    Path("in/loop").symlink_to(".")
    assert read("in/**/*.txt").locators == ["in/a.txt"]


def test_a_circle_named_by_the_user_is_one_problem(write: Write, read: Read) -> None:
    write("a.txt", "Text.")
    Path("self").symlink_to("self")
    assert len(read("self").failed) == 1


def test_a_link_out_of_the_folder_is_one_problem(write: Write, read: Read) -> None:
    write("in/a.txt", "Text.")
    write("secret.txt", "Secret.")
    Path("in/out.txt").symlink_to("../secret.txt")
    Path("in/gone.txt").symlink_to("nothing.txt")
    intake = read("in")
    assert intake.texts == ["Text."]
    assert [problem.reason for problem in intake.failed] == [
        "it is a link that leads nowhere or in a circle; not followed",
        "it is a link that leads out of the folder; not followed",
    ]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("nothing.txt", "there is no such file or folder"),
        ("nothing/*.txt", "no file matches this pattern"),
        ("nothing/**/*.txt", "no file matches this pattern"),
        ("x\x00y", "there is no such file or folder"),
        ("empty", "there are no files in this folder"),
    ],
)
def test_a_path_that_leads_to_nothing_is_one_problem(write: Write, read: Read, path: str, reason: str) -> None:
    write("a.txt", "Text.")
    Path("empty").mkdir()
    intake = read(path, "a.txt")
    assert intake.texts == ["Text."]
    (problem,) = intake.failed
    assert (problem.input, problem.reason) == (path.replace("\x00", "\N{REPLACEMENT CHARACTER}"), reason)


def test_an_unreadable_file_is_one_problem(write: Write, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    write("in/a.txt", "Text.")
    write("in/b.txt", "Text.")
    opened = Path.open

    def refuse(path: Path, mode: str = "r") -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", refuse)
    intake = read("in")
    assert intake.locators == ["in/b.txt"]
    (problem,) = intake.failed
    assert (problem.input, problem.reason) == ("in/a.txt", "it can't be read: Permission denied")


def test_an_unreadable_folder_is_one_problem(write: Write, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    write("in/a.txt", "Text.")
    write("in/locked/b.txt", "Text.")
    listed = Path.iterdir

    def refuse(path: Path) -> object:
        if path.name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    intake = read("in")
    assert intake.locators == ["in/a.txt"]
    assert intake.failed[0].reason == "this folder can't be read: Permission denied"


def test_a_pipe_in_a_folder_is_one_problem(write: Write, read: Read) -> None:
    write("in/a.txt", "Text.")
    os.mkfifo("in/pipe")
    intake = read("in")
    assert intake.locators == ["in/a.txt"]
    assert intake.failed[0].input == "in/pipe"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b" \n\t\r\n ", "there is no text in it"),
        (bytes(range(256)) * 20, "this is binary data, not text"),
        (
            gzip.compress(b"The bridge opened on Monday. " * 500)[:-20],
            "it is cut short: the compressed data ends too early",
        ),
        (gzip.compress(b"x" * 1000)[:10] + b"\xff" * 30, "its compressed data is damaged"),
        (gzip.compress(b""), "it is empty"),
        (gzip.compress(b"x" * (21 << 20)), "it is larger than 20 MB, which no article is"),
    ],
)
def test_a_file_that_is_no_text_is_one_problem_and_the_rest_is_read(
    write: Write, read: Read, content: bytes, reason: str
) -> None:
    write("in/a.txt", content)
    write("in/b.txt", "Text.")
    intake = read("in")
    assert intake.texts == ["Text."]
    (problem,) = intake.problems
    assert (problem.input, problem.reason) == ("in/a.txt", reason)
    assert problem.advice


def test_a_truncated_gzip_of_lines_gives_the_lines_before_the_cut(write: Write, read: Read) -> None:
    lines = b"".join(b'{"text": "%s"}\n' % os.urandom(40).hex().encode() for _ in range(200))
    intake = read(write("export.jsonl.gz", gzip.compress(lines)[:-400]))
    assert len(intake.arrived) > 100
    (problem,) = intake.failed
    assert "cut short" in problem.reason


@UNHURRIED
@given(
    st.binary(max_size=300), st.sampled_from([".txt", ".html", ".json", ".jsonl", ".csv", ".xml", ".warc", ".wacz", ""])
)
def test_any_bytes_under_any_extension_end_in_articles_or_problems(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, suffix: str
) -> None:
    from onrecord.ingest import read_inputs

    path = tmp_path_factory.mktemp("in") / f"file{suffix}"
    path.write_bytes(content)
    assert list(read_inputs([str(path)]))


# Patterns


@pytest.mark.parametrize(
    ("pattern", "path", "matched"),
    [
        ("*.txt", "a.txt", True),
        ("*.txt", "in/a.txt", False),
        ("in/*", "in/a.txt", True),
        ("in/*/c.txt", "in/b/c.txt", True),
        ("**/c.txt", "c.txt", True),
        ("**/c.txt", "in/b/c.txt", True),
        ("in/**", "in/b/c.txt", True),
        ("in/**/**/c.txt", "in/c.txt", True),
        ("?.txt", "a.txt", True),
        ("?.txt", "ab.txt", False),
        ("[ab].txt", "b.txt", True),
        ("[!ab].txt", "b.txt", False),
        ("[a-c].txt", "b.txt", True),
        ("a.txt", "aXtxt", False),
        ("[z-a].txt", "[z-a].txt", True),
        ("[a", "[a", True),
    ],
)
def test_a_pattern_matches_within_names_and_across_folders(pattern: str, path: str, matched: bool) -> None:  # noqa: FBT001
    assert matches(pattern, path) is matched


@pytest.mark.parametrize(
    ("pattern", "folder"),
    [("in/sub/*.txt", "in/sub"), ("**/x", ""), ("/in/**", "/in"), ("/**", "/"), ("in/a*/b/*", "in")],
)
def test_the_walk_for_a_pattern_begins_at_its_literal_folder(pattern: str, folder: str) -> None:
    assert literal_folder(pattern) == folder


@UNHURRIED
@given(st.text(alphabet="ab/[]!^-&~|\\.*?", max_size=12), st.text(alphabet="ab/[].", max_size=12))
def test_any_words_are_a_pattern(pattern: str, path: str) -> None:
    assert matches(pattern, path) in (True, False)

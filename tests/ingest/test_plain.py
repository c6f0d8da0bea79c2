from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import pytest

from onrecord.ingest import Arrived, read_inputs
from onrecord.model import Media
from tests.ingest.conftest import Read, Write

ARTICLE = "The bridge opened on Monday.\r\n\r\nPeople cheered.\r"


def test_a_text_file_is_one_capture_known_by_its_bytes(write: Write, read: Read) -> None:
    intake = read(write("bridge.txt", ARTICLE))
    (capture,) = intake.captures
    assert capture.id == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert capture.media is Media.TEXT
    assert intake.locators == ["bridge.txt"]
    assert intake.problems == []


def test_line_ends_are_kept_as_they_are(write: Write, read: Read) -> None:
    assert read(write("bridge.txt", ARTICLE)).texts == [ARTICLE]


def test_a_date_line_stays_in_the_text_for_clean_to_find(write: Write, read: Read) -> None:
    text = " date 2031-05-02 \n\nThe bridge opened."
    assert read(write("bridge.txt", text)).texts == [text]


def test_one_stray_nul_is_kept(write: Write, read: Read) -> None:
    text = "The bridge opened\x00 on Monday. " * 20
    assert read(write("bridge.txt", text[:300].replace("\x00", "") + "\x00")).texts[0].endswith("\x00")


def test_a_gzipped_text_has_the_id_of_the_text_under_it(write: Write, read: Read) -> None:
    plain = read(write("bridge.txt", ARTICLE))
    zipped = read(write("bridge.txt.gz", gzip.compress(ARTICLE.encode())))
    assert zipped.captures == plain.captures


def test_the_same_bytes_in_two_files_are_one_capture_with_two_arrivals(write: Write, read: Read) -> None:
    write("a/lantern.txt", ARTICLE)
    write("a/herald.txt", ARTICLE)
    intake = read("a")
    assert intake.locators == ["a/herald.txt", "a/lantern.txt"]
    assert len({capture.id for capture in intake.captures}) == 1


@pytest.mark.parametrize("name", ["bridge", "bridge.text", "bridge.md", "bridge.article"])
def test_prose_is_read_as_text_under_any_extension(write: Write, read: Read, name: str) -> None:
    assert read(write(name, "[Updated] The bridge opened.")).captures[0].media is Media.TEXT


def test_a_page_named_as_text_is_read_as_html(write: Write, read: Read) -> None:
    page = "<!DOCTYPE html><html><body><p>The bridge opened.</p></body></html>"
    assert read(write("bridge.txt", page)).captures[0].media is Media.HTML


def test_standard_input_is_read_for_a_dash(read: Read) -> None:
    intake = read("-", stdin=ARTICLE.encode())
    assert intake.locators == ["-"]
    assert intake.texts == [ARTICLE]


def test_standard_input_may_be_a_container(read: Read) -> None:
    intake = read("-", stdin=gzip.compress(b'{"text": "One."}\n{"text": "Two."}\n'))
    assert intake.locators == ["-#1", "-#2"]


def test_large_standard_input_is_read_from_a_temporary_file(read: Read) -> None:
    lines = b"".join(b'{"text": "%05d %s"}\n' % (number, b"x" * 1000) for number in range(2000))
    assert len(read("-", stdin=lines).arrived) == 2000


def test_reading_is_lazy(write: Write) -> None:
    write("a/1.txt", "One.")
    second = write("a/2.txt", "Two.")
    items = read_inputs(["a"])
    next(items)
    second.write_text("Changed.")
    (last,) = items
    assert isinstance(last, Arrived)
    assert last.capture.raw == "Changed."


def test_path_objects_are_as_good_as_words(write: Write, read: Read, tmp_path: Path) -> None:
    path = write("bridge.txt", ARTICLE)
    assert read(tmp_path / path).locators == [(tmp_path / path).as_posix()]

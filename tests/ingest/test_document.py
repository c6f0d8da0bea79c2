from __future__ import annotations

import io

import pytest

from onrecord.errors import InputError
from onrecord.ingest import read_document
from onrecord.model import Media
from tests.ingest.conftest import Write
from tests.ingest.files import column, make_docx, make_pdf

FERRY = "The ferry stays in port."


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [
        ("draft.txt", FERRY.encode(), Media.TEXT),
        ("draft.md", FERRY.encode(), Media.TEXT),
        ("draft.html", f"<p>{FERRY}</p>".encode(), Media.HTML),
        ("draft.docx", make_docx(FERRY), Media.TEXT),
        ("draft.pdf", make_pdf(column(FERRY)), Media.TEXT),
    ],
)
def test_a_draft_of_any_format_gives_its_text(write: Write, name: str, content: bytes, media: Media) -> None:
    arrived, doubts = read_document(str(write(name, content)))
    assert FERRY in arrived.capture.raw
    assert (arrived.capture.media, arrived.arrival.locator, doubts) == (media, name, ())


def test_a_draft_comes_from_standard_input() -> None:
    assert read_document("-", stdin=io.BytesIO(FERRY.encode()))[0].capture.raw == FERRY


def test_doubts_about_it_are_told(write: Write) -> None:
    changed = make_docx("<w:ins><w:r><w:t>The ferry stays.</w:t></w:r></w:ins>")
    _, (doubt,) = read_document(str(write("draft.docx", changed)))
    assert "tracked changes" in doubt.reason


def test_no_sidecar_is_looked_for(write: Write) -> None:
    write("onrecord.toml", '[default]\noutlet = "The Lantern"\n')
    assert read_document(str(write("draft.txt", FERRY)))[0].arrival.particulars.outlet is None


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("draft.txt", "", "draft.txt: it is empty"),
        ("two.jsonl", '{"text": "One."}\n{"text": "Two."}\n', "two.jsonl: it holds 2 texts, and one is wanted"),
        ("draft.png", "\x89PNG\r\n", "draft.png: not read"),
        ("draft.docx", "PK\x03\x04", "draft.docx: its ZIP is damaged"),
    ],
)
def test_what_holds_not_one_text_is_an_error_that_names_it(write: Write, name: str, content: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        read_document(str(write(name, content.encode("latin-1"))))
    assert str(error.value).startswith(message)


def test_a_file_that_is_missing_is_named() -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt: there is no such file"):
        read_document("nowhere.txt")

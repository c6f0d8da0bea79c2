from __future__ import annotations

import json
from typing import Any

import pytest

from onrecord.model import Media, Particulars
from tests.ingest.conftest import Read, Write

VERSION_3: dict[str, Any] = {
    "uri": "https://agency.example/items/1",
    "type": "text",
    "standard": {"name": "ninjs", "version": "3.0"},
    "firstCreated": "2031-05-01T09:00:00Z",
    "versionCreated": "2031-05-02T10:00:00Z",
    "language": "en",
    "by": "Ada Quill",
    "infoSources": [{"name": "Lantern News Agency", "role": "provider"}],
    "headlines": [{"role": "short", "value": "Bridge"}, {"role": "main", "value": "Bridge opens"}],
    "bodies": [
        {"role": "main", "contentType": "text/plain", "value": "It opened. People cheered."},
        {
            "role": "richtext",
            "contentType": "application/xhtml+xml",
            "value": "<p>It opened.</p><p>People cheered.</p>",
        },
        {"role": "caption", "value": "The bridge, seen from the river on a very long and very sunny day in spring."},
    ],
}

VERSION_2 = {
    "uri": "urn:agency:2",
    "versioncreated": "2031-05-02T10:00:00Z",
    "headlines": [{"value": "Bridge opens"}],
    "bodies": [{"contenttype": "text/plain", "value": "It opened."}],
}

VERSION_1 = {
    "uri": "https://agency.example/items/3",
    "versioncreated": "2031-05-02T10:00:00Z",
    "byline": "Ada Quill",
    "headline": "Bridge opens",
    "source": "LNA",
    "body_text": "It opened.",
    "body_xhtml": "<p>It opened.</p>",
}


def test_version_3_is_read_with_its_paragraphs(write: Write, read: Read) -> None:
    intake = read(write("item.json", json.dumps(VERSION_3)))
    (capture,) = intake.captures
    assert intake.locators == ["item.json"]
    assert (capture.raw, capture.media) == ("<p>It opened.</p><p>People cheered.</p>", Media.HTML)
    assert capture.particulars == Particulars(
        title="Bridge opens",
        byline="Ada Quill",
        outlet="Lantern News Agency",
        published="2031-05-02T10:00:00Z",
        language="en",
        url="https://agency.example/items/1",
    )


def test_version_2_is_read(write: Write, read: Read) -> None:
    (capture,) = read(write("item.json", json.dumps(VERSION_2))).captures
    assert (capture.raw, capture.media) == ("It opened.", Media.TEXT)
    assert capture.particulars == Particulars(title="Bridge opens", published="2031-05-02T10:00:00Z")


def test_version_1_is_read(write: Write, read: Read) -> None:
    (capture,) = read(write("item.json", json.dumps(VERSION_1))).captures
    assert (capture.raw, capture.media) == ("<p>It opened.</p>", Media.HTML)
    assert (capture.particulars.outlet, capture.particulars.byline) == ("LNA", "Ada Quill")


def test_items_in_lines_and_lists_are_read(write: Write, read: Read) -> None:
    assert len(read(write("items.jsonl", f"{json.dumps(VERSION_3)}\n{json.dumps(VERSION_2)}")).arrived) == 2
    assert len(read(write("items.json", json.dumps([VERSION_1, VERSION_2]))).arrived) == 2


@pytest.mark.parametrize("status", ["withheld", "canceled"])
def test_an_item_that_its_agency_took_back_is_doubted(write: Write, read: Read, status: str) -> None:
    intake = read(write("item.json", json.dumps({**VERSION_3, "pubStatus": status})))
    assert len(intake.arrived) == 1
    assert status in intake.doubts[0].reason


def test_a_picture_is_one_problem(write: Write, read: Read) -> None:
    picture = {**VERSION_3, "type": "picture", "bodies": []}
    (problem,) = read(write("item.json", json.dumps(picture))).problems
    assert problem.reason == "this ninjs picture has no body text"


@pytest.mark.parametrize("bodies", [None, "text", [1, None], [{"value": 3}], {}])
def test_bodies_of_the_wrong_form_are_one_problem(write: Write, read: Read, bodies: Any) -> None:
    assert len(read(write("item.json", json.dumps({**VERSION_3, "bodies": bodies}))).failed) == 1

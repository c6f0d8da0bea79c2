"""A record that was built, hostile articles included: every format is what its reader takes."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator

import pytest

from onrecord.cli import run
from onrecord.present.exports import FORMATS, Contents
from onrecord.present.views import Views
from onrecord.store import Record
from tests.present.exports.test_briefing import html, text_of, written
from tests.present.exports.test_csl import items
from tests.present.exports.test_ftm import entities
from tests.present.exports.test_geojson import features
from tests.present.exports.test_ical import events
from tests.present.exports.test_linked_data import annotated, nodes
from tests.present.exports.test_timelinejs import events as slides

ARTICLES = (
    {
        "title": '=HYPERLINK("http://evil.example","Click")',
        "outlet": "<script>alert(1)</script> Post",
        "url": "https://post.example/a?b=1&c=2",
        "published": "2025-03-06",
        "byline": "@ana",
        "body": "Interior Minister Ana Sole flew to Kherson on Tuesday. “The dam is safe,” Ms Sole said.\n\n"
        "Ukraine will send 40 pumps to Kenya next week, the ministry said. The army left Kherson in March. "
        "Britain pledged £20m to Ukraine on Monday. Ordel Water denied that the wall broke on Sunday.\n\n"
        "=cmd|' /C calc'!A0 broke on Monday, Tom Reed said. *Nairobi* was <b>flooded</b> on 3 March\u202e.",
    },
    {
        "title": "Plain",
        "outlet": "Kenya Daily",
        "body": "Ana Sole was heard by a court in Nairobi in early May. Russian forces entered Kherson last week.",
    },
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Contents]:
    folder = tmp_path_factory.mktemp("built")
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, ARTICLES)), encoding="utf-8")
    assert run(["build", "-q", str(folder / "a.jsonl"), "-o", str(folder / "story.db")]) == 0
    with Record.open(folder / "story.db") as record:
        yield Contents(Views(record))


def test_each_reader_takes_its_format(built: Contents) -> None:
    lines = len(built.lines)
    assert lines
    assert sum(entity["schema"] == "Event" for entity in entities(built).values()) == lines
    assert sum(node["@type"] == ["https://schema.org/Claim"] for node in nodes(built).values()) >= lines
    assert len(annotated(built)) >= lines
    assert len(features(built)) == sum(len(line.places) for line in built.lines)
    assert len(events(built)) == sum(line.when.is_day for line in built.lines)
    assert slides(built)
    assert len(items(*built.sources)) == len(ARTICLES)


def test_the_words_of_every_line_are_in_the_briefing(built: Contents) -> None:
    page = html(written(built))
    shown = " ".join(text_of(page).replace("&lt;", "<").replace("&gt;", ">").split())
    assert "<script" not in page
    for line in built.lines:
        assert " ".join(line.text.split()) in shown


def opened(data: bytes) -> str:
    """Return the text of a file, or of all that is in a package."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "".join(package.read(name).decode() for name in package.namelist())


@pytest.mark.parametrize("name", [one.name for one in FORMATS if one.name != "parquet"])
def test_no_export_turns_the_reading_direction_or_names_a_folder(built: Contents, name: str) -> None:
    chosen = next(one for one in FORMATS if one.name == name)
    text = "".join(map(opened, (data for _, data in chosen.export(built).files)))
    assert "\u202e" not in text
    assert str(built.record.path.parent) not in text

"""TimelineJS, against its documented JSON: a start for every slide, no day that is not known, text that is HTML."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import jsonschema
import pytest

from onrecord.model import When
from onrecord.present.exports import Contents
from onrecord.present.exports.timelinejs import COLUMNS, export_timelinejs, export_timelinejs_csv
from tests.present.exports.made import HOSTILE, UNKNOWN, between, contents, day, line, month, quote, since, until

DATE = {
    "type": "object",
    "required": ["year"],
    "properties": {name: {"type": "integer"} for name in ("year", "month", "day")},
    "additionalProperties": False,
}
DOCUMENTED = {
    "type": "object",
    "required": ["events"],
    "additionalProperties": False,
    "properties": {
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["start_date"],
                "additionalProperties": False,
                "properties": {
                    "start_date": DATE,
                    "end_date": DATE,
                    "text": {
                        "type": "object",
                        "additionalProperties": False,
                        "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
                    },
                    "display_date": {"type": "string"},
                    "group": {"type": "string"},
                    "autolink": {"type": "boolean"},
                    "unique_id": {"type": "string"},
                },
            },
        }
    },
}
"""The part of https://timeline.knightlab.com/docs/json-format.html that is used."""


def events(made: Contents) -> list[dict[str, Any]]:
    found = json.loads(export_timelinejs(made).files[0][1])
    jsonschema.validate(found, DOCUMENTED)
    return list(found["events"])


@pytest.mark.parametrize(
    ("when", "start", "end", "shown"),
    [
        (day("2025-03-04"), {"year": 2025, "month": 3, "day": 4}, None, "2025-03-04"),
        (month(2025, 3, 31), {"year": 2025, "month": 3}, None, "2025-03"),
        (
            between("2025-03-03", "2025-03-20"),
            {"year": 2025, "month": 3, "day": 3},
            {"year": 2025, "month": 3, "day": 20},
            "2025-03-03 to 20 (bounds only)",
        ),
        (since("2025-03-03"), {"year": 2025, "month": 3, "day": 3}, None, "since 2025-03-03"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(
    when: When, start: dict[str, int], end: dict[str, int] | None, shown: str
) -> None:
    (event,) = events(contents(lines=(line(when=when),)))
    assert (event["start_date"], event.get("end_date"), event["display_date"]) == (start, end, shown)


def test_a_line_without_a_start_is_left_out_and_counted() -> None:
    made = contents(lines=(line("A", until("2025-03-05")), line("B", UNKNOWN), line("C", day("2025-03-04"))))
    assert len(events(made)) == 1
    told = ("2 lines have no day to start on: not in the timeline.",)
    assert export_timelinejs(made).notes == export_timelinejs_csv(made).notes == told


def test_a_slide_says_what_is_planned_and_who_says_so_and_quotes_its_source() -> None:
    told = line("Pumps follow", day("2025-06-01"), statuses=("planned",), said_by=("the mayor",))
    (event,) = events(contents(lines=(told,)))
    assert event["text"]["headline"] == "[planned] Pumps follow (says the mayor)"
    assert event["group"] == "planned"
    assert '<a href="https://post.example/dam-1">' in event["text"]["text"]
    assert "“The dam broke on Tuesday”" in event["text"]["text"]


def test_hostile_text_is_no_markup_and_no_formula() -> None:
    made = contents(lines=(line(HOSTILE, day("2025-03-04"), quotes=(quote(words=HOSTILE),)),))
    (event,) = events(made)
    assert "<script" not in json.dumps(event)
    assert "\u202e" not in json.dumps(event, ensure_ascii=False)
    assert event["text"]["headline"].startswith("&#61;HYPERLINK")
    assert not event["autolink"]


def test_the_spreadsheet_says_the_same_as_the_json() -> None:
    made = contents(lines=(line("A", month(2025, 3, 31)), line("B", between("2025-03-03", "2025-03-20"))))
    rows = list(csv.DictReader(io.StringIO(export_timelinejs_csv(made).files[0][1].decode(), newline="")))
    assert tuple(rows[0]) == COLUMNS
    for row, event in zip(rows, events(made), strict=True):
        assert [row["Year"], row["Month"], row["Day"]] == [
            str(event["start_date"].get(part, "")) for part in ("year", "month", "day")
        ]
        assert (row["Headline"], row["Text"]) == (event["text"]["headline"], event["text"]["text"])
        assert row["Display Date"] == event["display_date"]

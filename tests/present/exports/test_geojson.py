"""GeoJSON, against RFC 7946: a point for each line and place, longitude first."""

from __future__ import annotations

import json
from typing import Any

import jsonschema

from onrecord.model import Level
from onrecord.present.exports import Contents
from onrecord.present.exports.geojson import export_geojson
from tests.present.exports.made import HOSTILE, contents, day, line, month, place, until

RFC_7946 = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": ["string", "number"]},
                    "properties": {"type": ["object", "null"]},
                    "geometry": {
                        "type": "object",
                        "required": ["type", "coordinates"],
                        "properties": {
                            "type": {"const": "Point"},
                            "coordinates": {
                                "type": "array",
                                "prefixItems": [
                                    {"type": "number", "minimum": -180, "maximum": 180},
                                    {"type": "number", "minimum": -90, "maximum": 90},
                                ],
                                "minItems": 2,
                                "maxItems": 2,
                            },
                        },
                    },
                },
            },
        },
    },
}
"""Sections 3.1.2, 3.2 and 3.3, of points."""


def features(made: Contents) -> list[dict[str, Any]]:
    found = json.loads(export_geojson(made).files[0][1])
    jsonschema.validate(found, RFC_7946)
    return list(found["features"])


def test_each_place_of_a_line_is_a_point_that_says_what_it_stands_for() -> None:
    both = (place("Kherson"), place("Ukraine", Level.COUNTRY))
    found = features(contents(lines=(line(when=day("2025-03-04"), places=both),)))
    assert [one["geometry"]["coordinates"] for one in found] == [[-32.6178, 46.65581]] * 2
    assert [one["properties"]["level"] for one in found] == ["town", "country"]
    assert len({one["id"] for one in found}) == 2


def test_lines_without_a_place_are_counted() -> None:
    made = contents(lines=(line("A"), line("B", places=(place(),))))
    assert len(features(made)) == 1
    assert export_geojson(made).notes == ("1 line names no place on the map: not in the file.",)


def test_a_point_carries_bounds_marks_and_citations() -> None:
    told = line("Pumps follow", month(2025, 6, 30), statuses=("planned",), places=(place(),))
    (found,) = features(contents(lines=(told,)))
    facts = found["properties"]
    assert facts["label"] == "[planned] Pumps follow"
    assert (facts["edtf"], facts["earliest"], facts["latest"]) == ("2025-06", "2025-06-01", "2025-06-30")
    assert facts["citations"][0]["quote"] == "The dam broke on Tuesday"
    assert "https://post.example/dam-1" in facts["citation"]


def test_open_bounds_are_null() -> None:
    (found,) = features(contents(lines=(line(when=until("2025-03-05"), places=(place(),)),)))
    assert (found["properties"]["earliest"], found["properties"]["latest"]) == (None, "2025-03-05")


def test_text_is_exact_and_shows_no_turned_direction() -> None:
    made = contents(lines=(line(HOSTILE, places=(place(),)),))
    assert features(made)[0]["properties"]["text"] == HOSTILE
    assert "\u202e" not in export_geojson(made).files[0][1].decode()

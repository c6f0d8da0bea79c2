"""CSL-JSON, against the properties of its schema (1.0.2): dates as certain as they are."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from onrecord.model import Basis, When
from onrecord.present.exports.csl import export_csl
from onrecord.present.views import Source
from tests.present.exports.made import UNKNOWN, between, contents, day, month, source, until

PARTS = {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": ["string", "number"]}}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            **{name: {"type": "string"} for name in ("id", "title", "container-title", "URL", "note")},
            "type": {"enum": ["article-newspaper"]},
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"literal": {"type": "string"}},
                    "additionalProperties": False,
                },
            },
            "issued": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": PARTS},
                    "circa": {"type": ["string", "number", "boolean"]},
                    "literal": {"type": "string"},
                },
            },
        },
    },
}
"""The part of the schema's csl-data.json that is used."""


def items(*sources: Source) -> list[dict[str, Any]]:
    found = json.loads(export_csl(contents(sources=sources)).files[0][1])
    jsonschema.validate(found, SCHEMA)
    return list(found)


def test_an_article_has_outlet_title_author_date_and_address() -> None:
    (item,) = items(source())
    assert item["container-title"] == "The Ferry Post"
    assert item["title"] == "Dam broke"
    assert item["author"] == [{"literal": "Ana Sole"}]
    assert item["issued"] == {"date-parts": [[2025, 3, 5]]}
    assert item["URL"] == "https://post.example/dam-1"
    assert "articles/dam-1.txt" in item["note"]


@pytest.mark.parametrize(
    ("when", "issued"),
    [
        (month(2025, 3, 31), {"date-parts": [[2025, 3]]}),
        (between("2025-03-03", "2025-03-20"), {"date-parts": [[2025, 3, 3], [2025, 3, 20]], "circa": True}),
        (replace(day("2025-03-05"), basis=Basis.CONTEXT), {"date-parts": [[2025, 3, 5]], "circa": True}),
        (until("2025-03-05"), {"literal": "not after 2025-03-05"}),
        (UNKNOWN, None),
    ],
)
def test_a_date_is_as_certain_as_it_is_known(when: When, issued: dict[str, Any] | None) -> None:
    assert items(source(published=when))[0].get("issued") == issued


def test_what_is_not_stated_is_absent_and_no_script_is_an_address() -> None:
    (item,) = items(source(title=None, byline=None, url="javascript:alert(1)"))
    assert not {"title", "author", "URL"} & set(item)

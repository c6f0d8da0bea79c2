"""FollowTheMoney, against a table of the schema that is used (followthemoney 4.9.2, folder followthemoney/schema)."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from onrecord.model import When
from onrecord.present.exports import Contents
from onrecord.present.exports.ftm import date_of, export_ftm
from onrecord.present.who import ActorLine, PlaceLine
from tests.present.exports.made import (
    HOSTILE,
    UNKNOWN,
    actor,
    between,
    commitment,
    contents,
    control,
    day,
    line,
    month,
    place,
    said,
    since,
    source,
    until,
)

THING = {
    "name": "name",
    "alias": "name",
    "country": "country",
    "summary": "text",
    "notes": "text",
    "description": "text",
    "sourceUrl": "url",
    "publisher": "string",
    "keywords": "string",
    "addressEntity": "Address",
    "proof": "Article",
}
LEGAL = THING
SCHEMA: dict[str, dict[str, str]] = {
    "Article": {**THING, "title": "string", "author": "string", "fileName": "string", "publishedAt": "date"},
    "Person": {**LEGAL, "position": "string"},
    "Organization": LEGAL,
    "PublicBody": LEGAL,
    "LegalEntity": LEGAL,
    "Address": {
        **THING,
        "full": "address",
        "city": "string",
        "state": "string",
        "latitude": "number",
        "longitude": "number",
    },
    "Event": {
        **THING,
        "date": "date",
        "recordId": "string",
        "location": "address",
        "involved": "LegalEntity",
    },
    "Note": {**THING, "entity": "LegalEntity"},
}
"""Properties by schema, and the type of each: a name in capitals is the schema that it points to."""

PARTIES = {"LegalEntity", "Person", "Organization", "PublicBody"}
VALUES = {
    "date": r"\d{4}(-\d\d(-\d\d)?)?",
    "url": r"https?://\S+",
    "country": r"[a-z]{2}",
    "number": r"-?\d+(\.\d+)?",
}


def entities(made: Contents) -> dict[str, dict[str, Any]]:
    """Return the entities by id, each checked against the table."""
    found = [json.loads(row) for row in export_ftm(made).files[0][1].decode().splitlines()]
    by_id = {entity["id"]: entity for entity in found}
    assert len(by_id) == len(found)
    for entity in found:
        assert set(entity) == {"id", "schema", "properties"}
        assert re.fullmatch(r"[0-9a-zA-Z][0-9a-zA-Z.-]*[0-9a-zA-Z]", entity["id"])
        assert entity["properties"]["name"]
        for name, values in entity["properties"].items():
            check(SCHEMA[entity["schema"]][name], values, by_id)
    return by_id


def check(kind: str, values: list[Any], by_id: dict[str, dict[str, Any]]) -> None:
    assert values
    assert all(isinstance(value, str) and value.strip() for value in values)
    if kind[0].isupper():
        allowed = PARTIES if kind == "LegalEntity" else {kind}
        assert {by_id[value]["schema"] for value in values} <= allowed
    elif kind in VALUES:
        assert all(re.fullmatch(VALUES[kind], value) for value in values)


def sole() -> ActorLine:
    return ActorLine(
        id="actor-sole",
        kind="person",
        name="Ana Sole",
        country="GB",
        forms=(("Ana Sole", 2), ("Ms Sole", 1)),
        described=(("the mayor", 1),),
        roles=(),
        mentions=4,
        statements=1,
        sources=(1,),
        hidden=False,
    )


def kherson() -> PlaceLine:
    return PlaceLine(
        id="gn:Kherson",
        name="Kherson",
        level="town",
        country="UA",
        lat=46.65581,
        lon=-32.6178,
        population=0,
        forms=(("Kherson", 1),),
        bases=(),
        mentions=1,
        sources=(1,),
    )


def test_every_kind_fits_the_schema_and_points_to_entities_that_are_there() -> None:
    made = contents(
        lines=(line(when=day("2025-03-04"), actors=(actor(),), places=(place(),)),),
        statements=(said(),),
        commitments=(commitment(),),
        control=(control(),),
        actors=(sole(),),
        places=(kherson(),),
    )
    found = entities(made)
    assert {entity["schema"] for entity in found.values()} == {"Article", "Person", "Address", "Event", "Note"}
    assert found["onrecord-statement-statement1"]["properties"]["entity"] == ["onrecord-actor-actor-sole"]


def test_an_event_is_cited_and_marked() -> None:
    told = line("Pumps follow", month(2025, 6, 30), statuses=("planned",), said_by=("the mayor",))
    found = entities(contents(lines=(told,)))[f"onrecord-line-{told.id}"]["properties"]
    assert found["name"] == ["[planned] Pumps follow (says the mayor)"]
    assert "planned" in found["keywords"]
    assert found["date"] == ["2025-06"]
    assert found["proof"] == ["onrecord-article-article1"]
    assert "“The dam broke on Tuesday” (characters 0 to 24" in found["description"][0]


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (day("2025-03-04"), "2025-03-04"),
        (month(2025, 3, 31), "2025-03"),
        (between("2025-03-03", "2025-03-20"), ""),
        (until("2025-03-05"), ""),
        (since("2025-03-05"), ""),
        (UNKNOWN, ""),
    ],
)
def test_only_years_months_and_days_are_dates(when: When, words: str) -> None:
    assert date_of(when) == words


def test_other_dates_stay_in_words_and_are_counted() -> None:
    made = contents(lines=(line("A", between("2025-03-03", "2025-03-20")), line("B", day("2025-03-04"))))
    (event,) = (one for one in entities(made).values() if one["properties"]["name"] == ["A"])
    assert event["properties"]["summary"][0].startswith("2025-03-03 to 20 (bounds only")
    assert export_ftm(made).notes == ("1 line has no year, month or day: their dates are in words only.",)


def test_hostile_text_is_one_line_of_text_and_no_address() -> None:
    made = contents(lines=(line(f"{HOSTILE}\nx"),), sources=(source(url="javascript:a", title=HOSTILE),))
    found = entities(made)
    assert all("sourceUrl" not in entity["properties"] for entity in found.values())
    assert "\u202e" not in json.dumps(list(found.values()), ensure_ascii=False)

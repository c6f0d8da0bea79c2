"""Web Annotations and schema.org, read by a JSON-LD processor with contexts of the terms that are used."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pyld import jsonld  # type: ignore[import-untyped]

from onrecord.model import When
from onrecord.present.exports import Contents
from onrecord.present.exports.annotations import export_annotations
from onrecord.present.exports.jsonld import export_jsonld, extent_of
from tests.present.exports.made import (
    HOSTILE,
    TEXT,
    UNKNOWN,
    between,
    commitment,
    contents,
    control,
    day,
    line,
    month,
    quote,
    said,
    since,
    source,
    until,
)

OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
ANNOTATION_TERMS: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    "dc": "http://purl.org/dc/elements/1.1/",
    "Annotation": f"{OA}Annotation",
    "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "SpecificResource": f"{OA}SpecificResource",
    "TextualBody": f"{OA}TextualBody",
    "TextQuoteSelector": f"{OA}TextQuoteSelector",
    "TextPositionSelector": f"{OA}TextPositionSelector",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "describing": f"{OA}describing",
    "tagging": f"{OA}tagging",
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "body": {"@id": f"{OA}hasBody", "@type": "@id"},
    "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
    "source": {"@id": f"{OA}hasSource", "@type": "@id"},
    "selector": {"@id": f"{OA}hasSelector", "@type": "@id"},
    "exact": f"{OA}exact",
    "prefix": f"{OA}prefix",
    "suffix": f"{OA}suffix",
    "start": {"@id": f"{OA}start", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "end": {"@id": f"{OA}end", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "value": f"{RDF}value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
    "first": {"@id": f"{AS}first", "@type": "@id"},
    "startIndex": f"{AS}startIndex",
    "total": f"{AS}totalItems",
}
"""The terms of the Web Annotation vocabulary (2017) that are used, as its context defines them."""

SCHEMA_ORG = {
    "NewsArticle": "headline publisher author url datePublished description",
    "Claim": "name text creativeWorkStatus keywords temporalCoverage description author mentions contentLocation "
    "appearance citation",
    "Quotation": "name text creativeWorkStatus keywords spokenByCharacter temporalCoverage isPartOf isBasedOn citation",
    "Organization": "name alternateName subjectOf",
    "Person": "name alternateName subjectOf",
    "Country": "name alternateName subjectOf",
    "Place": "name description geo",
    "GeoCoordinates": "latitude longitude",
    "Thing": "name",
}
"""The types and properties of schema.org (version 28) that are used."""

CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": ANNOTATION_TERMS,
    "https://schema.org": {"@vocab": "https://schema.org/"},
}


def load(address: str, options: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - as the processor calls it
    return {"contextUrl": None, "documentUrl": address, "document": {"@context": CONTEXTS[address]}}


def expanded(document: dict[str, Any]) -> list[dict[str, Any]]:
    return list(jsonld.expand(document, {"documentLoader": load}))


def annotated(made: Contents) -> list[dict[str, Any]]:
    document = json.loads(export_annotations(made).files[0][1])
    (collection,) = expanded(document)
    (page,) = collection[f"{AS}first"]
    found = page[f"{AS}items"][0]["@list"]
    assert len(found) == document["total"]
    return list(found)


def everything() -> Contents:
    return contents(
        lines=(line(when=day("2025-03-04")),),
        statements=(said(),),
        commitments=(commitment(),),
        control=(control(),),
    )


def test_each_annotation_has_a_motivation_a_body_and_both_targets() -> None:
    found = annotated(everything())
    assert len({one["@id"] for one in found}) == len(found) == 4
    for one in found:
        assert one["@type"] == [f"{OA}Annotation"]
        assert one[f"{OA}motivatedBy"] == [{"@id": f"{OA}describing"}]
        assert one[f"{OA}hasBody"][0]["@type"] == [f"{OA}TextualBody"]
        kinds = [target[f"{OA}hasSelector"][0]["@type"][0] for target in one[f"{OA}hasTarget"]]
        assert kinds == [f"{OA}TextQuoteSelector", f"{OA}TextPositionSelector"]


def test_the_selectors_find_the_words_in_the_text() -> None:
    first, second = annotated(contents(lines=(line(quotes=(quote(start=4, end=13, words="dam broke"),)),)))[0][
        f"{OA}hasTarget"
    ]
    selector = first[f"{OA}hasSelector"][0]
    parts = [selector[f"{OA}{part}"][0]["@value"] for part in ("prefix", "exact", "suffix")]
    assert "".join(parts) in TEXT
    assert first[f"{OA}hasSource"][0]["@id"] == "https://post.example/dam-1"
    start, end = (second[f"{OA}hasSelector"][0][f"{OA}{end}"][0]["@value"] for end in ("start", "end"))
    assert TEXT[start:end] == "dam broke"


def test_an_article_without_a_web_address_is_a_resource_of_its_own() -> None:
    made = contents(lines=(line(),), sources=(source(url="javascript:alert(1)"),))
    assert annotated(made)[0][f"{OA}hasTarget"][0][f"{OA}hasSource"][0]["@id"] == "urn:x-onrecord:article:article1"


def test_bodies_say_what_is_planned_and_when() -> None:
    told = line("Pumps follow", month(2025, 6, 30), statuses=("planned",), said_by=("the mayor",))
    bodies = [body[f"{RDF}value"][0]["@value"] for body in annotated(contents(lines=(told,)))[0][f"{OA}hasBody"]]
    assert bodies == [
        "[planned] Pumps follow (says the mayor)",
        "2025-06 (known to the month; as written)",
        "line",
        "planned",
    ]


def nodes(made: Contents) -> dict[str, dict[str, Any]]:
    """Return the nodes of the graph by id, all of them checked against the table."""
    document = json.loads(export_jsonld(made).files[0][1])
    flat = jsonld.flatten(document, None, {"documentLoader": load})
    found = {node["@id"]: node for node in flat}
    for node in flat:
        allowed = {
            f"https://schema.org/{name}" for kind in node["@type"] for name in SCHEMA_ORG[kind.split("/")[-1]].split()
        }
        assert set(node) - {"@id", "@type"} <= allowed
    return found


def value(node: dict[str, Any], name: str) -> Any:
    return node[f"https://schema.org/{name}"][0].get("@value")


def test_a_line_is_a_claim_that_appears_in_a_quotation_of_an_article() -> None:
    told = line("Pumps follow", month(2025, 6, 30), statuses=("planned",), said_by=("the mayor",))
    found = nodes(contents(lines=(told,)))
    claim = found[f"urn:x-onrecord:line:{told.id}"]
    assert value(claim, "name") == "[planned] Pumps follow (says the mayor)"
    assert value(claim, "creativeWorkStatus") == "planned"
    assert value(claim, "temporalCoverage") == "2025-06-01/2025-06-30"
    quotation = found[claim["https://schema.org/appearance"][0]["@id"]]
    assert quotation["@id"] == "urn:x-onrecord:article:article1#char=0,24"
    assert value(quotation, "text") == "The dam broke on Tuesday"
    article = found[quotation["https://schema.org/isPartOf"][0]["@id"]]
    assert (value(article, "headline"), value(article, "url")) == ("Dam broke", "https://post.example/dam-1")


def test_every_kind_is_of_the_vocabulary() -> None:
    assert {kind for node in nodes(everything()).values() for kind in node["@type"]} >= {
        "https://schema.org/Claim",
        "https://schema.org/Quotation",
        "https://schema.org/NewsArticle",
    }


@pytest.mark.parametrize(
    ("when", "extent"),
    [
        (day("2025-03-04"), "2025-03-04"),
        (between("2025-03-03", "2025-03-20"), "2025-03-03/2025-03-20"),
        (until("2025-03-05"), "../2025-03-05"),
        (since("2025-03-05"), "2025-03-05/.."),
        (UNKNOWN, ""),
    ],
)
def test_bounds_survive(when: When, extent: str) -> None:
    assert extent_of(when) == extent


def test_an_article_whose_day_is_not_known_has_none() -> None:
    found = nodes(contents(sources=(source(published=until("2025-03-05")),)))["urn:x-onrecord:article:article1"]
    assert "https://schema.org/datePublished" not in found
    assert "by 2025-03-05" in value(found, "description")


def test_it_can_stand_inside_a_script_element() -> None:
    made = contents(lines=(line(f"</script>{HOSTILE}"),), sources=(source(url="javascript:a"),))
    written = export_jsonld(made).files[0][1].decode()
    assert "<" not in written
    assert "\u202e" not in written
    assert '"url"' not in written

"""schema.org as JSON-LD: articles, lines as Claims that appear in Quotations of them, statements, actors, places.

A Claim is said, not so: that is what the record holds. Where a quotation stands is a fragment of RFC 5147
("#char=12,40") on the URN of the article's clean text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.model import When
from onrecord.present.claims import CommitmentLine, ControlLine
from onrecord.present.dates import say_publication
from onrecord.present.exports.characters import is_web_address, json_of
from onrecord.present.exports.citations import Citation, file_of, say_citation
from onrecord.present.exports.contents import Contents, Export, Said
from onrecord.present.exports.telling import (
    say_commitment,
    say_control,
    say_date,
    say_line,
    say_marks,
    say_source_of,
    say_statement,
    say_told,
)
from onrecord.present.lines import FullLine
from onrecord.present.views import Source
from onrecord.present.who import ActorLine, PlaceLine

CONTEXT = "https://schema.org"

TYPES = {
    "person": "Person",
    "organisation": "Organization",
    "country": "Country",
    "armed force": "Organization",
    "group": "Organization",
}

Node = dict[str, Any]


def export_jsonld(contents: Contents) -> Export:
    """Return one file. Standings of single slots are left out; it may stand inside a <script> as it is."""
    graph = [_without_gaps(node) for node in _nodes(contents)]
    return Export.single(f"{json_of({'@context': CONTEXT, '@graph': graph}, indent=1, for_html=True)}\n")


def extent_of(when: When) -> str:
    """Return a date as `temporalCoverage` has it (ISO 8601, open ends as ".."), "" where nothing is known."""
    if when.earliest is None and when.latest is None:
        return ""
    if when.is_day and when.earliest:
        return when.earliest.isoformat()
    first = when.earliest.isoformat() if when.earliest else ".."
    return f"{first}/{when.latest.isoformat() if when.latest else '..'}"


def _nodes(contents: Contents) -> Iterator[Node]:
    yield from map(_article, contents.sources)
    for line in contents.lines:
        yield _claim_of_line(line, contents.citations.of_line(line))
    for said in contents.statements:
        yield _statement(said, contents.citations.of_cite(said.line.source, said.line.cite))
    for promise in contents.commitments:
        citation = contents.citations.of_cite(promise.source, promise.cite)
        yield _claim_of("commitment", promise, say_commitment(promise), citation)
    for held in contents.control:
        yield _claim_of("control", held, say_control(held), contents.citations.of_cite(held.source, held.cite))
    yield from (_actor(line, contents) for line in contents.actors)
    yield from map(_place, contents.places)


def _article(source: Source) -> Node:
    day = source.published.earliest if source.published.is_day else None
    files = ", ".join(map(file_of, source.locators))
    return {
        "@id": _urn("article", source.article),
        "@type": "NewsArticle",
        "headline": source.title,
        "publisher": {"@type": "Organization", "name": source.name},
        "author": {"@type": "Person", "name": source.byline} if source.byline else None,
        "url": source.url if is_web_address(source.url) else None,
        "datePublished": day.isoformat() if day else None,
        "description": f"published: {say_publication(source.published)}; read from {files}",
    }


def _claim_of_line(line: FullLine, citations: tuple[Citation, ...]) -> Node:
    return {
        "@id": _urn("line", line.id),
        "@type": "Claim",
        "name": say_line(line),
        "text": line.text,
        "creativeWorkStatus": list(line.statuses),
        "keywords": [*line.kinds, *line.types],
        "temporalCoverage": extent_of(line.when),
        "description": f"{say_date(line.when)}; {say_told(line)}",
        "author": [{"@type": "Thing", "name": name} for name in line.said_by],
        "mentions": [{"@id": _urn("actor", actor.id)} for actor in line.actors],
        "contentLocation": [{"@id": _urn("place", place.id)} for place in line.places],
        "appearance": [_quotation(citation) for citation in citations],
        "citation": list(map(say_citation, citations)),
    }


def _claim_of(kind: str, line: CommitmentLine | ControlLine, words: str, citation: Citation) -> Node:
    return {
        "@id": _urn(kind, line.id),
        "@type": "Claim",
        "name": f"{say_marks([line.status])}{words}",
        "text": words,
        "creativeWorkStatus": line.status,
        "keywords": kind,
        "temporalCoverage": extent_of(line.when),
        "description": f"{say_date(line.when)}; {say_source_of(line)}",
        "author": {"@type": "Thing", "name": line.said_by} if line.said_by else None,
        "appearance": _quotation(citation),
        "citation": say_citation(citation),
    }


def _statement(said: Said, citation: Citation) -> Node:
    line = said.line
    name = line.person or line.speaker
    speakers: Any = [{"@id": _urn("actor", actor)} for actor in said.speakers]
    return {
        "@id": _urn("statement", line.id),
        "@type": "Quotation",
        "name": say_statement(said),
        "text": " … ".join(line.contents),
        "creativeWorkStatus": said.status,
        "keywords": [line.kind, line.mode],
        "spokenByCharacter": speakers or ({"@type": "Thing", "name": name} if name else None),
        "temporalCoverage": extent_of(said.when),
        "isPartOf": {"@id": _urn("article", citation.source.article)},
        "isBasedOn": _quotation(citation),
        "citation": say_citation(citation),
    }


def _quotation(citation: Citation) -> Node:
    article = _urn("article", citation.source.article)
    return {
        "@id": f"{article}#char={citation.start},{citation.end}",
        "@type": "Quotation",
        "text": citation.words,
        "isPartOf": {"@id": article},
    }


def _actor(line: ActorLine, contents: Contents) -> Node:
    articles = [contents.citations.source(number).article for number in line.sources]
    return {
        "@id": _urn("actor", line.id),
        "@type": TYPES[line.kind],
        "name": line.name,
        "alternateName": [words for words, _ in line.forms if words != line.name],
        "subjectOf": [{"@id": _urn("article", article)} for article in articles],
    }


def _place(line: PlaceLine) -> Node:
    return {
        "@id": _urn("place", line.id),
        "@type": "Place",
        "name": line.name,
        "description": f"a point that stands for a {line.level}",
        "geo": {"@type": "GeoCoordinates", "latitude": line.lat, "longitude": line.lon},
    }


def _without_gaps(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def _urn(kind: str, key: str) -> str:
    return f"urn:x-onrecord:{kind}:{key}"

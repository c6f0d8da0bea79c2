"""Lines, statements and the rest as plain values that JSON has: what `jsonl` writes, and what tables are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from onrecord.model import When
from onrecord.present.claims import CommitmentLine, ControlLine
from onrecord.present.dates import say_precision, say_when
from onrecord.present.exports.citations import Citation, file_of
from onrecord.present.exports.contents import Contents, Said
from onrecord.present.lines import FullLine
from onrecord.present.views import Source
from onrecord.present.who import ActorLine, PlaceLine

Plain = dict[str, Any]


def plain_records(contents: Contents) -> Iterator[Plain]:
    """Yield all that a record holds, each with its `kind`: sources first, then what they say, then who and where."""
    cite = contents.citations
    yield from (plain_source(source) for source in contents.sources)
    for line in contents.lines:
        yield plain_line(line, cite.of_line(line))
    for said in contents.statements:
        yield plain_statement(said, cite.of_cite(said.line.source, said.line.cite))
    for promise in contents.commitments:
        yield plain_commitment(promise, cite.of_cite(promise.source, promise.cite))
    for held in contents.control:
        yield plain_control(held, cite.of_cite(held.source, held.cite))
    yield from (plain_actor(actor) for actor in contents.actors)
    yield from (plain_place(place) for place in contents.places)


def plain_when(when: When) -> Plain:
    """Return a date: in words, in EDTF, its bounds (ISO days or null), how precisely and from what it is known."""
    return {
        "words": say_when(when),
        "edtf": when.edtf,
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "precision": when.precision.value,
        "known": say_precision(when),
        "basis": when.basis.value,
        "read_from": when.words,
        "resolved_against": when.anchor,
    }


def plain_citation(citation: Citation) -> Plain:
    """Return a citation; offsets count code points, `start` and `end` in the clean text of the article.

    `paragraph` is there only where paragraphs are to be shown.
    """
    source = citation.source
    paragraph = {} if citation.passage is None else {"paragraph": citation.passage}
    return {
        "source": source.number,
        "article": source.article,
        "outlet": source.name,
        "title": source.title,
        "published": plain_when(source.published),
        "url": source.url,
        "file": file_of(source.locators[0]),
        "quote": citation.words,
        **paragraph,
        "start": citation.start,
        "end": citation.end,
        "raw_start": citation.raw.start if citation.raw else None,
        "raw_end": citation.raw.end if citation.raw else None,
    }


def plain_source(source: Source) -> Plain:
    """Return an article."""
    return {
        "kind": "source",
        "id": source.article,
        "number": source.number,
        "outlet": source.name,
        "title": source.title,
        "byline": source.byline,
        "url": source.url,
        "files": [file_of(locator) for locator in source.locators],
        "published": plain_when(source.published),
        "stories": list(source.stories),
        "copies": [{"article": article, "share": share} for article, share in source.copies],
        "desk_note": source.is_note,
    }


def plain_line(line: FullLine, citations: tuple[Citation, ...]) -> Plain:
    """Return a line of the timeline."""
    return {
        "kind": "line",
        "id": line.id,
        "when": plain_when(line.when),
        "text": line.text,
        "statuses": list(line.statuses),
        "said_by": list(line.said_by),
        "standing": line.standing,
        "reports": line.reports,
        "origins": list(line.origins),
        "kinds": list(line.kinds),
        "types": list(line.types),
        "agents": list(line.agents),
        "actors": [{"id": one.id, "name": one.name, "kind": one.kind.value} for one in line.actors],
        "places": [
            {"id": place.id, "name": place.name, "level": place.level.name.lower(), "lat": place.lat, "lon": place.lon}
            for place in line.places
        ],
        "slots": [_with_lists(asdict(slot)) for slot in line.slots],
        "decided": [note.words for note in line.decided],
        "citations": [plain_citation(citation) for citation in citations],
    }


def plain_statement(said: Said, citation: Citation) -> Plain:
    """Return a statement; a speaker that is not stated is null."""
    line = said.line
    return {
        "kind": "statement",
        "id": line.id,
        "speaker": line.speaker,
        "speaker_basis": line.speaker_basis,
        "person": line.person,
        "person_basis": line.person_basis,
        "named_by": line.named_by,
        "actors": list(said.speakers),
        "said_kind": line.kind,
        "act": said.act,
        "mode": line.mode,
        "status": said.status,
        "when": plain_when(said.when),
        "contents": list(line.contents),
        "cue": line.cue,
        "audience": said.audience,
        "medium": said.medium,
        "decided": [note.words for note in line.decided],
        "citations": [plain_citation(citation)],
    }


def plain_commitment(line: CommitmentLine, citation: Citation) -> Plain:
    """Return a commitment."""
    return {
        "kind": "commitment",
        "id": line.id,
        "giver": line.giver,
        "recipient": line.recipient,
        "item": line.item,
        "quantity": line.quantity,
        "incremental": line.incremental,
        "purpose": line.purpose,
        "stage": line.stage,
        "status": line.status,
        "said_by": line.said_by,
        "when": plain_when(line.when),
        "citations": [plain_citation(citation)],
    }


def plain_control(line: ControlLine, citation: Citation) -> Plain:
    """Return who is said to hold a place."""
    return {
        "kind": "control",
        "id": line.id,
        "place": line.place,
        "change": line.change,
        "holder": line.holder,
        "former": line.former,
        "status": line.status,
        "said_by": line.said_by,
        "when": plain_when(line.when),
        "citations": [plain_citation(citation)],
    }


def plain_actor(line: ActorLine) -> Plain:
    """Return an actor; `sources` are the numbers of the articles that name it."""
    return {
        "kind": "actor",
        "id": line.id,
        "actor_kind": line.kind,
        "name": line.name,
        "country": line.country,
        "forms": [{"words": words, "times": times} for words, times in line.forms],
        "described": [{"words": words, "times": times} for words, times in line.described],
        "roles": [
            {
                "title": role.title,
                "organisation": role.organisation,
                "country": role.country,
                "phase": role.phase,
                "first": plain_when(role.first),
                "last": plain_when(role.last),
                "sources": list(role.sources),
            }
            for role in line.roles
        ],
        "mentions": line.mentions,
        "statements": line.statements,
        "sources": list(line.sources),
    }


def plain_place(line: PlaceLine) -> Plain:
    """Return a place; `lat` and `lon` in degrees."""
    return {
        "kind": "place",
        "id": line.id,
        "name": line.name,
        "level": line.level,
        "country": line.country,
        "lat": line.lat,
        "lon": line.lon,
        "population": line.population,
        "forms": [{"words": words, "times": times} for words, times in line.forms],
        "bases": list(line.bases),
        "mentions": line.mentions,
        "sources": list(line.sources),
    }


def _with_lists(value: Any) -> Any:
    """Return a value with lists for tuples, and labels as their words."""
    if isinstance(value, dict):
        return {name: _with_lists(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_with_lists(part) for part in value]
    return str(value) if isinstance(value, str) else value

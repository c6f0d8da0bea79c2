"""FollowTheMoney (schema of 4.9) as JSON lines: articles, actors, places, lines as events, claims as notes.

Written by hand from the documented schema, without its library. Ids are those of the record, so that entities of two
exports are the same ones. Dates are a year, a month or a day; any other stays in words (`summary`), and is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.model import When
from onrecord.present.claims import CommitmentLine, ControlLine
from onrecord.present.dates import say_publication
from onrecord.present.exports.characters import is_web_address, json_of, one_line
from onrecord.present.exports.citations import Citation, file_of, say_citation
from onrecord.present.exports.contents import Contents, Export, Said, count_of
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
from onrecord.present.exports.timelinejs import span_of
from onrecord.present.lines import FullLine
from onrecord.present.views import Source
from onrecord.present.who import ActorLine, PlaceLine, RoleLine

SCHEMATA = {
    "person": "Person",
    "organisation": "Organization",
    "country": "PublicBody",
    "armed force": "Organization",
    "group": "LegalEntity",
}
"""What an actor is in FollowTheMoney; a state is the public body that speaks for it, a group a party of some kind."""

_NOT_IN_IDS = re.compile(r"[^0-9A-Za-z.-]")
"""What the id of an entity can't hold: that of a place is "gn:706448"."""
_COUNTRY = re.compile(r"[A-Z]{2}")

Entity = dict[str, Any]


def export_ftm(contents: Contents) -> Export:
    """Return one file, an entity a line. Offsets are in the words of a citation; standings are left out."""
    inexact = sum(not date_of(line.when) for line in contents.lines)
    note = (
        f"{count_of(inexact, 'line has', 'lines have')} no year, month or day: their dates are in words only."
        if inexact
        else ""
    )
    return Export.single("".join(f"{json_of(entity)}\n" for entity in _entities(contents)), note)


def date_of(when: When) -> str:
    """Return a date as FollowTheMoney has it: "2025", "2025-03" or "2025-03-02"; "" for what is less certain."""
    span = span_of(when)
    if span is None or span[1] or when.latest is None:
        return ""
    return "-".join(f"{part:0{4 if place == 0 else 2}d}" for place, part in enumerate(span[0]))


def _entities(contents: Contents) -> Iterator[Entity]:
    articles = {source.number: _id("article", source.article) for source in contents.sources}
    yield from map(_article, contents.sources)
    yield from (_actor(line, articles) for line in contents.actors)
    yield from (_place(line, articles) for line in contents.places)
    for line in contents.lines:
        yield _event(line, contents.citations.of_line(line))
    for said in contents.statements:
        yield _statement(said, contents.citations.of_cite(said.line.source, said.line.cite))
    for promise in contents.commitments:
        citation = contents.citations.of_cite(promise.source, promise.cite)
        yield _claim("commitment", promise, say_commitment(promise), citation)
    for held in contents.control:
        yield _claim("control", held, say_control(held), contents.citations.of_cite(held.source, held.cite))


def _entity(kind: str, key: str, schema: str, **properties: Iterable[str]) -> Entity:
    """Return an entity; values are single lines, each once, and properties without a value are left out."""
    values = {name: list(dict.fromkeys(filter(None, map(one_line, found)))) for name, found in properties.items()}
    return {
        "id": _id(kind, key),
        "schema": schema,
        "properties": {name: found for name, found in values.items() if found},
    }


def _id(kind: str, key: str) -> str:
    return f"onrecord-{kind}-{_NOT_IN_IDS.sub('-', key)}"


def _article(source: Source) -> Entity:
    return _entity(
        "article",
        source.article,
        "Article",
        name=[source.title or source.name],
        title=[source.title or ""],
        author=[source.byline or ""],
        publisher=[source.name],
        publishedAt=[date_of(source.published)],
        summary=[f"published: {say_publication(source.published)}"],
        sourceUrl=_addresses([source]),
        fileName=map(file_of, source.locators),
    )


def _actor(line: ActorLine, articles: dict[int, str]) -> Entity:
    is_person = line.kind == "person"
    positions = [_say_role(role) for role in line.roles]
    return _entity(
        "actor",
        line.id,
        SCHEMATA[line.kind],
        name=[line.name],
        alias=[words for words, _ in line.forms if words != line.name],
        position=positions if is_person else [],
        notes=[
            *([] if is_person else positions),
            f"country, as articles tie it: {line.country}" if line.country else "",  # a name: the schema wants a code
            *(f"described as: {words}" for words, _ in line.described),
        ],
        proof=[articles[number] for number in line.sources],
    )


def _say_role(role: RoleLine) -> str:
    phase = "" if role.phase == "current" else f"{role.phase}: "
    return f"{phase}{role.title}" + (f" of {role.organisation}" if role.organisation else "")


def _place(line: PlaceLine, articles: dict[int, str]) -> Entity:
    return _entity(
        "place",
        line.id,
        "Address",
        name=[line.name],
        full=[line.name],
        city=[line.name] if line.level == "town" else [],
        state=[line.name] if line.level == "region" else [],
        country=[line.country.lower()] if _COUNTRY.fullmatch(line.country) else [],
        latitude=[str(line.lat)],
        longitude=[str(line.lon)],
        summary=[f"a point that stands for a {line.level}"],
        proof=[articles[number] for number in line.sources],
    )


def _event(line: FullLine, citations: tuple[Citation, ...]) -> Entity:
    return _entity(
        "line",
        line.id,
        "Event",
        name=[say_line(line)],
        date=[date_of(line.when)],
        summary=[f"{say_date(line.when)}; {say_told(line)}"],
        description=map(say_citation, citations),
        keywords=[*line.statuses, *line.kinds, *line.types],
        involved=[_id("actor", actor.id) for actor in line.actors],
        location=[place.name for place in line.places],
        addressEntity=[_id("place", place.id) for place in line.places],
        **_provenance(citations, line.id),
    )


def _statement(said: Said, citation: Citation) -> Entity:
    actors = [_id("actor", actor) for actor in said.speakers]
    entity = _note("statement", said.line.id, say_statement(said), [say_date(said.when), said.status], citation)
    return entity if not actors else {**entity, "properties": {**entity["properties"], "entity": actors}}


def _claim(kind: str, line: CommitmentLine | ControlLine, words: str, citation: Citation) -> Entity:
    told = [f"{say_date(line.when)}; {say_source_of(line)}", line.status]
    return _note(kind, line.id, f"{say_marks([line.status])}{words}", told, citation)


def _note(kind: str, key: str, words: str, told: list[str], citation: Citation) -> Entity:
    """Return a note; `told` are its summary and its status."""
    return _entity(
        kind,
        key,
        "Note",
        name=[words],
        summary=[told[0]],
        description=[say_citation(citation)],
        keywords=[kind, told[1]],
        proof=[_id("article", citation.source.article)],
        publisher=[citation.source.name],
        sourceUrl=_addresses([citation.source]),
    )


def _provenance(citations: tuple[Citation, ...], key: str) -> dict[str, list[str]]:
    sources = [citation.source for citation in citations]
    return {
        "proof": [_id("article", source.article) for source in sources],
        "publisher": [source.name for source in sources],
        "sourceUrl": _addresses(sources),
        "recordId": [key],
    }


def _addresses(sources: Iterable[Source]) -> list[str]:
    return [source.url for source in sources if source.url and is_web_address(source.url)]

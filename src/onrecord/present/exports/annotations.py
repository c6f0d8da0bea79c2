"""W3C Web Annotations: each cited stretch of an article, with the line or claim that it carries.

The words are found by a TextQuoteSelector, with the text before and behind, at the address of the article. Offsets
count in the clean text, which is a resource of its own (a URN): they would be wrong in the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.model import When
from onrecord.present.claims import CommitmentLine, ControlLine
from onrecord.present.exports.characters import is_web_address, json_of
from onrecord.present.exports.citations import Citation, file_of, say_source
from onrecord.present.exports.contents import Contents, Export
from onrecord.present.exports.extents import Extent, Passages
from onrecord.present.exports.telling import (
    say_commitment,
    say_control,
    say_date,
    say_line,
    say_marks,
    say_source_of,
    say_statement,
)
from onrecord.text import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters before and behind the words: as many as annotation tools take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is said of a stretch: `kind` and `id` of the line or claim, its words, its date, its tags."""

    kind: str
    id: str
    words: str
    when: When
    tags: tuple[str, ...]


def export_annotations(contents: Contents) -> Export:
    """Return one file: an AnnotationCollection with one page. Actors, places and uncited articles are left out."""
    items = [_annotation(note, citation, contents) for note, citation in _notes(contents)]
    page = {"id": "urn:x-onrecord:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection = {
        "@context": CONTEXT,
        "id": "urn:x-onrecord:annotations",
        "type": "AnnotationCollection",
        "label": "onrecord: what articles say",
        "total": len(items),
        "first": page,
    }
    return Export.single(f"{json_of(collection, indent=1)}\n")


def _notes(contents: Contents) -> Iterator[tuple[Note, Citation]]:
    cite = contents.citations
    for line in contents.lines:
        words = say_line(line)
        note = Note(kind="line", id=line.id, words=words, when=line.when, tags=line.statuses)
        yield from ((note, citation) for citation in cite.of_line(line))
    for said in contents.statements:
        words, tags = say_statement(said), (said.status, said.line.kind)
        yield (
            Note(kind="statement", id=said.line.id, words=words, when=said.when, tags=tags),
            cite.of_cite(said.line.source, said.line.cite),
        )
    for promise in contents.commitments:
        yield _note("commitment", promise, say_commitment(promise)), cite.of_cite(promise.source, promise.cite)
    for held in contents.control:
        yield _note("control", held, say_control(held)), cite.of_cite(held.source, held.cite)


def _note(kind: str, line: CommitmentLine | ControlLine, words: str) -> Note:
    told = f"{say_marks([line.status])}{words} ({say_source_of(line)})"
    return Note(kind=kind, id=line.id, words=told, when=line.when, tags=(line.status,))


def _annotation(note: Note, citation: Citation, contents: Contents) -> dict[str, Any]:
    article = f"urn:x-onrecord:article:{citation.source.article}"
    return {
        "id": f"urn:x-onrecord:{note.kind}:{note.id}:{citation.source.article}:{citation.start}-{citation.end}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": note.words},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": say_date(note.when)},
            *({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in (note.kind, *note.tags) if tag),
        ],
        "target": [*_words(citation, article, contents), _position(citation, article)],
    }


def _resource(citation: Citation, article: str) -> dict[str, Any]:
    source = citation.source
    address = source.url if source.url and is_web_address(source.url) else article
    return {"id": address, "type": "Text", "label": say_source(source), "dc:identifier": file_of(source.locators[0])}


def _words(citation: Citation, article: str, contents: Contents) -> Iterator[dict[str, Any]]:
    """Yield the target that is found by the cited words, where text of articles may be shown: else their resource."""
    resource = _resource(citation, article)
    if contents.extent is Extent.NONE:
        yield resource
        return
    selector = _quote_selector(citation, contents.passages)
    yield {"type": "SpecificResource", "source": resource, "selector": selector}


def _position(citation: Citation, article: str) -> dict[str, Any]:
    selector = {"type": "TextPositionSelector", "start": citation.start, "end": citation.end}
    return {"type": "SpecificResource", "source": article, "selector": selector}


def _quote_selector(citation: Citation, passages: Passages) -> dict[str, Any]:
    """Return what finds the words: what stands before and behind them is of what may be shown."""
    text = passages.texts[citation.source.article]
    shown = passages.around(citation.source.article, Span(citation.start, citation.end))
    return {
        "type": "TextQuoteSelector",
        "exact": citation.words,
        "prefix": text[max(shown.start, citation.start - AROUND) : citation.start],
        "suffix": text[citation.end : min(shown.end, citation.end + AROUND)],
    }

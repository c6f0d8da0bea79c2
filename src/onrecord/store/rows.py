"""Nouns to rows and back. The only place that knows both the dataclasses and the columns."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby

from onrecord.model import (
    Arrival,
    Article,
    Basis,
    Boilerplate,
    Capture,
    Cite,
    Claim,
    ClaimKind,
    Entry,
    Factuality,
    Furniture,
    Mark,
    MarkKind,
    Media,
    Particulars,
    Polarity,
    Precision,
    Slot,
    When,
)
from onrecord.text import OffsetMap, Piece, Span

Row = tuple[str | int | float | None, ...]
Stored = sqlite3.Row
"""A row as a query returns it, its values by column name."""

WHEN_COLUMNS = "when_edtf, when_earliest, when_latest, when_precision, when_basis, when_words, when_anchor"
PARTICULARS_COLUMNS = "title, byline, outlet, published, language, url"


def particulars_row(stated: Particulars) -> Row:
    """Return the columns of PARTICULARS_COLUMNS."""
    return (stated.title, stated.byline, stated.outlet, stated.published, stated.language, stated.url)


def particulars_of(row: sqlite3.Row) -> Particulars:
    """Return the particulars of a row that has those columns."""
    return Particulars(**{name: row[name] for name in PARTICULARS_COLUMNS.split(", ")})


def when_row(when: When) -> Row:
    """Return the columns of WHEN_COLUMNS."""
    return (
        when.edtf,
        when.earliest.isoformat() if when.earliest else None,
        when.latest.isoformat() if when.latest else None,
        when.precision.value,
        when.basis.value,
        when.words,
        when.anchor,
    )


def when_of(row: sqlite3.Row | Mapping[str, str]) -> When:
    """Return the When of a row that has the when_* columns."""
    return When(
        edtf=row["when_edtf"],
        earliest=date.fromisoformat(row["when_earliest"]) if row["when_earliest"] else None,
        latest=date.fromisoformat(row["when_latest"]) if row["when_latest"] else None,
        precision=Precision(row["when_precision"]),
        basis=Basis(row["when_basis"]),
        words=row["when_words"],
        anchor=row["when_anchor"],
    )


def capture_row(capture: Capture) -> Row:
    """Return a row of `captures`."""
    return (capture.id, capture.media.value, capture.raw, *particulars_row(capture.particulars))


def capture_of(row: sqlite3.Row) -> Capture:
    """Return the capture of a row of `captures`."""
    return Capture(id=row["id"], media=Media(row["media"]), raw=row["raw"], particulars=particulars_of(row))


def arrival_row(arrival: Arrival) -> Row:
    """Return a row of `arrivals`."""
    return (arrival.capture, arrival.locator, arrival.source, *particulars_row(arrival.particulars))


def arrival_of(row: sqlite3.Row) -> Arrival:
    """Return the arrival of a row of `arrivals`."""
    return Arrival(
        capture=row["capture"], locator=row["locator"], source=row["source"], particulars=particulars_of(row)
    )


def article_row(article: Article) -> Row:
    """Return a row of `articles`."""
    stated = (article.title, article.byline, article.outlet, article.language, article.url)
    return (article.id, article.capture, *stated, *when_row(article.published), article.text)


def article_of(row: sqlite3.Row, pieces: Iterable[sqlite3.Row], cut: Iterable[sqlite3.Row]) -> Article:
    """Return the article of a row of `articles` and its rows of `offsets` and `boilerplate`."""
    return Article(
        id=row["id"],
        capture=row["capture"],
        text=row["text"],
        offsets=OffsetMap(
            tuple(
                Piece(Span(p["clean_start"], p["clean_end"]), Span(p["raw_start"], p["raw_end"]), bool(p["whole"]))
                for p in pieces
            )
        ),
        boilerplate=tuple(boilerplate_of(item) for item in cut),
        title=row["title"],
        byline=row["byline"],
        outlet=row["outlet"],
        language=row["language"],
        url=row["url"],
        published=when_of(row),
    )


def offset_rows(article: Article) -> Iterator[Row]:
    """Yield the rows of `offsets` of an article."""
    for piece in article.offsets.pieces:
        yield (article.id, *piece.clean, *piece.raw, int(piece.whole))


def boilerplate_rows(article: Article) -> Iterator[Row]:
    """Yield the rows of `boilerplate` of an article."""
    for item in article.boilerplate:
        yield (article.id, *item.span, item.kind.value, item.text, item.by)


def boilerplate_of(row: sqlite3.Row) -> Boilerplate:
    """Return what a row of `boilerplate` says was cut."""
    return Boilerplate(
        span=Span(row["raw_start"], row["raw_end"]), text=row["text"], kind=Furniture(row["kind"]), by=row["made_by"]
    )


def mark_row(mark: Mark) -> Row:
    """Return a row of `marks`."""
    return (mark.article, mark.start, mark.end, mark.kind.value, mark.value, mark.by, mark.basis)


def mark_of(row: sqlite3.Row) -> Mark:
    """Return the mark of a row of `marks`."""
    return Mark(
        article=row["article"],
        start=row["start"],
        end=row["end"],
        kind=MarkKind(row["kind"]),
        value=row["value"],
        basis=row["basis"],
        by=row["made_by"],
    )


def claim_row(claim: Claim) -> Row:
    """Return a row of `claims`."""
    axes = (claim.factuality.value, claim.polarity.value, claim.source, int(claim.source_stated))
    cite = claim.when.anchor_cite
    anchor = (cite.start, cite.end, cite.quote) if cite else (None, None, None)
    return (claim.id, claim.kind.value, claim.article, *when_row(claim.when), *axes, *anchor, claim.by)


def cite_rows(claim: Claim) -> Iterator[Row]:
    """Yield the rows of `cites` of a claim."""
    for ordinal, cite in enumerate(claim.cites):
        raw = cite.raw or (None, None)
        yield (claim.id, ordinal, cite.article, cite.start, cite.end, cite.quote, *raw)


def cite_of(row: sqlite3.Row) -> Cite:
    """Return the cite of a row of `cites`."""
    raw = None if row["raw_start"] is None else Span(row["raw_start"], row["raw_end"])
    return Cite(article=row["article"], start=row["start"], end=row["end"], quote=row["quote"], raw=raw)


def slot_rows(claim: Claim) -> Iterator[Row]:
    """Yield the rows of `slots` of a claim."""
    for ordinal, slot in enumerate(claim.slots):
        yield (claim.id, ordinal, slot.name, slot.value, *(slot.span or (None, None)))


def slot_of(row: sqlite3.Row) -> Slot:
    """Return the slot of a row of `slots`."""
    span = None if row["start"] is None else Span(row["start"], row["end"])
    return Slot(name=row["name"], value=row["value"], span=span)


def claims_of(
    claims: Iterable[sqlite3.Row], cites: Iterable[sqlite3.Row], slots: Iterable[sqlite3.Row]
) -> Iterator[Claim]:
    """Yield claims from three streams of rows that are all in the order of the claim's id."""
    cites_of = {claim: [cite_of(row) for row in rows] for claim, rows in groupby(cites, lambda row: str(row["claim"]))}
    slots_of = {claim: [slot_of(row) for row in rows] for claim, rows in groupby(slots, lambda row: str(row["claim"]))}
    for row in claims:
        yield Claim(
            kind=ClaimKind(row["kind"]),
            article=row["article"],
            cites=tuple(cites_of.get(row["id"], ())),
            slots=tuple(slots_of.get(row["id"], ())),
            when=replace(when_of(row), anchor_cite=_anchor_of(row)),
            factuality=Factuality(row["factuality"]),
            polarity=Polarity(row["polarity"]),
            source=row["source"],
            source_stated=bool(row["source_stated"]),
            by=row["made_by"],
        )


def _anchor_of(row: sqlite3.Row) -> Cite | None:
    if row["anchor_start"] is None:
        return None
    return Cite(article=row["article"], start=row["anchor_start"], end=row["anchor_end"], quote=row["anchor_quote"])


def entry_row(position: int, entry: Entry) -> Row:
    """Return a row of `entries`."""
    origins = json.dumps(entry.origins, ensure_ascii=False)
    facts = (entry.standing, entry.reports, origins, entry.by)
    return (entry.id, position, entry.text, *when_row(entry.when), *facts)


def entry_of(row: sqlite3.Row, claims: Iterable[str]) -> Entry:
    """Return the entry of a row of `entries` and the ids of its claims; the standing of its slots is left out."""
    return Entry(
        claims=tuple(claims),
        when=when_of(row),
        text=row["text"],
        standing=row["standing"],
        reports=row["reports"],
        origins=tuple(json.loads(row["origins"])),
        by=row["made_by"],
    )

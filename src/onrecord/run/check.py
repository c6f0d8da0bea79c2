"""A draft held against a record: read as an article is read, and compared with all articles of the record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO

from onrecord.annotate import read_article
from onrecord.annotate.contract import Reading
from onrecord.check import Checked, Retired, check_draft
from onrecord.clean import clean
from onrecord.ingest import read_document
from onrecord.model import Article, LinkKind, MarkKind, Media, Problem, When
from onrecord.run.markdown import is_markdown, plain_of
from onrecord.store import Record
from onrecord.store.lookups import by_article

COMPARED = (
    MarkKind.SENTENCE,
    MarkKind.QUOTATION,
    MarkKind.TIME,
    MarkKind.QUANTITY,
    MarkKind.NAME,
    MarkKind.CORRECTION,
)
"""The marks that drafts are compared by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A draft as it was read, what came of each of its items, and what is doubtful about the file."""

    draft: Article
    items: tuple[Checked, ...]
    doubts: tuple[Problem, ...] = ()


def check_file(path: str, record: Record, *, day: date | None = None, stdin: BinaryIO | None = None) -> Check:
    """Return the check of the draft in the file `path` ("-": `stdin`). Raises InputError when it can't be read.

    `day` is the day on which the draft is written: "on Monday" counts from it. Default: what the file says of itself.
    """
    arrived, doubts = read_document(path, stdin=stdin)
    capture = arrived.capture
    if capture.media is Media.TEXT and is_markdown(path):
        capture = replace(capture, raw=plain_of(capture.raw))
    article, more = clean(capture, [arrived.arrival])
    if day is not None:
        article = replace(article, published=When.stated_on(day))
    items = check_draft(read_article(article), readings_of(record), retired_in(record))
    return Check(draft=article, items=items, doubts=(*doubts, *more))


def retired_in(record: Record) -> list[Retired]:
    """Return the accounts of a record that later ones retire, by what its links say."""
    claims = {claim.id: claim for claim in record.claims()}
    return [
        Retired(old=claims[link.b].cites[0], new=claims[link.a].cites[0], slot=link.slot, how=link.how)
        for link in record.links()
        if link.kind is LinkKind.UPDATES and link.a in claims and link.b in claims
    ]


def readings_of(record: Record) -> list[Reading]:
    """Return what was read in each article of a record, as far as drafts are compared with it."""
    marks = by_article(mark for kind in COMPARED for mark in record.marks(kind))
    claims, appearances = by_article(record.claims()), by_article(record.appearances())
    return [
        Reading(
            article=article,
            marks=tuple(marks.get(article.id, ())),
            claims=tuple(claims.get(article.id, ())),
            appearances=tuple(appearances.get(article.id, ())),
        )
        for article in record.articles()
    ]

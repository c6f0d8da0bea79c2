"""Articles captured more than once: which they are, and what changed in what they claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Article, Lineage, Mark, MarkKind
from onrecord.resolve.versions import Change, Page, can_have_versions, find_changes, find_lineages
from onrecord.run.corrections import notes_of
from onrecord.store import Draft, Record, notes_in
from onrecord.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One version after the one before it, and what it claims otherwise."""

    old: Article
    new: Article
    changes: tuple[Change, ...]


def put_lineages(draft: Draft) -> None:
    """Find which articles of a draft are versions of one, and put them."""
    notes = notes_in(draft)  # two notes from one call are no versions of one another
    rows = draft.query("SELECT id, url, outlet FROM articles ORDER BY id")
    among = can_have_versions((row["id"], row["url"], row["outlet"]) for row in rows if row["id"] not in notes)
    articles = (draft.article(article) for article in sorted(among))
    draft.put_lineages(find_lineages(articles, lambda article: page_of(draft, article)))


def page_of(record: Record, article: str) -> Page:
    """Return an article as it is compared with its other versions."""
    read = record.article(article)
    stated = [record.capture(read.capture).particulars.published]
    stated += [arrival.particulars.published for arrival in record.arrivals(read.capture)]
    return Page(
        article=read,
        stated=tuple(dict.fromkeys(words for words in stated if words)),
        paragraphs=_spans(record.marks(MarkKind.PARAGRAPH, article)),
        sentences=_spans(record.marks(MarkKind.SENTENCE, article)),
        claims=tuple(record.claims_in(article)),
        quoted=_spans(record.marks(MarkKind.QUOTATION, article)),
        timed=_spans([mark for mark in record.marks(MarkKind.TIME, article) if not mark.value.startswith("P")]),
        skipped=tuple(note.span for note in notes_of(record.marks(MarkKind.CORRECTION, article))),
    )


def _spans(marks: Sequence[Mark]) -> tuple[Span, ...]:
    return tuple(mark.span for mark in marks)


def compare_versions(record: Record, lineage: Lineage) -> tuple[Step, ...]:
    """Return the steps from each version of an article to the next."""
    pages = [page_of(record, article) for article in lineage.articles]
    return tuple(Step(old=old.article, new=new.article, changes=find_changes(old, new)) for old, new in pairwise(pages))

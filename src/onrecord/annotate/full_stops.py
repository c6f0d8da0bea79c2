"""Words that end without a full stop, as notes do, read as the sentence that they are.

Rows of tables and titles have no full stop either, so that readers of articles pass over what has none.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.contract import Reading
from onrecord.model import Article, Cite, Claim, Slot
from onrecord.text import Span

_OPEN_ENDS = frozenset(")]%")


def with_full_stop(article: Article) -> Article:
    """Return the article with a full stop where its text has no end; its offsets stay those of the text itself."""
    last = article.text[-1:]
    return replace(article, text=f"{article.text}.") if last.isalnum() or last in _OPEN_ENDS else article


def without_full_stop(reading: Reading, article: Article) -> Reading:
    """Return a reading of `with_full_stop(article)` as one of `article`."""
    if reading.article.text == article.text:
        return reading
    end = len(article.text)
    return replace(
        reading,
        article=article,
        marks=tuple(replace(mark, end=min(mark.end, end)) for mark in reading.marks if mark.start < end),
        claims=tuple(_claim(claim, article) for claim in reading.claims),
    )


def _claim(claim: Claim, article: Article) -> Claim:
    cites = tuple(_cite(cite, article) for cite in claim.cites)
    anchor = claim.when.anchor_cite
    when = replace(claim.when, anchor_cite=_cite(anchor, article)) if anchor else claim.when
    return replace(claim, cites=cites, slots=tuple(_slot(slot, article) for slot in claim.slots), when=when)


def _cite(cite: Cite, article: Article) -> Cite:
    return article.cite(Span(cite.start, min(cite.end, len(article.text))))


def _slot(slot: Slot, article: Article) -> Slot:
    if slot.span is None or slot.span.end <= len(article.text):
        return slot
    span = Span(slot.span.start, len(article.text))
    return replace(slot, span=span, value=span.of(article.text))

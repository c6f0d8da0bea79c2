"""The annotator `times`: marks every time expression of an article."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from onrecord.annotate.contract import Annotator, Reading
from onrecord.annotate.times.expressions import TimeExpression, choose_domain, find_times
from onrecord.annotate.times.vocabulary import languages
from onrecord.model import UNKNOWN_WHEN, Article, Mark, MarkKind, When
from onrecord.text import Span


def times_of(reading: Reading) -> tuple[TimeExpression, ...]:
    """Return the time expressions of an article with their When, in its order; the same for the same article.

    News or narrative is chosen from the article's own dates. Quotations count when an earlier annotator has marked
    them. An article in a language without rules is read with the English ones: numbers are written alike.
    """
    article = reading.article
    language = (article.language or "en").lower()[:2]
    quotations = tuple(mark.span for mark in reading.of_kind(MarkKind.QUOTATION))
    reference = None if article.published == UNKNOWN_WHEN else article.published
    found = _find(article.text, reference, quotations, language if language in languages() else "en")
    return tuple(_cited(time, article) for time in found)


def _cited(time: TimeExpression, article: Article) -> TimeExpression:
    """Return an expression whose When cites the date that it was resolved against."""
    if time.anchor_span is None:
        return time
    return replace(time, when=replace(time.when, anchor_cite=article.cite(time.anchor_span)))


@lru_cache(maxsize=1)  # three annotators ask for the times of one article, one behind the other
def _find(text: str, reference: When | None, quotations: tuple[Span, ...], language: str) -> tuple[TimeExpression, ...]:
    domain = choose_domain(text, language=language).domain
    return find_times(text, reference=reference, domain=domain, quotations=quotations, language=language)


def _read(reading: Reading, by: str) -> Reading:
    marks = [
        Mark(
            article=reading.article.id,
            start=found.span.start,
            end=found.span.end,
            kind=MarkKind.TIME,
            value=found.value,
            by=by,
        )
        for found in times_of(reading)
    ]
    return reading.plus(marks=marks)


annotate_times = Annotator(name="times", version=4, gives=frozenset({MarkKind.TIME}), read=_read)

"""The annotator `places`: marks every place name of an article with the place it means."""

from __future__ import annotations

from onrecord.annotate.contract import Annotator, Reading
from onrecord.annotate.places.mentions import PlaceMention, find_places
from onrecord.model import Mark, MarkKind


def places_of(reading: Reading, *, country_hint: str | None = None) -> tuple[PlaceMention, ...]:
    """Return the places that an article names, in its order; the same for the same article.

    The tagger knows English; an article in another language is read with the gazetteer alone.
    """
    article = reading.article
    is_english = (article.language or "en").lower().startswith("en")
    return find_places(article.text, country_hint=country_hint, entities=None if is_english else ())


def _read(reading: Reading, by: str) -> Reading:
    marks = [
        Mark(
            article=reading.article.id,
            start=found.span.start,
            end=found.span.end,
            kind=MarkKind.PLACE,
            value=found.place.id if found.place else "",
            by=by,
        )
        for found in places_of(reading)
    ]
    return reading.plus(marks=marks)


annotate_places = Annotator(
    name="places",
    version=1,
    gives=frozenset({MarkKind.PLACE}),
    needs=frozenset({MarkKind.SENTENCE}),
    read=_read,
)

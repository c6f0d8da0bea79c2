"""The annotator `places`: marks every place name of an article with the place it means."""

from __future__ import annotations

from onrecord.annotate.contract import Annotator, Reading
from onrecord.annotate.places.mentions import PlaceMention, find_places
from onrecord.annotate.places.sites import country_of_site
from onrecord.model import Mark, MarkKind

DEMONYM = "adjective or people"
"""How the basis of a mark begins that stands on "Ukrainian": it names a place only by way of its people."""


def places_of(reading: Reading, *, country_hint: str | None = None) -> tuple[PlaceMention, ...]:
    """Return the places that an article names, in its order; the same for the same article.

    The tagger knows English; an article in another language is read with the gazetteer alone.
    """
    article = reading.article
    is_english = (article.language or "en").lower().startswith("en")
    hint = country_hint or country_of_site(article.url)
    return find_places(article.text, country_hint=hint, entities=None if is_english else ())


def _read(reading: Reading, by: str) -> Reading:
    found = places_of(reading)
    places = {one.place.id: one.place for one in found if one.place}
    return reading.plus(marks=[_mark(reading, one, by) for one in found], places=list(places.values()))


def _mark(reading: Reading, found: PlaceMention, by: str) -> Mark:
    return Mark(
        article=reading.article.id,
        start=found.span.start,
        end=found.span.end,
        kind=MarkKind.PLACE,
        value=found.place.id if found.place else "",
        basis=f"{DEMONYM}; {found.basis}" if found.is_demonym else found.basis,
        by=by,
    )


annotate_places = Annotator(
    name="places",
    version=2,
    gives=frozenset({MarkKind.PLACE}),
    needs=frozenset({MarkKind.SENTENCE}),
    read=_read,
)

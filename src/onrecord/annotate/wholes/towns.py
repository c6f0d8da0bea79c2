"""Which place "the city", "the town" or "the region" means: the only one of its kind that the article has named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.annotate.contract import Reading
from onrecord.annotate.places.annotator import DEMONYM
from onrecord.model import Level, MarkKind
from onrecord.text import Span

LEVELS: Mapping[str, Level] = {
    "city": Level.TOWN,
    "town": Level.TOWN,
    "village": Level.TOWN,
    "region": Level.REGION,
    "province": Level.REGION,
    "state": Level.REGION,
    "country": Level.COUNTRY,
    "nation": Level.COUNTRY,
}
"""The nouns that stand for a place, and what kind of place that is."""

_CITY_STATES = frozenset("GI HK MC MO SG VA".split())
"""Codes of the countries that are one city each."""

OFTEN = 2
"""Times that a place is named at least before somebody calls it "the city"."""

KEPT = 400
"""Names of places that are looked at, the first ones: no article of news has more."""

NEAR = 500
"""Code points before such a noun within which its place is named, where the article names several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Towns:
    """The places that an article names, in the order of the text: where, which, and of what kind."""

    named: Sequence[tuple[Span, str, Level]]

    @classmethod
    def of(cls, reading: Reading) -> Towns:
        """Return the places of an article, without its adjectives ("Ukrainian")."""
        levels = {one.id: Level.TOWN if one.country in _CITY_STATES else one.level for one in reading.places}
        marks = (mark for mark in reading.of_kind(MarkKind.PLACE) if not mark.basis.startswith(DEMONYM))
        named = [(mark.span, mark.value, levels[mark.value]) for mark in marks if mark.value in levels]
        return cls(named=named[:KEPT])

    def meant(self, noun: str, at: int) -> Span | None:
        """Return a mention of the place that a noun at an offset means; None where two may be meant.

        Of several the one is meant that is named most, where no other was named near the noun.
        """
        level = LEVELS.get(noun)
        alike = [one for one in self.named if one[2] is level]
        before = [one for one in alike if one[0].end <= at]
        if not before:
            return _first(alike)
        counts = Counter(place for _, place, _ in before)
        best = max(counts, key=lambda place: counts[place])
        near = {place for span, place, _ in before if at - span.end <= NEAR}
        is_most = near == {best} and all(counts[best] > counts[one] for one in counts if one != best)
        is_sure = len(counts) == 1 or (is_most and level is Level.TOWN)  # people leave one country for another
        if counts[best] < OFTEN or not is_sure:
            return None
        return next(span for span, place, _ in before if place == best)


def _first(named: Sequence[tuple[Span, str, Level]]) -> Span | None:
    """Return the first mention of a place that an article names first and most, for a noun that opens the article."""
    counts = Counter(place for _, place, _ in named)
    if not counts:
        return None
    span, first, _ = named[0]
    is_most = all(counts[first] > counts[one] for one in counts if one != first)
    return span if is_most and counts[first] >= OFTEN else None

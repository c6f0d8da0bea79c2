"""The places that a text names: where each name stands, what it means, and how we know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.annotate.places.gazetteer import shipped_gazetteer
from onrecord.annotate.places.proposals import Entity
from onrecord.annotate.places.resolving import resolve
from onrecord.annotate.places.verdicts import find_names
from onrecord.annotate.sentences import find_paragraphs
from onrecord.annotate.syntax import find_entities
from onrecord.model import Place
from onrecord.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place name in a text.

    `place` is what it means, None where no gazetteer has the name or the text leaves a choice; `basis` says in words
    why this place and no namesake. `is_demonym`: it is an adjective or a people ("Ukrainian"), and `place` theirs.
    """

    span: Span
    name: str
    place: Place | None
    basis: str
    is_demonym: bool = False


def find_places(
    text: str, *, country_hint: str | None = None, entities: Iterable[Entity] | None = None
) -> tuple[PlaceMention, ...]:
    """Return the places that `text` names, sorted and disjoint; the same for the same text.

    `country_hint` is the ISO 3166-1 code of the country that the text is written for ("GB"): it decides between
    namesakes when nothing in the text does. `entities` is what a tagger found; None: the shipped tagger is asked;
    (): names are judged without one, ten times as fast.
    """
    tagged = tag(text) if entities is None else _inside(text, entities) or None
    names = find_names(text, tagged, shipped_gazetteer())
    choices = resolve(text, names, country_hint=country_hint)
    return tuple(
        PlaceMention(
            span=name.span,
            name=name.name,
            place=choice.place if choice else None,
            basis=choice.basis
            if choice
            else ("the text leaves a choice" if name.candidates else "not in the gazetteer"),
            is_demonym=name.is_demonym,
        )
        for name, choice in zip(names, choices, strict=True)
    )


def _inside(text: str, entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return the entities that lie in the text, in its order."""
    return tuple(sorted((one for one in entities if 0 <= one.start < one.end <= len(text)), key=lambda one: one[1:]))


def tag(text: str) -> tuple[Entity, ...]:
    """Return the named entities that the shipped tagger finds, paragraph by paragraph."""
    return tuple(Entity(label, span.start, span.end) for label, span in find_entities(text, find_paragraphs(text)))

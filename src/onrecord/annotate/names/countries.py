"""Where a country acts, is dealt with or owns: by its name, its people, its capital or a building of its government."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.annotate.names import states
from onrecord.annotate.names.grammar import Position
from onrecord.annotate.names.scene import NamedPlace, Scene, is_country
from onrecord.annotate.names.words import fold
from onrecord.text import Span


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country as an actor: its name in the gazetteer (or as printed where that has none), and how we know.

    `is_own_name` tells the country's own name from people, capitals and buildings.
    """

    span: Span
    country: str
    basis: str
    is_own_name: bool = False


def find_countries(scene: Scene, taken: tuple[Span, ...]) -> tuple[CountryMention, ...]:
    """Return where countries are actors, in order; `taken` are the spans of other names, in order."""
    buildings = tuple(_buildings(scene))
    covered = [*taken, *(one.span for one in buildings)]
    unlisted = _unlisted(scene)
    found = list(buildings)
    for place in scene.places:
        if any(span.overlaps(place.span) for span in covered):
            continue
        if mention := _mention(scene, place, unlisted):
            found.append(mention)
    return tuple(sorted(found, key=lambda one: one.span))


def _buildings(scene: Scene) -> Iterator[CountryMention]:
    for match in states.building_pattern().finditer(scene.text):
        span = Span(*match.span())
        position = scene.grammar.position(span)
        country = states.country_of_building(match.group())
        if country and _acts(position, needs_deed=True) and not _is_play(position):
            yield CountryMention(span, country, "building for its government")


def _mention(scene: Scene, place: NamedPlace, unlisted: frozenset[str]) -> CountryMention | None:
    printed = place.span.of(scene.text)
    position = scene.grammar.position(place.span)
    if place.is_people:
        return _people(scene, place, position)
    if is_country(place.place):
        acts = not _is_play(position) and _acts(position, needs_deed=False)
        name = states.country_of(place.place)
        return CountryMention(place.span, name, "named", is_own_name=True) if acts else None
    if place.place is None and fold(printed) in unlisted:
        acts = _acts(position, needs_deed=False)
        return CountryMention(place.span, printed, "named", is_own_name=True) if acts else None
    if states.is_capital(place.place, printed) and not _is_play(position) and _acts(position, needs_deed=True):
        return CountryMention(place.span, states.country_of(place.place), "capital for its government")
    return None


def _acts(position: Position, *, needs_deed: bool) -> bool:
    """Whether somebody is in this position; a country is, wherever it is not a mere place.

    A capital or a building `needs_deed`: a verb or a noun of governing beside it.
    """
    head = position.head
    if position.kind in {"subject", "agent"}:
        return not needs_deed or states.governs(head) or states.is_mood(head)
    if position.kind == "object":
        return not states.goes(head) and (not needs_deed or states.governs(head))
    if position.kind == "possessor":
        return states.is_of_state(head) if needs_deed else not states.is_of_land(head)
    if states.locates(position.kind):
        return False
    is_dealt = states.deals(position.kind) or position.kind in {"of", "from"}
    of_state = states.is_of_state(head) and position.tag.startswith("N")
    if position.kind in {"of", "from"} and needs_deed:
        return of_state
    if position.kind in {"of", "from", "to"} or needs_deed:
        return is_dealt and (of_state or (states.governs(head) and not states.goes(head)))
    return is_dealt and not states.goes(head)


def _is_play(position: Position) -> bool:
    """Whether a name is beside a word of games or markets: "Paris beat Lyon", "London's FTSE"."""
    return states.is_play(position.head)


def _people(scene: Scene, place: NamedPlace, position: Position) -> CountryMention | None:
    """Return a people as its country: "the Russians", not the adjective of "Russian troops", not three of them."""
    tags = scene.grammar.tags(place.span)
    before = scene.text[max(0, place.span.start - 5) : place.span.start].casefold()
    is_noun = bool(tags) and tags[-1].startswith(("NNS", "NNPS")) and place.span.of(scene.text).endswith("s")
    if not (is_noun and before.endswith("the ") and _acts(position, needs_deed=False)):
        return None
    start = place.span.start - 4
    return CountryMention(Span(start, place.span.end), states.country_of(place.place), "demonym")


def _unlisted(scene: Scene) -> frozenset[str]:
    """Return the folded names of places that no gazetteer has and that govern in this text: countries of a kind."""
    count: Counter[str] = Counter()
    for place in scene.places:
        if place.place is None and not place.is_people:
            position = scene.grammar.position(place.span)
            governs = position.kind in {"subject", "agent"} and states.governs(position.head)
            owns = position.kind == "possessor" and states.is_of_state(position.head)
            count[fold(place.span.of(scene.text))] += governs or owns
    return frozenset(name for name, times in count.items() if times)

"""Where a country acts, is dealt with or owns: by its name, its people, its capital or a building of its government."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from onrecord.annotate.names import states
from onrecord.annotate.names.grammar import Position
from onrecord.annotate.names.scene import NamedPlace, Scene, is_country
from onrecord.annotate.names.words import fold
from onrecord.text import Span


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country as an actor: its name in the gazetteer (or as printed where that has none), and how we know.

    `is_own_name` tells the country's own name from people, capitals and buildings. `body`: the organisation that a
    place stands for instead of its country ("Brussels" for the Union, "Tarn" for a team).
    """

    span: Span
    country: str
    basis: str
    is_own_name: bool = False
    body: str = ""


def find_countries(scene: Scene, taken: tuple[Span, ...]) -> tuple[CountryMention, ...]:
    """Return where countries are actors, in order; `taken` are the spans of other names, in order."""
    buildings = tuple(_buildings(scene))
    known = _Known(unlisted=_unlisted(scene), told=_told(scene))
    found = [*buildings, *find_sides(scene)]
    covered = sorted([*taken, *(one.span for one in found)])
    starts, ends = [span.start for span in covered], list(accumulate((span.end for span in covered), max))
    for place in scene.places:
        before = bisect_left(starts, place.span.end)  # names that start before it ends; one that ends behind its start?
        if before and ends[before - 1] > place.span.start:
            continue
        if mention := _mention(scene, place, known):
            found.append(mention)
    return tuple(sorted(found, key=lambda one: one.span))


def _buildings(scene: Scene) -> Iterator[CountryMention]:
    for match in states.building_pattern().finditer(scene.text):
        span = Span(*match.span())
        position = scene.grammar.position(span)
        country = states.country_of_building(match.group())
        if country and _acts(position, needs_deed=True) and not _is_play(position):
            yield CountryMention(span, country, "building for its government")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What an article says of countries: names of unlisted ones that govern in it, codes of those it names."""

    unlisted: frozenset[str]
    told: frozenset[str]


def _told(scene: Scene) -> frozenset[str]:
    """Return the codes of the countries that an article names by themselves."""
    return frozenset(one.place.country for one in scene.places if one.place is not None and is_country(one.place))


def _mention(scene: Scene, place: NamedPlace, known: _Known) -> CountryMention | None:
    printed = place.span.of(scene.text)
    position = scene.grammar.position(place.span)
    if place.is_people:
        return _people(scene, place, position)
    if is_country(place.place):
        acts = not _is_play(position) and _acts(position, needs_deed=False)
        name = states.country_of(place.place)
        return CountryMention(place.span, name, "named", is_own_name=True) if acts else None
    if place.place is None and fold(printed) in known.unlisted:
        acts = _acts(position, needs_deed=False)
        return CountryMention(place.span, printed, "named", is_own_name=True) if acts else None
    if states.is_capital(place.place, printed) and not _is_play(position) and _acts(position, needs_deed=True):
        is_told = place.place is not None and place.place.country in known.told  # its government may be meant
        if (body := states.body_of_seat(printed)) and not is_told:
            return CountryMention(place.span, "", "seat of the body", body=body)
        return CountryMention(place.span, states.country_of(place.place), "capital for its government")
    return None


def find_sides(scene: Scene) -> Iterator[CountryMention]:
    """Yield the teams of an article about a game that are named by their town or country: "Tarn beat Lydd 2-1"."""
    named = (place for place in scene.places if not place.is_people)
    placed = [place for place in named if _is_in_contest(scene.grammar.position(place.span))]
    if placed and _is_sport(scene):
        for place in placed:
            yield CountryMention(place.span, "", "team of the place", body=place.span.of(scene.text))


def _is_in_contest(position: Position) -> bool:
    """Whether somebody is one of two who contend."""
    is_party = position.kind in {"subject", "agent", "object", "against", "by", "to", "over", "with"}
    return is_party and states.is_contest(position.head)


def _is_sport(scene: Scene) -> bool:
    """Whether an article is about a game: several words that only games have."""
    words = (word.text.casefold() for sentence in scene.sentences for word in sentence.words)
    return len({word for word in words if states.is_of_sport(word)}) >= _WORDS_OF_SPORT


_WORDS_OF_SPORT = 3
"""Different words of games that make an article one about a game."""


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

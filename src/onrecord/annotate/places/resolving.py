"""Which place a name means: its namesakes weighed by size, by what the text says beside it, and by the places around.

Every name of a text has one sense unless the words beside it say otherwise ("Paris, Texas" and then "Paris, France").
A weight is a natural logarithm of odds; two namesakes that differ by one are 2.7 to 1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import exp, log10

from onrecord import lexicon
from onrecord.annotate.places.gazetteer import KM_PER_DEGREE, Candidate, Form, distance_km, holds
from onrecord.annotate.places.keys import key_of
from onrecord.annotate.places.proposals import Proposal
from onrecord.annotate.places.surroundings import is_container
from onrecord.annotate.places.words import words_of
from onrecord.model import Level, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each sort of evidence counts: set by hand, each with its reason, as round numbers.

    No text has a part in them: openly licensed text says which names are places, but not where on earth those lie.
    """

    population: float = 2.0
    """For ten times the people. It would be 2.3 (the logarithm of ten) were places named just as often as they have
    people; local papers, which name their own villages, make it a little less."""
    country: float = 2.0
    """Countries act, and are named more than cities of as many people: as if they had ten times as many."""
    region: float = 1.0
    """States and provinces do so less often."""
    short: float = -2.0
    """A district or river without the word of its kind: people say "Laurel County"."""
    seat: float = -8.0
    """The same for a region whose own town, or a capital, has the name: practically never (docs/places.md), and regions
    have up to a thousand times the people of their towns."""
    alternate: float = -2.0
    """A name of another language or time; English text prints the main one."""
    inside: float = 12.0
    """"Paris, Texas": the text says it, so nothing else outweighs it: more than the largest difference in people (a
    village and a city of ten million: 8) and than all other names together (`most_support`)."""
    kind: float = 8.0
    """"Kherson region" outweighs any difference in people as well; a namesake of another kind loses half as much."""
    near: float = 6.0
    """Another place of the text next door: worth a thousand times the people, for two names that both fit one corner
    of the world by chance are rare."""
    scale_km: float = 100.0
    """The distance at which two thirds of that are gone: an hour's drive, about what a local paper covers."""
    same_region: float = 2.0
    same_country: float = 1.0
    """A text that names one place of a country or region names others; many lie in a country, so it says less."""
    hint: float = 4.0
    """The country that the text is written for: a town there goes before one of a hundred times its people abroad."""
    cue: float = 2.0
    """The country whose institutions a text speaks of: a guess, so half of what is known."""
    most_support: float = 10.0
    """What all other names can add together: less than `inside`, and less than what sets a country of a hundred million
    (18) above a village (6), however many villages stand around it."""
    rounds: int = 2
    """Names are weighed against names that have been weighed once themselves."""
    sure: float = 0.4
    """The share from which a namesake is taken: under it, a choice is wrong clearly more often than right."""


WEIGHTS = Weights()
MOST_CANDIDATES = 24
"""Namesakes weighed; "San Antonio" has more, all of them villages."""
MOST_CONTEXT = 40
"""Other names that a name is weighed against, those named most often first."""
MOST_PAIRS = 4_000
"""Pairs of names weighed in one text, before fewer others are asked: bounds a list of a thousand towns."""
FAR_DEGREES = 6.0
"""Beyond 660 km two places are no longer near: what is left of the tie is about 0.01."""
_HAND_SIZE = 200_000
"""People that a place written by hand counts for: it stands in the lexicon because news names it."""
_SEAT_SIZE = 50_000_000
"""The same for a building that stands for who governs in it: news names the White House, hardly a town so called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a name was found to mean: the place, its share among its namesakes, and why, in words."""

    place: Place
    share: float
    basis: str


@dataclass(slots=True)
class _Sense:
    """One name of a text (or one name with one container), its namesakes and their standing."""

    candidates: list[Candidate]
    fixed: list[float]
    count: int = 0
    shares: list[float] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


def resolve(
    text: str, proposals: Sequence[Proposal], *, country_hint: str | None = None, weights: Weights = WEIGHTS
) -> tuple[Choice | None, ...]:
    """Return, for each proposal of a text, in order, the place it means; None where the gazetteer knows none."""
    home = home_countries(text)
    hints = {country: weights.cue * share for country, share in home.items()}
    if country_hint:
        hints[country_hint] = hints.get(country_hint, 0.0) + weights.hint
    senses: dict[tuple[str, str], _Sense] = {}
    keys: list[tuple[str, str] | None] = []
    beside = [_beside(text, proposals, at) for at in range(len(proposals))]
    containers = _containers_by_key(proposals, beside)
    for at, proposal in enumerate(proposals):
        if not proposal.candidates:
            keys.append(None)
            continue
        key = key_of(proposal.name)
        container = beside[at].container or containers.get(key)
        label = (key, f"{container.name if container else ''}|{beside[at].kind}|{proposal.is_demonym}")
        if label not in senses:
            senses[label] = _sense(proposal, container, beside[at].kind, hints, weights)
        senses[label].count += 1
        keys.append(label)
    _settle(list(senses.values()), weights)
    return tuple(_choice(senses[key], weights) if key else None for key in keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """What stands beside a name: the region it is said to be in, and the kind it is said to be."""

    container: Proposal | None = None
    kind: str = ""


_IN = re.compile(
    r"(?:, (?:in )?|,? in (?:the )?(?:[a-z]+ (?:part |suburb |district )?(?:of )?)?(?:the )?(?:[a-z]+ of )?| \()"
)


def _beside(text: str, proposals: Sequence[Proposal], at: int) -> _Beside:
    span = proposals[at].span
    container = None
    if at + 1 < len(proposals):
        after = proposals[at + 1]
        gap = text[span.end : after.span.start]
        if len(gap) <= 40 and _IN.fullmatch(gap) and _is_inside(proposals[at], after):
            container = after
    return _Beside(container=container, kind=_kind(text, proposals[at]))


def _is_inside(inner: Proposal, outer: Proposal) -> bool:
    """Tell whether "A, B" can say where A is, and is no list: a country is not in a country, nor a state in a state."""
    if inner.is_demonym or not is_container(outer):
        return False
    highest = min((one.place.level for one in outer.candidates if not one.form & Form.DEMONYM), default=Level.TOWN)
    return not any(one.place.level <= highest and one.form == Form.MAIN for one in inner.candidates)


def _kind(text: str, proposal: Proposal) -> str:
    """Return the level that a word beside the name gives it: "Kherson region", "the city of Kherson"; "" for none."""
    span = proposal.span
    beside_river = _RIVERSIDE.search(text, max(0, span.start - 40), span.start) and not _LENT_ON.match(text, span.end)
    if beside_river and any(one.place.level == Level.WATER for one in proposal.candidates):
        return "water"
    after = _WORD_BEHIND.match(text[span.end : span.end + 16])
    before = _HEAD_BEFORE.search(text[max(0, span.start - 24) : span.start])
    for word in (after[1] if after else "", before[1] if before else ""):
        for kind in ("region", "district", "town", "water", "mountain"):
            if word in words_of("kinds", kind) or (word.endswith("ies") and f"{word[:-3]}y" in words_of("kinds", kind)):
                return kind
    return ""


_WORD_BEHIND = re.compile(r"[ \u00a0]([a-z]{3,14})\b")
_HEAD_BEFORE = re.compile(r"\b([a-z]{3,14}) of (?:the )?$")
_RIVERSIDE = re.compile(
    r"\b(?:banks?|sides?|shores?|mouth|across|along|over|cross(?:ed|ing)?|down|into|in|of|near|on)\s(?:of\s)?the\s$"
)
_LENT_ON = re.compile(r"\s(?-i:[A-Z])|['’]s|-")
"""A river has an article where a town of its name has none ("the west bank of the Dnipro"), unless the article is of a
name behind it ("in the Hudson City Hall")."""


def _containers_by_key(proposals: Sequence[Proposal], beside: Sequence[_Beside]) -> Mapping[str, Proposal]:
    """Return the container that a name has wherever the text gives it one: said once, it holds for the text."""
    found: dict[str, list[Proposal]] = {}
    for proposal, one in zip(proposals, beside, strict=True):
        if one.container is not None and _holds_any(one.container, proposal):
            found.setdefault(key_of(proposal.name), []).append(one.container)
    return {key: ones[0] for key, ones in found.items() if len({key_of(one.name) for one in ones}) == 1}


def _holds_any(container: Proposal, proposal: Proposal) -> bool:
    return any(holds(outer.place, inner.place) for outer in container.candidates for inner in proposal.candidates)


def _sense(
    proposal: Proposal, container: Proposal | None, kind: str, hints: Mapping[str, float], weights: Weights
) -> _Sense:
    weighed = [(_own_weight(one, container, kind, hints, weights), one) for one in proposal.candidates]
    best = sorted(weighed, key=lambda pair: (-pair[0], pair[1].place.id))[:MOST_CANDIDATES]
    sense = _Sense(candidates=[one for _, one in best], fixed=[weight for weight, _ in best])
    sense.reasons = [
        f"said to be in {container.name}" if container and _is_held(one, container) else "" for one in sense.candidates
    ]
    sense.shares = _softmax(sense.fixed)
    return sense


def _own_weight(
    one: Candidate, container: Proposal | None, kind: str, hints: Mapping[str, float], weights: Weights
) -> float:
    place = one.place
    people = place.population or _size_unknown(one)
    weight = weights.population * log10(people + 10)
    weight += {Level.COUNTRY: weights.country, Level.REGION: weights.region}.get(place.level, 0.0)
    if one.form & Form.SHORT and kind != _NAMES[place.level]:
        weight += weights.seat if place.level == Level.REGION else weights.short
    if one.form & Form.ALTERNATE:
        weight += weights.alternate
    if container is not None and _is_held(one, container):
        weight += weights.inside
    if kind:
        weight += weights.kind * (_LEVELS[kind] == place.level) - weights.kind * 0.5 * (_LEVELS[kind] != place.level)
    weight += hints.get(place.country, 0.0)
    return weight


def _size_unknown(one: Candidate) -> int:
    """Return what a place counts for whose people nobody counted."""
    if one.form & Form.SEAT:
        return _SEAT_SIZE
    return 300 if one.place.level in {Level.TOWN, Level.DISTRICT} else _HAND_SIZE


_NAMES = {level: level.name.lower() for level in Level}


def home_countries(text: str) -> dict[str, float]:
    """Return the countries whose institutions a text speaks of, each with its share of all such words."""
    cues = _cues()
    words = filter(cues.__contains__, _CUE.findall(text.lower().replace("’", "'")))
    counts = Counter(country for word in words for country in cues[word])
    total = sum(counts.values())
    return {country: counts[country] / total for country in sorted(counts)}


_CUE = re.compile(r"[\w’']{1,24}|£")


@cache
def _cues() -> dict[str, tuple[str, ...]]:
    """Return the countries of which each word speaks."""
    table: dict[str, list[str]] = {}
    for country, listed in sorted(lexicon.load("places_en")["cues"].items()):
        for word in listed.split():
            table.setdefault(word, []).append(country)
    return {word: tuple(countries) for word, countries in table.items()}


_LEVELS = {
    "region": Level.REGION,
    "district": Level.DISTRICT,
    "town": Level.TOWN,
    "water": Level.WATER,
    "mountain": Level.MOUNTAIN,
}


def _is_held(one: Candidate, container: Proposal) -> bool:
    return any(holds(outer.place, one.place) for outer in container.candidates)


def _settle(senses: list[_Sense], weights: Weights) -> None:
    """Let the names of a text support one another: each tells the others how well they go with its best reading.

    What is passed on is the best sum of a namesake's own standing and its tie to the other place (max-product), so
    that two small places that belong together outweigh two large ones that do not.
    """
    context = sorted(range(len(senses)), key=lambda at: (-senses[at].count, at))[: _context_size(len(senses))]
    standing = [sense.fixed for sense in senses]
    for _ in range(weights.rounds):
        updated = []
        ranked = {at: _ranked(senses[at].candidates, standing[at]) for at in context}
        for at, sense in enumerate(senses):
            if len(sense.candidates) == 1:
                updated.append(sense.fixed)
                continue
            others = [ranked[other] for other in context if other != at]
            sums = [sum([_support(one.place, other, weights) for other in others]) for one in sense.candidates]
            support = [weights.most_support * (1 - exp(-one / weights.most_support)) for one in sums]
            updated.append([own + extra for own, extra in zip(sense.fixed, support, strict=True)])
        standing = updated
    for sense, final in zip(senses, standing, strict=True):
        sense.shares = _softmax(final)


_LOCAL = frozenset({Level.DISTRICT, Level.TOWN})
"""What lies near what tells something; the White House and a sea are named far away."""


def _context_size(names: int) -> int:
    return max(5, min(MOST_CONTEXT, MOST_PAIRS // max(1, names)))


def _ranked(candidates: Sequence[Candidate], standing: Sequence[float]) -> list[tuple[float, Place]]:
    """Return the namesakes of a name by how far each is behind the best of them, the best first."""
    top = max(standing)
    pairs = [(weight - top, one.place) for one, weight in zip(candidates, standing, strict=True)]
    return sorted(pairs, key=lambda pair: -pair[0])


def _support(place: Place, ranked: Sequence[tuple[float, Place]], weights: Weights) -> float:
    """Return how much another name speaks for a place."""
    best = 0.0
    most = weights.near + weights.same_country + weights.same_region
    for behind, other in ranked:
        if behind + most <= best:
            break
        if other.country == place.country or behind + weights.near > best:
            best = max(best, behind + _tie(place, other, weights))
    return best


def _tie(place: Place, other: Place, weights: Weights) -> float:
    """Return how well two places go together in one text."""
    tie = 0.0
    if other.country == place.country:
        tie = weights.same_country
        if other.region == place.region and place.region:
            tie += weights.same_region
    if place.level in _LOCAL and other.level in _LOCAL and abs(place.lat - other.lat) < FAR_DEGREES:
        km = distance_km(place, other)
        if km < FAR_DEGREES * KM_PER_DEGREE:
            tie += weights.near * exp(-km / weights.scale_km)
    return tie


def _softmax(weights: Sequence[float]) -> list[float]:
    top = max(weights)
    parts = [exp(weight - top) for weight in weights]
    return [part / sum(parts) for part in parts]


def _choice(sense: _Sense, weights: Weights) -> Choice | None:
    at = max(range(len(sense.shares)), key=lambda one: (sense.shares[one], -one))
    if sense.shares[at] < weights.sure:
        return None
    reason = sense.reasons[at] or ("the only place of this name" if len(sense.shares) == 1 else "")
    if not reason:
        alone = _softmax(sense.fixed)
        by_size = max(range(len(alone)), key=lambda one: (alone[one], -one)) == at
        reason = "the largest of this name" if by_size else "nearest to the other places named"
    return Choice(place=sense.candidates[at].place, share=sense.shares[at], basis=reason)

"""Which mentions of happenings, in one article or in several, speak of the same one, and why that is thought.

Only mentions of one story whose words are alike, or of classes that lie near each other, are compared; then the two
groups with the best mean evidence are joined, until no two reach the threshold. One more mention therefore adds work
in proportion to the mentions near it, never to all.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.lexicon.happenings import keys_of, near_classes_of
from onrecord.resolve.sameness_evidence import EventMention
from onrecord.resolve.sameness_reasons import reason_for
from onrecord.resolve.sameness_twins import Evidence

EVEN = 0.25
"""Mean evidence at which as many happenings are found whole as are kept apart (best mean of MUC, BCubed and CEAFe)."""

SURE = 1.4
"""Mean evidence for what a reader is shown as one happening: a false merge costs more trust than a missed one."""

REACH = 30
"""Mentions on either side, in the order of days, that one word or class can bring up: this bounds frequent words."""

BARRED = -8.0
"""Evidence of two mentions that something bars from being one, as of days that do not agree."""

BEST = 0.2
"""What the best pair of two groups counts beside the mean, where no pair speaks clearly against it: a group that is
told in many ways is joined by the one that fits. Half as much and twice as much give the same F1 within .002."""

APART = -3.0
"""Evidence of a pair that speaks clearly against one happening."""

COMPARED = 6
"""Mentions of a group that are compared with another's; 4 and 12 give the same F1 within .003."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SameEvent:
    """Two mentions by their ids that were joined, the evidence (logarithm of odds) and the reason in words."""

    one: str
    other: str
    evidence: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventGroup:
    """Mentions of one happening by their ids, in the order of days and articles; one link fewer than mentions."""

    mentions: tuple[str, ...]
    links: tuple[SameEvent, ...] = ()


Bar = Callable[[str, str], bool]
"""Whether two mentions, by their ids, can't be of one happening for a reason that their evidence does not hold."""


def group_events(
    mentions: Iterable[EventMention], *, least: float = SURE, bar: Bar = lambda _one, _other: False
) -> tuple[EventGroup, ...]:
    """Return every mention in exactly one group; groups in the order of their first mentions.

    `least` is the mean evidence from which two groups are joined (EVEN, SURE, or any other); `bar` is asked of pairs
    that evidence alone would join. Neither the order of `mentions` nor how they are batched matters; of mentions with
    one id the last counts.
    """
    ordered = sorted({one.id: one for one in mentions}.values(), key=_order)
    return _Joining(ordered, least, bar).run()


def candidate_pairs(mentions: Sequence[EventMention]) -> tuple[tuple[int, int], ...]:
    """Return the pairs worth comparing by their places: of one story, with a stem or class in common or near.

    Mentions come in the order of days: a key brings up the REACH nearest on either side.
    """
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    askers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(mentions):
        near = sorted(near_classes_of(one.lemma, is_noun=one.is_noun))
        for story in sorted(set(one.stories)):
            for key in keys_of(one.lemma, is_noun=one.is_noun):
                holders[story, key].append(place)
            for name in near:
                askers[story, f"class {name}"].append(place)
    pairs: set[tuple[int, int]] = set()
    for shared, held in holders.items():
        for place in (*held, *askers[shared]):
            pairs.update((min(place, other), max(place, other)) for other in _around(held, place))
    return tuple(sorted(pairs))


def _around(held: Sequence[int], place: int) -> Iterator[int]:
    at = bisect_left(held, place)
    return (other for other in held[max(0, at - REACH) : at + REACH + 1] if other != place)


def _order(one: EventMention) -> tuple[date, str, int, str]:
    day = one.earliest or one.latest or one.told or date.max
    return day, one.article, one.sentence, one.id


class _Joining:
    """The state of one run: living groups by number, who is compared with whom, and a heap of the pairs."""

    def __init__(self, mentions: Sequence[EventMention], least: float, bar: Bar) -> None:
        self.mentions = mentions
        self.least = least
        self.bar = bar
        self.groups: dict[int, tuple[int, ...]] = {place: (place,) for place in range(len(mentions))}
        self.links: dict[int, tuple[SameEvent, ...]] = {}
        self.evidence_of = Evidence(mentions).between
        self.known: dict[tuple[int, int], float] = {}
        self.near: dict[int, set[int]] = defaultdict(set)
        self.heap: list[tuple[float, int, int]] = []
        for one, other in candidate_pairs(mentions):
            self.near[one].add(other)
            self.near[other].add(one)
            self.put(one, other, self.evidence(one, other))

    def run(self) -> tuple[EventGroup, ...]:
        number = len(self.mentions)
        while self.heap:
            _, one, other = heapq.heappop(self.heap)
            if one in self.groups and other in self.groups:
                self.join(one, other, number)
                number += 1
        found = sorted((places, number) for number, places in self.groups.items())
        return tuple(
            EventGroup(mentions=tuple(self.mentions[place].id for place in places), links=self.links.get(number, ()))
            for places, number in found
        )

    def offer(self, one: int, other: int) -> None:
        """Put two groups on the heap when they are alike enough."""
        known = self.known
        found = [known[pair] if pair in known else self.evidence(*pair) for pair in self.sampled(one, other)]
        mean = sum(found) / len(found)
        if min(found) > APART:
            mean += BEST * (max(found) - mean)
        self.put(one, other, mean)

    def put(self, one: int, other: int, mean: float) -> None:
        """Put two groups on the heap when their evidence is enough."""
        if mean >= self.least:
            heapq.heappush(self.heap, (-mean, min(one, other), max(one, other)))

    def join(self, one: int, other: int, number: int) -> None:
        """Replace two groups by one with a new number, linked by the best of the pairs that were compared."""
        link = self.link(*max(self.sampled(one, other), key=lambda pair: (self.evidence(*pair), -pair[0], -pair[1])))
        self.links[number] = (*self.links.pop(one, ()), *self.links.pop(other, ()), link)
        self.groups[number] = tuple(sorted((*self.groups.pop(one), *self.groups.pop(other))))
        around = (self.near.pop(one) | self.near.pop(other)) - {one, other}
        self.near[number] = around
        for third in sorted(around):
            self.near[third] -= {one, other}
            self.near[third].add(number)
            self.offer(number, third)

    def link(self, place: int, other: int) -> SameEvent:
        mine, theirs = self.mentions[place], self.mentions[other]
        return SameEvent(
            one=mine.id,
            other=theirs.id,
            evidence=round(self.evidence(place, other), 2),
            reason=reason_for(mine, theirs),
        )

    def sampled(self, one: int, other: int) -> list[tuple[int, int]]:
        """Return pairs of places, the earlier first, of at most COMPARED mentions of each group."""
        mine, theirs = _sample(self.groups[one]), _sample(self.groups[other])
        return [(min(a, b), max(a, b)) for a in mine for b in theirs]

    def evidence(self, place: int, other: int) -> float:
        key = (place, other)
        if key not in self.known:
            found = self.evidence_of(place, other)
            is_barred = found > 0 and self.bar(self.mentions[place].id, self.mentions[other].id)
            self.known[key] = BARRED if is_barred else found
        return self.known[key]


def _sample(places: tuple[int, ...]) -> tuple[int, ...]:
    """Return COMPARED of the places, evenly spread, the first and last among them; all of fewer."""
    if len(places) <= COMPARED:
        return places
    step = (len(places) - 1) / (COMPARED - 1)
    return tuple(places[round(at * step)] for at in range(COMPARED))

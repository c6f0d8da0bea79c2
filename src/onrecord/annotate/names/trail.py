"""What is known of an article's actors at one point of the text: who was mentioned where, as what, beside whom."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.annotate.names import states
from onrecord.annotate.names.chains import Chain, Chains, Mention
from onrecord.annotate.names.grammar import Position, is_subject
from onrecord.annotate.names.phrases import Phrase
from onrecord.annotate.names.scene import Scene
from onrecord.model import ActorKind
from onrecord.text import Span

NEAR_COMMA = 2
"""Code points between a description and the name beside it: a blank, or a comma and a blank."""


MAIN, MINOR = 1.5, 0.75
"""What being the subject of a main and of another clause is worth to whom "he" means, in sentences of distance."""


def weight_of(position: Position) -> float:
    """Return what being in a position is worth."""
    if not is_subject(position):
        return 0.0
    return MAIN if position.is_main else MINOR


@dataclass(slots=True)
class Trail:
    """The actors of an article while what follows them is read in the order of the text.

    `subjects` are the offsets of mentions that are subjects, with what that is worth (see `weight_of`); `kin` are pairs
    of persons whom a word of kin joins; `waiting` are descriptions of somebody who may be named next; `pool` holds
    descriptions that fit no named actor, by what they say. `speakers` are those of the quotations that begin at
    an offset.
    """

    scene: Scene
    chains: Chains
    subjects: dict[int, float]
    kin: list[tuple[Chain, Chain, str]] = field(default_factory=list)
    pool: dict[tuple[ActorKind, str], list[tuple[Span, Phrase]]] = field(default_factory=dict)
    waiting: list[Phrase] = field(default_factory=list)
    speakers: dict[int, Chain | None] = field(default_factory=dict)
    _starts: dict[int, Chain] = field(default_factory=dict)
    _ends: dict[int, Chain] = field(default_factory=dict)
    _persons: list[tuple[int, int]] = field(default_factory=list)
    _numbers: dict[int, Chain] = field(default_factory=dict)
    _order: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for chain in self.chains.all:
            for one in chain.mentions:
                self._index(chain, one.span)

    def add(self, chain: Chain, span: Span, basis: str, phrase: Phrase | None = None) -> None:
        """Add a mention to an actor."""
        chain.add(span, basis)
        self._index(chain, span)
        if phrase is not None and is_subject(phrase.position):
            self.subjects[span.start] = weight_of(phrase.position)

    def leave_open(self, span: Span, why: str) -> None:
        self.chains.open.append(Mention(span, why))

    def put_by(self, kind: ActorKind, phrase: Phrase, span: Span | None = None) -> None:
        """Keep a description that fits nobody: said again, it is somebody."""
        place = next(iter(self.scene.places_in(phrase.span)), None)
        key = f"{phrase.noun} {place.span.of(self.scene.text) if place else ''}".strip()
        self.pool.setdefault((kind, key), []).append((span or phrase.span, phrase))

    def at(self, span: Span) -> Chain | None:
        """Return whose mention ends where a span ends, or starts where it starts."""
        return self._ends.get(span.end) or self._starts.get(span.start)

    def starting(self, offset: int) -> Chain | None:
        """Return whose mention starts at an offset."""
        return self._starts.get(offset)

    def beside(self, span: Span) -> Chain | None:
        """Return who is named right behind a span, or right before it behind a comma."""
        for gap in range(1, NEAR_COMMA + 1):
            if chain := self._starts.get(span.end + gap):
                return chain
        return self._ends.get(span.start - NEAR_COMMA)

    def persons_before(self, offset: int, reach: int) -> Iterator[tuple[int, Chain]]:
        """Yield where persons are mentioned before an offset, the nearest first, `reach` code points back."""
        at = bisect_left(self._persons, (offset, -1)) - 1
        while at >= 0 and self._persons[at][0] >= offset - reach:
            start, number = self._persons[at]
            yield start, self._numbers[number]
            at -= 1

    def country_in(self, phrase: Phrase) -> str:
        """Return the country that a phrase names: "Ukrainian soldiers", "Ukraine's forces", "the army of Ukraine"."""
        for span in (phrase.span, phrase.behind):
            for place in self.scene.places_in(span) if span else ():
                return states.country_of(place.place) or place.span.of(self.scene.text)
        return ""

    def _index(self, chain: Chain, span: Span) -> None:
        self._starts.setdefault(span.start, chain)
        self._ends.setdefault(span.end, chain)
        if chain.kind is ActorKind.PERSON:
            number = self._order.setdefault(id(chain), len(self._order))
            self._numbers[number] = chain
            insort(self._persons, (span.start, number))

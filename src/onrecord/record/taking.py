"""Taking the lines of a date one by one, none that says what a line taken before has said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.record.likeness import Terms, likeness
from onrecord.record.worth import Line

SAME = 0.7
"""Lines at least so alike say the same: one of them is enough."""

NOVELTY = 0.5
"""How much of its worth a line loses for what it repeats of the others of its date."""

SHORTLIST = 60
"""Lines of a date that are looked at closely."""


@dataclass(slots=True)
class Taken:
    """The lines taken so far on all dates, by their terms, so that a repetition is found without comparing with all."""

    count: int = 0
    postings: dict[str, list[tuple[int, float]]] = field(default_factory=dict)

    def add(self, terms: Terms) -> None:
        """Note a line as taken."""
        for term, weight in terms.items():
            self.postings.setdefault(term, []).append((self.count, weight))
        self.count += 1

    def holds(self, terms: Terms) -> bool:
        """Whether a line taken before says the same."""
        alike: dict[int, float] = {}
        for term, weight in terms.items():
            for number, other in self.postings.get(term, ()):
                alike[number] = alike.get(number, 0.0) + weight * other
        return any(share >= SAME for share in alike.values())


@dataclass(slots=True)
class Rivals:
    """The lines of one date that are still to be had, with their worth, and those taken from it.

    A further line worth less than the share `weak` of the first is not taken.
    """

    waiting: list[tuple[float, Line]]
    weak: float
    taken: list[Line] = field(default_factory=list)
    first: float = 0.0

    @classmethod
    def of(cls, weighed: Iterable[tuple[float, Line]], *, weak: float) -> Rivals:
        """Return the rivals, the worthiest first; of equals the one that came first."""
        waiting = sorted((pair for pair in weighed if pair[0] > 0), key=lambda pair: (-pair[0], pair[1].index))
        return cls(waiting=waiting[:SHORTLIST], weak=weak)

    def take(self, before: Taken) -> Line | None:
        """Take the next line, None when there is none that is worth it and new."""
        while self.waiting:
            at = max(range(len(self.waiting)), key=self._value)
            if self._value(at) < self.weak * self.first:
                return None
            worth, line = self.waiting.pop(at)
            if not before.holds(line.terms):
                self.first = self.first or worth
                self.taken.append(line)
                before.add(line.terms)
                return line
        return None

    def _value(self, at: int) -> float:
        """Return the worth of a waiting line, less what it repeats of those taken."""
        worth, line = self.waiting[at]
        return worth * (1 - NOVELTY * max((likeness(line.terms, other.terms) for other in self.taken), default=0.0))

"""The evidence for many pairs of mentions, worked out once for what copies of one report repeat.

Copies tell a happening in the same words: their mentions are twins, which differ in their articles and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.resolve.sameness_evidence import EventMention, evidence_for, observe, weights
from onrecord.resolve.vectors import dot

_ALIKE = "articles alike"
"""The one observation of two articles that does not follow from the wording of their mentions."""

_Parts = tuple[tuple[float, ...], tuple[float, ...]]
"""What each observation counts, in the order in which they are summed: those before _ALIKE, and those behind it."""


class Evidence:
    """The evidence for pairs of mentions, as `evidence_for` has it, by their places."""

    def __init__(self, mentions: Sequence[EventMention]) -> None:
        self._mentions = mentions
        numbers: dict[EventMention, int] = {}
        self._twins = [numbers.setdefault(_wording(one), len(numbers)) for one in mentions]
        self._parts: dict[tuple[int, int], _Parts] = {}
        self._alike: dict[tuple[str, str], float] = {}

    def between(self, place: int, other: int) -> float:
        """Return the logarithm of the odds that two mentions speak of one happening."""
        mine, theirs = self._mentions[place], self._mentions[other]
        if mine.article == theirs.article:
            return evidence_for(mine, theirs)  # what stands between them counts too
        key = (self._twins[place], self._twins[other])
        if key not in self._parts:
            self._parts[key] = _parts(mine, theirs)
        before, behind = self._parts[key]
        return sum((*before, self._likeness(mine, theirs), *behind))

    def _likeness(self, mine: EventMention, theirs: EventMention) -> float:
        """Return what the likeness of their articles counts: all mentions of an article have one setting."""
        key = (mine.article, theirs.article)
        if key not in self._alike:
            self._alike[key] = weights()[_ALIKE] * dot(mine.setting, theirs.setting)
        return self._alike[key]


def _wording(one: EventMention) -> EventMention:
    """Return a mention without what tells it from its twins in other articles."""
    return replace(one, id="", article="", sentence=0, setting={})


def _parts(mine: EventMention, theirs: EventMention) -> _Parts:
    table = weights()
    counted = [(name, table[name] * strength) for name, strength in sorted(observe(mine, theirs).items())]
    before = tuple(count for name, count in counted if name < _ALIKE)
    return before, tuple(count for name, count in counted if name > _ALIKE)

"""Articles that tell several stories one after the other: digests, news in brief, live pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice

from onrecord.lexicon.weights import Background
from onrecord.resolve.agglomeration import Group
from onrecord.resolve.vectors import Vector, dot, vector_of
from onrecord.text import Span, lines_of

PASSAGE = 40
"""Words of a passage at least: shorter paragraphs go with the next one."""

MOST_PASSAGES = 400
"""Passages of one page that are looked at: a live page of 300 entries fits."""

ALIKE = 0.2
"""Mean likeness of a passage to the articles of a story that makes it a part of that story."""

GLIMPSE = 0.05
"""Mean likeness of a whole text to a story that a passage of it may tell: one of five passages leaves .1 or more."""

TOLD = 0.4
"""The share of the passages of a digest at least that tell a story of the pile."""

UNRELATED = 0.08
"""Mean likeness of two stories under which they are unrelated."""

_WORD = re.compile(r"\w+")


def passages_of(text: str) -> Iterator[Span]:
    """Yield the passages of a text: paragraphs, joined until they have PASSAGE words; a text of one line is one."""
    start, words = 0, 0
    for line in lines_of(text):
        count = len(_WORD.findall(line.of(text)))
        if not words:
            start = line.start
        words += count
        if words >= PASSAGE:
            yield Span(start, line.end)
            words = 0
    if words:
        yield Span(start, len(text))


def stories_in(
    text: str, whole: Vector, groups: Mapping[int, Group], *, background: Background, longest: int
) -> dict[int, Vector]:
    """Return which of `groups` a digest tells, with the vector of the passage that is most like each.

    `whole` is the vector of the text.
    A passage tells the group it is most like, if that is enough. {} when the text is no digest: its passages tell one
    group, or one more than all others together, or too few of them tell any.
    """
    groups = {key: group for key, group in groups.items() if _likeness(whole, group) >= GLIMPSE}
    if not any(_are_unrelated(pair) for pair in combinations(groups.values(), 2)):
        return {}
    passages = tuple(islice(passages_of(text), MOST_PASSAGES))
    told: Counter[int] = Counter()
    best: dict[int, tuple[float, Vector]] = {}
    for span in passages:
        vector = vector_of("", span.of(text), background=background, longest=longest)
        likeness, key = max((_likeness(vector, group), -key) for key, group in groups.items())
        if likeness >= ALIKE:
            told[-key] += 1
            best[-key] = max(best.get(-key, (0.0, vector)), (likeness, vector), key=lambda pair: pair[0])
    evenly = len(told) > 1 and 2 * max(told.values()) <= told.total() and told.total() >= TOLD * len(passages)
    is_digest = evenly and _are_unrelated([groups[key] for key in sorted(told)])
    return {key: vector for key, (_, vector) in best.items()} if is_digest else {}


def _likeness(vector: Vector, group: Group) -> float:
    return dot(vector, group.total) / len(group.places)


def _are_unrelated(groups: Sequence[Group]) -> bool:
    """Whether no two of `groups` speak of the same things: parts of one large story make no digest."""
    return all(
        dot(left.total, right.total) < UNRELATED * len(left.places) * len(right.places)
        for left, right in combinations(groups, 2)
    )

"""What a statement is about, in its own words: those that are rarest in news at large."""

from __future__ import annotations

from onrecord.lexicon.weights import background, terms_of

MOST = 3
"""Words that name a topic: with fewer, "the dam" and "the dam's gates" fall together; with more, verbs come in."""

SHORTEST = 3


def topic_words(text: str) -> tuple[str, ...]:
    """Return the words of `text`, as printed and in its order, that tell most what it is about."""
    weights = background()
    found: dict[str, tuple[float, int, str]] = {}
    for at, (term, word) in enumerate(terms_of(text)):
        weight = weights.weight(term)
        if weight and len(word) >= SHORTEST and not word[0].isdigit():
            found.setdefault(term, (-weight, at, word))
    rarest = sorted(found.values())[:MOST]
    return tuple(word for _, _, word in sorted(rarest, key=lambda one: one[1]))

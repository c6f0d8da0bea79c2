"""What decisions of people share, whatever they are about: the words they are tied to, and which of them stand.

An anchor is found again after a rebuild, in an article that was edited a little, and beside any number of new articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.model import Decision, Problem, Severity
from onrecord.text import Span

AROUND = 40
"""Code points on either side of the words that an anchor keeps."""

LEAST_AROUND = 12
"""Code points around the words that must still be there when their surroundings were edited."""

MOST_PLACES = 10_000
"""Places of the same words in one article that are compared: more than any article that people write has."""

UNDO = "undo"

Anchor = tuple[str, str, str]
"""Article, words, the words around them: the words themselves in ⟦brackets⟧, their head, if any, in ⟪angles⟫."""


def anchor_of(article: str, text: str, span: Span, *, head: Span | None = None) -> Anchor:
    """Return the anchor of words: with AROUND code points on either side, and `head` inside them marked."""
    before, words, after = text[max(0, span.start - AROUND) : span.start], span.of(text), text[span.end :][:AROUND]
    marked = words
    if head and span.contains(head) and head.start < head.end and not re.search("[⟦⟧⟪⟫]", before + words + after):
        marked = _marked(words, Span(head.start - span.start, head.end - span.start))
    return article, words, f"{before}⟦{marked}⟧{after}"


def find_anchor(anchor: Anchor, text: str) -> Span | None:
    """Return where the words of an anchor stand in `text`; None when they don't, or nothing tells between two places.

    Where the surroundings were edited the place counts at which most of them are left, if LEAST_AROUND are. Words that
    stand in their surroundings without brackets can be any that are the same.
    """
    _, words, around = anchor
    sides = _sides(words, around)
    if not sides:
        return None
    places: list[tuple[int, int]] = []
    at = text.find(words)
    while at >= 0 and len(places) < MOST_PLACES:
        span = Span(at, at + len(words))
        places.append((max(_likeness(text, span, before, after) for before, after in sides), at))
        at = text.find(words, at + 1)
    places.sort(key=lambda place: (-place[0], place[1]))
    least = min(LEAST_AROUND, max(len(before) + len(after) for before, after in sides))
    if not places or places[0][0] < least or (len(places) > 1 and places[0][0] == places[1][0]):
        return None
    return Span(places[0][1], places[0][1] + len(words))


def head_in(anchor: Anchor, span: Span) -> Span | None:
    """Return where the head of an anchor stands whose words stand at `span`; None when it marks none."""
    head = _head(anchor[1], anchor[2])
    return Span(span.start + head.start, span.start + head.end) if head else None


def standing_decisions(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that no undo takes back, without the undos, in the order of their numbers."""
    ordered = sorted(decisions, key=lambda decision: decision.number)
    gone = taken_back(ordered)
    return tuple(one for one in ordered if one.act != UNDO and one.number not in gone)


def taken_back(decisions: Iterable[Decision]) -> dict[int, int]:
    """Return the numbers of decisions that an undo takes back, with the undo's; an undo can be taken back itself."""
    gone: dict[str, int] = {}
    for decision in sorted(decisions, key=lambda one: -one.number):
        if decision.act == UNDO and str(decision.number) not in gone:
            gone[decision.value.strip()] = decision.number
    return {
        int(number): by for number, by in gone.items() if number.isascii() and number.isdigit() and len(number) < 16
    }


def lost_decision(decision: Decision, complaint: str) -> Problem:
    """Return what tells that a decision could not be carried out, and why."""
    return Problem(
        input=f"decision {decision.number}",
        stage="decisions",
        reason=f"{decision.act}: {complaint}",
        advice="Decide again on the article as it is now, or undo it.",
        severity=Severity.DOUBT,
    )


def _head(words: str, around: str) -> Span | None:
    """Return which of the words are marked as their head, None for none; words can hold such marks themselves."""
    _, opened, rest = around.partition("⟦")
    inside, closed, _ = rest.partition("⟧")
    start, end = inside.find("⟪"), inside.find("⟫") - 1
    if f"⟦{words}⟧" in around or not (opened and closed and 0 <= start < end):
        return None
    head = Span(start, end)
    return head if _marked(words, head) == inside else None


def _marked(words: str, head: Span) -> str:
    return f"{words[: head.start]}⟪{head.of(words)}⟫{words[head.end :]}"


def _sides(words: str, around: str) -> tuple[tuple[str, str], ...]:
    """Return what stands before and after the words of an anchor, for each place in `around` where they can be."""
    head = _head(words, around)
    before, mark, after = around.partition(f"⟦{_marked(words, head) if head else words}⟧")
    if mark and words:
        return ((before, after),)
    starts = (at.start() for at in re.finditer(re.escape(words), around)) if words else ()
    return tuple((around[:at], around[at + len(words) :]) for at in starts)


def _likeness(text: str, span: Span, before: str, after: str) -> int:
    """Return how many code points next to `span`, on both sides, are as they were."""
    left = _shared(text[max(0, span.start - len(before)) : span.start][::-1], before[::-1])
    return left + _shared(text[span.end : span.end + len(after)], after)


def _shared(one: str, other: str) -> int:
    """Return the length of the common beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))

"""The figures of a record beside one of a draft, and how what came of it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.check.figures import Figure
from onrecord.check.nouns import Checked, ItemKind, Verdict
from onrecord.check.sheets import Neighbourhood, Shelf
from onrecord.check.words import likeness

MOST_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The figures of the record beside one of the draft, the likest first: those of its value, and the others."""

    same: tuple[tuple[float, Figure], ...]
    others: tuple[tuple[float, Figure], ...]
    unlike: tuple[tuple[float, Figure], ...]  # of its value, but of another measure
    shelf: Shelf


def beside_of(figure: Figure, known: Sequence[Figure], shelf: Shelf, around: Neighbourhood) -> Beside:
    """Return the figures of a record (`known`) that can confirm or contradict one of a draft."""
    context = figure.sheet.context(figure.span)
    same: list[tuple[float, Figure]] = []
    others: list[tuple[float, Figure]] = []
    unlike: list[tuple[float, Figure]] = []
    for other in known:
        is_measure, is_equal = figure.is_of_one_measure(other), figure.equals(other)
        is_same = is_equal and (is_measure or _is_bare(figure))
        home = same if is_same else others if is_measure else unlike if is_equal else None
        if home is not None:
            score = likeness(context, other.sheet.context(other.span))
            if is_same and figure.is_range != other.is_range and score < WITHIN and figure.counted != other.counted:
                continue  # "30 samples" are not the "women between 20 and 35"
            counts = around.can_confirm if home is same else around.can_contradict
            if counts(other.sheet, score):
                home.append((score, other))
    return Beside(same=_ranked(same), others=_ranked(others), unlike=_ranked(unlike), shelf=shelf)


def _is_bare(figure: Figure) -> bool:
    """Whether a figure stands without what it counts: "another 30 billion", "he had been there for 25"."""
    return figure.unit in ("", "item") and not figure.counted and not figure.kinds and figure.high > BARE


WITHIN = 0.15
"""Likeness from which a figure that lies within a range is told of the same thing."""

BARE = 20
"""Up to how many a number without a noun is met again anywhere."""


def _ranked(found: list[tuple[float, Figure]]) -> tuple[tuple[float, Figure], ...]:
    return tuple(sorted(found, key=lambda item: -item[0]))


def checked_figure(figure: Figure, verdict: Verdict, reason: str, shown: Sequence[Figure] = ()) -> Checked:
    """Return a figure of a draft with what came of it, and the figures of the record that show it."""
    span = figure.with_rate
    return Checked(
        kind=ItemKind.NUMBER,
        span=span,
        words=span.of(figure.sheet.text),
        verdict=verdict,
        reason=reason,
        evidence=tuple(other.sheet.evidence(other.span) for other in shown[:MOST_SHOWN]),
    )

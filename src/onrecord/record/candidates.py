"""The lines that a timeline can choose from: a line, its date, and where it is told."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.model import UNKNOWN_WHEN, Claim, Entry, Factuality, Polarity, When
from onrecord.record.reports import NO_COPIES

DateKey = tuple[date | None, date | None]
"""The first and the last day that a line can be of: lines of one key stand under one date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One place where a line stands.

    `position` counts the sentences of the article before it. `report` is the same for articles that copy one another
    ("" means the article itself).
    """

    article: str
    published: When = UNKNOWN_WHEN
    position: int = 0
    report: str = ""

    @property
    def report_id(self) -> str:
        """What counts as one report."""
        return self.report or self.article


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A line that a timeline may print, and every place where it stands.

    `trust` below 1 holds back lines that the record knows to be plans, denials or opinions (`trust_in`).
    """

    text: str
    when: When
    tellings: tuple[Telling, ...]
    trust: float = 1.0

    @property
    def key(self) -> DateKey:
        """Under which date the line stands; what is known only to lie between two days is never put on one of them."""
        return self.when.earliest, self.when.latest


def candidates_of(
    entries: Iterable[Entry],
    claims: Mapping[str, Claim],
    published: Mapping[str, When],
    *,
    sentences: Mapping[str, tuple[int, ...]],
    reports: Mapping[str, str] = NO_COPIES,
) -> tuple[Candidate, ...]:
    """Return a candidate for each entry, in the same order.

    `claims` are by id, `published` says when each article was, `sentences` where its sentences start, in its order,
    `reports` which articles are one report (`group_copies`).
    """
    return tuple(
        Candidate(
            text=entry.text,
            when=entry.when,
            tellings=tuple(_telling(claims[claim], published, sentences, reports) for claim in entry.claims),
            trust=max(trust_in(claims[claim]) for claim in entry.claims),
        )
        for entry in entries
    )


TRUST = {
    Factuality.ACTUAL: 1.0,
    Factuality.NOT_READ: 1.0,
    Factuality.PLANNED: 0.6,
    Factuality.HYPOTHETICAL: 0.3,
    Factuality.OPINION: 0.3,
}
"""A timeline is of deeds: plans come after them, and what only may be or is thought comes last."""

DENIED = 0.6
"""That something did not happen is news more rarely than that it did."""


def trust_in(claim: Claim) -> float:
    """Return how much a claim counts by what is known of its factuality and polarity: 1 when nothing speaks against."""
    return TRUST[claim.factuality] * (DENIED if claim.polarity is Polarity.DENIED else 1.0)


def _telling(
    claim: Claim, published: Mapping[str, When], sentences: Mapping[str, tuple[int, ...]], reports: Mapping[str, str]
) -> Telling:
    starts = sentences.get(claim.article, ())
    return Telling(
        article=claim.article,
        published=published.get(claim.article, UNKNOWN_WHEN),
        position=max(0, bisect_right(starts, claim.cites[0].start) - 1),
        report=reports.get(claim.article, ""),
    )

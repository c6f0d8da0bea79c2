"""The lines that a timeline can choose from: a line, its date, and where it is told."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.model import UNKNOWN_WHEN, Claim, Entry, Factuality, Form, Polarity, When
from onrecord.record.extracts import hangs, own_words
from onrecord.record.reports import NO_COPIES
from onrecord.record.wholes import has_line, has_own_day, heads_of, is_beside, is_part

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

    `trust` below 1 holds back lines that the record knows to be plans, denials or opinions (`trust_in`). `is_line`:
    not only an opening that helps to tell what the news of a day was.
    """

    text: str
    when: When
    tellings: tuple[Telling, ...]
    trust: float = 1.0
    is_line: bool = True

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
            text=own_words(entry.text),
            when=entry.when,
            tellings=tuple(_telling(claims[claim], published, sentences, reports) for claim in entry.claims),
            trust=max(map(trust_in, heads_of([claims[claim] for claim in entry.claims]))) * _alone(entry.text),
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


HANGING = 0.8
"""What can only be read behind another sentence tells less than that one, or has it beside it on the page."""

BESIDE = 0.5
"""What is told beside something else, in a relative clause, a participle or a noun, is mostly known before."""

BACKGROUND = 0.2
"""What is told so, and only went on since some day or is pointed at as known, is known before."""

STATE = 0.0
"""Who holds a place, told in a relative clause and without a day ("the firm, which runs the port"), describes."""


def trust_in(claim: Claim) -> float:
    """Return how much a claim counts by what is known of how it is told: 1 when nothing speaks against."""
    told = TRUST[claim.factuality] * (DENIED if claim.polarity is Polarity.DENIED else 1.0)
    if not is_part(claim) or not is_beside(claim):
        return told
    if claim.value("form") == Form.RELATIVE and claim.value("change") == "holds" and not has_own_day(claim):
        return told * STATE
    return told * (BACKGROUND if has_own_day(claim) and not has_line(claim) else BESIDE)


def _alone(text: str) -> float:
    return HANGING if hangs(text) else 1.0


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

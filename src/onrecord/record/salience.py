"""How much each date of a collection matters: by the independent reports that speak of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model import When
from onrecord.record.candidates import Candidate, DateKey, Telling

NEWS = 1
"""Days after a date up to which a report of it is the news of the day; what comes later refers back to it."""

BACK, AHEAD = 3.0, 0.3
"""A report that refers back to a date counts three times: somebody found it worth telling again, days on. One that
looks ahead counts little: what is announced may never come, and if it matters it is told afterwards."""

HALFWAY = 10
"""Sentences into an article at which its dates count half: news puts first what matters most."""

RANGE = 0.5
"""What is known only to lie between two days counts half: a reader looks for days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWeight:
    """How much a date matters: its `weight` (no unit), how many `reports` speak of it, and how many refer back."""

    key: DateKey
    weight: float
    reports: int
    back: int


def weigh_dates(candidates: Sequence[Candidate], worth: Sequence[float]) -> dict[DateKey, DateWeight]:
    """Return the weight of every date: the sum over reports of what the best line of each gives it.

    `worth` is how much each line counts. A line that is worth nothing gives its date nothing, and copies of one
    article are one report. What has no known day at all has no weight.
    """
    best: dict[DateKey, dict[str, float]] = {}
    back: dict[DateKey, set[str]] = {}
    for candidate, value in zip(candidates, worth, strict=True):
        if value <= 0 or candidate.key == (None, None):
            continue
        reports = best.setdefault(candidate.key, {})
        for telling in candidate.tellings:
            lag = lag_of(telling, candidate.when)
            given = value * weigh_lag(lag) * weigh_position(telling.position)
            reports[telling.report_id] = max(reports.get(telling.report_id, 0.0), given)
            if lag is not None and lag > NEWS:
                back.setdefault(candidate.key, set()).add(telling.report_id)
    return {
        key: DateWeight(
            key=key, weight=_as_one(key) * sum(sorted(given.values())), reports=len(given), back=len(back.get(key, ()))
        )
        for key, given in best.items()
    }


def _as_one(key: DateKey) -> float:
    return 1.0 if key[0] == key[1] else RANGE


def lag_of(telling: Telling, when: When) -> int | None:
    """Return the days from what is told to the telling of it; negative for what lies ahead, None when not known."""
    told: date | None = telling.published.latest or telling.published.earliest
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if told is None or first is None or last is None:
        return None
    return 0 if first <= told <= last else (told - (last if told > last else first)).days


def weigh_lag(lag: int | None) -> float:
    """Return what the distance of telling and told makes of a report as evidence for a date."""
    if lag is None or 0 <= lag <= NEWS:
        return 1.0
    return AHEAD if lag < 0 else BACK


def weigh_position(position: int) -> float:
    """Return what the place in its article makes of a line: 1 for the first, half at HALFWAY."""
    return 1 / (1 + position / HALFWAY)

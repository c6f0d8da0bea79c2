"""How much each line is worth on its date: what the others of the day say too, in words that can stand alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.record.candidates import Candidate, DateKey
from onrecord.record.likeness import Terms, likeness, sum_up, to_unit
from onrecord.record.salience import NEWS, lag_of

TOPIC = 50
"""Terms that stand for the topic of a collection."""

OFF_TOPIC = 0.1
"""What a line keeps that has no word of the topic."""

COMMON = 5.0
"""How far the words of the topic give way, in the picture of a day, to the words of that day alone."""

LOUD = 2.0
"""The voice of a report that refers back to a date: it tells in few words what is still known of it."""

AHEAD = 0.2
"""A line that looks ahead to its date can only say what was planned."""

OPENING = 3
"""Sentences from the first that open an article: they tell the news of the day, whether they name it or not."""

LATE = 0.8
"""A line far down in its article counts so much of one at its top."""

HALFWAY = 5
"""Sentences into an article at which the gap between its first line and LATE is half."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A candidate by its place in the sequence, its terms, and its own worth (wording, length, thread)."""

    index: int
    candidate: Candidate
    terms: Terms
    own: float


def find_topic(lines: Sequence[Line]) -> Terms:
    """Return what a collection is about: the terms that most reports share, as a vector of length 1."""
    reports: dict[str, set[str]] = {}
    for line in lines:
        for telling in line.candidate.tellings:
            reports.setdefault(telling.report_id, set()).update(line.terms)
    counts = Counter(term for terms in reports.values() for term in terms)
    weights: dict[str, list[float]] = {}
    for line in lines:
        for term, weight in line.terms.items():
            weights.setdefault(term, []).append(weight)
    shared = {term: count * sum(weights[term]) / len(weights[term]) for term, count in counts.items()}
    top = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:TOPIC]
    return to_unit(dict(top))


def opens_article(candidate: Candidate) -> bool:
    """Whether a line has no date of its own and is one of the first of an article."""
    return candidate.key == (None, None) and any(telling.position < OPENING for telling in candidate.tellings)


def find_openings(lines: Iterable[Line]) -> dict[DateKey, list[Terms]]:
    """Return the terms of openings (`opens_article`) for the day that their articles were published.

    They are never lines of that day themselves: that they tell of it, and not of the day before, nobody has said.
    """
    openings: dict[DateKey, list[Terms]] = {}
    for line in lines:
        for telling in line.candidate.tellings:
            if telling.position < OPENING and telling.published.is_day:
                day = (telling.published.earliest, telling.published.latest)
                openings.setdefault(day, []).append(line.terms)
    return openings


def weigh_lines(lines: Sequence[Line], topic: Mapping[str, float], openings: Sequence[Terms] = ()) -> list[float]:
    """Return the worth of each line of one date: its own, times how well it tells what the reports of the date share.

    Every report has one voice, those that refer back to the date a louder one; the `openings` of the day's articles
    speak too.
    """
    voices = Counter(telling.report_id for line in lines for telling in line.candidate.tellings)
    spoken = [(line.own * _voice(line.candidate, voices), line.terms) for line in lines]
    picture = sum_up([*spoken, *((1.0, terms) for terms in openings)])
    day = to_unit({term: weight / (1 + COMMON * topic.get(term, 0.0)) for term, weight in picture.items()})
    return [
        line.own * _place(line.candidate) * likeness(line.terms, day) * (OFF_TOPIC + likeness(line.terms, topic))
        for line in lines
    ]


def _voice(candidate: Candidate, voices: Mapping[str, int]) -> float:
    loud = 0.0
    for telling in candidate.tellings:
        lag = lag_of(telling, candidate.when)
        loud += (LOUD if lag is not None and lag > NEWS else 1.0) / voices[telling.report_id]
    return loud


def _place(candidate: Candidate) -> float:
    """Return what the best of its places makes of a line."""
    return max((_place_of(candidate, at) for at in range(len(candidate.tellings))), default=1.0)


def _place_of(candidate: Candidate, at: int) -> float:
    telling = candidate.tellings[at]
    lag = lag_of(telling, candidate.when)
    ahead = AHEAD if lag is not None and lag < 0 else 1.0
    return ahead * (LATE + (1 - LATE) / (1 + telling.position / HALFWAY))

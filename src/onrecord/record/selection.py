"""Which lines matter: the selection of a timeline from all dated lines of a collection.

First the dates are weighed (`salience`), then the lines of each date (`worth`), then lines are dealt to dates as seats
are to parties, and taken one by one, none that says what another has said (`taking`).
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.record.candidates import Candidate, DateKey
from onrecord.record.likeness import Terms, weigh_terms
from onrecord.record.salience import DateWeight, weigh_dates
from onrecord.record.taking import Rivals, Taken
from onrecord.record.thread import find_thread
from onrecord.record.wording import weigh_evidence, weigh_length, weigh_wording
from onrecord.record.worth import Line, find_openings, find_topic, opens_article, weigh_lines

PER_DAY = 3
"""Lines of a date at most, unless the reader says otherwise, or asks for more lines than that gives."""

TENTH, FAINT = 10, 0.14
"""A date belongs to a timeline of its own length when its weight is at least a seventh of that of the tenth weightiest
date: the tenth, since the weight of the first says more of one event than of the collection. From .13 to .15 the date F
of the benchmark `timelines` is .71 to .70, at a precision of .60."""

WEAK, WEAKEST = 0.25, 0.05
"""A further line of a date worth less than this share of its first is left out: the first where the collection sets the
length, the second where the reader does."""

UNDATED: DateKey = (None, None)
"""The key of lines without any date."""

Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the reader asked for, and the least weight of a date (0: any) where the collection sets the length.

    `weak`: the share of a date's first line that a further one must be worth. `is_firm`: no date has more lines than
    `per_day`, though there be room.
    """

    lines: int | None
    days: int | None
    per_day: int
    is_firm: bool
    least: float
    weak: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The lines of a timeline.

    `indexes` of the candidates in the order of their dates; `dates`: all that were weighed, the weightiest first,
    whether they have a line or not; `how`: in words, how the length came about.
    """

    indexes: tuple[int, ...]
    dates: tuple[DateWeight, ...]
    how: str


def select(
    candidates: Sequence[Candidate],
    *,
    lines: int | None = None,
    days: int | None = None,
    per_day: int | None = None,
    span: Days | None = None,
    about: str = "",
) -> Selection:
    """Return the lines that matter.

    `lines`, `days` and `per_day` are upper limits; without the first two the length follows from the collection.
    `span` are the first and the last day (None: open): what may lie outside it is left out. `about` are words of one
    thread. A line whose day is not known stands under its bounds, never on a day. One without any date is selected only
    where the reader asked for more lines than dates give, and for no span; where it opens an article it helps to tell
    what the news of a day was.
    """
    thread = find_thread(candidates, about)
    of_thread = [at for at, share in enumerate(thread) if share > 0]
    dated = [at for at in of_thread if _is_within(candidates[at].key, span)]
    trust = [candidates[at].trust * thread[at] for at in dated]
    evidence = [value * weigh_evidence(candidates[at].text) for at, value in zip(dated, trust, strict=True)]
    weights = weigh_dates([candidates[at] for at in dated], evidence)
    ranked = sorted(weights.values(), key=lambda one: (-one.weight, _order(one.key)))
    limits, how = _set_limits(ranked, lines=lines, days=days, per_day=per_day)
    pool = [_line(at, candidates[at], value) for at, value in zip(dated, trust, strict=True)]
    openings = [_line(at, candidates[at], thread[at]) for at in of_thread if opens_article(candidates[at])]
    undated = [at for at in of_thread if candidates[at].key == UNDATED and candidates[at].is_line and span is None]
    rest = [_line(at, candidates[at], candidates[at].trust * thread[at]) for at in undated]
    board = _Board(
        groups=_group([*pool, *rest]), topic=find_topic([*pool, *openings]), openings=find_openings(openings)
    )
    chosen = _deal(ranked, board, limits)
    keyed = sorted((_order(line.candidate.key), line.index) for line in chosen)
    return Selection(indexes=tuple(index for _, index in keyed), dates=tuple(ranked), how=how)


def _is_within(key: DateKey, span: Days | None) -> bool:
    first, last = key[0] or key[1], key[1] or key[0]
    if first is None or last is None:
        return False
    start, end = span or (None, None)
    return (start is None or start <= first) and (end is None or last <= end)


def _order(key: DateKey) -> tuple[date, date]:
    """By the last day, then the first, as the record orders its entries."""
    return key[1] or key[0] or date.max, key[0] or date.min


def _line(index: int, candidate: Candidate, trust: float) -> Line:
    own = trust * weigh_wording(candidate.text) * weigh_length(candidate.text)
    return Line(index=index, candidate=candidate, terms=weigh_terms(candidate.text), own=own)


def _group(pool: Iterable[Line]) -> dict[DateKey, list[Line]]:
    groups: dict[DateKey, list[Line]] = {}
    for line in pool:
        groups.setdefault(line.candidate.key, []).append(line)
    return groups


def _set_limits(
    ranked: Sequence[DateWeight], *, lines: int | None, days: int | None, per_day: int | None
) -> tuple[Limits, str]:
    """Return the limits, and in words how the length comes about."""
    most = PER_DAY if per_day is None else per_day
    if lines is not None or days is not None:
        asked = ((lines, "lines"), (days, "days"), (per_day, "lines a day"))
        how = "as asked: at most " + ", ".join(f"{limit} {name}" for limit, name in asked if limit is not None)
        is_firm = per_day is not None or lines is None
        return Limits(lines=lines, days=days, per_day=most, is_firm=is_firm, least=0.0, weak=WEAKEST), how
    if not ranked:
        return Limits(lines=None, days=None, per_day=most, is_firm=True, least=0.0, weak=WEAK), "no dated lines"
    measure = ranked[min(TENTH, len(ranked)) - 1]
    least = FAINT * measure.weight
    kept = sum(one.weight >= least for one in ranked)
    which = "the tenth" if len(ranked) >= TENTH else "the last"
    how = (
        f"{kept} of {len(ranked)} dates, those that weigh at least a seventh of what {which} in weight does "
        f"({measure.reports} reports), up to {most} lines each"
    )
    return Limits(lines=None, days=None, per_day=most, is_firm=True, least=least, weak=WEAK), how


@dataclass(frozen=True, slots=True, kw_only=True)
class _Board:
    """The lines of each date, the topic of the collection, and the openings of the articles of each day."""

    groups: Mapping[DateKey, Sequence[Line]]
    topic: Mapping[str, float]
    openings: Mapping[DateKey, Sequence[Terms]]

    def rivals(self, key: DateKey, weak: float) -> Rivals:
        lines = self.groups[key]
        worth = weigh_lines(lines, self.topic, self.openings.get(key, ()))
        return Rivals.of(zip(worth, lines, strict=True), weak=weak)


def _deal(ranked: Sequence[DateWeight], board: _Board, limits: Limits) -> list[Line]:
    """Return the lines that are taken, in no order of dates.

    A date of weight w bids the root of w for its first line, half of that for its second, a third for the third: the
    highest bid takes a line. So a day of nine times the weight has three lines where the other has one. No bid falls
    under the root of the least weight.
    """
    bids = [(-math.sqrt(one.weight), place, 1) for place, one in enumerate(ranked) if one.weight > 0]
    heapq.heapify(bids)
    opened: dict[DateKey, Rivals] = {}
    before = Taken()
    chosen: list[Line] = []
    while bids and (limits.lines is None or len(chosen) < limits.lines) and -bids[0][0] >= math.sqrt(limits.least):
        bid, place, number = heapq.heappop(bids)
        key = ranked[place].key
        if number == 1:
            if limits.days is not None and len(opened) >= limits.days:
                continue
            opened[key] = board.rivals(key, limits.weak)
        line = opened[key].take(before)
        if line is not None:
            chosen.append(line)
            if number < limits.per_day:
                heapq.heappush(bids, (bid * number / (number + 1), place, number + 1))
        elif number == 1:
            del opened[key]
    if not limits.is_firm and limits.lines is not None:
        shares = [(one.weight, opened[one.key]) for one in ranked if one.key in opened]
        chosen += _fill(limits.lines - len(chosen), shares, board, before)
    return chosen


def _fill(room: int, shares: Sequence[tuple[float, Rivals]], board: _Board, before: Taken) -> list[Line]:
    """Return lines for the room that dates left: the further ones of each date, as they bid, then those without date.

    `shares` are the dates that have lines, by weight and what is left of each. Their weaker lines are taken too.
    """
    bids = [(-math.sqrt(weight) / (len(rivals.taken) + 1), at) for at, (weight, rivals) in enumerate(shares)]
    heapq.heapify(bids)
    found: list[Line] = []
    while bids and len(found) < room:
        _, at = heapq.heappop(bids)
        weight, rivals = shares[at]
        rivals.weak = 0.0
        line = rivals.take(before)
        if line is not None:
            found.append(line)
            heapq.heappush(bids, (-math.sqrt(weight) / (len(rivals.taken) + 1), at))
    rest = board.rivals(UNDATED, 0.0) if UNDATED in board.groups else None
    while rest is not None and len(found) < room and (line := rest.take(before)) is not None:
        found.append(line)
    return found

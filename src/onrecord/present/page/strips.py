"""Strips of time: where days stand on a line from left to right, in percent of its width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.present.page.datewords import MONTHS, say_day, say_range, say_short_day

MOST_DAYS, MOST_WEEKS = 100, 700
"""Days up to which a strip has a bar a day, and a bar a week: more bars than that are too narrow to hit."""

MOST_TICKS = 6
WIDEST = 2.4
"""Percent of the width that a bar is drawn wide at most."""

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar of a strip: the days from `first` to `last`, `x` and `width` in percent, `height` 0 to 100.

    `day` is the first of them that has a line.
    """

    first: date
    last: date
    day: date
    x: float
    width: float
    count: int
    height: float

    @property
    def drawn(self) -> tuple[float, float]:
        """Return where the bar is drawn and how wide: a little narrower than its days, and never a block."""
        width = min(0.86 * self.width, WIDEST)
        return round(self.x + (self.width - width) / 2, 3), round(width, 3)

    @property
    def words(self) -> str:
        return f"{say_range(self.first, self.last)}: {self.count} line{'' if self.count == 1 else 's'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark on the axis with its words; `anchor` is the SVG text-anchor that keeps them inside."""

    x: float
    words: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Lines per day, week or month. `earlier` and `later` count the lines that lie outside."""

    unit: str
    first: date
    last: date
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    marks: tuple[Tick, ...]
    earlier: int
    later: int
    highest: int

    @property
    def words(self) -> str:
        total = sum(bar.count for bar in self.bars)
        return f"{total} lines known to the day, {say_range(self.first, self.last)}, by {self.unit}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The days that a strip shows, both included."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Return where a day starts, in percent; days outside stand at the ends."""
        share = (day - self.first).days / ((self.last - self.first).days + 1)
        return round(100 * min(1.0, max(0.0, share)), 3)

    def end(self, day: date) -> float:
        """Return where a day ends, in percent."""
        return self.at(day + ONE_DAY)

    def ticks(self, most: int = MOST_TICKS) -> tuple[Tick, ...]:
        """Return up to `most` marks with their days."""
        days = (self.last - self.first).days
        return tuple(_spread(self, [self.first + ONE_DAY * round(days * n / (most - 1)) for n in range(most)]))


def _spread(scale: Scale, days: list[date]) -> Iterator[Tick]:
    distinct = sorted(set(days))
    is_long = (scale.last - scale.first).days > MOST_WEEKS
    for number, day in enumerate(distinct):
        anchor = "start" if number == 0 else "end" if number == len(distinct) - 1 and number else "middle"
        x = {"start": scale.at(day), "end": scale.end(day)}.get(anchor, (scale.at(day) + scale.end(day)) / 2)
        words = f"{MONTHS[day.month - 1][:3]} {day.year}" if is_long else say_short_day(day)
        yield Tick(x=round(x, 3), words=words, anchor=anchor)


def draw_strip(days: Iterable[date], published: Iterable[date]) -> Strip | None:
    """Return the strip of the days of lines; None when there are none.

    It reaches from two weeks before the first article to the last one, and as far beyond as lines stand close by:
    what lies further away is counted beside it, so that one line of 1946 does not press a week together.
    """
    counts = Counter(days)
    articles = sorted(set(published))
    if not counts:
        return None
    scale = _scale(sorted(counts), articles)
    inside = {day: count for day, count in counts.items() if scale.first <= day <= scale.last}
    unit, starts = _units(scale)
    bins: dict[date, dict[date, int]] = {start: {} for start in starts}
    for day, count in inside.items():
        bins[_start_of(day, unit, scale)][day] = count
    highest = max((sum(found.values()) for found in bins.values()), default=0)
    bars = tuple(_bar(start, unit, scale, found, highest) for start, found in bins.items() if found)
    return Strip(
        unit=unit,
        first=scale.first,
        last=scale.last,
        bars=bars,
        ticks=scale.ticks(),
        marks=tuple(
            Tick(x=round((scale.at(day) + scale.end(day)) / 2, 3), words=say_day(day), anchor="middle")
            for day in articles
            if scale.first <= day <= scale.last
        ),
        earlier=sum(count for day, count in counts.items() if day < scale.first),
        later=sum(count for day, count in counts.items() if day > scale.last),
        highest=highest,
    )


def _scale(days: list[date], articles: list[date]) -> Scale:
    core = articles or days
    reach = max(14, (core[-1] - core[0]).days // 4)
    first, last = core[0], core[-1]
    for day in reversed([day for day in days if day < first]):
        if (first - day).days <= reach and (core[0] - day).days <= 2 * reach:
            first = day
    for day in (day for day in days if day > last):
        if (day - last).days <= reach and (day - core[-1]).days <= 2 * reach:
            last = day
    short = 6 - (last - first).days
    if short > 0:  # a week at least, so that a bar stays a bar
        first, last = first - ONE_DAY * (short // 2), last + ONE_DAY * ((short + 1) // 2)
    return Scale(first=first, last=last)


def _units(scale: Scale) -> tuple[str, list[date]]:
    length = (scale.last - scale.first).days + 1
    unit = "day" if length <= MOST_DAYS else "week" if length <= MOST_WEEKS else "month"
    every = (scale.first + ONE_DAY * at for at in range(length))
    return unit, sorted({_start_of(day, unit, scale) for day in every})


def _start_of(day: date, unit: str, scale: Scale) -> date:
    if unit == "day":
        return day
    start = day - ONE_DAY * day.weekday() if unit == "week" else day.replace(day=1)
    return max(start, scale.first)


def _bar(start: date, unit: str, scale: Scale, found: dict[date, int], highest: int) -> Bar:
    if unit == "day":
        last = start
    elif unit == "week":
        last = start + ONE_DAY * (6 - start.weekday())
    else:
        last = (start.replace(day=28) + 4 * ONE_DAY).replace(day=1) - ONE_DAY
    last = min(last, scale.last)
    x, count = scale.at(start), sum(found.values())
    return Bar(
        first=start,
        last=last,
        day=min(found),
        x=x,
        width=round(scale.end(last) - x, 3),
        count=count,
        height=round(100 * count / highest, 2),
    )

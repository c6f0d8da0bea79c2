"""The timeline of the page: lines under their dates, those without a day apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from onrecord.annotate.times import explain
from onrecord.model import Basis, When
from onrecord.present.exports import Contents
from onrecord.present.lines import FullLine
from onrecord.present.page.datewords import say_long, say_weekday
from onrecord.present.page.excerpts import Excerpt, Texts
from onrecord.present.page.facets import Choice, Choices, outlet_value
from onrecord.present.page.sourcing import outlet_of
from onrecord.present.page.standings import (
    Badge,
    SlotView,
    badges_of,
    most_telling,
    relays_of,
    say_told,
    slots_of,
    stated,
)
from onrecord.present.page.strips import Strip, draw_strip
from onrecord.present.relayed import Relayed, RelayView
from onrecord.present.selecting import Wish, select_lines
from onrecord.present.statuses import as_told
from onrecord.record.disputes import find_disputes
from onrecord.text import Span

LONGEST_SPAN = 45
"""Days between the bounds of a line among the dated ones: a month and a half; what spans more is background."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """One line: its words, how it is told, its sources, and the attributes (`facets`) that it is filtered by.

    `disputes` are its slots whose dispute is told under it, and not under another line that carries it too.
    """

    id: str
    text: str
    date: str
    known: str
    told: str
    status: str
    badges: tuple[Badge, ...]
    sources: tuple[int, ...]
    excerpts: tuple[Excerpt, ...]
    slots: tuple[SlotView, ...]
    origins: tuple[str, ...]
    standing: str
    facets: tuple[tuple[str, str], ...]
    relays: RelayView | None = None
    disputes: tuple[SlotView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayGroup:
    """Lines of one date. `anchor` is the id of a day, "" for anything less certain; `shape` draws its mark."""

    words: str
    note: str
    anchor: str
    shape: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Lines that are dated, loosely dated, or not dated."""

    id: str
    title: str
    note: str
    groups: tuple[DayGroup, ...]

    @property
    def count(self) -> int:
        return sum(len(group.lines) for group in self.groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """All lines, the strip over them, and what they can be filtered by."""

    sections: tuple[Section, ...]
    strip: Strip | None
    choices: tuple[Choice, ...]
    how_selected: str

    @property
    def lines(self) -> Iterator[LineView]:
        return (line for section in self.sections for group in section.groups for line in group.lines)

    @property
    def count(self) -> int:
        return sum(section.count for section in self.sections)

    @property
    def disputed(self) -> list[LineView]:
        """The lines of which accounts exclude or retire one another, each dispute under one of them."""
        return [line for line in self.lines if line.disputes]

    @property
    def sources(self) -> set[int]:
        """The numbers of the articles that carry a line."""
        return {number for line in self.lines for number in line.sources}


EARLIER = 60
"""Days before the first article from which on dated lines stand among the others: what is older is background."""

_NOT_FACT = ("hypothetical", "planned", "opinion")

SECTIONS = {
    "dated": ("Dated", "Known to the day, or between days close together. “By” is the latest day a line can be of."),
    "before": ("Before the coverage", f"Dated lines of more than {EARLIER} days before the first article."),
    "loose": ("Loosely dated", "Known to a season, a year or wide bounds: background, and on no day."),
    "undated": ("Not dated", "The articles do not say when."),
}


def build_timeline(contents: Contents, texts: Texts, relayed: Relayed | None = None) -> Timeline:
    """Return the timeline of a record; `relayed` tells who told a line first, without it no line says so."""
    choices = Choices(
        main="Lines",
        actor="Who",
        place="Where",
        outlet="Outlet",
        kind="Kind",
        status="Told as",
        standing="Accounts",
    )
    selection = select_lines(contents.views, Wish())
    selected = [line.id for line in selection.lines] if len(selection.lines) < selection.of else []
    outlets = {source.number: outlet_of(source) for source in contents.sources}
    placed: dict[str, list[tuple[When, LineView]]] = {name: [] for name in SECTIONS}
    days: list[date] = []
    published = [one.published.earliest for one in contents.sources if one.published.is_day and one.published.earliest]
    opening = opening_of(published)
    disputes = _disputes_of(contents.lines)
    for line in contents.lines:
        view = _view(line, texts, contents.source_of, _facets(line, choices, outlets, frozenset(selected)))
        told_here = replace(line, slots=tuple(slot for slot in line.slots if (line.id, slot.slot) in disputes))
        view = replace(view, disputes=slots_of(told_here, contents.source_of))
        view = replace(view, relays=relays_of(contents, relayed.of_id("entry", line.id))) if relayed else view
        placed[section_of(line.when, opening)].append((line.when, view))
        if line.when.is_day and line.when.earliest:
            days.append(line.when.earliest)
    return Timeline(
        sections=tuple(
            Section(id=name, title=title, note=note, groups=tuple(_groups(placed[name])))
            for name, (title, note) in SECTIONS.items()
            if placed[name]
        ),
        strip=draw_strip(days, published),
        choices=choices.all(),
        how_selected=selection.how if selected else "",
    )


def _disputes_of(lines: Iterable[FullLine]) -> frozenset[tuple[str, str]]:
    """Return the slots, by line and name, under which a dispute is told."""
    found = [(line.id, slot) for line in lines for slot in line.slots]
    return frozenset((found[at][0], found[at][1].slot) for at in find_disputes([slot for _, slot in found]))


def opening_of(published: Sequence[date]) -> date | None:
    """Return the day before which a line is background, by the days of articles; None when no article has a day."""
    return min(published) - timedelta(days=EARLIER) if published else None


def section_of(when: When, opening: date | None) -> str:
    """Return the section that a line of a date is in: the sections come in the order of SECTIONS."""
    if when.earliest is None and when.latest is None:
        return "undated"
    if when.earliest is None:
        return "dated" if when.basis is Basis.PUBLICATION else "loose"
    if when.latest is None or (when.latest - when.earliest).days > LONGEST_SPAN:
        return "loose"
    return "before" if opening and when.latest < opening else "dated"


def _groups(lines: Iterable[tuple[When, LineView]]) -> Iterator[DayGroup]:
    """Yield the lines under their dates; a date that comes again later in the order has no anchor the second time."""
    seen: set[str] = set()
    for words, group in groupby(lines, key=lambda pair: pair[1].date):
        pairs = list(group)
        when = pairs[0][0]
        day = when.earliest if when.is_day else None
        anchor = f"d-{day.isoformat()}" if day else ""
        yield DayGroup(
            words=words,
            note=say_weekday(day) if day else "",
            anchor="" if anchor in seen else anchor,
            shape="day" if day else "by" if when.earliest is None else "span",
            lines=tuple(view for _, view in pairs),
        )
        seen.add(anchor)


def _view(line: FullLine, texts: Texts, source_of: dict[str, int], facets: tuple[tuple[str, str], ...]) -> LineView:
    statuses = statuses_of(line)
    return LineView(
        id=line.id,
        text=line.text,
        date=say_long(line.when),
        known=explain(line.when) if line.when.basis is not Basis.UNKNOWN else "The articles do not say when.",
        told=say_told(statuses, line.said_by),
        status=_telling(statuses),
        badges=badges_of(line),
        sources=line.sources,
        excerpts=texts.excerpts((quote.article, Span(quote.start, quote.end)) for quote in line.quotes),
        slots=slots_of(line, source_of),
        origins=stated(line.origins),
        standing=line.standing,
        facets=facets,
    )


def statuses_of(line: FullLine) -> tuple[str, ...]:
    """Return how a line is told, as a reader is told it."""
    return as_told(line.statuses, line.text, is_said=bool(line.said_by))


def _telling(statuses: tuple[str, ...]) -> str:
    """Return the status that a reader must not miss, "asserted" where there is none of these."""
    return next((status for status in ("denied", *_NOT_FACT, "reported") if status in statuses), "asserted")


def _facets(
    line: FullLine, choices: Choices, outlets: dict[int, str], main: frozenset[str]
) -> tuple[tuple[str, str], ...]:
    names = [outlets[number] for number in line.sources]
    labels = [*line.kinds, *line.types]
    standing = most_telling(line)
    when = line.when
    first, last = when.earliest or when.latest, when.latest or when.earliest
    found = {
        "actor": choices.of("actor", ((actor.id, actor.name) for actor in line.actors)),
        "place": choices.of("place", ((place.id.replace(":", "-"), place.name) for place in line.places)),
        "outlet": choices.of("outlet", ((outlet_value(name), name) for name in names)),
        "kind": choices.of("kind", ((label, label.replace("_", " ")) for label in labels)),
        "status": choices.of("status", ((status, status) for status in line.statuses)),
        "standing": choices.of("standing", ((standing, standing),)),
        "main": choices.of("main", [("main", "Main lines")] if line.id in main else []),
        "source": " ".join(map(str, line.sources)),
        "first": first.isoformat() if first else "",
        "last": last.isoformat() if last else "",
    }
    return tuple((name, value) for name, value in found.items() if value)

"""A small map: outlines of countries around some points, drawn in percent of nothing but themselves.

The outlines are Natural Earth's 1:110m countries (public domain), made smaller by `scripts/build_outlines.py`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

WIDTH, HEIGHT = 640, 400
MARGIN = 0.18
"""Part of the map that stays free on each side of the points."""

SMALLEST = 14.0
"""Degrees that a map spans at least: outlines of this scale say nothing of less."""

LABEL = 12.0
"""Height of a label in units of the map; a letter takes about six tenths of it."""

POLICY = (
    "Outlines: Natural Earth 1:110m (public domain), which draws borders by who administers the ground. They are drawn "
    "for orientation only: no position is taken on any border, and no country is named or coloured."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place to show, in degrees; `key` names it on the page, `is_main` draws it larger."""

    key: str
    name: str
    lat: float
    lon: float
    is_main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A point on the map, with the place of its label; `anchor` "" where there is no room for one."""

    key: str
    name: str
    x: float
    y: float
    label_x: float
    label_y: float
    anchor: str
    is_main: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """A map: land as one SVG path, lines of the graticule as another, dots."""

    width: int
    height: int
    land: str
    graticule: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """What part of the earth is shown: the north-west corner in degrees, and units for each degree."""

    west: float
    north: float
    east: float
    south: float
    per_lon: float
    per_lat: float

    def x(self, lon: float) -> float:
        return round((lon - self.west) * self.per_lon, 1)

    def y(self, lat: float) -> float:
        return round((self.north - lat) * self.per_lat, 1)


def draw_map(points: Iterable[Point]) -> Map | None:
    """Return a map of the points, those of main interest first; None without any."""
    found = sorted(points, key=lambda point: (not point.is_main, point.key))
    if not found:
        return None
    view = _view(found)
    return Map(
        width=WIDTH,
        height=HEIGHT,
        land="".join(_land(view)),
        graticule="".join(_graticule(view)),
        dots=tuple(_dots(found, view)),
    )


def _view(points: list[Point]) -> _View:
    lats, lons = [point.lat for point in points], [point.lon for point in points]
    middle = (max(lats) + min(lats)) / 2, (max(lons) + min(lons)) / 2
    shrink = max(0.2, math.cos(math.radians(min(75.0, abs(middle[0])))))
    free = 1 - 2 * MARGIN
    high = max(SMALLEST, (max(lats) - min(lats)) / free, (max(lons) - min(lons)) * shrink / free * HEIGHT / WIDTH)
    per_lat = HEIGHT / high
    per_lon = per_lat * shrink
    return _View(
        west=middle[1] - WIDTH / 2 / per_lon,
        east=middle[1] + WIDTH / 2 / per_lon,
        north=middle[0] + high / 2,
        south=middle[0] - high / 2,
        per_lon=per_lon,
        per_lat=per_lat,
    )


def _land(view: _View) -> Iterator[str]:
    for ring in _rings():
        lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
        if max(lons) < view.west or min(lons) > view.east or max(lats) < view.south or min(lats) > view.north:
            continue
        yield "M" + "L".join(_pairs(ring, view)) + "Z"


def _pairs(ring: list[tuple[float, float]], view: _View) -> Iterator[str]:
    """Yield the points of a ring on the map, those far outside moved to its surroundings."""
    before = ""
    for lon, lat in ring:
        x = min(2.0 * WIDTH, max(-1.0 * WIDTH, view.x(lon)))
        y = min(2.0 * HEIGHT, max(-1.0 * HEIGHT, view.y(lat)))
        here = f"{x:g} {y:g}"
        if here != before:
            yield here
        before = here


def _graticule(view: _View) -> Iterator[str]:
    high = view.north - view.south
    step = next((step for step in (1, 2, 5, 10, 20) if high / step <= 6), 30)
    for lon in range(math.ceil(view.west / step) * step, math.floor(view.east) + 1, step):
        yield f"M{view.x(lon):g} 0V{HEIGHT}"
    for lat in range(math.ceil(view.south / step) * step, math.floor(view.north) + 1, step):
        yield f"M0 {view.y(lat):g}H{WIDTH}"


def _dots(points: list[Point], view: _View) -> Iterator[Dot]:
    taken: list[tuple[float, float, float, float]] = [
        (view.x(point.lon) - 4, view.y(point.lat) - 4, view.x(point.lon) + 4, view.y(point.lat) + 4) for point in points
    ]
    for point in points:
        x, y = view.x(point.lon), view.y(point.lat)
        label_x, label_y, anchor = _label(point.name, x, y, taken)
        yield Dot(
            key=point.key,
            name=point.name,
            x=x,
            y=y,
            label_x=label_x,
            label_y=label_y,
            anchor=anchor,
            is_main=point.is_main,
        )


def _label(name: str, x: float, y: float, taken: list[tuple[float, float, float, float]]) -> tuple[float, float, str]:
    """Return where a label is free of dots and other labels: right, left, above or below its dot."""
    long = len(name) * LABEL * 0.6
    for left, base, anchor in (
        (x + 8, y + 4, "start"),
        (x - 8 - long, y + 4, "end"),
        (x - long / 2, y - 9, "middle"),
        (x - long / 2, y + 18, "middle"),
    ):
        box = (left, base - LABEL + 2, left + long, base + 2)
        is_inside = box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= HEIGHT
        if is_inside and not any(_meet(box, other) for other in taken):
            taken.append(box)
            start = left if anchor == "start" else left + long if anchor == "end" else x
            return round(start, 1), round(base, 1), anchor
    return 0, 0, ""


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@cache
def _rings() -> list[list[tuple[float, float]]]:
    """Return the outlines of all countries, in degrees."""
    text = (resources.files("onrecord.present.page") / "static" / "outlines.json").read_text(encoding="utf-8")
    return [list(_points(numbers)) for numbers in json.loads(text)]


def _points(numbers: list[int]) -> Iterator[tuple[float, float]]:
    x, y = 0, 0
    for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + step_x, y + step_y
        yield x / 10, y / 10

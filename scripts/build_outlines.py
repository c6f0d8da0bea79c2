# ruff: noqa: INP001 (a script beside the package, not part of one)
"""Write `src/onrecord/present/page/static/outlines.json`: the outlines of countries that the page's map shows.

python scripts/build_outlines.py naturalearth_lowres.shp

The input is Natural Earth's 1:110m countries (public domain), as the package geopandas 0.14 carries it. The output
holds one list a ring: whole tenths of a degree, the first point (longitude, latitude) and then the steps from point to
point. The same input gives the same file.
"""

from __future__ import annotations

import json
import struct
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "src/onrecord/present/page/static/outlines.json"
TOLERANCE = 0.6
"""Tenths of a degree that a border may move: half a pixel on a map of a continent that is 600 pixels wide."""
POLYGON = 5
LARGEST = 60_000

Point = tuple[float, float]
Ring = tuple[tuple[int, int], ...]


def read_rings(data: bytes) -> Iterator[list[Point]]:
    """Yield the rings of the polygons of a shapefile, in degrees."""
    at = 100  # behind the header of the file
    while at < len(data):
        (words,) = struct.unpack_from(">i", data, at + 4)
        body = at + 8
        at = body + 2 * words
        if struct.unpack_from("<i", data, body)[0] != POLYGON:
            continue
        parts, points = struct.unpack_from("<2i", data, body + 36)
        starts = [*struct.unpack_from(f"<{parts}i", data, body + 44), points]
        numbers = struct.unpack_from(f"<{2 * points}d", data, body + 44 + 4 * parts)
        every = list(zip(numbers[::2], numbers[1::2], strict=True))
        for start, end in pairwise(starts):
            yield every[start:end]


def simplified(points: list[Point]) -> list[Point]:
    """Return the points that a line needs to stay within TOLERANCE of itself (Douglas and Peucker)."""
    kept = {0, len(points) - 1}
    stretches = [(0, len(points) - 1)]
    while stretches:
        start, end = stretches.pop()
        far = max(range(start + 1, end), key=lambda at: _off(points[at], points[start], points[end]), default=None)
        if far is not None and _off(points[far], points[start], points[end]) > TOLERANCE:
            kept.add(far)
            stretches += [(start, far), (far, end)]
    return [points[at] for at in sorted(kept)]


def _off(point: Point, start: Point, end: Point) -> float:
    """Return how far a point lies from the stretch between two others."""
    (x, y), (ax, ay), (bx, by) = point, start, end
    long = (bx - ax) ** 2 + (by - ay) ** 2
    along = max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / long)) if long else 0.0
    return float(((x - ax - along * (bx - ax)) ** 2 + (y - ay - along * (by - ay)) ** 2) ** 0.5)


def encoded(points: list[Point]) -> list[int]:
    """Return a ring as its first point and the steps to each next one, in whole tenths of a degree."""
    halves = len(points) // 2  # the ends of a ring are one point: each half is simplified by itself
    tenths = [(10 * lon, 10 * lat) for lon, lat in points]
    short = simplified(tenths[: halves + 1])[:-1] + simplified(tenths[halves:])
    whole = [(round(x), round(y)) for x, y in short]
    out = [*whole[0]]
    for (x, y), (nx, ny) in pairwise(whole):
        if (nx, ny) != (x, y):
            out += [nx - x, ny - y]
    return out


def main(path: str) -> None:
    """Write the outlines of the shapefile at `path`."""
    rings = [encoded(points) for points in read_rings(Path(path).read_bytes())]
    kept = [ring for ring in rings if len(ring) >= 8]  # at least a triangle and its way back
    text = json.dumps(kept, separators=(",", ":")).replace("],[", "],\n[") + "\n"
    if len(text) > LARGEST:
        raise SystemExit(f"{len(text)} bytes are more than the page has room for ({LARGEST}): raise TOLERANCE.")
    OUT.write_text(text, encoding="utf-8")
    sys.stderr.write(f"{OUT}: {len(kept)} rings, {sum(map(len, kept)) // 2} points, {len(text)} bytes\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

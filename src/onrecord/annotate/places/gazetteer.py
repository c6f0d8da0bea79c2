"""The gazetteer: places by name, in one file that is mapped into memory and read in place.

The file is made by scripts/build_gazetteer.py: a line of JSON that gives the columns (name, type, offset, items), then
the columns. Numbers are little-endian. A name is found by bisection in the sorted hashes of all keys; nothing is read
before it is asked for, so loading takes no time to speak of.
"""

from __future__ import annotations

import json
import mmap
import sys
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

from onrecord.annotate.places.keys import hash_of, key_of
from onrecord.errors import RecordError
from onrecord.model import Level, Place

FORMAT = 4
FILE = "gazetteer.bin"


class Form(IntEnum):
    """How a name names its place (flags)."""

    MAIN = 0
    ALTERNATE = 1  # another language, an older name
    DEMONYM = 2  # adjective or people
    ABBREVIATION = 4  # "Ill.", "U.S."
    SHORT = 8  # without its kind: "Laurel" for Laurel County
    SEAT = 16  # of a building that stands for those who govern in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a name can mean, and how the name names it."""

    place: Place
    form: int


KM_PER_DEGREE = 111.2
DISTRICT_KM = 80
"""How far from its middle a district reaches at most: the table has no borders of districts."""


def distance_km(one: Place, other: Place) -> float:
    """Return the distance of two places, in km; exact enough to tell near from far."""
    lon = abs(one.lon - other.lon)
    lon = min(lon, 360 - lon) * cos(radians((one.lat + other.lat) / 2))
    return KM_PER_DEGREE * hypot(one.lat - other.lat, lon)


def holds(outer: Place, inner: Place) -> bool:
    """Tell whether one place lies in the other, as far as the table can say."""
    if outer.id == inner.id or outer.level >= inner.level:
        return False
    if outer.level == Level.COUNTRY:
        return outer.country == inner.country
    if outer.level == Level.REGION:
        return outer.region == inner.region and bool(outer.region)
    is_district = outer.level == Level.DISTRICT and outer.country == inner.country
    return is_district and distance_km(outer, inner) < DISTRICT_KM


class Gazetteer:
    """All places, by name."""

    def __init__(self, data: memoryview, columns: dict[str, Any]) -> None:
        self._data = data
        self._hashes = self._column(columns["hashes"])
        self._postings = self._column(columns["postings"])
        self._lats = self._column(columns["lats"])
        self._lons = self._column(columns["lons"])
        self._populations = self._column(columns["populations"])
        self._ids = self._column(columns["ids"])
        self._levels = self._column(columns["levels"])
        self._regions = self._column(columns["regions"])
        self._name_ends = self._column(columns["name_ends"])
        self._names: memoryview = self._slice(columns["names"])
        self._region_codes: list[str] = columns["region_codes"]

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return every place that bears `name`, the most populous first, then by id; () for none."""
        return self._of_key(key_of(name))

    def place(self, number: int) -> Place:
        """Return the place of one row."""
        start = self._name_ends[number - 1] if number else 0
        code = self._region_codes[self._regions[number]]
        return Place(
            id=place_id(self._ids[number]),
            name=bytes(self._names[start : self._name_ends[number]]).decode(),
            level=Level(self._levels[number]),
            lat=round(self._lats[number], 4),
            lon=round(self._lons[number], 4),
            country=code.partition(".")[0],
            region=code if "." in code else "",
            population=self._populations[number],
        )

    def __len__(self) -> int:
        return len(self._ids)

    @lru_cache(maxsize=16_384)  # noqa: B019 (one gazetteer lives as long as the process)
    def _of_key(self, key: str) -> tuple[Candidate, ...]:
        if not key:
            return ()
        wanted = hash_of(key)
        at = bisect_left(self._hashes, wanted)
        found: list[Candidate] = []
        while at < len(self._hashes) and self._hashes[at] == wanted:
            posting = self._postings[at]
            found.append(Candidate(place=self.place(posting >> 5), form=posting & 31))
            at += 1
        return tuple(sorted(found, key=lambda one: (-one.place.population, one.place.id)))

    def _slice(self, column: dict[str, Any]) -> memoryview:
        return self._data[column["offset"] : column["offset"] + column["bytes"]]

    def _column(self, column: dict[str, Any]) -> Any:
        if sys.byteorder == "little":
            return self._slice(column).cast(column["type"])
        numbers = array(column["type"], bytes(self._slice(column)))
        numbers.byteswap()
        return numbers


def place_id(number: int) -> str:
    """Return the id of a place: "gn:" and its GeoNames number, "or:" for a place that GeoNames does not number here."""
    return f"or:{number - 2**31}" if number >= 2**31 else f"gn:{number}"


def read_gazetteer(path: Path) -> Gazetteer:
    """Map a gazetteer file; raises RecordError when it is missing or not one of ours."""
    try:
        with path.open("rb") as file:
            data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        head = json.loads(bytes(data[: int(bytes(data[:8]))])[8:])
    except (OSError, ValueError) as error:
        raise RecordError(
            f"{path}: no gazetteer can be read there ({error}).", advice="Install onrecord anew."
        ) from error
    if head.get("format") != FORMAT:
        raise RecordError(
            f"{path}: the gazetteer has format {head.get('format')}, not {FORMAT}.", advice="Install onrecord anew."
        )
    return Gazetteer(data, head)


@cache
def shipped_gazetteer() -> Gazetteer:
    """Return the gazetteer that comes with onrecord."""
    return read_gazetteer(Path(str(files("onrecord.lexicon").joinpath(FILE))))

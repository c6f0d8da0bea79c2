"""The gazetteer file: what it holds, how it is found, what happens when it is broken."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path

import pytest

from onrecord import lexicon
from onrecord.annotate.places.gazetteer import read_gazetteer, shipped_gazetteer
from onrecord.annotate.places.keys import key_of
from onrecord.errors import RecordError
from onrecord.model import Level


def test_the_file_is_the_one_that_its_note_describes() -> None:
    file = Path(str(files("onrecord.lexicon").joinpath("gazetteer.bin")))
    assert hashlib.sha256(file.read_bytes()).hexdigest() == lexicon.load("gazetteer")["sha256"]
    assert file.stat().st_size <= 15_000_000


@pytest.mark.parametrize(
    ("name", "level", "country", "lat", "lon"),
    [
        ("Kherson", Level.TOWN, "UA", 46.6, 32.6),
        ("Texas", Level.REGION, "US", 31.1, -99.6),
        ("Kent", Level.DISTRICT, "GB", 51.2, 0.7),
        ("Kenya", Level.COUNTRY, "KE", 0.7, 38.0),
        ("Black Sea", Level.WATER, "", 43.0, 34.0),
        ("Donbas", Level.AREA, "UA", 48.2, 38.2),
    ],
)
def test_every_level_is_found_by_name(name: str, level: Level, country: str, lat: float, lon: float) -> None:
    found = [one.place for one in shipped_gazetteer().candidates(name) if one.place.level == level]
    nearest = min(found, key=lambda place: abs(place.lat - lat) + abs(place.lon - lon))
    assert nearest.country == country
    assert abs(nearest.lat - lat) < 0.3
    assert abs(nearest.lon - lon) < 0.3


def test_a_name_that_nobody_bears_has_no_candidates() -> None:
    assert shipped_gazetteer().candidates("Qwertynia") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SANA'A", "Sana’a"),
        ("São Paulo", "Sao Paulo"),
        ("Port-au-Prince", "port au prince"),
        ("St. Louis", "Saint Louis"),
        ("U.S.", "U. S."),
    ],
)
def test_spellings_share_a_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_initials_are_not_an_abbreviated_word() -> None:
    assert key_of("L.A.") != key_of("La.")


def test_a_very_long_name_has_no_key() -> None:
    assert key_of("A" * 200) == ""


@pytest.mark.parametrize("content", [b"", b"not a gazetteer", b"      99{}"])
def test_a_broken_file_is_one_clear_error(tmp_path: Path, content: bytes) -> None:
    broken = tmp_path / "gazetteer.bin"
    broken.write_bytes(content)
    with pytest.raises(RecordError, match=r"gazetteer\.bin"):
        read_gazetteer(broken)


def test_a_missing_file_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"nothing\.bin"):
        read_gazetteer(tmp_path / "nothing.bin")


@pytest.mark.parametrize("table", ["countries_en", "regions_en", "features_en"])
def test_hand_written_points_lie_on_the_globe(table: str) -> None:
    for group, entries in lexicon.load(table).items():
        if group == "nickname":
            continue
        for name, (lat, lon, *_) in entries.items():
            assert -90 <= lat <= 90, name
            assert -180 <= lon <= 180, name

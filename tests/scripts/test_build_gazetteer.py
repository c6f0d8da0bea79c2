"""How the gazetteer is built: what is decided in the script and not by its sources."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.annotate.places.gazetteer import Form, read_gazetteer
from onrecord.model import Level

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "build_gazetteer.py"


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_gazetteer", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_gazetteer"] = module
    spec.loader.exec_module(module)
    return module


def test_what_is_written_is_read(build: ModuleType, tmp_path: Path) -> None:
    row = build.Row(7, "Sollen", Level.TOWN, 50.5, -1.25, "GB.ENG", 900)
    row.add("Sollen", Form.MAIN)
    row.add("Zollen", Form.ALTERNATE)
    build.write_table([row], tmp_path / "small.bin")
    gazetteer = read_gazetteer(tmp_path / "small.bin")
    (found,) = gazetteer.candidates("ZOLLEN")
    assert (found.place.name, found.place.region, found.place.population, found.form) == ("Sollen", "GB.ENG", 900, 1)
    assert (found.place.lat, found.place.lon, found.place.id) == (50.5, -1.25, "gn:7")


def test_the_same_rows_give_the_same_bytes(build: ModuleType, tmp_path: Path) -> None:
    for name in ("one.bin", "two.bin"):
        row = build.Row(7, "Sollen", Level.TOWN, 50.5, -1.25, "GB.ENG", 900)
        row.add("Sollen", Form.MAIN)
        build.write_table([row], tmp_path / name)
    assert (tmp_path / "one.bin").read_bytes() == (tmp_path / "two.bin").read_bytes()


def test_the_middle_of_towns_on_both_sides_of_the_date_line_lies_between_them(build: ModuleType) -> None:
    lat, lon = build.middle([(0.0, 179.0), (2.0, -179.0)])
    assert lat == 1.0
    assert abs(abs(lon) - 180) < 1e-9


def test_a_region_leaves_its_name_to_its_town(build: ModuleType) -> None:
    row = build.Row(1, "Sollen Oblast", Level.REGION, 0.0, 0.0, "UA.99")
    row.add("Sollen", Form.MAIN)
    row.add("Sollen Oblast", Form.MAIN)
    build.mark_shared(row, ["sollen"])
    assert row.forms == {"sollen": Form.SHORT, "sollen oblast": Form.MAIN}


def test_villages_of_english_countries_have_no_further_names(build: ModuleType) -> None:
    town = {"countrycode": "US", "population": 900, "alternatenames": ["Old Sollen"]}
    assert list(build.further_names(town)) == []
    town |= {"countrycode": "UA", "population": 90_000, "alternatenames": ["Solen", "SLN", "solen", "Солен"]}
    assert list(build.further_names(town)) == ["Solen"]


@pytest.mark.parametrize(
    ("full", "short"),
    [("Laurel County", "Laurel"), ("Province of Iloilo", "Iloilo"), ("Kherson Oblast", "Kherson"), ("Kent", "Kent")],
)
def test_the_word_of_its_kind_is_cut(build: ModuleType, full: str, short: str) -> None:
    assert build.GENERIC.sub("", full) == short

"""Actors and places at the command line, and decisions about them that outlive a build."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Command

FIRST = """ date 2025-03-05

Interior Minister Ana Sole flew to Kherson on Tuesday. “The dam is safe,” Ms Sole said.
"""
SECOND = """ date 2025-05-20

Former interior minister Ana Sole was heard by a court in Nairobi. Tom Reed, the interior minister, stayed in Kenya.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    return folder


@pytest.fixture
def record(onrecord: Command, story: Path, tmp_path: Path) -> Path:
    path = tmp_path / "story.db"
    assert onrecord("build", story, "-o", path).code == 0
    return path


def actors(onrecord: Command, record: Path) -> dict[str, list[int]]:
    found = json.loads(onrecord("actors", record, "--all", "--json", "--kind", "person").out)["actors"]
    return {line["name"]: line["sources"] for line in found}


def test_one_person_in_two_articles_is_one_actor_with_roles_over_time(onrecord: Command, record: Path) -> None:
    assert actors(onrecord, record) == {"Ana Sole": [1, 2], "Tom Reed": [2]}
    out = onrecord("actors", record).out
    assert "former: " in out
    assert "2025-03-05 [1]" in out


def test_show_prints_an_actor_by_name_with_mentions_and_statements(onrecord: Command, record: Path) -> None:
    out = onrecord("show", record, "ana sole").out
    assert "Ms Sole (" in out
    assert "“The dam is safe,”" in out


def test_places_print_level_and_coordinates(onrecord: Command, record: Path) -> None:
    found = json.loads(onrecord("places", record, "--json").out)["places"]
    assert {(line["name"], line["level"]) for line in found} >= {("Kherson", "town"), ("Nairobi", "town")}
    assert "-1.28" in onrecord("places", record, "--level", "town").out


def test_split_and_undo(onrecord: Command, record: Path) -> None:
    assert onrecord("correct", "split", record, "Ana Sole", "2", "--why", "another Ana Sole").code == 0
    found = json.loads(onrecord("actors", record, "--all", "--json", "--kind", "person").out)["actors"]
    assert sorted(line["sources"] for line in found if line["name"] == "Ana Sole") == [[1], [2]]
    assert onrecord("correct", "undo", record, "1").code == 0
    assert actors(onrecord, record)["Ana Sole"] == [1, 2]


def test_a_decision_survives_a_rebuild_and_is_listed(onrecord: Command, record: Path, story: Path) -> None:
    onrecord("correct", "rename", record, "Tom Reed", "Thomas Reed", "--who", "desk", "--why", "his full name")
    (story / "third.txt").write_text(" date 2025-06-01\n\nRain fell on Monday.\n", encoding="utf-8")
    assert onrecord("build", story, "-o", record).code == 0
    assert "Thomas Reed" in actors(onrecord, record)
    listed = onrecord("correct", "list", record).out
    assert "rename actor “Tom Reed” Thomas Reed" in listed
    assert "desk" in listed
    assert "his full name" in listed


def test_a_decision_that_no_longer_finds_its_place_is_told(onrecord: Command, record: Path, story: Path) -> None:
    onrecord("correct", "hide", record, "Tom Reed")
    assert "Tom Reed" not in onrecord("actors", record).out
    (story / "second.txt").write_text(" date 2025-05-20\n\nRain fell on Monday.\n", encoding="utf-8")
    assert "decision 1" in onrecord("build", story, "-o", record).err


def test_a_merge_needs_two_actors(onrecord: Command, record: Path) -> None:
    result = onrecord("correct", "merge", record, "Ana Sole", "Ms Sole")
    assert result.code == 2
    assert "one actor already" in result.err


def test_an_unknown_actor_is_told(onrecord: Command, record: Path) -> None:
    result = onrecord("correct", "hide", record, "Nobody Known")
    assert result.code == 2
    assert "onrecord actors" in result.err


def test_merging_two_makes_one(onrecord: Command, record: Path) -> None:
    assert onrecord("correct", "merge", record, "Ana Sole", "Tom Reed").code == 0
    assert list(actors(onrecord, record).values()) == [[1, 2]]

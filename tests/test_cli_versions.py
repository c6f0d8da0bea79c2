"""Versions at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Command

BODY = "Soldiers closed the bridge to Marn at noon. The mayor said the dam would hold until {day}. Trains were stopped."


@pytest.fixture
def record(onrecord: Command, tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    folder.mkdir()
    rows = ["file,date,outlet,url"]
    for name, day, url in (("a.txt", "Friday", "post.example/a"), ("b.txt", "Sunday", "post.example/a")):
        (folder / name).write_text(f"The dam at Marn\n\n{BODY.format(day=day)}\n", encoding="utf-8")
        rows.append(f"{name},2031-03-0{len(rows)},The Post,https://{url}")
    (folder / "c.txt").write_text("Snow in Orre\n\nSnow fell in Orre. Schools were shut.\n", encoding="utf-8")
    rows.append("c.txt,2031-03-05,The Post,https://post.example/c")
    (folder / "onrecord.csv").write_text("\n".join([*rows, ""]), encoding="utf-8")
    path = tmp_path / "story.db"
    assert onrecord("build", folder, "-o", path).code == 0
    return path


def test_old_and_new_stand_below_each_other_with_the_difference_marked(onrecord: Command, record: Path) -> None:
    out = onrecord("versions", record).out
    assert "[-Friday-]" in out
    assert "{+Sunday+}" in out
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("wanted", ["1", "[2]", "a.txt", "https://post.example/a"])
def test_an_article_is_named_by_number_file_or_address(onrecord: Command, record: Path, wanted: str) -> None:
    assert "2 versions" in onrecord("versions", record, wanted).out


def test_json_gives_the_place_of_each_difference_in_the_source(onrecord: Command, record: Path) -> None:
    told = json.loads(onrecord("versions", record, "--json").out)
    (change,) = told["articles"][0]["steps"][0]["changes"]
    (start, end), *_ = change["old"]["raw"]
    path = next(one["locators"][0] for one in told["sources"] if one["number"] == told["articles"][0]["sources"][0])
    assert Path(path).read_text(encoding="utf-8")[start:end] == "Friday"


def test_an_article_that_was_captured_once_is_said_to_be_so(onrecord: Command, record: Path) -> None:
    found = onrecord("versions", record, "c.txt")
    assert found.code != 0
    assert "captured once" in found.err


def test_sources_tell_which_version_an_article_is(onrecord: Command, record: Path) -> None:
    assert "version 1 of 2; the newest is [2]" in onrecord("sources", record).out

"""The task `stories`: what goes in, what comes out, and the bootstrap interval."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.lines import read_lines, write_lines
from bench.task import BenchError, Options
from bench.tasks.stories import interval, predict

TEXT = "The ferry to Oru cracked its hull in a storm, and fishing boats took off its passengers."


def test_each_collection_is_grouped_by_itself(tmp_path: Path) -> None:
    lines = [
        {
            "collection": name,
            "id": f"{name}{number}",
            "published": "2031-05-03",
            "title": "",
            "text": f"{TEXT} {number}",
        }
        for name in "xy"
        for number in range(2)
    ]
    write_lines(tmp_path / "in.jsonl", lines)
    predict(tmp_path / "in.jsonl", tmp_path / "out.jsonl", Options())
    homes = {line["id"]: line["story"] for line in read_lines(tmp_path / "out.jsonl")}
    assert homes["x0"] == homes["x1"] != homes["y0"] == homes["y1"]


def test_a_day_that_is_none_is_reported_with_its_document(tmp_path: Path) -> None:
    write_lines(tmp_path / "in.jsonl", [{"id": "a", "text": TEXT, "published": "Monday"}])
    with pytest.raises(BenchError, match="document a: published is 'Monday'"):
        predict(tmp_path / "in.jsonl", tmp_path / "out.jsonl", Options())


def test_the_interval_is_a_point_where_nothing_is_wrong_and_wide_where_stories_differ() -> None:
    gold = [{"collection": "x", "id": str(number), "story": str(number // 3)} for number in range(12)]
    right = {str(number): f"s{number // 3}" for number in range(12)}
    assert interval(gold, right) == (1.0, 1.0)
    low, high = interval(gold, {**right, "0": "alone", "1": "alone too"})
    assert 0.5 < low < high <= 1.0

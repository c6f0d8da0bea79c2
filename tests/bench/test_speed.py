"""The speed table: what it puts beside what."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench.speed import Archive, Cost, call, median_of, render_ratios, render_steps
from bench.task import BenchError

SMALL = Archive(path=Path("a.jsonl"), one_more=Path("b.jsonl"), articles=10, words=3000)


def cost(seconds: float) -> Cost:
    return Cost(seconds=seconds, processor=2 * seconds, megabytes=100 * seconds)


def test_the_median_is_taken_figure_by_figure() -> None:
    costs = [Cost(seconds=1, processor=9, megabytes=5), Cost(seconds=2, processor=1, megabytes=6), cost(3)]
    assert median_of(costs) == Cost(seconds=2, processor=6, megabytes=6)


def test_building_stands_beside_the_pipeline_alone_with_their_ratio() -> None:
    table = "\n".join(render_ratios(SMALL, [(1, cost(3), cost(2))]))
    assert "| 1 | `onrecord build` | 3.0 | 1,000 | 6.0 | 300 |" in table
    assert "| 1 | **ratio** | **1.50** | | **1.50** | **1.50** |" in table


def test_growth_is_told_as_a_multiple() -> None:
    table = "\n".join(render_steps([(10, {"build": cost(1)}), (100, {"build": cost(11)})]))
    assert "| times 10 | build | times 11.0 | 11.0 | 11.0 |" in table


def test_a_command_that_fails_is_told_with_its_complaint() -> None:
    with pytest.raises(BenchError, match="no such thing"):
        call([sys.executable, "-c", "import sys; sys.exit('no such thing')"])

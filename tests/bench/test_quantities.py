"""The task `quantities`: how its answers are scored, and that predicting writes what the scoring reads."""

from __future__ import annotations

from pathlib import Path

from bench.lines import Line, read_lines, write_lines
from bench.task import Options
from bench.tasks.quantities import predict, score

GOLD: Line = {
    "id": "a",
    "text": "About 300 people left Room 12 for a third of a day.",
    "quantities": [
        {"start": 0, "end": 16, "value": 300, "unit": "person", "min": None, "max": None, "incremental": False,
         "vague": False, "value_accept": [299], "alt_spans": [[6, 16]]},
    ],
    "traps": [{"start": 27, "end": 29, "why": "room"}],
}  # fmt: skip
RIGHT: Line = {**GOLD["quantities"][0]}


def figures(*found: Line) -> dict[str, float]:
    return {figure.name: figure.value for figure in score([GOLD], [{"id": "a", "quantities": list(found)}]).figures}


def test_the_gold_itself_scores_100_everywhere() -> None:
    assert set(figures(RIGHT).values()) == {100.0}


def test_another_right_span_and_an_accepted_value_are_as_good() -> None:
    assert set(figures({**RIGHT, "start": 6, "value": 299}).values()) == {100.0}


def test_a_wrong_unit_is_found_but_not_right() -> None:
    found = figures({**RIGHT, "unit": "item"})
    assert (found["found F"], found["value and unit, all"]) == (100.0, 0.0)


def test_values_are_compared_with_a_tolerance() -> None:
    assert figures({**RIGHT, "value": 300.9})["value and unit, all"] == 100.0
    assert figures({**RIGHT, "value": 320})["value and unit, all"] == 0.0


def test_a_prediction_on_a_trap_is_counted_and_costs_precision() -> None:
    found = figures(RIGHT, {**RIGHT, "start": 27, "end": 29})
    assert (found["found P"], found["traps avoided"]) == (50.0, 0.0)


def test_mistakes_are_named_by_category() -> None:
    mistakes = score([GOLD], [{"id": "a", "quantities": [{**RIGHT, "unit": "item"}]}]).mistakes
    assert [mistake.category for mistake in mistakes] == ["wrong unit"]


def test_predicting_writes_the_amounts_of_every_sentence(tmp_path: Path) -> None:
    write_lines(tmp_path / "in.jsonl", [{"id": "a", "text": "It cost £5m."}])
    predict(tmp_path / "in.jsonl", tmp_path / "out.jsonl", Options())
    (line,) = read_lines(tmp_path / "out.jsonl")
    assert [(found["value"], found["unit"]) for found in line["quantities"]] == [(5_000_000, "GBP")]

"""The task `furniture`: how its answers are scored, and that predicting writes what the scoring reads."""

from __future__ import annotations

from pathlib import Path

from bench.lines import Line, read_lines
from bench.task import Options
from bench.tasks import furniture
from bench.tasks.furniture import score

GOLD: list[Line] = [
    {"doc": "a", "start": 0, "end": 10, "kind": "teaser"},
    {"doc": "a", "start": 20, "end": 30, "kind": "widget", "kind_accept": ["footer"]},
    {"doc": "a", "start": 40, "end": 50, "kind": "teaser", "negative": True},
]


def figures(system: list[Line]) -> dict[str, float]:
    return {figure.name: figure.value for figure in score(GOLD, system).figures}


def test_the_gold_itself_scores_100_everywhere() -> None:
    assert set(figures([line for line in GOLD if not line.get("negative")]).values()) == {100.0}


def test_an_accepted_kind_is_as_good_as_the_first() -> None:
    assert figures([{"doc": "a", "start": 20, "end": 30, "kind": "footer"}])["kind right"] == 100.0


def test_another_kind_is_found_but_not_right() -> None:
    found = figures([{"doc": "a", "start": 0, "end": 10, "kind": "ad"}])
    assert (found["found P"], found["found R"], found["kind right"]) == (100.0, 50.0, 0.0)


def test_a_trap_that_is_bitten_costs_precision_and_is_counted() -> None:
    found = figures([{"doc": "a", "start": 40, "end": 50, "kind": "teaser"}])
    assert (found["found P"], found["traps avoided"]) == (0.0, 0.0)


def test_articles_do_not_help_one_another() -> None:
    assert figures([{"doc": "b", "start": 0, "end": 10, "kind": "teaser"}])["found R"] == 0.0


def test_mistakes_are_named_by_category() -> None:
    mistakes = score(GOLD, [{"doc": "a", "start": 0, "end": 10, "kind": "ad"}]).mistakes
    assert [mistake.category for mistake in mistakes] == ["wrong kind", "missed"]


def test_predicting_writes_one_line_for_each_piece_of_furniture(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("It rained.\n\nREAD MORE: Cats swim\n", encoding="utf-8")
    furniture.predict(tmp_path / "in", tmp_path / "out.jsonl", Options())
    assert list(read_lines(tmp_path / "out.jsonl")) == [{"doc": "a.txt", "start": 12, "end": 32, "kind": "teaser"}]

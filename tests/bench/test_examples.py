"""Every wired task answers the tiny example that its benchmark brings, in the benchmark's own format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.lines import Line, read_lines
from bench.scorer import scores_of
from bench.shelf import find_shelf
from bench.tasks import TASKS
from bench.tasks.seeds import score as score_seeds

Check = Callable[[Path, Path, Path], None]
"""Checks the answer to an example: the example's input, the answer, the folder that holds the example."""


def example_of(task: str) -> Path:
    """Return the example of a task, or skip the test."""
    shared = find_shelf().shared
    if shared is None:
        pytest.skip("no shared benchmark data on this machine")
    example = shared / task / "example"
    if not example.is_dir():
        pytest.skip(f"{task} is a task of our own: it has no example among the shared data")
    return example


def input_of(example: Path) -> Path:
    """Return what a system gets: a folder of articles, a JSONL file, or a folder of several files."""
    return next((path for path in (example / "articles", example / "input.jsonl") if path.exists()), example)


def spans_lie_in(text: str, spans: list[list[int]]) -> bool:
    return all(0 <= start < end <= len(text) for start, end in spans)


def check_seeds(source: Path, answer: Path, example: Path) -> None:
    texts = {path.name: path.read_bytes().decode() for path in source.glob("*.txt")}
    for line in read_lines(answer / "furniture.jsonl"):
        assert spans_lie_in(texts[line["doc"]], [[line["start"], line["end"]]])
        assert line["kind"] in {"metadata", "teaser", "ad", "widget", "footer"}
    for layer in ("statements", "times"):
        assert [line["doc"] for line in read_lines(answer / f"{layer}.jsonl")] == sorted(texts)
    figures = {
        figure.name: figure.value
        for figure in score_seeds(example / "gold", answer, tasks=example.parent.parent).figures
    }
    assert figures["furniture found F"] == 100.0
    assert figures["furniture kind right"] == 100.0


def check_times(source: Path, answer: Path, _: Path) -> None:
    given: dict[str, Line] = {line["doc"]: line for line in read_lines(answer)}
    for line in read_lines(source):
        for timex in given[line["doc"]]["timexes"]:
            assert spans_lie_in(line["text"], [[timex["start"], timex["end"]]])
            assert timex["type"] in {"DATE", "TIME", "DURATION", "SET"}
            assert isinstance(timex["value"], str)


def check_statements(source: Path, answer: Path, example: Path) -> None:
    texts = {line["doc"]: line["text"] for line in read_lines(source)}
    for line in read_lines(answer):
        for quote in line["quotes"]:
            assert quote["spans"]
            assert spans_lie_in(texts[line["doc"]], [*quote["spans"], *quote["speaker_spans"]])
    scores = scores_of(example.parent / "score.py", example / "gold.jsonl", answer)
    assert scores["joint"]["f1"] == 100.0


def check_places(source: Path, answer: Path, _: Path) -> None:
    given: dict[str, Line] = {line["doc"]: line for line in read_lines(answer)}
    for line in read_lines(source):
        for place in given[line["doc"]]["places"]:
            assert spans_lie_in(line["text"], [[place["start"], place["end"]]])
            assert (place["lat"] is None) == (place["lon"] is None)


def check_copies(_: Path, answer: Path, example: Path) -> None:
    assert scores_of(example.parent / "score.py", example / "gold.jsonl", answer)["f"] == 1.0


def check_stories(_: Path, answer: Path, example: Path) -> None:
    assert scores_of(example.parent / "score.py", example / "gold.jsonl", answer)["mean_bcubed_f"] == 1.0


def check_same_event(source: Path, answer: Path, example: Path) -> None:
    texts = {line["id"]: line["text"] for line in read_lines(source / "docs.jsonl")}
    for line in read_lines(answer):
        assert spans_lie_in(texts[line["doc"]], [[one["start"], one["end"]] for one in line["mentions"]])
    scores = scores_of(example.parent / "score.py", example / "gold.jsonl", answer, "--mentions", "predicted")
    assert scores["mention"]["p"] == 1.0  # two notes of two sentences are no story yet, so nothing is joined


def check_timelines(_: Path, answer: Path, example: Path) -> None:
    scores = scores_of(example.parent / "score.py", example / "gold.jsonl", answer, "--setting", "oracle")
    assert scores["date"]["p"] > 0  # an answer that is longer than asked is refused


CHECKS: dict[str, Check] = {
    "places": check_places,
    "copies": check_copies,
    "same-event": check_same_event,
    "seeds": check_seeds,
    "statements": check_statements,
    "stories": check_stories,
    "timelines": check_timelines,
    "times": check_times,
}


@pytest.mark.parametrize("task", sorted(name for name, task in TASKS.items() if task.predict))
def test_the_example_is_answered_in_its_format(task: str, tmp_path: Path) -> None:
    example = example_of(task)
    source = input_of(example)
    answer = tmp_path / ("answer" if source.name == "articles" else "answer.jsonl")
    assert main(["predict", task, str(source), str(answer)]) == 0
    CHECKS[task](source, answer, example)

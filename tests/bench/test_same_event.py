"""The task `same-event`: what goes in, what comes out, and how mistakes are told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.lines import read_lines, write_lines
from bench.task import BenchError, Options
from bench.tasks.same_event import differences, predict

TEXTS = {
    "a": "The ferry to Oru cracked its hull in a storm, and fishing boats rescued ninety passengers from the ferry.",
    "b": "Fishing boats rescued ninety passengers of the Oru ferry after its hull cracked in a storm off Talmar.",
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    sentences = {name: [{"start": 0, "end": len(text), "scored": True}] for name, text in TEXTS.items()}
    write_lines(
        tmp_path / "docs.jsonl",
        ({"id": name, "text": text, "sentences": sentences[name]} for name, text in TEXTS.items()),
    )
    at = {name: text.index("rescued") for name, text in TEXTS.items()}
    write_lines(
        tmp_path / "mentions.jsonl",
        ({"doc": n, "mentions": [{"id": f"m{n}", "pieces": [[at[n], at[n] + 7]]}]} for n in TEXTS),
    )
    return tmp_path


def test_gold_mentions_are_answered_by_their_ids(source: Path) -> None:
    predict(source, source / "out.jsonl", Options(mentions="gold"))
    first, second = read_lines(source / "out.jsonl")
    assert [one["id"] for line in (first, second) for one in line["mentions"]] == ["ma", "mb"]
    assert first["mentions"][0]["event"] == second["mentions"][0]["event"]


def test_predicted_mentions_need_no_file_of_mentions(source: Path) -> None:
    predict(source, source / "with.jsonl", Options())
    (source / "mentions.jsonl").unlink()
    predict(source, source / "without.jsonl", Options(mentions="predicted"))
    answer = list(read_lines(source / "without.jsonl"))
    assert answer == list(read_lines(source / "with.jsonl"))
    found = {TEXTS[line["doc"]][one["start"] : one["end"]] for line in answer for one in line["mentions"]}
    assert found >= {"cracked", "storm", "rescued"}


def test_other_mentions_are_refused(source: Path) -> None:
    with pytest.raises(BenchError, match="gold or predicted"):
        predict(source, source / "out.jsonl", Options(mentions="mine"))


def test_mistakes_are_told_apart_by_kind() -> None:
    told = {"m1": "fire", "m2": "Fire", "m3": "blaze", "m4": "storm"}
    gold = [{"mentions": [{"id": name, "event": event} for name, event in zip(told, "eeef", strict=True)]}]
    mine = [{"mentions": [{"id": name, "event": event} for name, event in zip(told, "pqqp", strict=True)]}]
    assert [(one.category, one.line) for one in differences(gold, mine, told)] == [
        ("joined, other words", "fire (1) | storm (1)"),
        ("kept apart, same words", "blaze (1), fire (1) | fire (1)"),
    ]

"""The command itself, over a toy task whose figure a test sets."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bench import __main__ as command
from bench import gate
from bench.task import Figure, Material, Mistake, Options, Outcome, Shelf, Task

Run = Callable[..., int]


def toy(gold: Path, value: float) -> Task:
    def predict(source: Path, target: Path, _: Options) -> None:
        target.write_text(source.read_text(encoding="utf-8").upper(), encoding="utf-8")

    def find(_: Shelf) -> Material | None:
        return Material(gold=gold.parent, files=(gold,)) if gold.exists() else None

    def measure(_: Material, __: Path) -> Outcome:
        return Outcome(figures=(Figure(name="f", value=value),), mistakes=(Mistake(category="missed", line="a"),))

    return Task(name="toy", about="", predict=predict, find=find, measure=measure)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Return a function that runs one command over the toy task, all files in `tmp_path`."""
    (tmp_path / "gold.jsonl").write_text("{}\n", encoding="utf-8")
    floors = tmp_path / "floors.json"
    read, write = gate.read_floors, gate.write_floors
    monkeypatch.setattr(command, "OUT", tmp_path / "out")
    monkeypatch.setattr(command, "CHANGELOG", tmp_path / "CHANGELOG.md")
    monkeypatch.setattr(command, "read_floors", lambda: read(floors))
    monkeypatch.setattr(command, "write_floors", lambda new, lowered: write(new, lowered, floors))
    monkeypatch.setattr(command, "find_shelf", lambda: Shelf(own=tmp_path))

    def run_command(*arguments: str, value: float = 50.0) -> int:
        monkeypatch.setattr(command, "TASKS", {"toy": toy(tmp_path / "gold.jsonl", value)})
        return command.main(arguments)

    return run_command


def test_predict_writes_the_answer(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("abc", encoding="utf-8")
    assert run("predict", "toy", str(tmp_path / "in.txt"), str(tmp_path / "out.txt")) == 0
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "ABC"


def test_predict_names_an_input_that_is_not_there(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("predict", "toy", str(tmp_path / "none"), str(tmp_path / "out.txt")) == 2
    assert "none: no such file or folder" in capsys.readouterr().err


def test_predict_refuses_an_option_that_the_task_does_not_know(run: Run, tmp_path: Path) -> None:
    assert run("predict", "toy", str(tmp_path), str(tmp_path / "out"), "--setting", "free") == 2


def test_run_prints_the_table_and_writes_the_mistakes(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("run") == 0
    assert "toy   f       50.0" in capsys.readouterr().out
    assert (tmp_path / "out" / "toy.txt").read_text(encoding="utf-8") == "== missed: 1\na\n"


def test_a_task_without_data_is_left_out_and_said(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gold.jsonl").unlink()
    assert run("gate") == 0
    assert "toy: no data, left out" in capsys.readouterr().out


def test_the_gate_fails_under_a_floor_and_holds_at_it(run: Run) -> None:
    assert run("raise-floors", value=50.0) == 0
    assert run("gate", value=50.0) == 0
    assert run("gate", value=49.9) == 1


def test_the_gate_fails_on_other_data(run: Run, tmp_path: Path) -> None:
    run("raise-floors", value=50.0)
    (tmp_path / "gold.jsonl").write_text('{"other": 1}\n', encoding="utf-8")
    assert run("gate", value=100.0) == 1


def test_a_floor_comes_down_only_with_a_reason_that_the_changelog_gives(run: Run, tmp_path: Path) -> None:
    run("raise-floors", value=50.0)
    assert run("raise-floors", "--lower", value=40.0) == 2
    assert run("raise-floors", "--lower", "--reason", "gold was wrong", value=40.0) == 2
    (tmp_path / "CHANGELOG.md").write_text("- toy f comes down: gold was wrong\n", encoding="utf-8")
    assert run("raise-floors", "--lower", "--reason", "gold was wrong", value=40.0) == 0
    floors = json.loads((tmp_path / "floors.json").read_text(encoding="utf-8"))
    assert floors["tasks"]["toy"]["figures"] == {"f": 40.0}
    assert floors["lowered"] == [{"figure": "toy f", "from": 50.0, "to": 40.0, "reason": "gold was wrong"}]


def test_an_unknown_task_is_named(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("run", "toyy") == 2
    assert "no task toyy; there are toy" in capsys.readouterr().err


def test_gate_complains_when_the_data_of_a_floor_are_gone(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("raise-floors")
    (tmp_path / "gold.jsonl").unlink()
    monkeypatch.setattr(command, "find_shelf", lambda: Shelf(own=tmp_path, shared=tmp_path))
    assert run("gate") == 1
    assert "toy: its data are gone" in capsys.readouterr().out


def test_gate_says_which_floors_it_could_not_check_without_the_shared_data(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("raise-floors")
    (tmp_path / "gold.jsonl").unlink()
    assert run("gate") == 0
    assert "not checked, for want of shared data: toy" in capsys.readouterr().out

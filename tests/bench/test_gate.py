from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.gate import (
    Floors,
    Lowering,
    Measured,
    check_floors,
    raise_floors,
    read_floors,
    rounded_down,
    unmentioned,
    write_floors,
)
from bench.task import BenchError, Figure, Outcome


def measured(data: str = "one", **figures: float) -> Measured:
    outcome = Outcome(figures=tuple(Figure(name=name, value=value) for name, value in figures.items()))
    return Measured(task="toy", data=data, outcome=outcome)


@given(st.integers(0, 1000))
def test_a_figure_of_one_decimal_is_not_changed_by_rounding_down(tenths: int) -> None:
    assert rounded_down(tenths / 10) == tenths / 10


def test_figures_are_rounded_down() -> None:
    assert rounded_down(66.69) == 66.6


def test_a_figure_at_its_floor_passes() -> None:
    assert check_floors(measured(f=66.66), Floors(data="one", figures={"f": 66.6})) == ()


def test_a_figure_under_its_floor_is_named_with_both_numbers() -> None:
    assert check_floors(measured(f=66.5), Floors(data="one", figures={"f": 66.6})) == (
        "toy f: 66.5 is under its floor 66.6",
    )


def test_a_figure_that_is_no_longer_measured_fails() -> None:
    (words,) = check_floors(measured(g=99.0), Floors(data="one", figures={"f": 66.6}))
    assert words == "toy f: no longer measured, its floor is 66.6"


def test_other_data_fail_whatever_the_figure() -> None:
    (words,) = check_floors(measured(data="two", f=100.0), Floors(data="one", figures={"f": 66.6}))
    assert "the data are not those the floors were measured on" in words


def test_a_task_without_floors_passes() -> None:
    assert check_floors(measured(f=1.0), None) == ()


def test_floors_rise_and_never_come_down_by_themselves() -> None:
    floors, sunk = raise_floors(measured(f=70.0, g=50.0, h=5.0), Floors(data="one", figures={"f": 66.6, "g": 55.0}))
    assert floors.figures == {"f": 70.0, "g": 55.0, "h": 5.0}
    assert sunk == ()


def test_floors_come_down_when_that_is_said() -> None:
    floors, sunk = raise_floors(measured(f=60.0), Floors(data="one", figures={"f": 66.6}), lower=True)
    assert floors.figures == {"f": 60.0}
    assert sunk == ("f",)


def test_new_data_are_taken_when_every_floor_holds_on_them() -> None:
    floors, _ = raise_floors(measured(data="two", f=70.0), Floors(data="one", figures={"f": 66.6}))
    assert floors == Floors(data="two", figures={"f": 70.0})


def test_new_data_on_which_a_floor_would_fall_are_refused() -> None:
    with pytest.raises(BenchError, match="f would come down"):
        raise_floors(measured(data="two", f=60.0), Floors(data="one", figures={"f": 66.6}))


def test_a_lowered_floor_must_stand_in_the_changelog() -> None:
    lowering = Lowering(figure="toy f", before=66.6, after=60.0, reason="stricter gold")
    assert unmentioned((lowering,), "## 0.2\n- the floor of toy f comes down: stricter gold\n") == ()
    assert unmentioned((lowering,), "## 0.2\n") == ("toy f",)


def test_floors_come_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors = {"toy": Floors(data="one", figures={"f": 66.6})}
    write_floors(floors, path=path)
    assert read_floors(path) == floors


def test_what_was_lowered_stays_listed_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    for reason in ("first", "second"):
        write_floors({}, (Lowering(figure="toy f", before=2.0, after=1.0, reason=reason),), path=path)
    written = json.loads(path.read_text(encoding="utf-8"))
    assert [entry["reason"] for entry in written["lowered"]] == ["first", "second"]


def test_one_side_of_a_trade_gets_no_floor() -> None:
    outcome = Outcome(figures=(Figure(name="P", value=90.0, has_floor=False), Figure(name="F", value=80.0)))
    floors, _ = raise_floors(Measured(task="toy", data="one", outcome=outcome), None)
    assert floors.figures == {"F": 80.0}

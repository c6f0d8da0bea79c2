"""Floors: figures that were reached once and may not be lost again.

`floors.json` holds, for each task, the sha256 of the data it was measured on and a floor for each figure. Another
hash means that figure and floor can't be compared, and fails like a figure under its floor.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.task import BenchError, Outcome

FLOORS = Path(__file__).resolve().parent / "floors.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The floors of one task. `data` is the sha256 of what they were measured on."""

    data: str
    figures: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one task reached just now, on which data."""

    task: str
    data: str
    outcome: Outcome

    @property
    def figures(self) -> dict[str, float]:
        """Every figure that may have a floor, by name, rounded down."""
        return {one.name: rounded_down(one.value) for one in self.outcome.figures if one.has_floor}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowering:
    """A floor that was taken down, and why."""

    figure: str
    before: float
    after: float
    reason: str


def rounded_down(value: float) -> float:
    """Return a percentage rounded down to 0.1; 1e-6 absorbs the error of binary fractions (29.3 is 29.299...)."""
    return math.floor(value * 10 + 1e-6) / 10


def read_floors(path: Path = FLOORS) -> dict[str, Floors]:
    """Return the floors by task; none when there is no file."""
    if not path.exists():
        return {}
    tasks = json.loads(path.read_text(encoding="utf-8"))["tasks"]
    return {name: Floors(data=task["data"], figures=task["figures"]) for name, task in tasks.items()}


def check_floors(measured: Measured, floors: Floors | None) -> tuple[str, ...]:
    """Return a complaint for each floor that doesn't hold; none when the task has no floors yet."""
    if floors is None:
        return ()
    if floors.data != measured.data:
        return (f"{measured.task}: the data are not those the floors were measured on; see `raise-floors --help`",)
    return tuple(
        _complaint(measured.task, name, measured.figures.get(name), floor)
        for name, floor in floors.figures.items()
        if measured.figures.get(name, -1.0) < floor
    )


def _complaint(task: str, name: str, reached: float | None, floor: float) -> str:
    if reached is None:
        return f"{task} {name}: no longer measured, its floor is {floor:.1f}"
    return f"{task} {name}: {reached:.1f} is under its floor {floor:.1f}"


def raise_floors(measured: Measured, floors: Floors | None, *, lower: bool = False) -> tuple[Floors, tuple[str, ...]]:
    """Return the new floors of a task, and the names of the figures whose floor came down.

    Without `lower` a floor never comes down, and floors measured on other data are kept for as long as any of them
    would: then BenchError says which.
    """
    old = floors.figures if floors else {}
    sunk = tuple(name for name, floor in old.items() if measured.figures.get(name, -1.0) < floor)
    if floors and floors.data != measured.data and sunk and not lower:
        raise BenchError(
            f"{measured.task}: the data have changed and {', '.join(sunk)} would come down; --lower --reason allows it."
        )
    if lower:
        return Floors(data=measured.data, figures=measured.figures), sunk
    kept = {name: max(floor, measured.figures.get(name, floor)) for name, floor in old.items()}
    return Floors(data=measured.data, figures={**measured.figures, **kept}), ()


def unmentioned(lowerings: tuple[Lowering, ...], changelog: str) -> tuple[str, ...]:
    """Return the lowered figures that no line of the changelog names."""
    return tuple(lowering.figure for lowering in lowerings if lowering.figure not in changelog)


def write_floors(floors: Mapping[str, Floors], lowerings: tuple[Lowering, ...] = (), path: Path = FLOORS) -> None:
    """Write the floors of every task; what was ever lowered stays listed with its reason."""
    before = json.loads(path.read_text(encoding="utf-8")).get("lowered", []) if path.exists() else []
    entries = [{"figure": one.figure, "from": one.before, "to": one.after, "reason": one.reason} for one in lowerings]
    content: dict[str, Any] = {
        "tasks": {
            name: {"data": floors[name].data, "figures": dict(sorted(floors[name].figures.items()))}
            for name in sorted(floors)
        },
        "lowered": [*before, *entries],
    }
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")

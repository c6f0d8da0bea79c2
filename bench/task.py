"""What a benchmark task is: where its data lie, how the product answers, how an answer is measured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path


class BenchError(Exception):
    """A benchmark can't be run as asked; the message names the input and says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What `predict` is told beside its input: `setting` (timelines) and `mentions` (same-event), None if not said."""

    setting: str | None = None
    mentions: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured figure, in percent, higher is better.

    `has_floor` is False for one side of a trade, such as precision beside an F that has a floor: it is only shown.
    """

    name: str
    value: float
    has_floor: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One difference from gold: its category ("missed", "wrong kind") and a line for the person who reads it."""

    category: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What measuring a task gave."""

    figures: tuple[Figure, ...]
    mistakes: tuple[Mistake, ...] = ()

    def of_part(self, part: str) -> Outcome:
        """Return this outcome as that of one part: its figures are named after it."""
        return replace(self, figures=tuple(replace(one, name=f"{part} {one.name}") for one in self.figures))


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The data of one task: `gold` is its folder, `files` are all that the figures depend on (they are hashed).

    `parts`: the parts of gold that are to be scored, for tasks whose gold has parts.
    """

    gold: Path
    files: tuple[Path, ...]
    parts: tuple[str, ...] = ()


Predict = Callable[[Path, Path, Options], None]
"""Write the product's answer for the first path to the second; raises BenchError when the input is not of its kind."""

Find = Callable[["Shelf"], Material | None]
"""Return the data of a task, or None when they are not on the shelf."""

Measure = Callable[[Material, Path], Outcome]
"""Predict into a scratch folder and score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Where benchmark data lie: the project's own, and the shared ones (None: not on this machine).

    `with_unread`: whether the parts of gold that nobody who writes rules may read are there.
    """

    own: Path
    shared: Path | None = None
    with_unread: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One wired task; `predict` is None where there is no input that others could bring.

    `is_own`: its data are the project's own, so they are on every machine.
    """

    name: str
    about: str
    find: Find
    measure: Measure
    predict: Predict | None = None
    options: frozenset[str] = field(default_factory=frozenset)
    is_own: bool = False

"""Gold in two parts: one that may be read while rules are written, and one that is scored and never read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bench.task import Figure, Material, Mistake, Outcome, Shelf

PARTS = ("dev", "test")
"""Rules may be written looking at dev; test is scored and never read."""

UNREAD = frozenset({"test", "fresh"})
"""Nobody who writes rules reads these, nor watches their figures while writing (`--without-unread`)."""


def find_own(shelf: Shelf, task: str, parts: Sequence[str] = PARTS) -> Material | None:
    """Return the project's own gold of a task, all files of its `parts`; None when none is on the shelf."""
    gold, shown = shelf.own / task, parts_shown(shelf, parts)
    files = tuple(path for part in shown for path in (gold / part).rglob("*") if path.is_file())
    return Material(gold=gold, files=files, parts=shown) if files else None


def parts_shown(shelf: Shelf, parts: Sequence[str] = PARTS) -> tuple[str, ...]:
    """Return those of `parts` that are to be scored."""
    return tuple(part for part in parts if shelf.with_unread or part not in UNREAD)


def measure_parts(parts: Sequence[str], measure: Callable[[str], Outcome]) -> Outcome:
    """Return what `measure` gives for each part; only the mistakes in dev, so that nobody reads test by accident."""
    figures: list[Figure] = []
    mistakes: list[Mistake] = []
    for part in parts:
        outcome = measure(part)
        figures += outcome.figures
        mistakes += outcome.mistakes if part == "dev" else ()
    return Outcome(figures=tuple(figures), mistakes=tuple(mistakes))

"""The project's own task `check`: fourteen drafts with ten planted errors each, beside the articles they are about.

The gold is `data/check`; its README says how it was made and how it is scored. Nine of the drafts are about articles of
the shared collection of Wikinews and are left out where that is not on the machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.checking.reading import check_drafts
from bench.checking.scoring import Score, score_drafts
from bench.pairing import Counts
from bench.shelf import find_wikinews
from bench.task import Figure, Material, Mistake, Outcome, Shelf, Task

PARTS = ("dev", "test")
"""Rules may be written looking at dev; test is scored and never read."""


def find(shelf: Shelf) -> Material | None:
    """Return the project's own drafts with their gold, and the articles that they are about."""
    gold = shelf.own / "check"
    files = [path for part in PARTS for path in (gold / part).rglob("*") if path.is_file()]
    articles = find_wikinews()
    return Material(gold=gold, files=(*files, *((articles,) if articles else ()))) if files else None


def measure(material: Material, scratch: Path) -> Outcome:
    """Score both parts; only the mistakes in dev are listed, so that nobody reads test by accident."""
    figures: list[Figure] = []
    mistakes: list[Mistake] = []
    for part in PARTS:
        score = measure_part(material.gold / part, scratch / part)
        figures += figures_of(part, score)
        mistakes += score.mistakes if part == "dev" else ()
    return Outcome(figures=tuple(figures), mistakes=tuple(mistakes))


def measure_part(part: Path, scratch: Path) -> Score:
    """Score the drafts of one part."""
    return score_drafts(check_drafts(part, scratch))


def figures_of(part: str, score: Score) -> Iterator[Figure]:
    """Yield the figures of one part: over all items, then by kind and by error, which have no floors."""
    yield Figure(name=f"{part} planted errors found", value=score.recall.recall)
    yield Figure(name=f"{part} correct items without alarm", value=score.without_alarm.recall)
    yield Figure(name=f"{part} planted errors found as their kind", value=score.recall_as_kind.recall, has_floor=False)
    yield Figure(name=f"{part} correct items checked", value=score.coverage.recall, has_floor=False)
    for kind in sorted(score.planted):
        found = Counts(right=score.found[kind], wanted=score.planted[kind])
        quiet = Counts(right=score.quiet[kind], wanted=score.correct[kind])
        yield Figure(name=f"{part} found, {kind}", value=found.recall, has_floor=False)
        yield Figure(name=f"{part} without alarm, {kind}", value=quiet.recall, has_floor=False)
    for error in sorted(score.errors):
        found = Counts(right=score.found_errors[error], wanted=score.errors[error])
        yield Figure(name=f"{part} found, {error}", value=found.recall, has_floor=False)


TASK = Task(
    is_own=True,
    name="check",
    about="140 errors planted in 14 drafts about running stories, among 750 correct items",
    find=find,
    measure=measure,
)

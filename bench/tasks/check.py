"""The project's own task `check`: twenty-two drafts with ten planted errors each, and the articles they are about.

The gold is `data/check`; its README says how it was made and how it is scored. Fourteen of the drafts are about
articles of the shared collection of Wikinews and are left out where that is not on the machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.checking.reading import check_drafts
from bench.checking.scoring import Score, score_drafts
from bench.pairing import Counts
from bench.parts import find_own, measure_parts
from bench.shelf import find_wikinews
from bench.task import Figure, Material, Outcome, Shelf, Task

PARTS = ("train", "dev", "test")
"""Rules may be written looking at train and dev. Train, by another hand than rules and other parts, has no floor."""


def find(shelf: Shelf) -> Material | None:
    """Return the project's own drafts with their gold, and the articles that they are about."""
    found, articles = find_own(shelf, "check", PARTS), find_wikinews()
    return replace(found, files=(*found.files, articles)) if found and articles else found


def measure(material: Material, scratch: Path) -> Outcome:
    """Score all parts; only the mistakes in dev are listed, so that nobody reads test by accident."""
    return measure_parts(material.parts, lambda part: measure_part(material.gold / part, scratch / part, part))


def measure_part(part: Path, scratch: Path, name: str) -> Outcome:
    """Score the drafts of one part."""
    score = score_drafts(check_drafts(part, scratch))
    return Outcome(figures=tuple(figures_of(name, score)), mistakes=tuple(score.mistakes))


def figures_of(part: str, score: Score) -> Iterator[Figure]:
    """Yield the figures of one part: over all items, then by kind and by error, which have no floors."""
    has_floor = part != "train"
    yield Figure(name=f"{part} planted errors found", value=score.recall.recall, has_floor=has_floor)
    yield Figure(name=f"{part} correct items without alarm", value=score.without_alarm.recall, has_floor=has_floor)
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
    about="220 errors planted in 22 drafts about running stories, among 1,150 correct items",
    find=find,
    measure=measure,
)

"""The project's own task `versions`: one article captured more than once, and what changed in what it claims.

INPUT is a folder of the raw captures of one case (`*.txt`) with its sidecar, OUTPUT a folder with `versions.jsonl`,
`changes.jsonl`, `notes.jsonl` and `posts.jsonl`. `data/versions/README.md` says how the gold was made and is scored.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from bench.lines import write_lines
from bench.parts import find_own, measure_parts
from bench.task import Figure, Material, Mistake, Options, Outcome, Shelf, Task
from bench.versions.reading import read_case
from bench.versions.scoring import Tally, confusions, kinds_of, score_case


def predict(source: Path, target: Path, _: Options) -> None:
    """Write the versions, changes, notes and posts of one case."""
    for name, lines in asdict(read_case(source)).items():
        write_lines(target / f"{name}.jsonl", lines)


def find(shelf: Shelf) -> Material | None:
    """Return the project's own cases with their gold."""
    return find_own(shelf, "versions")


def measure(material: Material, scratch: Path) -> Outcome:
    """Score both parts; only the mistakes in dev are listed, so that nobody reads test by accident."""
    return measure_parts(material.parts, lambda part: measure_part(material.gold / part, scratch / part, part))


def measure_part(part: Path, scratch: Path, name: str) -> Outcome:
    """Score the cases of one part; the gold is kept out of the folders that the product reads."""
    tally = Tally()
    for case in sorted(path for path in part.iterdir() if path.is_dir()):
        folder = scratch / case.name
        shutil.copytree(case, folder, ignore=shutil.ignore_patterns("gold.json"), dirs_exist_ok=True)
        gold = json.loads((case / "gold.json").read_text(encoding="utf-8"))
        score_case(tally, gold, read_case(folder), case)
    mistakes = [Mistake(category=one, line=words) for one, words in tally.wrong if one != "kinds"]
    mistakes += [Mistake(category="kinds", line=f"{n} × {pair}") for pair, n in confusions(tally.wrong).most_common()]
    return Outcome(figures=tuple(_figures(name, tally)), mistakes=tuple(mistakes))


def _figures(name: str, tally: Tally) -> Iterator[Figure]:
    for what, label in (
        ("version pairs", "version pairs found"),
        ("other pairs", "other pairs told apart"),
        ("orders", "order right"),
        ("changes", "changes found"),
        ("untouched", "typography left alone"),
        ("notes", "notes found"),
        ("effects", "effects right"),
        ("taken back", "taken back right"),
        ("no notes", "look-alikes left alone"),
        ("posts", "posts right"),
    ):
        yield Figure(name=f"{name} {label}", value=tally.ratio(f"{what} right", what))
    yield Figure(name=f"{name} rests on P", value=tally.ratio("rests right", "rests given"))
    yield Figure(name=f"{name} rests on R", value=tally.ratio("rests right", "rests wanted"))
    listed = tally.counts["reports"] - tally.counts["unlisted"]
    yield Figure(name=f"{name} reports listed", value=100.0 * listed / max(1, tally.counts["reports"]), has_floor=False)
    for kind, value in kinds_of(tally):
        yield Figure(name=f"{name} changes found, {kind}", value=value, has_floor=False)


TASK = Task(
    is_own=True,
    name="versions",
    about="what 24 articles captured more than once claim otherwise, and what their notes take back",
    predict=predict,
    find=find,
    measure=measure,
)

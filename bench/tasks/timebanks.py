"""The task `times` as a whole: `times.py` answers, here are the data and the score.

INPUT is a JSONL file (`doc, set, domain, dct, text`), OUTPUT a JSONL file with the TIMEX3 expressions of each text.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.lines import read_lines, write_lines
from bench.scorer import run_scorer, scores_of
from bench.shelf import find_shared
from bench.task import Figure, Material, Mistake, Options, Outcome, Shelf, Task
from bench.tasks import times

GIVEN = ("doc", "set", "domain", "dct", "text")
"""All that a system gets; the rest of a gold line is cut before the product sees it."""

NEEDED = ("doc", "text")
SETS = ("timebank", "aquaint", "wikiwars")
FAULTS = {"DIFF": "other span or value", "MISS": "missed", "FALSE": "not a time"}


def predict(source: Path, target: Path, _: Options) -> None:
    """Write the time expressions of every text."""
    documents = ({name: line[name] for name in GIVEN if name in line} for line in read_lines(source, needs=NEEDED))
    write_lines(target, times.predict(documents))


def find(shelf: Shelf) -> Material | None:
    """Return the development set."""
    return find_shared(shelf, "times", "dev.jsonl", "score.py")


def measure(material: Material, scratch: Path) -> Outcome:
    """Score with the benchmark's own scorer: the mean of the three sets is the main figure."""
    gold, script = material.files
    predict(gold, scratch / "answer.jsonl", Options())
    scores = scores_of(script, gold, scratch / "answer.jsonl")
    figures = [
        Figure(name=f"mean {kind} F", value=scores["mean"][f"{kind}_f1"], has_floor=kind in ("value", "strict"))
        for kind in ("value", "strict", "relaxed", "type")
    ]
    figures += [Figure(name=f"{name} value F", value=scores[name]["value_f1"]) for name in SETS if name in scores]
    errors = run_scorer(script, gold, scratch / "answer.jsonl", "--errors")
    return Outcome(figures=tuple(figures), mistakes=tuple(differences(errors)))


def differences(errors: str) -> Iterator[Mistake]:
    """Yield what the scorer lists with `--errors`: doc, DIFF or MISS or FALSE, gold, ours, between tabs."""
    for row in errors.splitlines():
        cells = row.split("\t")
        if len(cells) == 4 and cells[1] in FAULTS:
            doc, fault, gold, ours = cells
            yield Mistake(category=FAULTS[fault], line=f"{doc}: {gold} | {ours}")


TASK = Task(name="times", about="time expressions of three corpora", predict=predict, find=find, measure=measure)

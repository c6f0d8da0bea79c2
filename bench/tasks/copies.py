"""Bench task `copies`: which of 3,477 articles are copies of one another, in whole or in part.

INPUT is a JSONL file (`id`, `text`) or a folder with `docs.jsonl`, OUTPUT a JSONL file with a pair `a`, `b` a line.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.lines import Line, read_lines, write_lines
from bench.scorer import scores_of
from bench.shelf import find_shared
from bench.task import Figure, Material, Mistake, Options, Outcome, Shelf, Task
from onrecord.resolve.copies import CopyPair, find_copies

NEEDED = ("id", "text")
KINDS = ("brief", "cut", "heavy", "rewritten", "embedded", "mixed")


def documents_in(source: Path) -> Path:
    """Return the file of the documents: `source` itself, or the one in it."""
    inside = (source / "docs.jsonl.gz", source / "docs.jsonl")
    return next((path for path in inside if path.is_file()), source)


def predict(source: Path, target: Path, _: Options) -> None:
    """Write the copies; the product sees ids and texts and nothing else."""
    texts = [(str(line["id"]), line["text"]) for line in read_lines(documents_in(source), needs=NEEDED)]
    write_lines(target, map(_as_line, find_copies(texts)))


def _as_line(pair: CopyPair) -> Line:
    spans = {"spans_a": [list(span) for span in pair.spans_a], "spans_b": [list(span) for span in pair.spans_b]}
    return {"a": pair.a, "b": pair.b, "share": pair.share, **spans}


def find(shelf: Shelf) -> Material | None:
    """Return the development set."""
    return find_shared(shelf, "copies", "docs.jsonl.gz", "gold.jsonl", "score.py")


def measure(material: Material, scratch: Path) -> Outcome:
    """Score with the benchmark's own scorer; the speed has no floor."""
    docs, gold, script = material.files
    answer = scratch / "answer.jsonl"
    started = time.process_time()
    predict(docs, answer, Options())
    speed = sum(1 for _ in read_lines(docs)) / max(0.001, time.process_time() - started)
    scores = scores_of(script, gold, answer)
    figures = [
        Figure(name="pair F", value=100 * scores["f"]),
        Figure(name="pair P", value=100 * scores["p"], has_floor=False),
        Figure(name="pair R", value=100 * scores["r"], has_floor=False),
    ]
    recall = scores["recall_by_kind"]
    figures += [Figure(name=f"recall of {kind}", value=100 * recall[kind]) for kind in KINDS if kind in recall]
    figures.append(Figure(name="documents per CPU second", value=round(speed), has_floor=False))
    return Outcome(figures=tuple(figures), mistakes=tuple(differences(read_lines(gold), read_lines(answer))))


def differences(gold: Iterable[Line], answer: Iterable[Line]) -> Iterator[Mistake]:
    """Yield every wrong or missed pair, by kind."""
    labels = {_key(line): line for line in gold}
    found = {_key(line): line for line in answer}
    for pair, line in sorted(found.items()):
        label = labels[pair]["label"] if pair in labels else "other"
        if label in ("quote", "other"):
            yield Mistake(category=f"no copy: {label}", line=f"{pair[0]} {pair[1]} share {line['share']}")
    for pair, line in sorted(labels.items()):
        if line["label"] == "copy" and pair not in found:
            yield Mistake(category=f"missed: {line['kind']}", line=f"{pair[0]} {pair[1]} share {line['share']}")


def _key(line: Line) -> tuple[str, str]:
    a, b = sorted((str(line["a"]), str(line["b"])))
    return a, b


TASK = Task(
    name="copies", about="which articles are copies, whole or in part", predict=predict, find=find, measure=measure
)

"""The project's own task: amounts in news sentences, with their value and unit, and the numbers that are no amounts.

INPUT is a JSONL file (`id`, `text`), OUTPUT a JSONL file: `id`, `quantities` with `start`, `end` (code points of the
text), `value`, `unit`, `min`, `max`, `modifier`, `incremental`, `vague`, `of`. `data/quantities/README.md` has the
guideline of the gold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.lines import Line, read_lines, write_lines
from bench.pairing import ENOUGH, Counts, overlap
from bench.parts import measure_parts, parts_shown
from bench.product import ReadFile
from bench.task import Figure, Material, Mistake, Options, Outcome, Shelf, Task
from onrecord.annotate.quantities import Quantity, find_quantities, quantities_of
from onrecord.text import Span

TOLERANCE = 0.005
"""Fractions are rounded in the gold: a third is 0.3333."""


def quantity_lines(file: ReadFile) -> list[Line]:
    """Return the quantities of one raw article as lines of seeds; one with no place in the raw file is left out."""
    found = ((file.raw_span(quantity.span), quantity) for quantity in quantities_of(file.reading))
    return [{"doc": file.doc, **_line(span, quantity)} for span, quantity in found if span]


def _line(span: Span, quantity: Quantity) -> Line:
    return {
        "start": span.start,
        "end": span.end,
        "value": _plain(quantity.value),
        "unit": quantity.unit,
        "min": _plain(quantity.minimum),
        "max": _plain(quantity.maximum),
        "modifier": quantity.modifier,
        "incremental": quantity.incremental,
        "vague": quantity.vague,
        "of": quantity.of or None,
    }


def _plain(value: Any) -> int | float | None:
    """Return a number that JSON knows."""
    return value if value is None or isinstance(value, int) else float(value)


def predict(source: Path, target: Path, _: Options) -> None:
    """Write the quantities of every sentence of a JSONL file."""
    write_lines(target, [_answer(line) for line in read_lines(source, needs=("id", "text"))])


def _answer(line: Line) -> Line:
    return {"id": line["id"], "quantities": [_line(found.span, found) for found in find_quantities(line["text"])]}


def find(shelf: Shelf) -> Material | None:
    """Return the project's own sentences."""
    gold, parts = shelf.own / "quantities", parts_shown(shelf)
    files = tuple(gold / f"{part}.jsonl" for part in parts)
    return Material(gold=gold, files=files, parts=parts) if all(path.is_file() for path in files) else None


def measure(material: Material, scratch: Path) -> Outcome:
    """Score both parts; only the mistakes in dev are listed, so that nobody reads test by accident."""
    return measure_parts(
        material.parts,
        lambda part: _measure_part(material.gold / f"{part}.jsonl", scratch / f"{part}.jsonl", part),
    )


def _measure_part(gold: Path, answer: Path, name: str) -> Outcome:
    predict(gold, answer, Options())
    return score(read_lines(gold), read_lines(answer)).of_part(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts and every mistake.

    `spans` found; `values` right with their units, of all wanted; `bounds` right, of those found; `traps` avoided.
    """

    spans: Counts = field(default_factory=Counts)
    values: Counts = field(default_factory=Counts)
    bounds: Counts = field(default_factory=Counts)
    traps: Counts = field(default_factory=Counts)
    mistakes: tuple[Mistake, ...] = ()

    def plus(self, other: Score) -> Score:
        return Score(
            spans=self.spans.plus(other.spans),
            values=self.values.plus(other.values),
            bounds=self.bounds.plus(other.bounds),
            traps=self.traps.plus(other.traps),
            mistakes=(*self.mistakes, *other.mistakes),
        )


def score(gold: Iterable[Line], system: Iterable[Line]) -> Outcome:
    """Return the share of right values with units, P, R and F of the spans, right bounds, and traps avoided."""
    given = {line["id"]: line["quantities"] for line in system}
    whole = Score()
    for line in gold:
        whole = whole.plus(score_sentence(line, given.get(line["id"], [])))
    figures = (
        Figure(name="value and unit, all", value=whole.values.recall),
        Figure(
            name="value and unit, found",
            value=100 * whole.values.right / whole.spans.right if whole.spans.right else 0.0,
        ),
        Figure(name="found P", value=whole.spans.precision, has_floor=False),
        Figure(name="found R", value=whole.spans.recall, has_floor=False),
        Figure(name="found F", value=whole.spans.f1),
        Figure(name="bounds and increase, found", value=whole.bounds.recall),
        Figure(name="traps avoided", value=whole.traps.recall),
    )
    return Outcome(figures=figures, mistakes=whole.mistakes)


def score_sentence(gold: Line, system: Sequence[Line]) -> Score:
    """Score one sentence. A trap is bitten by a prediction that overlaps it and fits no quantity."""
    wanted = gold["quantities"]
    pairs = _pairs(wanted, system)
    left = [line for j, line in enumerate(system) if j not in pairs.values()]
    bitten = sum(any(_span(trap).overlaps(_span(line)) for line in left) for trap in gold["traps"])
    both = [(wanted[i], system[j]) for i, j in pairs.items()]
    return Score(
        spans=Counts(right=len(pairs), given=len(system), wanted=len(wanted)),
        values=Counts(right=sum(not _wrong(quantity, found) for quantity, found in both), wanted=len(wanted)),
        bounds=Counts(right=sum(not _wrong_bounds(quantity, found) for quantity, found in both), wanted=len(both)),
        traps=Counts(right=len(gold["traps"]) - bitten, wanted=len(gold["traps"])),
        mistakes=tuple(_mistakes(gold, system, pairs)),
    )


def _pairs(gold: Sequence[Line], system: Sequence[Line]) -> dict[int, int]:
    """Return pairs gold -> system where the span or another right one overlaps by half, the best first."""
    chances = sorted(
        (-share, i, j)
        for i, quantity in enumerate(gold)
        for j, found in enumerate(system)
        if (share := max(overlap(span, _span(found)) for span in _spans(quantity))) >= ENOUGH
    )
    pairs: dict[int, int] = {}
    for _, i, j in chances:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _spans(line: Line) -> list[Span]:
    return [_span(line), *(Span(*other) for other in line.get("alt_spans", ()))]


def _span(line: Line) -> Span:
    return Span(int(line["start"]), int(line["end"]))


def _wrong(gold: Line, system: Line) -> list[str]:
    """Return the slots of value and unit that differ; a range is its two ends, a vague amount has no value at all."""
    is_range = gold["value"] is None and not gold["vague"]
    names = ("value", "unit", "vague", *(("min", "max") if is_range else ()))
    return [name for name in names if not _agrees(name, gold, system)]


def _wrong_bounds(gold: Line, system: Line) -> list[str]:
    return [name for name in ("min", "max", "incremental") if not _agrees(name, gold, system)]


def _agrees(name: str, gold: Line, system: Line) -> bool:
    return any(_same(right, system.get(name)) for right in (gold[name], *gold.get(f"{name}_accept", ())))


def _same(right: Any, given: Any) -> bool:
    if isinstance(right, int | float) and isinstance(given, int | float) and not isinstance(right, bool):
        return abs(right - given) <= TOLERANCE * abs(right)
    return bool(right == given)


def _mistakes(gold: Line, system: Sequence[Line], pairs: dict[int, int]) -> Iterator[Mistake]:
    text = gold["text"]
    for i, quantity in enumerate(gold["quantities"]):
        where = f"{gold['id']} [{quantity['start']}:{quantity['end']}] {_span(quantity).of(text)}"
        if i not in pairs:
            yield Mistake(category="missed", line=where)
            continue
        found = system[pairs[i]]
        for name in (*_wrong(quantity, found), *_wrong_bounds(quantity, found)):
            yield Mistake(category=f"wrong {name}", line=f"{where}: {quantity[name]} | {found[name]}")
    for j, found in enumerate(system):
        if j not in pairs.values():
            where = f"{gold['id']} [{found['start']}:{found['end']}] {_span(found).of(text)}"
            yield Mistake(category="not in gold", line=f"{where}: {found['value']} {found['unit']}")


TASK = Task(
    name="quantities",
    about="amounts in 198 news sentences of our own, and numbers that are no amounts",
    predict=predict,
    find=find,
    measure=measure,
    is_own=True,
)

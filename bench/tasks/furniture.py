"""The project's own task: which words of a raw article are furniture (teasers, ads, widgets, footers, date lines).

INPUT is a folder of raw articles (`*.txt`), OUTPUT a JSONL file with the lines of seeds' furniture layer: `doc`,
`start`, `end` (code points of the raw file), `kind`. `data/furniture/README.md` has the guideline of the gold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.lines import Line, read_lines, write_lines
from bench.pairing import Counts, pair_spans
from bench.parts import find_own, measure_parts
from bench.product import ReadFile, read_folder
from bench.task import Figure, Material, Mistake, Options, Outcome, Shelf, Task
from onrecord.model import Furniture
from onrecord.text import Span


def furniture_lines(file: ReadFile) -> Iterator[Line]:
    """Yield the furniture layer of one article; what only an HTML page has is no kind of this layer."""
    for cut in file.reading.article.boilerplate:
        if cut.kind is not Furniture.PAGE:
            yield {"doc": file.doc, "start": cut.span.start, "end": cut.span.end, "kind": cut.kind.value}


def predict(source: Path, target: Path, _: Options) -> None:
    """Write the furniture of every article of a folder to a JSONL file."""
    write_lines(target, [line for file in read_folder(source) for line in furniture_lines(file)])


def find(shelf: Shelf) -> Material | None:
    """Return the project's own 60 articles."""
    return find_own(shelf, "furniture")


def measure(material: Material, scratch: Path) -> Outcome:
    """Score both parts; only the mistakes in dev are listed, so that nobody reads test by accident."""
    return measure_parts(
        material.parts, lambda part: _measure_part(material.gold / part, scratch / f"{part}.jsonl", part)
    )


def _measure_part(part: Path, answer: Path, name: str) -> Outcome:
    predict(part / "articles", answer, Options())
    return score(read_lines(part / "gold.jsonl"), read_lines(answer)).of_part(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of found spans, of right kinds among the found, and of traps avoided; and every mistake."""

    spans: Counts = field(default_factory=Counts)
    kinds: Counts = field(default_factory=Counts)
    traps: Counts = field(default_factory=Counts)
    mistakes: tuple[Mistake, ...] = ()

    def plus(self, other: Score) -> Score:
        return Score(
            spans=self.spans.plus(other.spans),
            kinds=self.kinds.plus(other.kinds),
            traps=self.traps.plus(other.traps),
            mistakes=(*self.mistakes, *other.mistakes),
        )


def score(gold: Iterable[Line], system: Iterable[Line]) -> Outcome:
    """Return P, R and F of the spans, the share of right kinds among the found, and the share of traps avoided."""
    wanted, given = tuple(gold), tuple(system)
    whole = Score()
    for doc in sorted({str(line["doc"]) for line in (*wanted, *given)}):
        here = [line for line in wanted if line["doc"] == doc]
        whole = whole.plus(score_article(here, [line for line in given if line["doc"] == doc]))
    figures = (
        Figure(name="found P", value=whole.spans.precision, has_floor=False),
        Figure(name="found R", value=whole.spans.recall, has_floor=False),
        Figure(name="found F", value=whole.spans.f1),
        Figure(name="kind right", value=whole.kinds.recall),
        Figure(name="traps avoided", value=whole.traps.recall),
    )
    return Outcome(figures=figures, mistakes=whole.mistakes)


def score_article(gold: Sequence[Line], system: Sequence[Line]) -> Score:
    """Score one article. A trap is bitten by a prediction that fits no item but fits the trap."""
    items = [line for line in gold if not line.get("negative")]
    traps = [line for line in gold if line.get("negative")]
    pairs = _pairs(items, system)
    left = [line for j, line in enumerate(system) if j not in pairs.values()]
    return Score(
        spans=Counts(right=len(pairs), given=len(system), wanted=len(items)),
        kinds=Counts(right=sum(_kind_is_right(items[i], system[j]) for i, j in pairs.items()), wanted=len(pairs)),
        traps=Counts(right=len(traps) - len(_pairs(traps, left)), wanted=len(traps)),
        mistakes=tuple(_mistakes(items, system, pairs)),
    )


def _pairs(gold: Sequence[Line], system: Sequence[Line]) -> dict[int, int]:
    return pair_spans([_span(line) for line in gold], [_span(line) for line in system])


def _span(line: Line) -> Span:
    return Span(int(line["start"]), int(line["end"]))


def _kind_is_right(gold: Line, system: Line) -> bool:
    return system["kind"] in (gold["kind"], *gold.get("kind_accept", ()))


def _mistakes(gold: Sequence[Line], system: Sequence[Line], pairs: dict[int, int]) -> Iterator[Mistake]:
    for i, line in enumerate(gold):
        where = f"{line['doc']} [{line['start']}:{line['end']}] {line['kind']}: {line.get('text', '')}"
        if i not in pairs:
            yield Mistake(category="missed", line=where)
        elif not _kind_is_right(line, system[pairs[i]]):
            yield Mistake(category="wrong kind", line=f"{where} (given as {system[pairs[i]]['kind']})")
    for j, line in enumerate(system):
        if j not in pairs.values():
            yield Mistake(
                category="not furniture", line=f"{line['doc']} [{line['start']}:{line['end']}] {line['kind']}"
            )


TASK = Task(
    is_own=True,
    name="furniture",
    about="furniture of 60 articles of our own",
    predict=predict,
    find=find,
    measure=measure,
)

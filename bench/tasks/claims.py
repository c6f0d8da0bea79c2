"""The project's own task `claims`: events, statements, commitments and control of places in 48 articles.

INPUT is a folder of raw articles (`*.txt`) with an `onrecord.toml` or `onrecord.csv` that dates them, OUTPUT a folder
with a JSONL file for each layer, in the format of `seeds`. `data/claims/README.md` says how the gold was made.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from bench.claims.lines import commitments_lines, control_lines, events_lines
from bench.claims.scoring import LAYERS, Layer, Score, score, slot_near
from bench.lines import Line, read_lines, write_lines
from bench.parts import UNREAD, find_own
from bench.product import read_folder
from bench.shelf import find_wikinews
from bench.task import Figure, Material, Mistake, Options, Outcome, Shelf, Task
from bench.tasks.seeds import statements_line

PARTS = ("train", "dev", "test", "fresh")
"""Rules may be written looking at train and dev. Train has two layers only; `fresh` was
written after the rules that `test` had been scored for ten times."""

LINES = {"events": events_lines, "commitments": commitments_lines, "control": control_lines}
SPEAKERS = Layer(
    name="statements",
    same=lambda _gold, _given: False,
    right={"speaker": lambda gold, given: slot_near("speaker")(gold, given) or _same_person(gold, given)},
)


def _same_person(gold: Line, given: Line) -> bool:
    return bool(gold.get("canonical")) and slot_near("canonical")(gold, given)


def predict(source: Path, target: Path, _: Options) -> None:
    """Write every layer for the articles of a folder."""
    files = tuple(read_folder(source))
    for layer, lines in LINES.items():
        write_lines(target / f"{layer}.jsonl", [line for file in files for line in lines(file)])
    write_lines(target / "statements.jsonl", [line for file in files for line in _pieces(statements_line(file))])


def _pieces(line: Line) -> Iterator[Line]:
    """Yield each piece of each quotation as a line of its own."""
    for quote in line["quotes"]:
        for start, end in quote["spans"]:
            named = {name: quote.get(name) for name in ("speaker", "canonical")}
            yield {
                "doc": line["doc"],
                "start": start,
                "end": end,
                "strength": quote.get("strength", "STRONG"),
                **named,
            }


def find(shelf: Shelf) -> Material | None:
    """Return the project's own articles and all gold; the rest is looked for beside the shared data."""
    return find_own(shelf, "claims", PARTS)


def measure(material: Material, scratch: Path) -> Outcome:
    """Score both parts; only the mistakes in dev are listed, so that nobody reads test by accident.

    The figures of our own articles carry floors: they are the same on every machine.
    """
    news = find_wikinews()
    if news is None:
        print("claims: Wikinews is not on this machine, our own articles only")
    figures: list[Figure] = []
    mistakes: list[Mistake] = []
    for part in material.parts:
        articles = scratch / part / "articles"
        docs = lay_out(material.gold / part, articles, news)
        predict(articles, scratch / part, Options())
        own = frozenset(path.name for path in (material.gold / part / "articles").glob("*.txt"))
        for layer in (*LAYERS, SPEAKERS):
            if not (material.gold / part / f"{layer.name}.jsonl").is_file():
                continue
            gold, given = _gold(material.gold / part, layer, docs), _given(scratch / part, layer)
            figures += _figures(f"{part} own {layer.name}", score(layer, _of(own, gold), _of(own, given)))
            result = score(layer, gold, given)
            if news is not None and len(docs) > len(own):
                figures += [replace(one, has_floor=False) for one in _figures(f"{part} all {layer.name}", result)]
            mistakes += _mistakes(f"{part} {layer.name}", result, articles) if part not in UNREAD else ()
    return Outcome(figures=tuple(figures), mistakes=tuple(mistakes))


def _of(docs: frozenset[str], lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if line["doc"] in docs]


def lay_out(part: Path, articles: Path, news: Path | None) -> frozenset[str]:
    """Write the raw articles of a part and a sidecar with their dates; return their names.

    Without `news` the Wikinews articles are left out.
    """
    articles.mkdir(parents=True)
    wanted = list(read_lines(part / "docs.jsonl", needs=["doc", "source", "date"]))
    texts = {line["id"]: line["text"] for line in read_lines(news)} if news else {}
    kept = [line for line in wanted if line["source"] == "own" or line["id"] in texts]
    for line in kept:
        own = part / "articles" / line["doc"]
        raw = own.read_bytes() if line["source"] == "own" else texts[line["id"]].encode()
        (articles / line["doc"]).write_bytes(raw)
    with (articles / "onrecord.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["file", "date", "outlet"])
        rows.writerows([line["doc"], line["date"], line.get("outlet") or ""] for line in kept)
    return frozenset(line["doc"] for line in kept)


def _gold(part: Path, layer: Layer, docs: frozenset[str]) -> list[Line]:
    lines = [line for line in read_lines(part / f"{layer.name}.jsonl") if line["doc"] in docs]
    return [piece for line in lines for piece in _pieces(line)] if layer is SPEAKERS else lines


def _given(folder: Path, layer: Layer) -> list[Line]:
    return list(read_lines(folder / f"{layer.name}.jsonl"))


def _figures(name: str, result: Score) -> Iterator[Figure]:
    yield Figure(name=f"{name} P", value=result.right.precision)
    yield Figure(name=f"{name} R", value=result.right.recall)
    yield Figure(name=f"{name} found F", value=result.found.f1, has_floor=False)
    for slot, counts in result.slots.items():
        yield Figure(name=f"{name} {slot} right", value=counts.recall, has_floor=False)
    if result.traps.wanted:
        yield Figure(name=f"{name} traps avoided", value=result.traps.recall)


def _mistakes(layer: str, result: Score, articles: Path) -> Iterator[Mistake]:
    for category, gold, given in result.mistakes:
        words = " | ".join(_shown(line, articles) for line in (gold, given) if line)
        yield Mistake(category=f"{layer}, {category}", line=words)


_HIDDEN = frozenset({"doc", "start", "end", "sentence", "text", "id", "strength", "alt_spans", "note"})


def _shown(line: Line, articles: Path) -> str:
    with (articles / line["doc"]).open(encoding="utf-8", newline="") as stream:
        raw = stream.read()
    slots = {name: value for name, value in line.items() if name not in _HIDDEN and value not in (None, [], False)}
    return f"{line['doc']} [{line['start']}] {' '.join(raw[line['start'] : line['end']].split())} {slots}"


TASK = Task(
    is_own=True,
    name="claims",
    about="events, statements, commitments and control in 48 articles of our own and of Wikinews",
    predict=predict,
    find=find,
    measure=measure,
)

"""One story as the product reads it: its links and what they make of each claim, placed in the raw files."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.lines import Line, read_lines
from onrecord.ingest import load_sidecar, read_inputs
from onrecord.ingest.sidecar_files import find_sidecar
from onrecord.model import Article, Claim, ClaimKind, Link
from onrecord.run.flow import build
from onrecord.run.progress import Silent
from onrecord.run.standing import Compared, compare_record
from onrecord.store import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a claim stands in a raw file, in code points, and its words."""

    doc: str
    start: int
    end: int
    text: str

    def as_line(self) -> Line:
        return {"doc": self.doc, "start": self.start, "end": self.end, "text": self.text}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadStory:
    """What the product makes of the articles of a folder; claims that can't be placed in their files have no place."""

    compared: Compared
    places: Mapping[str, tuple[Place, ...]]

    def placed_links(self) -> Iterator[tuple[Link, Place, Place]]:
        """Yield the links both of whose ends have a place; of a broken quotation the pieces that are most alike."""
        for link in self.compared.links:
            pairs = [(a, b) for a in self.places.get(link.a, ()) for b in self.places.get(link.b, ())]
            if pairs:
                a, b = max(pairs, key=lambda pair: _likeness(*pair))
                yield link, a, b


def _likeness(one: Place, other: Place) -> float:
    mine, theirs = set(one.text.casefold().split()), set(other.text.casefold().split())
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def read_story(folder: Path, *, prefix: str = "") -> ReadStory:
    """Build a record of the `*.txt` of a folder, with its sidecar; `prefix` goes before the names of the files."""
    beside = find_sidecar(folder)
    inputs = read_inputs(
        [str(path) for path in sorted(folder.glob("*.txt"))], sidecar=load_sidecar(beside) if beside else None
    )
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "record.db"
        build(inputs, path, progress=Silent(), clock=lambda: "")
        with Record.open(path) as record:
            names = {arrival.capture: prefix + Path(arrival.locator).name for arrival in record.arrivals()}
            articles = {article.id: article for article in record.articles()}
            compared = compare_record(record)
    return ReadStory(compared=compared, places=dict(_places(compared.claims, articles, names)))


def _places(
    claims: Iterable[Claim], articles: Mapping[str, Article], names: Mapping[str, str]
) -> Iterator[tuple[str, tuple[Place, ...]]]:
    for claim in claims:
        article = articles[claim.article]
        said = [slot.span for slot in claim.slots if slot.name == "content" and slot.span]
        spans = said if claim.kind is ClaimKind.STATEMENT and said else [claim.cites[0].span]
        placed = [(span, raw) for span in spans if (raw := article.offsets.to_raw(span))]
        doc = names[article.capture]
        if placed:
            yield (
                claim.id,
                tuple(Place(doc=doc, start=raw.start, end=raw.end, text=span.of(article.text)) for span, raw in placed),
            )


def relations_lines(story: ReadStory) -> Iterator[Line]:
    """Yield the links in the format of the layer `relations` of the seeds."""
    for number, (link, a, b) in enumerate(story.placed_links(), start=1):
        yield {
            "id": f"L{number:03}",
            "relation": link.kind.value,
            "how": link.how or None,
            "slot": link.slot,
            "scope": "within" if a.doc == b.doc else "across",
            "a": a.as_line(),
            "b": b.as_line(),
            "reason": link.reason,
        }


def lay_out(part: Path, target: Path) -> dict[str, Path]:
    """Write the raw articles of each story into a folder of its own, with a sidecar; return the folders by story."""
    rows: dict[str, list[Sequence[str]]] = {}
    for line in read_lines(part / "docs.jsonl", needs=["doc", "story", "date", "outlet"]):
        name = Path(line["doc"]).name
        folder = target / line["story"]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes((part / line["doc"]).read_bytes())
        rows.setdefault(line["story"], []).append((name, line["date"], line["outlet"]))
    for story, files in rows.items():
        with (target / story / "onrecord.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(["file", "date", "outlet"])
            writer.writerows(files)
    return {story: target / story for story in rows}

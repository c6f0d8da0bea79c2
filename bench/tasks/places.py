"""Bench task `places`: place names of LGL and GeoVirus, found and put on the map.

INPUT is a JSONL file (`doc`, `text`), OUTPUT a JSONL file with the spans and points of each text's places.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.lines import read_lines, write_lines
from bench.scorer import scores_of
from bench.shelf import find_shared
from bench.task import Figure, Material, Options, Outcome, Shelf, Task
from onrecord.annotate.places import PlaceMention, find_places

NEEDED = ("doc", "text")
SETS = {"LGL": "lgl", "GeoVirus": "geovirus"}
SHOWN = {"find_f1": "found F", "acc161_found": "within 161 km of found", "map_f1": "map F"}


def predict(source: Path, target: Path, _: Options) -> None:
    """Write the places of every text; the product sees the text and nothing else."""
    write_lines(target, answers(line for line in read_lines(source, needs=NEEDED)))


def answers(documents: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield a line for every document: {"doc", "places": [{"start", "end", "lat", "lon"}]}."""
    for document in documents:
        yield {"doc": document["doc"], "places": [_as_point(one) for one in find_places(document["text"])]}


def _as_point(mention: PlaceMention) -> dict[str, Any]:
    place = mention.place
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
    }


def find(shelf: Shelf) -> Material | None:
    """Return the development set."""
    return find_shared(shelf, "places", "dev.jsonl.gz", "score.py")


def measure(material: Material, scratch: Path) -> Outcome:
    """Score with the benchmark's own scorer: the mean of the two sets is the main figure. The speed has no floor."""
    gold, script = material.files
    size = sum(len(line["text"]) for line in read_lines(gold)) / 1000
    find_places("Loading takes its time in Lydd.")
    started = time.process_time()
    predict(gold, scratch / "answer.jsonl", Options())
    speed = size / max(0.001, time.process_time() - started)
    scores = scores_of(script, gold, scratch / "answer.jsonl")
    figures = [Figure(name=f"mean {shown}", value=scores["mean"][name]) for name, shown in SHOWN.items()]
    figures += [Figure(name=f"{SETS[one]} map F", value=scores[one]["map_f1"]) for one in SETS if one in scores]
    figures.append(Figure(name="KB per CPU second", value=round(speed, 1), has_floor=False))
    return Outcome(figures=tuple(figures))


TASK = Task(name="places", about="place names of LGL and GeoVirus", predict=predict, find=find, measure=measure)

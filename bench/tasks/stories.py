"""Bench task `stories`: which articles of two collections tell the same story.

INPUT is a JSONL file (`id`, `text`; `collection`, `published`, `title` may be empty) or a folder with `docs.jsonl`,
OUTPUT a JSONL file with `id`, `story`. Each collection is grouped by itself; nothing else depends on its name.
"""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from bench.lines import Line, read_lines, write_lines
from bench.scorer import scores_of
from bench.shelf import find_shared
from bench.task import BenchError, Figure, Material, Options, Outcome, Shelf, Task
from bench.tasks.copies import documents_in
from onrecord.model import UNKNOWN_WHEN, Basis, Precision, When
from onrecord.resolve.stories import Document, group_stories

NEEDED = ("id", "text")
COLLECTIONS = ("gm5", "ecb")

DRAWS = 2000
"""Draws of the bootstrap: whole stories of gold are drawn, for the articles of one story stand or fall together."""


def predict(source: Path, target: Path, _: Options) -> None:
    """Write the story of every document."""
    groups: dict[str, list[Document]] = defaultdict(list)
    for line in read_lines(documents_in(source), needs=NEEDED):
        groups[str(line.get("collection") or "")].append(_as_document(line))
    write_lines(target, (line for name in sorted(groups) for line in answers(groups[name])))


def answers(documents: Iterable[Document]) -> Iterator[Line]:
    """Yield {"id", "story"} for every document; a digest goes to the story that a part of it is most like."""
    homes: dict[str, tuple[float, str]] = {}
    for story in group_stories(documents):
        for member in story.members:
            weight = member.likeness if member.is_digest else 2.0
            homes[member.article] = max(homes.get(member.article, (-1.0, "")), (weight, story.id))
    for article, (_, story_id) in sorted(homes.items()):
        yield {"id": article, "story": story_id}


def _as_document(line: Line) -> Document:
    stated = line.get("published") or ""
    published = UNKNOWN_WHEN
    if stated:
        try:
            day = date.fromisoformat(stated[:10])
        except ValueError as error:
            raise BenchError(
                f"document {line['id']}: published is {stated!r}, a day like 2031-05-04 is expected."
            ) from error
        published = When(edtf=day.isoformat(), earliest=day, latest=day, precision=Precision.DAY, basis=Basis.METADATA)
    return Document(id=str(line["id"]), text=line["text"], title=line.get("title") or "", published=published)


def find(shelf: Shelf) -> Material | None:
    """Return the development set."""
    return find_shared(shelf, "stories", "docs.jsonl.gz", "gold.jsonl", "score.py")


def measure(material: Material, scratch: Path) -> Outcome:
    """Score with the benchmark's own scorer: the mean BCubed F is the main figure, with its bootstrap interval."""
    docs, gold, script = material.files
    answer = scratch / "answer.jsonl"
    started = time.process_time()
    predict(docs, answer, Options())
    speed = sum(1 for _ in read_lines(docs)) / max(0.001, time.process_time() - started)
    scores = scores_of(script, gold, answer)
    low, high = interval(tuple(read_lines(gold)), {str(line["id"]): str(line["story"]) for line in read_lines(answer)})
    figures = [
        Figure(name="mean BCubed F", value=100 * scores["mean_bcubed_f"]),
        Figure(name="mean BCubed F, 95 % from", value=100 * low, has_floor=False),
        Figure(name="mean BCubed F, 95 % to", value=100 * high, has_floor=False),
    ]
    for name in COLLECTIONS:
        cubed = scores["collections"].get(name, {}).get("bcubed", {})
        figures += [
            Figure(name=f"{name} BCubed {key.upper()}", value=100 * value, has_floor=key == "f")
            for key, value in cubed.items()
        ]
    figures.append(Figure(name="documents per CPU second", value=round(speed), has_floor=False))
    return Outcome(figures=tuple(figures))


def interval(gold: Sequence[Line], found: Mapping[str, str]) -> tuple[float, float]:
    """Return the 95 % interval of the mean BCubed F, drawing whole stories of gold with a fixed seed."""
    collections: dict[str, dict[str, str]] = defaultdict(dict)
    for line in gold:
        collections[str(line["collection"])][str(line["id"])] = str(line["story"])
    parts = [_by_story(stories, found) for _, stories in sorted(collections.items())]
    dice = random.Random(7)  # noqa: S311 - draws of a bootstrap, no secret
    means = sorted(sum(_drawn_f(rows, dice) for rows in parts) / len(parts) for _ in range(DRAWS))
    return means[int(0.025 * DRAWS)], means[int(0.975 * DRAWS) - 1]


def _by_story(gold: Mapping[str, str], found: Mapping[str, str]) -> list[tuple[float, float, int]]:
    """Return the summed precision, the summed recall and the number of the articles of each story of gold."""
    answer = {article: found.get(article, f"alone {article}") for article in gold}
    wanted, given = Counter(gold.values()), Counter(answer.values())
    joint = Counter((gold[article], answer[article]) for article in gold)
    sums: dict[str, list[float]] = {story: [0.0, 0.0] for story in wanted}
    for (story, group), count in sorted(joint.items()):
        sums[story][0] += count * count / given[group]
        sums[story][1] += count * count / wanted[story]
    return [(precision, recall, wanted[story]) for story, (precision, recall) in sorted(sums.items())]


def _drawn_f(rows: Sequence[tuple[float, float, int]], dice: random.Random) -> float:
    drawn = dice.choices(rows, k=len(rows))
    articles = sum(row[2] for row in drawn)
    precision, recall = sum(row[0] for row in drawn) / articles, sum(row[1] for row in drawn) / articles
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


TASK = Task(name="stories", about="which articles tell the same story", predict=predict, find=find, measure=measure)

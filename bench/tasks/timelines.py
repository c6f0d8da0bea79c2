"""Bench task `timelines`: which days and lines of a news topic belong in its timeline.

INPUT is a folder with `articles.jsonl` (or `.gz`: `topic`, `id`, `published`, `text`) and `requests.jsonl`, OUTPUT a
JSONL file. `--setting oracle` answers each request (its window, days and sentences a day are given), `--setting free`
each topic at the length that the product finds. The lines of a text are its sentences. Nothing depends on the name of
a topic.
"""

from __future__ import annotations

import time
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from bench.lines import Line, read_lines, write_lines
from bench.scorer import scores_of
from bench.shelf import find_shared
from bench.task import BenchError, Figure, Material, Mistake, Options, Outcome, Shelf, Task
from onrecord.errors import InputError
from onrecord.model import UNKNOWN_WHEN, Copy, When
from onrecord.record import group_copies
from onrecord.record.candidates import Candidate, Telling
from onrecord.record.selection import Selection, select
from onrecord.record.wording import find_extract
from onrecord.resolve.copies import find_copies
from onrecord.times import find as find_times
from onrecord.times import written_on

NEEDED = ("topic", "id", "published", "text")
ASKED = ("timeline", "topic", "start", "end", "days", "sentences_per_day")
SETTINGS = ("oracle", "free")


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """An article as the product reads it: the day it was published, and its lines as candidates."""

    topic: str
    published: date
    candidates: tuple[Candidate, ...]


def predict(source: Path, target: Path, options: Options) -> None:
    """Write the timelines of a setting, `oracle` unless another is named."""
    setting = options.setting or SETTINGS[0]
    if setting not in SETTINGS:
        raise BenchError(f"--setting {setting}: there are {', '.join(SETTINGS)}.")
    articles = read_articles(_inside(source, "articles"))
    requests = list(read_lines(_inside(source, "requests"), needs=ASKED if setting == "oracle" else ("topic",)))
    write_lines(
        target, answer_requests(articles, requests) if setting == "oracle" else answer_topics(articles, requests)
    )


def _inside(folder: Path, name: str) -> Path:
    """Return the file of that name in a folder, plain or packed."""
    paths = [folder / f"{name}.jsonl", folder / f"{name}.jsonl.gz"]
    found = next((path for path in paths if path.is_file()), None)
    if found is None:
        raise BenchError(f"{folder}: no {name}.jsonl in it. INPUT is a folder with articles.jsonl and requests.jsonl.")
    return found


def read_articles(path: Path) -> list[Read]:
    """Return every article with its lines and their dates; copies in a topic are one report."""
    lines = list(read_lines(path, needs=NEEDED))
    topics: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in lines:
        topics[line["topic"]].append((str(line["id"]), line["text"]))
    reports: dict[str, str] = {}
    for texts in topics.values():
        reports |= group_copies(Copy(a=pair.a, b=pair.b, share=pair.share) for pair in find_copies(texts))
    return [_read(line, reports.get(str(line["id"]), "")) for line in lines]


def _read(line: Line, report: str) -> Read:
    try:
        published = written_on(line["published"])
    except InputError as error:
        raise BenchError(f"article {line['id']}: published: {error}") from error
    text = line["text"]
    pieces = text.split("\n")
    starts = [0, *accumulate(len(piece) + 1 for piece in pieces[:-1])]
    dates: list[dict[date, When]] = [{} for _ in pieces]
    for found in find_times(text, reference=published):
        if found.dates_event and found.when.is_day and found.when.earliest:
            dates[bisect_right(starts, found.span.start) - 1].setdefault(found.when.earliest, found.when)
    candidates = (
        Candidate(text=piece, when=when, tellings=(telling,))
        for number, (piece, named) in enumerate(zip(pieces, dates, strict=True))
        for telling in (_telling(line, published, number, report),)
        for when in (named.values() or (UNKNOWN_WHEN,))
    )
    return Read(topic=line["topic"], published=date.fromisoformat(line["published"][:10]), candidates=tuple(candidates))


def _telling(line: Line, published: When, number: int, report: str) -> Telling:
    return Telling(
        article=str(line["id"]),
        published=published,
        position=number,
        report=report,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A selection, with the candidates that it was made from."""

    candidates: Sequence[Candidate]
    selection: Selection

    def entries(self) -> list[Line]:
        """Return the entries: {"date", "sentences"}."""
        days: dict[str, list[str]] = {}
        for index in self.selection.indexes:
            chosen = self.candidates[index]
            days.setdefault(str(chosen.when.earliest), []).append(find_extract(chosen.text).of(chosen.text))
        return [{"date": day, "sentences": sentences} for day, sentences in days.items()]


def make_answer(articles: Iterable[Read], **limits: Any) -> Answer:
    """Return what the product selects from some articles."""
    candidates = [one for article in articles for one in article.candidates]
    return Answer(candidates=candidates, selection=select(candidates, **limits))


def for_request(articles: Iterable[Read], request: Line) -> Answer:
    """Return the answer to a request: from the articles published in its window."""
    first, last = date.fromisoformat(request["start"]), date.fromisoformat(request["end"])
    within = [one for one in articles if one.topic == request["topic"] and first <= one.published <= last]
    return make_answer(within, days=request["days"], per_day=request["sentences_per_day"], span=(first, last))


def answer_requests(articles: Sequence[Read], requests: Iterable[Line]) -> Iterator[Line]:
    """Yield {"timeline", "entries"} for every request."""
    for request in requests:
        yield {"timeline": request["timeline"], "entries": for_request(articles, request).entries()}


def answer_topics(articles: Sequence[Read], requests: Iterable[Line]) -> Iterator[Line]:
    """Yield {"topic", "entries"} for every topic that is asked for; nothing else of the requests is read."""
    for topic in sorted({request["topic"] for request in requests}):
        yield {"topic": topic, "entries": make_answer(one for one in articles if one.topic == topic).entries()}


def find(shelf: Shelf) -> Material | None:
    """Return the collection."""
    return find_shared(shelf, "timelines", "articles.jsonl.gz", "gold.jsonl", "score.py", "porter.py", "stopwords.txt")


def measure(material: Material, scratch: Path) -> Outcome:
    """Score both settings with the benchmark's own scorer; the articles are read once for both."""
    source, gold, script = material.files[:3]
    timelines = list(read_lines(gold))
    requests = [{name: value for name, value in line.items() if name != "entries"} for line in timelines]
    started = time.process_time()
    articles = read_articles(source)
    read = time.process_time()
    write_lines(scratch / "oracle.jsonl", answer_requests(articles, requests))
    write_lines(scratch / "free.jsonl", answer_topics(articles, requests))
    done = time.process_time()
    oracle = scores_of(script, gold, scratch / "oracle.jsonl", "--setting", "oracle")
    free = scores_of(script, gold, scratch / "free.jsonl", "--setting", "free")
    figures = (
        *_figures("given length", oracle, {"date": "date", "ar1": "AR1", "ar2": "AR2"}),
        *_figures("own length", free, {"single+-0": "date", "single+-1": "date within a day", "union+-0": "union"}),
        Figure(name="CPU seconds to read", value=round(read - started, 1), has_floor=False),
        Figure(name="CPU seconds to select", value=round(done - read, 1), has_floor=False),
    )
    mistakes = [one for line in timelines for one in differences(line, for_request(articles, line))]
    return Outcome(figures=figures, mistakes=tuple(mistakes))


def _figures(setting: str, scores: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[Figure]:
    for key, name in names.items():
        for side in ("f", "p", "r"):
            label = f"{setting}: {name} {side.upper()}"
            yield Figure(name=label, value=100 * scores[key][side], has_floor=side == "f")


def differences(gold: Line, answer: Answer) -> Iterator[Mistake]:
    """Yield the missed and the false days of one timeline of given length, each with the reason."""
    wanted = {date.fromisoformat(entry["date"]): entry["sentences"] for entry in gold["entries"]}
    chosen = {date.fromisoformat(entry["date"]): entry["sentences"] for entry in answer.entries()}
    places = {one.key[0]: (place, one) for place, one in enumerate(answer.selection.dates, start=1)}
    for day in sorted(wanted.keys() - chosen.keys()):
        line = f"{gold['timeline']} {day} {wanted[day][0][:120]}"
        if day not in places:
            yield Mistake(category="missed: no line is dated so", line=line)
            continue
        place, weight = places[day]
        told = f"place {place} of {len(places)}, {weight.reports} reports, {weight.back} refer back"
        yield Mistake(category="missed: weighs too little", line=f"{line} ({told})")
    for day in sorted(chosen.keys() - wanted.keys()):
        near = any(day + timedelta(days=step) in wanted for step in (-1, 1))
        place, weight = places[day]
        told = f"place {place}, {weight.reports} reports, {weight.back} refer back"
        category = "false: a day beside one of gold" if near else "false: no day of gold near"
        yield Mistake(category=category, line=f"{gold['timeline']} {day} {chosen[day][0][:120]} ({told})")


TASK = Task(
    name="timelines",
    about="which days and lines belong in the timeline of a topic",
    predict=predict,
    find=find,
    measure=measure,
    options=frozenset({"setting"}),
)

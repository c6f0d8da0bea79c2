"""Bench task `same-event`: which words in which articles speak of the same event.

INPUT is a folder with `docs.jsonl` (or `.gz`) or such a file, OUTPUT a JSONL file. With `--mentions predicted` (the
default) the product finds the mentions itself; with `--mentions gold` it is told them by `mentions.jsonl` beside the
documents.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bench.event_mentions import Found, given_mentions, own_mentions, pages_of
from bench.lines import Line, read_lines, write_lines
from bench.scorer import scores_of
from bench.shelf import find_shared
from bench.task import BenchError, Figure, Material, Mistake, Options, Outcome, Shelf, Task
from bench.tasks.copies import documents_in
from onrecord.resolve.sameness import EVEN, SURE, group_events

NEEDED = ("id", "text", "sentences")
MODES = {"gold": "gold mentions", "predicted": "end to end"}


def predict(source: Path, target: Path, options: Options) -> None:
    """Write the event of every mention, at the operating point that finds most."""
    mode = options.mentions or "predicted"
    if mode not in MODES:
        raise BenchError(f"--mentions {mode}: gold or predicted is expected.")
    write_lines(target, answers(find_mentions(source, mode), mode, least=EVEN))


def find_mentions(source: Path, mode: str) -> dict[str, list[Found]]:
    """Return the mentions of every document by its id."""
    documents = documents_in(source)
    pages = pages_of(list(read_lines(documents, needs=NEEDED)))
    if mode == "predicted":
        return {page.id: list(own_mentions(page)) for page in pages}
    given = {line["doc"]: line["mentions"] for line in read_lines(documents.parent / "mentions.jsonl")}
    return {page.id: list(given_mentions(page, given.get(page.id, ()))) for page in pages}


def answers(found: Mapping[str, list[Found]], mode: str, *, least: float) -> Iterator[Line]:
    """Yield {"doc", "mentions"} for every document."""
    mentions = (one.mention for inside in found.values() for one in inside)
    event = {
        name: str(number) for number, group in enumerate(group_events(mentions, least=least)) for name in group.mentions
    }
    for doc, inside in found.items():
        yield {"doc": doc, "mentions": [_as_line(one, event[one.mention.id], mode) for one in inside]}


def _as_line(one: Found, event: str, mode: str) -> Line:
    where = {"id": one.mention.id} if mode == "gold" else {"start": one.span.start, "end": one.span.end}
    return {**where, "event": event}


def find(shelf: Shelf) -> Material | None:
    """Return the development set."""
    return find_shared(shelf, "same-event", "docs.jsonl.gz", "mentions.jsonl", "gold.jsonl", "score.py")


def measure(material: Material, scratch: Path) -> Outcome:
    """Score with the benchmark's own scorer, both ways; SURE is shown for what it merges wrongly, without floors."""
    docs, mentions, gold, script = material.files
    figures: list[Figure] = []
    found: dict[str, list[Found]] = {}
    started = time.process_time()
    for mode, shown in MODES.items():
        answer, careful = scratch / f"{mode}.jsonl", scratch / f"{mode} sure.jsonl"
        found = find_mentions(docs, mode)
        write_lines(answer, answers(found, mode, least=EVEN))
        write_lines(careful, answers(found, mode, least=SURE))
        scores = scores_of(script, gold, answer, "--mentions", mode)
        sure = scores_of(script, gold, careful, "--mentions", mode)
        figures += [
            Figure(name=f"{shown}, CoNLL F", value=100 * scores["conll_f1"]),
            Figure(name=f"{shown}, without singletons", value=100 * scores["without_singletons"]["conll_f1"]),
            Figure(name=f"{shown}, MUC P when sure", value=100 * sure["muc"]["p"], has_floor=False),
            Figure(name=f"{shown}, MUC R when sure", value=100 * sure["muc"]["r"], has_floor=False),
        ]
        if mode == "predicted":
            figures.append(Figure(name="mentions found F", value=100 * scores["mention"]["f"]))
    speed = len(found) / max(0.001, time.process_time() - started)
    figures.append(Figure(name="documents per CPU second", value=round(speed), has_floor=False))
    told = {one["id"]: one["text"] for line in read_lines(mentions) for one in line["mentions"]}
    mistakes = differences(read_lines(gold), read_lines(scratch / "gold.jsonl"), told)
    return Outcome(figures=tuple(figures), mistakes=tuple(mistakes))


def differences(gold: Iterable[Line], system: Iterable[Line], told: Mapping[str, str]) -> Iterator[Mistake]:
    """Yield what was joined and what was kept apart wrongly, by whether the words are the same."""
    right = {one["id"]: one["event"] for line in gold for one in line["mentions"]}
    given = {one["id"]: one["event"] for line in system for one in line["mentions"]}
    given = {name: given.get(name, f"alone {name}") for name in right}
    yield from _parted("joined", given, right, told)
    yield from _parted("kept apart", right, given, told)


def _parted(
    what: str, whole: Mapping[str, str], parts: Mapping[str, str], told: Mapping[str, str]
) -> Iterator[Mistake]:
    """Yield a mistake for every group of `whole` that is several groups in `parts`."""
    groups: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, group in whole.items():
        groups[group][parts[name]].append(told[name].lower())
    for pieces in groups.values():
        first, *others = sorted(pieces.values(), key=lambda words: (-len(words), words))
        for other in others:
            kind = "same words" if set(first) & set(other) else "other words"
            yield Mistake(category=f"{what}, {kind}", line=f"{_counted(first)} | {_counted(other)}")


def _counted(words: list[str]) -> str:
    return ", ".join(f"{word} ({words.count(word)})" for word in sorted(set(words)))


TASK = Task(
    name="same-event",
    about="which words in 772 articles speak of the same event",
    predict=predict,
    find=find,
    measure=measure,
    options=frozenset({"mentions"}),
)

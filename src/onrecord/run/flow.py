"""The whole way, in its order: files -> captures -> articles -> claims -> entries -> record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import UsageError
from onrecord.ingest import Arrived
from onrecord.model import Problem, Severity
from onrecord.run.company import resolve_company
from onrecord.run.fingerprint import reading_key
from onrecord.run.lines import put_lines
from onrecord.run.progress import Progress
from onrecord.run.runners import InProcess, Runner
from onrecord.run.shards import Wanted, read_captures
from onrecord.store import Draft, Record, drafting

SAVE_EVERY = 25
"""Payloads between two saves while they are taken in."""

IN_PROCESS = InProcess()

Item = Arrived | Problem
Clock = Callable[[], str]
"""Returns the time, as runs are stamped with it. Nothing else in a record depends on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What is in the record after a run, and what this run could not read (`failed`) or wants looked at (`doubts`)."""

    articles: int
    statements: int
    entries: int
    failed: int
    doubts: int


@dataclass(frozen=True, slots=True)
class _Taken:
    """What came in: (capture, locator) of each payload, and the files that it came from or that gave none."""

    arrivals: set[tuple[str, str]]
    sources: set[str]


def build(
    items: Iterable[Item], record: Path, *, progress: Progress, clock: Clock, runner: Runner = IN_PROCESS
) -> Counts:
    """Make `record` hold the articles of `items` and nothing else; what was read before is not read again.

    Raises UsageError, and leaves the record as it is, when it holds articles and `items` give none: a mistyped path
    must not empty it.
    """
    with drafting(record, purpose="build", started=clock()) as draft:
        had_articles = draft.count("articles") > 0
        draft.forget_problems()
        taken = _take_in(draft, items, progress)
        if had_articles and not taken.arrivals:
            reasons = "; ".join(f"{problem.input}: {problem.reason}" for problem in draft.problems()[:3])
            raise UsageError(f"No article came in ({reasons}). {record} stays as it was.", advice="Check the paths.")
        draft.keep_only(taken.arrivals)
        return _finish(draft, taken, runner, progress, clock)


def add(
    items: Iterable[Item], record: Path, *, progress: Progress, clock: Clock, runner: Runner = IN_PROCESS
) -> Counts:
    """Add the articles of `items` to `record`; a file that is there already is taken as it is now."""
    with Record.open(record) as before:
        known = before.arrivals()
    with drafting(record, purpose="add", started=clock()) as draft:
        taken = _take_in(draft, items, progress)
        others = {(one.capture, one.locator) for one in known if one.source not in taken.sources}
        draft.keep_only(others | taken.arrivals)
        return _finish(draft, taken, runner, progress, clock)


def remove(
    locators: Sequence[str], record: Path, *, progress: Progress, clock: Clock, runner: Runner = IN_PROCESS
) -> Counts:
    """Remove what arrived from `locators`, with all that was read in it."""
    with drafting(record, purpose=f"remove {sorted(locators)}", started=clock()) as draft:
        draft.drop_arrivals(locators)
        return _finish(draft, _Taken(set(), set()), runner, progress, clock)


def _take_in(draft: Draft, items: Iterable[Item], progress: Progress) -> _Taken:
    """Put every payload of `items` into the draft, and every problem."""
    taken = _Taken(set(), set())
    for item in progress.track("Taking in", items):
        source = (item.source or item.input) if isinstance(item, Problem) else item.arrival.source
        if source not in taken.sources:
            taken.sources.add(source)
            draft.forget_problems(source)
        if isinstance(item, Problem):
            draft.put_problems([item])
            continue
        draft.put_arrival(item.capture, item.arrival)
        taken.arrivals.add((item.capture.id, item.arrival.locator))
        if len(taken.arrivals) % SAVE_EVERY == 0:
            draft.save()
    draft.save()
    return taken


def _finish(draft: Draft, taken: _Taken, runner: Runner, progress: Progress, clock: Clock) -> Counts:
    keys = {capture: reading_key(capture, draft.arrivals(capture)) for capture in draft.captures()}
    done = draft.reading_keys()
    pending = Wanted(keys={capture: key for capture, key in keys.items() if done.get(capture) != key})
    read_captures(draft, pending, runner, progress)
    resolve_company(draft, runner, progress)
    put_lines(draft, runner=runner)
    draft.put_run(finished=clock())
    severities = [problem.severity for problem in draft.problems() if problem.source in taken.sources]
    return Counts(
        articles=draft.count("articles"),
        statements=draft.count("claims WHERE kind = 'statement'"),
        entries=draft.count("entries"),
        failed=severities.count(Severity.FAILED),
        doubts=severities.count(Severity.DOUBT),
    )

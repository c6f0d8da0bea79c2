"""The whole way, in its order: files -> captures -> articles -> claims -> entries -> record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.annotate import read_article
from onrecord.clean import clean
from onrecord.errors import InputError, UsageError
from onrecord.ingest import Arrived
from onrecord.model import Arrival, Capture, Problem, Severity
from onrecord.run.company import resolve_company
from onrecord.run.fingerprint import reading_key
from onrecord.run.lines import put_lines
from onrecord.run.progress import Progress
from onrecord.run.readings import put_reading
from onrecord.store import Draft, Record, drafting

SAVE_EVERY = 25
"""Articles between two saves: what a kill costs at most, at under a tenth of the time of reading them."""

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


def build(items: Iterable[Item], record: Path, *, progress: Progress, clock: Clock) -> Counts:
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
        return _finish(draft, taken, progress, clock)


def add(items: Iterable[Item], record: Path, *, progress: Progress, clock: Clock) -> Counts:
    """Add the articles of `items` to `record`; a file that is there already is taken as it is now."""
    with Record.open(record) as before:
        known = before.arrivals()
    with drafting(record, purpose="add", started=clock()) as draft:
        taken = _take_in(draft, items, progress)
        others = {(one.capture, one.locator) for one in known if one.source not in taken.sources}
        draft.keep_only(others | taken.arrivals)
        return _finish(draft, taken, progress, clock)


def remove(locators: Sequence[str], record: Path, *, progress: Progress, clock: Clock) -> Counts:
    """Remove what arrived from `locators`, with all that was read in it."""
    with drafting(record, purpose=f"remove {sorted(locators)}", started=clock()) as draft:
        draft.drop_arrivals(locators)
        return _finish(draft, _Taken(set(), set()), progress, clock)


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


def _finish(draft: Draft, taken: _Taken, progress: Progress, clock: Clock) -> Counts:
    _read_captures(draft, progress)
    resolve_company(draft, progress)
    put_lines(draft)
    draft.put_run(finished=clock())
    severities = [problem.severity for problem in draft.problems() if problem.source in taken.sources]
    return Counts(
        articles=draft.count("articles"),
        statements=draft.count("claims WHERE kind = 'statement'"),
        entries=draft.count("entries"),
        failed=severities.count(Severity.FAILED),
        doubts=severities.count(Severity.DOUBT),
    )


def _read_captures(draft: Draft, progress: Progress) -> None:
    """Read every capture that is new, or whose rules or particulars have changed since it was read."""
    done = draft.reading_keys()
    keys = {capture: reading_key(capture, draft.arrivals(capture)) for capture in draft.captures()}
    pending = [capture for capture, key in keys.items() if done.get(capture) != key]
    for number, capture in enumerate(progress.track("Reading", pending, total=len(pending)), start=1):
        _read_capture(draft, draft.capture(capture), draft.arrivals(capture), keys[capture])
        if number % SAVE_EVERY == 0:
            draft.save()
    draft.save()


def _read_capture(draft: Draft, capture: Capture, arrivals: Sequence[Arrival], key: str) -> None:
    try:
        article, problems = clean(capture, arrivals)
    except InputError as error:
        reason = error.message.removeprefix(f"{arrivals[0].locator}: ")
        problem = Problem(input=arrivals[0].locator, stage="clean", reason=reason, advice=error.advice)
        draft.put_reading(capture.id, key, [problem])
        return
    put_reading(draft, key, problems, read_article(article))

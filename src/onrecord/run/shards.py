"""Reading captures in shards: files in, files out, by whoever runs them, and back into the draft in their order.

A shard that was read lies beside the work file until it is taken, so that a run that was stopped goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from onrecord.annotate import read_article, read_note
from onrecord.clean import clean
from onrecord.errors import InputError, RecordError
from onrecord.model import Capture, Media, Note, Problem, Severity, When, content_id
from onrecord.run.progress import Progress
from onrecord.run.runners import Done, Runner, Shard
from onrecord.store import Draft, Record, cut_shard, date_in, making_shard, shards_of, take_shard

CUT, READ = ".cut", ".read"
"""Ends of the names of shards that are to be read, and that were."""

CAPTURES = 25
"""Captures of one shard: what a kill costs at most. Writing shards takes a thirtieth of the time of reading them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be read: capture -> key to read it under, and the publication dates that company gives, by capture."""

    keys: Mapping[str, str]
    dates: Mapping[str, When] = field(default_factory=dict)


def read_captures(draft: Draft, wanted: Wanted, runner: Runner, progress: Progress, *, what: str = "Reading") -> None:
    """Put readings of all captures of `wanted` into `draft`; it is saved after each shard."""
    tracked = progress.track(what, _read(draft, wanted, runner), total=len(wanted.keys))
    for _ in tracked:
        pass


def work(shard_in: Path, shard_out: Path) -> int:
    """Read the captures of one shard file, write what was read as another, and return how many there were.

    Pure and idempotent: the same shard gives the same rows wherever and whenever it is read, and `shard_out` appears
    whole or not at all.
    """
    with Record.open(shard_in) as shard, making_shard(shard_out) as read:
        keys = shard.reading_keys()
        for capture in sorted(keys):
            _read_capture(shard, read, shard.capture(capture), keys[capture])
    return len(keys)


def _read(draft: Draft, wanted: Wanted, runner: Runner) -> Iterator[str]:
    """Yield the captures as their readings come in."""
    folder = shards_of(draft.path)
    folder.mkdir(exist_ok=True)
    left = dict(wanted.keys)
    yield from _take_left(draft, left, folder)
    failed: list[str] = []
    for done in runner.run(work, _cut(draft, wanted, left, CAPTURES, folder), count=-(-len(left) // CAPTURES)):
        failed += done.shard.captures if done.error else ()
        yield from _take(draft, done, left)
    # What broke may be any article of a shard: each is tried once more, by itself.
    for done in runner.run(work, _cut(draft, wanted, failed, 1, folder), count=len(failed), alone=True):
        draft.put_problems(_unread(draft, capture, done.error) for capture in done.shard.captures if done.error)
        yield from _take(draft, done, left)
    with suppress(OSError):  # somebody else's file lies in it
        folder.rmdir()


def _take_left(draft: Draft, left: dict[str, str], folder: Path) -> Iterator[str]:
    """Take what a run that was stopped has read and not taken, and strike it from `left`."""
    for path in sorted(folder.iterdir()):
        if path.suffix == READ:
            with suppress(RecordError):  # a crash of the machine left half of it
                for capture in take_shard(draft, path, left):
                    del left[capture]
                    yield capture
        path.unlink()


def _take(draft: Draft, done: Done, wanted: Mapping[str, str]) -> Iterator[str]:
    if not done.error:
        yield from take_shard(draft, done.shard.output, wanted)
    done.shard.remove()


def _cut(draft: Draft, wanted: Wanted, captures: Iterable[str], size: int, folder: Path) -> Iterator[Shard]:
    """Yield shards of `size` captures each, cut when they are asked for."""
    ordered = sorted(captures)
    for at in range(0, len(ordered), size):
        keys = {capture: wanted.keys[capture] for capture in ordered[at : at + size]}
        name = content_id(*keys, *keys.values())
        shard = Shard(captures=tuple(keys), input=folder / (name + CUT), output=folder / (name + READ))
        cut_shard(draft, keys, wanted.dates, shard.input)
        yield shard


def _unread(draft: Draft, capture: str, error: str) -> Problem:
    locator = draft.arrivals(capture)[0].locator
    return Problem(
        input=locator,
        stage="read",
        reason=f"twice, {error}",
        advice="Look at its size; leave it out, or try with more memory.",
    )


def _read_capture(shard: Record, read: Draft, capture: Capture, key: str) -> None:
    arrivals = shard.arrivals(capture.id)
    try:
        article, problems = clean(capture, arrivals)
    except InputError as error:
        reason = error.message.removeprefix(f"{arrivals[0].locator}: ")
        problem = Problem(input=arrivals[0].locator, stage="clean", reason=reason, advice=error.advice)
        read.put_reading(capture.id, key, [problem])
        return
    if when := date_in(shard, capture.id):
        article = replace(article, published=when)
    note = Note.of(capture.raw) if capture.media is Media.NOTE else None
    reading, doubts = read_note(article, note) if note else (read_article(article), ())
    read.put_reading(
        capture.id,
        key,
        [*problems, *(_doubtful(arrivals[0].locator, doubt) for doubt in doubts)],
        article=reading.article,
        marks=reading.marks,
        claims=reading.claims,
        appearances=reading.appearances,
        places=reading.places,
    )


def _doubtful(locator: str, doubt: str) -> Problem:
    advice = "Write it as 2025-03-04, 4 March 2025, 2025-03 or 2025-03-03/2025-03-20; without a date it stays undated."
    return Problem(input=locator, stage="read", reason=doubt, advice=advice, severity=Severity.DOUBT)

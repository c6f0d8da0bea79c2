"""Who runs the work on shards: this process, or a pool of processes. Files in, files out, nothing through a pipe."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

from onrecord.errors import UsageError

Work = Callable[[Path, Path], int]
"""Pure and idempotent: reads a shard file, writes another, returns how many captures there were."""

SHARDS_WORTH_A_PROCESS = 4
"""Fewer are read sooner by this process: to load the language pipeline takes as long as to read 20 articles."""

AHEAD = 2
"""Shards handed to each process before the first is done: one that it reads and one that waits for it."""

HOPELESS = 3
"""Pools that may break one after the other before anything is done: one bad article breaks one, want of memory all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Captures to read: the file that goes in and the one that comes out."""

    captures: tuple[str, ...]
    input: Path
    output: Path

    def remove(self) -> None:
        for path in (self.input, self.output):
            path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A shard that was worked on; `error` says why nothing came of it, "" when all is well."""

    shard: Shard
    error: str = ""


class Runner(Protocol):
    """Runs work on shards wherever it likes."""

    def run(self, work: Work, shards: Iterable[Shard], *, count: int, alone: bool = False) -> Iterator[Done]:
        """Yield every one of `shards`, of which there are `count`, in their order when the work on it is done.

        `alone`: one after the other, each where its failure harms no other. Raises UsageError where none can be done.
        """
        ...


class InProcess:
    """Works on one shard after the other in this process."""

    def run(self, work: Work, shards: Iterable[Shard], *, count: int, alone: bool = False) -> Iterator[Done]:  # noqa: ARG002
        for shard in shards:
            work(shard.input, shard.output)
            yield Done(shard=shard)


class Processes:
    """Works on shards in a pool of processes: `jobs`, or one a core where there are shards enough."""

    def __init__(self, jobs: int | None = None) -> None:
        self.jobs = jobs

    def run(self, work: Work, shards: Iterable[Shard], *, count: int, alone: bool = False) -> Iterator[Done]:
        jobs = min(self.jobs, count) if self.jobs else min(_cores(), count // SHARDS_WORTH_A_PROCESS)
        if jobs <= 1 and not alone:
            yield from InProcess().run(work, shards, count=count)
            return
        jobs, ahead = (1, 1) if alone else (jobs, jobs * AHEAD)
        waiting = iter(shards)
        is_hopeful, lost = False, 0
        while (shard := next(waiting, None)) is not None:
            # A pool of which a process was killed takes no more work: what it had is given back, and a new one goes on.
            for done in _run_pool(work, shard, waiting, jobs, ahead):
                is_hopeful = is_hopeful or not done.error
                yield done
            lost += 1
            if lost >= HOPELESS and not is_hopeful:
                raise _hopeless()


def _run_pool(work: Work, first: Shard, others: Iterator[Shard], jobs: int, ahead: int) -> Iterator[Done]:
    context = multiprocessing.get_context("spawn")  # a fork of a process with threads may hang
    theirs, ours = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_live_while_open, initargs=(theirs,))
    is_stopped = True
    try:
        running: deque[tuple[Shard, Future[int]]] = deque([(first, _submit(pool, work, first))])
        is_broken = False
        while running:
            while not is_broken and len(running) < ahead and (shard := next(others, None)) is not None:
                running.append((shard, _submit(pool, work, shard)))
            shard, future = running.popleft()
            try:
                future.result()
            except BrokenProcessPool:
                is_broken = True
                yield Done(shard=shard, error="the process that read it was killed, perhaps for want of memory")
            else:
                yield Done(shard=shard)
        is_stopped = False
    finally:
        if is_stopped:  # nobody waits for what is being read: a shard for each process
            ours.close()
        pool.shutdown(cancel_futures=True)
        ours.close()


def _hopeless() -> UsageError:
    return UsageError(
        f"Nothing could be read: the processes that were to read were killed {HOPELESS} times, before any was done.",
        advice="Free memory, try --jobs 1, or install onrecord and its language model anew.",
    )


def _submit(pool: ProcessPoolExecutor, work: Work, shard: Shard) -> Future[int]:
    """Hand a shard to the pool; one whose pool has broken a moment before comes back like those that it had."""
    try:
        return pool.submit(work, shard.input, shard.output)
    except BrokenProcessPool as error:
        lost: Future[int] = Future()
        lost.set_exception(error)
        return lost


def _live_while_open(line: Connection) -> None:
    """Leave interrupts to the parent, and end when its end of `line` closes: when it says so, or when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_when_closed, args=(line,), daemon=True).start()


def _end_when_closed(line: Connection) -> None:
    line.poll(None)
    os._exit(1)


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

"""Runs the work on shards on the workers of a Dask cluster. Files travel as bytes: nothing but onrecord need be there.

Dask (BSD-3, plain pip, no Java, no container) was chosen by trial: `docs/scale.md`.
"""

from __future__ import annotations

import os
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import UsageError
from onrecord.run.fingerprint import fingerprint
from onrecord.run.runners import AHEAD, Done, Shard, Work

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECT = 20
"""Seconds to wait for a scheduler."""


class Cluster:
    """Works on shards on the workers of the Dask scheduler at `address` (tcp://HOST:8786, or tls://)."""

    def __init__(self, address: str) -> None:
        self.address = address

    def run(self, work: Work, shards: Iterable[Shard], *, count: int, alone: bool = False) -> Iterator[Done]:
        """Yield every one of `shards` in their order when the work on it is done.

        Raises UsageError when there is no such cluster, when it has no workers, or others than are needed.
        """
        if not count:
            return
        with _connected(self.address) as client:
            ahead = 1 if alone else AHEAD * _count_workers(client, self.address)
            yield from _run_ahead(client, work, iter(shards), ahead)


def _run_ahead(client: Client, work: Work, shards: Iterator[Shard], ahead: int) -> Iterator[Done]:
    """Keep `ahead` shards at the cluster; what a worker had that died is given to another by the scheduler."""
    running: deque[tuple[Shard, Future[bytes]]] = deque()
    while True:
        while len(running) < ahead and (shard := next(shards, None)) is not None:
            # pure=False: a shard that is tried again is worked on again, and not answered from memory.
            running.append((shard, client.submit(work_on_bytes, work, shard.input.read_bytes(), pure=False)))
        if not running:
            return
        yield _done(*running.popleft())


def work_on_bytes(work: Work, content: bytes) -> bytes:
    """Do `work` on a shard file of `content` and return the file that it wrote. Runs on a worker."""
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        shard_in, shard_out = Path(folder) / "shard.in", Path(folder) / "shard.out"
        shard_in.write_bytes(content)
        work(shard_in, shard_out)
        return shard_out.read_bytes()


def _done(shard: Shard, future: Future[bytes]) -> Done:
    """Wait for one shard and put what came of it in its place, whole or not at all."""
    from distributed import KilledWorker  # noqa: PLC0415
    from distributed.client import FutureCancelledError  # noqa: PLC0415

    try:
        content = future.result()
    except KilledWorker:
        return Done(shard=shard, error="the workers that read it died, perhaps for want of memory")
    except FutureCancelledError as error:
        raise UsageError(
            f"The cluster was lost: {error}.", advice="Start it again, then this command: it goes on from here."
        ) from error
    unfinished = shard.output.with_name(f"{shard.output.name}.{os.getpid()}.part")
    unfinished.write_bytes(content)
    unfinished.replace(shard.output)
    return Done(shard=shard)


def _connected(address: str) -> Client:
    try:
        from distributed import Client  # noqa: PLC0415
    except ImportError as error:
        raise UsageError("--cluster needs Dask.", advice="Install it: pip install 'onrecord[cluster]'.") from error
    try:
        return Client(address, timeout=CONNECT, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UsageError(
            f"No Dask scheduler answers at {address} ({error}).", advice="Start one (dask scheduler) and name it so."
        ) from error


def _count_workers(client: Client, address: str) -> int:
    """Return how many workers there are; raises UsageError for a cluster on which the same bytes can't be promised."""
    threads: dict[str, int] = client.nthreads()  # type: ignore[no-untyped-call]
    if not threads:
        raise UsageError(
            f"The cluster at {address} has no workers.", advice=f"Start some: dask worker {address} --nthreads 1."
        )
    if max(threads.values()) > 1:
        raise UsageError(
            f"Workers of {address} have several threads; the language pipeline takes one.",
            advice="Start them with --nthreads 1, and --nworkers for more of them.",
        )
    here = fingerprint()
    if others := sorted(worker for worker, there in client.run(fingerprint_of_worker).items() if there != here):
        raise UsageError(
            f"{len(others)} of {len(threads)} workers read by other rules than this program ({others[0]}).",
            advice="Install the same onrecord, with the same libraries, everywhere.",
        )
    return len(threads)


def fingerprint_of_worker() -> str:
    """Return by which rules this process reads. Runs on a worker."""
    return fingerprint()

"""A Dask cluster reads as this process does, and one that can't is told from it before anything is read."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import UsageError
from onrecord.ingest import read_inputs
from onrecord.run import cluster, flow
from onrecord.run.cluster import Cluster
from onrecord.run.progress import Silent
from onrecord.run.runners import InProcess, Runner
from onrecord.store import Record, canonical_dump
from tests.staged_shards import shards, shout

dask = pytest.importorskip("dask")
distributed = pytest.importorskip("distributed")


def started(**settings: int) -> Any:
    return distributed.LocalCluster(processes=True, dashboard_address=":0", silence_logs=60, **settings)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Yield the address of a scheduler with two workers, each a process of its own."""
    with started(n_workers=2, threads_per_worker=1) as local:
        yield local.scheduler_address


def build(story: Path, record: Path, runner: Runner) -> list[str]:
    flow.build(read_inputs([str(story)]), record, progress=Silent(), clock=lambda: "2031-03-07T00:00:00", runner=runner)
    with Record.open(record) as opened:
        return list(canonical_dump(opened))


def test_every_shard_comes_back_in_its_order(address: str, tmp_path: Path) -> None:
    texts = ("a", "b", "c", "d", "e", "f", "g")
    done = list(Cluster(address).run(shout, shards(tmp_path, *texts), count=len(texts)))
    assert [one.shard.output.read_text() for one in done] == ["A", "B", "C", "D", "E", "F", "G"]
    assert not any(one.error for one in done)


def test_shards_are_cut_only_when_somebody_is_about_to_work_on_them(address: str, tmp_path: Path) -> None:
    most = 0
    for done in Cluster(address).run(shout, shards(tmp_path, *("x" for _ in range(20))), count=20):
        most = max(most, len(list(tmp_path.glob("*.cut"))))
        done.shard.remove()
    assert most <= 4


def test_record_is_the_same_to_the_row(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = tmp_path / "story"
    story.mkdir()
    for day in range(1, 6):
        told = f"The ferry to Lune sank on {day} March, Ana Sole said. {day + 2} people died.\n"
        (story / f"{day}.txt").write_text(f" date 2031-03-0{day}\n\n\n\n{told}")
    monkeypatch.setattr("onrecord.run.shards.CAPTURES", 2)
    here = build(story, tmp_path / "here.db", InProcess())
    assert build(story, tmp_path / "there.db", Cluster(address)) == here


def test_shard_that_kills_its_workers_comes_back_as_failed_and_the_rest_is_done(tmp_path: Path) -> None:
    texts = ("a", "deadly", "b", "c")
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        started(n_workers=1, threads_per_worker=1) as local,
    ):
        done = list(Cluster(local.scheduler_address).run(shout, shards(tmp_path, *texts), count=4, alone=True))
    assert [(one.shard.captures[0], bool(one.error)) for one in done] == [
        ("a", False),
        ("deadly", True),
        ("b", False),
        ("c", False),
    ]


def test_no_scheduler_is_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT", 0.2)
    with socket.socket() as taken:  # bound and not listening: nobody else can come to answer there
        taken.bind(("127.0.0.1", 0))
        runner = Cluster(f"tcp://127.0.0.1:{taken.getsockname()[1]}")
        with pytest.raises(UsageError, match="dask scheduler"):
            list(runner.run(shout, shards(tmp_path, "a"), count=1))


def test_workers_with_several_threads_are_refused(tmp_path: Path) -> None:
    with started(n_workers=1, threads_per_worker=2) as local, pytest.raises(UsageError, match="--nthreads 1"):
        list(Cluster(local.scheduler_address).run(shout, shards(tmp_path, "a"), count=1))


def test_workers_that_read_by_other_rules_are_refused(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "fingerprint", lambda: "other rules")  # here; workers import the true one
    with pytest.raises(UsageError, match="Install the same onrecord"):
        list(Cluster(address).run(shout, shards(tmp_path, "a"), count=1))


def test_nothing_to_read_needs_no_cluster() -> None:
    assert list(Cluster("tcp://nowhere:1").run(shout, (), count=0)) == []

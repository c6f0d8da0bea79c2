"""Whoever runs the work, every shard comes back once, in its order, and a killed process costs its own shard alone."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Generator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.run.runners import InProcess, Processes, Runner, Shard, _submit
from tests.staged_shards import shards, shout


@pytest.mark.parametrize("runner", [InProcess(), Processes(1), Processes(2)])
def test_every_shard_comes_back_in_its_order(runner: Runner, tmp_path: Path) -> None:
    texts = ("a", "b", "c", "d", "e", "f", "g")
    done = list(runner.run(shout, shards(tmp_path, *texts), count=len(texts)))
    assert [one.shard.output.read_text() for one in done] == ["A", "B", "C", "D", "E", "F", "G"]
    assert not any(one.error for one in done)


def test_shards_are_cut_only_when_somebody_is_about_to_work_on_them(tmp_path: Path) -> None:
    most = 0
    for done in Processes(2).run(shout, shards(tmp_path, *("x" for _ in range(20))), count=20):
        most = max(most, len(list(tmp_path.glob("*.cut"))))
        done.shard.remove()
    assert most <= 4


def test_a_killed_process_gives_its_shard_back_and_the_rest_is_done(tmp_path: Path) -> None:
    texts = ("a", "b", "c", "d", "e", "f", "g", "h", "deadly", "i", "j", "k", "l", "m", "n")
    done = list(Processes(2).run(shout, shards(tmp_path, *texts), count=len(texts)))
    assert [one.shard.captures[0] for one in done] == list(texts)
    failed = {one.shard.captures[0] for one in done if one.error}
    assert "deadly" in failed
    assert not failed & {"a", "b", "c", "l", "m", "n"}


def test_alone_a_killed_process_harms_no_other_shard(tmp_path: Path) -> None:
    texts = ("a", "deadly", "b")
    done = list(Processes(2).run(shout, shards(tmp_path, *texts), count=3, alone=True))
    assert [(one.shard.captures[0], bool(one.error)) for one in done] == [("a", False), ("deadly", True), ("b", False)]


@pytest.mark.parametrize("alone", [False, True])
def test_where_every_process_is_killed_before_anything_is_done_the_run_stops(tmp_path: Path, *, alone: bool) -> None:
    texts = ["deadly"] * 40
    done = Processes(2).run(shout, shards(tmp_path, *texts), count=len(texts), alone=alone)
    with pytest.raises(UsageError, match="Nothing could be read"):
        list(done)


def test_a_run_in_which_something_was_done_goes_on_however_many_are_killed(tmp_path: Path) -> None:
    texts = ["a", *["deadly"] * 4, "b"]
    done = list(Processes(1).run(shout, shards(tmp_path, *texts), count=len(texts), alone=True))
    assert [bool(one.error) for one in done] == [False, True, True, True, True, False]


def test_a_shard_for_a_pool_that_broke_a_moment_before_comes_back_as_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise BrokenProcessPool

    pool = ProcessPoolExecutor(1)
    monkeypatch.setattr(pool, "submit", broken)
    with pytest.raises(BrokenProcessPool):
        _submit(pool, shout, next(shards(tmp_path, "a"))).result()
    pool.shutdown()


def wait_or_shout(shard_in: Path, shard_out: Path) -> int:
    """Work of which a shard called “endless” never ends; a line of the file that it names says that it has begun."""
    text = shard_in.read_text()
    if text.startswith("endless"):
        with Path(text.removeprefix("endless ")).open("w") as told:
            told.write(f"{os.getpid()}\n")
            told.flush()
            signal.pause()
    return shout(shard_in, shard_out)


def test_run_that_is_stopped_waits_for_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "told")
    running = Processes(2).run(wait_or_shout, shards(tmp_path, "a", f"endless {tmp_path}/told", "b"), count=3)
    assert isinstance(running, Generator)
    next(running)
    with (tmp_path / "told").open() as told:
        told.readline()
        running.close()
        assert told.readline() == ""  # who had it open is gone


def test_processes_end_when_the_one_that_started_them_is_killed(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "told")
    cut = list(shards(tmp_path, f"endless {tmp_path}/told", "b"))
    parent = multiprocessing.get_context("spawn").Process(target=run_all, args=(cut,))
    parent.start()
    with (tmp_path / "told").open() as told:
        told.readline()
        parent.kill()
        assert told.readline() == ""
    parent.join()


def run_all(cut: list[Shard]) -> None:
    list(Processes(2).run(wait_or_shout, cut, count=len(cut)))

"""Reading in shards: the same readings whoever reads, what was read is taken up again, what can't be read is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from onrecord.ingest import read_inputs
from onrecord.run import flow, shards
from onrecord.run.fingerprint import reading_key
from onrecord.run.progress import Silent
from onrecord.run.runners import Done, InProcess, Processes, Runner, Shard, Work
from onrecord.store import Record, canonical_dump, drafting


def clock() -> str:
    return "2031-03-07T00:00:00"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Return a folder with nine short articles, one of them undated."""
    folder = tmp_path / "story"
    folder.mkdir()
    for day in range(1, 9):
        told = f"The ferry to Lune sank on {day} March, Ana Sole said. {day + 2} people died.\n"
        (folder / f"{day}.txt").write_text(f" date 2031-03-0{day}\n\n\n\n{told}")
    (folder / "undated.txt").write_text("Ana Sole said on Wednesday, March 5 that the ferry to Lune sank.\n")
    return folder


def build(story: Path, record: Path, runner: Runner) -> flow.Counts:
    return flow.build(read_inputs([str(story)]), record, progress=Silent(), clock=clock, runner=runner)


def dump(record: Path) -> list[str]:
    with Record.open(record) as opened:
        return list(canonical_dump(opened))


class KillsFor:
    """A runner whose process is killed by every shard that holds one capture of `deadly`."""

    def __init__(self, deadly: Iterable[str]) -> None:
        self.deadly = set(deadly)

    def run(self, work: Work, shards: Iterable[Shard], *, count: int, alone: bool = False) -> Iterator[Done]:
        for shard in shards:
            if self.deadly & set(shard.captures):
                yield Done(shard=shard, error="the process that read it was killed")
            else:
                yield from InProcess().run(work, [shard], count=count, alone=alone)


def test_size_of_shards_and_number_of_processes_change_nothing(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(story, tmp_path / "one.db", InProcess())
    monkeypatch.setattr(shards, "CAPTURES", 2)
    build(story, tmp_path / "many.db", InProcess())
    build(story, tmp_path / "two.db", Processes(2))
    assert dump(tmp_path / "one.db") == dump(tmp_path / "many.db") == dump(tmp_path / "two.db")


def test_sentences_of_all_shards_are_found_by_search(story: Path, tmp_path: Path) -> None:
    build(story, tmp_path / "a.db", InProcess())
    with Record.open(tmp_path / "a.db") as record:
        found = record.query("SELECT text FROM search WHERE search MATCH 'ferry'")
    assert len(found) == 9


def test_article_that_kills_its_reader_is_tried_again_alone_and_told(story: Path, tmp_path: Path) -> None:
    build(story, tmp_path / "all.db", InProcess())
    with Record.open(tmp_path / "all.db") as record:
        deadly = next(one.capture for one in record.arrivals() if one.locator.endswith("5.txt"))
    counts = build(story, tmp_path / "most.db", KillsFor([deadly]))
    assert (counts.articles, counts.failed) == (8, 1)
    with Record.open(tmp_path / "most.db") as record:
        (problem,) = record.problems()
    assert problem.input.endswith("5.txt")
    assert "killed" in problem.reason


def test_article_that_could_not_be_read_is_read_by_the_next_build(story: Path, tmp_path: Path) -> None:
    build(story, tmp_path / "all.db", InProcess())
    with Record.open(tmp_path / "all.db") as record:
        deadly = next(one.capture for one in record.arrivals() if one.locator.endswith("5.txt"))
    build(story, tmp_path / "again.db", KillsFor([deadly]))
    assert build(story, tmp_path / "again.db", InProcess()).failed == 0
    assert dump(tmp_path / "again.db") == dump(tmp_path / "all.db")


def test_shards_that_a_stopped_run_left_are_taken_and_not_read_again(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class StoppedBeforeTaking(InProcess):
        def run(self, work: Work, shards: Iterable[Shard], *, count: int, alone: bool = False) -> Iterator[Done]:
            for _ in [*super().run(work, shards, count=count, alone=alone)]:
                raise KeyboardInterrupt
            yield from ()

    with pytest.raises(KeyboardInterrupt):
        build(story, tmp_path / "a.db", StoppedBeforeTaking())
    read: list[Path] = []

    def remember(shard_in: Path, shard_out: Path) -> int:
        read.append(shard_in)
        return work(shard_in, shard_out)

    work = shards.work
    monkeypatch.setattr(shards, "work", remember)
    with drafting(tmp_path / "a.db", purpose="build", started=clock()) as draft:
        keys = {one: reading_key(one, draft.arrivals(one)) for one in draft.captures()}
        shards.read_captures(draft, shards.Wanted(keys=keys), InProcess(), Silent())
        assert draft.reading_keys() == keys
    assert read == []


def test_nothing_is_left_beside_the_record(story: Path, tmp_path: Path) -> None:
    build(story, tmp_path / "a.db", InProcess())
    assert [path.name for path in tmp_path.glob("a.db*")] == ["a.db"]

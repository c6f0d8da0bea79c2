"""What goes wrong around a build: somebody reads meanwhile, the clock is set back, the folder can't be written."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from onrecord.annotate import read_article
from onrecord.errors import OnrecordError
from onrecord.ingest import read_inputs
from onrecord.model import Article
from onrecord.run import flow
from onrecord.run.progress import Silent
from onrecord.store import Record, canonical_dump

TOLD = "The ferry to Lune sank on {day} March, Ana Sole said. {dead} people died.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Return a folder with three short articles."""
    folder = tmp_path / "story"
    folder.mkdir()
    for day in (1, 2, 3):
        write(folder, day)
    return folder


def write(folder: Path, day: int) -> None:
    told = TOLD.format(day=day, dead=day + 2)
    (folder / f"{day}.txt").write_text(f" date 2031-03-0{day}\n\n\n\n{told}")


def build(story: Path, record: Path, now: str = "2031-03-07T00:00:00") -> None:
    flow.build(read_inputs([str(story)]), record, progress=Silent(), clock=lambda: now)


def dump(record: Path) -> list[str]:
    with Record.open(record) as opened:
        return list(canonical_dump(opened))


def before_reading(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Let `act` happen whenever an article is about to be read."""

    def act_and_read(article: Article) -> object:
        act()
        return read_article(article)

    monkeypatch.setattr("onrecord.run.shards.read_article", act_and_read)


def test_reader_during_a_build_sees_the_record_as_it_was(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "a.db"
    build(story, record)
    before = dump(record)
    write(story, 4)
    seen: list[list[str]] = []
    before_reading(monkeypatch, lambda: seen.append(dump(record)))
    build(story, record)
    assert seen == [before]
    assert dump(record) != before


def test_reader_that_opened_the_record_before_a_build_reads_on(story: Path, tmp_path: Path) -> None:
    record = tmp_path / "a.db"
    build(story, record)
    before = dump(record)
    write(story, 4)
    with Record.open(record) as opened:
        build(story, record)
        assert list(canonical_dump(opened)) == before


def test_second_build_at_once_is_told_and_disturbs_nothing(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[str] = []

    def build_too() -> None:
        with pytest.raises(OnrecordError, match="is being written") as error:
            build(story, tmp_path / "a.db")
        refused.append(str(error.value))

    build(story, tmp_path / "alone.db")
    before_reading(monkeypatch, build_too)
    build(story, tmp_path / "a.db")
    assert len(refused) == 3
    assert dump(tmp_path / "a.db") == dump(tmp_path / "alone.db")


def test_clock_that_was_set_back_changes_nothing(story: Path, tmp_path: Path) -> None:
    for name, then in (("right.db", "2031-03-08T00:00:00"), ("back.db", "1999-12-31T00:00:00")):
        build(story, tmp_path / name)
        write(tmp_path, 4)
        added = read_inputs([str(tmp_path / "4.txt")])
        flow.add(added, tmp_path / name, progress=Silent(), clock=partial(str, then))
    assert dump(tmp_path / "right.db") == dump(tmp_path / "back.db")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_folder_that_can_not_be_written_is_told(story: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o500)
    with pytest.raises(OnrecordError, match="can't be written"):
        build(story, closed / "a.db")


def test_disk_that_is_full_from_the_start_is_told(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def is_full(*_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_text", is_full)
    with pytest.raises(OnrecordError, match=r"can't be written: No space left on device\. Free some space"):
        build(story, tmp_path / "a.db")

"""What a reader has seen of a record, remembered outside of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.run.looks import Looks


@pytest.fixture
def looks(tmp_path: Path) -> Looks:
    return Looks(tmp_path / "state")


def test_no_look_is_remembered_at_first(looks: Looks, tmp_path: Path) -> None:
    assert looks.last(tmp_path / "story.db") is None
    assert not looks.folder.exists()


def test_last_look_counts(looks: Looks, tmp_path: Path) -> None:
    for articles in (["a"], ["b", "a"]):
        looks.remember(tmp_path / "story.db", articles)
    assert looks.last(tmp_path / "story.db") == frozenset("ab")
    assert len(list(looks.folder.iterdir())) == 1


def test_each_record_has_a_look_of_its_own(looks: Looks, tmp_path: Path) -> None:
    looks.remember(tmp_path / "one.db", ["a"])
    assert looks.last(tmp_path / "other.db") is None


def test_record_is_known_by_where_it_lies(looks: Looks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks.remember(tmp_path / "story.db", ["a"])
    monkeypatch.chdir(tmp_path)
    assert looks.last(Path("story.db")) == frozenset("a")


@pytest.mark.parametrize("held", ["", "[]", '{"articles": 3}', '{"articles": [3]}', "\x00", "[" * 100_000])
def test_damaged_look_says_which_file_to_delete(looks: Looks, tmp_path: Path, held: str) -> None:
    path = looks.path_of(tmp_path / "story.db")
    path.parent.mkdir()
    path.write_text(held, encoding="utf-8")
    with pytest.raises(UsageError, match=path.name):
        looks.last(tmp_path / "story.db")

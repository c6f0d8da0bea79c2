from __future__ import annotations

from pathlib import Path

import pytest

from bench.shelf import find_shelf, hash_files
from bench.task import BenchError


def test_the_shared_data_lie_where_the_variable_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ONRECORD_BENCH", str(tmp_path))
    assert find_shelf().shared == tmp_path.resolve()


def test_a_variable_that_names_no_folder_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ONRECORD_BENCH", str(tmp_path / "none"))
    with pytest.raises(BenchError, match="no such folder"):
        find_shelf()


def write(folder: Path, **files: str) -> list[Path]:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files]


def test_the_hash_does_not_depend_on_the_order_of_the_files(tmp_path: Path) -> None:
    files = write(tmp_path, a="1", b="2")
    assert hash_files(files, base=tmp_path) == hash_files(files[::-1], base=tmp_path)


def test_the_hash_changes_with_a_text_and_with_a_name(tmp_path: Path) -> None:
    before = hash_files(write(tmp_path, a="1"), base=tmp_path)
    assert hash_files(write(tmp_path, a="2"), base=tmp_path) != before
    assert hash_files(write(tmp_path, b="1"), base=tmp_path) != before

from __future__ import annotations

from pathlib import Path

import pytest

from bench.lines import read_lines, write_lines
from bench.task import BenchError


@pytest.mark.parametrize("name", ["answer.jsonl", "answer.jsonl.gz", "new/folder/answer.jsonl"])
def test_lines_come_back_as_they_were_written(tmp_path: Path, name: str) -> None:
    write_lines(tmp_path / name, [{"doc": "é\u2028"}, {"doc": "b"}])
    assert list(read_lines(tmp_path / name)) == [{"doc": "é\u2028"}, {"doc": "b"}]


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "input.jsonl"
    path.write_text('{"doc": "a"}\n{"doc": \n', encoding="utf-8")
    with pytest.raises(BenchError, match=r"input\.jsonl, line 2: not JSON"):
        list(read_lines(path))


def test_a_line_that_is_no_object_is_named(tmp_path: Path) -> None:
    path = tmp_path / "input.jsonl"
    path.write_text("[1]\n", encoding="utf-8")
    with pytest.raises(BenchError, match="line 1: an object is expected, not list"):
        list(read_lines(path))


def test_a_truncated_gzip_is_one_message(tmp_path: Path) -> None:
    whole = tmp_path / "whole.jsonl.gz"
    write_lines(whole, [{"doc": str(number)} for number in range(1000)])
    cut = tmp_path / "cut.jsonl.gz"
    cut.write_bytes(whole.read_bytes()[:-40])
    with pytest.raises(BenchError, match=r"cut\.jsonl\.gz: can't be read"):
        list(read_lines(cut))


def test_a_missing_file_is_one_message(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="no such file"):
        list(read_lines(tmp_path / "none.jsonl"))


def test_a_line_without_a_needed_field_is_named(tmp_path: Path) -> None:
    write_lines(tmp_path / "input.jsonl", [{"doc": "a", "text": "It rained."}, {"doc": "b"}])
    with pytest.raises(BenchError, match=r"line 2: without text"):
        list(read_lines(tmp_path / "input.jsonl", needs=("doc", "text")))

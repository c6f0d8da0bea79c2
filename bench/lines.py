"""JSON lines, plain or gzipped: how benchmark data come in and answers go out."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.task import BenchError

Line = dict[str, Any]


def read_lines(path: Path, *, needs: Sequence[str] = ()) -> Iterator[Line]:
    """Yield the objects of a JSONL file, plain or `.gz`; blank lines count for nothing.

    Raises BenchError naming the file and the line when one can't be read, or lacks a field that it `needs`.
    """
    if not path.is_file():
        raise BenchError(f"{path}: no such file. INPUT is a JSONL file, plain or .gz.")
    try:
        yield from _objects(path, needs)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise BenchError(f"{path}: can't be read: {error}") from error


def _objects(path: Path, needs: Sequence[str]) -> Iterator[Line]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as stream:
        for number, text in enumerate(stream, start=1):
            if text.strip():
                yield _object(path, number, text, needs)


def _object(path: Path, number: int, text: str, needs: Sequence[str]) -> Line:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise BenchError(f"{path}, line {number}: not JSON: {error.msg}") from error
    if not isinstance(value, dict):
        raise BenchError(f"{path}, line {number}: an object is expected, not {type(value).__name__}")
    if missing := [name for name in needs if name not in value]:
        raise BenchError(f"{path}, line {number}: without {', '.join(missing)}")
    return value


def write_lines(path: Path, lines: Iterable[Line]) -> None:
    """Write objects as JSONL, making the folder where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
    else:
        path.write_text(text, encoding="utf-8", newline="")

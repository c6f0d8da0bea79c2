"""Parquet: the tables of `csv` with types and lists, written by DuckDB (the extra onrecord[parquet])."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import UsageError
from onrecord.present.exports.characters import json_of
from onrecord.present.exports.contents import Contents, Export
from onrecord.present.exports.tables import Kind, Table, tables_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TYPES = {
    Kind.TEXT: "VARCHAR",
    Kind.INTEGER: "BIGINT",
    Kind.NUMBER: "DOUBLE",
    Kind.FLAG: "BOOLEAN",
    Kind.DAY: "DATE",
    Kind.TEXTS: "VARCHAR[]",
    Kind.INTEGERS: "BIGINT[]",
}


def export_parquet(contents: Contents) -> Export:
    """Return one file a table. Raises UsageError when DuckDB is not installed."""
    with _connected() as db, tempfile.TemporaryDirectory() as folder:
        files = tuple(_files(db, contents, Path(folder)))
    return Export(files=files)


def _connected() -> DuckDBPyConnection:
    try:
        import duckdb  # noqa: PLC0415 - an extra
    except ImportError as error:
        advice = "Install it: pip install 'onrecord[parquet]'. The formats csv and jsonl need nothing."
        raise UsageError("Parquet is written by DuckDB, which is not installed.", advice=advice) from error
    db = duckdb.connect()
    db.execute("SET threads = 1")  # one thread: the same rows in the same groups
    db.execute("SET autoinstall_known_extensions = false")  # nothing is fetched
    return db


def _files(db: DuckDBPyConnection, contents: Contents, folder: Path) -> Iterator[tuple[str, bytes]]:
    for table in tables_of(contents):
        rows, target = folder / f"{table.name}.jsonl", folder / f"{table.name}.parquet"
        lines = [json_of({name: _plain(value) for name, value in row.items()}) for row in table.rows]
        rows.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        _convert(db, table, rows, target, longest=max((len(line.encode()) for line in lines), default=0))
        yield target.name, target.read_bytes()


def _convert(db: DuckDBPyConnection, table: Table, rows: Path, target: Path, *, longest: int) -> None:
    """Write `target` from JSON lines of at most `longest` bytes: the reader takes room for two of them."""
    columns = {name: TYPES[kind] for name, kind in table.columns}
    found = db.read_json(str(rows), columns=columns, format="newline_delimited", maximum_object_size=longest + 1024)
    found.write_parquet(str(target), compression="zstd")


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value

"""The canonical dump: what two records must share to be the same record."""

from __future__ import annotations

import json
from collections.abc import Iterator

from onrecord.store.read import Record

OF_ONE_RUN = frozenset({"arrivals", "problems", "readings", "runs"})
"""Tables that hold paths, times and what happened on one machine."""

KEPT = "kept_"
"""How the names of tables start that hold what the next comparison can do without."""


def canonical_dump(record: Record) -> Iterator[str]:
    """Yield one JSON line for every row that is a function of input and version, tables and rows sorted."""
    for row in record.query("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"):
        table = row["name"]
        if table in OF_ONE_RUN or table.startswith(("sqlite_", "search_", KEPT)):
            continue
        rows = (json.dumps(tuple(row), ensure_ascii=False) for row in record.query(f'SELECT * FROM "{table}"'))
        yield from (f"{table}\t{line}" for line in sorted(rows))

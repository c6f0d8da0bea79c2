"""CSV: one table a kind, for spreadsheets. Cells that a spreadsheet would run are guarded (`characters.cell_of`)."""

from __future__ import annotations

import csv
import io
from typing import Any

from onrecord.present.exports.characters import cell_of
from onrecord.present.exports.contents import Contents, Export
from onrecord.present.exports.tables import Kind, Table, tables_of

BETWEEN = "; "
"""Between the values of a cell that holds several."""


def export_csv(contents: Contents) -> Export:
    """Return one file a table. Nothing is left out but what only nested data can hold (docs/exports.md)."""
    return Export(files=tuple((f"{table.name}.csv", _csv_of(table)) for table in tables_of(contents)))


def _csv_of(table: Table) -> bytes:
    """Return a table in UTF-8, with the byte order mark without which spreadsheets take it for something else."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([name for name, _ in table.columns])
    for row in table.rows:
        writer.writerow([_cell(row[name], kind) for name, kind in table.columns])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Any, kind: Kind) -> str:
    if value is None:
        return ""
    match kind:
        case Kind.TEXTS:
            return cell_of(BETWEEN.join(value))
        case Kind.INTEGERS:
            return BETWEEN.join(map(str, value))
        case Kind.TEXT:
            return cell_of(value)
        case Kind.FLAG:
            return "yes" if value else "no"
        case _:
            return str(value)  # a number or a day of ours: a minus sign here is one

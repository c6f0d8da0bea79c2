"""JSON lines: everything that the record shows, one object a line, each with its `kind`."""

from __future__ import annotations

from onrecord.present.exports.characters import json_of
from onrecord.present.exports.contents import Contents, Export
from onrecord.present.exports.plain import plain_records


def export_jsonl(contents: Contents) -> Export:
    """Return one file. Nothing is left out."""
    return Export.single("".join(f"{json_of(one)}\n" for one in plain_records(contents)))

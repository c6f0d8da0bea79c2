"""Exports: a record in the formats of other tools, every line with its citation. `FORMATS` is the table of them all.

Rooms: `contents` is what there is to export, `citations` what a line is cited with, `characters` makes hostile text
harmless, `briefing` is what `markdown` and `docx` write (the latter with `ooxml`), `plain` and `tables` are the values
that several formats share, `files` writes; and one module a format.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.present.exports.annotations import export_annotations
from onrecord.present.exports.contents import Contents, Export
from onrecord.present.exports.csl import export_csl
from onrecord.present.exports.docx import export_docx
from onrecord.present.exports.ftm import export_ftm
from onrecord.present.exports.geojson import export_geojson
from onrecord.present.exports.ical import export_ical
from onrecord.present.exports.jsonl import export_jsonl
from onrecord.present.exports.jsonld import export_jsonld
from onrecord.present.exports.markdown import export_markdown
from onrecord.present.exports.notes import export_notes
from onrecord.present.exports.parquet import export_parquet
from onrecord.present.exports.sheets import export_csv
from onrecord.present.exports.timelinejs import export_timelinejs, export_timelinejs_csv


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: `export` makes it, `is_folder` says that it has a file a table (in a folder, or in a zip).

    `is_shortened`: of a long record it shows what matters most, or what is asked for (`Contents.wish`).
    """

    name: str
    export: Callable[[Contents], Export]
    is_folder: bool = False
    is_shortened: bool = False


FORMATS = (
    Format(name="jsonl", export=export_jsonl),
    Format(name="csv", export=export_csv, is_folder=True),
    Format(name="parquet", export=export_parquet, is_folder=True),
    Format(name="markdown", export=export_markdown, is_shortened=True),
    Format(name="docx", export=export_docx, is_shortened=True),
    Format(name="timelinejs", export=export_timelinejs),
    Format(name="timelinejs-csv", export=export_timelinejs_csv),
    Format(name="geojson", export=export_geojson),
    Format(name="ical", export=export_ical),
    Format(name="annotations", export=export_annotations),
    Format(name="csl", export=export_csl),
    Format(name="ftm", export=export_ftm),
    Format(name="jsonld", export=export_jsonld),
    Format(name="notes", export=export_notes),
)

__all__ = ["FORMATS", "Contents", "Export", "Format"]

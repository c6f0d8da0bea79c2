"""The desk's own notes, as they came in: a table that `onrecord build` and `add` read back to the same notes."""

from __future__ import annotations

import csv
import io
import re

from onrecord.model import Note
from onrecord.present.exports.contents import Contents, Export
from onrecord.store import each_note

HEADER = ("what", "when", "who", "where from", "by", "noted")

NO_NOTES = "The record holds no notes of the desk."

_NUMBER = re.compile(r"\d+")


def export_notes(contents: Contents) -> Export:
    """Return one CSV file: a row for each note, in the order of the files that they came from.

    Every cell is the text of the note, unchanged; nothing is guarded against spreadsheets, for a guard would change it.
    """
    places: dict[str, str] = {}
    for arrival in contents.record.arrivals():
        places[arrival.capture] = min(arrival.locator, places.get(arrival.capture, arrival.locator), key=_place)
    found = sorted(each_note(contents.record), key=lambda pair: (_place(places.get(pair[0], "")), pair[0]))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(HEADER)
    writer.writerows(_row(note) for _, note in found)
    return Export.single(out.getvalue(), "" if found else NO_NOTES)


def _row(note: Note) -> tuple[str, ...]:
    return note.what, note.when, note.who, note.where_from, note.by, note.noted


def _place(locator: str) -> tuple[str, int, str]:
    """Return where a locator stands: "notes.csv#2" before "notes.csv#10"."""
    path, _, part = locator.partition("#")
    number = _NUMBER.fullmatch(part)
    return path, int(number[0]) if number else 0, locator

"""CSV and TSV: one record a row, under a header that names its columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TextIO

from onrecord.errors import InputError
from onrecord.ingest.fields import accepted_names, count_known, names_text
from onrecord.ingest.limits import PAYLOAD_BYTES
from onrecord.ingest.payload import Item, doubt, failure_of
from onrecord.ingest.records import Collection, read_record
from onrecord.ingest.rows import each_row
from onrecord.ingest.sources import Source, size_in_words
from onrecord.ingest.streams import encoding_of, open_text

DELIMITERS = ",;\t|"


def read_table(source: Source) -> Iterator[Item]:
    """Yield the article of each row; row 1 is the first under the header.

    Raises InputError when the header names no text, and when a row is broken: what follows it can't be told apart.
    """
    encoding = encoding_of(source)
    if encoding.doubt:
        yield doubt(source.locator, encoding.doubt)
    with open_text(source, encoding) as text:
        lines = _each_row_line(text)
        header = next(lines, "")
        delimiter = find_delimiter(header)
        names = [name.strip() for name in next(csv.reader([header], delimiter=delimiter), [])]
        _check_header(names)
        yield from _read_rows(source, names, csv.reader(lines, delimiter=delimiter))


def find_delimiter(header: str) -> str:
    """Return the character that parts `header` into the most known names, or into the most names."""

    def score(delimiter: str) -> tuple[int, int]:
        names = next(csv.reader([header[:PAYLOAD_BYTES]], delimiter=delimiter), [])
        return count_known(names), len(names)

    return max(DELIMITERS, key=score)  # the first of equals: the comma


def _check_header(names: list[str]) -> None:
    if not any(names):
        raise InputError("it is empty", advice="Remove it, or put the articles in.")
    if not names_text(names):
        shown = ", ".join(f'"{name[:40]}"' for name in names[:12])
        raise InputError(
            f"it has no column with the articles' text, only {shown}",
            advice=f"Name the column one of {accepted_names()}.",
        )


def _read_rows(source: Source, names: list[str], rows: Iterator[list[str]]) -> Iterator[Item]:
    csv.field_size_limit(PAYLOAD_BYTES)
    collection = Collection()
    filled = 0
    advice = "Check the quotation marks of that row, or export the table again."
    for number, row in enumerate(each_row(rows, what="row", advice=advice), start=1):
        if any(cell.strip() for cell in row):
            filled += 1
            yield from _read_row(source.part(number), dict(zip(names, row, strict=False)), collection)
    yield from collection.sum_up(source)
    if not filled:
        raise InputError("it has no rows under its header", advice="Remove it, or put the articles in.")


def _read_row(locator: str, row: dict[str, str], collection: Collection) -> Iterator[Item]:
    try:
        yield from read_record(locator, row, collection=collection)
    except InputError as error:
        yield failure_of(locator, error)


def _each_row_line(text: TextIO) -> Iterator[str]:
    while line := text.readline(PAYLOAD_BYTES + 1):
        if len(line) > PAYLOAD_BYTES:
            raise csv.Error(f"a line of more than {size_in_words(PAYLOAD_BYTES)}")
        yield line

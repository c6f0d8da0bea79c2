"""Notes in Markdown: a list or a table under the heading "# Notes" (or "# Notes by Mara Lind").

# Notes by Mara Lind

- The ferry Merrow was sold to Tarn Lines.
  when: 4 March 2025
  where from: phone call with the harbour master, 4 March
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.errors import InputError
from onrecord.ingest.decoding import decode
from onrecord.ingest.fields import plain_name
from onrecord.ingest.notes import (
    COLUMNS,
    HEADER_ADVICE,
    SHOWN,
    find_columns,
    is_unparted,
    notes_of,
    read_notes,
    refuse_notes,
)
from onrecord.ingest.payload import Item, doubt, failure
from onrecord.ingest.sources import Source

_HEADING = re.compile(
    r"#{1,3}[ ]{1,4}(?:desk[ ])?notes(?:[ ]by[ ](?P<by>[^#\n]{1,100}?))?[ ]{0,4}#{0,3}", re.IGNORECASE
)
_ITEM = re.compile(r"(?P<bullet>[-*+][ \t]{1,4})(?P<words>\S.*)", re.DOTALL)
_FIELD = re.compile(
    r"(?:[-*+][ ]{1,4})?(?P<name>what|when|who|where[ ]from|by|noted)[ ]?:(?:[ \t](?P<value>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_RULE = re.compile(r"[|:\- \t]{3,}")
_CELL_END = re.compile(r"(?<!\\)\|")


def holds_notes(text: str) -> bool:
    """Tell whether a text is a file of notes: its heading says so, and a field of a note stands under it.

    An article that is called "Notes" has neither "when:" lines nor a table with the column "what".
    """
    lines = (line.strip() for line in text.splitlines())
    filled = (line for line in lines if line)
    if not _HEADING.fullmatch(next(filled, "")):
        return False
    first = next(filled, "")
    rest = itertools.islice(filled, 400)
    return _is_header(first) or (bool(_ITEM.fullmatch(first)) and any(map(_FIELD.fullmatch, (first, *rest))))


def reader_of_notes(head: str) -> Callable[[Source], Iterator[Item]] | None:
    """Return who reads a text that begins with `head` as notes, None for any other text."""
    header = head.removeprefix("\ufeff").split("\n", maxsplit=1)[0]
    if find_columns(header):
        return read_notes
    if is_unparted(header):
        return refuse_notes
    return read_notes_markdown if holds_notes(head.removeprefix("\ufeff")) else None


def read_notes_markdown(source: Source) -> Iterator[Item]:
    """Yield the notes of a Markdown file; those of a list are numbered like those of a table. Raises InputError."""
    decoded = decode(source.payload())
    if decoded.doubt:
        yield doubt(source.locator, decoded.doubt)
    lines = [line.removesuffix("\r") for line in decoded.text.removeprefix("\ufeff").split("\n")]
    at = next(number for number, line in enumerate(lines) if line.strip())
    heading = _HEADING.fullmatch(lines[at].strip())
    by = (heading["by"] or "").strip() if heading else ""
    body = lines[at + 1 :]
    first = next((line for line in body if line.strip()), "")
    if _is_header(first.strip()):
        yield from _read_rows(source, body, by)
    else:
        yield from _read_items(source, body, by, before=at + 1)


def _is_header(line: str) -> bool:
    return line.startswith("|") and find_columns(line.strip().strip("|")) is not None


def _read_rows(source: Source, lines: Sequence[str], by: str) -> Iterator[Item]:
    rows = [_cells(line) for line in lines if line.lstrip().startswith("|") and not _RULE.fullmatch(line.strip())]
    if not rows:
        raise InputError("it has no notes under its heading", advice="Remove it, or write a note.")
    yield from notes_of(source, rows[0], rows[1:], by=by)
    strays = [
        number for number, line in enumerate(lines, start=2) if line.strip() and not line.lstrip().startswith("|")
    ]
    yield from _strays(source, [number for number in strays if not lines[number - 2].startswith("#")])


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip().replace("\\|", "|") for cell in _CELL_END.split(inner)]


@dataclass(slots=True)
class _Item:
    """One item of a list, being read: its fields, which of them goes on, and how far its words are indented."""

    indent: int
    fields: dict[str, list[str]] = field(default_factory=dict)
    last: str = "what"

    def take(self, line: str) -> None:
        """Add a line of the item, its indent taken off."""
        found = _FIELD.fullmatch(line.strip())
        if found:
            self.last = COLUMNS[plain_name(found["name"])]
            self.fields.setdefault(self.last, []).append(found["value"] or "")
        else:
            indent = min(self.indent, len(line) - len(line.lstrip()))
            self.fields.setdefault(self.last, []).append(line[indent:])

    def cells(self) -> list[str]:
        """Return the fields in the order of COLUMNS."""
        return ["\n".join(self.fields.get(name, ())).rstrip("\n") for name in COLUMNS.values()]


def _read_items(source: Source, lines: Sequence[str], by: str, *, before: int) -> Iterator[Item]:
    items: list[_Item] = []
    strays: list[int] = []
    for number, line in enumerate(lines, start=before + 1):
        found = _ITEM.fullmatch(line)
        if found:
            items.append(_Item(indent=len(found["bullet"])))
            items[-1].take(found["words"])
        elif items and (line[:1] in " \t" or not line.strip()):
            items[-1].take(line)
        elif line.strip() and not line.startswith("#"):
            strays.append(number)
    if not items:
        raise InputError("it has no notes under its heading", advice="Begin each with “- ”.")
    yield from notes_of(
        source,
        ["where from" if name == "wherefrom" else name for name in COLUMNS],
        (item.cells() for item in items),
        by=by,
    )
    yield from _strays(source, strays)


def _strays(source: Source, numbers: Sequence[int]) -> Iterator[Item]:
    """Yield the Problem of lines that belong to no note."""
    if numbers:
        more = len(numbers) - SHOWN
        which = ", ".join(map(str, numbers[:SHOWN])) + (f" and {more:,} more" if more > 0 else "")
        yield failure(
            source.locator,
            f"not read: line{'s' if len(numbers) > 1 else ''} {which}: of no note",
            advice=f"Begin a note with “- ”, and indent what belongs to it. {HEADER_ADVICE}",
        )

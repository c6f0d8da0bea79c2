"""The desk's own notes: a table under a header that names `what`, or a list or table under the heading "# Notes".

Each note is a payload of its own, known by its fields (`Note.raw`), so that the same note is the same in any file.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.errors import InputError
from onrecord.ingest.fields import names_text, plain_name
from onrecord.ingest.limits import NOTE_LENGTH, NOTES, PAYLOAD_BYTES
from onrecord.ingest.payload import Item, arrive, doubt, failure
from onrecord.ingest.rows import each_row
from onrecord.ingest.sources import Source
from onrecord.ingest.streams import encoding_of, open_text
from onrecord.model import Media, Note

COLUMNS = {
    "what": "what",
    "when": "when",
    "who": "who",
    "wherefrom": "where_from",
    "by": "by",
    "noted": "noted",
}
"""The columns of a table of notes, by the letters of their names, and what each fills."""

HEADER = "what,when,who,where from,by,noted"
HEADER_ADVICE = f"The columns of notes are {HEADER}; all but “what” may be left out."
DELIMITERS = ",;\t|"

LONGEST_HEADER = 1000
"""Characters: that of all six columns has 34."""

SHOWN = 5
"""How many notes with one fault are named."""


def find_columns(header: str) -> tuple[str, list[str]] | None:
    """Return how the header of a table of notes is parted, and its names; None for any other header.

    It names `what` and one more of COLUMNS at least, and nothing that tables of articles call an article's text.
    """
    for delimiter in DELIMITERS:
        names = _names(header, delimiter)
        known = [plain_name(name) for name in names if plain_name(name) in COLUMNS]
        if "what" in known and len(known) > 1 and not names_text(names):
            return delimiter, names
    return None


def _names(header: str, delimiter: str) -> list[str]:
    """Return the names of a header; none where it is broken, or longer than any header of notes."""
    if len(header) > LONGEST_HEADER:
        return []
    try:
        return [name.strip() for name in next(csv.reader([header.strip()], delimiter=delimiter), [])]
    except csv.Error:  # a carriage return in the middle
        return []


def is_unparted(header: str) -> bool:
    """Tell whether a header has the names of a table of notes, with nothing between them that parts a table."""
    words = re.findall(r"[a-z]+", header[:200].casefold())
    if words[:1] != ["what"] or len(words) < 2 or find_columns(header):
        return False
    return plain_name("".join(words[1:])) in {"".join(rest) for rest in _orders()}


def read_notes(source: Source) -> Iterator[Item]:
    """Yield the notes of a table; note 1 is the first row under the header. Raises InputError."""
    encoding = encoding_of(source)
    if encoding.doubt:
        yield doubt(source.locator, encoding.doubt)
    with open_text(source, encoding) as text:
        header = text.readline(PAYLOAD_BYTES)
        found = find_columns(header)
        if found is None:
            raise InputError(f"its header “{header.strip()[:80]}” names no columns of notes", advice=HEADER_ADVICE)
        delimiter, names = found
        csv.field_size_limit(PAYLOAD_BYTES)
        rows = csv.reader(iter(lambda: text.readline(PAYLOAD_BYTES), ""), delimiter=delimiter)
        yield from notes_of(source, names, each_row(rows, what="note", advice="Check the quotation marks of that row."))


def refuse_notes(source: Source) -> Iterator[Item]:
    """Raise InputError for a table of notes whose columns nothing parts."""
    raise InputError(
        f"the header of {source.locator} names the columns of notes, but no comma, semicolon, tab or bar parts them",
        advice=f"Write it as {HEADER}",
    )


def notes_of(source: Source, names: Sequence[str], rows: Iterable[Sequence[str]], *, by: str = "") -> Iterator[Item]:
    """Yield the notes of `rows` under a header of `names`; `by` is who wrote those that do not say so.

    Raises InputError when there is none, or the header names a column twice.
    """
    known = [COLUMNS.get(plain_name(name), "") for name in names]
    if twice := sorted({name for name in known if name and known.count(name) > 1}):
        raise InputError(f"its header names “{twice[0].replace('_', ' ')}” twice", advice="Leave one of the two out.")
    if unknown := [name for name, slot in zip(names, known, strict=True) if not slot]:
        shown = ", ".join(f"“{name[:40]}”" for name in unknown[:SHOWN])
        yield doubt(source.locator, f"not taken over: the column {shown} of the notes", advice=HEADER_ADVICE)
    tally = Tally()
    number = 0
    for number, cells in enumerate(rows, start=1):
        if number > NOTES:
            yield failure(
                source.locator,
                f"it holds more than {NOTES:,} notes; those after note {NOTES:,} are not read",
                advice="Split the file, or give it as a table of articles (with a column “text”).",
            )
            break
        if any(cell.strip() for cell in cells):
            yield from _note(source, number, known, cells, tally, by=by)
    yield from tally.sum_up(source)
    if not number:
        raise InputError("it has no notes under its header", advice="Remove it, or write a note.")


@dataclass(slots=True)
class Tally:
    """The faults of the notes of one file, so that a fault of each of them is not a Problem for each."""

    faults: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def note(self, number: int, reason: str, advice: str) -> None:
        self.faults.setdefault((reason, advice), []).append(number)

    def sum_up(self, source: Source) -> Iterator[Item]:
        """Yield one Problem for each fault, with the numbers of the notes that have it."""
        for (reason, advice), numbers in self.faults.items():
            more = len(numbers) - SHOWN
            which = ", ".join(map(str, numbers[:SHOWN])) + (f" and {more:,} more" if more > 0 else "")
            yield failure(
                source.locator, f"not read: note{'s' if len(numbers) > 1 else ''} {which}: {reason}", advice=advice
            )


def _note(
    source: Source, number: int, known: Sequence[str], cells: Sequence[str], tally: Tally, *, by: str
) -> Iterator[Item]:
    """Yield one note, or put into `tally` what is wrong with it."""
    stated = {name: cell for name, cell in zip(known, cells, strict=False) if name}
    if any(cell.strip() for cell in cells[len(known) :]):
        tally.note(
            number,
            "it has more parts than the header has columns",
            "Put words with a comma (or what parts the columns) into quotation marks.",
        )
    elif not stated.get("what", "").strip():
        tally.note(number, "nothing stands under “what”", "Write there what the note says.")
    elif max(map(len, stated.values())) > NOTE_LENGTH:
        tally.note(
            number, f"it is longer than {NOTE_LENGTH:,} characters", "Cut it into notes, or give it as an article."
        )
    else:
        note = Note(**{"by": by, **{name: cell for name, cell in stated.items() if cell}})
        yield from _arriving(source.part(number), note)


def _arriving(locator: str, note: Note) -> Iterator[Item]:
    raw = note.raw
    yield from arrive(locator, raw.encode("utf-8", "surrogatepass"), raw, Media.NOTE)


def _orders() -> Iterator[tuple[str, ...]]:
    """Yield the names of the columns behind `what`, in their usual order, the last ones left out one by one."""
    rest = tuple(COLUMNS)[1:]
    return (rest[:end] for end in range(1, len(rest) + 1))

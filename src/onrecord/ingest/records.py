"""One record of an export as a payload: a JSONL line, an element of a JSON array, a row of a table."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from onrecord.ingest.fields import Fields, accepted_names, read_fields
from onrecord.ingest.html import refuse_bomb
from onrecord.ingest.ninjs import is_ninjs, read_ninjs
from onrecord.ingest.payload import NOTHING, Item, arrive, canonical, doubt, failure
from onrecord.ingest.sources import Source
from onrecord.model import Media, Particulars

ONLY_SUMMARY = "it holds only a summary of the article"

SHOWN = 5
"""How many records with the same fault are told one by one."""


@dataclass(slots=True)
class Collection:
    """What the records of one file have shown so far, so that a fault of each of them is not a Problem for each."""

    seen: dict[bytes, tuple[bytes, str]] = field(default_factory=dict)
    textless: list[str] = field(default_factory=list)
    names: str = ""
    doubts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def doubt(self, locator: str, reason: str, *, advice: str = "") -> Iterator[Item]:
        """Yield a doubt about one record, or count it when many had the same."""
        self.doubts[reason, advice] += 1
        if self.doubts[reason, advice] <= SHOWN:
            yield doubt(locator, reason, advice=advice)

    def note_textless(self, locator: str, record: dict[str, Any]) -> None:
        """Keep in mind that a record has no text."""
        if not self.textless:
            self.names = ", ".join(f'"{name[:40]}"' for name in list(record)[:12]) or "none"
        self.textless.append(locator.rpartition("#")[2])

    def sum_up(self, source: Source) -> Iterator[Item]:
        """Yield one Problem for all records without a text (often it is every one), and the doubts not told."""
        if self.textless:
            more = len(self.textless) - SHOWN
            which = ", ".join(self.textless[:SHOWN]) + (f" and {more:,} more" if more > 0 else "")
            yield failure(
                source.locator,
                f"no field with an article's text in {which}; the fields are {self.names}",
                advice=f"Name the field one of {accepted_names()}.",
            )
        for (reason, advice), count in self.doubts.items():
            if count > SHOWN:
                yield doubt(source.locator, f"of {count - SHOWN:,} more records: {reason}", advice=advice)

    def twin_of(self, record_id: str, text: str, locator: str) -> str | None:
        """Return the locator of an earlier record with this id and another text, None when there is none."""
        name, digest = _digest(record_id), _digest(text)
        known, where = self.seen.setdefault(name, (digest, locator))
        return where if known != digest else None


def read_record(
    locator: str, record: Any, *, payload: bytes | None = None, collection: Collection, outside: Particulars = NOTHING
) -> Iterator[Item]:
    """Yield the article of one record, after the doubts about it, or a note in `collection` that it has none.

    `payload` is the bytes of the record where it has its own (a line); otherwise its canonical JSON stands for it.
    """
    if not isinstance(record, dict):
        yield failure(locator, "it is no JSON object", advice='Give each article as {"text": "...", ...}.')
        return
    if is_ninjs(record):
        yield from read_ninjs(locator, record, payload=payload)
        return
    fields = read_fields(record)
    if fields is None:
        collection.note_textless(locator, record)
        return
    yield from _doubts(locator, fields, collection)
    if fields.media is Media.HTML:
        refuse_bomb(fields.text)
    yield from arrive(
        locator,
        canonical(record) if payload is None else payload,
        fields.text,
        fields.media,
        inside=fields.particulars,
        outside=outside,
    )


def _doubts(locator: str, fields: Fields, collection: Collection) -> Iterator[Item]:
    if fields.is_summary:
        yield from collection.doubt(locator, ONLY_SUMMARY, advice="Add the full text if you have it.")
    twin = collection.twin_of(fields.id, fields.text, locator) if fields.id else None
    if twin:
        yield doubt(
            locator,
            f'it has the id "{fields.id[:80]}" of {twin}, and another text; both are kept',
            advice="Check which of the two is right.",
        )


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()

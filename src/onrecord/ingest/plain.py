"""Plain text files: the whole file is one article's payload, unless it is an export of a press database."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.ingest.decoding import decode
from onrecord.ingest.exports import is_export, read_export
from onrecord.ingest.payload import Item, arrive, doubt
from onrecord.ingest.sources import Source
from onrecord.model import Media


def read_plain(source: Source) -> Iterator[Item]:
    """Yield the one article of a text file, every character of it kept, or those of an export. Raises InputError."""
    payload = source.payload()
    decoded = decode(payload)
    if decoded.doubt:
        yield doubt(source.locator, decoded.doubt)
    if is_export(decoded.text):
        yield from read_export(source, decoded.text)
        return
    yield from arrive(source.locator, payload, decoded.text, Media.TEXT)

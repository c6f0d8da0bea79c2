"""A file read as a stream of text, for tables and JSON too large to hold."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, TextIO, cast

from onrecord.errors import InputError
from onrecord.ingest.decoding import BYTE_ORDER_MARKS, detect, is_junk
from onrecord.ingest.limits import DETECTION_BYTES, MEBIBYTE
from onrecord.ingest.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """How a stream is decoded, and what to doubt about that ("" when nothing)."""

    name: str
    doubt: str = ""


def encoding_of(source: Source) -> Encoding:
    """Return the encoding of a whole file, in one pass over it. Raises InputError for binary data."""
    head = source.head()
    for mark, name in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return Encoding(name="utf-8-sig" if name == "utf-8" else name.removesuffix("-le").removesuffix("-be"))
    invalid = _first_invalid(source)
    if invalid is None:
        if is_junk(head.decode("utf-8", "replace")):
            raise InputError("this is binary data, not text", advice="Convert it to text first.")
        return Encoding(name="utf-8")
    detected = detect(invalid)
    if is_junk(detected.text):
        raise InputError("this is binary data, not text", advice="Convert it to text first.")
    doubt = detected.doubt
    if detected.encoding == "utf-8":
        doubt = "some of it is not valid UTF-8, shown as \N{REPLACEMENT CHARACTER}"
    return Encoding(name=detected.encoding, doubt=doubt)


@contextmanager
def open_text(source: Source, encoding: Encoding) -> Iterator[TextIO]:
    """Open a file as text, line ends kept as they are."""
    with (
        source.open() as stream,
        io.TextIOWrapper(cast("BinaryIO", stream), encoding=encoding.name, errors="replace", newline="") as text,
    ):
        yield text


def _first_invalid(source: Source) -> bytes | None:
    """Return a stretch of the file around its first bytes that are not UTF-8, None when all are."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    before = b""
    with source.open() as stream:
        while chunk := stream.read(MEBIBYTE):
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                rest = chunk + stream.read(DETECTION_BYTES)
                return (before + rest)[: 2 * MEBIBYTE]
            before = chunk[-4:]
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return before
    return None

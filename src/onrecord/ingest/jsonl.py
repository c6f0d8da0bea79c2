"""JSON lines: one record a line. A broken line is one Problem, the others are read."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, TextIO, cast

from onrecord.errors import InputError
from onrecord.ingest.decoding import decode
from onrecord.ingest.limits import PAYLOAD_BYTES
from onrecord.ingest.payload import Item, failure, failure_of
from onrecord.ingest.records import Collection, read_record
from onrecord.ingest.sources import Source, each_line, size_in_words

JSON_ADVICE = "Correct it, or export it again."


def read_jsonl(source: Source) -> Iterator[Item]:
    """Yield the article of each line; an empty line is none. Raises InputError when there is not one line."""
    collection = Collection()
    found = False
    for number, line in enumerate(each_json_line(source), start=1):
        if line is None:
            found = True
            yield failure(
                source.part(number),
                f"this line is longer than {size_in_words(PAYLOAD_BYTES)}, which no article is",
                advice="Put one article on each line.",
            )
        elif line.strip():
            found = True
            yield from _read_line(source.part(number), line, collection)
    yield from collection.sum_up(source)
    if not found:
        raise InputError("it is empty", advice="Remove it, or put the articles in.")


def each_json_line(source: Source) -> Iterator[bytes | None]:
    """Yield the lines of a file as bytes, those of a UTF-16 file (PowerShell writes them) as UTF-8."""
    in_utf16 = source.head().startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    with source.open() as stream:
        if not in_utf16:
            yield from each_line(stream)
            return
        with io.TextIOWrapper(cast("BinaryIO", stream), encoding="utf-16", errors="replace", newline="\n") as text:
            yield from each_line(_Recoded(text))


def parse(text: str) -> Any:
    """Return the value of a JSON text. Raises InputError saying where it breaks."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}" if "\n" in text else f"column {error.colno}"
        raise InputError(f"it is not valid JSON: {error.msg} at {where}", advice=JSON_ADVICE) from error
    except ValueError as error:  # a number of thousands of digits
        raise InputError(f"it is not valid JSON: {error}", advice=JSON_ADVICE) from error
    except RecursionError as error:
        raise too_deep() from error


def too_deep() -> InputError:
    """Return what to say of JSON that no parser's stack holds."""
    return InputError("its JSON is nested too deeply", advice=JSON_ADVICE)


def _read_line(locator: str, line: bytes, collection: Collection) -> Iterator[Item]:
    try:
        decoded = decode(line)
        record = parse(decoded.text)
        if decoded.doubt:
            yield from collection.doubt(locator, decoded.doubt)
        yield from read_record(locator, record, payload=line, collection=collection)
    except InputError as error:
        yield failure_of(locator, error)
    except RecursionError:
        yield failure_of(locator, too_deep())


class _Recoded:
    """Lines of a text as bytes in UTF-8."""

    def __init__(self, text: TextIO) -> None:
        self._text = text

    def readline(self, size: int, /) -> bytes:
        return self._text.readline(size).encode()

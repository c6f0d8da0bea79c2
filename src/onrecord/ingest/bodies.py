"""The body of an HTTP response as it was stored: freed of chunks and compression, never beyond a bound."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterable

from fastwarc.stream_io import BrotliReader, ChunkedReader, ZstdReader

from onrecord.errors import InputError
from onrecord.ingest.limits import PAYLOAD_BYTES
from onrecord.ingest.sources import GZIP_MAGIC, READ_ERRORS, size_in_words

ADVICE = "Save the page again, or remove the record."

GZIP_BITS, ZLIB_BITS, RAW_BITS = 31, 15, -15


def decode_body(body: bytes, *, transfer: str = "", content: str = "") -> bytes:
    """Return `body` without its codings, which are named as the HTTP headers name them.

    A coding that the body does not have (archives often store pages decoded, under the old header) is passed over.
    Raises InputError for a body that is too large or damaged.
    """
    for coding in (*_codings(transfer), *_codings(content)):
        remove = REMOVERS.get(coding)
        if remove is None:
            raise InputError(f"its content is encoded as {coding[:40]}, which can't be read", advice=ADVICE)
        body = remove(body)
        if len(body) > PAYLOAD_BYTES:
            raise InputError(f"it is larger than {size_in_words(PAYLOAD_BYTES)}, which no article is", advice=ADVICE)
    return body


def _codings(header: str) -> Iterable[str]:
    """Return the codings of a header in the order in which they come off: the last put on first."""
    return reversed([coding for part in header.split(",")[:8] if (coding := part.strip().lower())])


def _same(body: bytes) -> bytes:
    return body


def _gunzip(body: bytes) -> bytes:
    return _inflate(body, GZIP_BITS) if body.startswith(GZIP_MAGIC) else body


def _undeflate(body: bytes) -> bytes:
    """Undo "deflate", which servers understand in two ways."""
    if body.lstrip().startswith(b"<"):
        return body
    try:
        return _inflate(body, ZLIB_BITS)
    except InputError:
        return _inflate(body, RAW_BITS)


def _inflate(body: bytes, bits: int) -> bytes:
    inflater = zlib.decompressobj(bits)
    try:
        plain = inflater.decompress(body, PAYLOAD_BYTES + 1)
    except zlib.error as error:
        raise InputError("its compressed content is damaged", advice=ADVICE) from error
    if not inflater.eof and len(plain) <= PAYLOAD_BYTES:
        raise InputError("its compressed content is cut short", advice=ADVICE)
    return plain


def _read_with(reader: type[BrotliReader | ZstdReader | ChunkedReader]) -> Callable[[bytes], bytes]:
    def remove(body: bytes) -> bytes:
        try:
            return _read_bounded(reader(io.BytesIO(body)))
        except READ_ERRORS as error:
            if body.lstrip().startswith(b"<"):  # stored decoded
                return body
            raise InputError("its content is damaged", advice=ADVICE) from error

    return remove


def _read_bounded(reader: BrotliReader | ZstdReader | ChunkedReader) -> bytes:
    parts: list[bytes] = []
    size = 0
    while size <= PAYLOAD_BYTES and (part := reader.read(1 << 16)):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


REMOVERS: dict[str, Callable[[bytes], bytes]] = {
    "identity": _same,
    "chunked": _read_with(ChunkedReader),
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _undeflate,
    "br": _read_with(BrotliReader),
    "zstd": _read_with(ZstdReader),
}

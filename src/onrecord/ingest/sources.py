"""Where bytes come from: a file, a member of an archive or standard input, opened anew for each pass over it."""

from __future__ import annotations

import gzip
import io
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol, cast

from onrecord.errors import InputError
from onrecord.ingest.limits import HEAD_BYTES, MEBIBYTE, PAYLOAD_BYTES, SKIPPED_BYTES

GZIP_MAGIC = b"\x1f\x8b"

STANDARD_INPUT = "-"

# What reading a damaged or vanished file raises, whichever layer notices: gzip says EOFError when it is cut short.
READ_ERRORS = (OSError, EOFError, zlib.error)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A named stream of bytes. `locator` is what the report calls it, `name` what tells its format.

    `open_stored` opens the bytes as they are stored; `open` those under a gzip layer, if there is one.
    """

    locator: str
    name: str
    open_stored: Callable[[], io.BufferedIOBase]

    def open(self) -> io.BufferedIOBase:
        return unzipped(self.open_stored())

    def head(self) -> bytes:
        """Return the first bytes under a gzip layer: enough to tell the format, even of a file that is cut short."""
        head = b""
        with self.open() as stream:
            while len(head) < HEAD_BYTES:
                try:
                    part = stream.read(1) if not head else stream.read1(HEAD_BYTES - len(head))
                except READ_ERRORS:
                    if head:
                        break
                    raise
                if not part:
                    break
                head += part
        return head

    def payload(self, limit: int = PAYLOAD_BYTES) -> bytes:
        """Return all bytes under a gzip layer. Raises InputError when there are more than `limit`."""
        with self.open() as stream:
            payload = stream.read(limit + 1)
        if len(payload) > limit:
            raise InputError(
                f"it is larger than {size_in_words(limit)}, which no article is",
                advice="Split it into one file or one JSONL line per article.",
            )
        return payload

    @property
    def suffix(self) -> str:
        """The extension that tells the format: in lower case, without a final ".gz"."""
        name = self.name.lower()
        return PurePosixPath(name.removesuffix(".gz")).suffix

    def part(self, name: str | int) -> str:
        """Return the locator of a part of this source: a line, a row, an item, a record."""
        return f"{self.locator}#{name}"


def unzipped(stored: io.BufferedIOBase) -> io.BufferedIOBase:
    """Return the bytes under a gzip layer, or the stream itself when there is none."""
    start = stored.read(len(GZIP_MAGIC))
    stored.seek(0)
    return _Unzipped(stored) if start == GZIP_MAGIC else stored


def source_of_file(path: Path, locator: str) -> Source:
    """Return the Source of a file; nothing is opened yet."""
    return Source(locator=locator, name=path.name, open_stored=lambda: path.open("rb"))


@contextmanager
def source_of_stream(stream: BinaryIO, locator: str = STANDARD_INPUT) -> Iterator[Source]:
    """Give the Source of a pipe, copied to a temporary file (in memory while it is small).

    Formats are told by looking ahead, and archives are read from their end: a pipe allows neither.
    """
    with tempfile.SpooledTemporaryFile(max_size=MEBIBYTE) as kept:
        shutil.copyfileobj(stream, kept)

        def reopen() -> io.BufferedIOBase:
            kept.seek(0)
            return io.BufferedReader(_Unclosed(cast("BinaryIO", kept)))

        yield Source(locator=locator, name="", open_stored=reopen)


class _Unclosed(io.RawIOBase):
    """A view of a stream that can be closed and opened again while the stream stays open."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview | bytearray, /) -> int:  # type: ignore[override]
        read = self._stream.read(len(buffer))
        buffer[: len(read)] = read
        return len(read)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()


class _Unzipped(gzip.GzipFile):
    """The bytes under a gzip layer; closing it closes the file as well."""

    def __init__(self, stored: io.BufferedIOBase) -> None:
        super().__init__(fileobj=stored)
        self._stored = stored

    def close(self) -> None:
        super().close()
        self._stored.close()


class LineReader(Protocol):
    """Whatever gives bytes line by line."""

    def readline(self, size: int, /) -> bytes: ...


def each_line(stream: LineReader, limit: int = PAYLOAD_BYTES) -> Iterator[bytes | None]:
    """Yield each line without its line end, None for one of more than `limit` bytes.

    Raises InputError when the end of such a line is nowhere near.
    """
    while line := stream.readline(limit + 1):
        if len(line) > limit and not line.endswith(b"\n"):
            _skip_line(stream)
            yield None
        else:
            yield line.removesuffix(b"\n").removesuffix(b"\r")


def _skip_line(stream: LineReader) -> None:
    for _ in range(SKIPPED_BYTES // MEBIBYTE):
        rest = stream.readline(MEBIBYTE)
        if not rest or rest.endswith(b"\n"):
            return
    raise InputError(
        f"a line goes on for more than {size_in_words(SKIPPED_BYTES)}; the rest of the file is not read",
        advice="Check how the file was made.",
    )


def size_in_words(size: int) -> str:
    """Return a number of bytes in the unit that people use for it."""
    return f"{size // (1024 * MEBIBYTE)} GB" if size >= 1024 * MEBIBYTE else f"{size // MEBIBYTE} MB"


def fault_in_words(error: BaseException) -> InputError:
    """Return what one of READ_ERRORS means for the person whose file it is."""
    if isinstance(error, EOFError):
        return InputError("it is cut short: the compressed data ends too early", advice="Copy or download it again.")
    if isinstance(error, (zlib.error, gzip.BadGzipFile)):
        return InputError("its compressed data is damaged", advice="Copy or download it again.")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(f"it can't be read: {reason}", advice="Check the path and its permissions.")

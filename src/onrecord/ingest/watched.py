"""A stream that remembers how it ended, for a reader that takes any end for the proper one."""

from __future__ import annotations

import io

from onrecord.ingest.sources import READ_ERRORS

TAIL_LENGTH = 4


class Watched(io.RawIOBase):
    """The bytes of `stream`, the last few of them so far (`tail`), and the fault that ended it early, if one did."""

    def __init__(self, stream: io.BufferedIOBase) -> None:
        self._stream = stream
        self.tail = b""
        self.fault: BaseException | None = None

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        """Return up to `size` bytes, as many as there are at once; a fault ends the stream."""
        try:
            part = self._stream.read1(-1 if size is None else size)
        except READ_ERRORS as error:
            self.fault = error
            part = b""
        self.tail = (self.tail + part)[-TAIL_LENGTH:]
        return part

    def tell(self) -> int:
        return self._stream.tell()

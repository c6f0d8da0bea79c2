"""One writer at a time: a lock beside the record, and who holds it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from onrecord.errors import RecordError, UsageError


@contextmanager
def writing(record: Path, *, started: str) -> Iterator[None]:
    """Hold the right to write `record`; raise RecordError, saying who holds it, when somebody else does.

    The lock is the operating system's: it ends with the process that holds it, however that ends.
    """
    path = record.with_name(record.name + ".lock")
    if not record.name or not record.parent.is_dir():
        raise UsageError(f"There is no folder {record.parent}.", advice="Make it, or name another file.")
    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        holder = _described(path)
        if holder is None:
            raise RecordError(f"{path} can't be locked.", advice="Write the record to another place.") from error
        advice = "Wait for it to end, or write another file."
        raise RecordError(f"{record} is being written by {holder}.", advice=advice) from error
    except OSError as error:
        raise RecordError(f"{record} can't be written: {error.strerror}.", advice="Name another place.") from error
    try:
        _describe(record, path, started)
        yield
    finally:
        path.unlink(missing_ok=True)  # while it is held: whoever waits for it takes a new file (filelock >= 4)
        lock.release()


def _describe(record: Path, path: Path, started: str) -> None:
    try:
        path.write_text(json.dumps({"pid": os.getpid(), "started": started}), encoding="utf-8")
    except OSError as error:
        advice = "Free some space or name another place."
        raise RecordError(f"{record} can't be written: {error.strerror}.", advice=advice) from error


def _described(path: Path) -> str | None:
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        return f"process {facts['pid']} (since {facts['started']})"
    except (OSError, ValueError, KeyError):
        return "another process" if path.exists() else None

"""onrecord: from news coverage to a record you can check."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from onrecord.notebook import OpenRecord

__all__ = ["open"]


def open(path: str | PathLike[str]) -> OpenRecord:  # noqa: A001 - `onrecord.open(path)` reads like `io.open` and `gzip.open`
    """Open the record at `path`, read-only, for a notebook or a script; see `onrecord.notebook`."""
    from onrecord.notebook import open_record  # noqa: PLC0415 - importing onrecord must stay quick

    return open_record(path)

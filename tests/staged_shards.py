"""Shards of plain text, and work on them that shows who did it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

from onrecord.run.runners import Shard


def shout(shard_in: Path, shard_out: Path) -> int:
    """Work that writes its shard in capitals, and of which a shard called “deadly” kills the process."""
    text = shard_in.read_text()
    if text == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    shard_out.write_text(text.upper())
    return 1


def shards(folder: Path, *texts: str) -> Iterator[Shard]:
    """Yield a shard for each of `texts`, each cut when it is asked for."""
    for number, text in enumerate(texts):
        shard = Shard(captures=(text,), input=folder / f"{number}.cut", output=folder / f"{number}.read")
        shard.input.write_text(text)
        yield shard

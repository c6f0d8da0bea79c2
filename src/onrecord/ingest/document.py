"""One file that is one text: a draft that is to be checked, whatever its format."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.ingest.payload import Arrived
from onrecord.ingest.reading import read_inputs
from onrecord.ingest.sidecar import Sidecar
from onrecord.model import Problem, Severity

NO_SIDECAR = Sidecar(path=Path("onrecord.toml"))


def read_document(path: str, *, stdin: BinaryIO | None = None) -> tuple[Arrived, tuple[Problem, ...]]:
    """Return the one text that the file `path` holds ("-": `stdin`), and what is doubtful about it.

    Its `capture.raw` is the text, or an HTML page (`capture.media`), as for any article; no sidecar is looked for.
    Raises InputError, naming the file, when it holds no text, or more than one.
    """
    arrived: list[Arrived] = []
    doubts: list[Problem] = []
    for item in read_inputs([path], sidecar=NO_SIDECAR, stdin=stdin):
        if isinstance(item, Arrived):
            arrived.append(item)
        elif item.severity is Severity.FAILED:
            raise InputError(f"{item.input}: {item.reason}", advice=item.advice)
        else:
            doubts.append(item)
    if not arrived:
        raise InputError(f"{path}: there is no text in it", advice="Name the file with the text.")
    if len(arrived) > 1:
        raise InputError(f"{path}: it holds {len(arrived)} texts, and one is wanted", advice="Give one file.")
    return arrived[0], tuple(doubts)

"""The whole of ingest: paths to files, files to formats, formats to Captures, with what a sidecar states."""

from __future__ import annotations

import stat
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.ingest.foreign import Foreign
from onrecord.ingest.formats import reader_of
from onrecord.ingest.paths import Found, find_files
from onrecord.ingest.payload import Arrived, Item, doubt, failure, failure_of, overlaid
from onrecord.ingest.sidecar import PART, Sidecar
from onrecord.ingest.sidecar_files import find_sidecar, load_sidecar
from onrecord.ingest.sources import (
    READ_ERRORS,
    STANDARD_INPUT,
    Source,
    fault_in_words,
    source_of_file,
    source_of_stream,
)
from onrecord.model import Media, Problem


def read_inputs(
    paths: Sequence[str],
    *,
    sidecar: Sidecar | None = None,
    stdin: BinaryIO | None = None,
    leave_out: Collection[Path] = (),
) -> Iterator[Item]:
    """Yield every article that `paths` mean as an Arrived, and a Problem for whatever could not be read.

    Each says which file it came from, or is about. Files of `leave_out` (resolved paths: the record that is being
    written) are passed over without a word.

    `paths` are files, folders, globs and "-" (`stdin`, read last). A file is read once, however many paths lead to it.
    One payload is in memory at a time. Without a `sidecar`, the nearest one above a file holds, no higher than the
    folder that was given. Never raises for a fault of an input.
    """
    if sidecar:
        yield from _from(sidecar.problems)
    nearby = _Nearby()
    for found in find_files(paths):
        if isinstance(found, Problem):
            yield from _from([found])
            continue
        if found.path.resolve() in leave_out:
            continue
        if sidecar is None:
            yield from _from(nearby.load(found))
        stating = sidecar or nearby.of(found)
        items = _stated(read_file(found), found, stating) if stating else read_file(found)
        yield from _from(items, found.locator)
    if STANDARD_INPUT in paths and stdin is not None:
        yield from _from(_read_stream(stdin, STANDARD_INPUT), STANDARD_INPUT)


def _from(items: Iterable[Item], source: str = "") -> Iterator[Item]:
    """Yield `items` with the file that they came from: `source`, else what a problem is about."""
    for item in items:
        if isinstance(item, Problem):
            yield replace(item, source=source or item.input)
        else:
            yield Arrived(capture=item.capture, arrival=replace(item.arrival, source=source))


def read_file(found: Found) -> Iterator[Item]:
    """Yield the articles and problems of one file."""
    try:
        kind = found.path.stat().st_mode
    except READ_ERRORS as error:
        yield failure_of(found.locator, fault_in_words(error))
        return
    if stat.S_ISREG(kind):
        yield from _read_source(source_of_file(found.path, found.locator), is_named=found.is_named)
    elif found.is_named and stat.S_ISFIFO(kind):  # <(zcat ...) in a shell
        with found.path.open("rb") as stream:
            yield from _read_stream(stream, found.locator)
    else:
        yield failure(found.locator, "it is neither a file nor a folder", advice="Remove it, or name something else.")


def _read_stream(stream: BinaryIO, locator: str) -> Iterator[Item]:
    try:
        with source_of_stream(stream, locator) as source:
            yield from _read_source(source, is_named=True)
    except READ_ERRORS as error:
        yield failure_of(locator, fault_in_words(error))


def _read_source(source: Source, *, is_named: bool) -> Iterator[Item]:
    """Yield what a source holds; whatever is wrong with it ends as one Problem."""
    try:
        reader = reader_of(source)
        if isinstance(reader, Foreign):
            yield _passed_over(source, reader, is_named=is_named)
        else:
            yield from reader(source)
    except InputError as error:
        yield failure_of(source.locator, error)
    except READ_ERRORS as error:
        yield failure_of(source.locator, fault_in_words(error))
    except RecursionError:
        yield failure(source.locator, "it is nested too deeply", advice="Check how the file was made.")


def _passed_over(source: Source, kind: Foreign, *, is_named: bool) -> Problem:
    """Return the Problem of a file that is no article: a doubt where nobody meant it as one."""
    reason = f"not read: it is {kind.name}, not an article"
    if is_named or kind.may_hold_article:
        return failure(source.locator, reason, advice="Save the article as text, HTML, DOCX or PDF.")
    return doubt(source.locator, reason)


def _stated(items: Iterator[Item], found: Found, sidecar: Sidecar) -> Iterator[Item]:
    """Yield `items` with what `sidecar` states of them in their arrivals."""
    of_file = sidecar.particulars_of(found.path)
    for item in items:
        if (
            isinstance(item, Problem) or item.capture.media is Media.NOTE
        ):  # whose outlet is the desk, whatever holds for the folder
            yield item
            continue
        part = item.arrival.locator.removeprefix(found.locator).removeprefix(PART)
        stated = sidecar.particulars_of(found.path, part) if part and sidecar.names_parts else of_file
        arrival = replace(item.arrival, particulars=overlaid(item.arrival.particulars, stated))
        yield Arrived(capture=item.capture, arrival=arrival)


@dataclass(slots=True)
class _Nearby:
    """The sidecars that lie in the folders of the input, each read once."""

    known: dict[Path, Sidecar | None] = field(default_factory=dict)

    def of(self, found: Found) -> Sidecar | None:
        """Return the sidecar nearest above a file, no higher than its root."""
        return next((sidecar for folder in _folders(found) if (sidecar := self.known.get(folder))), None)

    def load(self, found: Found) -> Iterator[Problem]:
        """Read the sidecars above a file that are not known yet, and yield their problems."""
        for folder in _folders(found):
            if folder in self.known:
                continue
            path = find_sidecar(folder)
            self.known[folder] = None
            if path is None:
                continue
            try:
                sidecar = load_sidecar(path)
            except InputError as error:
                reason = error.message.removeprefix(f"{path}: ")
                yield failure(path.as_posix(), f"{reason}; nothing of it is used", advice=error.advice)
                continue
            self.known[folder] = sidecar
            yield from sidecar.problems


def _folders(found: Found) -> Iterator[Path]:
    folder = found.path.parent
    yield folder
    while folder not in (found.root, folder.parent):
        folder = folder.parent
        yield folder

"""WACZ files: a ZIP with WARC files in its folder `archive`."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from onrecord.errors import InputError
from onrecord.ingest.limits import MEMBER_COUNT
from onrecord.ingest.payload import Item, failure_of, printable
from onrecord.ingest.sources import READ_ERRORS, Source, fault_in_words, unzipped
from onrecord.ingest.warc import read_records

WARC_SUFFIXES = (".warc", ".warc.gz")

# What zipfile raises for a damaged, an encrypted and an unsupported archive, and for names and fields that are broken.
ZIP_ERRORS = (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError, LookupError, struct.error)


def read_wacz(source: Source) -> Iterator[Item]:
    """Yield the pages of every WARC in the archive, in the order of their names. Raises InputError."""
    try:
        with source.open_stored() as stream, zipfile.ZipFile(stream) as archive:
            members = warc_members(archive)
            if not members:
                raise InputError("it is a ZIP without WARC files in it", advice="Unpack it, and give its files.")
            for member in members:
                yield from _read_member(source, archive, member)
    except ZIP_ERRORS as error:
        raise InputError(f"its ZIP is damaged or locked ({str(error)[:80]})", advice="Download it again.") from error


def warc_members(archive: zipfile.ZipFile) -> list[str]:
    """Return the names of the WARC files in a ZIP, sorted. Raises InputError when it holds too many files."""
    names = archive.namelist()
    if len(names) > MEMBER_COUNT:
        raise InputError(f"it holds more than {MEMBER_COUNT:,} files", advice="Unpack it, and give its files.")
    return sorted(name for name in names if name.lower().endswith(WARC_SUFFIXES))


def _read_member(source: Source, archive: zipfile.ZipFile, member: str) -> Iterator[Item]:
    inner = replace(source, locator=source.part(printable(member)))
    try:
        with archive.open(member) as stored:
            yield from read_records(inner, unzipped(cast("io.BufferedIOBase", stored)))
    except InputError as error:
        yield failure_of(inner.locator, error)
    except READ_ERRORS as error:
        yield failure_of(inner.locator, fault_in_words(error))

"""The record as one SQLite file. The only stage that knows the database."""

from onrecord.store.dump import canonical_dump
from onrecord.store.read import Record
from onrecord.store.write import Draft, drafting, files_of

__all__ = ["Draft", "Record", "canonical_dump", "drafting", "files_of"]

"""The record as one SQLite file. The only stage that knows the database."""

from onrecord.store.dump import canonical_dump
from onrecord.store.notes import each_note, notes_in
from onrecord.store.read import Record
from onrecord.store.shards import cut_shard, date_in, making_shard, take_shard
from onrecord.store.write import Draft, drafting, files_of, shards_of

__all__ = [
    "Draft",
    "Record",
    "canonical_dump",
    "cut_shard",
    "date_in",
    "drafting",
    "each_note",
    "files_of",
    "making_shard",
    "notes_in",
    "shards_of",
    "take_shard",
]

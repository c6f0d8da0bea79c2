"""The record as one SQLite file. The only stage that knows the database."""

from onrecord.store.castbook import Castbook
from onrecord.store.copybook import Copybook
from onrecord.store.dump import canonical_dump
from onrecord.store.notes import each_note, notes_in
from onrecord.store.quotebook import Quotebook
from onrecord.store.read import LISTED, Record, listed
from onrecord.store.shards import cut_articles, cut_shard, date_in, making_shard, take_shard
from onrecord.store.storybook import Storybook
from onrecord.store.write import Draft, drafting, files_of, shards_of, work_file_of

__all__ = [
    "LISTED",
    "Castbook",
    "Copybook",
    "Draft",
    "Quotebook",
    "Record",
    "Storybook",
    "canonical_dump",
    "cut_articles",
    "cut_shard",
    "date_in",
    "drafting",
    "each_note",
    "files_of",
    "listed",
    "making_shard",
    "notes_in",
    "shards_of",
    "take_shard",
    "work_file_of",
]

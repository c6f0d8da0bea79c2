"""The record file: its schema, what opens it, and what does not."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import RecordError, UsageError
from onrecord.model import MarkKind
from onrecord.store import Record, drafting
from onrecord.store.schema import APPLICATION_ID, latest_version, migrations

TABLES = {
    "meta", "captures", "arrivals", "articles", "offsets", "boilerplate", "marks", "claims", "cites", "slots",
    "versions", "resolutions", "copies", "stories", "story_articles", "entries", "entry_claims", "problems",
    "readings", "runs", "places", "appearances", "roles", "actors", "actor_appearances", "decisions",
    "links", "standings", "accounts", "decided", "article_versions",
    "company_articles", "claim_origins", "claim_values", "happenings", "line_claims", "corrections", "kept_outcomes",
    "kept_rules", "kept_leaves", "kept_members", "kept_shingles", "kept_common", "kept_beside", "kept_done",
    "kept_quoted", "kept_runs", "kept_sheets", "kept_sheet_members", "kept_probes", "kept_ties", "kept_groups",
    "kept_spells", "kept_casts", "kept_names",
}  # fmt: skip


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "a.db"
    with drafting(path, purpose="build", started="now"):
        pass
    return path


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [number for number, _ in migrations()] == list(range(1, latest_version() + 1))


def test_new_record_has_the_documented_tables_and_is_marked_as_one(record: Path) -> None:
    db = sqlite3.connect(record)
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert {table for table in tables if not table.startswith(("search", "sqlite_"))} == TABLES
    assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert db.execute("PRAGMA user_version").fetchone()[0] == latest_version()
    db.close()


def test_every_table_and_view_is_described_in_the_docs(record: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "schema.md").read_text(encoding="utf-8")
    db = sqlite3.connect(record)
    names = [
        row[0]
        for row in db.execute(
            """SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')
               AND name NOT LIKE 'search_%' AND name NOT LIKE 'sqlite_%'"""
        )
    ]
    db.close()
    assert [name for name in names if f"`{name}`" not in page] == []


def test_finished_record_is_one_file_that_opens_read_only(record: Path) -> None:
    assert [path.name for path in record.parent.iterdir()] == [record.name]
    record.chmod(0o444)
    with Record.open(record) as opened:
        assert opened.captures() == []


def test_missing_record_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"There is no record at .*nowhere\.db"):
        Record.open(tmp_path / "nowhere.db")


def test_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("my notes " * 100)
    with pytest.raises(RecordError, match=r"notes\.txt is not a record"):
        Record.open(path)


def test_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE a (b)")
    db.close()
    with pytest.raises(RecordError, match="is not a record"):
        Record.open(path)


def test_record_of_a_newer_program_is_refused_with_advice(record: Path) -> None:
    db = sqlite3.connect(record)
    db.execute("PRAGMA user_version = 999")
    db.close()
    with pytest.raises(RecordError, match="Upgrade onrecord"):
        Record.open(record)


def test_unknown_id_is_a_usage_error(record: Path) -> None:
    with Record.open(record) as opened, pytest.raises(UsageError, match="has the id"):
        opened.full_id("ffff")


def older_record(path: Path) -> None:
    """Write a record of the first schema with one article and one mark."""
    db = sqlite3.connect(path)
    db.executescript(migrations()[0][1])
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")
    db.execute("INSERT INTO captures (id, media, raw) VALUES ('c', 'text', 'Rain.')")
    db.execute(
        """INSERT INTO articles (id, capture, text, when_edtf, when_precision, when_basis, when_words, when_anchor)
           VALUES ('a', 'c', 'Rain.', '', 'unknown', 'unknown', '', '')"""
    )
    db.execute("INSERT INTO marks VALUES ('a', 0, 5, 'sentence', '', 'sentences@1')")
    db.commit()
    db.close()


def test_a_record_of_an_older_schema_can_be_read_and_stays_as_it_is(tmp_path: Path) -> None:
    older_record(tmp_path / "old.db")
    before = (tmp_path / "old.db").read_bytes()
    with Record.open(tmp_path / "old.db") as record:
        assert [mark.basis for mark in record.marks(MarkKind.SENTENCE)] == [""]
        assert record.places() == []
    assert (tmp_path / "old.db").read_bytes() == before


def test_writing_to_a_record_of_an_older_schema_brings_it_up_to_date(tmp_path: Path) -> None:
    older_record(tmp_path / "old.db")
    with drafting(tmp_path / "old.db", purpose="add", started="now"):
        pass
    db = sqlite3.connect(tmp_path / "old.db")
    assert db.execute("PRAGMA user_version").fetchone()[0] == latest_version()
    assert db.execute("SELECT value, basis FROM marks").fetchall() == [("", "")]
    db.close()

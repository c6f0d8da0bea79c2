"""A record in a notebook: typed lines, tables that show themselves, frames with flat columns."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import RecordError, UsageError
from onrecord.ingest import read_inputs
from onrecord.notebook import OpenRecord
from onrecord.run import flow
from onrecord.run.progress import Silent

DAM = """ date 2025-03-05



The dam above Port Lune broke on Tuesday, the harbour master said. Lorvenia will give the town 20 pumps.

“We are all safe,” said Ana Sole, the mayor of Port Lune. “<b>Come & see</b>,” she said.
"""
FERRY = """ date 2025-03-06



The ferry to the islands sailed again on Thursday.
"""


@pytest.fixture
def record(tmp_path: Path) -> Iterator[OpenRecord]:
    for name, text in (("dam", DAM), ("ferry", FERRY)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    inputs = [str(tmp_path / "dam.txt"), str(tmp_path / "ferry.txt")]
    flow.build(read_inputs(inputs), tmp_path / "a.db", progress=Silent(), clock=lambda: "2031-03-07T00:00:00")
    with onrecord.open(tmp_path / "a.db") as opened:
        yield opened


def test_timeline_is_a_sequence_of_typed_lines(record: OpenRecord) -> None:
    lines = record.timeline()
    assert [(line.when.edtf, line.sources) for line in lines][:1] == [("2025-03-04", (1,))]
    assert "dam above Port Lune broke" in lines[0].text


def test_timeline_takes_the_wishes_of_the_command(record: OpenRecord) -> None:
    assert [line.when.edtf for line in record.timeline(since="2025-03-05", until=date(2025, 3, 6))] == ["2025-03-06"]
    assert len(record.timeline(lines=1)) == 1
    assert not any("ferry" in line.text for line in record.timeline(as_of="2025-03-05"))


def test_statements_of_one_speaker(record: OpenRecord) -> None:
    found = record.statements(speaker="Sole")
    assert [line.contents for line in found][:1] == [("“We are all safe,”",)]


def test_words_of_articles_are_escaped_in_the_table(record: OpenRecord) -> None:
    table = record.statements()._repr_html_()
    assert "&lt;b&gt;Come &amp; see&lt;/b&gt;" in table
    assert "<b>" not in table


def test_slice_shows_itself_as_its_whole_does(record: OpenRecord) -> None:
    rows = record.sources()
    assert rows[:1]._repr_html_().count("<tr>") == 2
    assert "dam.txt" in repr(rows[:1])


def test_no_lines_say_so(record: OpenRecord) -> None:
    assert "Nothing." in record.timeline(since="2030-01-01")._repr_html_()


def test_frame_has_dates_as_value_bounds_and_basis(record: OpenRecord) -> None:
    frame = record.timeline().to_polars()
    first = frame.row(0, named=True)
    assert (first["when"], first["when_first"], first["when_last"]) == (
        "2025-03-04",
        date(2025, 3, 4),
        date(2025, 3, 4),
    )
    assert frame.height == len(record.timeline())


@pytest.mark.parametrize("view", ["timeline", "statements", "commitments", "control", "actors", "places", "sources"])
def test_every_view_turns_into_both_kinds_of_frames(record: OpenRecord, view: str) -> None:
    rows = getattr(record, view)()
    assert rows.to_polars().height == len(rows)
    assert len(rows.to_pandas()) == len(rows)
    assert rows._repr_html_().startswith("<table>")


def test_frame_without_its_library_says_what_to_install(record: OpenRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(UsageError, match="polars is not installed"):
        record.timeline().to_polars()


def test_day_that_is_none_is_told(record: OpenRecord) -> None:
    with pytest.raises(UsageError, match="'soon' is not a day"):
        record.timeline(since="soon")


def test_file_that_is_no_record_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="There is no record"):
        onrecord.open(tmp_path / "none.db")

"""Versions in a record: the newest speaks, what earlier ones said stays as the outlet's past account."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from onrecord.ingest import load_sidecar, read_inputs
from onrecord.model import Entry, SlotStanding, Standing
from onrecord.present.audit import audit
from onrecord.record.news import Kind
from onrecord.run.corrections import find_corrections
from onrecord.run.flow import build
from onrecord.run.lines import draw_lines
from onrecord.run.news import find_news_since
from onrecord.run.progress import Silent
from onrecord.run.versions import compare_versions
from onrecord.store import Record

FIRST = """Fire at Hesk mill

Twelve people died in the fire at the mill in Hesk, police said on Monday.

Soldiers closed the bridge to Marn. The mill was built in 1950.

A guard was arrested.
"""
SECOND = """Fire at Hesk mill

Fourteen people died in the fire at the mill in Hesk, police said on Monday.

Soldiers closed the bridge to Marn.

The mill was built in 1950.

Correction: an earlier version of this report said that twelve people died. The number is fourteen.
"""
ECHO = """Grief in Hesk

Twelve people died in the fire at the mill in Hesk. Shops stayed shut.
"""
ARTICLES = {
    "1.txt": ("2031-03-03", "Courier", "https://courier.example/fire", FIRST),
    "2.txt": ("2031-03-05", "Courier", "https://courier.example/fire", SECOND),
    "3.txt": ("2031-03-04", "Echo", "https://echo.example/grief", ECHO),
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("story")
    rows = ["file,date,outlet,url"]
    for name, (day, outlet, url, text) in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
        rows.append(f"{name},{day},{outlet},{url}")
    sidecar = folder / "onrecord.csv"
    sidecar.write_text("\n".join([*rows, ""]), encoding="utf-8")
    path = Path(folder) / "record.db"
    inputs = read_inputs([str(folder / name) for name in ARTICLES], sidecar=load_sidecar(sidecar))
    build(inputs, path, progress=Silent(), clock=lambda: "")
    with Record.open(path) as opened:
        yield opened


def lines(record: Record, as_of: str | None = None) -> tuple[Entry, ...]:
    return tuple(draw_lines(record, as_of=date.fromisoformat(as_of) if as_of else None)[0].entries)


def line(record: Record, words: str, as_of: str | None = None) -> Entry:
    return next(one for one in lines(record, as_of) if words in one.text)


def slot(entry: Entry, name: str) -> SlotStanding:
    return next(one for one in entry.slots if one.slot == name)


def test_the_record_knows_the_versions_of_one_article(record: Record) -> None:
    (lineage,) = record.lineages()
    assert [record.article(one).published.edtf for one in lineage.articles] == ["2031-03-03", "2031-03-05"]


def test_what_changed_from_one_version_to_the_next(record: Record) -> None:
    (step,) = compare_versions(record, record.lineages()[0])
    told = [
        (one.old.of(step.old.text) if one.old else "", one.new.of(step.new.text) if one.new else "")
        for one in step.changes
    ]
    assert sorted(told) == [("A guard was arrested.", ""), ("Twelve", "Fourteen")]


def test_the_changed_number_is_the_outlets_past_account(record: Record) -> None:
    number = slot(line(record, "Fourteen people died"), "number")
    assert number.standing is Standing.SUPERSEDED
    assert [(one.value.split()[0], one.retired) for one in number.accounts if one.retired][:1] == [
        ("Twelve", "revised")
    ]


def test_versions_are_one_report(record: Record) -> None:
    assert line(record, "closed the bridge").reports == 1
    assert line(record, "closed the bridge").standing == "single"


def test_what_a_later_version_no_longer_tells_stays_visible(record: Record) -> None:
    assert line(record, "guard was arrested").standing == "superseded (removed)"


def test_as_of_a_day_the_version_of_that_day_speaks(record: Record) -> None:
    assert line(record, "guard was arrested", "2031-03-03").standing == "single"
    assert not any("Fourteen" in one.text for one in lines(record, "2031-03-04"))


def test_a_copy_of_the_wrong_account_rests_on_one_that_was_taken_back(record: Record) -> None:
    (note,) = find_corrections(record)
    assert [record.article(name).outlet for name, _ in note.rests] == ["Echo"]
    reasons = [one.reason for entry in lines(record) for one in entry.slots if one.standing is Standing.SUPERSEDED]
    assert any("took back" in reason for reason in reasons) or any("takes it back" in reason for reason in reasons)


def test_the_record_is_sound(record: Record) -> None:
    drawn = audit(record, today=date(2031, 4, 1), draw=lambda opened: draw_lines(opened)[0].entries)
    assert [finding for finding in drawn if finding.is_fault] == []


def test_what_a_later_version_dropped_is_news_when_that_version_comes(record: Record) -> None:
    found = [one for one in find_news_since(record, date(2031, 3, 5)).news if one.kind is Kind.REMOVED]
    assert [one.entry.text for one in found if one.entry] == ["A guard was arrested"]
    assert found[0].reason == "a later version of Courier no longer tells it"


def test_what_was_dropped_before_the_last_look_is_no_news(record: Record) -> None:
    assert not [one for one in find_news_since(record, date(2031, 3, 6)).news if one.kind is Kind.REMOVED]

"""Comparing a whole record: links, lines with their standing, and the same as of a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from onrecord.ingest import load_sidecar, read_inputs
from onrecord.run.flow import build
from onrecord.run.progress import Silent
from onrecord.run.standing import compare_record, entries_of
from onrecord.store import Record

ARTICLES = {
    "1.txt": (
        "2031-03-03",
        "Courier",
        "Two people died in the fire in Hesk, police said. The mill had burnt all night.",
    ),
    "2.txt": ("2031-03-04", "Gazette", "Police said four people died in the fire in Hesk. Rain fell in the morning."),
    "3.txt": ("2031-03-04", "Herald", "Nine people died in the fire in Hesk, the mayor said. Schools stay shut today."),
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("story")
    rows = ["file,date,outlet"]
    for name, (day, outlet, text) in ARTICLES.items():
        (folder / name).write_text(f"{text}\n", encoding="utf-8")
        rows.append(f"{name},{day},{outlet}")
    sidecar = folder / "onrecord.csv"
    sidecar.write_text("\n".join([*rows, ""]), encoding="utf-8")
    path = Path(folder) / "record.db"
    inputs = read_inputs([str(folder / name) for name in ARTICLES], sidecar=load_sidecar(sidecar))
    build(inputs, path, progress=Silent(), clock=lambda: "")
    with Record.open(path) as opened:
        yield opened


def test_later_count_of_one_side_supersedes_and_another_sides_is_a_rival(record: Record) -> None:
    kinds = {(link.kind.value, link.how) for link in compare_record(record).links if link.slot == "number"}
    assert kinds == {("updates", "grew"), ("conflicts", "")}


def test_lines_say_how_their_numbers_stand(record: Record) -> None:
    standings = [entry.standing for entry in entries_of(compare_record(record)) if "died" in entry.text]
    assert standings == ["outcome matching, number rival"]


def test_as_of_a_day_knows_nothing_of_later_articles(record: Record) -> None:
    compared = compare_record(record, as_of=date(2031, 3, 3))
    assert not compared.links
    assert {claim.article for claim in compared.claims} == {
        article.id for article in record.articles() if article.outlet == "Courier"
    }


def test_same_record_gives_the_same_lines(record: Record) -> None:
    assert entries_of(compare_record(record)) == entries_of(compare_record(record))

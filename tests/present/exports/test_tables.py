"""JSON lines, CSV and Parquet: everything, read back by other readers."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Account, SlotStanding, Standing
from onrecord.present.exports import Contents
from onrecord.present.exports.characters import original_of
from onrecord.present.exports.jsonl import export_jsonl
from onrecord.present.exports.sheets import export_csv
from onrecord.present.exports.tables import COLUMNS, Kind, tables_of
from tests.present.exports.made import (
    HOSTILE,
    between,
    commitment,
    contents,
    control,
    day,
    line,
    place,
    quote,
    said,
    source,
    until,
)

ROOT = Path(__file__).resolve().parents[3]


def rival() -> SlotStanding:
    accounts = (
        Account(value="19", claims=("a",), reports=1, origins=("the mayor",)),
        Account(value="21", claims=("b",), reports=2, origins=("the hospital",), retired=""),
    )
    return SlotStanding(slot="number", standing=Standing.RIVAL, accounts=accounts, reason="19 is not 21")


def everything() -> Contents:
    return contents(
        sources=(source(), source(2, copies=(("article1", 0.71),))),
        lines=(line(HOSTILE, between("2025-03-03", "2025-03-20"), slots=(rival(),), places=(place(),)),),
        statements=(said(status="denied"),),
        commitments=(commitment(),),
        control=(control(),),
    )


def json_records(made: Contents) -> list[dict[str, Any]]:
    return [json.loads(row) for row in export_jsonl(made).files[0][1].decode().splitlines()]


def csv_rows(made: Contents, name: str) -> list[dict[str, str]]:
    data = dict(export_csv(made).files)[f"{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(data, newline=""), strict=True))


def test_json_lines_hold_every_kind_and_each_line_its_citation() -> None:
    found = json_records(everything())
    assert [one["kind"] for one in found] == ["source", "source", "line", "statement", "commitment", "control"]
    for one in found[2:]:
        (cited,) = one["citations"]
        assert cited["outlet"] == "The Ferry Post"
        assert cited["title"] == "Dam broke"
        assert cited["published"]["edtf"] == "2025-03-05"
        assert cited["url"] == "https://post.example/dam-1"
        assert cited["file"] == "articles/dam-1.txt"
        assert cited["quote"]
        assert cited["end"] - cited["start"] == len(cited["quote"])


def test_json_lines_keep_text_bounds_and_rival_accounts_exactly() -> None:
    told = next(one for one in json_records(everything()) if one["kind"] == "line")
    assert told["text"] == HOSTILE
    assert (told["when"]["edtf"], told["when"]["earliest"], told["when"]["latest"]) == (
        "2025-03-03/2025-03-20",
        "2025-03-03",
        "2025-03-20",
    )
    assert [account["value"] for account in told["slots"][0]["accounts"]] == ["19", "21"]


def test_no_cell_is_a_formula_and_every_text_can_be_had_back() -> None:
    made = contents(
        lines=(line(HOSTILE, said_by=("=a",), quotes=(quote(words=HOSTILE, end=len(HOSTILE)),)),),
        sources=(source(title="-1+1", name="@x", url="+1", locators=("=file",)),),
    )
    for name in COLUMNS:
        for row in csv_rows(made, name):
            assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t"))]
            assert "\u202e" not in "".join(row.values())
    (cited,) = csv_rows(made, "citations")
    assert original_of(cited["quote"]) == HOSTILE
    assert (original_of(cited["title"]), original_of(cited["file"])) == ("-1+1", "=file")


def test_a_negative_number_of_ours_stays_a_number() -> None:
    found = dict(export_csv(contents(places=())).files)
    assert b"lat" in found["places.csv"]
    assert [kind for name, kind in COLUMNS["places"] if name in ("lat", "lon")] == [Kind.NUMBER, Kind.NUMBER]


def test_a_row_of_the_timeline_has_its_full_citation_and_its_marks() -> None:
    told = line("Pumps follow", until("2025-03-05"), statuses=("planned",))
    (row,) = csv_rows(contents(lines=(told,)), "lines")
    assert row["statuses"] == "planned"
    assert (row["when"], row["edtf"], row["earliest"], row["latest"]) == (
        "by 2025-03-05",
        "../2025-03-05",
        "",
        "2025-03-05",
    )
    assert row["citations"] == (
        "The Ferry Post, “Dam broke”, 2025-03-05 (as written), https://post.example/dam-1: "
        "“The dam broke on Tuesday” (characters 0 to 24 of its text)"
    )


def test_every_row_has_the_columns_of_its_table() -> None:
    for table in tables_of(everything()):
        assert all(tuple(row) == tuple(name for name, _ in table.columns) for row in table.rows)


def test_the_page_lists_every_column() -> None:
    page = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    assert [
        f"{table}.{name}" for table, columns in COLUMNS.items() for name, _ in columns if f"`{name}`" not in page
    ] == []


def test_parquet_says_the_same_with_types(tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    parquet = pytest.importorskip("pyarrow.parquet")
    from onrecord.present.exports.parquet import export_parquet

    made = everything()
    files = dict(export_parquet(made).files)
    for table in tables_of(made):
        path = tmp_path / f"{table.name}.parquet"
        path.write_bytes(files[path.name])
        read = parquet.read_table(path)
        assert read.column_names == [name for name, _ in table.columns]
        assert read.to_pylist() == [dict(row) for row in table.rows]
    assert parquet.read_table(tmp_path / "lines.parquet").to_pylist()[0]["latest"] == date(2025, 3, 20)
    assert export_parquet(made).files == export_parquet(made).files


def test_a_day_is_the_same_in_all_three() -> None:
    made = contents(lines=(line(when=day("2025-03-04")),))
    assert json_records(made)[1]["when"]["earliest"] == csv_rows(made, "lines")[0]["earliest"] == "2025-03-04"

"""Exports at the command line: what is written where, and what never is."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from onrecord.cli import run
from onrecord.cli_exports import FORMATS
from onrecord.present import exports
from tests.conftest import DAM, FERRY, Command

SINGLE = [one.name for one in exports.FORMATS if not one.is_folder and one.name != "docx"]
FOLDERS = [one.name for one in exports.FORMATS if one.is_folder]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("story") / "articles"
    folder.mkdir()
    (folder / "dam.txt").write_text(DAM, encoding="utf-8")
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    path = folder.parent / "story.db"
    assert run(["build", "-q", str(folder), "-o", str(path)]) == 0
    return path


def test_every_format_has_a_command() -> None:
    assert [words.name for words in FORMATS] == [one.name for one in exports.FORMATS]


@pytest.mark.parametrize("name", SINGLE)
def test_a_file_and_standard_output_hold_the_same_bytes_each_time(
    onrecord: Command, record: Path, tmp_path: Path, name: str
) -> None:
    target = tmp_path / "out"
    assert onrecord("export", name, record, "-o", target).code == 0
    printed = onrecord("export", name, record, "-o", "-")
    assert printed.code == 0
    assert printed.out.encode().replace(b"\r\n", b"\n") == target.read_bytes().replace(b"\r\n", b"\n")
    assert onrecord("export", name, record, "-o", tmp_path / "again").code == 0
    assert (tmp_path / "again").read_bytes() == target.read_bytes()


def test_a_package_has_the_same_bytes_each_time_and_on_standard_output(
    capsysbinary: pytest.CaptureFixture[bytes], record: Path, tmp_path: Path
) -> None:
    for target in ("one.docx", "two.docx"):
        assert run(["export", "docx", str(record), "-o", str(tmp_path / target)]) == 0
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()
    capsysbinary.readouterr()
    assert run(["export", "docx", str(record), "-o", "-"]) == 0
    assert capsysbinary.readouterr().out == (tmp_path / "one.docx").read_bytes()


@pytest.mark.parametrize("name", FOLDERS)
def test_tables_go_into_a_folder_or_a_zip(onrecord: Command, record: Path, tmp_path: Path, name: str) -> None:
    if name == "parquet":
        pytest.importorskip("duckdb")
    assert onrecord("export", name, record, "-o", tmp_path / "tables").code == 0
    for archive in ("one.zip", "two.zip"):
        assert onrecord("export", name, record, "-o", tmp_path / archive).code == 0
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive_file:
        assert {one: archive_file.read(one) for one in archive_file.namelist()} == {
            path.name: path.read_bytes() for path in (tmp_path / "tables").iterdir()
        }


@pytest.mark.parametrize("name", ["jsonl", "csv"])
def test_a_file_that_is_there_stays_unless_forced(onrecord: Command, record: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / "out"
    onrecord("export", name, record, "-o", target)
    files = [target] if target.is_file() else sorted(target.iterdir())
    files[-1].write_text("mine", encoding="utf-8")
    refused = onrecord("export", name, record, "-o", target)
    assert refused.code == 2
    assert "is there already" in refused.err
    assert files[-1].read_text(encoding="utf-8") == "mine"
    assert onrecord("export", name, record, "-o", target, "--force").code == 0
    assert files[-1].read_text(encoding="utf-8") != "mine"


def test_neither_the_record_nor_its_articles_are_ever_written_over(onrecord: Command, record: Path) -> None:
    for target in (record, record.parent / "articles" / "dam.txt"):
        before = target.read_bytes()
        refused = onrecord("export", "jsonl", record, "-o", target, "--force")
        assert refused.code == 2
        assert target.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "target", "words"),
    [("csv", "-", "several files"), ("ical", "no/such/file", "There is no folder"), ("ical", ".", "is a folder")],
)
def test_a_target_that_will_not_do_is_refused_in_one_line(
    onrecord: Command, record: Path, name: str, target: str, words: str
) -> None:
    refused = onrecord("export", name, record, "-o", target)
    assert refused.code == 2
    assert words in refused.err
    assert len(refused.err.splitlines()) == 1


def test_what_a_format_can_not_carry_is_told_on_standard_error(onrecord: Command, record: Path) -> None:
    result = onrecord("export", "geojson", record, "-o", "-")
    assert "no place on the map" in result.err
    assert json.loads(result.out)["type"] == "FeatureCollection"


def test_a_record_of_nothing_exports_to_every_format(onrecord: Command, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "a.txt").write_text(" date 2025-03-05\n\nNothing.\n", encoding="utf-8")
    onrecord("build", tmp_path / "empty", "-o", tmp_path / "empty.db")
    for name in SINGLE:
        assert onrecord("export", name, tmp_path / "empty.db", "-o", tmp_path / name).code == 0

"""The command `check`: what it prints, the page that it writes, and how it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Command

GOOD = "The dam above Port Lune broke on Tuesday, the harbour master said.\n\n“We are all safe,” said Ana Sole.\n"
BAD = "“We are not all safe,” said Ana Sole of Port Lune.\n\nA choir of 57 sang in 1911.\n"


@pytest.fixture
def record(onrecord: Command, articles: Path, tmp_path: Path) -> Path:
    path = tmp_path / "story.db"
    assert onrecord("build", articles, "-o", path).code == 0
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_faithful_draft_ends_well(onrecord: Command, record: Path, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(GOOD, encoding="utf-8")
    result = onrecord("check", record, path, "--date", "2025-03-07", "--strict")
    assert (result.code, result.err) == (0, "")
    assert re.search(r"\d+ found, 0 differ, 0 not in the record\.", result.out)


def test_what_differs_comes_first_with_the_difference_and_its_source(
    onrecord: Command, record: Path, bad: Path
) -> None:
    result = onrecord("check", record, bad, "--date", "2025-03-07")
    lines = result.out.splitlines()
    assert result.code == 1
    assert lines[0] == "draft.txt against story.db"
    assert lines.index("Differs") < lines.index("Not in the record")
    assert "We are {+not+} all safe" in result.out
    assert "dam.txt, 5 March 2025: “We are all safe,” said Ana Sole." in result.out
    assert max(map(len, lines)) <= 80


def test_what_is_not_in_the_record_ends_well_unless_strict(onrecord: Command, record: Path) -> None:
    draft = b"A choir of 57 from Oldum sang in 1911.\n"
    assert onrecord("check", record, "-", stdin=draft).code == 0
    assert onrecord("check", record, "-", "--strict", stdin=draft).code == 1


def test_undated_draft_says_that_weekdays_are_open(onrecord: Command, record: Path, bad: Path) -> None:
    assert "--date" in onrecord("check", record, bad).out


def test_json_has_items_with_spans_and_evidence(onrecord: Command, record: Path, bad: Path) -> None:
    check = json.loads(onrecord("check", record, bad, "--json").out)["check"]
    quotation = next(item for item in check["items"] if item["kind"] == "quotation")
    assert check["counts"]["differs"] >= 1
    assert BAD[quotation["start"] : quotation["end"]] == quotation["words"]
    assert quotation["difference"][1] == ["new", "not"]
    assert quotation["evidence"][0]["quote"].startswith("“We are all safe,”")


def test_page_marks_the_draft_and_has_no_script(onrecord: Command, record: Path, bad: Path, tmp_path: Path) -> None:
    page = tmp_path / "checked.html"
    assert onrecord("check", record, bad, "--html", page).code == 1
    html = page.read_text(encoding="utf-8")
    assert "<script" not in html
    assert "default-src &#39;none&#39;; style-src &#39;sha256-" in html
    assert "<ins>not</ins>" in html
    assert re.search(r'class="differs"[^>]*>“We are not all safe,”</a>', html)


def test_page_is_not_written_over_unless_forced(onrecord: Command, record: Path, bad: Path, tmp_path: Path) -> None:
    page = tmp_path / "checked.html"
    page.write_text("mine", encoding="utf-8")
    assert onrecord("check", record, bad, "--html", page).code == 2
    assert page.read_text(encoding="utf-8") == "mine"
    assert onrecord("check", record, bad, "--html", page, "--force").code == 1


def test_page_escapes_draft_and_record(onrecord: Command, record: Path, tmp_path: Path) -> None:
    draft = tmp_path / "a<b>.txt"
    draft.write_text("“<script>alert(1)</script> all safe & sound,” said Ana Sole.\n", encoding="utf-8")
    html = onrecord("check", record, draft, "--html", "-").out
    assert "<script" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("name", ["missing.txt", "empty.txt"])
def test_draft_that_cannot_be_read_is_said_in_one_line(
    onrecord: Command, record: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    result = onrecord("check", record, tmp_path / name)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert name in result.err

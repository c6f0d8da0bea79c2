"""TimelineJS itself, in a real browser, reads what is exported for it.

ONRECORD_TIMELINEJS names the folder of its package, unpacked (`.ci/run` fetches it); without it they are skipped.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.present.exports.timelinejs import export_timelinejs
from tests.present.browsing import Seen, launched, watched
from tests.present.exports.made import HOSTILE, between, contents, day, line, month

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="{css}">
<div id="timeline" style="width: 1000px; height: 600px"></div>
<script src="{js}"></script>
<script>window.timeline = new TL.Timeline("timeline", {told});</script>
"""


@pytest.fixture(scope="module")
def package() -> Path:
    named = os.environ.get("ONRECORD_TIMELINEJS")
    if not named:
        pytest.skip("ONRECORD_TIMELINEJS names no folder of TimelineJS")
    return Path(named) / "dist"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as opened:
        yield opened


def open_timeline(seen: Seen, package: Path, folder: Path, told: str) -> None:
    page = PAGE.format(
        css=(package / "css/timeline.css").as_uri(),
        js=(package / "js/timeline.js").as_uri(),
        told=told.replace("<", "\\u003c"),
    )
    (folder / "page.html").write_text(page, encoding="utf-8")
    seen.page.goto((folder / "page.html").as_uri())
    seen.page.locator(".tl-slide").first.wait_for(state="attached")


def test_every_line_is_a_slide_with_its_date_and_hostile_text_does_nothing(
    browser: Browser, package: Path, tmp_path: Path
) -> None:
    lines = (
        line("The dam broke", day("2031-03-04")),
        line("The mayor left", month(2031, 4, 30)),
        line(HOSTILE, between("2031-05-02", "2031-05-09")),
    )
    told = export_timelinejs(contents(lines=lines)).files[0][1].decode("utf-8")
    with watched(browser) as seen:
        open_timeline(seen, package, tmp_path, told)
        slides = seen.page.locator(".tl-slide").all_text_contents()
        assert len(slides) == 3
        assert "The dam broke" in slides[0]
        assert "2031-04" in slides[1]
        assert "<script>" in slides[2]
        assert seen.boxes == []
        assert [one for one in seen.complaints if "ERR_" not in one] == []

"""The page in a real browser: filters, opens, links, keys, nobody asked for anything, and no barrier that axe finds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.present.exports.extents import Extent
from tests.present.browsing import DESKTOP, PHONE, Seen, launched, watched
from tests.present.page.made import page_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TABS = ("timeline", "statements", "commitments", "control", "conflicts", "who", "sources")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as opened:
        yield opened


@pytest.fixture(scope="module")
def file(record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("browser") / "story.html"
    path.write_bytes(page_of(record))
    return path


@pytest.fixture
def seen(browser: Browser, file: Path) -> Iterator[Seen]:
    with watched(browser) as opened:
        opened.page.goto(file.as_uri())
        yield opened


def shown_lines(seen: Seen) -> int:
    return seen.page.locator("#timeline li.line:visible").count()


def test_opening_and_walking_through_all_parts_asks_for_nothing_and_complains_of_nothing(
    seen: Seen, file: Path
) -> None:
    for link in seen.page.locator("nav a").all():
        link.click()
    for line in seen.page.locator("details:visible > summary").all():
        line.click()
    assert {address.split("#")[0] for address in seen.addresses if not address.startswith("data:")} == {file.as_uri()}
    assert seen.complaints == []
    assert seen.boxes == []


def test_words_typed_into_the_filter_leave_the_lines_that_hold_them(seen: Seen) -> None:
    everything = shown_lines(seen)
    seen.page.locator("#timeline-q").fill("kherson")
    seen.page.wait_for_url(re.compile("q=kherson"))
    left = seen.page.locator("#timeline li.line:visible").all_text_contents()
    assert 0 < len(left) < everything
    assert all("kherson" in text.casefold() for text in left)


def test_address_of_a_filtered_page_opens_it_filtered(seen: Seen, browser: Browser) -> None:
    seen.page.locator("#timeline-q").fill("kherson")
    seen.page.wait_for_url(re.compile("q=kherson"))
    with watched(browser) as again:
        again.page.goto(seen.page.url)
        assert shown_lines(again) == shown_lines(seen)
        assert again.page.locator("#timeline-q").input_value() == "kherson"


def test_line_opens_by_keyboard_to_the_cited_words(seen: Seen) -> None:
    summary = seen.page.locator("#timeline li.line summary").first
    for _ in range(60):
        seen.page.keyboard.press("Tab")
        if summary.evaluate("node => node === document.activeElement"):
            break
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#timeline details[open] mark:visible").count() > 0


def test_focus_can_be_seen(seen: Seen) -> None:
    summary = seen.page.locator("#timeline li.line summary").first
    summary.focus()
    seen.page.keyboard.press("Shift+Tab")
    seen.page.keyboard.press("Tab")
    assert summary.evaluate("node => getComputedStyle(node).outlineStyle") != "none"


def test_link_to_a_line_opens_it(browser: Browser, file: Path) -> None:
    name = re.findall(r'id="(l-[0-9a-f]+)"', file.read_text(encoding="utf-8"))[-1]
    with watched(browser) as linked:
        linked.page.goto(f"{file.as_uri()}#{name}")
        assert linked.page.locator(f"details[open] #{name}, details#{name}[open]").count() == 1


def test_part_and_back(seen: Seen) -> None:
    seen.page.locator('nav a[href="#sources"]').click()
    assert seen.page.locator("#sources").is_visible()
    assert not seen.page.locator("#timeline").is_visible()
    seen.page.go_back()
    assert seen.page.locator("#timeline").is_visible()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, file: Path, size: tuple[int, int], scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found: list[str] = []
    with watched(browser, size=size, scheme=scheme) as seen:
        seen.page.goto(file.as_uri())
        for tab in TABS:
            seen.page.goto(f"{file.as_uri()}#{tab}")
            for line in seen.page.locator("details:visible > summary").all()[:3]:
                line.click()
            for violation in axe.run(seen.page).response["violations"]:
                if violation["impact"] in ("serious", "critical"):
                    found += [f"{tab}: {violation['id']}: {node['html'][:200]}" for node in violation["nodes"]]
    assert found == []


@pytest.mark.parametrize("tab", TABS)
def test_phone_needs_no_scrolling_sideways(browser: Browser, file: Path, tab: str) -> None:
    with watched(browser, size=PHONE) as seen:
        seen.page.goto(f"{file.as_uri()}#{tab}")
        for line in seen.page.locator("details:visible > summary").all()[:3]:
            line.click()
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_without_script_everything_can_be_read(browser: Browser, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    for tab in TABS:
        assert page.locator(f"#{tab}").is_visible()
    context.close()


KEEP_COPIED = "navigator.clipboard.writeText = (words) => { window.copied = words; return Promise.resolve(); }"


@pytest.mark.parametrize(
    ("extent", "copied"),
    [(Extent.SENTENCES, r".*: “[^”]+”( … “[^”]+”)*"), (Extent.NONE, r".*, characters \d[\d, to]* of the text")],
)
def test_a_copied_citation_holds_as_much_as_the_page(
    browser: Browser, record: Path, tmp_path: Path, extent: Extent, copied: str
) -> None:
    file = tmp_path / "story.html"
    file.write_bytes(page_of(record, extent=extent))
    with watched(browser) as opened:
        page = opened.page
        page.goto(file.as_uri())
        page.evaluate(KEEP_COPIED)
        page.locator("#timeline li.line summary").first.click()
        page.locator("#timeline details[open] [data-act=cite]").first.click()
        for line in page.evaluate("window.copied").split("\n"):
            assert re.fullmatch(copied, line)

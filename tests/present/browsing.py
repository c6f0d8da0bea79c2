"""A real browser for tests, where there is one: pages that note what they ask for and what goes wrong in them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

ALONE = (
    "--no-sandbox",  # containers have no user namespaces; the pages are ours
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

DESKTOP, PHONE = (1280, 900), (390, 844)


@dataclass
class Seen:
    """What a page did: the addresses that it asked for, errors and warnings of its console, boxes that it opened."""

    page: Page
    addresses: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)


@contextmanager
def launched() -> Iterator[Browser]:
    """Open Chromium without a window; skips the test where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("there is no Chromium")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ALONE))
        yield browser
        browser.close()


@contextmanager
def watched(browser: Browser, *, size: tuple[int, int] = DESKTOP, scheme: str = "light") -> Iterator[Seen]:
    """Open an empty page of a `size` in pixels; `scheme` is light or dark."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    seen = Seen(context.new_page())
    context.set_default_timeout(10_000)

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            seen.complaints.append(message.text)

    def close(box: Dialog) -> None:
        seen.boxes.append(box.message)
        box.dismiss()

    seen.page.on("request", lambda request: seen.addresses.append(request.url))
    seen.page.on("console", note)
    seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    seen.page.on("dialog", close)
    yield seen
    context.close()

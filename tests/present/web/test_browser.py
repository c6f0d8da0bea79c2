"""Reviewing in a real browser: hide a line and take it back, no barrier that axe finds, nobody else asked."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn

from onrecord.present.web import create_app
from onrecord.present.web.app import Desk
from onrecord.present.web.security import Tokens, hosts_of
from onrecord.store import Record
from tests.present.browsing import DESKTOP, PHONE, launched, watched
from tests.present.web.conftest import carry_out

if TYPE_CHECKING:
    from playwright.sync_api import Browser as RealBrowser


@pytest.fixture
def address(record: Path) -> Iterator[str]:
    """Serve the record with forms, for as long as the test runs, and return where."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    port = listening.getsockname()[1]
    desk = Desk(
        decide=carry_out(record), who="desk", tokens=Tokens(b"a secret"), new_session=lambda: "session-1234567890"
    )
    app = create_app(record, hosts=hosts_of("127.0.0.1", port), desk=desk)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    with closing(listening):
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def real() -> Iterator[RealBrowser]:
    with launched() as opened:
        yield opened


def texts(record: Path) -> list[str]:
    with Record.open(record) as opened:
        return [entry.text for entry in opened.entries()]


def test_line_is_hidden_by_a_button_and_comes_back_by_undo(real: RealBrowser, address: str, record: Path) -> None:
    before = texts(record)
    with watched(real) as seen:
        seen.page.goto(f"{address}/lines?q=ferry")
        seen.page.locator("ol.rows a").first.click()
        seen.page.get_by_role("button", name="Hide").click()
        seen.page.wait_for_load_state()
        assert not any("ferry" in text for text in texts(record))
        seen.page.get_by_role("button", name="Undo").first.click()
        seen.page.wait_for_load_state()
        assert texts(record) == before
        assert seen.complaints == []
        assert {one.split("/")[2] for one in seen.addresses if one.startswith("http")} == {address.split("/")[2]}


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_serious_in_any_room(real: RealBrowser, address: str, size: tuple[int, int]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found: list[str] = []
    with watched(real, size=size) as seen:
        seen.page.goto(address)
        rooms = {str(link.get_attribute("href")) for link in seen.page.locator("nav a").all()}
        line = seen.page.locator("main a").first.get_attribute("href")
        for room in sorted({*rooms, str(line)}):
            seen.page.goto(address + room)
            for violation in axe.run(seen.page).response["violations"]:
                if violation["impact"] in ("serious", "critical"):
                    found += [f"{room}: {violation['id']}: {node['html'][:200]}" for node in violation["nodes"]]
            assert seen.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert found == []

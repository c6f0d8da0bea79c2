"""A record behind its server, as a browser and as a hostile page meet it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from lxml import html

pytest.importorskip("starlette")
pytest.importorskip("httpx2")

from starlette.testclient import TestClient

from onrecord.model import Decision
from onrecord.present.web import create_app
from onrecord.present.web.app import Check, Desk
from onrecord.present.web.forms import Sent, Wanted
from onrecord.present.web.security import Tokens, hosts_of
from onrecord.run.decisions import decide
from onrecord.run.standing import origins_of
from onrecord.store import Record
from tests.conftest import Command

ADDRESS = "http://127.0.0.1:8642"
FORMS = {"Origin": ADDRESS}


def carry_out(record: Path) -> Callable[[Wanted, Sent, Check], Decision]:
    def call(wanted: Wanted, sent: Sent, check: Check) -> Decision:
        return decide(
            record,
            wanted.act,
            wanted.anchors,
            value=wanted.value,
            who=sent.who,
            why=sent.why,
            now="2031-06-01T10:00:00+00:00",
            check=check,
        )

    return call


def client_of(record: Path, *, review: bool) -> TestClient:
    sessions = iter(f"session-number-{number:010d}" for number in range(100))
    desk = Desk(decide=carry_out(record), who="desk", tokens=Tokens(b"a secret"), new_session=lambda: next(sessions))
    hosts = hosts_of("127.0.0.1", 8642)
    app = create_app(record, hosts=hosts, desk=desk if review else None, origins_of=origins_of)
    return TestClient(app, base_url=ADDRESS, follow_redirects=False)


@dataclass
class Browser:
    """A browser: opens pages, fills in their forms, follows where they lead."""

    client: TestClient
    record: Path

    def get(self, address: str) -> str:
        response = self.client.get(address, follow_redirects=True)
        assert response.status_code == 200, response.text
        return response.text

    def find(self, room: str, words: str) -> str:
        """Return the address of what a list shows under some words."""
        found = re.findall(r'<a href="(/[a-z]+/[0-9a-f]+)"[^>]*>([^<]*)</a>', self.get(f"/{room}"))
        return next(str(address) for address, text in found if words in unescape(text))

    def fields(self, address: str) -> dict[str, str]:
        """Return what the form of a page holds that a person need not write."""
        form = next(form for form in html.fromstring(self.get(address)).forms if "about" in form.fields)
        return {str(name): str(value or "") for name, value in form.form_values() if name not in ("near", "part")}

    def send(self, address: str, **fields: str | list[str]) -> tuple[int, str]:
        """Press a button of the form of a page; returns the status and the page that it leads to."""
        return self.post(self.fields(address) | fields)

    def post(self, fields: dict[str, str] | dict[str, str | list[str]]) -> tuple[int, str]:
        response = self.client.post("/decide", data=fields, headers=FORMS)
        if response.status_code == 303:
            return 303, self.get(response.headers["location"])
        return response.status_code, response.text

    def texts(self) -> list[str]:
        with Record.open(self.record) as opened:
            return [entry.text for entry in opened.entries()]

    def decisions(self) -> list[Decision]:
        with Record.open(self.record) as opened:
            return opened.decisions()


@pytest.fixture
def record(onrecord: Command, articles: Path, tmp_path: Path) -> Path:
    path = tmp_path / "story.db"
    assert onrecord("build", articles, "-o", path).code == 0
    return path


@pytest.fixture
def browser(record: Path) -> Iterator[Browser]:
    with client_of(record, review=True) as client:
        yield Browser(client, record)


@pytest.fixture
def reader(record: Path) -> Iterator[Browser]:
    with client_of(record, review=False) as client:
        yield Browser(client, record)

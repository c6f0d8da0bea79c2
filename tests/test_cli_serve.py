"""The command that serves a record: what it says before it listens, and what it hands on."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

import uvicorn

from onrecord.present.web.app import Desk
from onrecord.present.web.forms import Sent, Wanted
from onrecord.store import Record
from tests.conftest import Command


@pytest.fixture
def record(onrecord: Command, articles: Path, tmp_path: Path) -> Path:
    path = tmp_path / "story.db"
    assert onrecord("build", articles, "-o", path).code == 0
    return path


@pytest.fixture
def listened(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return what the server was asked to listen for; it never does."""
    calls: list[dict[str, Any]] = []
    monkeypatch.setattr(
        "onrecord.present.web.serving.serve", lambda record, **how: calls.append({"record": record} | how)
    )
    return calls


def test_it_listens_on_this_computer_and_only_shows(
    onrecord: Command, record: Path, listened: list[dict[str, Any]]
) -> None:
    assert onrecord("serve", record).code == 0
    assert [(call["host"], call["port"], call["desk"]) for call in listened] == [("127.0.0.1", 8642, None)]


def test_it_prints_the_address_and_opens_nothing(
    onrecord: Command, record: Path, listened: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    opened: list[str] = []
    monkeypatch.setattr("click.launch", opened.append)
    onrecord("serve", record)
    listened[0]["tell"]("http://127.0.0.1:8642/")
    assert "story.db is at http://127.0.0.1:8642/" in capsys.readouterr().err
    onrecord("serve", record, "--open")
    assert opened == []
    listened[1]["tell"]("http://127.0.0.1:8642/")
    assert opened == ["http://127.0.0.1:8642/"]


def test_with_review_decisions_are_carried_out(onrecord: Command, record: Path, listened: list[dict[str, Any]]) -> None:
    onrecord("serve", record, "--review", "--who", "Kim")
    desk = listened[0]["desk"]
    assert isinstance(desk, Desk)
    assert desk.who == "Kim"
    assert desk.new_session() != desk.new_session()
    done = desk.decide(Wanted(act="undo", anchors=(), value="9"), Sent(who="Kim", why="no reason"), lambda _: None)
    with Record.open(record) as opened:
        assert opened.decisions() == [done]


def test_each_process_has_its_own_secret(onrecord: Command, record: Path, listened: list[dict[str, Any]]) -> None:
    onrecord("serve", record, "--review")
    onrecord("serve", record, "--review")
    assert listened[0]["desk"].tokens != listened[1]["desk"].tokens


def test_a_missing_record_is_told_before_anything_listens(
    onrecord: Command, tmp_path: Path, listened: list[dict[str, Any]]
) -> None:
    result = onrecord("serve", tmp_path / "none.db")
    assert (result.code, "There is no record" in result.err, listened) == (2, True, [])


def test_review_is_for_this_computer_only(onrecord: Command, record: Path) -> None:
    result = onrecord("serve", record, "--review", "--host", "0.0.0.0")  # noqa: S104 - refused
    assert result.code == 2
    assert "this computer only" in result.err


def test_a_port_that_is_taken_is_told(onrecord: Command, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def is_taken(_: uvicorn.Config) -> None:
        sys.exit(1)

    monkeypatch.setattr(uvicorn.Config, "bind_socket", is_taken)
    result = onrecord("serve", record, "--port", 9000)
    assert result.code == 2
    assert "Nothing can listen on 127.0.0.1, port 9000" in result.err
    assert "--port" in result.err


def test_without_its_libraries_it_says_how_to_install_them(
    onrecord: Command, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("onrecord.present.web")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "starlette", None)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    result = onrecord("serve", record)
    assert result.code == 2
    assert "pip install 'onrecord[web]'" in result.err

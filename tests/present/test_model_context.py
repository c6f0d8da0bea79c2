"""A record as a server for language models: answers with citations, in pages, and no way to change anything."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client
from mcp.types import TextContent

from onrecord.ingest import read_inputs
from onrecord.present.answers import Answers
from onrecord.present.model_context import make_server
from onrecord.present.views import Views
from onrecord.run import flow
from onrecord.run.progress import Silent
from onrecord.store import Record

DAM = """ date 2025-03-05



The dam above Port Lune broke on Tuesday, the harbour master said. Lorvenia will give the town 20 pumps.

“We are all safe,” said Ana Sole. The flood killed 12 people in Port Lune on Tuesday, the fire service said.
"""
TOLL = """ date 2025-03-06



The flood killed 19 people in Port Lune on Tuesday, the Red Cross said.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    for name, text in (("dam", DAM), ("toll", TOLL)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    inputs = [str(tmp_path / "dam.txt"), str(tmp_path / "toll.txt")]
    flow.build(read_inputs(inputs), tmp_path / "a.db", progress=Silent(), clock=lambda: "2031-03-07T00:00:00")
    return tmp_path / "a.db"


@pytest.fixture
def answers(path: Path) -> Iterator[Answers]:
    with Record.open(path) as record:
        yield Answers(Views(record))


def ask(answers: Answers, tool: str, **wanted: Any) -> Any:
    """Return what a client gets for a call of a tool: the answer, or the words of the error."""

    async def call() -> Any:
        async with Client(make_server(answers, version="1")) as client:
            result = await client.call_tool(tool, wanted)
            (content,) = result.content
            assert isinstance(content, TextContent)
            return content.text if result.is_error else json.loads(content.text)

    return anyio.run(call)


def test_timeline_comes_with_citations(answers: Answers) -> None:
    lines = ask(answers, "timeline")["lines"]
    dam = next(line for line in lines if "dam above" in line["text"])
    assert dam["when"]["edtf"] == "2025-03-04"
    assert dam["statuses"] == ["reported"]
    assert "The dam above Port Lune broke on Tuesday" in dam["citations"][0]["quote"]


def test_long_answers_come_in_pages(answers: Answers) -> None:
    first = ask(answers, "timeline", limit=1)
    second = ask(answers, "timeline", limit=1, offset=first["next_offset"])
    assert first["of"] == second["of"] > 1
    assert first["lines"][0]["id"] != second["lines"][0]["id"]


def test_statements_of_a_speaker(answers: Answers) -> None:
    found = ask(answers, "statements", speaker="sole")["statements"]
    assert [one["contents"] for one in found] == [["“We are all safe,”"]]


def test_line_is_shown_in_its_paragraphs(answers: Answers) -> None:
    line = ask(answers, "timeline")["lines"][0]
    detail = ask(answers, "entry", entry=line["id"])
    assert detail["contexts"][0]["quote"] in DAM + TOLL
    assert detail["sources"][0]["number"] == detail["contexts"][0]["source"]


def test_search_finds_sentences(answers: Answers) -> None:
    assert ask(answers, "search", words="harbour master")["sentences"][0]["text"].startswith("The dam above")


def test_conflicts_tell_both_accounts(answers: Answers) -> None:
    (conflict,) = ask(answers, "conflicts")["conflicts"]
    assert [account["value"] for account in conflict["accounts"]] == ["12 dead", "19 dead"]


@pytest.mark.parametrize(
    ("tool", "wanted", "told"),
    [
        ("entry", {"entry": "zzzz"}, "Nothing in"),
        ("timeline", {"since": "soon"}, "“soon” is not a day"),
        ("search", {"words": '"'}, "no words to search"),
    ],
)
def test_bad_question_is_told_what_to_ask(answers: Answers, tool: str, wanted: dict[str, str], told: str) -> None:
    assert told in ask(answers, tool, **wanted)


def test_every_tool_says_that_it_only_reads_and_none_changes_the_record(path: Path, answers: Answers) -> None:
    before = path.read_bytes()

    async def list_tools() -> Any:
        async with Client(make_server(answers, version="1")) as client:
            return (await client.list_tools()).tools

    tools = anyio.run(list_tools)
    assert {tool.name for tool in tools} >= {"timeline", "statements", "entry", "conflicts", "search"}
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)
    for name in ("timeline", "sources", "commitments", "control", "conflicts"):
        ask(answers, name)
    assert path.read_bytes() == before

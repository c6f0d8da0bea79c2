"""Comparing by company: a record that grew and shrank is the one built from nothing; the rest stays untouched."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.decisions import Anchor
from onrecord.errors import UsageError
from onrecord.ingest import read_inputs
from onrecord.present.decided import Anchors
from onrecord.run import flow
from onrecord.run.companies import Company, split_record
from onrecord.run.decisions import decide
from onrecord.run.lines import put_lines
from onrecord.run.progress import Silent
from onrecord.run.runners import Done, InProcess, Processes, Runner, Shard, Work
from onrecord.run.standing import compare_company
from onrecord.store import Record, canonical_dump, drafting
from onrecord.store.companies import Outcome, article_keys

EXAMPLES = sorted(
    str(path)
    for path in (Path(__file__).parents[2] / "examples").glob("*/articles/*")
    if path.suffix in {".txt", ".html", ".jsonl"}
)
STEPS = 4


def clock() -> str:
    return "2031-03-07T00:00:00"


def build(files: list[str], record: Path) -> None:
    flow.build(read_inputs(sorted(files)), record, progress=Silent(), clock=clock)


def dump(record: Path) -> list[str]:
    with Record.open(record) as opened:
        return list(canonical_dump(opened))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a record of all example articles: what is read in them is read once."""
    record = tmp_path_factory.mktemp("whole") / "whole.db"
    build(EXAMPLES, record)
    return record


def emptied(whole: Path, path: Path, decisions: Path) -> Path:
    """Return a copy of a record in which only what was read in articles is left, with the decisions of another."""
    shutil.copyfile(whole, path)
    db = sqlite3.connect(path)
    for (table,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        if table in MADE or table.startswith("kept_"):
            db.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of the schema
    db.execute("ATTACH ? AS other", (str(decisions),))
    db.execute("INSERT INTO decisions SELECT * FROM other.decisions")
    db.commit()
    db.close()
    return path


MADE = (
    "copies stories story_articles versions resolutions actors actor_appearances article_versions corrections"
    " company_articles claim_origins claim_values happenings line_claims links entries entry_claims standings accounts"
    " decided decisions"
).split()


def decide_something(record: Path, chance: random.Random) -> None:
    """Make one decision about lines of a record, chosen by chance; one that finds no place is none."""
    with Record.open(record) as opened:
        lines, anchors = opened.entries(), Anchors(opened)
        one, other = (anchors.of_line(chance.choice(lines).id) for _ in range(2))
    act, about, value = chance.choice(
        [
            ("hide line", one, ""),
            ("re-date line", one, "2025-03-04"),
            ("merge lines", (*one[:1], *other[:1]), ""),
            ("split line", one[:1], ""),
            ("re-attribute line", one, "Ana Sole"),
            ("undo", (), "1"),
        ]
    )
    try:
        decide(record, act, list[Anchor](about), value=value, who="desk", why="", now=clock())
    except UsageError:
        return


@pytest.mark.parametrize("seed", [1, 2])
def test_record_that_grew_and_shrank_is_the_one_built_from_nothing(whole: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same choices in every run
    there = set(chance.sample(EXAMPLES, 4))
    record = tmp_path / "record.db"
    shutil.copyfile(whole, record)
    build(sorted(there), record)
    for step in range(STEPS):
        decide_something(record, chance)
        left = sorted(set(EXAMPLES) - there)
        if left and (step % 2 == 0 or len(there) < 3):
            some = set(chance.sample(left, min(2, len(left))))
            flow.add(read_inputs(sorted(some)), record, progress=Silent(), clock=clock)
            there |= some
        else:
            some = set(chance.sample(sorted(there), 1))
            with Record.open(record) as opened:
                locators = [one.locator for one in opened.arrivals() if one.source in some]
            flow.remove(locators, record, progress=Silent(), clock=clock)
            there -= some
        anew = emptied(whole, tmp_path / "anew.db", record)
        build(sorted(there), anew)
        assert dump(record) == dump(anew)


class Refused:
    """A runner whose every shard breaks."""

    def run(self, work: Work, shards: Iterator[Shard], *, count: int, alone: bool = False) -> Iterator[Done]:
        del work, count, alone
        for shard in shards:
            yield Done(shard=shard, error="it was killed")


@pytest.mark.parametrize("runner", [InProcess(), Refused(), Processes(2)], ids=["files", "broken", "processes"])
def test_whoever_compares_the_record_is_the_same(
    whole: Path, tmp_path: Path, runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.run.comparing.ARTICLES", 2)
    record = tmp_path / "record.db"
    shutil.copyfile(whole, record)
    with drafting(record, purpose="compare", started=clock()) as draft:
        draft.db.execute("DELETE FROM company_articles")
        put_lines(draft, runner=runner)
    assert dump(record) == dump(whole)
    assert [path.name for path in tmp_path.iterdir()] == ["record.db"]


def test_adding_an_article_compares_only_the_company_that_it_joins(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record, article = tmp_path / "record.db", tmp_path / "note.txt"
    shutil.copyfile(whole, record)
    article.write_text("Snow fell on Mount Hesk.\n\nThe pass at Hesk stays shut, Ana Sole said.\n", encoding="utf-8")
    compared: list[int] = []

    def count(of: Record, company: Company) -> Outcome:
        compared.append(len(company.articles))
        return compare_company(of, company)

    monkeypatch.setattr("onrecord.run.comparing.compare_company", count)
    flow.add(read_inputs([str(article)]), record, progress=Silent(), clock=clock)
    assert compared == [1]


def test_lines_that_did_not_change_are_not_written_again(whole: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    shutil.copyfile(whole, record)
    with drafting(record, purpose="draw", started=clock()) as draft:
        draft.db.execute("UPDATE company_articles SET drawn = 0")
        before = [tuple(row) for row in draft.query("SELECT rowid, id, position FROM entries ORDER BY id")]
        put_lines(draft)
        assert [tuple(row) for row in draft.query("SELECT rowid, id, position FROM entries ORDER BY id")] == before


def test_articles_of_one_story_are_one_company_and_no_article_is_in_two(whole: Path) -> None:
    with Record.open(whole) as record:
        companies = split_record(record, article_keys(record).keys())
        home = {article: one.key for one in companies for article in one.articles}
        assert sum(len(one.articles) for one in companies) == len(home) == len(list(record.articles()))
        assert all(len({home[article] for article in story.articles}) == 1 for story in record.stories())


def test_key_of_a_company_changes_with_the_name_of_an_actor(whole: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    shutil.copyfile(whole, record)
    with drafting(record, purpose="rename", started=clock()) as draft:
        before = {one.key for one in split_record(draft, article_keys(draft).keys())}
        article = draft.query("SELECT article FROM appearances a JOIN actor_appearances m ON m.appearance = a.id")[0][0]
        draft.db.execute(
            "UPDATE actors SET name = 'Nobody' WHERE id IN (SELECT actor FROM actor_appearances m"
            " JOIN appearances a ON a.id = m.appearance WHERE a.article = ?)",
            (article,),
        )
        after = {
            article: one.key for one in split_record(draft, article_keys(draft).keys()) for article in one.articles
        }
    assert after[article] not in before

"""What became known in a built record: since a day, since a look, from one file to another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from onrecord.ingest import load_sidecar, read_inputs
from onrecord.model import Article
from onrecord.record.news import Kind, News
from onrecord.run.flow import build
from onrecord.run.news import Found, find_news_among, find_news_between, find_news_since
from onrecord.run.progress import Silent
from onrecord.store import Record

ARTICLES = {
    "1.txt": (
        "2031-03-03",
        "Courier",
        "Two people died in the fire in Hesk, police said. The mill had burnt all night.",
    ),
    "2.txt": ("2031-03-04", "Gazette", "Police said four people died in the fire in Hesk. Rain fell in the morning."),
    "3.txt": ("2031-03-05", "Herald", "Nine people died in the fire in Hesk, the mayor said. Schools stay shut today."),
    "4.txt": ("", "Monitor", "Crows circled above the river. Divers found a boat on Tuesday, March 4, 2031."),
}


def make(folder: Path, names: Sequence[str]) -> Path:
    rows = ["file,date,outlet"]
    for name, (day, outlet, text) in ARTICLES.items():
        (folder / name).write_text(f"{text}\n", encoding="utf-8")
        rows.append(f"{name},{day},{outlet}")
    sidecar = folder / "onrecord.csv"
    sidecar.write_text("\n".join([*rows, ""]), encoding="utf-8")
    path = folder / f"{len(names)}.db"
    inputs = read_inputs([str(folder / name) for name in names], sidecar=load_sidecar(sidecar))
    build(inputs, path, progress=Silent(), clock=lambda: "")
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("story")


@pytest.fixture(scope="module")
def record(folder: Path) -> Iterator[Record]:
    with Record.open(make(folder, list(ARTICLES))) as opened:
        yield opened


@pytest.fixture(scope="module")
def earlier(folder: Path) -> Iterator[Record]:
    with Record.open(make(folder, ["1.txt", "2.txt"])) as opened:
        yield opened


def by_outlet(record: Record) -> dict[str, Article]:
    return {article.outlet or "": article for article in record.articles()}


def of_kind(found: Found, kind: Kind) -> list[News]:
    return [news for news in found.news if news.kind is kind]


def test_since_a_day_counts_what_was_published_from_that_day_on(record: Record) -> None:
    found = find_news_since(record, date(2031, 3, 4))
    articles = by_outlet(record)
    assert articles["Courier"].id in found.known
    assert {articles["Gazette"].id, articles["Herald"].id} <= found.fresh


def test_toll_of_one_side_grew_and_another_side_contradicts_it(record: Record) -> None:
    found = find_news_since(record, date(2031, 3, 4))
    (grew,), (rival,) = of_kind(found, Kind.GREW), of_kind(found, Kind.CONTRADICTED)
    assert (grew.now and grew.now.value, [one.value for one in grew.was]) == ("4 dead", ["2 dead"])
    assert (rival.now and rival.now.value, [one.value for one in rival.was]) == ("9 dead", ["4 dead"])


def test_rival_toll_contradicts_once_the_other_two_are_known(record: Record) -> None:
    (news,) = of_kind(find_news_since(record, date(2031, 3, 5)), Kind.CONTRADICTED)
    assert news.origins == ("the mayor",)


def test_article_without_a_day_is_told_apart_where_it_may_be_later(record: Record) -> None:
    found = find_news_since(record, date(2031, 3, 5))
    article = by_outlet(record)["Monitor"]
    assert (article.id in found.fresh) or (article.id in found.early)


def test_what_was_seen_is_no_news(record: Record) -> None:
    assert find_news_among(record, [article.id for article in record.articles()]).news == ()


def test_first_look_finds_everything_new(record: Record) -> None:
    found = find_news_among(record, ())
    assert found.known == frozenset()
    lines = {news.entry.id for news in found.news if news.entry}
    told = {claim for news in found.news for account in (news.now, *news.was) if account for claim in account.claims}
    missing = [entry for entry in record.entries() if entry.id not in lines and told.isdisjoint(entry.claims)]
    assert missing == []


def test_two_files_compare_as_one_file_with_itself_at_an_earlier_day(record: Record, earlier: Record) -> None:
    seen = [article.id for article in earlier.articles()]
    assert find_news_between(earlier, record).news == find_news_among(record, seen).news


def test_record_is_the_same_as_itself(record: Record) -> None:
    found = find_news_between(record, record)
    assert (found.news, found.fresh) == ((), frozenset())


def test_lines_of_articles_that_are_missing_are_gone(record: Record, earlier: Record) -> None:
    found = find_news_between(record, earlier)
    assert {news.kind for news in found.news} == {Kind.GONE}

"""The whole way: what comes out does not depend on order, interruptions or what was there before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from onrecord.errors import RecordError, UsageError
from onrecord.ingest import Arrived, read_inputs
from onrecord.model import Arrival, Capture, Media, Particulars, Problem
from onrecord.present.views import Views
from onrecord.run import flow, shards
from onrecord.run.progress import Silent
from onrecord.store import Record, canonical_dump, drafting

T = TypeVar("T")


def clock() -> str:
    return "2031-03-07T00:00:00"


def build(inputs: list[Path], record: Path) -> flow.Counts:
    return flow.build(read_inputs([str(path) for path in inputs]), record, progress=Silent(), clock=clock)


def dump(record: Path) -> list[str]:
    with Record.open(record) as opened:
        return list(canonical_dump(opened))


class Killed(BaseException):
    """Stands for whatever ends a process in the middle of its work."""


class KilledWhileReading:
    """Progress that ends the run after a number of articles were read."""

    def __init__(self, after: int) -> None:
        self.after = after

    def track(self, what: str, items: Iterable[T], *, total: int | None = None) -> Iterator[T]:
        del total
        for number, item in enumerate(items):
            if what == "Reading" and number == self.after:
                raise Killed
            yield item


def test_order_of_the_inputs_changes_nothing(articles: Path, tmp_path: Path) -> None:
    files = sorted(articles.iterdir())
    build(files, tmp_path / "a.db")
    build(files[::-1], tmp_path / "b.db")
    assert dump(tmp_path / "a.db") == dump(tmp_path / "b.db")


def test_adding_gives_the_same_record_as_building_all_at_once(articles: Path, tmp_path: Path) -> None:
    first, second = sorted(articles.iterdir())
    build([first, second], tmp_path / "all.db")
    build([first], tmp_path / "grown.db")
    flow.add(read_inputs([str(second)]), tmp_path / "grown.db", progress=Silent(), clock=clock)
    assert dump(tmp_path / "all.db") == dump(tmp_path / "grown.db")


def test_removing_gives_the_same_record_as_never_having_added(articles: Path, tmp_path: Path) -> None:
    first, second = sorted(articles.iterdir())
    build([first], tmp_path / "one.db")
    build([first, second], tmp_path / "shrunk.db")
    flow.remove([second.as_posix()], tmp_path / "shrunk.db", progress=Silent(), clock=clock)
    assert dump(tmp_path / "one.db") == dump(tmp_path / "shrunk.db")


def test_building_again_from_less_drops_the_rest(articles: Path, tmp_path: Path) -> None:
    first, second = sorted(articles.iterdir())
    record = tmp_path / "a.db"
    build([first, second], record)
    assert build([second], record).articles == 1


def test_same_bytes_twice_are_one_capture_with_two_arrivals(articles: Path, tmp_path: Path) -> None:
    (articles / "copy.txt").write_bytes((articles / "dam.txt").read_bytes())
    record = tmp_path / "a.db"
    assert build([articles], record).articles == 2
    with Record.open(record) as opened:
        assert len(opened.captures()) == 2
        assert len(opened.arrivals()) == 3


def test_killed_build_leaves_the_previous_record_and_the_next_one_goes_on(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "a.db"
    build([articles / "ferry.txt"], record)
    before = record.read_bytes()
    monkeypatch.setattr(shards, "CAPTURES", 1)
    for name in ("one", "two", "three"):
        (articles / f"{name}.txt").write_text(f"The {name} ferry sailed on 4 March 2025, Ana Sole said.\n")
    inputs = read_inputs([str(articles)])
    with pytest.raises(Killed):
        flow.build(inputs, record, progress=KilledWhileReading(after=2), clock=clock)
    assert record.read_bytes() == before
    with Record.open(tmp_path / "a.db.building") as work:
        assert len(work.reading_keys()) == 4
    build([articles], record)
    build([articles], tmp_path / "straight.db")
    assert dump(record) == dump(tmp_path / "straight.db")
    assert sorted(path.name for path in tmp_path.glob("a.db*")) == ["a.db"]


def test_what_has_not_changed_is_not_read_again(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "a.db"
    build([articles], record)

    def refuse(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(shards, "clean", refuse)
    assert build([articles], record).articles == 2


def test_changed_sidecar_makes_its_article_read_again(articles: Path, tmp_path: Path) -> None:
    record = tmp_path / "a.db"
    build([articles], record)
    (articles / "onrecord.csv").write_text("file,outlet\ndam.txt,Harbour Post\n")
    build([articles], record)
    with Record.open(record) as opened:
        assert "Harbour Post" in {article.outlet for article in opened.articles()}


def test_second_writer_is_told_who_holds_the_record(articles: Path, tmp_path: Path) -> None:
    record = tmp_path / "a.db"
    with (
        drafting(record, purpose="build", started="2031-03-07T00:00:00"),
        pytest.raises(RecordError, match=r"is being written by process \d+ \(since 2031"),
    ):
        build([articles], record)


def test_full_disk_leaves_the_previous_record(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = tmp_path / "a.db"
    build([articles / "ferry.txt"], record)
    before = record.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("onrecord.run.lines.put_changed_entries", full)
    with pytest.raises(RecordError, match="disk is full"):
        build([articles], record)
    assert record.read_bytes() == before


def test_other_file_at_the_place_of_the_record_is_not_touched(articles: Path, tmp_path: Path) -> None:
    other = tmp_path / "notes.db"
    other.write_text("my notes")
    with pytest.raises(RecordError, match="is not a record"):
        build([articles], other)
    assert other.read_text() == "my notes"


def test_input_without_an_article_is_a_problem_and_the_rest_is_built(articles: Path, tmp_path: Path) -> None:
    (articles / "empty.txt").write_text("")
    (articles / "only-ads.txt").write_text("Advertisement\nShare this article\n")
    counts = build([articles], tmp_path / "a.db")
    assert (counts.articles, counts.failed) == (2, 2)
    with Record.open(tmp_path / "a.db") as opened:
        assert {Path(problem.input).name for problem in opened.problems()} == {"empty.txt", "only-ads.txt"}


def test_problem_of_an_input_goes_when_the_input_is_mended(articles: Path, tmp_path: Path) -> None:
    bad = articles / "bad.txt"
    bad.write_text("")
    record = tmp_path / "a.db"
    build([articles], record)
    bad.write_text("The ferry sailed on 4 March 2025, Ana Sole said.\n")
    flow.add(read_inputs([str(bad)]), record, progress=Silent(), clock=clock)
    with Record.open(record) as opened:
        assert opened.problems() == []


def test_problem_that_came_with_an_input_is_told_again_by_the_next_build(articles: Path, tmp_path: Path) -> None:
    (articles / "dam.txt").write_text(" date 2031-02-31 \n\nThe dam above Port Lune broke, Ana Sole said on Monday.\n")
    record = tmp_path / "a.db"
    assert build([articles], record).doubts == 1
    assert build([articles], record).doubts == 1


def test_mistyped_path_does_not_empty_the_record(articles: Path, tmp_path: Path) -> None:
    record = tmp_path / "a.db"
    build([articles], record)
    before = record.read_bytes()
    with pytest.raises(UsageError, match=r"No article came in .*nowhere"):
        build([tmp_path / "nowhere"], record)
    assert record.read_bytes() == before
    assert not (tmp_path / "a.db.building").exists()


def test_interrupted_add_leaves_nothing_to_the_next_one(articles: Path, tmp_path: Path) -> None:
    record = tmp_path / "a.db"
    build([articles / "dam.txt"], record)
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"The {name} ferry sailed on 4 March 2025, Ana Sole said.\n")
    with pytest.raises(Killed):
        flow.add(read_inputs([str(tmp_path / "one.txt")]), record, progress=KilledWhileReading(after=0), clock=clock)
    flow.add(read_inputs([str(tmp_path / "two.txt")]), record, progress=Silent(), clock=clock)
    with Record.open(record) as opened:
        assert {Path(one.locator).name for one in opened.arrivals()} == {"dam.txt", "two.txt"}


def test_adding_a_changed_file_takes_it_as_it_is_now(tmp_path: Path) -> None:
    record, file = tmp_path / "a.db", tmp_path / "a.jsonl"
    lines = [f'{{"text": "The {name} ferry sailed on 4 March 2025, Ana Sole said."}}' for name in ("first", "other")]
    file.write_text("\n".join(lines))
    build([file], record)
    file.write_text(lines[1])
    flow.add(read_inputs([str(file)]), record, progress=Silent(), clock=clock)
    build([file], tmp_path / "fresh.db")
    assert dump(record) == dump(tmp_path / "fresh.db")


def test_same_bytes_as_page_and_as_text_keep_both_arrivals_in_either_order(tmp_path: Path) -> None:
    page = "<html><body><p>The ferry sailed on 4 March 2025, Ana Sole said on the quay.</p></body></html>"
    (tmp_path / "a.html").write_text(page)
    capture = Capture.id_of(page.encode())
    text = Arrived(
        capture=Capture(id=capture, media=Media.TEXT, raw=page),
        arrival=Arrival(capture=capture, locator="b.warc#1", source="b.warc"),
    )
    pages = list(read_inputs([str(tmp_path / "a.html")]))
    flow.build([*pages, text], tmp_path / "one.db", progress=Silent(), clock=clock)
    flow.build([text, *pages], tmp_path / "two.db", progress=Silent(), clock=clock)
    assert dump(tmp_path / "one.db") == dump(tmp_path / "two.db")
    with Record.open(tmp_path / "one.db") as opened:
        assert len(opened.arrivals()) == 2
        assert opened.query("SELECT count(*) FROM search")[0][0] == 1


def test_capture_of_an_earlier_run_gives_way_to_how_it_is_read_now(tmp_path: Path) -> None:
    raw = "The ferry sailed on 4 March 2025, Ana Sole said on the quay of Port Lune."
    record = tmp_path / "a.db"

    def arrived(byline: str | None) -> Arrived:
        capture = Capture(id="c" * 64, media=Media.TEXT, raw=raw, particulars=Particulars(byline=byline))
        return Arrived(capture=capture, arrival=Arrival(capture=capture.id, locator="a.jsonl#1", source="a.jsonl"))

    flow.build([arrived(None)], record, progress=Silent(), clock=clock)
    flow.build([arrived("Tom Reed")], record, progress=Silent(), clock=clock)
    with Record.open(record) as opened:
        assert [article.byline for article in opened.articles()] == ["Tom Reed"]


def test_identical_articles_of_two_outlets_name_both(articles: Path, tmp_path: Path) -> None:
    (articles / "copy.txt").write_bytes((articles / "dam.txt").read_bytes())
    (articles / "onrecord.csv").write_text("file,outlet\ndam.txt,Harbour Post\ncopy.txt,Courant\n")
    counts = build([articles], tmp_path / "a.db")
    assert counts.doubts == 1
    with Record.open(tmp_path / "a.db") as opened:
        assert "Courant; Harbour Post" in [source.name for source in Views(opened).sources]


def test_file_names_with_a_number_sign_stay_apart(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    for name in ("note#1.txt", "note#2.txt"):
        (folder / name).write_text(f"The ferry {name} sailed on 4 March 2025, Ana Sole said.\n")
    record = tmp_path / "a.db"
    build([folder], record)
    with Record.open(record) as opened:
        assert {Path(one.source).name for one in opened.arrivals()} == {"note#1.txt", "note#2.txt"}


def test_items_may_be_problems_only(tmp_path: Path) -> None:
    problem = Problem(input="a.txt", stage="ingest", reason="it is empty")
    counts = flow.build([problem], tmp_path / "a.db", progress=Silent(), clock=clock)
    assert (counts.articles, counts.failed) == (0, 1)

"""The task `timelines`: what goes in, what comes out, and how mistakes are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.lines import read_lines, write_lines
from bench.task import BenchError, Options
from bench.tasks.timelines import differences, for_request, predict, read_articles

ARTICLES = [
    {
        "topic": "ferry",
        "id": "1",
        "published": "2031-05-04",
        "text": "The ferry to Oru cracked off Port Talmar on Saturday.\nFishing boats took off ninety passengers.",
    },
    {
        "topic": "ferry",
        "id": "2",
        "published": "2031-05-06",
        "text": "Mayor Ilsa Venn called off the race on Monday.\nThe ferry cracked off Port Talmar on Saturday.",
    },
    {"topic": "goats", "id": "3", "published": "2031-05-04", "text": "Goats were sold in Hesk on Saturday."},
]
REQUEST = {
    "timeline": "ferry/0",
    "topic": "ferry",
    "keywords": ["ferry"],
    "start": "2031-05-02",
    "end": "2031-05-06",
    "days": 1,
    "sentences_per_day": 1,
}


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    write_lines(tmp_path / "articles.jsonl", ARTICLES)
    write_lines(tmp_path / "requests.jsonl", [REQUEST])
    return tmp_path


def test_a_request_is_answered_within_its_limits_from_its_topic_alone(collection: Path) -> None:
    predict(collection, collection / "out.jsonl", Options(setting="oracle"))
    (line,) = read_lines(collection / "out.jsonl")
    told = "The ferry to Oru cracked off Port Talmar on Saturday."
    assert line == {"timeline": "ferry/0", "entries": [{"date": "2031-05-03", "sentences": [told]}]}


def test_a_topic_is_answered_at_the_length_that_the_product_finds(collection: Path) -> None:
    predict(collection, collection / "out.jsonl", Options(setting="free"))
    (line,) = read_lines(collection / "out.jsonl")
    assert line["topic"] == "ferry"
    assert [entry["date"] for entry in line["entries"]] == ["2031-05-03", "2031-05-05"]


def test_an_unknown_setting_and_a_folder_without_requests_are_refused(collection: Path, tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="oracle, free"):
        predict(collection, tmp_path / "out.jsonl", Options(setting="short"))
    (collection / "requests.jsonl").unlink()
    with pytest.raises(BenchError, match=r"no requests\.jsonl"):
        predict(collection, tmp_path / "out.jsonl", Options())


def test_mistakes_say_whether_a_missed_day_had_lines_and_whether_a_false_one_is_near(collection: Path) -> None:
    entries = [{"date": day, "sentences": ["Told."]} for day in ("2031-05-02", "2031-05-05")]
    articles = read_articles(collection / "articles.jsonl")
    found = differences({**REQUEST, "entries": entries}, for_request(articles, REQUEST))
    assert [one.category for one in found] == [
        "missed: no line is dated so",
        "missed: weighs too little",
        "false: a day beside one of gold",
    ]

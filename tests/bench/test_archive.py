"""The made-up archive: the same for a seed, readable, of the lengths of news, with stories, copies and updates."""

from __future__ import annotations

import gzip
import json
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from statistics import mean

import pytest

from bench.archive import each_article
from bench.archive.__main__ import main, write_archive
from bench.archive.patterns import Subject, choose, common, count_patterns, fill, subjects
from bench.archive.stories import make_story
from bench.archive.voices import Voice
from onrecord.ingest import read_inputs
from onrecord.model import Problem
from onrecord.resolve.copies import find_copies


def dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - made-up articles, no secrets


@cache
def some() -> tuple[dict[str, str], ...]:
    return tuple(each_article(400, seed=1))


def test_an_archive_is_the_same_for_a_seed_and_another_for_another() -> None:
    assert tuple(each_article(50, seed=1)) == some()[:50]
    assert tuple(each_article(50, seed=2)) != some()[:50]


def test_a_smaller_archive_is_the_start_of_a_larger_one() -> None:
    assert tuple(each_article(60, seed=1)) == tuple(islice(each_article(300, seed=1), 60))


def test_shards_are_the_same_bytes_each_time(tmp_path: Path) -> None:
    (first,) = write_archive(each_article(20, seed=3), tmp_path / "a")
    (second,) = write_archive(each_article(20, seed=3), tmp_path / "b")
    assert first.read_bytes() == second.read_bytes()


def test_the_command_writes_one_json_object_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--articles", "5", "-o", str(tmp_path)]) == 0
    assert "5 articles in 1 files" in capsys.readouterr().out
    with gzip.open(tmp_path / "archive-0000.jsonl.gz", "rt", encoding="utf-8") as lines:
        assert [json.loads(line)["title"] for line in lines] == [one["title"] for one in each_article(5, seed=1)]


def test_every_article_is_taken_in_without_a_problem(tmp_path: Path) -> None:
    (path,) = write_archive(some()[:100], tmp_path, is_plain=True)
    items = list(read_inputs([str(path)]))
    assert len(items) == 100
    assert not [item for item in items if isinstance(item, Problem)]


def test_articles_are_as_long_as_news() -> None:
    lengths = [len(one["body"].split()) for one in some()]
    assert 250 < mean(lengths) < 420
    assert min(lengths) >= 50
    assert max(lengths) <= 1000
    assert sum(length > 500 for length in lengths) > len(lengths) // 20


def test_addresses_are_unique_and_most_articles_are_dated() -> None:
    assert len({one["url"] for one in some()}) == len(some())
    dated = [one for one in some() if "published" in one]
    assert len(some()) > len(dated) > 0.9 * len(some())


def test_there_are_many_patterns_about_many_subjects() -> None:
    assert count_patterns() >= 150
    assert len(subjects()) >= 8


@pytest.mark.parametrize("subject", subjects(), ids=lambda subject: subject.name)
def test_every_pattern_of_a_subject_can_be_filled(subject: Subject) -> None:
    numbers = (number for number in range(500) if make_story(dice(number), before=0).subject is subject)
    story = make_story(dice(next(numbers)), before=0)
    voice = Voice(story=story, day=story.days[0], outlet="Lantern", dice=dice(1))
    figures = {**story.days[0].lines[0].figures, "speaks": "official", "q": "No"}
    lines = [line for name, lines in common().items() if not name.startswith("notice") for line in lines]
    for pattern in (*subject.titles, *subject.leads, *subject.facts, *subject.quotes, *lines):
        assert not set("[]{}|") & set(voice.sentence(pattern, figures)), pattern


def test_a_choice_is_one_of_its_words_and_an_unknown_slot_is_an_error() -> None:
    assert choose("They [left|fled].", dice(1)) in ("They left.", "They fled.")
    with pytest.raises(KeyError):
        fill("In {nowhere}.", {"here": "Hesk"}.__getitem__)


def test_outlets_print_the_copy_of_an_agency_and_stories_of_one_subject_are_no_copies() -> None:
    texts = [(str(at), one["body"]) for at, one in enumerate(some()[:200])]
    pairs = find_copies(texts, outlets={str(at): one["outlet"] for at, one in enumerate(some()[:200])})
    assert 40 < len(pairs) < 4000
    # Articles of one story stand together; a copy from elsewhere in the archive would be chance.
    assert sum(abs(int(pair.a) - int(pair.b)) > 62 for pair in pairs) < len(pairs) // 20

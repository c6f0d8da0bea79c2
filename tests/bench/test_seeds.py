"""The task `seeds` on articles written for these tests: what is read, rendered in the benchmark's notation."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.lines import Line, read_lines
from bench.task import BenchError, Options
from bench.tasks import seeds

ARTICLE = (
    " date 2031-05-12 \n\n"
    "The ferry “Gull” sank off Port Talmar on 10 May.\r\n\r\n"
    "READ MORE: Velmora cats learn to swim\r\n\r\n"
    "“The crew is safe,” Harbour Master Ilsa Venn said.\r\n"
)


@pytest.fixture
def layers(tmp_path: Path) -> dict[str, list[Line]]:
    """Return the answer for one article, by layer."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "000_gull.txt").write_text(ARTICLE, encoding="utf-8", newline="")
    seeds.predict(tmp_path / "articles", tmp_path / "answer", Options())
    return {path.stem: list(read_lines(path)) for path in (tmp_path / "answer").iterdir()}


def test_furniture_spans_count_in_the_raw_file(layers: dict[str, list[Line]]) -> None:
    cut = {line["kind"]: ARTICLE[line["start"] : line["end"]].strip() for line in layers["furniture"]}
    assert cut == {"metadata": "date 2031-05-12", "teaser": "READ MORE: Velmora cats learn to swim"}


def test_times_stand_where_the_raw_file_has_them(layers: dict[str, list[Line]]) -> None:
    (line,) = layers["times"]
    timexes = [(ARTICLE[one["start"] : one["end"]], one["type"], one["value"]) for one in line["timexes"]]
    assert ("10 May", "DATE", "2031-05-10") in timexes


def test_statements_have_content_and_speaker_in_the_raw_file(layers: dict[str, list[Line]]) -> None:
    (line,) = layers["statements"]
    (quote,) = line["quotes"]
    assert [ARTICLE[start:end].strip("“”,") for start, end in quote["spans"]] == ["The crew is safe"]
    assert [ARTICLE[start:end] for start, end in quote["speaker_spans"]] == [quote["speaker"]]
    assert quote["speaker"].endswith("Ilsa Venn")


def test_actors_have_their_role_and_their_mentions_in_the_raw_file(layers: dict[str, list[Line]]) -> None:
    venn = next(line for line in layers["actors"] if line["name"] == "Ilsa Venn")
    assert (venn["kind"], venn["role"]) == ("person", "Harbour Master")
    assert [ARTICLE[one["start"] : one["end"]] for one in venn["mentions"]] == ["Ilsa Venn"]


def test_every_line_names_its_file(layers: dict[str, list[Line]]) -> None:
    assert {line["doc"] for lines in layers.values() for line in lines} == {"000_gull.txt"}


def test_a_folder_without_articles_is_one_message(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match=r"no \*\.txt in it"):
        seeds.predict(tmp_path, tmp_path / "answer", Options())

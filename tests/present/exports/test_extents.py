"""What an export holds of articles, as it is asked: the cited sentences at most, nothing at all, or paragraphs."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from lxml import html

from onrecord.cli import run
from onrecord.cli_exports import FORMATS as COMMANDS
from onrecord.model import MarkKind
from onrecord.present.exports import FORMATS, Contents
from onrecord.present.exports.citations import say_quotation
from onrecord.present.exports.extents import Extent, Passages
from onrecord.present.exports.labels import (
    facts_of,
    few,
    label_commitment,
    label_line,
    label_relays,
    label_said,
    unquoted,
)
from onrecord.present.exports.telling import say_commitment, say_statement
from onrecord.present.lines import FullLine
from onrecord.present.page import render_page
from onrecord.present.relayed import Relayed, RelayLine, RelayView
from onrecord.present.views import Views
from onrecord.run.standing import origins_of
from onrecord.store import Record
from onrecord.text import Span, paragraph_of
from tests.conftest import Command
from tests.present.exports.made import TEXT, actor, commitment, contents, control, line, said

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "sollen-port" / "articles"
RUN = 5
"""Words in a row that are words of an article."""

TEXTUAL = [one.name for one in COMMANDS if one.holds_text and one.name != "parquet"]
"""Parquet is the tables of CSV, written by another program."""

WITH_PARAGRAPHS = [name for name in TEXTUAL if name != "annotations"]

Run = tuple[str, ...]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("extents") / "story.db"
    assert run(["build", "-q", str(EXAMPLE), "-o", str(path)]) == 0
    return path


@pytest.fixture(scope="module")
def views(record: Path) -> Iterator[Views]:
    with Record.open(record) as opened:
        yield Views(opened)


@pytest.fixture(scope="module", params=[*TEXTUAL, "html"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def words_of(text: str) -> list[str]:
    """Return the words of a text: "Sollen's" and "1,900" are one."""
    return re.findall(r"\w+(?:[’'.,:-]\w+)*", text.casefold())


def runs_of(texts: Iterable[str]) -> set[Run]:
    found = (words_of(text) for text in texts)
    return {tuple(words[at : at + RUN]) for words in found for at in range(len(words) - RUN + 1)}


def strings_in(value: Any) -> Iterator[str]:
    """Yield the strings in a value of JSON, the keys of its objects left out."""
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings_in(part)


def strings_of(name: str, data: bytes) -> Iterator[str]:
    """Yield the stretches of text that a file of one format shows as one."""
    text = "" if name == "docx" else data.decode("utf-8-sig")
    if name == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for part in ("word/document.xml", "word/footnotes.xml"):
                yield "\n".join(ET.fromstring(package.read(part)).itertext())  # noqa: S314 - ours
    elif name in ("csv", "timelinejs-csv"):
        yield from (cell for row in csv.reader(io.StringIO(text)) for cell in row)
    elif name in ("jsonl", "ftm"):
        yield from (found for line in text.splitlines() for found in strings_in(json.loads(line)))
    elif name == "html":
        tree = html.document_fromstring(re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.DOTALL))
        yield from (str(value) for value in tree.xpath("//@*"))
        yield " ".join(tree.itertext())
    elif name in ("markdown", "ical"):
        yield text.replace("\r\n ", "").replace("\\", "")
    else:
        yield from strings_in(json.loads(text))


@cache
def exported(views: Views, name: str, extent: Extent) -> tuple[str, ...]:
    if name == "html":
        relayed = Relayed(views, origins_of(views.record))
        return tuple(strings_of(name, render_page(views, relayed=relayed, extent=extent)))
    chosen = next(one for one in FORMATS if one.name == name)
    files = chosen.export(Contents(views, extent=extent)).files
    return tuple(text for _, data in files for text in strings_of(name, data))


def texts_of(views: Views) -> list[str]:
    return [row["text"] for row in views.record.query("SELECT text FROM articles")]


def uncited(views: Views) -> set[Run]:
    """Return the runs of the sentences that no claim cites, those that cited sentences have too left out."""
    texts = {row["id"]: row["text"] for row in views.record.query("SELECT id, text FROM articles")}
    cites = [cite for claim in views.record.claims() for cite in claim.cites]
    marks = views.record.marks(MarkKind.SENTENCE)
    cited = [any(one.article == mark.article and one.span.overlaps(mark.span) for one in cites) for mark in marks]
    sentences = [mark.span.of(texts[mark.article]) for mark in marks]
    inside = runs_of(text for text, is_cited in zip(sentences, cited, strict=True) if is_cited)
    return runs_of(text for text, is_cited in zip(sentences, cited, strict=True) if not is_cited) - inside


def test_an_export_holds_nothing_but_cited_sentences(views: Views, name: str) -> None:
    outside = uncited(views)
    assert outside
    assert runs_of(exported(views, name, Extent.SENTENCES)) & outside == set()


def test_an_export_holds_the_cited_words(views: Views, name: str) -> None:
    assert runs_of(exported(views, name, Extent.SENTENCES)) & runs_of(texts_of(views))


def test_an_export_without_text_holds_no_five_words_of_an_article_in_a_row(views: Views, name: str) -> None:
    pieces = [row["text"] for row in views.record.query("SELECT text FROM boilerplate")]
    titles = [source.title or "" for source in views.sources]
    of_articles = runs_of([*texts_of(views), *pieces, *titles])
    assert runs_of(exported(views, name, Extent.NONE)) & of_articles == set()


@pytest.mark.parametrize("name", WITH_PARAGRAPHS)
def test_an_export_with_full_text_holds_the_paragraphs_of_its_lines(views: Views, name: str) -> None:
    found = Contents(views, extent=Extent.PARAGRAPHS)
    held = "\n".join(" ".join(words_of(text)) for text in exported(views, name, Extent.PARAGRAPHS))
    paragraphs = [citation.passage for one in carried(name, found) for citation in found.citations.of_line(one)]
    assert paragraphs
    for paragraph in paragraphs:
        assert " ".join(words_of(paragraph or "")) in held


def carried(name: str, found: Contents) -> list[FullLine]:
    """Return the lines that a format carries."""
    if name in ("ical", "timelinejs", "timelinejs-csv"):
        return [one for one in found.lines if one.when.is_day]
    return [one for one in found.lines if one.places or name != "geojson"]


def test_the_page_with_full_text_holds_sentences_that_are_not_cited(views: Views) -> None:
    assert runs_of(exported(views, "html", Extent.PARAGRAPHS)) & uncited(views)


def test_parquet_has_the_rows_of_csv_without_text(views: Views) -> None:
    duckdb = pytest.importorskip("duckdb")
    assert duckdb
    chosen = next(one for one in FORMATS if one.name == "parquet")
    full = sum(len(data) for _, data in chosen.export(Contents(views, extent=Extent.PARAGRAPHS)).files)
    bare = sum(len(data) for _, data in chosen.export(Contents(views, extent=Extent.NONE)).files)
    assert bare < full


def test_every_citation_without_text_says_where_it_stands(views: Views) -> None:
    found = Contents(views, extent=Extent.NONE)
    for one in found.lines:
        for citation in found.citations.of_line(one):
            assert citation.words == ""
            assert citation.end > citation.start
            assert say_quotation(citation) == f", characters {citation.start} to {citation.end} of its text"


def test_statements_of_the_same_words_stay_one_without_text(views: Views) -> None:
    shown, bare = (render_page(views, extent=extent).count(b'id="s-') for extent in (Extent.SENTENCES, Extent.NONE))
    assert shown == bare > 0


def test_sentences_around_words_are_those_that_they_touch() -> None:
    passages = Passages({"a": TEXT}, {"a": (Span(0, 41), Span(42, 68))}, Extent.SENTENCES)
    assert passages.around("a", Span(4, 7)).of(TEXT) == "The dam broke on Tuesday, the mayor said."
    assert passages.around("a", Span(30, 47)) == Span(0, 68)


def test_the_paragraph_around_words_ends_with_its_line() -> None:
    text = "First.\nThe dam broke. It was old.\nLast."
    assert paragraph_of(text, Span(11, 14)).of(text) == "The dam broke. It was old."


def test_a_label_says_what_a_line_is_about_and_quotes_nothing() -> None:
    one = line("The dam broke on Tuesday", agents=("rescuers from the upper valley",), actors=(actor(),))
    assert label_line(one).text == "event: disaster; who: rescuers from the upper…; named: Ana Sole"
    assert label_line(line(types=())).text == "event"
    assert (
        label_line(line(types=()), facts_of(control())).text == "event; place: Hesk; change: leaves; before: the army"
    )


def test_names_stand_in_a_label_in_the_order_of_letters() -> None:
    one = line(types=(), agents=("Zora", "Ana"), actors=(actor("Zora Reed"), actor("Ben Kim")))
    assert label_line(one).text == "event; who: Ana, Zora; named: Ben Kim, Zora Reed"


def test_a_statement_without_text_tells_its_speaker_and_class() -> None:
    assert say_statement(label_said(said("The dam broke"))) == "Ana Sole: (asserts)"


def test_a_commitment_without_text_keeps_a_few_words() -> None:
    bare = label_commitment(commitment(item="twelve heavy pumps for the flooded tunnels"))
    assert say_commitment(bare) == "giver: Taum; stage: pledged; item: twelve heavy pumps for…; recipient: Hesk"


def test_what_a_relay_lost_is_told_in_a_few_words() -> None:
    told = RelayLine(
        source=1,
        outlet="The Ferry Post",
        published="2025-03-05",
        path=("The Ferry Post", "a spokesman for the ministry"),
        relayed_from=None,
        is_copy=False,
        notes=("drops the source (a spokesman for the ministry)",),
    )
    (bare,) = label_relays(RelayView(first="", spread="", relays=(told,))).relays
    assert bare.words == "The Ferry Post, citing a spokesman for…"
    assert bare.notes == ("drops the source (a spokesman for the…)",)


def test_words_of_ours_stay_and_quotations_in_them_are_shortened() -> None:
    assert few("seven of them") == "seven of them"
    assert unquoted("counted from “the day after the storm” on") == "counted from “the day after the…” on"


def test_the_text_around_an_annotation_is_of_the_same_sentence() -> None:
    chosen = next(one for one in FORMATS if one.name == "annotations")
    cited = line(quotes=(line().quotes[0],))
    sentences = {"article1": (Span(0, 41), Span(42, 68))}
    passages = Passages({"article1": TEXT}, sentences, Extent.SENTENCES)
    made = json.loads(chosen.export(contents(lines=(cited,), passages=passages)).files[0][1])
    selector = made["first"]["items"][0]["target"][0]["selector"]
    assert (selector["prefix"], selector["suffix"]) == ("", ", the mayor said.")


def test_an_annotation_without_text_points_by_offsets_alone() -> None:
    chosen = next(one for one in FORMATS if one.name == "annotations")
    made = json.loads(chosen.export(contents(Extent.NONE, lines=(line(),))).files[0][1])
    first, second = made["first"]["items"][0]["target"]
    assert first["id"] == "https://post.example/dam-1"
    assert second["selector"] == {"type": "TextPositionSelector", "start": 0, "end": 24}


@pytest.mark.parametrize("name", ["jsonl", "html"])
def test_all_and_nothing_at_once_is_refused(onrecord: Command, record: Path, name: str) -> None:
    refused = onrecord("export", name, record, "-o", "-", "--full-text", "--no-text")
    assert refused.code == 2
    assert "exclude one another" in refused.err


@pytest.mark.parametrize("name", ["csl", "notes"])
def test_a_format_without_text_of_articles_has_no_options_for_it(onrecord: Command, record: Path, name: str) -> None:
    assert onrecord("export", name, record, "-o", "-", "--no-text").code == 2


@pytest.mark.parametrize("option", ["--full-text", "--no-text"])
def test_how_much_text_is_asked_for_at_the_command_line(onrecord: Command, record: Path, option: str) -> None:
    whole = onrecord("export", "jsonl", record, "-o", "-", option)
    assert whole.code == 0
    quoted = next(one for one in map(json.loads, whole.out.splitlines()) if one["kind"] == "line")["citations"][0]
    is_full = option == "--full-text"
    assert ("paragraph" in quoted, bool(quoted["quote"])) == (is_full, is_full)

"""The example stories: their golden records, and the hand-made gold beside them."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.annotate import read_article
from onrecord.clean import clean
from onrecord.ingest import Arrived, read_inputs
from onrecord.model import Article, Basis, ClaimKind, MarkKind
from onrecord.present.views import Views
from onrecord.run.flow import build
from onrecord.run.progress import Silent
from onrecord.store import Record

ROOT = Path(__file__).resolve().parent.parent
STORIES = ("ordel-flood", "sollen-port")


def load_generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_outputs", ROOT / "docs" / "generate_outputs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def articles_of(story: str) -> dict[str, tuple[str, Article]]:
    """Return the raw text and the article of every file of a story, by file name (with "#n" for parts)."""
    items = read_inputs([str(ROOT / "examples" / story / "articles")])
    found = {}
    for item in items:
        if isinstance(item, Arrived):
            article, _ = clean(item.capture, [item.arrival])
            found[Path(item.arrival.locator).name] = (item.capture.raw, article)
    return found


def gold(story: str, layer: str) -> list[dict[str, object]]:
    path = ROOT / "examples" / story / "gold" / f"{layer}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def test_golden_records_and_the_readme_show_what_is_printed_now(tmp_path: Path) -> None:
    stale = [
        path.relative_to(ROOT).as_posix()
        for path, text in load_generator().outputs(tmp_path)
        if path.read_text(encoding="utf-8") != text
    ]
    assert stale == [], "read the change, then run: python docs/generate_outputs.py"


@pytest.mark.parametrize("story", STORIES)
def test_all_furniture_of_the_hand_made_gold_is_cut(story: str) -> None:
    articles = articles_of(story)
    missed = []
    for item in gold(story, "furniture"):
        if item["strength"] != "STRONG" or item.get("negative"):
            continue
        raw, article = articles[str(item["doc"])]
        start, end = int(str(item["start"])), int(str(item["end"]))
        cut = {at for piece in article.boilerplate for at in range(*piece.span)}
        if not {at for at in range(start, end) if not raw[at].isspace()} <= cut:
            missed.append(raw[start:end])
    assert missed == []


@pytest.mark.parametrize(
    ("story", "name", "edtf", "basis"),
    [
        ("ordel-flood", "000_lorven-press-agency.txt", "2025-03-02", Basis.STATED),
        ("ordel-flood", "003_castrel-courant.html", "2025-03-06", Basis.METADATA),
        ("ordel-flood", "004_lorven-press-export.jsonl#1", "2025-03-14", Basis.METADATA),
        ("sollen-port", "001_belmare-post.html", "2025-09-23", Basis.METADATA),
        ("sollen-port", "004_kolvan-news-agency.txt", "2025-10-02", Basis.STATED),
    ],
)
def test_articles_are_dated_by_what_states_it(story: str, name: str, edtf: str, basis: Basis) -> None:
    published = articles_of(story)[name][1].published
    assert (published.edtf, published.basis) == (edtf, basis)


@pytest.mark.parametrize(
    ("story", "name", "window"),
    [
        ("ordel-flood", "002_ordel-valley-herald.txt", ("2025-03-04", "2025-03-05")),
        ("sollen-port", "002_sollen-examiner.txt", ("2025-09-24", "2025-09-28")),
    ],
)
def test_bounds_of_an_undated_article_hold_the_days_that_a_reader_infers(
    story: str, name: str, window: tuple[str, str]
) -> None:
    published = articles_of(story)[name][1].published
    assert published.basis is Basis.INFERRED
    assert published.earliest is None or published.earliest.isoformat() <= window[0]
    assert published.latest is None or window[1] <= published.latest.isoformat()


# What expected.md, made by hand before any rule, says of these sentences: (words of the sentence, first day, last day).
# Nine more of its dated sentences make no line under their date: states (“the toll stood at 17 on Wednesday”), mere
# saying (“told parliament on Tuesday”), and plans that are missed (“will hold its first hearing on March 24”).
DATES = {
    "ordel-flood": [
        ("Greyholt, finished in 1962", "1962-01-01", "1962-12-31"),
        ("it had received a report on 11 February", "2025-02-11", "2025-02-11"),
        ("gave way before dawn on Sunday", "2025-03-02", "2025-03-02"),
        ("shortly before 4 a.m.", "2025-03-02", "2025-03-02"),
        ("raised the number of dead to 19", "2025-03-02", "2025-03-02"),
        ("beginning on Monday", "2025-03-03", "2025-03-03"),
        ("changed its account on Wednesday", "2025-03-05", "2025-03-05"),
        ("due to leave on Friday morning", "2025-03-07", "2025-03-07"),
        ("crossed the border on Monday", "2025-03-10", "2025-03-10"),
        ("followed two days later", "2025-03-12", "2025-03-12"),
        ("resigned on Thursday", "2025-03-13", "2025-03-13"),
    ],
    "sollen-port": [
        ("announced last month", "2025-08-01", "2025-08-31"),
        ("which began on 15 September", "2025-09-15", "2025-09-15"),
        ("through Gate 4 on Thursday night", "2025-09-18", "2025-09-18"),
        ("appointed on Thursday", "2025-09-25", "2025-09-25"),
        ("at noon on Sunday", "2025-09-28", "2025-09-28"),
        ("left the terminal on Sunday afternoon", "2025-09-28", "2025-09-28"),
        ("moving again on Monday", "2025-09-29", "2025-09-29"),
        ("reached families in Sollen on Wednesday", "2025-10-01", "2025-10-01"),
    ],
}


@pytest.mark.parametrize("story", STORIES)
def test_lines_stand_at_the_days_that_the_record_made_by_hand_gives_them(story: str, tmp_path: Path) -> None:
    record = tmp_path / "a.db"
    build(read_inputs([str(ROOT / "examples" / story / "articles")]), record, progress=Silent(), clock=lambda: "now")
    with Record.open(record) as opened:
        claims = [claim for claim in opened.claims() if claim.kind is not ClaimKind.STATEMENT]
        sentences = {
            (mark.article, mark.span): mark.span.of(opened.article(mark.article).text)
            for mark in opened.marks(MarkKind.SENTENCE)
        }
    wrong = []
    for words, first, last in DATES[story]:
        at = [place for place, text in sentences.items() if words in text]
        whens = [
            claim.when
            for claim in claims
            if any(claim.article == article and claim.cites[0].span.overlaps(span) for article, span in at)
        ]
        found = {tuple(day.isoformat() if day else None for day in (when.earliest, when.latest)) for when in whens}
        if (first, last) not in found:
            wrong.append((words, found))
    assert wrong == [], "\n".join(map(str, wrong))


@pytest.mark.parametrize("story", STORIES)
def test_ids_of_all_claims_and_lines_differ(story: str) -> None:
    claims = [claim.id for _, article in articles_of(story).values() for claim in read_article(article).claims]
    assert len(claims) == len(set(claims)) > 20


@pytest.mark.parametrize(
    ("story", "words"),
    [
        ("ordel-flood", ("flood memorial", "washout", "BATHTUB", "2027 budget", "1968 flood", "tram fares")),
        ("sollen-port", ("mural", "Tall Ships", "banana", "Election 2028", "Ten harbour towns")),
    ],
)
def test_nothing_of_the_furniture_enters_the_record(story: str, words: tuple[str, ...], tmp_path: Path) -> None:
    record = tmp_path / "a.db"
    build(read_inputs([str(ROOT / "examples" / story / "articles")]), record, progress=Silent(), clock=lambda: "now")
    with Record.open(record) as opened:
        views = Views(opened)
        lines = [line.text for line in views.timeline()]
        lines += [content for line in views.statements() for content in (*line.contents, line.speaker or "")]
    assert [word for word in words if any(word in line for line in lines)] == []

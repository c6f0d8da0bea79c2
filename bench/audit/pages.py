"""The pages of the audit: the first lines of a timeline, each with all that a reader is told and where it came from."""

from __future__ import annotations

import gzip
import json
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.shelf import find_wikinews
from bench.task import BenchError
from onrecord.ingest import read_inputs
from onrecord.model import content_id
from onrecord.present.dates import say_when
from onrecord.present.details import detail_of
from onrecord.present.lines import FullLine, Lines
from onrecord.present.selecting import Wish, select_lines
from onrecord.present.statuses import as_told
from onrecord.present.views import Views
from onrecord.run.flow import build
from onrecord.run.progress import Silent
from onrecord.store import Record

LINES = 30
"""Lines of a page that are judged: what a reader sees first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its name, and where its articles lie (a folder) or which of the shared collection they are."""

    name: str
    folder: Path | None = None
    wikinews: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One line of a page. `key` changes with anything that a reader is told: a judgement holds for one key."""

    page: str
    key: str
    when: str
    text: str
    told: str
    standing: str
    sources: tuple[str, ...]


def find_pages(listed: Path, *, home: Path, shared: Path | None) -> list[Page]:
    """Return the pages that `listed` (TOML) names and whose articles are on this machine.

    Folders are below `home`, the checkout, or below `shared`, the folder of the shared data.
    """
    pages: list[Page] = []
    for name, stated in tomllib.loads(listed.read_text("utf-8")).items():
        if "wikinews" in stated and find_wikinews():
            pages.append(Page(name=name, wikinews=tuple(stated["wikinews"])))
        folder = home / stated["folder"] if "folder" in stated else None
        if "shared" in stated and shared:
            folder = shared / stated["shared"]
        if folder and folder.is_dir():
            pages.append(Page(name=name, folder=folder))
    return pages


def read_page(page: Page) -> list[Shown]:
    """Return the first lines of the timeline of a page."""
    with tempfile.TemporaryDirectory() as scratch:
        articles = page.folder or _chosen(page, Path(scratch))
        path = Path(scratch) / "record.db"
        build(read_inputs([str(articles)]), path, progress=Silent(), clock=lambda: "")
        with Record.open(path) as record:
            views = Views(record)
            full = {line.id: line for line in Lines(views).all()}
            chosen = select_lines(views, Wish(lines=LINES)).lines[:LINES]
            return [_shown(page.name, full[line.id], views) for line in chosen]


def _chosen(page: Page, scratch: Path) -> Path:
    """Return a file of the articles of the shared collection that a page is made of."""
    collection = find_wikinews()
    if collection is None:
        raise BenchError(f"{page.name}: the shared collection is not on this machine")
    wanted, target = set(page.wikinews), scratch / "articles.jsonl"
    with gzip.open(collection, "rt", encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        out.writelines(line for line in lines if json.loads(line)["id"] in wanted)
    return target


def _shown(page: str, line: FullLine, views: Views) -> Shown:
    when = f"{say_when(line.when)} ({line.when.basis.value})"
    statuses = as_told(line.statuses, line.text, is_said=bool(line.said_by))
    told = "; ".join((*statuses, *(f"by {who}" for who in line.said_by)))
    standing = f"{line.standing}, {line.reports} reports, origins: {'; '.join(line.origins) or 'not stated'}"
    cites = sorted((views.sources[q.source - 1].article, q.start, q.end) for q in line.quotes)
    parts = (line.text, when, told, standing, *map(str, cites))
    return Shown(
        page=page,
        key=content_id(*parts),
        when=when,
        text=line.text,
        told=told,
        standing=standing,
        sources=tuple(dict.fromkeys(_paragraphs(line, views))),
    )


def _paragraphs(line: FullLine, views: Views) -> Iterator[str]:
    """Yield the cited words in their paragraphs, each with its source."""
    for context in detail_of(views, line.id).contexts:
        source = views.sources[context.source - 1]
        published = f"published {say_when(source.published)}"
        yield f"{source.title or source.name} ({published}): {context.before}⟦{context.quote}⟧{context.after}"

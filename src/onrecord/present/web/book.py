"""What is shown of one version of a record: read once, kept until the file is another one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock

from onrecord.errors import RecordError
from onrecord.present.exports import Contents
from onrecord.present.page import render_page, title_of
from onrecord.present.page.excerpts import Texts
from onrecord.present.page.sourcing import Sources, build_sources, say_when_published
from onrecord.present.page.statements import Speaker, StatementView, build_statements
from onrecord.present.page.timeline import LineView, build_timeline
from onrecord.present.views import Views
from onrecord.present.web.addresses import address_of
from onrecord.present.who import ActorLine, Who
from onrecord.store import Record

LARGEST = 3_000
"""Lines and statements of one page: some megabytes, which browsers still open in a second or two."""

Identity = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How much is in a record, for the top of its pages."""

    title: str
    published: str
    articles: int
    outlets: int


class Book:
    """The views of one version of a record. Each part is made when it is first asked for, on its own connection."""

    def __init__(self, path: Path, identity: Identity) -> None:
        self.path = path
        self.identity = identity
        self._lock = Lock()

    @property
    def page(self) -> bytes:
        """The whole record as one page."""
        with self._lock:
            return self._page

    @property
    def parts(self) -> Parts:
        """The record line by line."""
        with self._lock:
            return self._parts

    @cached_property
    def is_large(self) -> bool:
        """Whether it is too much for one page."""
        with Record.open(self.path) as record:
            found = record.query(
                "SELECT (SELECT count(*) FROM entries) + (SELECT count(*) FROM claims WHERE kind = 'statement')"
            )
            return int(found[0][0]) > LARGEST

    @cached_property
    def _page(self) -> bytes:
        with Record.open(self.path) as record:
            return render_page(Views(record), address_of=address_of)

    @cached_property
    def _parts(self) -> Parts:
        with Record.open(self.path) as record:
            return Parts(Views(record))


class Parts:
    """Lines, statements, actors and articles by their ids; complete when made, the connection is not kept."""

    def __init__(self, views: Views) -> None:
        contents = Contents(views)
        texts = Texts(contents.texts, views.numbers)
        rows = views.record.query("SELECT id, article FROM claims")
        timeline = build_timeline(contents, texts, {row["id"]: views.numbers[row["article"]] for row in rows})
        self.lines: dict[str, LineView] = {line.id: line for line in timeline.lines}
        self.order: tuple[str, ...] = tuple(self.lines)
        members = views.record.query("SELECT entry, claim FROM entry_claims")
        self.line_of: dict[str, str] = {row["claim"]: row["entry"] for row in members}
        self.statements: dict[str, tuple[Speaker, StatementView]] = {
            one.id: (speaker, one)
            for speaker in build_statements(contents, texts).speakers
            for one in speaker.statements
        }
        self.actors: dict[str, ActorLine] = {actor.id: actor for actor in Who(views).actors(hidden=True)}
        self.sources: Sources = build_sources(contents)
        self.article_of: dict[int, str] = {source.number: source.article for source in contents.sources}
        self.number_of: dict[str, int] = dict(views.numbers)
        self.summary = Summary(
            title=title_of(contents),
            published=say_when_published(contents),
            articles=len(self.sources.all),
            outlets=len({source.outlet for source in self.sources.all}),
        )


class Shelf:
    """Gives the book of a record as its file is now: a record that was rebuilt or replaced is read anew."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._book: Book | None = None

    def book(self) -> Book:
        """Return the book. Raises RecordError when the file is gone, or is no record any more."""
        identity = identity_of(self.path)
        with self._lock:
            if self._book is None or self._book.identity != identity:
                Record.open(self.path).db.close()  # says what is wrong with it
                self._book = Book(self.path, identity)
            return self._book


def identity_of(path: Path) -> Identity:
    """Return what tells this file from any other that may take its place. Raises RecordError when there is none."""
    try:
        facts = path.stat()
    except OSError as error:
        raise RecordError(
            f"There is no record at {path} any more.", advice="Build it, then reload this page."
        ) from error
    return facts.st_ino, facts.st_size, facts.st_mtime_ns

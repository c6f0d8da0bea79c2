"""What is shown of one version of a record: read once, kept until the file is another one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Lock

from onrecord.errors import RecordError
from onrecord.present.exports import Contents
from onrecord.present.exports.extents import Extent
from onrecord.present.page import render_page, title_of
from onrecord.present.page.excerpts import Texts
from onrecord.present.page.sourcing import Sources, build_sources, say_when_published
from onrecord.present.page.statements import Speaker, StatementView, build_statements
from onrecord.present.page.timeline import SECTIONS, LineView, build_timeline, opening_of, section_of
from onrecord.present.relayed import Relayed
from onrecord.present.views import Views
from onrecord.present.web.addresses import address_of
from onrecord.present.who import ActorLine, Who
from onrecord.record.origins import Origin
from onrecord.store import Record
from onrecord.store.rows import when_of

LARGEST = 3_000
"""Lines and statements of one page: some megabytes, which browsers still open in a second or two."""

SHOWN = Extent.PARAGRAPHS
"""What a server shows of articles: it is the desk's own, on the computer that holds the record."""

Identity = tuple[int, int, int]

OriginsOf = Callable[[Record], Mapping[str, Origin]]
"""Returns whose word each claim of a record rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How much is in a record, for the top of its pages."""

    title: str
    published: str
    articles: int
    outlets: int


class Book:
    """The views of one version of a record. Each part is made when it is first asked for, on its own connection.

    Two threads that ask for the same part at once both make it: that costs time, and changes nothing.
    """

    def __init__(self, path: Path, identity: Identity, origins_of: OriginsOf | None = None) -> None:
        self.path = path
        self.identity = identity
        self._origins_of = origins_of

    @cached_property
    def is_large(self) -> bool:
        """Whether it is too much for one page."""
        with self.open() as record:
            found = record.query(
                "SELECT (SELECT count(*) FROM entries) + (SELECT count(*) FROM claims WHERE kind = 'statement')"
            )
            return int(found[0][0]) > LARGEST

    @cached_property
    def page(self) -> bytes:
        """The whole record as one page."""
        with self.open() as record:
            views = Views(record)
            return render_page(views, address_of=address_of, relayed=self._relayed(views), extent=SHOWN)

    @cached_property
    def lines(self) -> dict[str, LineView]:
        """The lines by id, in the order of the timeline."""
        with self.open() as record:
            views = Views(record)
            contents = Contents(views, extent=SHOWN)
            texts = Texts(contents.passages, views.numbers)
            timeline = build_timeline(contents, texts, self._relayed(views))
            return {line.id: line for line in timeline.lines}

    @cached_property
    def outline(self) -> tuple[str, ...]:
        """The ids of the lines, in the order of the timeline: what a sheet of it is found by, without making lines."""
        with self.open() as record:
            days = record.query("SELECT when_earliest FROM articles WHERE when_earliest = when_latest")
            opening = opening_of([date.fromisoformat(row["when_earliest"]) for row in days])
            lines: dict[str, list[str]] = {name: [] for name in SECTIONS}
            for row in record.query("SELECT * FROM entries ORDER BY position"):
                lines[section_of(when_of(row), opening)].append(row["id"])
            return tuple(line for some in lines.values() for line in some)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The ids of the lines, in the order of the timeline."""
        return tuple(self.lines)

    @cached_property
    def line_of(self) -> dict[str, str]:
        """The line of each claim that is in one."""
        with self.open() as record:
            return {row["claim"]: row["entry"] for row in record.query("SELECT entry, claim FROM entry_claims")}

    @cached_property
    def statements(self) -> dict[str, tuple[Speaker, StatementView]]:
        """The statements with their speakers, by id, in the order of the page."""
        with self.open() as record:
            views = Views(record)
            contents = Contents(views, extent=SHOWN)
            made = build_statements(contents, Texts(contents.passages, views.numbers), self._relayed(views))
            return {one.id: (speaker, one) for speaker in made.speakers for one in speaker.statements}

    @cached_property
    def actors(self) -> dict[str, ActorLine]:
        """The actors by id, those that were hidden among them."""
        with self.open() as record:
            return {actor.id: actor for actor in Who(Views(record)).actors(hidden=True)}

    @cached_property
    def sources(self) -> Sources:
        """The articles."""
        return self._articles[0]

    def _relayed(self, views: Views) -> Relayed | None:
        """Return who told things first, None where nobody says whose words they are."""
        return Relayed(views, self._origins_of(views.record)) if self._origins_of else None

    @property
    def summary(self) -> Summary:
        return self._articles[1]

    @property
    def articles(self) -> dict[int, str]:
        """The ids of the articles by their numbers."""
        return self._articles[2]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The numbers of the articles by their ids."""
        return {article: number for number, article in self.articles.items()}

    @cached_property
    def _articles(self) -> tuple[Sources, Summary, dict[int, str]]:
        with self.open() as record:
            contents = Contents(Views(record), extent=SHOWN)
            sources = build_sources(contents)
            summary = Summary(
                title=title_of(contents),
                published=say_when_published(contents),
                articles=len(sources.all),
                outlets=len({source.outlet for source in sources.all}),
            )
            return sources, summary, {source.number: source.article for source in contents.sources}

    def open(self) -> Record:
        """Open the record. Raises RecordError when another file has taken its place."""
        record = Record.open(self.path)
        if identity_of(self.path) != self.identity:
            record.db.close()
            raise RecordError(f"{self.path} was written just now.", advice="Reload the page.")
        return record


class Shelf:
    """Gives the book of a record as its file is now: a record that was rebuilt or replaced is read anew."""

    def __init__(self, path: Path, origins_of: OriginsOf | None = None) -> None:
        self.path = path
        self._origins_of = origins_of
        self._lock = Lock()
        self._book: Book | None = None

    def book(self) -> Book:
        """Return the book. Raises RecordError when the file is gone, or is no record any more."""
        identity = identity_of(self.path)
        with self._lock:
            if self._book is None or self._book.identity != identity:
                Record.open(self.path).db.close()  # says what is wrong with it
                self._book = Book(self.path, identity, self._origins_of)
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

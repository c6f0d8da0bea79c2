"""A record in a notebook or a script: `onrecord.open("story.db")`, and its views as sequences of small typed values.

>>> import onrecord
>>> record = onrecord.open("story.db")          # doctest: +SKIP
>>> record.timeline(about="dam")[0].text         # doctest: +SKIP
>>> record.statements(speaker="Sole").to_polars() # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.errors import UsageError
from onrecord.model import Entry
from onrecord.present.claims import Claims, CommitmentLine, ControlLine
from onrecord.present.dates import say_publication, say_when
from onrecord.present.details import Detail, detail_of
from onrecord.present.disagreeing import Disagreement, disagreements_of
from onrecord.present.frames import Rows
from onrecord.present.selecting import Wish, select_lines
from onrecord.present.views import Hit, Source, StatementLine, TimelineLine, Views
from onrecord.present.who import ActorLine, PlaceLine, Who
from onrecord.run.lines import draw_lines
from onrecord.store import Record

Day = date | str
"""A day, or its words: "2025-03-04"."""


class OpenRecord:
    """An open record, read-only. Every view is computed when it is asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._views = Views(Record.open(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<record {self.path}: {len(self._views.sources)} articles>"

    def close(self) -> None:
        self._views.record.db.close()

    def timeline(
        self,
        *,
        about: str = "",
        lines: int | None = None,
        per_day: int | None = None,
        since: Day | None = None,
        until: Day | None = None,
        as_of: Day | None = None,
    ) -> Rows[TimelineLine]:
        """Return the lines of the record in their order: all of them, or those that a limit or a thread leaves.

        `as_of`: as it stood on a day, of the articles published until then.
        """
        wish = Wish(
            lines=lines,
            per_day=per_day,
            since=_day(since),
            until=_day(until),
            about=about,
            everything=lines is None and per_day is None,
        )
        return self._lines(select_lines(self._views, wish, self._entries(as_of)).lines)

    def statements(self, *, speaker: str | None = None, kinds: Collection[str] = ("said",)) -> Rows[StatementLine]:
        """Return who said what, by article; `kinds` are of said, thought and attitude."""
        columns = (
            ("Speaker", lambda line: line.person or line.speaker or "not stated"),
            ("Words", lambda line: " … ".join(line.contents)),
            ("Source", lambda line: self._names([line.source])),
        )
        return Rows(self._views.statements(speaker=speaker, kinds=kinds), columns)

    def commitments(self, words: str = "") -> Rows[CommitmentLine]:
        """Return who promised, gives or gave what to whom; only those whose parties or item hold `words`."""
        columns = (
            ("Date", lambda line: say_when(line.when)),
            ("Giver", lambda line: line.giver or "not stated"),
            ("Recipient", lambda line: line.recipient or "not stated"),
            ("Item", lambda line: " ".join(filter(None, (line.quantity, line.item)))),
            ("Stage", lambda line: line.stage),
            ("Status", lambda line: _told(line.status, line.said_by)),
            ("Source", lambda line: self._names([line.source])),
        )
        return Rows(Claims(self._views).commitments(words=words), columns)

    def control(self, place: str = "") -> Rows[ControlLine]:
        """Return who is said to hold, take or leave each place; only places that hold the words `place`."""
        columns = (
            ("Place", lambda line: line.place),
            ("Date", lambda line: say_when(line.when)),
            ("Change", lambda line: line.change),
            ("Holder", lambda line: line.holder or "not stated"),
            ("Status", lambda line: _told(line.status, line.said_by)),
            ("Source", lambda line: self._names([line.source])),
        )
        return Rows(Claims(self._views).control(place=place), columns)

    def disagreements(self, *, as_of: Day | None = None) -> Rows[Disagreement]:
        """Return where accounts exclude or retire one another."""
        columns = (
            ("Line", lambda found: found.line.text),
            ("What", lambda found: found.slot),
            ("Accounts", lambda found: "; ".join(told.value for told in found.accounts)),
            ("Standing", lambda found: found.standing),
            ("Why", lambda found: found.reason),
        )
        return Rows(disagreements_of(self._views, self._entries(as_of) if as_of else None), columns)

    def actors(self) -> Rows[ActorLine]:
        """Return who acts, those of most articles first."""
        columns = (
            ("Name", lambda line: line.name),
            ("Kind", lambda line: line.kind),
            ("Roles", lambda line: "; ".join(role.title for role in line.roles)),
            ("Mentions", lambda line: str(line.mentions)),
            ("Articles", lambda line: str(len(line.sources))),
        )
        return Rows(Who(self._views).actors(), columns)

    def places(self) -> Rows[PlaceLine]:
        """Return which places are named."""
        columns = (
            ("Name", lambda line: line.name),
            ("Level", lambda line: line.level),
            ("Country", lambda line: line.country),
            ("Mentions", lambda line: str(line.mentions)),
        )
        return Rows(Who(self._views).places(), columns)

    def sources(self) -> Rows[Source]:
        """Return the articles, numbered as all views cite them."""
        columns = (
            ("No.", lambda source: str(source.number)),
            ("Published", lambda source: say_publication(source.published)),
            ("Source", lambda source: source.name),
            ("Title", lambda source: source.title or ""),
        )
        return Rows(self._views.sources, columns)

    def search(self, words: str, *, limit: int = 50) -> Rows[Hit]:
        """Return the sentences that hold all of `words`, the best first."""
        columns = (("Sentence", lambda hit: hit.text), ("Source", lambda hit: self._names([hit.source])))
        return Rows(self._views.search(words, limit=limit), columns)

    def show(self, start: str) -> Detail:
        """Return all about the line, claim or article whose id starts with `start`, its sources in their paragraphs."""
        return detail_of(self._views, start)

    def _lines(self, lines: Collection[TimelineLine]) -> Rows[TimelineLine]:
        columns = (
            ("Date", lambda line: say_when(line.when)),
            ("What", lambda line: line.text),
            ("Told", lambda line: ", ".join(line.statuses)),
            ("Standing", lambda line: line.standing),
            ("Sources", lambda line: self._names(line.sources)),
        )
        return Rows(lines, columns)

    def _entries(self, as_of: Day | None) -> list[Entry]:
        day = _day(as_of)
        return list(draw_lines(self._views.record, as_of=day)[0].entries) if day else self._views.record.entries()

    def _names(self, numbers: Collection[int]) -> str:
        return ", ".join(f"[{number}] {self._views.sources[number - 1].name}" for number in numbers)


def open_record(path: str | PathLike[str]) -> OpenRecord:
    """Open the record at `path`, read-only. Raises RecordError when there is none or it is something else."""
    return OpenRecord(Path(path))


def _day(day: Day | None) -> date | None:
    try:
        return date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError as error:
        raise UsageError(f"{day!r} is not a day.", advice="Write it as YYYY-MM-DD.") from error


def _told(status: str, said_by: str) -> str:
    return f"{status}, {said_by}" if said_by else status

"""What a reader asks of a record, as plain values: queries in, dataclasses out. Every view is printed from these."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from onrecord.errors import UsageError
from onrecord.model import (
    Boilerplate,
    Cite,
    Claim,
    ClaimKind,
    Entry,
    Factuality,
    Polarity,
    Problem,
    Resolution,
    When,
    status_from,
)
from onrecord.present.decided import Decisions, Note, credit
from onrecord.present.versioned import say_version
from onrecord.record.wholes import rank_of
from onrecord.store import Record, notes_in
from onrecord.store.lookups import spoken_by
from onrecord.store.read import listed
from onrecord.store.rows import Stored, when_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article as a source: `number` is how the views cite it.

    `stories` are the labels of the running stories it belongs to, `copies` the articles (by id) that share body text
    with it, each with the share of the shorter body, 0 to 1.
    """

    number: int
    article: str
    name: str
    title: str | None
    byline: str | None
    url: str | None
    locators: tuple[str, ...]
    published: When
    stories: tuple[str, ...]
    copies: tuple[tuple[str, float], ...]
    cut: int
    is_note: bool = False
    version: str = ""  # which version of an article it is, in words


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineLine:
    """One line of the timeline. `sources` are the numbers of the articles that carry it.

    `statuses` are how its reports tell it ("asserted", "planned"), `kinds` what they claim ("event", "control").
    """

    id: str
    when: When
    text: str
    standing: str
    reports: int
    origins: tuple[str, ...]
    sources: tuple[int, ...]
    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    decided: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One statement: who, as printed (None: not stated) and in full, what, and where it stands.

    `kind` is said, thought or attitude; `person` the full name behind the printed speaker, with how it is known;
    `named_by` the number of the other article that names it, where this one leaves the speaker open.
    """

    id: str
    speaker: str | None
    speaker_basis: str
    person: str | None
    person_basis: str
    named_by: int | None
    kind: str
    mode: str
    contents: tuple[str, ...]
    cue: str | None
    source: int
    cite: Cite
    decided: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A sentence found by search."""

    source: int
    text: str
    start: int
    end: int


class Views:
    """The views of one open record."""

    def __init__(self, record: Record) -> None:
        self.record = record

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Return the articles, numbered by publication date (undated last), then by where they arrived from."""
        locators: dict[str, list[str]] = {}
        outlets: dict[str, set[str]] = {}
        for arrival in self.record.arrivals():
            locators.setdefault(arrival.capture, []).append(arrival.locator)
            if arrival.particulars.outlet:
                outlets.setdefault(arrival.capture, set()).add(arrival.particulars.outlet)
        stories, copies = self._stories_by_article(), self._copies_by_article()
        rows = self.record.query(_SOURCES)
        notes = notes_in(self.record)
        ordered = sorted(
            rows, key=lambda row: (row["when_latest"] or "9999", row["when_earliest"] or "", locators[row["capture"]])
        )
        numbers = {row["id"]: number for number, row in enumerate(ordered, start=1)}
        return tuple(
            Source(
                number=number,
                article=row["id"],
                name="; ".join(sorted(outlets.get(row["capture"], ())))
                or row["outlet"]
                or _file_name(locators[row["capture"]][0]),
                title=row["title"],
                byline=row["byline"],
                url=row["url"],
                locators=tuple(locators[row["capture"]]),
                published=when_of(row),
                stories=tuple(stories.get(row["id"], ())),
                copies=tuple(sorted(copies.get(row["id"], ()))),
                cut=row["cut"],
                is_note=row["id"] in notes,
                version=say_version(self.record, row["id"], numbers),
            )
            for number, row in enumerate(ordered, start=1)
        )

    def _stories_by_article(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for story in self.record.stories():
            for article in story.articles:
                found.setdefault(article, []).append(story.label)
        return found

    def _copies_by_article(self) -> dict[str, list[tuple[str, float]]]:
        found: dict[str, list[tuple[str, float]]] = {}
        for copy in self.record.copies():
            found.setdefault(copy.a, []).append((copy.b, copy.share))
            found.setdefault(copy.b, []).append((copy.a, copy.share))
        return found

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Return the number of each article."""
        return {source.article: source.number for source in self.sources}

    @cached_property
    def resolved(self) -> dict[str, Resolution]:
        """Return who spoke the statements whose article does not say so, by claim."""
        return {found.claim: found for found in self.record.resolutions() if found.slot == "person"}

    @cached_property
    def decisions(self) -> Decisions:
        """Return what people decided."""
        return Decisions(self.record)

    def timeline(self) -> Iterator[TimelineLine]:
        """Yield the timeline in its order."""
        yield from self.lines_of(self.record.entries())

    def lines_of(self, entries: Iterable[Entry]) -> Iterator[TimelineLine]:
        """Yield entries, those of the record or drawn for another day, as lines."""
        entries = list(entries)
        ids = listed({claim for entry in entries for claim in entry.claims})
        told = {row["id"]: row for row in self.record.query(_TOLD, ids)}
        for entry in entries:
            claims = [told[claim] for claim in entry.claims]
            heads = list(_heads_of(claims))
            yield TimelineLine(
                id=entry.id,
                when=entry.when,
                text=entry.text,
                standing=entry.standing,
                reports=entry.reports,
                origins=entry.origins,
                sources=tuple(sorted({self.numbers[claim["article"]] for claim in claims})),
                statuses=tuple(dict.fromkeys(self._status(claim) for claim in heads)),
                kinds=tuple(dict.fromkeys(str(claim["kind"]) for claim in claims)),
                decided=self.decisions.notes(entry.id, *entry.claims),
            )

    def statements(self, *, speaker: str | None = None, kinds: Collection[str] = ("said",)) -> Iterator[StatementLine]:
        """Yield the statements of `kinds` by article and place in it; only those of a `speaker`, printed or in full."""
        record = self.record
        claims = (
            record.claims_of(ClaimKind.STATEMENT) if speaker is None else record.claims_by_id(self._said_by(speaker))
        )
        shown = [one for one in claims if not self.decisions.is_hidden(one.id)]
        for claim in sorted(shown, key=lambda claim: (self.numbers[claim.article], _first_content(claim), claim.id)):
            line = self.statement_line(claim)
            names = f"{line.speaker or ''} {line.person or ''}".casefold()
            if line.kind in kinds and (speaker is None or speaker.casefold() in names):
                yield line

    def _said_by(self, words: str) -> set[str]:
        """Return the statements whose speaker may hold `words`, and all of which a speaker is known otherwise."""
        return spoken_by(self.record, words) | self.resolved.keys() | self.decisions.attributed()

    def _status(self, claim: Stored) -> str:
        is_narrated = not (claim["source"] or self.decisions.speaker_of(claim["id"])) and bool(claim["source_stated"])
        return status_from(Factuality(claim["factuality"]), Polarity(claim["polarity"]), is_narrated=is_narrated).value

    def cut_from(self, article: str) -> tuple[Boilerplate, ...]:
        """Return what was cut from an article as boilerplate."""
        return self.record.boilerplate(article)

    def problems(self) -> list[Problem]:
        return self.record.problems()

    def search(self, words: str, *, limit: int) -> Iterator[Hit]:
        """Yield the sentences that hold all of `words`, the best first."""
        terms = [f'"{word}"' for word in words.replace('"', " ").split()]
        if not terms:
            raise UsageError("There are no words to search for.", advice="Type one or more: onrecord search RECORD dam")
        for row in self.record.query(
            'SELECT text, article, start, "end" FROM search WHERE search MATCH ? ORDER BY rank, article, start LIMIT ?',
            " ".join(terms),
            limit,
        ):
            yield Hit(source=self.numbers[row["article"]], text=row["text"], start=row["start"], end=row["end"])

    def statement_line(self, claim: Claim) -> StatementLine:
        """Return a statement as a line."""
        decided = self.decisions.speaker_of(claim.id)
        resolved = self.resolved.get(claim.id) if decided is None else None
        return StatementLine(
            id=claim.id,
            speaker=None if decided else claim.value("speaker") or None,
            speaker_basis="" if decided else claim.value("speaker_basis"),
            person=(decided.value if decided else claim.value("person") or (resolved.value if resolved else ""))
            or None,
            person_basis=credit(decided)
            if decided
            else claim.value("person_basis") or (resolved.basis if resolved else ""),
            named_by=self.numbers[self.record.claim(resolved.origin).article] if resolved else None,
            kind=claim.value("said_kind"),
            mode=claim.value("mode"),
            contents=_contents(claim),
            cue=claim.value("cue") or None,
            source=self.numbers[claim.article],
            cite=claim.cites[0],
            decided=self.decisions.notes(claim.id),
        )


def _contents(claim: Claim) -> tuple[str, ...]:
    """Return what is said, in its pieces; what only points back ("it") stands with the sentence before, in brackets."""
    before = claim.value("before")
    said = (slot.value for slot in claim.slots if slot.name == "content")
    return tuple(f"{words} [{before}]" if before else words for words in said)


def _first_content(claim: Claim) -> int:
    slot = claim.slot("content")
    return slot.span.start if slot and slot.span else claim.cites[0].start


def _file_name(locator: str) -> str:
    path, mark, part = locator.partition("#")
    return PurePosixPath(path).name + mark + part


def _heads_of(claims: Sequence[Stored]) -> Iterator[Stored]:
    """Yield the claims that tell a line, of each article those of the first rank."""
    ranks = [rank_of(claim["form"], has_whole=bool(claim["has_whole"])) for claim in claims]
    first: dict[str, int] = {}
    for claim, rank in zip(claims, ranks, strict=True):
        first[claim["article"]] = min(rank, first.get(claim["article"], rank))
    return (claim for claim, rank in zip(claims, ranks, strict=True) if rank == first[claim["article"]])


_SOURCES = """
    SELECT id, capture, title, byline, outlet, url, when_edtf, when_earliest, when_latest, when_precision, when_basis,
           when_words, when_anchor, (SELECT count(*) FROM boilerplate b WHERE b.article = a.id) AS cut
    FROM articles a
"""
"""What is told of articles as sources: all but their texts."""

_TOLD = """
    SELECT id, article, kind, factuality, polarity, source, source_stated,
           MAX(CASE slots.name WHEN 'form' THEN slots.value ELSE '' END) AS form,
           MAX(slots.name IS 'whole') AS has_whole
    FROM claims LEFT JOIN slots ON slots.claim = claims.id AND slots.name IN ('form', 'whole')
    WHERE claims.id IN (SELECT value FROM json_each(?)) GROUP BY id
"""
"""How each claim is told, and in what form it stands in its sentence."""

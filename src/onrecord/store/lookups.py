"""Looking up what a view shows of a record, without reading the rest of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

from onrecord.model import Appearance, Claim, LinkKind, Mark, MarkKind
from onrecord.store.read import LISTED, Record, listed
from onrecord.text import Span

Told = TypeVar("Told", Mark, Claim, Appearance)

LOOSE = 2
"""So many times as long or as short can words be as printed: line ends between them count, and capitals of some letters
are two."""


def places_of(record: Record, kind: MarkKind) -> Iterator[tuple[str, int, int]]:
    """Yield where the marks of a kind stand: article, start and end, in this order."""
    query = 'SELECT article, start, "end" FROM marks WHERE kind = ? ORDER BY article, start, "end", value'
    found = record.query(query, kind.value)
    return ((row["article"], row["start"], row["end"]) for row in found)


def by_article(some: Iterable[Told]) -> dict[str, list[Told]]:
    """Return marks, claims or appearances by their article, those of each in the order in which they come."""
    found: dict[str, list[Told]] = {}
    for one in some:
        found.setdefault(one.article, []).append(one)
    return found


def spoken_by(record: Record, words: str) -> set[str]:
    """Return the statements (ids) whose printed speaker and full name, one behind the other, hold `words`."""
    speakers: dict[str, dict[str, str]] = {}
    for row in record.query(
        """SELECT s.claim, s.name, s.value FROM slots s JOIN claims c ON c.id = s.claim
           WHERE c.kind = 'statement' AND s.name IN ('speaker', 'person') ORDER BY s.claim, s.ordinal"""
    ):
        speakers.setdefault(row["claim"], {}).setdefault(row["name"], row["value"])
    wanted = words.casefold()
    return {
        claim
        for claim, named in speakers.items()
        if wanted in f"{named.get('speaker', '')} {named.get('person', '')}".casefold()
    }


def speaker_places(record: Record) -> dict[str, Span]:
    """Return where the printed speaker of each statement stands, by claim; none of what names no speaker."""
    found: dict[str, Span | None] = {}
    for row in record.query("""SELECT claim, start, "end" FROM slots WHERE name = 'speaker' ORDER BY claim, ordinal"""):
        found.setdefault(row["claim"], None if row["start"] is None else Span(row["start"], row["end"]))
    return {claim: span for claim, span in found.items() if span}


def linked_to(record: Record, claim: str, kinds: Collection[LinkKind]) -> list[str]:
    """Return the claims that links of some kinds join to one, from either end."""
    named = listed(kind.value for kind in kinds)
    found = record.query(
        f"""SELECT b AS id FROM links WHERE a = ? AND kind IN {LISTED}
            UNION SELECT a FROM links WHERE b = ? AND kind IN {LISTED}""",
        *(claim, named) * 2,
    )
    return [row["id"] for row in found]


def names_of_actors(record: Record) -> dict[str, str]:
    """Return the name of each actor, by id."""
    return {row["id"]: row["name"] for row in record.query("SELECT id, name FROM actors ORDER BY id")}


def printed_names(record: Record, *, length: int) -> Iterator[tuple[str, str, str]]:
    """Yield the mentions of actors that are about so long: the actor, how it is known, the words as printed."""
    found = record.query(
        """SELECT p.actor, m.basis, substr(t.text, m.start + 1, m."end" - m.start) AS words
           FROM marks m JOIN actor_appearances p ON p.appearance = m.value JOIN articles t ON t.id = m.article
           WHERE m.kind = ? AND m."end" - m.start BETWEEN ? AND ?""",
        MarkKind.NAME.value,
        length // LOOSE,
        length * LOOSE,
    )
    return ((row["actor"], row["basis"], row["words"]) for row in found)

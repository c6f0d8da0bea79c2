"""What came of comparing the claims of articles that belong together, kept until something it rests on changes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from onrecord.model import Basis, Link, MarkKind
from onrecord.store import company_rows
from onrecord.store.read import LISTED, Record, listed
from onrecord.store.rows import Row, Stored
from onrecord.store.write import Draft, insert_all


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """Who is said to have known what a claim says; `sides` are keys: origins that share one are one side."""

    name: str
    sides: tuple[str, ...]
    chain: tuple[str, ...]
    is_interested: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of comparing the claims of some articles.

    `together` are pairs of claims of one happening, by id; `values` what a claim gives for a slot, by claim and slot;
    `origins` whose each claim is, by claim.
    """

    links: tuple[Link, ...] = ()
    together: tuple[tuple[str, str], ...] = ()
    values: Mapping[tuple[str, str], str] = field(default_factory=dict)
    origins: Mapping[str, Sourced] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineClaim:
    """A claim of a line: its company, the least claim of the piece of a line that it is in, and what its words are."""

    claim: str
    company: str
    piece: str
    words: str


class Sighted(NamedTuple):
    """An appearance and the actor that it is: of that its kind and name, and 1 where a person hid it.

    There is one for each actor of each article, read at every change of the record: as tuples in half the time.
    """

    appearance: str
    actor: str
    kind: str
    name: str
    hidden: int


def article_keys(record: Record) -> dict[str, str]:
    """Return the key of the reading that each article came from, by article."""
    rows = record.query("SELECT a.id, r.key FROM articles a JOIN readings r ON r.capture = a.capture")
    return {row["id"]: row["key"] for row in rows}


def story_members(record: Record) -> dict[str, list[str]]:
    """Return the articles of each story in their order, by story."""
    found: dict[str, list[str]] = {}
    for row in record.query("SELECT story, article FROM story_articles ORDER BY story, ordinal"):
        found.setdefault(row["story"], []).append(row["article"])
    return found


def sighted_in(record: Record) -> Iterator[tuple[str, Sighted]]:
    """Yield who is who: the appearances of actors, each with its article."""
    for article, *row in record.query(
        """SELECT p.article, p.id, a.id, a.kind, a.name, a.hidden FROM actor_appearances m
           JOIN appearances p ON p.id = m.appearance JOIN actors a ON a.id = m.actor"""
    ):
        yield article, Sighted(*row)


def publication_days(record: Record) -> dict[str, date | None]:
    """Return the first day on which each article can have been out, by article; None where no day bounds it."""
    rows = record.query("SELECT id, coalesce(when_earliest, when_latest) AS day FROM articles")
    return {row["id"]: date.fromisoformat(row["day"]) if row["day"] else None for row in rows}


def named_in(record: Record, articles: Iterable[str]) -> Iterator[tuple[str, int, int, str]]:
    """Return the mentions of actors in `articles`: the article, where they start and end, and the actor's name."""
    rows = record.query(
        f"""SELECT m.article, m.start, m."end", a.name FROM marks m
            JOIN actor_appearances p ON p.appearance = m.value JOIN actors a ON a.id = p.actor
            WHERE m.article IN {LISTED} AND +m.kind = ? AND a.hidden = 0""",
        listed(articles),
        MarkKind.NAME.value,
    )
    return ((row["article"], row["start"], row["end"], row["name"]) for row in rows)


def companies_in(record: Record, *, drawn: bool = False) -> dict[str, str]:
    """Return the company of every article that was compared, or of those whose lines are drawn, by article."""
    rows = record.query(f"SELECT article, company FROM company_articles WHERE drawn >= {int(drawn)}")
    return {row["article"]: row["company"] for row in rows}


def reports_of(record: Record, articles: Iterable[str]) -> dict[str, str]:
    """Return which report each of `articles` is: the same for all copies of one. They have been compared."""
    rows = record.query(f"SELECT article, report FROM company_articles WHERE article IN {LISTED}", listed(articles))
    return {row["article"]: row["report"] for row in rows}


def outcome_of(record: Record, articles: Iterable[str]) -> Outcome:
    """Return what came of comparing all claims of `articles`, which are whole companies."""
    claims = (row["id"] for row in record.query(f"SELECT id FROM claims WHERE article IN {LISTED}", listed(articles)))
    return outcome_among(record, claims)


def outcome_among(record: Record, claims: Iterable[str]) -> Outcome:
    """Return what came of comparing `claims` (ids): the links that start at them, and what is known of each."""
    ids = listed(claims)
    links = record.query(f"SELECT * FROM links WHERE a IN {LISTED} ORDER BY a, b, kind, slot", ids)
    pairs = record.query(f"SELECT * FROM happenings WHERE first IN {LISTED} ORDER BY first, claim", ids)
    values = record.query(f"SELECT * FROM claim_values WHERE claim IN {LISTED} ORDER BY claim, slot", ids)
    origins = record.query(f"SELECT * FROM claim_origins WHERE claim IN {LISTED} ORDER BY claim", ids)
    return Outcome(
        links=tuple(company_rows.link_of(row) for row in links),
        together=tuple((row["first"], row["claim"]) for row in pairs),
        values={(row["claim"], row["slot"]): row["value"] for row in values},
        origins={claim: _sourced(*row) for claim, *row in origins},
    )


def linked_with(record: Record, claims: Iterable[str]) -> set[str]:
    """Return `claims` (ids) with all that links lead to from them, in any number of steps."""
    rows = record.query(
        f"""WITH RECURSIVE near (id) AS (
              SELECT value FROM json_each(?)
              UNION SELECT l.b FROM links l JOIN near ON l.a = near.id
              UNION SELECT l.a FROM links l JOIN near ON l.b = near.id
            ) SELECT id FROM near WHERE id NOT IN {LISTED}""",
        *(listed(claims),) * 2,
    )
    return {row["id"] for row in rows} | set(claims)


def put_outcome(draft: Draft, company: str, reports: Mapping[str, str], outcome: Outcome) -> None:
    """Put what came of comparing the articles of `reports` in the place of what came of it before.

    `reports` says which report each article is; the lines of their claims are still to be drawn.
    """
    articles = listed(reports)
    of_them = f"(SELECT id FROM claims WHERE article IN {LISTED})"
    for table, column in (
        ("links", "a"),
        ("happenings", "first"),
        ("claim_values", "claim"),
        ("claim_origins", "claim"),
    ):
        draft.db.execute(f"DELETE FROM {table} WHERE {column} IN {of_them}", (articles,))
    draft.db.execute(f"DELETE FROM company_articles WHERE article IN {LISTED}", (articles,))
    insert_all(draft.db, "links", (company_rows.link_row(link) for link in outcome.links))
    insert_all(draft.db, "happenings", outcome.together)
    insert_all(draft.db, "claim_values", ((*key, value) for key, value in outcome.values.items()))
    insert_all(draft.db, "claim_origins", (_origin_row(claim, one) for claim, one in outcome.origins.items()))
    rows = ((article, company, report, 0) for article, report in sorted(reports.items()))
    insert_all(draft.db, "company_articles", rows)


def dated_by_story(record: Record) -> set[str]:
    """Return the articles that do not say when they were published, and that their story dates.

    They are read again at every change of a record, and all that rests on their claims goes with these.
    """
    return {row["id"] for row in record.query("SELECT id FROM articles WHERE when_basis = ?", Basis.CONTEXT.value)}


def kept_outcomes(record: Record, companies: Iterable[str]) -> dict[str, Outcome]:
    """Return what is kept of comparing `companies` even where an article of theirs is read again."""
    rows = record.query(f"SELECT * FROM kept_outcomes WHERE company IN {LISTED}", listed(companies))
    return {row["company"]: outcome_from_words(row["outcome"]) for row in rows}


def keep_outcome(draft: Draft, company: str, outcome: Outcome) -> None:
    """Keep what came of comparing a company, also for when an article of it is read again."""
    draft.db.execute("INSERT OR REPLACE INTO kept_outcomes VALUES (?, ?)", (company, outcome_in_words(outcome)))


def drop_kept_outcomes(draft: Draft, companies: Iterable[str]) -> None:
    """Drop what is kept of all but `companies`."""
    draft.db.execute(f"DELETE FROM kept_outcomes WHERE company NOT IN {LISTED}", (listed(companies),))


def outcome_in_words(outcome: Outcome) -> str:
    """Return an outcome as text, from which `outcome_from_words` makes the same."""
    told = {
        "links": [company_rows.link_row(link) for link in outcome.links],
        "together": outcome.together,
        "values": [(*key, value) for key, value in outcome.values.items()],
        "origins": [_origin_row(claim, one) for claim, one in outcome.origins.items()],
    }
    return json.dumps(told, ensure_ascii=False)


def outcome_from_words(words: str) -> Outcome:
    """Return the outcome that `outcome_in_words` has put into words."""
    told = json.loads(words)
    return Outcome(
        links=tuple(company_rows.link_in(row) for row in told["links"]),
        together=tuple((first, other) for first, other in told["together"]),
        values={(claim, slot): value for claim, slot, value in told["values"]},
        origins={claim: _sourced(*row) for claim, *row in told["origins"]},
    )


def _sourced(name: str, sides: str, chain: str, interested: int) -> Sourced:
    lists = tuple(json.loads(sides)), tuple(json.loads(chain))
    return Sourced(name=name, sides=lists[0], chain=lists[1], is_interested=bool(interested))


def _origin_row(claim: str, one: Sourced) -> Row:
    lists = (json.dumps(one.sides, ensure_ascii=False), json.dumps(one.chain, ensure_ascii=False))
    return (claim, one.name, *lists, int(one.is_interested))


def line_claims_of(record: Record, articles: Iterable[str]) -> Iterator[LineClaim]:
    """Yield how the claims of articles are grouped."""
    query = f"SELECT l.* FROM line_claims l JOIN claims c ON c.id = l.claim WHERE c.article IN {LISTED}"
    return map(_line_claim, record.query(query, listed(articles)))


def lost_line_claims(record: Record) -> Iterator[LineClaim]:
    """Yield how claims were grouped that are gone."""
    return map(_line_claim, record.query("SELECT * FROM line_claims WHERE claim NOT IN (SELECT id FROM claims)"))


def line_claims_by_words(record: Record, words: Iterable[str]) -> Iterator[LineClaim]:
    """Yield how the claims with given words (hashes) are grouped."""
    return map(_line_claim, record.query(f"SELECT * FROM line_claims WHERE words IN {LISTED}", listed(words)))


def line_claims_by_piece(record: Record, pieces: Iterable[str]) -> Iterator[LineClaim]:
    """Yield the claims of given pieces."""
    return map(_line_claim, record.query(f"SELECT * FROM line_claims WHERE piece IN {LISTED}", listed(pieces)))


def _line_claim(row: Stored) -> LineClaim:
    return LineClaim(claim=row["claim"], company=row["company"], piece=row["piece"], words=row["words"])


def put_line_claims(draft: Draft, gone: Iterable[str], fresh: Iterable[LineClaim]) -> None:
    """Put how claims are grouped: `gone` (ids) are dropped, `fresh` take the place of what was known of them."""
    draft.db.execute(f"DELETE FROM line_claims WHERE claim IN {LISTED}", (listed(gone),))
    rows = ((one.claim, one.company, one.piece, one.words) for one in fresh)
    insert_all(draft.db, "line_claims", rows, replace=True)


def put_drawn(draft: Draft) -> None:
    """Note that the lines of all claims are drawn."""
    draft.db.execute("UPDATE company_articles SET drawn = 1 WHERE drawn = 0")

"""The lines of a record, written only where they have changed, and what decisions about lines are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.model import Entry, SlotStanding
from onrecord.store import company_rows, rows
from onrecord.store.read import LISTED, Record, listed
from onrecord.store.write import Draft, insert_all

_PARTS = {"entry_claims": "claim", "standings": "ordinal", "accounts": "ordinal, account"}
"""Tables whose rows belong to one line each, and in which order."""

_Rows = dict[str, list[rows.Row]]
"""The rows of one line by table."""


def put_changed_entries(draft: Draft, entries: Sequence[Entry], claims: Iterable[str]) -> None:
    """Put `entries` in the place of all lines that have any of `claims` (ids), or none at all.

    A line that is there already, the same to the row, is not written again. Then all lines stand in their order.
    """
    old = _lines_with(draft, claims)
    fresh = {entry.id: _rows_of(entry) for entry in entries}
    kept = {name for name, there in _stored(draft, old & fresh.keys()).items() if there == fresh[name]}
    draft.db.execute(f"DELETE FROM entries WHERE id IN {LISTED}", (listed(old - kept),))
    for table in ("entries", *_PARTS):
        insert_all(draft.db, table, (row for name, of in fresh.items() if name not in kept for row in of[table]))
    _number(draft)


def _lines_with(draft: Draft, claims: Iterable[str]) -> set[str]:
    found = draft.query(
        f"""SELECT entry FROM entry_claims WHERE claim IN {LISTED}
            UNION SELECT id FROM entries WHERE id NOT IN (SELECT entry FROM entry_claims)""",
        listed(claims),
    )
    return {row["entry"] for row in found}


def _rows_of(entry: Entry) -> _Rows:
    return {
        "entries": [rows.entry_row(0, entry)],
        "entry_claims": [(entry.id, claim) for claim in sorted(entry.claims)],
        "standings": list(company_rows.standing_rows(entry)),
        "accounts": list(company_rows.account_rows(entry)),
    }


def _stored(draft: Draft, entries: Iterable[str]) -> dict[str, _Rows]:
    """Return the rows of lines as they are stored, in the order of their keys; their places are left out."""
    names = listed(entries)
    found: dict[str, _Rows] = {}
    for row in draft.query(f"SELECT * FROM entries WHERE id IN {LISTED}", names):
        found[row["id"]] = {"entries": [(row["id"], 0, *tuple(row)[2:])], **{table: [] for table in _PARTS}}
    for table, order in _PARTS.items():
        for row in draft.query(f"SELECT * FROM {table} WHERE entry IN {LISTED} ORDER BY entry, {order}", names):
            found[row["entry"]][table].append(tuple(row))
    return found


def _number(draft: Draft) -> None:
    """Set the places of lines: by the last day they can be, then the first, then the text; those without a day last.

    As `record.timeline.order_of` has it: text is compared by code points in both.
    """
    draft.db.execute(
        """UPDATE entries SET position = ordered.place FROM (
             SELECT id, row_number() OVER (
               ORDER BY when_earliest IS NULL AND when_latest IS NULL,
                        coalesce(when_latest, when_earliest), coalesce(when_earliest, '0001-01-01'), text, id
             ) AS place FROM entries
           ) ordered WHERE ordered.id = entries.id AND ordered.place <> entries.position"""
    )


def rows_among(record: Record, entries: Iterable[str]) -> tuple[dict[str, rows.Stored], dict[str, list[str]]]:
    """Return the rows of some entries, and the ids of their claims, both by entry."""
    names = listed(entries)
    members: dict[str, list[str]] = {}
    for row in record.query(f"SELECT * FROM entry_claims WHERE entry IN {LISTED} ORDER BY entry, claim", names):
        members.setdefault(row["entry"], []).append(row["claim"])
    return {row["id"]: row for row in record.query(f"SELECT * FROM entries WHERE id IN {LISTED}", names)}, members


def standings_among(record: Record, entries: Iterable[str]) -> dict[str, tuple[SlotStanding, ...]]:
    """Return the standing of each slot of some entries, by entry."""
    names = listed(entries)
    return company_rows.standings_of(
        record.query(f"SELECT * FROM standings WHERE entry IN {LISTED} ORDER BY entry, ordinal", names),
        record.query(f"SELECT * FROM accounts WHERE entry IN {LISTED} ORDER BY entry, ordinal, account", names),
    )


def texts_of_anchors(record: Record, anchors: Iterable[Sequence[str]]) -> dict[str, str]:
    """Return the texts of the articles that anchors can be found in, by id: theirs, else all that have their words."""
    known = {row["id"] for row in record.query("SELECT id FROM articles")}
    found: dict[str, str] = {}
    for article, words, *_ in anchors:
        where, value = ("id = ?", article) if article in known else ("instr(text, ?) > 0", words)
        if value and article not in found:
            rows_of = record.query(f"SELECT id, text FROM articles WHERE {where}", value)
            found |= {row["id"]: row["text"] for row in rows_of}
    return found


def articles_decided(record: Record) -> set[str]:
    """Return the articles whose claims or lines decisions have changed."""
    found = record.query(
        """SELECT c.article FROM decided d JOIN claims c ON c.id = d.about
           UNION SELECT c.article FROM decided d
             JOIN entry_claims e ON e.entry = d.about JOIN claims c ON c.id = e.claim"""
    )
    return {row["article"] for row in found}

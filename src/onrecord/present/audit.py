"""The audit: whether every line of a record still leads to the words it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.clean import words_seen
from onrecord.model import Article, Claim, Entry
from onrecord.store import Record, rows

PRINTED_SLOTS = frozenset({"content", "speaker", "cue", "audience", "whole", "clause", "around", "before"})
"""Slots whose value is the words they point to."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Finding:
    """Something that is not as it must be (`is_fault`), or that a person should look at."""

    is_fault: bool
    subject: str
    words: str


Draw = Callable[[Record], Sequence[Entry]]
"""Draws the lines of a record anew from its claims, links and decisions."""


def audit(record: Record, *, today: date, draw: Draw) -> tuple[Finding, ...]:
    """Return what is wrong with a record, faults first. `today` is only compared with publication dates."""
    broken = [Finding(is_fault=True, subject=s, words=w) for s, w in _broken_file(record)]
    if broken:
        return tuple(sorted(broken))  # nothing else can be trusted
    checks = (_broken_articles, _broken_claims, _broken_search)
    findings = [Finding(is_fault=True, subject=s, words=w) for check in checks for s, w in check(record)]
    findings += [Finding(is_fault=True, subject=s, words=w) for s, w in _broken_entries(record, draw)]
    findings += [Finding(is_fault=False, subject=s, words=w) for s, w in _unmapped_cites(record)]
    findings += future_dates(record, today=today)
    return tuple(sorted(findings, key=lambda finding: (not finding.is_fault, finding.subject, finding.words)))


def _broken_file(record: Record) -> Iterator[tuple[str, str]]:
    for row in record.query("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield "file", str(row[0])
    for row in record.query("PRAGMA foreign_key_check"):
        yield f"table {row[0]}", f"row {row[1]} refers to a missing row of {row[2]}"


def _broken_articles(record: Record) -> Iterator[tuple[str, str]]:
    for row in record.query("SELECT id FROM articles ORDER BY id"):
        subject = f"article {row['id']}"
        try:
            article = record.article(row["id"])
        except ValueError as error:
            yield subject, f"the map to its source is broken: {error}"
            continue
        capture = record.capture(article.capture)
        if any(words_seen(capture, item.span) != item.text for item in article.boilerplate):
            yield subject, "a piece cut as boilerplate differs from the source"
        if any(
            piece.raw.end > len(capture.raw) or piece.clean.end > len(article.text) for piece in article.offsets.pieces
        ):
            yield subject, "the map to its source leads out of it"


def _broken_claims(record: Record) -> Iterator[tuple[str, str]]:
    for row in record.query("SELECT id FROM claims WHERE id NOT IN (SELECT claim FROM cites)"):
        yield f"claim {row['id']}", "it has no cite"
    articles: dict[str, Article] = {}
    for row in record.query("SELECT id FROM claims WHERE id IN (SELECT claim FROM cites) ORDER BY article, id"):
        claim = record.claim(row["id"])
        if claim.article not in articles:
            articles = {claim.article: record.article(claim.article)}
        yield from ((f"claim {row['id']}", words) for words in _faults_of(claim, articles[claim.article]))


def _faults_of(claim: Claim, article: Article) -> Iterator[str]:
    for cite in claim.cites:
        if cite.article != article.id or cite.span.of(article.text) != cite.quote:
            yield "its cite differs from the text it cites"
        elif cite.raw != article.offsets.to_raw(cite.span):
            yield "its cite leads to another place in the source"
    for slot in claim.slots:
        if slot.name in PRINTED_SLOTS and (slot.span is None or slot.span.of(article.text) != slot.value):
            yield f"its {slot.name} differs from the words it points to"


def _broken_entries(record: Record, draw: Draw) -> Iterator[tuple[str, str]]:
    """Compare the lines with what the claims and decisions make: their text, date, standing and origins are derived."""
    missing = {row["id"] for row in record.query("SELECT id FROM claims WHERE id NOT IN (SELECT claim FROM cites)")}
    if missing:
        return  # told already; such claims make no lines
    made = {entry.id: rows.entry_row(at, entry) for at, entry in enumerate(draw(record), start=1)}
    kept = {str(row["id"]): tuple(row) for row in record.query("SELECT * FROM entries")}
    yield from ((f"entry {entry}", "it is missing") for entry in sorted(made.keys() - kept.keys()))
    for entry in sorted(kept):
        if made.get(entry) != kept[entry]:
            yield f"entry {entry}", "it is not what its claims make"
    for row in record.query("SELECT id FROM entries WHERE id NOT IN (SELECT entry FROM entry_claims)"):
        yield f"entry {row['id']}", "it has no claim"


def _broken_search(record: Record) -> Iterator[tuple[str, str]]:
    found = record.query("SELECT count(*) FROM search")[0][0]
    sentences = record.query("SELECT count(*) FROM marks WHERE kind = 'sentence'")[0][0]
    if found != sentences:
        yield "search", f"it holds {found} of {sentences} sentences"


def _unmapped_cites(record: Record) -> Iterator[tuple[str, str]]:
    for row in record.query("SELECT claim, quote FROM cites WHERE raw_start IS NULL ORDER BY claim"):
        yield f"claim {row['claim']}", f"“{row['quote'][:60]}” has no certain place in the source"


def future_dates(record: Record, *, today: date) -> Iterator[Finding]:
    """Yield the articles that say they were published after `today`."""
    for row in record.query(
        """SELECT a.when_earliest, min(r.locator) AS locator FROM articles a JOIN arrivals r ON r.capture = a.capture
           WHERE a.when_earliest > ? GROUP BY a.id ORDER BY locator""",
        today.isoformat(),
    ):
        words = f"it is dated {row['when_earliest']}, which is still to come"
        yield Finding(is_fault=False, subject=row["locator"], words=words)

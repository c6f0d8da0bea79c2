"""Which lines must be drawn again: claims are grouped by company, and pieces of several companies make one line.

A piece holds the claims of one company that make one line by themselves. Pieces with the same words under the same
date are one line, whichever companies they are of. So a company's pieces rest on its own claims, and on which of their
words other companies have as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import Claim, Copy, Link
from onrecord.record import group_copies
from onrecord.record.timeline import LINES
from onrecord.record.timeline_groups import group_claims, words_key
from onrecord.store import Draft, Record
from onrecord.store.companies import (
    LineClaim,
    Outcome,
    companies_in,
    line_claims_by_piece,
    line_claims_by_words,
    line_claims_of,
    lost_line_claims,
    put_line_claims,
)


@dataclass(slots=True)
class Change:
    """What has changed since lines were last drawn.

    `articles` are those whose companies are grouped again, each with its company; `gone` how claims were grouped that
    are grouped again or are not there any more.
    """

    articles: dict[str, str] = field(default_factory=dict)
    gone: dict[str, LineClaim] = field(default_factory=dict)


def find_change(draft: Draft, decided: Collection[str]) -> Change:
    """Return what has changed; `decided` are articles that people decided about, which count as changed."""
    company_of = companies_in(draft)
    drawn = companies_in(draft, drawn=True)
    change = Change(gone={one.claim: one for one in lost_line_claims(draft)})
    members: dict[str, list[str]] = {}
    for article, company in company_of.items():
        members.setdefault(company, []).append(article)
    changed = [article for article in company_of if article not in drawn]
    _add(draft, change, {company_of[one] for one in (*changed, *decided) if one in company_of}, members)
    words = _words_of(draft.claims_among(change.articles))
    touched = _touched(draft, change, words)
    _add(draft, change, touched, members)
    return change


def _add(draft: Draft, change: Change, companies: Iterable[str], members: Mapping[str, Sequence[str]]) -> None:
    articles = {article: company for company in companies for article in members[company]}
    change.articles |= articles
    change.gone |= {one.claim: one for one in line_claims_of(draft, articles)}


def _words_of(claims: Iterable[Claim]) -> dict[str, set[str]]:
    """Return the articles that have claims of lines with given words, by the words."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        if claim.kind in LINES:
            found.setdefault(words_key(claim), set()).add(claim.article)
    return found


def _touched(draft: Draft, change: Change, words: Mapping[str, Collection[str]]) -> set[str]:
    """Return the other companies that have words which now are, or no longer are, words of theirs alone."""
    before: dict[str, set[str]] = {}
    for one in change.gone.values():
        before.setdefault(one.words, set()).add(one.company)
    others: dict[str, set[str]] = {}
    for one in line_claims_by_words(draft, {*before, *words}):
        if one.claim not in change.gone:
            others.setdefault(one.words, set()).add(one.company)
    return {
        company
        for key, companies in others.items()
        for company in companies
        if (len(companies | before.get(key, set())) > 1)
        != (len(companies | {change.articles[article] for article in words.get(key, ())}) > 1)
    }


def group_pieces(draft: Draft, change: Change, claims: Sequence[Claim], outcome: Outcome) -> list[tuple[str, ...]]:
    """Group the claims of the changed companies anew, and return the claims of every line that is to be drawn again.

    `claims` are those of the articles of `change`, as people decided, `outcome` what came of comparing them.
    """
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.kind in LINES:
            told.setdefault(change.articles[claim.article], []).append(claim)
    put_line_claims(draft, change.gone, ())
    keys = {claim.id: words_key(claim) for some in told.values() for claim in some}
    holders = _holders(draft, told, keys)
    parts = _by_company(change, claims, outcome)
    fresh: list[LineClaim] = []
    for company, some in told.items():
        elsewhere = frozenset(claim.id for claim in some if len(holders[keys[claim.id]]) > 1)
        pieces = group_claims(some, parts[company].together, parts[company].links, elsewhere=elsewhere)
        for ids in ([claim.id for claim in piece] for piece in pieces):
            fresh += (LineClaim(claim=one, company=company, piece=min(ids), words=keys[one]) for one in ids)
    put_line_claims(draft, (), fresh)
    return _lines_with(draft, {*keys.values(), *(one.words for one in change.gone.values())})


def _holders(draft: Draft, told: Mapping[str, Sequence[Claim]], keys: Mapping[str, str]) -> dict[str, set[str]]:
    """Return the companies that have claims with given words, by the words."""
    found: dict[str, set[str]] = {}
    for company, some in told.items():
        for claim in some:
            found.setdefault(keys[claim.id], set()).add(company)
    for one in line_claims_by_words(draft, found):
        found[one.words].add(one.company)
    return found


def _by_company(change: Change, claims: Iterable[Claim], outcome: Outcome) -> dict[str, Outcome]:
    """Return the part of an outcome that each company has: its links and what is together in it."""
    home = {claim.id: change.articles[claim.article] for claim in claims}
    links: dict[str, list[Link]] = {}
    together: dict[str, list[tuple[str, str]]] = {}
    for link in outcome.links:
        links.setdefault(home[link.a], []).append(link)
    for pair in outcome.together:
        together.setdefault(home[pair[0]], []).append(pair)
    return {
        company: Outcome(links=tuple(links.get(company, ())), together=tuple(together.get(company, ())))
        for company in set(change.articles.values())
    }


def _lines_with(record: Record, words: set[str]) -> list[tuple[str, ...]]:
    """Return the claims of each line that has any of these words, and of those that share a piece with them."""
    found: dict[str, LineClaim] = {}
    asked: set[str] = set()
    pieces: set[str] = set()
    while words:
        asked |= words
        near = {one.piece for one in line_claims_by_words(record, words)} - pieces
        pieces |= near
        inside = {one.claim: one for one in line_claims_by_piece(record, near)}
        found |= inside
        words = {one.words for one in inside.values()} - asked
    return _joined(found.values())


def _joined(claims: Iterable[LineClaim]) -> list[tuple[str, ...]]:
    """Return the ids of claims that share pieces or words, in any number of steps, line by line."""
    ordered = sorted(claims, key=lambda one: one.claim)
    first: dict[str, str] = {}
    pairs = ((first.setdefault(key, one.claim), one.claim) for one in ordered for key in (one.piece, one.words))
    least = group_copies(Copy(a=a, b=b, share=1.0) for a, b in pairs)
    lines: dict[str, list[str]] = {}
    for one in ordered:
        lines.setdefault(least[one.claim], []).append(one.claim)
    return [tuple(line) for line in lines.values()]

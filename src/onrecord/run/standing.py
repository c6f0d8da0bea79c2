"""What claims have to do with one another, from what a draft holds: origins, happenings, links.

Articles that belong together are a company; each company is compared by itself, and only where its outcome is not kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model import Article, Claim, Entry, Link, MarkKind
from onrecord.record import draw_timeline
from onrecord.record.extracts import Named
from onrecord.record.origins import NOT_STATED, Origin, Sources, find_origins, find_origins_and_parties
from onrecord.record.timeline import Together
from onrecord.resolve.comparing import Beside, Finding, compare_claims, link_numbers, read_tellings
from onrecord.resolve.credits import find_credits
from onrecord.resolve.sameness import group_events
from onrecord.run.companies import Company, split_record
from onrecord.run.earlier import Past, find_past
from onrecord.run.event_mentions import bar_between, mentions_of
from onrecord.store import Record
from onrecord.store.companies import Outcome, Sourced, companies_in, named_in, outcome_of, publication_days
from onrecord.store.lookups import by_article
from onrecord.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What the claims of a collection are to one another: their origins, the happenings, the links."""

    claims: tuple[Claim, ...]
    origins: Mapping[str, Origin]
    groups: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...]
    values: Mapping[tuple[str, str], str]
    names: Mapping[str, Sequence[Named]]
    reports: Mapping[str, str]


def together_of(compared: Compared) -> Together:
    """Return what the lines of a record are drawn from beside its claims and reports."""
    return Together(
        groups=compared.groups,
        links=compared.links,
        origins=compared.origins,
        values=compared.values,
        names=compared.names,
    )


def entries_of(compared: Compared) -> tuple[Entry, ...]:
    """Return the lines of the record with their standing, as the rules draw them."""
    return draw_timeline(compared.claims, compared.reports, together_of(compared))


def compare_record(record: Record, *, as_of: date | None = None, among: Collection[str] | None = None) -> Compared:
    """Return what the claims of a record are to one another; what is kept of comparing them is not worked out again.

    `as_of`: only of the articles published until a day; an undated one counts from the earliest day it can be of.
    `among`: only of the articles with these ids.
    """
    days = publication_days(record)
    articles = frozenset(
        article
        for article, day in days.items()
        if (as_of is None or day is None or day <= as_of) and (among is None or article in among)
    )
    companies = split_record(record, articles)
    claims = record.claims() if len(articles) == len(days) else record.claims_among(articles)
    return compared_of(claims, companies, list(_outcomes(record, companies)), names_in(record, articles))


def compared_of(
    claims: Iterable[Claim],
    companies: Iterable[Company],
    outcomes: Iterable[Outcome],
    names: Mapping[str, Sequence[Named]],
) -> Compared:
    """Return as one what was found by company."""
    links: list[Link] = []
    together: list[tuple[str, ...]] = []
    values: dict[tuple[str, str], str] = {}
    origins: dict[str, Origin] = {}
    for one in outcomes:
        links += one.links
        together += one.together
        values |= one.values
        origins |= {claim: origin_of(stored) for claim, stored in one.origins.items()}
    return Compared(
        claims=tuple(claims),
        origins=origins,
        groups=tuple(together),
        links=tuple(links),
        values=values,
        names=names,
        reports={article: report for one in companies for article, report in one.reports.items()},
    )


def _outcomes(record: Record, companies: Sequence[Company]) -> Iterator[Outcome]:
    """Yield what comparing `companies` comes to, all that is kept at once."""
    changed = changed_of(record, companies)
    left = {one.key for one in changed}
    yield outcome_of(record, (article for one in companies if one.key not in left for article in one.articles))
    yield from (compare_company(record, one) for one in changed)


def changed_of(record: Record, companies: Iterable[Company]) -> list[Company]:
    """Return those of `companies` of which no outcome is kept.

    With an article that is read again what is kept of it goes, also where the same is read in it.
    """
    kept = companies_in(record)
    return [one for one in companies if any(kept.get(article) != one.key for article in one.articles)]


def compare_company(record: Record, company: Company) -> Outcome:
    """Return what the claims of a company are to one another, worked out anew."""
    articles = {one: record.article(one) for one in company.articles}
    claims = tuple(record.claims_among(articles))
    past = find_past(record, articles, claims, versions=company.versions, taken_back=company.taken_back)
    sources = _sources(record, company, articles)
    found, parties = find_origins_and_parties(claims, sources)
    origins = past.settle(found)
    tellings = read_tellings(
        [claim for claim in claims if claim.id not in past.told],
        Beside(
            articles=articles,
            sides={name: one.sides for name, one in origins.items()},
            origins={name: one.name for name, one in origins.items()},
            reports=sources.reports,
            stories=company.stories,
            quantities=by_article(record.marks_among(MarkKind.QUANTITY, articles)),
            parties=parties,
            times=by_article(record.marks_among(MarkKind.TIME, articles)),
        ),
    )
    numbers = tuple(link_numbers(tellings))
    groups = group_events(mentions_of(tellings, articles), bar=bar_between(tellings, numbers))
    return _outcome(compare_claims(tellings, groups, numbers), [group.mentions for group in groups], past, origins)


def _outcome(
    found: Sequence[Finding], groups: Iterable[Sequence[str]], past: Past, origins: Mapping[str, Origin]
) -> Outcome:
    pairs = ((first, other) for first, *others in (*groups, *past.pairs) for other in others)
    return Outcome(
        links=(*(finding.link for finding in found), *past.updates),
        together=tuple(dict.fromkeys(pairs)),
        values=_values(found) | past.values,
        origins={claim: _sourced(one) for claim, one in origins.items() if one != NOT_STATED},
    )


def _sourced(origin: Origin) -> Sourced:
    sides = tuple(sorted(origin.sides))
    return Sourced(name=origin.name, sides=sides, chain=origin.chain, is_interested=origin.is_interested)


def origin_of(stored: Sourced) -> Origin:
    """Return an origin that is kept in a record."""
    sides = frozenset(stored.sides)
    return Origin(name=stored.name, sides=sides, chain=stored.chain, is_interested=stored.is_interested)


def origins_of(record: Record, among: Collection[str] | None = None) -> dict[str, Origin]:
    """Return the origin, where one is stated, of every claim of a record, or of the articles with these ids."""
    articles = frozenset(publication_days(record)) if among is None else frozenset(among)
    kept = companies_in(record)
    if articles <= kept.keys():
        return {claim: origin_of(one) for claim, one in outcome_of(record, articles).origins.items()}
    companies = split_record(record, articles)
    return {claim: origin for one in companies for claim, origin in _origins_in(record, one).items()}


def _origins_in(record: Record, company: Company) -> dict[str, Origin]:
    """Return the origins of the claims of a company, without comparing them."""
    articles = {one: record.article(one) for one in company.articles}
    return find_origins(record.claims_among(articles), _sources(record, company, articles))


def _sources(record: Record, company: Company, articles: Mapping[str, Article]) -> Sources:
    return Sources(
        articles=articles,
        agencies=_agencies(articles.values()),
        reports=company.reports,
        actors=company.actors,
        appearances=tuple(record.appearances_among(articles)),
        company=_neighbours(company.stories),
    )


def names_in(record: Record, articles: Collection[str]) -> dict[str, list[Named]]:
    """Return the mentions of actors in `articles`, each with the actor's name, in the order of the text.

    Who is only described ("the army") has no name to fill in.
    """
    found: dict[str, list[Named]] = {}
    for article, start, end, name in named_in(record, articles):
        if name != name.lower():
            found.setdefault(article, []).append(Named(span=Span(start, end), name=name))
    for mentions in found.values():
        mentions.sort(key=lambda mention: (mention.span, mention.name))
    return found


def _values(found: Sequence[Finding]) -> dict[tuple[str, str], str]:
    """Return the value that a claim gives for a slot, by claim and slot."""
    values: dict[tuple[str, str], str] = {}
    for finding in found:
        for claim, value in ((finding.link.a, finding.value_a), (finding.link.b, finding.value_b)):
            if value:
                values.setdefault((claim, finding.link.slot), value)
    return values


def _agencies(articles: Iterable[Article]) -> dict[str, str]:
    found: dict[str, str] = {}
    for article in articles:
        found_here = [credit for credit in find_credits(article.text) if credit.form in ("dateline", "opening", "line")]
        if found_here:
            found[article.id] = found_here[0].agency
    return found


def _neighbours(stories: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the other articles of the stories of each article, by id."""
    members: dict[str, list[str]] = {}
    for article in sorted(stories):
        for story in stories[article]:
            members.setdefault(story, []).append(article)
    return {
        article: tuple(one for story in stories[article] for one in members[story] if one != article)
        for article in stories
    }

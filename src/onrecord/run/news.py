"""What became known in a record since a day or a reader's last look, and from one record to another."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.model import Article
from onrecord.record.news import Horizon, News, compare_states
from onrecord.record.relays import Shelf, hear
from onrecord.record.states import State
from onrecord.run.lines import draw_lines
from onrecord.run.standing import origins_of
from onrecord.store import Record

EARLIER = timedelta(days=60)
"""What lies further before the first article is background, as on the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What became known, and the articles by id that brought it, and those that were there before.

    `early` are articles without a day of their own that count as published before, though they can be later.
    """

    news: tuple[News, ...]
    fresh: frozenset[str]
    known: frozenset[str]
    early: frozenset[str] = frozenset()


def find_news_since(record: Record, day: date) -> Found:
    """Return what became known from the articles published on `day` or later; decisions count whenever they were made.

    An article without a date counts from the earliest day that it can be of.
    """
    articles = list(record.articles())
    known = frozenset(one.id for one in articles if (first := _first_day(one)) is None or first < day)
    found = find_news_among(record, known)
    early = frozenset(one.id for one in articles if one.id in known and (one.published.latest or date.max) >= day)
    return Found(news=found.news, fresh=found.fresh, known=known, early=early)


def find_news_among(record: Record, known: Collection[str]) -> Found:
    """Return what the articles make known that are not among `known` (ids)."""
    articles = list(record.articles())
    before = frozenset(one.id for one in articles) & frozenset(known)
    if len(before) == len(articles):
        return Found(news=(), fresh=frozenset(), known=before)
    after = _stored(record, articles)
    drawn, links = draw_lines(record, among=before)
    state = State(
        entries=drawn.entries,
        links=links,
        claims={name: claim for name, claim in after.claims.items() if claim.article in before},
        order=after.order,
    )
    news = compare_states(state, after, Horizon(opening=_opening(articles)))
    return Found(news=news, fresh=frozenset(after.order) - before, known=before)


def find_news_between(earlier: Record, later: Record) -> Found:
    """Return what became known from one record to another, and which lines are gone."""
    articles = list(later.articles())
    before, after = _stored(earlier, list(earlier.articles())), _stored(later, articles)
    news = compare_states(before, after, Horizon(opening=_opening(articles), with_gone=True))
    return Found(news=news, fresh=frozenset(after.order) - frozenset(before.order), known=frozenset(before.order))


def _stored(record: Record, articles: Collection[Article]) -> State:
    """Return the state that a record holds."""
    slots = record.standings()
    entries = [replace(entry, slots=slots.get(entry.id, ())) for entry in record.entries()]
    ordered = sorted(articles, key=lambda one: (_last_day(one), _first_day(one) or date.max, one.id))
    claims = {claim.id: claim for claim in record.claims()}
    shelf = Shelf(
        articles={one.id: one for one in articles},
        outlets=_outlets(record, articles),
        origins=origins_of(record),
    )
    return State(
        entries=entries,
        links=record.links(),
        claims=claims,
        order={one.id: place for place, one in enumerate(ordered)},
        heard={name: hear(claim, shelf) for name, claim in claims.items()},
    )


def _outlets(record: Record, articles: Collection[Article]) -> dict[str, str]:
    """Return the outlet of each article, as it arrived or as it says itself, "" where neither is known."""
    stated: dict[str, str] = {}
    for arrival in record.arrivals():
        if arrival.particulars.outlet:
            stated.setdefault(arrival.capture, arrival.particulars.outlet)
    return {one.id: stated.get(one.capture) or one.outlet or "" for one in articles}


def _first_day(article: Article) -> date | None:
    return article.published.earliest or article.published.latest


def _last_day(article: Article) -> date:
    return article.published.latest or article.published.earliest or date.max


def _opening(articles: Collection[Article]) -> date | None:
    """Return the day before which a line is background, None when no article has a day."""
    days = [one.published.earliest for one in articles if one.published.is_day and one.published.earliest]
    return min(days) - EARLIER if days else None

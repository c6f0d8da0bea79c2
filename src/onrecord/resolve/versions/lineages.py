"""Which captures are one article: of one address, or of one outlet under a like title, with much text in common."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.model import Article
from onrecord.model.versions import KnownBy, Lineage, Member
from onrecord.resolve.chains import connected
from onrecord.resolve.shingles import number_of, shingles_of
from onrecord.resolve.versions.changes import Page
from onrecord.resolve.versions.order import put_in_order
from onrecord.resolve.versions.tokens import read_tokens
from onrecord.resolve.versions.wording import small_words
from onrecord.text import Span

SHINGLE = 4
"""Words in a row by which two bodies are compared."""

ONE_ADDRESS, ONE_TITLE = 0.25, 0.3
"""The part of the shorter body that two captures must share to be one article: of one address (a front page shows other
articles each time), of one outlet and a like title without an address (a weekly column keeps its title)."""

SAME_NEWS = 0.1
"""The same, where both have one address and a like title: a report that was written anew."""

SAME_WORDS = 0.45
"""The part of the words of the shorter body that stand in both as well: a front page has its title and a line of the
weather in common with that of another day, and nothing else."""

RETITLED, DAYS = 0.75, 3
"""The part of the shorter body that two captures of one outlet must share to be one where neither title nor address
tells, and the days between them: a follow-up repeats the background of the day before, not three quarters of it."""

SKETCH = 12
"""Shingles of a body by which such captures are found: the least ones, which are the same in like bodies."""

LIKE = 0.5
"""The part of the words of two titles that both have."""

MOST = 60
"""Captures of one address of which all pairs are compared; of more, each with the few before it by day."""

FEW = 4
COMMON = 50
"""Titles of an outlet that a word may stand in to lead from one to the other."""

_ADDRESS = re.compile(r"^(?:[a-z]{1,10}://)?(?:www\.|m\.|amp\.)?", re.IGNORECASE)
_TRACKING = re.compile(r"[?#].*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """One capture, as it is compared: its shingles, and the words of its title."""

    article: Article
    shingles: frozenset[int]
    words: frozenset[str]
    title: frozenset[str]

    @property
    def id(self) -> str:
        return self.article.id


def find_lineages(articles: Iterable[Article], page_of: Callable[[str], Page]) -> tuple[Lineage, ...]:
    """Return the articles that came in more than once, by id; `page_of` gives an article as it is compared.

    A copy in another outlet is no version, nor is another article at an address of its own.
    """
    ordered = sorted(articles, key=lambda one: (str(one.published.earliest or one.published.latest or ""), one.id))
    bodies = {one.id: _body(one) for one in ordered if not one.url and one.outlet}
    candidates = list(dict.fromkeys((*_candidates(ordered), *_sketched(ordered, bodies))))
    wanted = {one for pair in candidates for one in pair}
    bodies |= {one.id: _body(one) for one in ordered if one.id in wanted and one.id not in bodies}
    reasons: dict[tuple[str, str], str] = {}
    for one, other in candidates:
        if reason := _reason(bodies[one], bodies[other]):
            reasons[one, other] = reason
    groups = connected(reasons)
    found = (_lineage(group, reasons, page_of) for group in groups)
    return tuple(sorted(found, key=lambda one: one.id))


def can_have_versions(articles: Iterable[tuple[str, str | None, str | None]]) -> set[str]:
    """Return which articles, given as (id, address, outlet), `find_lineages` must see: none of the others has versions.

    Those of one address; and where an outlet has articles without an address, all of it.
    """
    every = list(articles)
    addresses = Counter(address_of(url) for _, url, _ in every if url)
    bare = {outlet.casefold() for _, url, outlet in every if outlet and not url}
    return {
        name
        for name, url, outlet in every
        if (url and addresses[address_of(url)] > 1) or (outlet and outlet.casefold() in bare)
    }


def _sketched(ordered: Sequence[Article], bodies: Mapping[str, _Body]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of one outlet, both without an address, that share some of the least shingles of their bodies."""
    holders: dict[tuple[str, int], list[str]] = defaultdict(list)
    for article in ordered:
        if article.id in bodies and article.outlet:
            for shingle in sorted(bodies[article.id].shingles)[:SKETCH]:
                holders[article.outlet.casefold(), shingle].append(article.id)
    for key in sorted(holders):
        if len(holders[key]) <= COMMON:
            yield from combinations(holders[key], 2)


def _candidates(ordered: Sequence[Article]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that may be one article by their addresses or titles."""
    by_address: dict[str, list[Article]] = defaultdict(list)
    by_outlet: dict[str, list[Article]] = defaultdict(list)
    for article in ordered:
        if article.url:
            by_address[address_of(article.url)].append(article)
        if article.outlet:
            by_outlet[article.outlet.casefold()].append(article)
    for members in by_address.values():
        yield from ((one.id, other.id) for one, other in _near_pairs(members))
    for members in by_outlet.values():
        yield from ((one.id, other.id) for one, other in _titled_pairs(members))


def _near_pairs(members: Sequence[Article]) -> Iterator[tuple[Article, Article]]:
    if len(members) <= MOST:
        yield from combinations(members, 2)
        return
    for at, one in enumerate(members):
        for other in members[max(0, at - FEW) : at]:
            yield other, one


def _titled_pairs(members: Sequence[Article]) -> Iterator[tuple[Article, Article]]:
    """Yield the pairs of one outlet with like titles, one of them without an address."""
    titles = [_title_words(article) for article in members]
    holders: dict[str, list[int]] = defaultdict(list)
    for at, words in enumerate(titles):
        for word in words:
            holders[word].append(at)
    seen: set[tuple[int, int]] = set()
    for word in sorted(holders):
        if len(holders[word]) <= COMMON:
            seen.update(combinations(holders[word], 2))
    for at, behind in sorted(seen):
        if not (members[at].url and members[behind].url) and _are_alike(titles[at], titles[behind]):
            yield members[at], members[behind]


def address_of(url: str) -> str:
    """Return an address without what differs from one capture to the next: scheme, www, query, closing slash."""
    return _TRACKING.sub("", _ADDRESS.sub("", url.strip())).rstrip("/").casefold()


def _title_words(article: Article) -> frozenset[str]:
    title = article.title or article.text.lstrip().partition("\n")[0][:200]
    keys = {token.key for token in read_tokens(title, Span(0, len(title)))}
    return frozenset(keys - small_words())


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= LIKE * len(one | other) > 0


def _body(article: Article) -> _Body:
    keys = [token.key for token in read_tokens(article.text, Span(0, len(article.text)))]
    shingles = frozenset(shingles_of([number_of(key) for key in keys], SHINGLE))
    return _Body(article=article, shingles=shingles, words=frozenset(keys) - small_words(), title=_title_words(article))


def _reason(one: _Body, other: _Body) -> str:
    """Return why two captures are one article, "" when they are not."""
    least = min(len(one.shingles), len(other.shingles))
    share = len(one.shingles & other.shingles) / least if least else 0.0
    has_like_title = _are_alike(one.title, other.title)
    words = f"{share:.0%} of the shorter text is in both"
    if one.article.url and other.article.url:
        if share >= ONE_ADDRESS:
            return f"one address; {words}"
        common = len(one.words & other.words) / max(1, min(len(one.words), len(other.words)))
        is_same_news = has_like_title and share >= SAME_NEWS and common >= SAME_WORDS
        return f"one address and a like title; {words}" if is_same_news else ""
    if has_like_title and share >= ONE_TITLE:
        return f"one outlet and a like title; {words}"
    return f"one outlet, within days; {words}" if share >= RETITLED and _are_near(one.article, other.article) else ""


def _are_near(one: Article, other: Article) -> bool:
    """Whether two articles are of the same few days; one without a date may be."""
    days = [article.published.earliest for article in (one, other) if article.published.earliest]
    return len(days) < 2 or abs((days[0] - days[1]).days) <= DAYS


def _lineage(
    group: Sequence[str],
    reasons: Mapping[tuple[str, str], str],
    page_of: Callable[[str], Page],
) -> Lineage:
    ordered = put_in_order([page_of(article) for article in group])
    members: list[Member] = []
    for place in ordered:
        told = sorted(reason for pair, reason in reasons.items() if place.article in pair)
        first = "" if place.known_by is KnownBy.FIRST else place.reason
        members.append(Member(article=place.article, reason=told[-1], known_by=place.known_by, order_reason=first))
    return Lineage(members=tuple(members))

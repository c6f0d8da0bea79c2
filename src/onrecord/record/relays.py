"""The way that a line or a statement took: who told it first in the collection, who has it from whom, what got lost.

"First" is only about the articles at hand. A path leads from the outlet to who is said to have known; differences are
told against the article that came first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.model import Article, Claim, Mark
from onrecord.record.citing import find_cited, find_media, is_same_name
from onrecord.record.echoes import Heard
from onrecord.record.losses import Difference, Telling, find_differences
from onrecord.record.origins import NOT_STATED, Origin
from onrecord.record.reports import NO_COPIES
from onrecord.text import Span

_AROUND = 400
"""Code points on either side of a claim among which its sentence ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """How one article has it: `path` from the nearest to the origin, the outlet left out; () where none is stated.

    `is_wire`: the first of the path is the agency whose copy it is; `is_own`: the outlet was told it by who says so.
    `source` is the earlier article of the collection that it has it from, "" where none is known; `is_copy`: by
    printing its text.
    """

    article: str
    path: tuple[str, ...]
    is_wire: bool = False
    is_own: bool = False
    source: str = ""
    is_copy: bool = False
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relays:
    """All articles that have it, in the order of publication.

    `first` are those of the earliest day, `may_be_earlier` those without a day that can be of an earlier one; `reports`
    counts copies of one text once.
    """

    first: tuple[str, ...]
    may_be_earlier: tuple[str, ...]
    reports: int
    relays: tuple[Relay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What relays are read from: articles and the names of their outlets by id, origins by claim, reports, amounts.

    `reports` says which articles are one report (`group_copies`), `amounts` are the marks of amounts by article.
    """

    articles: Mapping[str, Article]
    outlets: Mapping[str, str]
    origins: Mapping[str, Origin]
    reports: Mapping[str, str] = field(default_factory=lambda: NO_COPIES)
    amounts: Mapping[str, Sequence[Mark]] = field(default_factory=dict)


def find_relays(claims: Iterable[Claim], shelf: Shelf) -> Relays:
    """Return the way that what `claims` (one at least) tell together took through the articles that they stand in."""
    told: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda one: (one.article, one.cites[0].start, one.id)):
        told.setdefault(claim.article, []).append(claim)
    ordered = sorted(told, key=lambda article: _place(shelf.articles[article]))
    relays: list[Relay] = []
    for article in ordered:
        relays.append(_relay(article, told, shelf, relays))
    first = shelf.articles[ordered[0]]
    return Relays(
        first=tuple(one for one in ordered if _is_same_day(shelf.articles[one], first)),
        may_be_earlier=tuple(one for one in ordered if _may_precede(shelf.articles[one], first)),
        reports=len({shelf.reports.get(article, article) for article in ordered}),
        relays=tuple(relays),
    )


def hear(claim: Claim, shelf: Shelf) -> Heard:
    """Return how the article of a claim has it."""
    path, _ = _path_of(claim, shelf)
    origin = shelf.origins.get(claim.id, NOT_STATED)
    return Heard(outlet=shelf.outlets[claim.article], path=path, origin=origin)


def _relay(article: str, told: Mapping[str, list[Claim]], shelf: Shelf, before: Sequence[Relay]) -> Relay:
    claims = told[article]
    path, is_own = _path(claims, shelf)
    report = shelf.reports.get(article)
    copied = next((one.article for one in before if report and _is_copied(claims, one.article, report, shelf)), "")
    named = next((one.article for one in before if _is_named(shelf.outlets[one.article], path)), "")
    differences: Iterable[Difference] = ()
    if before:
        first, mine = _telling(told[before[0].article], shelf), _telling(claims, shelf)
        is_one_chain = bool(copied or named) or is_same_name(first.origin, mine.origin)
        if is_one_chain or not mine.origin:
            differences = find_differences(first, mine, with_slots=is_one_chain)
    return Relay(
        article=article,
        path=path,
        is_wire=any(_is_wire(claim, shelf) for claim in claims),
        is_own=is_own,
        source=copied or named,
        is_copy=bool(copied),
        differences=tuple(differences),
    )


def _is_wire(claim: Claim, shelf: Shelf) -> bool:
    origin = shelf.origins.get(claim.id, NOT_STATED)
    return bool(origin.chain) or (origin.is_stated and not claim.source and claim.source_stated)


def _is_copied(claims: Sequence[Claim], source: str, report: str, shelf: Shelf) -> bool:
    """Whether an article of the same report prints the words of a claim, and not others in their place."""
    if shelf.reports.get(source) != report:
        return False
    text = " ".join(shelf.articles[source].text.split())
    return any(" ".join(cite.quote.split()) in text for claim in claims for cite in claim.cites)


def _path(claims: Sequence[Claim], shelf: Shelf) -> tuple[tuple[str, ...], bool]:
    """Return the longest path that a claim of one article states, and whether the outlet was told it itself."""
    paths = [_path_of(claim, shelf) for claim in claims]
    return max(paths, key=lambda found: (len(found[0]), found[1]))


def _path_of(claim: Claim, shelf: Shelf) -> tuple[tuple[str, ...], bool]:
    article = shelf.articles[claim.article]
    outlet = shelf.outlets[claim.article]
    sentence = _sentence(article.text, claim.cites[0].span)
    origin = shelf.origins.get(claim.id, NOT_STATED)
    media = find_media(sentence, tuple(shelf.outlets.values()))
    steps = [*origin.chain, *(name for name in media if not is_same_name(name, outlet))]
    steps += [origin.name] if origin.is_stated else []
    steps += find_cited(sentence) if steps else ()
    return _distinct(steps, outlet), any(is_same_name(name, outlet) for name in media)


def _distinct(steps: Iterable[str], outlet: str) -> tuple[str, ...]:
    """Return the steps without those that say again who comes before, or the outlet itself."""
    found: list[str] = []
    for step in steps:
        if not any(is_same_name(step, other) for other in (outlet, *found)):
            found.append(step)
    return tuple(found)


def _is_named(outlet: str, path: Sequence[str]) -> bool:
    return bool(outlet) and any(is_same_name(outlet, step) for step in path)


def _telling(claims: Sequence[Claim], shelf: Shelf) -> Telling:
    article = shelf.articles[claims[0].article]
    spans = [cite.span for claim in claims for cite in claim.cites]
    amounts = [mark for mark in shelf.amounts.get(article.id, ()) if any(span.contains(mark.span) for span in spans)]
    return Telling(
        claims=claims,
        sentences="\n".join(dict.fromkeys(_sentence(article.text, span) for span in spans)),
        paragraphs="\n".join(dict.fromkeys(_paragraph(article.text, span) for span in spans)),
        origin=_root(claims, shelf),
        amounts=tuple((mark, mark.span.of(article.text)) for mark in amounts),
    )


def _root(claims: Sequence[Claim], shelf: Shelf) -> str:
    """Return who is said to have known it, "" where the outlet or agency tells it on its own account."""
    path, _ = _path([claim for claim in claims if claim.source] or claims, shelf)
    return path[-1] if path and any(claim.source for claim in claims) else ""


def _sentence(text: str, span: Span) -> str:
    """Return the sentence that holds a span, within its paragraph."""
    before = text[max(0, span.start - _AROUND) : span.start]
    start = max((found.end() for found in _BORDER.finditer(before)), default=0)
    behind = _BORDER.search(text[max(span.start, span.end - 1) : span.end + _AROUND])
    end = max(span.start, span.end - 1) + behind.start() + 1 if behind else span.end + _AROUND
    return " ".join(text[max(0, span.start - _AROUND) + start : end].split())


_BORDER = re.compile(r"(?<=[\w”\"’)])[.!?][”\"’)]?(?=\s)|\n")


def _paragraph(text: str, span: Span) -> str:
    end = text.find("\n", span.end)
    return text[text.rfind("\n", 0, span.start) + 1 : len(text) if end < 0 else end]


def _place(article: Article) -> tuple[date, date, str]:
    when = article.published
    return when.latest or date.max, when.earliest or when.latest or date.max, article.id  # no last day: may be any


def _is_same_day(article: Article, first: Article) -> bool:
    if article.id == first.id:
        return True
    return article.published.is_day and article.published.earliest == first.published.earliest


def _may_precede(article: Article, first: Article) -> bool:
    """Whether an article without a day of its own can be of an earlier day than the first, or of the same."""
    if article.id == first.id or article.published.is_day:
        return False
    opening, latest = article.published.earliest, first.published.latest or first.published.earliest
    return opening is None or latest is None or opening <= latest

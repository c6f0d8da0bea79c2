"""What became known, as a reader sees it: each thing with its words, who says so, where they stand, what they meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.model import Account, Claim, ClaimKind, Entry, When, status_of
from onrecord.present.dates import say_when
from onrecord.present.views import Source, StatementLine, Views
from onrecord.record.news import Kind, News

QUIET = frozenset({Kind.BACKGROUND.value, Kind.AGAIN.value})
"""Kinds that are counted, and listed only where everything is asked for."""

MOST_CITES = 3
"""Articles that are cited of one account: the first, and those after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Words in an article: its number among the sources of its record, its outlet, its date in words."""

    source: int
    article: str
    outlet: str
    published: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLine:
    """One account: its value ("19 dead", "" where it has none), its words, who says so, and where."""

    value: str
    text: str
    origins: tuple[str, ...]
    interested: tuple[str, ...]
    retired: str
    cites: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that became known.

    `id` is that of a line, of a claim where no line tells it; `now` the account that it gives where it is about one,
    `was` those that it meets; `origins` who says so; `was_when` the date that it had; `statuses` how its line is told
    ("denied", "planned").
    """

    kind: str
    id: str
    text: str
    when: When | None
    was_when: When | None
    slot: str
    standing: str
    statuses: tuple[str, ...]
    now: AccountLine | None
    was: tuple[AccountLine, ...]
    origins: tuple[str, ...]
    cites: tuple[Cited, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What became known, the most telling first; how much of each kind; and the articles that brought it.

    `gone` are articles that only the earlier record has, `early` those without a day that count as published before.
    """

    changes: tuple[Change, ...]
    counts: dict[str, int]
    fresh: tuple[Source, ...]
    gone: tuple[Source, ...] = ()
    early: tuple[Source, ...] = ()

    @property
    def is_none(self) -> bool:
        return not (self.changes or self.fresh or self.gone)


def changes_of(
    news: Sequence[News],
    later: Views,
    *,
    fresh: Collection[str],
    earlier: Views | None = None,
    early: Collection[str] = (),
) -> Changes:
    """Return what became known as a reader sees it.

    `later` are the views of the record that tells it, `earlier` those of the one that it is compared with, None for the
    same; `fresh` and `early` are ids of articles.
    """
    writing = _Writing(later, earlier or later)
    changes = tuple(map(writing.change, news))
    there = {source.article for source in later.sources}
    return Changes(
        changes=changes,
        counts=dict(Counter(change.kind for change in changes)),
        fresh=tuple(source for source in later.sources if source.article in fresh),
        gone=tuple(source for source in earlier.sources if source.article not in there) if earlier else (),
        early=tuple(source for source in later.sources if source.article in early),
    )


def first_of(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return the changes that are no background or repetition: a few of every kind first, then the others."""
    told = [change for change in changes if change.kind not in QUIET]
    seen: Counter[str] = Counter()
    first: list[Change] = []
    later: list[Change] = []
    for change in told:
        seen[change.kind] += 1
        (first if seen[change.kind] <= _AT_FIRST.get(change.kind, 3) else later).append(change)
    return (*first, *later)


_AT_FIRST = {Kind.NEW.value: 6, Kind.SAID.value: 2}
"""How much of a kind is shown before there is more of any other; three of those that are not here."""


class _Writing:
    """Puts news into words. A claim is looked up in the later record, else in the earlier one."""

    def __init__(self, later: Views, earlier: Views) -> None:
        self.both = (later,) if earlier is later else (later, earlier)

    def change(self, news: News) -> Change:
        home = self.both[-1] if news.kind is Kind.GONE else self.both[0]
        entry = news.entry
        claims = [self._claim(claim) for claim in news.claims]
        origins = news.origins or (entry.origins if entry else self._speaker(news.claims[0]))
        return Change(
            kind=news.kind.value,
            id=entry.id if entry else news.claims[0],
            text=self._text(news),
            when=entry.when if entry else None,
            was_when=news.was_when,
            slot=news.slot,
            standing=entry.standing if entry else "",
            statuses=tuple(
                dict.fromkeys(status_of(claim).value for claim in claims if claim.kind is not ClaimKind.STATEMENT)
            )
            if entry
            else (),
            now=self._account(news.now, news.entry) if news.now else None,
            was=tuple(self._account(account, news.entry) for account in news.was),
            origins=tuple(name for name in origins if not name.endswith("not stated")),
            cites=tuple(_cited(home, claim) for claim in _of_articles(claims)) if entry else self._cites(news.claims),
            reason=news.reason,
        )

    def _text(self, news: News) -> str:
        """Return the words of a line, or of the claims that tell something of a line that was known."""
        if (news.entry and set(news.entry.claims) <= set(news.claims)) or news.kind is Kind.DATED:
            return news.entry.text if news.entry else ""
        lines = [claim for claim in news.claims if self._line(claim)]
        return self._words((lines or news.claims)[0], news.entry)

    def _account(self, account: Account, beside: Entry | None) -> AccountLine:
        first = min(account.claims, key=lambda claim: (self._home(claim).numbers[self._claim(claim).article], claim))
        return AccountLine(
            value=account.value,
            text=self._words(first, beside),
            origins=account.origins or self._speaker(first),
            interested=account.interested,
            retired=account.retired,
            cites=self._cites(account.claims),
        )

    def _speaker(self, claim: str) -> tuple[str, ...]:
        """Return who is said to have made a statement, () where nobody knows or it is none."""
        said = self._statements[self.both.index(self._home(claim))].get(claim)
        is_open = said is None or (said.person is None and said.speaker_basis.endswith("not resolved"))
        name = "" if said is None or is_open else said.person or said.speaker
        return (name,) if name else ()

    def _cites(self, claims: Iterable[str]) -> tuple[Cited, ...]:
        found = ((self._home(claim), self._claim(claim)) for claim in claims)
        cites = [_cited(home, claim) for home, claim in found]
        first = {cite.article: cite for cite in reversed(cites)}
        return tuple(sorted(first.values(), key=lambda cite: (cite.source, cite.article)))[:MOST_CITES]

    def _words(self, claim: str, beside: Entry | None) -> str:
        """Return the line that a claim is part of; where that is the line itself, and for statements, what it cites."""
        line = self._line(claim)
        if line and not (beside and claim in beside.claims):
            return line
        return " … ".join(cite.quote for cite in self._claim(claim).cites)

    def _line(self, claim: str) -> str:
        return self._lines[self.both.index(self._home(claim))].get(claim, "")

    @cached_property
    def _lines(self) -> list[dict[str, str]]:
        return [
            {claim: entry.text for entry in views.record.entries() for claim in entry.claims} for views in self.both
        ]

    @cached_property
    def _statements(self) -> list[dict[str, StatementLine]]:
        kinds = ("said", "thought", "attitude")
        return [{line.id: line for line in views.statements(kinds=kinds)} for views in self.both]

    @cached_property
    def _claims(self) -> list[dict[str, Claim]]:
        return [{claim.id: claim for claim in views.record.claims()} for views in self.both]

    def _home(self, claim: str) -> Views:
        return next(views for views, claims in zip(self.both, self._claims, strict=True) if claim in claims)

    def _claim(self, claim: str) -> Claim:
        return next(claims[claim] for claims in self._claims if claim in claims)


def _of_articles(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the first claim of each article."""
    seen: set[str] = set()
    for claim in claims:
        if claim.article not in seen:
            seen.add(claim.article)
            yield claim


def _cited(views: Views, claim: Claim) -> Cited:
    source = views.sources[views.numbers[claim.article] - 1]
    return Cited(
        source=source.number,
        article=claim.article,
        outlet=source.name,
        published=say_when(source.published),
        words=" … ".join(cite.quote for cite in claim.cites),
    )

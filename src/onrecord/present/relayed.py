"""Who told it first, and who has it from whom: the relay chains of lines and statements, as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from onrecord.model import Claim, ClaimKind, LinkKind, MarkKind
from onrecord.present.dates import say_when
from onrecord.present.details import Detail
from onrecord.present.phrases import count, listed
from onrecord.present.views import Source, Views
from onrecord.record.origins import NOT_STATED, Origin
from onrecord.record.relays import Relay, Relays, Shelf, find_relays
from onrecord.record.reports import group_copies
from onrecord.store.lookups import by_article, linked_to

PLAIN = 2
"""Steps of a path that “says LPA, citing residents” tells as well."""

_NUMBERING = re.compile(r"^[\d_ -]+|\.\w{1,5}$")
"""What in the name of a file is no name of an outlet: "001_evening-lantern.txt"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayLine:
    """How one article has it: `path` from its outlet, where that is known, to the origin, and notes in words.

    `relayed_from` is the number of the earlier article that it has it from, None where none is known.
    """

    source: int
    outlet: str
    published: str
    path: tuple[str, ...]
    relayed_from: int | None
    is_copy: bool
    notes: tuple[str, ...]

    @property
    def words(self) -> str:
        """Return the path in words: "RT, citing Chosun Ilbo, citing an unnamed official"."""
        return ", citing ".join(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayView:
    """The way that one line or statement took; `first` and `spread` say it in short."""

    first: str
    spread: str
    relays: tuple[RelayLine, ...]

    @property
    def is_simple(self) -> bool:
        """Whether there is nothing to tell but one article's own words."""
        return len(self.relays) == 1 and len(self.relays[0].path) <= PLAIN


class Relayed:
    """The relay chains of one open record; `origins` are those of its claims.

    `among`: only the articles with these ids are read, for a single line of a large record.
    """

    def __init__(self, views: Views, origins: Mapping[str, Origin], among: Collection[str] | None = None) -> None:
        self.views = views
        self._origins = origins
        self._among = None if among is None else frozenset(among)

    def of(self, claims: tuple[str, ...]) -> RelayView:
        """Return the way that what `claims` (one at least) tell together took."""
        return self._view(find_relays([self._claims[claim] for claim in claims], self._shelf))

    def of_id(self, kind: str, found: str) -> RelayView | None:
        """Return the way of the line or claim with an id, None for anything else; versions of a statement are one.

        `kind` as a detail says it: "entry", the kind of a claim, "article".
        """
        if kind == "entry":
            rows = self.views.record.query("SELECT claim FROM entry_claims WHERE entry = ? ORDER BY claim", found)
            return self.of(tuple(row["claim"] for row in rows))
        if kind in set(ClaimKind):
            return self.of(self._same_statement(found))
        return None

    def _same_statement(self, claim: str) -> tuple[str, ...]:
        """Return a claim with the versions of it, and what the same side is reported to say in other articles."""
        found = {claim, *(version.claim for version in self.views.record.versions(claim))}
        if self._claims[claim].kind is ClaimKind.STATEMENT:
            found |= {other for one in tuple(found) for other in self._linked_to(one) if self._is_one_side(one, other)}
        return tuple(sorted(found))

    def _is_one_side(self, one: str, other: str) -> bool:
        mine, theirs = (self._origins.get(claim, NOT_STATED) for claim in (one, other))
        known = self._claims.get(other)
        if known is None or known.kind is not ClaimKind.STATEMENT:
            return False
        return not mine.sides.isdisjoint(theirs.sides)

    def _view(self, relays: Relays) -> RelayView:
        lines = tuple(self._line(relay) for relay in relays.relays)
        numbers = [self.views.numbers[article] for article in relays.first]
        first = listed(tuple(f"[{number}] {self._outlets_by_number[number]}" for number in numbers))
        same_day = ", of the same day" if len(numbers) > 1 else ""
        maybe = [f"[{self.views.numbers[article]}]" for article in relays.may_be_earlier]
        doubt = f"; {listed(tuple(maybe))} may be earlier, its day is not known" if maybe else ""
        return RelayView(
            first=f"{first}, {lines[0].published}{same_day}{doubt}",
            spread=f"{count(len(lines), 'article')}, {count(relays.reports, 'report')}",
            relays=lines,
        )

    def _line(self, relay: Relay) -> RelayLine:
        number = self.views.numbers[relay.article]
        source = self.views.sources[number - 1]
        return RelayLine(
            source=number,
            outlet=source.name,
            published=say_when(source.published),
            path=relay.path if relay.is_wire and not self._is_named(source) else (source.name, *relay.path),
            relayed_from=self.views.numbers[relay.source] if relay.source else None,
            is_copy=relay.is_copy,
            notes=tuple(self._notes(relay)),
        )

    def _is_named(self, source: Source) -> bool:
        """Whether it is known whose an article is: a name that is not the file's."""
        return not any(locator.endswith(source.name) for locator in source.locators)

    def _notes(self, relay: Relay) -> Iterator[str]:
        if relay.source:
            yield f"{'copy of' if relay.is_copy else 'from'} [{self.views.numbers[relay.source]}]"
        if relay.is_own:
            yield "told this outlet itself"
        if not relay.path:
            yield "names no source"
        yield from (one.words for one in relay.differences)

    @cached_property
    def _claims(self) -> dict[str, Claim]:
        record = self.views.record
        if self._among is None:
            return {claim.id: claim for claim in record.claims()}
        return {claim.id: claim for article in sorted(self._among) for claim in record.claims_in(article)}

    def _linked_to(self, claim: str) -> Iterable[str]:
        """Return the claims that say the same as one: of single articles they are asked for, of all they are known."""
        if self._among is None:
            return self._linked.get(claim, ())
        return linked_to(self.views.record, claim, (LinkKind.SAME_STATEMENT, LinkKind.AGREES))

    @cached_property
    def _linked(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for link in self.views.record.links():
            if link.kind in (LinkKind.SAME_STATEMENT, LinkKind.AGREES):
                found.setdefault(link.a, []).append(link.b)
                found.setdefault(link.b, []).append(link.a)
        return found

    @cached_property
    def _outlets_by_number(self) -> dict[int, str]:
        return {source.number: source.name for source in self.views.sources}

    @cached_property
    def _shelf(self) -> Shelf:
        record, among = self.views.record, self._among
        articles = record.articles() if among is None else map(record.article, sorted(among))
        kind = MarkKind.QUANTITY
        amounts = record.marks(kind) if among is None else record.marks_among(kind, among)
        return Shelf(
            articles={article.id: article for article in articles},
            outlets={source.article: _name_of(source) for source in self.views.sources},
            origins=self._origins,
            reports=group_copies(record.copies()),
            amounts=by_article(amounts),
        )


def articles_around(views: Views, detail: Detail) -> frozenset[str]:
    """Return the articles that the way of a line or claim can lead through: its own, and those of their stories."""
    numbers = {context.source for context in detail.contexts}
    own = {source.article for source in views.sources if source.number in numbers}
    stories = (set(story.articles) for story in views.record.stories())
    return frozenset(own.union(*(story for story in stories if not own.isdisjoint(story))))


def _name_of(source: Source) -> str:
    """Return the outlet of an article, else the words in the name of its file, to compare names of media with."""
    if any(locator.endswith(source.name) for locator in source.locators):
        return " ".join(re.split(r"[\W_]+", _NUMBERING.sub("", source.name))).strip()
    return source.name

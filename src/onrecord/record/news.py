"""What became known from one state of a record to another: what is new, and how what was known has moved.

A line of which both states hold a claim is the same line. What an article merely repeats is no news: a further copy,
another report of an origin that said so before, words that earlier words say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from onrecord.model import Account, Basis, Claim, ClaimKind, Entry, LinkKind, When
from onrecord.record.news_slots import Turn, turns_of
from onrecord.record.states import State, match_claims
from onrecord.record.told import Told, words_of


class Kind(StrEnum):
    """What became of a line, the most telling first."""

    RETRACTED = "retracted"  # who said so takes it back
    REVISED = "revised"  # who said so says otherwise now
    REMOVED = "removed"  # a later version of its article no longer tells it, and nothing in its place
    CONTRADICTED = "contradicted"  # somebody says what excludes it; both accounts stand
    CHANGED = "changed"  # the state of the world moved
    STAGE = "stage moved"  # what was planned or pledged has come further, or to an end
    GREW = "grew"  # a count of the same scope
    CONFIRMED = "confirmed"  # a second origin, not of the same side
    NEW = "new"  # a line that the earlier state does not have
    SOURCED = "sourced"  # on somebody's word now, where no origin was stated
    DATED = "dated"  # its day is known, or another
    SAID = "said"  # a statement that makes no line
    BACKGROUND = "background"  # a new line of long before the coverage
    AGAIN = "told again"  # in other articles or words; says nothing that was not known
    GONE = "gone"  # no longer in the record


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One thing that became known; `claims` of the later state tell it (of the earlier, where it is gone).

    `entry` is their line, None where statements make none; `slot` what it is about; `now` the account that it gives,
    `was` those that it meets; `origins` who says so now and did not before; `was_when` the date that the line had.
    """

    kind: Kind
    claims: tuple[str, ...]
    entry: Entry | None = None
    slot: str = ""
    now: Account | None = None
    was: tuple[Account, ...] = ()
    origins: tuple[str, ...] = ()
    was_when: When | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """From when on a line is no background; whether what is missing is told (`with_gone`)."""

    opening: date | None = None
    with_gone: bool = False


EVERYTHING = Horizon()


def compare_states(before: State, after: State, horizon: Horizon = EVERYTHING) -> tuple[News, ...]:
    """Return what became known from one state to another, the most telling first."""
    comparing = _Comparing(before, after, horizon)
    found = [*comparing.moved(), *comparing.lines(), *comparing.statements()]
    ranked = comparing.in_order(found)
    return (*ranked, *comparing.gone()) if horizon.with_gone else ranked


@dataclass(slots=True)
class _Comparing:
    """Both states, which claims they share, and what has been accounted for."""

    before: State
    after: State
    horizon: Horizon
    known: dict[str, str] = field(init=False)
    covered: set[str] = field(init=False, default_factory=set)
    met: set[str] = field(init=False, default_factory=set)
    told: Told = field(init=False, default_factory=Told)

    def __post_init__(self) -> None:
        self.known = match_claims(self.before.claims, self.after.claims)
        for claim in sorted(self.before.claims):
            self.told.add(words_of(self.before.claims[claim], whole=True))

    def moved(self) -> Iterator[News]:
        """Yield how accounts have moved, each once; that a line is confirmed only where nothing else became of it."""
        kinds = list(Kind)
        told: dict[tuple[str, str], set[str]] = {}
        turned: set[str] = set()
        turns = sorted(turns_of(self.before, self.after, self.known), key=lambda one: kinds.index(Kind(one.what)))
        for turn in turns:
            told_by = tuple(claim for claim in turn.claims if claim not in self.known) or turn.claims
            entry = next((self.after.entry_of[one] for one in told_by if one in self.after.entry_of), None)
            line = entry.id if entry else told_by[0]
            is_backed = Kind(turn.what) in (Kind.CONFIRMED, Kind.SOURCED)
            if not (is_backed and line in turned) and told.setdefault((line, turn.what), set()).isdisjoint(told_by):
                told[line, turn.what].update(told_by)
                turned.add(line)
                self.covered.update(entry.claims if is_backed and entry else turn.claims)
                self.met.update(claim for account in turn.was for claim in account.claims)
                yield self._news(turn, told_by, entry)

    def _news(self, turn: Turn, told_by: tuple[str, ...], entry: Entry | None) -> News:
        return News(
            kind=Kind(turn.what),
            claims=self._ordered(told_by),
            entry=entry,
            slot=turn.slot,
            now=turn.now,
            was=turn.was,
            origins=turn.origins,
            reason=turn.reason,
        )

    def lines(self) -> Iterator[News]:
        """Yield lines that are new or told again, and known ones that have another date now.

        A new line that another new one has retired already is told with that one.
        """
        fresh: dict[str, Entry] = {}
        for entry in self.after.entries:
            known = [self.known[claim] for claim in entry.claims if claim in self.known]
            if any(claim in self.before.entry_of for claim in known):
                yield from self._redated(entry)
            elif known:
                yield News(kind=Kind.NEW, claims=self._ordered(entry.claims), entry=entry, reason=BACK)
            elif self.covered.isdisjoint(entry.claims):
                fresh[entry.id] = entry
        ordered = sorted(fresh.values(), key=lambda one: (-one.reports, *self._first(one.claims)))
        found = {entry.id: self._new(entry) for entry in ordered}
        folded = self._folded(found)
        for line, news in found.items():
            if line not in folded:
                yield replace(news, kind=self._kind_of(fresh[line]))

    def _folded(self, fresh: Mapping[str, News]) -> frozenset[str]:
        """Return the new lines that are told with the line that has taken their place, and not by themselves."""
        passed = [line for line, news in fresh.items() if news.entry and self._is_passed(news.entry)]
        shown = [news for line, news in fresh.items() if line not in passed]
        met = self.met | {claim for news in shown for account in news.was for claim in account.claims}
        return frozenset(line for line in passed if not met.isdisjoint(fresh[line].claims))

    def _is_passed(self, entry: Entry) -> bool:
        """Whether something has taken the place of what a line says of one of its slots."""
        for slot in entry.slots:
            mine = [one for one in slot.accounts if not set(entry.claims).isdisjoint(one.claims)]
            if mine and all(one.retired for one in mine):
                return True
        return False

    def _new(self, entry: Entry) -> News:
        """Return a line with the accounts whose place it has taken; of several slots none is named."""
        found: list[tuple[str, Account, tuple[Account, ...]]] = []
        for slot in entry.slots:
            retired = tuple(one for one in slot.accounts if one.retired)
            now = next((one for one in slot.accounts if not set(entry.claims).isdisjoint(one.claims)), None)
            if retired and now and not now.retired:
                found.append((slot.slot, now, retired))
        return News(
            kind=Kind.NEW,
            claims=self._ordered(entry.claims),
            entry=entry,
            slot=found[0][0] if len(found) == 1 else "",
            now=found[0][1] if len(found) == 1 else None,
            was=tuple(one for _, _, retired in found for one in retired),
        )

    def _kind_of(self, entry: Entry) -> Kind:
        claims = [self.after.claims[claim] for claim in entry.claims]
        is_told = any(self.told.holds(words_of(claim)) for claim in claims)
        for claim in claims:
            self.told.add(words_of(claim, whole=True))
        if is_told:
            return Kind.AGAIN
        opening, latest = self.horizon.opening, entry.when.latest
        return Kind.BACKGROUND if opening and latest and latest < opening else Kind.NEW

    def _redated(self, entry: Entry) -> Iterator[News]:
        """Yield a line whose day became known, or is another one than it was."""
        if not entry.when.is_day or entry.when.basis is Basis.PUBLICATION:
            return
        claims = (self.known[claim] for claim in entry.claims if claim in self.known)
        lines = {one.id: one for one in (self.before.entry_of.get(claim) for claim in claims) if one}
        was = sorted(lines.values(), key=lambda one: one.id)
        if was and all(one.when.earliest != entry.when.earliest or not one.when.is_day for one in was):
            fresh = tuple(claim for claim in entry.claims if claim not in self.known) or entry.claims
            yield News(kind=Kind.DATED, claims=self._ordered(fresh), entry=entry, was_when=was[0].when)

    def statements(self) -> Iterator[News]:
        """Yield what people say that stands in no line and that nobody said before."""
        lines: dict[str, list[Claim]] = {}
        for claim in self.after.entry_of:
            lines.setdefault(self.after.claims[claim].article, []).append(self.after.claims[claim])
        repeated = self._repeated()
        for claim in sorted(self.after.claims, key=lambda one: self._first((one,))):
            said = self.after.claims[claim]
            if said.kind is not ClaimKind.STATEMENT or said.value("said_kind") != "said" or claim in self.known:
                continue
            others = lines.setdefault(said.article, [])
            if claim in self.covered or claim in self.met or any(_overlap(said, other) for other in others):
                continue
            others.append(said)
            is_told = claim in repeated or self.told.holds(words_of(said))
            self.told.add(words_of(said, whole=True))
            yield News(kind=Kind.AGAIN if is_told else Kind.SAID, claims=(claim,))

    def _repeated(self) -> set[str]:
        """Return the statements that are versions of one that comes before them."""
        found: set[str] = set()
        for link in self.after.links:
            if link.kind is LinkKind.SAME_STATEMENT:
                found.add(max(link.a, link.b, key=lambda one: (one not in self.known, self._first((one,)))))
        return found

    def gone(self) -> Iterator[News]:
        """Yield the lines of which nothing is left."""
        images = {self.known[claim] for claim in self.after.entry_of if claim in self.known}
        for entry in self.before.entries:
            if images.isdisjoint(entry.claims):
                is_there = any(self.before.claims[claim].article in self.after.order for claim in entry.claims)
                why = "its words make no line any more" if is_there else "its article is not there"
                yield News(kind=Kind.GONE, claims=entry.claims, entry=entry, reason=why)

    def in_order(self, found: Iterable[News]) -> tuple[News, ...]:
        """Return news by kind; of one kind what heads an article first, the later article before the earlier.

        What several reports tell counts as if it stood further ahead.
        """
        kinds = list(Kind)
        ranks: dict[tuple[Kind, int], int] = {}
        placed: list[tuple[tuple[int, int, int, int, str], News]] = []
        for news in sorted(found, key=lambda one: self._first(one.claims)):
            article, start, claim = self._first(news.claims)
            rank = ranks.setdefault((news.kind, article), 0)
            ranks[news.kind, article] = rank + 1
            reports = news.entry.reports if news.entry else 1
            placed.append(((kinds.index(news.kind), rank // reports, -article, start, claim), news))
        return tuple(news for _, news in sorted(placed, key=lambda pair: pair[0]))

    def _first(self, claims: Iterable[str]) -> tuple[int, int, str]:
        return min(
            (self.after.order.get(self.after.claims[one].article, 0), self.after.claims[one].cites[0].start, one)
            for one in claims
        )

    def _ordered(self, claims: Sequence[str]) -> tuple[str, ...]:
        return tuple(sorted(claims, key=lambda claim: self._first((claim,))))


BACK = "its words were there and made no line"
"""Why a line of known words is new."""


def _overlap(one: Claim, other: Claim) -> bool:
    return any(a.span.overlaps(b.span) for a in one.cites for b in other.cites)

"""How the accounts of slots have moved from one state of a record to another: retired, contradicted, confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Account, Claim, Link, LinkKind, SlotStanding, Update
from onrecord.record.echoes import find_second_origins
from onrecord.record.standing import NO_VALUE
from onrecord.record.states import State

STAGE, CONTRADICTED, CONFIRMED, SOURCED = "stage moved", "contradicted", "confirmed", "sourced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What became of an account: `what` by which turn, `claims` of the later state that tell it; see `News`."""

    what: str
    slot: str
    claims: tuple[str, ...]
    now: Account | None = None
    was: tuple[Account, ...] = ()
    origins: tuple[str, ...] = ()
    reason: str = ""


def turns_of(before: State, after: State, known: Mapping[str, str]) -> Iterator[Turn]:
    """Yield how accounts have moved; `known` gives the claim of the earlier state for those that both have.

    Several lines can carry the same accounts: they are told once. Links between claims that no line shows come last.
    """
    turning = _Turning(before, after, known)
    told: set[tuple[str, frozenset[str]]] = set()
    for entry in after.entries:
        for slot in entry.slots:
            key = slot.slot, frozenset(claim for account in slot.accounts for claim in account.claims)
            if key not in told:
                told.add(key)
                yield from turning.of_slot(slot)
    yield from turning.of_links(told)
    yield from turning.removed()


class _Turning:
    """Both states, and what joins the claims of the later one."""

    def __init__(self, before: State, after: State, known: Mapping[str, str]) -> None:
        self.before = before
        self.after = after
        self.known = known
        self.links: dict[tuple[LinkKind, str, str], list[Link]] = {}
        for link in after.links:
            for claim in {link.a, link.b}:
                self.links.setdefault((link.kind, link.slot, claim), []).append(link)

    def of_slot(self, slot: SlotStanding) -> Iterator[Turn]:
        if not any(claim in self.known for account in slot.accounts for claim in account.claims):
            return
        retired = tuple(self._retired(slot))
        yield from retired
        yield from self._contradicted(slot, [turn.now for turn in retired if turn.now])
        for account in slot.accounts:
            if not account.retired:
                yield from self._backed(slot.slot, account)

    def _retired(self, slot: SlotStanding) -> Iterator[Turn]:
        """Yield what took the place of accounts that stood."""
        retired = [one for one in slot.accounts if one.retired and self._stood(slot.slot, one)]
        passing = [one for one in slot.accounts if one.retired and self._is_fresh(one)]
        for how in dict.fromkeys(one.retired for one in retired):
            was = (*(one for one in retired if one.retired == how), *passing)
            links = [link for one in was for link in self._updates(slot.slot, one)]
            standing = [one for one in slot.accounts if not one.retired]
            ends = {link.a for link in links}
            now = next((one for one in standing if ends & set(one.claims)), standing[0] if standing else None)
            claims = _distinct((*(now.claims if now else ()), *(link.a for link in links)))
            if not claims:
                continue
            yield Turn(
                what=STAGE if slot.slot == "stage" and how == Update.CHANGED else how,
                slot=slot.slot,
                claims=tuple(one for one in claims if one not in self.known) or claims,
                now=now,
                was=was,
                origins=now.origins if now else (),
                reason=links[0].reason if links else slot.reason,
            )

    def _updates(self, slot: str, account: Account) -> list[Link]:
        links = (link for claim in account.claims for link in self.links.get((LinkKind.UPDATES, slot, claim), ()))
        return [link for link in links if link.b in account.claims and link.a not in account.claims]

    def _stood(self, slot: str, account: Account) -> bool:
        """Whether an account stood before: somebody gave it, and nothing had taken its place."""
        was = [self.before.account_of.get((slot, self.known[one])) for one in account.claims if one in self.known]
        return bool(was) and not any(one and one.retired for one in was)

    def _contradicted(self, slot: SlotStanding, successors: Sequence[Account]) -> Iterator[Turn]:
        """Yield new accounts that exclude one that was known, or the successor of one."""
        standing = [one for one in slot.accounts if not one.retired]
        for now in standing:
            if not self._is_fresh(now) or now in successors:
                continue
            links = [
                link for claim in now.claims for link in self.links.get((LinkKind.CONFLICTS, slot.slot, claim), ())
            ]
            met = [one for one in standing if one is not now and _meets(one, links)]
            met = [one for one in met if one in successors or not self._is_fresh(one)]
            if met:
                yield Turn(
                    what=CONTRADICTED,
                    slot=slot.slot,
                    claims=tuple(one for one in now.claims if one not in self.known),
                    now=now,
                    was=tuple(met),
                    origins=now.origins,
                    reason=next(link.reason for link in links if _meets(met[0], [link])),
                )

    def _is_fresh(self, account: Account) -> bool:
        return not any(claim in self.known for claim in account.claims)

    def _backed(self, slot: str, account: Account) -> Iterator[Turn]:
        """Yield an account that has a second origin now, or any where it had none."""
        fresh = tuple(claim for claim in account.claims if claim not in self.known)
        if not fresh or len(fresh) == len(account.claims) or account.value == NO_VALUE:
            return
        was = [self.before.account_of.get((slot, self.known[one])) for one in account.claims if one in self.known]
        had = [one for one in was if one]
        count = max((len(one.origins) for one in had), default=0)
        if not had or count > 1 or len(account.origins) <= count:
            return
        origins = self._second_origins(fresh, account, had)
        if not origins:
            return
        yield Turn(
            what=CONFIRMED if count else SOURCED,
            slot=slot,
            claims=fresh,
            now=account,
            was=(max(had, key=lambda one: (len(one.origins), one.value)),),
            origins=origins,
        )

    def _second_origins(self, fresh: Sequence[str], account: Account, had: Sequence[Account]) -> tuple[str, ...]:
        """Return the origins that `fresh` claims of an account add to those that it had."""
        if self.after.heard:
            known = [claim for claim in account.claims if claim in self.known]
            return tuple(origin.words for origin in find_second_origins(fresh, known, self.after.heard))
        names = {name for one in had for name in one.origins}
        return tuple(name for name in account.origins if name not in names) or account.origins

    def of_links(self, told: set[tuple[str, frozenset[str]]]) -> Iterator[Turn]:
        """Yield what later statements make of earlier ones where no line shows either."""
        shown = {(slot, claim) for slot, claims in told for claim in claims}
        for link in self.after.links:
            if link.kind not in (LinkKind.UPDATES, LinkKind.CONFLICTS):
                continue
            is_shown = (link.slot, link.a) in shown or (link.slot, link.b) in shown
            if is_shown or (link.a in self.known and link.b in self.known):
                continue
            later, earlier = self._in_order(link)
            if earlier not in self.known and self._article(later) == self._article(earlier):
                continue  # one article about two sides of a matter: both are new
            yield Turn(
                what=_what(link),
                slot=link.slot,
                claims=(later,),
                was=(Account(value="", claims=(earlier,), reports=1),),
                reason=link.reason,
            )

    def _in_order(self, link: Link) -> tuple[str, str]:
        """Return the later claim of a link and the earlier one."""
        if link.kind is LinkKind.UPDATES:
            return link.a, link.b
        later = max(link.a, link.b, key=lambda one: (one not in self.known, self._order(one)))
        return later, link.a if later == link.b else link.b

    def _article(self, claim: str) -> str:
        return self.after.claims[claim].article

    def _order(self, claim: str) -> tuple[int, int, str]:
        told = self.after.claims[claim]
        return self.after.order.get(told.article, 0), told.cites[0].start, claim

    def removed(self) -> Iterator[Turn]:
        """Yield what a later version of its article dropped: the claims of one line together, others by themselves."""
        gone = {link.b: link for link in self.after.links if _is_removed(link) and link.b in self.known}
        was_gone = {link.b for link in self.before.links if _is_removed(link)}
        fresh = sorted(claim for claim in gone if self.known[claim] not in was_gone)
        by_line: dict[str, list[str]] = {}
        for claim in fresh:
            entry = self.after.entry_of.get(claim)
            if entry:
                by_line.setdefault(entry.id, []).append(claim)
        alone = [claim for claim in fresh if claim not in self.after.entry_of]
        shown = [self.after.claims[claim] for claims in by_line.values() for claim in claims]
        for claim in sorted(alone, key=self._order):
            if not any(_is_inside(self.after.claims[claim], other) for other in shown):
                shown.append(self.after.claims[claim])
                by_line[claim] = [claim]
        for claims in by_line.values():
            link = gone[claims[0]]
            yield Turn(what=link.how, slot=link.slot, claims=tuple(claims), reason=link.reason)


def _is_removed(link: Link) -> bool:
    """Whether a link says that a later version of an article no longer tells a claim; it ties it to itself."""
    return link.kind is LinkKind.UPDATES and link.how == Update.REMOVED and link.a == link.b


def _is_inside(one: Claim, other: Claim) -> bool:
    return one.article == other.article and any(a.span.overlaps(b.span) for a in one.cites for b in other.cites)


def _what(link: Link) -> str:
    if link.kind is LinkKind.CONFLICTS:
        return CONTRADICTED
    return STAGE if link.slot == "stage" and link.how == Update.CHANGED else link.how


def _meets(account: Account, links: Sequence[Link]) -> bool:
    return any(link.a in account.claims or link.b in account.claims for link in links)


def _distinct(claims: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claims))

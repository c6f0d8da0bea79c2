"""How the accounts of each slot of a line stand to one another: single, matching, rival, superseded.

The accounts of a slot are those of the line's own claims and of all that are linked to them on that slot, whichever
line they are in, so that a reader sees the rival account beside the line, and the one that was given up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import Account, Claim, Factuality, Link, LinkKind, Polarity, SlotStanding, Standing
from onrecord.record.origins import NOT_STATED, Origin
from onrecord.record.reports import NO_COPIES

SLOTS = ("happened", "holder", "number", "stage", "state", "date", "place", "cause", "agent", "identity")
"""The slots in the order in which a line shows them."""

NOUNS = {"happened": "outcome", "agent": "doer"}
"""What a headline calls a slot."""

NO_VALUE = "no value given"
"""What an account is that only says that another was wrong."""

UPDATED = "updated"
"""What a headline calls a slot of which a line tells the account that took the place of another."""

DENIED = "denied"
"""What an account is that says that it is not so."""

MOST = 200
"""Claims of a slot that are weighed: a line of more is told by its first ones."""

_CHAINED = frozenset({"number", "holder"})
_JOIN = frozenset({LinkKind.SAME_EVENT, LinkKind.SAME_STATEMENT, LinkKind.AGREES, LinkKind.UPDATES, LinkKind.CONFLICTS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What standing is weighed from: claims and origins by id, links, values by (claim, slot), reports by article."""

    claims: Mapping[str, Claim] = field(default_factory=dict)
    links: Sequence[Link] = ()
    origins: Mapping[str, Origin] = field(default_factory=dict)
    values: Mapping[tuple[str, str], str] = field(default_factory=dict)
    reports: Mapping[str, str] = field(default_factory=lambda: NO_COPIES)


class Weighing:
    """The evidence, indexed by claim; one for all lines of a record."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.retired = frozenset(link.b for link in evidence.links if link.kind is LinkKind.UPDATES)
        self.links_of: dict[tuple[str, str], list[Link]] = {}
        for link in sorted(evidence.links, key=lambda one: (one.a, one.b, one.kind, one.slot)):
            for end in (link.a, link.b):
                self.links_of.setdefault((end, link.slot), []).append(link)

    def weigh(self, claims: Collection[str]) -> tuple[SlotStanding, ...]:
        """Return the standing of each slot of a line that holds `claims`; "happened" is always among them."""
        found: list[SlotStanding] = []
        for slot in SLOTS:
            held = self._linked(claims, slot)
            if slot == "happened" or held:
                links = self._links_among(held, slot)
                members = sorted(held | (set(claims) if slot == "happened" else set()))
                found.append(weigh_slot(slot, members, links, self.evidence))
        return tuple(found)

    def _linked(self, claims: Collection[str], slot: str) -> set[str]:
        """Return all claims that links on a slot lead to from `claims`.

        In any number of steps for numbers and holders, which are of one thing throughout; in one step for any other
        slot: what was planned for the same day need not be the same.
        """
        pending = [claim for claim in sorted(claims) if (claim, slot) in self.links_of]
        found = set(pending)
        while pending and len(found) < MOST:
            for link in self.links_of.get((pending.pop(), slot), ()):
                if link.kind in _JOIN:
                    fresh = {link.a, link.b} - found
                    found |= fresh
                    pending += sorted(fresh) if slot in _CHAINED else ()
        return found

    def _links_among(self, claims: set[str], slot: str) -> list[Link]:
        links = {
            link for claim in claims for link in self.links_of.get((claim, slot), ()) if {link.a, link.b} <= claims
        }
        return sorted(links, key=lambda one: (one.a, one.b, one.kind))


def weigh_slot(slot: str, claims: Sequence[str], links: Sequence[Link], evidence: Evidence) -> SlotStanding:
    """Return the standing of one slot from all `claims` that speak of it and the `links` among them."""
    retired = _retired(links)
    groups: dict[tuple[str, str], list[str]] = {}
    for claim in sorted(claims):
        groups.setdefault((_value(claim, slot, evidence), retired.get(claim, "")), []).append(claim)
    groups = _spread(groups, links)
    accounts = [_account(value, how, members, evidence) for (value, how), members in groups.items()]
    accounts.sort(key=lambda one: (bool(one.retired), -one.reports, one.value, one.claims))
    standing, reason = _judge(accounts, links, evidence)
    return SlotStanding(slot=slot, standing=standing, accounts=tuple(accounts), reason=reason)


def _spread(groups: dict[tuple[str, str], list[str]], links: Sequence[Link]) -> dict[tuple[str, str], list[str]]:
    """Return the groups with those joined whose claims agree in other words ("about 1,400", "1,380")."""
    of = {claim: key for key, members in groups.items() for claim in members}
    alias = {key: key for key in groups}
    for link in links:
        if link.kind in (LinkKind.AGREES, LinkKind.SAME_STATEMENT, LinkKind.SAME_EVENT):
            one, other = sorted((_root(alias, of[link.a]), _root(alias, of[link.b])))
            if one[1] == other[1] and not any(_is_negative(key[0]) for key in (one, other)):
                alias[other] = one
    joined: dict[tuple[str, str], list[str]] = {}
    for key in sorted(groups):
        joined.setdefault(_root(alias, key), []).extend(groups[key])
    return {key: sorted(members) for key, members in joined.items()}


def _is_negative(value: str) -> bool:
    return value == DENIED or value.startswith("not ")


def _root(alias: Mapping[tuple[str, str], tuple[str, str]], key: tuple[str, str]) -> tuple[str, str]:
    while alias[key] != key:
        key = alias[key]
    return key


def _retired(links: Iterable[Link]) -> dict[str, str]:
    """Return how each claim was retired that a later one took the place of, by the first of those that did.

    19 dead gave way to 17, who had been counted twice, before 21 were found: it was revised, and did not grow.
    """
    updates = [link for link in links if link.kind is LinkKind.UPDATES]
    later: dict[str, set[str]] = {}
    for link in updates:
        later.setdefault(link.b, set()).add(link.a)
    found: dict[str, Link] = {}
    for link in sorted(updates, key=lambda one: (-len(later.get(one.a, set()) & later[one.b]), one.a)):
        found.setdefault(link.b, link)
    return {claim: link.how for claim, link in found.items()}


def _value(claim: str, slot: str, evidence: Evidence) -> str:
    if said := evidence.values.get((claim, slot)):
        return said
    told = evidence.claims[claim]
    is_denied = told.polarity is Polarity.DENIED or told.value("class") == "denies"
    if slot not in ("happened", "stage", "cause", "date", "place"):
        return NO_VALUE
    if slot == "stage":
        stage = told.value("stage") or ("ordered" if told.value("type") == "order" else "")
        return stage or (
            "planned" if told.factuality is Factuality.PLANNED else "not carried out" if is_denied else "carried out"
        )
    if told.factuality is Factuality.PLANNED:
        return "planned"
    return DENIED if is_denied else "affirmed"


def _account(value: str, how: str, claims: Sequence[str], evidence: Evidence) -> Account:
    told = [evidence.claims[claim] for claim in claims]
    origins = gather_origins(claims, evidence.origins)
    return Account(
        value=value,
        claims=tuple(claims),
        reports=len({evidence.reports.get(one.article, one.article) for one in told}),
        origins=tuple(origin.words for origin in origins),
        interested=tuple(origin.words for origin in origins if origin.is_interested),
        retired=how,
    )


def gather_origins(claims: Iterable[str], origins: Mapping[str, Origin]) -> tuple[Origin, ...]:
    """Return the stated origins of claims, one for each side: two people of one body are one.

    An origin of no known side ("a spokesman") counts only where there is no other.
    """
    sides: list[tuple[set[str], Origin]] = []
    stated = [origin for claim in sorted(claims) if (origin := origins.get(claim, NOT_STATED)).is_stated]
    known = [origin for origin in stated if origin.sides]
    for origin in known or stated[:1]:
        meeting = [part for part in sides if not part[0].isdisjoint(origin.sides)]
        sides = [part for part in sides if part not in meeting]
        first = min((*(part[1] for part in meeting), origin), key=lambda one: (len(one.chain), one.words))
        sides.append((set(origin.sides).union(*(part[0] for part in meeting)), first))
    return tuple(sorted((part[1] for part in sides), key=lambda one: one.words))


def _judge(accounts: Sequence[Account], links: Sequence[Link], evidence: Evidence) -> tuple[Standing, str]:
    """Return the standing that the accounts have together, and why."""
    standing = {claim: at for at, one in enumerate(accounts) if not one.retired for claim in one.claims}
    for link in links:
        ends = standing.get(link.a), standing.get(link.b)
        if link.kind is LinkKind.CONFLICTS and None not in ends and ends[0] != ends[1]:
            return Standing.RIVAL, link.reason
    retiring = [link for link in links if link.kind is LinkKind.UPDATES]
    if any(one.retired for one in accounts) and retiring:
        return Standing.SUPERSEDED, retiring[0].reason
    sides = max((len(gather_origins(one.claims, evidence.origins)) for one in accounts), default=0)
    if sides > 1:
        return Standing.MATCHING, f"{sides} origins that are not of one side say the same"
    reports = sum(one.reports for one in accounts)
    if sides == 1:
        return Standing.SINGLE, "one origin" if reports == 1 else f"one origin in {reports} reports"
    return Standing.SINGLE, "the origin is not stated"


def headline(slots: Sequence[SlotStanding], told: Sequence[str] = ()) -> str:
    """Return the standing of a line in words: "single", "matching", "outcome matching, number rival".

    `told`: the claims that tell the line, the one with its words first. A line that tells the account which took the
    place of another is *updated*; only one that tells what was given up is *superseded*.
    """
    first = next((one for one in slots if one.slot == "happened"), None)
    telling = [one for one in slots if one.standing is not Standing.SINGLE and one is not first]
    words = [_words_for(one, told) for one in telling]
    if first is None or (telling and first.standing is Standing.SINGLE):
        return ", ".join(words) or Standing.SINGLE.value
    return ", ".join((_words_for(first, told), *words)) if words else _words_of(first, told)


def _words_for(one: SlotStanding, told: Sequence[str]) -> str:
    return f"{NOUNS.get(one.slot, one.slot)} {_words_of(one, told)}"


def _words_of(one: SlotStanding, told: Sequence[str]) -> str:
    if one.standing is not Standing.SUPERSEDED:
        return one.standing.value
    hows = sorted({account.retired for account in one.accounts if account.retired})
    retired = {claim: bool(account.retired) for account in one.accounts for claim in account.claims}
    is_given_up = next((retired[claim] for claim in told if claim in retired), True)
    return f"{one.standing.value if is_given_up else UPDATED} ({', '.join(hows)})"

"""Actors, places, decisions, links and standings to rows and back, as `rows` does for the other nouns."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from onrecord.model import (
    Account,
    Actor,
    ActorKind,
    Appearance,
    Decision,
    Effect,
    Entry,
    KnownBy,
    Level,
    Lineage,
    Link,
    LinkKind,
    Member,
    Phase,
    Place,
    Role,
    SlotStanding,
    Standing,
)
from onrecord.store.rows import Row


def place_row(place: Place) -> Row:
    """Return a row of `places`."""
    where = (place.lat, place.lon, place.country, place.region)
    return (place.id, place.name, place.level.name.lower(), *where, place.population)


def place_of(row: sqlite3.Row) -> Place:
    """Return the place of a row of `places`."""
    return Place(
        id=row["id"],
        name=row["name"],
        level=Level[row["level"].upper()],
        lat=row["lat"],
        lon=row["lon"],
        country=row["country"],
        region=row["region"],
        population=row["population"],
    )


def appearance_row(one: Appearance) -> Row:
    """Return a row of `appearances`."""
    return (one.id, one.article, one.start, one.end, one.kind.value, one.name, one.country, one.gender, one.by)


def role_rows(one: Appearance) -> Iterator[Row]:
    """Yield the rows of `roles` of an appearance; of two roles in the same words with one title the fuller counts."""
    told = {(role.start, role.end, role.title): role for role in sorted(one.roles)}
    for role in told.values():
        yield (one.id, role.start, role.end, role.title, role.organisation, role.country, role.phase.value)


def appearance_of(row: sqlite3.Row, roles: Iterable[sqlite3.Row]) -> Appearance:
    """Return the appearance of a row of `appearances` and its rows of `roles`."""
    return Appearance(
        article=row["article"],
        start=row["start"],
        end=row["end"],
        kind=ActorKind(row["kind"]),
        name=row["name"],
        country=row["country"],
        gender=row["gender"],
        roles=tuple(_role_of(role) for role in roles),
        by=row["made_by"],
    )


def _role_of(row: sqlite3.Row) -> Role:
    return Role(
        start=row["start"],
        end=row["end"],
        title=row["title"],
        organisation=row["organisation"],
        country=row["country"],
        phase=Phase(row["phase"]),
    )


def actor_row(actor: Actor) -> Row:
    """Return a row of `actors`."""
    return (actor.id, actor.kind.value, actor.name, actor.country, int(actor.hidden))


def actor_of(row: sqlite3.Row, members: Iterable[sqlite3.Row]) -> Actor:
    """Return the actor of a row of `actors` and its rows of `actor_appearances`."""
    return Actor(
        id=row["id"],
        kind=ActorKind(row["kind"]),
        name=row["name"],
        country=row["country"],
        appearances=tuple((member["appearance"], member["reason"]) for member in members),
        hidden=bool(row["hidden"]),
    )


def decision_row(decision: Decision) -> Row:
    """Return a row of `decisions`."""
    anchors = json.dumps(decision.anchors, ensure_ascii=False)
    return (decision.number, decision.act, anchors, decision.value, decision.who, decision.when, decision.why)


def decision_of(row: sqlite3.Row) -> Decision:
    """Return the decision of a row of `decisions`."""
    return Decision(
        number=row["number"],
        act=row["act"],
        anchors=tuple((article, words, around) for article, words, around in json.loads(row["anchors"])),
        value=row["value"],
        who=row["who"],
        when=row["decided"],
        why=row["why"],
    )


def effect_row(effect: Effect) -> Row:
    """Return a row of `decided`."""
    return (effect.about, effect.number, effect.what, effect.before)


def effect_of(row: sqlite3.Row) -> Effect:
    """Return the effect of a row of `decided`."""
    return Effect(about=row["about"], number=row["number"], what=row["what"], before=row["before"])


def link_row(link: Link) -> Row:
    """Return a row of `links`."""
    return (link.a, link.b, link.kind.value, link.slot, link.how, link.reason, link.by)


def link_of(row: sqlite3.Row) -> Link:
    """Return the link of a row of `links`."""
    return Link(
        a=row["a"],
        b=row["b"],
        kind=LinkKind(row["kind"]),
        slot=row["slot"],
        how=row["how"],
        reason=row["reason"],
        by=row["made_by"],
    )


def link_in(row: Sequence[str]) -> Link:
    """Return the link of the columns of a row of `links`."""
    a, b, kind, slot, how, reason, by = row
    return Link(a=a, b=b, kind=LinkKind(kind), slot=slot, how=how, reason=reason, by=by)


def standing_rows(entry: Entry) -> Iterator[Row]:
    """Yield the rows of `standings` of an entry."""
    for ordinal, one in enumerate(entry.slots, start=1):
        yield (entry.id, ordinal, one.slot, one.standing.value, one.reason)


def account_rows(entry: Entry) -> Iterator[Row]:
    """Yield the rows of `accounts` of an entry."""
    for ordinal, one in enumerate(entry.slots, start=1):
        for number, told in enumerate(one.accounts, start=1):
            lists = (_listed(told.origins), _listed(told.interested), told.retired)
            yield (entry.id, ordinal, number, told.value, _listed(told.claims), told.reports, *lists)


def standing_of(row: sqlite3.Row, accounts: Iterable[sqlite3.Row]) -> SlotStanding:
    """Return the standing of a row of `standings` and its rows of `accounts`."""
    return SlotStanding(
        slot=row["slot"],
        standing=Standing(row["standing"]),
        accounts=tuple(_account_of(account) for account in accounts),
        reason=row["reason"],
    )


def standings_of(found: Iterable[sqlite3.Row], told: Iterable[sqlite3.Row]) -> dict[str, tuple[SlotStanding, ...]]:
    """Return the standings of rows of `standings` and `accounts`, each in the order of their keys, by entry."""
    accounts: dict[tuple[str, int], list[sqlite3.Row]] = {}
    for row in told:
        accounts.setdefault((row["entry"], row["ordinal"]), []).append(row)
    standings: dict[str, list[SlotStanding]] = {}
    for row in found:
        one = standing_of(row, accounts.get((row["entry"], row["ordinal"]), []))
        standings.setdefault(row["entry"], []).append(one)
    return {entry: tuple(slots) for entry, slots in standings.items()}


def _account_of(row: sqlite3.Row) -> Account:
    return Account(
        value=row["value"],
        claims=tuple(json.loads(row["claims"])),
        reports=row["reports"],
        origins=tuple(json.loads(row["origins"])),
        interested=tuple(json.loads(row["interested"])),
        retired=row["retired"],
    )


def _listed(values: tuple[str, ...]) -> str:
    return json.dumps(values, ensure_ascii=False)


def version_rows(lineage: Lineage) -> Iterator[Row]:
    """Yield the rows of `article_versions` of a lineage."""
    for ordinal, one in enumerate(lineage.members, start=1):
        yield (lineage.id, ordinal, one.article, one.reason, one.known_by.value, one.order_reason)


def lineages_of(found: Iterable[sqlite3.Row]) -> list[Lineage]:
    """Return the lineages of the rows of `article_versions`, sorted by lineage and ordinal."""
    members: dict[str, list[Member]] = {}
    for row in found:
        known_by = KnownBy(row["known_by"])
        member = Member(
            article=row["article"], reason=row["reason"], known_by=known_by, order_reason=row["order_reason"]
        )
        members.setdefault(row["lineage"], []).append(member)
    return [Lineage(members=tuple(one)) for one in members.values() if len(one) > 1]

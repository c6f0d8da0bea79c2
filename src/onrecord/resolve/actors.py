"""Who is who across articles: the appearances of one actor, each with the reason why it is one of them.

Full names come first, in the order of time; then initials, surnames and descriptions, which join only somebody who is
named in full or printed the same way, for evidence beside the name. Whatever is open stays an actor by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from itertools import groupby

from onrecord.model import Actor, ActorKind, Appearance, Decision
from onrecord.resolve.bodies import country_key, keys_of_body, lookups_of_body
from onrecord.resolve.contexts import ArticleContext
from onrecord.resolve.decisions import decide
from onrecord.resolve.evidence import Profile, Sighting, profile_of
from onrecord.resolve.holders import find_holders, titles_of, titles_of_office
from onrecord.resolve.kinds import settle_kinds
from onrecord.resolve.names import initial_keys_of, keys_of, short_keys_of
from onrecord.resolve.naming import actor_id, company_key, fullest_name, usual_country
from onrecord.resolve.pool import Keys, Pool

MOST_COMPANIONS = 40
"""Actors of an article that are company to the others: those that it names first."""

_NOWHERE = ArticleContext()


def find_actors(
    appearances: Iterable[Appearance],
    articles: Mapping[str, ArticleContext],
    decisions: Sequence[Decision] = (),
) -> tuple[Actor, ...]:
    """Return the actors of `appearances`, each appearance in exactly one, sorted by their ids.

    The order of the input does not matter. An article that `articles` lacks is undated and in no story. An actor's id
    comes from its least appearance by (publication day, article, offset), so articles that are added later, and were
    published later, change no id. Decisions that find no place are left out: `decisions.decide` returns them.
    """
    known = {appearance.id: appearance for appearance in appearances}
    groups = group_appearances(known.values(), articles)
    actors = tuple(sorted((actor_of(group) for group in groups), key=lambda actor: actor.id))
    return decide(actors, tuple(known.values()), articles, decisions).actors if decisions else actors


def group_appearances(appearances: Iterable[Appearance], articles: Mapping[str, ArticleContext]) -> tuple[Profile, ...]:
    """Return the profiles of all actors, by the rules alone."""
    profiles = profiles_of(settle_kinds(appearances, articles), articles)
    return group_profiles(profiles, crowded_in(profiles))


def profiles_of(settled: Iterable[Appearance], articles: Mapping[str, ArticleContext]) -> list[Profile]:
    """Return what each appearance tells, in the order of time; all those of an article must be among them."""
    sightings = sightings_of(settled, articles)
    company = company_in(sightings)
    return [profile_beside(seen, articles, company) for seen in sightings]


def sightings_of(settled: Iterable[Appearance], articles: Mapping[str, ArticleContext]) -> list[Sighting]:
    """Return appearances in the order of time."""
    seen = (Sighting(_day(articles.get(one.article, _NOWHERE)), one) for one in settled)
    return sorted(seen, key=lambda seen: seen.order)


Crowded = Mapping["Tier", Collection[str]]
"""The articles that have namesakes in a tier, by tier."""


def group_profiles(profiles: Iterable[Profile], crowded: Crowded) -> tuple[Profile, ...]:
    """Return the profiles of actors; `profiles` come in the order of time.

    Profiles that share no key, not by a chain of others either, are grouped by themselves as they are together.
    """
    tiers: dict[Tier, list[Profile]] = {tier: [] for tier in Tier}
    for profile in profiles:
        tiers[tier_of(profile)].append(profile)
    return (*_group_persons(tiers, crowded), *_group_countries(tiers[Tier.COUNTRY]), *_group_bodies(tiers, crowded))


class Tier(Enum):
    """Profiles that are placed one after the other: those that say most of who they are first."""

    FULL = "full name"
    INITIAL = "name with an initial"
    SHORT = "single name"
    DESCRIBED = "description"
    COUNTRY = "country"
    BODY = "body"
    ACRONYM = "acronym"


def tier_of(profile: Profile) -> Tier:
    """Return the tier in which a profile is placed."""
    if profile.kind is ActorKind.COUNTRY:
        return Tier.COUNTRY
    if profile.kind is not ActorKind.PERSON:
        return Tier.ACRONYM if any(name.is_acronym for name in profile.bodies) else Tier.BODY
    if not profile.persons:
        return Tier.DESCRIBED
    name = next(iter(profile.persons))
    if not name.is_full:
        return Tier.SHORT
    return Tier.INITIAL if len(name.words[0]) == 1 and len(name.words) == 2 else Tier.FULL


def crowded_in(profiles: Iterable[Profile]) -> dict[Tier, set[str]]:
    """Return the articles in which two profiles of one tier share a key, by tier."""
    found: dict[Tier, set[str]] = {tier: set() for tier in Tier}
    seen: set[tuple[Tier, str, str]] = set()
    for profile in profiles:
        tier, article = tier_of(profile), profile.first.appearance.article
        for key in set(_KEYS[tier](profile)):
            if (tier, article, key) in seen:
                found[tier].add(article)
            seen.add((tier, article, key))
    return found


def keys_to(profile: Profile) -> set[tuple[str, bool]]:
    """Return the keys by which a profile hangs together with others, and whether it looks others up by each.

    Two hang together by a key that one of them, or a third, looks up.
    """
    tier = tier_of(profile)
    if tier is Tier.COUNTRY:
        return {(f"country {_country_of(profile)}", True)}
    if tier in (Tier.BODY, Tier.ACRONYM):
        # By its initials a full name is only found: it hangs together with what an acronym finds.
        looks = set(_body_lookups(profile))
        return {(f"body {key}", key in looks) for key in {*_body_keys(profile), *looks} if not key.endswith("=")}
    if tier is Tier.DESCRIBED:
        return {(f"office {title}", True) for title in titles_of_office(profile)}
    keys = {(f"full {key}", True) for key in _full_keys(profile) if tier is Tier.FULL}
    keys |= {(f"initial {key}", tier is Tier.INITIAL) for key in _initial_keys(profile)}
    keys |= {(f"short {key}", tier is Tier.SHORT) for key in _short_keys(profile)}
    return keys | {(f"office {title}", False) for title in titles_of(profile.offices)}


def profile_beside(
    seen: Sighting, articles: Mapping[str, ArticleContext], company: Mapping[str, Mapping[str, str]]
) -> Profile:
    """Return what a sighting tells; `company` names, by article, who is company to others there."""
    article, own = seen.appearance.article, company_key(seen.appearance)
    others = ((key, name) for key, name in company.get(article, {}).items() if key != own)
    return profile_of(seen, articles.get(article, _NOWHERE), others)


def _group_persons(tiers: Mapping[Tier, Sequence[Profile]], crowded: Crowded) -> tuple[Profile, ...]:
    pool = Pool()
    _place(pool, tiers[Tier.FULL], crowded[Tier.FULL], _full_keys, _full_keys)
    for _ in range(2):  # a merged profile can fit a third one; a third round found nothing on the benchmark
        pool.merge_alike(_full_keys, _full_keys)
    _place(pool, tiers[Tier.INITIAL], crowded[Tier.INITIAL], _initial_keys, _initial_keys)
    _place(pool, tiers[Tier.SHORT], crowded[Tier.SHORT], _short_keys, _short_keys)
    return find_holders(pool, tiers[Tier.DESCRIBED])


def _place(pool: Pool, profiles: Iterable[Profile], crowded: Collection[str], keys: Keys, lookups: Keys) -> None:
    """Let each of `profiles` join the one that it clearly is, or stand for itself.

    In an article of `crowded` the best fitting of namesakes comes first: it leaves the others less choice.
    """
    for number, known in enumerate(pool.profiles):
        if known is not None:
            pool.register(number, keys(known), known.stories)
    for article, some in groupby(profiles, key=lambda profile: profile.first.appearance.article):
        of_article = tuple(some)
        for profile in _surest_first(pool, of_article, lookups) if article in crowded else of_article:
            found = pool.best(profile, lookups(profile))
            if found:
                pool.join(found[0], profile, found[1].reason, keys)
            else:
                pool.add(profile, keys(profile))


def _surest_first(pool: Pool, profiles: Iterable[Profile], lookups: Keys) -> Sequence[Profile]:
    return sorted(profiles, key=lambda profile: -pool.likeness(profile, lookups(profile)))


def _full_keys(profile: Profile) -> Iterable[str]:
    return (key for name in profile.persons for key in keys_of(name))


def _initial_keys(profile: Profile) -> Iterable[str]:
    return (key for name in profile.persons for key in initial_keys_of(name))


def _short_keys(profile: Profile) -> Iterable[str]:
    return (f"{key}-" for name in profile.persons for key in short_keys_of(name))


def _group_countries(profiles: Sequence[Profile]) -> tuple[Profile, ...]:
    """Let all appearances of one country be one: its identity comes with the name."""
    found: dict[str, Profile] = {}
    for profile in profiles:
        appearance = profile.first.appearance
        key = _country_of(profile)
        if key in found:
            found[key].take(profile, f"same country: {appearance.country or appearance.name}")
        else:
            found[key] = profile
    return tuple(found.values())


def _country_of(profile: Profile) -> str:
    appearance = profile.first.appearance
    return country_key(appearance.country or appearance.name)


def _group_bodies(tiers: Mapping[Tier, Sequence[Profile]], crowded: Crowded) -> tuple[Profile, ...]:
    pool = Pool()
    for tier in (Tier.BODY, Tier.ACRONYM):
        _place(pool, tiers[tier], crowded[tier], _body_keys, _body_lookups)
    pool.merge_alike(_body_keys, _body_lookups)
    return tuple(pool.left())


def _body_keys(profile: Profile) -> Iterable[str]:
    return (key for name in profile.bodies for key in keys_of_body(name))


def _body_lookups(profile: Profile) -> Iterable[str]:
    return (key for name in profile.bodies for key in lookups_of_body(name))


def _no_keys(_: Profile) -> Iterable[str]:
    return ()


_KEYS: Mapping[Tier, Keys] = {
    Tier.FULL: _full_keys,
    Tier.INITIAL: _initial_keys,
    Tier.SHORT: _short_keys,
    Tier.DESCRIBED: _no_keys,
    Tier.COUNTRY: _no_keys,
    Tier.BODY: _body_keys,
    Tier.ACRONYM: _body_keys,
}


def company_in(sightings: Iterable[Sighting]) -> dict[str, dict[str, str]]:
    """Return, by article, the keys and names of those who are company to the others."""
    found: dict[str, dict[str, str]] = {}
    for seen in sightings:
        appearance = seen.appearance
        if appearance.kind in (ActorKind.PERSON, ActorKind.ORGANISATION) and (key := company_key(appearance)):
            known = found.setdefault(appearance.article, {})
            if len(known) < MOST_COMPANIONS:
                known.setdefault(key, appearance.name)
    return found


def _day(context: ArticleContext) -> date:
    return context.published.earliest or date.max


def actor_of(profile: Profile) -> Actor:
    """Return a profile as the actor that it is."""
    members = sorted(profile.members, key=lambda member: member[0].order)
    alone = len(members) == 1
    return Actor(
        id=actor_id(members[0][0].appearance),
        kind=profile.kind,
        name=fullest_name([seen.appearance for seen, _ in members]),
        country=usual_country([seen.appearance for seen, _ in members]),
        appearances=tuple(
            (seen.appearance.id, reason or ("no other appearance fits" if alone else "the first that was named"))
            for seen, reason in members
        ),
    )

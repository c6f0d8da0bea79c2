"""Who is who across articles: the appearances of one actor, each with the reason why it is one of them.

Full names come first, in the order of time; then initials, surnames and descriptions, which join only somebody who is
named in full or printed the same way, for evidence beside the name. Whatever is open stays an actor by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from onrecord.model import Actor, ActorKind, Appearance, Decision
from onrecord.resolve.bodies import country_key, keys_of_body
from onrecord.resolve.contexts import ArticleContext
from onrecord.resolve.decisions import decide
from onrecord.resolve.evidence import Profile, Sighting, profile_of
from onrecord.resolve.holders import find_holders
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
    actors = tuple(sorted((_actor(group) for group in groups), key=lambda actor: actor.id))
    return decide(actors, tuple(known.values()), articles, decisions).actors if decisions else actors


def group_appearances(appearances: Iterable[Appearance], articles: Mapping[str, ArticleContext]) -> tuple[Profile, ...]:
    """Return the profiles of all actors, by the rules alone."""
    settled = settle_kinds(appearances, articles)
    sightings = sorted(
        (Sighting(_day(articles.get(one.article, _NOWHERE)), one) for one in settled), key=lambda seen: seen.order
    )
    company = _company(sightings)
    profiles = [_profile(seen, articles, company) for seen in sightings]
    persons = [one for one in profiles if one.kind is ActorKind.PERSON]
    countries = [one for one in profiles if one.kind is ActorKind.COUNTRY]
    bodies = [one for one in profiles if one.kind not in (ActorKind.PERSON, ActorKind.COUNTRY)]
    return (*_group_persons(persons), *_group_countries(countries), *_group_bodies(bodies))


def _profile(
    seen: Sighting, articles: Mapping[str, ArticleContext], company: Mapping[str, Mapping[str, str]]
) -> Profile:
    article, own = seen.appearance.article, company_key(seen.appearance)
    others = ((key, name) for key, name in company.get(article, {}).items() if key != own)
    return profile_of(seen, articles.get(article, _NOWHERE), others)


def _group_persons(profiles: Sequence[Profile]) -> tuple[Profile, ...]:
    pool = Pool()
    tiers: list[list[Profile]] = [[], [], [], []]
    for profile in profiles:
        tiers[_tier(profile)].append(profile)
    _place(pool, tiers[0], _full_keys)
    for _ in range(2):  # a merged profile can fit a third one; a third round found nothing on the benchmark
        pool.merge_alike(_full_keys)
    _place(pool, tiers[1], _initial_keys)
    _place(pool, tiers[2], _short_keys)
    return find_holders(pool, tiers[3])


def _tier(profile: Profile) -> int:
    """Return 0 for a full name, 1 for one with an initial, 2 for a single name, 3 for a description."""
    if not profile.persons:
        return 3
    name = next(iter(profile.persons))
    if not name.is_full:
        return 2
    return 1 if len(name.words[0]) == 1 and len(name.words) == 2 else 0


def _place(pool: Pool, profiles: Iterable[Profile], keys: Keys) -> None:
    """Let each of `profiles` join the one that it clearly is, or stand for itself."""
    for number, known in enumerate(pool.profiles):
        if known is not None:
            pool.register(number, keys(known), known.stories)
    for _, some in groupby(profiles, key=lambda profile: profile.first.appearance.article):
        for profile in _surest_first(pool, tuple(some), keys):
            found = pool.best(profile, keys(profile))
            if found:
                pool.join(found[0], profile, found[1].reason, keys)
            else:
                pool.add(profile, keys(profile))


def _surest_first(pool: Pool, profiles: Sequence[Profile], keys: Keys) -> Sequence[Profile]:
    """Return the profiles of one article, the best fitting of namesakes first: it leaves the others less choice."""
    shared = Counter(key for profile in profiles for key in set(keys(profile)))
    if not shared or max(shared.values()) == 1:
        return profiles
    return sorted(profiles, key=lambda profile: -pool.likeness(profile, keys(profile)))


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
        key = country_key(appearance.country or appearance.name)
        if key in found:
            found[key].take(profile, f"same country: {appearance.country or appearance.name}")
        else:
            found[key] = profile
    return tuple(found.values())


def _group_bodies(profiles: Sequence[Profile]) -> tuple[Profile, ...]:
    pool = Pool()
    acronyms = [one for one in profiles if any(name.is_acronym for name in one.bodies)]
    short = {id(one) for one in acronyms}
    _place(pool, (one for one in profiles if id(one) not in short), _body_keys)
    _place(pool, acronyms, _body_keys)
    pool.merge_alike(_body_keys)
    return tuple(pool.left())


def _body_keys(profile: Profile) -> Iterable[str]:
    return (key for name in profile.bodies for key in keys_of_body(name))


def _company(sightings: Iterable[Sighting]) -> dict[str, dict[str, str]]:
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


def _actor(profile: Profile) -> Actor:
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

"""Actors across the articles of a draft, as far as they can have changed since the last comparison."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from onrecord.model import Actor, ActorKind, Appearance, Article, Cast
from onrecord.resolve.actors import (
    Tier,
    actor_of,
    company_in,
    crowded_in,
    group_profiles,
    keys_to,
    profile_beside,
    profiles_of,
    sightings_of,
)
from onrecord.resolve.chains import connected
from onrecord.resolve.contexts import ArticleContext
from onrecord.resolve.evidence import Profile
from onrecord.resolve.kinds import settle_kinds
from onrecord.store import Castbook, Draft

STEP = "actors"
VERSION = "2"
"""What is kept under another version is of no use."""

LOT = 200
LOT_OF_APPEARANCES = 5000
"""Articles, and appearances, that are in memory at once when all are compared, where no more hang together."""

FEW = 0.1
"""The part of the articles that may be new or gone: with more it is quicker to compare anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stir:
    """What a change reaches at first: articles that are gone, and those that are cast again, with their stories."""

    gone: frozenset[str]
    again: frozenset[str]
    stories: Mapping[str, tuple[str, ...]]

    def around(self) -> set[str]:
        """Return the articles that are cast again with all that share a story with one of them."""
        near = {story for article in self.again for story in self.stories[article]}
        return {one for one, stories in self.stories.items() if not near.isdisjoint(stories)} | self.again


def begin_actors(draft: Draft) -> None:
    """Find the actors of all articles, and keep what the next comparison needs.

    Articles come in lots, each with those that share stories with it, then appearances in lots that hang together: so
    what is in memory grows with the largest story and the most frequent name, not with the number of articles.
    """
    book = Castbook(draft)
    book.clear()
    stories = book.stories_now()
    for lot in _lots(stories):
        contexts = {one: _context(draft.article(one), stories[one]) for one in lot}
        settled = settle_kinds(draft.appearances_among(lot), contexts)
        profiles = profiles_of(settled, contexts)
        book.put_names({profile.first.appearance.id: keys_to(profile) for profile in profiles})
        book.put_casts(_casts(profiles, contexts, crowded_in(profiles)))
    draft.put_actors(())
    for together in book.each_together(LOT_OF_APPEARANCES):
        draft.add_actors(_actors(draft, book, together))
    draft.put_kept_rule(STEP, VERSION)


def _lots(stories: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Yield all articles in lots; those that share a story, by a chain of others too, are in one."""
    firsts: dict[str, str] = {}
    shared = ((firsts.setdefault(story, article), article) for article, some in stories.items() for story in some)
    lot: list[str] = []
    for together in connected(chain(((article, article) for article in stories), shared)):
        lot += together
        if len(lot) >= LOT:
            yield lot
            lot = []
    yield lot


def revise_actors(draft: Draft) -> bool:
    """Find the actors anew that a change can reach; False when that is too many, and nothing was done."""
    book = Castbook(draft)
    stir = _stir(book)
    if draft.kept_rule(STEP) != VERSION or len(stir.gone) + len(stir.again) > FEW * len(stir.stories):
        return False
    before = book.casts(stir.gone | stir.again)
    casts, profiles = _cast_again(draft, stir, before)
    lost, come = _differences(stir, before, casts)
    seeds = book.holders(book.keys(lost))
    book.drop_names(lost)
    book.put_names({one: keys_to(profile) for one, profile in profiles.items() if one in come})
    book.drop_casts(stir.gone)
    book.put_casts(casts.values())
    reached = _reach(book, (seeds - lost) | come)
    book.put_actors(reached, _actors(draft, book, reached))
    return True


def _stir(book: Castbook) -> _Stir:
    there, were, now = book.articles(), book.stories(), book.stories_now()
    gone = frozenset(were.keys() - there)
    moved = {one for one in there if now[one] != were[one]}
    stirred = {story for one in gone for story in were[one]}
    stirred |= {story for one in moved for story in {*now[one]} ^ {*were[one]}}
    new = now.keys() - there
    stirred |= {story for one in new for story in now[one]}
    shared = {one for one in there if not stirred.isdisjoint(now[one])}
    return _Stir(gone=gone, again=frozenset(new | moved | shared), stories=now)


def _cast_again(draft: Draft, stir: _Stir, before: Mapping[str, Cast]) -> tuple[dict[str, Cast], dict[str, Profile]]:
    """Return the casts of the articles that are cast again, and what each of their appearances tells."""
    around = stir.around()
    beside = {one: ArticleContext(stories=frozenset(stir.stories[one])) for one in around}
    settled = settle_kinds(draft.appearances_among(around), beside)
    contexts = {one: _context_beside(draft, one, before.get(one), stir) for one in stir.again}
    profiles = profiles_of((one for one in settled if one.article in stir.again), contexts)
    casts = {cast.article: cast for cast in _casts(profiles, contexts, crowded_in(profiles))}
    return casts, {profile.first.appearance.id: profile for profile in profiles}


def _context(article: Article, stories: Iterable[str]) -> ArticleContext:
    return replace(ArticleContext.of(article, stories=stories), text="")  # which no rule reads


def _context_beside(draft: Draft, article: str, before: Cast | None, stir: _Stir) -> ArticleContext:
    read = draft.article(article)
    if before is None or article in stir.gone:
        return _context(read, stir.stories[article])
    stories = frozenset(stir.stories[article])
    return ArticleContext(published=read.published, words=frozenset(before.words), stories=stories)


def _casts(
    profiles: Iterable[Profile], contexts: Mapping[str, ArticleContext], crowded: Mapping[Tier, Collection[str]]
) -> list[Cast]:
    """Return the casts of all articles of `contexts`, of which `profiles` are what their appearances tell."""
    seen: dict[str, list[Profile]] = {article: [] for article in contexts}
    for profile in profiles:
        seen[profile.first.appearance.article].append(profile)
    company = company_in(profile.first for some in seen.values() for profile in some)
    return [
        Cast(
            article=article,
            stories=tuple(sorted(contexts[article].stories)),
            words=tuple(sorted(contexts[article].words)),
            company=tuple(company.get(article, {}).items()),
            crowded=tuple(tier.value for tier in Tier if article in crowded[tier]),
            kinds=tuple(sorted((one.first.appearance.id, one.kind.value) for one in some)),
        )
        for article, some in seen.items()
    ]


def _differences(stir: _Stir, before: Mapping[str, Cast], casts: Mapping[str, Cast]) -> tuple[set[str], set[str]]:
    """Return the appearances that tell otherwise than before, as they were and as they are."""
    lost = {one for article in stir.gone for one, _ in before[article].kinds}
    come: set[str] = set()
    for article, cast in casts.items():
        was = before.get(article)
        if article in stir.gone or was is None:
            come |= {one for one, _ in cast.kinds}
        elif replace(was, kinds=()) != replace(cast, kinds=()):
            lost |= {one for one, _ in was.kinds}
            come |= {one for one, _ in cast.kinds}
        else:
            changed = {one for one, _ in {*was.kinds} ^ {*cast.kinds}}
            lost |= changed
            come |= changed
    return lost, come


def _reach(book: Castbook, seeds: Iterable[str]) -> set[str]:
    """Return all appearances that hang together with `seeds`."""
    found = set(seeds)
    edge = found
    looked: set[str] = set()
    while edge:
        keys = book.keys(edge) - looked
        looked |= keys
        edge = book.holders(keys) - found
        found |= edge
    return found


def _actors(draft: Draft, book: Castbook, reached: Collection[str]) -> list[Actor]:
    """Return the actors of appearances that hang together with no others."""
    read = draft.appearances_by_id(reached)
    casts = book.casts({one.article for one in read})
    kinds = {one: kind for cast in casts.values() for one, kind in cast.kinds}
    settled = [_settled(one, ActorKind(kinds[one.id])) for one in read]
    published = {one: draft.published(one) for one in casts}
    contexts = {
        one: ArticleContext(published=published[one], words=frozenset(cast.words), stories=frozenset(cast.stories))
        for one, cast in casts.items()
    }
    company = {one: dict(cast.company) for one, cast in casts.items()}
    crowded = {tier: {one for one, cast in casts.items() if tier.value in cast.crowded} for tier in Tier}
    profiles = [profile_beside(seen, contexts, company) for seen in sightings_of(settled, contexts)]
    return [actor_of(group) for group in group_profiles(profiles, crowded)]


def _settled(one: Appearance, kind: ActorKind) -> Appearance:
    return one if one.kind is kind else replace(one, kind=kind)

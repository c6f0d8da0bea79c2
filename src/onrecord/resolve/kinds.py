"""Person or organisation: where one story prints a name as both, the article that says more of it decides.

An article that names a company once, without a word that tells, is easily read as naming a person; another article of
its story tells. Only names of two words and more: a surname alone may stand for a person and for a firm in one story.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from onrecord.model import ActorKind, Appearance
from onrecord.resolve.contexts import ArticleContext
from onrecord.resolve.names import is_description, is_usual_given, words_of

_KINDS = (ActorKind.PERSON, ActorKind.ORGANISATION)

_Key = tuple[str, tuple[str, ...]]


def settle_kinds(appearances: Iterable[Appearance], articles: Mapping[str, ArticleContext]) -> tuple[Appearance, ...]:
    """Return `appearances` with the kind on which their story settles; ties and names of one kind stay as they are."""
    every = tuple(appearances)
    votes: dict[_Key, dict[ActorKind, int]] = {}
    for one in every:
        words = _words(one)
        for story in _stories(one, articles):
            if len(words) > 1 and one.kind in _KINDS:
                tally = votes.setdefault((story, words), {})
                tally[one.kind] = tally.get(one.kind, 0) + _weight(one, words)
    split = {key: tally for key, tally in votes.items() if len(tally) > 1}
    return tuple(_settled(one, articles, split) for one in every) if split else every


def _settled(
    one: Appearance, articles: Mapping[str, ArticleContext], split: Mapping[_Key, Mapping[ActorKind, int]]
) -> Appearance:
    words = _words(one)
    for story in _stories(one, articles):
        tally = split.get((story, words))
        if tally is None or one.kind not in _KINDS:
            continue
        person, body = (tally[kind] for kind in _KINDS)
        if person != body:
            return replace(one, kind=_KINDS[0] if person > body else _KINDS[1])
    return one


def _words(one: Appearance) -> tuple[str, ...]:
    return () if is_description(one.name) else tuple(word for word in words_of(one.name) if word != "the")


def _stories(one: Appearance, articles: Mapping[str, ArticleContext]) -> tuple[str, ...]:
    context = articles.get(one.article)
    return tuple(sorted(context.stories)) if context else ()


def _weight(one: Appearance, words: tuple[str, ...]) -> int:
    """Return how sure an article is: a he or she, an office, and a given name speak for a person."""
    if one.kind is not ActorKind.PERSON:
        return 2
    is_given = is_usual_given(words[0])
    return 1 + 4 * bool(one.gender) + 4 * is_given + bool(one.roles)

"""Who is who across the articles of a draft, as the rules say and as people decided."""

from __future__ import annotations

from onrecord.model import MarkKind
from onrecord.resolve.actors import find_actors
from onrecord.resolve.contexts import ArticleContext
from onrecord.resolve.decisions import ACTS, decide
from onrecord.run.casting import STEP, begin_actors, revise_actors
from onrecord.store import Draft, Record
from onrecord.store.lookups import by_article

DECISIONS = "decisions"
"""The source of the problems of decisions that no longer find their place."""


def resolve_actors(draft: Draft) -> None:
    """Put the actors of all articles in the place of those that were there; decisions of people come last."""
    draft.forget_problems(DECISIONS)
    decisions = draft.decisions()
    if any(one.act in ACTS for one in decisions):
        contexts = contexts_of(draft)
        appearances = tuple(draft.appearances())
        decided = decide(find_actors(appearances, contexts), appearances, contexts, decisions)
        draft.put_actors(decided.actors)
        draft.put_problems(decided.lost, source=DECISIONS)
        draft.put_kept_rule(STEP, "")  # these are not the actors that the rules alone find
    elif not revise_actors(draft):
        begin_actors(draft)


def contexts_of(record: Record) -> dict[str, ArticleContext]:
    """Return what finding actors needs to know of each article, by article."""
    mentions = by_article(record.marks(MarkKind.NAME))
    stories: dict[str, list[str]] = {}
    for story in record.stories():
        for article in story.articles if len(story.articles) > 1 else ():
            stories.setdefault(article, []).append(story.id)
    return {
        article.id: ArticleContext.of(
            article, stories=stories.get(article.id, ()), mentions=mentions.get(article.id, ())
        )
        for article in record.articles()
    }

"""What finding actors needs to know of an article beside who appears in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.lexicon.weights import background
from onrecord.model import UNKNOWN_WHEN, Article, Mark, When
from onrecord.resolve.vectors import vector_of

TOPIC_WORDS = 30
"""Weightiest words of an article that stand for its topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleContext:
    """What finding actors needs of an article.

    `country` is the country that it is told from ("" unknown), `words` are its topic, `stories` the ids of the stories
    that it is in with other articles. `text` and `mentions` (its NAME marks) place decisions and quote roles; the
    rules don't read them.
    """

    published: When = UNKNOWN_WHEN
    country: str = ""
    words: frozenset[str] = frozenset()
    stories: frozenset[str] = frozenset()
    text: str = ""
    mentions: tuple[Mark, ...] = ()

    @staticmethod
    def of(
        article: Article, *, country: str = "", stories: Iterable[str] = (), mentions: Iterable[Mark] = ()
    ) -> ArticleContext:
        """Return the context of an article; its topic is weighed against the shipped background."""
        vector = vector_of(article.title or "", article.text, background=background(), longest=TOPIC_WORDS)
        return ArticleContext(
            published=article.published,
            country=country,
            words=frozenset(vector),
            stories=frozenset(stories),
            text=article.text,
            mentions=tuple(mentions),
        )

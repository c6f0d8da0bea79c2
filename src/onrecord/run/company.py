"""What articles say only together: copies, stories, versions of one quotation, and when an undated one was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate import read_article
from onrecord.model import Article, Basis, Copy, Story, When
from onrecord.resolve import stories as resolve
from onrecord.resolve.copies import find_copies
from onrecord.resolve.dates import date_by_story
from onrecord.resolve.quotations import find_versions, name_open_speakers
from onrecord.resolve.stories import Document, group_stories
from onrecord.run.actors import resolve_actors
from onrecord.run.fingerprint import key_in_company
from onrecord.run.progress import Progress
from onrecord.run.readings import put_reading
from onrecord.store import Draft

_OWN_WORD = frozenset({Basis.STATED, Basis.METADATA, Basis.DATELINE, Basis.URL})
"""Bases on which an article itself says when it was published."""


def resolve_company(draft: Draft, progress: Progress) -> None:
    """Find stories, copies, versions of quotations and actors; read undated articles again beside their story."""
    # Stories first: they replace readings, and with an article go the copies and versions that name it.
    steps = (_find_stories, _find_copies, _find_versions, resolve_actors)
    for step in progress.track("Comparing", steps, total=len(steps)):
        step(draft)


def _find_stories(draft: Draft) -> None:
    articles = {article.id: article for article in draft.articles()}
    stories = group_stories(Document.of(article) for article in articles.values())
    for story in stories:
        # A digest of several stories is dated by none of them, and dates nobody.
        _date_members(draft, [articles[member.article] for member in story.members if not member.is_digest])
    draft.put_stories(_noun(story) for story in stories)


def _find_copies(draft: Draft) -> None:
    articles = list(draft.articles())
    outlets = {article.id: article.outlet for article in articles if article.outlet}
    pairs = find_copies([(article.id, article.text) for article in articles], outlets=outlets)
    draft.put_copies(Copy(a=pair.a, b=pair.b, share=pair.share) for pair in pairs)


def _find_versions(draft: Draft) -> None:
    claims = list(draft.claims())
    versions = find_versions(claims)
    draft.put_versions(versions, name_open_speakers(versions, claims))


def _noun(found: resolve.Story) -> Story:
    reasons = tuple((member.article, member.reason) for member in found.members)
    return Story(id=found.id, label=found.label, members=reasons)


def _date_members(draft: Draft, members: Sequence[Article]) -> None:
    published = [article.published for article in members if article.published.basis in _OWN_WORD]
    for article in members:
        if article.published.basis in _OWN_WORD:
            continue
        if when := date_by_story(draft.claims_in(article.id), published):
            _read_again(draft, article, when)


def _read_again(draft: Draft, article: Article, when: When) -> None:
    """Put the reading of `article` as published at `when` in the place of the one that it had by itself."""
    reading = read_article(replace(article, published=when))
    key = key_in_company(draft.reading_keys()[article.capture], when)
    put_reading(draft, key, draft.problems(article.capture), reading)

"""What articles say only together: copies, stories, versions of one quotation, and when an undated one was written."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Article, Basis, When
from onrecord.resolve.dates import date_by_story
from onrecord.resolve.stories import Story
from onrecord.run.actors import resolve_actors
from onrecord.run.copying import put_copies
from onrecord.run.fingerprint import key_in_company
from onrecord.run.grouping import find_stories
from onrecord.run.progress import Progress
from onrecord.run.quoting import put_quotations
from onrecord.run.runners import Runner
from onrecord.run.shards import Wanted, read_captures
from onrecord.run.versions import put_lineages
from onrecord.store import Draft

_OWN_WORD = frozenset({Basis.STATED, Basis.METADATA, Basis.DATELINE, Basis.URL})
"""Bases on which an article itself says when it was published."""


def resolve_company(draft: Draft, runner: Runner, progress: Progress) -> None:
    """Find stories, copies, versions of quotations and actors; read undated articles again beside their story."""
    # Stories first: they replace readings, and with an article go the copies and versions that name it.
    _put_stories(draft, runner, progress)
    steps = (put_copies, put_lineages, put_quotations, resolve_actors)
    for step in progress.track("Comparing", steps, total=len(steps)):
        step(draft)


def _put_stories(draft: Draft, runner: Runner, progress: Progress) -> None:
    grouped = find_stories(draft)
    read_captures(draft, _dated_by(draft, grouped.stories), runner, progress, what="Dating")
    grouped.put()


def _dated_by(draft: Draft, stories: Sequence[Story]) -> Wanted:
    """Return which undated articles are dated by their stories, to be read again."""
    dates: dict[str, When] = {}
    for story in stories:
        # A digest of several stories is dated by none of them, and dates nobody.
        dates |= _dates_by_company(draft, [draft.article(one.article) for one in story.members if not one.is_digest])
    keys = draft.reading_keys()
    return Wanted(keys={one: key_in_company(keys[one], when) for one, when in dates.items()}, dates=dates)


def _dates_by_company(draft: Draft, members: Sequence[Article]) -> dict[str, When]:
    """Return when those of `members` that do not say so were published, by capture, as far as the others tell."""
    published = [article.published for article in members if article.published.basis in _OWN_WORD]
    undated = [article for article in members if article.published.basis not in _OWN_WORD]
    found = {one.capture: date_by_story(draft.claims_in(one.id), published) for one in undated}
    return {capture: when for capture, when in found.items() if when}

"""What articles say only together: copies, stories, versions of one quotation, and when an undated one was written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.model import Article, Basis, Copy, Story, When
from onrecord.resolve import stories as resolve
from onrecord.resolve.copies import find_copies
from onrecord.resolve.dates import date_by_story
from onrecord.resolve.notes import place_notes
from onrecord.resolve.quotations import find_versions, name_open_speakers
from onrecord.resolve.stories import Document, group_stories
from onrecord.run.actors import resolve_actors
from onrecord.run.fingerprint import key_in_company
from onrecord.run.progress import Progress
from onrecord.run.runners import Runner
from onrecord.run.shards import Wanted, read_captures
from onrecord.run.versions import put_lineages
from onrecord.store import Draft, notes_in

_OWN_WORD = frozenset({Basis.STATED, Basis.METADATA, Basis.DATELINE, Basis.URL})
"""Bases on which an article itself says when it was published."""


def resolve_company(draft: Draft, runner: Runner, progress: Progress) -> None:
    """Find stories, copies, versions of quotations and actors; read undated articles again beside their story."""
    # Stories first: they replace readings, and with an article go the copies and versions that name it.
    articles = {article.id: article for article in draft.articles()}
    stories = _find_stories(draft, articles.values())
    read_captures(draft, _dated_by(draft, stories, articles), runner, progress, what="Dating")
    draft.put_stories(_noun(story) for story in stories)
    steps = (_find_copies, put_lineages, _find_versions, resolve_actors)
    for step in progress.track("Comparing", steps, total=len(steps)):
        step(draft)


def _find_stories(draft: Draft, articles: Iterable[Article]) -> tuple[resolve.Story, ...]:
    """Return the stories of the articles, and the notes of the desk with those that they speak of."""
    notes = notes_in(draft)
    documents = [Document.of(article) for article in articles]
    of_outlets = [one for one in documents if one.id not in notes]
    stories = group_stories(of_outlets)
    placed = (replace(one, title="") for one in documents if one.id in notes)  # which says where it is from
    return place_notes(placed, stories, of_outlets) if notes else stories


def _dated_by(draft: Draft, stories: Sequence[resolve.Story], articles: Mapping[str, Article]) -> Wanted:
    """Return which undated articles are dated by their stories, to be read again."""
    dates: dict[str, When] = {}
    for story in stories:
        # A digest of several stories is dated by none of them, and dates nobody.
        dates |= _dates_by_company(draft, [articles[one.article] for one in story.members if not one.is_digest])
    keys = draft.reading_keys()
    return Wanted(keys={one: key_in_company(keys[one], when) for one, when in dates.items()}, dates=dates)


def _find_copies(draft: Draft) -> None:
    notes = notes_in(draft)  # that a note has the words of an article makes it no copy: it says where it is from
    articles = [article for article in draft.articles() if article.id not in notes]
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


def _dates_by_company(draft: Draft, members: Sequence[Article]) -> dict[str, When]:
    """Return when those of `members` that do not say so were published, by capture, as far as the others tell."""
    published = [article.published for article in members if article.published.basis in _OWN_WORD]
    undated = [article for article in members if article.published.basis not in _OWN_WORD]
    found = {one.capture: date_by_story(draft.claims_in(one.id), published) for one in undated}
    return {capture: when for capture, when in found.items() if when}

"""What became of stories when articles came or went: each join, split and merge with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.resolve.stories import Member, Story


class ChangeKind(StrEnum):
    """What happened to a story."""

    FOUNDED = "founded"  # none of its articles was in a story before
    JOINED = "joined"  # new articles came to it
    LEFT = "left"  # articles of it are no longer there at all
    MERGED = "merged"  # it holds articles of several earlier stories
    SPLIT = "split"  # articles of one earlier story are in several now
    RENAMED = "renamed"  # the same story under another id, for its earliest article is another one
    ENDED = "ended"  # none of its articles is left


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryChange:
    """One change: `story` is the id now (for ENDED and SPLIT: before), `others` the ids at the other side of it.

    `articles` are those that it is about. `reason` is a sentence's worth of words.
    """

    kind: ChangeKind
    story: str
    others: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    reason: str


def trace_changes(before: Sequence[Story], after: Sequence[Story]) -> tuple[StoryChange, ...]:
    """Return what happened between two groupings, in the order of the story ids; () when nothing did.

    Both are full groupings by `group_stories`. An earlier id leads to its successors through `others` of RENAMED,
    MERGED and SPLIT, so that whoever kept it finds the story again.
    """
    held = {article for story in before for article in story.articles}
    holds = {article for story in after for article in story.articles}
    changes = [change for story in after for change in _came_about(story, before, held)]
    changes += [change for story in before for change in _went(story, after, holds)]
    return tuple(sorted(changes, key=lambda change: (change.story, change.kind, change.others)))


def _came_about(story: Story, before: Sequence[Story], held: set[str]) -> Iterator[StoryChange]:
    """Yield how `story` came about: founded, joined by new articles, merged, renamed."""
    new = [member for member in story.members if member.article not in held]
    earlier = _overlaps(story, before)
    if not earlier:
        yield StoryChange(
            kind=ChangeKind.FOUNDED, story=story.id, articles=story.articles, reason="its articles are new"
        )
        return
    if new:
        reason = "; ".join(f"{member.article}: {member.reason}" for member in new[:5])
        yield StoryChange(
            kind=ChangeKind.JOINED, story=story.id, articles=tuple(member.article for member in new), reason=reason
        )
    if len(earlier) > 1:
        origin = {article: number for number, old in enumerate(earlier) for article in old.articles}
        yield StoryChange(
            kind=ChangeKind.MERGED,
            story=story.id,
            others=tuple(sorted(old.id for old in earlier)),
            articles=tuple(article for article in story.articles if article in origin),
            reason=_bridge(story.members, origin),
        )
    elif earlier[0].id != story.id:
        yield StoryChange(
            kind=ChangeKind.RENAMED,
            story=story.id,
            others=(earlier[0].id,),
            reason="its earliest article is another one",
        )


def _went(story: Story, after: Sequence[Story], holds: set[str]) -> Iterator[StoryChange]:
    """Yield what an earlier `story` lost: articles, all of them, or its unity."""
    gone = tuple(article for article in story.articles if article not in holds)
    later = _overlaps(story, after)
    if not later:
        yield StoryChange(kind=ChangeKind.ENDED, story=story.id, articles=gone, reason="its articles are gone")
        return
    if gone:
        yield StoryChange(kind=ChangeKind.LEFT, story=story.id, articles=gone, reason="these articles are gone")
    if len(later) > 1:
        inside = set(story.articles)
        parts = "; ".join(
            f"{one.id} ({one.label}): {', '.join(article for article in one.articles if article in inside)}"
            for one in later
        )
        yield StoryChange(
            kind=ChangeKind.SPLIT,
            story=story.id,
            others=tuple(sorted(one.id for one in later)),
            articles=story.articles,
            reason=f"its articles are more alike within these than across: {parts}",
        )


def _overlaps(story: Story, others: Sequence[Story]) -> tuple[Story, ...]:
    """Return the stories that share articles with `story`, digests aside, those that share most first."""
    own = _proper(story)
    shared = [(len(own & _proper(other)), other) for other in others]
    ranked = sorted(shared, key=lambda pair: (-pair[0], pair[1].id))
    return tuple(other for count, other in ranked if count)


def _proper(story: Story) -> set[str]:
    """Return the articles of a story without its digests, or those where it has no others."""
    proper = {member.article for member in story.members if not member.is_digest}
    return proper or set(story.articles)


def _bridge(members: Iterable[Member], origin: Mapping[str, int]) -> str:
    """Return in words which likeness ties articles of different earlier stories together."""
    ties = [member for member in members if member.nearest and origin.get(member.article) != origin.get(member.nearest)]
    if not ties:
        return "its parts are alike on average"
    tie = max(ties, key=lambda member: (member.likeness, member.article))
    return f"{tie.article}: {tie.reason}"

"""One article captured more than once: its versions, in their order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.ids import content_id


class KnownBy(StrEnum):
    """By what it is known that a version comes after the one before it."""

    FIRST = "first"  # there is none before it
    PUBLICATION = "publication"  # the dates of publication
    UPDATED = "updated line"  # "Last updated 11:45"
    NOTE = "note"  # a correction that speaks of an earlier version
    UNCLEAR = "unclear"  # nothing tells, or what tells contradicts itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One version: the article, why it is a version of the others, and how its place is known."""

    article: str
    reason: str
    known_by: KnownBy
    order_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """The versions of one article, the earliest first; two at least."""

    members: tuple[Member, ...]

    @property
    def id(self) -> str:
        return content_id("lineage", *sorted(self.articles))

    @property
    def articles(self) -> tuple[str, ...]:
        return tuple(member.article for member in self.members)

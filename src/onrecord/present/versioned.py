"""That an article has other versions, in words, for the views that show single articles."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from onrecord.model import KnownBy, Lineage
from onrecord.store import Record


def say_version(record: Record, article: str, numbers: Mapping[str, int]) -> str:
    """Return which version of an article this is ("version 1 of 2; the newest is [3]"), "" where there is no other."""
    lineage = _lineages(record).get(article)
    if lineage is None:
        return ""
    place = lineage.articles.index(article)
    newest = lineage.articles[-1]
    is_unclear = any(one.known_by is KnownBy.UNCLEAR for one in lineage.members)
    order = ", their order unclear" if is_unclear else ""
    others = ", ".join(f"[{numbers[one]}]" for one in lineage.articles if one != article)
    if article == newest:
        return f"version {place + 1} of {len(lineage.articles)}, the newest{order}; earlier: {others}"
    return f"version {place + 1} of {len(lineage.articles)}{order}; the newest is [{numbers[newest]}]"


@lru_cache(maxsize=4)
def _lineages(record: Record) -> dict[str, Lineage]:
    """Return the lineage of each article that has other versions."""
    return {article: one for one in reversed(record.lineages()) for article in one.articles}

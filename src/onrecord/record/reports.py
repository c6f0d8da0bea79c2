"""Which articles are one report: those that copy one another, directly or by way of others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.model import Copy

NO_COPIES: Mapping[str, str] = {}


def group_copies(copies: Iterable[Copy]) -> dict[str, str]:
    """Return, for every article that has a copy, the least id of its group: articles of one group are one report."""
    least: dict[str, str] = {}

    def find(article: str) -> str:
        while least.setdefault(article, article) != article:
            least[article] = least[least[article]]
            article = least[article]
        return article

    for copy in copies:
        first, second = sorted((find(copy.a), find(copy.b)))
        least[second] = first
    return {article: find(article) for article in least}

"""The claims of each story in the order in which they were published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.resolve.comparing.telling import Telling


def by_story(tellings: Iterable[Telling]) -> Iterator[list[Telling]]:
    """Yield the claims of each story, by the days of their articles and their places in them; stories by id.

    What only says that nothing is known, and what onlookers think, is left out.
    """
    found: dict[str, list[Telling]] = {}
    for telling in sorted(tellings, key=lambda one: (str(one.told or ""), one.article, one.start, one.id)):
        for story in () if telling.is_silent or telling.is_outsider else telling.stories:
            found.setdefault(story, []).append(telling)
    return (found[story] for story in sorted(found))

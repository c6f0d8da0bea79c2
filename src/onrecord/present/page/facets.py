"""What a list of the page can be filtered by: the values of each item, and how many items have each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import content_id

MOST_OPTIONS = 120
"""Options of one choice: a longer list is searched by words instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A value to filter by: what stands on the items, what a reader sees, and how many items have it."""

    value: str
    words: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A filter: the name of the attribute, its label, and its options."""

    name: str
    label: str
    options: tuple[Option, ...]


class Choices:
    """Collects the values of items, and makes the choices of them."""

    def __init__(self, **labels: str) -> None:
        self._labels = labels
        self._counts: dict[str, Counter[str]] = {name: Counter() for name in labels}
        self._words: dict[str, dict[str, str]] = {name: {} for name in labels}

    def of(self, name: str, values: Iterable[tuple[str, str]]) -> str:
        """Count the (value, words) of one item, and return what stands in its attribute."""
        found = dict(values)
        self._counts[name].update(list(found))
        self._words[name] |= found
        return " ".join(found)

    def all(self) -> tuple[Choice, ...]:
        """Return the choices that leave something to choose, each with its most frequent options first.

        The main lines are a choice of their own: all lines, or these.
        """
        made = (
            Choice(name=name, label=label, options=tuple(self._options(name))) for name, label in self._labels.items()
        )
        return tuple(choice for choice in made if len(choice.options) > 1 or (choice.name == "main" and choice.options))

    def _options(self, name: str) -> Iterable[Option]:
        words = self._words[name]
        found = sorted(self._counts[name].items(), key=lambda pair: (-pair[1], words[pair[0]].casefold(), pair[0]))
        for value, count in found[:MOST_OPTIONS]:
            yield Option(value=value, words=words[value], count=count)


def outlet_value(name: str) -> str:
    """Return the value that stands for an outlet: the same in every record, so that a link with it can be kept."""
    return content_id("outlet", name)[:8]

"""How a long run tells how far it is: whoever starts it hands in one of these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Watches items go by."""

    def track(self, what: str, items: Iterable[T], *, total: int | None = None) -> Iterator[T]:
        """Yield `items` unchanged. `what` names the work ("Reading"), `total` how many there are, if known."""
        ...


class Silent:
    """Progress that says nothing."""

    def track(self, what: str, items: Iterable[T], *, total: int | None = None) -> Iterator[T]:  # noqa: ARG002
        yield from items

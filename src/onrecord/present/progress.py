"""A progress bar on standard error, for work that takes longer than a moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

T = TypeVar("T")

PLAIN_STEP = 1_000
"""Items between two lines where there is no terminal to draw a bar on."""


class ProgressBar:
    """Shows how far a run is: a bar on a terminal, a line every thousand items elsewhere."""

    def __init__(self, out: TextIO) -> None:
        self.out = out

    def track(self, what: str, items: Iterable[T], *, total: int | None = None) -> Iterator[T]:
        """Yield `items` unchanged while showing how many went by."""
        if self.out.isatty():
            return self._track_on_terminal(what, items, total)
        return self._track_in_lines(what, items, total)

    def _track_on_terminal(self, what: str, items: Iterable[T], total: int | None) -> Iterator[T]:
        from rich.console import Console  # noqa: PLC0415 - loaded only when a bar is drawn
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

        columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=Console(file=self.out), transient=True) as bar:
            yield from bar.track(items, total=total, description=what)

    def _track_in_lines(self, what: str, items: Iterable[T], total: int | None) -> Iterator[T]:
        for number, item in enumerate(items, start=1):
            yield item
            if number % PLAIN_STEP == 0:
                self.out.write(f"{what}: {number}{f' of {total}' if total else ''}\n")
                self.out.flush()

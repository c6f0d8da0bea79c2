"""Disagreements in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.present.dates import say_when
from onrecord.present.disagreeing import Disagreement, Told
from onrecord.present.terminal import DATE_WIDTH, Printer
from onrecord.present.views import Source


def print_disagreements(
    printer: Printer, found: Sequence[Disagreement], sources: Sequence[Source], *, ids: bool
) -> None:
    """Print each disagreement under its line: every account, who says so, and why they exclude one another."""
    for one in found:
        notes = [f"{one.slot} {one.standing}: {one.reason}", *([one.line.id] if ids else [])]
        printer.hanging(say_when(one.line.when), one.line.text, notes=" · ".join(notes), width=DATE_WIDTH)
        for account in one.accounts:
            printer.hanging("", f"– {account.value}", notes=" · ".join(_notes(account)), width=DATE_WIDTH)
        printer.line()
    printer.legend(sources, {number for one in found for account in one.accounts for number in account.sources})


def _notes(account: Told) -> Iterator[str]:
    yield f"[{', '.join(map(str, account.sources))}]"
    named = [f"{name} (of its own side)" if name in account.interested else name for name in account.origins]
    yield "says " + "; ".join(named) if named else "origin not stated"
    if account.reports > 1:
        yield f"{account.reports} reports"
    if account.retired:
        yield account.retired

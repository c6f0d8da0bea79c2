"""Relay chains in a terminal."""

from __future__ import annotations

from onrecord.present.relayed import RelayView
from onrecord.present.terminal import Printer


def print_relays(printer: Printer, found: RelayView) -> None:
    """Print who told it first and who has it from whom, where there is more to tell than one article's own words."""
    if found.is_simple:
        return
    printer.line()
    printer.hanging("told first by", found.first)
    printer.hanging("in", found.spread)
    for line in found.relays:
        notes = " · ".join((line.published, *line.notes))
        printer.hanging(f"[{line.source}]", line.words, notes=notes)

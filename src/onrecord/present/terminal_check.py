"""A checked draft in a terminal: the counts, what differs with its evidence, then what was found, at 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from onrecord.check import Difference, Edit, Verdict
from onrecord.present.check import ORDER, CheckView, ItemView, Shown
from onrecord.present.terminal import NARROWEST, Printer, printable

WIDTH = 80
LABEL = 15
"""Columns of the kind of an item: "name and role" is the longest."""
LONGEST_WORDS, LONGEST_QUOTE = 240, 320
"""Code points of an item and of a sentence of the record that are printed; --json has them whole."""

HEADINGS = {
    Verdict.DIFFERS: ("Differs", "bold red"),
    Verdict.ABSENT: ("Not in the record", "bold yellow"),
    Verdict.FOUND: ("Found", "bold"),
}


def print_check(printer: Printer, view: CheckView) -> None:
    """Print a checked draft."""
    width = min(WIDTH, printer.console.width)
    printer.line((f"{printable(view.draft)} against {printable(view.record)}", "bold"))
    printer.line(f"{view.summary}.")
    if not view.is_dated:
        words = "The draft has no date, so “on Monday” and the like are not resolved: --date YYYY-MM-DD says it."
        for line in textwrap.wrap(words, width):
            printer.line((line, "dim"))
    for verdict in ORDER:
        items = view.of(verdict)
        if items:
            printer.line()
            printer.line(HEADINGS[verdict])
        for item in items:
            _print_item(printer, item, width, is_short=verdict is Verdict.FOUND)


def _print_item(printer: Printer, item: ItemView, width: int, *, is_short: bool) -> None:
    label = item.kind
    for style, words in _short(item) if is_short else _rows(item):
        for line in textwrap.wrap(printable(words), max(NARROWEST, width - LABEL), break_on_hyphens=False):
            printer.line((f"{label:<{LABEL}}", "cyan"), (line, style))
            label = ""


def _short(item: ItemView) -> Iterator[tuple[str, str]]:
    where = f"  [{_where(item.evidence[0])}]" if item.evidence else ""
    yield "", f"{_shortened(item.words, WIDTH)}{where}"


def _rows(item: ItemView) -> Iterator[tuple[str, str]]:
    yield "bold", f"{_shortened(item.words, LONGEST_WORDS)}  (line {item.line})"
    yield "", item.reason[:1].upper() + item.reason[1:]
    if item.difference:
        yield "", in_brackets(item.difference)
    for shown in item.evidence:
        yield "dim", f"{_where(shown)}: {_shortened(shown.quote, LONGEST_QUOTE)}"


def in_brackets(difference: Difference) -> str:
    """Return a difference in plain text, what the record has first: "which to [-leave-] {+break+}"."""
    marks = {Edit.SAME: "{}", Edit.GONE: "[-{}-]", Edit.NEW: "{{+{}+}}"}
    return " ".join(marks[edit].format(words) for edit, words in difference)


def _where(shown: Shown) -> str:
    return f"{shown.outlet}, {shown.published}"


def _shortened(words: str, longest: int) -> str:
    words = " ".join(words.split())
    return words if len(words) <= longest else words[: longest - 2].rsplit(" ", 1)[0] + " …"

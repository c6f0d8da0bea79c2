"""What became known, in a terminal: a summary first, then as much of it as fits a screen, at 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from onrecord.present.changes import QUIET, Change, Changes, Cited, first_of
from onrecord.present.dates import say_basis, say_when
from onrecord.present.phrases import count, listed
from onrecord.present.statuses import is_worth_saying
from onrecord.present.terminal import NARROWEST, Printer, printable
from onrecord.present.views import Source

WIDTH = 80
LABEL = 13
"""Columns of the word for what became of a line: "Contradicted" is the longest."""
HEADING = 8
"""Rows of the summary and of what stands behind the list."""
ROWS = 45
"""Rows that are printed where no terminal says how many it has: a page."""
SHORTEST_ID = 8
LONGEST, LONGEST_MET = 320, 200
"""Code points of a line, and of an account that it meets: they stand in full where “onrecord show” prints them."""
MOST_NAMED = 4
"""Articles that are named in the summary."""


def print_changes(printer: Printer, found: Changes, *, heading: str, everything: bool) -> int:
    """Print the summary and what became known, and return how many things are left out."""
    width = min(WIDTH, printer.console.width)
    for line in _summary(found, heading):
        for part in _wrapped(line, width):
            printer.line((part, "bold" if line is heading else ""))
    wanted = list(found.changes) if everything else list(first_of(found.changes))
    room = printer.console.height - HEADING if printer.console.is_terminal else ROWS
    chosen = set(range(len(wanted))) if everything else _that_fit(wanted, room, width)
    for place in sorted(chosen, key=lambda place: found.changes.index(wanted[place])):
        _print_change(printer, wanted[place], width)
    return len(found.changes) - len(chosen)


def _that_fit(wanted: Sequence[Change], room: int, width: int) -> set[int]:
    """Return the places of the first changes that fill the rows that there are; one at least."""
    chosen: set[int] = set()
    for place, change in enumerate(wanted):
        room -= 1 + sum(len(_wrapped(words, width - LABEL)) for _, words in _rows(change))
        if room < 0 and chosen:
            break
        chosen.add(place)
    return chosen


def _wrapped(words: str, width: int) -> list[str]:
    lines = textwrap.wrap(printable(words), max(NARROWEST, width), break_on_hyphens=False, break_long_words=False)
    return lines or [""]


def _summary(found: Changes, heading: str) -> Iterator[str]:
    yield heading
    yield f"{count(len(found.fresh), 'new article')}{_named(found.fresh)}."
    if found.gone:
        yield f"{count(len(found.gone), 'article')} gone{_named(found.gone)}."
    loud = [f"{number} {kind}" for kind, number in found.counts.items() if kind not in QUIET]
    quiet = [f"{number} {kind}" for kind, number in found.counts.items() if kind in QUIET]
    words = f"{_capital(', '.join(loud))}." if loud else "Nothing that was not known."
    yield f"{words} Not shown: {listed(tuple(quiet))}." if quiet else words
    if found.early:
        yield f"Without a day, counted as earlier, may be later{_named(found.early)}."


def _named(sources: Sequence[Source]) -> str:
    names = [f"{source.name}, {say_when(source.published)}" for source in sources[-MOST_NAMED:]]
    more = len(sources) - len(names)
    if not names:
        return ""
    return f" ({'; '.join(names)}{f'; {more} before them' if more else ''})"


def _print_change(printer: Printer, change: Change, width: int) -> None:
    printer.line()
    label = _capital(change.kind)
    for style, words in _rows(change):
        for line in _wrapped(words, width - LABEL):
            printer.line((f"{label:<{LABEL}}", "cyan"), (line, style))
            label = ""


def _rows(change: Change) -> Iterator[tuple[str, str]]:
    """Yield the parts of a change, each with its style: the words, who says so and where, what they meet."""
    yield "", _shortened(change.text, LONGEST)
    second = "second origin: " if change.kind == "confirmed" else ""
    notes = [_say_when(change), _value(change), second + _said(change.origins, change.cites)]
    notes[1:1] = [status for status in change.statuses if is_worth_saying(status, change.text)]
    if change.standing not in ("", "single") and change.kind in ("new", "background") and not change.was:
        notes.append(change.standing)
    yield "dim", " · ".join(note for note in (*notes, change.id[:SHORTEST_ID]) if note)
    joint = "but: " if change.kind == "contradicted" else "was: "
    for account in change.was if change.kind not in ("confirmed", "sourced") else ():
        yield "", f"{joint}{_shortened(account.text, LONGEST_MET)}"
        yield "dim", " · ".join(part for part in (account.value, _said(account.origins, account.cites)) if part)
    if change.kind == "confirmed":
        known = change.was[0]
        yield "dim", f"so far: {_said(known.origins, known.cites)}"
    if change.reason and change.kind in ("gone", "new", "removed"):
        yield "dim", change.reason


def _say_when(change: Change) -> str:
    if change.when is None:
        return ""
    was = f" (was {say_when(change.was_when)}), {say_basis(change.when)}" if change.was_when else ""
    return f"{say_when(change.when)}{was}"


def _value(change: Change) -> str:
    """Return what changed in short: "19 dead, was 7 dead"; "" where the words alone tell it."""
    if change.now is None or change.kind in ("confirmed", "sourced") or change.slot not in _WITH_VALUES:
        return ""
    was = listed(tuple(dict.fromkeys(account.value for account in change.was if account.value)))
    return f"{change.now.value}, {'against' if change.kind == 'contradicted' else 'was'} {was}" if was else ""


_WITH_VALUES = frozenset({"number", "holder", "stage", "date", "place", "cause", "identity"})


def _said(origins: Sequence[str], cites: Sequence[Cited]) -> str:
    """Return who says so, and where: "says the mayor (The Courant, 6 March 2025)"."""
    where = "; ".join(f"{cite.outlet}, {cite.published}" for cite in cites)
    return f"says {'; '.join(dict.fromkeys(map(_inside, origins)))} ({where})" if origins else f"({where})"


def _inside(name: str) -> str:
    """Return a source as it stands inside a sentence: "His associates" as "his associates"."""
    return name[:1].lower() + name[1:] if name.partition(" ")[0] in _OPENERS else name


_OPENERS = frozenset("The A An His Her Its Their Our My Your One Two Three Some Several Many".split())


def _shortened(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[: longest - 2].rsplit(" ", 1)[0] + " …"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

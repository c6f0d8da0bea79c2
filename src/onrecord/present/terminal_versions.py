"""Articles with versions in a terminal: old and new below each other, what differs marked."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.present.phrases import count
from onrecord.present.terminal import Printer
from onrecord.present.versions import ChangeView, LineageView, NoteView, StepView, Words, say_order
from onrecord.present.views import Source

WIDTH = 80
LABEL = 10
LONGEST = 420
"""Code points of a sentence that are shown; around what differs, where it is longer."""

WORDS = {"revised": "revises", "retracted": "takes back"}


def print_versions(
    printer: Printer, found: Sequence[LineageView], notes: Sequence[NoteView], sources: Sequence[Source]
) -> None:
    """Print each article with its versions and what changed from one to the next, then `notes` of other articles."""
    printer.console.width = min(WIDTH, printer.console.width)
    by_number = {source.number: source for source in sources}
    for lineage in found:
        newest = by_number[lineage.sources[-1]]
        printer.line()
        title = newest.title or newest.name
        printer.line((f"{title} · {newest.name} · {count(len(lineage.sources), 'version')}", "bold"))
        printer.line((f"One article: {lineage.reason}.", "dim"))
        for step in lineage.steps:
            _print_step(printer, step)
        _print_notes(printer, lineage.notes)
    _print_notes(printer, notes)
    told = [*notes, *(note for lineage in found for note in lineage.notes)]
    used = {number for lineage in found for number in lineage.sources}
    used |= {number for note in told for number in (note.source, note.taken_from, *dict(note.rests)) if number}
    if used:
        printer.legend(sources, used)


def _print_step(printer: Printer, step: StepView) -> None:
    printer.line()
    printer.line((f"[{step.old}] → [{step.new}]", "bold"), f"   {say_order(step)}")
    if not step.changes:
        printer.wrapped("Nothing that is claimed has changed: only typography, if anything.", indent=2)
    for change in step.changes:
        _print_change(printer, change)


def _print_change(printer: Printer, change: ChangeView) -> None:
    printer.hanging(change.how, ", ".join(change.kinds), width=LABEL)
    for label, words, marks in (("was", change.old, ("[-", "-]")), ("now", change.new, ("{+", "+}"))):
        if words is not None:
            printer.hanging(f"  {label}", _marked(words, marks, is_whole=change.how != "changed"), width=LABEL)


def _marked(words: Words, marks: tuple[str, str], *, is_whole: bool) -> str:
    """Return a sentence with what differs in brackets, as word diffs are written; a whole sentence needs none."""
    if is_whole:
        return words.text
    parts: list[str] = []
    at = 0
    for start, end in sorted(words.marked):
        parts += (words.text[at:start], marks[0], words.text[start:end], marks[1])
        at = end
    text = "".join((*parts, words.text[at:]))
    return text if len(text) <= LONGEST else _around(text, marks[0])


def _around(text: str, mark: str) -> str:
    start = max(0, text.find(mark) - LONGEST // 3)
    cut = text[start : start + LONGEST]
    return f"{'…' if start else ''}{cut}{'…' if start + LONGEST < len(text) else ''}"


def _print_notes(printer: Printer, notes: Sequence[NoteView]) -> None:
    """Print notes of correction with what they take back and who rests on it."""
    for note in notes:
        printer.line()
        printer.hanging(f"[{note.source}]", f"{WORDS[note.effect]}: {note.text}", width=LABEL)
        if note.taken_from is not None:
            printer.hanging("  was", f"[{note.taken_from}] {note.taken}", width=LABEL)
        else:
            printer.wrapped("The version that it corrects was not captured.", indent=LABEL + 1)
        for number, words in note.rests:
            printer.hanging("  rests", f"[{number}] {words}", width=LABEL)

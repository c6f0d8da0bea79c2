"""Commitments and control of places in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from onrecord.present.claims import CommitmentLine, ControlLine
from onrecord.present.dates import say_basis, say_precision, say_when
from onrecord.present.terminal import DATE_WIDTH, Printer, printable
from onrecord.present.views import Source

Line = CommitmentLine | ControlLine


def print_commitments(
    printer: Printer, lines: Sequence[CommitmentLine], sources: Sequence[Source], *, ids: bool
) -> None:
    """Print who gives what to whom, under each giver."""
    for giver, given in groupby(lines, lambda line: line.giver):  # they come by giver
        printer.line()
        printer.line((printable(giver) or "giver not stated", "bold"))
        for line in given:
            to = f" to {line.recipient}" if line.recipient else ""
            amount = f" ({'further ' if line.incremental else ''}{line.quantity})" if line.quantity else ""
            what = f"{line.stage}: {line.item or line.cite.quote}{amount}{to}"
            _print(printer, line, what, ids=ids)
    printer.legend(sources, {line.source for line in lines})


def print_control(printer: Printer, lines: Sequence[ControlLine], sources: Sequence[Source], *, ids: bool) -> None:
    """Print who holds which place, under each place."""
    for _, told in groupby(lines, lambda line: line.place.casefold()):  # they come by place
        group = list(told)
        printer.line()
        printer.line((printable(group[0].place) or "place not stated", "bold"))
        for line in group:
            _print(printer, line, _change(line), ids=ids)
    printer.legend(sources, {line.source for line in lines})


_CHANGES = {"holds": "held by", "takes": "taken by", "leaves": "left by", "annexes": "annexed by"}


def _change(line: ControlLine) -> str:
    who = line.former if line.change == "leaves" else line.holder
    words = f"{_CHANGES.get(line.change, line.change)} {who}" if who else f"{line.change}, by whom is not stated"
    if line.change == "leaves" and line.holder:
        return f"{words}, held by {line.holder} since"
    return words + (f", before by {line.former}" if line.former and line.change != "leaves" else "")


def _print(printer: Printer, line: Line, what: str, *, ids: bool) -> None:
    notes = [f"[{line.source}]", line.status if not line.said_by else f"{line.status}, says {line.said_by}"]
    notes += [word for word in (say_precision(line.when), say_basis(line.when)) if word]
    if ids:
        notes.append(line.id)
    quote = f"“{' '.join(line.cite.quote.split())}”"
    printer.hanging(say_when(line.when), what, notes=f"{quote} {' · '.join(notes)}", width=DATE_WIDTH)

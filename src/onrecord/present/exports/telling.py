"""How an export tells what is said, in words: its marks, its date, who says so. Nothing is reworded or summed."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import When
from onrecord.present.claims import CommitmentLine, ControlLine
from onrecord.present.dates import say_basis, say_precision, say_when
from onrecord.present.exports.characters import one_line
from onrecord.present.exports.contents import Said
from onrecord.present.exports.labels import facts_of, say_facts
from onrecord.present.lines import FullLine
from onrecord.present.statuses import as_told

MARKED = ("planned", "hypothetical", "denied", "opinion")
"""The statuses that a reader must not miss: what is said so is not said to be."""


def say_marks(statuses: Iterable[str]) -> str:
    """Return "[planned] " and the like to put before a line, "" where all tell it as so.

    When some tell it as so and others do not, both are said: "[asserted, denied] ".
    """
    given = tuple(dict.fromkeys(statuses))
    return f"[{', '.join(given)}] " if any(status in MARKED for status in given) else ""


def say_line(line: FullLine) -> str:
    """Return a line as it can stand alone: what it is marked as, its words, and who says so.

    "[planned] to leave on Friday (says the ministry)": a headline is all that many readers see.
    """
    return f"{say_marks(statuses_of(line))}{one_line(line.text)}{_say_whose(line)}"


def statuses_of(line: FullLine) -> tuple[str, ...]:
    """Return how a line is to be read beside its words: "the bid failed" is not denied by anybody."""
    return as_told(line.statuses, line.text, is_said=bool(line.said_by))


def say_date(when: When) -> str:
    """Return a date with how precisely and from what it is known."""
    notes = "; ".join(note for note in (say_precision(when), say_basis(when)) if note)
    return f"{say_when(when)} ({notes})" if notes else say_when(when)


def say_told(line: FullLine) -> str:
    """Return how a line is told: its statuses, who says so, how its accounts stand."""
    parts = ["/".join(statuses_of(line))]
    if line.said_by:
        parts.append(f"says {'; '.join(map(one_line, line.said_by))}")
    parts.append(_say_reports(line))
    return ", ".join(part for part in parts if part)


def _say_whose(line: FullLine) -> str:
    if line.said_by:
        return f" (says {'; '.join(map(one_line, line.said_by))})"
    return " (in somebody’s words, not stated whose)" if "reported" in line.statuses else ""


def _say_reports(line: FullLine) -> str:
    reports = f"{line.reports} report{'' if line.reports == 1 else 's'}"
    return f"{line.standing} ({reports})" if line.standing else reports


def say_speaker(said: Said) -> str:
    """Return who said it: the full name where it is known, else as printed."""
    return said.line.person or said.line.speaker or "speaker not stated"


def say_statement(said: Said) -> str:
    """Return a statement with its speaker: "[denied] Ordel Water: it had ignored warnings"."""
    return f"{say_marks([said.status])}{say_speaker(said)}: {say_contents(said)}"


def say_contents(said: Said) -> str:
    """Return what is said; where no text is to be shown "(denies)": the class of the statement, or its kind."""
    line = said.line
    if line.contents or line.cite.quote:
        return " … ".join(line.contents)
    return f"({said.act or line.kind})"


def say_commitment(line: CommitmentLine) -> str:
    """Return who gives what to whom, and how far it has come: "Taum, pledged: 12 heavy pumps (12 item) to Hesk".

    Where no text is to be shown: "giver: Taum; stage: pledged; item: 12 heavy pumps; recipient: Hesk".
    """
    if not line.cite.quote:
        return say_facts(facts_of(line))
    amount = f" ({'further ' if line.incremental else ''}{line.quantity})" if line.quantity else ""
    to = f" to {line.recipient}" if line.recipient else ""
    return f"{line.giver or 'giver not stated'}, {line.stage}: {line.item or line.cite.quote}{amount}{to}"


def say_control(line: ControlLine) -> str:
    """Return who holds or leaves which place: "Kherson: Ukraine takes (before: Russia)"; without text its slots."""
    if not line.cite.quote:
        return say_facts(facts_of(line))
    place, former = line.place or "place not stated", line.former
    if line.change == "leaves":
        after = f", {line.holder} holds it" if line.holder else ""
        return f"{place}: {former or 'holder not stated'} leaves{after}"
    return f"{place}: {line.holder or 'holder not stated'} {line.change}" + (f" (before: {former})" if former else "")


def say_source_of(line: CommitmentLine | ControlLine) -> str:
    """Return how a claim is told, and who says so: "planned, says Rhea Sundmar"."""
    return f"{line.status}, says {line.said_by}" if line.said_by else line.status

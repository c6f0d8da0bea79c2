"""Where accounts exclude or retire one another: the lines, the slot, and each account with its origins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Entry, SlotStanding
from onrecord.present.views import TimelineLine, Views
from onrecord.record.disputes import find_disputes


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One account: its value, the articles that give it, who says so, and how a later one took its place ("": not)."""

    value: str
    sources: tuple[int, ...]
    reports: int
    origins: tuple[str, ...]
    interested: tuple[str, ...]
    retired: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A slot of a line on which accounts are rival or superseded, and why, in a sentence."""

    line: TimelineLine
    slot: str
    standing: str
    reason: str
    accounts: tuple[Told, ...]


def disagreements_of(views: Views, entries: Sequence[Entry] | None = None) -> Iterator[Disagreement]:
    """Yield the disagreements in the order of the timeline; `entries` instead of what the record holds.

    Several lines can carry the same disagreement (each of two rival accounts is a line): it is told once.
    """
    if entries is None:
        slots = views.record.standings()
        entries = [replace(entry, slots=slots.get(entry.id, ())) for entry in views.record.entries()]
    articles = {row["id"]: row["article"] for row in views.record.query("SELECT id, article FROM claims")}
    lines = zip(views.lines_of(entries), entries, strict=True)
    found = [(line, slot) for line, entry in lines for slot in entry.slots]
    for at in find_disputes([slot for _, slot in found]):
        yield _disagreement(views, *found[at], articles)


def _disagreement(views: Views, line: TimelineLine, slot: SlotStanding, articles: dict[str, str]) -> Disagreement:
    accounts = tuple(
        Told(
            value=account.value,
            sources=tuple(sorted({views.numbers[articles[claim]] for claim in account.claims})),
            reports=account.reports,
            origins=account.origins,
            interested=account.interested,
            retired=account.retired,
        )
        for account in slot.accounts
    )
    return Disagreement(line=line, slot=slot.slot, standing=slot.standing.value, reason=slot.reason, accounts=accounts)

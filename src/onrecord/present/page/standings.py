"""How a line is told and how its accounts stand, in words: status, badges, what is said of each slot."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model import Account, SlotStanding, Standing
from onrecord.present.exports import Contents
from onrecord.present.exports.extents import Extent
from onrecord.present.exports.labels import label_relays
from onrecord.present.lines import FullLine
from onrecord.present.phrases import count, listed
from onrecord.present.relayed import RelayView

TELLING = (Standing.RIVAL, Standing.SUPERSEDED, Standing.MATCHING, Standing.SINGLE)
"""The standings, the most telling first."""

SLOTS = {
    "happened": "Whether it happened",
    "number": "The number",
    "holder": "Who holds it",
    "date": "When it was",
    "place": "Where it was",
    "state": "How things stand",
    "cause": "Why it happened",
    "agent": "Who did it",
    "identity": "Who it was",
    "stage": "How far it has come",
}
"""What a slot is called on the page; another slot keeps its name."""

OPEN_ORIGIN = "origin not stated"

_CHANGED = re.compile(r"(?:\w{1,20} )?(?:updated|superseded) \([^)]{1,200}\)")
"""What a headline says of a slot whose account changed: "number updated (grew)"."""

OWN_ACCOUNT = "told by the article itself"

_SAYS = {
    "asserted": OWN_ACCOUNT,
    "planned": "planned",
    "hypothetical": "hypothetical",
    "denied": "denied",
    "opinion": "opinion",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """Few words on a line; `kind` is the class of its colour."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """One account of a slot: what it says, on whose word, in which articles, and what took its place."""

    value: str
    reports: str
    origins: tuple[str, ...]
    interested: tuple[str, ...]
    retired: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotView:
    """A slot with its accounts."""

    name: str
    standing: str
    reason: str
    accounts: tuple[AccountView, ...]


def say_told(statuses: tuple[str, ...], said_by: tuple[str, ...]) -> str:
    """Return how something is told: "reported by the Rescue Service", "planned, says Rhea Sundmar", "denied"."""
    by = listed(said_by)
    parts = [_SAYS[status] for status in statuses if status != "reported" and status in _SAYS]
    if "reported" in statuses:
        parts.append(f"reported by {by}" if by else "reported, by whom is not stated")
    elif by:
        parts[-1:] = [f"{parts[-1]}, says {by}" if parts else f"says {by}"]
    return "; ".join(parts) or "not read"


def badges_of(line: FullLine) -> tuple[Badge, ...]:
    """Return "3 reports", "2 origins", "1 rival": how many say so, and whether others say otherwise."""
    found = [Badge(kind="plain", words=count(line.reports, "report"))]
    if len(line.sources) > line.reports:
        found.append(Badge(kind="plain", words=f"copied in {len(line.sources) - line.reports}"))
    if line.reports > 1 or len(stated(line.origins)) > 1:
        origins = count(len(stated(line.origins)), "origin") if stated(line.origins) else OPEN_ORIGIN
        found.append(Badge(kind="plain", words=origins))
    found += [Badge(kind="decided", words=note.words) for note in line.decided]
    for standing in TELLING[:3]:
        slots = [slot for slot in line.slots if slot.standing is standing]
        if slots:
            found.append(Badge(kind=standing.value, words=_badge(standing, slots, line.standing)))
    return tuple(found)


def _badge(standing: Standing, slots: list[SlotStanding], headline: str) -> str:
    names = listed(tuple(slot.slot for slot in slots))
    if standing is Standing.RIVAL:
        rivals = max(sum(not account.retired for account in slot.accounts) for slot in slots) - 1
        return f"{count(max(1, rivals), 'rival')}: {names}"
    if standing is Standing.SUPERSEDED:
        return listed(tuple(_CHANGED.findall(headline))) or f"account changed: {names}"
    return f"matching: {names}"


def most_telling(line: FullLine) -> str:
    """Return the standing that a reader must not miss."""
    found = {slot.standing for slot in line.slots}
    return next((standing.value for standing in TELLING if standing in found), Standing.SINGLE.value)


def slots_of(line: FullLine, source_of: Mapping[str, int]) -> tuple[SlotView, ...]:
    """Return what is said of each slot; `source_of` gives the source of a claim."""
    return tuple(
        SlotView(
            name=SLOTS.get(slot.slot, slot.slot.replace("_", " ").capitalize()),
            standing=slot.standing.value,
            reason=slot.reason,
            accounts=tuple(_account(account, source_of) for account in slot.accounts),
        )
        for slot in line.slots
        if _tells_more(slot)
    )


def _tells_more(slot: SlotStanding) -> bool:
    """Whether a slot says more than the line does: several accounts, or one of somebody's own deeds."""
    return slot.standing is not Standing.SINGLE or any(one.retired or one.interested for one in slot.accounts)


def _account(account: Account, source_of: Mapping[str, int]) -> AccountView:
    return AccountView(
        value=account.value,
        reports=count(account.reports, "report"),
        origins=stated(account.origins),
        interested=account.interested,
        retired=account.retired,
        sources=tuple(sorted({source_of[claim] for claim in account.claims if claim in source_of})),
    )


def relays_of(contents: Contents, view: RelayView | None) -> RelayView | None:
    """Return the way that something took, as far as its words may be shown."""
    return label_relays(view) if view and contents.extent is Extent.NONE else view


def stated(origins: tuple[str, ...]) -> tuple[str, ...]:
    """Return the origins that are known: a record may say in their place that none is."""
    return tuple(origin for origin in origins if origin != OPEN_ORIGIN)

"""Disputes that several lines carry: each of two rival accounts is a line, and their dispute is to be told once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from onrecord.model import SlotStanding, Standing

DISPUTED = frozenset({Standing.RIVAL, Standing.SUPERSEDED})
"""Standings of slots on which accounts exclude or retire one another."""

SIDES = 2
"""Accounts that two slots must have in common to be of one dispute: one account may well be in two."""


def find_disputes(slots: Sequence[SlotStanding]) -> tuple[int, ...]:
    """Return the places of the slots to be told, in their order: of those of one dispute the one with most accounts.

    Two slots of one name are of one dispute when SIDES accounts of one share claims with as many accounts of the
    other. Of equals the first counts. Slots that nobody disputes are left out.
    """
    shown: list[int] = []
    told: dict[tuple[str, str], set[int]] = {}
    for at, slot in enumerate(slots):
        if slot.standing not in DISPUTED:
            continue
        number = _told_in(slot, told)
        if number is None:
            number = len(shown)
            shown.append(at)
        elif len(slot.accounts) > len(slots[shown[number]].accounts):
            shown[number] = at
        for claim in (claim for account in slot.accounts for claim in account.claims):
            told.setdefault((slot.slot, claim), set()).add(number)
    return tuple(sorted(shown))


def _told_in(slot: SlotStanding, told: Mapping[tuple[str, str], AbstractSet[int]]) -> int | None:
    """Return the number of the dispute that a slot is of, None of a new one; `told` are those of a claim, by slot."""
    sides: dict[int, int] = {}
    for account in slot.accounts:
        for number in set().union(*(told.get((slot.slot, claim), ()) for claim in account.claims)):
            sides[number] = sides.get(number, 0) + 1
    enough = min(SIDES, len(slot.accounts))
    return min((number for number, met in sides.items() if met >= enough), default=None)

"""Which disputes of lines are told, and that each is told once."""

from __future__ import annotations

from onrecord.model import Account, SlotStanding, Standing
from onrecord.record.disputes import find_disputes


def slot(*accounts: str, name: str = "number", standing: Standing = Standing.RIVAL) -> SlotStanding:
    """A slot whose accounts are made of the claims that their letters name."""
    found = tuple(Account(value=claims, claims=tuple(claims), reports=1, origins=()) for claims in accounts)
    return SlotStanding(slot=name, standing=standing, accounts=found, reason="")


def test_what_two_lines_carry_is_told_under_the_first() -> None:
    assert find_disputes([slot("a", "b"), slot("a", "b")]) == (0,)


def test_of_one_dispute_the_slot_with_most_accounts_is_told() -> None:
    assert find_disputes([slot("a", "b"), slot("ax", "b", "c")]) == (1,)


def test_slots_that_share_one_account_alone_are_two_disputes() -> None:
    assert find_disputes([slot("a", "b"), slot("b", "c")]) == (0, 1)


def test_slots_of_other_names_are_other_disputes() -> None:
    assert find_disputes([slot("a", "b"), slot("a", "b", name="holder")]) == (0, 1)


def test_what_nobody_disputes_is_left_out() -> None:
    assert find_disputes([slot("a", "b", standing=Standing.MATCHING), slot("a", "b")]) == (1,)


def test_lone_account_that_was_retired_is_told_once() -> None:
    assert find_disputes([slot("a", standing=Standing.SUPERSEDED), slot("a", standing=Standing.SUPERSEDED)]) == (0,)

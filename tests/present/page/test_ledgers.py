"""Amounts, commitments, standings and versions: what is added up, what is told, what differs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from onrecord.model import Account, SlotStanding, Standing
from onrecord.present.claims import CommitmentLine
from onrecord.present.lines import FullLine
from onrecord.present.page.amounts import read_amount
from onrecord.present.page.commitments import Giver, build_commitments
from onrecord.present.page.excerpts import Texts
from onrecord.present.page.standings import badges_of, most_telling, say_told, slots_of
from onrecord.present.page.versions import compare
from tests.present.exports import made


class NoEntries:
    """A record without lines."""

    @staticmethod
    def query(_sql: str) -> list[Any]:
        return []


def givers(*lines: CommitmentLine) -> tuple[Giver, ...]:
    contents = made.contents(commitments=lines)
    contents.record = NoEntries()  # type: ignore[assignment]
    return build_commitments(contents, Texts(contents.passages, {"article1": 1}))


def pledge(number: int, quantity: str, **facts: Any) -> CommitmentLine:
    known = {"id": f"c{number}", "quantity": quantity, "status": "asserted", "item": f"aid {number}"}
    return made.commitment(**known | facts)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("87000000 GBP", "87,000,000 GBP"),
        ("+12000 item", "12,000 more"),
        (">=300 person", "at least 300 person"),
        ("20..30 tonne", "20 to 30 tonne"),
        ("vague item", "no exact number"),
        ("0.25 fraction", "0.25 fraction"),
        ("something else", "something else"),
    ],
)
def test_an_amount_is_said_in_words(line: str, words: str) -> None:
    amount = read_amount(line)
    assert amount is not None
    assert amount.words == words


def test_exact_amounts_of_one_currency_and_stage_are_added() -> None:
    (giver,) = givers(
        pledge(1, "20 GBP"), pledge(2, "30 GBP"), pledge(3, "5 EUR"), pledge(4, "1 GBP", stage="delivered")
    )
    assert giver.totals == ("1 GBP delivered", "5 EUR pledged", "50 GBP pledged in 2 commitments")


def test_amounts_of_things_are_never_added() -> None:
    (giver,) = givers(pledge(1, "12 item"), pledge(2, "30 item"))
    assert giver.totals == ()


def test_what_comes_on_top_and_what_is_vague_stands_beside_the_total() -> None:
    (giver,) = givers(pledge(1, "20 GBP"), pledge(2, "+30 GBP"), pledge(3, ">=5 GBP"))
    assert giver.totals == ("20 GBP pledged",)
    assert giver.left_out == (
        "“a further” or “additional”, on top of what is not said: 30 GBP more",
        "no exact number: at least 5 GBP",
    )


def test_one_amount_told_twice_is_added_once_and_said_so() -> None:
    (giver,) = givers(pledge(1, "20 GBP"), pledge(2, "20 GBP"))
    assert giver.totals == ("20 GBP pledged",)
    assert giver.left_out == ("1 amount that may be one told twice",)


def test_what_is_denied_is_not_added() -> None:
    (giver,) = givers(pledge(1, "20 GBP", status="denied"))
    assert giver.totals == ()
    assert giver.left_out == ("1 amount planned, ongoing, denied or withdrawn",)


@pytest.mark.parametrize(
    ("statuses", "said_by", "words"),
    [
        (("reported",), ("the Rescue Service",), "reported by the Rescue Service"),
        (("reported",), (), "reported, by whom is not stated"),
        (("planned",), ("Ana Sole",), "planned, says Ana Sole"),
        (("denied",), ("Ordel Water", "its chief"), "denied, says Ordel Water and its chief"),
        (("asserted",), (), "told by the article itself"),
        (("asserted", "reported"), ("a spokesman",), "told by the article itself; reported by a spokesman"),
        ((), (), "not read"),
    ],
)
def test_how_a_line_is_told_is_said_in_words(statuses: tuple[str, ...], said_by: tuple[str, ...], words: str) -> None:
    assert say_told(statuses, said_by) == words


def disputed() -> FullLine:
    accounts = (
        Account(
            value="17", claims=("k1",), reports=2, origins=("the Rescue Service",), interested=("the Rescue Service",)
        ),
        Account(value="19", claims=("k2",), reports=1),
    )
    slot = SlotStanding(slot="number", standing=Standing.RIVAL, accounts=accounts, reason="They exclude one another.")
    return replace(made.line(), reports=3, origins=("a", "b"), slots=(slot,))


def test_badges_count_reports_origins_and_rivals() -> None:
    assert [badge.words for badge in badges_of(disputed())] == ["3 reports", "2 origins", "1 rival: number"]
    assert most_telling(disputed()) == "rival"


@pytest.mark.parametrize("told", ["number updated (grew)", "number superseded (grew, revised)"])
def test_a_badge_says_of_a_changed_account_what_the_timeline_says(told: str) -> None:
    grown = replace(disputed().slots[0], standing=Standing.SUPERSEDED)
    line = replace(disputed(), slots=(grown,), standing=f"{told}, outcome matching")
    assert badges_of(line)[-1].words == told


def test_a_slot_shows_each_account_with_its_sources() -> None:
    (slot,) = slots_of(disputed(), {"k1": 4, "k2": 2})
    assert [(one.value, one.reports, one.sources) for one in slot.accounts] == [
        ("17", "2 reports", (4,)),
        ("19", "1 report", (2,)),
    ]
    assert slot.accounts[0].interested == ("the Rescue Service",)


def test_a_slot_that_says_no_more_than_the_line_is_left_out() -> None:
    alone = SlotStanding(
        slot="happened",
        standing=Standing.SINGLE,
        accounts=(Account(value="it happened", claims=(), reports=1),),
        reason="",
    )
    assert slots_of(replace(made.line(), slots=(alone,)), {}) == ()


def test_versions_differ_in_the_words_that_one_has_and_the_other_has_not() -> None:
    found = compare("The dam will hold for a year, I think.", "The dam will hold for two years.")
    assert [(one.kind, one.text) for one in found] == [
        ("same", "The dam will hold for"),
        ("less", "a year, I think."),
        ("more", "two years."),
    ]


def test_marks_and_capitals_are_no_difference() -> None:
    assert [one.kind for one in compare("“The dam will hold,”", "the dam will hold")] == ["same"]

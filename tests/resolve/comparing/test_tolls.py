"""Tolls: what is only added to them, and the one side that keeps them."""

from __future__ import annotations

import pytest

from onrecord.resolve.comparing.numbers import link_numbers
from onrecord.resolve.comparing.tolls import is_added, is_kept_by_one
from tests.staged_claims import Stage


def relations(stage: Stage) -> list[tuple[str, str]]:
    return [(one.link.kind.value, one.link.how) for one in link_numbers(stage.tellings())]


def test_toll_without_a_name_is_that_of_the_one_side_that_counts() -> None:
    stage = Stage()
    stage.told("the rescue service raised the number of dead to 19", side="service")
    stage.told("the death toll stood at 17", told="2031-03-06")
    assert relations(stage) == [("updates", "revised")]


def test_toll_that_has_moved_on_retires_what_officials_said_first() -> None:
    stage = Stage()
    stage.told("7 people were killed", side="somebody officials a0")
    stage.told("the rescue service raised the number of dead to 19", side="service", told="2031-03-06")
    assert relations(stage) == [("updates", "grew")]


def test_toll_without_a_name_is_nobodys_where_two_sides_count() -> None:
    stage = Stage()
    stage.told("police put the number of dead at 19", side="police")
    stage.told("the union put the number of dead at 30", side="union")
    stage.told("the death toll stood at 17", told="2031-03-06")
    assert ("updates", "revised") not in relations(stage)
    assert not is_kept_by_one(stage.tellings())


@pytest.mark.parametrize(("words", "is_more"), [("523 new infections", True), ("no more than 900 people", False)])
def test_number_on_top_of_others_is_told_by_its_words(words: str, *, is_more: bool) -> None:
    stage = Stage()
    stage.told(f"there were {words}")
    (telling,) = stage.tellings()
    counts = [part for part in telling.counts if part.words]
    assert all(is_added(part) == is_more for part in counts if words.rsplit(maxsplit=1)[-1] in part.words)

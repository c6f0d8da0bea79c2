"""The claims of a story in the order of their publication."""

from __future__ import annotations

from onrecord.resolve.comparing.publication import by_story
from tests.staged_claims import Stage


def test_claims_of_a_story_come_by_day() -> None:
    stage = Stage()
    later = stage.told("The bank closed a branch", told="2031-03-09", agent="bank", predicate="closed")
    first = stage.told("The bank opened a branch", agent="bank", predicate="opened")
    (story,) = by_story(stage.tellings())
    assert [one.id for one in story] == [first.id, later.id]


def test_what_says_that_nothing_is_known_is_left_out() -> None:
    stage = Stage()
    stage.said("there was no evidence of a leak", side="bank")
    assert list(by_story(stage.tellings())) == []

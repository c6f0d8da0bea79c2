"""What somebody said that they would not do, and did."""

from __future__ import annotations

from onrecord.resolve.comparing.refusals import link_refusals
from tests.staged_claims import Stage


def relations(stage: Stage) -> list[tuple[str, str, str]]:
    return [(one.link.kind.value, one.link.how, one.link.slot) for one in link_refusals(stage.tellings())]


def test_who_pays_what_they_said_they_would_not_has_changed_the_stage() -> None:
    stage = Stage()
    stage.said("the bank will not pay a ransom", side="bank")
    later = stage.told("The bank paid a ransom to the gang", told="2031-03-09", agent="bank", predicate="paid")
    (found,) = link_refusals(stage.tellings())
    assert (found.link.kind.value, found.link.how, found.link.a) == ("updates", "changed", later.id)


def test_another_deed_breaks_no_word() -> None:
    stage = Stage()
    stage.said("the bank will not pay a ransom", side="bank")
    stage.told("The bank closed a branch", told="2031-03-09", agent="bank", predicate="closed")
    assert relations(stage) == []


def test_same_deed_of_somebody_else_on_something_else_breaks_no_word() -> None:
    stage = Stage()
    stage.said("the bank will not pay a ransom", side="bank")
    stage.told("The museum paid its guards", told="2031-03-09", agent="museum", predicate="paid")
    assert relations(stage) == []


def test_deed_before_the_word_breaks_none() -> None:
    stage = Stage()
    stage.told("The bank paid a ransom to the gang", agent="bank", predicate="paid")
    stage.said("the bank will not pay a ransom", side="bank", told="2031-03-09")
    assert relations(stage) == []

"""One sum or number of things, promised and given."""

from __future__ import annotations

from onrecord.resolve.comparing.stages import link_stages
from tests.staged_claims import Stage


def relations(stage: Stage) -> list[tuple[str, str, str]]:
    return [(one.link.kind.value, one.link.how, one.link.slot) for one in link_stages(stage.tellings())]


def test_fine_that_is_paid_is_a_change_of_stage() -> None:
    stage = Stage()
    stage.told("The state fined Virex 3,000 euros")
    later = stage.told("Virex paid the fine of 3,000 euros", told="2031-03-09")
    (found,) = link_stages(stage.tellings())
    assert (found.link.kind.value, found.link.how, found.link.a) == ("updates", "changed", later.id)


def test_another_sum_is_another_payment() -> None:
    stage = Stage()
    stage.told("The state fined Virex 3,000 euros")
    stage.told("Virex paid the fine of 2,000 euros", told="2031-03-09")
    assert relations(stage) == []


def test_sum_of_last_year_fulfils_nothing() -> None:
    stage = Stage()
    stage.told("The fund promised 3,000 euros")
    stage.told("Last spring the fund paid 3,000 euros to Kessa", told="2031-03-09")
    assert relations(stage) == []


def test_sum_asked_for_is_no_promise() -> None:
    stage = Stage()
    stage.told("The families demanded 3,000 euros from the fund")
    stage.told("The fund paid 3,000 euros to the families", told="2031-03-09")
    assert relations(stage) == []

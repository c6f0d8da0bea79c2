"""Claims that share their rarest words: denials, plans and their fulfilment, ends, and what only looks alike."""

from __future__ import annotations

from onrecord.model import Factuality, Polarity
from onrecord.resolve.comparing.likeness import link_alike
from tests.staged_claims import Stage, on


def relations(stage: Stage) -> list[tuple[str, str, str]]:
    return [(one.link.kind.value, one.link.how, one.link.slot) for one in link_alike(stage.tellings())]


def test_denial_of_another_side_conflicts() -> None:
    stage = Stage()
    stage.said("tear gas was fired at the crowd", side="union")
    stage.told("officers fired tear gas at the crowd", side="police", polarity=Polarity.DENIED)
    assert relations(stage) == [("conflicts", "", "happened")]


def test_opposite_word_denies_as_well() -> None:
    stage = Stage()
    stage.said("the gate of the weir stood open", side="farmer")
    stage.said("the gate of the weir was shut", side="firm")
    assert relations(stage) == [("conflicts", "", "happened")]


def test_same_side_that_says_otherwise_later_retracts() -> None:
    stage = Stage()
    stage.said("the gate of the weir was shut", side="firm")
    stage.said("the gate of the weir stood open", side="firm", told="2031-03-07")
    assert relations(stage) == [("updates", "retracted", "happened")]


def test_no_evidence_is_neither_denial_nor_assertion() -> None:
    stage = Stage()
    stage.said("there is no evidence that the gate of the weir stood open", side="agency")
    stage.said("the gate of the weir stood open", side="farmer")
    assert relations(stage) == []


def test_plan_and_its_fulfilment_are_a_change_of_stage() -> None:
    stage = Stage()
    stage.told("Members will vote on the wage deal", side="union", factuality=Factuality.PLANNED, agent="Members")
    done = stage.told("Members accepted the wage deal", told="2031-03-09", side="paper", agent="Members")
    (found,) = link_alike(stage.tellings())
    assert (found.link.kind.value, found.link.how, found.link.a) == ("updates", "changed", done.id)


def test_deed_of_another_doer_fulfils_no_plan() -> None:
    stage = Stage()
    stage.told("Ola Reed will appeal the verdict", factuality=Factuality.PLANNED, agent="Ola Reed")
    stage.told("The prosecution appealed the verdict on Reed", told="2031-03-09", agent="The prosecution")
    assert relations(stage) == []


def test_what_outsiders_expect_is_no_plan() -> None:
    stage = Stage()
    stage.said("I expect a wage deal by Sunday", side="minister")
    stage.told("Union and firm signed a wage deal", told="2031-03-09", side="union")
    assert relations(stage) == []


def test_strike_that_is_called_off_changes_what_went_on() -> None:
    stage = Stage()
    stage.told("The dockers' strike has paralysed Hesk", when=on("2031-03-04"))
    stage.told("The dockers' strike in Hesk was called off", told="2031-03-06", when=on("2031-03-05"))
    assert ("updates", "changed", "stage") in relations(stage)


def test_two_people_quoted_in_the_same_words_say_two_things() -> None:
    stage = Stage()
    stage.said("“The violence must stop”", side="minister")
    stage.said("“The violence must stop”", side="student")
    assert relations(stage) == []


def test_last_years_flood_is_another_one() -> None:
    stage = Stage()
    stage.told("The Orle flooded the lower town of Hesk in 2029", side="paper", when=on("2029-03-04"))
    stage.told("The Orle flooded the lower town of Hesk", side="police")
    assert relations(stage) == []


def test_order_of_the_claims_changes_nothing() -> None:
    stage = Stage()
    stage.said("the gate of the weir was shut", side="firm")
    stage.said("the gate of the weir stood open", side="farmer")
    stage.said("the gate of the weir stood open", side="firm", told="2031-03-07")
    tellings = stage.tellings()
    turned = stage.tellings(reversed(stage.claims))
    assert list(link_alike(tellings)) == list(link_alike(turned))


def test_what_is_said_beside_a_plan_does_not_fulfil_it() -> None:
    stage = Stage()
    stage.told("The council will build a bridge", factuality=Factuality.PLANNED, predicate="build", agent="The council")
    stage.told(
        "Crowds gathered outside the town hall of Hesk with banners for a bridge",
        told="2031-03-09",
        predicate="gathered",
        agent="Crowds",
    )
    assert relations(stage) == []


def test_denial_of_something_else_in_the_same_words_is_no_conflict() -> None:
    stage = Stage()
    stage.told(
        "the sentence of the harbour master was not touched by the sentence in a ferry trial",
        side="court",
        polarity=Polarity.DENIED,
        predicate="touched",
    )
    stage.told("a judge gave the harbour master a sentence in a ferry trial", side="paper", predicate="gave")
    assert relations(stage) == []


def test_who_ends_a_campaign_is_not_over() -> None:
    stage = Stage()
    stage.told("Senator Orla Vane came fourth in the harbour vote")
    stage.told("Senator Orla Vane of the harbour ended her campaign", told="2031-03-09")
    assert relations(stage) == []


def test_one_deed_on_two_days_is_a_conflict_of_dates() -> None:
    stage = Stage()
    deed = "the hostages were brought to the mountains"
    stage.told(f"{deed} on Sunday", side="army", when=on("2031-03-02"), predicate="brought")
    stage.told(f"{deed} on Monday", side="residents", when=on("2031-03-03"), predicate="brought")
    (found,) = link_alike(stage.tellings())
    assert (found.link.kind.value, found.link.slot) == ("conflicts", "date")
    assert {found.value_a, found.value_b} == {"2 March", "3 March"}


def test_one_verb_with_other_subjects_agrees_on_nothing() -> None:
    stage = Stage()
    stage.told("a bird strike brought down the cargo plane", side="airline", predicate="brought down")
    stage.told("an engine failure brought down the cargo plane", side="union", predicate="brought down")
    assert relations(stage) == []

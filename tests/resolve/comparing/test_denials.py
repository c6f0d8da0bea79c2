"""What is denied, who admits what they had denied, and what is taken back."""

from __future__ import annotations

from onrecord.lexicon import load
from onrecord.model import Polarity
from onrecord.resolve.comparing.denials import denies, link_admissions, takes_back
from onrecord.resolve.comparing.likeness import link_alike
from tests.staged_claims import Stage


def relations(stage: Stage) -> list[tuple[str, str, str]]:
    return [(one.link.kind.value, one.link.how, one.link.slot) for one in link_admissions(stage.tellings())]


def test_rejected_claim_is_denied() -> None:
    stage = Stage()
    for row in load("slots_en")["denial"]:
        for example in row["examples"]:
            stage.told(example)
    assert all(denies(telling) for telling in stage.tellings())


def test_examples_of_what_is_taken_back_are_read() -> None:
    stage = Stage()
    for row in load("slots_en")["taken_back"]:
        for example in row["examples"]:
            stage.told(example)
    assert all(takes_back(telling) for telling in stage.tellings())


def test_admission_after_a_denial_in_other_words_retracts_it() -> None:
    stage = Stage()
    stage.told("its wiring was faulty", side="firm", polarity=Polarity.DENIED)
    later = stage.said("a cable had been defective", side="firm", told="2031-03-09", cue="conceded")
    (found,) = link_admissions(stage.tellings())
    assert (found.link.kind.value, found.link.how, found.link.a) == ("updates", "retracted", later.id)


def test_admission_of_another_side_retracts_nothing() -> None:
    stage = Stage()
    stage.told("its wiring was faulty", side="firm", polarity=Polarity.DENIED)
    stage.said("a cable had been defective", side="union", told="2031-03-09", cue="conceded")
    assert relations(stage) == []


def test_admission_of_something_else_retracts_nothing() -> None:
    stage = Stage()
    stage.told("its wiring was faulty", side="firm", polarity=Polarity.DENIED)
    stage.said("wages are low", side="firm", told="2031-03-09", cue="conceded")
    assert relations(stage) == []


def test_withdrawn_statement_retracts_the_account() -> None:
    stage = Stage()
    stage.told("a guard was stabbed in the yard", side="police")
    stage.told(
        "their statement that a guard had been stabbed in the yard",
        told="2031-03-09",
        sentence="The police withdrew their statement that a guard had been stabbed in the yard.",
    )
    assert relations(stage) == [("updates", "retracted", "happened")]


def test_denial_by_another_word_for_one_deed_conflicts() -> None:
    stage = Stage()
    stage.said("The boat struck a rock", side="deckhand")
    stage.said("the ship did not hit anything", side="owner")
    (found,) = link_alike(stage.tellings())
    assert found.link.kind.value == "conflicts"


def test_denial_of_something_else_about_one_thing_does_not() -> None:
    stage = Stage()
    stage.said("A ferry sank in the storm", side="police")
    stage.said("the ship did not hit anything", side="owner")
    assert list(link_alike(stage.tellings())) == []

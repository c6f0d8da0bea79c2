"""Who holds a place: agreed on, contested at one time, or changed since."""

from __future__ import annotations

from onrecord.model import ClaimKind, Polarity
from onrecord.resolve.comparing.holders import link_holders
from tests.staged_claims import Stage, on


def control(stage: Stage, text: str, **more: object) -> None:
    stage.told(text, kind=ClaimKind.CONTROL, **more)  # type: ignore[arg-type]


def relations(stage: Stage) -> list[tuple[str, str]]:
    return [(one.link.kind.value, one.link.how) for one in link_holders(stage.tellings())]


def test_two_holders_of_one_place_on_one_day_conflict() -> None:
    stage = Stage()
    control(stage, "The League holds Hesk", side="league", place="Hesk", holder="The League", change="holds")
    control(stage, "The army holds Hesk", side="army", place="Hesk", holder="The army", change="holds")
    assert relations(stage) == [("conflicts", "")]


def test_denied_loss_conflicts_with_the_holder_it_denies() -> None:
    stage = Stage()
    control(stage, "The League took Hesk", side="league", place="Hesk", holder="League fighters", change="takes")
    control(
        stage,
        "The army denied having lost Hesk",
        side="army",
        place="Hesk",
        former="The army",
        change="leaves",
        polarity=Polarity.DENIED,
    )
    assert relations(stage) == [("conflicts", "")]


def test_later_taking_is_a_change() -> None:
    stage = Stage()
    control(stage, "The League holds Hesk", place="Hesk", holder="The League", change="holds")
    control(
        stage,
        "The army took Hesk",
        place="Hesk",
        holder="The army",
        change="takes",
        told="2031-03-09",
        when=on("2031-03-08"),
    )
    assert relations(stage) == [("updates", "changed")]


def test_later_report_of_another_holder_without_a_change_is_not_taken_for_one() -> None:
    stage = Stage()
    control(stage, "The League holds Hesk", place="Hesk", holder="The League", change="holds")
    control(stage, "The army holds Hesk", place="Hesk", holder="The army", change="holds", told="2031-03-09")
    assert relations(stage) == []


def test_district_is_not_the_town() -> None:
    stage = Stage()
    control(stage, "The League holds Hesk district", place="Hesk district", holder="The League", change="holds")
    control(stage, "The army holds Hesk", side="army", place="Hesk", holder="The army", change="holds")
    assert relations(stage) == []


def test_town_alone_means_the_one_town_of_the_story() -> None:
    stage = Stage()
    control(
        stage,
        "The League holds the town",
        place="town",
        holder="The League",
        change="holds",
        sentence="In the town of Hesk it was quiet: The League holds the town.",
    )
    control(stage, "The army holds Hesk", side="army", place="Hesk", holder="The army", change="holds")
    assert relations(stage) == [("conflicts", "")]


def test_taking_and_the_occupation_that_it_ends_in_one_sentence_do_not_conflict() -> None:
    stage = Stage()
    sentence = "Police have retaken Hesk, the minister said, five days after dockers took Hesk."
    control(
        stage,
        "Police have retaken Hesk",
        sentence=sentence,
        side="minister",
        place="Hesk",
        holder="Police",
        change="takes",
    )
    control(stage, "dockers took Hesk", sentence=sentence, place="Hesk", holder="dockers", change="takes")
    assert relations(stage) == []

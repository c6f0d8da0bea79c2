"""From event claims to mentions: what is told, by whom, of whom, and which claims stand for one happening."""

from __future__ import annotations

import pytest

from onrecord.model import Factuality
from onrecord.resolve.sameness import group_events
from onrecord.resolve.sameness_evidence import EventMention
from onrecord.run.event_mentions import bar_between, mentions_of
from tests.staged_claims import Stage, on


def mention(text: str, predicate: str) -> EventMention:
    stage = Stage()
    stage.told(text, predicate=predicate)
    (found,) = mentions_of(stage.tellings(), stage.articles)
    return found


def happenings(stage: Stage) -> int:
    """Return how many happenings the claims of a stage are."""
    tellings = stage.tellings()
    return len(group_events(mentions_of(tellings, stage.articles), bar=bar_between(tellings)))


@pytest.mark.parametrize(
    ("text", "predicate", "lemma"),
    [
        ("Orvia issued a formal order", "issued", "order"),
        ("an order was issued by Orvia", "issued", "order"),
        ("the invasion began in May", "began", "invasion"),
        ("the killing took place in a park", "took", "killing"),
        ("it had entered into an agreement", "entered", "agreement"),
    ],
)
def test_verb_that_says_little_is_told_by_its_noun(text: str, predicate: str, lemma: str) -> None:
    found = mention(text, predicate=predicate)
    assert (found.lemma, found.is_noun) == (lemma, True)


@pytest.mark.parametrize(
    ("text", "predicate", "lemma"),
    [
        ("the east wall gave way before dawn", "gave", "give_way"),
        ("they were taken into custody at once", "taken", "take_into_custody"),
        ("the pumps are due to leave on Friday", "due to leave", "leave"),
        ("pumps began draining the town", "began draining", "drain"),
    ],
)
def test_verb_is_told_with_its_phrase_and_without_what_sets_it_off(text: str, predicate: str, lemma: str) -> None:
    assert mention(text, predicate=predicate).lemma == lemma


def test_short_name_of_a_person_is_the_same_person() -> None:
    stage = Stage()
    stage.told("Orla Vane was sworn in as governor", predicate="sworn in", target="Orla Vane", when=on("2031-03-02"))
    stage.told("Vane was sworn in at the court", predicate="sworn in", target="Vane", when=on("2031-03-02"))
    assert happenings(stage) == 1


def test_other_people_sworn_in_on_one_day_are_two_happenings() -> None:
    stage = Stage()
    stage.told("Orla Vane was sworn in as governor", predicate="sworn in", target="Orla Vane", when=on("2031-03-02"))
    stage.told("Ned Pask was sworn in as governor", predicate="sworn in", target="Ned Pask", when=on("2031-03-02"))
    assert happenings(stage) == 2


def test_person_whom_a_described_target_names_beside_is_no_other_one() -> None:
    stage = Stage()
    stage.told("Orla Vane was sworn in as governor", predicate="sworn in", target="Orla Vane", when=on("2031-03-02"))
    stage.told(
        "the governor of Lorvenia, Orla Vane, was sworn in",
        predicate="sworn in",
        target="governor of Lorvenia",
        when=on("2031-03-02"),
    )
    assert happenings(stage) == 1


def test_word_that_begins_a_sentence_is_no_name() -> None:
    stage = Stage()
    stage.told("Sailors were arrested at Hesk", predicate="arrested", target="Sailors")
    stage.told("the sailors were arrested at Hesk", predicate="arrested", target="the sailors")
    assert happenings(stage) == 1


def test_two_courts_that_ruled_on_one_day_made_two_rulings() -> None:
    stage = Stage()
    stage.told(
        "the Court of Trade in Ledmark ruled that the ban was void",
        predicate="ruled",
        agent="Court of Trade in Ledmark",
        when=on("2031-03-02"),
    )
    stage.told(
        "the High Court of Tessaly ruled that the ban was lawful",
        predicate="ruled",
        agent="High Court of Tessaly",
        when=on("2031-03-02"),
    )
    assert happenings(stage) == 2


def test_place_that_stands_in_the_other_sentence_is_no_place_apart() -> None:
    stage = Stage()
    stage.told(
        "police have retaken the terminal in Sollen",
        predicate="retaken",
        agent="police",
        place="Sollen",
        sentence="Sollen: police have retaken the terminal in Sollen.",
    )
    stage.told("police had retaken the terminal", predicate="retaken", agent="Police", place="terminal")
    assert happenings(stage) == 1


def test_other_tolls_of_one_fire_are_accounts_of_one_happening() -> None:
    stage = Stage()
    stage.told("2 people died in the fire in Hesk", predicate="died", target="people", side="police")
    stage.told("9 people died in the fire in Hesk", predicate="died", target="people", side="mayor")
    assert happenings(stage) == 1


def test_other_sums_are_other_gifts() -> None:
    stage = Stage()
    stage.told("Taum promised 5,000 crowns for the schools of Hesk", predicate="promised", agent="Taum")
    stage.told("Taum promised 800 crowns for the schools of Hesk", predicate="promised", agent="Taum")
    assert happenings(stage) == 2


def test_what_was_last_year_is_not_what_is_news() -> None:
    stage = Stage()
    stage.told("last year's flood destroyed the bridge at Hesk", predicate="destroyed")
    stage.told("the flood destroyed the bridge at Hesk", predicate="destroyed")
    assert happenings(stage) == 2


def test_what_may_be_is_not_what_is() -> None:
    stage = Stage()
    stage.told("the court annulled the contract with Taum", predicate="annulled")
    stage.told("the court annulled the contract with Taum", predicate="annulled", factuality=Factuality.HYPOTHETICAL)
    assert happenings(stage) == 2


def test_word_recurs_in_a_story_that_tells_of_three_days_by_it() -> None:
    def recurs(*days: str) -> set[bool]:
        stage = Stage()
        for day in days:
            stage.told("Vane won the vote", predicate="won", agent="Vane", when=on(f"2031-02-{day}"))
        return {one.is_recurring for one in mentions_of(stage.tellings(), stage.articles)}

    assert (recurs("03", "11", "22"), recurs("03", "11", "11")) == ({True}, {False})


def test_day_of_the_week_is_read_from_the_clause() -> None:
    assert mention("pupils marched on Friday", "marched").weekdays == {"friday"}


def test_name_of_a_source_is_no_name_beside_what_it_tells() -> None:
    found = mention("the wall broke in Hesk, according to the Tessaly Rescue Service", "broke")
    assert found.names_beside == {"hesk"}


def test_subject_that_is_no_slot_may_be_named() -> None:
    assert mention("sales of Harlow fell by a third", "fell").agent_names == {"harlow"}


def test_claims_of_one_sentence_are_known_as_such() -> None:
    stage = Stage()
    whole = "Rain fell. In Hesk the wall broke at dawn and the bridge fell."
    stage.told("the wall broke at dawn", predicate="broke", sentence=whole)
    stage.told("the bridge fell", predicate="fell", sentence=whole, agent="bridge")
    assert {one.sentence for one in mentions_of(stage.tellings(), stage.articles)} == {whole.index("In Hesk")}

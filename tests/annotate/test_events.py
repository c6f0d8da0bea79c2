"""Events: what is worth a line, how it is told, when it was, and which words are cited."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.lexicon import load
from onrecord.model import Basis, Claim, ClaimKind, When, status_of
from tests.staged_articles import PUBLISHED, claims_in


def events(text: str, published: When = PUBLISHED) -> list[Claim]:
    return claims_in(text, ClaimKind.EVENT, published)


def predicates(text: str) -> list[str]:
    return [claim.value("predicate") for claim in events(text)]


def examples() -> Iterator[tuple[str, list[str]]]:
    for name, section in load("events_en").items():
        if name not in {"kinds", "people", "places"}:
            yield from ((one["text"], one["found"]) for one in section["examples"])


@pytest.mark.parametrize(("text", "found"), tuple(examples()))
def test_examples_of_the_lexicon(text: str, found: list[str]) -> None:
    assert predicates(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two boys drowned in the Orle on Monday.", ["drowned"]),
        ("The Orle is known for its fish.", []),
        ("The mayor said he was worried.", []),
        ("Police arrested two men and seized a lorry.", ["arrested", "seized"]),
        ("A blast on Friday killed two miners.", ["blast", "killed"]),
        ("The council will discuss the attack.", []),
        ("The plan should be dropped.", []),
        ("Did the dam break?", []),
        ("If the dam breaks, the town floods.", []),
        ("Two men are dead after the storm.", ["dead"]),
        ("A total of 39 are confirmed dead.", ["dead"]),
        ("She has sold fish on the bridge for twenty years.", []),
        ("The building is covered by a contract.", []),
        ("The miners were not offered anything.", []),
        ("Reports have revealed that the dam broke.", ["broke"]),
        ("The vaccine cut infections by half, a study found.", ["cut"]),
        ("His skin broke every time the nurse touched it.", []),
        ("Those who were hurt had left the town.", ["left"]),
        ("The ship is too big to be moved.", []),
        ("Had the dam broken, hundreds would have died.", ["died"]),
        ("The bank has yet to say when it will lift the ban.", []),
        ("The firm opened a clinic intended to ease the work.", ["opened"]),
        ("The council plans to hold a referendum in May.", ["plans to hold"]),
        ("The stampede happened at the bridge.", ["happened"]),
        ("The plane left four hours after the blast.", ["left"]),
        ("New faces emerged.", []),
        ("There was no battle.", ["battle"]),
        ("There was an explosion near the port.", ["explosion"]),
        ("There was an explosion.", []),
        ("The frigate is expected off Tarn on Sunday.", ["expected"]),
        ("The soldiers never came.", ["came"]),
        ("The rain came.", []),
        ("Had the talks failed, the army would have left.", []),
        ("The report shows how the money was spent.", []),
        ("The school, the mayor promised, would not close.", []),
        ("The ministry put its losses at 45 killed and wounded.", []),
        ("I moved to the coast and we bought a boat.", []),
        ("The minister wept and hugged the miners.", []),
        ("The mayor handed in her resignation on Tuesday.", ["handed in"]),
    ],
)
def test_what_is_worth_a_line(text: str, found: list[str]) -> None:
    assert predicates(text) == found


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The firm closed the mill.", "asserted"),
        ("Ana Sole said the firm had closed the mill.", "reported"),
        ("The firm will close the mill in May.", "planned"),
        ("The mill closes on 9 March 2031.", "planned"),
        ("Police denied that soldiers had attacked the town.", "denied"),
        ("The firm failed to sell the mill.", "denied"),
        ("Soldiers reportedly attacked the town.", "reported"),
        ("Soldiers could attack the town.", "hypothetical"),
    ],
)
def test_how_it_is_told(text: str, status: str) -> None:
    assert [status_of(claim).value for claim in events(text)] == [status]


def test_speaker_and_cue_of_a_report() -> None:
    found = events("Ana Sole said the firm had closed the mill.")[0]
    assert (found.source, found.value("source_cue")) == ("Ana Sole", "said")


def test_hearsay_has_no_named_speaker() -> None:
    found = events("Soldiers reportedly attacked the town.")[0]
    assert (found.source, found.source_stated) == ("", False)


def test_slots_of_an_event() -> None:
    found = events("Police arrested three miners in Tarn on Tuesday.")[0]
    slots = {name: found.value(name) for name in ("type", "agent", "target", "place", "time")}
    assert slots == {
        "type": "arrest",
        "agent": "Police",
        "target": "three miners",
        "place": "Tarn",
        "time": "2031-03-04",
    }


def test_who_dies_is_no_agent() -> None:
    found = events("Two miners drowned in the pit.")[0]
    assert (found.value("agent"), found.value("target")) == ("", "Two miners")


def test_clause_is_cited_without_the_words_that_attribute_it() -> None:
    assert (
        events("Ana Sole said that the firm had closed the mill.")[0].cites[0].quote == "the firm had closed the mill"
    )


def test_relative_clause_is_cited_with_what_it_is_about() -> None:
    found = events("The blast, which killed two miners, was heard in Tarn.")
    assert found[0].cites[0].quote == "The blast, which killed two miners"


def test_participle_is_cited_from_the_subject_of_its_main_clause_on() -> None:
    found = events("The blast broke the dam, killing two men.")
    assert found[1].cites[0].quote == "The blast broke the dam, killing two men"


@pytest.mark.parametrize(
    ("text", "predicate", "cited"),
    [
        ("Police retook the airstrip and arrested two men.", "arrested", ["arrested two men", "Police"]),
        ("Rebels took the town, burned it and fled to the hills.", "fled", ["fled to the hills", "Rebels"]),
        (
            "Two men were arrested in Tarn and charged with fraud.",
            "charged",
            ["charged with fraud", "Two men were"],
        ),
        (
            "A bomb exploded in Tarn, killing two men and wounding ten.",
            "wounding",
            ["wounding ten", "A bomb exploded in Tarn"],
        ),
        ("The mayor met the men but refused to pay them.", "refused to pay", ["refused to pay them", "The mayor"]),
        ("Founded in 1990, the club won the cup on Tuesday.", "Founded", ["Founded in 1990", "the club"]),
    ],
)
def test_second_deed_of_one_subject_is_cited_with_its_subject_apart(
    text: str, predicate: str, cited: list[str]
) -> None:
    found = next(claim for claim in events(text) if claim.value("predicate") == predicate)
    assert [cite.quote for cite in found.cites] == cited


def test_numbers_of_the_first_deed_are_not_those_of_the_second() -> None:
    found = events("Police wounded 40 people and arrested two men.")[1]
    assert [slot.value for slot in found.slots if slot.name == "quantity"] == ["2 person"]


def test_clause_told_behind_a_long_title_is_reported() -> None:
    found = events("Government troops have retaken the port of Tarn, Defence Minister Ola Berg told MPs.")[0]
    assert found.source == "Defence Minister Ola Berg"


def test_first_half_of_a_match_dates_nothing() -> None:
    text = "Verra beat Lodon 2-1. Their striker scored in the first half of the match for the fans."
    assert [claim.when.basis for claim in events(text)] == [Basis.PUBLICATION, Basis.PUBLICATION]


def test_headline_gives_no_event() -> None:
    assert events("Firm closes mill as miners strike\n\nThe firm closed the mill.")[0].value("predicate") == "closed"


def test_very_long_sentence_is_left_out() -> None:
    assert events("The firm closed the mill, " + "and the miners left the town, " * 200 + "and it rained.") == []


def test_undated_article_gives_no_date() -> None:
    found = events("The firm closed the mill.", published=When())
    assert (found[0].when.earliest, found[0].when.latest) == (None, None)


def test_day_without_a_year_in_an_undated_article_gets_no_year() -> None:
    found = events("The dam broke on Tuesday, March 4.", published=When())
    assert (found[0].when.edtf, found[0].when.earliest) == ("XXXX-03-04", None)


@pytest.mark.parametrize(
    ("text", "predicate", "cited"),
    [
        ("Rebels left the port; the army took the town.", "took", "the army took the town"),
        ("Rebels left the port; the army took the town.", "left", "Rebels left the port"),
        ("They held the mill until June, when soldiers seized it.", "seized", "soldiers seized it"),
        ("When the rebels left the town on Tuesday, trains ran again.", "left", "the rebels left the town on Tuesday"),
        ("Rebels fled two days after the army had shelled the port.", "shelled", "the army had shelled the port"),
        ("The plan was simple: the army shelled the port.", "shelled", "the army shelled the port"),
        ("He was taken to a barn, where guards arrested him.", "arrested", "guards arrested him"),
        ("The year ended with a march, in which 12 men died.", "died", "12 men died"),
        ("There was no battle in the town.", "battle", "There was no battle in the town"),
        ("According to Ana Sole, the army shelled the port.", "shelled", "the army shelled the port"),
        ("A storm caused a crane to fall, killing ten.", "killing", "A storm caused a crane to fall, killing ten"),
        ("The army shelled the port, killing ten.", "shelled", "The army shelled the port"),
        (
            "Orvia issued an order on Monday for its troops to leave Lune.",
            "issued",
            "Orvia issued an order on Monday for its troops to leave Lune",
        ),
    ],
)
def test_what_is_cited_stands_alone(text: str, predicate: str, cited: str) -> None:
    found = {claim.value("predicate"): claim.cites[0].quote for claim in events(text)}
    assert found[predicate] == cited


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (
            "The minister cleared the quay “within days” on Monday.",
            "The minister cleared the quay “within days” on Monday",
        ),
        ("Police seized the lorry of the gang (the “Rooks”).", "Police seized the lorry of the gang (the “Rooks”)"),
    ],
)
def test_marks_that_are_opened_in_a_cite_are_closed_in_it(text: str, cited: str) -> None:
    assert [claim.cites[0].quote for claim in events(text)] == [cited]

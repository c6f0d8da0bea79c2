"""Control of places: who holds, takes, loses or leaves which place, and what tells of none of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.lexicon import load
from onrecord.model import Claim, ClaimKind, Status, status_of
from tests.staged_articles import claims_in


def control(text: str) -> list[Claim]:
    return claims_in(text, ClaimKind.CONTROL)


def slots(claim: Claim) -> list[str]:
    return [claim.value(name) for name in ("place", "change", "holder", "former")]


def examples() -> Iterator[list[str]]:
    for section in load("control_en").values():
        for row in section if isinstance(section, list) else [section]:
            yield from row.get("examples", [])


@pytest.mark.parametrize("example", list(examples()), ids=lambda example: example[0])
def test_examples_of_the_lexicon(example: list[str]) -> None:
    text, *wanted = example
    assert wanted in [slots(claim) for claim in control(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The militia shelled the old port.",
        "Forces advanced on the town.",
        "The army ordered the rebels to leave the airport.",
        "If the rebels leave the town, trains can run.",
        "Police tried to retake the library.",
        "The firm controls 30 percent of the market.",
        "The ministry held talks in the capital.",
        "Police had lost control of the traffic.",
        "The senator captured three states.",
        "The road was cleared of mines.",
        "The firm agreed to take over Ledenice.",
        "Police refused to clear the square.",
        "Two students left the campus in an ambulance.",
        "The rebels left the mill mined.",
        "The choir took the stage.",
        "The charity handed out food in the camp.",
        "Who holds the bridge is disputed.",
        "Soldiers visited the port.",
    ],
)
def test_tells_of_no_control(text: str) -> None:
    assert control(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The base from which the army withdrew last week is empty.", ["base", "leaves", "", "army"]),
        ("The hall into which the strikers had moved is warm.", ["hall", "takes", "strikers", ""]),
        ("The fort that the garrison had pulled out of is empty.", ["fort", "leaves", "", "garrison"]),
    ],
)
def test_preposition_of_a_relative_clause_governs_the_noun_before(text: str, wanted: list[str]) -> None:
    assert wanted in [slots(claim) for claim in control(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The port, now under the control of the army, reopened.", ["port", "holds", "army", ""]),
        ("The island spent forty years under Orvian rule.", ["island", "holds", "Orvian", ""]),
        ("The front runs through the market, with the rebels holding the northern side.", ["northern side", "holds"]),
        ("The town, a rebel stronghold, was shelled.", ["town", "holds", "rebel", ""]),
        ("The rebel seizure of the harbour in May cut the road.", ["harbour", "takes", "rebel", ""]),
        ("The scouts were granted the hall.", ["hall", "takes", "scouts", ""]),
        ("Prison reclaimed by guards after 31 hours.", ["Prison", "takes", "guards", ""]),
    ],
)
def test_tells_of_control_beside_the_verb(text: str, wanted: list[str]) -> None:
    assert wanted in [slots(claim)[: len(wanted)] for claim in control(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The gang held the fort until June. Its defenders left on a moped.", ["fort", "leaves", "", "Its defenders"]),
        ("The rebels held the fort until June. The army expelled the rebels.", ["fort", "takes", "army", "rebels"]),
        ("The strikers gave up the mill on Friday. The guards moved in.", ["mill", "takes", "guards", ""]),
    ],
)
def test_place_left_unsaid_is_that_of_the_claim_before(text: str, wanted: list[str]) -> None:
    assert wanted in [slots(claim) for claim in control(text)]


def test_pronoun_driven_out_is_not_who_drives_out() -> None:
    found = control("Dockers occupied the office in May. Police stormed the office, and the police evicted them.")
    assert slots(found[-1]) == ["office", "takes", "police", "Dockers"]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Workers occupied the mill in May.", "takes"),
        ("Workers have occupied the mill since May.", "holds"),
        ("Workers are occupying the mill.", "holds"),
    ],
)
def test_occupation_is_a_taking_or_a_state_by_its_tense(text: str, change: str) -> None:
    assert [claim.value("change") for claim in control(text)] == [change]


def test_denial_of_a_loss_is_denied() -> None:
    found = control("The militia denied that it had lost the airport.")
    assert [status_of(claim) for claim in found] == [Status.DENIED]
    assert found[0].value("former") == "militia"


def test_failing_to_take_is_denied() -> None:
    assert [status_of(claim) for claim in control("The army failed to retake the hill.")] == [Status.DENIED]


def test_taking_that_is_agreed_is_planned() -> None:
    assert [status_of(claim) for claim in control("The rebels will leave the town by Friday.")] == [Status.PLANNED]


def test_claim_of_a_party_is_attributed_to_it() -> None:
    found = control("“We took the hill at noon,” said Ana Sole.")
    assert [(claim.source, claim.value("holder")) for claim in found] == [("Ana Sole", "Ana Sole")]


def test_it_is_the_place_of_the_claim_before() -> None:
    found = control("Rebels seized the bridge on Monday. The army retook it on Tuesday.")
    assert [claim.value("place") for claim in found] == ["bridge", "bridge"]
    assert [claim.value("holder") for claim in found] == ["Rebels", "army"]


def test_part_of_a_place_is_not_the_whole() -> None:
    assert (
        control("The rebels hold most of the northern district.")[0].value("place") == "most of the northern district"
    )


def test_place_is_named_with_where_it_is() -> None:
    assert control("The rebels hold the west bank of the Orle.")[0].value("place") == "west bank of the Orle"


def test_presupposed_loss_counts() -> None:
    assert [slots(claim)[:2] for claim in control("The loss of the town was a blow.")] == [["town", "leaves"]]


def test_date_is_that_of_its_own_clause() -> None:
    found = control("The army said on Wednesday that the rebels had left the town on Monday.")
    assert [claim.when.edtf for claim in found] == ["2031-03-03"]


def test_report_of_a_match_holds_none() -> None:
    assert (
        control("Tarn held the town of Dorn until half-time. A penalty and a late goal by the striker decided it.")
        == []
    )


def test_cite_is_the_words_of_the_article() -> None:
    text = "Soldiers seized the bridge, which is old, and the mayor fled."
    claim = control(text)[0]
    assert text[claim.cites[0].start : claim.cites[0].end] == claim.cites[0].quote


def test_sentence_of_endless_length_is_left_out() -> None:
    assert control("The rebels hold the bridge, " + "and the mill, " * 200 + "it said.") == []


def test_place_of_a_bare_leaving_is_the_one_they_held() -> None:
    found = control("Strikers seized the depot on Monday. The strikers left on Tuesday.")
    assert [slots(claim)[:2] for claim in found] == [["depot", "takes"], ["depot", "leaves"]]


def test_who_has_not_left_has_it_still() -> None:
    found = control("The militia has not left the airport.")
    assert [(status_of(claim), claim.value("holder")) for claim in found] == [(Status.DENIED, "militia")]


def test_what_is_yet_to_be_done_is_denied() -> None:
    assert [status_of(claim) for claim in control("The army has yet to take the port.")] == [Status.DENIED]


def test_court_that_gives_a_place_back_held_nothing() -> None:
    found = control("The court handed the field back to the tribe.")
    assert [(claim.value("holder"), claim.value("former")) for claim in found] == [("tribe", "")]


def test_them_are_several_places() -> None:
    found = control("The army seized the two bridges and the old mill in May. The rebels retook them in June.")
    assert [claim.value("place") for claim in found] == ["two bridges", "two bridges"]


@pytest.mark.parametrize(
    ("text", "place", "holder"),
    [
        ("After nine weeks in rebel hands the town was quiet.", "town", "rebel"),
        ("The hut where the rebels were holding out was shelled.", "hut", "rebels"),
        ("With the airport in rebel hands, the ministers fled.", "airport", "rebel"),
        ("The army's flag went up over the fort.", "fort", "army"),
        ("The gunmen fled the gatehouse, which the army has held ever since.", "gatehouse", "army"),
    ],
)
def test_whose_a_place_is(text: str, place: str, holder: str) -> None:
    assert (place, holder) in [(claim.value("place"), claim.value("holder")) for claim in control(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Were the dam to pass to the militia, the delta would starve.",
        "A reporter entered the town.",
        "Harl surrendered third place on Saturday.",
        "The contractor carried out the works on the bridge.",
    ],
)
def test_look_alikes_of_the_wider_lexicon(text: str) -> None:
    assert control(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "“I never said we held the bridge,” the colonel said.",
        "The owners were told to vacate the house.",
        "Squatters were given notice to quit the house.",
        "Rebels took the road towards the coast.",
        "Thousands of people left the town.",
        "The mayor's party lost the city to the Greens.",
        "Soldiers entered the church to pray.",
        "The fall of the town would cut the road.",
        "Troops cleared mines from the beach.",
        "Tourists occupy the rooms in August.",
        "The museum occupies the old barracks.",
        "The army runs a hospital in the capital.",
        "Rising rents are pushing tenants out of the quarter.",
        "Investors withdrew money from the bank.",
        "Volunteers restored the old mill.",
        "The task fell to the army.",
        "The village fell silent.",
        "The author captures the town in a few strokes.",
        "Protesters marched from the station to the palace.",
        "The army said it would not storm the university.",
        "Neither side controls the airport.",
        "Panic seized the city.",
        "It would be crazy to abandon the fort.",
    ],
)
def test_look_alikes_are_no_control(text: str) -> None:
    assert control(text) == []


def test_town_that_is_named_anew_is_not_the_one_before() -> None:
    found = control("The rebels took the town of Selim. Troops entered the village of Hara on Tuesday.")
    assert [claim.value("place") for claim in found] == ["town of Selim", "village of Hara"]


def test_they_are_the_subject_of_the_clause_above() -> None:
    found = control("The guards took the gate. Monks were driven from the priory that they had occupied since May.")
    assert found[-1].value("holder") == "Monks"


def test_half_of_a_place_is_told_by_its_side() -> None:
    found = control("Orvia annexed the northern half in 1962.")
    assert [claim.value("place") for claim in found] == ["northern half"]

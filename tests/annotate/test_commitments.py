"""Commitments: who promises or gives what to whom, at which stage, and what is no commitment."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.lexicon import load
from onrecord.model import Claim, ClaimKind
from tests.staged_articles import claims_in


def commitments(text: str) -> list[Claim]:
    return claims_in(text, ClaimKind.COMMITMENT)


def slots(claim: Claim) -> list[str]:
    return [claim.value(name) for name in ("giver", "recipient", "item", "stage")]


def examples() -> Iterator[list[str]]:
    for section in load("commitments_en").values():
        for row in section if isinstance(section, list) else [section]:
            yield from (one for one in row.get("examples", []) if isinstance(one, list))


@pytest.mark.parametrize("example", list(examples()), ids=lambda example: example[0])
def test_examples_of_the_lexicon(example: list[str]) -> None:
    text, *wanted = example
    assert wanted in [slots(claim) for claim in commitments(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The union urged Narvia to pay.",
        "The firm is known for its commitment to quality.",
        "Lorries arrived in the town.",
        "The bank could pay the victims a pension.",
        "Orvia's offer was generous.",
        "The clinic costs 2 million crowns.",
        "The minister hopes that nobody loses out.",
        "The firm paid its workers 400 crowns a day.",
        "The club paid 4 million crowns for the striker.",
        "The firm sold the town four buses for 2 million crowns.",
        "The minister gave an interview.",
        "He has made no promise.",
        "We have not been offered money.",
        "Analysts agreed that the plan was good.",
        "The minister vowed to make the firm pay for the bridge.",
        "The river sent water through the town.",
        "The firm shipped shells under a contract.",
        "The minister promised a crackdown.",
        "Orvia gave up two tanks.",
        "The town was given three days to surrender.",
        "A policeman brought his own sandwiches.",
        "The firm kept its promise.",
        "The minister praised free elections.",
        "The council paid 2 million crowns for the site.",
        "The army deployed 300 soldiers to the border.",
        "The bank has suspended mortgage payments for the families.",
        "The fund spent 2 million crowns on itself, on consultants.",
        "A consignment of 800,000 masks from Orvia was impounded.",
    ],
)
def test_is_no_commitment(text: str) -> None:
    assert commitments(text) == []


def test_each_item_is_a_claim() -> None:
    found = commitments("The charity sent 400 tents and 2,000 blankets to the island.")
    assert [claim.value("item") for claim in found] == ["400 tents", "2,000 blankets"]
    assert [claim.value("quantity") for claim in found] == ["400 item", "2000 item"]


def test_gift_of_own_that_is_announced_is_pledged() -> None:
    found = commitments("The minister said the government would send 12 pumps.")
    assert [claim.value("stage") for claim in found] == ["pledged"]


def test_passive_without_a_giver_leaves_the_giver_empty() -> None:
    assert slots(commitments("Fans were promised a refund.")[0]) == ["", "Fans", "refund", "pledged"]


def test_members_without_a_verb_give_as_the_first_does() -> None:
    found = commitments("Narvia gave 3 million crowns, Orvia 2 million and Sarnia 400,000.")
    assert [claim.value("giver") for claim in found] == ["Narvia", "Orvia", "Sarnia"]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The government has stopped paying the pensions of the villagers.", "withdrawn"),
        ("Orvia's offer of two planes was withdrawn on Friday.", "withdrawn"),
        ("Orvia has made good on its promise of ten buses.", "delivered"),
        ("Families are being given blankets by the charity.", "ongoing"),
        ("Orvia gives every refugee a bus pass and 300 crowns.", "ongoing"),
        ("A freight line carries the vials free of charge.", "ongoing"),
        ("The bank said it would not evict the villagers.", "pledged"),
        ("The mayor gave an undertaking to reopen the pool.", "pledged"),
    ],
)
def test_stage(text: str, stage: str) -> None:
    assert {claim.value("stage") for claim in commitments(text)} == {stage}


def test_object_behind_a_particle_is_the_item() -> None:
    assert slots(commitments("The charity flew in 11 doctors.")[0]) == ["charity", "", "11 doctors", "delivered"]


def test_whose_the_thing_is_that_arrives_gives_it() -> None:
    assert slots(commitments("Orvia's promised generators have arrived.")[0])[0] == "Orvia"


def test_a_verb_without_a_frame_tells_of_no_gift() -> None:
    assert commitments("The ministry steered 3 million crowns to the flooded towns.") == []


def test_further_is_incremental() -> None:
    found = commitments("Narvia pledged a further 40 million crowns.")
    assert [bool(claim.value("incremental")) for claim in found] == [True]


def test_sum_with_an_infinitive_says_what_it_is_for() -> None:
    found = commitments("Narvia pledged 40 million crowns to rebuild the school.")
    assert found[0].value("item") == "40 million crowns"


def test_gift_inside_another_is_told_as_that_is() -> None:
    found = commitments("Orvia will increase its support for the refugees, including delivery of 300 tents.")
    assert [claim.value("stage") for claim in found] == ["pledged", "pledged"]
    assert found[1].value("giver") == "Orvia"


def test_we_is_the_speaker() -> None:
    found = commitments("“We will pay for a new roof,” said Ana Sole.")
    assert [claim.value("giver") for claim in found] == ["Ana Sole"]


def test_it_is_who_says_it() -> None:
    found = commitments("The Tarn Shipping Company said it would finance a new clinic.")
    assert [claim.value("giver") for claim in found] == ["Tarn Shipping Company"]


def test_cite_is_the_words_of_the_article() -> None:
    text = "On Monday the bank gave the town 300 tents, which were old."
    claim = commitments(text)[0]
    assert text[claim.cites[0].start : claim.cites[0].end] == claim.cites[0].quote


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers brought the strike to an end.",
        "A shell landed in the valley.",
        "The tanker was flown by its crew.",
        "Police handed the men over to the guards.",
        "The students paid for the petrol themselves.",
        "The thieves returned the money.",
        "A judge ordered the firm to pay 3 million crowns to the victims.",
        "The ministry would not say how many tents had been sent.",
        "The firm's chairman was paid 11 million crowns.",
        "The club offered 20 million crowns for the shop.",
        "The firm announced a loss of 3 million crowns.",
        "Firefighters gave first aid to the villagers.",
        "The council pledged allegiance to the king.",
        "A grant from the state would help.",
        "The pension is paid on the first of the month.",
        "The mayor has pledged to look into the matter.",
        "The government spent 2 million crowns on the parade.",
        "The hotel offers rooms to guests.",
    ],
)
def test_look_alikes_are_no_gifts(text: str) -> None:
    assert commitments(text) == []


def test_goods_in_a_text_on_business_are_sold() -> None:
    text = (
        "Shares of the manufacturer rose after a rise in sales and orders. It delivered 40 trucks to Orvia on Monday."
    )
    assert commitments(text) == []


def test_money_in_a_text_on_business_can_be_given() -> None:
    text = "Shares of the manufacturer rose after a rise in sales. The firm donated 3 million crowns to the town."
    assert [claim.value("item") for claim in commitments(text)] == ["3 million crowns"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Orvia said it was sending two clinics.", "ongoing"),
        ("The council voted to set aside 600,000 crowns for the clinic.", "allocated"),
        ("Tents began to reach the town on Monday.", "delivered"),
        ("Orvia has kept paying for the school.", "ongoing"),
    ],
)
def test_stage_by_the_verb_above(text: str, wanted: str) -> None:
    assert [claim.value("stage") for claim in commitments(text)] == [wanted]


def test_sum_worth_so_much_is_money() -> None:
    found = commitments("Narvia announced an aid package worth 85 million euros for Tarn.")
    assert found[0].value("quantity") == "85000000 EUR"


def test_owner_of_what_was_promised_gives_it() -> None:
    found = commitments("Orvia's gift of 40 engines, promised in 2029, arrived on Friday.")
    assert {claim.value("giver") for claim in found} == {"Orvia"}


def test_those_who_sent_a_convoy_give_what_it_brings() -> None:
    found = commitments("A convoy organised by students brought 600 blankets to the camp.")
    assert [claim.value("giver") for claim in found] == ["students"]


def test_what_is_promised_in_a_clause_is_one_claim() -> None:
    assert len(commitments("The firm promised that assistance would be provided to the town.")) == 1


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Trucks carrying 40 tonnes of flour entered the town.", ["", "", "40 tonnes of flour", "delivered"]),
        ("A plane loaded with medical supplies landed.", ["", "", "medical supplies", "delivered"]),
        ("The city made two halls available to the refugees.", ["city", "refugees", "two halls", "delivered"]),
        ("A team of 40 medics from Orvia arrived.", ["Orvia", "", "team of 40 medics", "delivered"]),
        ("The offer of help from Orvia was accepted.", ["Orvia", "", "help", "pledged"]),
        ("The mayor's promise to rebuild the market was repeated.", ["mayor", "", "market", "pledged"]),
        ("The city will pay their rent.", ["city", "", "their rent", "pledged"]),
    ],
)
def test_finds_what_stands_elsewhere_in_the_sentence(text: str, wanted: list[str]) -> None:
    assert wanted in [slots(claim) for claim in commitments(text)]


def test_a_gift_that_arrives_is_delivered_and_not_the_promise_before() -> None:
    found = commitments("The 40 tents promised by the ministry in May arrived on Friday.")
    assert [slots(claim) for claim in found] == [["ministry", "", "40 tents", "delivered"]]


def test_a_list_behind_a_recipient_gives_each_of_its_things() -> None:
    found = commitments("The firm promised the town a library, a clinic and a road.")
    assert [claim.value("item") for claim in found] == ["library", "clinic", "road"]

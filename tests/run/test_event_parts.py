"""The subject and the object of what a claim tells, by the words around its predicate."""

from __future__ import annotations

import pytest

from onrecord.model import Cite, Claim, ClaimKind, Factuality, Form, Polarity, Slot
from onrecord.run.event_parts import Parts, find_parts
from onrecord.text import Span


def claim(text: str, predicate: str, *, form: Form = Form.MAIN) -> Claim:
    at = text.index(predicate)
    return Claim(
        kind=ClaimKind.EVENT,
        article="a",
        cites=(Cite(article="a", start=0, end=len(text), quote=text),),
        slots=(
            Slot(name="predicate", value=predicate, span=Span(at, at + len(predicate))),
            Slot(name="form", value=form.value),
        ),
        factuality=Factuality.ACTUAL,
        polarity=Polarity.AFFIRMED,
        by="test@1",
    )


@pytest.mark.parametrize(
    ("text", "predicate", "lemma", "parts"),
    [
        ("The council shut the old mill on Monday", "shut", "shut", ("The council", "the old mill")),
        ("In May, the council has quietly shut it", "shut", "shut", ("the council", "it")),
        ("the mill that burned was rebuilt by its owners", "rebuilt", "rebuild", ("its owners", "burned")),
        ("the old mill was also shut", "shut", "shut", ("", "the old mill")),
        ("two sailors died near Hesk", "died", "die", ("", "two sailors")),
        ("the mayor said that the council shut two mills", "shut", "shut", ("the council", "two mills")),
        ("the council voted last week", "voted", "vote", ("the council", "")),
    ],
)
def test_verb_has_its_subject_before_it_and_its_object_behind(
    text: str, predicate: str, lemma: str, parts: tuple[str, str]
) -> None:
    found = find_parts(claim(text, predicate), lemma, is_noun=False)
    assert (found.subject, found.object) == parts


def test_participle_without_an_object_is_of_what_stands_before_it() -> None:
    told = claim("The inquiry ordered last week", "ordered", form=Form.PARTICIPLE)
    assert find_parts(told, "order", is_noun=False) == Parts(object="The inquiry")


def test_noun_of_a_deed_is_of_what_stands_behind_it() -> None:
    told = claim("Orvia began the withdrawal of its troops", "began")
    assert find_parts(told, "withdrawal", is_noun=True) == Parts(subject="Orvia", object="its troops")


def test_order_has_what_is_ordered_as_its_content() -> None:
    told = claim("Orvia issued an order on Monday for its troops to leave Hesk", "issued")
    assert find_parts(told, "order", is_noun=True).content == "leave"


def test_claim_whose_predicate_is_not_cited_has_no_parts() -> None:
    told = claim("Orvia left", "left")
    bare = Claim(
        kind=told.kind,
        article="a",
        cites=told.cites,
        slots=(),
        factuality=told.factuality,
        polarity=told.polarity,
        by="t",
    )
    assert find_parts(bare, "leave", is_noun=False) == Parts()


def test_a_thing_is_told_as_new_and_then_as_known() -> None:
    assert find_parts(claim("A jet hit a mill", "hit"), "hit", is_noun=False).new == {
        "subject kin aircraft",
        "object mill",
    }
    assert find_parts(claim("The plane hit it", "hit"), "hit", is_noun=False).known == {
        "subject kin aircraft",
        "object anything",
    }


def test_others_are_told_beside_those_of_before() -> None:
    assert find_parts(claim("The house impeached two other presidents", "impeached"), "impeach", is_noun=False).is_other
    assert not find_parts(claim("The house impeached him", "impeached"), "impeach", is_noun=False).is_other


def test_object_is_known_by_its_head() -> None:
    assert find_parts(claim("They shut the old paper mill near Hesk", "shut"), "shut", is_noun=False).head == "mill"
    assert find_parts(claim("the gate at Cobb Weir was shut", "shut"), "shut", is_noun=False).head == "gate"

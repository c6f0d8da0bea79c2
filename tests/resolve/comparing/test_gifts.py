"""One gift told twice, and how far it has come."""

from __future__ import annotations

from onrecord.model import ClaimKind
from onrecord.resolve.comparing.gifts import link_gifts
from tests.staged_claims import Stage, on


def gift(scene: Stage, text: str, **more: object) -> None:
    scene.told(text, kind=ClaimKind.COMMITMENT, **more)  # type: ignore[arg-type]


def relations(stage: Stage) -> list[tuple[str, str]]:
    return [(one.link.kind.value, one.link.how) for one in link_gifts(stage.tellings())]


def test_one_pledge_in_two_articles_is_one_event() -> None:
    stage = Stage()
    for _ in range(2):
        gift(
            stage,
            "Orvia pledged 5 million crowns",
            giver="Orvia",
            item="crowns",
            quantity="5000000 SEK",
            stage="pledged",
        )
    assert relations(stage) == [("same_event", "")]


def test_delivery_of_what_was_pledged_is_a_change_of_stage() -> None:
    stage = Stage()
    gift(stage, "Orvia pledged 200 tents", giver="Orvia", item="tents", quantity="200 item", stage="pledged")
    gift(
        stage,
        "Orvia delivered 80 tents",
        giver="Orvia",
        item="tents",
        quantity="80 item",
        stage="delivered",
        told="2031-03-09",
    )
    assert relations(stage) == [("updates", "changed")]


def test_other_giver_other_currency_and_other_purpose_are_other_gifts() -> None:
    stage = Stage()
    gift(
        stage, "Orvia pledged 5 crowns", giver="Orvia", item="crowns", quantity="5 SEK", purpose="Hesk", stage="pledged"
    )
    gift(stage, "Narvia pledged 5 crowns", giver="Narvia", item="crowns", quantity="5 SEK", stage="pledged")
    gift(stage, "Orvia pledged 5 euros", giver="Orvia", item="euros", quantity="5 EUR", stage="pledged")
    gift(stage, "Orvia pledged 5 crowns to Tarn", giver="Orvia", quantity="5 SEK", purpose="Tarn", stage="pledged")
    assert relations(stage) == []


def test_pledge_of_another_month_is_another_gift() -> None:
    stage = Stage()
    for at in ("2031-01-04", "2031-03-04"):
        gift(
            stage,
            "Orvia pledged 5 crowns",
            giver="Orvia",
            quantity="5 SEK",
            item="crowns",
            stage="pledged",
            when=on(at),
        )
    assert relations(stage) == []


def test_two_promises_in_clauses_of_their_own_are_two_gifts() -> None:
    stage = Stage()
    gift(stage, "Reed vowed it", giver="Reed", item="the quay would be cleared", stage="pledged")
    gift(stage, "Reed promised it", giver="Reed", item="the state would fill a hardship fund", stage="pledged")
    assert relations(stage) == []

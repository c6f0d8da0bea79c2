"""The way that a line took: who told it first, who has it from whom, what got lost on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Basis, Claim, Factuality, Precision, When
from onrecord.record.origins import Origin
from onrecord.record.relays import Relays, Shelf, find_relays
from tests.staged_claims import Stage


class Collection(Stage):
    """Articles of outlets, and who is said to have known what they tell."""

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[str, Origin] = {}
        self.copies: dict[str, str] = {}

    def tells(
        self, sentence: str, text: str, *, told: str, outlet: str, source: str = "", wire: str = "", **more: object
    ) -> Claim:
        """Add an article whose `sentence` holds the claim `text`, on the word of `source`."""
        claim = self.told(text, sentence=sentence, told=told, outlet=outlet, **more)  # type: ignore[arg-type]
        claim = replace(claim, source=source)
        self.claims[-1] = claim
        self.known[claim.id] = Origin(name=source, sides=frozenset({source}), chain=(wire,) if wire else ())
        return claim

    def relays(self) -> Relays:
        outlets = {article.id: article.outlet or "" for article in self.articles.values()}
        shelf = Shelf(
            articles=self.articles,
            outlets=outlets,
            origins=self.known,
            reports=self.copies,
            amounts=self.quantities,
        )
        return find_relays(self.claims, shelf)


FIRE = "Seven people died in the fire"


def test_earliest_article_is_first_whatever_the_order() -> None:
    made = Collection()
    late = made.tells(f"{FIRE}.", FIRE, told="2031-03-05", outlet="Courier")
    early = made.tells(f"{FIRE}.", FIRE, told="2031-03-04", outlet="Gazette")
    found = made.relays()
    assert found.first == (early.article,)
    assert [relay.article for relay in found.relays] == [early.article, late.article]


def test_articles_of_one_day_are_first_together() -> None:
    made = Collection()
    for outlet in ("Courier", "Gazette"):
        made.tells(f"{FIRE}.", FIRE, told="2031-03-04", outlet=outlet)
    assert len(made.relays().first) == 2


def test_article_without_a_day_may_be_earlier() -> None:
    made = Collection()
    made.tells(f"{FIRE}.", FIRE, told="2031-03-04", outlet="Courier")
    open_day = made.tells(f"{FIRE}.", FIRE, told="2031-03-09", outlet="Gazette")
    article = made.articles[open_day.article]
    bounds = When(
        edtf="2031-03-01/2031-03-09",
        earliest=article.published.earliest and article.published.earliest.replace(day=1),
        latest=article.published.latest,
        precision=Precision.INTERVAL,
        basis=Basis.CONTEXT,
    )
    made.articles[article.id] = replace(article, published=bounds)
    assert made.relays().may_be_earlier == (article.id,)


def test_chain_goes_on_to_whom_the_source_cites() -> None:
    made = Collection()
    sentence = f"{FIRE}, RT said, citing Chosun Ilbo, citing an unnamed official."
    made.tells(sentence, FIRE, told="2031-03-04", outlet="Courier", source="RT")
    assert made.relays().relays[0].path == ("RT", "Chosun Ilbo", "an unnamed official")


def test_wire_copy_names_the_agency_first() -> None:
    made = Collection()
    made.tells(f"{FIRE}, police said.", FIRE, told="2031-03-04", outlet="Courier", source="police", wire="Sarn Wire")
    relay = made.relays().relays[0]
    assert (relay.path, relay.is_wire) == (("Sarn Wire", "police"), True)


def test_what_an_outlet_was_told_itself_is_no_relay() -> None:
    made = Collection()
    sentence = f"{FIRE}, the mayor told the Courier."
    made.tells(sentence, FIRE, told="2031-03-04", outlet="Hesk Courier", source="the mayor")
    relay = made.relays().relays[0]
    assert (relay.path, relay.is_own) == (("the mayor",), True)


def test_what_somebody_told_another_outlet_came_through_it() -> None:
    made = Collection()
    sentence = f"{FIRE}, the mayor told Reuters."
    made.tells(sentence, FIRE, told="2031-03-04", outlet="Hesk Courier", source="the mayor")
    assert made.relays().relays[0].path == ("Reuters", "the mayor")


def test_article_that_names_an_earlier_outlet_has_it_from_there() -> None:
    made = Collection()
    first = made.tells(f"{FIRE}, police said.", FIRE, told="2031-03-04", outlet="Hesk Courier", source="police")
    made.tells(f"{FIRE}, the Courier reported.", FIRE, told="2031-03-05", outlet="Gazette", source="the Courier")
    assert made.relays().relays[1].source == first.article


def test_copy_is_of_the_article_that_came_first() -> None:
    made = Collection()
    first = made.tells(f"{FIRE}, police said.", FIRE, told="2031-03-04", outlet="Courier", source="police")
    copy = made.tells(f"{FIRE}, police said.", FIRE, told="2031-03-05", outlet="Gazette", source="police")
    made.copies = {first.article: first.article, copy.article: first.article}
    found = made.relays()
    assert (found.reports, found.relays[1].source, found.relays[1].is_copy) == (1, first.article, True)
    assert found.relays[1].differences == ()


def lost(first: tuple[str, str], later: tuple[str, str], *, by: str = "police", **more: object) -> list[str]:
    """Return what the later of two articles has otherwise, each given as (sentence, claim)."""
    made = Collection()
    made.tells(*first, told="2031-03-04", outlet="Courier", source="police")
    made.tells(*later, told="2031-03-05", outlet="Gazette", source=by, **more)  # type: ignore[arg-type]
    return [difference.words for difference in made.relays().relays[1].differences]


def test_hedge_that_is_dropped() -> None:
    first = "At least 7 people died in the fire"
    later = "The fire killed 7 people"
    assert lost((f"{first}, police said.", first), (f"{later}, police said.", later)) == [
        "drops the hedge (at least 7)"
    ]


def test_number_that_is_rounded() -> None:
    first, later = "1380 people fled", "some 1400 people fled the fire"
    assert lost((f"{first}, police said.", first), (f"{later}, police said.", later)) == ["rounds 1380 to 1400"]


def test_other_numbers_are_no_loss() -> None:
    first, later = "1380 people fled", "2000 people fled the fire"
    assert lost((f"{first}, police said.", first), (f"{later}, police said.", later)) == []


def test_source_that_is_dropped() -> None:
    assert lost((f"{FIRE}, police said.", FIRE), (f"{FIRE} in Hesk.", FIRE), by="") == ["drops the source (police)"]


def test_doubt_that_is_dropped() -> None:
    first, later = "a short circuit may have caused the fire", "A short circuit caused the fire"
    assert lost((f"Police said {first}.", first), (f"{later}, police said.", later)) == ["drops the doubt (may)"]


def test_doubt_that_is_kept_in_other_words_is_not_lost() -> None:
    first, later = "a short circuit may have caused the fire", "A short circuit possibly caused the fire"
    found = lost(
        (f"Police said {first}.", first), (f"{later}, police said.", later), factuality=Factuality.HYPOTHETICAL
    )
    assert found == []


def test_independent_reports_choose_their_words_themselves() -> None:
    first, later = "At least 7 people died in the fire", "The fire killed 7 people"
    assert lost((f"{first}, police said.", first), (f"{later}, the mayor said.", later), by="the mayor") == []


@pytest.mark.parametrize("printed", ["Hesk", "the town of Hesk"])
def test_place_that_is_printed_nearby_is_not_lost(printed: str) -> None:
    made = Collection()
    made.tells(f"{FIRE}, police said.", FIRE, told="2031-03-04", outlet="Courier", source="police", place="Hesk")
    later = f"{FIRE}, police in {printed} said."
    made.tells(later, FIRE, told="2031-03-05", outlet="Gazette", source="police")
    assert made.relays().relays[1].differences == ()

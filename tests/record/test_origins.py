"""Origins: who is said to have known it, which side they are of, and what is only narrated."""

from __future__ import annotations

import re

import pytest

from onrecord.lexicon import load
from onrecord.model import Article, Cite, Claim, ClaimKind, Slot
from onrecord.record.bodies import is_vague, keys_of, meet, place_keys
from onrecord.record.origins import Origin, Sources, find_origins
from onrecord.text import OffsetMap, Span


def origin(text: str, words: str, *, source: str = "", outlet: str = "", agency: str = "", **slots: str) -> Origin:
    """Return the origin of the claim that `words` of an article are."""
    article = Article(id="a", capture="a", text=text, offsets=OffsetMap.identity(len(text)), outlet=outlet or None)
    start = text.index(words)
    claim = Claim(
        kind=ClaimKind.EVENT,
        article="a",
        cites=(Cite(article="a", start=start, end=start + len(words), quote=words),),
        slots=tuple(Slot(name=name, value=value) for name, value in slots.items()),
        source=source,
        by="test@1",
    )
    return find_origins([claim], sources({"a": article}, agencies={"a": agency} if agency else {}))[claim.id]


def sources(
    articles: dict[str, Article], *, agencies: dict[str, str], reports: dict[str, str] | None = None
) -> Sources:
    return Sources(articles=articles, agencies=agencies, reports=reports or {}, actors=(), appearances=(), company={})


def test_speaker_is_the_origin() -> None:
    assert origin("Two people died, the mayor said.", "Two people died", source="the mayor").name == "the mayor"


def test_narration_has_none() -> None:
    assert not origin("Two people died on Friday.", "Two people died on Friday", outlet="Courier").is_stated


def test_narration_in_agency_copy_is_the_agencys() -> None:
    found = origin("HESK (Sarn Wire) - Two people died.", "Two people died", agency="Sarn Wire")
    assert found.words == "Sarn Wire"


def test_relay_chain_is_kept_and_leads_to_the_root() -> None:
    found = origin("HESK (Sarn Wire) - Two died, police said.", "Two died", source="police", agency="Sarn Wire")
    assert (found.name, found.words) == ("police", "Sarn Wire, citing police")


def test_own_reporter_on_the_spot_is_the_outlet() -> None:
    found = origin("Our crew on the square saw three canisters.", "Our crew on the square saw three", outlet="Courier")
    assert found.name == "Courier"


def test_who_counts_is_the_origin_of_the_count() -> None:
    assert origin("Police put the number at 40.", "Police put the number at 40").name == "Police"


def test_each_half_of_a_sentence_has_its_own_speaker() -> None:
    text = "The union said two of its members were hurt; police said nobody was hurt."
    assert origin(text, "two of its members were hurt", source="police").name == "the union"


def test_one_that_speaks_of_its_own_deed_is_interested() -> None:
    text = "The army took Hesk, the army said."
    assert origin(text, "The army took Hesk", source="the army", agent="army").is_interested


def test_copy_without_the_credit_is_still_the_agencys() -> None:
    credited = "HESK (Sarn Wire) - Two people died in a fire."
    bare = "Two people died in a fire."
    articles = {
        name: Article(id=name, capture=name, text=text, offsets=OffsetMap.identity(len(text)))
        for name, text in (("a", credited), ("b", bare))
    }
    words = "Two people died in a fire"
    claim = Claim(
        kind=ClaimKind.EVENT, article="b", cites=(Cite(article="b", start=0, end=len(words), quote=words),), by="test@1"
    )
    known = sources(articles, agencies={"a": "Sarn Wire"}, reports={"a": "a", "b": "a"})
    assert find_origins([claim], known)[claim.id].name == "Sarn Wire"


def test_event_in_somebodys_words_has_their_origin() -> None:
    text = "The council believes that 40 people came."
    words = "40 people came"
    start = text.index(words)
    article = Article(id="a", capture="a", text=text, offsets=OffsetMap.identity(len(text)))
    cite = Cite(article="a", start=start, end=start + len(words), quote=words)
    thought = Claim(
        kind=ClaimKind.STATEMENT,
        article="a",
        cites=(article.cite(Span(0, len(text))),),
        slots=(Slot(name="content", value=words, span=cite.span), Slot(name="said_kind", value="thought")),
        source="The council",
        by="test@1",
    )
    event = Claim(kind=ClaimKind.EVENT, article="a", cites=(cite,), by="test@1")
    assert find_origins([thought, event], sources({"a": article}, agencies={}))[event.id].name == "the council"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Inspector Ana Sole", "a police spokesman"),
        ("health minister Ana Sole", "the health ministry"),
        ("Ana Sole, a spokeswoman for Luma Water", "Luma Water"),
        ("the defence ministry", "the army"),
    ],
)
def test_two_voices_of_one_body_are_one_side(one: str, other: str) -> None:
    assert meet(keys_of(one), keys_of(other))


def said(article: Article, words: str, source: str, **slots: str) -> Claim:
    """Return the statement that `words` of an article are."""
    start = article.text.index(words)
    span = Span(start, start + len(words))
    return Claim(
        kind=ClaimKind.STATEMENT,
        article=article.id,
        cites=(article.cite(span),),
        slots=(
            Slot(name="content", value=words, span=span),
            *(Slot(name=name, value=value) for name, value in slots.items()),
        ),
        source=source,
        by="test@1",
    )


def page(text: str) -> Article:
    return Article(id="a", capture="a", text=text, offsets=OffsetMap.identity(len(text)))


def test_spokesman_without_a_body_speaks_for_the_one_named_before() -> None:
    article = page("The Transport Ministry said it was glad. A spokesman denied that it had lied.")
    first = said(article, "it was glad", "The Transport Ministry")
    later = said(article, "it had lied", "A spokesman")
    found = find_origins([first, later], sources({"a": article}, agencies={}))
    assert meet(found[first.id].sides, found[later.id].sides)


def test_spokesman_of_nobody_is_of_no_known_side() -> None:
    article = page("A spokesman denied that it had lied.")
    claim = said(article, "it had lied", "A spokesman")
    assert not find_origins([claim], sources({"a": article}, agencies={}))[claim.id].sides


def test_his_office_is_his_side() -> None:
    article = page("Ana Reed stood by it, saying the gate is shut. Her office said that police could enter.")
    first = said(article, "the gate is shut", "Ana Reed", person="Ana Reed")
    later = said(article, "police could enter", "Her office")
    found = find_origins([first, later], sources({"a": article}, agencies={}))
    assert found[later.id].name == "Ana Reed"


def test_who_is_cited_last_is_the_origin() -> None:
    article = page("Sarn Wire said, citing the Harbour Post, which cited an official, that the crew had left.")
    claim = said(article, "the crew had left", "Sarn Wire")
    found = find_origins([claim], sources({"a": article}, agencies={}))[claim.id]
    assert (found.name, found.words) == ("an official", "Sarn Wire, citing the Harbour Post, citing an official")


def test_country_is_the_side_of_its_government() -> None:
    assert meet(keys_of("Germany"), keys_of("the German foreign ministry"))
    assert not meet(keys_of("Germany"), keys_of("the French foreign ministry"))
    assert not meet(keys_of("a German hospital"), keys_of("the German government"))


def test_two_bodies_are_two_sides() -> None:
    assert not meet(keys_of("the fire service"), keys_of("police"))


def test_governments_of_two_countries_are_never_one() -> None:
    assert not meet(keys_of("the defence ministry", country="OR"), keys_of("the army", country="NA"))


def test_residents_could_be_anybody() -> None:
    assert is_vague("two residents")
    assert not is_vague("the residents' association of Hesk")


def test_examples_of_the_lexicon_hold() -> None:
    table = load("slots_bodies_en")
    for row in table["body"]:
        assert all(any(key.startswith(row["key"]) for key in keys_of(example)) for example in row["examples"]), row
    for row in table["own_reporter"]:
        pattern = re.compile(row["pattern"], re.VERBOSE)
        assert all(pattern.search(example) for example in row["examples"])
        assert not any(pattern.search(never) for never in row["never"])


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("the Keshi army", "Talia's defence ministry", False),
        ("Talian police", "Keshi police", False),
        ("Talia's army", "the Talian defence ministry", True),
        ("the army of Talia", "Talian troops", True),
    ],
)
def test_bodies_of_two_lands_are_two_sides(one: str, other: str, *, are_one: bool) -> None:
    bodies = [{key for key in keys_of(words) if key.startswith(("army", "police"))} for words in (one, other)]
    assert meet(*bodies) == are_one


def test_body_without_a_land_is_that_of_the_one_its_article_means() -> None:
    keys = keys_of("the army")
    assert meet(place_keys(keys, keys_of("the Talian army")), keys_of("the Talian army"))
    assert not meet(place_keys(keys, keys_of("the Talian army") | keys_of("the Keshi army")), keys_of("the Keshi army"))


@pytest.mark.parametrize(
    ("text", "words", "source", "name"),
    [
        ("A gallery caved in, said the operator, Karvo.", "A gallery caved in", "the operator", "the operator Karvo"),
        (
            "The dam was cracked, the inspectorate's report says.",
            "The dam was cracked",
            "the inspectorate's report",
            "the inspectorate",
        ),
        ("Five were hurt, said the hospital there.", "Five were hurt", "the hospital there", "the hospital"),
        ("The ministry has corrected its figures: 31 people died.", "31 people died", "", "The ministry"),
        ("The union gave a figure of thirteen dead.", "The union gave a figure of thirteen dead", "", "the union"),
    ],
)
def test_body_behind_a_description_or_paper_is_the_origin(text: str, words: str, source: str, name: str) -> None:
    assert origin(text, words, source=source).name.casefold() == name.casefold()


def test_kind_of_a_named_body_can_stand_for_it() -> None:
    assert "body ifk union" in keys_of("the union IFK")


def test_who_withdraws_an_offer_counts_nothing() -> None:
    assert not origin("Norvia withdrew an offer of talks.", "Norvia withdrew an offer of talks").is_stated


def test_who_withdraws_a_number_is_its_origin() -> None:
    text = "The union withdrew its figure of 40 dead"
    assert origin(f"{text}.", text).name == "the union"

"""Standing: what accounts, origins and links make of one slot, and of a line."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Cite, Claim, ClaimKind, Link, LinkKind, Polarity, Standing
from onrecord.record.origins import Origin
from onrecord.record.standing import Evidence, Weighing, gather_origins, headline, weigh_slot


def claim(article: str, *, denied: bool = False) -> Claim:
    return Claim(
        kind=ClaimKind.EVENT,
        article=article,
        cites=(Cite(article=article, start=0, end=4, quote="text"),),
        polarity=Polarity.DENIED if denied else Polarity.AFFIRMED,
        by="test@1",
    )


A, B, C = claim("a"), claim("b"), claim("c")
CLAIMS = {one.id: one for one in (A, B, C)}


def link(one: Claim, other: Claim, kind: LinkKind, *, slot: str = "happened", how: str = "") -> Link:
    ends = (one.id, other.id) if kind is LinkKind.UPDATES else sorted((one.id, other.id))
    return Link(a=ends[0], b=ends[1], kind=kind, slot=slot, how=how, reason="because", by="test@1")


def by(**sides: str) -> Mapping[str, Origin]:
    known = {"a": A, "b": B, "c": C}
    return {known[name].id: Origin(name=side, sides=frozenset({side})) for name, side in sides.items()}


def standing(evidence: Evidence, *links: Link, slot: str = "happened") -> Standing:
    return weigh_slot(slot, [A.id, B.id], links, evidence).standing


def test_two_origins_that_say_the_same_match() -> None:
    evidence = Evidence(claims=CLAIMS, origins=by(a="police", b="mayor"))
    assert standing(evidence, link(A, B, LinkKind.AGREES)) is Standing.MATCHING


def test_two_reports_of_one_origin_stay_single() -> None:
    evidence = Evidence(claims=CLAIMS, origins=by(a="police", b="police"))
    found = weigh_slot("happened", [A.id, B.id], [link(A, B, LinkKind.AGREES)], evidence)
    assert (found.standing, found.accounts[0].reports) == (Standing.SINGLE, 2)


def test_narrators_are_no_origins() -> None:
    assert standing(Evidence(claims=CLAIMS), link(A, B, LinkKind.AGREES)) is Standing.SINGLE


def test_copies_are_one_report() -> None:
    evidence = Evidence(claims=CLAIMS, reports={"a": "a", "b": "a"})
    found = weigh_slot("happened", [A.id, B.id], [link(A, B, LinkKind.AGREES)], evidence)
    assert found.accounts[0].reports == 1


def test_accounts_that_exclude_one_another_are_rivals() -> None:
    values = {(A.id, "number"): "2 dead", (B.id, "number"): "9 dead"}
    evidence = Evidence(claims=CLAIMS, origins=by(a="police", b="mayor"), values=values)
    assert standing(evidence, link(A, B, LinkKind.CONFLICTS, slot="number"), slot="number") is Standing.RIVAL


def test_updated_account_is_superseded_and_stays_visible_with_how() -> None:
    values = {(A.id, "number"): "4 dead", (B.id, "number"): "2 dead"}
    evidence = Evidence(claims=CLAIMS, origins=by(a="police", b="police"), values=values)
    found = weigh_slot("number", [A.id, B.id], [link(A, B, LinkKind.UPDATES, slot="number", how="grew")], evidence)
    assert found.standing is Standing.SUPERSEDED
    assert [(one.value, one.retired) for one in found.accounts] == [("4 dead", ""), ("2 dead", "grew")]


def test_line_that_tells_the_later_account_is_updated_and_the_earlier_one_superseded() -> None:
    values = {(A.id, "number"): "4 dead", (B.id, "number"): "2 dead"}
    links = [link(A, B, LinkKind.UPDATES, slot="number", how="grew")]
    slots = Weighing(Evidence(claims=CLAIMS, links=links, values=values)).weigh([A.id, B.id])
    assert headline(slots, [A.id]) == "number updated (grew)"
    assert headline(slots, [B.id, A.id]) == "number superseded (grew)"


def test_rival_of_a_retired_account_alone_is_no_rival() -> None:
    values = {(A.id, "number"): "4 dead", (B.id, "number"): "2 dead", (C.id, "number"): "4 dead"}
    evidence = Evidence(claims=CLAIMS, origins=by(a="police", b="police", c="mayor"), values=values)
    links = [
        link(A, B, LinkKind.UPDATES, slot="number", how="grew"),
        link(B, C, LinkKind.CONFLICTS, slot="number"),
    ]
    assert weigh_slot("number", [A.id, B.id, C.id], links, evidence).standing is Standing.SUPERSEDED


def test_slot_of_a_line_brings_in_the_claims_that_are_linked_on_it() -> None:
    values = {(A.id, "number"): "2 dead", (B.id, "number"): "9 dead"}
    links = [link(A, B, LinkKind.CONFLICTS, slot="number")]
    slots = Weighing(Evidence(claims=CLAIMS, links=links, values=values)).weigh([A.id])
    assert [(one.slot, len(one.accounts)) for one in slots] == [("happened", 1), ("number", 2)]
    assert headline(slots) == "number rival"


def test_headline_names_each_slot_that_tells_more_than_single() -> None:
    values = {(A.id, "number"): "2 dead", (B.id, "number"): "9 dead"}
    links = [link(A, B, LinkKind.CONFLICTS, slot="number"), link(A, C, LinkKind.AGREES)]
    evidence = Evidence(claims=CLAIMS, links=links, values=values, origins=by(a="police", b="mayor", c="army"))
    assert headline(Weighing(evidence).weigh([A.id, C.id])) == "outcome matching, number rival"


def test_origins_of_one_side_are_gathered_as_one() -> None:
    origins = {
        A.id: Origin(name="Ana Sole", sides=frozenset({"police", "ana"})),
        B.id: Origin(name="police", sides=frozenset({"police"})),
        C.id: Origin(name="mayor", sides=frozenset({"mayor"})),
    }
    assert [one.name for one in gather_origins([A.id, B.id, C.id], origins)] == ["Ana Sole", "mayor"]


@given(st.permutations([A, B, C]))
def test_order_changes_nothing(claims: list[Claim]) -> None:
    evidence = Evidence(claims=CLAIMS, origins=by(a="police", b="mayor", c="army"))
    links = [link(A, B, LinkKind.AGREES), link(B, C, LinkKind.CONFLICTS)]
    first = weigh_slot("happened", [A.id, B.id, C.id], links, evidence)
    assert weigh_slot("happened", [one.id for one in claims], list(reversed(links)), evidence) == first


def test_first_account_that_took_its_place_says_how_a_count_was_given_up() -> None:
    evidence = Evidence(claims=CLAIMS, values={(A.id, "number"): "19", (B.id, "number"): "17", (C.id, "number"): "21"})
    links = [
        link(B, A, LinkKind.UPDATES, slot="number", how="revised"),
        link(C, A, LinkKind.UPDATES, slot="number", how="grew"),
        link(C, B, LinkKind.UPDATES, slot="number", how="grew"),
    ]
    found = weigh_slot("number", sorted(CLAIMS), links, evidence)
    assert {one.value: one.retired for one in found.accounts} == {"19": "revised", "17": "grew", "21": ""}

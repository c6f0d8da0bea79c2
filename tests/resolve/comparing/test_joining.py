"""All links of a collection: one for each pair, whatever the order; what was given up conflicts with nothing later."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import LinkKind
from onrecord.resolve.comparing import compare_claims
from tests.staged_claims import Stage


def staged() -> Stage:
    stage = Stage()
    stage.told("2 people died in the fire", side="police", outlet="Courier")
    stage.told("4 people died in the fire", side="police", told="2031-03-05")
    stage.told("9 people died in the fire", side="mayor", told="2031-03-05")
    stage.said("the gate of the weir was shut", side="firm")
    stage.said("the gate of the weir stood open", side="farmer")
    return stage


def test_each_pair_has_one_link() -> None:
    found = compare_claims(staged().tellings(), ())
    pairs = [frozenset((one.link.a, one.link.b)) for one in found]
    assert len(pairs) == len(set(pairs)) > 0


def test_account_that_was_retired_has_no_later_rival() -> None:
    stage = staged()
    first, _, rival, *_ = stage.claims
    found = compare_claims(stage.tellings(), ())
    conflicts = [{one.link.a, one.link.b} for one in found if one.link.kind is LinkKind.CONFLICTS]
    assert {first.id, rival.id} not in conflicts
    assert len(conflicts) == 2


@settings(max_examples=20)
@given(st.permutations(range(5)))
def test_order_of_the_claims_changes_nothing(order: list[int]) -> None:
    stage = staged()
    expected = compare_claims(stage.tellings(), ())
    assert compare_claims(stage.tellings([stage.claims[at] for at in order]), ()) == expected


def test_who_admits_what_they_had_denied_agrees_with_whom_they_had_denied() -> None:
    stage = Stage()
    told = stage.said("the radar had failed", side="union")
    stage.said("the radar was out of order", side="owner", told="2031-03-05", class_="denies", cue="denied")
    later = stage.said("the radar was defective", side="owner", told="2031-03-08", cue="admitted")
    found = {(one.link.kind, frozenset((one.link.a, one.link.b))) for one in compare_claims(stage.tellings(), ())}
    assert (LinkKind.AGREES, frozenset((told.id, later.id))) in found

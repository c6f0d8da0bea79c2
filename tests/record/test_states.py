"""Which claims two states of a record share."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import Claim, ClaimKind
from onrecord.record.states import match_claims
from tests.staged_claims import Stage

STAGE = Stage()
FIRST = STAGE.told("The wall of the dam broke in the night")
OTHER = STAGE.told("The bridge fell")


def read_anew(claim: Claim, start: int, end: int, kind: ClaimKind = ClaimKind.EVENT) -> Claim:
    cite = claim.cites[0]
    return replace(claim, kind=kind, cites=(replace(cite, start=start, end=end, quote=cite.quote[start:end]),))


def by_id(*claims: Claim) -> dict[str, Claim]:
    return {claim.id: claim for claim in claims}


def test_one_id_is_one_claim() -> None:
    assert match_claims(by_id(FIRST, OTHER), by_id(FIRST)) == {FIRST.id: FIRST.id}


def test_another_reading_of_the_same_words_is_the_same_claim() -> None:
    shorter = read_anew(FIRST, 0, 25)
    assert match_claims(by_id(FIRST, OTHER), by_id(shorter)) == {shorter.id: FIRST.id}


def test_words_that_hardly_overlap_are_not() -> None:
    assert match_claims(by_id(FIRST), by_id(read_anew(FIRST, 0, 8))) == {}


def test_another_kind_of_claim_is_not() -> None:
    assert match_claims(by_id(FIRST), by_id(read_anew(FIRST, 0, 25, ClaimKind.CONTROL))) == {}


def test_each_earlier_claim_is_matched_once() -> None:
    readings = by_id(read_anew(FIRST, 0, 25), read_anew(FIRST, 0, 30))
    assert len(match_claims(by_id(FIRST), readings)) == 1

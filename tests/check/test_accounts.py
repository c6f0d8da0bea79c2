"""What the record has taken back, told again."""

from __future__ import annotations

from onrecord.check import Verdict
from tests.check.conftest import Held, one


def test_account_that_was_corrected_differs(held: Held) -> None:
    item = one(held("The survey ship had already left Tarn when the wall fell."), "account", "survey ship")
    assert (item.verdict, item.evidence[0].cite.article) == (Verdict.DIFFERS, "Herald")


def test_account_told_as_an_earlier_one_is_right(held: Held) -> None:
    found = held("At first the survey ship was said to have already left Tarn.")
    assert not [item for item in found if item.kind == "account"]

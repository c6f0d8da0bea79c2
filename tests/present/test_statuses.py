"""What is told as not so, by words that say it themselves, is denied by nobody."""

from __future__ import annotations

import pytest

from onrecord.present.statuses import as_told, is_worth_saying


@pytest.mark.parametrize(
    ("text", "is_said", "told"),
    [
        ("The bid for the port failed", False, "asserted"),
        ("Nobody was hurt", True, "reported"),
        ("The crew refused to leave", False, "asserted"),
        ("The firm hadn’t paid", True, "reported"),
        ("it had ignored warnings", True, "denied"),
    ],
)
def test_words_that_deny_by_themselves_need_no_status(text: str, *, is_said: bool, told: str) -> None:
    assert as_told(("denied",), text, is_said=is_said) == (told,)


def test_other_statuses_stay() -> None:
    assert as_told(("planned", "reported"), "The firm will not pay", is_said=True) == ("planned", "reported")


def test_a_status_is_said_once() -> None:
    assert as_told(("asserted", "denied"), "The bid failed", is_said=False) == ("asserted",)


def test_a_plan_is_worth_saying_and_a_refusal_in_its_own_words_is_not() -> None:
    assert is_worth_saying("planned", "The firm will not pay")
    assert not is_worth_saying("denied", "The firm refused to pay")


def test_who_denies_is_shown_to_deny() -> None:
    assert as_told(("denied",), "The firm denied that it had paid", is_said=True) == ("denied",)

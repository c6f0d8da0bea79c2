"""Figures of a draft beside the record."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.annotate.contract import Reading
from onrecord.check import Retired, Verdict, check_draft
from onrecord.text import Span
from tests.check.conftest import Held, one, read


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("The port moved 240 households to a school.", "240"),
        ("The repair will cost Norvik Ports four million crowns.", "four million"),
        ("The guards at the quay cost 900 crowns a day.", "900"),
        ("At first three people were said to have died at Tarn.", "three"),
    ],
)
def test_figure_is_found_in_digits_and_in_words(held: Held, draft: str, words: str) -> None:
    assert one(held(draft), "number", words).verdict is Verdict.FOUND


def test_other_value_of_the_same_thing_differs(held: Held) -> None:
    item = one(held("The repair of the quay wall will cost Norvik Ports 6 million crowns."), "number", "6 million")
    assert (item.verdict, "4 million" in item.reason) == (Verdict.DIFFERS, True)


def test_rate_by_another_time_differs(held: Held) -> None:
    item = one(held("The guards at the quay cost 900 crowns a week."), "number", "900")
    assert (item.verdict, item.words) == (Verdict.DIFFERS, "900 crowns a week")


def test_toll_that_has_grown_since_differs_when_told_as_it_stands(held: Held) -> None:
    draft = "Three people are now known to have died in the fall of the quay wall at Tarn, the harbour office says."
    item = one(held(draft), "number", "Three")
    assert (item.verdict, "Five" in item.reason) == (Verdict.DIFFERS, True)


def test_figure_with_nothing_like_it_is_not_in_the_record(held: Held) -> None:
    assert one(held("A choir of 57 singers came by bus from Oldum."), "number", "57").verdict is Verdict.ABSENT


def test_figure_that_a_later_account_replaced_differs(record: list[Reading]) -> None:
    courier = record[0].article
    old = courier.text.index("4 million crowns")
    later = read("Post", date(2031, 3, 6), "The repair of the quay wall at Tarn will cost 7 million crowns.")
    retired = Retired(
        old=courier.cite(Span(old, old + len("4 million crowns"))),
        new=later.article.cite(Span(0, len(later.article.text))),
        slot="number",
        how="revised",
    )
    draft = read("draft", date(2031, 3, 7), "The repair of the quay wall at Tarn will cost 4 million crowns.")
    found = check_draft(draft, [*record, later], [retired])
    assert one(found, "number", "4 million").verdict is Verdict.DIFFERS
    assert "7 million" in one(found, "number", "4 million").reason

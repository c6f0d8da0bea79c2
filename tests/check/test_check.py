"""The check as a whole."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.contract import Reading
from onrecord.check import Verdict, check_draft
from tests.check.conftest import STORY, read


def test_article_of_the_record_agrees_with_the_record(record: list[Reading]) -> None:
    for name, day, text in STORY:
        if "Correction" not in text:
            found = check_draft(read(f"{name} again", day, text), record[:1] if name == "Courier" else record)
            assert [item for item in found if item.verdict is not Verdict.FOUND] == []


def test_order_of_the_articles_decides_nothing(record: list[Reading]) -> None:
    draft = read(
        "draft", date(2031, 3, 7), "Five people died at Tarn, said Otto Lenz. “Nobody had warned me,” he said."
    )
    assert check_draft(draft, record) == check_draft(draft, record[::-1])


def test_empty_record_has_nothing(record: list[Reading]) -> None:
    draft = read(
        "draft", date(2031, 3, 7), "Five people died at Tarn, said Otto Lenz. “Nobody had warned us,” he said."
    )
    assert {item.verdict for item in check_draft(draft, [])} == {Verdict.ABSENT}
    assert record


@given(st.text(alphabet="aA 1.“”‘’\"'[]…\n-,", max_size=80))
def test_any_text_is_checked_without_a_fault(text: str) -> None:
    draft = read("draft", date(2031, 3, 7), text)
    other = read("other", date(2031, 3, 6), text[::-1])
    for item in check_draft(draft, [other]):
        assert item.span.of(text) == item.words

"""The task `check`: what counts as found and as a false alarm."""

from __future__ import annotations

from typing import Any

from bench.checking.reading import Answer, CheckedDraft
from bench.checking.scoring import Score, score_drafts
from onrecord.text import Span

TEXT = "abcdefghijklmnopqrstuvwxyz"


def gold(start: int, end: int, *, expected: str = "found", kind: str = "number", **more: Any) -> dict[str, Any]:
    planted = "error" in more
    return {"kind": kind, "start": start, "end": end, "planted": planted, "expected": expected} | more


def answer(start: int, end: int, verdict: str, kind: str = "number") -> Answer:
    return Answer(kind=kind, span=Span(start, end), verdict=verdict, reason="why")


def score(items: list[dict[str, Any]], *answers: Answer) -> Score:
    return score_drafts([CheckedDraft(name="d", text=TEXT, items=items, answers=answers)])


def test_planted_error_is_found_by_an_alarm_of_any_kind() -> None:
    found = score([gold(0, 4, error="other-value")], answer(2, 3, "not in the record", "date"))
    assert (found.recall.recall, found.recall_as_kind.recall) == (100.0, 0.0)


def test_alarm_on_a_correct_item_of_its_kind_is_false() -> None:
    found = score([gold(0, 4), gold(6, 9)], answer(0, 4, "differs"), answer(6, 9, "found"))
    assert (found.without_alarm.recall, found.coverage.recall) == (50.0, 100.0)


def test_alarm_that_also_lies_on_a_planted_item_is_none_on_the_correct_one() -> None:
    found = score([gold(0, 9), gold(4, 6, error="other-value")], answer(4, 6, "differs"))
    assert found.without_alarm.recall == 100.0


def test_own_item_may_be_absent_and_may_not_differ() -> None:
    assert score([gold(0, 4, expected="own")], answer(0, 4, "not in the record")).without_alarm.recall == 100.0
    assert score([gold(0, 4, expected="own")], answer(0, 4, "differs")).without_alarm.recall == 0.0


def test_alarm_on_nothing_counts_against_the_correct_items() -> None:
    found = score([gold(0, 4), gold(6, 9)], answer(20, 22, "differs"))
    assert (found.stray, found.without_alarm.recall) == (1, 50.0)


def test_part_of_a_planted_error_is_not_scored() -> None:
    found = score([gold(0, 4, part_of=1)], answer(0, 4, "not in the record"))
    assert (found.stray, found.correct.total()) == (0, 0)

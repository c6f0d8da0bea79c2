"""A checked draft in plain text and in stretches."""

from __future__ import annotations

from onrecord.check import Edit
from onrecord.present.check import CheckView, ItemView, Shown
from onrecord.present.check_page import pieces_of, stretches
from onrecord.present.terminal_check import in_brackets


def item(number: int, verdict: str, start: int, end: int) -> ItemView:
    return ItemView(
        number=number,
        kind="number",
        verdict=verdict,
        words="",
        line=1,
        start=start,
        end=end,
        reason="",
        difference=(),
        evidence=(),
    )


def view(*items: ItemView) -> CheckView:
    counts = {name: sum(one.verdict == name for one in items) for name in ("found", "differs", "not in the record")}
    return CheckView(
        draft="d.txt", record="s.db", text="0123456789", date="", is_dated=True, items=items, counts=counts
    )


def test_difference_shows_what_the_record_has_before_what_the_draft_has() -> None:
    difference = ((Edit.SAME, "which to"), (Edit.GONE, "leave"), (Edit.NEW, "break"))
    assert in_brackets(difference) == "which to [-leave-] {+break+}"


def test_summary_counts_in_words() -> None:
    found = view(item(1, "found", 0, 1), item(2, "differs", 1, 2))
    assert found.summary == "1 found, 1 differs, 0 not in the record"


def test_stretches_keep_the_text_and_show_what_most_wants_a_look() -> None:
    found = view(item(1, "found", 2, 8), item(2, "differs", 4, 6))
    pieces = [(one.text, one.item.number if one.item else 0) for one in stretches(found)]
    assert pieces == [("01", 0), ("23", 1), ("45", 2), ("67", 1), ("89", 0)]


def test_pieces_of_a_sentence_mark_what_was_compared() -> None:
    shown = Shown(
        source=1, outlet="", published="", quote="five died here", start=10, end=24, words_start=10, words_end=14
    )
    assert pieces_of(shown) == (("five", True), (" died here", False))

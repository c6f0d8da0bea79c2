"""What two versions claim otherwise, and what is only typography."""

from __future__ import annotations

import pytest

from onrecord.resolve.versions import Difference, How, find_changes
from tests.staged_versions import changed, page

FLOOD = "The river at Tolle rose on Monday. Twelve houses were flooded, the mayor said."


@pytest.mark.parametrize(
    ("old", "new", "was", "now"),
    [
        ("Twelve houses were flooded.", "Fourteen houses were flooded.", "Twelve", "Fourteen"),
        ("The dam broke on Monday.", "The dam broke on Tuesday.", "Monday", "Tuesday"),
        ("Mayor Anna Brisk fled.", "Mayor Anna Brisko fled.", "Brisk", "Brisko"),
        ("The dam will hold, the mayor said.", "The dam will hold, the engineer said.", "mayor", "engineer"),
        ("The gate was not open.", "The gate was open.", "not", ""),
        ("The army holds the bridge at Tolle.", "The rebels hold the bridge at Tolle.", "army holds", "rebels hold"),
        ("The bank will lend 4 million marks.", "The bank has lent 4 million marks.", "will lend", "has lent"),
        ("The bank lends 4 million marks.", "The bank lends 4 billion marks.", "4 million", "4 billion"),
        ("Police in Tolle arrested a man.", "Police in Tolle questioned a man.", "arrested", "questioned"),
    ],
)
def test_a_changed_claim_is_found_in_its_words(old: str, new: str, was: str, now: str) -> None:
    assert changed(old, new) == [(was, now)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“We held,” she said – twice.", '"We held," she said -- twice.'),
        ("The harbour was closed for 2 hours.", "The harbor was closed for two hours."),
        ("It cost £20,000, or 40 per cent more.", "It cost 20,000 pounds, or 40% more."),
        ("They gave him a blankit.", "They gave him a blanket."),
        ("The wind was strong, residents said.", "The wind was strong, said residents."),
        ("The wind was strong, the fire service said.", "The wind was strong, according to the fire service."),
        ("The wind was strong, said residents.", "The wind was strong, residents said."),
        ("According to the council, the road is shut.", "The road is shut, according to the council."),
        ("The firm’s CEO spoke by phone.", "The firm’s chief executive officer spoke by telephone."),
        ("(IG) — The council met.", "The council met."),
        ("The council met.\n\nThis is a developing story. More follows.", "The council met."),
        ("The council met.\n\n© 2031 Tolle Post. All rights reserved.", "The council met."),
        ("The council met in Tolle on Monday.", "On Monday the council met in Tolle."),
        ("The dam was built in 1950. It is old.", "The dam was built in 1950.\n\nIt is old."),
        ("The road is closed; it will open soon.", "The road is closed. It will open soon."),
        ("He didn’t answer.", "He did not answer."),
        ("The council met.\n\nREAD MORE: Five things about dams", "The council met."),
        ("By Jo Marsh\n\nThe council met.", "Jo Marsh, dam correspondent\n\nThe council met."),
        ("Last updated 10:15\n\nThe council met.", "Last updated 17:40\n\nThe council met."),
        ("TOLLE (Riverine) — The council met.", "Tolle, 3 May (Riverine) - The council met."),
        ("The council met!", "The council met."),
    ],
)
def test_typography_is_no_change(old: str, new: str) -> None:
    assert changed(old, new) == []


def test_a_moved_paragraph_is_no_change() -> None:
    first, second, third = "The council met in Tolle.", "The army sent forty men.", "Trains were stopped at noon."
    assert changed("\n\n".join((first, second, third)), "\n\n".join((third, first, second))) == []


def test_a_change_in_a_moved_sentence_is_found() -> None:
    old = "The council met in Tolle.\n\nThe army sent forty men with pumps.\n\nTrains were stopped at noon."
    new = "Trains were stopped at noon.\n\nThe army sent fifty men with pumps.\n\nThe council met in Tolle."
    assert changed(old, new) == [("forty", "fifty")]


def test_who_says_it_of_whom_is_no_matter_of_word_order() -> None:
    assert changed("Brisk said Venn lied.", "Venn said Brisk lied.") != []


def test_who_beat_whom_is_no_matter_of_word_order() -> None:
    assert changed("Tolle beat Marn.", "Marn beat Tolle.") != []


def test_a_day_that_moved_beside_a_change_is_not_told_as_gone() -> None:
    old, new = "Rovers beat City 2-1 in Orm on Sunday.", "Rovers beat City 3-1 on Sunday in Orm."
    assert [was for was, _ in changed(old, new)] == ["2"]


def test_added_and_removed_sentences_are_told_whole() -> None:
    added = "The army sent forty men."
    old, new = page(f"Flood\n\n{FLOOD}"), page(f"Flood\n\n{FLOOD} {added}")
    (change,) = find_changes(old, new)
    assert (change.how, change.old, change.new and change.new.of(new.article.text)) == (How.ADDED, None, added)
    (change,) = find_changes(new, old)
    assert (change.how, change.new, change.old and change.old.of(new.article.text)) == (How.REMOVED, None, added)


def test_the_headline_is_compared_with_the_headline() -> None:
    old, new = page(f"Twelve houses flooded\n\n{FLOOD}"), page(f"Ninety houses flooded\n\n{FLOOD}")
    assert [change.kind for change in find_changes(old, new)] == [Difference.TITLE]


def test_a_quotation_with_other_words_is_one_with_other_marks_is_none() -> None:
    old, new = page("Flood\n\n“It may hold,” she said."), page('Flood\n\n"It will hold," she said.')
    assert [change.kind for change in find_changes(old, new)] == [Difference.QUOTATION]


def test_the_same_text_has_no_changes() -> None:
    assert changed(FLOOD, FLOOD) == []


def test_nothing_is_compared_with_nothing() -> None:
    assert find_changes(page(""), page("")) == ()


def test_two_quite_different_texts_are_added_and_removed() -> None:
    found = changed("The council met.", "A fire broke out in Orre.")
    assert [bool(was) for was, _ in found].count(True) == 1

"""The topic of a statement: its rarest words, as printed and in its order."""

from __future__ import annotations

from onrecord.annotate.speech.topics import topic_words


def test_rare_words_are_the_topic_and_common_ones_are_not() -> None:
    assert topic_words("We said that the spillway of the dam had cracked and the people were told") == (
        "spillway",
        "dam",
        "cracked",
    )


def test_word_counts_once_and_numbers_not_at_all() -> None:
    assert topic_words("The dam is a dam, and 1,500 dams are dams") == ("dam",)


def test_text_of_common_words_has_no_topic() -> None:
    assert topic_words("and it was that it has been") == ()

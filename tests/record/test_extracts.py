"""The words of a line, with names in brackets where they only point at somebody."""

from __future__ import annotations

import pytest

from onrecord.model import Cite
from onrecord.record.extracts import Named, extract_of
from onrecord.text import Span


def line(text: str, *names: tuple[str, str]) -> str:
    found = [Named(span=Span(text.index(words), text.index(words) + len(words)), name=name) for words, name in names]
    return extract_of([Cite(article="a", start=0, end=len(text), quote=text)], {"a": found})


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("He resigned on Monday.", [("He", "Tom Reed")], "He [Tom Reed] resigned on Monday."),
        ("Mr Reed resigned.", [("Mr Reed", "Tom Reed")], "Mr Reed resigned."),
        ("the minister left", [("the minister", "Tom Reed")], "the minister [Tom Reed] left"),
        (
            "She said her plan failed.",
            [("She", "Ana Sole"), ("her", "Ana Sole")],
            "She [Ana Sole] said her plan failed.",
        ),
        ("Moscow agreed.", [("Moscow", "Russia")], "Moscow agreed."),
        ("its troops left", [("its troops", "Orvian army")], "its troops [Orvian army] left"),
        ("the firm's report", [("the firm", "Ordel Water")], "the firm's [Ordel Water] report"),
        ("Rain\nfell.", [], "Rain fell."),
    ],
)
def test_names_are_filled_in_once_and_only_where_the_words_do_not_say_them(
    text: str, names: list[tuple[str, str]], expected: str
) -> None:
    assert line(text, *names) == expected


def test_a_mention_outside_of_the_cite_changes_nothing() -> None:
    cite = Cite(article="a", start=10, end=20, quote="He left it")
    assert extract_of([cite], {"a": [Named(span=Span(0, 4), name="Tom Reed")]}) == "He left it"


def test_mentions_count_in_the_article_and_not_in_the_cite() -> None:
    cite = Cite(article="a", start=10, end=20, quote="He left it")
    assert extract_of([cite], {"a": [Named(span=Span(10, 12), name="Tom Reed")]}) == "He [Tom Reed] left it"


def test_a_subject_cited_behind_its_clause_is_printed_before_it() -> None:
    clause = Cite(article="a", start=30, end=45, quote="seized a lorry.")
    subject = Cite(article="a", start=0, end=6, quote="Police")
    assert extract_of([clause, subject]) == "Police … seized a lorry."


def test_words_that_a_date_is_of_are_set_in_marks_around_the_names_in_them() -> None:
    text = "The dam, which he finished in 1962, broke."
    cite = Cite(article="a", start=0, end=len(text), quote=text)
    names = {"a": [Named(span=Span(15, 17), name="Tom Reed")]}
    marked = Span(0, text.index(", broke"))
    assert extract_of([cite], names, marked=marked) == "‹The dam, which he [Tom Reed] finished in 1962›, broke."


def test_name_is_not_filled_in_where_the_words_go_on_with_it() -> None:
    assert line("the government of Orvia left", ("the government", "Orvia")) == "the government of Orvia left"


def test_what_ties_a_line_to_another_is_left_out() -> None:
    text = "Despite these comments, the mayor stayed in the town of Tarn."
    assert line(text, ("the mayor", "Tom Reed")) == "… the mayor [Tom Reed] stayed in the town of Tarn."


def test_marks_begin_behind_what_is_left_out() -> None:
    text = "However, the dam above Port Lune broke, officials said."
    cite = Cite(article="a", start=0, end=len(text), quote=text)
    marked = Span(0, text.index(", officials"))
    assert extract_of([cite], marked=marked) == "… ‹the dam above Port Lune broke›, officials said."

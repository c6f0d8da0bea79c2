"""Agency credits: every pattern's own examples, and what is no credit."""

from __future__ import annotations

import pytest

from onrecord.lexicon import load
from onrecord.resolve.credits import find_credits

RULES = [(row["form"], row) for row in load("credits_en")["credit"]]


@pytest.mark.parametrize(("form", "words"), [(form, words) for form, row in RULES for words in row["examples"]])
def test_the_examples_of_a_pattern_are_credits_of_its_form(form: str, words: str) -> None:
    assert form in {credit.form for credit in find_credits(words)}


@pytest.mark.parametrize("words", [words for _, row in RULES for words in row["never"]])
def test_what_a_pattern_must_not_match_is_no_credit(words: str) -> None:
    assert find_credits(words) == ()


def test_an_agency_goes_by_its_usual_name() -> None:
    (credit,) = find_credits("A ferry sank. AP contributed to this report.")
    assert (credit.agency, credit.form) == ("Associated Press", "contributed")


def test_an_unknown_agency_in_a_dateline_keeps_its_printed_name() -> None:
    assert [credit.agency for credit in find_credits("HESK (LPA) — The bridge is open again.")] == ["LPA"]


def test_the_spans_cover_the_credit_and_the_name() -> None:
    text = "A ferry sank.\nThis report includes material from Sarn Wire."
    (credit,) = find_credits(text)
    assert credit.span.of(text) == "This report includes material from Sarn Wire"
    assert credit.name_span.of(text) == "Sarn Wire"


def test_each_of_several_agencies_is_credited() -> None:
    found = find_credits("Nobody was hurt.\nReuters and AFP contributed reporting.")
    assert [credit.agency for credit in found] == ["Reuters", "Agence France-Presse"]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor told Reuters that the ferry sank.",
        "According to AFP, the ferry sank.",
        "",
        "Reuters has 2,500 reporters.",
    ],
)
def test_a_source_cited_in_the_story_is_no_credit(text: str) -> None:
    assert find_credits(text) == ()


def test_credits_at_both_ends_of_a_huge_line_are_found() -> None:
    text = "HESK (LPA) — " + "word " * 20_000 + "Nobody was hurt. — AFP"
    assert [credit.agency for credit in find_credits(text)] == ["LPA", "Agence France-Presse"]

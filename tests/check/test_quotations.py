"""Quotations of a draft beside the record."""

from __future__ import annotations

import pytest

from onrecord.check import Edit, Verdict
from tests.check.conftest import Held, one


@pytest.mark.parametrize(
    "draft",
    [
        "“We heard it crack and we did not have time to run,” said Ilse Brandt.",
        "“We heard it crack,” said Ilse Brandt, “and we did not have time to run.”",
        "They “did not have time to run”, said Ilse Brandt.",
        "“[T]he survey was a formality,” Per Aldin said.",
        "“We heard it ... and we did not have time to run,” Brandt said.",
        "“We did not have time to run. Nobody had warned us,” Brandt said.",
    ],
)
def test_quotation_is_found_whole_split_trimmed_and_with_brackets(held: Held, draft: str) -> None:
    verdicts = {item.verdict for item in held(draft) if item.kind == "quotation"}
    assert verdicts == {Verdict.FOUND}


def test_changed_word_is_shown(held: Held) -> None:
    item = one(held("“The survey was a disgrace,” Per Aldin said."), "quotation", "survey")
    assert item.verdict is Verdict.DIFFERS
    assert (Edit.GONE, "formality") in item.difference
    assert (Edit.NEW, "disgrace") in item.difference


def test_word_left_out_is_counted(held: Held) -> None:
    item = one(held("“We heard it and we did not have time to run,” Brandt said."), "quotation", "heard")
    assert (item.verdict, item.reason) == (Verdict.DIFFERS, "1 word left out")


@pytest.mark.parametrize(
    "draft",
    [
        "“We heard it crack and we did have time to run,” Brandt said.",
        "“We heard it crack and we ... have time to run,” Brandt said.",
        "They “have time to run”, Brandt said.",
    ],
)
def test_swallowed_negation_is_a_change_of_sense(held: Held, draft: str) -> None:
    item = one(held(draft), "quotation", "time to run")
    assert item.verdict is Verdict.DIFFERS
    assert "negation" in item.reason


def test_words_of_the_narrator_are_no_quotation(held: Held) -> None:
    item = one(held("“The port had asked for a second opinion,” Per Aldin said."), "quotation", "opinion")
    assert (item.verdict, "not as a quotation" in item.reason) == (Verdict.DIFFERS, True)


def test_two_remarks_run_into_one_differ(held: Held) -> None:
    item = one(held("“We heard it crack,” Brandt said, “and I will read every page.”"), "quotation", "every page")
    assert item.verdict is Verdict.DIFFERS


def test_remarks_of_two_articles_as_one_differ(held: Held) -> None:
    item = one(held("“We heard it crack,” Brandt said, “every page.”"), "quotation", "every page")
    assert (item.verdict, "run into one" in item.reason) == (Verdict.DIFFERS, True)


def test_invented_quotation_is_not_in_the_record(held: Held) -> None:
    item = one(held("“My grandmother sold herring in winter,” Brandt said."), "quotation", "herring")
    assert item.verdict is Verdict.ABSENT


def test_evidence_is_the_sentence_of_the_article(held: Held) -> None:
    item = one(held("“The survey was a formality,” Per Aldin said."), "quotation", "survey")
    assert item.evidence[0].cite.article == "Gazette"
    assert item.evidence[0].cite.quote.startswith("“The survey was a formality,”")

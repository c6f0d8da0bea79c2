"""Boilerplate is cut, the article is not: the lexicon's own examples, and the shapes of pages."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from onrecord import lexicon
from onrecord.clean.boilerplate import find_boilerplate
from onrecord.model import Furniture

LEXICON = lexicon.load("boilerplate_en")
SECTIONS: list[dict[str, Any]] = [
    *(LEXICON[name] for name in ("labels", "ads", "headings", "site_talk", "stamps")),
    *LEXICON["patterns"],
]
EXAMPLES = list(itertools.chain.from_iterable(section["examples"] for section in SECTIONS))
ARTICLE = list(itertools.chain.from_iterable(section.get("article", []) for section in SECTIONS))


def cut(text: str) -> list[str]:
    return [found.span.of(text) for found in find_boilerplate(text)]


@pytest.mark.parametrize("line", EXAMPLES)
def test_example_of_the_lexicon_is_cut(line: str) -> None:
    assert cut(line) == [line]


@pytest.mark.parametrize("line", ARTICLE)
def test_counter_example_of_the_lexicon_stays(line: str) -> None:
    assert cut(line) == []


def test_teaser_inside_a_paragraph_ends_with_its_line() -> None:
    text = "The gates opened at noon. READ MORE: Harbour tunnel a year late\n\nNobody was hurt."
    assert cut(text) == ["READ MORE: Harbour tunnel a year late"]


def test_label_in_capitals_that_no_list_knows_makes_a_teaser_at_the_end_of_a_line() -> None:
    text = "The gates opened at noon. HARBOUR FURY: Captain ‘never saw’ the barge"
    assert cut(text) == ["HARBOUR FURY: Captain ‘never saw’ the barge"]


def test_speaker_of_a_transcript_is_no_teaser() -> None:
    assert cut("The hearing began. MODERATOR: We have one hour for this.") == []


def test_words_in_quotation_marks_are_never_cut() -> None:
    assert cut("“Read more: it is the only cure,” the teacher said.") == []


def test_box_ends_where_prose_resumes() -> None:
    text = "\n".join(
        [
            "The dam held through the night.",
            "Most read",
            "Ferry fares to rise from June",
            "Islanders say the company has not kept its word.",
            "The butcher who sings",
            "",
            "Engineers will return on Monday, the mayor said.",
        ]
    )
    assert cut(text) == [
        "Most read",
        "Ferry fares to rise from June",
        "Islanders say the company has not kept its word.",
        "The butcher who sings",
    ]


def test_title_above_the_heading_that_the_box_repeats_belongs_to_it() -> None:
    text = "He left.\n\nWho Built the Dam?\nOther Topics of Interest\n\nWho Built the Dam?\n\nShe stayed until noon."
    assert cut(text) == ["Who Built the Dam?", "Other Topics of Interest", "Who Built the Dam?"]


def test_subhead_inside_the_article_stays() -> None:
    assert cut("The wall broke at four.\n\nWhat we know so far\n\nTwo people are missing.") == []


def test_list_that_a_colon_announces_is_content() -> None:
    text = "The council will\nrepair two bridges:\n- Mill Lane\n- the old ferry bridge\nWork starts in May."
    assert cut(text) == []


def test_correction_note_is_evidence_not_boilerplate() -> None:
    assert cut("Correction: an earlier version of this article gave the toll as 19.") == []


def test_reporting_credit_stays() -> None:
    assert cut("The talks go on.\n\n(Reporting by Ana Sole in Port Lune; editing by Tom Reed)") == []


def test_lines_after_the_last_sentence_go_when_boilerplate_is_among_them() -> None:
    text = "The bridge reopened at noon, the council said.\n\nShare this article\nHarbour diaries\nNight ferry"
    assert cut(text) == ["Share this article", "Harbour diaries", "Night ferry"]


def test_date_that_heads_a_day_of_a_chronicle_stays() -> None:
    text = "How the strike began, day by day, as told by those who were there.\n\nMay 12, 2031\n\nThe gates were shut."
    assert cut(text) == []


def test_dates_that_head_the_days_of_a_chronicle_stay_under_its_headline_as_well() -> None:
    days = "May 12, 2031\n\nThe gates of the yard were shut.\n\nMay 13, 2031\n\nThe gates of the yard were opened."
    assert cut(f"How the strike at the Port Lune yard began and how it ended, day by day\n\n{days}") == []


def test_picture_credit_behind_a_caption_goes_and_the_caption_stays() -> None:
    text = "A boy carries water past the mill. (Image: Harbour Pictures)"
    assert cut(text) == ["(Image: Harbour Pictures)"]


def test_kinds_are_told_apart() -> None:
    text = " date 2031-05-12 \n\nThe dam held through the night.\nAdvertisement\n© Harbour Post 2031"
    assert [found.kind for found in find_boilerplate(text)] == [Furniture.METADATA, Furniture.AD, Furniture.FOOTER]


def test_spans_are_sorted_and_disjoint() -> None:
    text = "Share\nThe dam held. READ MORE: One two three\nMost read\nA title of a story\n\nShare\nAll rights reserved"
    found = find_boilerplate(text)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize("unit", ["READ MORE: ", "a. A", "Most read\nTitle one\n", "\n \n", "(Image: ", "by the by "])
def test_long_junk_is_no_trouble(unit: str) -> None:
    text = unit * 20_000
    found = find_boilerplate(text)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert all(cut.span.end <= len(text) for cut in found)

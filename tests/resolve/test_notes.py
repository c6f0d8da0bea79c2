"""Which stories a note of the desk joins."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import Precision, When
from onrecord.resolve.notes import place_notes
from onrecord.resolve.stories import Document, group_stories


def on(day: str) -> When:
    known = date.fromisoformat(day)
    return When(edtf=day, earliest=known, latest=known, precision=Precision.DAY)


FERRY = "The island ferry Merrow was sold to Tarn Lines. Protesters blocked the quay at Port Lune for hours. "
DAM = "The dam above Hesk cracked after heavy rain. Engineers lowered the reservoir behind the spillway. "
ARTICLES = (
    Document(id="ferry", text=FERRY, published=on("2025-03-05")),
    Document(id="dam", text=DAM, published=on("2025-03-06")),
)
STORIES = group_stories(ARTICLES)


def placed(text: str, published: str = "2025-03-05") -> set[str]:
    """Return the articles of the stories that a note of these words joins."""
    note = Document(id="note", text=text, published=on(published))
    found = place_notes([note], STORIES, ARTICLES)
    return {one for story in found if "note" in story.articles for one in story.articles} - {"note"}


@pytest.mark.parametrize(
    ("words", "articles"),
    [
        ("Protesters blocked the quay.", {"ferry"}),
        ("Engineers say the spillway cracked.", {"dam"}),
        ("Engineers of the ferry Merrow drained the reservoir behind the spillway at Port Lune.", {"ferry", "dam"}),
        ("The mayor resigned.", set()),
        ("A ferry sank off another coast far away, coastguards reported.", set()),
    ],
)
def test_a_note_joins_the_stories_whose_words_it_has(words: str, articles: set[str]) -> None:
    assert placed(words) == articles


def test_a_note_of_another_season_joins_none() -> None:
    assert placed("Protesters blocked the quay.", "2026-03-05") == set()


def test_articles_are_grouped_as_without_notes_and_stories_keep_their_ids() -> None:
    notes = [Document(id=f"note{n}", text=f"{FERRY}{DAM}") for n in range(3)]
    found = place_notes(notes, STORIES, ARTICLES)
    assert {story.id for story in STORIES} <= {story.id for story in found}
    assert [story for story in found if {"ferry", "dam"} <= set(story.articles)] == []


def test_the_order_of_notes_and_articles_does_not_matter() -> None:
    notes = [Document(id=f"note{n}", text=text) for n, text in enumerate((FERRY, DAM, "The mayor resigned."))]
    assert place_notes(notes, STORIES, ARTICLES) == place_notes(notes[::-1], STORIES, ARTICLES[::-1])

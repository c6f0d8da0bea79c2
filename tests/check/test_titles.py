"""The posts of people, as a text prints them at their names."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.check.persons import People
from onrecord.check.sheets import Shelf
from onrecord.check.titles import Title, is_one_body
from onrecord.model import Phase
from tests.check.conftest import read


def posts(text: str) -> list[Title]:
    """Return the posts that a text prints for Ana Sole."""
    people = People(Shelf([read("Argus", date(2031, 5, 4), text)]))
    return [
        title
        for one in people.seen
        if "Sole" in one.appearance.name
        for title in people.titles_at(one.sheet, one.appearance)
    ]


@pytest.mark.parametrize(
    ("text", "head", "portfolio", "phase"),
    [
        ("The finance minister, Ana Sole, left.", "minister", {"finance"}, Phase.CURRENT),
        ("Ana Sole, the town's former chief of police, left.", "head", {"police"}, Phase.FORMER),
        ("Ana Sole, who runs the fair, left.", "head", {"fair"}, Phase.CURRENT),
        ("Ana Sole was elected mayor on Sunday.", "mayor", set(), Phase.NEW),
        ("The prime minister until now, Ana Sole, left.", "premier", set(), Phase.FORMER),
        ("The board named Ana Sole, a banker, as chairwoman.", "chair", set(), Phase.NEW),
    ],
)
def test_post_is_read_with_what_it_is_for(text: str, head: str, portfolio: set[str], phase: Phase) -> None:
    found = [title for title in posts(f"Ana Sole came to Tarn. {text}") if title.head == head]
    assert [(set(title.portfolio), title.phase) for title in found] == [(portfolio, phase)]


def test_speaker_behind_an_office_does_not_hold_it() -> None:
    assert not posts("Ana Sole came to Tarn. Per Aldin becomes mayor, Sole said.")


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [("Ukraine", "Ukrainian", True), ("GM", "General Motors", True), ("Kansas", "Washington", False)],
)
def test_bodies_are_one_by_country_letters_or_beginning(one: str, other: str, is_one: bool) -> None:  # noqa: FBT001
    assert is_one_body(one, other) is is_one

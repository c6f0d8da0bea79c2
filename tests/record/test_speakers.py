"""Speakers: which printed words name a source at all."""

from __future__ import annotations

import pytest

from onrecord.record.speakers import is_bare_voice, named_source, owned_words, speaks_for_owner


@pytest.mark.parametrize(
    "name",
    [
        "On Sunday it",
        "They also",
        "once it moved on the Hesk government",
        "the constitution",
        "The move",
        "the official cause of death",
        "reports",
        "varying reports",
        "others",
        "nothing",
        "",
    ],
)
def test_pronouns_times_things_and_happenings_are_no_source(name: str) -> None:
    assert named_source(name) == ""


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("Initial reports from Hesk hospital", "Hesk hospital"),
        ("the reports by Sarn Wire", "Sarn Wire"),
        ("KNA's projections", "KNA"),
        ("Late on Sunday the rescue service", "the rescue service"),
        ("a court in Talia on Tuesday", "a court in Talia"),
        ("the WHO", "the WHO"),
        ("One picket", "One picket"),
        ("a report", "a report"),
        ("Senator Reed's campaign", "Senator Reed's campaign"),
        ("state media", "state media"),
    ],
)
def test_persons_bodies_documents_and_outlets_are(name: str, source: str) -> None:
    assert named_source(name) == source


def test_what_is_somebodys_speaks_for_them_only_as_a_voice() -> None:
    assert speaks_for_owner(owned_words("His office"))
    assert not speaks_for_owner(owned_words("his lawyer"))
    assert owned_words("his lawyer Ana Reed") == ""


def test_spokesman_alone_is_a_bare_voice() -> None:
    assert is_bare_voice("A spokesman")
    assert not is_bare_voice("a ministry spokesman")

"""Whether words that hold a claim are their speaker's account of it."""

from __future__ import annotations

from onrecord.model import Cite, Claim, ClaimKind, Slot
from onrecord.record.holding import is_word_of


def statement(**slots: str) -> Claim:
    return _claim(ClaimKind.STATEMENT, slots)


def event(**slots: str) -> Claim:
    return _claim(ClaimKind.EVENT, slots)


def _claim(kind: ClaimKind, slots: dict[str, str]) -> Claim:
    cite = Cite(article="a", start=0, end=4, quote="text")
    named = tuple(Slot(name=name, value=value) for name, value in slots.items())
    return Claim(kind=kind, article="a", cites=(cite,), slots=named, by="test@1")


def test_what_is_said_is_its_speakers() -> None:
    assert is_word_of(statement(frame="clause"), event())


def test_what_is_promised_is_the_word_of_who_promises() -> None:
    assert is_word_of(statement(**{"class": "promises", "frame": "clause"}), event())


def test_what_an_order_names_is_the_narrators() -> None:
    assert not is_word_of(statement(**{"class": "demands", "frame": "infinitive"}), event())


def test_relative_clause_of_a_figure_is_the_narrators() -> None:
    assert not is_word_of(statement(frame="figure"), event(form="relative clause"))

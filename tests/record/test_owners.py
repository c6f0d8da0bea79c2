"""Whose "his office" it is."""

from __future__ import annotations

from onrecord.model import ActorKind, Appearance
from onrecord.record.owners import owner_before


def person(text: str, name: str, gender: str = "") -> Appearance:
    start = text.index(name)
    return Appearance(
        article="a", start=start, end=start + len(name), kind=ActorKind.PERSON, name=name, gender=gender, by="test@1"
    )


def owner(text: str, *people: tuple[str, str], words: str = "His office") -> str:
    found = owner_before(text, text.index(words), words, [person(text, *one) for one in people])
    return found.name if found else ""


def test_office_is_that_of_whom_the_sentence_before_tells() -> None:
    text = "Police chief Jon Hald spoke. Minister Emil Lund stood by Hald. His office said the port was open."
    assert owner(text, ("Jon Hald", ""), ("Emil Lund", "")) == "Emil Lund"


def test_her_office_is_no_mans() -> None:
    text = "Minister Emil Lund met Ana Sole. Her office said the port was open."
    assert owner(text, ("Emil Lund", "man"), ("Ana Sole", "woman"), words="Her office") == "Ana Sole"


def test_sentence_that_opens_a_paragraph_has_none_before() -> None:
    assert owner("Emil Lund spoke.\nHis office said the port was open.", ("Emil Lund", "")) == ""


def test_its_office_is_nobodys() -> None:
    assert owner("Emil Lund spoke. Its office said the port was open.", ("Emil Lund", ""), words="Its office") == ""

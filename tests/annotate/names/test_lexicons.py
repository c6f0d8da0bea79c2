"""The examples in the word lists of names."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord import lexicon
from onrecord.annotate.contract import Reading, read_with
from onrecord.annotate.names import annotate_names
from onrecord.annotate.names.people import are_familiar, person_name
from onrecord.annotate.names.words import fold, fold_alphabet
from onrecord.annotate.places import annotate_places
from onrecord.annotate.sentences import annotate_sentences
from onrecord.model import ActorKind, Article, MarkKind
from onrecord.text import OffsetMap


def read(text: str) -> Reading:
    article = Article(id="a", capture="c", text=text, offsets=OffsetMap.identity(len(text)))
    return read_with(article, (annotate_sentences, annotate_places, annotate_names))


@pytest.mark.parametrize("example", lexicon.load("metonyms_en")["example"], ids=lambda one: one["text"])
def test_a_place_stands_for_a_government_where_the_example_says_so(example: dict[str, Any]) -> None:
    countries = [one.country for one in read(example["text"]).appearances if one.kind is ActorKind.COUNTRY]
    assert countries == ([example["actor"]] if example["actor"] else [])


@pytest.mark.parametrize("example", lexicon.load("offices_en")["example"], ids=lambda one: one["text"])
def test_a_role_is_read_as_the_example_says(example: dict[str, Any]) -> None:
    found = next(one for one in read(example["text"]).appearances if one.name == example["name"])
    role = found.roles[0]
    assert (role.title, role.phase.value) == (example["title"], example["phase"])
    assert role.organisation == example.get("organisation", "")
    assert role.country == example.get("country", "")


CLASSES = [(one, example) for one in lexicon.load("organisations_en")["class"] for example in one["examples"]]


@pytest.mark.parametrize(("kind", "example"), CLASSES, ids=lambda one: one.get("name", ""))
def test_a_body_is_found_and_taken_up_as_the_example_says(kind: dict[str, Any], example: dict[str, str]) -> None:
    assert kind["name"]
    reading = read(example["text"])
    body = next(one for one in reading.appearances if one.name == example["name"])
    marks = [mark for mark in reading.of_kind(MarkKind.NAME) if mark.value == body.id]
    assert body.kind is ActorKind.ORGANISATION
    if example["again"]:
        assert marks[-1].span.of(example["text"]) == example["again"]


@pytest.mark.parametrize("pair", lexicon.load("names_en")["folding"]["same"])
def test_spellings_of_one_name_fold_alike(pair: list[str]) -> None:
    assert fold_alphabet(pair[0]) == fold_alphabet(pair[1])


@pytest.mark.parametrize("pair", lexicon.load("names_en")["folding"]["different"])
def test_different_names_fold_apart(pair: list[str]) -> None:
    assert fold_alphabet(pair[0]) != fold_alphabet(pair[1])


@pytest.mark.parametrize("name", lexicon.load("names_en")["particles"]["examples"])
def test_particles_open_the_surname(name: str) -> None:
    parts = person_name(name)
    assert parts.given == (fold(name.split(maxsplit=1)[0]),)
    assert len(parts.surname) > 1


def test_a_familiar_name_is_another_form_of_the_given_one() -> None:
    assert are_familiar("bill", "william")
    assert not are_familiar("bill", "robert")


def test_the_first_name_of_a_line_of_familiar_names_is_on_no_other_line_twice() -> None:
    lines = [line.split() for line in lexicon.load("names_en")["nicknames"]["groups"].strip().splitlines()]
    assert all(len(line) == len(set(line)) > 1 for line in lines)


@pytest.mark.parametrize("code", sorted(lexicon.load("metonyms_en")["capitals"]))
def test_every_capital_has_a_country(code: str) -> None:
    assert code in lexicon.load("countries_en")["country"]

"""Whom a shorter name or description stands for."""

from __future__ import annotations

from onrecord.record.shorter import Shorter

STORY = {"one": ("two",), "two": ("one",)}


def test_short_description_is_the_one_longer_body_of_the_story() -> None:
    shorter = Shorter(STORY, {"one": {"body mine rescue service"}, "two": {"body rescue service"}}, {})
    assert shorter.fuller("two", "body rescue service") == {"body mine rescue service"}


def test_short_description_of_two_bodies_is_neither() -> None:
    shorter = Shorter(STORY, {"one": {"body mine rescue service", "body sea rescue service"}}, {})
    assert shorter.fuller("two", "body rescue service") == set()


def test_surname_is_the_one_person_whom_another_article_names_in_full() -> None:
    shorter = Shorter(STORY, {}, {("one", "solvay"): {"dirk solvay"}})
    assert shorter.fuller("two", "name solvay") == {"name dirk solvay"}


def test_surname_of_two_people_is_neither() -> None:
    shorter = Shorter(STORY, {}, {("one", "kone"): {"idris kone", "awa kone"}})
    assert shorter.fuller("two", "name kone") == set()


def test_surname_of_someone_whom_the_article_names_is_that_one() -> None:
    shorter = Shorter(STORY, {}, {("one", "kone"): {"idris kone"}, ("two", "kone"): {"awa kone"}})
    assert shorter.fuller("two", "name kone") == set()

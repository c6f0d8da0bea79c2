"""Which words report or name a happening, their dictionary forms, and who stands beside them."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.annotate.lemmas import lemma_of
from onrecord.annotate.participants import participants_of
from onrecord.annotate.predicates import Predicate, find_predicates
from onrecord.annotate.syntax import parse
from onrecord.annotate.trees import Tree
from onrecord.lexicon import load
from onrecord.text import Span


def tree_of(text: str) -> Tree:
    return next(parse(text, [Span(0, len(text))]))


def lemmas(text: str) -> list[str]:
    return [predicate.lemma for predicate in find_predicates(tree_of(text))]


@pytest.mark.parametrize("example", load("event_nouns_en")["example"], ids=lambda example: example["text"])
def test_the_examples_are_found(example: dict[str, Any]) -> None:
    tree = tree_of(example["text"])
    assert [tree.words[predicate.token] for predicate in find_predicates(tree)] == example["found"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels gunned down two guards.", ["gun_down"]),
        ("Police opened fire on the crowd.", ["open_fire", "fire"]),
        ("Orvia called the talks off.", ["call_off"]),
        ("The injured sailor escaped.", ["injure", "escape"]),
        ("According to the mayor, the bridge fell.", ["fall"]),
        ("The rape trial opened in Hesk.", ["trial", "open"]),
        ("It is a town.", []),
    ],
)
def test_predicates(text: str, expected: list[str]) -> None:
    found = lemmas(text)
    assert [lemma for lemma in found if lemma in expected] == expected
    assert set(found) <= {*expected, "talk"}


@pytest.mark.parametrize(
    ("forms", "lemma"),
    [
        ("withdrew withdrawn withdrawing withdraws withdraw", "withdraw"),
        ("stopped stopping stops", "stop"),
        ("staged staging stages", "stage"),
        ("visited visiting visits", "visit"),
        ("required requiring requires", "require"),
        ("died dying dies", "die"),
        ("carried carrying carries", "carry"),
        ("evacuated evacuating evacuates", "evacuate"),
        ("ordered ordering orders", "order"),
        ("clashed clashing clashes", "clash"),
    ],
)
def test_all_forms_of_a_verb_get_one_form_back(forms: str, lemma: str) -> None:
    assert {lemma_of(form, "VBD") for form in forms.split()} == {lemma}


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [("attacks", "NNS", "attack"), ("robberies", "NNS", "robbery"), ("crisis", "NN", "crisis"), ("dead", "JJ", "dead")],
)
def test_nouns_and_adjectives(word: str, tag: str, lemma: str) -> None:
    assert lemma_of(word, tag) == lemma


@pytest.mark.parametrize(("word", "tag", "lemma"), [("wound", "VB", "wound"), ("wound", "VBD", "wind")])
def test_an_infinitive_is_its_own_form(word: str, tag: str, lemma: str) -> None:
    assert lemma_of(word, tag) == lemma


def test_every_irregular_form_is_of_one_verb() -> None:
    forms = [form for forms in load("irregular_verbs_en")["verbs"].values() for form in forms.split()]
    assert len(forms) == len(set(forms))


def predicate_of(tree: Tree, word: str) -> Predicate:
    return next(one for one in find_predicates(tree) if tree.words[one.token] == word)


@pytest.mark.parametrize(
    ("text", "word", "actors", "targets"),
    [
        ("Orvian police arrested two smugglers.", "arrested", {"orvian", "police"}, {"two", "smuggler"}),
        ("Two sailors died in Hesk.", "died", set(), {"two", "sailor"}),
        ("Two sailors are missing.", "missing", set(), {"two", "sailor"}),
        ("They arrested her.", "arrested", set(), set()),
        ("The arrest of two smugglers angered Hesk.", "arrest", set(), {"two", "smuggler"}),
    ],
)
def test_actors_and_targets(text: str, word: str, actors: set[str], targets: set[str]) -> None:
    tree = tree_of(text)
    found = participants_of(tree, predicate_of(tree, word))
    assert (set(found.actors), set(found.targets)) == (actors, targets)


def test_what_else_stands_beside_a_predicate_is_a_detail() -> None:
    tree = tree_of("Two sailors died in Hesk on Monday.")
    assert participants_of(tree, predicate_of(tree, "died")).details == {"hesk", "monday"}


@pytest.mark.parametrize("text", ["", " ", "!!!", "a" * 5000, "killed " * 500])
def test_predicates_of_odd_text_are_words_of_it(text: str) -> None:
    for tree in parse(text, [Span(0, len(text))] if text else []):
        assert all(0 <= found.token <= found.last < len(tree) for found in find_predicates(tree))

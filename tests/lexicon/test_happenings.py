"""Words that can name one happening: classes, derivation, and what the lexicon says of itself."""

from __future__ import annotations

import pytest

from onrecord.annotate.lemmas import lemma_of
from onrecord.lexicon import load
from onrecord.lexicon.happenings import Kinship, classes_of, keys_of, kinship, stem_of, word_classes

EXAMPLES = [(row["name"], pair) for row in load("event_classes_en")["class"] for pair in row["examples"]]


def classes_of_printed(words: str) -> set[str]:
    """The classes of words as printed, by any of their readings."""
    head, *rest = words.split()
    readings = ("_".join((lemma_of(head, tag), *rest)) for tag in ("VBD", "NN", "JJ"))
    plural = "_".join((*words.split()[:-1], lemma_of(words.rsplit(maxsplit=1)[-1], "NNS")))
    return {
        name
        for lemma in (*readings, plural)
        for is_noun in (True, False)
        for name in classes_of(lemma, is_noun=is_noun)
    }


@pytest.mark.parametrize(("name", "pair"), EXAMPLES)
def test_the_examples_of_a_class_meet_in_it(name: str, pair: tuple[str, str]) -> None:
    assert all(name in classes_of_printed(words) for words in pair)


def test_near_classes_are_classes_of_the_lexicon() -> None:
    names = set(word_classes())
    assert all(one.near <= names - {name} for name, one in word_classes().items())


def test_the_part_of_speech_tells_classes_apart() -> None:
    assert "dismiss" in classes_of("fire", is_noun=False)
    assert "dismiss" not in classes_of("fire", is_noun=True)


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        ("withdraw", "withdrawal"),
        ("investigate", "investigation"),
        ("donate", "donation"),
        ("contribute", "contribution"),
        ("deliver", "delivery"),
        ("deploy", "deployment"),
        ("file", "filing"),
        ("ship", "shipping"),
        ("privatise", "privatisation"),
    ],
)
def test_a_verb_and_its_noun_have_one_stem(verb: str, noun: str) -> None:
    assert stem_of(verb) == stem_of(noun)


@pytest.mark.parametrize(("one", "other"), [("fall", "fail"), ("deal", "dealer"), ("meet", "mete")])
def test_short_words_are_not_cut_to_nothing(one: str, other: str) -> None:
    assert stem_of(one) in {one, "deal"}
    assert one == "deal" or stem_of(one) != stem_of(other)


@pytest.mark.parametrize(
    ("one", "one_is_noun", "other", "other_is_noun", "kin"),
    [
        ("kill", False, "kill", False, Kinship.SAME),
        ("kill", False, "killing", True, Kinship.STEM),
        ("kill", False, "murder", True, Kinship.CLASS),
        ("shoot", False, "kill", False, Kinship.NEAR),
        ("kill", False, "praise", False, Kinship.NONE),
    ],
)
def test_kinship(one: str, one_is_noun: bool, other: str, other_is_noun: bool, kin: Kinship) -> None:  # noqa: FBT001
    assert kinship(one, other, one_is_noun=one_is_noun, other_is_noun=other_is_noun) is kin


def test_words_are_looked_up_by_stem_and_class() -> None:
    assert set(keys_of("slaying", is_noun=True)) == {"stem slay", "class kill"}

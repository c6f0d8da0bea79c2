"""Who or what a noun phrase names."""

from __future__ import annotations

import pytest

from onrecord.annotate import read_article
from onrecord.annotate.parties import Parties, phrase_span
from onrecord.annotate.syntax import parse
from onrecord.annotate.trees import Tree
from onrecord.model import Article
from onrecord.text import OffsetMap, Span


def tree_of(text: str) -> Tree:
    return next(parse(text, [Span(0, len(text))]))


@pytest.mark.parametrize(
    ("text", "head", "phrase"),
    [
        ("The last three miners left.", "miners", "last three miners"),
        ("Residents of the old town left.", "residents", "Residents of the old town"),
        ("The men, who had come by bus, left.", "men", "men"),
        ("Farmers from the hills left.", "farmers", "Farmers"),
    ],
)
def test_words_of_a_phrase(text: str, head: str, phrase: str) -> None:
    tree = tree_of(text)
    assert phrase_span(tree, tree.words.index(head)).of(text) == phrase


def parties_in(text: str) -> Parties:
    article = Article(id="a", capture="c", text=text, offsets=OffsetMap.identity(len(text)))
    return Parties(read_article(article))


def test_surname_stands_for_the_full_name() -> None:
    text = "The mayor, Ana Sole, closed the port. Ms Sole left."
    tree = tree_of(text)
    last = max(at for at, word in enumerate(tree.words) if word == "sole")
    assert parties_in(text).party(tree, last).name == "Ana Sole"


def test_words_for_people_are_actors_and_things_are_none() -> None:
    text = "Miners closed the bridge."
    tree, parties = tree_of(text), parties_in(text)
    assert [parties.is_actor(tree, tree.words.index(word)) for word in ("miners", "bridge")] == [True, False]

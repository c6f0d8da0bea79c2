"""Words that point: what a phrase means, the sentence that words hang on or stand in, the title where none is named."""

from __future__ import annotations

from itertools import pairwise

import pytest

from onrecord.annotate import read_article
from onrecord.model import Article, Claim, ClaimKind
from onrecord.text import OffsetMap, Span


def claim_of(text: str, predicate: str, *, title: str | None = None) -> Claim:
    article = Article(id="a", capture="c", text=text, offsets=OffsetMap.identity(len(text)), title=title)
    found = (claim for claim in read_article(article).claims if claim.kind is not ClaimKind.STATEMENT)
    return next(claim for claim in found if claim.value("predicate") == predicate)


def meant(text: str, predicate: str) -> list[tuple[str, str]]:
    slots = (slot for slot in claim_of(text, predicate).slots if slot.name == "means")
    return [(slot.span.of(text) if slot.span else "", slot.value) for slot in slots]


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        (
            "Police guard the east wall of the Greyholt Dam. The wall broke on Monday.",
            "broke",
            [("The wall", "east wall of the Greyholt Dam")],
        ),
        (
            "Ana Sole runs the ageing East Terminal. Dockers seized the terminal on Monday.",
            "seized",
            [("the terminal", "ageing East Terminal")],
        ),
        ("A wall is a wall. The wall broke on Monday.", "broke", []),
        ("Both walls are old. The walls broke on Monday.", "broke", []),
    ],
)
def test_phrase_that_points_means_the_phrase_of_its_head_that_tells_more(
    text: str, predicate: str, expected: list[tuple[str, str]]
) -> None:
    assert meant(text, predicate) == expected


@pytest.mark.parametrize(
    "before",
    [
        "Police guard the east wall of the Greyholt Dam and the west wall of the Lune Dam.",
        "Police guard the east wall of the Greyholt Dam. A wall was built in Lune.",
    ],
)
def test_phrase_that_may_mean_two_things_is_not_filled_in(before: str) -> None:
    assert meant(f"{before} The wall broke on Monday.", "broke") == []


def test_phrase_is_not_filled_in_with_words_that_stand_beside_it() -> None:
    text = "Workers at the Hesk Dam say the dam broke on Monday."
    assert meant(text, "broke") == []


def test_city_is_the_only_town_that_is_named_more_than_once() -> None:
    one = "Kharkiv is cold. Nobody sleeps in Kharkiv. Soldiers captured the city on Monday."
    two = "Kharkiv is cold. Odesa is cold. Soldiers captured the city on Monday."
    assert meant(one, "captured") == [("the city", "Kharkiv")]
    assert meant(two, "captured") == []


@pytest.mark.parametrize(
    ("first", "second", "predicate"),
    [
        (
            "Members of the council of Tarn voted on the new budget.",
            "The vote was boycotted by two parties.",
            "boycotted",
        ),
        ("The council of Tarn closed two schools.", "The move delayed 300 trains.", "delayed"),
        ("A crowd filled the market of Tarn.", "Many were arrested.", "arrested"),
        ("Tom Reed will send 12 heavy pumps to Tarn.", "The pumps were delivered on Friday.", "delivered"),
        ("Storm Ada reached Tarn.", "It damaged four houses.", "damaged"),
    ],
)
def test_words_that_hang_on_a_sentence_before_are_shown_with_it(first: str, second: str, predicate: str) -> None:
    assert claim_of(f"{first} {second}", predicate).value("before") == first.rstrip(".")


@pytest.mark.parametrize(
    ("first", "second", "predicate"),
    [
        ("Ana Sole is the mayor of Tarn.", "Tom Reed left on Friday.", "left"),
        ("They are old.", "The move delayed 300 trains.", "delayed"),
        ("Ana Sole is the mayor of Tarn.\n\nThe report has a page on it.", "The crash killed two men.", "killed"),
    ],
)
def test_sentence_before_is_not_shown_where_words_need_none_or_it_says_nothing(
    first: str, second: str, predicate: str
) -> None:
    assert claim_of(f"{first} {second}", predicate).value("before") == ""


def test_few_words_without_a_name_are_shown_in_their_sentence() -> None:
    text = "At least seven people were killed and dozens were missing after the wall of the Greyholt Dam gave way."
    assert claim_of(text, "killed").value("around") == text.rstrip(".")


def test_few_words_with_a_name_stand_for_themselves() -> None:
    text = "Ana Sole was killed and dozens were missing after the wall of the Greyholt Dam gave way."
    assert claim_of(text, "killed").value("around") == ""


def test_words_that_name_nothing_have_the_title_of_their_article_beside_them() -> None:
    title = "Storm Ada reaches Tarn"
    assert claim_of("Twenty people died.", "died", title=title).value("about") == title
    assert claim_of("Twenty people died in Tarn.", "died", title=title).value("about") == ""
    assert claim_of("Twenty people died.", "died", title=f"{title} “again”").value("about") == ""


def test_whatever_is_shown_beside_words_is_what_its_span_points_to() -> None:
    sentences = (
        "Police guard the east wall of the Greyholt Dam.",
        "The wall broke on Monday.",
        "The move delayed 300 trains.",
        "He left Tarn.",
        "Two men died after the storm reached Lune.",
    )
    for pair in pairwise((*sentences, *sentences)):
        text = " ".join(pair)
        article = Article(id="a", capture="c", text=text, offsets=OffsetMap.identity(len(text)))
        for claim in read_article(article).claims:
            for slot in (slot for slot in claim.slots if slot.name in {"before", "around"}):
                assert (slot.span or Span(0, 0)).of(text) == slot.value

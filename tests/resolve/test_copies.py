"""Which articles are copies: whole, cut, embedded or lightly rewritten bodies; never furniture or a quoted sentence."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.copies import find_copies
from onrecord.text import Span, outside

FERRY = (
    "The ferry between Port Talmar and the island of Oru stopped on Saturday when its hull cracked in a storm. "
    "About ninety passengers were taken off by fishing boats. The ship, built in a local yard, had passed its last "
    "inspection in the winter. Shops on Oru reported empty shelves by Monday morning. A replacement vessel is expected "
    "from the mainland within the week, said the harbour master, who had not slept since Friday."
)
SCHOOL = (
    "The school of Oru opens a second hall in autumn, paid for by the fishing families. The old roof came down in "
    "March under wet snow. Lessons moved to the chapel, where pupils learned their tables between the pews. The new "
    "hall will hold sixty children and a small stage. Its first play is about a whale, written by the teacher herself."
)
FURNITURE = (
    "Follow our morning letter for all that happens by the water. Call the desk of the Talmar Courier if you have seen "
    "something. Prices were correct when this page was printed. All rights lie with the publishers of the Courier."
)
TOPICS = (
    "goats bridge harvest festival lighthouse orchestra bakery railway museum chess regatta library beetle drought "
    "mayor vineyard comet hospital tunnel parade"
).split()


def unrelated(topic: str) -> str:
    """A text of its own: no two of these share five words in a row."""
    words = random.Random(topic)  # noqa: S311 - any words will do
    return " ".join(f"{topic}{words.randrange(10**6)}" for _ in range(60))


def paired(*texts: str, outlets: dict[str, str] | None = None) -> set[tuple[str, str]]:
    """The pairs found among texts with the ids a, b, c ..."""
    found = find_copies(zip("abcdefghijklmnopqrstuvwxyz", texts, strict=False), outlets=outlets)
    return {(pair.a, pair.b) for pair in found}


def test_a_syndicated_article_is_a_copy_whatever_stands_around_it() -> None:
    assert paired(FERRY, f"PORT TALMAR (Sarn Wire) - {FERRY}\nAgencies contributed to this report.", SCHOOL) == {
        ("a", "b")
    }


def test_the_opening_of_an_article_is_a_copy_of_it() -> None:
    (pair,) = find_copies([("long", FERRY), ("short", " ".join(FERRY.split()[:28]))])
    assert (pair.share, pair.share_b) == (1.0, 1.0)
    assert pair.share_a < 0.5


def test_an_article_inside_another_is_a_copy_of_it() -> None:
    assert paired(FERRY, SCHOOL, f"{SCHOOL} {FERRY}") == {("a", "c"), ("b", "c")}


def test_a_lightly_rewritten_article_is_a_copy() -> None:
    words = FERRY.split()
    words[3::9] = ["elsewhere"] * len(words[3::9])
    assert paired(FERRY, " ".join(words)) == {("a", "b")}


def test_case_and_punctuation_hide_no_copy() -> None:
    assert paired(FERRY, FERRY.upper().replace(",", " —")) == {("a", "b")}


def test_one_sentence_in_common_is_no_copy() -> None:
    sentence = "About ninety passengers were taken off by fishing boats."
    assert paired(FERRY, SCHOOL.replace("The old roof", f"{sentence} The old roof")) == set()


def test_a_quoted_statement_is_no_copy_even_where_it_is_most_of_a_note() -> None:
    said = (
        "“We saw the crack before the storm, we wrote three letters about it, and nobody in the ministry answered us”"
    )
    one = f"{said}, the captain told the council on Monday evening."
    other = f"Anger grows in Oru. Speaking to islanders by the pier, Tom Orsk put it like this: {said}."
    assert paired(one, other) == set()


def test_what_is_shared_is_given_as_spans_of_both_texts() -> None:
    added = "Our reporter saw the boats come in at dawn, with blankets and bread for everybody."
    (pair,) = find_copies([("a", FERRY), ("b", f"{added} {FERRY}")])
    (span,) = pair.spans_b
    assert span.of(f"{added} {FERRY}") == FERRY.rstrip(".")
    assert outside(pair.spans_b, Span(0, len(added)))[0].of(f"{added} {FERRY}") == added


def test_furniture_of_many_unrelated_pages_makes_no_copies() -> None:
    texts = [f"{unrelated(topic)} {FURNITURE}" for topic in TOPICS]
    assert paired(*texts) == set()


def test_furniture_of_one_outlet_is_known_after_three_pages() -> None:
    texts = [f"{unrelated(topic)[:200]} {FURNITURE}" for topic in TOPICS[:4]]
    assert len(paired(*texts)) == 6
    assert paired(*texts, outlets=dict.fromkeys("abcd", "Talmar Courier")) == set()


def test_copies_are_found_among_pages_with_furniture() -> None:
    texts = [f"{unrelated(topic)} {FURNITURE}" for topic in TOPICS]
    assert paired(*texts, f"{FERRY} {FURNITURE}", FERRY) == {("u", "v")}


def test_ten_thousand_copies_stay_copies() -> None:
    found = find_copies([(f"{number:05}", FERRY) for number in range(10_000)])
    assert len(found) == 9_999
    assert {pair.a for pair in found} == {"00000"}


def test_many_copies_that_all_differ_a_little_stay_connected() -> None:
    words = FERRY.split()
    texts = [
        (f"{number:03}", " ".join((*words[: number % 60], f"w{number}", *words[number % 60 + 1 :])))
        for number in range(150)
    ]
    linked = {"000"}
    for pair in sorted(find_copies(texts), key=lambda pair: (pair.a, pair.b)) * 3:
        if pair.a in linked or pair.b in linked:
            linked |= {pair.a, pair.b}
    assert len(linked) == 150


@pytest.mark.parametrize(
    "texts", [[], [("a", FERRY)], [("a", "")], [("a", ""), ("b", "")], [("a", " \n"), ("b", "–!")]]
)
def test_where_nothing_can_be_a_copy_there_is_none(texts: list[tuple[str, str]]) -> None:
    assert find_copies(texts) == ()


def test_a_digest_is_a_copy_of_each_article_that_it_prints() -> None:
    assert paired(FERRY, SCHOOL, unrelated("goats"), f"In brief\n\n{SCHOOL}\n\n{unrelated('goats')}\n\n{FERRY}") == {
        ("a", "d"),
        ("b", "d"),
        ("c", "d"),
    }


def test_one_word_over_and_over_makes_no_copy() -> None:
    assert paired("ferry " * 20_000, f"{'ferry ' * 9_000} {SCHOOL}", FERRY) == set()


@given(st.permutations(range(6)))
def test_neither_order_nor_ids_decide(order: list[int]) -> None:
    texts = [FERRY, SCHOOL, f"{SCHOOL} {FERRY}", FERRY[:200], unrelated("goats"), f"{unrelated('goats')} {FURNITURE}"]
    usual = {frozenset((pair.a, pair.b)) for pair in find_copies((str(n), text) for n, text in enumerate(texts))}
    given_names = [(f"x{99 - place}", texts[number]) for place, number in enumerate(order)]
    names = {f"x{99 - place}": str(number) for place, number in enumerate(order)}
    assert {frozenset((names[pair.a], names[pair.b])) for pair in find_copies(given_names)} == usual


@given(st.lists(st.text(alphabet="ab \n“”\u0301é字", max_size=80), max_size=6))
def test_spans_lie_in_their_texts_and_shares_between_nought_and_one(texts: list[str]) -> None:
    named = {str(number): text for number, text in enumerate(texts)}
    for pair in find_copies(named.items()):
        assert 0 <= min(pair.share_a, pair.share_b) <= max(pair.share_a, pair.share_b) <= 1
        for name, spans in ((pair.a, pair.spans_a), (pair.b, pair.spans_b)):
            assert all(0 <= span.start < span.end <= len(named[name]) for span in spans)

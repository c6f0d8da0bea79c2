"""Content in other words: where it starts and ends, and whose it is."""

from __future__ import annotations

import pytest

from onrecord.annotate import read_article
from onrecord.model import UNKNOWN_WHEN, Article, ClaimKind
from onrecord.text import OffsetMap
from tests.annotate.speech.reading import read


def told(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(line.speaker, line.contents) for line in read(text)]


def test_clause_needs_no_that() -> None:
    assert told("Ana Sole said the dam would hold.") == [("Ana Sole", ("the dam would hold",))]


def test_clauses_joined_by_and_are_one_content() -> None:
    assert told("Ana Sole said that the dam would hold and that the town was safe.") == [
        ("Ana Sole", ("the dam would hold and that the town was safe",))
    ]


def test_second_verb_of_the_speaker_has_content_of_its_own() -> None:
    assert told("Ana Sole said the dam would hold but admitted the wall was cracked.") == [
        ("Ana Sole", ("the dam would hold",)),
        ("Ana Sole", ("the wall was cracked",)),
    ]


def test_participle_behind_a_comma_goes_on_for_the_same_speaker() -> None:
    assert told("Ana Sole said the dam would hold, pledging new gates for the town.") == [
        ("Ana Sole", ("the dam would hold",)),
        ("Ana Sole", ("new gates for the town",)),
    ]


def test_addition_of_the_narrator_is_not_content() -> None:
    assert told("Moscow said its troops had left the bank, opening the way to the town.") == [
        ("Moscow", ("its troops had left the bank",))
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ana Sole told soldiers she met that the dam would hold.", "the dam would hold"),
        ("Ana Sole told reporters she believed that the dam would hold.", "she believed that the dam would hold"),
    ],
)
def test_clause_that_says_who_was_told_is_no_part_of_the_content(text: str, content: str) -> None:
    assert told(text) == [("Ana Sole", (content,))]


def test_listener_is_the_audience_and_no_part_of_the_content() -> None:
    (line,) = read("Mr. Orsk told the crews that the dam would hold.")
    assert (line.speaker, line.contents, line.claim.value("audience")) == (
        "Mr. Orsk",
        ("the dam would hold",),
        "the crews",
    )


def test_according_to_names_the_speaker_behind_the_content() -> None:
    assert told("The gates were open all night, according to harbour master Tom Orsk.") == [
        ("harbour master Tom Orsk", ("The gates were open all night",))
    ]


def test_with_and_a_participle_give_the_group_as_speaker() -> None:
    found = told("Mr Orsk urged the towns to help, with the ten towns of the league vowing to support the port.")
    assert ("the ten towns of the league", ("to support the port",)) in found


def test_relative_clause_has_its_noun_as_speaker() -> None:
    (line,) = read("The engineer, who warned that the dam was cracked, left the town.")
    assert (line.speaker, line.contents) == ("The engineer", ("the dam was cracked",))


def test_denial_is_marked_as_denied() -> None:
    (line,) = read("The council denied that the wall was cracked.")
    assert (line.claim.value("class"), line.claim.polarity) == ("denies", "denied")


def test_thought_and_attitude_are_told_apart_from_what_is_said() -> None:
    kinds = [
        line.claim.value("said_kind")
        for text in ("She said the dam held.", "She believes the dam will hold.", "She wants to leave the town.")
        for line in read(text)
    ]
    assert kinds == ["said", "thought", "attitude"]


def test_medium_of_a_statement_is_kept() -> None:
    (line,) = read("The council said in a statement that the dam would hold.")
    assert line.claim.value("medium") == "a statement"


def test_no_two_statements_of_an_article_have_one_id() -> None:
    text = "Ana Sole said she believed the dam would hold. “It will hold,” she said. “It will hold,” said Tom Orsk."
    ids = [line.claim.id for line in read(text)]
    assert len(ids) == len(set(ids)) > 2


def test_date_that_the_cue_carries_is_when_it_was_said() -> None:
    text = "The council said on 4 March 2031 that the dam would be full by 9 March 2031."
    article = Article(id="a", capture="c", text=text, offsets=OffsetMap.identity(len(text)))
    (claim,) = read_article(article).claims_of(ClaimKind.STATEMENT)
    assert (claim.when.words, claim.when.edtf) == ("4 March 2031", "2031-03-04")


def test_date_in_the_content_is_not_when_it_was_said() -> None:
    text = "The council said that the dam would be full on 9 March 2031."
    article = Article(id="a", capture="c", text=text, offsets=OffsetMap.identity(len(text)))
    (claim,) = read_article(article).claims_of(ClaimKind.STATEMENT)
    assert claim.when == UNKNOWN_WHEN


def test_semicolon_ends_what_is_said_around_the_cue() -> None:
    assert told("Nine men were cut off, Karvo said; the union put the number of men at 23.") == [
        ("Karvo", ("Nine men were cut off",)),
        ("the union", ("the number of men at 23",)),
    ]


def test_denial_of_this_is_a_statement() -> None:
    assert told("The police denied this.") == [("The police", ("this",))]


def test_number_of_dead_is_said_with_the_word_for_them() -> None:
    assert ("The colonels", ("14 dead on the side of the guard",)) in told(
        "The colonels spoke of 14 dead on the side of the guard."
    )


def test_words_stood_by_are_no_statement() -> None:
    assert told("The minister stood by his words.") == []


def test_clause_of_a_claim_that_is_withdrawn_is_read() -> None:
    assert ("her", ("she had given him the money",)) in told(
        "Runa Salt withdrew her statement that she had given him the money."
    )


def test_what_stands_behind_a_participle_is_all_according_to_its_source() -> None:
    (line,) = told("The wind reached 90 mph, tied for the strongest in years, according to the harbour office.")
    assert line == ("the harbour office", ("The wind reached 90 mph, tied for the strongest in years",))


def test_argument_that_is_told_with_was_is_speech() -> None:
    assert told("The city's argument was that the bridge had been closed.") == [
        ("The city", ("the bridge had been closed",))
    ]


def test_what_only_points_back_has_the_sentence_before() -> None:
    line = read("The mayor said the mill was empty. Ana Sole denied it.")[-1]
    assert line.claim.value("before") == "The mayor said the mill was empty."


def test_who_dismisses_a_person_denies_nothing() -> None:
    assert told("The club dismissed its coach in May.") == []


def test_who_dismisses_somebody_as_something_says_it() -> None:
    assert [speaker for speaker, _ in told("The club dismissed its coach as a liar.")] == ["The club"]


def test_owner_of_a_noun_with_a_hyphen_speaks() -> None:
    assert told("The city's counter-argument was that the bridge had been closed.") == [
        ("The city", ("the bridge had been closed",))
    ]

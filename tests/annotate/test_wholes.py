"""Wholes: in what form a claim stands in its sentence, and the words around it that one can read alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate import read_article
from onrecord.annotate.events.forms import taken_over
from onrecord.annotate.syntax import parse
from onrecord.model import Article, Claim, ClaimKind, Form
from onrecord.text import OffsetMap, Span


def claims(text: str) -> list[Claim]:
    article = Article(id="a", capture="c", text=text, offsets=OffsetMap.identity(len(text)))
    return [claim for claim in read_article(article).claims if claim.kind is not ClaimKind.STATEMENT]


def claim_of(text: str, predicate: str) -> Claim:
    return next(claim for claim in claims(text) if claim.value("predicate") == predicate)


def whole(text: str, predicate: str) -> str:
    slots = claim_of(text, predicate).slots
    return " … ".join(slot.value for slot in slots if slot.name == "whole")


@pytest.mark.parametrize(
    ("text", "predicate", "form"),
    [
        ("Police arrested two men in Tarn on Monday.", "arrested", Form.MAIN),
        ("Police arrested two men and seized a lorry in Tarn on Monday.", "seized", Form.MAIN),
        ("Two men are dead after the storm.", "dead", Form.MAIN),
        ("The mayor said police had arrested two men in Tarn.", "arrested", Form.SIDE),
        ("The town was empty after the dam broke on Monday.", "broke", Form.SIDE),
        ("The firm, which sacked 300 workers in May, has two mines.", "sacked", Form.RELATIVE),
        ("The town waits under a deal signed on Saturday in Tarn.", "signed", Form.PARTICIPLE),
        ("The dam, finished in 1962, holds back a lake.", "finished", Form.PARTICIPLE),
        ("The loss of Tarn is a blow for the army.", "loss", Form.NOUN),
    ],
)
def test_form_is_that_of_the_clause_around_the_predicate(text: str, predicate: str, form: Form) -> None:
    assert claim_of(text, predicate).value("form") == form


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ("Police arrested two men in Tarn on Monday.", "arrested", ""),
        ("The mayor said two men had died in the port of Tarn.", "died", ""),
        (
            "Dockers will leave the port of Tarn at noon, under a deal signed on Saturday.",
            "signed",
            "Dockers will leave the port of Tarn at noon, under a deal signed on Saturday",
        ),
        (
            "The Solport Company, which sacked 300 workers in May, has two mines.",
            "sacked",
            "The Solport Company, which sacked 300 workers in May, has two mines",
        ),
        (
            "Ordel Water said it had received a report on 11 February.",
            "received",
            "Ordel Water said it had received a report on 11 February",
        ),
        (
            "Residents of Tarn cheered soldiers as they entered the town on Friday.",
            "entered",
            "Residents of Tarn cheered soldiers as they entered the town on Friday",
        ),
        (
            "More than 100 people have been arrested in Tarn since the protests began in June.",
            "began",
            "More than 100 people have been arrested in Tarn since the protests began in June",
        ),
    ],
)
def test_whole_is_the_smallest_clause_with_a_named_subject(text: str, predicate: str, expected: str) -> None:
    assert whole(text, predicate) == expected


def test_clause_that_is_denied_is_shown_with_what_denies_it() -> None:
    text = "A spokesman denied that the minister, Emil Varda, had resigned on Tuesday."
    assert whole(text, "resigned") == "A spokesman denied that the minister, Emil Varda, had resigned on Tuesday"


def test_second_of_two_clauses_that_somebody_says_leaves_out_the_first() -> None:
    text = "Rosa Tenn said members of the union had met, but that the strike had ended on Saturday."
    assert whole(text, "ended") == "Rosa Tenn said … that the strike had ended on Saturday"


def test_clause_in_marks_is_shown_from_mark_to_mark() -> None:
    text = "“The army has taken the town,” Ana Sole said in Tarn, “and nobody was hurt.”"
    assert whole(text, "taken") == "“The army has taken the town,” Ana Sole said in Tarn"
    assert whole(text, "hurt") == text


@pytest.mark.parametrize(
    ("rest", "expected"),
    [("because many parents were afraid", True), ("after a fire killed two men on Monday", False)],
)
def test_clause_is_kept_in_full_where_no_other_claim_tells_what_hangs_on_it(rest: str, *, expected: bool) -> None:
    text = f"The council closed two schools in Tarn {rest}."
    closed = claim_of(text, "closed")
    assert closed.cites[0].quote == "The council closed two schools in Tarn"
    assert closed.value("clause") == (text.rstrip(".") if expected else "")


def test_clause_between_dashes_is_cited_without_the_sentence_around_it() -> None:
    text = "It is usual for governments — Tom Reed became prime minister in July — to close parliament."
    assert claim_of(text, "became").cites[0].quote == "Tom Reed became prime minister in July"


def test_nouns_that_the_parser_joined_to_a_verb_are_shown_with_it() -> None:
    text = (
        "Although the bill was suspended, the demands of the protesters have expanded to complete dismissal of the "
        "bill, an investigation of the police during the protests, and greater reform."
    )
    found = claim_of(text, "expanded")
    assert (found.value("whole") or found.cites[0].quote).endswith("and greater reform")


def test_very_short_clause_is_shown_with_what_hangs_on_it() -> None:
    text = "The strike began after Solport dismissed 640 workers."
    assert whole(text, "began") == "The strike began after Solport dismissed 640 workers"


def test_semicolon_ends_a_clause() -> None:
    text = "Police arrested two men in Tarn, where a bomb killed ten; a third man died on Monday."
    assert whole(text, "killed") == "Police arrested two men in Tarn, where a bomb killed ten"


def test_sentence_too_long_to_print_is_not_shown() -> None:
    text = f"The firm, which sacked 300 workers in May, has mines in {', '.join(['Tarn and Hesk'] * 40)} and Lune."
    assert whole(text, "sacked") == ""


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Storms classified as category 3 or above are considered to be major.", "classified", "considered"),
        ("The council closed the school and dismissed the head.", "closed", None),
        ("The mayor said the school was closed.", "said", None),
    ],
)
def test_past_tense_before_a_second_one_without_a_joint_is_a_participle(
    text: str, verb: str, expected: str | None
) -> None:
    tree = next(iter(parse(text, [Span(0, len(text))])))
    found = taken_over(tree, list(tree.words).index(verb))
    assert (None if found is None else tree.words[found]) == expected


SENTENCES = (
    "Police arrested two men in Tarn, where riots began on Monday.",
    "“We left,” said Ana Sole, who was elected in May; it was a deal signed on Friday.",
    "The dam, finished in 1962, broke, killing ten.",
    "He denied that they had taken the port.",
)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
def test_whole_is_what_its_span_points_to_and_holds_the_cited_words(sentences: list[str]) -> None:
    text = " ".join(sentences)
    for claim in claims(text):
        slots = [slot for slot in claim.slots if slot.name == "whole"]
        for slot in slots:
            assert slot.span is not None
            assert slot.span.of(text) == slot.value
        if slots:
            assert slots[-1].span is not None
            assert any(slot.span and slot.span.contains(claim.cites[0].span) for slot in slots)

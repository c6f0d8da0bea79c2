"""What people decided about actors: always before any rule, and found again in a rebuilt record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.decisions import Anchor, anchor_of, find_anchor, standing_decisions
from onrecord.model import Actor, ActorKind, Appearance, Decision, Mark, MarkKind
from onrecord.resolve.actors import find_actors
from onrecord.resolve.contexts import ArticleContext
from onrecord.resolve.decisions import Decided, decide
from onrecord.text import Span

FIRST = "Ana Solvane opened the lock. She waited. Then the minister left, and nobody said why."
SECOND = "Ana Solvane sails for Harrow. Her crew is small."
THIRD = "A baker named Eva Solvane spoke."


def appearance(article: str, name: str, text: str) -> Appearance:
    start = text.index(name)
    return Appearance(
        article=article, start=start, end=start + len(name), kind=ActorKind.PERSON, name=name, by="test@1"
    )


def mark(of: Appearance, words: str, text: str) -> Mark:
    start = text.index(words)
    return Mark(article=of.article, start=start, end=start + len(words), kind=MarkKind.NAME, value=of.id, by="test@1")


A, B, C = (
    appearance("a", "Ana Solvane", FIRST),
    appearance("b", "Ana Solvane", SECOND),
    appearance("c", "Eva Solvane", THIRD),
)
ARTICLES = {
    "a": ArticleContext(text=FIRST, mentions=(mark(A, "Ana Solvane", FIRST), mark(A, "the minister", FIRST))),
    "b": ArticleContext(text=SECOND, mentions=(mark(B, "Ana Solvane", SECOND),)),
    "c": ArticleContext(text=THIRD, mentions=(mark(C, "Eva Solvane", THIRD),)),
}


def anchor(article: str, words: str) -> Anchor:
    text = ARTICLES[article].text
    start = text.index(words)
    return anchor_of(article, text, Span(start, start + len(words)))


ANA, ANA_SAILING, EVA = anchor("a", "Ana Solvane"), anchor("b", "Ana Solvane"), anchor("c", "Eva Solvane")


def decision(number: int, act: str, *anchors: Anchor, value: str = "", why: str = "") -> Decision:
    return Decision(number=number, act=act, anchors=anchors, value=value, who="Kim", when="2031-06-01", why=why)


def decided(*decisions: Decision) -> Decided:
    actors = find_actors([A, B, C], ARTICLES)
    return decide(actors, (A, B, C), ARTICLES, decisions)


def holder(actors: tuple[Actor, ...], of: Appearance) -> Actor:
    return next(actor for actor in actors if of.id in dict(actor.appearances))


def test_without_decisions_the_rules_stand() -> None:
    actors = decided().actors
    assert holder(actors, A) == holder(actors, B) != holder(actors, C)


def test_merged_actors_are_one_and_say_who_decided() -> None:
    actors = decided(decision(1, "merge actors", ANA, EVA, why="her married name")).actors
    assert len(actors) == 1
    assert dict(actors[0].appearances)[C.id] == "decided by Kim: her married name"


def test_a_split_appearance_is_an_actor_by_itself() -> None:
    actors = decided(decision(1, "split appearance", ANA_SAILING)).actors
    assert holder(actors, A) != holder(actors, B)


def test_a_renamed_actor_has_the_name_that_it_was_given() -> None:
    assert holder(decided(decision(1, "rename actor", ANA, value="Ana B. Solvane")).actors, B).name == "Ana B. Solvane"


def test_a_hidden_actor_stays_in_the_record() -> None:
    actors = decided(decision(1, "hide actor", EVA)).actors
    assert [holder(actors, one).hidden for one in (A, C)] == [False, True]


def test_a_decision_finds_the_actor_by_any_of_its_mentions() -> None:
    actors = decided(decision(1, "rename actor", anchor("a", "the minister"), value="Minister Solvane")).actors
    assert holder(actors, A).name == "Minister Solvane"


def test_of_two_decisions_that_contradict_each_other_the_later_counts() -> None:
    actors = decided(decision(2, "split appearance", EVA), decision(1, "merge actors", ANA, EVA)).actors
    assert holder(actors, A) != holder(actors, C)


def test_an_undone_decision_counts_for_nothing() -> None:
    assert decided(decision(1, "merge actors", ANA, EVA), decision(2, "undo", value="1")).actors == decided().actors


def test_an_undo_can_be_undone() -> None:
    chain = (decision(1, "hide actor", EVA), decision(2, "undo", value="1"), decision(3, "undo", value="2"))
    assert [one.number for one in standing_decisions(chain)] == [1]


def test_a_decision_about_an_article_that_is_gone_is_returned_and_changes_nothing() -> None:
    found = decided(decision(4, "hide actor", ("z", "Ana Solvane", "then Ana Solvane left")))
    assert found.actors == decided().actors
    assert [problem.input for problem in found.lost] == ["decision 4"]


@pytest.mark.parametrize(
    "bad", [decision(1, "rename actor", ANA, value=" "), decision(1, "merge actors"), decision(1, "hide actor")]
)
def test_a_decision_that_says_too_little_is_returned(bad: Decision) -> None:
    assert len(decided(bad).lost) == 1


def test_acts_about_other_things_are_left_to_others() -> None:
    assert decided(decision(1, "re-date", ANA)).lost == ()


def test_decisions_outrank_the_rules_of_find_actors() -> None:
    assert len(find_actors([A, B, C], ARTICLES, [decision(1, "merge actors", ANA, EVA)])) == 1


def test_words_that_stand_twice_are_told_apart_by_their_surroundings() -> None:
    text = "Sole came first. Later Sole went."
    second = text.rindex("Sole")
    assert find_anchor(anchor_of("a", text, Span(second, second + 4)), text) == Span(second, second + 4)


def test_a_mention_is_found_again_when_text_before_it_has_changed() -> None:
    words = anchor_of("a", FIRST, Span(FIRST.index("the minister"), FIRST.index("the minister") + 12))
    edited = f"Corrected. {FIRST.replace('She waited', 'She waited long')}"
    assert find_anchor(words, edited) == Span(edited.index("the minister"), edited.index("the minister") + 12)


def test_words_in_other_surroundings_are_not_the_mention() -> None:
    assert find_anchor(("a", "Sole", "yesterday Sole said in Harrow"), "Nothing of Sole here.") is None


@given(st.text(alphabet="ab .", min_size=1, max_size=60), st.data())
def test_an_anchor_finds_its_own_words_or_nothing(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = find_anchor(anchor_of("a", text, Span(start, end)), text)
    assert found is None or found.of(text) == text[start:end]

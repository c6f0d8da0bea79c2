"""Which mentions speak of one happening, which do not, and what a reader is told of the reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.sameness import EVEN, REACH, SURE, candidate_pairs, group_events
from onrecord.resolve.sameness_evidence import EventMention

SETTING = {"hesk": 0.7}  # two articles are alike by .49


def mention(name: str, lemma: str, *, is_noun: bool = False, article: str = "", **slots: object) -> EventMention:
    """A mention in an article of its own, of one story with all others."""
    told = {"article": article or f"article of {name}", "stories": ("s",), "sentence": 0, "setting": SETTING}
    return EventMention(id=name, lemma=lemma, is_noun=is_noun, **{**told, **slots})  # type: ignore[arg-type]


def joined(*mentions: EventMention, least: float = SURE) -> set[frozenset[str]]:
    return {frozenset(group.mentions) for group in group_events(mentions, least=least)}


TROOPS = frozenset({"troops"})
WITHDREW = mention("a", "withdraw", actors=frozenset({"orvia"}), targets=TROOPS)
WITHDRAWAL = mention("b", "withdrawal", is_noun=True, targets=TROOPS)


def test_a_noun_and_the_verb_it_is_derived_from_are_joined_when_they_share_a_target() -> None:
    assert joined(WITHDREW, WITHDRAWAL) == {frozenset("ab")}


def test_words_of_one_class_are_joined_when_they_share_a_target() -> None:
    victims = frozenset({"sailors"})
    kill, murder = mention("a", "kill", targets=victims), mention("b", "slaying", is_noun=True, targets=victims)
    assert joined(kill, murder) == {frozenset("ab")}


def test_unlike_words_are_kept_apart_whatever_they_share() -> None:
    assert len(joined(WITHDREW, mention("b", "praise", targets=TROOPS), least=EVEN)) == 2


def test_the_reason_names_the_words_and_what_is_shared() -> None:
    (group,) = group_events((WITHDREW, WITHDRAWAL))
    (link,) = group.links
    assert (link.one, link.other) == ("a", "b")
    assert link.reason == "“withdraw” and “withdrawal” are forms of one word; same target: troops"


def test_the_reason_names_what_speaks_against_it() -> None:
    denied = replace(WITHDRAWAL, is_denied=True)
    (group,) = group_events((WITHDREW, denied), least=EVEN)
    assert group.links[0].reason.endswith("; but one of them denies it")


def on(one: EventMention, day: int) -> EventMention:
    return replace(one, earliest=date(2031, 5, day), latest=date(2031, 5, day))


def test_days_that_do_not_agree_keep_mentions_apart() -> None:
    assert len(joined(on(WITHDREW, 3), on(WITHDRAWAL, 4), least=EVEN)) == 2


def test_days_that_agree_join_what_little_else_would() -> None:
    bare, other = mention("a", "strike", setting={}), mention("b", "strike", setting={})
    assert len(joined(bare, other)) == 2
    assert joined(on(bare, 3), on(other, 3)) == {frozenset("ab")}


def test_an_open_bound_agrees_with_any_day() -> None:
    by_may = replace(WITHDRAWAL, latest=date(2031, 5, 31))
    assert joined(on(WITHDREW, 3), by_may) == {frozenset("ab")}


@pytest.mark.parametrize(
    ("other", "groups"), [(("hesk", "lorvenia"), 1), (("lorvenia",), 1), (("lydd", "lorvenia"), 2)]
)
def test_a_place_goes_with_itself_and_with_what_it_lies_in(other: tuple[str, ...], groups: int) -> None:
    here, there = replace(WITHDREW, places=(("hesk", "lorvenia"),)), replace(WITHDRAWAL, places=(other,))
    assert len(joined(here, there)) == groups


def test_mentions_of_different_stories_are_never_joined() -> None:
    assert len(joined(WITHDREW, replace(WITHDRAWAL, stories=("t",)), least=-100)) == 2


def test_a_digest_may_join_in_any_of_its_stories() -> None:
    assert joined(WITHDREW, replace(WITHDRAWAL, stories=("t", "s"))) == {frozenset("ab")}


def test_what_different_speakers_say_stays_two_sayings() -> None:
    one, other = (mention(name, "say", actors=frozenset({name})) for name in "ab")
    assert len(joined(one, other, least=EVEN)) == 2
    assert joined(one, replace(other, actors=one.actors), least=EVEN) == {frozenset("ab")}


def test_one_sentence_does_not_name_one_happening_twice() -> None:
    quake, tremor = (
        mention(name, lemma, is_noun=True, article="x") for name, lemma in zip("ab", ("quake", "tremor"), strict=True)
    )
    assert len(joined(quake, tremor, least=EVEN)) == 2
    assert joined(quake, replace(tremor, sentence=1), least=EVEN) == {frozenset("ab")}


def test_articles_months_apart_need_more_than_a_word_and_a_target() -> None:
    early, late = replace(WITHDREW, told=date(2031, 1, 1)), replace(WITHDRAWAL, told=date(2031, 8, 1))
    assert len(joined(early, late)) == 2


def test_what_recurs_daily_and_is_told_on_two_days_is_joined_only_by_its_day() -> None:
    shares = frozenset({"shares"})
    fell = mention("a", "fall", targets=shares, told=date(2031, 5, 3))
    dropped = mention("b", "drop", targets=shares, told=date(2031, 5, 4))
    assert len(joined(fell, dropped)) == 2
    assert joined(on(fell, 3), on(dropped, 3)) == {frozenset("ab")}


def test_a_group_has_one_link_fewer_than_mentions() -> None:
    three = (WITHDREW, WITHDRAWAL, replace(WITHDREW, id="c", article="another"))
    (group,) = group_events(three)
    assert len(group.links) == 2
    assert {name for link in group.links for name in (link.one, link.other)} == set("abc")


def test_no_mentions_make_no_groups() -> None:
    assert group_events(()) == ()


def test_what_one_word_brings_up_is_bounded() -> None:
    many = [mention(f"{number:03}", "arrest") for number in range(3 * REACH)]
    pairs = candidate_pairs(many)
    assert len(pairs) <= len(many) * REACH
    assert max(other - one for one, other in pairs) == REACH


LEMMAS = ("kill", "murder", "death", "shoot", "withdraw", "withdrawal", "say", "strike")


@st.composite
def mentions(draw: st.DrawFn) -> list[EventMention]:
    return [
        mention(
            f"m{number}",
            draw(st.sampled_from(LEMMAS)),
            is_noun=draw(st.booleans()),
            article=draw(st.sampled_from("xyz")),
            sentence=draw(st.integers(0, 2)),
            targets=frozenset(draw(st.sets(st.sampled_from("pq")))),
        )
        for number in range(draw(st.integers(0, 12)))
    ]


@given(mentions(), st.randoms(use_true_random=False))
def test_every_mention_is_in_one_group_whatever_the_order(drawn: list[EventMention], dice: object) -> None:
    groups = group_events(drawn, least=EVEN)
    assert sorted(name for group in groups for name in group.mentions) == sorted(one.id for one in drawn)
    shuffled = list(drawn)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert group_events(shuffled, least=EVEN) == groups


@given(mentions())
def test_what_is_sure_is_joined_by_links_that_are_sure(drawn: list[EventMention]) -> None:
    assert all(len(group.links) == len(group.mentions) - 1 for group in group_events(drawn))

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


def test_rare_word_says_more_than_a_common_one() -> None:
    def told_by(lemma: str) -> int:
        return len(joined(mention("a", lemma, setting={}), mention("b", lemma, setting={}, article="a")))

    assert (told_by("annex"), told_by("announce")) == (1, 2)


CLAUSE = {"pumps": 5.0, "hesk": 7.0, "blankets": 6.0}


def test_clauses_of_the_same_words_join_what_little_else_would() -> None:
    sent, shipped = mention("a", "send", setting={}), mention("b", "ship", setting={})
    assert len(joined(sent, shipped)) == 2
    assert joined(replace(sent, clause=CLAUSE), replace(shipped, clause=CLAUSE)) == {frozenset("ab")}


def test_short_clause_may_be_a_part_of_a_long_one() -> None:
    more = dict.fromkeys(("river", "dawn", "night", "school", "bridge", "market", "tower"), 5.0)
    short, long = mention("a", "arrive", clause=CLAUSE), mention("b", "arrive", clause={**CLAUSE, **more})
    assert joined(short, long) == {frozenset("ab")}


def test_clauses_without_a_word_in_common_speak_against_it() -> None:
    one, other = replace(WITHDREW, targets=frozenset()), replace(WITHDRAWAL, targets=frozenset(), article="x")
    same, unlike = {"troops": 4.0}, {"offer": 4.0}
    assert len(joined(replace(one, clause=same), replace(other, clause=unlike))) == 2


def test_slots_are_compared_by_all_their_words() -> None:
    force = replace(WITHDREW, targets=frozenset({"valley"}), target_words=frozenset({"troops", "valley"}))
    army = replace(WITHDRAWAL, targets=frozenset({"troops"}), target_words=frozenset({"troops"}))
    assert joined(force, army) == {frozenset("ab")}


def test_who_acts_in_one_and_is_acted_on_in_the_other_makes_two_happenings() -> None:
    buyer, bought = frozenset({"harlow"}), frozenset({"taum"})
    one = mention("a", "acquire", agent_words=buyer, target_words=bought)
    other = mention("b", "acquire", agent_words=frozenset({"quell"}), target_words=buyer)
    assert len(joined(one, other)) == 2


def test_person_named_in_one_alone_may_be_another_one() -> None:
    named = mention(
        "a", "swear_in", targets=frozenset({"vane"}), named=frozenset({"vane"}), target_words=frozenset({"vane"})
    )
    described = mention("b", "swear_in", target_words=frozenset({"minister"}), beside=frozenset({"minister"}))
    assert len(joined(named, described)) == 2
    assert joined(named, replace(described, beside=frozenset({"vane", "minister"}))) == {frozenset("ab")}


def test_what_is_told_on_top_in_one_article_is_another_happening() -> None:
    closed = mention("a", "close", article="x", targets=frozenset({"plant"}))
    also = mention("b", "close", article="x", sentence=9, targets=frozenset({"plant"}))
    assert joined(closed, also) == {frozenset("ab")}
    assert len(joined(closed, replace(also, is_further=True))) == 2


def test_a_thing_begins_once() -> None:
    strike, stoppage = (
        mention(name, lemma, is_noun=True, told=date(2031, 5, day))
        for name, lemma, day in (("a", "strike", 3), ("b", "stoppage", 9))
    )
    assert len(joined(strike, stoppage)) == 2
    assert joined(*(replace(one, is_beginning=True) for one in (strike, stoppage))) == {frozenset("ab")}


def test_years_long_past_agree_to_a_year() -> None:
    one, other = (mention(name, "finish", setting={}, told=date(2031, 5, 3)) for name in "ab")

    def of_year(year: int) -> set[frozenset[str]]:
        first, last = date(year, 1, 1), date(year, 12, 31)
        return joined(*(replace(part, earliest=first, latest=last) for part in (one, other)))

    assert (len(of_year(1962)), len(of_year(2031))) == (1, 2)


def test_what_names_its_day_may_be_told_again_months_later() -> None:
    early, late = replace(WITHDREW, told=date(2031, 5, 4)), replace(WITHDRAWAL, told=date(2031, 12, 1))
    assert len(joined(early, late)) == 2
    assert joined(on(early, 3), on(late, 3)) == {frozenset("ab")}


def test_spells_that_begin_in_one_month_agree() -> None:
    first, told = date(2031, 6, 1), date(2031, 8, 19)
    began = mention("a", "protest", is_noun=True, setting={}, earliest=first, latest=date(2031, 6, 30), told=told)
    going_on = mention("b", "protest", setting={}, earliest=first, latest=told, told=told)
    assert joined(began, going_on) == {frozenset("ab")}


def test_sum_with_many_digits_joins_and_a_round_one_does_not() -> None:
    def paid(number: str) -> int:
        fell, dropped = (mention(name, "pay", setting={}, numbers=frozenset({number})) for name in "ab")
        return len(joined(fell, dropped))

    assert (paid("2345"), paid("5000")) == (1, 2)


def test_mentions_that_something_bars_are_kept_apart() -> None:
    groups = group_events((WITHDREW, WITHDRAWAL), bar=lambda one, other: {one, other} == {"a", "b"})
    assert len(groups) == 2


def test_other_names_beside_and_other_weekdays_speak_against_it() -> None:
    won = mention("a", "win", clause=CLAUSE, beside=frozenset({"ohio"}), names_beside=frozenset({"ohio"}))
    also = replace(won, id="b", article="b", beside=frozenset({"maine"}), names_beside=frozenset({"maine"}))
    friday, tuesday = frozenset({"friday"}), frozenset({"tuesday"})
    assert joined(won, also) == {frozenset("ab")}
    assert len(joined(replace(won, weekdays=friday), replace(also, weekdays=tuesday))) == 2


def test_what_recurs_in_its_story_needs_its_day() -> None:
    won, again = (mention(name, "win", clause={"primary": 5.0}, setting={}, is_recurring=True) for name in "ab")
    assert len(joined(won, again)) == 2
    assert joined(on(won, 3), on(again, 3)) == {frozenset("ab")}


def test_news_without_a_day_may_be_of_the_day_that_another_account_names() -> None:
    dated = on(replace(WITHDREW, targets=frozenset(), told=date(2031, 5, 19)), 3)
    news, later = (replace(WITHDRAWAL, targets=frozenset(), told=date(2031, 5, day)) for day in (4, 30))
    assert (len(joined(dated, news)), len(joined(dated, later))) == (1, 2)


MILL = frozenset({"mill", "sawmill"})


def closing(name: str, *, article: str = "", **slots: object) -> EventMention:
    return mention(name, "close", is_noun=False, article=article, setting={}, **slots)


def test_one_thing_that_is_acted_on_joins_though_it_is_no_actor() -> None:
    assert joined(closing("a", object_words=MILL), closing("b", object_words=MILL)) == {frozenset("ab")}


def test_other_things_that_are_acted_on_make_two_happenings() -> None:
    assert len(joined(closing("a", object_words=MILL), closing("b", object_words=frozenset({"bridge"})))) == 2


def test_part_of_a_thing_is_another_thing() -> None:
    first = closing("a", object_words=MILL, object_head="mill")
    assert joined(first, closing("b", object_words=MILL, object_head="mill")) == {frozenset("ab")}
    assert len(joined(first, closing("b", object_words=MILL, object_head="gate"))) == 2


def test_others_who_do_the_same_to_one_thing_make_two_happenings() -> None:
    dockers = closing("a", object_words=MILL, subject_words=frozenset({"docker"}))
    assert len(joined(dockers, closing("b", object_words=MILL, subject_words=frozenset({"driver"})))) == 2


def test_same_thing_done_on_top_of_it_is_done_to_somebody_else() -> None:
    first = closing("a", article="x", clause={"mill": 6.0}, object_words=MILL)
    again = closing("b", article="x", sentence=90, clause={"mill": 6.0}, object_words=MILL)
    assert joined(first, again) == {frozenset("ab")}
    assert len(joined(first, replace(again, is_further=True))) == 2


def test_what_recurs_in_its_story_is_acted_on_alike_each_time() -> None:
    first = closing("a", object_words=MILL, is_recurring=True)
    assert len(joined(first, closing("b", object_words=MILL, is_recurring=True))) == 2


def test_minister_of_a_country_acts_as_that_country() -> None:
    retreat = frozenset({"retreat", "class leave"})
    order = mention("a", "order", setting={}, object_words=retreat)
    land = replace(order, agent_words=frozenset({"orvia"}), agent_names=frozenset({"orvia"}))
    man = replace(order, id="b", article="b", agent_words=frozenset({"vane"}), agent_names=frozenset({"vane"}))
    assert len(joined(land, man)) == 2
    assert joined(replace(land, land="orv"), replace(man, lands=frozenset({"orv"}))) == {frozenset("ab")}


def test_noun_told_as_known_takes_up_what_its_article_told_before() -> None:
    told = mention("a", "ruling", is_noun=True, article="x")
    again = mention("b", "ruling", is_noun=True, article="x", sentence=90)
    assert len(joined(told, again)) == 2
    assert joined(told, replace(again, is_known=True)) == {frozenset("ab")}


def test_what_an_article_brings_in_and_then_points_at_is_one_thing() -> None:
    first = closing("a", article="x", new_parts=frozenset({"object mill"}))
    again = closing("b", article="x", sentence=90, known_parts=frozenset({"object mill"}))
    assert joined(first, again) == {frozenset("ab")}
    assert len(joined(first, replace(again, known_parts=frozenset({"object bridge"})))) == 2
    assert joined(first, replace(again, known_parts=frozenset({"object anything"}))) == {frozenset("ab")}


def test_president_of_a_body_acts_for_it() -> None:
    body = closing("a", actors=frozenset({"senate"}), agent_names=frozenset({"tessaly"}), object_words=MILL)
    man = closing("b", agent_names=frozenset({"vane"}), object_words=MILL)
    assert len(joined(body, man)) == 2
    assert joined(body, replace(man, subject_words=frozenset({"senate", "president"}))) == {frozenset("ab")}


def test_one_speaker_who_says_other_things_says_them_apart() -> None:
    talks = mention("a", "demand", parties=frozenset({"actor 1"}), clause={"talk": 6.0, "harbour": 6.0})
    assert joined(talks, replace(talks, id="b", article="y")) == {frozenset("ab")}
    strike = replace(talks, id="b", article="y", clause={"strike": 6.0, "mill": 6.0})
    assert len(joined(talks, strike)) == 2


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

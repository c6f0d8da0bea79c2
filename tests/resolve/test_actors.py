"""Who is who across articles: which appearances are one actor, and why."""

from __future__ import annotations

import random
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Actor, ActorKind, Appearance, Basis, Phase, Precision, Role, When
from onrecord.resolve.actors import find_actors
from onrecord.resolve.contexts import ArticleContext
from onrecord.resolve.offices import roles_over_time

PERSON, ORGANISATION, COUNTRY = ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.COUNTRY


def role(title: str, *, organisation: str = "", country: str = "", phase: Phase = Phase.CURRENT) -> Role:
    return Role(start=0, end=len(title), title=title, organisation=organisation, country=country, phase=phase)


def seen(
    article: str,
    name: str,
    *roles: Role,
    kind: ActorKind = PERSON,
    country: str = "",
    gender: str = "",
    at: int = 0,
) -> Appearance:
    return Appearance(
        article=article,
        start=at,
        end=at + len(name),
        kind=kind,
        name=name,
        country=country,
        gender=gender,
        roles=roles,
        by="test@1",
    )


def told(day: str = "2031-05-01", *, story: str = "", country: str = "") -> ArticleContext:
    when = date.fromisoformat(day)
    published = When(edtf=day, earliest=when, latest=when, precision=Precision.DAY, basis=Basis.METADATA)
    return ArticleContext(published=published, country=country, stories=frozenset({story} - {""}))


def grouped(appearances: list[Appearance], articles: dict[str, ArticleContext] | None = None) -> set[frozenset[str]]:
    """Return the groups, each as "article: name"."""
    names = {one.id: f"{one.article}: {one.name}" for one in appearances}
    return {frozenset(names[one] for one, _ in actor.appearances) for actor in find_actors(appearances, articles or {})}


def are_one(one: Appearance, other: Appearance, articles: dict[str, ArticleContext] | None = None) -> bool:
    return len(find_actors([one, other], articles or {})) == 1


ONE_STORY = {"a": told(story="flood"), "b": told("2031-05-03", story="flood")}


def test_a_full_name_that_few_bear_is_one_person_when_nothing_speaks_against_it() -> None:
    assert are_one(seen("a", "Ana Solvane"), seen("b", "Ana Solvane"))


def test_a_name_that_many_bear_needs_more_than_the_name() -> None:
    assert not are_one(seen("a", "John Smith"), seen("b", "John Smith"))


def test_a_usual_name_in_one_story_is_one_person() -> None:
    assert are_one(seen("a", "John Smith"), seen("b", "John Smith"), ONE_STORY)


def test_a_usual_name_with_one_office_is_one_person() -> None:
    mayor = role("mayor", organisation="Harrow", country="UK")
    assert are_one(seen("a", "John Smith", mayor), seen("b", "John Smith", mayor))


def test_one_name_in_two_countries_is_two_persons() -> None:
    assert not are_one(seen("a", "Ana Solvane", country="Norway"), seen("b", "Ana Solvane", country="Chile"))


def test_one_name_in_two_kinds_of_work_is_two_persons() -> None:
    assert not are_one(seen("a", "Ana Solvane", role("goalkeeper")), seen("b", "Ana Solvane", role("judge")))


def test_one_name_for_a_man_and_a_woman_is_two_persons() -> None:
    assert not are_one(seen("a", "Robin Solvane", gender="man"), seen("b", "Robin Solvane", gender="woman"), ONE_STORY)


def test_namesakes_of_one_article_stay_two_and_draw_their_own() -> None:
    pilot, lawyer = role("harbour pilot"), role("solicitor")
    appearances = [
        seen("a", "Tom Keane", pilot),
        seen("b", "Tom Keane", lawyer),
        seen("b", "Tom Keane", role("pilot", phase=Phase.FORMER), at=90),
    ]
    homes = {one: actor.id for actor in find_actors(appearances, ONE_STORY) for one, _ in actor.appearances}
    assert homes[appearances[0].id] == homes[appearances[2].id] != homes[appearances[1].id]


def test_a_surname_alone_is_nobody_without_evidence() -> None:
    assert not are_one(seen("a", "Ana Solvane"), seen("b", "Ms Solvane"))


def test_a_surname_of_the_same_story_joins_the_full_name() -> None:
    assert are_one(seen("a", "Ana Solvane"), seen("b", "Ms Solvane"), ONE_STORY)


def test_a_surname_with_the_same_office_joins_the_full_name() -> None:
    minister = role("energy minister", country="Norway")
    assert are_one(seen("a", "Ana Solvane", minister), seen("b", "Solvane", minister))


def test_a_surname_that_two_of_a_story_bear_stays_alone() -> None:
    appearances = [seen("a", "Ana Solvane"), seen("a", "Eva Solvane", at=40), seen("b", "Solvane")]
    assert len(find_actors(appearances, ONE_STORY)) == 3


def test_an_initial_joins_the_full_name_of_the_story() -> None:
    assert are_one(seen("a", "Ana Solvane"), seen("b", "A. Solvane"), ONE_STORY)


def test_other_forms_of_a_name_in_one_story_are_one_person() -> None:
    names = ["William Solvane", "Bill Solvane", "Will B. Solvane"]
    articles = {str(number): told(story="flood") for number in range(3)}
    assert len(find_actors([seen(str(number), name) for number, name in enumerate(names)], articles)) == 1


def test_an_office_that_passes_on_does_not_make_two_holders_one() -> None:
    minister = role("interior minister", country="Norway")
    before = role("interior minister", country="Norway", phase=Phase.FORMER)
    appearances = [
        seen("a", "Ana Solvane", minister),
        seen("b", "Ana Solvane", before),
        seen("b", "Per Hauge", minister, at=50),
    ]
    assert grouped(appearances, ONE_STORY) == {
        frozenset({"a: Ana Solvane", "b: Ana Solvane"}),
        frozenset({"b: Per Hauge"}),
    }


def test_the_minister_is_the_one_holder_known_on_that_day() -> None:
    minister = role("interior minister", country="Norway")
    before = role("interior minister", country="Norway", phase=Phase.FORMER)
    appearances = [
        seen("a", "Ana Solvane", minister),
        seen("b", "Ana Solvane", before),
        seen("b", "Per Hauge", minister, at=50),
        seen("c", "the interior minister", minister),
    ]
    articles = ONE_STORY | {"c": told("2031-06-01")}
    assert frozenset({"b: Per Hauge", "c: the interior minister"}) in grouped(appearances, articles)


def test_the_minister_of_two_holders_known_stays_alone() -> None:
    minister = role("interior minister", country="Norway")
    appearances = [
        seen("a", "Ana Solvane", minister),
        seen("b", "Per Hauge", minister),
        seen("c", "the interior minister", minister),
    ]
    assert frozenset({"c: the interior minister"}) in grouped(appearances)


def test_the_former_minister_is_never_the_one_in_office() -> None:
    minister = role("interior minister", country="Norway")
    before = role("interior minister", country="Norway", phase=Phase.FORMER)
    appearances = [
        seen("a", "Ana Solvane", minister),
        seen("b", "Ana Solvane", before),
        seen("b", "Per Hauge", minister, at=50),
        seen("c", "the former interior minister", before),
    ]
    articles = ONE_STORY | {"c": told("2031-06-01")}
    assert frozenset({"a: Ana Solvane", "b: Ana Solvane", "c: the former interior minister"}) in grouped(
        appearances, articles
    )


def test_the_company_of_two_stories_is_two_companies() -> None:
    one, other = (seen(article, "the gas company", kind=ORGANISATION) for article in "ab")
    assert are_one(one, other, ONE_STORY)
    assert not are_one(one, other)


def test_forces_of_one_country_are_one_and_of_two_countries_two() -> None:
    force = ActorKind.ARMED_FORCE
    assert are_one(seen("a", "Russian troops", kind=force), seen("b", "the Russian army", kind=force))
    assert are_one(seen("a", "the army", kind=force, country="Russia"), seen("b", "Russian forces", kind=force))
    assert not are_one(seen("a", "Russian troops", kind=force), seen("b", "Ukrainian troops", kind=force), ONE_STORY)


def test_residents_of_two_stories_are_two_groups() -> None:
    one, other = (seen(article, "residents", kind=ActorKind.GROUP) for article in "ab")
    assert are_one(one, other, ONE_STORY)
    assert not are_one(one, other)


def test_the_names_of_one_country_are_one_actor() -> None:
    appearances = [
        seen("a", "the United States", kind=COUNTRY, country="United States"),
        seen("b", "Washington", kind=COUNTRY, country="US"),
        seen("c", "America", kind=COUNTRY),
    ]
    assert len(find_actors(appearances, {})) == 1


def test_an_acronym_joins_the_full_name_of_its_story() -> None:
    full, short = (seen("a", "Harrow Port Authority", kind=ORGANISATION), seen("b", "HPA", kind=ORGANISATION))
    assert are_one(full, short, ONE_STORY)
    assert not are_one(full, short)


def test_an_acronym_that_fits_two_bodies_of_a_story_stays_alone() -> None:
    appearances = [
        seen("a", "Harrow Port Authority", kind=ORGANISATION),
        seen("a", "Harbour Pilots Association", kind=ORGANISATION, at=50),
        seen("b", "HPA", kind=ORGANISATION),
    ]
    assert len(find_actors(appearances, ONE_STORY)) == 3


def test_a_ministry_without_its_country_is_no_ministry_in_particular() -> None:
    assert not are_one(
        seen("a", "Interior Ministry", kind=ORGANISATION), seen("b", "Interior Ministry", kind=ORGANISATION)
    )


def test_a_ministry_told_from_one_country_is_one() -> None:
    articles = {"a": told(country="Norway"), "b": told(country="Norway")}
    one, other = (seen(article, "Interior Ministry", kind=ORGANISATION) for article in "ab")
    assert are_one(one, other, articles)


def test_a_company_named_after_a_person_is_not_that_person() -> None:
    assert not are_one(seen("a", "Solvane", kind=ORGANISATION), seen("b", "Solvane"), ONE_STORY)


def test_a_company_that_one_article_takes_for_a_person_is_what_its_story_says() -> None:
    appearances = [
        seen("a", "Banco Velor"),
        seen("b", "Banco Velor", kind=ORGANISATION),
        seen("b", "Ana Solvane", at=60),
    ]
    assert {(actor.name, actor.kind) for actor in find_actors(appearances, ONE_STORY)} == {
        ("Banco Velor", ORGANISATION),
        ("Ana Solvane", PERSON),
    }


def test_every_membership_has_its_reason() -> None:
    (actor,) = find_actors([seen("a", "Ana Solvane"), seen("b", "Ms Solvane")], ONE_STORY)
    assert [why for _, why in actor.appearances] == ["the first that was named", "same surname, same story"]


def test_the_name_of_an_actor_is_the_fullest_that_is_printed() -> None:
    appearances = [seen("a", "SOLVANE"), seen("b", "Ana B. Solvane")]
    assert [actor.name for actor in find_actors(appearances, ONE_STORY)] == ["Ana B. Solvane"]


def test_an_article_that_is_published_later_changes_no_id() -> None:
    first = [seen("a", "Ana Solvane"), seen("b", "Per Hauge")]
    before = {actor.id for actor in find_actors(first, ONE_STORY)}
    after = find_actors([*first, seen("c", "Ana Solvane")], ONE_STORY | {"c": told("2031-07-01", story="flood")})
    assert {actor.id for actor in after} == before


def test_roles_over_time_say_when_each_was_told_and_where() -> None:
    appearances = [
        seen("a", "Ana Solvane", role("interior minister", country="Norway")),
        seen("b", "Ana Solvane", role("Interior Minister", country="Norway")),
        seen("c", "Ana Solvane", role("interior minister", country="Norway", phase=Phase.FORMER)),
    ]
    articles = ONE_STORY | {"c": told("2031-09-01", story="flood")}
    (actor,) = find_actors(appearances, articles)
    spells = roles_over_time(actor, appearances, articles)
    assert [(spell.title, spell.phase, spell.first.edtf, spell.last.edtf, len(spell.cites)) for spell in spells] == [
        ("interior minister", Phase.CURRENT, "2031-05-01", "2031-05-03", 2),
        ("interior minister", Phase.FORMER, "2031-09-01", "2031-09-01", 1),
    ]


NAMES = ["Ana Solvane", "A. Solvane", "Solvane", "Bill Hauge", "William Hauge", "John Smith", "Smith", "the minister"]
some = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from(NAMES), st.sampled_from(["", "mayor", "judge"])), max_size=12
)


@settings(max_examples=60, deadline=None)
@given(some, st.randoms(use_true_random=False))
def test_each_appearance_is_in_one_actor_whatever_the_order(
    drawn: list[tuple[int, str, str]], dice: random.Random
) -> None:
    appearances = [
        seen(str(article), name, *([role(title)] if title else []), at=number * 50)
        for number, (article, name, title) in enumerate(drawn)
    ]
    articles = {str(number): told(f"2031-05-0{number + 1}", story=str(number // 2)) for number in range(5)}
    found = find_actors(appearances, articles)
    assert sorted(one for actor in found for one, _ in actor.appearances) == sorted(one.id for one in appearances)
    shuffled = list(appearances)
    dice.shuffle(shuffled)
    assert find_actors(shuffled, articles) == found


def test_nothing_gives_nothing() -> None:
    nobody: tuple[Actor, ...] = ()
    assert find_actors([], {}) == nobody

"""Which articles tell one story, why each is there, and what becomes of stories as articles come and go."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import UNKNOWN_WHEN, When
from onrecord.resolve.changes import ChangeKind, trace_changes
from onrecord.resolve.digests import passages_of
from onrecord.resolve.stories import Document, Member, Story, _parts, group_stories

FERRY = (
    "The ferry to the island of Oru cracked its hull in a storm on Saturday. Fishing boats took off ninety passengers.",
    "Ninety passengers of the Oru ferry are safe after its hull cracked off Port Talmar; fishing boats came to help.",
    "An inspection had cleared the Oru ferry whose hull cracked on Saturday; fishing boats saved its passengers.",
    "The owner of the cracked ferry told passengers in Oru that the hull was sound at its last inspection.",
)
ROWERS = (
    "The rowers of Ostrea won the Sarn regatta by a length, ahead of the oarsmen of Hesk, who led until the last buoy.",
    "Ostrea took the cup of the Sarn regatta when its rowers passed the crew of Hesk at the last buoy by a length.",
    "Rowers from Ostrea celebrate their regatta cup in Sarn; the crew of Hesk protests about the last buoy.",
)
GOATS = (
    "A herd of goats ate the tulips of the palace garden in Lydd on Tuesday; the gardener chased the herd away.",
    "The palace gardener of Lydd wants a fence after goats ate his tulips; the herd belongs to the royal dairy.",
    "Tulips for Lydd: the palace orders bulbs from abroad, as a herd of goats ate the garden of the gardener bare.",
)


def day(number: int) -> When:
    """The day so many days after 1 May 2031."""
    when = date(2031, 5, 1) + timedelta(days=number)
    return When(edtf=when.isoformat(), earliest=when, latest=when)


def documents(*topics: tuple[str, ...], published: When = UNKNOWN_WHEN) -> list[Document]:
    """Documents with the ids a0, a1 ... for the first topic, b0 ... for the second."""
    return [
        Document(id=f"{'abcdef'[row]}{number}", text=text, published=published)
        for row, topic in enumerate(topics)
        for number, text in enumerate(topic)
    ]


def grouped(given_documents: list[Document]) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in group_stories(given_documents)}


def story_of(article: str, stories: tuple[Story, ...]) -> Story:
    return next(story for story in stories if article in story.articles)


THREE = {frozenset({"a0", "a1", "a2", "a3"}), frozenset({"b0", "b1", "b2"}), frozenset({"c0", "c1", "c2"})}


@pytest.mark.parametrize("published", [UNKNOWN_WHEN, day(0)], ids=["without dates", "all on one day"])
def test_a_mixed_pile_falls_into_its_stories(published: When) -> None:
    assert grouped(documents(FERRY, ROWERS, GOATS, published=published)) == THREE


def test_undated_articles_join_dated_ones() -> None:
    mixed = [
        Document(id=one.id, text=one.text, published=day(3) if "0" in one.id else UNKNOWN_WHEN)
        for one in documents(FERRY, ROWERS)
    ]
    assert grouped(mixed) == {frozenset({"a0", "a1", "a2", "a3"}), frozenset({"b0", "b1", "b2"})}


def test_the_same_words_ten_years_apart_are_two_stories() -> None:
    then = [Document(id=f"then{number}", text=text, published=day(number)) for number, text in enumerate(ROWERS)]
    now = [
        Document(id=f"now{number}", text=f"{text} Again.", published=day(3650 + number))
        for number, text in enumerate(ROWERS)
    ]
    assert grouped([*then, *now]) == {frozenset(one.id for one in then), frozenset(one.id for one in now)}


def test_a_story_goes_on_for_as_long_as_it_is_told() -> None:
    told = [
        Document(id=f"{number:02}", text=f"{FERRY[number % 4]} Part {number}.", published=day(300 * number))
        for number in range(13)
    ]
    assert len(grouped(told)) == 1


def test_one_article_is_a_story_of_its_own() -> None:
    (story,) = group_stories([Document(id="a", text=FERRY[0])])
    assert (story.articles, story.central, story.members[0].reason) == (("a",), "a", "no other article is like it")


def test_no_articles_are_no_stories() -> None:
    assert group_stories([]) == ()


def test_empty_articles_stay_apart() -> None:
    assert grouped([Document(id="a", text=""), Document(id="b", text=" "), Document(id="c", text="")]) == {
        frozenset("a"),
        frozenset("b"),
        frozenset("c"),
    }


def test_ten_thousand_copies_are_one_story() -> None:
    (story,) = group_stories(Document(id=f"{number:05}", text=FERRY[0]) for number in range(10_000))
    assert len(story.articles) == 10_000
    assert story.members[1].nearest == "00000"


def test_a_digest_belongs_to_each_story_that_it_tells() -> None:
    digest = Document(
        id="digest",
        title="In brief",
        text="\n\n".join(
            f"{one} {two}" for one, two in ((FERRY[0], FERRY[1]), (ROWERS[0], ROWERS[1]), (GOATS[0], GOATS[1]))
        ),
    )
    stories = group_stories([*documents(FERRY, ROWERS, GOATS), digest])
    homes = [story for story in stories if "digest" in story.articles]
    assert {frozenset(story.articles) - {"digest"} for story in homes} == THREE
    assert {member.is_digest for story in homes for member in story.members if member.article == "digest"} == {True}


def test_a_live_page_of_hundreds_of_entries_on_one_story_is_no_digest() -> None:
    page = Document(id="live", text="\n\n".join(f"{FERRY[number % 4]} Entry {number}." for number in range(300)))
    stories = group_stories([*documents(FERRY, ROWERS, GOATS), page])
    assert set(story_of("live", stories).articles) == {"live", "a0", "a1", "a2", "a3"}


def test_two_notes_that_share_only_the_name_of_a_town_are_two_stories() -> None:
    assert (
        len(
            grouped(
                [
                    Document(id="a", text="Goats ate tulips in Port Talmar."),
                    Document(id="b", text="Rowers met in Port Talmar."),
                ]
            )
        )
        == 2
    )


def test_the_label_is_made_of_printed_words() -> None:
    stories = group_stories(documents(FERRY, ROWERS))
    label = story_of("a0", stories).label
    assert label.split()
    assert all(word in " ".join(FERRY) for word in label.split())
    assert "ferry" in label


def test_each_member_says_which_article_drew_it_and_by_which_words() -> None:
    member = next(one for one in story_of("b1", group_stories(documents(FERRY, ROWERS))).members if one.article == "b1")
    assert member.nearest in {"b0", "b2"}
    assert "regatta" in member.words or "buoy" in member.words
    assert member.reason.startswith(f"like {member.nearest} (both speak of ")


def test_the_id_of_a_story_stays_when_later_articles_come() -> None:
    early = [
        Document(id=one.id, text=one.text, published=day(number)) for number, one in enumerate(documents(FERRY)[:3])
    ]
    late = Document(id="late", text=FERRY[3], published=day(9))
    assert story_of("a0", group_stories(early)).id == story_of("a0", group_stories([late, *early])).id


@given(st.permutations(range(10)), st.booleans())
def test_neither_order_nor_ids_decide(order: list[int], dated: bool) -> None:  # noqa: FBT001 - drawn
    pile = documents(FERRY, ROWERS, GOATS, published=day(0) if dated else UNKNOWN_WHEN)
    named = {
        one.id: Document(id=f"x{99 - place}", text=one.text, published=one.published)
        for place, one in zip(order, pile, strict=True)
    }
    shuffled = [named[pile[number].id] for number in order]
    usual = {frozenset(named[article].id for article in group) for group in grouped(pile)}
    assert grouped(shuffled) == usual


def test_passages_are_paragraphs_joined_until_they_are_long_enough() -> None:
    text = f"In brief\n\n{'ferry ' * 50}\n{'goat ' * 50}\nThe end."
    assert [text[span.start : span.end].rsplit(maxsplit=1)[-1] for span in passages_of(text)] == [
        "ferry",
        "goat",
        "end.",
    ]


def kinds(before: list[Document], after: list[Document]) -> dict[ChangeKind, tuple[str, ...]]:
    return {change.kind: change.articles for change in trace_changes(group_stories(before), group_stories(after))}


def test_nothing_changes_where_nothing_came() -> None:
    assert kinds(documents(FERRY, ROWERS), documents(FERRY, ROWERS)) == {}


def test_a_new_article_joins_with_its_reason() -> None:
    before = [Document(id=one.id, text=one.text, published=day(n)) for n, one in enumerate(documents(FERRY)[:3])]
    after = [*before, Document(id="new", text=FERRY[3], published=day(8))]
    (change,) = trace_changes(group_stories(before), group_stories(after))
    assert (change.kind, change.articles) == (ChangeKind.JOINED, ("new",))
    assert "new: like a" in change.reason


def test_articles_of_no_earlier_story_found_one() -> None:
    assert set(kinds(documents(FERRY), documents(FERRY, ROWERS))[ChangeKind.FOUNDED]) == {"b0", "b1", "b2"}


def test_removed_articles_leave_and_a_story_without_any_ends() -> None:
    assert set(kinds(documents(FERRY, ROWERS), documents(FERRY))) == {ChangeKind.ENDED}
    assert ChangeKind.LEFT in kinds(documents(FERRY), documents(FERRY[:3]))


def made(*articles: str, nearest: str = "") -> Story:
    """A story as grouping would give it, the first article founding it."""
    return Story(
        members=tuple(Member(article=one, nearest=nearest if one != articles[0] else "") for one in articles),
        label="label",
        central=articles[0],
    )


def test_two_stories_merge_by_the_likeness_that_ties_them() -> None:
    (change,) = trace_changes([made("a"), made("b")], [made("a", "b", nearest="a")])
    assert (change.kind, change.others) == (ChangeKind.MERGED, tuple(sorted((made("a").id, made("b").id))))
    assert change.reason == "b: like a, likeness 1.00"


def test_a_story_splits_into_those_that_hold_its_articles() -> None:
    changes = trace_changes([made("a", "b", nearest="a")], [made("a"), made("b")])
    split = next(change for change in changes if change.kind is ChangeKind.SPLIT)
    assert split.others == tuple(sorted((made("a").id, made("b").id)))


def test_an_earlier_id_leads_to_the_renamed_story() -> None:
    (change,) = trace_changes([made("b", "c", nearest="b")], [made("c", "b", nearest="c")])
    assert (change.kind, change.others, change.story) == (ChangeKind.RENAMED, (made("b").id,), made("c").id)


def test_what_a_digest_is_left_alone_with_is_one_story() -> None:
    # Both stories that digest 0 tells have lost their articles to others: two stories founded by it would have one id.
    first, second = {"ferry": 1.0}, {"dam": 1.0}
    parts = _parts([set(), {3, 4}, set(), set()], {0: [(0, first), (1, first)], 2: [(0, second), (2, second)]})
    found = [(groups, part.places, [place for place, _ in part.digests]) for groups, part in parts]
    assert found == [((1,), (3, 4), []), ((0, 2), (), [0, 1, 2])]

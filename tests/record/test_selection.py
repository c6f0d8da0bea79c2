"""The selection of a timeline: which dates and lines matter, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicon import load
from onrecord.model import UNKNOWN_WHEN, Article, Basis, Claim, ClaimKind, Factuality, Precision, When
from onrecord.record import draw_timeline
from onrecord.record.candidates import Candidate, Telling, candidates_of
from onrecord.record.salience import lag_of, weigh_dates
from onrecord.record.selection import select
from onrecord.record.thread import find_thread
from onrecord.record.wording import Feature, features, find_extract, weigh_length, weigh_wording
from onrecord.text import OffsetMap, Span

DAM = "The dam above Port Lune broke and drove 1,200 people from their homes."


def when(first: str, last: str | None = None) -> When:
    start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    precision = Precision.DAY if start == end else Precision.INTERVAL
    return When(edtf=first, earliest=start, latest=end, precision=precision, basis=Basis.EXPLICIT)


def line(
    text: str,
    at: When | str,
    *,
    article: str = "a",
    published: str = "2031-03-05",
    position: int = 0,
    report: str = "",
    trust: float = 1.0,
) -> Candidate:
    telling = Telling(article=article, published=when(published), position=position, report=report)
    return Candidate(text=text, when=when(at) if isinstance(at, str) else at, tellings=(telling,), trust=trust)


def texts(candidates: list[Candidate], **limits: object) -> list[str]:
    return [candidates[index].text for index in select(candidates, **limits).indexes]  # type: ignore[arg-type]


@pytest.mark.parametrize("feature", features(), ids=lambda feature: feature.name)
def test_features_of_the_lexicon_have_their_examples_and_not_their_misses(feature: Feature) -> None:
    (row,) = [row for row in load("selection_en")["feature"] if row["name"] == feature.name]
    assert [text for text in row["examples"] if not feature.is_in(text)] == []
    assert [text for text in row["misses"] if feature.is_in(text)] == []


@pytest.mark.parametrize("row", load("selection_en")["cut"], ids=lambda row: row["name"])
def test_cuts_of_the_lexicon_leave_what_their_examples_say(row: dict[str, list[list[str]]]) -> None:
    assert [find_extract(text).of(text) for text, _ in row["examples"]] == [rest for _, rest in row["examples"]]


def test_what_is_cut_is_never_the_whole_line() -> None:
    assert find_extract("4 March 2031: Flood").of("4 March 2031: Flood") == "4 March 2031: Flood"


@given(st.text(max_size=200))
def test_extract_is_a_part_of_the_line(text: str) -> None:
    extract = find_extract(text)
    assert 0 <= extract.start <= extract.end <= len(text)


def test_a_caption_is_worth_less_than_a_report_and_a_stump_less_than_a_line() -> None:
    assert weigh_wording("March 4: Smoke is seen above Port Lune.") < weigh_wording("Smoke rose above Port Lune.")
    assert weigh_length("Dam breaks.") < weigh_length(DAM)


def test_copies_of_one_article_are_one_report() -> None:
    apart = [line(DAM, "2031-03-04", article=name) for name in "ab"]
    copied = [line(DAM, "2031-03-04", article=name, report="a") for name in "ab"]
    assert [next(iter(weigh_dates(some, [1.0, 1.0]).values())).reports for some in (apart, copied)] == [2, 1]


def test_a_date_that_later_articles_refer_back_to_weighs_more_than_the_news_of_one_day() -> None:
    candidates = [
        line(DAM, "2031-03-04", published="2031-03-20", article="a"),
        line("The council met in Hesk.", "2031-03-19", published="2031-03-20", article="b"),
    ]
    assert texts(candidates, days=1) == [DAM]


def test_what_is_announced_weighs_less_than_what_was_done() -> None:
    candidates = [
        line("Ana Sole opens the new dam in Hesk.", "2031-03-09", article="a"),
        line(DAM, "2031-03-04", article="b"),
    ]
    assert texts(candidates, days=1) == [DAM]


def test_what_stands_far_down_in_its_article_weighs_less() -> None:
    candidates = [
        line("A cat was found in Port Lune.", "2031-03-03", position=30),
        line(DAM, "2031-03-04", position=0),
    ]
    assert texts(candidates, days=1) == [DAM]


def test_distance_from_telling_to_told_is_nothing_inside_bounds_and_unknown_without_a_date() -> None:
    telling = Telling(article="a", published=when("2031-03-05"))
    march = when("2031-03-01", "2031-03-31")
    assert [lag_of(telling, at) for at in (when("2031-03-04"), when("2031-03-09"), march, UNKNOWN_WHEN)] == [
        1,
        -4,
        0,
        None,
    ]


def test_no_two_lines_say_the_same() -> None:
    again = "The dam above Port Lune broke, and drove 1,200 people from homes."
    candidates = [line(DAM, "2031-03-04"), line(again, "2031-03-04", article="b"), line(again, "2031-03-05")]
    assert len(texts(candidates, lines=3)) == 1


def test_what_is_known_to_lie_between_two_days_is_put_on_neither() -> None:
    month = when("2031-03-01", "2031-03-31")
    candidates = [line(DAM, month), line("Hesk sent boats to Port Lune.", "2031-03-31")]
    keys = [(one.key, one.reports) for one in select(candidates).dates]
    assert sorted(keys) == [((date(2031, 3, 1), date(2031, 3, 31)), 1), ((date(2031, 3, 31), date(2031, 3, 31)), 1)]
    assert texts(candidates, span=(date(2031, 3, 31), date(2031, 3, 31))) == ["Hesk sent boats to Port Lune."]


def test_a_line_without_any_date_is_not_selected() -> None:
    assert texts([line(DAM, UNKNOWN_WHEN)]) == []


def test_a_line_without_any_date_is_selected_where_dates_leave_room_for_it() -> None:
    candidates = [line(DEEDS[1], "2031-03-04"), line(DEEDS[2], UNKNOWN_WHEN)]
    opening = replace(line(DEEDS[3], UNKNOWN_WHEN), is_line=False)
    assert texts([*candidates, opening], lines=5) == [DEEDS[1], DEEDS[2]]
    assert texts(candidates, lines=1) == [DEEDS[1]]
    assert texts(candidates, lines=5, span=(date(2031, 3, 1), None)) == [DEEDS[1]]


def test_a_line_without_date_that_opens_an_article_says_what_the_news_of_its_day_was() -> None:
    boats, goats = "Hesk sent boats to Port Lune.", "Taum sold goats in Upper Hesk."
    candidates = [
        line(boats, "2031-03-05", article="a", position=9),
        line(goats, "2031-03-05", article="b", position=9),
    ]
    for news, told in (("Boats reach Port Lune.", boats), ("Goats are cheap, Taum finds.", goats)):
        assert texts([*candidates, line(news, UNKNOWN_WHEN, article="c")], lines=1) == [told]


def test_limits_hold() -> None:
    deeds = (
        *("Oru sent boats.", "Hesk baked bread.", "Taum sold goats.", "Sarn closed its schools."),
        *("Ana Sole resigned.", "Soldiers built a bridge.", "Velm lost its power.", "Rain fell in Talm."),
    )
    candidates = [line(deed, f"2031-03-0{1 + at % 3}", article=deed) for at, deed in enumerate(deeds)]
    assert len(texts(candidates, lines=5)) == 5
    two = [candidates[index].when.edtf for index in select(candidates, days=2, per_day=2).indexes]
    assert len(two) == 4
    assert len(set(two)) == 2


DEEDS = (
    "The dam above Port Lune broke.",
    "Twelve miners of Hesk drowned in the flood.",
    "Orvia sent soldiers to the valley.",
    "The mayor of Tarn closed the schools.",
    "The bridge at Sollen fell into the river.",
)


def test_a_date_has_more_than_three_lines_only_where_so_many_are_asked_for() -> None:
    candidates = [line(text, when("2031-03-04")) for text in DEEDS]
    assert len(select(candidates, lines=5).indexes) == 5
    assert len(select(candidates, lines=2).indexes) == 2
    assert len(select(candidates, days=1).indexes) == 3
    assert len(select(candidates, lines=5, per_day=3).indexes) == 3
    assert len(select(candidates).indexes) <= 3


def test_lines_come_in_the_order_of_their_dates() -> None:
    candidates = [line("Boats left Hesk.", "2031-03-04"), line("Ana Sole spoke in Taum.", "2031-03-02", article="b")]
    assert texts(candidates, lines=2) == ["Ana Sole spoke in Taum.", "Boats left Hesk."]


def test_the_length_of_its_own_is_told_in_words_and_leaves_out_faint_dates() -> None:
    strong = [
        line(f"Boats of the {name} fleet left.", f"2031-03-{day:02}", article=f"{name}{day}", published="2031-04-20")
        for day in range(1, 11)
        for name in ("Oru", "Hesk", "Taum", "Sarn")
    ]
    faint = line("May we hope for rain?", "2031-04-25", article="z", position=40, published="2031-04-20")
    found = select([*strong, faint])
    assert len(strong) not in found.indexes
    assert found.how.startswith("10 of 11 dates")


def test_a_small_collection_is_kept_whole() -> None:
    candidates = [line(DAM, "2031-03-04"), line("Ana Sole spoke in Taum.", "2031-03-02", article="b")]
    assert len(texts(candidates)) == 2


def test_nothing_comes_of_nothing() -> None:
    assert select([]).indexes == ()
    assert select([], lines=3).how == "as asked: at most 3 lines"


def test_a_thread_is_what_the_line_says_and_less_what_its_article_does() -> None:
    candidates = [
        line(DAM, "2031-03-04", article="a"),
        line("Boats came from Hesk.", "2031-03-05", article="a"),
        line("Goats were sold in Taum.", "2031-03-05", article="b"),
    ]
    assert find_thread(candidates, "the dam") == [1.0, 0.5, 0.0]
    assert find_thread(candidates, "") == [1.0, 1.0, 1.0]


def test_what_the_record_holds_for_a_plan_comes_after_a_deed() -> None:
    candidates = [line("Boats leave Hesk.", "2031-03-04", trust=0.3), line("Goats leave Taum.", "2031-03-03")]
    assert texts(candidates, days=1) == ["Goats leave Taum."]


@given(st.permutations(range(6)))
def test_order_of_the_candidates_does_not_change_which_dates_weigh_what(order: list[int]) -> None:
    candidates = [
        line(f"Boats of {name} left Port Lune.", f"2031-03-0{1 + number % 3}", article=name, position=number)
        for number, name in enumerate(("Oru", "Hesk", "Taum", "Sarn", "Velm", "Talm"))
    ]
    assert select([candidates[at] for at in order]).dates == select(candidates).dates


def test_entries_of_a_record_are_candidates_with_every_place_where_they_stand() -> None:
    text = f"Rain fell. {DAM}"
    articles = {
        name: Article(id=name, capture=name, text=text, offsets=OffsetMap.identity(len(text)), published=when(day))
        for name, day in (("a", "2031-03-05"), ("b", "2031-03-06"))
    }
    claims = [
        Claim(
            kind=ClaimKind.EVENT,
            article=name,
            cites=(articles[name].cite(Span(11, len(text))),),
            when=when("2031-03-04"),
            factuality=Factuality.PLANNED,
            by="test@1",
        )
        for name in "ab"
    ]
    (found,) = candidates_of(
        draw_timeline(claims),
        {claim.id: claim for claim in claims},
        {name: article.published for name, article in articles.items()},
        sentences={"a": (0, 11), "b": (0, 11)},
        reports={"a": "a", "b": "a"},
    )
    assert (found.text, found.trust) == (DAM, 0.6)
    assert [(one.article, one.position, one.report_id) for one in found.tellings] == [("a", 1, "a"), ("b", 1, "a")]


def test_an_article_that_has_one_of_two_words_is_not_of_the_thread() -> None:
    candidates = [
        line("The dam above Port Lune broke.", "2031-03-04", article="a"),
        line("A ferry left Port Lune.", "2031-03-05", article="b"),
    ]
    assert [share > 0 for share in find_thread(candidates, "Lune dam")] == [True, False]

"""News looks from its day of writing: here Wednesday, 14 May 2031."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.text import Span
from onrecord.times import find, written_on

WRITTEN_ON = written_on("2031-05-14")


def values(text: str) -> list[str]:
    return [time.value for time in find(text, reference=WRITTEN_ON)]


def spans(text: str) -> list[str]:
    return [time.text for time in find(text, reference=WRITTEN_ON)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferry sank on Tuesday.", "2031-05-13"),
        ("The ferry sank on Thursday.", "2031-05-08"),
        ("The council will meet on Thursday.", "2031-05-15"),
        ("The council is expected to meet on Thursday.", "2031-05-15"),
        ("The mayor said Tuesday that the ferry will sail again.", "2031-05-13"),
        ("By Wednesday the bridge was closed.", "2031-05-14"),
        ("They met last Monday.", "2031-05-12"),
        ("They will meet next Friday.", "2031-05-16"),
        ("The trial opens Monday.", "2031-05-19"),
        ("Talks resume on Thursday in Hesk.", "2031-05-15"),
        ("The mayor is to speak on Friday.", "2031-05-16"),
        ("Residents were told to leave by Friday.", "2031-05-16"),
        ("He has until Friday to pay.", "2031-05-16"),
        ("The rally on Saturday drew thousands.", "2031-05-10"),
        ("The rally on Saturday is expected to draw thousands.", "2031-05-17"),
        ("On Thursday, the army will leave.", "2031-05-15"),
        ("Saturday's rally will draw thousands.", "2031-05-17"),
        ("They will give the terminal in the old port back on Sunday, under a deal signed here.", "2031-05-18"),
        ("The pumps are due to leave on Friday.", "2031-05-16"),
        ("The city declared mourning, beginning on Thursday.", "2031-05-15"),
    ],
)
def test_a_weekday_is_past_or_future_by_tense(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It opened in October.", "2030-10"),
        ("It will open in October.", "2031-10"),
        ("It must be done by October.", "2031-10"),
        ("It was sold on Dec. 30.", "2030-12-30"),
        ("The holders of record May 28 are paid.", "2031-05-28"),
        ("It opened last November.", "2030-11"),
        ("It was dry last summer.", "2030-SU"),
        ("It opens next March.", "2032-03"),
        ("The trial has been scheduled for November.", "2031-11"),
    ],
)
def test_a_month_without_its_year_is_the_nearest_that_fits(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It rained earlier this week.", "2031-W20"),
        ("It rained last week.", "2031-W19"),
        ("It rained two days ago.", "2031-05-12"),
        ("It rained three years ago.", "2028"),
        ("It rained over the weekend.", "2031-W19-WE"),
        ("It will rain next month.", "2031-06"),
        ("It rained the day before yesterday.", "2031-05-12"),
        ("The mill closed in the 20th century.", "19"),
        ("It was built in the '70s.", "197"),
        ("It fell by the end of last year.", "2030"),
        ("It begins in the week of May 19.", "2031-W21"),
    ],
)
def test_relative_expressions_are_seen_from_the_day_of_writing(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It began at 5 a.m. local time on Monday.", "2031-05-12T05:00"),
        ("It began at 17:30 on Monday.", "2031-05-12T17:30"),
        ("It began on Monday evening.", "2031-05-12TEV"),
        ("It began at noon on May 12.", "2031-05-12T12:00"),
        ("It began at 8 o'clock.", "2031-05-14T08:00"),
        ("It began at 10 a.m. Eastern time on Monday.", "2031-05-12T10:00"),
        ("It began at 0530 hours.", "2031-05-14T05:30"),
    ],
)
def test_times_of_day_go_with_their_day(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It lasted two and a half years.", "P2Y6M"),
        ("It lasted half an hour.", "PT30M"),
        ("It lasted an hour and a half.", "PT1H30M"),
        ("It lasted several months.", "PXM"),
        ("It lasted 1,200 days.", "P1200D"),
        ("It was a decade-long war.", "P10Y"),
        ("A two-day meeting ended.", "P2D"),
        ("In the past three weeks it rained.", "P3W"),
        ("Revenue rose in the year ended March 31.", "P1Y"),
    ],
)
def test_lengths_are_written_in_their_units(text: str, value: str) -> None:
    assert values(text)[0] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They meet every Tuesday.", "XXXX-WXX-2"),
        ("They meet each year.", "P1Y"),
        ("They meet on Sundays.", "XXXX-WXX-7"),
        ("They meet twice a month.", "P1M"),
        ("They meet every four years.", "P4Y"),
    ],
)
def test_repeated_times_are_sets(text: str, value: str) -> None:
    found = find(text, reference=WRITTEN_ON)
    assert [(time.type, time.value, time.dates_event) for time in found] == [("SET", value, False)]


def test_quarters_are_those_reported_on() -> None:
    text = "Third-quarter profit rose to 5 million from 4 million a year ago. The year-ago period had a gain."
    assert values(text) == ["2030-Q3", "2029-Q3", "2029-Q3"]


def test_the_quarter_without_more_is_the_last_that_ended() -> None:
    assert values("Sales fell in the quarter.") == ["2031-Q1"]


def test_ranges_give_both_ends() -> None:
    assert values("It rained from 3 to 5 May.") == ["2031-05-03", "2031-05-05"]
    assert values("It rained May 3-5.") == ["2031-05-03", "2031-05-05"]
    assert values("It rained in 1995-96 and 2004/05.") == ["1995", "1996", "2004", "2005"]


def test_the_first_of_two_dates_has_the_year_of_the_second() -> None:
    assert values("The strike of May-July 1950 failed.") == ["1950-05", "1950-07"]
    assert values("From November to February 1951 it snowed.") == ["1950-11", "1951-02"]


def test_spans_leave_prepositions_out_and_keep_what_belongs_to_the_time() -> None:
    assert spans("In the early 1990s, on Monday and since late October it rained.") == [
        "the early 1990s",
        "Monday",
        "late October",
    ]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("It is closed since February.", "earliest"),
        ("It must open by Friday.", "latest"),
        ("It stays closed until late October.", "latest"),
        ("It fell in February.", ""),
    ],
)
def test_prepositions_tell_which_end_a_time_is(text: str, bound: str) -> None:
    assert [time.bound for time in find(text, reference=WRITTEN_ON)] == [bound]


def test_both_ends_of_a_range_are_told() -> None:
    from_to = find("It is closed from May to July, and closed between 3 May and 5 May.", reference=WRITTEN_ON)
    assert [time.bound for time in from_to] == ["earliest", "latest", "earliest", "latest"]


def test_a_length_is_no_end() -> None:
    assert [time.bound for time in find("It fell after two days.", reference=WRITTEN_ON)] == [""]


def test_earlier_this_week_ends_with_the_day_of_writing() -> None:
    (time,) = find("It fell earlier this week.", reference=WRITTEN_ON)
    assert (time.when.earliest, time.when.latest) == (date(2031, 5, 12), date(2031, 5, 14))


def test_recent_weeks_end_with_the_day_of_writing() -> None:
    (time,) = find("It rained in recent weeks.", reference=WRITTEN_ON)
    assert (time.value, time.when.earliest, time.when.latest) == ("PXW", None, date(2031, 5, 14))


def test_now_in_a_quotation_is_when_it_was_spoken() -> None:
    text = "“We need help now,” she said."
    (narrator,) = find(text, reference=WRITTEN_ON)
    (spoken,) = find(text, reference=WRITTEN_ON, quotations=(Span(0, text.index(" she")),))
    assert (narrator.when.earliest, narrator.when.latest) == (date(2031, 5, 14), date(2031, 5, 14))
    assert (spoken.when.earliest, spoken.when.latest) == (None, date(2031, 5, 14))


def test_a_day_that_exists_in_both_orders_is_one_of_two() -> None:
    (time,) = find("It closed on 4/5/2030.", reference=WRITTEN_ON)
    assert {time.value, *time.alternatives} == {"2030-04-05", "2030-05-04"}
    assert (time.when.earliest, time.when.latest) == (date(2030, 4, 5), date(2030, 5, 4))
    assert time.when.edtf == "[2030-04-05,2030-05-04]"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It opened on 25/4/2030 and closed on 4/5/2030.", "2030-05-04"),
        ("It opened on 4/25/2030 and closed on 4/5/2030.", "2030-04-05"),
        ("It closed on 4.5.2030.", "2030-05-04"),
    ],
)
def test_another_date_of_the_text_tells_the_order(text: str, value: str) -> None:
    closed = find(text, reference=WRITTEN_ON)[-1]
    assert (closed.value, closed.alternatives) == (value, ())


def test_dates_in_both_orders_decide_nothing() -> None:
    closed = find("From 25/4/2030, or 4/25/2030, to 4/5/2030.", reference=WRITTEN_ON)[-1]
    assert closed.alternatives == ("2030-05-04",)


def test_a_weekday_that_contradicts_its_date_is_doubted() -> None:
    (wrong,) = find("It fell on Tuesday, Nov. 9, 2005.", reference=WRITTEN_ON)
    (right,) = find("It fell on Wednesday, Nov. 9, 2005.", reference=WRITTEN_ON)
    assert (wrong.value, wrong.doubt) == ("2005-11-09", "2005-11-09 is a Wednesday, not a Tuesday")
    assert right.doubt == ""


def test_the_date_of_a_dateline_dates_no_event() -> None:
    dateline, spoken = find("PORT TALMAR, May 12 (Lorven) -- The ferry sank on Monday.", reference=WRITTEN_ON)
    assert (dateline.value, dateline.is_dateline, dateline.dates_event) == ("2031-05-12", True, False)
    assert (spoken.value, spoken.is_dateline, spoken.dates_event) == ("2031-05-12", False, True)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("He was held in March 2029. In October he was freed.", "2029-10"),
        ("The dam broke in November 2029. In September the firm paid.", "2030-09"),
        ("In 1921 fishermen took the light. It was freed on 14 November.", "1921-11-14"),
        ("The dam, which was built in 1974, broke on 14 November.", "2030-11-14"),
        ("In 1921 fishermen took the light. In April it burned down.", "2031-04"),
        ("In 1921 fishermen took the light. It will open in December.", "2031-12"),
    ],
)
def test_news_that_tells_of_an_earlier_year_stays_there_unless_the_date_is_near(text: str, last: str) -> None:
    assert values(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sailed from July 13 to 17 of last year.", ["2030-07-13", "2030-07-17", "2030"]),
        ("The May 2 vote was close. He was sworn in at 5 p.m.", ["2031-05-02", "2031-05-14T17:00"]),
        (
            "The vote was on May 2. He was sworn in at 5 p.m. (2100 UTC).",
            ["2031-05-02", "2031-05-02T17:00", "2031-05-02T21:00"],
        ),
        ("The board met following Tuesday's vote.", ["2031-05-13"]),
    ],
)
def test_what_a_time_takes_from_those_beside_it(text: str, expected: list[str]) -> None:
    assert [time.value for time in find(text, reference=written_on("2031-05-14"))] == expected

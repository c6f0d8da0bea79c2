"""A date is explained in a sentence that a reader understands."""

from __future__ import annotations

from onrecord.annotate.times import explain
from onrecord.times import find, written_on

WRITTEN_ON = written_on("2031-05-14")


def explained(text: str) -> list[str]:
    return [explain(time) for time in find(text, reference=WRITTEN_ON)]


def test_a_weekday_names_what_it_was_counted_from() -> None:
    assert explained("It fell on Thursday.") == [
        "“Thursday” is 2031-05-08: the Thursday on or before the publication date 2031-05-14 (stated in the date line)."
    ]


def test_a_full_date_is_as_written() -> None:
    assert explained("It fell on 3 May 2029.") == ["“3 May 2029” is 2029-05-03: the date as written."]


def test_a_longer_time_gives_its_ends() -> None:
    (sentence,) = explained("It fell last month.")
    assert sentence.startswith(
        "“last month” is between 2031-04-01 and 2031-04-30: the month before that of the publication"
    )


def test_a_date_seen_from_another_names_that() -> None:
    assert explained("It began on 3 May 2029. The next day it ended.")[1:] == [
        "“The next day” is 2029-05-04: the day after that of the date mentioned before (“3 May 2029”)."
    ]
    assert explained("It began on 3 May 2029. The following day it ended.")[1:] == [
        "“The following day” is 2029-05-04: the day after that of the date mentioned before (“3 May 2029”)."
    ]


def test_lengths_and_sets_are_told_from_dates() -> None:
    assert explained("It lasted two days and comes every Tuesday.") == [
        "“two days” is a length of time (P2D), not a date.",
        "“every Tuesday” is a time that comes again (XXXX-WXX-2), not a date.",
    ]


def test_an_open_date_says_so() -> None:
    (thursday,) = find("It fell on Thursday.")
    (day,) = find("It fell on Nov. 9.")
    assert explain(thursday) == "“Thursday” names no day that the text fixes."
    assert explain(day) == "“Nov. 9” names no day that the text fixes; as far as it goes it is XXXX-11-09."


def test_a_when_explains_itself_as_well() -> None:
    (time,) = find("It fell on Thursday.", reference=WRITTEN_ON)
    assert explain(time.when) == explain(time)

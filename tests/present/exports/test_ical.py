"""The calendar, read by icalendar: whole days that are known, and no others."""

from __future__ import annotations

from datetime import date, datetime

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Level
from onrecord.present.exports import Contents
from onrecord.present.exports.ical import LONGEST, escaped, export_ical, folded
from tests.present.exports.made import (
    HOSTILE,
    UNKNOWN,
    between,
    contents,
    day,
    line,
    month,
    place,
    quote,
    since,
    source,
    until,
)


def events(made: Contents) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(export_ical(made).files[0][1])
    assert not calendar.errors
    return [part for part in calendar.walk("VEVENT") if isinstance(part, icalendar.Event)]


def test_a_day_is_an_event_of_that_whole_day() -> None:
    (event,) = events(contents(lines=(line(when=day("2025-02-28")),)))
    assert not event.errors
    assert event.decoded("DTSTART") == date(2025, 2, 28)
    assert event.decoded("DTEND") == date(2025, 3, 1)


def test_what_is_not_known_to_the_day_is_left_out_and_counted() -> None:
    unsure = (
        UNKNOWN,
        month(2025, 3, 31),
        between("2025-03-03", "2025-03-20"),
        until("2025-03-05"),
        since("2025-03-03"),
    )
    made = contents(lines=tuple(line(f"Line {number}", when) for number, when in enumerate(unsure)))
    assert events(made) == []
    assert export_ical(made).notes == ("5 lines have no day: not in the calendar.",)


def test_the_stamp_is_the_last_publication_and_not_the_clock() -> None:
    both = (source(), source(2, published=day("2025-04-09")))
    cited = line(when=day("2025-03-04"), quotes=(quote(), quote(2)))
    (event,) = events(contents(sources=both, lines=(cited,)))
    stamp = event.decoded("DTSTAMP")
    assert isinstance(stamp, datetime)
    assert stamp.isoformat() == "2025-04-09T00:00:00+00:00"
    (event,) = events(contents(sources=(source(published=UNKNOWN),), lines=(line(when=day("2025-03-04")),)))
    assert event.decoded("DTSTAMP").date() == date(2025, 3, 4)


def test_an_event_cites_its_source_and_says_what_is_denied() -> None:
    told = line("it had known", day("2025-03-04"), statuses=("denied",), said_by=("Ordel Water",))
    (event,) = events(contents(lines=(told,)))
    assert str(event["SUMMARY"]) == "[denied] it had known (says Ordel Water)"
    assert "The Ferry Post, “Dam broke”, 2025-03-05" in str(event["DESCRIPTION"])
    assert "https://post.example/dam-1: “The dam broke on Tuesday” (characters 0 to 24" in str(event["DESCRIPTION"])
    assert str(event["URL"]) == "https://post.example/dam-1"


def test_only_the_point_of_a_town_is_a_place_to_go_to() -> None:
    town, country = (
        line(name, day("2025-03-04"), places=(place(name, level),))
        for name, level in (("Kherson", Level.TOWN), ("Ukraine", Level.COUNTRY))
    )
    first, second = events(contents(lines=(town, country)))
    assert first["GEO"].to_ical() == "46.65581;-32.6178"
    assert "GEO" not in second
    assert str(second["LOCATION"]) == "Ukraine"


def test_hostile_text_stays_inside_its_property() -> None:
    text = f"{HOSTILE}\r\nEND:VEVENT\r\nBEGIN:VALARM"
    (event,) = events(contents(lines=(line(text, day("2025-03-04")),)))
    assert "\u202e" not in str(event["SUMMARY"])
    assert "a,b \\ END:VEVENT BEGIN:VALARM" in str(event["SUMMARY"])


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_lines_are_folded_between_characters(text: str) -> None:
    parts = list(folded(text))
    assert all(len(part.encode()) <= LONGEST for part in parts)
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == text


def test_escaping() -> None:
    assert escaped("a;b,c\\d\ne") == "a\\;b\\,c\\\\d\\ne"

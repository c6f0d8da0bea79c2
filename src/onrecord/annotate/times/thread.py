"""The thread of a text: the date mentioned last, the one that the story has come to, the quarter reported on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.annotate.times import edtf
from onrecord.annotate.times.meanings import Kind, Meaning
from onrecord.annotate.times.scene import NO_FOCUS, Focus
from onrecord.text import Span

OPENING = 4
"""A date within so many tokens of the beginning of its sentence tells where the story is ("In early 1944, ...")."""


NEAR_YEARS = 10
"""A bare year farther from the story does not carry even its own sentence: "papers of 2005 show that on 4 August"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A resolved date and where it stands: its sentence, how many tokens into it.

    `is_background`: it tells when something started, will end or is planned ("since 1932"), not where the text is.
    `is_attributive`: it only says which thing is meant ("the August 2 resignation").
    `is_behind_comma`: a comma stands between the beginning of the sentence and it.
    `has_ended`: the word after it says so ("the fourth quarter ended Sept. 30": a fiscal one).
    """

    value: str
    words: str
    span: Span
    meaning: Meaning
    is_date: bool
    sentence: int
    token: int
    is_background: bool
    is_attributive: bool
    is_behind_comma: bool
    has_ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """What has been read so far.

    `last` is the last mentioned date, `story` the one that the text has come to: a year in passing ("the treaty of
    1907") is the one and not the other; `lead` is the first date of the text. A sentence goes on from its own last
    mention, a new one from the story.
    """

    last: Focus = NO_FOCUS
    last_sentence: int = -2
    story: Focus = NO_FOCUS
    lead: Focus = NO_FOCUS

    def focus(self, sentence: int, *, is_narrative: bool) -> Focus:
        """Return the date that an expression in `sentence` is seen from."""
        if not is_narrative or self.story == NO_FOCUS:
            return self.last
        is_near = self.last.month is not None or abs((self.last.year or 0) - (self.story.year or 0)) <= NEAR_YEARS
        return self.last if sentence == self.last_sentence and is_near else self.story


def advance(thread: Thread, mention: Mention, today: int | None) -> Thread:
    """Return the thread after a mention. `today`, the day of writing, ends what can be reported on."""
    reported, reports_year = _reporting(thread.last, mention, today)
    last = replace(thread.last, reported=reported, reports_year=reports_year)
    date = focus_of_value(mention.value) if mention.is_date else None
    looks_back = mention.meaning.kind in (Kind.AGO, Kind.PERIOD) and reported is not None
    if date is None or mention.is_background or looks_back or _is_mere_hour(mention.meaning):
        return replace(thread, last=last)
    tells = _tells(mention, date, thread.last)
    date = replace(_with_month(date, thread.last), words=mention.words, span=mention.span, tells=tells)
    date = replace(date, is_attributive=mention.is_attributive)
    last = replace(date, reported=reported, reports_year=reports_year, anchor=_anchor(mention, thread.last, date))
    lead = last if thread.lead == NO_FOCUS else thread.lead
    moved = replace(thread, last=last, last_sentence=mention.sentence, lead=lead)
    if not _moves_story(thread.story, date, mention):
        return moved
    return replace(moved, story=replace(_with_month(date, thread.story), anchor=_anchor(mention, thread.story, date)))


def _is_mere_hour(meaning: Meaning) -> bool:
    """Say whether it is a time of the clock alone: its day is that of something told of before, or is not told."""
    names_day = meaning.day or meaning.weekday or meaning.holiday or meaning.day_shift is not None or meaning.which
    return bool(meaning.clock) and not names_day and not meaning.is_part_of_year and meaning.year is None


def focus_of_value(value: str) -> Focus | None:
    """Return the year, month and day of a TIMEX value, None when it has no year (a decade, PAST_REF, XXXX-05)."""
    match = edtf.VALUE.fullmatch(value)
    if match is None or not match["year"].isdigit() or len(match["year"]) < 4:
        return None
    month, day = match["month"], match["day"]
    return Focus(
        year=1 - int(match["year"]) if match["bc"] else int(match["year"]),
        month=int(month) if month and month != "XX" else None,
        day=int(day) if day and day != "XX" else None,
        season_month=edtf.SEASON_MONTHS[match["season"]][0] if match["season"] else None,
    )


def _with_month(date: Focus, before: Focus) -> Focus:
    """Return a date; a bare year that is the year of the one before keeps its month."""
    if date.month is None and date.year == before.year:
        return replace(date, month=before.month, season_month=date.season_month or before.season_month)
    return date


def _anchor(mention: Mention, before: Focus, date: Focus) -> int | None:
    """Return the last year that was written out: carried years may not drift away from it."""
    is_stated = mention.meaning.year is not None or mention.meaning.kind is not Kind.CALENDAR
    return date.year if is_stated or before.anchor is None else before.anchor


def _tells(mention: Mention, date: Focus, before: Focus) -> bool:
    """Return whether a date tells where the story is: at the opening, in a plain clause with its month, or on from it.

    "The dam, which was built in 1974, broke on 4 May" tells of neither year.
    """
    if mention.token <= OPENING or (before.tells and before.year == date.year):
        return True
    return date.month is not None and not mention.is_behind_comma


def _moves_story(story: Focus, date: Focus, mention: Mention) -> bool:
    if story.year is None or date.year is None or mention.token <= OPENING:
        return True
    if date.month is None:
        return date.year == story.year
    return date.year >= story.year


def _reporting(last: Focus, mention: Mention, today: int | None) -> tuple[tuple[int, int] | None, bool]:
    """Return the quarter that is reported on, and whether a longer period was the last one mentioned."""
    reported, reports_year = last.reported, last.reports_year
    meaning = mention.meaning
    if meaning.kind is Kind.DURATION:
        return reported, reports_year or (meaning.unit == "M" and reported is not None)
    match = edtf.VALUE.fullmatch(mention.value)
    if match is None or not mention.is_date:
        return reported, reports_year
    if meaning.kind is Kind.PERIOD:
        return reported, reports_year and meaning.which is not None and meaning.which.by < 0
    if meaning.kind is Kind.RELATIVE and meaning.unit == "Y":
        return reported, True
    ended = edtf.read_value(mention.value).bounds.latest
    is_over = mention.has_ended or today is None or (ended is not None and ended < today)
    if meaning.kind is Kind.CALENDAR and match["quarter"] and ended is not None and is_over:
        # Looking back to an earlier quarter does not change which one the report is about.
        return max((int(match["year"]), int(match["quarter"])), reported or (0, 0)), False
    return reported, reports_year

"""What the days of two mentions say for and against their speaking of one happening."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.resolve.sameness_mentions import EventMention
from onrecord.resolve.spells import are_apart

_NARROW = 7
"""Days that the bounds of a mention may span for its days to speak for a link: "last year" agrees with too much."""

_SAME_ROUND, _DAYS, _WEEKS = 3, 14, 90
"""Days between two publications: up to 3 tell one piece of news, up to 14 follow it up, up to 90 look back."""

_MONTH, _YEAR = 31, 366


def compare_days(one: EventMention, other: EventMention) -> Iterator[str]:
    """Yield what is observed of the days of two mentions, and of the days on which they were told."""
    if one.article != other.article:
        yield from _told_apart(one, other)
    if are_apart(one, other):
        yield "days apart"
    elif _share_old_days(one, other):
        yield "old days shared"
    elif _share_days(one, other):
        yield "days shared"
    else:
        yield from _of_open_days(one, other)


def _of_open_days(one: EventMention, other: EventMention) -> Iterator[str]:
    """Yield what tells two mentions apart that may be of one day, and need not be."""
    if one.is_recurring and other.is_recurring:
        yield "recurs in its story"
    if one.weekdays and other.weekdays and one.weekdays.isdisjoint(other.weekdays):
        yield "weekdays differ"
    elif one.told != other.told and one.is_of_kind("change") and other.is_of_kind("change"):
        yield "recurs on other days"


def _told_apart(one: EventMention, other: EventMention) -> Iterator[str]:
    """Yield how far apart in time two articles tell of it, as far as that tells anything.

    Days that agree tell more. What names no day is taken for the news of its article: it may be of the day that the
    other one names.
    """
    if not (one.told and other.told) or _share_days(one, other) or _share_old_days(one, other):
        return
    if _is_looked_back(one, other):
        return
    gap = abs((one.told - other.told).days)
    if _is_news_of(one, other) or _is_news_of(other, one):
        yield "news of its day"
    elif gap > _SAME_ROUND:
        yield "told days apart" if gap <= _DAYS else "told weeks apart" if gap <= _WEEKS else "told months apart"


def _is_news_of(one: EventMention, other: EventMention) -> bool:
    """Whether one names a time to a month, and the other, which names none, was told then or in the days after."""
    if one.earliest is None or one.latest is None or other.earliest or (one.latest - one.earliest).days > _MONTH:
        return False
    return other.told is not None and one.earliest <= other.told <= one.latest + timedelta(days=_SAME_ROUND)


def _share_days(one: EventMention, other: EventMention) -> bool:
    """Whether both are dated and their days meet, to a week, or begin on one day: "in June", "since early June"."""
    if are_apart(one, other):
        return False
    if one.earliest == other.earliest and _is_from_a_month(one) and _is_from_a_month(other):
        return True
    return _is_dated(one) and _is_dated(other)


def _is_from_a_month(one: EventMention) -> bool:
    """Whether a mention is of a month, or of a spell up to its telling that begins within a year: "since June"."""
    if one.earliest is None or one.latest is None:
        return False
    return (one.latest - one.earliest).days <= _MONTH or (
        one.latest == one.told and one.earliest.timetuple().tm_yday > 1
    )


def _share_old_days(one: EventMention, other: EventMention) -> bool:
    """Whether both are dated to a year that was over long before they were told: few things of a story are of 1962."""
    told = min((day for day in (one.told, other.told) if day), default=None)
    return told is not None and all(_is_of_old(part, told) for part in (one, other))


def _is_looked_back(one: EventMention, other: EventMention) -> bool:
    """Whether a mention names a day that was no news when it was told: it may be told again at any time."""
    return any(part.told and part.earliest and (part.told - part.earliest).days > _MONTH for part in (one, other))


def _is_of_old(one: EventMention, told: date) -> bool:
    """Whether a mention names a time, to a year, that was over long before a day."""
    if one.earliest is None or one.latest is None or (one.latest - one.earliest).days > _YEAR:
        return False
    return (told - one.latest).days > _WEEKS


def _is_dated(one: EventMention) -> bool:
    return one.earliest is not None and one.latest is not None and (one.latest - one.earliest).days < _NARROW

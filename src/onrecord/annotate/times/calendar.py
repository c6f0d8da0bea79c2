"""Calendar arithmetic on plain integers: the proleptic Gregorian calendar, any year, also before Christ.

Days are numbered like `date.toordinal` (day 1 is 1 January of year 1); years are astronomical (0 is 1 BC).
Nothing here knows about texts.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
DAYS_IN_ERA = 146_097
"""The calendar repeats after 400 years."""
FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()


class Civil(NamedTuple):
    """A day as people write it; ordered like the days."""

    year: int
    month: int
    day: int


def is_leap(year: int) -> bool:
    """Say whether February has 29 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Return how many days a month (1-12) has."""
    return 29 if month == 2 and is_leap(year) else DAYS_IN_MONTH[month - 1]


def is_day(year: int, month: int, day: int) -> bool:
    """Say whether there is such a day: 31 February is none."""
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def to_number(civil: Civil) -> int:
    """Return the number of a day; out-of-range days and months are the caller's error."""
    # Years counted from March put the leap day last, so that no table is needed (Richards 2013, "Calendars").
    year = civil.year - (civil.month <= 2)
    era, of_era = divmod(year, 400)
    of_year = (153 * ((civil.month + 9) % 12) + 2) // 5 + civil.day - 1
    return era * DAYS_IN_ERA + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 305


def to_civil(number: int) -> Civil:
    """Return the day that has `number`."""
    era, of_era = divmod(number + 305, DAYS_IN_ERA)
    year_of_era = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return Civil(year_of_era + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1)


def weekday(number: int) -> int:
    """Return the day of the week, Monday 1 to Sunday 7."""
    return (number - 1) % 7 + 1


def weekday_on_or_before(number: int, day: int) -> int:
    """Return the last day not after `number` that is a `day` (1-7)."""
    return number - (weekday(number) - day) % 7


def weekday_on_or_after(number: int, day: int) -> int:
    """Return the first day not before `number` that is a `day` (1-7)."""
    return number + (day - weekday(number)) % 7


def iso_week(number: int) -> tuple[int, int]:
    """Return the ISO 8601 year and week of a day."""
    thursday = number - weekday(number) + 4
    year = to_civil(thursday).year
    return year, (thursday - to_number(Civil(year, 1, 1))) // 7 + 1


def week_start(year: int, week: int) -> int:
    """Return the Monday of an ISO week."""
    fourth = to_number(Civil(year, 1, 4))
    return fourth - weekday(fourth) + 1 + 7 * (week - 1)


def weeks_in_year(year: int) -> int:
    """Return 52 or 53."""
    return iso_week(to_number(Civil(year, 12, 28)))[1]


def add_months(year: int, month: int, by: int) -> tuple[int, int]:
    """Return the month that is `by` months later (negative: earlier)."""
    years, index = divmod(month - 1 + by, 12)
    return year + years, index + 1


def add_months_to_day(civil: Civil, by: int) -> Civil:
    """Return the same day `by` months later; the 31st becomes the last day of a shorter month."""
    year, month = add_months(civil.year, civil.month, by)
    return Civil(year, month, min(civil.day, month_length(year, month)))


def has_weekday(year: int, month: int, day: int, weekday_wanted: int) -> bool:
    """Say whether there is such a day and it falls on a weekday (1-7)."""
    return is_day(year, month, day) and weekday(to_number(Civil(year, month, day))) == weekday_wanted


def years_with_weekday(first: int, last: int, month: int, day: int, weekday_wanted: int) -> tuple[int, ...]:
    """Return the years from `first` to `last` in which a day of the year falls on a weekday (1-7)."""
    return tuple(year for year in range(first, last + 1) if has_weekday(year, month, day, weekday_wanted))


def nth_weekday(year: int, month: int, day: int, nth: int) -> int:
    """Return the `nth` (1-5, or -1 for the last) `day` of the week in a month, as a day number."""
    if nth > 0:
        return weekday_on_or_after(to_number(Civil(year, month, 1)), day) + 7 * (nth - 1)
    return weekday_on_or_before(to_number(Civil(year, month, month_length(year, month))), day)


def easter(year: int) -> int:
    """Return Western Easter Sunday as a day number (Meeus, Jones and Butcher)."""
    golden, century = year % 19, year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    full = moon - (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    week = (year + year // 4 + full + 2 - century + century // 4) % 7
    offset = full - week
    month = 3 + (offset + 40) // 44
    return to_number(Civil(year, month, offset + 28 - 31 * (month // 4)))


ISLAMIC_EPOCH = 227_015
"""Day number of 1 Muharram 1, civil reckoning (16 July 622, Julian)."""


def islamic_to_number(year: int, month: int) -> int:
    """Return the first day of a month of the tabular Islamic calendar; sighting may shift it by a day or two."""
    return 29 * (month - 1) + (6 * month - 1) // 11 + 354 * (year - 1) + (3 + 11 * year) // 30 + ISLAMIC_EPOCH


def islamic_month_in(year: int, month: int) -> int:
    """Return the first day of the Islamic `month` that begins in a Gregorian year, the first of two."""
    first, islamic = to_number(Civil(year, 1, 1)), (year - 622) * 33 // 32
    while islamic_to_number(islamic, month) < first:
        islamic += 1
    return islamic_to_number(islamic, month)


def to_date(number: int) -> date | None:
    """Return the day as a `datetime.date`, None outside the years 1 to 9999 that it can hold."""
    return date.fromordinal(number) if FIRST_DAY <= number <= LAST_DAY else None

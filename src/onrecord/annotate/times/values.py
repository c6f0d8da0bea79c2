"""TIMEX3 values written out: years, months, weeks, quarters, lengths; X where something is unknown."""

from __future__ import annotations

from fractions import Fraction

from onrecord.annotate.times import calendar
from onrecord.annotate.times.calendar import Civil
from onrecord.annotate.times.meanings import Meaning

UNKNOWN_DAY = "XXXX-XX-XX"
UNITS_OF_TIME = {"TH": "H", "TM": "M", "TS": "S"}
LONG_UNITS = {"DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y"), "FN": (2, "W")}
PARTS_OF_UNITS = {"Y": (12, "M"), "D": (24, "TH"), "TH": (60, "TM"), "TM": (60, "TS"), "W": (7, "D"), "Q": (3, "M")}
"""How many of which smaller unit make one: for "two and a half years"."""
YEARS_OF_UNITS = {"DE": 10, "CE": 100}
UNKNOWN_UNITS = {"M": "-XX", "W": "-WXX", "D": "-XX-XX", "Q": "-QX", "WE": "-WXX-WE"}
MOST_UNITS = 100_000
"""Dates farther away are beyond the calendar: they are left open."""


def year(number: int | None) -> str:
    """Return an astronomical year as TIMEX writes it: 480 BC is BC0480."""
    if number is None:
        return "XXXX"
    return f"{number:04d}" if number > 0 else f"BC{1 - number:04d}"


def day(number: int) -> str:
    """Return the day that has a number."""
    civil = calendar.to_civil(number)
    return f"{year(civil.year)}-{civil.month:02d}-{civil.day:02d}"


def week(number: int) -> str:
    """Return the week of the day that has a number."""
    iso_year, iso_week = calendar.iso_week(number)
    return f"{year(iso_year)}-W{iso_week:02d}"


def week_of(value: str) -> str:
    """Return the week of a full day, the value itself where the day is not known."""
    if len(value) != len("2031-05-14") or not value.replace("-", "").isdigit():
        return value
    return week(calendar.to_number(Civil(int(value[:4]), int(value[5:7]), int(value[8:]))))


def week_in_month(value: str, nth: int) -> str:
    """Return the week around a part of a month: of day 4, 11, 18, 25, for the last that of the last day but three."""
    if len(value) != len("2031-05") or not value.replace("-", "").isdigit():
        return value
    there, month = int(value[:4]), int(value[5:])
    number = 7 * nth - 3 if nth > 0 else calendar.month_length(there, month) - 3
    return week(calendar.to_number(Civil(there, month, number)))


def quarter(number: int | None, which: int) -> str:
    """Return a quarter (1-4) of a year."""
    return f"{year(number)}-Q{which}"


def fields(meaning: Meaning, number: int | None) -> str:
    """Return the stated part of year `number`: its month, day, season, quarter or half."""
    head = year(number)
    if meaning.month is not None:
        return f"{head}-{meaning.month:02d}" + (f"-{meaning.day:02d}" if meaning.day is not None else "")
    if meaning.season:
        return f"{head}-{meaning.season}"
    if meaning.quarter is not None:
        return f"{head}-Q{meaning.quarter}"
    return head + (f"-H{meaning.half}" if meaning.half is not None else "")


def with_time(value: str, time: str) -> str:
    """Return the value of a day with a time of day; values coarser than a day get the X they lack."""
    if value.endswith("_REF"):
        return f"{UNKNOWN_DAY}{time}"
    missing = {4: "-XX-XX", 7: "-XX"}.get(len(value.removeprefix("BC")), "") if "W" not in value else ""
    return f"{value}{missing}{time}"


def holiday(rule: str, number: int) -> str:
    """Return the day of a holiday in a year.

    It is written as "12-25", "easter+1", "islamic-9", "11-4-4" (month, weekday, which) or "11-1-1+1", a day later.
    A whole Islamic month is given as the month of the calendar in which it begins.
    """
    if rule.startswith("easter"):
        return day(calendar.easter(number) + int(rule.removeprefix("easter")))
    if rule.startswith("islamic"):
        return day(calendar.islamic_month_in(number, int(rule.removeprefix("islamic-"))))[: len("2031-05")]
    if len(rule) == len("1944-06-06"):
        return rule
    rule, _, later = rule.partition("+")
    month, which, *nth = rule.split("-", 2)
    if not nth:
        return f"{year(number)}-{month}-{which}"
    return day(calendar.nth_weekday(number, int(month), int(which), int(nth[0])) + int(later or 0))


def shifted(base: int | None, month: int | None, number: int | None, unit: str, by: int) -> str:
    """Return the `unit` that holds a date, moved by `by` of its kind; X where the date does not say enough.

    `base`, `month` and `number` are the year, month and day of the date, None where unknown.
    """
    if base is None or abs(by) > MOST_UNITS:
        return "XXXX" + UNKNOWN_UNITS.get(unit, "")
    if unit in YEARS_OF_UNITS:
        return _long_unit(base, YEARS_OF_UNITS[unit], by)
    if unit not in UNKNOWN_UNITS:
        return year(base + by if unit == "Y" else base)
    if month is None:
        return year(base) + UNKNOWN_UNITS[unit]
    if unit in ("M", "Q"):
        there, then = calendar.add_months(base, month, by if unit == "M" else 3 * by)
        return f"{year(there)}-{then:02d}" if unit == "M" else quarter(there, (then + 2) // 3)
    if number is None:
        return f"{year(base)}-{month:02d}" + ("-XX" if unit == "D" else "")
    today = calendar.to_number(Civil(base, month, number))
    if unit == "D":
        return day(today + by)
    return week(today + 7 * by) + ("-WE" if unit == "WE" else "")


def _long_unit(base: int, length: int, by: int) -> str:
    """Return the decade or century of a year, moved: the digits that its years share."""
    width = 3 if length == YEARS_OF_UNITS["DE"] else 2
    if base <= 0:
        return f"BC{max(0, (1 - base) // length - by):0{width}d}"
    return f"{max(0, base // length + by):0{width}d}"


def moved(base: int | None, month: int | None, number: int | None, unit: str, by: Fraction | int) -> str:
    """Return the date that lies `by` units from a date, as exact as the unit; hours stay on its day."""
    if unit in LONG_UNITS:
        times, unit = LONG_UNITS[unit]
        by *= times
    if unit == "Y" and by != int(by):
        by, unit = by * 12, "M"
    if unit in UNITS_OF_TIME:
        by, unit = 0, "D"
    return shifted(base, month, number, unit, int(by))


def length(amount: Fraction | int | None, unit: str) -> str:
    """Return a length: P2D, PT1H, PXW; halves in the next smaller unit (P2Y6M)."""
    if amount is None:
        return f"PTX{UNITS_OF_TIME[unit]}" if unit in UNITS_OF_TIME else f"PX{unit}"
    if unit in LONG_UNITS:
        times, unit = LONG_UNITS[unit]
        amount *= times
    whole = int(amount)
    rest = amount - whole
    parts = [(whole, unit)] if whole or not rest else []
    if rest and unit in PARTS_OF_UNITS:
        times, smaller = PARTS_OF_UNITS[unit]
        parts.append((int(rest * times), smaller))
    dates = "".join(f"{many}{letter}" for many, letter in parts if letter not in UNITS_OF_TIME)
    times_of_day = "".join(f"{many}{UNITS_OF_TIME[letter]}" for many, letter in parts if letter in UNITS_OF_TIME)
    return f"P{dates}" + (f"T{times_of_day}" if times_of_day else "")

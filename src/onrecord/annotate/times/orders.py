"""Numeric dates: day or month first, by the other dates of the text; weekdays that contradict their date."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from onrecord.annotate.times import calendar, names
from onrecord.annotate.times.edtf import read_value
from onrecord.annotate.times.meanings import Meaning


class NumberOrder(StrEnum):
    """What the numeric dates read so far say about the order of day and month."""

    OPEN = "open"
    DAY_FIRST = "day first"  # 25/4/2031
    MONTH_FIRST = "month first"  # 4/25/2031
    MIXED = "mixed"  # both: neither decides


def order_after(order: NumberOrder, meaning: Meaning) -> NumberOrder:
    """Return what is known about the order after one more date: a day above 12 tells it."""
    if meaning.is_day_first is None:
        return order
    told = NumberOrder.DAY_FIRST if meaning.is_day_first else NumberOrder.MONTH_FIRST
    return told if order in (NumberOrder.OPEN, told) else NumberOrder.MIXED


def in_order(meaning: Meaning, order: NumberOrder) -> Meaning:
    """Return a numeric date as the order has it, without its other reading; as it was when the order is open.

    Numbers that full stops part have the day first: 4.5.2030 is 4 May.
    """
    if meaning.swapped is None:
        return meaning
    month, day = meaning.swapped
    if meaning.is_dotted or order is NumberOrder.DAY_FIRST:
        return replace(meaning, month=month, day=day, swapped=None)
    return replace(meaning, swapped=None) if order is NumberOrder.MONTH_FIRST else meaning


def doubt_about(meaning: Meaning, value: str) -> str:
    """Return in words that a stated weekday is not the one of the stated day, "" when all is well."""
    number = read_value(value).bounds.earliest
    is_day = meaning.weekday is not None and meaning.day is not None and meaning.month is not None
    if number is None or meaning.weekday is None or not is_day or calendar.weekday(number) == meaning.weekday:
        return ""
    real, stated = (names.WEEKDAYS[day - 1] for day in (calendar.weekday(number), meaning.weekday))
    return f"{value.partition('T')[0]} is a {real}, not a {stated}"

"""The public face of the time engine: every time expression of a text, resolved and explained.

>>> from onrecord.times import find, written_on
>>> [(time.text, time.value) for time in find("It fell last month.", reference=written_on("2031-05-14"))]
[('last month', '2031-04')]
"""

from __future__ import annotations

from datetime import date

from onrecord.annotate.times import TimeExpression, choose_domain, explain, find_times
from onrecord.errors import InputError
from onrecord.model import When

find = find_times


def written_on(day: str | date) -> When:
    """Return the reference of a text that was written on `day` (a date, or "2031-05-14"); InputError for others."""
    try:
        known = day if isinstance(day, date) else date.fromisoformat(day[:10])
    except ValueError as error:
        raise InputError(f"{day!r} is not a day", advice="write it as YYYY-MM-DD") from error
    return When.stated_on(known)


__all__ = ["TimeExpression", "choose_domain", "explain", "find", "written_on"]

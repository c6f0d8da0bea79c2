"""Numbers as texts write them: digits of any script, words, halves, numeric dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from onrecord.annotate.times.calendar import is_day
from onrecord.annotate.times.vocabulary import Vocabulary

DIGITS = re.compile(r"\d{1,12}")
FRACTIONS = {"1/2": Fraction(1, 2), "½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How many: a number, or None for "several"."""

    value: Fraction | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumericDate:
    """A date written in digits. `swapped` is (month, day) read the other way round, when both orders are possible.

    `is_day_first` says which order it is when only one is possible, None for other dates.
    """

    year: int | None
    month: int
    day: int
    clock: str = ""
    short_year: bool = False
    swapped: tuple[int, int] | None = None
    is_day_first: bool | None = None


def digits_of(word: str) -> int | None:
    """Return the number that `word` begins with ("9th": 9), None when it begins with none."""
    found = DIGITS.match(word)
    return int(found[0]) if found else None


def spelt_number(words: Sequence[str], vocabulary: Vocabulary) -> int | None:
    """Return what number words say together ("two hundred and ten"), None when there are none."""
    total, read = 0, False
    for word in words:
        value = vocabulary.value("NUMWORD", word)
        if value is None:
            continue
        read = True
        total = (total or 1) * int(value) if int(value) >= 100 else total + int(value)
    return total if read else None


def spelt_year(words: Sequence[str], vocabulary: Vocabulary) -> int | None:
    """Return a year in words: "nineteen ninety-six", "two thousand and nine"."""
    if "thousand" in words or "hundred" in words:
        return spelt_number(words, vocabulary)
    values = [int(value) for word in words if (value := vocabulary.value("NUMWORD", word)) is not None]
    return values[0] * 100 + sum(values[1:]) if values else None


def read_amount(words: Sequence[str], half: Sequence[str], vague: str, vocabulary: Vocabulary) -> Amount | None:
    """Return the amount that the slots `amount`, `half` and `vague` make together; None when they make none."""
    extra = _fraction(half)
    if vague:
        return Amount(value=None if vague == "X" else int(vague))
    if not words:
        return Amount(value=extra) if extra else Amount(value=None)
    if words[0] in ("a", "an"):
        return Amount(value=1 + extra)
    number = _decimal(words[0])
    if number is None:
        number = spelt_number(words, vocabulary)
    return Amount(value=number + extra) if number is not None else None


def _fraction(words: Sequence[str]) -> Fraction:
    if not words:
        return Fraction(0)
    return FRACTIONS.get(words[0], Fraction(1, 2))


def _decimal(word: str) -> Fraction | int | None:
    digits = word.replace(",", "")
    if re.fullmatch(r"\d{1,12}", digits):
        return int(digits)
    if re.fullmatch(r"\d{1,9}\.\d{1,6}", digits):
        return Fraction(digits)
    return None


def read_iso(word: str) -> NumericDate | None:
    """Return "2031-05-12" or "2031-05-12T17:30:00", None when there is no such day or time."""
    day, _, clock = word.partition("T")
    year, month, number = (int(part) for part in day.split("-"))
    if not is_day(year, month, number) or year == 0:
        return None
    if clock and (int(clock[:2]) > 24 or int(clock[3:5]) > 59):
        return None
    return NumericDate(year=year, month=month, day=number, clock=clock[:5])


def read_slashed(word: str) -> NumericDate | None:
    """Return "25/4/2031", "4/25/31", "11/12" or "2031/4/25"; month before day where both orders are possible."""
    parts = re.split(r"[/.]", word)
    numbers = [int(part) for part in parts]
    if len(parts[0]) > 2:
        return _checked(numbers[0], numbers[1], numbers[2], short=False) if len(parts[0]) == 4 else None
    if len(parts) == 3 and len(parts[2]) == 3:
        return None
    year = numbers[2] if len(parts) == 3 else None
    short = year is not None and len(parts[2]) == 2
    day_first = _checked(year, numbers[1], numbers[0], short=short)
    month_first = _checked(year, numbers[0], numbers[1], short=short)
    if day_first and month_first and day_first != month_first:
        return NumericDate(
            year=year, month=numbers[0], day=numbers[1], short_year=short, swapped=(numbers[1], numbers[0])
        )
    found = day_first or month_first
    is_told = found is not None and (day_first is None or month_first is None)
    return replace(found, is_day_first=day_first is not None) if found is not None and is_told else found


def _checked(year: int | None, month: int, day: int, *, short: bool) -> NumericDate | None:
    # A year without its century may be a leap year: 2000 stands for it and for no year at all.
    if year == 0 and not short:
        return None
    if not is_day(2000 if year is None or short else year, month, day):
        return None
    return NumericDate(year=year, month=month, day=day, short_year=short)

"""A number with its unit, and two of them as a range: "$2m-$3m", "from 5 to 7 months", "three or four"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from onrecord.annotate.quantities.nouns import find_noun
from onrecord.annotate.quantities.numbers import Number, read_number
from onrecord.annotate.quantities.tokens import HYPHENS, Tokens
from onrecord.annotate.quantities.units import find_symbol, find_unit
from onrecord.annotate.quantities.vocabulary import Unit, vocabulary

SMALLER = {
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("foot", "inch"): 12,
    ("stone", "pound"): 14,
    ("pound", "ounce"): 16,
    ("kilogram", "gram"): 1000,
}
"""How many of the smaller unit make one of the larger, for units that are printed together ("6ft 2in")."""
CHANGE_WINDOW = 10
"""Tokens before "from A to B" among which a verb of change is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Tokens `start` to `end`: a value, or a range from `low` to `high`; `unit` None where it is not printed here."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: Unit | None = None
    number: Number
    is_prefixed: bool = False
    """Money with its sign before the number."""


def read_piece(tokens: Tokens, at: int, blocked: bytearray) -> Piece | None:
    """Return the number at token `at` with its unit; None without one, or where it counts nothing."""
    place, sign = at, 1
    if (
        tokens.key(at) in ("minus", "-", "−", "–")
        and (tokens.key(at) == "minus" or tokens.at(at + 1).touches)
        and not tokens.at(at).touches
    ):
        place, sign = at + 1, -1
    code = find_symbol(tokens, place)
    start = place + 1 if code else place
    if tokens.at(start).text in HYPHENS and code and tokens.at(start).touches:
        start += 1
    number = read_number(tokens, start, is_money=code is not None)
    if number is None:
        return _one_and_a_half(tokens, at, blocked)
    if number.end > len(tokens) or any(blocked[start : number.end]):
        return None
    if code:
        piece = Piece(
            start=at,
            end=number.end,
            value=number.value,
            unit=Unit(name=code, kind="money"),
            number=number,
            is_prefixed=True,
        )
        return piece if sign > 0 else replace(piece, start=place)
    piece = _with_unit(tokens, place, number)
    if sign < 0 and piece.unit and piece.unit.kind == "temperature" and piece.value is not None:
        return replace(piece, start=at, value=-piece.value)
    if sign < 0 and piece.unit is None and tokens.key(at) == "minus":
        return replace(piece, start=at, value=-number.value, unit=Unit(name="degree Celsius", kind="temperature"))
    return _compound(tokens, piece, blocked) if sign > 0 else None


def _with_unit(tokens: Tokens, at: int, number: Number) -> Piece:
    place = number.end
    if number.is_fraction:  # "half an hour", "three quarters of a mile", "half-mile"
        after_of = place + 1 if tokens.key(place) == "of" else place
        place = (
            after_of + (2 if tokens.joins(after_of + 1) else 1) if tokens.key(after_of) in ("a", "an", "one") else place
        )
        if place == number.end and not tokens.joins(place):
            return Piece(start=at, end=number.end, value=number.value, number=number)
    measure = find_unit(tokens, place, is_printed=number.is_printed)
    if measure is None:
        return Piece(start=at, end=number.end, value=number.value, number=number)
    if tokens.key(measure.end - 1) == "degree" and number.value in (90, 180, 270, 360):
        measure = replace(measure, unit=Unit(name="degree"))
    value = number.value * measure.unit.factor
    if (
        measure.unit.kind == "temperature"
        and tokens.key(measure.end) == "below"
        and tokens.key(measure.end + 1) in ("zero", "freezing")
    ):
        value = -value
    whole = replace(number, is_fraction=False)
    return Piece(start=at, end=measure.end, value=value, unit=measure.unit, number=whole)


def _one_and_a_half(tokens: Tokens, at: int, blocked: bytearray) -> Piece | None:
    """Return "an hour and a half", "a mile and a quarter"."""
    if tokens.key(at) not in ("a", "an") or blocked[at : at + 1] == b"\x01":
        return None
    measure = find_unit(tokens, at + 1, is_printed=False)
    if measure is None or tokens.key(measure.end) != "and" or tokens.key(measure.end + 1) != "a":
        return None
    part = vocabulary().parts.get(tokens.key(measure.end + 2))
    if part not in (2, 4):
        return None
    value = (1 + 1 / Decimal(part)) * measure.unit.factor
    end = measure.end + 3
    return Piece(start=at, end=end, value=value, unit=measure.unit, number=Number(value=value, end=end))


def _compound(tokens: Tokens, piece: Piece, blocked: bytearray) -> Piece:
    """Return "one hour and forty minutes" and "6ft 2in" as one value in the smaller unit."""
    if piece.unit is None or piece.value is None:
        return piece
    if tokens.key(piece.end) == "and" and tokens.key(piece.end + 1) == "a":
        part = vocabulary().parts.get(tokens.key(piece.end + 2))
        if part in (2, 4):
            return replace(piece, end=piece.end + 3, value=piece.value + piece.unit.factor / Decimal(part))
    place = piece.end + 1 if tokens.key(piece.end) in ("and", ",") else piece.end
    if tokens.at(place).value is None and tokens.key(place) not in vocabulary().small:
        return piece
    second = read_number(tokens, place)
    if second is None or second.end > len(tokens) or any(blocked[place : second.end]):
        return piece
    measure = find_unit(tokens, second.end, is_printed=second.is_printed)
    times = SMALLER.get((piece.unit.name, measure.unit.name)) if measure else None
    if measure is None or times is None or second.value >= times:
        return piece
    return replace(piece, end=measure.end, value=piece.value * times + second.value, unit=measure.unit)


def read_range(tokens: Tokens, at: int, blocked: bytearray) -> Piece | None:
    """Return the range or the single piece at token `at`; "between" and "from" before it belong to a range."""
    opener = tokens.key(at) if tokens.key(at) in ("between", "from") else ""
    start = at + 1 if opener else at
    first = read_piece(tokens, start, blocked)
    if first is None:
        return None
    both = None if _is_change(tokens, start) else _joined(tokens, first, opener, blocked)
    if both is not None:
        return replace(both, start=at)
    return None if opener else first


def _is_change(tokens: Tokens, at: int) -> bool:
    """Whether "from A to B" at `at` tells a change from one value to another."""
    return tokens.key(at - 1) == "from" and _changes(tokens, at - 1)


def _changes(tokens: Tokens, at: int) -> bool:
    """Whether a verb of change stands before token `at`, in its sentence: "slipped 64 cents to $81.20"."""
    change = vocabulary().sets["change"]
    for place in range(at - 1, max(-1, at - CHANGE_WINDOW), -1):
        if tokens.key(place) in (".", ";", "!", "?"):
            return False
        if tokens.key(place) in change:
            return True
    return False


def _joined(tokens: Tokens, first: Piece, opener: str, blocked: bytearray) -> Piece | None:
    joint = _joint(tokens, first, opener)
    if joint is None:
        return None
    place, kind = joint
    second = read_piece(tokens, place, blocked)
    if second is None or first.value is None or second.value is None or not _fit(tokens, first, second, kind):
        return None
    if kind == "to" and not opener and first.unit and second.unit and _changes(tokens, first.start):
        return None
    low, high = _shared_scale(tokens, first, second), second.value
    if low >= high:
        return None
    unit = second.unit or first.unit
    if kind == "or" and not ((high <= 3 * low and unit is first.unit is None) or second.unit):
        return None
    return replace(second, start=first.start, value=None, low=low, high=high, unit=unit, is_prefixed=first.is_prefixed)


def _joint(tokens: Tokens, first: Piece, opener: str) -> tuple[int, str] | None:
    """Return where the second number begins, and what joins it."""
    end = first.end
    if tokens.joins(end) and tokens.key(end + 1) == "to":  # 10-to-15, two- to three-day
        return (end + 3 if tokens.joins(end + 2) else end + 2), "to"
    if tokens.at(end).text in HYPHENS and tokens.at(end).touches and tokens.key(end + 1) in ("to", "or"):
        return end + 2, tokens.key(end + 1)
    if tokens.at(end).text in HYPHENS and (tokens.joins(end) or tokens.at(end).text == "–"):
        return end + 1, "-"
    if opener == "between":
        return (end + 1, "and") if tokens.key(end) in ("and", "to") else None
    if tokens.key(end) == "to" or (tokens.key(end) == "or" and not opener):
        return end + 1, tokens.key(end)
    if opener == "from" and tokens.key(end) == "up" and tokens.key(end + 1) == "to":
        return end + 2, "to"
    return None


def _fit(tokens: Tokens, first: Piece, second: Piece, kind: str) -> bool:
    """Whether two pieces can be the ends of one range."""
    if first.number.is_fraction != second.number.is_fraction:
        return False
    if first.unit is not None and second.unit is not None:
        return first.unit.name == second.unit.name
    if first.unit is not None:
        if first.unit.kind == "money" and first.is_prefixed:
            return kind in ("-", "and") or second.number.scale > 1 or find_noun(tokens, second.end) is None
        return False
    if second.is_prefixed:
        return False
    return kind != "-" or not second.number.is_fraction


def _shared_scale(tokens: Tokens, first: Piece, second: Piece) -> Decimal:
    """Return the first value with the scale of the second: "2 to 3 million", "20-30,000"."""
    low, high = first.value or Decimal(0), second.value or Decimal(0)
    factor = second.unit.factor if second.unit and first.unit is None else Decimal(1)
    low *= factor
    scale = second.number.scale
    if first.number.scale == 1 and scale > 1 and low < high / scale and first.end - first.start < 4:
        return low * scale
    is_grouped = second.number.is_printed and high >= 1000 and high % 1000 == 0 and scale == 1
    if is_grouped and tokens.at(first.end).text in HYPHENS and low < high / 1000 and first.number.scale == 1:
        return low * 1000
    return low

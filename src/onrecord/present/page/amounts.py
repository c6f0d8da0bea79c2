"""Amounts as a record holds them ("+87000000 GBP", ">=300 person"), for readers, and what may be added to what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_AMOUNT = re.compile(
    r"(?P<more>\+?)(?:(?P<vague>vague)(?:>=(?P<floor>[0-9.]+))?|(?P<bound>>=|<=|)(?P<low>\d+(?:\.\d+)?)|"
    r"(?P<from>\d*(?:\.\d+)?)\.\.(?P<to>\d*(?:\.\d+)?))\s(?P<unit>.{1,80})"
)
_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An amount in words; `value` is its number where it is exact, None for a vague one, a bound or a range."""

    words: str
    unit: str
    value: Decimal | None
    is_incremental: bool

    @property
    def is_money(self) -> bool:
        return _CURRENCY.fullmatch(self.unit) is not None


def read_amount(line: str) -> Amount | None:
    """Return the amount of a line, None where it holds none; of another shape it keeps the words alone."""
    if not line:
        return None
    match = _AMOUNT.fullmatch(line)
    if not match:
        return Amount(words=line, unit="", value=None, is_incremental=line.startswith("+"))
    unit = match["unit"]
    is_exact = match["low"] is not None and not match["bound"]
    return Amount(
        words=_say(match) + _say_unit(unit) + (" more" if match["more"] else ""),
        unit=unit,
        value=Decimal(match["low"]) if is_exact else None,
        is_incremental=bool(match["more"]),
    )


def say_number(number: Decimal | str) -> str:
    """Return a number with commas between its thousands."""
    return f"{Decimal(number):,}"


def _say(match: re.Match[str]) -> str:
    if match["vague"]:
        return f"at least {say_number(match['floor'])}" if match["floor"] else "no exact number"
    if match["low"] is None:
        parts = (match["from"], match["to"])
        return " to ".join(say_number(part) for part in parts if part) or "a range"
    opening = {">=": "at least ", "<=": "at most "}.get(match["bound"], "")
    return opening + say_number(match["low"])


def _say_unit(unit: str) -> str:
    return "" if unit == "item" else f" {unit}"

"""What an amount in a text is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from onrecord.text import Span

Value = int | Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount in a text, as a careful reader would copy it.

    `span`: words of bound, approximation and increase, the number, its unit or the counted noun ("more than 300
    people"); what is measured ("two tonnes of cocaine") is outside, in `of`.
    `value`: multipliers applied; None for a range and for a vague amount. Fractions are rounded to four digits.
    `unit`: an ISO 4217 code, "percent", "percentage point", "fraction", "times", "magnitude", a measure in the singular
    ("square kilometre"), "person" for people of any kind, else "item".
    `minimum`, `maximum`: the bounds that the words set, open and closed ones alike; both for a range.
    `modifier`: the words of bound, approximation or increase as printed, in lower case, None without any.
    `incremental`: the words say that it comes on top ("a further"). `vague`: no number is known ("several").
    `of`: the head noun as printed, "" where it is understood; `noun_span` where it stands.
    """

    span: Span
    value: Value | None
    unit: str
    minimum: Value | None = None
    maximum: Value | None = None
    modifier: str | None = None
    incremental: bool = False
    vague: bool = False
    of: str = ""
    noun_span: Span | None = None

    @property
    def canonical(self) -> str:
        """The amount in one compact line: "87000000 GBP", ">=300 person", "20..30 item", "vague item", "+12 item"."""
        sign = "+" if self.incremental else ""
        return f"{sign}{self._amount()} {self.unit}"

    def _amount(self) -> str:
        if self.vague:
            return "vague" if self.minimum is None else f"vague>={_printed(self.minimum)}"
        if self.value is None:
            return f"{_printed(self.minimum)}..{_printed(self.maximum)}"
        bound = ">=" if self.minimum is not None else "<=" if self.maximum is not None else ""
        return f"{bound}{_printed(self.value)}"


def _printed(value: Value | None) -> str:
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def simple(value: Decimal) -> Value:
    """Return an exact number as an int where it is whole, else without trailing zeros."""
    return int(value) if value == value.to_integral_value() else value.normalize()

"""Every amount of a text, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal

from onrecord.annotate.quantities.amounts import Amount, may_begin, read_amount
from onrecord.annotate.quantities.expressions import Quantity, Value, simple
from onrecord.annotate.quantities.guards import find_blocked
from onrecord.annotate.quantities.names import names_something
from onrecord.annotate.quantities.tokens import Tokens, cut
from onrecord.annotate.quantities.understood import fill_units
from onrecord.text import Span

FOUR = Decimal("0.0001")
WITH_CENTS = frozenset({"USD", "EUR", "AUD", "CAD", "NZD", "HKD", "SGD", "ZAR"})


def find_quantities(text: str, times: Iterable[Span] = ()) -> tuple[Quantity, ...]:
    """Return the amounts of `text`, sorted and disjoint.

    `times` are the spans of dates and clock times that are known already: bare numbers in them count nothing. Dates,
    ages, names, scores and addresses are told apart without them, too.
    """
    tokens = cut(text)
    blocked = find_blocked(text, tokens, times)
    found: list[Amount] = []
    for amount in _read(tokens, blocked):
        if not names_something(tokens, amount, found[-1] if found else None):
            found.append(amount)
    return tuple(_quantity(tokens, amount) for amount in _in_one_currency(fill_units(tokens, found)))


def _read(tokens: Tokens, blocked: bytearray) -> Iterator[Amount]:
    at = 0
    while at < len(tokens):
        amount = read_amount(tokens, at, blocked) if may_begin(tokens[at]) else None
        if amount is not None and amount.end > at:
            yield amount
            at = amount.end
        else:
            at += 1


def _in_one_currency(amounts: Iterable[Amount]) -> Iterator[Amount]:
    """Yield the amounts, cents being those of the dollars or euros named last."""
    currency = "USD"
    for amount in amounts:
        is_cent = amount.unit == "USD" and amount.value is not None and amount.value < 1
        yield replace(amount, unit=currency) if is_cent else amount
        if amount.unit in WITH_CENTS and not is_cent:
            currency = amount.unit


def _quantity(tokens: Tokens, amount: Amount) -> Quantity:
    span = Span(tokens[amount.start].start, tokens[amount.end - 1].end)
    low, high, value = amount.low, amount.high, amount.value
    if value is not None:
        low = value if "min" in amount.words.labels else None
        high = value if "max" in amount.words.labels and low is None else None
    noun = tokens[amount.noun.head] if amount.noun else None
    return Quantity(
        span=span,
        value=_rounded(value, amount),
        unit=amount.unit,
        minimum=_rounded(low, amount),
        maximum=_rounded(high, amount),
        modifier=amount.words.phrase,
        incremental="more" in amount.words.labels,
        vague=amount.is_vague,
        of=noun.text if noun else "",
        noun_span=Span(noun.start, noun.end) if noun else None,
    )


def _rounded(value: Decimal | None, amount: Amount) -> Value | None:
    """Return a number to be read: fractions with four digits, others exact."""
    if value is None:
        return None
    is_small = amount.unit == "fraction" and value >= FOUR
    return simple(value.quantize(FOUR, ROUND_HALF_EVEN) if is_small else value)

"""Numbers in digits and words as one value: "2.3 million", "2,300,000", "twenty-four"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

UNITS = {
    word: Decimal(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: Decimal(10 * value)
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
HUNDRED = "hundred"
MAGNITUDES = {
    "thousand": Decimal(1000),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
    "bn": Decimal(10**9),
    "mln": Decimal(10**6),
    "tn": Decimal(10**12),
}
DOZEN = {"dozen": Decimal(12)}
WORDS = frozenset({*UNITS, *TENS, HUNDRED, *MAGNITUDES, *DOZEN})
"""The words of numbers."""

ORDINALS = {
    word: f"{value}."
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=1
    )
}


def value_of(words: Sequence[str]) -> Decimal | None:
    """Return the value of the words of one number in lower case (digits among them), None when they make none."""
    total = group = Decimal(0)
    seen = False
    for word in words:
        if word in MAGNITUDES:
            total += (group if seen else Decimal(1)) * MAGNITUDES[word]
            group, seen = Decimal(0), True
            continue
        if word == HUNDRED or word in DOZEN:
            group = (group or Decimal(1)) * (Decimal(100) if word == HUNDRED else DOZEN[word])
        elif word in ("a", "an"):
            group = group if seen else Decimal(1)
        elif word == "half":
            group += Decimal("0.5")
        elif word != "and":
            number = UNITS.get(word, TENS.get(word))
            group += _digits(word) if number is None else number
        seen = True
    return total + group if seen else None


def _digits(word: str) -> Decimal:
    return Decimal("".join(char for char in word if char.isdigit() or char == "."))


def key_of(value: Decimal) -> str:
    """Return the key of a number: "#2300000"."""
    return f"#{value.normalize():f}"

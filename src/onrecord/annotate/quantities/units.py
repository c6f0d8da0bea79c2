"""The unit behind a number, in words or symbols, also behind a hyphen; and the money sign before one."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.quantities.tokens import Tokens
from onrecord.annotate.quantities.vocabulary import Unit, vocabulary

LONGEST = 5
NO_BLANK = frozenset(
    {"s", "h", "in", "g", "l", "L", "C", "F", "V", "W", "st", "ha", "mi", "m", "p", "c", "x", "mb", "t"}
)
"""Symbols that are words or initials as often: only right behind the digits (m, C and F also after a blank)."""
AFTER_BLANK = frozenset({"m", "C", "F", "ha", "g", "V", "W", "st"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A unit that ends before token `end`."""

    unit: Unit
    end: int


def find_unit(tokens: Tokens, at: int, *, is_printed: bool) -> Measure | None:
    """Return the longest unit that begins at token `at`; `is_printed`: the number before it is in digits."""
    start = at + 1 if tokens.joins(at) else at
    worded = _phrase(tokens, start)
    glued = _glued(tokens, start) if is_printed else None
    return glued if glued and (worded is None or glued.end > worded.end) else worded


def _phrase(tokens: Tokens, at: int) -> Measure | None:
    known = vocabulary()
    words: list[str] = []
    best: Measure | None = None
    place, glued = at, True
    while len(words) < LONGEST:
        token = tokens.at(place)
        if token.kind not in ("word", "sign") or (token.text in ".,;:)" and not words):
            break
        glued = token.touches or (glued and not words)
        words.append(token.key)
        unit = known.units.get(tuple(words)) or (known.units.get(("".join(words),)) if glued else None)
        if unit is not None and _is_meant(tokens, at, place, unit):
            best = Measure(unit=unit, end=place + 1)
        place += 2 if tokens.joins(place + 1) else 1
    return best


def _is_meant(tokens: Tokens, at: int, last: int, unit: Unit) -> bool:
    """Whether words that may be something else are a unit here."""
    word = tokens.key(last)
    sets = vocabulary().sets
    if last == at and word in sets["ambiguous money"]:
        return (
            tokens.at(at - 1).kind != "word"
            or word in ("won", "quid", "lei", "bitcoin", "bitcoins")
            or tokens.key(at - 1) in vocabulary().scales
        )
    if last == at and unit.kind == "money" and len(word) <= 2:  # p, c: "3p", never "3 p.m."
        return tokens.at(at).touches and tokens.at(at - 1).is_number and tokens.at(at).text.islower()
    if last == at and unit.kind == "money" and len(word) == 3 and word.upper() in vocabulary().codes:
        return tokens.at(at).text.isupper() or word in ("yen", "won")
    if last == at and word in ("pc", "bp", "pp", "min", "max", "hp", "sec", "mins", "kt"):
        return tokens.at(at - 1).is_number
    if last == at and word == "time":
        return False
    if unit.name == "times":
        return word != "fold" or tokens.at(at - 1).text == "-" or tokens.at(at).touches
    return not (
        word == "stone"
        and last == at
        and not tokens.at(at - 1).is_number
        and tokens.key(at - 1) not in vocabulary().small
    )


def _glued(tokens: Tokens, at: int) -> Measure | None:
    """Return a symbol right behind the digits, or after a blank: "34km", "212 mm", "44.6°C"."""
    for length in (2, 1):
        parts = [tokens.at(at + offset) for offset in range(length)]
        if any(not part.touches for part in parts[1:]) or not all(part.text for part in parts):
            continue
        form = "".join(part.text for part in parts)
        unit = vocabulary().glued.get(form)
        if unit is None:
            continue
        if form in NO_BLANK and not parts[0].touches and form not in AFTER_BLANK:
            continue
        if tokens.at(at + length).touches and tokens.at(at + length).kind in ("number", "word", "name"):
            continue
        return Measure(unit=unit, end=at + length)
    if tokens.at(at).kind == "name" and tokens.at(at).text in vocabulary().glued:  # km2 is cut as one
        return Measure(unit=vocabulary().glued[tokens.at(at).text], end=at + 1)
    return None


def find_symbol(tokens: Tokens, at: int) -> str | None:
    """Return the code of the money sign or code at token `at`, None where there is none."""
    token = tokens.at(at)
    if token.kind != "money":
        return None
    known = vocabulary()
    singles = {"R": "ZAR", "N": "NGN", "K": "ZMW", "P": "PHP"}
    return known.symbols.get(token.text) or known.codes.get(token.text) or singles.get(token.text)

"""The unit of a bare number: from the verb or noun before it, the amount it stands beside, or the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.quantities.amounts import ITEM, PERSON, Amount
from onrecord.annotate.quantities.nouns import names_people
from onrecord.annotate.quantities.tokens import Tokens
from onrecord.annotate.quantities.vocabulary import vocabulary

LINKS = frozenset("from to than against and or of instead versus compared with every until".split())
COUNTED = frozenset({PERSON, ITEM})
FAR = 60
"""Tokens back to an amount that a bare number may be more of: about two sentences."""


def fill_units(tokens: Tokens, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the amounts with every unit filled in; a bare number that nothing explains counts items."""
    filled: list[Amount] = []
    for index, amount in enumerate(amounts):
        if not amount.is_bare:
            filled.append(amount)
            continue
        unit, kind = _unit(tokens, amount, filled, amounts[index + 1 : index + 4])
        filled.append(replace(amount, unit=unit, kind=kind))
    return filled


def _unit(tokens: Tokens, amount: Amount, before: Sequence[Amount], later: Sequence[Amount]) -> tuple[str, str]:
    """Return unit and kind: what the words around say, then what amounts beside say, then what went before."""
    return (
        _from_words(tokens, amount, before, later)
        or _from_neighbours(tokens, amount, before, later)
        or _from_afar(amount, before, later)
        or ((PERSON, PERSON) if tokens.key(amount.end) in vocabulary().sets["auxiliaries"] else (ITEM, ITEM))
    )


def _from_words(
    tokens: Tokens, amount: Amount, before: Sequence[Amount], later: Sequence[Amount]
) -> tuple[str, str] | None:
    if _is_people(tokens, amount):
        return PERSON, PERSON
    if later and later[0].kind not in ("", *COUNTED) and _leads_to(tokens, amount, later[0]):
        return later[0].unit, later[0].kind
    if _is_quake(tokens, amount):
        return "magnitude", "measure"
    noun = _noun_before(tokens, amount)
    if noun:
        return noun, noun
    currency = _currency_near(tokens, amount, before, later)
    return (currency, "money") if currency else None


def _from_neighbours(
    tokens: Tokens, amount: Amount, before: Sequence[Amount], later: Sequence[Amount]
) -> tuple[str, str] | None:
    if before and _is_linked(tokens, before[-1], amount):
        return before[-1].unit, before[-1].kind
    if later and not later[0].is_bare and _leads_to(tokens, amount, later[0]):
        return later[0].unit, later[0].kind
    return None


def _from_afar(amount: Amount, before: Sequence[Amount], later: Sequence[Amount]) -> tuple[str, str] | None:
    for earlier in reversed(before):
        if amount.start - earlier.end > FAR:
            break
        if earlier.kind in COUNTED:
            return earlier.unit, earlier.kind
    if later and later[0].kind in COUNTED and later[0].start - amount.end < 8:
        return later[0].unit, later[0].kind
    return None


def _currency_near(tokens: Tokens, amount: Amount, before: Sequence[Amount], later: Sequence[Amount]) -> str:
    """Return the currency of a bare sum: "profits fell to 340 million" beside "5.6 billion euros"; "" for no sum."""
    last = tokens.at(amount.end - 1)
    is_sum = _is_scale(last.key) and last.key not in ("dozen", "hundred", "thousand", "k")
    words = {tokens.key(place) for place in range(amount.start - 6, amount.start)}
    if is_sum and words & vocabulary().sets["business"]:
        near = [one.unit for one in (*reversed(before[-2:]), *later) if one.kind == "money"]
        return near[0] if near else ""
    is_price = last.value is not None and last.text[-3:-2] == "." and amount.end - amount.start == 1
    recent = [one for one in before[-3:] if one.kind != "duration"]
    if not recent or recent[-1].kind != "money" or amount.start - recent[-1].end >= 20:
        return ""
    return recent[-1].unit if is_sum or is_price else ""


def _is_scale(word: str) -> bool:
    return word in vocabulary().scales or word in vocabulary().short_scales


def _is_quake(tokens: Tokens, amount: Amount) -> bool:
    """Whether a bare number is the strength of an earthquake: "a quake measuring 6.4"."""
    if tokens.key(amount.start - 1) not in ("measuring", "measured", "at") or amount.value is None or amount.value > 10:
        return False
    near = range(max(0, amount.start - 20), amount.start + 20)
    return any(tokens.key(place) in ("quake", "earthquake", "tremor", "aftershock", "temblor") for place in near)


def _is_people(tokens: Tokens, amount: Amount) -> bool:
    """Whether a verb beside the number says that people are counted: "killed 11", "14 were hurt", "employ 5,700"."""
    sets = vocabulary().sets
    if tokens.key(amount.start - 1) in sets["persons before"]:
        return True
    if tokens.key(amount.start - 1) in ("were", "are", "'re") and tokens.key(amount.start - 2) in ("we", "they"):
        return True
    place = amount.end
    while tokens.key(place) in sets["between"] and place < amount.end + 5:
        place += 1
    return tokens.key(place) in sets["persons after"]


def _noun_before(tokens: Tokens, amount: Amount) -> str:
    """Return the unit from "the number of missing at 114", "the toll rose to 45"; "" without one."""
    sets = vocabulary().sets
    for place in range(amount.start - 1, max(-1, amount.start - 12), -1):
        token = tokens.at(place)
        if token.text in (".", ";", "!", "?") or token.kind in ("break", "number", "money"):
            return ""
        if token.key in sets["persons by noun"]:
            return PERSON
        if token.key == "of" and tokens.key(place - 1) in ("number", "numbers", "total", "count", "tally"):
            people = any(names_people(tokens, later) for later in range(place + 1, place + 5))
            return PERSON if people else ITEM
    return ""


def _is_linked(tokens: Tokens, last: Amount, amount: Amount) -> bool:
    """Whether a bare number goes on with a measure before it: "from £12 to 15", "6 minutes instead of 10"."""
    if last.kind in COUNTED or amount.start - last.end > 4 or amount.start == last.end:
        return False
    between = [tokens.key(place) for place in range(last.end, amount.start)]
    if between in (["and"], [","], ["of"], ["or"]):
        return False
    if "every" in between:
        return all(word in LINKS or word in (",", "not") for word in between)
    return bool(between) and all(word in LINKS or word in ("up", "down", "just", "rather") for word in between)


def _leads_to(tokens: Tokens, amount: Amount, following: Amount) -> bool:
    """Whether a bare number shares the unit printed behind the next one: "7 to 9 percent"."""
    between = [tokens.key(place) for place in range(amount.end, following.start)]
    if 0 < len(between) <= 3 and between[0] in ("to", "and", "or", "from", ",", "rather", "versus", "-", "–", "then"):
        return following.kind in COUNTED or between[0] in ("to", "or", "from", "rather")
    return False

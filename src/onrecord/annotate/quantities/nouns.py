"""The noun that a number counts, found without a parser: the first plural behind it, or one singular after "one"."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.quantities.tokens import HYPHENS, Tokens
from onrecord.annotate.quantities.vocabulary import is_person, is_plural, vocabulary

WINDOW = 7
"""Tokens between a number and the head of its noun phrase; longer ones are names of bodies or no phrase at all."""
ADJECTIVAL = (
    "al",
    "ic",
    "ous",
    "ful",
    "ive",
    "able",
    "ible",
    "ed",
    "ing",
    "ish",
    "ary",
    "less",
    "ern",
    "est",
    "ent",
    "ant",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A counted noun: its head, the token behind its phrase, and whether it means people."""

    head: int
    end: int
    is_person: bool


def find_noun(tokens: Tokens, at: int, *, is_one: bool = False) -> Noun | None:
    """Return the noun phrase that begins at `at`, right behind a number; None where none does."""
    if is_one:
        return _singular(tokens, at)
    head = _plural(tokens, at)
    if head is None:
        return None
    return _noun(tokens, head)


def _noun(tokens: Tokens, head: int) -> Noun:
    words = (tokens.key(head), tokens.key(head + 1), tokens.key(head + 2))
    end = head + 3 if words in vocabulary().joined_by_of else head + 1
    return Noun(head=head, end=end, is_person=names_people(tokens, head))


def names_people(tokens: Tokens, head: int) -> bool:
    """Whether the noun at `head` means people; a word with a capital that isn't known may be a people's name."""
    token = tokens.at(head)
    return token.kind == "word" and is_person(token.key)


def _plural(tokens: Tokens, at: int) -> int | None:
    head: int | None = None
    for place in range(at, at + WINDOW):
        token = tokens.at(place)
        if token.text in HYPHENS and token.touches and tokens.at(place + 1).touches:
            continue
        if head is not None and not _extends(tokens, head, place):
            break
        if not _may_be_inside(tokens, place, at):
            break
        is_compound = tokens.joins(place + 1)  # "sales-force": the plural is only the first half
        if not is_compound and (is_plural(token.key) or (token.kind == "name" and token.text.endswith("s"))):
            head = place
    return head


def _extends(tokens: Tokens, head: int, place: int) -> bool:
    """Whether a second plural goes on with the phrase: "arms dealers", "injured passengers", "US citizens"."""
    token = tokens.at(place)
    if not is_plural(token.key) or token.kind != "word" or place != head + 1:
        return _leads_to_plural(tokens, head, place)
    if tokens.key(head) in ("people", "men", "women", "children"):
        return tokens.key(head) != "people" and is_person(token.key)
    return tokens.key(head) in vocabulary().sets["collectives"] or not is_person(tokens.key(head))


def _leads_to_plural(tokens: Tokens, head: int, place: int) -> bool:
    """Whether a word for people that is an adjective as well ("police") goes before another noun: "police officers"."""
    return (
        tokens.key(head) in vocabulary().sets["collectives"]
        and place <= head + 2
        and any(is_plural(tokens.key(later)) for later in range(place, place + 2))
        and tokens.key(place) not in vocabulary().sets["stops"]
        and place == head + 1
    )


def _may_be_inside(tokens: Tokens, place: int, at: int) -> bool:
    """Whether a token can stand inside a noun phrase behind a number."""
    token, following, stops = tokens.at(place), tokens.key(place + 1), vocabulary().sets["stops"]
    if token.kind == "name" or (token.is_number and tokens.at(place - 1).is_capital and place > at):  # Leopard 2 tanks
        return True
    if not token.is_word:
        return False
    if token.key in stops:  # "two long days", "12 lost sailors"
        return place == at and token.key in vocabulary().sets["adjectives"] and is_plural(following)
    return not (token.key.endswith("ly") and place > at and following in stops)


def find_measured(tokens: Tokens, at: int) -> Noun | None:
    """Return what is measured, behind "two tonnes of" or "40-tonne": a plural, or the last word of the phrase."""
    head = _plural(tokens, at)
    if head is not None:
        return _noun(tokens, head)
    end = at
    while end < at + 5 and (_may_be_inside(tokens, end, at) or tokens.joins(end)):
        end += 1
    while end > at + 1 and (
        tokens.key(end - 1).endswith("ed") or tokens.key(end - 1) in ("worth", "right", "left", "free")
    ):
        end -= 1
    return None if end == at else Noun(head=end - 1, end=end, is_person=names_people(tokens, end - 1))


def _singular(tokens: Tokens, at: int) -> Noun | None:
    """Return the noun after "one": known people first, else the word behind adjectives."""
    end = at
    while end < at + 5 and (_may_be_inside(tokens, end, at) or tokens.joins(end)):
        if end > at and is_plural(tokens.key(end)):  # "one hospital serves"
            break
        if names_people(tokens, end) and not tokens.joins(end + 1) and not names_people(tokens, end + 1):
            return Noun(head=end, end=end + 1, is_person=True)
        end += 1
    if end == at:
        return None
    head = at
    while head + 1 < end and _is_before_noun(tokens, head):
        head += 1
    return Noun(head=head, end=head + 1, is_person=names_people(tokens, head))


def _is_before_noun(tokens: Tokens, at: int) -> bool:
    """Whether the word at `at` is an adjective or the first half of a compound."""
    token = tokens.at(at)
    if token.is_capital or token.text in HYPHENS or tokens.joins(at - 1) or tokens.joins(at + 1):
        return True
    return token.key.endswith(ADJECTIVAL) or token.key in vocabulary().sets["adjectives"]

"""A whole amount at a place in a text: modifiers, number or vague word, unit or counted noun."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from onrecord.annotate.quantities.modifiers import Words, match_phrase, read_after, read_before
from onrecord.annotate.quantities.nouns import Noun, find_measured, find_noun
from onrecord.annotate.quantities.numbers import SIGNS
from onrecord.annotate.quantities.pieces import Piece, read_piece, read_range
from onrecord.annotate.quantities.tokens import HYPHENS, Token, Tokens
from onrecord.annotate.quantities.units import find_unit
from onrecord.annotate.quantities.vocabulary import Unit, starters, vocabulary

PRONOUNS = frozenset({"them", "us", "whom", "which", "you"})
DETERMINERS = frozenset("the these those this that its his her their our my your all".split())
NOTHING_BLOCKED = bytearray()
PERSON, ITEM, FRACTION, TIMES = "person", "item", "fraction", "times"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Tokens `start` to `end` as an amount. `unit` is "" for a bare number whose unit is understood from around it."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    kind: str = ""
    words: Words
    is_vague: bool = False
    noun: Noun | None = None

    @property
    def is_bare(self) -> bool:
        return not self.unit


def may_begin(token: Token) -> bool:
    """Whether an amount can begin with `token`: most words of a text are dismissed by this alone."""
    if token.kind == "sign":
        return token.text in SIGNS or token.text in HYPHENS or token.key in starters()
    return token.kind in ("number", "money") or token.key in starters() or token.key.endswith("fold")


def read_amount(tokens: Tokens, at: int, blocked: bytearray) -> Amount | None:
    """Return the amount that begins at token `at` with its first modifier, None where none does."""
    if blocked[at]:
        return None
    words = _meant(tokens, at, read_before(tokens, at))
    return (
        _read_magnitude(tokens, at, words, blocked)
        or _read_twice(tokens, at, words)
        or _read_vague(tokens, at, words, blocked)
        or _read_number(tokens, at, words, blocked)
    )


def _meant(tokens: Tokens, at: int, words: Words) -> Words:
    """Drop "over" where it means "during" ("£3m over five years")."""
    if words.labels and tokens.key(at) == "over" and words.end == at + 1:
        if tokens.key(at - 1) in vocabulary().sets["verbs with over"]:
            return Words(end=at)
        amount = _read_vague(tokens, at, words, NOTHING_BLOCKED) or _read_number(tokens, at, words, NOTHING_BLOCKED)
        is_length = amount is not None and amount.kind == "duration"
        if is_length and tokens.key(at - 1) not in vocabulary().sets["length after"]:
            return Words(end=at)
    return words


def _read_magnitude(tokens: Tokens, at: int, words: Words, blocked: bytearray) -> Amount | None:
    """Return "magnitude 6.1", "a magnitude of 6.1"."""
    place = words.end
    if tokens.key(place) != "magnitude":
        return None
    place += 2 if tokens.joins(place + 1) or tokens.key(place + 1) == "of" else 1
    inner = read_before(tokens, place)
    piece = read_piece(tokens, inner.end, blocked)
    if piece is None or piece.unit is not None or piece.value is None or piece.value > 12:
        return None
    return Amount(start=at, end=piece.end, value=piece.value, unit="magnitude", kind="measure", words=words.plus(inner))


def _read_twice(tokens: Tokens, at: int, words: Words) -> Amount | None:
    """Return "twice as many", "tenfold" as multiples; "twice" for an occasion is no amount here."""
    word = tokens.key(words.end)
    end = words.end + 1
    if word in ("twice", "thrice") and tokens.key(end) in ("as", "the", "that", "its", "his", "their", "what"):
        value = Decimal(2 if word == "twice" else 3)
    elif word.endswith("fold") and word.removesuffix("fold") in vocabulary().small:
        value = Decimal(vocabulary().small[word.removesuffix("fold")])
    else:
        return None
    return Amount(start=at, end=_as_many(tokens, end), value=value, unit=TIMES, kind=TIMES, words=words)


def _as_many(tokens: Tokens, end: int) -> int:
    """Return where "times as many calls", "times bigger" ends."""
    if tokens.key(end) == "as" and tokens.key(end + 1) in ("many", "much"):
        noun = find_noun(tokens, end + 2)
        return noun.end if noun and tokens.key(end + 1) == "many" else end + 2
    if tokens.key(end + 1) == "than" and tokens.at(end).is_word:
        return end + 1
    return end


def _read_vague(tokens: Tokens, at: int, words: Words, blocked: bytearray) -> Amount | None:
    known = vocabulary()
    start = words.end
    scaled = match_phrase(tokens, start, known.vague_of_scale)
    found = match_phrase(tokens, start, known.vague)
    if scaled and tokens.key(scaled[0]) in known.scales and not (found and found[0] > scaled[0] + 1):
        found = (scaled[0] + 1, 0)
        while tokens.key(found[0]) in known.scales:
            found = (found[0] + 1, 0)
    if found is None or any(blocked[start : found[0]]):
        return None
    end, least = found
    low = Decimal(least) if least else None
    if any(tokens.key(place) == "more" for place in range(start, end)):
        words = words.plus(Words(end=end, labels=("more",), printed=("more",)))
    after = read_after(tokens, end)
    if "more" in after.labels or "about" in after.labels:
        words, end = words.plus(after), after.end
    amount = Amount(start=at, end=end, value=None, low=low, words=words, is_vague=True)
    has_of = tokens.key(end - 1) == "of"
    if has_of and tokens.key(end) in DETERMINERS | PRONOUNS:
        return _partitive(tokens, replace(amount, end=end - 1), end)
    if tokens.key(end) == "of" and tokens.key(end + 1) in DETERMINERS | PRONOUNS:
        return _partitive(tokens, amount, end + 1)
    if tokens.key(end) == "of":
        amount = replace(amount, end=end + 1)
    return _named(tokens, amount) or _vague_alone(tokens, start, amount, has_of=has_of)


def _named(tokens: Tokens, amount: Amount) -> Amount | None:
    """Return an amount with the unit or the noun behind it."""
    measure = find_unit(tokens, amount.end, is_printed=False)
    if measure is not None and tokens.at(measure.end - 1).is_word:
        return replace(amount, end=measure.end, unit=measure.unit.name, kind=measure.unit.kind)
    noun = find_noun(tokens, amount.end)
    return _counted(tokens, amount, noun) if noun else None


def _vague_alone(tokens: Tokens, start: int, amount: Amount, *, has_of: bool) -> Amount | None:
    """Return "thousands" with no noun: people, unless something else is understood; "several" alone is no amount."""
    word, following = tokens.key(amount.end - 1), tokens.at(amount.end)
    if (
        has_of
        or (not word.endswith("s") and "more" not in amount.words.labels)
        or (word == "several" and following.key not in vocabulary().sets["persons after"])
    ):
        return None
    if tokens.at(start - 1).is_word and tokens.key(start - 1) not in vocabulary().sets["stops"] and word == "scores":
        return None
    if following.is_word and following.key not in vocabulary().sets["stops"] | vocabulary().sets["persons after"]:
        return replace(amount, unit=PERSON, kind=PERSON) if following.key.endswith("ed") else None
    return replace(amount, unit=PERSON, kind=PERSON)


def _read_number(tokens: Tokens, at: int, words: Words, blocked: bytearray) -> Amount | None:
    piece = read_range(tokens, words.end, blocked)
    if piece is None:
        return None
    amount = Amount(start=at, end=piece.end, value=piece.value, low=piece.low, high=piece.high, words=words)
    if not words.labels:
        amount = replace(amount, start=piece.start)
    if piece.unit is not None:
        return _measured(tokens, amount, piece.unit)
    if piece.number.is_fraction:
        return _fraction(tokens, amount, piece)
    if tokens.joins(piece.end) and not read_after(tokens, piece.end).labels:
        return _hyphenated(tokens, amount)
    return _count(tokens, amount, piece)


def _measured(tokens: Tokens, amount: Amount, unit: Unit) -> Amount | None:
    end = amount.end
    if unit.name == TIMES:
        end = _as_many(tokens, end)
    after = read_after(tokens, end)
    if after.labels and not ("more" in after.labels and unit.kind == "measure" and unit.name == TIMES):
        amount, end = replace(amount, words=amount.words.plus(after)), after.end
    name = "pound" if unit.name == "GBP" and _is_weight(tokens, amount) else unit.name
    kind = TIMES if unit.name == TIMES else unit.kind
    return replace(amount, end=end, unit=name, kind=kind, noun=_of_measure(tokens, end))


def _is_weight(tokens: Tokens, amount: Amount) -> bool:
    """Whether "pounds" weigh: "weighing 200 pounds", "50 pounds of explosives", "a 500-pound bomb"."""
    if tokens.key(amount.end - 1) not in ("pound", "pounds"):
        return False
    near = {tokens.key(place) for place in range(amount.start - 6, amount.end + 4)}
    return bool(near & vocabulary().sets["weight"])


def _of_measure(tokens: Tokens, end: int) -> Noun | None:
    """Return what is measured: "two tonnes of cocaine", "a 40-tonne lorry"."""
    place = end + 1 if tokens.key(end) == "of" else end
    if place == end and not tokens.joins(end - 2):
        return None
    while tokens.key(place) in DETERMINERS | {"a", "an"}:
        place += 1
    if place == end:
        return find_noun(tokens, place) or find_noun(tokens, place, is_one=True)
    return find_measured(tokens, place)


def _fraction(tokens: Tokens, amount: Amount, piece: Piece) -> Amount | None:
    word, following, before = tokens.key(piece.end - 1), tokens.key(piece.end), tokens.key(amount.start - 1)
    alone = amount.words.labels or before in ("by", "to", "about", "than", "only", "just", "up", "down", "from")
    if word == "half" and not (following in DETERMINERS | {"of", "as"} or (alone and following not in ("a", "an"))):
        return None
    if piece.number.needs_of and following != "of" and not (alone and _ends(tokens, piece.end)):
        return None
    amount = replace(amount, unit=FRACTION, kind=FRACTION)
    if following in DETERMINERS | {"of"}:
        place = piece.end + 1 if following == "of" else piece.end
        while tokens.key(place) in DETERMINERS | {"a", "an"}:
            place += 1
        noun = find_measured(tokens, place)
        if noun and tokens.key(noun.head) == "point" and _is_poll(tokens, noun.head):  # "a quarter of a point"
            return replace(amount, end=noun.head + 1, unit="percentage point", kind="measure")
        return replace(amount, noun=noun)
    noun = find_noun(tokens, piece.end)
    is_share = tokens.key(piece.end - 1) not in vocabulary().parts
    return replace(amount, end=noun.end, noun=noun) if noun and is_share else amount


def _ends(tokens: Tokens, at: int) -> bool:
    following = tokens.at(at)
    return not following.is_word or following.key in vocabulary().sets["stops"]


def _hyphenated(tokens: Tokens, amount: Amount) -> Amount | None:
    """Return "4,000-strong", "15-member", "four-bedroom"; None for "two-way" and the like."""
    place = amount.end + 1
    word = tokens.key(place)
    sets = vocabulary().sets
    if not tokens.at(place).is_word or word in sets["skipped"] or word in vocabulary().parts or len(word) == 1:
        return None
    if word == "strong":
        return replace(
            amount,
            end=place + 1,
            unit=PERSON,
            kind=PERSON,
            noun=find_noun(tokens, place + 1) or find_noun(tokens, place + 1, is_one=True),
        )
    noun = Noun(head=place, end=place + 1, is_person=word in sets["of persons"])
    return _counted(tokens, amount, noun)


def _count(tokens: Tokens, amount: Amount, piece: Piece) -> Amount | None:
    after = read_after(tokens, piece.end)
    if after.labels:
        amount = replace(amount, end=after.end, words=amount.words.plus(after))
    place = amount.end
    measure = find_unit(tokens, place, is_printed=False) if after.labels else None
    if measure is not None:
        return replace(amount, end=measure.end, unit=measure.unit.name, kind=measure.unit.kind)
    if tokens.key(place) == "of" and tokens.key(place + 1) in DETERMINERS | PRONOUNS:
        return _partitive(tokens, amount, place + 1)
    if tokens.key(place) in ("fewer", "other", "more"):
        place += 1
    is_one = piece.value == 1 and tokens.key(piece.start) in ("one", "1")
    noun = find_noun(tokens, place, is_one=is_one)
    if noun is not None:
        if is_one and tokens.key(noun.end) in vocabulary().sets["saying"]:
            return None
        return _counted(tokens, amount, noun)
    if is_one or piece.value == 0:
        return None
    return replace(amount, end=place if tokens.key(place - 1) == "fewer" else amount.end)


def _counted(tokens: Tokens, amount: Amount, noun: Noun) -> Amount:
    unit = PERSON if noun.is_person else ITEM
    if tokens.key(noun.head) in ("points", "point") and _is_poll(tokens, noun.head):
        unit = "percentage point"
    return replace(amount, end=noun.end, unit=unit, kind=unit, noun=noun)


def _is_poll(tokens: Tokens, at: int) -> bool:
    sets = vocabulary().sets
    return any(
        tokens.key(place) in sets["points"] or tokens.key(place) == "%" for place in range(max(0, at - 14), at + 14)
    )


def _partitive(tokens: Tokens, amount: Amount, at: int) -> Amount:
    """Return "five" of "five of the boats": the noun gives the unit and stays outside."""
    if tokens.key(at) == "whom" or tokens.key(at) == "us":
        return replace(amount, unit=PERSON, kind=PERSON)
    place = at
    while tokens.key(place) in DETERMINERS:
        place += 1
    inner = read_piece(tokens, place, NOTHING_BLOCKED)
    if inner is not None and inner.unit is None:
        place = inner.end
    noun = find_noun(tokens, place)
    if noun is None:
        return amount
    return replace(amount, unit=PERSON if noun.is_person else ITEM, kind=PERSON if noun.is_person else ITEM, noun=noun)

"""Numbers as words and digits say them: "forty-two", "two and a half million", "12k", "one in three"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from onrecord.annotate.quantities.tokens import Tokens
from onrecord.annotate.quantities.vocabulary import is_plural, vocabulary

SIGNS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal("0.3333"),
         "⅔": Decimal("0.6667"), "⅕": Decimal("0.2"), "⅛": Decimal("0.125")}  # fmt: skip
LARGEST = Decimal(10) ** 21
"""Beyond a sextillion nothing in the news is an amount; it keeps hostile chains of "million million" bounded."""
DETERMINERS = frozenset({"a", "an"})
MOST_WORDS = 24
"""Words of one number; the longest in print ("nine hundred and ...") have fewer than 20."""
ROUNDED = Decimal("0.0001")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number that ends before token `end`. `scale` is the multiplier that was printed, `is_bare` that none was."""

    value: Decimal
    end: int
    is_fraction: bool = False
    is_printed: bool = False
    """In digits."""
    scale: Decimal = Decimal(1)
    needs_of: bool = False


def read_number(tokens: Tokens, at: int, *, is_money: bool = False) -> Number | None:
    """Return the number that begins at token `at`, None where none does."""
    return (
        _read_share(tokens, at)
        or _read_fraction(tokens, at)
        or _read_digits(tokens, at, is_money=is_money)
        or _read_words(tokens, at)
    )


def _read_digits(tokens: Tokens, at: int, *, is_money: bool) -> Number | None:
    first = tokens.at(at)
    if first.text in SIGNS:
        return _scaled(tokens, Number(value=SIGNS[first.text], end=at + 1, is_printed=True))
    if first.value is None:
        return None
    value, end = first.value, at + 1
    mixed = _mixed(tokens, end)
    if mixed is not None:
        value, end = value + mixed[0], mixed[1]
    short = _short_scale(tokens, end, is_money=is_money)
    if short is not None:
        return _checked(Number(value=value * short, end=end + 1, is_printed=True, scale=short))
    number = _scaled(tokens, Number(value=_thousands(tokens, at, value), end=end, is_printed=True))
    if number is not None and number.scale > 1 and first.text.count(".") == 1:
        return Number(value=value * number.scale, end=number.end, is_printed=True, scale=number.scale)
    return number


def _thousands(tokens: Tokens, at: int, value: Decimal) -> Decimal:
    """Return "12.000" as twelve thousand where three zeros say that the point parts thousands."""
    text = tokens.at(at).text
    return value * 1000 if text.endswith(".000") and text.count(".") == 1 and value > 0 else value


def _mixed(tokens: Tokens, at: int) -> tuple[Decimal, int] | None:
    """Return the fraction of "2½", "2 1/2", and where it ends."""
    if tokens.at(at).text in SIGNS:
        return SIGNS[tokens.at(at).text], at + 1
    top, bar, bottom = tokens.at(at), tokens.at(at + 1), tokens.at(at + 2)
    if (
        bar.text in ("/", "⁄")
        and bar.touches
        and top.value
        and bottom.value
        and bottom.value <= 16
        and top.value < bottom.value
    ):
        return (top.value / bottom.value).quantize(ROUNDED, ROUND_HALF_EVEN), at + 3
    return None


def _short_scale(tokens: Tokens, at: int, *, is_money: bool) -> Decimal | None:
    """Return the scale of "12k", "5m", "1.2bn"; "m" and "t" alone are read only where they can't be a measure."""
    token = tokens.at(at)
    scale = vocabulary().short_scales.get(token.key)
    if scale is None or not (token.touches or (is_money and token.key != "k")):
        return None
    if token.text == "K" and not is_money and not is_plural(tokens.key(at + 1)):
        return None  # 4K, a format
    if token.key in ("m", "b", "t", "mm", "mil", "cr") and not is_money and not is_counted_by(tokens, at):
        return None
    return Decimal(scale)


def is_counted_by(tokens: Tokens, at: int) -> bool:
    """Whether the "m" at token `at` is a million: things are counted after it, no height is told."""
    token, following = tokens.at(at), tokens.at(at + 1)
    sets = vocabulary().sets
    if token.text == "M" or token.key == "b":
        return True
    if token.key != "m" or following.key in sets["metres"]:
        return False
    if is_plural(following.key) or (following.key,) in vocabulary().units:
        return True
    if any(tokens.key(place) == "m" and is_plural(tokens.key(place + 1)) for place in range(max(0, at - 16), at)):
        return True  # "1.1m signatures, short of the 2m needed"
    window = {tokens.key(place) for place in range(max(0, at - 12), min(len(tokens), at + 6))}
    if window & sets["metres"]:
        return False
    following_word = following.is_word and following.key not in sets["stops"]
    return following_word or following.text == "-" or bool(window & sets["persons by noun"])


def _scaled(tokens: Tokens, number: Number) -> Number | None:
    """Return a number with the scales behind it: "2.5 million", "20-million", "5 lakh crore"."""
    value, end, scale = number.value, number.end, Decimal(1)
    scales = vocabulary().scales
    while True:
        at = end + 1 if tokens.joins(end) and tokens.key(end + 1) in scales else end
        word = scales.get(tokens.key(at))
        if word is None or scale * word > LARGEST:
            break
        value, scale, end = value * word, scale * word, at + 1
    return _checked(Number(value=value, end=end, is_printed=number.is_printed, scale=scale))


def _checked(number: Number) -> Number | None:
    return number if number.value <= LARGEST else None


def _read_words(tokens: Tokens, at: int) -> Number | None:
    """Return "two hundred and ten", "a dozen", "one and a half million", "half a million"."""
    known = vocabulary()
    start = at
    if tokens.key(at) in DETERMINERS and tokens.key(at + 1) in known.scales:
        start = at + 1
    elif tokens.key(at) not in known.small:
        return None
    total, end, scale = _sum(tokens, start)
    half = _and_a_part(tokens, end)
    if half is not None:
        last = known.scales.get(tokens.key(end - 1), 1)  # "a million and a half"
        total, end = total + half[0] * last, half[1]
        return _scaled(tokens, Number(value=total, end=end))
    return _checked(Number(value=total, end=end, scale=scale))


def _sum(tokens: Tokens, at: int) -> tuple[Decimal, int, Decimal]:
    """Return the sum of number words from `at` on, where it ends, and its largest scale."""
    known = vocabulary()
    total, current, end, scale = 0, 0, at, 1
    place = at
    while place < at + MOST_WORDS:
        word = tokens.key(place)
        if word in known.small and _adds(current, known.small[word], tokens, at, place):
            current += known.small[word]
        elif word in known.scales:
            scale = max(scale, known.scales[word])
            total, current = _times(total, current, known.scales[word])
        else:
            break
        end = place = place + 1
        if tokens.joins(place) or (tokens.key(place) == "and" and _continues(tokens, place)):
            place += 1
    return Decimal(total + current), end, Decimal(scale)


def _times(total: int, current: int, size: int) -> tuple[int, int]:
    """Return the sum so far with its last part, or all of it where the scale grows ("two thousand million")."""
    if size < 1000:
        return total, (current or 1) * size
    if total and size > total:
        return (total + current) * size, 0
    return total + (current or 1) * size, 0


def _adds(current: int, value: int, tokens: Tokens, start: int, place: int) -> bool:
    if place == start:
        return True
    rest = current % 100
    if rest == 0:
        return current > 0 or tokens.key(place - 1) in vocabulary().scales or tokens.key(place - 1) == "and"
    return rest >= 20 and rest % 10 == 0 and 0 < value < 10


def _continues(tokens: Tokens, at: int) -> bool:
    """Whether "and" at `at` goes on with the number: "two hundred and ten", not "a million and two ships"."""
    known = vocabulary()
    return tokens.key(at - 1) in ("hundred", "thousand") and tokens.key(at + 1) in known.small


def _and_a_part(tokens: Tokens, at: int) -> tuple[Decimal, int] | None:
    """Return the "and a half" behind a number, also with hyphens, and where it ends."""
    place = at + 1 if tokens.joins(at) else at
    if tokens.key(place) != "and":
        return None
    place += 2 if tokens.joins(place + 1) else 1
    word = tokens.key(place)
    if word not in DETERMINERS and word not in vocabulary().small:
        return None
    count = 1 if word in DETERMINERS else vocabulary().small[word]
    place += 2 if tokens.joins(place + 1) else 1
    part = vocabulary().parts.get(tokens.key(place))
    if part is None or part > 10 or count >= part:
        return None
    return Decimal(count) / Decimal(part), place + 1


def _read_fraction(tokens: Tokens, at: int) -> Number | None:
    """Return "half", "a third", "two-thirds", "three quarters", "1/3 of": a fraction; of a scale a number."""
    top, place = _top(tokens, at)
    if top is None:
        return _read_slashed(tokens, at)
    word = tokens.key(place)
    part = vocabulary().parts.get(word)
    is_half_alone = place == at
    if (
        part is None
        or top >= part
        or (top > 1 and top * 2 == part)
        or (is_half_alone and word != "half")
        or (top > 1 and not word.endswith(("s", "half")))
    ):
        return None
    value = (Decimal(top) / Decimal(part)).quantize(ROUNDED, ROUND_HALF_EVEN)
    return _of_scale(tokens, Decimal(top) / Decimal(part), place + 1) or Number(
        value=value, end=place + 1, is_fraction=True, needs_of=top == 1 and word != "half"
    )


def _top(tokens: Tokens, at: int) -> tuple[int | None, int]:
    word = tokens.key(at)
    if word == "half":
        return 1, at
    if word in DETERMINERS:
        return 1, at + 1
    count = vocabulary().small.get(word)
    if count is None and tokens.at(at).value is not None and tokens.at(at).value == 3:
        count = 3
    if count is None or count == 0:
        return None, at
    return count, at + 2 if tokens.joins(at + 1) else at + 1


def _of_scale(tokens: Tokens, part: Decimal, at: int) -> Number | None:
    """Return "half a million", "a quarter of a million", "half-a-dozen"."""
    place = at + 1 if tokens.joins(at) or tokens.key(at) == "of" else at
    if tokens.key(place) not in DETERMINERS:
        return None
    place += 2 if tokens.joins(place + 1) else 1
    scale = vocabulary().scales.get(tokens.key(place))
    return Number(value=part * scale, end=place + 1, scale=Decimal(scale)) if scale else None


def _read_slashed(tokens: Tokens, at: int) -> Number | None:
    mixed = _mixed(tokens, at)
    if mixed is None or mixed[1] != at + 3 or tokens.key(at + 3) not in ("of", "the"):
        return None
    return Number(value=mixed[0], end=mixed[1], is_fraction=True)


def _read_share(tokens: Tokens, at: int) -> Number | None:
    """Return "one in three", "seven out of ten", "four in 10" as a fraction."""
    top, joint = _plain(tokens, at)
    if top is None:
        return None
    if tokens.joins(joint):
        joint += 1
    if tokens.key(joint) in ("time", "times") and tokens.key(joint + 1) == "out":
        joint += 1
    if tokens.key(joint) == "out" and tokens.key(joint + 1) == "of":
        place = joint + (3 if tokens.key(joint + 2) == "every" else 2)
    elif tokens.key(joint) == "in":
        place = joint + (2 if tokens.joins(joint + 1) else 1)
        if tokens.key(place) == "every":
            place += 1
    else:
        return None
    bottom, end = _plain(tokens, place)
    if bottom is None or top >= bottom or bottom < 2 or not _is_share(tokens, joint, top, bottom, end):
        return None
    return Number(value=(top / bottom).quantize(Decimal("0.000001"), ROUND_HALF_EVEN), end=end, is_fraction=True)


def _is_share(tokens: Tokens, joint: int, top: Decimal, bottom: Decimal, end: int) -> bool:
    """Whether "X in Y" is a share: Y is round or small, and no length of time ("one in 10 days", "two in 2019")."""
    following = (tokens.key(end),)
    unit = vocabulary().units.get(following)
    if unit is not None and unit.kind == "duration" and tokens.key(joint) == "in":
        return False
    is_year = 1900 <= bottom <= 2100
    small = bottom <= 10 and bottom == int(bottom) and top == int(top)
    return not is_year and (small or bottom in (12, 20, 25, 30, 50, 100, 1000, 10000, 100000) or top == 1)


def _plain(tokens: Tokens, at: int) -> tuple[Decimal | None, int]:
    token = tokens.at(at)
    if token.value is not None:
        return token.value, at + 1
    if token.key not in vocabulary().small or token.key == "zero":
        if token.key in DETERMINERS and tokens.key(at + 1) in ("hundred", "thousand", "million"):
            return _sum(tokens, at + 1)[0], _sum(tokens, at + 1)[1]
        return None, at
    value, end, _ = _sum(tokens, at)
    return value, end

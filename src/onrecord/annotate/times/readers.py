"""The slots of a match read with the values of the lexicon: what the words mean. Resolving is `anchoring`'s."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from onrecord.annotate.times.grammar import Match
from onrecord.annotate.times.meanings import Kind, Meaning, Which
from onrecord.annotate.times.numerals import (
    Amount,
    digits_of,
    read_amount,
    read_iso,
    read_slashed,
    spelt_number,
    spelt_year,
)
from onrecord.annotate.times.tokens import FIRST_YEAR, LAST_YEAR, Tokens
from onrecord.annotate.times.vocabulary import Value, Vocabulary

LAST_CENTURY, QUARTERS, HALVES = 40, 4, 2
MONTHS_OF_30 = (4, 6, 9, 11)
HOURS, MINUTES = 24, 60


class Slots:
    """The slots of a match, read with a vocabulary."""

    def __init__(self, match: Match, tokens: Tokens, words: Vocabulary) -> None:
        self.match, self.tokens, self.words = match, tokens, words

    def keys(self, slot: str) -> list[str]:
        """Return the tokens of a slot in small letters; [] when it is not filled."""
        start, end = self.match.slots.get(slot, (0, 0))
        return [self.tokens.key(index) for index in range(start, end)]

    def key(self, slot: str) -> str:
        return "".join(self.keys(slot)[:1])

    def has(self, slot: str) -> bool:
        return slot in self.match.slots

    def value(self, slot: str, *names: str) -> Value | None:
        """Return what the first token of a slot is worth, in the first of the classes that has it."""
        found = (self.words.value(name, self.key(slot)) for name in names)
        return next((value for value in found if value is not None), None)

    def number(self, slot: str, *names: str) -> int | None:
        value = self.value(slot, *names)
        return int(value) if value is not None else None

    def text(self, slot: str, *names: str) -> str:
        value = self.value(slot, *names)
        return str(value) if value is not None else ""

    def direction(self, slot: str, name: str) -> Which | None:
        """Return a value like -1 or F1 as a direction."""
        value = self.text(slot, name)
        return Which(by=int(value.removeprefix("F")), from_focus=value.startswith("F")) if value else None

    def which(self, *, is_day: bool) -> Which | None:
        """Return the direction of a match. "The next day", "the next morning" is told from the day just mentioned."""
        which = self.direction("which", "WHICH")
        return Which(by=1, from_focus=True) if is_day and which is not None and which.by == 1 else which

    def mod(self) -> str:
        return self.text("share", "PARTLY") or self.text("part", "PARTADJ", "PARTNOUN") or self.text("approx", "APPROX")

    def unit(self) -> str:
        return self.text("unit", "UNIT", "UNITS")

    def amount(self) -> Amount | None:
        """Return the amount that the slots make together; of nothing it is unknown ("weeks"), None when unreadable."""
        return read_amount(self.keys("amount"), self.keys("half"), self.text("vague", "VAGUE"), self.words)


def read_meaning(match: Match, tokens: Tokens, words: Vocabulary) -> Meaning | None:
    """Return what a match means, None when it is no date after all (31 February, 25:61)."""
    return READERS[Kind(match.rule.kind)](Slots(match, tokens, words))


def _calendar(slots: Slots) -> Meaning | None:
    if slots.has("iso") or slots.has("slashed"):
        return _numeric(slots)
    clock = _clock(slots)
    year, is_short = _year(slots)
    if slots.has("spelt") and (year is None or not FIRST_YEAR <= year <= LAST_YEAR):
        return None
    is_before_christ = slots.text("era", "ERA") == "BC"
    meaning = Meaning(
        kind=Kind.CALENDAR,
        year=1 - year if is_before_christ and year is not None else year,
        short_year=is_short,
        is_bare_year=slots.has("bare"),
        month=slots.number("month", "MONTH"),
        day=digits_of(slots.key("day")),
        weekday=slots.number("weekday", "WEEKDAY"),
        is_week=slots.has("week"),
        nth=slots.number("nth", "NTH") or 0,
        season=slots.text("season", "SEASON"),
        quarter=_part_of_year(slots, "quarter"),
        half=_part_of_year(slots, "half"),
        decade=_decade(slots),
        century=_ordinal(slots, "nth_century"),
        before_christ=is_before_christ,
        daypart=slots.text("deictic", "TONIGHT") or slots.text("daypart", "DAYPART"),
        clock=clock or "",
        holiday=slots.text("holiday", "HOLIDAY"),
        day_shift=slots.number("deictic", "DEICTIC"),
        side=slots.number("side", "SIDE") or 0,
        which=slots.which(is_day=slots.has("daypart") and not slots.has("weekday")),
        which_year=slots.has("which") and slots.has("whole"),
        same_year=slots.has("same"),
        mod=slots.mod(),
    )
    return meaning if clock is not None and _is_possible(meaning) else None


def _numeric(slots: Slots) -> Meaning | None:
    parts = read_iso(slots.key("iso").upper()) if slots.has("iso") else read_slashed(slots.key("slashed"))
    if parts is None:
        return None
    return Meaning(
        kind=Kind.CALENDAR,
        year=parts.year,
        short_year=parts.short_year,
        month=parts.month,
        day=parts.day,
        weekday=slots.number("weekday", "WEEKDAY"),
        clock=parts.clock,
        swapped=parts.swapped,
        is_dotted="." in slots.key("slashed"),
        is_day_first=parts.is_day_first,
    )


def _year(slots: Slots) -> tuple[int | None, bool]:
    """Return the year a match states and whether its century is missing ("'98")."""
    if slots.has("spelt"):
        return spelt_year(slots.keys("spelt"), slots.words), False
    if slots.has("number") or slots.has("bare"):
        return digits_of(slots.key("number") or slots.key("bare")), False
    number = digits_of(slots.key("year").lstrip("'"))
    if number is None or number >= 100:
        return number, False
    century = digits_of(slots.key("same_century"))
    return (number, True) if century is None else (century // 100 * 100 + number, False)


def _decade(slots: Slots) -> int | None:
    """Return a decade as year // 10; below 10 its century is missing ("the '70s", "the seventies")."""
    tens = slots.number("tens", "TENS")
    if tens is not None:
        return tens
    number = digits_of(slots.key("decade").lstrip("'"))
    return number // 10 if number is not None else None


def _ordinal(slots: Slots, slot: str) -> int | None:
    word = slots.number(slot, "ORDWORD")
    return word if word is not None else digits_of(slots.key(slot))


def _part_of_year(slots: Slots, name: str) -> int | None:
    """Return which quarter or half of the year is meant."""
    if slots.has(name) and not slots.has("unit"):
        return digits_of(slots.key(name)[1:])
    if slots.text("unit", "YEARPART") != {"quarter": "Q", "half": "H"}[name]:
        return None
    return slots.number("latter", "HALF") or _ordinal(slots, "ordinal")


def _clock(slots: Slots) -> str | None:
    """Return the time of day as hh:mm, "" when none is stated, None when there is no such time (25:61)."""
    if slots.has("noon"):
        return slots.text("noon", "NOON")
    if slots.has("military"):
        digits = slots.key("military")
        return _hour_and_minute(digits_of(digits[:2]), digits[2:]) if len(digits) == 4 else None
    if not slots.has("clock") and not slots.has("hour"):
        return ""
    word, _, rest = slots.key("clock").partition(":")
    hour = digits_of(word or slots.key("hour"))
    if hour is None:
        hour = spelt_number(slots.keys("hour"), slots.words)
    half = slots.text("ampm", "AMPM")
    if half and hour is not None and hour <= 12:
        hour = hour % 12 + (12 if half == "PM" else 0)
    return _hour_and_minute(hour, rest[:2] or "00")


def _hour_and_minute(hour: int | None, minute: str) -> str | None:
    if hour is None or hour > HOURS or int(minute) >= MINUTES:
        return None
    return f"{hour:02d}:{int(minute):02d}"


def _is_possible(meaning: Meaning) -> bool:
    """Say whether there can be such a date: no 31 February, no 5th quarter."""
    if meaning.day is not None and meaning.month is not None:
        longest = 29 if meaning.month == 2 else 30 if meaning.month in MONTHS_OF_30 else 31
        if not 1 <= meaning.day <= longest:
            return False
    parts = ((meaning.quarter, QUARTERS), (meaning.half, HALVES), (meaning.century, LAST_CENTURY), (meaning.day, 31))
    return all(part is None or 1 <= part <= limit for part, limit in parts)


def _relative(slots: Slots) -> Meaning:
    unit = slots.unit() or "D"
    side = slots.number("side", "SIDE")
    which = slots.which(is_day=unit == "D") or Which(by=side or 0, from_focus=unit == "D" or side is not None)
    follower = slots.tokens.key(slots.match.end)
    is_business_year = unit == "Y" and not slots.mod() and slots.words.value("ENDING", follower) is not None
    if is_business_year or slots.value("which", "STRETCH") is not None:
        return Meaning(kind=Kind.DURATION, amount=Amount(value=1), unit=unit, mod=slots.mod())
    if unit == "WE":
        return Meaning(kind=Kind.WEEKEND, which=which if slots.has("which") else None, mod=slots.mod())
    return Meaning(kind=Kind.RELATIVE, which=which, unit=unit, mod=slots.mod())


def _counted(slots: Slots) -> Meaning:
    return Meaning(kind=Kind.COUNTED, daypart=slots.text("daypart", "DAYPART"))


def _ago(slots: Slots) -> Meaning | None:
    which = slots.direction("direction", "AGO") or slots.direction("turn", "TURN")
    amount = slots.amount()
    if amount is None:
        return None
    return Meaning(kind=Kind.AGO, which=which, amount=amount, unit=slots.unit(), mod=slots.mod())


def _duration(slots: Slots) -> Meaning | None:
    is_one = slots.text("unit", "UNIT") and not (slots.has("amount") or slots.has("vague") or slots.has("half"))
    amount = Amount(value=1) if is_one else slots.amount()
    if amount is None:
        return None
    which = slots.direction("which", "WHICH") or slots.direction("turn", "TURN")
    return Meaning(kind=Kind.DURATION, amount=amount, unit=slots.unit() or "X", mod=slots.mod(), which=which)


def _set(slots: Slots) -> Meaning | None:
    amount = slots.amount() if slots.has("amount") else Amount(value=1)
    return Meaning(
        kind=Kind.SET,
        value=slots.text("often", "OFTEN"),
        weekday=slots.number("weekday", "WEEKDAY", "WEEKDAYS"),
        month=slots.number("month", "MONTH"),
        season=slots.text("season", "SEASON"),
        daypart=slots.text("daypart", "DAYPART", "DAYPARTS"),
        unit=slots.unit(),
        amount=amount,
    )


def _period(slots: Slots) -> Meaning:
    """Read what companies report on: `which.by` is -1 for the same quarter a year ago."""
    year, _ = _year(slots)
    which = Which(by=-1 if slots.has("back") else 0, from_focus=True)
    return Meaning(kind=Kind.PERIOD, which=which, year=year, unit=slots.unit())


def _reference(slots: Slots) -> Meaning:
    value = "PAST_REF" if slots.has("past") else "FUTURE_REF" if slots.has("future") else slots.text("ref", "REF")
    return Meaning(kind=Kind.REFERENCE, value=value or "PRESENT_REF")


def _named(slots: Slots) -> Meaning:
    year, is_short = _year(slots)
    named = Meaning(kind=Kind.CALENDAR, holiday=slots.match.rule.named, which=slots.direction("which", "WHICH"))
    return replace(named, year=year, short_year=is_short)


READERS: Mapping[Kind, Callable[[Slots], Meaning | None]] = {
    Kind.CALENDAR: _calendar,
    Kind.NAMED: _named,
    Kind.RELATIVE: _relative,
    Kind.COUNTED: _counted,
    Kind.AGO: _ago,
    Kind.PERIOD: _period,
    Kind.DURATION: _duration,
    Kind.SET: _set,
    Kind.REFERENCE: _reference,
}

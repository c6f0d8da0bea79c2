"""What only looks like a time: date words in names, numbers that count something, "May" the modal.

A rule of the lexicon names its guard; a guard looks at the words around a match, by the lexicon's lists.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from onrecord.annotate.times.grammar import Match
from onrecord.annotate.times.tokens import Tokens
from onrecord.annotate.times.vocabulary import Vocabulary

NOT_YEARS = frozenset("$£€¥#%")
"""Signs before or after a number that is no year."""
OPENING_SIGNS = frozenset("([_\"'“‘")
SHORTEST_PLURAL = 4
"""Letters of a word that may be a plural: "gas" is none, "cars" is."""


@dataclass(frozen=True, slots=True)
class Place:
    """A match and the words around it."""

    match: Match
    tokens: Tokens
    words: Vocabulary
    is_narrative: bool
    keeps_periods: bool

    @property
    def before(self) -> str:
        return self.tokens.key(self.match.start - 1)

    @property
    def after(self) -> str:
        return self.tokens.key(self.match.end)

    @property
    def first(self) -> str:
        return self.tokens.key(self.match.start)

    @property
    def last(self) -> str:
        return self.tokens.key(self.match.end - 1)

    @property
    def length(self) -> int:
        return self.match.end - self.match.start

    def follows(self, name: str) -> bool:
        """Say whether the word before is in a list of the lexicon."""
        return self.words.lists_word(name, self.before)

    def precedes(self, name: str) -> bool:
        """Say whether the word after is in a list of the lexicon."""
        return self.words.lists_word(name, self.after)

    def has(self, *slots: str) -> bool:
        return any(slot in self.match.slots for slot in slots)

    def precedes_noun(self) -> bool:
        """Say whether a word written small follows that is no preposition, pronoun or auxiliary."""
        is_small = self.tokens.is_unknown_word(self.match.end) and self.tokens.word(self.match.end).islower()
        return is_small and not self.precedes("prepositions") and not self.precedes("after_day")

    def precedes_name(self) -> bool:
        """Say whether a word with a capital follows that means nothing for time: "the Sunday Times"."""
        return self.tokens.is_unknown_word(self.match.end) and self.tokens.word(self.match.end)[0].isupper()

    def qualifies_noun(self) -> bool:
        """Say whether the match stands as an adjective: "a March operation", "the spring offensive"."""
        return self.follows("determiners") and self.precedes_noun()


def is_time(place: Place) -> bool:
    """Say whether a match stands where a time can stand."""
    if place.words.lists_word("no_openers", place.first):
        return False
    guard = GUARDS.get(place.match.rule.guard)
    return guard is None or guard(place)


def _is_length(place: Place) -> bool:
    """Ages ("6-year-old") and rates ("flights a week", "$5 a day") are no lengths of time, "60 Minutes" is a name."""
    if place.precedes("after_age") or _has_loose_article(place):
        return False
    joined = place.words.value("DASH", place.after) is not None
    if joined and place.words.lists_word("after_adjective", place.tokens.key(place.match.end + 1)):
        return False
    if not place.is_narrative and (_has_named_unit(place) or _is_loose_plural(place)):
        return False
    return not _is_share(place) and not _is_rate(place)


def _has_loose_article(place: Place) -> bool:
    """Say whether the article belongs to the noun: in "a decade-long war" the time is "decade-long"."""
    joint = place.tokens.key(place.match.end - 2)
    return place.length > 3 and place.first in ("a", "an") and place.words.value("DASH", joint) is not None


def _is_loose_plural(place: Place) -> bool:
    """Say whether a plural stands where no length stands: "just minutes apart", "such quarters"."""
    is_alone = place.length == 1 and place.words.value("UNITS", place.first) is not None
    return is_alone and place.follows("not_before_length")


def _is_share(place: Place) -> bool:
    """Say whether quarters are parts of something: "a quarter", "three quarters of the food"."""
    unit = place.words.value("UNIT", place.last) or place.words.value("UNITS", place.last)
    if unit != "Q" or place.has("which", "vague"):
        return False
    if place.length == 1:
        return place.words.value("NUMWORD", place.before) is not None or place.before in place.words.values["DASH"]
    amount = place.tokens.key(place.match.slots.get("amount", (-1, -1))[0])
    return place.words.lists_word("prepositions", place.after) or amount in ("a", "three", "3")


def _is_rate(place: Place) -> bool:
    if place.length != 2 or place.words.value("ONE", place.first) is None or place.first == "one":
        return False
    before = place.before
    return (
        place.follows("before_rate")
        or place.follows("counted")
        or before[:1].isdigit()
        or before == "%"
        or (before.endswith("s") and len(before) >= SHORTEST_PLURAL)
    )


def _has_named_unit(place: Place) -> bool:
    """Say whether a unit is written with a capital within a sentence: "This Week", "60 Minutes" are names."""
    last = place.tokens.word(place.match.end - 1)
    if not last[:1].isupper() or last.isupper() or place.words.lists_word("traits", "capital nouns"):
        return False
    is_unit = any(place.words.value(name, last.lower()) is not None for name in ("UNIT", "UNITS"))
    return is_unit and (place.length > 1 or place.before.strip("'")[:1].isalnum())


def _is_unit(place: Place) -> bool:
    return not _has_named_unit(place)


def _is_whole_year(place: Place) -> bool:
    """Say whether "the year" or "the week", when it stands alone, follows a word for times."""
    is_bare = place.length == 2 and place.words.value("UNIT", place.last) in ("Y", "W")
    return not is_bare or place.follows("before_whole_year")


def _is_beside(place: Place) -> bool:
    """Say whether "the day before" stands alone, not before what it is the day before of ("the day before leaving")."""
    return not place.precedes("determiners") and not place.precedes_noun()


def _is_daypart(place: Place) -> bool:
    """Alone, a part of the day wants a word that goes with times: "at night", "in the morning", not "good evening"."""
    if place.is_narrative or set(place.match.slots) != {"daypart"} or place.first == "overnight":
        return True
    return place.follows("before_daypart")


def _is_month(place: Place) -> bool:
    if place.length > 1 or _opens_range(place):
        return True
    if place.words.lists_word("partial", place.first) or _is_called(place):
        return False
    if place.follows("before_month") and place.before != "of":
        return True
    if place.before == "of":
        # "The Ministry of July": a name. "The end of July": its head is a word of the vocabulary or written small.
        head = place.tokens.word(place.match.start - 2)
        return not (head[:1].isupper() and head.lower() not in place.words.codes)
    if place.tokens.is_unknown_word(place.match.start - 1) and place.tokens.word(place.match.start - 1)[0].isupper():
        return False
    if place.words.lists_word("ambiguous", place.first):
        return place.qualifies_noun() and not place.words.lists_word("surnames", place.first)
    return True


def _is_called(place: Place) -> bool:
    """Say whether a month is a first name or a surname: "April Vann said", "Ms. June"."""
    title = place.tokens.word(place.match.start - 2)
    has_title = place.before == "." and place.words.lists_word("titles", title)
    return has_title or (place.precedes_name() and not place.follows("before_month"))


def _is_weekday(place: Place) -> bool:
    """Say whether a weekday is no part of a name: "the Sunday Times", "Bloody Sunday"."""
    if place.length > 1:
        return True
    return not place.follows("naming_weekdays") and not (place.before == "the" and place.precedes_name())


def _is_quarter(place: Place) -> bool:
    """Say whether a quarter or half is one of a year, and not "of the match"."""
    if place.has("year", "which", "spelt") or place.after != "of":
        return True
    following = place.match.end + (2 if place.tokens.key(place.match.end + 1) == "the" else 1)
    return not place.tokens.is_unknown_word(following)


def _opens_range(place: Place) -> bool:
    """Say whether a bare month is the first of two: "(May-August 1950)", "May to July"."""
    following = place.tokens.key(place.match.end + 1)
    return place.precedes("joins") and place.words.value("MONTH", following) is not None


def _is_season(place: Place) -> bool:
    """Season words that are other words as well want a word that goes with times ("in the fall")."""
    if place.has("which", "year", "part", "share", "number", "spelt"):
        return True
    if place.length > 1 and place.precedes_noun():
        return False  # "the spring offensive": the article belongs to the noun, the season alone is the time
    if place.precedes_name() and place.tokens.word(place.match.end - 1)[0].isupper():
        return False  # "the Summer Olympics", "the Winter Palace"
    if not place.words.lists_word("ambiguous", place.last):
        return True
    if place.qualifies_noun():
        return True
    if place.precedes("prepositions") or place.words.value("DASH", place.after) is not None:
        return False
    return place.follows("before_season") or (place.length > 1 and place.first == "the")


def _is_year(place: Place) -> bool:
    """Say whether a number is a year, and no sum, share, number of something, or count of what follows."""
    if place.has("spelt"):
        return place.has("month") or place.follows("before_year") or place.first in ("the", "nineteen", "eighteen")
    if place.length > 1:
        return True
    if place.first[0] == "'":
        return place.follows("before_year")
    if (
        place.before in NOT_YEARS
        or place.after in NOT_YEARS
        or place.follows("numbering")
        or place.precedes("counted")
        or place.follows("before_count")
    ):
        return False
    if _is_numbered(place):
        return False
    if place.tokens.touches_previous(place.match.start):
        return place.before in OPENING_SIGNS or _continues_range(place)
    counts = place.after.endswith("s") and len(place.after) >= SHORTEST_PLURAL
    is_counted = counts and place.tokens.is_unknown_word(place.match.end)
    return not is_counted or place.follows("before_month") or place.before == "the"


def _is_numbered(place: Place) -> bool:
    """Say whether a number of four digits is part of a name: "resolution 1430/2019", "the virus 2019-nCoV"."""
    tokens, end = place.tokens, place.match.end
    if place.before == "/" and _is_no_range(tokens.key(place.match.start - 2), place.first):
        return True
    rest = tokens.word(end + 1)
    if not rest or not (tokens.touches_previous(end) and tokens.touches_previous(end + 1)):
        return False
    if place.after == "/":
        return _is_no_range(place.last, rest)
    return place.words.value("DASH", place.after) is not None and any(letter.isupper() for letter in rest[1:])


def _is_no_range(first: str, second: str) -> bool:
    """Say whether two numbers with a stroke between them are no year and the next one: "1995/1996"."""
    if not (first.isascii() and second.isascii() and first.isdigit() and second.isdigit()):
        return False
    return len(first) == len(second) == len("1995") and int(second) != int(first) + 1


def _continues_range(place: Place) -> bool:
    """Say whether a dash before a year lets it stand: after another year or a word, not within a phone number."""
    if place.before != "/" and place.words.value("DASH", place.before) is None:
        return False
    earlier = place.tokens.key(place.match.start - 2)
    return not earlier.isdigit() or len(earlier) in (1, 2, 4)


def _is_bare_year(place: Place) -> bool:
    """In a text about times before Christ, "in 478," is a year, "300 men" is none."""
    return place.follows("before_bare_year") and not place.tokens.is_unknown_word(place.match.end)


def _is_decade(place: Place) -> bool:
    """Say whether it is no age ("in his 30s") and, with three digits, has an era ("the 470s BC")."""
    if place.has("number"):
        return place.has("era")
    is_short = len(place.last) == len("30s") and place.last[0].isdigit()
    return not is_short or place.first == "the"


def _is_numeric_date(place: Place) -> bool:
    """Two numbers with a stroke are a fraction, a score or a share unless a word that goes with dates stands before."""
    if place.has("weekday") or len(place.last) > len("11/11"):
        return True
    return (place.follows("before_date") or place.before == "(") and place.after not in NOT_YEARS


def _is_day_of_month(place: Place) -> bool:
    """Say whether "the 9th" follows a word for dates, and no noun follows that it could count ("the 9th floor")."""
    if not place.follows("before_date"):
        return False
    return not place.tokens.is_unknown_word(place.match.end) or place.precedes("after_day")


def _is_past(place: Place) -> bool:
    """Say whether "the past" follows "in" or the like, and no number or unit follows it ("the past three summers")."""
    counts = any(place.words.value(name, place.after) is not None for name in ("NUMWORD", "VAGUE", "UNIT", "UNITS"))
    return place.follows("before_past") and not counts and not place.after[:1].isdigit()


def _is_that_time(place: Place) -> bool:
    if place.words.value("UNIT", place.last) is None and place.last != "time":
        return True
    return (place.before == "at" or (place.before == "during" and place.first != "the")) and place.after != "of"


def _is_reported(place: Place) -> bool:
    """Say whether "the quarter" stands for itself, not in "quarter-to-quarter"."""
    return place.words.value("DASH", place.after) is None


def _is_named(place: Place) -> bool:
    return place.keeps_periods or "/" not in place.match.rule.named


def _is_counted_rate(place: Place) -> bool:
    """Say whether "per week", or "a week" after a number or a plural, tells how often."""
    return place.first == "per" or _is_rate(place)


GUARDS: Mapping[str, Callable[[Place], bool]] = {
    "bare_year": _is_bare_year,
    "beside": _is_beside,
    "day": _is_day_of_month,
    "daypart": _is_daypart,
    "decade": _is_decade,
    "length": _is_length,
    "month": _is_month,
    "named": _is_named,
    "numeric": _is_numeric_date,
    "past": _is_past,
    "rate": _is_counted_rate,
    "reported": _is_reported,
    "quarter": _is_quarter,
    "season": _is_season,
    "that_time": _is_that_time,
    "unit": _is_unit,
    "weekday": _is_weekday,
    "whole_year": _is_whole_year,
    "year": _is_year,
}

"""Which numbers count nothing: dates, clock times, ages, names, addresses, scores, telephone numbers, idioms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from onrecord import lexicon
from onrecord.annotate.quantities.tokens import HYPHENS, Tokens
from onrecord.annotate.quantities.vocabulary import is_person, is_plural, vocabulary
from onrecord.text import Span

YEAR = re.compile(r"(?:1[0-9]|20|21)\d\d")
BEFORE_YEAR = frozenset(
    "in since of by until till before after during from late early mid to and through the between for this that year "
    "spring summer autumn winter fall season class vintage ( - – / around circa until last next ' ’ “".split()
)
ALWAYS = frozenset("each every any no number loved for anyone".split())
ESCAPED = frozenset("about some around roughly between approximately nearly almost up".split())


@cache
def guard_pattern() -> re.Pattern[str]:
    """Return all guards of the lexicon as one pattern."""
    data = lexicon.load("quantities_guards_en")
    whole = "|".join(f"(?:{rule['pattern']})" for rule in data["guards"])
    for name, macro in data["macros"].items():
        whole = re.sub(rf"\b{name}\b|(?<=\\b){name}\b", macro.replace("\\", "\\\\"), whole)
    # Each begins with a digit, a bracket, a comma, a plus or a whole word: the other code points need no trying.
    return re.compile(rf"(?:(?=[\d(+,])|(?<!\w)(?=[^\W\d_]))(?:{whole})", re.VERBOSE)


@cache
def idiom_starters() -> frozenset[str]:
    """Return the first words of all fixed phrases."""
    return frozenset(words[0] for words in vocabulary().idioms)


@cache
def _beginnings() -> frozenset[tuple[str, ...]]:
    """Return what all fixed phrases begin with, the phrases themselves included."""
    return frozenset(words[:size] for words in vocabulary().idioms for size in range(1, len(words) + 1))


def find_blocked(text: str, tokens: Tokens, times: Iterable[Span] = ()) -> bytearray:
    """Return a flag for each token: 1 where a number counts nothing.

    `times` are dates and clock times that are known already; lengths of time among them do no harm, since a number
    before a unit is read all the same.
    """
    flags = bytearray(len(tokens))
    spans = [Span(*match.span()) for match in guard_pattern().finditer(text)]
    _flag(tokens, sorted(spans), flags)
    for at in range(len(tokens)):
        if not flags[at]:
            for place in _names(tokens, at):
                flags[place] = 1
    _flag_times(tokens, sorted(times), flags)
    return flags


def _flag(tokens: Tokens, spans: list[Span], flags: bytearray) -> None:
    place = 0
    for span in spans:
        while place < len(tokens) and tokens[place].end <= span.start:
            place += 1
        inside = place
        while inside < len(tokens) and tokens[inside].start < span.end:
            flags[inside] = 1
            inside += 1


def _flag_times(tokens: Tokens, spans: list[Span], flags: bytearray) -> None:
    """Flag the numbers of dates; those before a unit ("two days later") are lengths all the same."""
    place = 0
    for span in spans:
        while place < len(tokens) and tokens[place].end <= span.start:
            place += 1
        inside = range(place, len(tokens))
        covered = []
        for at in inside:
            if tokens[at].start >= span.end:
                break
            covered.append(at)
        units = vocabulary().units
        if not any((found := units.get((tokens[at].key,))) and found.kind == "duration" for at in covered):
            for at in covered:
                flags[at] = 1


def _names(tokens: Tokens, at: int) -> Iterator[int]:
    """Yield the tokens of a trap that begins at `at`."""
    token = tokens[at]
    if token.is_number:
        if _is_year(tokens, at) or _is_score(tokens, at) or _is_stuck(tokens, at):
            yield at
            if tokens.joins(at + 1):
                yield at + 2
        if _is_address(tokens, at):
            yield at
        if _is_age(tokens, at):
            yield at
    elif token.is_word:
        if token.key in idiom_starters():
            yield from _idiom(tokens, at)
        if token.key in vocabulary().small:
            yield from _capital_number(tokens, at)
            if _is_age(tokens, at):
                yield at


def _is_year(tokens: Tokens, at: int) -> bool:
    token, before, after = tokens[at], tokens.at(at - 1), tokens.at(at + 1)
    if not YEAR.fullmatch(token.text) or before.kind == "money" or after.text == "%":
        return False
    if before.text in HYPHENS and before.touches and tokens.at(at - 2).is_number:
        return False
    sets = vocabulary().sets
    known = vocabulary()
    if (after.key,) in known.units or after.key in known.scales or tokens.joins(at + 1):
        return False
    is_recent = token.text >= "1900"
    if before.key in BEFORE_YEAR and (is_recent or after.key in sets["stops"] or not after.is_word):
        return True
    counts = after.is_word and after.key in sets["plurals"] | sets["persons"]
    if is_recent and not counts and before.key not in ("than", "least", "about", "some", "over", "nearly"):
        return not (
            token.text.endswith("00") and after.is_word and after.key not in sets["stops"] and token.text != "1900"
        )
    return False


def _is_score(tokens: Tokens, at: int) -> bool:
    """Whether "2-1" at `at` is a score or a vote: two bare numbers with nothing counted behind."""
    joint, second, after = tokens.at(at + 1), tokens.at(at + 2), tokens.at(at + 3)
    if joint.text not in HYPHENS or not joint.touches or not second.is_number or not second.touches:
        return False
    first_value, second_value = tokens[at].value, second.value
    if first_value is None or second_value is None or tokens.at(at - 1).kind == "money":
        return False
    if (
        after.key in vocabulary().scales
        or after.text == "%"
        or (after.touches and after.is_word and first_value < second_value)
    ):
        return False
    if tokens.at(at - 1).key in ESCAPED and first_value < second_value:
        return False
    if first_value >= second_value and len(second.text.replace(",", "")) < 4:
        return True
    if after.key in vocabulary().sets["scored"] or not (after.is_word or after.text in HYPHENS):
        return True
    return after.key in vocabulary().sets["stops"]


def _is_stuck(tokens: Tokens, at: int) -> bool:
    """Whether letters stick to a number that make it a name: "5G", "3D", "737-800", "1080p"."""
    after, before = tokens.at(at + 1), tokens.at(at - 1)
    if before.text == "#" and tokens[at].touches:
        return True
    if not (after.touches and after.is_word):
        return False
    known = vocabulary()
    if after.key in known.short_scales or after.key in known.scales or (after.key,) in known.units:
        return False
    if after.text in known.glued or after.text in known.codes or (after.text + tokens.at(at + 2).text) in known.glued:
        return False
    return not (tokens.at(at + 2).touches and (after.text + tokens.at(at + 2).text) in ("km2", "m2"))


def _is_address(tokens: Tokens, at: int) -> bool:
    """Whether a number begins an address: "88 Mill Lane", "10 Downing Street"."""
    endings = vocabulary().sets["addresses"]
    for place in range(at + 1, at + 5):
        token = tokens.at(place)
        if not (token.is_word and token.is_capital):
            return False
        if place > at + 1 and token.text in endings:
            return True
    return False


def _is_age(tokens: Tokens, at: int) -> bool:
    """Whether a bare number is an age: "who is 71,", "children under five", "people over 65"."""
    before, earlier = tokens.at(at - 1), tokens.at(at - 2)
    sets = vocabulary().sets
    value = tokens[at].value
    if value is not None and (value > 120 or value != int(value)):
        return False
    if before.key in ("over", "under", "above", "below"):
        is_people = earlier.is_word and is_plural(earlier.key) and is_person(earlier.key)
        return (earlier.key in sets["aged"] or is_people) and not _counts(tokens, at + 1)
    if not _closes(tokens, at + 1):
        return False
    whose = earlier.key in sets["whose age"] or _is_named(tokens, at - 2)
    return (before.key in ("is", "was", "'s") and whose) or before.key in ("i'm", "we're", "they're")


def _counts(tokens: Tokens, at: int) -> bool:
    """Whether something is counted or measured at token `at`, right behind a number."""
    token, known = tokens.at(at), vocabulary()
    return (token.key,) in known.units or token.key in known.scales or is_plural(token.key) or token.text == "%"


def _closes(tokens: Tokens, at: int) -> bool:
    """Whether token `at` ends what is said of a person: "who is 71, has", "she was 16 at the time"."""
    token = tokens.at(at)
    if token.is_word:
        return token.key in vocabulary().sets["after age"]
    return token.text in (".", ",", ";", ")", "”", "") or (token.kind == "sign" and not token.touches)


def _is_named(tokens: Tokens, at: int) -> bool:
    """Whether a capital at `at` may be a person's: "Brown is 44."."""
    return tokens.at(at).is_word and tokens.at(at).is_capital and tokens.at(at - 1).is_word


def _idiom(tokens: Tokens, at: int) -> Iterator[int]:
    """Yield the tokens of a fixed phrase, the longest that begins here."""
    idioms = vocabulary().idioms
    words: list[str] = []
    places: list[int] = []
    longest = 0
    place = at
    while len(words) < 7 and tokens.at(place).text:
        words.append("-" if tokens.at(place).text in HYPHENS else tokens.key(place))
        places.append(place)
        if tuple(words) not in _beginnings():
            break
        if tuple(words) in idioms and (
            tokens.key(place) != "one" or words[0] in ALWAYS or _ends_there(tokens, place + 1)
        ):
            longest = len(places)
        place += 1
    if longest:
        yield from range(at, places[longest - 1] + 1)


def _ends_there(tokens: Tokens, at: int) -> bool:
    """Whether no noun follows: "this one is", not "that one boat"."""
    following = tokens.at(at)
    return not following.is_word or following.key in vocabulary().sets["stops"] or following.key.endswith("ed")


def _capital_number(tokens: Tokens, at: int) -> Iterator[int]:
    """Yield a number word with a capital inside a sentence: a name ("Six Nations", "the Big Four", "Chapter One")."""
    token, before, after = tokens[at], tokens.at(at - 1), tokens.at(at + 1)
    if not token.is_capital or token.text.isupper():
        return
    begins = (
        before.kind in ("end", "break") or before.text in ".?!:“\"'‘(—–-•*" or tokens.at(at - 2).text in (".", "?", "!")
    )
    if not begins or (before.is_word and before.is_capital):
        if before.text == "-" or (tokens.joins(at - 1)):
            return
        yield at
        if after.is_word and after.is_capital:
            yield at + 1

"""How far two numbers reach: whether they are of one thing, one time, one place, or one a part of the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import ClaimKind
from onrecord.resolve.comparing.counts import Count
from onrecord.resolve.comparing.kinds import TERMS, states
from onrecord.resolve.comparing.participants import can_be_one_person, undergoer_of
from onrecord.resolve.comparing.telling import Telling
from onrecord.resolve.comparing.tolls import SUFFERED
from onrecord.resolve.comparing.words import (
    has_moved,
    is_prospect,
    is_running,
    kin_of,
    names_in,
    places_in,
    stem_of_name,
    word_set,
    words_in,
)
from onrecord.resolve.vectors import dot

CLOSE = 0.03
"""Part by which rough numbers may differ and still be one: "about 1,400", "1,380"."""

SOON = 14
"""Days between two counts of one state up to which the later is news of the earlier."""

RECALLED, MANY = 60, 5
"""Days up to which a toll of at least so many is recalled as it was."""

ALIKE = 0.25
"""Likeness of two claims that count the same word but in no known way."""

MUCH_ALIKE = 0.35
"""The same for two sums or shares of which one alone is of a known kind."""

NEARBY = 3
"""Days between an account with a date and one without, up to which they may be of one time."""

RATIOS = ("percent", "fraction")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with the claim that tells it."""

    telling: Telling
    count: Count


def counted_in(tellings: Sequence[Telling]) -> tuple[Counted, ...]:
    """Return every number once, with the claim whose words hold it most tightly."""
    best: dict[tuple[str, int], Counted] = {}
    for telling in tellings:
        if telling.is_silent or telling.is_outsider:
            continue
        for count in telling.counts:
            if count.is_old or not _is_amount(count):
                continue
            key = (telling.article, count.start)
            if key not in best or _tightness(telling) < _tightness(best[key].telling):
                best[key] = Counted(telling, count)
    return tuple(best[key] for key in sorted(best))


def _is_amount(count: Count) -> bool:
    """Whether a number counts people or things, money, shares or a term of prison: other durations say nothing."""
    return count.is_money or count.unit in ("person", "item", *RATIOS) or (count.unit in TERMS and bool(count.kinds))


def _tightness(telling: Telling) -> tuple[int, bool, str]:
    return len(telling.text), telling.claim.kind is ClaimKind.STATEMENT, telling.id


def scope_of(one: Counted, other: Counted) -> str:
    """Return "same", "other" for a different scope of one thing, or "" for different things."""
    if _is_denied(one) != _is_denied(other) or _is_prospect(one) != _is_prospect(other):
        return ""
    if _is_asked(one) != _is_asked(other):
        return ""
    if not _are_of_one_news(one, other) or not _is_one_time(one, other):
        return ""
    if not _fit_units(one.count, other.count):
        return ""
    kinds = _compare_kinds(one, other)
    if not kinds:
        return ""
    places = _compare_places(one, other)
    people = "same" if places == "other" else _compare_people(one, other)
    if not places or not people or not _fit_convicts(one, other) or not _fit_holders(one, other):
        return ""
    if kinds == places == "other" and "hospital" not in one.count.kinds ^ other.count.kinds:
        return ""  # eighteen bodies in one school, twelve killed and wounded: nobody can tell how they fit
    return "other" if "other" in (kinds, places, people) else "same"


def _are_of_one_news(one: Counted, other: Counted) -> bool:
    """Whether two numbers were told near each other, or by one side: others are of other happenings, as a rule.

    The same number of a toll that is no small one is recalled for longer.
    """
    mine, theirs = one.telling, other.telling
    if mine.is_side_of(theirs) or mine.told is None or theirs.told is None:
        return True
    return abs((mine.told - theirs.told).days) <= (RECALLED if _is_recalled(one, other) else SOON)


def _is_recalled(one: Counted, other: Counted) -> bool:
    mine, theirs = one.count, other.count
    return mine.value == theirs.value >= MANY and bool(mine.kinds) and mine.kinds == theirs.kinds <= SUFFERED


def _is_denied(one: Counted) -> bool:
    """Whether a number is denied; that nobody was hurt affirms a count of none."""
    return one.telling.is_denied and one.count.value > 0


def _is_asked(one: Counted) -> bool:
    """Whether somebody asks for a number: what is demanded is no other account of what is given."""
    is_claim = one.telling.claim.value("class") in ("demands", "asks")
    return is_claim or not word_set("scope", "asked").isdisjoint(words_in(one.count.segment))


def _is_prospect(one: Counted) -> bool:
    """Whether a number is of what may come; jobs are lost by announcement, so theirs always are."""
    if "jobs" in one.count.kinds:
        return False
    claim = one.telling.claim
    if claim.kind is ClaimKind.STATEMENT:
        return is_prospect(one.count.segment)
    return one.telling.is_prospect


def _is_one_time(one: Counted, other: Counted) -> bool:
    mine, theirs = one.telling, other.telling
    if mine.is_elsewhen != theirs.is_elsewhen and not _name_one_time(mine, theirs):
        return False
    # of one side a day that the sentence before names is the day of that; between two sides every day counts
    is_one_side = mine.is_side_of(theirs)
    days = (mine.is_own_day, theirs.is_own_day) if is_one_side else (mine.is_dated, theirs.is_dated)
    if mine.is_apart_in_time(theirs) and (all(days) or not is_one_side):
        is_named = mine.is_own_day or theirs.is_own_day
        return _goes_on(one, other) or (_is_recalled(one, other) and not is_named)
    dated, free = (mine, theirs) if days[0] else (theirs, mine)
    has_news = has_moved(free.sentence) or has_moved(dated.sentence)
    if any(days) and not all(days) and dated.latest and free.told and not has_news:
        return abs((free.told - dated.latest).days) <= NEARBY
    return True


def _name_one_time(mine: Telling, theirs: Telling) -> bool:
    """Whether both name the same time in words of their own: "last year", "in 2031"."""
    return mine.is_own_day and theirs.is_own_day and (mine.earliest, mine.latest) == (theirs.earliest, theirs.latest)


def _goes_on(one: Counted, other: Counted) -> bool:
    """Whether two numbers of other days are counts of one thing, kept up: of a state, or a toll that goes on."""
    mine, theirs = one.telling, other.telling
    if mine.told is None or theirs.told is None or abs((mine.told - theirs.told).days) > SOON:
        return False
    kinds = one.count.kinds
    later = one if theirs.is_before(mine) else other
    is_toll = kinds == other.count.kinds and bool(kinds) and kinds <= SUFFERED and is_running(later.count.segment)
    return is_toll or (bool(kinds) and kinds <= states())


def _fit_units(mine: Count, theirs: Count) -> bool:
    if mine.is_money or theirs.is_money:
        return mine.is_money and theirs.is_money
    if mine.unit in TERMS or theirs.unit in TERMS:
        return mine.unit in TERMS and theirs.unit in TERMS
    return (mine.unit in RATIOS) == (theirs.unit in RATIOS)


def _compare_kinds(one: Counted, other: Counted) -> str:
    mine, theirs = one.count.kinds, other.count.kinds
    if mine and theirs:
        if mine == theirs:
            return "same"
        return "other" if mine & theirs else ""
    is_one_noun = bool(one.count.noun) and one.count.noun == other.count.noun
    if is_one_noun and (mine or theirs) and one.count.unit in (*RATIOS, other.count.unit) and not one.count.who:
        is_ratio = one.count.is_money or one.count.unit in RATIOS
        return "same" if is_ratio and dot(one.telling.terms, other.telling.terms) >= MUCH_ALIKE else ""
    if is_one_noun and not (mine or theirs):
        return "same" if dot(one.telling.terms, other.telling.terms) >= ALIKE else ""
    return ""


def _compare_people(one: Counted, other: Counted) -> str:
    """Return how two counts of people compare by who they are: three soldiers may be some of 39 dead, never all.

    Soldiers and pupils are other people, unless the number is one: then they may be named by another word.
    """
    kinds = one.count.kinds & other.count.kinds
    if not kinds or not kinds <= SUFFERED or one.count.value == other.count.value:
        return "same"
    mine, theirs = (kin_of(part.count.who) if part.count.who else "" for part in (one, other))
    if mine == theirs:
        return "same"
    if mine and theirs:
        return ""
    named, whole = (one, other) if mine else (other, one)
    is_news = mine != theirs and one.telling.told != other.telling.told and one.telling.is_side_of(other.telling)
    if named.count.value > whole.count.value or is_news:
        return "same"
    return "" if one.telling.article == other.telling.article else "other"


def _fit_holders(one: Counted, other: Counted) -> bool:
    """Whether two shares of votes or of a firm are of one party or owner: a name is in both, or in neither."""
    if one.count.unit not in RATIOS or not (one.count.kinds & other.count.kinds) & SHARED_OUT:
        return True
    texts = (f"a {part.count.opening} {part.count.segment}" for part in (one, other))
    mine, theirs = ({stem_of_name(name) for name in names_in(text) - places_in(text) - _OPENERS} for text in texts)
    return not (mine or theirs) or not mine.isdisjoint(theirs)


_OPENERS = frozenset("the a an in on at of by for with after before".split())

SHARED_OUT = frozenset({"vote", "stake"})
"""Kinds of which several have a share each."""


def _fit_convicts(one: Counted, other: Counted) -> bool:
    """Whether two terms of prison can be of one person: two different ones only where both name whose they are."""
    if one.count.unit not in TERMS:
        return True
    mine, theirs = undergoer_of(one.telling), undergoer_of(other.telling)
    if mine and theirs:
        return can_be_one_person(mine, theirs)
    return is_same(one.count, other.count) or bool(one.telling.names & other.telling.names)


def _compare_places(one: Counted, other: Counted) -> str:
    mine, theirs = one.count.part, other.count.part
    if mine and theirs and mine != theirs:
        return ""
    if bool(mine) != bool(theirs):
        return "other"
    here, there = _scope_names(one), _scope_names(other)
    if here and there and not here & there:
        levels, others = one.count.levels, other.count.levels
        return "other" if levels and others and not levels & others else ""
    if bool(here) == bool(there):
        return "same"
    if here == _set_in(one) and there == _set_in(other):
        return ""  # "In Hesk, nine died", told beside another happening
    named, unnamed = (one.telling, other.telling) if here else (other.telling, one.telling)
    return "same" if _is_at_home(here or there, named, unnamed) else ""


def _is_at_home(names: frozenset[str], named: Telling, unnamed: Telling) -> bool:
    """Whether a count without a place can be of the place that another names."""
    if {stem_of_name(name) for name in names} & named.home:
        return True
    if named.article == unnamed.article:
        return not unnamed.lead or bool(names & unnamed.lead)
    return bool(names & unnamed.nearby)


def _scope_names(one: Counted) -> frozenset[str]:
    own = set(" ".join(sorted(one.telling.sides)).split())
    names = places_in(one.count.segment) or places_in(one.count.opening) or _set_in(one)
    return frozenset(name for name in names if name not in own)


_SETTING = re.compile(r"^(?:[Ii]n|[Nn]ear|[Aa]t|[Oo]utside)\ [^,.;:]{2,40}(?=,)")
"""The place that a sentence opens with: "In Hesk, soldiers mutinied and nine died"."""


def _set_in(one: Counted) -> frozenset[str]:
    return places_in("".join(_SETTING.findall(one.telling.sentence)))


def is_same(mine: Count, theirs: Count) -> bool:
    """Whether two numbers are one, as roughly as they are given."""
    if mine.is_money and mine.unit != theirs.unit:
        return False
    if _in_unit(mine) == _in_unit(theirs):
        return True
    larger = max(_in_unit(mine), _in_unit(theirs))
    return (mine.is_rough or theirs.is_rough) and abs(_in_unit(mine) - _in_unit(theirs)) <= CLOSE * larger


def _in_unit(count: Count) -> float:
    if count.unit in TERMS:
        return count.value * TERMS[count.unit]
    return count.value * 100 if count.unit == "fraction" else count.value

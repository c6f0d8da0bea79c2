"""Numbers of one thing: told alike, grown, revised, in conflict, or of another scope."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import ClaimKind, LinkKind, Update
from onrecord.resolve.comparing.counts import Count, states
from onrecord.resolve.comparing.links import Finding, find
from onrecord.resolve.comparing.telling import Telling
from onrecord.resolve.comparing.tolls import SUFFERED, is_added, is_kept_by_one, is_of_anybody
from onrecord.resolve.comparing.words import (
    has_moved,
    is_prospect,
    is_running,
    kin_of,
    places_in,
    stem_of_name,
    word_set,
    words_in,
)
from onrecord.resolve.vectors import dot

REACH = 24
"""Numbers on either side, in the order of publication, that one key brings up."""

CLOSE = 0.03
"""Part by which rough numbers may differ and still be one: "about 1,400", "1,380"."""

SOON = 14
"""Days between two counts of one state up to which the later is news of the earlier."""

ALIKE = 0.25
"""Likeness of two claims that count the same word but in no known way."""

MUCH_ALIKE = 0.35
"""The same for two sums or shares of which one alone is of a known kind."""

NEARBY = 3
"""Days between an account with a date and one without, up to which they may be of one time."""


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
    """Whether a number counts people or things, money or shares: durations and distances of two claims say nothing."""
    return count.is_money or count.unit in ("person", "item", *_RATIOS)


def _tightness(telling: Telling) -> tuple[int, bool, str]:
    return len(telling.text), telling.claim.kind is ClaimKind.STATEMENT, telling.id


def link_numbers(tellings: Sequence[Telling]) -> Iterator[Finding]:
    """Yield how the numbers of one thing stand to one another."""
    keyed: dict[tuple[str, str, str], list[Counted]] = {}
    for one in counted_in(tellings):
        for story in sorted(one.telling.stories):
            for unit, thing in _keys(one.count):
                keyed.setdefault((story, unit, thing), []).append(one)
    done: set[tuple[str, int, str, int]] = set()
    for key in sorted(keyed):
        ordered = sorted(keyed[key], key=_order)
        is_kept = key[2] in SUFFERED and is_kept_by_one(one.telling for one in ordered if not is_added(one.count))
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 : at + 1 + REACH]:
                pair = (one.telling.id, one.count.start, other.telling.id, other.count.start)
                if pair not in done and one.telling.id != other.telling.id:
                    done.add(pair)
                    yield from compare_numbers(one, other, is_kept=is_kept)


def _order(one: Counted) -> tuple[str, str, int]:
    return str(one.telling.told or ""), one.telling.article, one.count.start


def _keys(count: Count) -> Iterator[tuple[str, str]]:
    unit = "money" if count.is_money else "percent" if count.unit in ("percent", "fraction") else "things"
    for kind in sorted(count.kinds):
        yield unit, kind
    if unit != "things":
        yield unit, "open"
    if count.noun and unit == "things":
        yield unit, f"noun {count.noun}"


def compare_numbers(one: Counted, other: Counted, *, is_kept: bool = False) -> Iterator[Finding]:
    """Yield the link between two numbers, the earlier told first; none where they are of different things.

    `is_kept`: one side alone keeps the count in their story.
    """
    scope = "" if is_added(one.count) != is_added(other.count) else _scope(one, other)
    if not scope or (one.count.is_some != other.count.is_some and not one.telling.is_side_of(other.telling)):
        return
    if scope == "other":
        if _is_own_revision(one, other):
            yield from _differing(one, other)
            return
        if _is_clear_part(one, other):
            yield _linked(LinkKind.QUALIFIES, one, other, "they are counts of different scope")
        return
    if _is_same(one.count, other.count):
        yield _linked(LinkKind.AGREES, one, other, "the same number")
        return
    yield from _differing(one, other, is_kept=is_kept)


def _is_clear_part(one: Counted, other: Counted) -> bool:
    """Whether two counts of different scope are worth telling a reader: they differ, and neither is an open bound.

    What one side gives on one day side by side, or one sentence, is no difference.
    """
    mine, theirs = one.telling, other.telling
    if mine.told == theirs.told and mine.is_side_of(theirs):
        return False
    if mine.article == theirs.article and mine.sentence == theirs.sentence:
        return False
    is_open = math.inf in (one.count.high, other.count.high) and one.count.kinds != other.count.kinds
    return one.count.value != other.count.value and not is_open


def _is_own_revision(one: Counted, other: Counted) -> bool:
    """Whether one side says that its own earlier count, of a wider or narrower scope, gives way to this one."""
    first, later = (other, one) if other.telling.is_before(one.telling) else (one, other)
    is_own = first.telling.is_before(later.telling) and first.telling.is_side_of(later.telling)
    return is_own and has_moved(later.count.segment) == "down"


def _differing(one: Counted, other: Counted, *, is_kept: bool = False) -> Iterator[Finding]:
    first, later = (other, one) if other.telling.is_before(one.telling) else (one, other)
    moved = has_moved(later.telling.sentence)
    is_later = first.telling.is_before(later.telling)
    is_known = not first.count.kinds.isdisjoint(later.count.kinds) or not (first.count.kinds or later.count.kinds)
    is_ratio = first.count.unit in _RATIOS and not (first.count.kinds and later.count.kinds)
    if first.telling.is_side_of(later.telling):
        if is_later and is_known and not is_ratio:
            yield _updated(first, later, moved)
        return
    if is_later and is_kept and _is_toll_of(first, later):
        yield _updated(first, later, moved)
        return
    is_price = bool(later.count.kinds & PRICES) and bool(first.telling.names & first.telling.home)
    if is_later and moved == "changed" and is_price:
        yield _updated(first, later, moved)
        return
    if later.telling.origin and first.telling.origin:
        if _exclude(first.count, later.count) and not (is_later and is_of_anybody(first.telling, later.telling)):
            yield _linked(
                LinkKind.CONFLICTS, first, later, "the numbers cannot both hold, and neither side is the other"
            )
        return
    if is_later and moved and not later.telling.origin and is_known and not is_ratio:
        yield _updated(first, later, moved)


def _is_toll_of(first: Counted, later: Counted) -> bool:
    """Whether a later count is of the toll that one side keeps: it runs on, and one of the two names nobody."""
    is_one_kind = bool(first.count.kinds) and first.count.kinds == later.count.kinds
    is_open = any(not one.telling.origin or is_of_anybody(one.telling) for one in (first, later))
    is_on = is_running(later.count.segment) or bool(has_moved(later.count.segment))
    return is_one_kind and is_open and is_on and first.telling.article != later.telling.article


def _updated(first: Counted, later: Counted, moved: str) -> Finding:
    how = _how(first.count, later.count, moved)
    is_own = first.telling.is_side_of(later.telling)
    words = {
        Update.GREW: f"a later and higher count {'of the same side' if is_own else 'that has moved on'}",
        Update.REVISED: f"{'the same side gives' if is_own else 'the toll is'} another number now",
        Update.CHANGED: "the sum was changed",
    }
    return _linked(LinkKind.UPDATES, later, first, words[how], how)


def _how(first: Count, later: Count, moved: str) -> Update:
    has_risen = later.value > first.value
    if later.kinds & PRICES:
        return Update.CHANGED
    if later.kinds & {"jobs", "crowd", "vote"} or not has_risen:
        return Update.CHANGED if later.kinds & {"missing", "captive", "trapped"} else Update.REVISED
    return Update.REVISED if moved == "down" else Update.GREW


def _scope(one: Counted, other: Counted) -> str:
    """Return "same", "other" for a different scope of one thing, or "" for different things."""
    if _is_denied(one) != _is_denied(other) or _is_prospect(one) != _is_prospect(other):
        return ""
    if _is_asked(one) != _is_asked(other):
        return ""
    if not _are_of_one_news(one.telling, other.telling) or not _is_one_time(one, other):
        return ""
    if not _fit_units(one.count, other.count):
        return ""
    kinds = _compare_kinds(one, other)
    if not kinds:
        return ""
    places = _compare_places(one, other)
    people = "same" if places == "other" else _compare_people(one, other)
    if not places or not people:
        return ""
    return "other" if "other" in (kinds, places, people) else "same"


def _are_of_one_news(mine: Telling, theirs: Telling) -> bool:
    """Whether two numbers were told near each other, or by one side: others are of other happenings, as a rule."""
    if mine.is_side_of(theirs) or mine.told is None or theirs.told is None:
        return True
    return abs((mine.told - theirs.told).days) <= SOON


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
        return _goes_on(one, other)
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
    return (mine.unit in _RATIOS) == (theirs.unit in _RATIOS)


PRICES = frozenset({"price", "bail", "ransom"})
"""Kinds of sums that somebody sets, and can set anew."""

_RATIOS = ("percent", "fraction")


def _compare_kinds(one: Counted, other: Counted) -> str:
    mine, theirs = one.count.kinds, other.count.kinds
    if mine and theirs:
        if mine == theirs:
            return "same"
        return "other" if mine & theirs else ""
    is_one_noun = bool(one.count.noun) and one.count.noun == other.count.noun
    if is_one_noun and (mine or theirs) and one.count.unit in (*_RATIOS, other.count.unit) and not one.count.who:
        is_ratio = one.count.is_money or one.count.unit in _RATIOS
        return "same" if is_ratio and dot(one.telling.terms, other.telling.terms) >= MUCH_ALIKE else ""
    if is_one_noun and not (mine or theirs):
        return "same" if dot(one.telling.terms, other.telling.terms) >= ALIKE else ""
    return ""


def _compare_people(one: Counted, other: Counted) -> str:
    """Return how two counts of people compare by who they are: three soldiers may be some of 39 dead, never all.

    Soldiers and pupils are other people, unless the number is one: then they may be named by another word.
    """
    if not (one.count.kinds & other.count.kinds) <= SUFFERED or one.count.value == other.count.value:
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
    names = places_in(one.count.segment) or places_in(one.count.opening)
    return frozenset(name for name in names if name not in own)


def _is_same(mine: Count, theirs: Count) -> bool:
    if mine.is_money and mine.unit != theirs.unit:
        return False
    if _in_unit(mine) == _in_unit(theirs):
        return True
    larger = max(_in_unit(mine), _in_unit(theirs))
    return (mine.is_rough or theirs.is_rough) and abs(_in_unit(mine) - _in_unit(theirs)) <= CLOSE * larger


def _in_unit(count: Count) -> float:
    return count.value * 100 if count.unit == "fraction" else count.value


def _exclude(mine: Count, theirs: Count) -> bool:
    if mine.is_money and mine.unit != theirs.unit:
        return mine.value == theirs.value
    return mine.low > theirs.high or theirs.low > mine.high


def _linked(kind: LinkKind, one: Counted, other: Counted, why: str, how: Update | None = None) -> Finding:
    said = " against ".join(
        f"“{part.count.words}” ({part.telling.origin or 'origin not stated'})" for part in (one, other)
    )
    values = (one.count.value_words, other.count.value_words)
    return find(kind, one.telling, other.telling, slot="number", how=how, reason=f"{said}: {why}", values=values)

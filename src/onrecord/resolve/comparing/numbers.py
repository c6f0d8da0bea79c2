"""Numbers of one thing: told alike, grown, revised, in conflict, or of another scope."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from onrecord.model import ClaimKind, LinkKind, Update
from onrecord.resolve.comparing.counts import Count
from onrecord.resolve.comparing.denials import is_admitted
from onrecord.resolve.comparing.kinds import states
from onrecord.resolve.comparing.links import Finding, find
from onrecord.resolve.comparing.scopes import RATIOS, Counted, counted_in, is_same, scope_of
from onrecord.resolve.comparing.telling import Telling, may_be_one
from onrecord.resolve.comparing.tolls import SUFFERED, is_added, is_kept_by_one, is_narrated, is_of_anybody
from onrecord.resolve.comparing.words import has_moved, is_running

REACH = 24
"""Numbers on either side, in the order of publication, that one key brings up."""

PRICES = frozenset({"price", "bail", "ransom", "reward"})
"""Kinds of sums that somebody sets, and can set anew."""


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
    unit = "money" if count.is_money else "percent" if count.unit in RATIOS else "things"
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
    if (one.count.is_somebody and other.count.value) or (other.count.is_somebody and one.count.value):
        return  # who died is one of any toll, and belies only that nobody did
    scope = "" if is_added(one.count) != is_added(other.count) else scope_of(one, other)
    if not scope or (one.count.is_some != other.count.is_some and not one.telling.is_side_of(other.telling)):
        return
    if scope == "other":
        if _is_own_revision(one, other):
            yield from _differing(one, other)
            return
        is_state = ClaimKind.STATE in (one.telling.claim.kind, other.telling.claim.kind)
        if _is_clear_part(one, other) and not is_state:  # how many are somewhere now is no part of a toll
            yield _linked(LinkKind.QUALIFIES, one, other, "they are counts of different scope")
        return
    if is_same(one.count, other.count):
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
    is_ratio = first.count.unit in RATIOS and not (first.count.kinds and later.count.kinds)
    if first.telling.is_side_of(later.telling):
        if is_later and is_known and not is_ratio:
            yield _updated(first, later, moved)
        return
    if is_later and _is_shorter_name(first, later) and first.count.kinds == later.count.kinds <= states():
        yield _updated(first, later, moved)
        return
    if is_later and is_kept and _is_toll_of(first, later):
        yield _updated(first, later, moved)
        return
    is_price = bool(later.count.kinds & PRICES) and bool(first.telling.names & first.telling.home)
    if is_later and moved == "changed" and is_price:
        yield _updated(first, later, moved)
        return
    if later.telling.origin and first.telling.origin and not may_be_one(first.telling.origin, later.telling.origin):
        if _tells_both(first.telling, later.telling):
            return
        if _exclude(first.count, later.count) and not (is_later and is_of_anybody(first.telling, later.telling)):
            yield _linked(
                LinkKind.CONFLICTS, first, later, "the numbers cannot both hold, and neither side is the other"
            )
        return
    if is_later and moved and not later.telling.origin and is_known and not is_ratio:
        yield _updated(first, later, moved)


def _is_shorter_name(first: Counted, later: Counted) -> bool:
    """Whether one description may be the other shortened, of who counts anew each day: "rescuers"."""
    mine, theirs = first.telling.origin, later.telling.origin
    is_described = mine[:1].islower() and theirs[:1].islower()
    return is_described and may_be_one(mine, theirs) and bool(first.count.kinds)


def _tells_both(one: Telling, other: Telling) -> bool:
    """Whether a narrator tells a count of their own beside that of a source, or on another day for all that is known.

    Who tells both in one article knows how they fit; a toll runs on, and nobody can say which of the two is later.
    """
    is_open = one.told is None or other.told is None
    return (one.article == other.article or is_open) and (is_narrated(one) or is_narrated(other))


def _is_toll_of(first: Counted, later: Counted) -> bool:
    """Whether a later count is of the toll that one side keeps: it runs on, and one of the two names nobody."""
    is_one_kind = bool(first.count.kinds) and first.count.kinds == later.count.kinds
    tellings = (first.telling, later.telling)
    is_open = any(not one.origin or is_of_anybody(one) or is_narrated(one) for one in tellings)
    is_on = is_running(later.count.segment) or bool(has_moved(later.count.segment))
    return is_one_kind and is_open and is_on and first.telling.article != later.telling.article


def _updated(first: Counted, later: Counted, moved: str) -> Finding:
    how = _how(first, later, moved)
    is_own = first.telling.is_side_of(later.telling)
    words = {
        Update.GREW: f"a later and higher count {'of the same side' if is_own else 'that has moved on'}",
        Update.REVISED: f"{'the same side gives' if is_own else 'the toll is'} another number now",
        Update.CHANGED: "the sum was changed" if later.count.is_money else "there are as many now",
    }
    return _linked(LinkKind.UPDATES, later, first, words[how], how)


def _how(one: Counted, other: Counted, moved: str) -> Update:
    first, later = one.count, other.count
    if is_admitted(other.telling) or (first.value == 0 and not is_running(one.telling.sentence)):
        return Update.REVISED  # who said that nobody died and says now that two did had been wrong
    has_risen = later.value > first.value
    if later.kinds & PRICES:
        return Update.CHANGED
    if later.kinds & {"jobs", "crowd", "vote"} or not has_risen:
        return Update.CHANGED if later.kinds & {"missing", "captive", "trapped"} else Update.REVISED
    return Update.REVISED if moved == "down" else Update.GREW


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

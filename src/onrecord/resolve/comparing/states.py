"""States that end or are told otherwise: arrested and released, closed and reopened, alive and dead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import load
from onrecord.model import Factuality, LinkKind, Update
from onrecord.resolve.comparing.denials import NEGATED, is_admitted
from onrecord.resolve.comparing.links import Finding, find
from onrecord.resolve.comparing.telling import Telling, numbers_differ
from onrecord.resolve.comparing.words import places_in, weigh_stems

REACH = 12
"""Accounts of one state on either side, in the order of publication, that are compared."""

ROUND = 3
"""Days between two publications that can be of one time."""

LONGEST = 90
"""Days from a state to its end."""

BEHIND = 5
"""Words behind a verb among which its object stands."""


@dataclass(frozen=True, slots=True)
class State:
    """That somebody or something is, or is not, in a state; `is_change`: that it has come about or is over.

    `is_open`: it is yet to come about. `whose` are the stems of whose state it is, `names` those of names.
    """

    telling: Telling
    name: str
    holds: bool
    is_change: bool
    is_final: bool
    is_open: bool
    words: str
    whose: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    is_final: bool
    pattern: re.Pattern[str]
    meaning: dict[str, tuple[bool, bool]]


@cache
def _rows() -> tuple[_Row, ...]:
    sorts = {"begins": (True, True), "is": (True, False), "ends": (False, True), "is_not": (False, False)}
    rows = []
    for row in load("slots_states_en")["state"]:
        meaning = {words: sort for name, sort in sorts.items() for words in row[name]}
        longest = sorted(meaning, key=lambda words: (-len(words), words))
        pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)
        rows.append(_Row(row["name"], row.get("once", False), pattern, meaning))
    return tuple(rows)


def find_state(text: str) -> tuple[str, bool, bool] | None:
    """Return the first state that a text tells of, whether it holds and whether that is a change; None of none."""
    found = _first(text)
    return (found[0].name, *found[0].meaning[found[1].group().casefold()]) if found else None


def _first(text: str) -> tuple[_Row, re.Match[str]] | None:
    """Return the one state that a text tells of; a change goes before a state: "the missing skiers were found"."""
    found = [(row, list(row.pattern.finditer(text[:_LONGEST_TEXT]))) for row in _rows()]
    told = [(row, matches) for row, matches in found if matches]
    if len(told) != 1:
        return None
    row, matches = told[0]
    changes = [match for match in matches if row.meaning[match.group().casefold()][1]]
    return row, (changes or matches)[0]


_LONGEST_TEXT = 200


def read_state(telling: Telling) -> State | None:
    """Return the state that a short claim tells of; None where it tells of none, or of several."""
    doubtful = (Factuality.HYPOTHETICAL, Factuality.OPINION)
    if telling.is_silent or telling.is_outsider or telling.is_elsewhen or telling.claim.factuality in doubtful:
        return None
    if telling.is_own_day and telling.latest and telling.told and (telling.told - telling.latest).days > LONGEST:
        return None
    found = _first(telling.text)
    if found is None or telling.claim.value("class") in ("demands", "asks"):
        return None
    row, match = found
    holds, is_change = row.meaning[match.group().casefold()]
    before, behind = telling.text[: match.start()], " ".join(telling.text[match.end() :].split()[:BEHIND])
    if _ASIDE.search(before):
        return None
    stems = set(weigh_stems(f"{before} {behind}"))
    dropped = set(weigh_stems(load("slots_states_en")["bringers"]["words"]))
    is_denied = telling.claim.value("class") == "denies" or bool(NEGATED.search(before))
    return State(
        telling=telling,
        name=row.name,
        holds=holds != is_denied,
        is_change=is_change and not is_denied and not _BEFORE.search(before),
        is_final=row.is_final,
        is_open=telling.claim.factuality is Factuality.PLANNED or bool(_TO_COME.search(f"{before} {match.group()}")),
        words=match.group(),
        whose=frozenset(stems - dropped - telling.names),
        names=frozenset(stems & telling.names),
    )


_ASIDE = re.compile(r"\b(?:before|after|when|while|without|once|if)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\bhad\ (?:\w+\ ){0,2}$")
_TO_COME = re.compile(r"\b(?:will|would|to|shall|may|might|could|should|must|if|unless|until)\b", re.IGNORECASE)


def link_states(tellings: Sequence[Telling]) -> Iterator[Finding]:
    """Yield which states are over by a later account, and which two sides tell otherwise."""
    keyed: dict[tuple[str, str], list[State]] = {}
    for telling in tellings:
        if state := read_state(telling):
            for story in sorted(telling.stories):
                keyed.setdefault((story, state.name), []).append(state)
    for key in sorted(keyed):
        ordered = sorted(
            keyed[key],
            key=lambda one: (str(one.telling.told or ""), one.telling.article, one.telling.start, one.telling.id),
        )
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 : at + 1 + REACH]:
                if one.holds != other.holds and _is_of_one(one, other):
                    yield from _compare(one, other)


def _is_of_one(one: State, other: State) -> bool:
    """Whether two states can be of one thing or person: a name or word is shared, and no name of both differs."""
    mine, theirs = one.telling, other.telling
    if mine.sentence == theirs.sentence or numbers_differ(mine, theirs):
        return False
    if one.name in COUNTED_APART and (mine.counts or theirs.counts):
        return False  # two survived and two died
    if mine.told is None or theirs.told is None or abs((theirs.told - mine.told).days) > LONGEST:
        return False
    places = places_in(mine.text), places_in(theirs.text)
    if all(places) and places[0].isdisjoint(places[1]):
        return False
    if one.names - other.names and other.names - one.names:
        return False
    if one.name in PERSONAL and (one.names or other.names):
        is_by_role = not (one.names and other.names) and bool(_nearest(one) & _nearest(other))
        return bool(one.names & other.names) or is_by_role
    return bool(one.whose & other.whose)


def _nearest(state: State) -> frozenset[str]:
    """Return the stems of the few words on either side of those for a state: who is in it, by a role."""
    at = state.telling.text.find(state.words)
    near = (*state.telling.text[:at].split()[-NEAR:], *state.telling.text[at + len(state.words) :].split()[:NEAR])
    return frozenset(weigh_stems(" ".join(near))) & state.whose


NEAR = 3
"""Words on either side of a state among which its subject or object stands."""


COUNTED_APART = frozenset({"alive"})
"""States of which numbers are of other people, never of the same ones later."""

PERSONAL = frozenset({"in custody", "in office", "alive", "missing"})
"""States of people, whom a name alone tells; a name of a town is not enough for what is shut in it."""


def _compare(one: State, other: State) -> Iterator[Finding]:
    """Yield the link between two states that exclude one another; `one` was told first, or on the same day."""
    first, later = one.telling, other.telling
    values = (f"{'' if one.holds else 'not '}{one.name}", f"{'' if other.holds else 'not '}{other.name}")
    if first.is_side_of(later) and first.is_before(later) and is_admitted(later):
        why = f"{later.origin or 'the same side'} says otherwise now: {values[0]} then, {values[1]} now"
        yield find(LinkKind.UPDATES, later, first, slot="state", how=Update.RETRACTED, reason=why, values=values[::-1])
    elif first.is_before(later) and other.is_change and not other.is_open and not (one.is_final and not one.holds):
        why = f"{values[0]} in the earlier account, “{other.words}” in the later one"
        yield find(LinkKind.UPDATES, later, first, slot="state", how=Update.CHANGED, reason=why, values=values[::-1])
    elif _are_rivals(one, other):
        why = f"one says {values[0]}, the other {values[1]}"
        yield find(LinkKind.CONFLICTS, first, later, slot="state", reason=why, values=values)


def _are_rivals(one: State, other: State) -> bool:
    """Whether two sides tell two states of one time."""
    first, later = one.telling, other.telling
    if not (first.origin and later.origin) or first.is_side_of(later) or one.is_open or other.is_open:
        return False
    return first.told is not None and later.told is not None and (later.told - first.told).days <= ROUND

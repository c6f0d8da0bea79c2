"""States that end or are told otherwise: arrested and released, closed and reopened, alive and dead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import load
from onrecord.model import Factuality, LinkKind, Update
from onrecord.resolve.comparing.denials import NEGATED, denies_fact, is_admitted
from onrecord.resolve.comparing.links import Finding, find
from onrecord.resolve.comparing.participants import can_be_one_person, doers_of, undergoer_of
from onrecord.resolve.comparing.state_words import (
    Row,
    first_state,
    known_states,
    tells_how_it_is,
    tells_of_turn,
)
from onrecord.resolve.comparing.telling import Telling, numbers_differ
from onrecord.resolve.comparing.words import places_in, weigh_stems

REACH = 12
"""Accounts of one state on either side, in the order of publication, that are compared."""

ROUND = 3
"""Days between two publications that can be of one time."""

LONGEST, LASTING = 90, 400
"""Days from a state to its end; the longer where several words tell whose state it is."""

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


@cache
def _stems_of_nobody() -> frozenset[str]:
    """Return the stems of the words that tell nobody whose a state is."""
    tables = load("slots_states_en")
    return frozenset(weigh_stems(f"{tables['bringers']['words']} {tables['beside']['words']}"))


def read_state(telling: Telling) -> State | None:
    """Return the state that a short claim tells of; None where it tells of none, or of several."""
    doubtful = (Factuality.HYPOTHETICAL, Factuality.OPINION)
    if telling.is_silent or telling.is_outsider or telling.is_elsewhen or telling.claim.factuality in doubtful:
        return None
    found = first_state(telling.text, telling.claim.value("predicate"))
    if found is None or telling.claim.value("class") in ("demands", "asks"):
        return None
    row, match = found
    holds, is_change = row.sort_of(match)
    if is_change and _is_long_ago(telling):
        return None
    before, behind = telling.text[: match.start()], " ".join(telling.text[match.end() :].split()[:BEHIND])
    if _ASIDE.search(before):
        return None
    stems = set(weigh_stems(f"{before} {_inside(match.group())} {behind}"))
    person = frozenset(weigh_stems(undergoer_of(telling))) if row.is_personal else frozenset()
    is_denied = denies_fact(telling) or bool(NEGATED.search(before))
    is_turn = tells_of_turn(before, telling.text[match.end() :])
    is_change = (is_change and not tells_how_it_is(before) and not is_denied) or is_turn
    return State(
        telling=telling,
        name=row.name,
        holds=holds != is_denied,
        is_change=is_change and not _BEFORE.search(before),
        is_final=row.is_final,
        is_open=telling.claim.factuality is Factuality.PLANNED or _is_to_come(before, match.group()),
        words=match.group(),
        whose=frozenset(stems - _stems_of_nobody() - telling.names - person),
        names=frozenset(stems & telling.names) | person,
    )


def _inside(words: str) -> str:
    """Return what stands in the gap of the words for a state: "the offer" of "turned the offer down"."""
    return " ".join(words.split()[1:-1]) if len(words.split()) > len(("turned", "down")) else ""


def _is_long_ago(telling: Telling) -> bool:
    """Whether a change is too old for what is told now to be its end; who "has been held since April" still is."""
    day, told = telling.latest, telling.told
    return telling.is_own_day and day is not None and told is not None and (told - day).days > LONGEST


_ASIDE = re.compile(r"\b(?:before|after|when|while|without|once|if)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\bhad\ (?:\w+\ ){0,2}$")


def _is_to_come(before: str, words: str) -> bool:
    return bool(_TO_COME.search(before) or _MODAL.search(words))


_MODAL = re.compile(r"\b(?:will|would|shall)\b", re.IGNORECASE)
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
                elif one.holds == other.holds and _is_still_so(one, other) and _is_of_one(one, other):
                    words = f"{'' if one.holds else 'not '}{one.name}"
                    why = f"both say {words}"
                    yield find(
                        LinkKind.AGREES, one.telling, other.telling, slot="state", reason=why, values=(words, words)
                    )


def _is_of_one(one: State, other: State) -> bool:
    """Whether two states can be of one thing or person: a name or word is shared, and no name of both differs."""
    if _are_apart(one, other):
        return False
    row = known_states()[one.name]
    people = undergoer_of(one.telling), undergoer_of(other.telling)
    if row.is_personal and all(people):
        return can_be_one_person(*people)
    if one.names - other.names and other.names - one.names:
        return False
    if row.has_doer and not (_doers(one) & _doers(other) or one.telling.party & other.telling.party):
        return False
    if row.is_personal:
        return _is_of_one_person(row, one, other)
    if _is_stranger(one, other) or _is_stranger(other, one):
        return False
    mine, theirs = one.whose - other.names, other.whose - one.names
    if mine and theirs:
        return bool(mine & theirs)
    # "Tarn has no electricity", "the power is back in Tarn"
    return not (one.whose | one.names).isdisjoint(other.whose | other.names)


def _is_stranger(one: State, other: State) -> bool:
    """Whether one names what is no name of the story, and the other names nothing: "the Malser pass" of no "pass"."""
    return bool(one.names) and not other.names and one.names.isdisjoint(other.whose | one.telling.home)


def _are_apart(one: State, other: State) -> bool:
    """Whether two states are of other people, other places, or too far apart in time."""
    mine, theirs = one.telling, other.telling
    if mine.sentence == theirs.sentence or numbers_differ(mine, theirs):
        return True
    if one.name in COUNTED_APART and (mine.counts or theirs.counts):
        return True  # two survived and two died
    longest = LASTING if len(one.whose & other.whose) > 1 else LONGEST
    if mine.told is None or theirs.told is None or abs((theirs.told - mine.told).days) > longest:
        return True
    places = places_in(mine.text), places_in(theirs.text)
    return all(places) and places[0].isdisjoint(places[1])


def _is_of_one_person(row: Row, one: State, other: State) -> bool:
    """Whether two states of people, of whom one account at least names nobody, are of the same."""
    if row.is_refilled and other.holds and other.is_change:
        return False  # what one leaves another takes
    if _share_number(one.telling, other.telling):
        return True
    if not (one.names or other.names):
        return bool(one.whose & other.whose)
    is_by_role = not (one.names and other.names) and bool(_nearest(one) & _nearest(other))
    return bool(one.names & other.names) or is_by_role


def _share_number(one: Telling, other: Telling) -> bool:
    """Whether both tell of as many people: "three officers were arrested", "the three policemen were released"."""
    mine, theirs = (
        {count.value for count in telling.counts if count.unit == "person" and FEWEST <= count.value < MANY}
        for telling in (one, other)
    )
    return mine == theirs and bool(mine)


FEWEST, MANY = 2, 100
"""People whose number tells them; of more somebody would have been left out."""


def _doers(state: State) -> frozenset[str]:
    """Return the stems of who decides: of the slots, and of the words before those for a state."""
    before = state.telling.text[: state.telling.text.find(state.words)]
    is_passive = bool(re.search(r"\b(?:was|were|been|being|is|are)\ (?:\w+\ )?$", before))
    subject = "" if is_passive else before
    return frozenset(weigh_stems(" ".join((*sorted(doers_of(state.telling)), subject))))


def _nearest(state: State) -> frozenset[str]:
    """Return the stems of the few words on either side of those for a state: who is in it, by a role."""
    at = state.telling.text.find(state.words)
    near = (*state.telling.text[:at].split()[-NEAR:], *state.telling.text[at + len(state.words) :].split()[:NEAR])
    return frozenset(weigh_stems(" ".join(near))) & state.whose


NEAR = 5
"""Words on either side of a state among which its subject or object stands."""


COUNTED_APART = frozenset({"alive"})
"""States of which numbers are of other people, never of the same ones later."""


def _compare(one: State, other: State) -> Iterator[Finding]:
    """Yield the link between two states that exclude one another; `one` was told first, or on the same day."""
    first, later = one.telling, other.telling
    values = (f"{'' if one.holds else 'not '}{one.name}", f"{'' if other.holds else 'not '}{other.name}")
    is_before = _came_before(first, later)
    if first.is_side_of(later) and is_before and is_admitted(later):
        why = f"{later.origin or 'the same side'} says otherwise now: {values[0]} then, {values[1]} now"
        yield find(LinkKind.UPDATES, later, first, slot="state", how=Update.RETRACTED, reason=why, values=values[::-1])
    elif is_before and _has_come_about(one, other):
        why = f"{values[0]} in the earlier account, “{other.words}” in the later one"
        yield find(LinkKind.UPDATES, later, first, slot="state", how=Update.CHANGED, reason=why, values=values[::-1])
    elif _are_rivals(one, other):
        why = f"one says {values[0]}, the other {values[1]}"
        yield find(LinkKind.CONFLICTS, first, later, slot="state", reason=why, values=values)


def _has_come_about(one: State, other: State) -> bool:
    """Whether a later account tells that a state is another now: that it has changed, or how it is some days later."""
    if other.is_open or (one.is_final and not one.holds):
        return False
    if other.is_change:
        return True
    first, later = one.telling, other.telling
    is_now = bool(_NOW.search(later.text)) and not _PAST.search(first.text)
    days = (later.told - first.told).days if first.told and later.told else 0
    return is_now and (days > ROUND or first.is_side_of(later))


_NOW = re.compile(r"\b(?:is|are|has|have|remains?|stays?)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|had|been)\b", re.IGNORECASE)


def _is_still_so(one: State, other: State) -> bool:
    """Whether two articles of one time tell that a state holds; that it has come about is one happening told twice."""
    mine, theirs = one.telling, other.telling
    if (one.is_change and other.is_change) or one.is_open or other.is_open or mine.article == theirs.article:
        return False
    return mine.told is not None and theirs.told is not None and abs((theirs.told - mine.told).days) <= ROUND


def _came_before(one: Telling, other: Telling) -> bool:
    """Whether one account is of an earlier time: told on an earlier day, or dated earlier in one article."""
    if one.article != other.article or not (one.is_own_day and other.is_own_day):
        return one.is_before(other)
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def _are_rivals(one: State, other: State) -> bool:
    """Whether two sides tell two states of one time."""
    first, later = one.telling, other.telling
    if not (first.origin and later.origin) or first.is_side_of(later) or one.is_open or other.is_open:
        return False
    return first.told is not None and later.told is not None and (later.told - first.told).days <= ROUND

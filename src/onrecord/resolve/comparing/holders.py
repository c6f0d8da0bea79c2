"""Who holds a place: agreed on, contested, or changed since."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.model import ClaimKind, Factuality, Link, LinkKind, Update
from onrecord.resolve.comparing.links import link
from onrecord.resolve.comparing.telling import Telling
from onrecord.resolve.comparing.words import word_set, words_in

REACH = 20
"""Claims about one place on either side, in the order of time, that are compared."""

_FIGHTERS = frozenset(
    "the a an our its their his her forces force troops fighters soldiers rebels units men army's military of and "
    "military invaders occupiers".split()
)
_STEM = 5
"""Letters by which "Ukrainian" and "Ukraine" are one holder."""


def link_holders(tellings: Sequence[Telling]) -> Iterator[Link]:
    """Yield how claims of who holds one place stand to one another."""
    control = [one for one in tellings if one.claim.kind is ClaimKind.CONTROL and _is_account(one)]
    usual = _usual_places(control)
    keyed: dict[tuple[str, str], list[Telling]] = {}
    for telling in control:
        for story in sorted(telling.stories):
            if place := _place(telling, usual.get(story, "")):
                keyed.setdefault((story, place), []).append(telling)
    for key in sorted(keyed):
        ordered = sorted(keyed[key], key=lambda one: (str(one.told or ""), one.article, one.start, one.id))
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 : at + 1 + REACH]:
                yield from _compare(one, other, key[1])


def _is_account(telling: Telling) -> bool:
    return telling.claim.factuality in (Factuality.ACTUAL, Factuality.NOT_READ) and not (
        telling.is_silent or telling.is_outsider
    )


def _usual_places(control: Sequence[Telling]) -> Mapping[str, str]:
    """Return, by story, the one place that is named; "the town" means it where there is only one."""
    named: dict[str, set[str]] = {}
    for telling in control:
        name = _named(telling.claim.value("place"))
        for story in telling.stories:
            named.setdefault(story, set()).update({name} if name else ())
    return {story: next(iter(names)) for story, names in named.items() if len(names) == 1}


def _place(telling: Telling, usual: str) -> str:
    place = telling.claim.value("place")
    if name := _named(place):
        return name
    is_town = bool(set(words_in(place)) & {"town", "city", "village"})
    return usual if is_town else ""


def _named(place: str) -> str:
    """Return a place by its name in lower case, with the word for its level where it is a district or region."""
    runs = re.findall(r"[A-ZÀ-Ž][\w’'-]+(?:\ [A-ZÀ-Ž][\w’'-]+)*", place)
    if not runs:
        return ""
    level = set(words_in(place)) & (word_set("scope", "levels") - {"town", "city", "village", "municipality"})
    return " ".join((runs[-1].casefold(), *sorted(level)))


def _compare(one: Telling, other: Telling, place: str) -> Iterator[Link]:
    """Yield the link between two accounts of one place; `one` was told first, or on the same day."""
    mine, theirs = _holding(one), _holding(other)
    if mine is None or theirs is None:
        return
    if _agree(mine, theirs):
        reason = f"both have {place} in the same hands"
        yield link(LinkKind.AGREES, one, other, slot="holder", reason=reason)
    elif _exclude(mine, theirs):
        if _is_later(one, other) and other.claim.value("change") in ("takes", "leaves") and not other.is_denied:
            reason = f"{place} changed hands after the earlier account"
            yield link(LinkKind.UPDATES, other, one, slot="holder", how=Update.CHANGED, reason=reason)
        elif one.told == other.told and not one.is_side_of(other):
            reason = f"they have {place} in different hands at one time"
            yield link(LinkKind.CONFLICTS, one, other, slot="holder", reason=reason)


def _is_later(one: Telling, other: Telling) -> bool:
    if one.is_dated and other.is_dated and one.latest and other.earliest:
        return one.latest < other.earliest
    return one.is_before(other)


Holding = tuple[bool, frozenset[str]]
"""Whether somebody holds it, or does not, and the words for who."""


def _holding(telling: Telling) -> Holding | None:
    claim = telling.claim
    does_leave = claim.value("change") == "leaves"
    name = claim.value("former") if does_leave else claim.value("holder")
    words = frozenset(word[:_STEM] for word in words_in(name) if word not in _FIGHTERS)
    if not words:
        return None
    return does_leave == telling.is_denied, words


def _agree(mine: Holding, theirs: Holding) -> bool:
    return mine[0] == theirs[0] and not mine[1].isdisjoint(theirs[1])


def _exclude(mine: Holding, theirs: Holding) -> bool:
    if mine[0] and theirs[0]:
        return mine[1].isdisjoint(theirs[1])
    return mine[0] != theirs[0] and not mine[1].isdisjoint(theirs[1])

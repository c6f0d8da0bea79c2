"""Who holds a place: agreed on, contested, or changed since."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.model import ClaimKind, Factuality, LinkKind, Update
from onrecord.resolve.comparing.links import Finding, find
from onrecord.resolve.comparing.telling import Telling
from onrecord.resolve.comparing.words import camp_of, word_set, words_in

REACH = 20
"""Claims about one place on either side, in the order of time, that are compared."""

ROUND = 2
"""Days between two publications that tell one change of hands."""

_FILLERS = frozenset("the a an our its their his her of and".split())
_FIGHTERS = frozenset(
    "forces force troops fighters soldiers rebels units men army military invaders occupiers government".split()
)
_STEM = 5
"""Letters by which "Ukrainian" and "Ukraine" are one holder."""


def link_holders(tellings: Sequence[Telling]) -> Iterator[Finding]:
    """Yield how claims of who holds one place stand to one another."""
    control = [one for one in tellings if _is_of_control(one) and _is_account(one)]
    usual = {**_only_places(control), **_usual_towns(tellings)}
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


def _is_of_control(telling: Telling) -> bool:
    """Whether a claim is of who holds a place: claims of control, and events of taking or leaving one."""
    claim = telling.claim
    return claim.kind is ClaimKind.CONTROL or (claim.kind is ClaimKind.EVENT and claim.value("type") in _CHANGES)


_CHANGES = {"take_place": "takes", "leave_place": "leaves"}


def _change(telling: Telling) -> str:
    claim = telling.claim
    return claim.value("change") if claim.kind is ClaimKind.CONTROL else _CHANGES[claim.value("type")]


def _holder(telling: Telling) -> str:
    """Return who holds the place, or who leaves it."""
    claim = telling.claim
    if claim.kind is ClaimKind.EVENT:
        return claim.value("agent")
    return claim.value("former") if _change(telling) == "leaves" else claim.value("holder")


def _is_account(telling: Telling) -> bool:
    return telling.claim.factuality in (Factuality.ACTUAL, Factuality.NOT_READ) and not (
        telling.is_silent or telling.is_outsider
    )


def _only_places(control: Sequence[Telling]) -> Mapping[str, str]:
    """Return, by story, the one place that its claims of control name, districts aside."""
    named: dict[str, set[str]] = {}
    for telling in control:
        name = _named(_place_words(telling))
        for story in sorted(telling.stories) if name and " " not in name else ():
            named.setdefault(story, set()).add(name)
    return {story: next(iter(names)) for story, names in named.items() if len(names) == 1}


def _usual_towns(tellings: Sequence[Telling]) -> Mapping[str, str]:
    """Return, by story, the one town that it calls so; "the town" means it where there is only one."""
    named: dict[str, set[str]] = {}
    for telling in tellings:
        towns = {found["name"].casefold() for found in _TOWN.finditer(telling.paragraph)}
        for story in sorted(telling.stories):
            named.setdefault(story, set()).update(towns)
    return {story: next(iter(names)) for story, names in named.items() if len(names) == 1}


_TOWN = re.compile(r"\b(?:town|city|village)\ of\ (?P<name>[A-ZÀ-Ž][\w’'-]+)")


def _place_words(telling: Telling) -> str:
    """Return the place of a claim; what its own words call a town goes before a place filled in from elsewhere."""
    place = telling.claim.value("place") or telling.claim.value("target")
    own = _TOWN.search(telling.text)
    return own["name"] if own and _named(place).split(" ")[0] not in telling.text.casefold() else place


def _place(telling: Telling, usual: str) -> str:
    place = _place_words(telling)
    if name := _named(place):
        return name
    inside = words_in(place)
    if set(inside) & {"town", "city", "village"}:
        return usual
    return f"the {inside[-1]}" if inside and inside[-1] in _ONLY_ONES else ""


_ONLY_ONES = frozenset({"capital", "palace", "parliament", "airport", "harbour", "harbor", "port"})
"""Places of which a story means one where it does not name it."""


def _printed(telling: Telling) -> str:
    """Return the place of a claim as printed, without its article; "" where it names none."""
    place = _place_words(telling)
    return re.sub(r"^(?:[Tt]he|[Aa]n?)\ ", "", " ".join(place.split())) if _named(place) else ""


def _named(place: str) -> str:
    """Return a place by its name in lower case, with the word for its level where it is a district or region."""
    runs = re.findall(r"[A-ZÀ-Ž][\w’'-]+(?:\ [A-ZÀ-Ž][\w’'-]+)*", place)
    if not runs:
        return ""
    level = set(words_in(place)) & (word_set("scope", "levels") - {"town", "city", "village", "municipality"})
    return " ".join((runs[-1].casefold(), *sorted(level)))


def _compare(one: Telling, other: Telling, place: str) -> Iterator[Finding]:
    """Yield the link between two accounts of one place; `one` was told first, or on the same day."""
    mine, theirs = _holding(one), _holding(other)
    values = (_holder_words(one), _holder_words(other))
    if mine is None or theirs is None:
        return
    place = _printed(one) or _printed(other) or place
    if _agree(mine, theirs):
        if "takes" in (_change(one), _change(other)) and _is_long_between(one, other):
            return  # whoever takes a place did not hold it just before
        reason = f"both say of {place}: {values[0]}"
        yield find(LinkKind.AGREES, one, other, slot="holder", reason=reason, values=values)
    elif _exclude(mine, theirs):
        if _is_later(one, other) and _change(other) in ("takes", "leaves") and not other.is_denied:
            reason = f"{place} changed hands after the earlier account: {values[0]} then, {values[1]} now"
            yield find(
                LinkKind.UPDATES, other, one, slot="holder", how=Update.CHANGED, reason=reason, values=values[::-1]
            )
        elif one.told == other.told and not one.is_side_of(other) and one.sentence != other.sentence:
            reason = f"of {place} at one time, one account says {values[0]}, the other {values[1]}"
            yield find(LinkKind.CONFLICTS, one, other, slot="holder", reason=reason, values=values)


def _is_long_between(one: Telling, other: Telling) -> bool:
    return one.told is not None and other.told is not None and abs((other.told - one.told).days) > ROUND


def _is_later(one: Telling, other: Telling) -> bool:
    if one.is_dated and other.is_dated and one.latest and other.earliest:
        return one.latest < other.earliest
    return one.is_before(other)


def _holder_words(telling: Telling) -> str:
    if _change(telling) == "leaves":
        return f"{_holder(telling)} {'stayed' if telling.is_denied else 'left'}"
    return f"{'not ' if telling.is_denied else ''}{_holder(telling)}"


Holding = tuple[bool, frozenset[str]]
"""Whether somebody holds it, or does not, and the words for who."""


def _holding(telling: Telling) -> Holding | None:
    does_leave = _change(telling) == "leaves"
    inside = [word for word in words_in(_holder(telling)) if word not in _FILLERS]
    words = frozenset(word[:_STEM] for word in inside if word not in _FIGHTERS) or _camp(inside)
    if not words:
        return None
    return does_leave == telling.is_denied, words


def _camp(inside: Sequence[str]) -> frozenset[str]:
    """Return the side of those who are called by a word for fighters alone: "its soldiers" and "the army" are one."""
    camps = frozenset(f"camp {camp_of(word)}" for word in inside if camp_of(word))
    return camps if len(camps) == 1 else frozenset(inside)


def _agree(mine: Holding, theirs: Holding) -> bool:
    return mine[0] == theirs[0] and not mine[1].isdisjoint(theirs[1])


def _exclude(mine: Holding, theirs: Holding) -> bool:
    if mine[0] and theirs[0]:
        return mine[1].isdisjoint(theirs[1])
    return mine[0] != theirs[0] and not mine[1].isdisjoint(theirs[1])

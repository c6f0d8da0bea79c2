"""Two bearers of one full name in one article: told apart by the words of the text, by their ages, by their work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord import lexicon
from onrecord.annotate.names.naming import Named
from onrecord.annotate.names.scene import Scene
from onrecord.annotate.names.words import fold
from onrecord.model import Phase, Role

_AGE = re.compile(r",\s(?:aged\s)?(\d{1,3})(?=[,.;)])|\s\((\d{1,3})\)")
_MOST_YEARS = 120
_BIRTHDAY = 1
"""Years by which two ages of one person can differ in one article: a birthday lies between two days it tells of."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What the words around one naming say of its bearer: roles, age (None where it is not said), and that it is new.

    `is_other`: the text says that somebody else of this name was meant before ("another Ana Sole").
    """

    roles: tuple[Role, ...] = ()
    age: int | None = None
    is_other: bool = False


def traits_of(scene: Scene, named: Named, roles: Iterable[Role]) -> Traits:
    """Return what is said of the bearer of a full name where it stands."""
    sentence = scene.sentence_at(named.span.start).span
    before = scene.text[max(sentence.start, named.span.start - _REACH) : named.span.start]
    age = _age(scene.text, named.span.end) or _age_before(before)
    return Traits(tuple(roles), age, _namesake_pattern().search(before) is not None)


def are_two(known: Sequence[Traits], new: Traits) -> bool:
    """Whether a bearer of a name is somebody else than the one of whom `known` was said."""
    if any(_titles(one) & _titles(new) for one in known):
        return False
    ages = [one.age for one in known if one.age is not None]
    if new.is_other or (new.age is not None and any(abs(age - new.age) > _BIRTHDAY for age in ages)):
        return True
    before = frozenset().union(*map(_kinds, known))
    after = _kinds(new)
    return bool(before and after and not before & after and (before | after) & _apart())


def fits(known: Sequence[Traits], new: Traits) -> bool:
    """Whether what is said of a bearer speaks for one of several: a title, or the same kind of work."""
    return any(_titles(one) & _titles(new) or _kinds(one) & _kinds(new) for one in known)


_REACH = 120
"""Code points before a name in which its sentence may say that somebody else bears it, too."""


@cache
def _namesake_pattern() -> re.Pattern[str]:
    phrases = lexicon.load("offices_en")["namesakes"]["phrases"]
    return re.compile(rf"\b(?:{'|'.join(re.escape(one) for one in phrases)})\b", re.IGNORECASE)


def _age(text: str, end: int) -> int | None:
    match = _AGE.match(text, end)
    age = int(match[1] or match[2]) if match else 0
    return age if 0 < age <= _MOST_YEARS else None


_YEAR_OLD = re.compile(r"\b(\d{1,3})-year-old\s(?:\w+\s){0,2}$")


def _age_before(before: str) -> int | None:
    """Return the age in "43-year-old fisherman Ana Sole"."""
    match = _YEAR_OLD.search(before)
    return int(match[1]) if match and 0 < int(match[1]) <= _MOST_YEARS else None


def _titles(traits: Traits) -> frozenset[str]:
    return frozenset(fold(role.title) for role in traits.roles)


def _kinds(traits: Traits) -> frozenset[str]:
    """Return the kinds of work that somebody is said to do now; what is past may be another."""
    heads = [fold(role.title).split()[-1:] for role in traits.roles if role.phase is not Phase.FORMER]
    return frozenset(kind for head in heads for word in head for kind in _work().get(word, ()))


@cache
def _work() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for kind, words in lexicon.load("actors_en")["work"].items():
        for word in words.split():
            table[word] = (*table.get(word, ()), kind)
    return table


@cache
def _apart() -> frozenset[str]:
    return frozenset(lexicon.load("actors_en")["apart"]["kinds"].split())

"""Whom a shorter name or description in the articles of one story stands for: "Halvard", "the rescue service"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import ActorKind, Appearance

People = Mapping[tuple[str, str], Collection[str]]
"""Full names in lower case by article and last name."""


@dataclass(frozen=True, slots=True)
class Shorter:
    """What tells whom a shorter name means: the other articles of each article's stories, bodies and people by article.

    `bodies` are keys of the bodies that an article names (`bodies.keys_of`): all of them, before anything is asked.
    """

    company: Mapping[str, Sequence[str]]
    bodies: Mapping[str, Collection[str]]
    people: People
    _known: dict[tuple[str, str], set[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _of_land: dict[str, frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _near: dict[str, frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _together: dict[frozenset[str], frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of_land(self, article: str) -> frozenset[str]:
        """Return the bodies of a known land that the other articles of the stories of an article name."""
        if article not in self._of_land:
            near = (key for one in self.company.get(article, ()) for key in self.bodies.get(one, ()))
            self._of_land[article] = frozenset(key for key in near if ":" in key)
        return self._of_land[article]

    def longer(self, article: str, ending: str) -> set[str]:
        """Return the one body of an article, else of its stories, whose key ends so."""
        return self._only(article, lambda key: key.endswith(ending))

    def fuller(self, article: str, key: str) -> set[str]:
        """Return the one body or person that is called by a longer name than `key`; none where there are several.

        All articles of a story are searched for it, once: its claims ask for the same few.
        """
        if (article, key) not in self._known:
            self._known[article, key] = self._fuller(article, key)
        return self._known[article, key]

    def _fuller(self, article: str, key: str) -> set[str]:
        if key.startswith("body "):
            ending = f" {key.removeprefix('body ')}"
            return self._only(article, lambda one: one.startswith("body ") and one.endswith(ending) and one != key)
        if key.startswith("name "):
            full = self._person(article, key.removeprefix("name "))
            return full or self._only(article, lambda one: one.startswith(f"{key} "))
        return set()

    def _person(self, article: str, surname: str) -> set[str]:
        """Return the one person of the stories whom a bare surname can mean, where its article names none in full."""
        if " " in surname or self.people.get((article, surname)):
            return set()
        found = {name for one in self.company.get(article, ()) for name in self.people.get((one, surname), ())}
        return {f"name {name}" for name in found} if len(found) == 1 else set()

    def _only(self, article: str, fits: Callable[[str], bool]) -> set[str]:
        for bodies in (self.bodies.get(article, ()), self._bodies_near(article)):
            found = {key for key in bodies if fits(key)}
            if len(found) == 1:
                return found
        return set()

    def _bodies_near(self, article: str) -> frozenset[str]:
        """Return the bodies that an article and the others of its stories name: the same for all of one story."""
        if article not in self._near:
            near = frozenset((article, *self.company.get(article, ())))
            if near not in self._together:
                self._together[near] = frozenset(key for one in near for key in self.bodies.get(one, ()))
            self._near[article] = self._together[near]
        return self._near[article]


def gather_people(appearances: Iterable[Appearance]) -> People:
    """Return the people that articles name in full."""
    found: dict[tuple[str, str], set[str]] = {}
    for one in appearances:
        words = one.name.casefold().split()
        if one.kind is ActorKind.PERSON and len(words) > 1:
            found.setdefault((one.article, words[-1]), set()).add(" ".join(words))
    return found

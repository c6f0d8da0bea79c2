"""Profiles that were found so far, and the few of them that a further one could be.

A profile is looked up by the keys of its names. Under a key that very many share only the last ones are looked at, and
those that share a story: so the work grows with the number of appearances, not with its square.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from onrecord.model import ActorKind
from onrecord.resolve.evidence import Profile
from onrecord.resolve.weighing import CLEAR, ENOUGH, Verdict, weigh

MOST_LAST = 30
"""Profiles that are looked at under one key: the last found."""

MOST_OF_STORY = 8
"""Profiles that are looked at under one key and story."""

Keys = Callable[[Profile], Iterable[str]]


class Pool:
    """Profiles by the keys of their names. A profile that joined another is None in `profiles`."""

    def __init__(self) -> None:
        self.profiles: list[Profile | None] = []
        self._by_key: dict[str, list[int]] = {}

    def add(self, profile: Profile, keys: Iterable[str]) -> int:
        """Take a profile in, and return its number."""
        self.profiles.append(profile)
        number = len(self.profiles) - 1
        self.register(number, keys, profile.stories)
        return number

    def register(self, number: int, keys: Iterable[str], stories: Iterable[str]) -> None:
        """Let a profile be found by `keys`, and by each together with a story."""
        for key in keys:
            for entry in (key, *(f"{key}\x1f{story}" for story in sorted(stories))):
                known = self._by_key.setdefault(entry, [])
                if not known or known[-1] != number:
                    known.append(number)

    def find(self, keys: Iterable[str], stories: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of the profiles that one with these keys and stories could be, sorted."""
        found: set[int] = set()
        together = sorted(stories)[:MOST_OF_STORY]
        for key in keys:
            found.update(self._by_key.get(key, ())[-MOST_LAST:])
            for story in together:
                found.update(self._by_key.get(f"{key}\x1f{story}", ())[-MOST_OF_STORY:])
        return tuple(sorted(number for number in found if self.profiles[number] is not None))

    def best(self, profile: Profile, keys: Iterable[str], *, least: float = ENOUGH) -> tuple[int, Verdict] | None:
        """Return the one profile that `profile` clearly is; None when there is none, or two fit about as well.

        Two that fit as well and fit one another are no choice: the first of them is returned.
        """
        fitting = sorted(self._fitting(profile, keys, least), key=lambda item: (-item[1].points, item[0]))
        if not fitting:
            return None
        first, verdict = fitting[0]
        rivals = [number for number, other in fitting[1:] if verdict.points - other.points < CLEAR]
        return None if any(not self._agree(first, rival) for rival in rivals) else fitting[0]

    def likeness(self, profile: Profile, keys: Iterable[str]) -> float:
        """Return the points of the profile that fits best, 0 when none fits."""
        return max((verdict.points for _, verdict in self._fitting(profile, keys, ENOUGH)), default=0.0)

    def join(self, number: int, profile: Profile, reason: str, keys: Keys) -> None:
        """Let `profile` be the profile of that number."""
        host = self.at(number)
        host.take(profile, reason)
        self.register(number, keys(profile), profile.stories)

    def merge_alike(self, keys: Keys, lookups: Keys) -> None:
        """Let profiles that have come to fit one another be one, the later joining the earlier.

        A profile is found by its `keys`, and looks others up by its `lookups`.
        """
        for number, profile in enumerate(self.profiles):
            if profile is None:
                continue
            found = self.best(profile, lookups(profile))
            # Neither may have another choice: an acronym may fit a second body as well.
            if found and self.best(self.at(found[0]), lookups(self.at(found[0]))):
                low, high = sorted((number, found[0]))
                later = self.at(high)
                self.profiles[high] = None
                self.join(low, later, found[1].reason, keys)

    def at(self, number: int) -> Profile:
        """Return the profile of that number; raises KeyError when it has joined another."""
        profile = self.profiles[number]
        if profile is None:
            raise KeyError(number)
        return profile

    def left(self) -> Iterator[Profile]:
        """Yield the profiles that have joined no other, in the order in which they came."""
        return (profile for profile in self.profiles if profile is not None)

    def _fitting(self, profile: Profile, keys: Iterable[str], least: float) -> Iterator[tuple[int, Verdict]]:
        for number in self.find(keys, profile.stories):
            other = self.at(number)
            if other is not profile and (verdict := weigh(other, profile)) and verdict.points >= least:
                yield number, verdict

    def _agree(self, one: int, other: int) -> bool:
        """Whether two rivals can be one: persons as surely as ever, bodies when nothing outweighs their names."""
        verdict = weigh(self.at(one), self.at(other))
        least = ENOUGH if self.at(one).kind is ActorKind.PERSON else 0.0
        return verdict is not None and verdict.points >= least

"""Who "the minister" of an article that names none is: the one holder of that office whom other articles name then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from onrecord.model import Phase
from onrecord.resolve.evidence import Profile
from onrecord.resolve.names import fold
from onrecord.resolve.offices import Office, compare_offices, office_of
from onrecord.resolve.pool import Pool

MOST_HOLDERS = 40
"""Bearers of one title that are looked at."""


def find_holders(pool: Pool, described: Iterable[Profile]) -> tuple[Profile, ...]:
    """Return the profiles of `pool` with those of `described` whom an office leaves one holder for; the rest alone.

    The office must be named with its organisation or country, or stand in a story with its holder. A person whom an
    earlier article calls its former holder holds it no more.
    """
    named = tuple(pool.left())
    by_title: dict[str, list[Profile]] = {}
    for profile in named:
        for title in titles_of(profile.offices):
            by_title.setdefault(title, []).append(profile)
    alone: list[Profile] = []
    for profile in described:
        holders = [(one, words) for one in _candidates(by_title, profile) if (words := _hold(one, profile))]
        if len(holders) == 1:
            holders[0][0].take(profile, holders[0][1])
        else:
            alone.append(profile)
    return (*named, *alone)


def _candidates(by_title: dict[str, list[Profile]], described: Profile) -> Iterator[Profile]:
    """Yield the persons who share a title with the one described."""
    seen: set[int] = set()
    for title in titles_of_office(described):
        for profile in by_title.get(title, ())[-MOST_HOLDERS:]:
            if id(profile) not in seen:
                seen.add(id(profile))
                yield profile


def titles_of_office(described: Profile) -> list[str]:
    """Return the titles by which the holders of an office that is described are looked up."""
    return titles_of(_offices(described))


def titles_of(offices: Iterable[Office]) -> list[str]:
    """Return the titles of offices, each by its words in one order; those without a word of weight have none."""
    return sorted({" ".join(sorted(office.title)) for office in offices if office.title})


def _offices(described: Profile) -> Sequence[Office]:
    """Return the offices that a description gives; its own words where it has no role."""
    if described.offices:
        return tuple(described.offices)
    appearance = described.first.appearance
    words = fold(appearance.name).split(maxsplit=1)
    return (office_of(words[-1], "", appearance.country),)


def _hold(person: Profile, described: Profile) -> str:
    """Return, in words, why `person` is the one described; "" when it is not."""
    if not person.articles.isdisjoint(described.articles) or len(person.genders | described.genders) > 1:
        return ""
    shares_story = not person.stories.isdisjoint(described.stories)
    for wanted in _offices(described):
        for office, printed in person.offices.items():
            points = compare_offices(office, wanted) if office.title == wanted.title else 0.0
            is_told = points >= 3 or (points > 0 and shares_story)
            if is_told and _fits(person, office, described):
                former = "former " if _phase(described) is Phase.FORMER else ""
                return f"the only {former}{printed} then known" + (", same story" if shares_story else "")
    return ""


def _phase(described: Profile) -> Phase:
    phases = [phase for _, _, phase in described.terms]
    is_former = "former" in described.first.appearance.name.casefold().split()
    return Phase.FORMER if is_former else phases[0] if phases else Phase.CURRENT


def _fits(person: Profile, office: Office, described: Profile) -> bool:
    """Whether a person can be the holder, or the former holder, that is described on a day."""
    day, phase = described.first.day, _phase(described)
    told = [(when, phase) for when, term, phase in person.terms if term.title == office.title]
    is_over = any(phase is Phase.FORMER and (when <= day or day == date.max) for when, phase in told)
    if phase is Phase.FORMER:
        return is_over
    if phase is Phase.FUTURE:
        return any(phase is Phase.FUTURE for _, phase in told)
    return not is_over and any(phase in (Phase.CURRENT, Phase.NEW) for _, phase in told)

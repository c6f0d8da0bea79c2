"""Whether two profiles are one actor: what speaks for it and against it, in points and in words.

The points are ordered judgements, not probabilities: a full name that few bear reaches ENOUGH by itself unless
something speaks against it; a usual name needs a story, an office or a country and company beside it; a surname needs
a story or an office. Calibrated as a set on the development part of the benchmark `actors`: run it after any change.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import ActorKind
from onrecord.resolve.bodies import compare_bodies
from onrecord.resolve.evidence import Profile
from onrecord.resolve.names import Match, compare_names
from onrecord.resolve.offices import compare_offices, same_organisation

ENOUGH = 2.0
"""Points from which two profiles are one actor."""

CLEAR = 1.0
"""Points by which one candidate must lead the next."""

MOST_OFFICES = 8
"""Offices of each side that are compared."""

_PERSON_POINTS = {
    Match.SAME: 2.0,
    Match.FULLER: 1.75,
    Match.VARIANT: 1.5,
    Match.INITIAL: 0.0,
    Match.SWAPPED: 0.5,
    Match.NEAR: -0.5,
    Match.SURNAME: -0.5,
    Match.PART: -1.0,
}
_COMMON_POINTS = 0.5
"""What a full name that many bear is worth."""

_MOST_WEAK = 1.5
"""What country, company and topic together are worth for a name that does not point to its bearer by itself."""

_MOST_WORDS = 90
"""Topic words of three articles: two actors of many articles share words whoever they are."""

_LEAST_SHARE = 0.05
"""Part of the smaller circle that must be shared: two large circles meet somewhere."""

_DESCRIBED = -1.0
"""What the same description ("the gas company") is worth: one body in one story, and in no two."""

_BODY_POINTS = {Match.SAME: 2.0, Match.INITIAL: 0.0, Match.PART: -0.25}

_PERSON_WORDS = {
    Match.SAME: "same full name",
    Match.FULLER: "same name, longer in one",
    Match.VARIANT: "same name in another form",
    Match.INITIAL: "same surname and initial",
    Match.SWAPPED: "same name in the other order",
    Match.NEAR: "name with one letter otherwise",
    Match.SURNAME: "same surname",
    Match.PART: "same first name",
}
_BODY_WORDS = {Match.SAME: "same name", Match.INITIAL: "acronym of the name", Match.PART: "short form of the name"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """How well two profiles fit, and the reason in words; "" where they don't."""

    points: float
    reason: str


def weigh(one: Profile, other: Profile) -> Verdict | None:
    """Return how well two profiles fit, None when something bars them from being one."""
    return weigh_persons(one, other) if one.kind is ActorKind.PERSON else weigh_bodies(one, other)


def weigh_persons(one: Profile, other: Profile) -> Verdict | None:
    """Weigh two persons. One article never holds one person twice: it has kept its namesakes apart."""
    if not one.articles.isdisjoint(other.articles) or len(one.genders | other.genders) > 1:
        return None
    match = _match_persons(one, other)
    if match is None:
        return None
    base = _PERSON_POINTS[match]
    if match <= Match.VARIANT and _is_common(one) and _is_common(other):
        base = _COMMON_POINTS
    strong, weak = [_story(one, other), _office(one, other)], [_country(one, other), *_circle(one, other)]
    limit = _MOST_WEAK if base <= _COMMON_POINTS else sum([points for points, _ in weak])
    # A surname, and the words of one beat, prove nothing together: what is left is a story, or an office.
    return _verdict(base, _PERSON_WORDS[match], strong, weak if match < Match.SURNAME else weak[:2], limit)


def weigh_bodies(one: Profile, other: Profile) -> Verdict | None:
    """Weigh two organisations, armed forces or groups."""
    match = _match_bodies(one, other)
    if match is None or (ActorKind.GROUP in (one.kind, other.kind) and not _is_named(one, other)):
        return None
    if match is Match.PART and not one.articles.isdisjoint(other.articles):
        return None
    base = _DESCRIBED if one.is_described or other.is_described else _BODY_POINTS[match]
    is_generic = any(name.is_generic for name in (*one.bodies, *other.bodies)) and match is Match.SAME
    country = _country(one, other)
    if is_generic:
        if not one.articles.isdisjoint(other.articles):
            return None  # the article tells them apart
        base, country = 0.0, (country[0] * 2, country[1])
    weak = [country, *_circle(one, other)]
    return _verdict(base, _BODY_WORDS[match], [_story(one, other)], weak, sum([points for points, _ in weak]))


def _verdict(
    base: float, name: str, strong: list[tuple[float, str]], weak: list[tuple[float, str]], limit: float
) -> Verdict:
    points = base + sum([points for points, _ in strong]) + min(limit, sum([points for points, _ in weak]))
    if points < ENOUGH:
        return Verdict(points, "")
    evidence = sorted((*strong, *weak), key=lambda item: -item[0])
    reasons = [words for worth, words in evidence if worth > 0 and words]
    return Verdict(points, ", ".join((name, *(reasons[:2] or ["nothing speaks against it"]))))


def _match_persons(one: Profile, other: Profile) -> Match | None:
    """Return the closest match of two names of theirs; None when two full names are those of two persons."""
    closest: Match | None = None
    for mine in one.persons:
        for theirs in other.persons:
            match = compare_names(mine, theirs)
            if match is None:
                if mine.is_full and theirs.is_full:
                    return None
            elif closest is None or match < closest:
                closest = match
    return closest


def _match_bodies(one: Profile, other: Profile) -> Match | None:
    """Return the closest match of two names of theirs; an acronym of both can't outweigh two full names."""
    closest: Match | None = None
    has_full = agrees_in_full = False
    for mine in one.bodies:
        for theirs in other.bodies:
            match = compare_bodies(mine, theirs)
            if not mine.is_acronym and not theirs.is_acronym:
                has_full, agrees_in_full = True, agrees_in_full or match is not None
            if match is not None and (closest is None or match < closest):
                closest = match
    return None if has_full and not agrees_in_full else closest


def _is_common(profile: Profile) -> bool:
    return any(name.is_common for name in profile.persons)


def _is_named(one: Profile, other: Profile) -> bool:
    """Whether a group has a name of its own or a story shared: residents of two stories are two groups."""
    return not one.stories.isdisjoint(other.stories) or any(
        word[:1].isupper() for printed in (*one.bodies.values(), *other.bodies.values()) for word in printed.split()[1:]
    )


def _story(one: Profile, other: Profile) -> tuple[float, str]:
    return (0.0, "") if one.stories.isdisjoint(other.stories) else (3.0, "same story")


def _country(one: Profile, other: Profile) -> tuple[float, str]:
    if not one.countries or not other.countries:
        return 0.0, ""
    if one.countries.keys().isdisjoint(other.countries):
        return -2.0, ""
    return 1.0, f"same country: {next(name for key, name in one.countries.items() if key in other.countries)}"


def _circle(one: Profile, other: Profile) -> tuple[tuple[float, str], tuple[float, str]]:
    """Weigh company and topic. Articles of one story share both, whoever they name: there they add nothing."""
    if not one.stories.isdisjoint(other.stories):
        return (0.0, ""), (0.0, "")
    return _company(one, other), _topic(one, other)


def _company(one: Profile, other: Profile) -> tuple[float, str]:
    """Weigh who else stands in the articles of both: one may be everywhere, three are a circle."""
    shared = one.companions.keys() & other.companions.keys()
    if not shared or len(shared) < _LEAST_SHARE * min(len(one.companions), len(other.companions)):
        return 0.0, ""
    return (0.5, 1.5, 2.0)[min(len(shared), 3) - 1], f"named beside {one.companions[min(shared)]}"


def _topic(one: Profile, other: Profile) -> tuple[float, str]:
    if min(len(one.words), len(other.words)) > _MOST_WORDS:
        return 0.0, ""
    shared = len(one.words.keys() & other.words.keys())
    return (1.0, "same topic") if shared >= 6 else ((0.5, "same topic") if shared >= 3 else (0.0, ""))


def _office(one: Profile, other: Profile) -> tuple[float, str]:
    """Weigh offices: the best pair counts; work of two kinds speaks against one bearer."""
    best, title, worst = 0.0, "", 0.0
    for mine, printed in list(one.offices.items())[:MOST_OFFICES]:
        for theirs in list(other.offices)[:MOST_OFFICES]:
            points = compare_offices(mine, theirs)
            if points > best:
                best, title = points, printed
            worst = min(worst, points)
    if best > 0:
        return best, f"same office: {title}"
    if shared := _shared_body(one, other):
        return 2.0, f"same organisation: {shared}"
    if worst < 0:
        return worst, ""
    return _work(one, other), ""


def _work(one: Profile, other: Profile) -> float:
    """Weigh work: of two kinds it speaks against one bearer; two that are seldom one person's outweigh a story."""
    if not one.work.is_other_than(other.work):
        return 0.0
    mine, theirs = one.work_now, other.work_now
    if not mine.is_other_than(theirs):
        return -1.75
    if mine.has_body and theirs.has_body:
        return -4.5
    return -3.25 if mine.is_apart or theirs.is_apart else -1.75


def _shared_body(one: Profile, other: Profile) -> str:
    for mine in list(one.offices)[:MOST_OFFICES]:
        for theirs in list(other.offices)[:MOST_OFFICES]:
            if mine.organisation and theirs.organisation and same_organisation(mine.organisation, theirs.organisation):
                return mine.organisation
    return ""

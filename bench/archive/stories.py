"""A story before anybody writes about it: its cast, and what is known of it on each of its days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bench.archive import names
from bench.archive.patterns import Subject, choose, common, fill, subjects

START = date(2019, 1, 7)

PER_DAY = 40
"""Articles of a day in the archive, about; so the days of a story hold as many others however large the archive is."""

_FEW = "two three four five six seven eight nine eleven twelve".split()
_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in a story, with what they are ("rescue chief")."""

    first: str
    last: str
    role: str

    @property
    def whole(self) -> str:
        return f"{self.role} {self.first} {self.last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that articles of a day may tell: a pattern, its figures settled; `who` says it, if anybody."""

    pattern: str
    figures: Mapping[str, str]
    who: str = ""
    is_indirect: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What is known of a story on one day."""

    day: date
    state: Mapping[str, str]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story: what it is about, its names, its people by slot, its days in order, and how many articles tell it."""

    subject: Subject
    fixed: Mapping[str, str]
    people: Mapping[str, Person]
    days: tuple[Day, ...]
    articles: int


def make_story(dice: Random, *, before: int) -> Story:
    """Return a story that starts when `before` articles of the archive are written."""
    subject = dice.choice(subjects())
    fixed = make_names(dice)
    fixed["service"] = "the " + fill(subject.service, fixed.__getitem__)
    people = {}
    for slot, role in {**subject.roles, "boss2": "adviser"}.items():
        first, last = names.make_person(dice)
        people[slot] = Person(first=first, last=last, role=role)
        fixed[f"{slot}_last"] = last
    # Most stories are small: 3 to 60 articles, 9 in the middle.
    articles = max(3, min(60, round(dice.lognormvariate(2.2, 0.8))))
    count = 1 + min(articles // 3, int(dice.expovariate(0.3)))
    day = START + timedelta(days=before // PER_DAY)
    days = []
    for state in _states(dice, subject, fixed, count):
        days.append(Day(day=day, state=state, lines=tuple(_lines(dice, subject))))
        day += timedelta(days=dice.choice((1, 1, 1, 2, 3)))
    return Story(subject=subject, fixed=fixed, people=people, days=tuple(days), articles=articles)


def make_names(dice: Random) -> dict[str, str]:
    """Return the names that stay the same in all articles of a story, by slot."""
    country, donor, donor2 = dice.sample(names.COUNTRIES, 3)
    capital, city = dice.sample(names.CITIES, 2)
    town = names.make_town(dice)
    return {
        "town": town,
        "town_caps": town.upper(),
        "town2": names.make_town(dice),
        "contested": names.make_town(dice),
        "region": names.make_region(dice),
        "river": names.make_site(dice),
        "site": names.make_site(dice),
        "site2": names.make_site(dice),
        "firm": names.make_firm(dice),
        "firm2": names.make_firm(dice),
        "country": country,
        "donor": donor,
        "donor2": donor2,
        "capital": capital,
        "capital_caps": capital.upper(),
        "city": city,
        "agency": dice.choice(names.AGENCIES),
    }


def make_figures(dice: Random) -> dict[str, str]:
    """Return figures, days and small names, by slot, that hold for one sentence."""
    return {
        "many": f"{dice.randint(13, 980) * dice.choice((1, 1, 10)):,}",
        "many2": f"{dice.randint(13, 980):,}",
        "few": dice.choice(_FEW),
        "share": str(dice.randint(3, 97)),
        "share2": str(dice.randint(3, 97)),
        "money": _money(dice),
        "hour": f"{dice.randint(1, 11)}{dice.choice(('', ':15', ':30', ':45'))} {dice.choice(('a.m.', 'p.m.'))}",
        "past": str(dice.randint(1994, 2018)),
        "future": f"{dice.choice(_MONTHS)} {dice.randint(2020, 2024)}",
        "street": names.make_street(dice),
        "passer": " ".join(names.make_person(dice)),
        "age": str(dice.randint(17, 91)),
    }


def _money(dice: Random) -> str:
    return f"{dice.choice(('$', '€'))}{dice.randint(2, 940)} {dice.choice(('million', 'million', 'billion'))}"


def _states(dice: Random, subject: Subject, fixed: Mapping[str, str], count: int) -> list[dict[str, str]]:
    """Return the figures that move on from day to day: the toll grows, the town changes hands, the pledge is raised."""
    toll, pledge, paid = dice.randint(2, 30), dice.randint(20, 400), 0
    sides = ["government forces", f"{fixed['region']} rebels"]
    states = []
    for _ in range(count):
        paid = min(pledge, paid + dice.randint(0, 30))
        states.append(
            {
                "toll": str(toll),
                "pledge": f"${pledge} million",
                "delivered": f"${max(1, paid)} million",
                "holder": sides[0],
                "loser": sides[1],
            }
        )
        toll += dice.randint(0, 12)
        pledge += dice.choice((0, 0, 50))
        if subject.has_control and dice.random() < 0.3:
            sides.reverse()
    return states


def _lines(dice: Random, subject: Subject) -> list[Line]:
    """Return what may be told of one day, facts and speeches mixed; the words of a quotation are settled here."""
    shared = common()
    others = shared["pledges"] if subject.has_pledges or dice.random() < 0.2 else ()
    facts = [*subject.facts, *dice.sample(shared["background"], 13), *dice.sample(shared["colour"], 8), *others]
    speakers = tuple(subject.roles)
    quotes = [choose(quote, dice) for quote in dice.sample(subject.quotes, 5)]
    lines = [Line(pattern=_with_tail(fact, dice), figures=make_figures(dice)) for fact in facts]
    lines += [Line(pattern=quote, figures=make_figures(dice), who=dice.choice(speakers)) for quote in quotes]
    lines += [
        Line(pattern=pattern, figures=make_figures(dice), who=dice.choice(speakers), is_indirect=True)
        for pattern in dice.sample(shared["indirect"], 4)
    ]
    dice.shuffle(lines)
    return lines


def _with_tail(pattern: str, dice: Random) -> str:
    """Return a fact, one in two with a further clause."""
    if "said" in pattern or dice.random() < 0.5:
        return pattern
    return pattern.removesuffix(".") + dice.choice(common()["tails"])

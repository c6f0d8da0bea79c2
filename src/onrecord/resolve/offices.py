"""What an actor is or was: offices compared by their words, organisation and country, and told in the order of time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from onrecord.lexicon import load
from onrecord.model import UNKNOWN_WHEN, Actor, ActorKind, Appearance, Cite, Phase, Role, When
from onrecord.resolve.bodies import compare_bodies, country_key, parse_body, spelled
from onrecord.resolve.contexts import ArticleContext
from onrecord.resolve.names import words_of


@dataclass(frozen=True, slots=True)
class Office:
    """An office by which it is compared: the folded words of its title, the organisation and the country's key."""

    title: frozenset[str]
    organisation: str = ""
    country: str = ""

    @property
    def is_widespread(self) -> bool:
        """Whether so many bear the title in one country that it points to nobody: "spokesman", "senator"."""
        return self.title <= _many()

    @property
    def work(self) -> frozenset[str]:
        """The kinds of work that the title speaks of; none where no list has it."""
        return frozenset(kind for word in self.title for kind in _work().get(word, ()))

    @property
    def is_apart(self) -> bool:
        """Whether it is of a kind of work that few leave for another."""
        return bool(self.work) and self.work <= _apart()


@lru_cache(maxsize=1 << 16)
def office_of(title: str, organisation: str = "", country: str = "") -> Office:
    """Return the office of a role as printed. "UK Defence Secretary" is the defence secretary of one country."""
    words = spelled(words_of(title))
    key = country_key(country) if country else ""
    found = [country_key(word) for word in words if _is_country(word)]
    kept = frozenset(word for word in words if word not in _empty() and not _is_country(word))
    return Office(kept, organisation.strip(), key or (found[0] if found else ""))


def office_in(role: Role) -> Office:
    """Return the office of a role."""
    return office_of(role.title, role.organisation, role.country)


def same_organisation(one: str, other: str) -> bool:
    """Whether two organisations as printed, neither "", have one name, or one is the acronym or a form of the other."""
    first, second = parse_body(one, ActorKind.ORGANISATION), parse_body(other, ActorKind.ORGANISATION)
    return compare_bodies(first, second) is not None


@lru_cache(maxsize=1 << 16)
def compare_offices(one: Office, other: Office) -> float:
    """Return what two offices say for one bearer: 3 one office, down to 0; -2 one title of two countries or bodies."""
    if not one.title or not other.title or not (one.title <= other.title or other.title <= one.title):
        return 0.0
    bodies = bool(one.organisation and other.organisation)
    shares_body = bodies and same_organisation(one.organisation, other.organisation)
    shares_country = bool(one.country) and one.country == other.country
    if one.country and other.country and not shares_country:
        return -2.0
    if one.title != other.title:
        return 2.0 if shares_body else 1.0
    if shares_body:
        return 3.0
    if bodies:
        return 0.0
    if one.is_widespread:
        return 1.0 if shares_country else 0.5
    return 3.0 if shares_country else 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSpell:
    """One role of an actor as articles tell it: who printed it when. Not how long it was held: what was said of it.

    `first` and `last` are the publication dates (UNKNOWN_WHEN where no article is dated) of the first and last article
    that gives the role in this phase.
    """

    title: str
    organisation: str
    country: str
    phase: Phase
    first: When
    last: When
    cites: tuple[Cite, ...]


def roles_over_time(
    actor: Actor, appearances: Iterable[Appearance], articles: Mapping[str, ArticleContext]
) -> tuple[RoleSpell, ...]:
    """Return the roles of `actor` by the days on which they were first told, those of undated articles last.

    Roles of one title, organisation, country and phase are one, however spelled; printed as first told. `appearances`
    may hold those of other actors.
    """
    own = frozenset(appearance for appearance, _ in actor.appearances)
    told: dict[tuple[Office, Phase], list[tuple[date, str, Role]]] = {}
    for appearance in appearances:
        if appearance.id in own:
            day = _day(articles, appearance.article)
            for role in appearance.roles:
                told.setdefault((office_in(role), role.phase), []).append((day, appearance.article, role))
    spells = [_spell(sorted(some), articles) for some in told.values()]
    return tuple(sorted(spells, key=lambda spell: (spell.first.earliest or date.max, spell.title, spell.phase)))


def _spell(told: list[tuple[date, str, Role]], articles: Mapping[str, ArticleContext]) -> RoleSpell:
    dated = [article for day, article, _ in told if day != date.max]
    whens = [articles[article].published for article in (dated[:1] + dated[-1:])] or [UNKNOWN_WHEN]
    role = told[0][2]
    return RoleSpell(
        title=role.title,
        organisation=role.organisation,
        country=role.country,
        phase=role.phase,
        first=whens[0],
        last=whens[-1],
        cites=tuple(_cite(article, one, articles) for _, article, one in told),
    )


def _cite(article: str, role: Role, articles: Mapping[str, ArticleContext]) -> Cite:
    """Return the cite of a role; its quote is the title where the text of the article is not at hand."""
    text = articles[article].text if article in articles else ""
    return Cite(article=article, start=role.start, end=role.end, quote=text[role.start : role.end] or role.title)


def _day(articles: Mapping[str, ArticleContext], article: str) -> date:
    return (articles[article].published.earliest if article in articles else None) or date.max


@lru_cache(maxsize=1 << 14)
def _is_country(word: str) -> bool:
    return len(country_key(word)) == 2 and (len(word) > 2 or word in ("us", "uk"))


@cache
def _empty() -> frozenset[str]:
    return frozenset(load("actors_en")["offices"]["empty"].split())


@cache
def _many() -> frozenset[str]:
    return frozenset(load("actors_en")["offices"]["many"].split())


@cache
def _apart() -> frozenset[str]:
    return frozenset(load("actors_en")["apart"]["kinds"].split())


@cache
def _work() -> Mapping[str, tuple[str, ...]]:
    kinds: dict[str, tuple[str, ...]] = {}
    for kind, words in load("actors_en")["work"].items():
        for word in words.split():
            kinds[word] = (*kinds.get(word, ()), kind)
    return kinds

"""Who and where in a record: actors with their names, roles and statements; places with their coordinates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.decisions import anchor_of
from onrecord.errors import UsageError
from onrecord.model import Actor, ActorKind, Appearance, Cite, Level, Mark, MarkKind, When
from onrecord.present.views import StatementLine, Views
from onrecord.resolve.contexts import ArticleContext
from onrecord.resolve.offices import RoleSpell, roles_over_time
from onrecord.store.lookups import names_of_actors, printed_names, speaker_places
from onrecord.text import Span

_FULL_ID = re.compile(r"[0-9a-f]{16}")

SHORTEST_ID = 4
"""Characters of an id that are enough, where they could be a name as well."""

Form = tuple[str, int]
"""Words as printed, and how often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLine:
    """An office or description, when articles that give it were published first and last, and the articles."""

    title: str
    organisation: str
    country: str
    phase: str
    first: When
    last: When
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorLine:
    """One actor. `forms` are its names as printed, `described` how it is spoken of otherwise ("the minister")."""

    id: str
    kind: str
    name: str
    country: str
    forms: tuple[Form, ...]
    described: tuple[Form, ...]
    roles: tuple[RoleLine, ...]
    mentions: int
    statements: int
    sources: tuple[int, ...]
    hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorDetail:
    """All about one actor: `reasons` say of each article why it speaks of this actor."""

    line: ActorLine
    reasons: tuple[tuple[int, str, str], ...]
    cites: tuple[tuple[int, Cite, str], ...]
    statements: tuple[StatementLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLine:
    """One place. `forms` are its names as printed; `bases` say how it is known that they mean it."""

    id: str
    name: str
    level: str
    country: str
    lat: float
    lon: float
    population: int
    forms: tuple[Form, ...]
    bases: tuple[str, ...]
    mentions: int
    sources: tuple[int, ...]


class Who:
    """Actors and places of one open record."""

    def __init__(self, views: Views) -> None:
        self.views = views
        self.record = views.record

    def actors(self, *, kind: ActorKind | None = None, hidden: bool = False) -> Iterator[ActorLine]:
        """Yield the actors, those of most articles first; `hidden`: also those that a person hid."""
        found = [actor for actor in self.record.actors() if kind in (None, actor.kind) and (hidden or not actor.hidden)]
        yield from sorted(
            map(self._line, found), key=lambda line: (-len(line.sources), -line.mentions, line.name, line.id)
        )

    def knows(self, words: str) -> bool:
        """Whether `words` name an actor, or start the id of one."""
        return bool(self._called(words))

    def find(self, words: str) -> Actor:
        """Return the actor of that name, or whose id starts with `words`. Raises UsageError for none or many."""
        found = self._called(words)
        if not found:
            raise UsageError(
                f"Nobody in {self.record.path} is called “{words}”.", advice="“onrecord actors” shows all."
            )
        if len(found) > 1:
            several = "; ".join(f"{actor.name} ({actor.id})" for actor in found[:8])
            raise UsageError(f"“{words}” can be {several}.", advice="Name one by its id.")
        return found[0]

    def _called(self, words: str) -> list[Actor]:
        """Return the actors of that name, else those whose id starts with the words, else those printed so."""
        wanted = " ".join(words.casefold().split())
        names = names_of_actors(self.record)
        by_name = [one for one, name in names.items() if name.casefold() == wanted]
        by_id = [one for one in names if one.startswith(wanted) and len(wanted) >= SHORTEST_ID]
        return self.record.actors_by_id(by_name or by_id or self._printed_so(wanted))

    def _printed_so(self, wanted: str) -> set[str]:
        """Return the actors (ids) that are printed so, in lower case; nobody has a full id for a name."""
        if _FULL_ID.fullmatch(wanted):
            return set()
        return {
            actor
            for actor, basis, words in printed_names(self.record, length=len(wanted))
            if not basis.startswith("pronoun") and " ".join(words.split()).casefold() == wanted and _is_name(words)
        }

    def detail(self, actor: Actor) -> ActorDetail:
        """Return all about one actor."""
        numbers = self.views.numbers
        reasons = [
            (numbers[self._appearances[one].article], self._appearances[one].name, why)
            for one, why in actor.appearances
        ]
        cites = [
            (numbers[mark.article], self._cite(mark), mark.basis)
            for one, _ in actor.appearances
            for mark in self._marks.get(one, ())
        ]
        return ActorDetail(
            line=self._line(actor),
            reasons=tuple(sorted(reasons)),
            cites=tuple(sorted(cites, key=lambda cite: (cite[0], cite[1].start))),
            statements=tuple(self._statements.get(actor.id, ())),
        )

    def anchor(self, actor: Actor, article: str | None = None) -> tuple[str, str, str]:
        """Return where a decision about `actor` is anchored: its first name, in `article` when one is named."""
        for one, _ in actor.appearances:
            appearance = self._appearances[one]
            if article in (None, appearance.article):
                text = self.record.article(appearance.article).text
                return anchor_of(appearance.article, text, Span(appearance.start, appearance.end))
        raise UsageError(f"{actor.name} is not in that article.", advice="“onrecord show” lists its articles.")

    def places(self, *, level: Level | None = None) -> Iterator[PlaceLine]:
        """Yield the places, those named most often first."""
        marks: dict[str, list[Mark]] = {}
        for mark in self.record.marks(MarkKind.PLACE):
            marks.setdefault(mark.value, []).append(mark)
        lines = []
        for place in self.record.places():
            named = marks.get(place.id, [])
            if level in (None, place.level) and named:
                lines.append(
                    PlaceLine(
                        id=place.id,
                        name=place.name,
                        level=place.level.name.lower(),
                        country=place.country,
                        lat=place.lat,
                        lon=place.lon,
                        population=place.population,
                        forms=_counted(self._words(mark) for mark in named),
                        bases=tuple(dict.fromkeys(mark.basis for mark in named)),
                        mentions=len(named),
                        sources=self._numbers(mark.article for mark in named),
                    )
                )
        yield from sorted(lines, key=lambda line: (-line.mentions, line.name, line.id))

    @cached_property
    def _appearances(self) -> dict[str, Appearance]:
        return {one.id: one for one in self.record.appearances()}

    @cached_property
    def _marks(self) -> dict[str, list[Mark]]:
        found: dict[str, list[Mark]] = {}
        for mark in self.record.marks(MarkKind.NAME):
            found.setdefault(mark.value, []).append(mark)
        return found

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {row["id"]: row["text"] for row in self.record.query("SELECT id, text FROM articles")}

    @cached_property
    def _contexts(self) -> dict[str, ArticleContext]:
        return {
            source.article: ArticleContext(published=source.published, text=self._texts[source.article])
            for source in self.views.sources
        }

    @cached_property
    def _statements(self) -> dict[str, list[StatementLine]]:
        """Return the statements of each actor: where a person said so, or its mention is the printed speaker."""
        owners = {
            (mark.article, mark.start, mark.end): actor.id
            for actor in self.record.actors()
            for one, _ in actor.appearances
            for mark in self._marks.get(one, ())
        }
        ends: dict[str, list[tuple[Span, str]]] = {}
        for (article, start, end), actor in owners.items():
            ends.setdefault(article, []).append((Span(start, end), actor))
        names: dict[str, list[str]] = {}
        for one in self.record.actors():
            names.setdefault(one.name.casefold(), []).append(one.id)
        found: dict[str, list[StatementLine]] = {}
        printed = speaker_places(self.record)
        for line in self.views.statements():
            span = printed.get(line.id)
            if decided := self.views.decisions.speaker_of(line.id):
                for actor in names.get(decided.value.casefold(), ()):
                    found.setdefault(actor, []).append(line)
            elif span:
                for actor in {actor for place, actor in ends.get(line.cite.article, ()) if span.contains(place)}:
                    found.setdefault(actor, []).append(line)
        return found

    def _line(self, actor: Actor) -> ActorLine:
        marks = [mark for one, _ in actor.appearances for mark in self._marks.get(one, ())]
        words = _counted(self._words(mark) for mark in marks if not mark.basis.startswith("pronoun"))
        spells = roles_over_time(actor, (self._appearances[one] for one, _ in actor.appearances), self._contexts)
        return ActorLine(
            id=actor.id,
            kind=actor.kind.value.replace("_", " "),
            name=actor.name,
            country=actor.country,
            forms=tuple(form for form in words if _is_name(form[0])),
            described=tuple(form for form in words if not _is_name(form[0])),
            roles=tuple(self._role(spell) for spell in spells),
            mentions=len(marks),
            statements=len(self._statements.get(actor.id, ())),
            sources=self._numbers(self._appearances[one].article for one, _ in actor.appearances),
            hidden=actor.hidden,
        )

    def _role(self, spell: RoleSpell) -> RoleLine:
        return RoleLine(
            title=spell.title,
            organisation=spell.organisation,
            country=spell.country,
            phase=spell.phase.value,
            first=spell.first,
            last=spell.last,
            sources=self._numbers(cite.article for cite in spell.cites),
        )

    def _cite(self, mark: Mark) -> Cite:
        return Cite(article=mark.article, start=mark.start, end=mark.end, quote=self._words(mark))

    def _words(self, mark: Mark) -> str:
        return " ".join(self._texts[mark.article][mark.start : mark.end].split())

    def _numbers(self, articles: Iterator[str]) -> tuple[int, ...]:
        return tuple(sorted({self.views.numbers[article] for article in articles}))


def _is_name(words: str) -> bool:
    """Whether words name rather than describe: the first that counts has a capital."""
    first = next((word for word in words.split() if word.casefold() not in ("the", "a", "an")), "")
    return first[:1].isupper() or not first[:1].islower()


def _counted(words: Iterator[str]) -> tuple[Form, ...]:
    counts = Counter(words)
    return tuple(sorted(counts.items(), key=lambda form: (-form[1], form[0])))

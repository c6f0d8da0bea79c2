"""Who said what: the statements of each speaker in the order of time, versions of one statement together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.model import Basis, content_id
from onrecord.present.exports import Contents
from onrecord.present.exports.contents import Said
from onrecord.present.exports.telling import say_contents
from onrecord.present.page.datewords import say_long
from onrecord.present.page.excerpts import Excerpt, Texts
from onrecord.present.page.facets import Choice, Choices, outlet_value
from onrecord.present.page.sourcing import outlet_of
from onrecord.present.page.standings import relays_of
from onrecord.present.page.versions import VersionView, compare
from onrecord.present.relayed import Relayed, RelayView
from onrecord.present.who import ActorLine

NOT_STATED = "Speaker not stated"

MODES = {"direct": "quoted", "mixed": "quoted in part", "indirect": "in other words"}

KINDS = {"said": "said", "thought": "thought", "attitude": "attitude"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """One statement, told once or in several articles."""

    id: str
    date: str
    text: str
    printed: str
    how: str
    mode: str
    notes: tuple[str, ...]
    sources: tuple[int, ...]
    excerpts: tuple[Excerpt, ...]
    versions: tuple[VersionView, ...]
    facets: tuple[tuple[str, str], ...]
    relays: RelayView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who spoke, with the first of their roles."""

    id: str
    name: str
    role: str
    statements: tuple[StatementView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """All statements by speaker."""

    speakers: tuple[Speaker, ...]
    choices: tuple[Choice, ...]

    @property
    def count(self) -> int:
        return sum(len(speaker.statements) for speaker in self.speakers)


class _Building:
    """What the views of statements are made of."""

    def __init__(self, contents: Contents, texts: Texts, relayed: Relayed | None) -> None:
        self.contents = contents
        self.relayed = relayed
        self.texts = texts
        self.published = {source.number: source.published for source in contents.sources}
        self.outlets = {source.number: outlet_of(source) for source in contents.sources}
        self.actors = {actor.id: actor for actor in contents.actors}
        self.by_name = {actor.name.casefold(): actor for actor in reversed(contents.actors)}
        self.said = {said.line.id: said for said in contents.statements}
        self.quotations = self._quotations()
        self.choices = Choices(speaker="Speaker", outlet="Outlet", kind="Kind", mode="Words", status="Told as")

    def _quotations(self) -> dict[str, list[tuple[str, str]]]:
        """Return the (claim, difference) pairs of the quotation of each claim that stands in several articles."""
        found: dict[str, list[tuple[str, str]]] = {}
        for row in self.contents.record.query("SELECT * FROM versions ORDER BY quotation, ordinal"):
            found.setdefault(row["quotation"], []).append((row["claim"], row["difference"]))
        return {claim: members for members in found.values() for claim, _ in members}

    def actor_of(self, said: Said) -> ActorLine | None:
        known = [self.actors[one] for one in said.speakers if one in self.actors]
        return known[0] if len(known) == 1 else self.by_name.get((said.line.person or "").casefold())

    def name_of(self, said: Said) -> str:
        actor = self.actor_of(said)
        return actor.name if actor else said.line.person or said.line.speaker or NOT_STATED

    def key_of(self, said: Said) -> tuple[str, str]:
        """Return what makes statements of one speaker one: the quotation they are versions of, or their words."""
        versions = self.quotations.get(said.line.id)
        return self.name_of(said).casefold(), versions[0][0] if versions else said.same

    def view(self, speaker: str, group: list[Said]) -> StatementView:
        first = max(group, key=lambda said: (len(words_of(said)), -said.line.source))
        line = first.line
        sources = tuple(sorted({said.line.source for said in group}))
        return StatementView(
            id=line.id,
            date=self._date(group),
            text=words_of(first),
            printed=line.speaker or "",
            how=self._how(first),
            mode=MODES.get(line.mode, line.mode),
            notes=tuple(_notes(first)),
            sources=sources,
            excerpts=self.texts.excerpts((said.line.cite.article, said.line.cite.span) for said in group),
            versions=tuple(self._versions(first)),
            facets=self._facets(speaker, first, sources),
            relays=relays_of(self.contents, self._relays(group)),
        )

    def _relays(self, group: Iterable[Said]) -> RelayView | None:
        return self.relayed.of(tuple(said.line.id for said in group)) if self.relayed else None

    def _date(self, group: Iterable[Said]) -> str:
        first = min(group, key=lambda said: said.line.source)
        if first.when.earliest or (first.when.latest and first.when.basis is not Basis.PUBLICATION):
            return say_long(first.when)
        published = self.published[first.line.source]
        return f"published {say_long(published)}" if published.latest else "date not known"

    def _how(self, said: Said) -> str:
        line = said.line
        basis = ", ".join(part for part in (line.speaker_basis, line.person_basis) if part)
        return f"{basis}, named by source {line.named_by}" if line.named_by else basis

    def _versions(self, said: Said) -> Iterable[VersionView]:
        members = [pair for pair in self.quotations.get(said.line.id, ()) if pair[0] in self.said]
        if len(members) < 2:
            return
        longest = words_of(self.said[members[0][0]])
        if all(words_of(self.said[claim]) == longest for claim, _ in members):
            return
        for claim, difference in members:
            other = self.said[claim]
            yield VersionView(
                claim=claim,
                source=other.line.source,
                difference=difference,
                changes=compare(longest, words_of(other)),
            )

    def _facets(self, speaker: str, said: Said, sources: tuple[int, ...]) -> tuple[tuple[str, str], ...]:
        choices, line = self.choices, said.line
        names = [self.outlets[number] for number in sources]
        kinds = [KINDS.get(line.kind, line.kind), said.act]
        found = {
            "speaker": choices.of("speaker", ((speaker_id(speaker), speaker),)),
            "outlet": choices.of("outlet", ((outlet_value(name), name) for name in names)),
            "kind": choices.of("kind", ((kind.replace(" ", "-"), kind) for kind in kinds if kind)),
            "mode": choices.of("mode", ((line.mode, MODES.get(line.mode, line.mode)),)),
            "status": choices.of("status", ((said.status, said.status),)),
        }
        return tuple((name, value) for name, value in found.items() if value)


def build_statements(contents: Contents, texts: Texts, relayed: Relayed | None = None) -> Statements:
    """Return the statements of a record by speaker, those with most to say first, the open ones last."""
    building = _Building(contents, texts, relayed)
    groups: dict[tuple[str, str], list[Said]] = {}
    for said in contents.statements:
        groups.setdefault(building.key_of(said), []).append(said)
    speakers: dict[str, list[tuple[tuple[date, int, int], StatementView]]] = {}
    for group in groups.values():
        name = building.name_of(group[0])
        speakers.setdefault(name, []).append((_order(building, group), building.view(name, group)))
    made = [_speaker(building, name, found) for name, found in speakers.items()]
    made.sort(key=lambda one: (one.name == NOT_STATED, -len(one.statements), one.name.casefold(), one.id))
    return Statements(speakers=tuple(made), choices=building.choices.all())


def speaker_id(name: str) -> str:
    """Return the id of a speaker on the page."""
    return content_id("speaker", name)[:8]


def words_of(said: Said) -> str:
    """Return the words of a statement in one line: where no text is to be shown its class, "(denies)"."""
    words = " … ".join(" ".join(content.split()) for content in said.line.contents)
    return words or said.line.cite.quote or say_contents(said)


def _speaker(building: _Building, name: str, found: list[tuple[tuple[date, int, int], StatementView]]) -> Speaker:
    actor = building.by_name.get(name.casefold())
    role = next((role for role in actor.roles if role.phase != "former"), None) if actor else None
    words = ", ".join(part for part in (role.title, role.organisation, role.country) if part) if role else ""
    return Speaker(
        id=speaker_id(name),
        name=name,
        role=words,
        statements=tuple(view for _, view in sorted(found, key=lambda pair: (pair[0], pair[1].id))),
    )


def _order(building: _Building, group: list[Said]) -> tuple[date, int, int]:
    """Return where statements stand in time: when they were said, else when they were published."""
    first = min(group, key=lambda said: (said.line.source, said.line.cite.start))
    when = first.when if first.when.earliest else building.published[first.line.source]
    day = when.latest or when.earliest or date.max
    return day, first.line.source, first.line.cite.start


def _notes(said: Said) -> Iterable[str]:
    yield from (note.words for note in said.line.decided)
    if said.line.kind != "said":
        yield said.line.kind
    if said.status == "denied" or said.act == "denies":
        yield "denial"
    if said.act in ("promises", "demands", "asks"):
        yield said.act
    is_shown = bool(said.line.cite.quote)  # without text no words of ours make up a phrase of the article
    if said.audience:
        yield f"{'to' if is_shown else 'audience:'} {said.audience}"
    if said.medium:
        yield f"{'in' if is_shown else 'medium:'} {said.medium}"

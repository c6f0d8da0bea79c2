"""The annotator `names`: who an article names, every mention of each, and the roles it gives them."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.annotate.contract import Annotator, Reading
from onrecord.annotate.names.chains import Chain, Chains, chain_names
from onrecord.annotate.names.countries import find_countries
from onrecord.annotate.names.following import follow
from onrecord.annotate.names.naming import BODY, PERSON, find_named
from onrecord.annotate.names.roles import Bodies, merged_roles, roles_of
from onrecord.annotate.names.scene import Scene, read_scene
from onrecord.annotate.names.tenures import find_tenures
from onrecord.annotate.names.trail import weight_of
from onrecord.model import ActorKind, Appearance, Mark, MarkKind
from onrecord.text import Span


def read_names(reading: Reading, by: str) -> Reading:
    """Add an Appearance for everyone who acts or is spoken of as somebody, and a NAME mark for every mention."""
    scene = read_scene(reading)
    chains = read_chains(scene)
    article = reading.article.id
    appearances: list[Appearance] = []
    marks: dict[Span, Mark] = {}
    for chain in chains.all:
        appearance = _appearance(article, chain, by)
        appearances.append(appearance)
        for one in chain.mentions:
            marks.setdefault(one.span, _mark(article, one.span, appearance.id, one.basis, by))
    for one in chains.open:
        marks.setdefault(one.span, _mark(article, one.span, "", one.basis, by))
    appearances.sort(key=lambda one: (one.start, one.end, one.name))
    return reading.plus(marks=list(marks.values()), appearances=appearances)


def read_chains(scene: Scene) -> Chains:
    """Return the actors of an article with all their mentions."""
    named = find_named(scene)
    taken = tuple(one.span for one in named)
    bodies = Bodies(tuple(one for one in named if one.kind == BODY))
    roles = {one.span: tuple(roles_of(scene, one, bodies)) for one in named if one.kind == PERSON}
    chains = chain_names(scene, named, find_countries(scene, taken), roles)
    persons = [one for one in chains.all if one.kind is ActorKind.PERSON]
    for chain in persons:
        chain.roles += find_tenures(scene, chain, bodies)
    follow(scene, chains, dict(_subjects(scene, chains)))
    chains.all = [one for one in chains.all if not _is_passing(one)]
    for chain in (one for one in chains.all if one.kind is ActorKind.PERSON):
        chain.roles += find_tenures(scene, chain, bodies)
    return chains


def _is_passing(chain: Chain) -> bool:
    """Whether forces are mentioned once, and only as somebody's: "its military"."""
    is_force = chain.kind is ActorKind.ARMED_FORCE and len(chain.mentions) == 1
    return is_force and chain.name.split()[0].casefold() in {"its", "their", "his", "her"}


def _subjects(scene: Scene, chains: Chains) -> Iterable[tuple[int, float]]:
    for chain in chains.all:
        for one in chain.mentions:
            if weight := weight_of(scene.grammar.position(one.span)):
                yield one.span.start, weight


def _appearance(article: str, chain: Chain, by: str) -> Appearance:
    first = min(chain.mentions, key=lambda one: one.span)
    roles = merged_roles(chain.roles)
    return Appearance(
        article=article,
        start=first.span.start,
        end=first.span.end,
        kind=chain.kind,
        name=chain.name,
        country=chain.country or next((role.country for role in roles if role.country), ""),
        gender=chain.gender,
        roles=roles,
        by=by,
    )


def _mark(article: str, span: Span, value: str, basis: str, by: str) -> Mark:
    return Mark(article=article, start=span.start, end=span.end, kind=MarkKind.NAME, value=value, basis=basis, by=by)


annotate_names = Annotator(
    name="names",
    version=1,
    needs=frozenset({MarkKind.SENTENCE, MarkKind.PLACE}),
    gives=frozenset({MarkKind.NAME}),
    read=read_names,
)

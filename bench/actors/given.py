"""The step across articles by itself: find_actors gets the actors of gold in place of what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from bench.clusters import Cubed, b_cubed
from bench.lines import Line
from bench.pairing import Counts
from bench.product import ReadFile
from onrecord.model import Actor, ActorKind, Appearance, Phase, Role
from onrecord.resolve.actors import find_actors
from onrecord.resolve.contexts import ArticleContext

_NAMES = ("name", "short", "acronym", "metonym", "title", "description")
"""The types of mention, the one that stands for the actor first."""

_GENDERS = {"he": "man", "him": "man", "his": "man", "she": "woman", "her": "woman", "mr": "man", "mrs": "woman"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """B-cubed over actors of articles, and the share of pairs of namesakes (two actors of a shared word) kept apart."""

    cubed: Cubed
    namesakes: Counts
    actors: tuple[Actor, ...] = ()
    appearances: Mapping[str, Line] | None = None


def given_gold(
    gold: Sequence[Line], files: Sequence[ReadFile], contexts: Mapping[str, ArticleContext], texts: Mapping[str, str]
) -> Given:
    """Return how well find_actors groups the actors of `gold`."""
    articles = {file.doc: file.reading.article.id for file in files}
    lines: dict[str, Line] = {}
    appearances: list[Appearance] = []
    for line in gold:
        appearance = appearance_of(line, articles[line["doc"]], texts[line["doc"]])
        lines[appearance.id] = line
        appearances.append(appearance)
    actors = find_actors(appearances, contexts)
    home = {one: actor.id for actor in actors for one, _ in actor.appearances}
    cubed = b_cubed({one: line["entity"] for one, line in lines.items()}, home)
    return Given(cubed=cubed, namesakes=_namesakes(lines, home), actors=actors, appearances=lines)


def appearance_of(line: Line, article: str, text: str) -> Appearance:
    """Return a line of gold as an appearance. Its offsets tell it from others, and are those of the raw text."""
    first = min(line["mentions"], key=lambda mention: (_rank(mention["type"]), mention["start"]))
    kind = ActorKind(line["kind"])
    plain = next((name for name in line.get("name_accept", ()) if name), line["name"])
    country = plain if kind is ActorKind.COUNTRY else ""
    roles = tuple(map(_role, line["roles"]))
    return Appearance(
        article=article,
        start=first["start"],
        end=first["end"],
        kind=kind,
        name=line["name"],
        country=country or next((role.country for role in roles if role.country), ""),
        gender=_gender(line, text) if kind is ActorKind.PERSON else "",
        roles=roles,
        by="gold",
    )


def _rank(kind: str) -> int:
    return _NAMES.index(kind) if kind in _NAMES else len(_NAMES)


def _role(role: Line) -> Role:
    return Role(
        start=role["start"],
        end=role["end"],
        title=role["title"],
        organisation=role.get("organisation") or "",
        country=role.get("country") or "",
        phase=Phase(role["phase"]),
    )


def _gender(line: Line, text: str) -> str:
    """Return what the pronouns and titles that gold marks say."""
    words = (text[mention["start"] : mention["end"]].casefold().split() for mention in line["mentions"])
    found = {_GENDERS[word[0].rstrip(".")] for word in words if word and word[0].rstrip(".") in _GENDERS}
    return found.pop() if len(found) == 1 else ""


def _namesakes(lines: Mapping[str, Line], home: Mapping[str, str]) -> Counts:
    by_word: dict[str, list[str]] = {}
    for one, line in lines.items():
        for word in set(line["name"].casefold().split()):
            by_word.setdefault(word, []).append(one)
    pairs = {
        pair
        for some in by_word.values()
        for pair in combinations(sorted(some), 2)
        if lines[pair[0]]["entity"] != lines[pair[1]]["entity"]
    }
    return Counts(right=sum(home[one] != home[other] for one, other in pairs), wanted=len(pairs))


def confused(given: Given) -> Iterable[str]:
    """Yield, in words, every actor of `given` that holds several of gold."""
    lines = given.appearances or {}
    for actor in given.actors:
        held = {lines[one]["entity"] for one, _ in actor.appearances}
        if len(held) > 1:
            yield f"{actor.name}: {', '.join(sorted(held))}"

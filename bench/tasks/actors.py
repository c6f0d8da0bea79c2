"""The project's own task `actors`: who is who within an article and across articles.

INPUT is a folder of raw articles (`*.txt`; a sidecar beside them states their dates), OUTPUT a JSONL file with a line
for each actor of each article: `doc`, `id`, `actor` (one id across articles), `why` (it is that one), `name`, `kind`,
`country`, `roles` [{`title`, `organisation`, `country`, `phase`, `start`, `end`}], `mentions` [{`start`, `end`,
`basis`}]. `data/actors/README.md` has the guideline of the gold, `bench/actors/scoring.py` says what is scored.

The articles of Wikinews are no part of the project: without the shared collection only our own articles are scored,
and the figures "all" are left out. Floors are on our own articles alone, which every machine has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from bench.actors.baselines import BASELINES, tagged_lines
from bench.actors.given import given_gold
from bench.actors.scoring import (
    Comparison,
    compare,
    grouped,
    mention_counts,
    score_roles,
    traps_avoided,
)
from bench.clusters import Cubed
from bench.lines import Line, read_lines, write_lines
from bench.parts import find_own
from bench.product import ReadFile, read_folder
from bench.shelf import find_wikinews
from bench.task import Figure, Material, Mistake, Options, Outcome, Shelf, Task
from bench.tasks.claims import lay_out
from onrecord.model import Appearance, Mark, MarkKind, Role
from onrecord.resolve.actors import find_actors
from onrecord.resolve.contexts import ArticleContext
from onrecord.resolve.stories import Document, group_stories
from onrecord.text import Span


def predict(source: Path, target: Path, _: Options) -> None:
    """Write the actors of every article of a folder to a JSONL file."""
    write_lines(target, answer(tuple(read_folder(source))))


def answer(files: Sequence[ReadFile]) -> Iterator[Line]:
    """Yield a line for each actor of each article, in the order of the articles and of the text."""
    appearances = [one for file in files for one in file.reading.appearances]
    actors = find_actors(appearances, contexts_of(files))
    home = {appearance: (actor.id, why) for actor in actors for appearance, why in actor.appearances}
    for file in files:
        for appearance in sorted(file.reading.appearances, key=lambda one: (one.start, one.end)):
            actor, why = home[appearance.id]
            yield {"doc": file.doc, "id": appearance.id, "actor": actor, "why": why, **_as_line(file, appearance)}


def _as_line(file: ReadFile, appearance: Appearance) -> Line:
    marks = [mark for mark in file.reading.of_kind(MarkKind.NAME) if mark.value == appearance.id]
    return {
        "name": appearance.name,
        "kind": appearance.kind.value,
        "country": appearance.country,
        "roles": [line for role in appearance.roles if (line := _role(file, role))],
        "mentions": [line for mark in marks if (line := _mention(file, mark))],
    }


def _role(file: ReadFile, role: Role) -> Line | None:
    raw = file.raw_span(Span(role.start, role.end))
    named = {"title": role.title, "organisation": role.organisation, "country": role.country}
    return {**named, "phase": role.phase.value, "start": raw.start, "end": raw.end} if raw else None


def _mention(file: ReadFile, mark: Mark) -> Line | None:
    raw = file.raw_span(mark.span)
    return {"start": raw.start, "end": raw.end, "basis": mark.basis} if raw else None


def contexts_of(files: Sequence[ReadFile]) -> dict[str, ArticleContext]:
    """Return the context of each article: its day, its topic, and its story as the product groups them."""
    articles = [file.reading.article for file in files]
    stories: dict[str, list[str]] = {article.id: [] for article in articles}
    for story in group_stories(map(Document.of, articles)):
        for member in story.members if len(story.members) > 1 else ():
            stories[member.article].append(story.id)
    return {article.id: ArticleContext.of(article, stories=stories[article.id]) for article in articles}


def find(shelf: Shelf) -> Material | None:
    """Return the project's own articles and all gold; the rest is looked for beside the shared data."""
    return find_own(shelf, "actors")


def measure(material: Material, scratch: Path) -> Outcome:
    """Score both parts; only the mistakes in dev are listed, so that nobody reads test by accident."""
    news = find_wikinews()
    if news is None:
        print("actors: Wikinews is not on this machine, our own articles only")
    figures: list[Figure] = []
    mistakes: list[Mistake] = []
    for part in material.parts:
        gold = Gold.read(material.gold / part, lay_out(material.gold / part, scratch / part, news))
        files = tuple(read_folder(scratch / part))
        texts = {doc: (scratch / part / doc).read_bytes().decode("utf-8") for doc in sorted(gold.docs)}
        figures += part_figures(
            f"{part} own", gold.own(), [file for file in files if file.doc in gold.own().docs], texts
        )
        if news is not None:
            figures += [_without_floor(one) for one in part_figures(f"{part} all", gold, files, texts)]
        if part == "dev":
            mistakes += mistakes_of(compare(gold.lines, answer(files)), texts)
    return Outcome(figures=tuple(figures), mistakes=tuple(mistakes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """The gold of some articles: a line for each article, and one for each actor of each article."""

    articles: tuple[Line, ...]
    lines: tuple[Line, ...]

    @staticmethod
    def read(part: Path, docs: Iterable[str]) -> Gold:
        """Return the gold of those articles of a part that are `docs`."""
        kept = frozenset(docs)
        return Gold(
            articles=tuple(line for line in read_lines(part / "docs.jsonl") if line["doc"] in kept),
            lines=tuple(line for line in read_lines(part / "gold.jsonl") if line["doc"] in kept),
        )

    @property
    def docs(self) -> frozenset[str]:
        return frozenset(str(line["doc"]) for line in self.articles)

    def own(self) -> Gold:
        """Return the gold of the project's own articles."""
        own = {line["doc"] for line in self.articles if line["source"] == "own"}
        return Gold(
            articles=tuple(line for line in self.articles if line["doc"] in own),
            lines=tuple(line for line in self.lines if line["doc"] in own),
        )


def part_figures(name: str, gold: Gold, files: Sequence[ReadFile], texts: Mapping[str, str]) -> Iterator[Figure]:
    """Yield the figures of some articles (`texts` are the raw ones), and those of the baselines beside them."""
    found = compare(gold.lines, answer(files))
    mentions = mention_counts(found)
    yield from _trade(f"{name} mentions", Cubed(precision=mentions.precision, recall=mentions.recall))
    yield from _trade(f"{name} within", grouped(found, across=False))
    yield from _trade(f"{name} across", grouped(found, across=True))
    for where, across in (("within", False), ("across", True)):
        yield Figure(name=f"{name} {where} paired F", value=grouped(found, across=across, paired=True).f1)
    given = given_gold(gold.lines, files, contexts_of(files), texts)
    yield from _trade(f"{name} across, given gold,", given.cubed)
    yield Figure(name=f"{name} namesakes apart, given gold", value=given.namesakes.recall)
    roles = score_roles(found)
    yield from _trade(f"{name} roles", Cubed(precision=roles.found.precision, recall=roles.found.recall))
    yield Figure(name=f"{name} role phase right", value=roles.phases.recall, has_floor=False)
    traps = [(line["doc"], trap["start"], trap["end"]) for line in gold.articles for trap in line.get("traps", ())]
    yield Figure(name=f"{name} traps avoided", value=traps_avoided(traps, found.answer).recall)
    for baseline, group in BASELINES.items():
        naive = compare(gold.lines, tagged_lines(files, group))
        for where, across in (("within", False), ("across", True)):
            value = grouped(naive, across=across).f1
            yield Figure(name=f"{name} {where} F, {baseline}", value=value, has_floor=False)


def _trade(name: str, cubed: Cubed) -> Iterator[Figure]:
    yield Figure(name=f"{name} P", value=cubed.precision, has_floor=False)
    yield Figure(name=f"{name} R", value=cubed.recall, has_floor=False)
    yield Figure(name=f"{name} F", value=cubed.f1)


def _without_floor(figure: Figure) -> Figure:
    return Figure(name=figure.name, value=figure.value, has_floor=False)


def mistakes_of(found: Comparison, texts: Mapping[str, str]) -> Iterator[Mistake]:
    """Yield what a person should read: mentions missed or too many, actors merged or split, within and across."""
    for wanted in found.missed:
        doc, start, end = wanted.place
        words = f"{doc} [{start}] {texts[doc][start:end]} ({wanted.line['entity']})"
        yield Mistake(category=f"missed, {wanted.type}", line=words)
    for one in found.spurious:
        doc, start, end = one.place
        yield Mistake(category="not in gold", line=f"{doc} [{start}] {texts[doc][start:end]} ({one.line['name']})")
    for wanted, one in found.pairs:
        if found.homes[wanted.line["id"]] is not one.line:
            doc, start, end = wanted.place
            words = f"{doc} [{start}] {texts[doc][start:end]} ({wanted.line['name']} | {one.line['name']})"
            yield Mistake(category="within, of somebody else", line=words)
    yield from _across_mistakes(found)


def _across_mistakes(found: Comparison) -> Iterator[Mistake]:
    homes = [(line, found.homes[line["id"]]) for line in found.gold if line["id"] in found.homes]
    for (one, mine), (other, theirs) in combinations(homes, 2):
        is_one, is_given_as_one = one["entity"] == other["entity"], mine["actor"] == theirs["actor"]
        words = f"{one['doc']} {one['name']} | {other['doc']} {other['name']} ({mine['name']} | {theirs['name']})"
        if is_one and not is_given_as_one:
            yield Mistake(category="across, split", line=words)
        elif is_given_as_one and not is_one:
            yield Mistake(category="across, merged", line=f"{words}: {theirs['why']}")


TASK = Task(
    is_own=True,
    name="actors",
    about="who is who, within and across 32 articles of our own and of Wikinews",
    predict=predict,
    find=find,
    measure=measure,
)

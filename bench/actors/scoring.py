"""How answers of the task `actors` are measured.

A mention of the system is one of gold when they share half or more of their words, or end with the same word (their
head) and overlap. Gold that is optional counts in nothing. Then

- *mentions*: precision and recall of all mentions; one that is open (of nobody) is no mention.
- *within*, *across*: B-cubed over mentions, groups being actors of one article, or of all. A mention of gold that was
  not found has recall 0, and a mention on words that gold does not mark precision 0.
- *paired*: the same over paired mentions alone, so that only the grouping of what was found is measured.
- *given gold*: B-cubed over the actors of articles, where find_actors gets the actors of gold, with their names, kinds,
  countries and roles, in place of what was read: the step across articles by itself.
- *roles*: a role is found when its actor has one at the same words, or with the same title.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bench.clusters import Cubed, b_cubed
from bench.lines import Line
from bench.pairing import ENOUGH, Counts, overlap
from onrecord.text import Span

Place = tuple[str, int, int]
"""An article, and a stretch of its raw text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One mention of gold: its line (actor of one article), the spans that are right, whether it counts."""

    line: Line
    spans: tuple[Span, ...]
    type: str
    counts: bool

    @property
    def place(self) -> Place:
        return self.line["doc"], self.spans[0].start, self.spans[0].end


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One mention of an answer: its line (actor of one article)."""

    line: Line
    span: Span

    @property
    def place(self) -> Place:
        return self.line["doc"], self.span.start, self.span.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Gold and answer, with the mentions that pair; `missed` and `spurious` leave out what is optional."""

    gold: tuple[Line, ...]
    answer: tuple[Line, ...]
    pairs: tuple[tuple[Wanted, Found], ...] = ()
    missed: tuple[Wanted, ...] = ()
    spurious: tuple[Found, ...] = ()
    homes: Mapping[str, Line] = field(default_factory=dict)
    """The line of the answer that has most mentions of a gold line, by the id of the latter."""


def compare(gold: Iterable[Line], answer: Iterable[Line]) -> Comparison:
    """Pair the mentions of `gold` and `answer`, article by article."""
    wanted, given = tuple(gold), tuple(answer)
    pairs: list[tuple[Wanted, Found]] = []
    missed: list[Wanted] = []
    spurious: list[Found] = []
    for doc in sorted({line["doc"] for line in wanted}):
        mentions = [mention for line in wanted if line["doc"] == doc for mention in _wanted(line)]
        found = [mention for line in given if line["doc"] == doc for mention in _found(line)]
        matched = _pair(mentions, found)
        pairs += [(mentions[i], found[j]) for i, j in sorted(matched.items()) if mentions[i].counts]
        missed += [mention for i, mention in enumerate(mentions) if i not in matched and mention.counts]
        spurious += [mention for j, mention in enumerate(found) if j not in matched.values()]
    return Comparison(
        gold=wanted,
        answer=given,
        pairs=tuple(pairs),
        missed=tuple(missed),
        spurious=tuple(spurious),
        homes=_homes(pairs),
    )


def _wanted(line: Line) -> Iterator[Wanted]:
    for mention in line["mentions"]:
        spans = (Span(mention["start"], mention["end"]), *(Span(*span) for span in mention.get("alt_spans", ())))
        # A mention that may as well be of another actor (the White House) can't tell a right group from a wrong one.
        counts = not mention.get("optional") and not mention.get("entity_accept")
        yield Wanted(line=line, spans=spans, type=mention["type"], counts=counts)


def _found(line: Line) -> Iterator[Found]:
    return (Found(line=line, span=Span(mention["start"], mention["end"])) for mention in line["mentions"])


def _pair(gold: Sequence[Wanted], found: Sequence[Found]) -> dict[int, int]:
    """Return pairs gold index -> answer index, one to one, best overlap first, mentions that count before others."""
    chances = [
        (-likeness, not wanted.counts, i, j)
        for i, wanted in enumerate(gold)
        for j, mention in enumerate(found)
        if (likeness := max(_likeness(span, mention.span) for span in wanted.spans))
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(chances):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _likeness(one: Span, other: Span) -> float:
    """Return the overlap where it is enough, or a little where both end with the same word; else 0."""
    shared = overlap(one, other)
    if shared >= ENOUGH:
        return shared
    return shared / 2 if shared and one.end == other.end else 0.0


def _homes(pairs: Iterable[tuple[Wanted, Found]]) -> dict[str, Line]:
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    lines: dict[int, Line] = {}
    for wanted, found in pairs:
        # Names and short forms say who it is; descriptions and pronouns are easily drawn to somebody else.
        votes[wanted.line["id"]][id(found.line)] += 3 if wanted.type in ("name", "short", "acronym") else 1
        lines[id(found.line)] = found.line
    return {line: lines[counter.most_common(1)[0][0]] for line, counter in votes.items()}


def mention_counts(comparison: Comparison) -> Counts:
    """Return how many mentions were right, given and wanted."""
    right = len(comparison.pairs)
    return Counts(right=right, given=right + len(comparison.spurious), wanted=right + len(comparison.missed))


def grouped(comparison: Comparison, *, across: bool, paired: bool = False) -> Cubed:
    """Return B-cubed over mentions, within articles or across them; over `paired` mentions alone if asked."""

    def gold_group(line: Line) -> str:
        return str(line["entity"] if across else line["id"])

    def found_group(line: Line) -> str:
        return str(line["actor"] if across else line["id"])

    gold = {wanted.place: gold_group(wanted.line) for wanted, _ in comparison.pairs}
    found = {wanted.place: found_group(mention.line) for wanted, mention in comparison.pairs}
    if not paired:
        gold |= {wanted.place: gold_group(wanted.line) for wanted in comparison.missed}
        found |= {
            (f"not in gold: {one.place[0]}", one.span.start, one.span.end): found_group(one.line)
            for one in comparison.spurious
        }
    return b_cubed(gold, found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Roles found, and the share of those found whose phase is right."""

    found: Counts = field(default_factory=Counts)
    phases: Counts = field(default_factory=Counts)


def score_roles(comparison: Comparison) -> Roles:
    """Score the roles of actors that were found; a role of gold is one title of one actor in one article."""
    right = wanted = given = phase_right = 0
    for line in comparison.gold:
        home = comparison.homes.get(line["id"])
        roles = _titles(line["roles"])
        wanted += len(roles)
        matched = [(role, found) for role in roles if home and (found := _same_role(role, home["roles"]))]
        right += len(matched)
        phase_right += sum(found["phase"] in (role["phase"], *role.get("phase_accept", ())) for role, found in matched)
    for line in comparison.answer:
        given += len(_titles(line["roles"])) if line["kind"] == "person" and _is_wanted(comparison, line) else 0
    return Roles(
        found=Counts(right=right, given=max(given, right), wanted=wanted),
        phases=Counts(right=phase_right, wanted=right),
    )


def _is_wanted(comparison: Comparison, line: Line) -> bool:
    return any(home is line for home in comparison.homes.values())


def _titles(roles: Iterable[Line]) -> list[Line]:
    """Return the first role of each title."""
    return list({role["title"].casefold(): role for role in reversed(list(roles))}.values())


def _same_role(gold: Line, found: Iterable[Line]) -> Line | None:
    titles = {title.casefold() for title in (gold["title"], *gold.get("title_accept", ()))}
    here = Span(gold["start"], gold["end"])
    fitting = [
        role
        for role in found
        if overlap(here, Span(role["start"], role["end"])) >= ENOUGH or role["title"].casefold() in titles
    ]
    return next((role for role in fitting if role["phase"] == gold["phase"]), next(iter(fitting), None))


def traps_avoided(traps: Iterable[Place], answer: Iterable[Line]) -> Counts:
    """Return how many of `traps` no mention of `answer` has on exactly its words."""
    given = {(line["doc"], mention["start"], mention["end"]) for line in answer for mention in line["mentions"]}
    all_traps = tuple(traps)
    return Counts(right=sum(trap not in given for trap in all_traps), wanted=len(all_traps))

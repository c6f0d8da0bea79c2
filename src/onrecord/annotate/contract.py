"""What an annotator is: a pure function over one article that says what it needs and what it gives."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from onrecord.model import Appearance, Article, Claim, ClaimKind, Mark, MarkKind, Place
from onrecord.text import Span

Finding = MarkKind | ClaimKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article and what has been read in it so far; annotators return a larger one. `marks` are sorted by start."""

    article: Article
    marks: tuple[Mark, ...] = ()
    claims: tuple[Claim, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    places: tuple[Place, ...] = ()

    def of_kind(self, kind: MarkKind) -> tuple[Mark, ...]:
        """Return the marks of one kind, in the order of the text."""
        return tuple(mark for mark in self.marks if mark.kind == kind)

    def inside(self, span: Span, kind: MarkKind) -> tuple[Mark, ...]:
        """Return the marks of one kind that lie wholly inside `span`, in the order of the text."""
        first = bisect_left(self.marks, span.start, key=lambda mark: mark.start)
        last = bisect_right(self.marks, span.end, lo=first, key=lambda mark: mark.start)
        return tuple(mark for mark in self.marks[first:last] if mark.kind == kind and mark.end <= span.end)

    def claims_of(self, kind: ClaimKind) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.claims if claim.kind == kind)

    def plus(
        self,
        marks: Sequence[Mark] = (),
        claims: Sequence[Claim] = (),
        appearances: Sequence[Appearance] = (),
        places: Sequence[Place] = (),
    ) -> Reading:
        """Return this reading with more marks, in the order of the text, more claims, actors and places.

        Of two claims with one id (the same kind, cites and content) the first stays.
        """
        added = {claim.id: claim for claim in reversed((*self.claims, *claims))}
        return replace(
            self,
            marks=tuple(sorted((*self.marks, *marks), key=lambda mark: (mark.start, -mark.end, mark.kind, mark.value))),
            claims=tuple(reversed(added.values())),
            appearances=(*self.appearances, *appearances),
            places=(*self.places, *places),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotator:
    """One step of reading an article. `by` goes on every mark and claim that it makes."""

    name: str
    version: int
    gives: frozenset[Finding]
    needs: frozenset[Finding] = field(default_factory=frozenset)
    read: Callable[[Reading, str], Reading]

    @property
    def by(self) -> str:
        return f"{self.name}@{self.version}"


def missing_needs(annotators: Sequence[Annotator]) -> tuple[str, ...]:
    """Return, in words, every need that no earlier annotator gives; empty when the order is sound."""
    given: set[Finding] = set()
    complaints: list[str] = []
    for annotator in annotators:
        complaints += [
            f"{annotator.name} needs {need.value}, which nothing before it gives"
            for need in sorted(annotator.needs - given)
        ]
        given |= annotator.gives
    return tuple(complaints)


def read_with(article: Article, annotators: Sequence[Annotator]) -> Reading:
    """Run `annotators` over `article` in their order."""
    reading = Reading(article=article)
    for annotator in annotators:
        reading = annotator.read(reading, annotator.by)
    return reading

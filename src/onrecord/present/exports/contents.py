"""What there is to export of a record: each kind read once, when a format first asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from onrecord.model import Cite, Claim, ClaimKind, MarkKind, When, content_id, status_of
from onrecord.present.claims import Claims, CommitmentLine, ControlLine
from onrecord.present.exports.citations import Citation, Citations
from onrecord.present.exports.extents import Extent, Passages, sentences_of
from onrecord.present.exports.labels import (
    facts_of,
    label_actor,
    label_commitment,
    label_control,
    label_line,
    label_place,
    label_said,
    label_source,
)
from onrecord.present.lines import FullLine, Lines
from onrecord.present.selecting import SHORT, Selected, Wish, select_lines
from onrecord.present.views import Source, StatementLine, Views
from onrecord.present.who import ActorLine, PlaceLine, Who

Kind = TypeVar("Kind")

ANY = Wish()
"""Nothing asked for: a briefing shows all of a short record, and of a long one what matters most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement with its status, when it was said, and the ids of the actors that its printed speaker names.

    `same` is equal for statements of the same words, also where these are not shown.
    """

    line: StatementLine
    status: str
    act: str
    when: When
    audience: str
    medium: str
    speakers: tuple[str, ...]
    same: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What a format makes of a record: files by name (one, named "", where it is a single file), and what to tell.

    `notes` say in words what could not be carried, and how many.
    """

    files: tuple[tuple[str, bytes], ...]
    notes: tuple[str, ...] = ()

    @staticmethod
    def single(text: str, *notes: str) -> Export:
        """Return an export of one text file; empty notes are left out."""
        return Export(files=(("", text.encode()),), notes=tuple(note for note in notes if note))


class Contents:
    """What one open record holds. `extent` is how much of the text of articles: of none, labels stand in its place."""

    def __init__(self, views: Views, wish: Wish = ANY, extent: Extent = Extent.SENTENCES) -> None:
        self.views = views
        self.record = views.record
        self.wish = wish
        self.extent = extent

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        return self._shown(label_source, self.views.sources)

    @cached_property
    def citations(self) -> Citations:
        texts = self.texts if self.extent is Extent.PARAGRAPHS else {}
        return Citations(self.sources, Passages(texts, {}, self.extent))

    @cached_property
    def passages(self) -> Passages:
        """What may be shown around cited words."""
        sentences = self.record.marks(MarkKind.SENTENCE) if self.extent is Extent.SENTENCES else ()
        return Passages(self.texts, sentences_of(sentences), self.extent)

    @cached_property
    def lines(self) -> tuple[FullLine, ...]:
        """The lines of the timeline, in its order."""
        return self._shown(lambda line: label_line(line, self._facts_of(line)), Lines(self.views).all())

    def _facts_of(self, line: FullLine) -> Iterator[tuple[str, str]]:
        """Yield what the claims of a line say of commitments and of control, each once."""
        places = dict.fromkeys((quote.source, quote.start, quote.end) for quote in line.quotes)
        yield from dict.fromkeys(fact for place in places for fact in self._facts.get(place, ()))

    @cached_property
    def _facts(self) -> dict[tuple[int, int, int], list[tuple[str, str]]]:
        found: dict[tuple[int, int, int], list[tuple[str, str]]] = {}
        claims: tuple[CommitmentLine | ControlLine, ...] = (*self.commitments, *self.control)
        for one in claims:
            found.setdefault((one.source, one.cite.start, one.cite.end), []).extend(facts_of(one))
        return found

    def _shown(self, label: Callable[[Kind], Kind], values: Iterable[Kind]) -> tuple[Kind, ...]:
        """Return values as they are, or as labels where no text of articles is to be shown."""
        return tuple(map(label, values)) if self.extent is Extent.NONE else tuple(values)

    @property
    def chosen(self) -> frozenset[str] | None:
        """The lines that a briefing shows, by id: None for all of a record that is not shortened."""
        selected = self._selected
        return frozenset(line.id for line in selected.lines) if len(selected.lines) < selected.of else None

    @property
    def how_chosen(self) -> str:
        """How the lines were chosen, in words; "" for all of them."""
        return "those that matter most" if self._is_long else self._selected.how

    def citations_of(self, claims: Iterable[str]) -> tuple[Citation, ...]:
        """Return the citations of claims by their ids, each stretch once, in the order of the articles."""
        found = {
            (number, cite.start, cite.end): cite
            for claim in claims
            for cite in self._cites.get(claim, ())
            if (number := self.views.numbers[cite.article])
        }
        return tuple(self.citations.of_cite(key[0], found[key]) for key in sorted(found))

    @cached_property
    def _selected(self) -> Selected:
        return select_lines(self.views, replace(self.wish, lines=SHORT) if self._is_long else self.wish)

    @property
    def _is_long(self) -> bool:
        return self.wish.is_none and len(self.lines) > SHORT

    @cached_property
    def _cites(self) -> dict[str, tuple[Cite, ...]]:
        return {claim.id: claim.cites for claim in self.record.claims()}

    @cached_property
    def statements(self) -> tuple[Said, ...]:
        """What people say, think and want, by article and place in it."""
        claims = {claim.id: claim for claim in self.record.claims_of(ClaimKind.STATEMENT)}
        found = self.views.statements(kinds=("said", "thought", "attitude"))
        return self._shown(label_said, (self._said(line, claims[line.id]) for line in found))

    def _said(self, line: StatementLine, claim: Claim) -> Said:
        return Said(
            line=line,
            status=status_of(claim).value,
            act=claim.value("class"),
            when=claim.when,
            audience=claim.value("audience"),
            medium=claim.value("medium"),
            speakers=self._speakers.get(line.id, ()),
            same=content_id("words", " ".join(" ".join(line.contents or (line.cite.quote,)).split()).casefold()),
        )

    @cached_property
    def commitments(self) -> tuple[CommitmentLine, ...]:
        return self._shown(label_commitment, Claims(self.views).commitments())

    @cached_property
    def control(self) -> tuple[ControlLine, ...]:
        return self._shown(label_control, Claims(self.views).control())

    @cached_property
    def actors(self) -> tuple[ActorLine, ...]:
        """The actors, those that a person hid left out."""
        return self._shown(label_actor, self._who.actors())

    @cached_property
    def places(self) -> tuple[PlaceLine, ...]:
        return self._shown(label_place, self._who.places())

    @cached_property
    def source_of(self) -> dict[str, int]:
        """The number of the article of each claim."""
        rows = self.record.query("SELECT id, article FROM claims")
        return {row["id"]: self.views.numbers[row["article"]] for row in rows}

    @cached_property
    def texts(self) -> dict[str, str]:
        """The clean text of each article, by id."""
        return {row["id"]: row["text"] for row in self.record.query("SELECT id, text FROM articles")}

    @cached_property
    def _who(self) -> Who:
        return Who(self.views)

    @cached_property
    def _speakers(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for actor in self.record.actors():
            for line in () if actor.hidden else self._who.detail(actor).statements:
                found.setdefault(line.id, []).append(actor.id)
        return {statement: tuple(sorted(actors)) for statement, actors in found.items()}


def count_of(number: int, one: str, many: str) -> str:
    """Return "1 line has" or "12 lines have" from `one` and `many`."""
    return f"{number} {one if number == 1 else many}"

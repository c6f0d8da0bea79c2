"""What there is to export of a record: each kind read once, when a format first asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from onrecord.model import ClaimKind, When, status_of
from onrecord.present.claims import Claims, CommitmentLine, ControlLine
from onrecord.present.exports.citations import Citations
from onrecord.present.lines import FullLine, Lines
from onrecord.present.views import Source, StatementLine, Views
from onrecord.present.who import ActorLine, PlaceLine, Who


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement with its status, when it was said, and the ids of the actors that its printed speaker names."""

    line: StatementLine
    status: str
    act: str
    when: When
    audience: str
    medium: str
    speakers: tuple[str, ...]


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
    """What one open record holds."""

    def __init__(self, views: Views) -> None:
        self.views = views
        self.record = views.record

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        return self.views.sources

    @cached_property
    def citations(self) -> Citations:
        return Citations(self.sources)

    @cached_property
    def lines(self) -> tuple[FullLine, ...]:
        """The lines of the timeline, in its order."""
        return tuple(Lines(self.views).all())

    @cached_property
    def statements(self) -> tuple[Said, ...]:
        """What people say, think and want, by article and place in it."""
        claims = {claim.id: claim for claim in self.record.claims_of(ClaimKind.STATEMENT)}
        found = self.views.statements(kinds=("said", "thought", "attitude"))
        return tuple(
            Said(
                line=line,
                status=status_of(claims[line.id]).value,
                act=claims[line.id].value("class"),
                when=claims[line.id].when,
                audience=claims[line.id].value("audience"),
                medium=claims[line.id].value("medium"),
                speakers=self._speakers.get(line.id, ()),
            )
            for line in found
        )

    @cached_property
    def commitments(self) -> tuple[CommitmentLine, ...]:
        return tuple(Claims(self.views).commitments())

    @cached_property
    def control(self) -> tuple[ControlLine, ...]:
        return tuple(Claims(self.views).control())

    @cached_property
    def actors(self) -> tuple[ActorLine, ...]:
        """The actors, those that a person hid left out."""
        return tuple(self._who.actors())

    @cached_property
    def places(self) -> tuple[PlaceLine, ...]:
        return tuple(self._who.places())

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

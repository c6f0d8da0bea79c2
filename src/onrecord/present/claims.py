"""What a record holds of commitments and of control of places, as plain values."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from onrecord.model import Cite, Claim, ClaimKind, Status, When, status_of
from onrecord.present.views import Views


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentLine:
    """Who gives what to whom, how far it has come, and who says so ("" the narrator). Empty is not stated."""

    id: str
    giver: str
    recipient: str
    item: str
    quantity: str
    incremental: bool
    purpose: str
    stage: str
    status: str
    said_by: str
    when: When
    source: int
    cite: Cite


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlLine:
    """Who holds, takes or leaves which place, as of when, and who says so ("" the narrator). Empty is not stated."""

    id: str
    place: str
    change: str
    holder: str
    former: str
    status: str
    said_by: str
    when: When
    source: int
    cite: Cite


class Claims:
    """Commitments and control of one open record."""

    def __init__(self, views: Views) -> None:
        self.views = views
        self.record = views.record

    def commitments(self, *, statuses: Collection[Status] = (), words: str = "") -> Iterator[CommitmentLine]:
        """Yield the commitments by giver and date; only those of `statuses`, and whose parties or item hold `words`."""
        lines = [self._commitment(claim) for claim in self._claims(ClaimKind.COMMITMENT, statuses)]
        kept = [line for line in lines if _holds(words, line.giver, line.recipient, line.item)]
        yield from sorted(kept, key=lambda line: (line.giver == "", line.giver.casefold(), _day(line.when), line.id))

    def control(self, *, statuses: Collection[Status] = (), place: str = "") -> Iterator[ControlLine]:
        """Yield who holds what, by place and date; only of places that hold the words `place`."""
        lines = [self._control(claim) for claim in self._claims(ClaimKind.CONTROL, statuses)]
        kept = [line for line in lines if _holds(place, line.place)]
        yield from sorted(kept, key=lambda line: (line.place.casefold(), _day(line.when), line.id))

    def _claims(self, kind: ClaimKind, statuses: Collection[Status]) -> Iterator[Claim]:
        for claim in self.record.claims_of(kind):
            if (not statuses or status_of(claim) in statuses) and not self.views.decisions.is_hidden(claim.id):
                yield self.views.decisions.decided(claim)

    def _commitment(self, claim: Claim) -> CommitmentLine:
        return CommitmentLine(
            id=claim.id,
            giver=claim.value("giver"),
            recipient=claim.value("recipient"),
            item=claim.value("item"),
            quantity=claim.value("quantity"),
            incremental=bool(claim.value("incremental")),
            purpose=claim.value("purpose"),
            stage=claim.value("stage"),
            status=status_of(claim).value,
            said_by=_said_by(claim),
            when=claim.when,
            source=self.views.numbers[claim.article],
            cite=claim.cites[0],
        )

    def _control(self, claim: Claim) -> ControlLine:
        return ControlLine(
            id=claim.id,
            place=claim.value("place"),
            change=claim.value("change"),
            holder=claim.value("holder"),
            former=claim.value("former"),
            status=status_of(claim).value,
            said_by=_said_by(claim),
            when=claim.when,
            source=self.views.numbers[claim.article],
            cite=claim.cites[0],
        )


def _said_by(claim: Claim) -> str:
    return claim.source or ("" if claim.source_stated else "somebody, not stated who")


def _holds(words: str, *values: str) -> bool:
    return words.casefold() in " ".join(values).casefold()


def _day(when: When) -> tuple[bool, str]:
    day = when.latest or when.earliest
    return day is None, day.isoformat() if day else ""

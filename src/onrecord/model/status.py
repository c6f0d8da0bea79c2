"""What a reader sees of a claim's three axes in one word."""

from __future__ import annotations

from enum import StrEnum

from onrecord.model.claims import Claim
from onrecord.model.kinds import Factuality, Polarity


class Status(StrEnum):
    """How a claim is told."""

    ASSERTED = "asserted"  # the narrator says that it is so
    REPORTED = "reported"  # somebody is said to say so
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    OPINION = "opinion"


_BY_FACTUALITY = {
    Factuality.HYPOTHETICAL: Status.HYPOTHETICAL,
    Factuality.PLANNED: Status.PLANNED,
    Factuality.OPINION: Status.OPINION,
}


def status_of(claim: Claim) -> Status:
    """Return the first that fits of denied, hypothetical, planned, opinion, reported, asserted."""
    return status_from(claim.factuality, claim.polarity, is_narrated=not claim.source and claim.source_stated)


def status_from(factuality: Factuality, polarity: Polarity, *, is_narrated: bool) -> Status:
    """Return the status of a claim with these axes; `is_narrated`: nobody but the narrator is said to say so."""
    if polarity is Polarity.DENIED:
        return Status.DENIED
    if factuality in _BY_FACTUALITY:
        return _BY_FACTUALITY[factuality]
    return Status.ASSERTED if is_narrated else Status.REPORTED

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
    if claim.polarity is Polarity.DENIED:
        return Status.DENIED
    if claim.factuality in _BY_FACTUALITY:
        return _BY_FACTUALITY[claim.factuality]
    return Status.REPORTED if claim.source or not claim.source_stated else Status.ASSERTED

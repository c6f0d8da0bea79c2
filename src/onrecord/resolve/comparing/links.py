"""Making links in the one form in which the record keeps them."""

from __future__ import annotations

from onrecord.model import Link, LinkKind, Update
from onrecord.resolve.comparing.telling import Telling

RULE = "links@1"


def link(
    kind: LinkKind, one: Telling, other: Telling, *, slot: str, reason: str, how: Update | None = None
) -> Link:
    """Return a link; in an update `one` is the later account, any other kind goes by the ids."""
    a, b = one.id, other.id
    if kind is not LinkKind.UPDATES and b < a:
        a, b = b, a
    return Link(a=a, b=b, kind=kind, slot=slot, how=how.value if how else "", reason=reason, by=RULE)

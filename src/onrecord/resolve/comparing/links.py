"""Making links in the one form in which the record keeps them."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Link, LinkKind, Update
from onrecord.resolve.comparing.telling import Telling

RULE = "links@3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A link, and the value that each of its ends gives for its slot, in words; "" where the slot has none."""

    link: Link
    value_a: str = ""
    value_b: str = ""


def find(
    kind: LinkKind,
    one: Telling,
    other: Telling,
    *,
    slot: str,
    reason: str,
    how: Update | None = None,
    values: tuple[str, str] = ("", ""),
) -> Finding:
    """Return a finding; in an update `one` is the later account, any other kind goes by the ids."""
    ends = ((one.id, values[0]), (other.id, values[1]))
    if kind is not LinkKind.UPDATES:
        ends = (min(ends), max(ends))
    (a, value_a), (b, value_b) = ends
    link = Link(a=a, b=b, kind=kind, slot=slot, how=how.value if how else "", reason=reason, by=RULE)
    return Finding(link=link, value_a=value_a, value_b=value_b)

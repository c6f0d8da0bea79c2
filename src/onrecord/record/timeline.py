"""The timeline: dated claims become lines, and lines that say the same words on the same date become one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from onrecord.model import Claim, ClaimKind, Entry, When
from onrecord.record.reports import NO_COPIES

RULE = "timeline@1"

SINGLE = "single"
ORIGIN_NOT_STATED = "origin not stated"
SPEAKER_NOT_STATED = "speaker not stated"


def draw_timeline(claims: Iterable[Claim], reports: Mapping[str, str] = NO_COPIES) -> tuple[Entry, ...]:
    """Return the entries of the timeline in their order: by the last day they can be, then the first, then the text.

    What goes on since a day stands at that day.

    The same words under the same date are one line, however many articles print them: the same words are no second
    origin, so its standing stays single. `reports` says which articles are one report (`group_copies`). Lines without a
    known year come last.
    """
    lines: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if claim.kind is ClaimKind.EVENT:
            lines.setdefault((_extract(claim), claim.when.edtf), []).append(claim)
    return tuple(sorted((_entry(group, reports) for group in lines.values()), key=_order))


def _entry(group: list[Claim], reports: Mapping[str, str]) -> Entry:
    group = sorted(group, key=lambda claim: (claim.article, claim.id))
    first = group[0]
    return Entry(
        claims=tuple(claim.id for claim in group),
        when=first.when,
        text=_extract(first),
        standing=SINGLE,
        reports=len({reports.get(claim.article, claim.article) for claim in group}),
        origins=tuple(sorted({_origin(claim) for claim in group})),
        by=RULE,
    )


def _origin(claim: Claim) -> str:
    if not claim.source_stated:
        return SPEAKER_NOT_STATED
    return claim.source or ORIGIN_NOT_STATED


def _extract(claim: Claim) -> str:
    """Return the cited words on one line: an extract, nothing reworded."""
    return " ".join(" … ".join(cite.quote for cite in claim.cites).split())


def _order(entry: Entry) -> tuple[bool, date, date, str, str]:
    when: When = entry.when
    unknown = when.earliest is None and when.latest is None
    latest = when.latest or when.earliest or date.max
    return unknown, latest, when.earliest or date.min, entry.text, entry.id

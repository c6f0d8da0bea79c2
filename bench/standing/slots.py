"""The standing that the product gives to exactly the claims that a line of gold lists."""

from __future__ import annotations

from collections.abc import Sequence

from bench.lines import Line
from bench.standing.reading import ReadStory
from bench.standing.scoring import meets
from onrecord.model import SlotStanding
from onrecord.record.standing import Evidence, gather_origins, weigh_slot
from onrecord.text import Span

COVERED = 0.4
"""Part of the longer of two stretches that both cover, from which a claim of the product is the listed one."""


def standing_of(story: ReadStory, line: Line) -> tuple[SlotStanding | None, int]:
    """Return the standing of the claims of a line of gold and their number of origins; None when none of them was read.

    Only what is linked among the listed claims counts, on any slot: gold's names of slots are wider than ours.
    """
    claims = claims_of(story, line["claims"])
    if not claims:
        return None, 0
    links = [link for link in story.compared.links if link.a in claims and link.b in claims]
    slot = next((link.slot for link in links if link.slot == line["slot"]), links[0].slot if links else line["slot"])
    evidence = Evidence(
        claims={claim.id: claim for claim in story.compared.claims},
        links=links,
        origins=story.compared.origins,
        values=story.compared.values,
        reports=story.compared.reports,
    )
    standing = weigh_slot(slot, sorted(claims), links, evidence)
    return standing, len(gather_origins(claims, story.compared.origins))


def claims_of(story: ReadStory, listed: Sequence[Line]) -> set[str]:
    """Return the claims of the product that the listed claims are: those that cover one well, or best of all."""
    found: set[str] = set()
    best: dict[int, tuple[float, str]] = {}
    for claim, place in ((claim, places[0]) for claim, places in story.places.items()):
        near = [
            (_share(place.start, place.end, gold), at) for at, gold in enumerate(listed) if meets(place.as_line(), gold)
        ]
        if not near:
            continue
        share, at = max(near)
        best[at] = max(best.get(at, (0.0, "")), (share, claim))
        if share >= COVERED:
            found.add(claim)
    return found | {claim for _, claim in best.values()}


def _share(start: int, end: int, gold: Line) -> float:
    theirs = Span(gold["start"], gold["end"])
    common = min(end, theirs.end) - max(start, theirs.start)
    return max(0, common) / max(end - start, theirs.end - theirs.start)

"""Claims that one sentence tells together: inside the words of another, or hanging on its clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.model import Claim, ClaimKind, Factuality, Form, Polarity
from onrecord.record.wholes import has_line, has_own_day, hull_of, is_beside, is_part, reach_of

Group = tuple[Claim, ...]
"""Claims of one article that are one line so far."""


def find_held(groups: Sequence[Group], claims: Sequence[Claim]) -> Iterator[tuple[Group, Claim]]:
    """Yield the groups of an article whose claims lie inside the words of another, each with the closest such claim.

    From the first word to the last, only claims whose words are not over yet are looked at.
    """
    hulls = {claim.id: hull_of(claim) for claim in claims}
    coming = sorted(claims, key=lambda claim: hulls[claim.id], reverse=True)
    going_on: list[Claim] = []
    for group in sorted(groups, key=lambda group: min(hulls[claim.id] for claim in group)):
        start = min(hulls[claim.id].start for claim in group)
        while coming and hulls[coming[-1].id].start <= start:
            going_on.append(coming.pop())
        going_on = [claim for claim in going_on if hulls[claim.id].end > start]
        holding = [one for one in going_on if all(_is_held(claim, one) for claim in group)]
        if holding:
            yield group, min(holding, key=lambda one: (hulls[one.id].end - hulls[one.id].start, one.id))


def find_hanging(groups: Sequence[Group], claims: Sequence[Claim]) -> Iterator[tuple[Group, Claim]]:
    """Yield the groups of an article that can't be read alone, each with the claim that the clause around it makes.

    That is a claim which can be read alone, else another that only the same clause makes readable. A main clause hangs
    on no other, though its subject may point to one.
    """
    ordered = sorted(claims, key=lambda claim: (hull_of(claim), claim.id))
    starts = [hull_of(claim).start for claim in ordered]
    for group in groups:
        if not all(is_part(claim) and claim.value("form") != Form.MAIN for claim in group):
            continue
        reach = reach_of(group[0])
        near = ordered[bisect_left(starts, reach.start) : bisect_left(starts, reach.end)]
        members = {claim.id for claim in group}
        tellers = [one for one in near if one.id not in members and all(_hangs_on(claim, one) for claim in group)]
        if tellers:
            yield group, min(tellers, key=_rank)


def find_beside(groups: Sequence[Group], claims: Sequence[Claim]) -> Iterator[tuple[Group, Claim]]:
    """Yield the groups of an article that are shown in the sentence of another claim, told alike and on the same day.

    They say too little by themselves ("the storm drew near"), and two lines would show one sentence. What counts
    something keeps its line, for its number may be compared.
    """
    ordered = sorted(claims, key=lambda claim: (hull_of(claim), claim.id))
    starts = [hull_of(claim).start for claim in ordered]
    for group in groups:
        spans = [slot.span for claim in group for slot in claim.slots if slot.name == "around" and slot.span]
        if len(spans) < len(group) or any(claim.value("form") == Form.MAIN for claim in group):
            continue
        near = ordered[bisect_left(starts, spans[0].start) : bisect_left(starts, spans[0].end)]
        tellers = [one for one in near if _is_main(one) and all(_goes_with(claim, one) for claim in group)]
        if tellers:
            yield group, min(tellers, key=_rank)


def _goes_with(claim: Claim, teller: Claim) -> bool:
    return claim.when.edtf == teller.when.edtf and not claim.slot("quantity") and _is_told_alike(claim, teller)


def _is_main(claim: Claim) -> bool:
    return not is_part(claim) and claim.value("form") == Form.MAIN and claim.slot("around") is None


def find_announced(groups: Sequence[Group], claims: Sequence[Claim]) -> Iterator[tuple[Group, Claim]]:
    """Yield the groups of an article that plan what another claim tells as announced: "said it would close".

    A plan with a day of its own is of that day, its announcement of another.
    """
    telling = {
        slot.span: claim
        for claim in sorted(claims, key=lambda claim: claim.id, reverse=True)
        if claim.kind is ClaimKind.EVENT and _is_told_as_done(claim)
        for slot in claim.slots
        if slot.name == "predicate" and slot.span
    }
    for group in groups:
        if any(claim.factuality is not Factuality.PLANNED or has_own_day(claim) for claim in group):
            continue
        cues = [slot.span for claim in group for slot in claim.slots if slot.name == "source_cue" and slot.span]
        found = [telling[cue] for cue in sorted(cues) if cue in telling]
        if found:
            yield group, found[0]


def _is_told_as_done(claim: Claim) -> bool:
    return claim.factuality is Factuality.ACTUAL and claim.polarity is Polarity.AFFIRMED


def _rank(teller: Claim) -> tuple[bool, bool, int, str]:
    """Prefer what can be read alone, a main clause, and of these the longest."""
    hull = hull_of(teller)
    return is_part(teller), teller.value("form") != Form.MAIN, hull.start - hull.end, teller.id


def _is_held(claim: Claim, holder: Claim) -> bool:
    """Whether a claim lies inside the words of another that is told alike: as sure, by the same, on the same day."""
    inner, outer = hull_of(claim), hull_of(holder)
    return outer.contains(inner) and inner != outer and _is_told_alike(claim, holder)


def _hangs_on(claim: Claim, teller: Claim) -> bool:
    """Whether a claim without a day of its own is told in the clause of another.

    Who tells it, and how surely, is said by that clause; of two that both hang on it only who tells them.
    """
    if not reach_of(claim).contains(hull_of(teller)) or (has_line(claim) and claim.when.edtf != teller.when.edtf):
        return False
    if not is_part(teller):
        return True
    if reach_of(teller) != reach_of(claim):
        return False
    is_sure_alike = (claim.factuality, claim.polarity) == (teller.factuality, teller.polarity)
    return is_beside(claim) or (not is_beside(teller) and is_sure_alike and _is_of_day(claim, teller))


def _is_of_day(claim: Claim, teller: Claim) -> bool:
    return claim.when.edtf == teller.when.edtf or not has_own_day(claim)


def _is_told_alike(claim: Claim, teller: Claim) -> bool:
    axes = (claim.factuality, claim.polarity, claim.source, claim.source_stated)
    return _is_of_day(claim, teller) and axes == (
        teller.factuality,
        teller.polarity,
        teller.source,
        teller.source_stated,
    )

"""Claims whose cited words can't be read alone, and the words that a line shows for them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Basis, Cite, Claim, Form, Polarity, Slot, When
from onrecord.record.extracts import NO_NAMES, Named, extract_of, with_title
from onrecord.text import Span

MOST = 300
"""Code points of a sentence that a line shows for the sake of what is told beside it."""

CLEAR = 0.8
"""Part of the shown words that the claim's own ones must be for a date beside them to be plainly theirs."""

MONTH = 31
"""Days within which somebody who reads the date of a line can place it."""

LONGER = 2.0
"""So many times as long as the words of a claim, the clause around them is left out where a name says who is meant."""

SHORTEST = 40
"""Code points of such words, the name among them, below which they say too little."""

_PRONOUN_NAMED = re.compile(r"(?:he|she|it|they|(?:his|her|its|their)(?: \w+){1,2}) \[", re.IGNORECASE)
_OWN_TIME = frozenset({Basis.EXPLICIT, Basis.RESOLVED, Basis.CONTEXT})


def is_part(claim: Claim) -> bool:
    """Whether a claim can only be read within a clause that tells something else."""
    return _rank(claim) > 0


def rank_of(form: str, *, has_whole: bool) -> int:
    """Return the rank of a claim of a line by its form: 0 tells the line, 1 does where none of 0 is, 2 where no other.

    `has_whole`: it can't be read alone. A main clause stays one though its subject points to another.
    """
    if not has_whole or form == Form.MAIN:
        return 0
    return 2 if form in _BESIDE else 1


def is_beside(claim: Claim) -> bool:
    """Whether a claim is told in passing: in a relative clause, a participle, an infinitive or a noun."""
    return claim.value("form") in _BESIDE


def has_own_day(claim: Claim) -> bool:
    """Whether a claim names its day, and not only the day of publication bounds it."""
    return claim.when.basis in _OWN_TIME


def has_line(claim: Claim) -> bool:
    """Whether a claim that can't be read alone tells anew of a day or another unit of the calendar.

    What only went on since some day, or had happened by one, is told with the clause around it; so is what is pointed
    at as known: "the inquiry ordered last week", but not "the dam, finished in 1962" nor "a deal signed on Saturday".
    """
    return has_own_day(claim) and _is_of_unit(claim.when) and not _points_back(claim)


def _is_of_unit(when: When) -> bool:
    """Whether a date is a unit of the calendar, or closer than a month."""
    if when.earliest is None or when.latest is None:
        return False
    return "/" not in when.edtf or (when.latest - when.earliest).days <= MONTH


def _points_back(claim: Claim) -> bool:
    predicate, cite = claim.slot("predicate"), claim.cites[0]
    if not is_beside(claim) or predicate is None or predicate.span is None:
        return False
    before = cite.quote[: max(0, predicate.span.start - cite.start)]
    return bool(_KNOWN.match(cite.quote)) and "," not in before


_BESIDE = frozenset({Form.RELATIVE, Form.PARTICIPLE, Form.INFINITIVE, Form.NOUN})
_KNOWN = re.compile(r"(?:the|this|that|these|those|his|her|its|their)\b", re.IGNORECASE)


def reach_of(claim: Claim) -> Span:
    """Return the words in which a claim can be read: the clause around it, else all that it cites."""
    spans = [slot.span for slot in _wholes(claim) if slot.span]
    return Span(spans[0].start, max(span.end for span in spans)) if spans else hull_of(claim)


def _wholes(claim: Claim) -> list[Slot]:
    return [slot for slot in claim.slots if slot.name == "whole"]


def hull_of(claim: Claim) -> Span:
    """Return the stretch from the first cited word of a claim to the last."""
    return Span(min(cite.start for cite in claim.cites), max(cite.end for cite in claim.cites))


def heads_of(group: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims that tell a line: those that can be read alone, else those of a side clause, else all."""
    ranks = [_rank(claim) for claim in group]
    return [claim for claim, rank in zip(group, ranks, strict=True) if rank == min(ranks)]


def tellers_of(group: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims of a line without those that only hang on the clause of another of the same article."""
    by_article: dict[str, list[Claim]] = {}
    for claim in group:
        by_article.setdefault(claim.article, []).append(claim)
    heads = {article: heads_of(claims) for article, claims in by_article.items()}
    return [
        claim
        for claim in group
        if claim in heads[claim.article] or not any(_hangs_on(claim, head) for head in heads[claim.article])
    ]


def _hangs_on(claim: Claim, head: Claim) -> bool:
    return reach_of(claim).contains(hull_of(head)) or reach_of(claim) == reach_of(head)


def _rank(claim: Claim) -> int:
    """Return the rank of a claim by its form; what is told in passing and lasts since some day comes last of all."""
    rank = rank_of(claim.value("form"), has_whole=claim.slot("whole") is not None)
    return rank + 1 if rank > 1 and has_own_day(claim) and not has_line(claim) else rank


def tell(best: Claim, group: Sequence[Claim], names: Mapping[str, Sequence[Named]] = NO_NAMES) -> str:
    """Return the words of a line that is told by `best`, with [names] filled in.

    What can't be read alone is shown in the clause around it, with ‹its own words› marked where the line has their day
    and not that of the clause. What hangs on the words of `best` is shown with them where a claim of the line tells
    it, or where none of the article does. What only points is shown with what it means, or behind the sentence before.
    """
    named = _with_meant(names, best, group)
    shown = _shown(best, group, named)
    return with_title(_behind_another(shown, named), shown.claim.value("about"))


def _with_meant(
    names: Mapping[str, Sequence[Named]], best: Claim, group: Sequence[Claim]
) -> Mapping[str, Sequence[Named]]:
    """Return the names of mentions, with what pointing phrases of a line mean where no name says so."""
    known = names.get(best.article, ())
    slots = (slot for claim in group if claim.article == best.article for slot in claim.slots if slot.name == "means")
    meant = [
        Named(span=slot.span, name=slot.value)
        for slot in dict.fromkeys(slots)
        if slot.span and not any(one.span.overlaps(slot.span) for one in known)
    ]
    return {**names, best.article: sorted((*known, *meant), key=lambda one: (one.span, one.name))} if meant else names


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """The words that a line shows, the claim that they are of, and those of them that are `marked`."""

    claim: Claim
    cites: Sequence[Cite]
    marked: Span | None = None


def _shown(best: Claim, group: Sequence[Claim], names: Mapping[str, Sequence[Named]]) -> _Shown:
    if _wholes(best):
        short = extract_of(best.cites, names)
        is_named = best.value("form") == Form.SIDE and len(short) >= SHORTEST and _PRONOUN_NAMED.match(short)
        is_long = _length(reach_of(best)) > LONGER * _length(hull_of(best))
        if is_named and best.source and is_long and best.polarity is not Polarity.DENIED:
            return _Shown(claim=best, cites=best.cites)
        return _Shown(claim=best, cites=_cites_of(best), marked=_marked(best))
    widest = _widest_around(best, group)
    if widest:
        return _Shown(claim=widest, cites=_cites_of(widest))
    around = _cites_of(best, "around")
    if around:
        return _Shown(claim=best, cites=around, marked=hull_of(best))
    full = _cites_of(best, "clause")
    is_short = len(best.cites) == 1 and all(_length(cite.span) <= MOST for cite in full)
    return _Shown(claim=best, cites=full if full and is_short else best.cites)


def _widest_around(best: Claim, group: Sequence[Claim]) -> Claim | None:
    """Return the claim of a line whose clause holds the words of `best` and shows most around them."""
    own = hull_of(best)
    beside = [
        claim
        for claim in group
        if claim.article == best.article
        and is_part(claim)
        and reach_of(claim).contains(own)
        and not own.contains(hull_of(claim))
        and _length(reach_of(claim)) <= MOST
    ]
    return max(beside, key=lambda claim: (_length(reach_of(claim)), claim.id)) if beside else None


def _behind_another(shown: _Shown, names: Mapping[str, Sequence[Named]]) -> str:
    """Return the words of a line, behind the sentence that they hang on; then they are the ‹marked› ones."""
    before = _cites_of(shown.claim, "before")
    pronoun = shown.claim.slot("pronoun")
    is_named = pronoun is not None and any(
        pronoun.span is not None and one.span.overlaps(pronoun.span) for one in names.get(shown.claim.article, ())
    )
    if is_named or len(shown.cites) != 1 or not before or before[0].end > shown.cites[0].start:
        return extract_of(shown.cites, names, marked=shown.marked)
    return extract_of((*before, *shown.cites), names, marked=shown.marked or shown.cites[0].span)


def _length(span: Span) -> int:
    return span.end - span.start


def _cites_of(claim: Claim, name: str = "whole") -> list[Cite]:
    """Return the clause around a claim as if it were cited."""
    return [
        Cite(article=claim.article, start=slot.span.start, end=slot.span.end, quote=slot.value)
        for slot in claim.slots
        if slot.name == name and slot.span
    ]


def _marked(claim: Claim) -> Span | None:
    """Return the words that the day of a claim is of, where the clause around them is of another; else None."""
    own = claim.cites[0].span
    around = sum(_length(slot.span) for slot in _wholes(claim) if slot.span and slot.span.overlaps(own))
    is_leading = claim.value("form") == Form.SIDE and (bool(claim.source) or own.start == reach_of(claim).start)
    is_dated = has_own_day(claim) and claim.when.earliest is not None
    is_plain = is_leading or claim.value("form") == Form.MAIN or not is_dated
    return None if is_plain or _length(own) >= CLEAR * around else own

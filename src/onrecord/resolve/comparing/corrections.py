"""What is taken back: an outlet's correction of its own report, a speaker's of what they said before."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.lexicon import load
from onrecord.lexicon.weights import background
from onrecord.model import ClaimKind, LinkKind, Update
from onrecord.resolve.comparing.counts import Count
from onrecord.resolve.comparing.links import Finding, find
from onrecord.resolve.comparing.telling import Telling

SHARED, WIDE = 3.5, 8.0
"""Weight of the words that a denial must share with what it takes back: of one word like "prison" where an outlet
corrects its own report, of two where a speaker says otherwise."""

REACH = 200
"""Earlier claims of an outlet or a side that a correction is compared with."""


@cache
def _pattern(table: str) -> re.Pattern[str]:
    rows = load("corrections_en")[table]
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows), re.VERBOSE | re.IGNORECASE)


def link_corrections(tellings: Sequence[Telling]) -> Iterator[Finding]:
    """Yield which later claim takes back which earlier one.

    Where an account that is given up is told again beside the new one ("it had said 12"), the new one takes it back.
    """
    ordered = sorted(tellings, key=lambda one: (str(one.told or ""), one.article, one.start, one.id))
    yield from _of_outlets(ordered)
    of_side: dict[str, list[Telling]] = {}
    for later in ordered:
        if (
            later.sides
            and _pattern("speaker").search(later.sentence)
            and not _pattern("outlet").search(later.paragraph)
        ):
            near = {one.id: one for side in sorted(later.sides) for one in of_side.get(side, ())[-REACH:]}
            earlier = sorted(near.values(), key=lambda one: (str(one.told or ""), one.article, one.start, one.id))
            yield from _of_speaker(later, [one for one in earlier if one.is_before(later)])
        for side in later.sides:
            of_side.setdefault(side, []).append(later)


def _of_outlets(ordered: Sequence[Telling]) -> Iterator[Finding]:
    """Yield what each correcting paragraph takes back of the earlier articles of its outlet by denying it.

    What it quotes as wrong is no claim: numbers that a note takes back are found by its marks (`versions.notes`), and
    those that it tells are right.
    """
    paragraphs: dict[tuple[str, str], list[Telling]] = {}
    for telling in ordered:
        if telling.outlet and _pattern("outlet").search(telling.paragraph):
            paragraphs.setdefault((telling.article, telling.paragraph), []).append(telling)
    of_outlet: dict[str, list[Telling]] = {}
    for telling in ordered:
        of_outlet.setdefault(telling.outlet, []).append(telling)
    why = "the outlet corrects its own report"
    for members in paragraphs.values():
        last = max(members, key=lambda one: (one.start, len(one.text)))
        earlier = [one for one in of_outlet[last.outlet] if one.is_before(last) and one.article != last.article]
        for one in earlier[-REACH:]:
            if not last.stories & one.stories:
                continue
            for member in members:
                if member.is_denied and not member.counts and _shared(member, one) >= SHARED:
                    yield find(LinkKind.UPDATES, member, one, slot="happened", how=Update.RETRACTED, reason=why)


def _of_speaker(later: Telling, earlier: Sequence[Telling]) -> Iterator[Finding]:
    why = f"{later.origin or 'the same side'} gives another account now"
    for one in earlier:
        if not later.stories & one.stories or one.is_silent:
            continue
        pair = _same_number(later, one)
        if pair and (pair[0].is_old or any(count.value != pair[0].value for count in later.counts)):
            yield _revised(later, one, pair[1], why)
        elif later.is_denied != one.is_denied and not later.counts and _shared(later, one) >= WIDE:
            yield find(LinkKind.UPDATES, later, one, slot="happened", how=Update.RETRACTED, reason=why)


def _revised(later: Telling, one: Telling, old: Count, why: str) -> Finding:
    reason = f"“{old.words}” is taken back: {why}"
    new = next((count for count in later.counts if count.value != old.value and count.unit == old.unit), None)
    values = (new.value_words if new else "", old.value_words)
    return find(LinkKind.UPDATES, later, one, slot="number", how=Update.REVISED, reason=reason, values=values)


def _same_number(later: Telling, one: Telling) -> tuple[Count, Count] | None:
    """Return the number of one thing that both give."""
    for new in later.counts:
        for old in one.counts:
            is_same_thing = bool(new.kinds & old.kinds) or (new.noun == old.noun and bool(new.noun))
            if new.value == old.value and new.unit == old.unit and is_same_thing:
                return new, old
    return None


def _shared(later: Telling, one: Telling) -> float:
    """Return the weight of the words that both have, names left out."""
    if one.claim.kind is ClaimKind.STATEMENT and one.counts:
        return 0.0
    shared = (set(later.terms) & set(one.terms)) - later.names - one.names
    return math.fsum(background().weight(term) for term in sorted(shared))

"""What somebody said that they would not do, and then did: "will not pay a ransom", "has paid the gang"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model import ClaimKind, Factuality, LinkKind, Update
from onrecord.resolve.comparing.denials import denies
from onrecord.resolve.comparing.links import Finding, find
from onrecord.resolve.comparing.publication import by_story
from onrecord.resolve.comparing.shares import own_stems
from onrecord.resolve.comparing.telling import Telling, predicate_stems
from onrecord.resolve.comparing.words import weigh_stems

REACH = 24
"""Refusals before a deed, in the order of publication, that it is held against."""

LONGEST = 120
"""Days from a refusal to the deed."""

_REFUSED = re.compile(
    r"""
    \b (?: (?:will|would|shall) \ (?:not|never) | won[’']t | wouldn[’']t | (?:is|are|was|were) \ not \ going \ to )
    \ (?P<deed> [a-z]+ (?: \ [^,.;:]{1,60} )? )
    """,
    re.VERBOSE,
)
_WEAK = frozenset(weigh_stems("be have do make take give get go allow let accept say comment leave keep"))
"""Verbs that say too little by themselves of what was refused."""


def link_refusals(tellings: Sequence[Telling]) -> Iterator[Finding]:
    """Yield what a side does, by a later account, that it had said it would not do."""
    for ordered in by_story(tellings):
        refusals: list[tuple[Telling, str]] = []
        for telling in ordered:
            if refused := _REFUSED.search(telling.text):
                refusals.append((telling, refused["deed"]))
            elif refusals and _is_done(telling):
                for refusal, deed in refusals[-REACH:]:
                    if _is_what_was_refused(telling, refusal, deed):
                        yield _linked(telling, refusal)


def _is_done(telling: Telling) -> bool:
    is_actual = telling.claim.factuality is Factuality.ACTUAL and not denies(telling)
    return telling.claim.kind is ClaimKind.EVENT and is_actual


def _is_what_was_refused(done: Telling, refusal: Telling, deed: str) -> bool:
    """Whether a side does what it said that it would not: by the same verb, and by whoever said so or is said to."""
    verbs = predicate_stems(done) - _WEAK
    first = frozenset(weigh_stems(deed.split(maxsplit=1)[0]))
    if not refusal.is_before(done) or not verbs & first or done.is_elsewhen:
        return False
    if refusal.told is None or done.told is None or (done.told - refusal.told).days > LONGEST:
        return False
    is_by_them = not done.party.isdisjoint(refusal.sides | refusal.party) or bool(
        own_stems(done, refusal) - verbs - first
    )
    names = refusal.names & done.names
    return is_by_them or bool(names)


def _linked(done: Telling, refusal: Telling) -> Finding:
    why = f"{refusal.origin or 'the earlier account'} said that it would not be done, and it has been"
    values = ("carried out", "ruled out")
    return find(LinkKind.UPDATES, done, refusal, slot="stage", how=Update.CHANGED, reason=why, values=values)

"""Versions of one quotation: the same marked words in several articles, whole, trimmed or in slightly other words.

Where one article leaves the speaker open and the others agree on who it was, they name the speaker for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Claim, ClaimKind, Resolution, Version

RULE = "versions@1"

FEWEST_WORDS = 6
"""A shorter quotation is a phrase that two people may well use: "as long as it takes"."""

SIZE = 3
"""Words that stand together in both, to say that a stretch is shared."""

SHARED = 0.6
"""Part of the shorter quotation that the other must hold, in runs of SIZE words: one word in eight may differ."""

MOST_ALIKE = 40
"""Quotations looked at for each run of words: a run that more share is a saying, not a sign of one quotation."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass(frozen=True, slots=True)
class _Quotation:
    """The marked words of one statement."""

    claim: Claim
    words: tuple[str, ...]
    runs: frozenset[tuple[str, ...]]


def find_versions(claims: Iterable[Claim]) -> tuple[tuple[Version, ...], ...]:
    """Return the quotations that stand in more than one article, each as its versions: the longest first.

    Only direct speech of FEWEST_WORDS and more is compared. Two versions hold each other to SHARED; versions of
    versions belong together. Sorted by the ids of the first versions, whatever the order of `claims`.
    """
    quotations = sorted(_quotations(claims), key=lambda one: (-len(one.words), one.claim.id))
    group = list(range(len(quotations)))
    for first, second in _alike(quotations):
        roots = sorted((_root(group, first), _root(group, second)))
        group[roots[1]] = roots[0]
    members: dict[int, list[_Quotation]] = {}
    for at, quotation in enumerate(quotations):
        members.setdefault(_root(group, at), []).append(quotation)
    found = [_versions(some) for some in members.values() if len({one.claim.article for one in some}) > 1]
    return tuple(sorted(found, key=lambda versions: versions[0].claim))


def name_open_speakers(versions: Iterable[Sequence[Version]], claims: Iterable[Claim]) -> tuple[Resolution, ...]:
    """Return who spoke the versions that name nobody: whom the others name, when they agree.

    The name rests on the version it was taken from; it is never taken from one that was itself resolved.
    """
    by_id = {claim.id: claim for claim in claims}
    found: list[Resolution] = []
    for group in versions:
        members = [by_id[version.claim] for version in group]
        named = {name: claim for claim in reversed(members) if (name := _speaker(claim))}
        if len(named) != 1:
            continue
        name, origin = next(iter(named.items()))
        found += [
            Resolution(claim=claim.id, slot="person", value=name, basis="the same quotation", origin=origin.id, by=RULE)
            for claim in members
            if _is_open(claim) and claim.article != origin.article
        ]
    return tuple(sorted(found, key=lambda resolution: resolution.claim))


def _is_open(claim: Claim) -> bool:
    """Whether the article leaves the speaker open: it prints none, or a pronoun that stands for nobody it names."""
    return not claim.source_stated or claim.value("speaker_basis").endswith("not resolved")


def _speaker(claim: Claim) -> str:
    """Return whom the article names beside the words; "" where it is open, or only likely."""
    if _is_open(claim) or claim.value("speaker_basis") in ("carried over", "inferred"):
        return ""
    return claim.value("person") or claim.source


def _quotations(claims: Iterable[Claim]) -> Iterator[_Quotation]:
    for claim in claims:
        if claim.kind is not ClaimKind.STATEMENT or claim.value("mode") != "direct":
            continue
        content = " ".join(slot.value for slot in claim.slots if slot.name == "content")
        words = tuple(word.replace("’", "'").casefold() for word in _WORD.findall(content))
        if len(words) >= FEWEST_WORDS:
            runs = frozenset(words[at : at + SIZE] for at in range(len(words) - SIZE + 1))
            yield _Quotation(claim, words, runs)


def _alike(quotations: Sequence[_Quotation]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that hold one another, the longer first."""
    holders: dict[tuple[str, ...], list[int]] = {}
    for at, quotation in enumerate(quotations):
        seen: set[int] = set()
        for run in sorted(quotation.runs):
            known = holders.setdefault(run, [])
            seen.update(known)
            if len(known) < MOST_ALIKE:
                known.append(at)
        for other in sorted(seen):
            shared = len(quotation.runs & quotations[other].runs)
            if shared >= SHARED * min(len(quotation.runs), len(quotations[other].runs)):
                yield other, at


def _root(group: list[int], at: int) -> int:
    while group[at] != at:
        group[at] = group[group[at]]
        at = group[at]
    return at


def _versions(members: Sequence[_Quotation]) -> tuple[Version, ...]:
    """Return the versions, each with how it differs from the longest."""
    longest = members[0]
    return tuple(Version(claim=one.claim.id, difference=_difference(longest, one)) for one in members)


def _difference(longest: _Quotation, other: _Quotation) -> str:
    if other.words == longest.words:
        return "" if other is longest else "same words"
    text, whole = " ".join(other.words), " ".join(longest.words)
    if f" {text} " in f" {whole} ":
        return f"{len(other.words)} of its {len(longest.words)} words"
    only_here = sum(word not in longest.words for word in other.words)
    return f"in other words: {only_here} of {len(other.words)} are not in the longest"

"""Versions of one quotation: the same marked words in several articles, whole, trimmed or in slightly other words.

Where one article leaves the speaker open and the others agree on who it was, they name the speaker for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from onrecord.model import Claim, ClaimKind, Quoted, Resolution, Version
from onrecord.resolve.chains import connected

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


Run = TypeVar("Run", tuple[str, ...], int)
"""A run of words, or its number."""


def find_versions(claims: Iterable[Claim]) -> tuple[tuple[Version, ...], ...]:
    """Return the quotations that stand in more than one article, each as its versions: the longest first.

    Only direct speech of FEWEST_WORDS and more is compared. Two versions hold each other to SHARED; versions of
    versions belong together. Sorted by the ids of the first versions, whatever the order of `claims`.
    """
    groups = group_quoted(read_quoted(claims))
    return tuple(sorted((versions_of(some) for some in groups), key=lambda versions: versions[0].claim))


def read_quoted(claims: Iterable[Claim]) -> Iterator[Quoted]:
    """Yield the quotations that are compared: direct speech of FEWEST_WORDS and more."""
    for claim in claims:
        if claim.kind is ClaimKind.STATEMENT and claim.value("mode") == "direct":
            words = fold_words(slot.value for slot in claim.slots if slot.name == "content")
            if len(words) >= FEWEST_WORDS:
                yield Quoted(claim=claim.id, article=claim.article, words=words)


def fold_words(contents: Iterable[str]) -> tuple[str, ...]:
    """Return the words of the parts of a quotation as they are compared."""
    return tuple(word.replace("’", "'").casefold() for word in _WORD.findall(" ".join(contents)))


def group_quoted(quoted: Iterable[Quoted]) -> list[list[Quoted]]:
    """Return the quotations that stand in more than one article, each as its versions in their order."""
    ordered = sorted(quoted, key=lambda one: one.order)
    alike = _alike([frozenset(runs_of(one.words)) for one in ordered])
    groups = connected(chain(((at, at) for at in range(len(ordered))), alike))
    members = ([ordered[at] for at in group] for group in groups)
    return [some for some in members if are_apart(some)]


def are_apart(some: Iterable[Quoted]) -> bool:
    """Whether quotations stand in more than one article."""
    return len({one.article for one in some}) > 1


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


def runs_of(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield every run of SIZE words."""
    return (tuple(words[at : at + SIZE]) for at in range(len(words) - SIZE + 1))


def holds_other(one: frozenset[Run], other: frozenset[Run]) -> bool:
    """Whether the shorter of two quotations, by their runs, is held by the other."""
    return len(one & other) >= SHARED * min(len(one), len(other))


def _alike(quotations: Sequence[frozenset[tuple[str, ...]]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs, of quotations by their runs, that hold one another, the longer first."""
    holders: dict[tuple[str, ...], list[int]] = {}
    for at, runs in enumerate(quotations):
        seen: set[int] = set()
        for run in sorted(runs):
            known = holders.setdefault(run, [])
            seen.update(known)
            if len(known) < MOST_ALIKE:
                known.append(at)
        for other in sorted(seen):
            if holds_other(runs, quotations[other]):
                yield other, at


def versions_of(members: Sequence[Quoted]) -> tuple[Version, ...]:
    """Return the versions of one quotation (the longest comes first), each with how it differs from the longest."""
    longest = members[0]
    return tuple(Version(claim=one.claim, difference=_difference(longest, one)) for one in members)


def _difference(longest: Quoted, other: Quoted) -> str:
    if other.words == longest.words:
        return "" if other is longest else "same words"
    text, whole = " ".join(other.words), " ".join(longest.words)
    if f" {text} " in f" {whole} ":
        return f"{len(other.words)} of its {len(longest.words)} words"
    only_here = sum(word not in longest.words for word in other.words)
    return f"in other words: {only_here} of {len(other.words)} are not in the longest"

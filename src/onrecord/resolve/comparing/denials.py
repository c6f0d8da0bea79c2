"""What is denied: which claims say that something is not so, and who comes round to what they denied."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.lexicon import load
from onrecord.model import ClaimKind, LinkKind, Polarity, Update
from onrecord.resolve.comparing.links import Finding, find
from onrecord.resolve.comparing.shares import own_share, own_stems, own_weight
from onrecord.resolve.comparing.telling import Telling, once, predicate_stems
from onrecord.resolve.comparing.words import akin, do_alike, opposites_in, weigh_stems, words_in

REACH = 40
"""Earlier denials of one side that an admission is compared with."""

SHORT = 14
"""Words of a statement up to which its "not" denies the whole of it."""

DENIED = 6
"""Words behind "not" that it is taken to deny."""

MEETING = 2
"""Words beside names that an admission shares with the denial that it takes back, or has of one kind with it; one is
enough where the side has denied one thing alone."""

HEAVY = 4.5
"""Weight of the one word that is then enough: "town" and "people" weigh less than 4, "hospital" 4.6."""

SAME = 0.7
"""Part of what is taken back that an account must say to be it, whoever the article says that it was from."""

NEGATED = re.compile(r"\b(?:no|never|not|nobody|nothing|none)\b|n['’]t\b", re.IGNORECASE)
"""Words that deny what stands behind them."""


@once
def denies(telling: Telling) -> bool:
    """Whether a claim says that something is not so."""
    if _words_of("denial").search(telling.text):
        return True
    if telling.claim.kind is ClaimKind.STATEMENT and telling.claim.polarity is Polarity.NOT_READ:
        is_short = len(telling.text.split()) <= SHORT
        return telling.claim.value("class") == "denies" or (is_short and bool(NEGATED.search(telling.text)))
    return telling.claim.polarity is Polarity.DENIED


def denies_fact(telling: Telling) -> bool:
    """Whether a statement says that something is not so; who "refused funds", "rejected the plan" denies nothing."""
    if telling.claim.kind is not ClaimKind.STATEMENT or telling.claim.value("class") != "denies":
        return False
    cue, frame = telling.claim.value("cue").casefold(), telling.claim.value("frame")
    if cue.startswith(_REFUSING) or (frame == "object" and not _ASKED_FOR.isdisjoint(words_in(telling.text)[:4])):
        return False
    is_of_claim = bool(_words_of("denial").search(telling.sentence)) or "claim" in telling.text.casefold()
    return frame != "object" or not cue.startswith("reject") or is_of_claim


_ASKED_FOR = frozenset(
    "funds funding money access entry permission visa visas bail parole request requests application asylum aid "
    "approval permit licence license".split()
)
"""What somebody is denied who asks for it: "Congress denied funding for the wall"."""
_REFUSING = ("refus", "declin", "resist", "balk")


def is_denial(one: Telling, other: Telling) -> bool:
    """Whether one of two says that it is not so, by a denial or by the opposite word ("open", "shut")."""
    mine, theirs = opposites_in(one.text), opposites_in(other.text)
    are_opposite = any(mine[name] != theirs[name] for name in set(mine) & set(theirs))
    if not are_opposite and not _negated(one).isdisjoint(_negated(other)):
        return False  # "no traces of poison were found", told at length and briefly
    return (denies(one) != denies(other)) != are_opposite


@once
def _negated(telling: Telling) -> frozenset[str]:
    """Return the stems of what a text denies by a "no" or "not"."""
    found = NEGATED.search(telling.text)
    return frozenset(weigh_stems(" ".join(telling.text[found.end() :].split()[:DENIED]))) if found else frozenset()


def is_in_reach(telling: Telling, own: set[str]) -> bool:
    """Whether what a denial denies is among shared stems: the verb of an event, else what stands right behind "not"."""
    if opposites_in(telling.text):
        return True
    if verbs := predicate_stems(telling):
        return not verbs.isdisjoint(own)
    found = NEGATED.search(telling.text)
    if not found:
        return True
    behind = weigh_stems(" ".join(telling.text[found.end() :].split()[:DENIED]))
    return not own.isdisjoint(behind)


def is_kindred_denial(one: Telling, other: Telling) -> bool:
    """Whether one denies, by another word for it, what the other tells: "did not hit anything", "struck a rock"."""
    if denies(one) == denies(other) or one.counts or other.counts:
        return False
    verbs, shared = akin(one.text, other.text), own_stems(one, other)
    weight = own_weight(one, other) + KINDRED * len(verbs)
    heavier = max(math.fsum(part.stems[stem] for stem in sorted(part.stems)) for part in (one, other))
    return bool(verbs and shared) and do_alike(one.text, other.text) and weight >= TELLING and weight >= DENY * heavier


KINDRED = 4.0
"""Weight of a word that both have of one kind of happening."""

TELLING, DENY = 8.5, 0.5
"""Weight of what both say from which they speak of one thing, and its part of the heavier claim."""


@cache
def _words_of(table: str) -> re.Pattern[str]:
    rows = load("slots_en")[table]
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows), re.VERBOSE | re.IGNORECASE)


@once
def takes_back(telling: Telling) -> bool:
    """Whether the sentence of a claim takes it back: "withdrew their statement that", "its report had been wrong"."""
    return bool(_words_of("taken_back").search(telling.sentence))


def link_admissions(tellings: Sequence[Telling]) -> Iterator[Finding]:
    """Yield what a side admits after it had denied it, and what somebody says of an own account that it was wrong."""
    ordered = sorted(tellings, key=lambda one: (str(one.told or ""), one.article, one.start, one.id))
    denied: dict[tuple[str, str], list[Telling]] = {}
    for later in ordered:
        if later.is_silent or later.is_outsider:
            continue
        if takes_back(later):
            yield from _of_withdrawal(later, ordered)
        for key in _keys(later):
            if not denies(later) and is_admitted(later):
                yield from _of_admission(later, denied.get(key, ())[-REACH:])
            if denies(later):
                denied.setdefault(key, []).append(later)


def _keys(telling: Telling) -> list[tuple[str, str]]:
    return [(story, side) for story in sorted(telling.stories) for side in sorted(telling.sides)]


def _of_admission(later: Telling, earlier: Sequence[Telling]) -> Iterator[Finding]:
    before = [one for one in earlier if one.is_before(later)]
    is_only = len({one.sentence for one in before}) == 1
    for one in before:
        if _meeting(later, one) >= MEETING or (is_only and _share_much(later, one)):
            why = f"{later.origin or 'the same side'} admits what it had denied"
            yield find(LinkKind.UPDATES, later, one, slot="happened", how=Update.RETRACTED, reason=why)


@once
def is_admitted(telling: Telling) -> bool:
    """Whether the verb of saying of a claim is one of admitting."""
    cue = telling.claim.value("cue") or telling.claim.value("source_cue")
    return bool(_words_of("admission").search(cue))


def _share_much(later: Telling, one: Telling) -> bool:
    return bool(akin(later.text, one.text)) or own_weight(later, one) >= HEAVY


def _meeting(later: Telling, one: Telling) -> int:
    """Return how many words beside names two claims share, words of one kind of happening among them."""
    return len(own_stems(later, one)) + len(akin(later.text, one.text))


def _of_withdrawal(later: Telling, ordered: Sequence[Telling]) -> Iterator[Finding]:
    found = _words_of("taken_back").search(later.sentence)
    opening = later.sentence[: found.start()].casefold() if found else ""
    for one in ordered:
        is_own = later.is_side_of(one) or bool(one.origin and one.origin.removeprefix("the ").casefold() in opening)
        is_it = not later.counts and own_share(later, one) >= SAME and own_weight(later, one) >= TELLING
        if not ((is_own or is_it) and one.is_before(later) and later.stories & one.stories) or denies(one):
            continue
        if {count.value for count in one.counts} - {count.value for count in later.counts}:
            continue  # "she had given him 4.5 million" is taken back with its number, or not at all
        if len(own_stems(later, one)) >= MEETING or (own_stems(later, one) and len(later.text.split()) <= SHORT):
            why = f"{one.origin or later.origin or 'whoever said it'} takes it back"
            yield find(LinkKind.UPDATES, later, one, slot="happened", how=Update.RETRACTED, reason=why)

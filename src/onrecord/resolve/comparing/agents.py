"""Who did it: one deed that two sides lay to different doers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.lexicon import load
from onrecord.model import ClaimKind, Factuality, LinkKind, Update
from onrecord.resolve.comparing.denials import denies, is_admitted
from onrecord.resolve.comparing.links import Finding, find
from onrecord.resolve.comparing.telling import Telling, numbers_differ
from onrecord.resolve.comparing.words import akin, camp_of, classes_in, places_in, weigh_stems, words_in

REACH = 12
"""Deeds of one target on either side, in the order of publication, that are compared."""

ROUND = 7
"""Days between two accounts of one deed."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Who did what to what: `doer` as printed, `camp` its side of a war, `target` the stems of the rest."""

    telling: Telling
    doer: str
    camp: str
    target: frozenset[str]


_BY = re.compile(r"\bby\ (?P<doer>(?:(?:the|a|an|his|her|its|their|some)\ )?[\w’'-]+(?:\ [\w’'-]+){0,3})")


def read_deed(telling: Telling) -> Deed | None:
    """Return who is said to have done harm to what; None where a claim names no doer or is no report of a deed."""
    claim = telling.claim
    if claim.kind is not ClaimKind.EVENT or claim.factuality is not Factuality.ACTUAL or telling.is_silent:
        return None
    predicate = claim.value("predicate")
    if denies(telling) or telling.is_outsider or telling.is_elsewhen or not _is_harm(predicate):
        return None
    at = telling.text.find(predicate)
    if at < 0:
        return None
    before, behind = telling.text[:at], telling.text[at + len(predicate) :]
    passive = _BY.search(behind) if re.search(r"\b(?:was|were|been|being)\ (?:\w+\ )?$", before) else None
    doer = passive["doer"] if passive else claim.value("agent") or _subject(before)
    rest = f"{before} {behind[: passive.start()]}" if passive else " ".join(behind.split()[:BEHIND])
    if not doer or doer.casefold() in _PRONOUNS:
        return None
    target = frozenset(set(weigh_stems(rest)) - set(weigh_stems(doer)))
    return Deed(telling, doer, _camp(doer), target) if target else None


BEHIND = 6
"""Words behind a verb among which its object stands."""

_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which", "that", "we"})


def _subject(before: str) -> str:
    """Return the few words before an active verb: "government planes had"; "" of a passive."""
    words = re.sub(r"\ (?:had|has|have)\ $", "", f" {before}").strip()
    is_short = 0 < len(words.split()) <= LONGEST_SUBJECT
    return words if is_short and not re.search(r"\b(?:was|were|been|being|is|are)$", words) else ""


LONGEST_SUBJECT = 5


def _is_harm(predicate: str) -> bool:
    return bool(classes_in(predicate) & frozenset(load("slots_kin_en")["harm"]["classes"].split()))


def _camp(doer: str) -> str:
    return next((camp for word in words_in(doer) if (camp := camp_of(word))), "")


def link_agents(tellings: Sequence[Telling]) -> Iterator[Finding]:
    """Yield which deeds two sides lay to different doers, or to the same."""
    by_story: dict[str, list[Deed]] = {}
    for telling in tellings:
        if deed := read_deed(telling):
            for story in sorted(telling.stories):
                by_story.setdefault(story, []).append(deed)
    for story in sorted(by_story):
        ordered = sorted(
            by_story[story], key=lambda one: (str(one.telling.told or ""), one.telling.article, one.telling.start)
        )
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 : at + 1 + REACH]:
                if _is_one_deed(one, other) and _are_others(one, other):
                    yield from _compare(one, other)


def _is_one_deed(one: Deed, other: Deed) -> bool:
    mine, theirs = one.telling, other.telling
    predicates = [part.claim.value("predicate") for part in (mine, theirs)]
    is_one_verb = bool(
        set(weigh_stems(predicates[0])) & set(weigh_stems(predicates[1]))
        or akin(*predicates)
        or one.target == other.target
    )
    if (
        not is_one_verb
        or not one.target & other.target
        or mine.is_apart_in_time(theirs)
        or numbers_differ(mine, theirs)
    ):
        return False
    if mine.told is None or theirs.told is None or abs((theirs.told - mine.told).days) > ROUND:
        return False
    places = places_in(mine.text), places_in(theirs.text)
    return not (all(places) and places[0].isdisjoint(places[1]))


def _are_others(one: Deed, other: Deed) -> bool:
    """Whether two doers cannot be one: of two camps, or two names without a word in common."""
    if one.camp and other.camp:
        return one.camp != other.camp
    return False


def _compare(one: Deed, other: Deed) -> Iterator[Finding]:
    first, later = one.telling, other.telling
    values = (one.doer, other.doer)
    if first.is_side_of(later):
        if first.is_before(later) and is_admitted(later):
            why = f"{later.origin} names another doer now: {values[0]} then, {values[1]} now"
            yield find(
                LinkKind.UPDATES, later, first, slot="agent", how=Update.RETRACTED, reason=why, values=values[::-1]
            )
    elif first.origin and later.origin:
        why = f"one says that {values[0]} did it, the other {values[1]}"
        yield find(LinkKind.CONFLICTS, first, later, slot="agent", reason=why, values=values)

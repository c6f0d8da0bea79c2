"""One utterance told twice: in the same words, in part, or in other words by way of indirect speech."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model import ClaimKind, LinkKind
from onrecord.resolve.comparing.links import Finding, find
from onrecord.resolve.comparing.shares import own_share
from onrecord.resolve.comparing.telling import Telling, stem_key
from onrecord.resolve.vectors import dot

ALIKE = 0.5
"""Likeness of two contents of one speaker from which they are one saying."""

FEWEST = 3
"""Words that both must hold to be the same words."""

ONE_ROUND = 1
"""Days between two publications of one utterance; later it is said again."""

REACH = 20
"""Statements of one side on either side, in the order of publication, that are compared."""


def link_sayings(tellings: Sequence[Telling]) -> Iterator[Finding]:
    """Yield the pairs of statements of one side that are one utterance, or the same said again."""
    by_side: dict[tuple[str, str], list[Telling]] = {}
    for telling in tellings:
        if telling.claim.kind is ClaimKind.STATEMENT and telling.terms and not telling.is_outsider:
            for story in sorted(telling.stories):
                for side in sorted(telling.sides):
                    by_side.setdefault((story, side), []).append(telling)
    done: set[tuple[str, str]] = set()
    yield from _of_open_speakers(tellings)
    for key in sorted(by_side):
        ordered = sorted(by_side[key], key=lambda one: (str(one.told or ""), one.article, one.start, one.id))
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 : at + 1 + REACH]:
                if (one.id, other.id) not in done:
                    done.add((one.id, other.id))
                    yield from _compare(one, other)


def _of_open_speakers(tellings: Sequence[Telling]) -> Iterator[Finding]:
    """Yield quotations of one article that share marked words, where one of the two leaves its speaker open."""
    marked: dict[str, list[tuple[Telling, str]]] = {}
    for telling in tellings:
        if telling.claim.kind is ClaimKind.STATEMENT:
            marked.setdefault(telling.article, []).extend(
                (telling, words) for quoted in _MARKED.findall(telling.text) if (words := stem_key(quoted))
            )
    for article in sorted(marked):
        some = marked[article]
        for at, (one, mine) in enumerate(some):
            for other, theirs in some[at + 1 :]:
                shorter, longer = sorted((mine, theirs), key=lambda words: (len(words), words))
                is_open = bool(one.sides) != bool(other.sides) and one.id != other.id
                if is_open and len(shorter.split()) >= OPEN and f" {shorter} " in f" {longer} ":
                    reason = "the same words in one article, where one of the two names no speaker"
                    yield find(LinkKind.SAME_STATEMENT, one, other, slot="happened", reason=reason)


OPEN = 5
"""Words that are the same where one of two quotations names no speaker."""

_MARKED = re.compile(r"[“\"]([^“”\"]{10,600})")


def _compare(one: Telling, other: Telling) -> Iterator[Finding]:
    is_nested = one.article == other.article and one.sentence == other.sentence
    why = "" if is_nested else _sameness(one, other)
    if not why:
        return
    reason = f"both are said by {one.origin or other.origin or 'the same side'}: {why}"
    if one.report == other.report and one.article != other.article and one.claim.value("mode") == "indirect":
        yield find(LinkKind.AGREES, one, other, slot="happened", reason=f"{reason}; one is a copy of the other")
    elif _is_one_round(one, other):
        yield find(LinkKind.SAME_STATEMENT, one, other, slot="happened", reason=reason)
    else:
        yield find(LinkKind.AGREES, one, other, slot="happened", reason=f"{reason}, at another time")


def _sameness(one: Telling, other: Telling) -> str:
    """Return in words why two contents are one, "" when they are not."""
    if one.claim.value("class") != other.claim.value("class") and "denies" in (
        one.claim.value("class"),
        other.claim.value("class"),
    ):
        return ""
    mine, theirs = stem_key(one.text), stem_key(other.text)
    shorter, longer = sorted((mine, theirs), key=lambda words: (len(words), words))
    if len(shorter.split()) >= FEWEST and f" {shorter} " in f" {longer} ":
        return "the same words"
    if one.article == other.article or _numbers(one, mine) != _numbers(other, theirs):
        return ""
    is_alike = dot(one.terms, other.terms) >= ALIKE and own_share(one, other) >= ALIKE
    return "much the same words" if is_alike else ""


def _numbers(telling: Telling, words: str) -> set[str]:
    """Return the numbers of a statement, those in words too."""
    return {word for word in words.split() if word[0].isdigit()} or {f"{count.value:g}" for count in telling.counts}


def _is_one_round(one: Telling, other: Telling) -> bool:
    if one.article == other.article:
        return True
    return one.told is not None and other.told is not None and abs((other.told - one.told).days) <= ONE_ROUND

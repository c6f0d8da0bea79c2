"""What is denied in so many words, and the account of the story that the denial answers.

Who denies, rules out or says that there was no such thing speaks of what somebody else has said: the denial is held
against every account of its story, and answers the one that it meets best.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import ClaimKind, Factuality, LinkKind, Update
from onrecord.resolve.comparing.denials import denies, denies_fact, is_admitted, takes_back
from onrecord.resolve.comparing.links import Finding, find
from onrecord.resolve.comparing.publication import by_story
from onrecord.resolve.comparing.telling import Telling, subject_stems
from onrecord.resolve.comparing.words import kindred, names_in, print_stems, stem_of_name, weigh_stems, words_in

REACH = 120
"""Accounts on either side, in the order of publication, that a denial is held against."""

SOON = 30
"""Days between an account and a denial that answers it."""

MET = 0.6
"""Part of what is denied, by the weight of its words, that an account must say."""

TELLING, NAMED, SUCH = 6.0, 3.5, 2.5
"""Weight of the words that both have; less where they share a name as well, or where the denial points ("no such")."""

KINDRED = 4.0
"""Least weight of a kind of happening that both tell by other words: that of the word which denies it."""

LONGEST = 14
"""Words of a denial that are held against others: what follows is beside the point."""

SHORT = 3
"""Words behind "there was no" that are denied."""

_NO_SUCH = re.compile(
    r"^\W*(?:there\ (?:is|was|were|are|had\ been|has\ been|have\ been)"
    r"|\w+\ (?:\w+\ ){0,2}(?:knew|know|knows|heard|aware)\ of"
    r"|\w+\ (?:\w+\ )?(?:felt|saw|heard|noticed|recorded|registered|measured|seen|received|made|paid)"
    r"|\w+\ (?:has|have|had)\ (?:had\ )?)"
    r"\ (?:no|never\ any|not\ any)\ (?P<such>such\ )?(?P<what>[^,.;:]{3,60})",
    re.IGNORECASE,
)
_SELF = frozenset({"it", "its", "we", "our", "he", "his", "she", "her", "they", "their", "i", "my", "us"})


@dataclass(frozen=True, slots=True)
class Denial:
    """What a claim denies: the stems of it with their weight, the names in it and of whoever speaks of themselves.

    `does_point`: it points to what was said ("no such talks"); `is_flat`: it says that there was nothing of the kind;
    `is_answer`: its words are those of the account that "this" points to; `is_of_money`: there was "not a cent".
    """

    telling: Telling
    text: str
    stems: dict[str, float]
    names: frozenset[str]
    does_point: bool = False
    is_flat: bool = False
    is_answer: bool = False
    is_of_money: bool = False


def read_denial(telling: Telling, before: Telling | None = None) -> Denial | None:
    """Return what a claim denies in so many words; None where it denies nothing, or nothing that can be held on to.

    `before`: what somebody else says just before it, to which "this" or "the claim" points.
    """
    if telling.is_silent or telling.is_outsider or not telling.origin:
        return None
    if before and _points_back(telling):
        stems = {stem: weight for stem, weight in before.stems.items() if stem not in before.names}
        return Denial(telling, before.text, stems, before.names | _selves(telling), does_point=True, is_answer=True)
    found = _NO_SUCH.search(telling.text)
    if found:
        text = " ".join(found["what"].split()[:SHORT])
    elif denies_fact(telling):
        text = " ".join(telling.text.split()[:LONGEST])
    elif negated := _negated(telling):
        text = negated
    else:
        return None
    names = telling.names | _selves(telling)
    stems = {stem: weight for stem, weight in weigh_stems(text).items() if stem not in names}
    does_point = bool(found and found["such"])
    is_of_money = bool(_NO_CENT.search(telling.text))
    names |= _own_names(telling) if is_of_money and not names else frozenset()
    return (
        Denial(telling, text, stems, names, does_point, found is not None, is_of_money=is_of_money) if stems else None
    )


_NO_CENT = re.compile(r"\b(?:a|one|single)\ (?:cent|penny|dime|centime|kopeck)\b", re.IGNORECASE)
"""No money at all: "never received a cent"."""


def _negated(telling: Telling) -> str:
    """Return what a short statement says has not happened: "suffered a stroke" of "she had not suffered a stroke"."""
    if telling.claim.kind is not ClaimKind.STATEMENT or len(telling.text.split()) > LONGEST:
        return ""
    found = _NOT_DONE.search(telling.text)
    return " ".join(found["what"].split()[:LONGEST]) if found else ""


_NOT_DONE = re.compile(
    r"\b(?:(?:had|has|have|did|was|were)\ (?:not|never)|(?:had|has|have|did|was|were)n[’']t)\ (?P<what>[^,.;:]{3,80})",
    re.IGNORECASE,
)
"""What is told not to have come about; what will not come about is a refusal."""


def _points_back(telling: Telling) -> bool:
    """Whether all that is denied is "this", "that figure", "the accusations"."""
    return denies_fact(telling) and _POINTING.fullmatch(telling.text.strip(' ,.”"')) is not None


_POINTING = re.compile(
    r"it|this|that|(?:this|that|the|these|those|such|all|both)\ (?:\w+\ )?"
    r"(?:figures?|numbers?|claims?|reports?|accusations?|allegations?|charges?|account|suggestions?|rumours?|statements?)"
    r"(?:\ as\ [\w\ -]{3,40})?",
    re.IGNORECASE,
)


def _before(telling: Telling, ordered: Sequence[Telling]) -> Telling | None:
    """Return what another side says last before a claim, in its article and near it."""
    near = [
        one
        for one in ordered
        if one.article == telling.article
        and telling.start - NEARBY <= one.start < telling.start
        and one.sentence != telling.sentence
        and one.origin
        and not one.is_side_of(telling)
    ]
    is_number = bool(re.search(r"figure|number", telling.text))
    near = [one for one in near if any(count.kinds for count in one.counts)] if is_number else near
    return max(near, key=lambda one: (one.start, -len(one.text), one.id), default=None)


NEARBY = 300
"""Code points before "denied this" in which stands what it points to."""


def _selves(telling: Telling) -> frozenset[str]:
    """Return the names of whoever says a claim, where it speaks of them by a pronoun: "it was negotiating"."""
    return frozenset() if _SELF.isdisjoint(words_in(telling.text)) else _own_names(telling)


def _own_names(telling: Telling) -> frozenset[str]:
    return frozenset(stem_of_name(name) for name in names_in(f"a {telling.origin}"))


def link_disputes(tellings: Sequence[Telling]) -> Iterator[Finding]:
    """Yield which account each denial answers, and which later account of the same side takes it back."""
    for ordered in by_story(tellings):
        for at, telling in enumerate(ordered):
            before = _before(telling, ordered[max(0, at - REACH) : at]) if _points_back(telling) else None
            if denial := read_denial(telling, before):
                near = ordered[max(0, at - REACH) : at] + ordered[at + 1 : at + 1 + REACH]
                yield from _answered(denial, near)


def _answered(denial: Denial, near: Sequence[Telling]) -> Iterator[Finding]:
    scored = [(weight, one) for one in near if _is_account(denial, one) and (weight := _weigh(denial, one))]
    best: dict[tuple[bool, bool], float] = {}
    for weight, one in scored:
        group = _group(denial, one)
        best[group] = max(best.get(group, 0.0), weight)
    for weight, one in scored:
        if weight >= best[_group(denial, one)]:
            yield from _linked(denial, one)


def _group(denial: Denial, one: Telling) -> tuple[bool, bool]:
    """Return whether an account is of the side that denies, and whether it is told later: each has its best."""
    return one.is_side_of(denial.telling), denial.telling.is_before(one)


def _is_account(denial: Denial, one: Telling) -> bool:
    """Whether a claim can be what a denial answers: somebody says that it is so, near it, and elsewhere."""
    mine = denial.telling
    doubtful = (Factuality.HYPOTHETICAL, Factuality.OPINION, Factuality.PLANNED)
    if denial.is_answer and mine.is_before(one) and not mine.is_side_of(one):
        return False  # "denied this" is of what was said before it
    if one.sentence == mine.sentence or denies(one) or takes_back(one) or one.claim.factuality in doubtful:
        return False
    if one.claim.value("class") in ("demands", "asks", "wants") or one.is_elsewhen != mine.is_elsewhen:
        return False
    return mine.told is not None and one.told is not None and abs((mine.told - one.told).days) <= SOON


def _weigh(denial: Denial, one: Telling) -> float:
    """Return the weight of what a denial and an account share, 0 where the account is of something else."""
    if denial.is_of_money:  # any sum that the same person is said to have had
        is_of_them = not (denial.names & one.names).isdisjoint(subject_stems(one))
        return NAMED if is_of_them and any(count.is_money and count.value for count in one.counts) else 0.0
    stems = {stem: weight for stem, weight in one.stems.items() if stem not in one.names}
    shared = {stem: weight for stem, weight in denial.stems.items() if stem in stems}
    kinds = kindred(denial.text, one.text) if not shared else frozenset()
    weight = math.fsum(shared[stem] for stem in sorted(shared))
    weight += max(KINDRED, *denial.stems.values()) if kinds else 0.0
    whole = math.fsum(denial.stems[stem] for stem in sorted(denial.stems))
    names = denial.names & (one.names | _selves(one))
    if denial.telling.names and one.names and not names:
        return 0.0
    enough = SUCH if denial.does_point else NAMED if names or denial.is_flat else TELLING
    return weight if weight >= enough and weight >= MET * whole else 0.0


def _linked(denial: Denial, one: Telling) -> Iterator[Finding]:
    mine = denial.telling
    printed = print_stems(denial.text)
    words = ", ".join(printed[stem] for stem in sorted(denial.stems, key=lambda stem: -denial.stems[stem])[:SHORT])
    if not mine.is_side_of(one):
        why = f"{mine.origin} denies what the other account tells ({words})"
        yield find(LinkKind.CONFLICTS, mine, one, slot="happened", reason=why, values=("denied", "affirmed"))
    elif mine.is_before(one) and (is_admitted(one) or denial.is_flat):
        why = f"{one.origin} tells now what it had denied ({words})"
        yield find(LinkKind.UPDATES, one, mine, slot="happened", how=Update.RETRACTED, reason=why)
    elif one.is_before(mine):
        why = f"{mine.origin} denies now what it had said ({words})"
        yield find(LinkKind.UPDATES, mine, one, slot="happened", how=Update.RETRACTED, reason=why)

"""Claims that share their rarest words: said again, denied, or planned and then done.

The mentions that `sameness` compares are events; here statements come in too, which may tell the same in other grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.lexicon.weights import background
from onrecord.model import ClaimKind, Factuality, LinkKind, Update
from onrecord.resolve.comparing.denials import denies, is_denial, is_in_reach, is_kindred_denial, takes_back
from onrecord.resolve.comparing.links import Finding, find
from onrecord.resolve.comparing.participants import are_elsewhere, doers_fit, doers_of
from onrecord.resolve.comparing.plans import fulfils, is_drop_of, is_end_of, is_open, is_order, is_plan
from onrecord.resolve.comparing.shares import heavier_share, own_share, own_weight, share_of
from onrecord.resolve.comparing.telling import Telling, numbers_differ, once, predicate_stems, subject_stems
from onrecord.resolve.comparing.words import akin, opposites_in, print_stems, weigh_stems, words_in

KEYS = 6
"""Heaviest stems of a claim that it is looked up by."""

MOST = 24
"""Claims that one stem brings up on either side, in the order of publication."""

AGREE, DENY = 0.6, 0.5
"""Part of the lighter claim's weight that both must have, to say the same, to deny it."""

TELLING = 9.0
"""Weight of the shared words beside names from which two claims say the same: "tear gas" has 11, "attack took" 7."""

BALANCED = 0.3
"""Part of the heavier claim that both must have: what a short claim says may be a side remark of a long one."""

WORDS = 2
"""Stems beside names that both must have."""


def link_alike(tellings: Sequence[Telling]) -> Iterator[Finding]:
    """Yield links between claims of one story that share most of what they say."""
    for one, other in _candidates([telling for telling in tellings if _is_account(telling)]):
        yield from _compare(one, other)


def _is_account(telling: Telling) -> bool:
    doubtful = (Factuality.HYPOTHETICAL, Factuality.OPINION)
    is_said = telling.claim.value("class") not in ("asks", "demands", "judges", "wants") or is_order(telling)
    is_open = telling.is_silent or telling.is_outsider or takes_back(telling)
    return (is_said or bool(opposites_in(telling.text))) and not (is_open or telling.claim.factuality in doubtful)


def _candidates(tellings: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Yield pairs with a heavy stem in common, the one told first first."""
    keyed: dict[tuple[str, str], list[Telling]] = {}
    for telling in sorted(tellings, key=lambda one: (str(one.told or ""), one.article, one.start, one.id)):
        heaviest = sorted(telling.stems, key=lambda stem: (-telling.stems[stem], stem))[:KEYS]
        for story in sorted(telling.stories):
            for stem in heaviest:
                keyed.setdefault((story, stem), []).append(telling)
    done: set[tuple[str, str]] = set()
    for key in sorted(keyed):
        for at, one in enumerate(keyed[key]):
            for other in keyed[key][at + 1 : at + 1 + MOST]:
                if (one.id, other.id) not in done and one.id != other.id and one.sentence != other.sentence:
                    done.add((one.id, other.id))
                    yield one, other


def _compare(one: Telling, other: Telling) -> Iterator[Finding]:
    if one.is_elsewhen != other.is_elsewhen or numbers_differ(one, other):
        return
    share, shared = share_of(one, other)
    own = shared - one.names - other.names
    if not own or _of_two_selves(one, other):
        return
    if one.claim.kind is other.claim.kind is ClaimKind.COMMITMENT:
        return  # givers, sums and stages tell whether two gifts are one: `gifts`
    if is_plan(one) and not denies(other) and not is_open(other) and one.is_before(other):
        if is_drop_of(other, one):
            why = (
                f"planned in the earlier account, put off or given up in the later one; both name {_shown(one, shared)}"
            )
            stages = ("given up", "planned")
            yield find(LinkKind.UPDATES, other, one, slot="stage", how=Update.CHANGED, reason=why, values=stages)
        elif fulfils(other, one):
            stages = ("carried out", "ordered" if one.claim.value("type") == "order" else "planned")
            why = f"{stages[1]} in the earlier account, carried out in the later one; both name {_shown(one, shared)}"
            yield find(LinkKind.UPDATES, other, one, slot="stage", how=Update.CHANGED, reason=why, values=stages)
    elif is_end_of(other, one, own):
        why = f"it went on in the earlier account and is over in the later one; both name {_shown(one, shared)}"
        stages = ("over", "going on")
        yield find(LinkKind.UPDATES, other, one, slot="stage", how=Update.CHANGED, reason=why, values=stages)
    elif not one.is_apart_in_time(other) and is_open(one) == is_open(other) and _demands(one) == _demands(other):
        yield from _of_one_time(one, other)
    elif _date_otherwise(one, other, share):
        days = (f"{one.earliest:%-d %B}", f"{other.earliest:%-d %B}")
        why = f"one dates it {days[0]}, the other {days[1]}; both name {_shown(one, shared)}"
        yield find(LinkKind.CONFLICTS, one, other, slot="date", reason=why, values=days)


def _demands(telling: Telling) -> bool:
    return telling.claim.value("class") == "demands"


def _date_otherwise(one: Telling, other: Telling, share: float) -> bool:
    """Whether two origins give nearly the same words for one deed, told in one round, each with another day."""
    are_days = all(part.is_dated and part.earliest and part.earliest == part.latest for part in (one, other))
    are_deeds = all(
        part.claim.kind is ClaimKind.EVENT and not denies(part) and not is_open(part) for part in (one, other)
    )
    if not (are_days and are_deeds and one.origin and other.origin) or one.is_side_of(other):
        return False
    if one.earliest is None or other.earliest is None or abs((one.earliest - other.earliest).days) > ROUND:
        return False
    return (
        _is_one_round(one, other)
        and min(share, heavier_share(one, other)) >= SAME_DEED
        and min(len(one.stems), len(other.stems)) > WORDS - 1
        and not predicate_stems(one).isdisjoint(predicate_stems(other))
        and not are_elsewhere(one, other)
    )


SAME_DEED = 0.75
"""Part of either claim's weight that both must have for another day to be another day of the same deed."""


def _shown(one: Telling, shared: set[str]) -> str:
    """Return the heaviest words that two claims share, as the first prints them."""
    printed = print_stems(one.text)
    heaviest = sorted(shared, key=lambda stem: (-one.stems[stem], stem))[:SHOWN]
    return ", ".join(printed.get(stem, stem) for stem in heaviest)


SHOWN = 4
"""Shared words that a reason names."""


def _of_one_time(one: Telling, other: Telling) -> Iterator[Finding]:
    """Yield the link between two claims of one time: a denial, or the same said again."""
    share, shared = share_of(one, other)
    own = shared - one.names - other.names
    is_telling = own_weight(one, other) >= TELLING and heavier_share(one, other) >= BALANCED
    if is_denial(one, other):
        is_of_one = (len(own) >= WORDS and not are_elsewhere(one, other)) or bool(doers_of(one) & doers_of(other))
        is_of_one = is_of_one and all(is_in_reach(part, own) for part in (one, other) if denies(part))
        is_of_one = is_of_one and (is_telling or len(own) < WORDS) and max(share, own_share(one, other)) >= DENY
        if is_of_one or (is_kindred_denial(one, other) and not are_elsewhere(one, other)):
            yield from _denied(one, other, _shown(one, shared))
    elif _share_rare_deed(one, other):
        yield find(
            LinkKind.SAME_EVENT,
            one,
            other,
            slot="happened",
            reason=f"both tell it by the same rare word; both name {_shown(one, shared)}",
        )
    elif is_telling and (
        (len(own) >= WORDS or _is_same_day(one, other))
        and _say_the_same(one, other, share)
        and (len(own) > WORDS or one.is_side_of(other) or not _are_loose(one, other))
        and one.article != other.article
    ):
        yield find(LinkKind.AGREES, one, other, slot="happened", reason=f"both say it; both name {_shown(one, shared)}")


RARE = 6.5
"""Weight of a word from which two events of one story that it names are one: words of at most three articles in a
thousand ("annexed", "burst")."""


def _share_rare_deed(one: Telling, other: Telling) -> bool:
    """Whether two events of one article have the same rare predicate, and name no different doers."""
    if one.claim.kind is not ClaimKind.EVENT or other.claim.kind is not ClaimKind.EVENT or one.article != other.article:
        return False
    mine, theirs = (set(words_in(telling.claim.value("predicate"))) for telling in (one, other))
    doers = doers_of(one), doers_of(other)
    is_rare = any(background().weight(word) >= RARE for word in mine & theirs)
    return is_rare and not (doers[0] and doers[1] and doers[0].isdisjoint(doers[1])) and not are_elsewhere(one, other)


def _say_the_same(one: Telling, other: Telling, share: float) -> bool:
    own = own_share(one, other)
    if _tell_other_deeds(one, other) or _have_other_subjects(one, other):
        return False
    if are_elsewhere(one, other) or not doers_fit(one, other):
        return False
    if min(len(one.stems), len(other.stems)) >= WORDS and _is_same_day(one, other):
        return own >= DENY
    return (share >= AGREE and own >= DENY) or (own >= AGREE and _is_one_round(one, other))


def _are_loose(one: Telling, other: Telling) -> bool:
    """Whether two statements share no word for what is done: to hail an inquiry is not to open it."""
    are_said = one.claim.kind is ClaimKind.STATEMENT and other.claim.kind is ClaimKind.STATEMENT
    return are_said and not akin(one.text, other.text)


def _tell_other_deeds(one: Telling, other: Telling) -> bool:
    """Whether two events have predicates without a stem in common: `sameness` has judged those."""
    stems = [
        set(weigh_stems(telling.claim.value("predicate")))
        for telling in (one, other)
        if telling.claim.kind is ClaimKind.EVENT
    ]
    return len(stems) == 2 and stems[0].isdisjoint(stems[1])


def _have_other_subjects(one: Telling, other: Telling) -> bool:
    """Whether two events of one verb have subjects without a word in common: "a bird strike", "an engine failure"."""
    mine, theirs = subject_stems(one), subject_stems(other)
    is_one_verb = not predicate_stems(one).isdisjoint(predicate_stems(other))
    return is_one_verb and bool(mine and theirs) and mine.isdisjoint(theirs)


def _is_one_round(one: Telling, other: Telling) -> bool:
    return one.told is not None and other.told is not None and abs((other.told - one.told).days) <= ROUND


ROUND = 3
"""Days between two publications that tell one piece of news."""


def _is_same_day(one: Telling, other: Telling) -> bool:
    """Whether both are of one day by words of their own."""
    is_day = one.is_dated and one.earliest is not None and one.earliest == one.latest
    return is_day and other.is_dated and other.earliest == one.earliest and other.latest == one.latest


def _of_two_selves(one: Telling, other: Telling) -> bool:
    """Whether two people are quoted, or one speaks of themselves: "it must stop" need not be of one thing."""
    is_first_person = _speaks_of_self(one) or _speaks_of_self(other)
    return (is_first_person or (_is_quoted(one) and _is_quoted(other))) and not one.is_side_of(other)


@once
def _speaks_of_self(telling: Telling) -> bool:
    return not _SELF.isdisjoint(words_in(telling.text)[:1])


@once
def _is_quoted(telling: Telling) -> bool:
    return bool(_QUOTED.search(telling.text))


_QUOTED = re.compile(r"[\"“”]")
_SELF = frozenset({"i", "we", "our", "my", "us", "me"})


def _denied(one: Telling, other: Telling, words: str) -> Iterator[Finding]:
    if not one.is_side_of(other):
        why = f"one affirms it and the other denies it; both name {words}"
        signs = ("denied" if denies(one) else "affirmed", "denied" if denies(other) else "affirmed")
        values = signs if signs[0] != signs[1] else ("", "")
        yield find(LinkKind.CONFLICTS, one, other, slot="happened", reason=why, values=values)
    elif one.is_before(other):
        why = f"the same side says otherwise now; both name {words}"
        yield find(LinkKind.UPDATES, other, one, slot="happened", how=Update.RETRACTED, reason=why)

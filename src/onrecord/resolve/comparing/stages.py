"""One sum or number of things, promised in an earlier account and given in a later one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model import Factuality, LinkKind, Update
from onrecord.resolve.comparing.denials import denies
from onrecord.resolve.comparing.links import Finding, find
from onrecord.resolve.comparing.scopes import Counted, counted_in
from onrecord.resolve.comparing.shares import own_stems
from onrecord.resolve.comparing.telling import Telling
from onrecord.resolve.comparing.words import kindred, word_set, words_in

REACH = 12
"""Numbers of one value on either side, in the order of publication, that are compared."""

LONGEST = 120
"""Days from a promise to its fulfilment."""

FEWEST = 3
"""Things that must be promised for their number to tell them: "two men" are anybody."""


LARGE = 10_000
"""A number without a noun that tells a sum by itself."""


def link_stages(tellings: Sequence[Telling]) -> Iterator[Finding]:
    """Yield which number that was planned or promised is told as given, paid or done later."""
    keyed: dict[tuple[str, float], list[Counted]] = {}
    for one in counted_in(tellings):
        if one.count.is_money or one.count.value >= LARGE or (one.count.noun and one.count.value >= FEWEST):
            for story in sorted(one.telling.stories):
                keyed.setdefault((story, one.count.value), []).append(one)
    for key in sorted(keyed):
        ordered = sorted(
            keyed[key], key=lambda one: (str(one.telling.told or ""), one.telling.article, one.count.start)
        )
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 : at + 1 + REACH]:
                if _is_fulfilment(one, other):
                    why = f"“{one.count.words}” promised in the earlier account, given in the later one"
                    yield find(
                        LinkKind.UPDATES,
                        other.telling,
                        one.telling,
                        slot="stage",
                        how=Update.CHANGED,
                        reason=why,
                        values=("carried out", "planned"),
                    )


def _is_fulfilment(one: Counted, other: Counted) -> bool:
    first, later = one.telling, other.telling
    if not first.is_before(later) or first.told is None or later.told is None:
        return False
    if (later.told - first.told).days > LONGEST or first.is_elsewhen or later.is_elsewhen:
        return False
    return _is_one_thing(one, other) and _is_promised(first) and _is_given(one, other) and _share_more(one, other)


def _is_one_thing(one: Counted, other: Counted) -> bool:
    mine, theirs = one.count, other.count
    if mine.value >= LARGE and {mine.unit, theirs.unit} <= {"person", "item"} and not (mine.kinds or theirs.kinds):
        return True  # "300,000 each", of whatever
    if mine.unit != theirs.unit:
        return False
    return mine.is_money or (mine.noun == theirs.noun and not mine.kinds - theirs.kinds)


def _is_promised(telling: Telling) -> bool:
    if denies(telling) or telling.claim.value("class") in ("demands", "asks"):
        return False
    inside = set(words_in(telling.text))
    if not inside.isdisjoint(word_set("stage", "given") | word_set("scope", "asked")):
        return False
    return telling.claim.factuality is Factuality.PLANNED or not inside.isdisjoint(word_set("stage", "promised"))


def _is_given(one: Counted, other: Counted) -> bool:
    """Whether the later account tells a deed: one by a word for giving, or that which was planned."""
    later = other.telling
    doubtful = (Factuality.PLANNED, Factuality.HYPOTHETICAL, Factuality.OPINION)
    inside = set(words_in(later.text))
    is_open = bool(inside & (word_set("plan", "settled") | word_set("plan", "foreseen")))
    if denies(later) or later.claim.factuality in doubtful or is_open:
        return False
    is_planned = one.telling.claim.factuality is Factuality.PLANNED
    return bool(inside & word_set("stage", "given")) or (is_planned and bool(kindred(one.telling.text, later.text)))


def _share_more(one: Counted, other: Counted) -> bool:
    """Whether two claims share a name or a word beside what is counted."""
    first, later = one.telling, other.telling
    counted = {one.count.noun, other.count.noun}
    if re.search(rf"\bthe\ {re.escape(other.count.words)}", later.text) and first.stories & later.stories:
        return True  # "was paid the 400,000 euros": those that were promised
    return bool(first.names & later.names or own_stems(first, later) - counted or kindred(first.text, later.text))

"""The words and the date of a line, out of those of its claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from onrecord.model import Basis, Claim, Factuality, Polarity, When
from onrecord.text import Span

SHORTEST, LONGEST = 30, 220
"""Code points of an extract that reads well: shorter ones say little, longer ones too much."""

MOST = 600
"""Code points of an extract beyond which a part of it tells the line better, though its day may be that of the rest."""

ENOUGH = 3
"""Names in an extract that somebody who reads it alone can tell by what it is about."""

_DANGLING = re.compile(
    r"^(?:he|she|it|they|this|that|these|those|who|which|and|but|when|his|her|its|their)\b", re.IGNORECASE
)
_TELLING = ("agent", "target", "place", "time", "quantity", "giver", "recipient", "item", "holder", "former")

_NAME = re.compile(r"(?<=[ “‘(])[A-ZÀ-Ž][\w’'.-]*(?: [A-ZÀ-Ž][\w’'.-]*){0,5}")
_CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December".split()
)

_OWN_TIME = frozenset({Basis.EXPLICIT, Basis.RESOLVED, Basis.CONTEXT})


def choose_words(group: Sequence[Claim]) -> Claim:
    """Return the claim whose words tell a line best: it stands alone, and says who, where, when.

    A claim inside the words of another of the group tells only a part of it.
    """
    whole: dict[str, set[Span]] = {}
    for claim in group:
        if len(claim.cites[0].quote) <= MOST:
            whole.setdefault(claim.article, set()).add(claim.cites[0].span)
    return min(group, key=lambda claim: (_is_part(claim, whole), *_rank(claim)))


def _is_part(claim: Claim, whole: Mapping[str, Collection[Span]]) -> bool:
    span = claim.cites[0].span
    return any(other != span and other.contains(span) for other in whole.get(claim.article, ()))


def _rank(claim: Claim) -> tuple[bool, bool, bool, int, int, str, str]:
    words = " ".join((claim.value("whole") or claim.value("clause") or claim.cites[0].quote).split())
    doubtful = claim.factuality in (Factuality.HYPOTHETICAL, Factuality.OPINION) or claim.polarity is Polarity.DENIED
    is_apart = len(claim.cites) > 1  # the second deed of a sentence needs the subject of the first
    too_far = max(0, SHORTEST - len(words), len(words) - LONGEST)
    told = len({slot.name for slot in claim.slots if slot.name in _TELLING}) + len(_names_in(words))
    return doubtful, bool(_DANGLING.match(words)), is_apart, too_far, -told, claim.article, claim.id


def _names_in(words: str) -> set[str]:
    """Return the names in words, up to ENOUGH; the first word is none, nor are days and months."""
    found = dict.fromkeys(name for name in _NAME.findall(words) if name.split()[0] not in _CALENDAR)
    return set(list(found)[:ENOUGH])


def best_when(group: Sequence[Claim], best: Claim) -> When:
    """Return the date of a line: the closest that its claims state, of equals the one most of them state.

    A date that only the day of publication bounds gives way to any that is stated; of those bounds the earliest counts,
    since what was told on a day had happened by then. For the same reason they cut a longer stretch that is stated.
    """
    stated = [claim.when for claim in group if claim.when.basis in _OWN_TIME and _span(claim.when) is not None]
    if stated:
        often = Counter(when.edtf for when in stated)
        closest = min(stated, key=lambda when: (_span(when) or 0, -often[when.edtf], when.edtf, when.words))
        return _told_by(closest, filter(_is_done, group))
    bounded = [claim.when for claim in group if claim.when.basis is Basis.PUBLICATION and claim.when.latest]
    if bounded and best.when.basis in (Basis.PUBLICATION, Basis.UNKNOWN):
        return min(bounded, key=lambda when: (when.latest or date.max, when.edtf))
    return best.when


def _is_done(claim: Claim) -> bool:
    return claim.factuality is Factuality.ACTUAL and claim.polarity is not Polarity.DENIED


def _told_by(when: When, done: Iterable[Claim]) -> When:
    """Return a stretch of days up to the first on which an article told it as done: "last week", told on Friday."""
    told = [claim.when.latest for claim in done if claim.when.basis is Basis.PUBLICATION and claim.when.latest]
    first, last = when.earliest, min(told, default=None)
    if first is None or when.latest is None or last is None or not first <= last < when.latest:
        return when
    anchor = f"{when.anchor}, and not after {last}, when an article told of it"
    return replace(when, latest=last, edtf=f"{first}/{last}", anchor=anchor)


def _span(when: When) -> int | None:
    return (when.latest - when.earliest).days if when.earliest and when.latest else None

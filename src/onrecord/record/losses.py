"""What a later article has otherwise than the one that told it first: a hedge, a number, a source, a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import Claim, Factuality, Mark, Polarity
from onrecord.record.citing import find_doubts, find_hedges

ROUNDED = 0.1
"""Part of a number by which a rounder one may differ and still be the same number."""

SLOTS = {
    "agent": "who did it",
    "giver": "who gives",
    "recipient": "who gets it",
    "holder": "who holds it",
    "place": "the place",
}
"""The slots whose loss is told, in words."""

_OPEN = frozenset({Factuality.HYPOTHETICAL, Factuality.PLANNED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What an article has otherwise than the one that came first: `was` there, `now` here; "" where it is missing."""

    what: str
    was: str = ""
    now: str = ""

    @property
    def words(self) -> str:
        """Return it in words: "drops the hedge (at least seven)", "rounds 1,380 to 1,400"."""
        if self.was and self.now:
            return f"{self.what} {self.was} to {self.now}"
        return f"{'drops' if self.was else 'adds'} {self.what} ({self.was or self.now})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one article has of it: its claims, the sentences and paragraphs that they stand in, who is said to say so.

    `amounts` are the marks of amounts inside the cited words, each with its words.
    """

    claims: Sequence[Claim]
    sentences: str
    paragraphs: str
    origin: str
    amounts: Sequence[tuple[Mark, str]] = field(default_factory=tuple)


def find_differences(first: Telling, later: Telling, *, with_slots: bool) -> Iterator[Difference]:
    """Yield what `later` drops, adds or rounds of what `first` tells; nothing where both print the same words.

    `with_slots`: who and where as well, which independent reports choose each for itself.
    """
    if _squeezed(first.sentences) != _squeezed(later.sentences):
        yield from _hedges(first, later)
        yield from _numbers(first, later)
        yield from _doubts(first, later)
        yield from _slots(first, later) if with_slots else ()
    if first.origin and not later.origin:
        yield Difference(what="the source", was=first.origin)
    elif later.origin and not first.origin:
        yield Difference(what="a source", now=later.origin)


def _hedges(first: Telling, later: Telling) -> Iterator[Difference]:
    """Yield the hedges that one of them has before a number that both print."""
    mine, theirs = (dict(_hedged(one)) for one in (first, later))
    numbers = ({_number(words) for _, words in one.amounts} for one in (first, later))
    shared = set.intersection(*numbers)
    for number in sorted(shared & (mine.keys() | theirs.keys())):
        was, now = mine.get(number, ""), theirs.get(number, "")
        if bool(was) != bool(now):
            yield Difference(
                what="the hedge", was=f"{was} {number}" if was else "", now=f"{now} {number}" if now else ""
            )


def _hedged(telling: Telling) -> Iterator[tuple[str, str]]:
    return ((number, hedge) for hedge, number in find_hedges(telling.sentences))


def _number(words: str) -> str:
    """Return the number in the words of an amount, as it is printed: "2,300" of "about 2,300 residents"."""
    digits = re.search(r"\d[\d.,]*\d|\d", words)
    if digits:
        return digits[0]
    hedged = next(iter(find_hedges(words)), None)
    return hedged[1] if hedged else words.split(maxsplit=1)[0].casefold()


def _numbers(first: Telling, later: Telling) -> Iterator[Difference]:
    """Yield the numbers that became rounder; other numbers of one thing are accounts, and told as such."""
    mine, theirs = (_values(one) for one in (first, later))
    for (value, unit), words in sorted(mine.items()):
        same = [(other, printed) for (other, its), printed in sorted(theirs.items()) if its == unit]
        if value and same and all(other != value for other, _ in same):
            other, printed = min(same, key=lambda pair: (abs(pair[0] - value), pair[0]))
            if abs(other - value) <= ROUNDED * value and _figures(other) < _figures(value):
                yield Difference(what="rounds", was=_number(words), now=_number(printed))


def _values(telling: Telling) -> dict[tuple[float, str], str]:
    found: dict[tuple[float, str], str] = {}
    for mark, words in telling.amounts:
        match = re.fullmatch(r"[<>=~]{0,2}(?P<value>\d+(?:\.\d+)?) (?P<unit>.+)", mark.value)
        if match:
            found.setdefault((float(match["value"]), match["unit"]), words)
    return found


def _figures(value: float) -> int:
    """Return the figures of a number that are no trailing zeros: 2 of 1,400, 3 of 1,380."""
    return len(f"{value:.10g}".replace(".", "").rstrip("0"))


def _doubts(first: Telling, later: Telling) -> Iterator[Difference]:
    """Yield what left it open whether it is so, where the later article tells it as a fact."""
    doubts = find_doubts(first.sentences)
    is_fact = all(one.factuality not in _OPEN and one.polarity is not Polarity.DENIED for one in later.claims)
    if doubts and is_fact and not find_doubts(later.sentences):
        yield Difference(what="the doubt", was=", ".join(dict.fromkeys(doubts)))


def _slots(first: Telling, later: Telling) -> Iterator[Difference]:
    mine, theirs = (_filled(one.claims) for one in (first, later))
    for slot, what in SLOTS.items():
        was, now = mine.get(slot, ""), theirs.get(slot, "")
        if was and not now and not _is_printed(was, later.paragraphs):
            yield Difference(what=what, was=was)
        elif now and not was and not _is_printed(now, first.paragraphs):
            yield Difference(what=what, now=now)


def _filled(claims: Iterable[Claim]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for claim in claims:
        for slot in claim.slots:
            if slot.name in SLOTS and slot.value.casefold() not in _OPEN_WORDS:
                found.setdefault(slot.name, _squeezed(slot.value))
    return found


def _is_printed(name: str, text: str) -> bool:
    """Whether the last word of a name stands in a text: "Anselm Brask" in "Colonel Brask said"."""
    words = re.findall(r"[^\W_]+", name.casefold())
    return not words or words[-1] in re.findall(r"[^\W_]+", text.casefold())


def _squeezed(text: str) -> str:
    return " ".join(text.split())


_OPEN_WORDS = frozenset("he she it they we i you this that these those who which here there his her their its".split())

"""The words by which states are told: "arrested" and "released", "closed" and "open again".

What stands beside them tells too: "is closed" is how it is, "was closed" that it came about; "is open again" and "no
longer closed" that it has changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.lexicon import load


@dataclass(frozen=True, slots=True)
class Row:
    """One state of the lexicon: `pattern` finds its words, `meaning` says whether it holds and is a change by them."""

    name: str
    is_final: bool
    is_personal: bool
    has_doer: bool
    is_refilled: bool
    pattern: re.Pattern[str]
    meaning: dict[str, tuple[bool, bool]]
    gapped: tuple[tuple[re.Pattern[str], str], ...]

    def sort_of(self, match: re.Match[str]) -> tuple[bool, bool]:
        printed = match.group().casefold()
        if printed in self.meaning:
            return self.meaning[printed]
        return next(self.meaning[words] for pattern, words in self.gapped if pattern.fullmatch(printed))


@cache
def known_states() -> dict[str, Row]:
    """Return the rows of the lexicon by name."""
    sorts = {"begins": (True, True), "is": (True, False), "ends": (False, True), "is_not": (False, False)}
    rows = {}
    for row in load("slots_states_en")["state"]:
        meaning = {words: sort for name, sort in sorts.items() for words in row[name]}
        longest = sorted(meaning, key=lambda words: (-len(words), words))
        rows[row["name"]] = Row(
            name=row["name"],
            is_final=row.get("once", False),
            is_personal=row.get("is_personal", False),
            has_doer=row.get("has_doer", False),
            is_refilled=row.get("is_refilled", False),
            pattern=re.compile(rf"\b(?:{'|'.join(map(_gapped, longest))})\b", re.IGNORECASE),
            meaning=meaning,
            gapped=tuple((re.compile(_gapped(words)), words) for words in longest if _GAP in words),
        )
    return rows


_GAP = " ... "


def _gapped(words: str) -> str:
    return r"(?:\ [\w’'-]+){0,4}?\ ".join(map(re.escape, words.split(_GAP)))


def find_state(text: str, predicate: str = "") -> tuple[str, bool, bool] | None:
    """Return the state that a text tells of, whether it holds and whether that is a change; None of none or several.

    `predicate`: the word of several that counts.
    """
    found = first_state(text, predicate)
    return (found[0].name, *found[0].sort_of(found[1])) if found else None


@lru_cache(maxsize=1 << 12)
def first_state(text: str, predicate: str = "") -> tuple[Row, re.Match[str]] | None:
    """Return the one state that a text tells of; a change goes before a state: "the missing skiers were found"."""
    found = [(row, list(row.pattern.finditer(text[:_LONGEST_TEXT]))) for row in known_states().values()]
    told = [(row, matches) for row, matches in found if matches]
    if len(told) > 1:
        told = _without_shorter(told)
    if len(told) > 1 and predicate:
        told = [(row, own) for row, matches in told if (own := [one for one in matches if predicate in one.group()])]
        longest = max((len(own[0].group()) for _, own in told), default=0)
        told = [(row, own) for row, own in told if len(own[0].group()) == longest]
    if len(told) != 1:
        return None
    row, matches = told[0]
    changes = [match for match in matches if row.sort_of(match)[1]]
    return row, (changes or matches)[0]


def _without_shorter(told: list[tuple[Row, list[re.Match[str]]]]) -> list[tuple[Row, list[re.Match[str]]]]:
    """Return the states of the longer words where words overlap: "had broken" says more than "broken"."""
    every = [match for _, matches in told for match in matches]
    longer = [
        (row, [one for one in matches if not any(_is_inside(one, other) for other in every)]) for row, matches in told
    ]
    return [(row, matches) for row, matches in longer if matches]


def _is_inside(one: re.Match[str], other: re.Match[str]) -> bool:
    is_within = other.start() <= one.start() and one.end() <= other.end()
    return is_within and len(one.group()) < len(other.group())


_LONGEST_TEXT = 200


def tells_how_it_is(before: str) -> bool:
    """Whether the words before one for a change make it a state: "is closed", "remains shut", "still blocked"."""
    return bool(_IS.search(before))


def tells_of_turn(before: str, behind: str) -> bool:
    """Whether the words around one for a state say that it has become so: "is open again", "no longer closed"."""
    return bool(_NO_LONGER.search(before) or _AGAIN_BEFORE.search(before) or _AGAIN.match(behind))


_IS = re.compile(
    r"""\b(?:is|are|remains?|stays?|stands?|lies|lie|keeps?|still)
    \ (?:(?:still|also|currently|now|all|both|completely)\ )?$""",
    re.IGNORECASE | re.VERBOSE,
)
_NO_LONGER = re.compile(r"\b(?:no\ longer|not\ any\ longer)\ (?:\w+\ ){0,2}$", re.IGNORECASE)
_AGAIN_BEFORE = re.compile(r"\b(?:again|once\ more|back)\ (?:\w+\ )?$", re.IGNORECASE)
_AGAIN = re.compile(r"\W{0,2}(?:\w+\ ){0,2}(?:again|once\ more)\b", re.IGNORECASE)

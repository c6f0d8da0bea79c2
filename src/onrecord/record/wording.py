"""What the wording of a line makes of it as a line of a timeline, and what of it can be left out.

The rules are those of the lexicon, each with its reason.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.lexicon import load
from onrecord.text import Span

READ = 1_000
"""Code points of a line that are looked at: no line that a timeline can print is longer."""

SHORTEST, LONGEST = 8, 20
"""Words of a line that a timeline can print as it is; the lines that journalists write for one have 16 to 22 on
average."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A feature of a wording: lines that have it count `factor` times as much, because of `why`.

    `of_date`: they do so as evidence for their date, too; other features only say how well a line can be printed.
    """

    name: str
    factor: float
    of_date: bool
    why: str
    pattern: re.Pattern[str]

    def is_in(self, text: str) -> bool:
        """Whether a line has the feature."""
        return self.pattern.search(text[:READ]) is not None


@cache
def features(lexicon: str = "selection_en") -> tuple[Feature, ...]:
    """Return the features of the lexicon, in its order."""
    return tuple(
        Feature(
            name=str(row["name"]),
            factor=float(row["factor"]),
            of_date=row["of_date"],
            why=row["why"],
            pattern=re.compile(row["pattern"], re.VERBOSE),
        )
        for row in load(lexicon)["feature"]
    )


@lru_cache(maxsize=1 << 14)
def features_of(text: str) -> tuple[Feature, ...]:
    """Return the features that a line has."""
    return tuple(feature for feature in features() if feature.is_in(text))


def weigh_wording(text: str) -> float:
    """Return what the wording makes of a line: 1 for plain words, less or more by the features that it has."""
    return math.prod(feature.factor for feature in features_of(text))


def weigh_evidence(text: str) -> float:
    """Return what the wording makes of a line as evidence that its date matters: 1 for plain words."""
    return math.prod(feature.factor for feature in features_of(text) if feature.of_date)


def weigh_length(text: str) -> float:
    """Return what the length makes of a line: 1 up to 20 words, falling with the root of it; stumps fall faster."""
    words = max(1, len(text.split()))
    if words < SHORTEST:
        return words / SHORTEST
    return min(1.0, math.sqrt(LONGEST / words))


@cache
def _cuts(lexicon: str = "selection_en") -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["from"], re.compile(row["pattern"], re.VERBOSE)) for row in load(lexicon)["cut"])


def find_extract(text: str) -> Span:
    """Return the part of a line that is worth printing under its date, in code points: nothing in it is reworded.

    Cut are datelines, stamps, agencies in brackets and the date itself, at the ends of the line alone. What would leave
    fewer than two words is not cut.
    """
    extract = Span(0, len(text))
    for side, pattern in _cuts():
        found = pattern.search(extract.of(text)[:READ]) if side == "start" else pattern.search(extract.of(text)[-READ:])
        if found is None:
            continue
        rest = (
            Span(extract.start + found.end(), extract.end)
            if side == "start"
            else Span(extract.start, extract.end - len(found.group()))
        )
        if len(rest.of(text).split()) > 1:
            extract = rest
    return extract

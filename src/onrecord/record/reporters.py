"""Whether an outlet's own reporter says that they saw it: "we counted", "our correspondent on the square"."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon import load
from onrecord.model import Claim


def is_own_reporter(text: str, claim: Claim) -> bool:
    """Whether the sentence of a claim names the outlet's own reporter as who knows it."""
    return bool(_own_reporter().search(_around(text, claim)))


def _around(text: str, claim: Claim) -> str:
    """Return the words of a claim with what follows them in their sentence."""
    cite = claim.cites[0]
    rest = re.split(r"(?<=[.!?])[\s”\"]", text[cite.end : cite.end + 200], maxsplit=1)[0]
    return text[cite.start : cite.end] + rest.split("\n")[0]


@cache
def _own_reporter() -> re.Pattern[str]:
    rows = load("slots_bodies_en")["own_reporter"]
    return re.compile("|".join(row["pattern"] for row in rows), re.VERBOSE)

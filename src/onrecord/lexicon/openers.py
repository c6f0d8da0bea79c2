"""How a line may open that hangs on another line, and can be left out: "However, ", "Despite these comments, "."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon import load

READ = 120
"""Code points of words in which an opener is looked for."""

LEFT = 25
"""Code points that must be left behind it: what is shorter needs all its words."""


@cache
def _openers() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in load("pointers_en")["opener"]), re.VERBOSE)


def find_opener(text: str) -> int:
    """Return how many code points of words open them without telling anything; 0 where they can't be left out."""
    found = _openers().match(text[:READ])
    return found.end() if found and len(text) - found.end() >= LEFT else 0

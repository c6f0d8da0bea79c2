"""Counts that are kept up: what is only added to them, and whether one side alone keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from onrecord.resolve.comparing.counts import Count
from onrecord.resolve.comparing.telling import Telling

SUFFERED = frozenset({"dead", "injured", "missing", "arrested", "charged", "freed", "captive", "rescued", "hospital"})
"""Kinds of which a count of some (soldiers, pupils) is part of a count of all."""

_ADDED = re.compile(r"\b(?:new|other|others|more|further|another|additional)\b", re.IGNORECASE)
_AT_MOST = re.compile(r"\b(?:no\ more|more|fewer|less)\ than\b", re.IGNORECASE)


def is_added(count: Count) -> bool:
    """Whether a number comes on top of others, or leaves somebody out: "523 new infections", "two others"."""
    return _says_added(count.words)


@lru_cache(maxsize=1 << 12)
def _says_added(words: str) -> bool:
    return bool(_ADDED.search(_AT_MOST.sub(" ", words)))


def is_of_anybody(*tellings: Telling) -> bool:
    """Whether one of some is said by people whom nobody can tell apart: on another day they may be of any side."""
    return any(side.startswith("somebody ") for telling in tellings for side in telling.sides)


def is_narrated(telling: Telling) -> bool:
    """Whether it is only the narrator who says it, an agency say: of a toll that is nobody's own count."""
    return bool(telling.sides) and all(side.startswith("outlet ") for side in telling.sides)


def is_kept_by_one(tellings: Iterable[Telling]) -> bool:
    """Whether a single side is named that counts: then a toll that names nobody is that of this side."""
    named = [
        telling.sides
        for telling in tellings
        if telling.sides and not is_of_anybody(telling) and not is_narrated(telling)
    ]
    return bool(named) and bool(frozenset.intersection(*named))

"""How much a word tells one story from another, by a shipped background table of English news.

The weights never depend on the articles at hand: adding one changes no weight of another.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.lexicon import load

EVERYWHERE = 0.3
"""Words of more than this share of the background weigh nothing. Cuts at .2, .3 and .5 gave the same stories (+- .001
of BCubed F on half of the development set), a written list of stop words as well."""

NUMBER = 0.5
"""A number weighs half as much as a word: BCubed F .913 against .911 (full weight) and .906 (one and a half)."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]{1,3}\b)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """Counts of a background: of how many of its `documents` each word is part."""

    documents: int
    counts: dict[str, int]

    def weight(self, term: str) -> float:
        """Return the weight of a term: 0 for the words of every text, log(documents) + 1 or so for unknown ones."""
        count = self.counts.get(term, 0)
        if count > EVERYWHERE * self.documents or len(term) < 2:
            return 0.0
        weight = math.log((1 + self.documents) / (1 + count)) + 1
        return weight * NUMBER if term[0].isdigit() else weight


@cache
def background(name: str = "weights_en") -> Background:
    """Return the background table of the lexicon `name`."""
    table = load(name)
    counts = {word: int(count) for count, words in table["words"].items() for word in words.split()}
    return Background(documents=table["documents"], counts=counts)


def terms_of(text: str) -> Iterator[tuple[str, str]]:
    """Yield (term, word as printed) for every word: a term is in lower case, without possessive or plural ending."""
    for match in _WORD.finditer(text):
        word = match.group()
        yield term_of(word), word


@lru_cache(maxsize=1 << 18)
def term_of(word: str) -> str:
    """Return the term of a word. Full stemming brought nothing: BCubed F .966 with plurals only, .966 with stems."""
    term = word.casefold().replace("’", "'")
    term = term.removesuffix("'s")
    if len(term) > 4 and term.endswith("ies") and term[-4] not in "ae":
        return f"{term[:-3]}y"
    if len(term) > 3 and term.endswith("s") and term[-2] not in "us":
        return term[:-1]
    return term

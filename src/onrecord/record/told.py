"""What has been told already: whether words say anything that earlier words of the collection do not say.

Sameness of happenings is careful and misses much; repeating the background of a story is the habit of news. So words
that an earlier sentence covers nearly whole, with the same numbers, are told again, and no news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import load
from onrecord.lexicon.weights import background, term_of, terms_of
from onrecord.model import Claim, ClaimKind, Factuality, Polarity, When

COVERED = 0.8
"""Part of the weight of the words that one earlier claim must hold. In ten stories of three to eleven articles 57 lines
and statements are told again at .75 and .8, 55 at .85 and .9, 63 at .7, where the first wrong ones come in."""

FEWEST = 2
"""Words that weigh anything: of fewer nobody can tell what they repeat."""

READ = 1_000
"""Code points of a claim that are compared."""

_WORDS = re.compile(r"[^\W_]+(?:[.,]\d+)*(?:['’]\w{1,2}\b)?")
_DIGITS = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is compared of a claim: its weighed terms, its numbers, how it is told, and its day."""

    terms: dict[str, float]
    numbers: frozenset[str]
    is_denied: bool
    is_open: bool
    when: When


def words_of(claim: Claim, *, whole: bool = False) -> Words:
    """Return what is compared of a claim: of a statement what is said, of any other claim what it cites.

    `whole`: all that it cites, as what may be told again.
    """
    contents = [slot.value for slot in claim.slots if slot.name == "content"]
    said = "" if whole or claim.kind is not ClaimKind.STATEMENT else " ".join(contents)
    text = (said or " ".join(cite.quote for cite in claim.cites))[:READ]
    text = text.replace(claim.when.words, " ") if claim.when.words else text
    printed = {word.casefold() for word in _WORDS.findall(text)}
    table = background()
    weighed = {term: table.weight(term) for term, _ in terms_of(text)}
    return Words(
        terms={term: weight for term, weight in weighed.items() if weight > 0 and not term[0].isdigit()},
        numbers=frozenset(_numbers(printed)),
        is_denied=_is_denied(claim, text, printed),
        is_open=claim.factuality in _OPEN or not printed.isdisjoint(_open_words()),
        when=claim.when,
    )


def _is_denied(claim: Claim, text: str, printed: set[str]) -> bool:
    is_read_so = claim.polarity is Polarity.DENIED or claim.value("class") == "denies"
    return is_read_so or not printed.isdisjoint(_NEGATIVE) or "n't" in text.replace("’", "'")


class Told:
    """What has been told; `add` more, ask whether it `holds` other words."""

    def __init__(self) -> None:
        self._all: list[Words] = []
        self._with: dict[str, list[int]] = {}

    def add(self, words: Words) -> None:
        for term in words.terms:
            self._with.setdefault(term, []).append(len(self._all))
        self._all.append(words)

    def holds(self, words: Words) -> bool:
        """Whether one earlier claim says all that these words say."""
        if len(words.terms) < FEWEST:
            return False
        needed = COVERED * sum(words.terms.values())
        covered: dict[int, float] = {}
        for term, weight in words.terms.items():
            for index in self._with.get(term, ()):
                covered[index] = covered.get(index, 0.0) + weight
        return any(share >= needed and _fits(words, self._all[index]) for index, share in covered.items())


def _fits(words: Words, other: Words) -> bool:
    """Whether nothing but the choice of words can tell two claims apart."""
    if _are_apart(words.when, other.when) or _are_apart(other.when, words.when):
        return False
    is_told_alike = (words.is_denied, words.is_open) == (other.is_denied, other.is_open)
    return is_told_alike and words.numbers <= other.numbers


def _are_apart(one: When, other: When) -> bool:
    return bool(one.latest and other.earliest and one.latest < other.earliest)


def _numbers(printed: set[str]) -> Iterator[str]:
    small = load("quantities_en")["small"]
    for word in printed:
        if _DIGITS.fullmatch(word):
            yield word.replace(",", "").rstrip(".")
        elif word in small and word != "one":
            yield str(small[word])


_OPEN = frozenset({Factuality.PLANNED, Factuality.HYPOTHETICAL})
_NEGATIVE = frozenset(
    "no not never none nobody nothing neither nor without deny denied denies denying refused rejected".split()
)


@cache
def _open_words() -> frozenset[str]:
    """Return the words that leave open whether something is so: modal verbs, and what plans are told with."""
    certainty = load("certainty_en")
    modal = [word for row in certainty["modal"] for word in row["words"].split()]
    return frozenset(term_of(word) for word in (*modal, *_PLANS))


_PLANS = "would due plan planned expected promise promised pledge pledged vow vowed announced".split()

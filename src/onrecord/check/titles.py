"""Posts of people as texts print them ("Canada's Minister of Industry"), and when two are of one office or body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from onrecord.check.sheets import Sheet
from onrecord.lexicon import listed, load
from onrecord.model import Phase
from onrecord.resolve.bodies import country_key
from onrecord.resolve.names import fold, words_of
from onrecord.text import Span

FEWEST_LETTERS = 4
"""Letters by which two words that begin alike are one: "Ukraine", "Ukrainian"."""

TOKEN = re.compile(r"[^\W\d_](?:[^\W_]|[.&'’\-‐‑](?=[^\W_]))*(?:['’](?=\s))?")
_NAMES = re.compile(r"[A-ZÀ-Þ][^\W_]*(?:[ ](?:of\s|the\s|and\s|&\s)?[A-ZÀ-Þ][^\W_]*){0,5}")


@dataclass(frozen=True)
class Title:
    """A post as one text prints it for somebody: its words, what it is of, and where its holder stands with it."""

    sheet: Sheet
    start: int
    end: int
    title: str
    owner: str = ""
    of: str = ""
    phase: Phase = Phase.CURRENT

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def body(self) -> str:
        """Return what it is of, as printed: the owner before it, and what stands behind."""
        return f"{self.owner} {self.of}".strip()

    @cached_property
    def head(self) -> str:
        """Return the word for the office, one for all words for it: "minister", "chair" of "chairwoman"."""
        return _head_of(words_of(self.title))[0]

    @property
    def head_words(self) -> tuple[str, ...]:
        """Return the words of the title that name the office, folded."""
        words = words_of(self.title)
        return tuple(words[len(_head_of(words)[1]) :])

    def is_headed(self, office: str) -> bool:
        """Whether a word is one for this office: "chairwoman" for a chair, and "chief" for any that leads."""
        head = _same_heads().get(fold(office), fold(office))
        return head == self.head or "head" in (head, self.head)

    @cached_property
    def rank(self) -> frozenset[str]:
        """Return the words of rank: "deputy", "interim"."""
        before = re.search(r"([^\W\d_]+)[\s-]$", self.sheet.text[max(0, self.start - 24) : self.start])
        words = {*words_of(self.title), fold(before[1]) if before else ""}
        is_under = re.match(r"under\s", self.title, re.IGNORECASE)  # "under General Sole", not "under-secretary"
        return listed("check_en", "rank") & words - ({"under"} if is_under or before else set())

    @cached_property
    def portfolio(self) -> frozenset[str]:
        """Return what the office is for, folded: "finance" of "finance minister"."""
        plain = listed("check_en", "plain_title") | listed("check_en", "rank") | phase_words()
        is_minister = self.head in listed("check_en", "portfolio")
        named = [word for word in TOKEN.findall(self.of) if is_minister or word.islower() or fold(word) in portfolios()]
        words = [*_head_of(words_of(self.title))[1], *map(fold, named)]
        small = plain | JOINTS | DETERMINERS | {"and", "until"}
        return frozenset(word for word in words if word not in small and not is_country(word))

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """Return the names in what it is of: "Apple" of "the chairman of Apple"."""
        found = _NAMES.findall(re.sub(r"['’]s?(?=\s|$)", "", f"{self.owner} | {self.of}"))
        named = (name for name in found if fold(name) not in portfolios() | DETERMINERS)
        known = (
            listed("offices_en", "qualifiers") | offices() | phase_words() | portfolios() | listed("check_en", "rank")
        )
        plain = " ".join("|" if fold(word) in known else word for word in TOKEN.findall(self.title))
        return (*named, *_NAMES.findall(plain))

    @property
    def words(self) -> str:
        """Return the whole post as printed."""
        return self.span.of(self.sheet.text)


def is_one_body(one: str, other: str) -> bool:
    """Whether two names can be of one body or place: a country and its adjective, a name and its letters or part."""
    if country_key(one) == country_key(other) or _is_short_for(one, other) or _is_short_for(other, one):
        return True
    mine, theirs = words_of(one), words_of(other)
    return any(_begin_alike(word, word2) for word in mine for word2 in theirs)


def share_words(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two sets of folded words have one in common, by how they begin."""
    return any(_begin_alike(one, other) for one in some for other in others)


def _begin_alike(one: str, other: str) -> bool:
    least = min(len(one), len(other))
    return one == other or (least >= FEWEST_LETTERS and one[: least - 1] == other[: least - 1])


def _is_short_for(letters: str, name: str) -> bool:
    capitals = "".join(word[0] for word in re.findall(r"[A-ZÀ-Þ]\w*", name))
    return letters.isupper() and len(letters) > 1 and capitals.startswith(letters)


@cache
def offices() -> frozenset[str]:
    """Return the nouns that name an office or say what somebody is."""
    extra = listed("check_en", "office")
    return (listed("offices_en", "nouns") | extra) - listed("check_en", "no_office")


@cache
def phase_words() -> frozenset[str]:
    """Return the words that say where somebody stands with an office: former, new, acting."""
    return frozenset(
        word for name in ("former", "new", "future", "current") for word in listed("offices_en", "phases", name)
    )


@cache
def portfolios() -> frozenset[str]:
    """Return what an office can be for and still be one title: "state" of "secretary of state"."""
    return listed("offices_en", "portfolios")


@cache
def _same_heads() -> dict[str, str]:
    return {word: row["same"].split()[0] for row in load("check_en")["head"] for word in row["same"].split()}


def _head_of(words: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return the word for the office that a title ends with, and the words before it."""
    for length in (3, 2):
        joined = "-".join(words[-length:])
        if len(words) >= length and joined in _same_heads():
            return _same_heads()[joined], words[:-length]
    last = words[-1] if words else ""
    return _same_heads().get(last, last), words[:-1]


def is_country(word: str) -> bool:
    """Whether a word, or a run of words, is a name or adjective of a country."""
    return len(word) > 1 and country_key(word).isupper()


def is_office(word: str) -> bool:
    """Whether a word names an office or says what somebody is: "mayor", "engineer"."""
    folded = fold(word)
    return folded in offices() or bool(_TRADE.search(folded))


_TRADE = re.compile(r"\w{3}(?:ologist|iatrist|nomist|icist|grapher|ographer|ician)$")
"""Endings of trades that no list has in full: "criminologist", "psychiatrist"."""


DETERMINERS = frozenset("the a an his her its their our my this that then now once former".split())


JOINTS = frozenset("of for at to in on with from".split())

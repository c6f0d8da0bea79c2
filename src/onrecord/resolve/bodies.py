"""Whether two printed names can be one country's, organisation's, armed force's or group's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.lexicon import load
from onrecord.model import ActorKind
from onrecord.resolve.names import Match, fold, words_of

LONGEST_COUNTRY = 5
"""Words of the longest name of a country that is looked for inside another name."""

_JOINTS = frozenset({"of", "for", "the", "and", "in", "on", "at", "to"})
_SHORT_COUNTRIES = frozenset({"us", "uk"})
"""Names of two letters; other words of two letters are no countries inside a name."""

_ENDINGS = ("ians", "ian", "ans", "an", "ese", "ish", "is", "ns", "n", "i", "ia", "a", "s")


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name in its parts: folded words, the country among them set apart, in letters if it is an acronym."""

    words: tuple[str, ...]
    country: str = ""
    initials: frozenset[str] = frozenset()
    is_acronym: bool = False

    @property
    def is_generic(self) -> bool:
        """Whether it is a name that a body of this kind has in many countries: "Ministry of Defence"."""
        return not self.is_acronym and all(_is_generic(word) for word in self.words)

    @property
    def ordered(self) -> tuple[str, ...]:
        """The words by the alphabet: "Ministry of Defence" is "Defence Ministry"."""
        return tuple(sorted(self.words))


@lru_cache(maxsize=1 << 14)
def country_key(name: str) -> str:
    """Return one key for all names, codes and adjectives of a country: "US", "America", "American" give "US".

    A country of no list is known by the stem of its name; "" for no name.
    """
    words = words_of(name)
    known = _countries().get(" ".join(words))
    if known:
        return known
    bare = tuple(word for word in words if word not in _list("states", "words"))
    if not bare:
        return " ".join(words)
    return _countries().get(" ".join(bare)) or " ".join((*bare[:-1], _stem(bare[-1])))


def _stem(word: str) -> str:
    """Return a word without the ending of an adjective or a people: "lorvenia", "lorvenian" give "lorven"."""
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) > 3), "")
    return word.removesuffix(ending) if ending else word


@lru_cache(maxsize=1 << 16)
def parse_body(printed: str, kind: ActorKind) -> BodyName:
    """Return the parts of the name of an organisation, armed force or group as printed."""
    words = tuple(word for word in _spelled(printed) if word not in _JOINTS)
    words, country = _without_country(words)
    letters = "".join(char for char in printed if char.isalnum())
    if 2 <= len(letters) <= 7 and letters.isupper() and len(printed.split()) == 1:
        return BodyName((fold(letters),), "", frozenset((fold(letters),)), is_acronym=True)
    if kind is ActorKind.ARMED_FORCE:
        kept = tuple(word for word in words if word not in _list("bodies", "forces"))
    else:
        words = _without_club(words)
        kept = tuple(word for word in words if word not in _list("bodies", "legal")) or words
    return BodyName(kept, country, _initials(printed))


def _without_club(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the name of a football club without the words for that: "FC Sarrada", "Sarrada Football Club"."""
    text = f" {' '.join(words)} "
    bare = text.replace(" football club ", " ").replace(" fc ", " ").replace(" cf ", " ").replace(" afc ", " ").split()
    return tuple(bare) or words


def _spelled(printed: str) -> tuple[str, ...]:
    return tuple(_spellings().get(word, word) for word in words_of(printed.replace("’s", "").replace("'s", "")))


def _without_country(words: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """Return `words` without the first name or adjective of a country among them, and its key.

    Only where what is left is a body that every country has: "Ukrainian Defence Ministry", not "Air Lorvenia Express".
    """
    for start in range(len(words)):
        for end in range(min(len(words), start + LONGEST_COUNTRY), start, -1):
            code = _countries().get(" ".join(words[start:end]), "")
            left = (*words[:start], *words[end:])
            is_name = end - start > 1 or len(words[start]) > 2 or words[start] in _SHORT_COUNTRIES
            if code and is_name and left and all(_is_generic(word) for word in left):
                return left, code
    return tuple(words), ""


def _is_generic(word: str) -> bool:
    return word in _list("bodies", "generic") or word in _list("bodies", "forces")


def _initials(printed: str) -> frozenset[str]:
    """Return the acronyms that a name of two words and more can have, with and without its small words."""
    words = [word for word in words_of(printed) if word not in ("the", "s")]
    if len(words) < 2:
        return frozenset()
    bare = [word for word in words if word not in _JOINTS]
    return frozenset("".join(word[0] for word in some) for some in (words, bare))


@lru_cache(maxsize=1 << 16)
def compare_bodies(one: BodyName, other: BodyName) -> Match | None:
    """Return how the names of two bodies agree, None when they are two bodies' names."""
    if one.country and other.country and one.country != other.country:
        return None
    if not (one.words or one.country) or not (other.words or other.country):
        return None
    if one.is_acronym != other.is_acronym:
        return Match.INITIAL if one.initials & other.initials else None
    if one.ordered == other.ordered:
        return Match.SAME
    if one.is_acronym:
        return None
    short, long = sorted((one.words, other.words), key=len)
    return Match.PART if _is_short_form(short, long) else None


def _is_short_form(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether `short` is `long` without its last words, or the general end of it: "the town council" of a town."""
    if all(map(_is_generic, short)):
        is_end = 1 < len(short) < len(long) and long[-len(short) :] == short
        return is_end and not all(map(_is_generic, long))
    return long[: len(short)] == short and all(word in _list("bodies", "dropped") for word in long[len(short) :])


def keys_of_body(name: BodyName) -> tuple[str, ...]:
    """Return the keys of a body's name, sorted: two names that can be one body's share a key.

    Two full names share none for their initials alone: see `lookups_of_body`.
    """
    if name.is_acronym:
        return tuple(sorted(f"{letters}=" for letters in name.initials))
    return tuple(sorted({*_full_keys(name), *(f"{letters}." for letters in name.initials)}))


def lookups_of_body(name: BodyName) -> tuple[str, ...]:
    """Return the keys under which those lie that can be the body of this name, sorted.

    An acronym looks for acronyms and full names, a full name for acronyms but not for all that share its initials.
    """
    acronyms = {f"{letters}=" for letters in name.initials}
    if name.is_acronym:
        return tuple(sorted({*acronyms, *(f"{letters}." for letters in name.initials)}))
    return tuple(sorted({*_full_keys(name), *acronyms}))


def _full_keys(name: BodyName) -> set[str]:
    """Return what a full name shares with all its forms: all words; the start that is never left out; general ends."""
    keys = {" ".join(name.ordered or (name.country, "force"))}
    kept = len(name.words)
    if all(map(_is_generic, name.words)):
        return keys | ({f" {' '.join(name.words)}"} if kept > 1 else set())
    while kept > 1 and name.words[kept - 1] in _list("bodies", "dropped"):
        kept -= 1
    keys.add(f"{' '.join(name.words[:kept])} ")
    start = len(name.words)
    while start > 1 and _is_generic(name.words[start - 1]):
        start -= 1
        if len(name.words) - start > 1:
            keys.add(f" {' '.join(name.words[start:])}")
    return keys


@cache
def _countries() -> Mapping[str, str]:
    """Return the codes of countries by their folded names, adjectives and the codes themselves."""
    found: dict[str, str] = {}
    names = load("actors_en")["states"]["names"]
    for entry in names.split(";"):
        code, _, name = " ".join(entry.split()).partition("=")
        found.setdefault(_key(name), code)
    for code, (_, _, further, peoples) in load("countries_en")["country"].items():
        for name in (*further.split("|"), *peoples.split("|")):
            if name:
                found.setdefault(_key(name), code)
    for code in load("countries_en")["country"]:
        found.setdefault(code.casefold(), code)
    return found


def _key(name: str) -> str:
    return " ".join(word for word in words_of(name) if word != "the")


@cache
def _list(table: str, key: str) -> frozenset[str]:
    return frozenset(load("actors_en")[table][key].split())


@cache
def _spellings() -> Mapping[str, str]:
    pairs = (pair.partition("=") for pair in load("actors_en")["spellings"]["same"].split())
    return {one: other for one, _, other in pairs}


def spelled(words: Sequence[str]) -> tuple[str, ...]:
    """Return folded words with those that are spelled in two ways spelled in one: "defense" as "defence"."""
    return tuple(_spellings().get(word, word) for word in words)

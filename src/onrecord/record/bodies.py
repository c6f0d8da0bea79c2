"""Which bodies the words of a speaker stand for: two people of one body are one side, at one briefing one origin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.lexicon import load

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_TITLES = frozenset(
    "he she it they we i you this that who father sister mr mrs ms dr col gen lt capt prof sir our their its in on "
    "at".split()
)
"""Words in capitals that name nobody by themselves."""
_ARTICLE = re.compile(r"^(?:The|An?|Its|Our|Their|His|Her)\ ")
_DROPPED = frozenset(
    "the a an its their his her our this that same main own local state of for from at in on and s".split()
)
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class _Bodies:
    """The lexicon, ready to use."""

    rows: tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]
    offices: dict[str, str]
    speakers: frozenset[str]
    government: frozenset[str]
    short: frozenset[str]
    vague: frozenset[str]
    titles: frozenset[str]


@cache
def _bodies() -> _Bodies:
    table = load("slots_bodies_en")
    return _Bodies(
        rows=tuple(
            (row["key"], frozenset(row.get("words", "").split()), tuple(row.get("phrases", ())))
            for row in table["body"]
        ),
        offices=dict(table["offices"]),
        speakers=frozenset(table["speakers"]["words"].split()),
        government=frozenset(table["speakers"]["government"]),
        short=frozenset(table["speakers"]["short"].split()),
        vague=frozenset(table["speakers"]["vague"].split()),
        titles=frozenset(table["speakers"]["titles"].split()),
    )


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a name or description, in lower case and without possessive endings."""
    return tuple(_POSSESSIVE.sub("", word.casefold()) for word in _WORD.findall(text[:200]))


def is_vague(text: str) -> bool:
    """Whether a description could be of anybody: "residents", "two witnesses"."""
    words = words_of(text)
    return (
        bool(words) and not any(word[:1].isupper() for word in _WORD.findall(text)[1:]) and words[-1] in _bodies().vague
    )


@lru_cache(maxsize=1 << 14)
def keys_of(text: str, *, country: str = "") -> frozenset[str]:
    """Return the bodies that a printed speaker stands for: "health minister Ana Sole" for "health ministry".

    A government is that of its `country` where it is known, so that two governments never are one side.
    """
    land = country or land_in(text)
    return frozenset(_of_land(key, land) for key in _keys(text, country))


def land_in(text: str) -> str:
    """Return the land that a printed body is of, by the first letters of its name: "Keshi army", "army of Kesh".

    "" where the words name none: then the body is that of whichever land its article means.
    """
    found = _LAND_BEFORE.search(text[:200]) or _LAND_BEHIND.search(text[:200])
    name = (found["owner"] or found["people"] if found.re is _LAND_BEFORE else found["land"]) if found else ""
    return "" if name.casefold() in _TITLES else name.casefold()[:_LAND]


_BODY_WORDS = (
    r"(?:[Aa]rmy|[Mm]ilitary|[Tt]roops|[Ss]oldiers|[Pp]olice|[Gg]overnment|[Mm]inistry|[Mm]inister|[Pp]resident"
    r"|[Aa]rmed\ [Ff]orces|[Aa]ir\ [Ff]orce|[Bb]order\ [Gg]uards?|[Cc]ourt|[Pp]rosecutors?|[Gg]eneral\ [Ss]taff)"
)
_LAND_BEFORE = re.compile(
    rf"""
    \b (?: (?P<owner> [A-ZÀ-Ž][\w-]+ ) ['’]s? | (?P<people> [A-ZÀ-Ž][\w-]* (?: an | ese | ish | i | ch | ek | ss ) ) )
    \ (?: [A-Za-z]+\ ){{0,2}}? {_BODY_WORDS} \b
    """,
    re.VERBOSE,
)
_LAND_BEHIND = re.compile(rf"\b{_BODY_WORDS}\ of\ (?P<land>[A-ZÀ-Ž][\w-]+)")
_LAND = 4
"""Letters by which "Talia" and "Talian" are one land."""

_OWN = ("name ", "words ", "actor ", "somebody ", "outlet ")


def _of_land(key: str, land: str) -> str:
    if not land or key.startswith(_OWN) or (not key.endswith(":") and ":" in key):
        return key
    return f"{key.removesuffix(':')}:{land}"


def place_keys(keys: Iterable[str], *groups: Iterable[str]) -> frozenset[str]:
    """Return keys with the land of bodies that name none: that of the first of `groups` that knows one land for it.

    A body of which a group knows two stays without: nobody can tell which of two armies "the army" is.
    """
    return frozenset(_placed(key, groups) for key in keys)


def _placed(key: str, groups: Iterable[Iterable[str]]) -> str:
    if key.startswith(_OWN) or (":" in key and not key.endswith(":")):
        return key
    stem = f"{key.removesuffix(':')}:"
    for group in groups:
        known = {one for one in group if one.startswith(stem) and one != stem}
        if len(known) == 1:
            return known.pop()
        if known:
            return key
    return key


def _keys(text: str, country: str) -> Iterator[str]:
    words = words_of(text)
    joined = f" {' '.join(words)} "
    for key, known, phrases in _bodies().rows:
        if known & set(words) or any(f" {phrase} " in joined for phrase in phrases):
            yield f"{key}:{country}" if key in _bodies().government or key == "army" else key
            if key == "police":
                return
    yield from _body_of_office(words, country)
    if land := _country_in(text):
        yield f"government:{land}"
    described = [word for word in words if word not in _DROPPED]
    bare = _ARTICLE.sub("", text)
    if len(described) > 1 and described[-1] in _bodies().short and bare == bare.lower():
        yield f"body {' '.join(described)}"
    yield from _kind_before_name(text)
    yield from _named_bodies(text)


def _kind_before_name(text: str) -> Iterator[str]:
    """Yield the body of a kind and a name, kind last, so that the kind alone can mean it: "the union IFK"."""
    found = _KIND_BEFORE.match(text[:200])
    if found and found["kind"] in _bodies().short:
        yield f"body {found['name'].casefold()} {found['kind']}"


_KIND_BEFORE = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\ (?:[a-z][\w'’-]*\ ){0,3}?(?P<kind>[a-z]+)\ "
    r"(?P<name>[A-ZÀ-Ž][\w’'-]*(?:\ [A-ZÀ-Ž][\w’'-]*){0,3})$"
)


@cache
def _peoples() -> frozenset[str]:
    """Return the adjectives of countries: "German" names no body, whoever is German."""
    rows = load("countries_en")["country"].values()
    return frozenset(word.casefold() for row in rows for word in row[3].split("|") if word and " " not in word)


def _country_in(text: str) -> str:
    """Return the land that a name alone is, by its first letters as `land_in` has them: "Germany"."""
    name = _ARTICLE.sub("", text).casefold()
    stem = name[:-1]
    is_country = len(name) > _LAND and " " not in name and any(one.startswith(stem) for one in _peoples())
    return name[:_LAND] if is_country and name not in _peoples() else ""


def _body_of_office(words: tuple[str, ...], country: str) -> Iterator[str]:
    for at, word in enumerate(words):
        body = _bodies().offices.get(word, word if word in _bodies().government else "")
        if not body:
            continue
        if body in _bodies().government:
            yield f"government:{country}"
        before = words[at - 1] if at and words[at - 1] not in _DROPPED else ""
        if before and before not in _bodies().speakers:
            yield f"{before} {body}"


def _named_bodies(text: str) -> Iterator[str]:
    """Yield the names in capitals, a whole run of words as one: "Luthe Water" of "a spokeswoman for Luthe Water"."""
    for run in re.findall(r"[A-ZÀ-Ž][\w’'-]*(?:\ (?:(?:of|for|and|de|du|del|la)\ )?[A-ZÀ-Ž][\w’'-]*){0,6}", text[:200]):
        words = [word for word in words_of(run) if word not in _DROPPED]
        while words and (words[-1] in _bodies().speakers or words[-1] in _bodies().offices):
            words.pop()
        if words and not frozenset(words) <= _TITLES | _bodies().titles | _peoples():
            yield f"name {' '.join(words)}"


def short_body(text: str) -> str:
    """Return the word of a description that names a body only in its article ("the ministry"), "" for any other."""
    words = [word for word in words_of(text) if word not in _DROPPED and word not in _bodies().speakers]
    return words[0] if len(words) == 1 and words[0] in _bodies().short else ""


def meet(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether two sets of keys share a body."""
    return not frozenset(mine).isdisjoint(theirs)

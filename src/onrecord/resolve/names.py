"""Whether two printed names can be one person's: by their parts, spelled as one language or another spells them.

Names are compared by given name, middle names and surname, never as strings: initials, short forms, particles, order
and transliteration are one name's many faces. That two names can be one is not yet a reason to think that they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from onrecord.lexicon import load

LONGEST = 200
"""Code points of a printed name that are read."""

MOST_WORDS = 12


class Match(IntEnum):
    """How two names agree, the closest first."""

    SAME = 1  # the same words
    FULLER = 2  # one has a middle name, or a second surname, more
    VARIANT = 3  # a short form of the given name, or another spelling
    INITIAL = 4  # an initial for the given name
    SWAPPED = 5  # the other order of given name and surname
    NEAR = 6  # one letter differs
    SURNAME = 7  # one is the surname of the other
    PART = 8  # one is another part of the other: a first name used alone


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in its parts: folded words without titles and particles, in the order of print."""

    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    suffix: str = ""

    @property
    def is_full(self) -> bool:
        return len(self.words) > 1

    @property
    def surname(self) -> str:
        return self.words[-1] if self.words else ""

    @property
    def is_common(self) -> bool:
        """Whether so many bear it that it alone points to nobody: a usual surname beside a given name in the lists."""
        return self.surname in _common() and (len(self.words) == 1 or is_usual_given(self.words[0]))


_APOSTROPHES = str.maketrans("", "", "'’ʼ‘`´ʹ")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
# Cyrillic and Greek letters that look like Latin ones: a name with one of them among Latin letters is a Latin name.
_LOOKALIKES = str.maketrans("асеоріѕхукԁԛԝοανρτι", "aceopisxykdqwoavpti")
_TOKEN = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"(?:al|el|ad|as|ar|an|at|az|ul)[-‐‑](?=\w)", re.IGNORECASE)
_DESCRIBED = re.compile(r"(?:the|a|an|his|her|its|their|our|my|this|that|one|two|both|some)\b", re.IGNORECASE)


def fold(text: str) -> str:
    """Return `text` in small plain letters: no marks on them, no apostrophes, one letter for another alike."""
    if text.isascii():
        return text[:LONGEST].translate(_APOSTROPHES).casefold()
    bare = unicodedata.normalize("NFKD", text[:LONGEST].translate(_APOSTROPHES).casefold().translate(_LETTERS))
    plain = "".join(char for char in bare if not unicodedata.combining(char))
    return plain.translate(_LOOKALIKES) if any("a" <= char <= "z" for char in plain) else plain


@lru_cache(maxsize=1 << 16)
def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a text."""
    return tuple(_TOKEN.findall(fold(text))[: 3 * MOST_WORDS])


def is_description(printed: str) -> bool:
    """Whether a mention describes and does not name: "the minister", "her brother", "the Oslo-based firm"."""
    last = printed.split()[-1:] or [""]
    return bool(_DESCRIBED.match(printed)) and last[0][:1].islower()


@lru_cache(maxsize=1 << 16)
def parse_name(printed: str) -> PersonName:
    """Return the parts of a person's name as printed; titles before it are set apart."""
    tokens = _TOKEN.findall(_ARTICLE.sub("", printed[:LONGEST].translate(_APOSTROPHES)))[:MOST_WORDS]
    words = ["".join(words_of(token)) for token in tokens]
    first = next((at for at, word in enumerate(words[:-1]) if word not in _titles()), max(0, len(words) - 1))
    suffix = words.pop() if len(words) - first > 1 and words[-1] in _word_set("suffixes") else ""
    kept = [
        word
        for at, word in enumerate(words)
        if at >= first and word and not _is_particle(word, tokens[at], is_edge=at in (first, len(words) - 1))
    ]
    return PersonName(tuple(kept) or tuple(words[-1:]), tuple(words[:first]), suffix)


def _is_particle(word: str, printed: str, *, is_edge: bool) -> bool:
    """Particles inside a name fall away; at its edges, and single letters, only where they stand in small letters."""
    return word in _word_set("particles") and (printed.islower() if is_edge or len(word) == 1 else True)


@lru_cache(maxsize=1 << 16)
def compare_names(one: PersonName, other: PersonName) -> Match | None:
    """Return how two names agree, None when they are the names of two persons."""
    if not one.words or not other.words or (one.suffix and other.suffix and one.suffix != other.suffix):
        return None
    if one.words == other.words:
        return Match.SAME if one.is_full else Match.SURNAME
    if len(one.words) > len(other.words):
        one, other = other, one
    if one.is_full and "".join(one.words) == "".join(other.words):
        return Match.SAME
    if not one.is_full:
        return _compare_short(one.words[0], other)
    return _compare_full(one.words, other.words)


def _compare_short(word: str, full: PersonName) -> Match | None:
    if _are_alike(word, full.surname):
        return Match.SURNAME
    if not full.is_full:
        return None
    if any(_are_alike(word, other) for other in full.words[1:]):
        return Match.SURNAME
    return Match.PART if _given_match(word, full.words[0]) in (Match.SAME, Match.VARIANT) else None


def _compare_full(short: Sequence[str], long: Sequence[str]) -> Match | None:
    """Compare two names of two words and more, the shorter first."""
    if tuple(short) in (tuple(long[-1:]) + tuple(long[:-1]), tuple(long[1:]) + tuple(long[:1])):
        return Match.SWAPPED
    given = _given_match(short[0], long[0])
    if given is None:
        # "López Obrador" beside "Andrés Manuel López Obrador": a surname of two words.
        return Match.SURNAME if len(short) < len(long) and tuple(long[-len(short) :]) == tuple(short) else None
    surname = _surname_match(short[-1], long)
    if surname is None or not _middles_agree(short[1:-1], long[1:]):
        return None
    return max(given, surname, Match.SAME if len(short) == len(long) else Match.FULLER)


def _surname_match(surname: str, long: Sequence[str]) -> Match | None:
    if surname == long[-1]:
        return Match.SAME
    if len(surname) > 2 and surname in long[1:-1]:
        return Match.FULLER
    if _are_alike(surname, long[-1]):
        return Match.VARIANT
    return Match.NEAR if _is_near(surname, long[-1]) else None


def _given_match(one: str, other: str) -> Match | None:
    if one == other:
        return Match.SAME
    if len(one) == 1 or len(other) == 1:
        return Match.INITIAL if one[0] == other[0] else None
    if roots_of(one) & roots_of(other) or _are_alike(one, other):
        return Match.VARIANT
    return Match.NEAR if _is_near(one, other) else None


def _middles_agree(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether every middle word of the shorter name stands, in order, behind the given name of the longer."""
    at = 0
    for word in short:
        at = next((i + 1 for i in range(at, len(long)) if _given_match(word, long[i])), 0)
        if not at:
            return False
    return True


@cache
def _given_names() -> Mapping[str, frozenset[str]]:
    """Return the lines, by their first form, that each folded given name stands in."""
    found: dict[str, set[str]] = defaultdict(set)
    # The short forms of English are in names_en, which finding names uses as well.
    for line in (*_lines("nicknames_en", "given", "names"), *_lines("names_en", "nicknames", "groups")):
        forms = [fold(form) for form in line.split()]
        for form in forms:
            found[form].add(forms[0])
            found[sound_of(form)].add(forms[0])
    return {form: frozenset(lines) for form, lines in found.items()}


def _lines(lexicon: str, table: str, key: str) -> list[str]:
    lines: str = load(lexicon)[table][key]
    return lines.strip().splitlines()


@lru_cache(maxsize=1 << 15)
def roots_of(given: str) -> frozenset[str]:
    """Return the given names that a folded one can stand for, spelled by sound; itself where no list has it."""
    lines = _given_names().get(given) or _given_names().get(sound_of(given))
    return frozenset(sound_of(line) for line in lines) if lines else frozenset((sound_of(given),))


def _are_alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) > 2 and sound_of(one) == sound_of(other))


def _is_near(one: str, other: str) -> bool:
    """Whether one vowel apart: "Hodžaj", "Hodžej". Short names are whole other names then."""
    if min(len(one), len(other)) < 6 or skeleton_of(one) != skeleton_of(other):
        return False
    if len(one) != len(other):
        one, other = sorted((one, other), key=len)
        return len(other) - len(one) == 1 and any(other[:i] + other[i + 1 :] == one for i in range(len(other)))
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


# How languages spell one sound, in the order of rewriting. Words of the same spelling then are one name, spelled twice.
_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"^mac(?=[bcdfgklmnpqrtv])", "mc"),
        (r"shch|sch", "sh"),
        (r"tsch|tch|cz", "ch"),
        (r"dzh|zh|dj", "j"),
        (r"sz", "sh"),
        (r"tz", "ts"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"x", "ks"),
        (r"qu", "kv"),
        (r"q|ck|c(?![eiyh])", "k"),
        (r"c(?=[eiy])", "s"),
        (r"w", "v"),
        (r"(?:ij|iy|yy|ii|yi|ei|ey|ej|ie|y|j|i)$", "i"),
        (r"(?<=[^aeiouy])(?:ye|je|ie|iye|ije)", "e"),
        (r"^(?:ye|je|ie)", "e"),
        (r"ij|iy|yy|yi|j(?=[aou])|y", "i"),
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"oe", "o"),
        (r"ue", "u"),
        (r"ae", "e"),
        (r"h$|(?<=[aeiou])h(?=[^aeiou])", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=1 << 16)
def sound_of(word: str) -> str:
    """Return the one spelling of a folded word: "alexey" and "aleksei" give the same."""
    sound = word
    for pattern, to in _SOUNDS:
        sound = pattern.sub(to, sound)
    return sound or word


_VOWELS = re.compile(r"[aeiou]+")


@lru_cache(maxsize=1 << 16)
def skeleton_of(word: str) -> str:
    """Return the first letter and the consonants of a word's sound: by it names are looked up."""
    sound = sound_of(word)
    return sound[:1] + _VOWELS.sub("", sound[1:])


def keys_of(name: PersonName) -> tuple[str, ...]:
    """Return the keys of a full name, sorted: two full names that can be one share a key."""
    if not name.is_full:
        return ()
    keys = {
        f"{skeleton_of(word)} {root}"
        for word in name.words[1:4] + name.words[-1:]
        if len(word) > 1
        for root in sorted(roots_of(name.words[0]))
    }
    keys |= {f"{skeleton_of(name.words[0])} {root}" for root in roots_of(name.words[-1])}
    return tuple(sorted(keys))


def initial_keys_of(name: PersonName) -> tuple[str, ...]:
    """Return the keys by which "B. Wallace" finds "Ben Wallace", sorted."""
    return (f"{skeleton_of(name.surname)} {name.words[0][0]}.",) if name.is_full else ()


def short_keys_of(name: PersonName) -> tuple[str, ...]:
    """Return the sounds of all words of a name, sorted: by them a surname finds its full name."""
    return tuple(sorted({sound_of(word) for word in name.words if len(word) > 1}))


@cache
def _word_set(table: str) -> frozenset[str]:
    return frozenset(load("actors_en")[table]["words"].split())


@cache
def _titles() -> frozenset[str]:
    titles = load("persons_en")["titles"]["words"].split() + load("actors_en")["honours"]["words"].split()
    return frozenset(word for title in titles for word in words_of(title))


@cache
def _common() -> frozenset[str]:
    return frozenset(load("actors_en")["common"]["surnames"].split())


@cache
def _usual() -> frozenset[str]:
    given = load("persons_en")["given"]
    return frozenset(fold(name) for key in ("man", "woman") for name in given[key].split())


def is_usual_given(given: str) -> bool:
    """Whether a folded word is a listed given name, or an initial."""
    return len(given) == 1 or given in _usual() or given in _given_names()

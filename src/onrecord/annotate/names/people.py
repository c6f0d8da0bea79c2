"""The parts of a person's name, and whether two names can be one person's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord import lexicon
from onrecord.annotate.names.words import fold, fold_alphabet, folded_list

MOST_PARTS = 8
"""Words of the longest name that is taken apart; what is longer is not a name that news prints."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart, all folded: the words before the surname, the surname with its particles, what is added."""

    given: tuple[str, ...]
    surname: tuple[str, ...]
    suffix: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        return (*self.given, *self.surname)

    @property
    def is_full(self) -> bool:
        return bool(self.given) and bool(self.surname)


@lru_cache(maxsize=4096)
def person_name(printed: str) -> PersonName:
    """Take apart a name as printed, without titles."""
    words = [fold(word) for word in printed.replace("‑", "-").split()[:MOST_PARTS]]
    words = [word for word in words if word]
    suffix = words.pop() if len(words) > 1 and words[-1] in folded_list("names_en", "suffixes") else ""
    if not words:
        return PersonName((), ())
    first = len(words) - 1
    particles = folded_list("names_en", "particles")
    while first > 1 and words[first - 1] in particles:
        first -= 1
    if first == 1 and words[0] in particles:
        first = 0
    return PersonName(tuple(words[:first]), tuple(words[first:]), suffix)


def can_be_one(one: PersonName, other: PersonName) -> bool:
    """Whether two names, both with a given name, can be printed forms of one person's name."""
    if one.suffix != other.suffix and one.suffix and other.suffix:
        return False
    if one.parts == other.parts or _is_reversed(one, other):
        return True
    if _ends_in(one.parts, other.parts) or _ends_in(other.parts, one.parts):
        return True
    if same_word(one.surname[-1], other.surname[-1]):
        return _given_agree(one.given, other.given)
    return _holds_in_order(one.parts, other.parts) or _holds_in_order(other.parts, one.parts)


def is_borne_by(word: str, name: PersonName) -> bool:
    """Whether a single name can be short for a full one: its surname, or a part of a double one."""
    folded = fold(word)
    if same_word(folded, " ".join(name.surname)) or same_word(folded, name.surname[-1]):
        return True
    return len(name.parts) > 2 and any(same_word(folded, part) for part in name.parts[1:-1] if len(part) > 2)


def is_given_name_of(word: str, name: PersonName) -> bool:
    """Whether a single name is the first name of a full one, or a familiar form of it."""
    return bool(name.given) and (same_word(fold(word), name.given[0]) or are_familiar(fold(word), name.given[0]))


def same_word(one: str, other: str) -> bool:
    """Whether two parts of names are one, however written from another alphabet."""
    return one == other or (len(one) > 2 and len(other) > 2 and fold_alphabet(one) == fold_alphabet(other))


def are_familiar(one: str, other: str) -> bool:
    """Whether one given name is a short or familiar form of the other ("bill", "william")."""
    return bool(_groups().get(one, frozenset()) & _groups().get(other, frozenset()))


def _given_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    first, second = one[0], other[0]
    if not (same_word(first, second) or are_familiar(first, second) or _is_initial(first, second)):
        return False
    return all(same_word(a, b) or _is_initial(a, b) for a, b in zip(one[1:], other[1:], strict=False))


def _is_initial(one: str, other: str) -> bool:
    return (len(one) == 1 or len(other) == 1) and one[0] == other[0]


def _is_reversed(one: PersonName, other: PersonName) -> bool:
    """`Orbán Viktor` and `Viktor Orbán`."""
    return len(one.parts) == 2 and one.parts == other.parts[::-1]


def _ends_in(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether two surnames are printed alone: "Sole Ruiz" for "Ana Sole Ruiz"."""
    return len(longer) > len(shorter) > 1 and longer[-len(shorter) :] == shorter


def _holds_in_order(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether a name of at least two words is a longer one with words left out, the first kept."""
    if len(shorter) < 2 or len(longer) <= len(shorter) or not same_word(longer[0], shorter[0]):
        return False
    rest = iter(longer)
    return all(any(same_word(word, part) for part in rest) for word in shorter)


@cache
def _groups() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(lexicon.load("names_en")["nicknames"]["groups"].strip().splitlines()):
        for name in line.split():
            groups.setdefault(fold(name), set()).add(number)
    # Two short forms of one line are familiar to each other only by way of the full name: "Bill" is not "Bob".
    return {name: frozenset(numbers) for name, numbers in groups.items()}


@cache
def _given_genders() -> dict[str, str]:
    tables = (lexicon.load("names_en")["given"], lexicon.load("persons_en")["given"])
    return {fold(name): gender for table in tables for gender in ("man", "woman") for name in table[gender].split()}


def gender_of_given(name: PersonName) -> str:
    """Return "man" or "woman" where a given name is nearly always borne by one of them, else ""."""
    return _given_genders().get(name.given[0], "") if name.given else ""


def is_given_name(word: str) -> bool:
    """Whether a word is a listed given name."""
    return fold(word) in _given_genders()

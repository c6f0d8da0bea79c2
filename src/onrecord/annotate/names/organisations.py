"""Names of organisations: the words that make a name one, acronyms, and the nouns that take one up."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from onrecord import lexicon
from onrecord.annotate.names.words import Word, fold, listed, singular

_SMALL = frozenset("of for the and in on de la du des & to".split())


@cache
def _body_words() -> dict[str, frozenset[str]]:
    """Return every word of names of bodies, with the classes that it tells."""
    table: dict[str, set[str]] = {}
    for entry in lexicon.load("organisations_en")["class"]:
        for word in entry["words"].split():
            table.setdefault(word.casefold(), set()).add(entry["name"])
    return {word: frozenset(classes) for word, classes in table.items()}


@cache
def _nouns() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for entry in lexicon.load("organisations_en")["class"]:
        for word in entry["nouns"].split():
            table.setdefault(word, set()).add(entry["name"])
    return {word: frozenset(classes) for word, classes in table.items()}


@cache
def _known() -> dict[str, str]:
    return {
        fold(name): kind for kind, names in lexicon.load("organisations_en")["known"].items() for name in names.split()
    }


def is_body_word(word: str) -> bool:
    """Whether a word stands in names of bodies ("Authority")."""
    return word.casefold() in _body_words()


def has_body_word(words: Sequence[Word]) -> bool:
    """Whether one of some words stands in names of bodies."""
    return any(is_body_word(word.text) for word in words)


def is_known_body(name: str) -> bool:
    """Whether a name is that of a listed body ("NATO")."""
    return fold(name) in _known()


def classes_of(name: str) -> frozenset[str]:
    """Return what kinds of body the words of a name before any "of" tell; () for none."""
    if known := _known().get(fold(name)):
        return frozenset({known})
    head = name.split(" of ", maxsplit=1)[0].split(" for ", maxsplit=1)[0].split()
    return frozenset(kind for word in head for kind in _body_words().get(fold(word), ()))


def classes_of_noun(noun: str) -> frozenset[str]:
    """Return what kinds of body a noun can take up ("company")."""
    return _nouns().get(noun, frozenset())


def is_body_noun(noun: str) -> bool:
    """Whether a noun takes up a body ("company")."""
    return noun in _nouns()


def is_thing(name: str) -> bool:
    """Whether a name is of nobody, though it looks like a body's ("Brexit", "CEO")."""
    words = name.split()
    opens = len(words) > 1 and words[0] in listed("organisations_en", "things", "openers")
    closes = len(words) > 1 and words[-1] in listed("organisations_en", "things", "closers")
    return opens or closes or name in listed("organisations_en", "things")


def body_nouns() -> frozenset[str]:
    """Return the nouns that take up bodies."""
    return frozenset(_nouns())


def looks_like_acronym(name: str) -> bool:
    """Whether a name is written as an acronym: two to six letters, in capitals."""
    bare = name.replace(".", "")
    return 2 <= len(bare) <= 6 and bare.isalpha() and bare.isascii() and bare.isupper() and not is_thing(name)


def is_acronym_of(short: str, name: str) -> bool:
    """Whether the first letters of the words of `name`, small ones in or left out, are `short`."""
    if not looks_like_acronym(short):
        return False
    wanted = short.replace(".", "").casefold()
    words = [word for word in fold(name).split() if word != "the"]
    main = "".join(word[0] for word in words if word not in _SMALL)
    return len(words) > 1 and wanted in {main, "".join(word[0] for word in words)}


def shortens(short: str, name: str) -> bool:
    """Whether `short` is the beginning or the end of a longer name of a body ("Harrow Port", "the Port Authority")."""
    one, other = _bare(short), _bare(name)
    if not one or len(one) >= len(other):
        return False
    is_end = other[-len(one) :] == one
    return other[: len(one)] == one or (is_end and (len(one) > 1 or any(map(is_body_word, one))))


@lru_cache(maxsize=8192)
def _bare(name: str) -> tuple[str, ...]:
    words = tuple(fold(name).split())
    return words[1:] if words[:1] == ("the",) else words


def same_body(one: str, other: str) -> bool:
    """Whether two names are equal but for case, accents and "the"."""
    return _bare(one) == _bare(other)


@lru_cache(maxsize=8192)
def nouns_in(name: str) -> frozenset[str]:
    """Return the nouns of a body's name by which it is taken up: "port", "authority" for the Tarn Port Authority.

    The first word is what tells it from others.
    """
    words = _bare(name)
    return frozenset(singular(word) for word in (words[1:] or words))

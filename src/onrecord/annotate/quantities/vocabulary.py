"""The word lists of amounts (`lexicon/quantities_en`, `units_en`, `currencies_en`) as the grammar looks them up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Generic, TypeVar

from onrecord import lexicon

Label = TypeVar("Label")
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Label]):
    """Phrases with what each stands for; `starts` are their first words, by which most of a text is dismissed."""

    labels: Mapping[Phrase, Label]
    starts: frozenset[str]

    @staticmethod
    def of(labels: Mapping[Phrase, Label]) -> Phrases[Label]:
        return Phrases(labels, frozenset(words[0] for words in labels))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of measure or a currency; one of it is `factor` of what `name` says ("decade": ten years)."""

    name: str
    factor: Decimal = Decimal(1)
    kind: str = "measure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Every list, ready to be looked up; phrases are tuples of words, hyphens left out."""

    symbols: Mapping[str, str]
    codes: Mapping[str, str]
    units: Mapping[Phrase, Unit]
    glued: Mapping[str, Unit]
    before: Phrases[str]
    after: Phrases[str]
    vague: Phrases[int]
    vague_of_scale: Phrases[int]
    nothing: Phrases[str]
    idioms: frozenset[Phrase]
    joined_by_of: frozenset[Phrase]
    small: Mapping[str, int]
    scales: Mapping[str, int]
    short_scales: Mapping[str, int]
    parts: Mapping[str, int]
    sets: Mapping[str, frozenset[str]]
    person_endings: tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    """Return the English word lists."""
    words, units, money = lexicon.load("quantities_en"), lexicon.load("units_en"), lexicon.load("currencies_en")
    codes = {code: code for code in money["codes"]["words"].split()}
    codes |= {code: name for code, name in money["codes"].items() if code != "words"}
    phrases = {phrase(form): _unit(unit) for unit in units["units"] for form in _split(unit.get("words", ""))}
    glued = {form: _unit(unit) for unit in units["units"] for form in _split(unit.get("glued", ""))}
    persons = words["persons"]
    return Vocabulary(
        symbols=money["symbols"],
        codes=codes,
        units={**phrases, **_currencies(money), **_parts(money)},
        glued={**glued, "p": _parts(money)[("p",)], "c": _parts(money)[("c",)]},
        before=Phrases.of(_labelled(words["before"])),
        after=Phrases.of(_labelled(words["after"])),
        vague=Phrases.of({phrase(form): least for form, least in words["vague"].items()}),
        vague_of_scale=Phrases.of(dict.fromkeys(_phrases(words["vague_of_scale"]["words"]), 0)),
        nothing=Phrases.of(dict.fromkeys(_phrases(words["before"]["nothing"]), "")),
        idioms=frozenset(tuple(form.lower().replace("-", " - ").split()) for form in _split(words["idioms"]["words"])),
        joined_by_of=frozenset(map(phrase, words["plurals"]["joined_by_of"])),
        small=words["small"],
        scales=words["scales"],
        short_scales=words["short_scales"],
        parts=words["parts"],
        sets=_sets(words, money),
        person_endings=(*persons["endings"], *persons["singular_endings"]),
    )


@cache
def starters() -> frozenset[str]:
    """Return the words that an amount can begin with."""
    known = vocabulary()
    fixed = "a an half between from magnitude twice thrice minus".split()
    return known.before.starts | known.vague.starts | known.vague_of_scale.starts | frozenset((*known.small, *fixed))


def _sets(words: Mapping[str, Any], money: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    lists = {
        "verbs with over": words["during"]["verbs"],
        "length after": words["during"]["length_after"],
        "change": words["change"]["words"],
        "persons before": words["persons_by_verb"]["before"],
        "persons after": words["persons_by_verb"]["after"],
        "between": words["persons_by_verb"]["verbs_between"],
        "persons by noun": words["persons_by_noun"]["words"],
        "numbered": words["numbered"]["words"],
        "needs bare": words["numbered"]["needs_bare"],
        "addresses": words["addresses"]["words"],
        "saying": words["saying"]["words"],
        "stops": words["stops"]["words"],
        "no plurals": words["no_plurals"]["words"],
        "plurals": words["plurals"]["words"],
        "of persons": words["hyphenated"]["person"],
        "skipped": words["hyphenated"]["skip"],
        "persons": words["persons"]["words"],
        "things": words["persons"]["things"],
        "points": words["points"]["words"],
        "metres": words["metres"]["words"],
        "events": words["metres"]["events"],
        "whose age": words["ages"]["whose"],
        "aged": words["ages"]["of"],
        "auxiliaries": words["persons_by_verb"]["auxiliaries"],
        "business": words["money_nouns"]["words"],
        "races": words["metres"]["races"],
        "at an hour": words["ages"]["at_an_hour"],
        "scored": words["scores"]["words"],
        "collectives": words["collectives"]["words"],
        "adjectives": words["adjectives"]["words"],
        "after age": words["ages"]["after"],
        "before clock": words["ages"]["before_clock"],
        "weight": words["weight"]["words"],
        "ambiguous money": money["ambiguous"]["words"],
    }
    return {name: frozenset(value.split()) for name, value in lists.items()}


def phrase(words: str) -> Phrase:
    """Return words as a key: lower case, hyphens are blanks."""
    return tuple(words.lower().replace("-", " ").split()) or (words,)


def _split(words: str) -> list[str]:
    return [" ".join(word.split()) for word in words.split("|") if word.strip()]


def _phrases(words: str) -> frozenset[Phrase]:
    return frozenset(map(phrase, _split(words)))


def _labelled(table: Mapping[str, str]) -> dict[Phrase, str]:
    return {phrase(form): label for label, forms in table.items() if label != "nothing" for form in _split(forms)}


def _unit(entry: Mapping[str, str | int]) -> Unit:
    return Unit(name=str(entry["name"]), factor=Decimal(entry.get("factor", 1)), kind=str(entry.get("kind", "measure")))


def _currencies(money: Mapping[str, Any]) -> dict[Phrase, Unit]:
    names = {code: words.split() for code, words in money["names"].items()}
    units: dict[Phrase, Unit] = {(word,): _money(code) for code, words in names.items() for word in words}
    unlike = money["ambiguous"]["codes"].split()
    units |= {(code.lower(),): _money(code) for code in money["codes"]["words"].split() if code not in unlike}
    for family, nations in money["national"].items():
        words = [word for words in names.values() if family in words for word in words]
        forms = {*words, *money["families"].get(family, family).split()}
        for code, adjectives in nations.items():
            units |= {(*phrase(one), form): _money(code) for one in _split(adjectives) for form in sorted(forms)}
    return units


def _money(code: str) -> Unit:
    return Unit(name=code, kind="money")


def _parts(money: Mapping[str, Any]) -> dict[Phrase, Unit]:
    cent = Decimal("0.01")
    return {
        (word,): Unit(name=code, factor=cent, kind="money")
        for code, words in money["parts"].items()
        for word in words.split()
    }


@lru_cache(maxsize=50_000)
def is_person(word: str) -> bool:
    """Whether a noun, singular or plural, without capitals, is a word for people."""
    known = vocabulary()
    persons, things = known.sets["persons"], known.sets["things"]
    forms = {word, word.removesuffix("s"), word.removesuffix("es")}
    if word.endswith("ies"):
        forms.add(word[:-3] + "y")
    if forms & persons:
        return True
    if forms & things or word.endswith(("ours", "our")):
        return False
    tail = word.rsplit("-", 1)[-1]
    if tail != word:
        return is_person(tail)
    return len(word) > 4 and word.endswith(known.person_endings)


@lru_cache(maxsize=50_000)
def is_plural(word: str) -> bool:
    """Whether a word without capitals looks like a plural noun, or is a collective that a number counts."""
    sets = vocabulary().sets
    if word in sets["plurals"]:
        return True
    if word in sets["no plurals"] or word in sets["stops"] or len(word) < 4:
        return False
    if word.endswith(("men", "women", "people", "folk", "children")) or (word.endswith("is") and is_person(word[:-1])):
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))

"""Countries by code, their capitals and the buildings that speak for them."""

from __future__ import annotations

import re
from functools import cache

from onrecord import lexicon
from onrecord.annotate.inflection import verb_forms
from onrecord.annotate.names.words import fold, listed, singular
from onrecord.annotate.places.gazetteer import shipped_gazetteer
from onrecord.model import Level, Place


@cache
def country_name(code: str) -> str:
    """Return the gazetteer's name of a country ("United Kingdom" for "GB"), "" for an unknown code."""
    entry = lexicon.load("countries_en")["country"].get(code)
    names = "|".join(entry[2:4]).split("|") if entry else []
    for name in names:
        for candidate in shipped_gazetteer().candidates(name):
            if candidate.place.level == Level.COUNTRY and candidate.place.country == code:
                return candidate.place.name
    return ""


def country_of(place: Place | None) -> str:
    """Return the name of the country that a place is or lies in, "" for none."""
    if place is None:
        return ""
    return place.name if place.level == Level.COUNTRY else country_name(place.country)


def is_capital(place: Place | None, printed: str) -> bool:
    """Whether a place is the capital of its country, by a name that news uses for the government there."""
    if place is None:
        return False
    names = lexicon.load("metonyms_en")["capitals"].get(place.country, "")
    wanted = {fold(name) for name in names.split("|") if name}
    return fold(printed) in wanted


@cache
def _buildings() -> dict[str, str]:
    table: dict[str, str] = lexicon.load("metonyms_en")["buildings"]
    return {fold(name): code for code, names in table.items() for name in names.split("|")}


@cache
def building_pattern() -> re.Pattern[str]:
    """Return the pattern of all buildings that stand for a government."""
    table: dict[str, str] = lexicon.load("metonyms_en")["buildings"]
    names = sorted({name for names in table.values() for name in names.split("|")}, key=lambda name: (-len(name), name))
    initials = "".join(sorted({name[0] for name in names}))
    return re.compile(rf"(?<![\w])(?=[{initials}])(?:{'|'.join(map(re.escape, names))})(?![\w])")


def is_building(printed: str) -> bool:
    """Whether a name is that of a building that stands for a government."""
    return fold(printed) in _buildings()


def country_of_building(printed: str) -> str:
    """Return the country that a building speaks for."""
    return country_name(_buildings().get(fold(printed), ""))


@cache
def _forms(key: str) -> frozenset[str]:
    irregular: dict[str, str] = {}
    for entry in listed("metonyms_en", "governing", "irregular"):
        verb, *past = entry.split("-")
        irregular[verb] = " ".join(past)
    verbs = listed("metonyms_en", "governing", key)
    forms = {form for verb in verbs for form in verb_forms(verb, irregular.get(verb))}
    return frozenset(forms | {f"{verb[:-1]}ing" for verb in verbs if verb.endswith("e")})


def governs(verb: str) -> bool:
    """Whether a form of a verb is something that a government does."""
    return verb in _forms("verbs")


def is_mood(adjective: str) -> bool:
    """Whether an adjective says how a government feels about something."""
    return adjective in listed("metonyms_en", "governing", "moods")


def goes(verb: str) -> bool:
    """Whether the object of a verb is only a place."""
    return verb in _forms("going")


def is_of_state(noun: str) -> bool:
    """Whether a noun is something that a government has, does or gets."""
    nouns = listed("metonyms_en", "governing", "nouns")
    return noun in nouns or singular(noun) in nouns


def is_of_land(noun: str) -> bool:
    """Whether a noun is a part of a country's land."""
    nouns = listed("metonyms_en", "governing", "places")
    return noun in nouns or singular(noun) in nouns


def locates(preposition: str) -> bool:
    """Whether what follows a preposition is a place."""
    return preposition in listed("metonyms_en", "governing", "locating")


def deals(preposition: str) -> bool:
    """Whether what follows a preposition can be somebody dealt with."""
    return preposition in listed("metonyms_en", "governing", "dealing")


def is_contest(verb: str) -> bool:
    """Whether a form of a verb is what teams do to one another."""
    return verb in _forms("contests")


def is_of_sport(word: str) -> bool:
    """Whether a word is of games alone."""
    words = listed("metonyms_en", "governing", "sport")
    return word in words or singular(word) in words


def body_of_seat(printed: str) -> str:
    """Return the organisation that sits in a capital and speaks by its name, "" for none."""
    seats: dict[str, str] = lexicon.load("organisations_en")["seats"]
    return next((body for body, town in seats.items() if fold(town) == fold(printed)), "")


def is_play(word: str) -> bool:
    """Whether a word is of games or of markets, where a town's name is a club or an exchange."""
    words = listed("metonyms_en", "governing", "playing")
    return word in words or singular(word) in words

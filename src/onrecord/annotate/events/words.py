"""The lexicon of happenings worth a line: what a word tells of, by its forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.annotate.inflection import verb_forms
from onrecord.annotate.predicates import Predicate
from onrecord.annotate.trees import Tree
from onrecord.lexicon import load
from onrecord.lexicon.happenings import event_nouns

_SPEECH_KINDS = frozenset({"speech"})
"""Kinds of event_classes_en.toml whose words tell of sayings; the deeds among them are listed in events_en.toml."""


def lists(section: str, key: str, word: str) -> bool:
    """Whether a list of the lexicon holds a word."""
    return word in _words(section, key)


def takes(verb: str, noun: str) -> bool:
    """Whether a verb and its object together tell of a deed that the verb alone does not: "posted a loss"."""
    return any(verb in verbs and noun in nouns for verbs, nouns in _pairs())


def is_nothing(tree: Tree, predicate: Predicate) -> bool:
    """Whether a verb reports a state, a thought or a saying."""
    return any(_lists(key, tree, predicate) for key in ("state", "thought", "speech"))


def says_nothing(lemma: str) -> bool:
    """Whether a verb with its preposition is listed as no happening: "agree_with"."""
    return any(lemma in _words("nothing", key) for key in ("state", "thought", "speech"))


def takes_lives(tree: Tree, objects: Sequence[int]) -> bool:
    """Whether what is claimed, cost or lost are lives."""
    return any(tree.words[token] == "lives" for token in objects)


def is_light(tree: Tree, predicate: Predicate) -> bool:
    """Whether a verb says little without its object: "made", "took"."""
    return _lists("light", tree, predicate)


def tells_with(predicate: Predicate, key: str) -> bool:
    """Whether a light verb tells of a happening "with_object", "with_goal" ("into the valley") or "alone"."""
    return predicate.lemma.partition("_")[0] in _words("light", key)


def only_attempts(lemma: str) -> bool:
    """Whether a verb of a chain says no more than that it was tried."""
    return lemma in _words("chains", "attempts")


def names_happening(predicate: Predicate) -> bool:
    """Whether a noun mostly names a happening and not a thing."""
    return predicate.lemma in event_nouns()


def is_deed(predicate: Predicate) -> bool:
    """Whether a saying is a happening itself: an order, a pledge, an appeal, a vote."""
    return predicate.lemma in _words("deeds", "words")


def needs(predicate: Predicate, key: str) -> bool:
    """Whether a deed counts only "with_object" or "with_infinitive"."""
    return predicate.lemma in _words("deeds", key)


def leads(tree: Tree, token: int, lemma: str) -> bool:
    """Whether a verb or adjective only leads to what its infinitive tells of."""
    particle = tree.child(token, "prt")
    phrase = f"{lemma}_{tree.words[particle]}" if particle is not None and "_" not in lemma else lemma
    return not {lemma, phrase}.isdisjoint(_words("chains", "words")) or tree.words[token] == "going"


def kind_of(predicate: Predicate) -> str:
    """Return the kind of a predicate by the guideline, "" where it is not certain."""
    if predicate.lemma in _words("nothing", "speech"):
        return ""
    table = _kinds()[predicate.is_noun]
    return table.get(predicate.lemma) or table.get(predicate.lemma.partition("_")[0], "")


def is_happening(predicate: Predicate) -> bool:
    """Whether the lexicon knows a word to tell of a happening, not of a saying."""
    if kind_of(predicate):
        return True
    classes = predicate.classes
    return bool(classes) and not classes <= _speech_classes()


def is_telling(predicate: Predicate) -> bool:
    """Whether an event noun tells of its happening as soon as it says whose it is."""
    return predicate.lemma in _words("nouns", "telling")


def names_nothing(predicate: Predicate) -> bool:
    """Whether a noun names a happening too seldom to be read as one."""
    return predicate.lemma in _words("nouns", "never")


def makes_habit(word: str) -> bool:
    """Whether an adverb beside a verb makes it a habit: "often", "hourly"."""
    return word in _words("habits", "words")


def is_empty_object(word: str) -> bool:
    """Whether an object names nothing that anything happens to: "anything", "his thumbs"."""
    return word in _words("nothing", "objects")


def is_match_report(text: str) -> bool:
    """Whether an article tells of a match: it prints a score, and several words of sport."""
    table = load("events_en")["sport"]
    if not _SCORE.search(text):
        return False
    found = set(re.findall(r"[a-z]+", text.lower())) & set(table["words"].split())
    return len(found) >= int(table["at_least"])


def is_match_figure(predicate: Predicate) -> bool:
    """Whether a word that elsewhere tells of war is a figure of speech in a match report."""
    table = load("events_en")["sport"]
    return kind_of(predicate) in table["kinds"].split() or predicate.lemma in table["figures"].split()


_SCORE = re.compile(r"\b\d{1,3}[-–]\d{1,3}\b")
"""A score, as match reports print it: "2-1"."""


def is_time_unit(word: str) -> bool:
    """Whether a noun measures time: nobody spends "three winters" on a given day."""
    return word in _words("habits", "units")


def is_place_word(word: str) -> bool:
    """Whether a noun stands for a place: "airport", "square"."""
    return word in _words("places", "words")


def _lists(key: str, tree: Tree, predicate: Predicate) -> bool:
    listed = _words("light", "words") if key == "light" else _words("nothing", key)
    if predicate.lemma in listed:
        return True
    if "_" in predicate.lemma and (key == "light" or is_happening(predicate)):
        return False
    return tree.words[predicate.token] in _forms(key)


@cache
def _forms(key: str) -> frozenset[str]:
    """Return all forms of the verbs of a list: the dictionary form of a rare verb is only guessed."""
    irregular = load("irregular_verbs_en")["verbs"]
    verbs = _words("light", "words") if key == "light" else _words("nothing", key)
    return frozenset(form for verb in verbs if "_" not in verb for form in verb_forms(verb, irregular.get(verb)))


@cache
def _pairs() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    rows = load("events_en")["objects"]["pairs"]
    return tuple((frozenset(row["verbs"].split()), frozenset(row["nouns"].split())) for row in rows)


@cache
def _words(section: str, key: str) -> frozenset[str]:
    return frozenset(load("events_en")[section][key].split())


@cache
def _kinds() -> tuple[dict[str, str], dict[str, str]]:
    """Return the kinds of verbs and of nouns; the first that lists a word holds."""
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    for kind, words in load("events_en")["kinds"].items():
        for table, part in zip((verbs, nouns), (*words.split("|"), "")[:2], strict=True):
            for word in part.split():
                table.setdefault(word, kind)
    return verbs, nouns


@cache
def _speech_classes() -> frozenset[str]:
    return frozenset(row["name"] for row in load("event_classes_en")["class"] if row["kind"] in _SPEECH_KINDS)

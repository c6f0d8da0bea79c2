"""The words that govern statements: their forms, their frames, and what they make of what is said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord import lexicon
from onrecord.annotate.inflection import noun_forms, verb_forms

PARTS = {"V": "verb", "N": "noun", "J": "adjective"}
"""The part of speech that the first letter of a Penn tag stands for."""

NO_FRAMES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a cue makes of its content: kind (said, thought, attitude), class, and what it commits the speaker to."""

    kind: str = "said"
    label: str = "asserts"
    commits: str = "that it is so"


def lemma_of(word: str, tag: str) -> str | None:
    """Return the dictionary form of a word (without capitals) that is a cue as the part of speech of `tag`, or None."""
    return _lemmas().get((PARTS.get(tag[:1], ""), word))


def frames_of(word: str, tag: str) -> frozenset[str]:
    """Return the frames that a word of the text takes; none where it is no cue."""
    lemma = lemma_of(word, tag)
    return _frames().get((PARTS.get(tag[:1], ""), lemma), NO_FRAMES) if lemma else NO_FRAMES


def sense_of(lemma: str, frame: str = "") -> Sense:
    """Return what the cue `lemma` makes of its content, which stands in `frame` ("call it X", "call for X")."""
    return _senses().get((lemma, frame)) or _senses().get((lemma, ""), _DEFAULT)


def can_quote(word: str, tag: str) -> bool:
    """Whether a verb of the text can stand beside marked speech."""
    lemma = lemma_of(word, tag)
    return lemma is not None and tag.startswith("V") and lemma in _quoting()


def tells(lemma: str) -> bool:
    """Whether a verb takes whom it tells as its object."""
    return lemma in _telling()


def medium_of(lemma: str) -> str:
    """Return the medium that a verb itself names, "" for none."""
    return str(_file()["medium"].get(lemma, ""))


def is_medium(word: str) -> bool:
    """Whether a noun names a way of saying something: "statement", "interview"."""
    return word in _media()


@cache
def hollow_phrases() -> frozenset[str]:
    """Return phrases that say how somebody wants to be quoted, and nothing else: "not to be named"."""
    return frozenset(lexicon.load("cues_en")["hollow"]["phrases"])


def is_cue_form(word: str) -> bool:
    """Whether a word (without capitals) is a form of any cue: what decides if a paragraph is parsed."""
    return word in _forms()


_DEFAULT = Sense()


def _file() -> dict[str, dict[str, str]]:
    return lexicon.load("cues_en")


@cache
def _frames() -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for entry in lexicon.load("frames_en")["frame"]:
        for lemma in entry["words"].split():
            found.setdefault((entry["of"], lemma), set()).add(entry["where"])
    return {key: frozenset(frames) for key, frames in found.items()}


@cache
def _lemmas() -> dict[tuple[str, str], str]:
    """Return the dictionary form for each part of speech and form; a form of two words is that of the first listed."""
    irregular = _file()["irregular"]
    verbs = {lemma for part, lemma in _frames() if part == "verb"} | _quoting()
    table: dict[tuple[str, str], str] = {}
    for verb in sorted(verbs):
        for form in verb_forms(verb, irregular.get(verb)):
            table.setdefault(("verb", form), verb)
    for part, lemma in sorted(_frames()):
        for form in noun_forms(lemma) if part == "noun" else (lemma,):
            table.setdefault((part, form), lemma)
    return table


@cache
def _forms() -> frozenset[str]:
    return frozenset(form for _, form in _lemmas())


@cache
def _senses() -> dict[tuple[str, str], Sense]:
    """Return the sense of each word and frame, "" for any frame; of a word listed twice, the first holds."""
    return {
        (lemma, frame): Sense(kind=entry["kind"], label=entry["class"], commits=entry["commits"])
        for entry in reversed(lexicon.load("cues_en")["cue"])
        for lemma in entry["words"].split()
        for frame in entry.get("where", [""])
    }


@cache
def _quoting() -> frozenset[str]:
    return frozenset(_file()["quoting"]["words"].split())


@cache
def _telling() -> frozenset[str]:
    return frozenset(_file()["telling"]["words"].split())


@cache
def _media() -> frozenset[str]:
    return frozenset(form for noun in _file()["media"]["words"].split() for form in noun_forms(noun))

"""Why two mentions are thought to speak of one happening, in words for a reader."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from onrecord.lexicon.happenings import Kinship, classes_of, kinship, near_classes_of
from onrecord.resolve.sameness_evidence import EventMention, observe, weights

SHOWN = 3
"""Words or ids of one kind that a reason names."""

TOLD = 0.3
"""Strength from which a likeness is named."""


def reason_for(one: EventMention, other: EventMention) -> str:
    """Return what the two have in common and, behind "but", what speaks against it."""
    seen = observe(one, other)
    found = sorted(name for name in seen if name in _AGAINST and weights()[name] < 0)
    against = dict.fromkeys(_AGAINST[name] for name in found)
    agreeing = (words for name, words in _FOR.items() if seen.get(name, 0.0) >= TOLD)
    said = "; ".join((_words(one, other), *_shared(one, other), *agreeing))
    return f"{said}; but {', '.join(against)}" if against else said


_FOR = {
    "both begin": "both tell that it began",
    "clauses alike": "their clauses are alike",
    "days shared": "their days agree",
    "old days shared": "both are of one time long before",
    "news of its day": "one was news on the day of the other",
    "number shared": "a number is in both",
    "object shared": "one thing is acted on",
    "told as known": "the article takes it up again",
    "places shared": "one place lies in the other or is it",
}
_AGAINST = {
    "actors differ": "other actors are named",
    "targets differ": "other targets are named",
    "other things said": "they say other things",
    "numbers differ": "the numbers differ",
    "changes differ": "they are of other sizes",
    "clauses unlike": "their clauses share no word",
    "name not told": "only one of them names who it befell",
    "other names beside": "other names stand beside them",
    "recurs in its story": "the like happened on other days",
    "weekdays differ": "they name other days of the week",
    "other names": "other people or things are named",
    "other doers known": "the article tells their actors apart",
    "other doers named": "other actors are named",
    "roles swapped": "who acts in one is acted on in the other",
    "told as further": "one is told on top of the other",
    "days apart": "their days do not agree",
    "places apart": "their places lie apart",
    "denied against affirmed": "one of them denies it",
    "planned against past": "one of them plans it",
    "one sentence": "both stand in one sentence",
    "told weeks apart": "weeks lie between the articles",
    "told months apart": "months lie between the articles",
}


def _words(one: EventMention, other: EventMention) -> str:
    mine, theirs = (f"“{mention.lemma.replace('_', ' ')}”" for mention in (one, other))
    kin = kinship(one.lemma, other.lemma, one_is_noun=one.is_noun, other_is_noun=other.is_noun)
    if kin is Kinship.SAME:
        return f"both say {mine}"
    if kin is Kinship.STEM:
        return f"{mine} and {theirs} are forms of one word"
    own = classes_of(one.lemma, is_noun=one.is_noun)
    common = own & classes_of(other.lemma, is_noun=other.is_noun)
    if kin is Kinship.CLASS:
        return f"{mine} and {theirs} are words for one kind of happening ({_listed(common)})"
    near = near_classes_of(one.lemma, is_noun=one.is_noun) & classes_of(other.lemma, is_noun=other.is_noun)
    return f"{mine} may go with {theirs} ({_listed(near)})" if near else f"{mine} and {theirs}"


def _shared(one: EventMention, other: EventMention) -> Iterator[str]:
    for name, mine, theirs in (
        ("actor", one.actors, other.actors),
        ("target", one.targets, other.targets),
        ("detail", one.details, other.details),
    ):
        if common := mine & theirs:
            yield f"same {name}: {_listed(common)}"


def _listed(words: AbstractSet[str]) -> str:
    return ", ".join(sorted(words)[:SHOWN])

"""Why two mentions are thought to speak of one happening, in words for a reader."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from onrecord.lexicon.happenings import Kinship, classes_of, kinship, near_classes_of
from onrecord.resolve.sameness_evidence import EventMention, observe, weights

SHOWN = 3
"""Words or ids of one kind that a reason names."""


def reason_for(one: EventMention, other: EventMention) -> str:
    """Return what the two have in common and, behind "but", what speaks against it."""
    seen = observe(one, other)
    against = sorted(name for name in seen if name in _AGAINST and weights()[name] < 0)
    said = "; ".join((_words(one, other), *_shared(one, other), *(_FOR[name] for name in _FOR if name in seen)))
    return f"{said}; but {', '.join(_AGAINST[name] for name in against)}" if against else said


_FOR = {"days shared": "their days agree", "places shared": "one place lies in the other or is it"}
_AGAINST = {
    "actors differ": "other actors are named",
    "targets differ": "other targets are named",
    "numbers differ": "the numbers differ",
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

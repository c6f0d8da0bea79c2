"""Which words a time dates: the verb that it hangs on in the tree, or the event noun on the way to it."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from onrecord.annotate.predicates import predicate_at
from onrecord.annotate.times import TimeExpression
from onrecord.annotate.trees import Tree
from onrecord.lexicon import load

_DEEPEST = 8
"""Words walked up from a time to what it dates."""
_STAYS = frozenset({"compound", "nummod", "amod", "poss", "nmod", "appos"})
"""Relations by which a time belongs to the noun before or behind it: "the 2019 floods", "Monday's vote"."""
_NOUNLIKE = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "compound", "amod"})
"""Relations in which a word tagged as a verb is none: "the Dal crossing"."""


def owner_of(tree: Tree, time: TimeExpression) -> int | None:
    """Return the word that a time dates: the verb that it hangs on, or the event noun on the way to it."""
    first = bisect_left(tree.starts, time.span.start)
    tokens = range(first, bisect_left(tree.starts, time.span.end))
    top = next((token for token in tokens if tree.heads[token] not in tokens or tree.heads[token] == token), None)
    if top is None or (first and tree.words[first - 1] in {"her", "his", "their", "its"}):
        return None  # "a woman in her eighties"
    before = _before(tree, first)
    if before in _OPENERS | {","}:
        verb = _opens_clause(tree, first, tokens[-1] + 1, is_first=before != ",")
        if verb is not None:
            return verb
    return _climb(tree, top, first)


def _climb(tree: Tree, top: int, first: int) -> int | None:
    """Return the first verb or event noun above the word `top` of a time that begins with the token `first`."""
    at = top
    for _ in range(_DEEPEST):
        up = tree.heads[at]
        if up == at:
            return None
        if tree.is_verb(up) and tree.deps[up] not in _NOUNLIKE:
            return _past_comparison(tree, up)
        stays = tree.deps[at] in _STAYS or (tree.deps[at] == "prep" and tree.words[at] == "of")
        if tree.is_noun(up) and tree.deps[at] in _STAYS and _is_fronted(tree, first):
            if tree.is_verb(verb := tree.heads[first - 1]):
                return verb  # "In April fighters ...": the parser took the two for one name
        elif tree.is_noun(up) and (stays or names_event(tree, up)):
            return up
        at = up
    return None


_OPENERS = frozenset({"", "and", "but", "or", ";", ".", "—", "–", ":"})
"""Words behind which a clause begins; "" is the start of a paragraph."""


def _before(tree: Tree, first: int) -> str:
    """Return the word before a time and the prepositions in front of it."""
    at = first
    while at > 0 and (tree.tags[at - 1] in {"IN", "DT"} or tree.words[at - 1] in {"late", "early"}):
        at -= 1
    return tree.words[at - 1] if at else ""


def _opens_clause(tree: Tree, first: int, behind: int, *, is_first: bool) -> int | None:
    """Return the verb whose subject begins right `behind` a time: "and last Sunday the crew won".

    A comma may part them where the time stands `is_first`; not in "in Tarn, Orvia, on Sunday, police said".
    """
    at = behind + 1 if is_first and behind < len(tree) and tree.words[behind] == "," else behind
    if at >= len(tree):
        return None
    is_owner = tree.deps[at] == "poss"  # "and last Sunday Verra's crew won": no "last Sunday's crew"
    for token in (at, *tree.above(at)):
        if tree.firsts[token] != at and not (is_owner and tree.firsts[token] == first):
            return None
        if tree.deps[token] in {"nsubj", "nsubjpass"}:
            return tree.heads[token] if tree.is_verb(tree.heads[token]) else None
    return None


def _is_fronted(tree: Tree, first: int) -> bool:
    """Whether a preposition stands right before a time: "In April fighters ..." dates the verb."""
    return first > 0 and tree.words[first - 1] in {"in", "on", "since", "by", "until", "from", "during"}


def _past_comparison(tree: Tree, verb: int) -> int:
    """Return the verb that a time dates when the parser hung it on "as planned" or "as expected"."""
    is_comparison = (
        tree.deps[verb] == "advcl" and verb > 0 and tree.words[verb - 1] == "as" and tree.tags[verb] == "VBN"
    )
    return tree.heads[verb] if is_comparison else verb


def names_event(tree: Tree, noun: int) -> bool:
    """Whether a noun can name a happening."""
    predicate = predicate_at(tree, noun)
    return bool(predicate.classes) or predicate.lemma in _event_nouns()


def is_done_with(tree: Tree, verb: int, noun: int) -> bool:
    """Whether an event noun is the object by which a verb tells of the deed: "handed in her resignation".

    A blow or a death was there before somebody speaks of it: "condemned the attack on Friday".
    """
    if tree.deps[noun] != "dobj" or tree.heads[noun] != verb or not names_event(tree, noun):
        return False
    return not predicate_at(tree, noun).classes & _BLOWS


_BLOWS = frozenset(
    {
        "kill",
        "die",
        "suicide",
        "shoot",
        "stab",
        "wound",
        "attack",
        "bomb",
        "shell",
        "damage",
        "quake",
        "storm",
        "flood",
        "crash",
        "arrest",
        "kidnap",
        "rape",
    }
)


@cache
def _event_nouns() -> frozenset[str]:
    return frozenset(" ".join(load("event_nouns_en")["nouns"].values()).split())

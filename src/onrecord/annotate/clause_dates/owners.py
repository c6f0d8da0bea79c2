"""Which words a time dates: the verb that it hangs on in the tree, or the event noun on the way to it."""

from __future__ import annotations

import re
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
    if _is_circumstance(tree, top, time):
        return None
    before = _before(tree, first)
    if before in _OPENERS | {","}:
        verb = _opens_clause(tree, first, tokens[-1] + 1, is_first=before != ",")
        if verb is not None:
            return verb
    return _climb(tree, top, tokens, time)


def _is_circumstance(tree: Tree, top: int, time: TimeExpression) -> bool:
    """Whether a time is itself what is spoken of: "with winter just around the corner", "kits for the winter"."""
    word = tree.words[tree.heads[top]]
    if tree.deps[top] not in {"pobj", "nsubj", "npadvmod"}:
        return False
    if word == "with":
        return True
    above = tree.heads[tree.heads[top]]
    is_absolute = tree.deps[top] == "nsubj" and tree.deps[tree.heads[top]] == "pcomp" and tree.words[above] == "with"
    is_for_season = word == "for" and time.value[-3:] in _SEASONS
    return is_absolute or is_for_season or (word == "of" and tree.words[above] == "ahead")


_SEASONS = frozenset({"-SP", "-SU", "-FA", "-WI"})


def _climb(tree: Tree, top: int, tokens: range, time: TimeExpression) -> int | None:
    """Return the first verb or event noun above the word `top` of a time."""
    at, first, last = top, tokens[0], tokens[-1]
    for _ in range(_DEEPEST):
        up = tree.heads[at]
        if up == at:
            return None
        if tree.words[at] == "since" and _compares(tree, up):
            return None
        if tree.is_verb(up) and tree.deps[up] not in _NOUNLIKE:
            return _past_comparison(tree, up) if tree.deps[at] == "prep" else _past_mark(tree, up, last)
        stays = tree.deps[at] in _STAYS or (tree.deps[at] == "prep" and tree.words[at] == "of")
        if tree.is_noun(up) and tree.deps[at] in _STAYS and _is_fronted(tree, first):
            if tree.is_verb(verb := tree.heads[first - 1]):
                return verb  # "In April fighters ...": the parser took the two for one name
        elif tree.is_noun(up) and (stays or names_event(tree, up)) and not _is_bare_day(tree, first, up, time):
            return up
        at = up
    return None


def _is_bare_day(tree: Tree, first: int, noun: int, time: TimeExpression) -> bool:
    """Whether a day stands behind a noun with nothing before it: "hailed the launch Tuesday" dates the hailing."""
    return first > noun and tree.tags[first - 1][0] == "N" and bool(_BARE_DAY.fullmatch(time.text))


_BARE_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today", re.IGNORECASE)


def _compares(tree: Tree, word: int) -> bool:
    """Whether "since" behind a word says since when nothing was like it: "made the first visit since May"."""
    is_past = tree.tags[word] == "VBD" and tree.child(word, "aux") is None
    return _is_record(tree, word) or (
        is_past and any(_is_record(tree, kid) for kid in tree.children[word] if tree.deps[kid] in {"dobj", "attr"})
    )


def _is_record(tree: Tree, word: int) -> bool:
    """Whether a word is compared with all that came before: "the highest since 2018", "the first visit since May"."""
    beside = [word, *(kid for kid in tree.children[word] if kid < word)]
    return not tree.is_verb(word) and any(
        tree.tags[one] in {"JJS", "RBS"} or tree.words[one] in {"first", "only"} for one in beside
    )


def _past_mark(tree: Tree, verb: int, last: int) -> int:
    """Return the verb that a time dates right before a clause of time: "overnight after its power failed".

    The parser hangs it on the clause behind; "two days after" is no date and not asked for here.
    """
    mark = tree.child(verb, "mark")
    is_before = tree.deps[verb] == "advcl" and mark == last + 1 and tree.heads[verb] < last
    return tree.heads[verb] if is_before else _past_comparison(tree, verb)


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

"""Happenings with a day of their own, by which a noun is dated that points back at one: "the crash killed seven"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.annotate.certainty import certainty_of
from onrecord.annotate.certainty_words import lists_word
from onrecord.annotate.clause_dates.owners import is_done_with, names_event
from onrecord.annotate.clause_dates.tellings import is_beginning
from onrecord.annotate.clause_dates.verbs import does_harm, is_blow
from onrecord.annotate.predicates import Predicate, predicate_at
from onrecord.annotate.times import TimeExpression
from onrecord.annotate.trees import Tree
from onrecord.lexicon.happenings import Kinship, kinship
from onrecord.model import Article, Basis
from onrecord.text import Span

_POINTING = frozenset({"the", "this", "that"})


@dataclass(frozen=True, slots=True)
class _Happening:
    """A word for something that happened, and the expression that gives its day."""

    start: int
    predicate: Predicate
    time: TimeExpression


class Happenings:
    """What an article has told of with its day; `add` more as it is read, ask which one a noun `points_at`."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._all: list[_Happening] = []

    def add(self, tree: Tree, owner: int, time: TimeExpression) -> None:
        """Keep a verb or noun that a time dates, and the event that the verb carries: "held a vote"."""
        if time.bound or not certainty_of(tree, owner).is_done:
            return
        for token in (owner, *self._carried(tree, owner)):
            predicate = predicate_at(tree, token)
            self._all.append(_Happening(tree.starts[token], predicate, time))

    def points_at(self, tree: Tree, noun: int) -> TimeExpression | None:
        """Return the day of the one happening told of before that a bare noun means, in the words of that noun.

        "The crash": not "the first crash", "the crash of a bus", "crashes". Where happenings of two days could be meant
        none is.
        """
        if not _is_bare(tree, noun) or not names_event(tree, noun):
            return None
        predicate, start = predicate_at(tree, noun), tree.starts[noun]
        kin = [(_kinship(predicate, one.predicate), one) for one in self._all if one.start < start]
        if len({(one.time.when.earliest, one.time.when.latest) for how, one in kin if how >= Kinship.CLASS}) != 1:
            return None
        found = next((one.time for how, one in kin if how >= Kinship.STEM and one.time.when.is_day), None)
        return self._seen_from(Span(tree.starts[tree.firsts[noun]], tree.ends[noun]), found) if found else None

    def day_of_subject(self, tree: Tree, verb: int, noun: int, own: TimeExpression | None) -> TimeExpression | None:
        """Return the day of the event that does what a verb says: "last year's outbreak killed 64", "the crash".

        `own` is the day that the noun itself has.
        """
        if own is not None:
            return own if is_blow(tree, verb, noun) else None
        is_at_once = does_harm(tree, verb) or (is_blow(tree, verb, noun) and is_beginning(tree, verb))
        return self.points_at(tree, noun) if is_at_once else None

    def _carried(self, tree: Tree, verb: int) -> list[int]:
        """Return the event nouns that happen when the verb does: "issued a ruling", "a fire killed two"."""
        if not tree.is_verb(verb):
            return []
        harming = [kid for kid in tree.children[verb] if tree.deps[kid] == "nsubj" and names_event(tree, kid)]
        if does_harm(tree, verb) and harming:
            return harming
        objects = [kid for kid in tree.children[verb] if tree.deps[kid] in {"dobj", "nsubjpass"}]
        is_carrier = lists_word("carriers", "words", tree, verb)
        return [kid for kid in objects if is_done_with(tree, verb, kid) or (is_carrier and names_event(tree, kid))]

    def _seen_from(self, span: Span, time: TimeExpression) -> TimeExpression:
        words = span.of(self._article.text)
        anchor = f"“{time.text}”, told of before"
        cite = self._article.cite(time.span)
        when = replace(time.when, basis=Basis.CONTEXT, words=words, anchor=anchor, anchor_cite=cite)
        return replace(time, span=span, text=words, when=when, anchor_span=time.span)


def _kinship(one: Predicate, other: Predicate) -> Kinship:
    return kinship(one.lemma, other.lemma, one_is_noun=one.is_noun, other_is_noun=other.is_noun)


def _is_bare(tree: Tree, noun: int) -> bool:
    """Whether a noun in the singular stands with nothing but "the", "this" or "that", and perhaps a relative clause."""
    kids = [kid for kid in tree.children[noun] if tree.deps[kid] not in {"punct", "relcl", "case"}]
    return tree.tags[noun] == "NN" and len(kids) == 1 and tree.words[kids[0]] in _POINTING and kids[0] == noun - 1

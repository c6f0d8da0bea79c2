"""Who or what a noun phrase names: its own words, and the full name where the article has it.

The words come first: "the army's last men". Where the phrase is a mention of somebody whom the article names, the name
stands for it; a pronoun that is not resolved stays as it is printed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.contract import Reading
from onrecord.annotate.trees import Tree
from onrecord.lexicon import load
from onrecord.model import Appearance, Mark, MarkKind
from onrecord.text import Span

_KEPT = frozenset({"compound", "amod", "nummod", "nmod", "poss", "case", "quantmod", "advmod", "npadvmod", "det"})
"""What stands before a noun and belongs to its name."""
_DROPPED_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_LINKS = frozenset({"of"})
"""Prepositions whose phrase belongs to the noun: "residents of Tarn"; others ("from", "in") say where."""
LONGEST = 12
"""Words of a phrase; a longer one is cut behind its head: "families whose house ..." names nobody any better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A noun phrase: `name` is whom or what it names, `span` the words, `head` the token of its head word.

    `appearance` is the actor of the article that it means, None where it means none that is known.
    """

    name: str
    span: Span
    head: int
    appearance: Appearance | None = None
    place: str | None = None

    @property
    def can_act(self) -> bool:
        """Whether it is an actor that the article names; a country counts where it acts."""
        return self.appearance is not None


class Parties:
    """The noun phrases of one article, with the names that its marks give them."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.article.text
        self._appearances = {one.id: one for one in reading.appearances}
        self._names = reading.of_kind(MarkKind.NAME)
        self._name_starts = [mark.start for mark in self._names]
        self._places = reading.of_kind(MarkKind.PLACE)
        self._place_starts = [mark.start for mark in self._places]

    def party(self, tree: Tree, head: int) -> Party:
        """Return the phrase whose head word is the token `head` of `tree`."""
        span = phrase_span(tree, head)
        appearance = self._named(tree, head)
        place = self.place_at(tree, head)
        return Party(
            name=appearance.name if appearance else " ".join(span.of(self._text).split()),
            span=span,
            head=head,
            appearance=appearance,
            place=place.value if place else None,
        )

    def _named(self, tree: Tree, head: int) -> Appearance | None:
        """Return the actor of whom a mention is all that the phrase of `head` names."""
        mark = _mark_over(self._names, self._name_starts, tree.span(head, head))
        appearance = self._appearances.get(mark.value) if mark else None
        return appearance if appearance is not None and _names_whole(tree, head, mark) else None

    def place_at(self, tree: Tree, head: int) -> Mark | None:
        """Return the place name that holds the token `head`."""
        return _mark_over(self._places, self._place_starts, tree.span(head, head))

    def is_actor(self, tree: Tree, head: int) -> bool:
        """Whether a phrase is somebody or some body: an actor the article names, or a word for people."""
        if self._named(tree, head) is not None:
            return True
        if self.place_at(tree, head) is not None:
            return False
        if tree.tags[head].startswith("NNP"):
            return True
        return tree.words[head] in _people() or tree.tags[head] == "PRP" or _is_plural_of_people(tree.words[head])


def phrase_span(tree: Tree, head: int) -> Span:
    """Return the words of a noun phrase: what stands before its head, and an "of" phrase; no clause, no apposition."""
    first, last = head, head
    for kid in sorted(tree.children[head], reverse=True):
        if kid < head and tree.deps[kid] in _KEPT and tree.lasts[kid] == first - 1:
            first = tree.firsts[kid]
    while first < head and tree.words[first] in _DROPPED_DETERMINERS:
        first += 1
    for kid in tree.children[head]:
        if kid > head and kid == last + 1 and tree.words[kid] in _LINKS and tree.lasts[kid] - first < LONGEST:
            inner = tree.child(kid, "pobj")
            if inner is not None:
                last = _plain_end(tree, inner)
    return tree.span(first, last)


def _plain_end(tree: Tree, noun: int) -> int:
    """Return the last token of a noun with its "of" phrases."""
    last = noun
    for kid in tree.children[noun]:
        if kid == last + 1 and tree.words[kid] in _LINKS and (inner := tree.child(kid, "pobj")) is not None:
            last = inner
    return last


def _mark_over(marks: tuple[Mark, ...], starts: list[int], word: Span) -> Mark | None:
    """Return the longest mark that holds a word; marks are looked back over for at most `_NEAR` of them."""
    at = bisect_left(starts, word.start + 1)
    # That they start before it is known.
    holding = [mark for mark in marks[max(0, at - _NEAR) : at] if mark.end >= word.end]
    return max(holding, key=lambda mark: mark.end - mark.start) if holding else None


_NEAR = 8


def _names_whole(tree: Tree, head: int, mark: Mark | None) -> bool:
    """Whether a mention is all that a phrase names: in "Sole's brother" or "Orvia's army" it is not."""
    return mark is not None and mark.end >= tree.ends[head]


def _is_plural_of_people(word: str) -> bool:
    return word.endswith(("ers", "ists", "men", "women", "ants", "ees", "ians", "people"))


def actors_among(parties: Parties, tree: Tree, heads: tuple[int, ...]) -> Iterator[Party]:
    """Yield the phrases among `heads` that are somebody or some body."""
    for head in heads:
        if parties.is_actor(tree, head):
            yield parties.party(tree, head)


@cache
def _people() -> frozenset[str]:
    """Return the words for people and bodies of people."""
    return frozenset(" ".join(load("events_en")["people"].values()).split())

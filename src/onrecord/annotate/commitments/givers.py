"""Who gives and who gets: the phrases that name them, and the speaker behind "we" and "I"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.annotate.animates import is_animate, is_surely_person
from onrecord.annotate.assertions import Assertion, Assertions
from onrecord.annotate.commitments.words import listed, lists_word
from onrecord.annotate.control import words as control_words
from onrecord.annotate.lemmas import lemma_of
from onrecord.annotate.trees import Tree
from onrecord.model import ActorKind, Slot
from onrecord.text import Span

_SPEAKERS = frozenset({"we", "i", "us", "me"})
_EACH = frozenset({"each", "all", "everyone", "everybody", "household", "households"})
_NOBODY = frozenset({"nobody", "none", "no-one", "nothing", "anyone", "anybody"})


def _is_person(tree: Tree, head: int) -> bool:
    """Whether a common noun is for people by its ending or by the list: "conductor", "tenants", "the homeless"."""
    word = tree.words[head]
    singular = lemma_of(word, tree.tags[head])
    if tree.tags[head] not in {"NN", "NNS", "JJ", "CD"} or lists_word("gifts", "devices", singular):
        return False
    if tree.tags[head] == "CD" or lists_word("givers", "people", singular):
        return tree.tags[head] != "CD" or all(
            tree.tags[kid] == "DT" or tree.words[kid] == "of" for kid in tree.children[head]
        )
    endings = tuple(sorted(listed("givers", "endings")))
    return tree.tags[head] != "JJ" and singular.endswith(endings) and not lists_word("givers", "things", word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """Who gives or gets, by name where the article has it."""

    name: str
    span: Span
    is_actor: bool
    is_public: bool = False
    is_person: bool = False


class Givers:
    """Those who give and get in one article."""

    def __init__(self, scene: Assertions) -> None:
        self._scene = scene

    def giver_at(self, told: Assertion, head: int) -> Somebody | None:
        """Return who gives, None where the phrase is nobody who can: a court orders, it gives nothing."""
        tree = told.tree
        if lists_word("no_gifts", "givers", tree.words[head]) or tree.words[head] in _NOBODY:
            return None
        found = self._somebody(told, tree, head)
        is_body = lists_word("givers", "bodies", tree.words[head]) or _is_person(tree, head)
        return found if found.is_actor or is_body or tree.tags[head] in {"NNP", "NNPS", "PRP"} else None

    def recipient_at(self, told: Assertion, head: int) -> Somebody | None:
        """Return who gets it: people, a body or a place; a thing ("for the cold chain") is what it is for."""
        tree = told.tree
        found = self._somebody(told, tree, head)
        word = lemma_of(tree.words[head], tree.tags[head])
        is_place = self._scene.parties.place_at(tree, head) is not None or control_words.lists_word(
            "places", "words", word
        )
        is_each = (
            tree.words[head] in _EACH or _is_person(tree, head) or lists_word("givers", "bodies", tree.words[head])
        )
        if is_each or tree.tags[head] == "PRP":
            return replace(found, is_actor=True)
        return found if found.is_actor or is_place else None

    def is_somebody(self, told: Assertion, head: int) -> bool:
        """Whether a phrase is people or a body, and so nothing that is given."""
        if lists_word("gifts", "devices", lemma_of(told.tree.words[head], told.tree.tags[head])):
            return False
        return not told.tree.is_verb(head) and self._somebody(told, told.tree, head).is_actor

    def are_workers(self, told: Assertion, heads: tuple[int, ...]) -> bool:
        """Whether those who get it work for whoever gives it: wages, and what a body does for itself."""
        tree = told.tree
        return any(
            lists_word("givers", "recruits", tree.words[head])
            or (
                lists_word("givers", "workers", tree.words[head])
                and any(tree.tags[kid] == "PRP$" for kid in tree.children[head])
            )
            for head in heads
        )

    def _somebody(self, told: Assertion, tree: Tree, head: int) -> Somebody:
        party = self._scene.antecedents.party(tree, head)
        is_actor = party.appearance is not None or self._scene.parties.is_actor(tree, head) or is_animate(tree, head)
        kind = party.appearance.kind if party.appearance else None
        is_public = (
            kind is ActorKind.COUNTRY or party.place is not None or lists_word("no_gifts", "public", tree.words[head])
        )
        if tree.words[head] in _SPEAKERS and told.source:
            return Somebody(name=told.source, span=party.span, is_actor=True)
        return Somebody(
            name=party.name,
            span=party.span,
            is_actor=is_actor,
            is_public=is_public,
            is_person=is_surely_person(party.appearance),
        )

    def slots(self, name: str, found: Sequence[Somebody]) -> list[Slot]:
        """Return one slot for each of them."""
        return [self._scene.slot(name, one.span, one.name) for one in found]

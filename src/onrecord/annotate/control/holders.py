"""Who can hold a place, and whom "they" and "it" mean among those who did."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.annotate.animates import is_animate, is_surely_person
from onrecord.annotate.assertions import Assertions
from onrecord.annotate.attribution import speech_at, speech_in
from onrecord.annotate.control.places import MOST
from onrecord.annotate.control.words import lists_word
from onrecord.annotate.lemmas import lemma_of
from onrecord.annotate.trees import Tree
from onrecord.model import ActorKind
from onrecord.text import Span

_PRONOUNS = frozenset(
    {"they", "it", "them", "he", "she", "we", "i", "us", "their", "its", "our", "his", "her", "ours", "theirs"}
)
_NOBODY = frozenset("anyone anybody nobody someone somebody none no-one others".split())
_NO = frozenset({"no", "neither"})
_PLURAL = frozenset({"they", "them", "their", "theirs"})
_SINGULAR = frozenset({"it", "its"})
_SPEAKERS = frozenset({"we", "i", "us", "our", "ours"})
_FORCES = frozenset({ActorKind.ARMED_FORCE, ActorKind.COUNTRY})
_NEAR = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody who holds or held a place: `name` in full where the article has it, `span` the words themselves."""

    name: str
    span: Span
    is_force: bool
    is_armed: bool = False
    is_person: bool = False
    is_crowd: bool = False
    is_many: bool = False


class Holders:
    """Those who hold places in one article, as they are read."""

    def __init__(self, scene: Assertions) -> None:
        self._scene = scene
        self._said = speech_in(scene.reading)
        self._seen: list[Holder] = []

    def holder_at(
        self, tree: Tree, head: int, *, anyone: bool = False, apart: frozenset[str] = frozenset()
    ) -> Holder | None:
        """Return who the noun phrase with this head is, None when it is nobody who can hold a place.

        With `anyone` the words around say that it is somebody ("in the hands of"). A pronoun is none of those `apart`:
        in "police evicted them" they are no police.
        """
        word = tree.words[head]
        if not tree.tags[head].startswith(("N", "PRP", "J", "DT", "CD")):
            return None
        party = self._scene.antecedents.party(tree, head)
        is_open = party.appearance is None and party.name.casefold() == word
        if word in _PRONOUNS and (is_open or party.name.casefold() in apart):
            return self._behind_pronoun(tree, head, apart)
        if self.is_nobody(tree, head) or (word == "theirs" and party.name == self._source_at(tree, head)):
            return None  # two governments "said that it was theirs": they claim it
        if (members := self._members(tree, head)) is not None:
            return members
        kind = party.appearance.kind if party.appearance else None
        lemma = lemma_of(word, tree.tags[head])
        is_force = kind in _FORCES or _is_force(word, lemma) or _names_force(party.name)
        is_crowd = not is_force and _is_crowd(tree, head)
        is_listed = _lists_any("bodies", {word, lemma}) or lists_word("holders", "takers", word)
        is_body = is_force or is_crowd or anyone or word in _PRONOUNS or kind is not None or is_listed
        if not is_body:  # a town that acts stands for whoever governs there
            is_name = tree.tags[head] in {"NNP", "NNPS", "JJ"} and self._scene.text[tree.starts[head]].isupper()
            is_body = is_name or is_animate(tree, head) or party.place is not None
        if not is_body or lists_word("force", "plagues", word):
            return None
        return Holder(
            name=party.name,
            span=party.span,
            is_force=is_force or is_crowd,
            is_crowd=is_crowd,
            is_many=tree.tags[head] in {"NNS", "NNPS"} or kind is ActorKind.ARMED_FORCE or (is_force and kind is None),
            is_armed=kind in _FORCES or _is_state(tree, head, party.place) or _is_armed(party.name, word, lemma),
            is_person=not is_force and is_surely_person(party.appearance),
        )

    def _source_at(self, tree: Tree, head: int) -> str:
        speech = speech_at(self._said, tree.span(head, head))
        return speech.source if speech else ""

    def _members(self, tree: Tree, head: int) -> Holder | None:
        """Return "hundreds of students", "members of the guard": as many of them as it says."""
        if not lists_word("parts", "words", tree.words[head]) and tree.tags[head] != "CD":
            return None
        preposition = next((kid for kid in tree.children[head] if tree.words[kid] == "of"), None)
        inner = tree.child(preposition, "pobj") if preposition is not None else None
        who = self.holder_at(tree, inner) if inner is not None else None
        if who is None:
            return None
        span = Span(tree.starts[head], max(who.span.end, tree.ends[head]))
        return replace(who, name=" ".join(span.of(self._scene.text).split()), span=span, is_many=True)

    def is_nobody(self, tree: Tree, head: int) -> bool:
        """Whether a phrase names nobody in particular: "denied that anyone had taken it over"."""
        return tree.words[head] in _NOBODY or any(tree.words[kid] in _NO for kid in tree.children[head])

    def remember(self, holder: Holder) -> None:
        """Keep somebody who holds or held a place: a later "they" can mean them."""
        self._seen = [*self._seen[-MOST:], holder]

    def is_known(self, holder: Holder) -> bool:
        """Whether an earlier claim is about the same holder."""
        own = set(holder.name.casefold().split())
        return any(own <= set(one.name.casefold().split()) for one in self._seen)

    def _behind_pronoun(self, tree: Tree, head: int, apart: frozenset[str]) -> Holder | None:
        span, word = tree.span(head, head), tree.words[head]
        if word in _SPEAKERS:
            speech = speech_at(self._said, span)
            name = speech.source if speech and speech.source else span.of(self._scene.text)
            is_force = not name.startswith(("a ", "an ", "one ")) or _names_force(name)  # "a farmer" holds no front
            if word == "ours" and not (speech and speech.source):
                return None
            is_many = word in {"we", "us", "our", "ours"}
            is_plain = speech is None or not speech.source  # in an interview "we" may be anybody
            return Holder(name=name, span=span, is_force=is_force, is_armed=is_many and not is_plain)
        near = [
            one for one in self._seen if 0 <= span.start - one.span.end <= _NEAR and one.name.casefold() not in apart
        ]
        if word in _PLURAL:
            near = [one for one in near if one.is_many]
        elif word in _SINGULAR:
            near = [
                one for one in near if not one.is_many or (one.is_force and not one.is_crowd and not _is_plural(one))
            ]
        speech = speech_at(self._said, span)
        if word == "theirs" and speech and speech.source:
            return None  # who says that a place is theirs may only claim it
        if near:
            return replace(near[-1], span=span)
        if word == "theirs":
            return None
        return Holder(name=span.of(self._scene.text), span=span, is_force=word not in {"it", "its"})


def _is_state(tree: Tree, head: int, place: str | None) -> bool:
    """Whether the name of a place stands for those who act for it: "Orvia invaded the islands"."""
    return place is not None and tree.tags[head] == "NNP"


def _is_plural(one: Holder) -> bool:
    """Whether a name ends as a plural of people does: "his men", "rebel fighters"; an army is an "it"."""
    last = one.name.casefold().rpartition(" ")[2]
    return last.endswith(("ers", "men", "els", "ists", "ants", "ors")) or last in {"troops", "forces", "soldiers"}


def _is_force(word: str, lemma: str) -> bool:
    if lists_word("force", "many", word) or lists_word("force", "one", word):
        return True
    return word == lemma and lists_word("force", "many", lemma)


def _is_crowd(tree: Tree, head: int) -> bool:
    """Whether a noun is a plural of people: enough of them hold a place by being there ("diggers", "managers")."""
    if tree.tags[head] not in {"NNS", "NNPS"} or lists_word("force", "bodies", tree.words[head]):
        return False
    is_of_place = tree.tags[head] == "NNPS" and tree.words[head].endswith("ans")
    return is_of_place or is_animate(tree, head)


def _names_force(name: str) -> bool:
    """Whether a name says that they are armed or many: "fighters of the group", "Lowland Brigade"."""
    return _is_unit(name) or _lists_any("many", set(name.casefold().split()))


def _is_armed(name: str, word: str, lemma: str) -> bool:
    return _lists_any("armed", {word, lemma, *name.casefold().split()}) or _is_unit(name)


def _is_unit(name: str) -> bool:
    """Whether a name is that of an armed group, or a numbered unit: "Free Delta Front", "the 4th Lowlanders"."""
    names = {word.casefold() for word in name.split() if word[0].isupper()}
    return (len(names) > 1 and any(lists_word("holders", "named", word) for word in names)) or _ORDINAL.search(
        name
    ) is not None


_ORDINAL = re.compile(r"\b [1-9][0-9]{0,3} (?: st | nd | rd | th ) \b [ ] [A-Z]", re.VERBOSE)
"""What a numbered unit is called by: "the 4th Lowlanders"."""


def _lists_any(key: str, words: set[str]) -> bool:
    return any(lists_word("force", key, word) for word in words)

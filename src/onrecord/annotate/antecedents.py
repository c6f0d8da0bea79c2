"""Whom a phrase means in its article: the name beside it, and the subject that "it" and "they" go back to.

"It" and "they" go back to a subject that they agree with: first those of the clauses that theirs hangs on ("Bosco said
it would pay"; of "the foundation's director said it", whose director), then those of the sentence before. Where none
agrees they stay as they are printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from onrecord.annotate.animates import is_animate
from onrecord.annotate.clauses import clause_at
from onrecord.annotate.parties import Parties, Party
from onrecord.annotate.times.names import CALENDAR
from onrecord.annotate.trees import SUBJECTS, Tree
from onrecord.lexicon import load
from onrecord.model import ActorKind
from onrecord.text import Span

_SINGULAR = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs"})
_APPOSED = frozenset({"appos"})
_DEEPEST = 8
"""Clauses looked up through for the subject behind a pronoun."""
_DATED = CALENDAR.union("noon midnight dawn dusk yesterday today".split())


class Antecedents:
    """Names for the phrases of one article; `Parties` knows the names that stand in them."""

    def __init__(self, parties: Parties, text: str) -> None:
        self._parties = parties
        self._text = text
        self._trees: list[Tree] = []

    def turn_to(self, tree: Tree) -> None:
        """Say that `tree` is read now; the one before it stays known."""
        if not self._trees or self._trees[-1] is not tree:
            self._trees = [*self._trees[-1:], tree]

    def tree_before(self, tree: Tree) -> Tree | None:
        """Return the tree that was read before `tree`, which is read now."""
        return self._trees[-2] if len(self._trees) > 1 and self._trees[-1] is tree else None

    def party(self, tree: Tree, head: int) -> Party:
        """Return whom the phrase with this head means; `name` is as printed where that is not known."""
        found = self._parties.party(tree, head)
        if _starts_with_date(tree, found):
            return _without_date(tree, replace(found, name=self._printed(found), appearance=None))
        if found.appearance is not None:
            return found if _is_certain(tree, found) else replace(found, name=self._printed(found), appearance=None)
        if tree.words[head] in _SINGULAR | _PLURAL:
            meant = self._behind_pronoun(tree, head)
            return replace(meant, span=found.span, head=head) if meant else found
        beside = next((kid for kid in tree.children[head] if tree.deps[kid] in _APPOSED and kid > head), None)
        if beside is None or tree.tags[beside] not in {"NNP", "NNPS"}:
            return found
        named = self._parties.party(tree, beside)
        return replace(found, name=named.name, appearance=named.appearance)

    def _printed(self, party: Party) -> str:
        return " ".join(party.span.of(self._text).split())

    def _behind_pronoun(self, tree: Tree, head: int) -> Party | None:
        is_plural = tree.words[head] in _PLURAL
        for where, token in self._candidates(tree, head):
            if (found := self._agreeing(where, token, is_plural=is_plural)) is not None:
                return found
            if is_plural and where is tree and _are_people_above(tree, token, head):
                return self.party(tree, token)
            owner = where.child(token, "poss")
            if is_plural and owner is not None and where is tree and _are_people_above(tree, token, head, owner):
                return self.party(tree, owner)
        return None

    def _candidates(self, tree: Tree, head: int) -> Iterator[tuple[Tree, int]]:
        """Yield the subjects that a pronoun may go back to, the likeliest first."""
        seen = {head}
        for up in list(tree.above(head))[:_DEEPEST]:
            if not tree.is_verb(up):
                continue
            for token in (
                *clause_at(tree, up).agents,
                *(kid for kid in tree.children[up] if tree.deps[kid] in SUBJECTS),
            ):
                if token < head and token not in seen:
                    seen.add(token)
                    yield tree, token
        before = _sentence_before(tree, head)
        where = tree
        if before is None and (where_before := self.tree_before(tree)) is not None:
            where, before = where_before, _last_root(where_before)
        if before is not None:
            yield from ((where, token) for token in _subjects_of(where, before))

    def _agreeing(self, tree: Tree, token: int, *, is_plural: bool) -> Party | None:
        """Return a subject that agrees with the pronoun, or, for a person who speaks for one, the body."""
        if tree.tags[token].startswith(("PRP", "W", "DT", "EX")):
            return None
        found = self.party(tree, token)
        kind = found.appearance.kind if found.appearance else None
        is_many = tree.tags[token] in {"NNS", "NNPS"} or any(tree.deps[kid] == "conj" for kid in tree.children[token])
        is_body = kind in _BODIES or _is_body(tree.words[token]) or _may_be_body(tree, token, found)
        if is_plural:
            return found if (is_many and (kind is not None or _is_people(tree.words[token]))) or kind in _MANY else None
        if is_body and tree.tags[token] != "NNS":
            return found
        owner = tree.child(token, "poss")
        if owner is None and tree.words[token] in _VOICES:
            owner = _spoken_for(tree, token)
            return None if owner is None else self._agreeing(tree, owner, is_plural=is_plural)
        if (
            owner is not None
            and owner != token
            and (kind is ActorKind.PERSON or tree.child(token, "appos") is not None)
        ):
            return self._agreeing(tree, owner, is_plural=is_plural)
        return None


def _may_be_body(tree: Tree, token: int, party: Party) -> bool:
    """Whether a lone name that was taken for a person's may be a body's: no title, no role, no he or she."""
    one = party.appearance
    return (
        one is not None and not (one.gender or one.roles) and tree.tags[token] == "NNP" and tree.firsts[token] == token
    )


def _is_certain(tree: Tree, party: Party) -> bool:
    """Whether a description of a body shares a word with its name: "the foundation", "the Hallam Foundation".

    Names, pronouns and descriptions of persons are certain as far as their marks are; that "the council" is the last
    body named is a guess.
    """
    if (
        party.appearance is None
        or party.appearance.kind is ActorKind.PERSON
        or tree.tags[party.head] not in {"NN", "NNS"}
    ):
        return True
    return tree.words[party.head] in party.name.casefold().split()


def _are_people_above(tree: Tree, token: int, pronoun: int, owner: int | None = None) -> bool:
    """Whether a subject, or its owner, is a plural of people and its clause holds that of the pronoun.

    "The monks were driven from the priory that they held", "the families' lawyer said they would stay".
    """
    who = token if owner is None else owner
    is_many = tree.tags[who] in {"NNS", "NNPS"} and is_animate(tree, who)
    return is_many and tree.heads[token] in tuple(tree.above(pronoun))


def _spoken_for(tree: Tree, token: int) -> int | None:
    """Return the body that somebody speaks for: of "a spokesman for the League" the League."""
    preposition = next((kid for kid in tree.children[token] if tree.words[kid] in {"for", "of", "at"}), None)
    return tree.child(preposition, "pobj") if preposition is not None else None


_VOICES = frozenset(
    "spokesman spokeswoman spokesperson spokesmen official officials representative director head".split()
)
_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.COUNTRY, ActorKind.ARMED_FORCE})
_MANY = frozenset({ActorKind.GROUP, ActorKind.ARMED_FORCE})


def _sentence_before(tree: Tree, token: int) -> int | None:
    """Return the root of the sentence before that of `token` in its paragraph."""
    root = next(iter(reversed([token, *tree.above(token)])))
    first = tree.firsts[root]
    return next(
        (other for other in range(first - 1, -1, -1) if tree.heads[other] == other and tree.is_verb(other)), None
    )


def _last_root(tree: Tree) -> int | None:
    return next((at for at in range(len(tree) - 1, -1, -1) if tree.heads[at] == at and tree.is_verb(at)), None)


def _subjects_of(tree: Tree, root: int) -> Iterator[int]:
    """Yield the subjects of a sentence: that of its main clause first, then the others from the end."""
    own = list(clause_at(tree, root).agents) or [kid for kid in tree.children[root] if tree.deps[kid] in SUBJECTS]
    yield from own
    inside = range(tree.lasts[root], tree.firsts[root] - 1, -1)
    yield from (token for token in inside if tree.deps[token] in {"nsubj", "nsubjpass"} and token not in own)


def _starts_with_date(tree: Tree, party: Party) -> bool:
    """Whether the parser took a date for the first word of a phrase: "In April | fighters of the group drove"."""
    first = _first_of(tree, party)
    return first is not None and tree.words[first] in _DATED and tree.deps[first] in {"compound", "nmod", "npadvmod"}


def _without_date(tree: Tree, party: Party) -> Party:
    first = _first_of(tree, party)
    if first is None:
        return party
    cut = tree.starts[first + 1] - party.span.start
    return replace(party, name=party.name[cut:].strip(), span=Span(tree.starts[first + 1], party.span.end))


def _first_of(tree: Tree, party: Party) -> int | None:
    return next((kid for kid in tree.children[party.head] if tree.starts[kid] == party.span.start), None)


def _is_body(word: str) -> bool:
    return word in _people("body")


def _is_people(word: str) -> bool:
    return word in _people("many") or word in _people("body")


@cache
def _people(key: str) -> frozenset[str]:
    return frozenset(load("events_en")["people"][key].split())

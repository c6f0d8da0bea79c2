"""Clauses: a predicate with who does it, to whom, and what else stands beside it, as the tree of a paragraph has them.

A subject that the grammar leaves out is taken from where the grammar says it is: "Orvia took the port and left the
bridge" (the same subject), "was forced to retreat" (who is forced), "the troops holding the port" (the noun before).
Nothing is taken from another sentence. Roles are those of the deed: in "the port was taken by Orvia", Orvia is the
agent and the port the patient.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.annotate.times.names import CALENDAR
from onrecord.annotate.trees import Tree, remembered
from onrecord.text import Span

RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_SUBJECT_KEEPING = frozenset("promise promised promises promising vow vowed vows vowing threaten threatened".split())
"""Verbs whose object is not the subject of their infinitive: in "promised them to leave", who promised leaves."""
_JOINED = frozenset({"conj", "cc", "punct", "parataxis"})
_LINKING_NOUNS = frozenset({"addition", "return", "exchange", "response"})
_DATES = CALENDAR.union("noon midday midnight dawn dusk nightfall daybreak".split())
_DEEPEST = 12
"""Clauses walked up for a subject that is left out; news nests four or five."""

Oblique = tuple[str, int]
"""A preposition, as printed in lower case, and the head word of what it governs."""
Roles = tuple[tuple[int, ...], tuple[int, ...]]
"""Agents and patients."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A predicate and its neighbours; all numbers are tokens of the tree, of noun phrases the head word.

    `particle` is "out" in "pulled out", "" for none. `first` and `last` bound the clause without clauses joined to it.
    """

    head: int
    particle: str
    agents: tuple[int, ...]
    patients: tuple[int, ...]
    recipients: tuple[int, ...]
    obliques: tuple[Oblique, ...]
    is_passive: bool
    first: int
    last: int

    def governed_by(self, *prepositions: str) -> tuple[int, ...]:
        """Return what stands behind any of `prepositions`."""
        return tuple(token for word, token in self.obliques if word in prepositions)

    def span(self, tree: Tree) -> Span:
        return tree.span(self.first, self.last)


def verbs_in(tree: Tree) -> Iterator[int]:
    """Yield the tokens that are full verbs: neither auxiliaries nor participles before a noun."""
    for token, (tag, dep) in enumerate(zip(tree.tags, tree.deps, strict=True)):
        if tag[0] == "V" and dep not in {"aux", "auxpass", "amod", "compound"}:
            yield token


@remembered
def clause_at(tree: Tree, verb: int) -> Clause:
    """Return the clause whose predicate is the full verb `verb`."""
    agents, patients = _roles(tree, verb, 0)
    first, last = _bounds(tree, verb)
    particle = tree.child(verb, "prt")
    return Clause(
        head=verb,
        particle=tree.words[particle] if particle is not None else "",
        agents=agents,
        patients=patients,
        recipients=_all_of(tree, [kid for kid in _kids(tree, verb, "dative") if not _is_preposition(tree, kid)]),
        obliques=obliques_of(tree, verb),
        is_passive=is_passive(tree, verb),
        first=first,
        last=last,
    )


@remembered
def noun_clause_at(tree: Tree, noun: int) -> Clause:
    """Return the clause that an event noun makes: "Orvia's withdrawal from the port", "the arrest of two men".

    Agents are whoever owns it or stands behind "by"; what stands behind "of" is the patient, which for a noun such as
    "retreat" is who does it: the lexicon of nouns knows.
    """
    obliques = obliques_of(tree, noun)
    owners = _kids(tree, noun, "poss")
    return Clause(
        head=noun,
        particle="",
        agents=_all_of(tree, [*owners, *(token for word, token in obliques if word == "by")]),
        patients=_all_of(tree, [token for word, token in obliques if word == "of"]),
        recipients=(),
        obliques=obliques,
        is_passive=False,
        first=tree.firsts[noun],
        last=_bounds(tree, noun)[1],
    )


@remembered
def is_passive(tree: Tree, verb: int) -> bool:
    """Whether the surface subject of a verb is its patient: "was taken", "the port taken by Orvia"."""
    if tree.child(verb, "auxpass", "nsubjpass", "agent") is not None:
        return True
    if shares_passive(tree, verb):
        return True
    if tree.tags[verb] != "VBN" or tree.child(verb, "aux") is not None:
        return False
    return tree.deps[verb] in {"acl", "advcl"} or (tree.deps[verb] == "conj" and is_passive(tree, tree.heads[verb]))


def shares_passive(tree: Tree, joined: int) -> bool:
    """Whether a verb has the helping verbs of the passive before it, though the parser takes it for a past tense.

    "Will be built and marketed", "has been fined and ordered to leave": no past tense follows such a helper.
    """
    first = tree.heads[joined]
    if tree.tags[joined] != "VBD" or tree.deps[joined] != "conj" or first > joined or tree.tags[first] != "VBN":
        return False
    helpers = [tree.words[kid] for kid in tree.children[first] if tree.deps[kid] in {"aux", "auxpass"}]
    is_bare = tree.child(joined, "nsubj", "nsubjpass", "aux", "auxpass", "dobj", "ccomp") is None
    return is_bare and bool({"be", "been"} & set(helpers)) and tree.words[joined] not in _INTRANSITIVE


_INTRANSITIVE = frozenset("died returned resigned appeared arrived retired escaped remained happened occurred".split())


@remembered
def obliques_of(tree: Tree, head: int) -> tuple[Oblique, ...]:
    """Return what prepositions tie to a verb or noun: ("from", port); of a coordination every member.

    A preposition that the parser hung on the object ("withdrew troops from the port") is the verb's as well.
    """
    found = list(_prepositions_of(tree, head))
    if tree.is_verb(head):
        for kid in tree.children[head]:
            if tree.deps[kid] in {"dobj", "advmod", "prt", "attr", "dative"}:
                found += _prepositions_of(tree, kid)
    return tuple(found)


def antecedent_of(tree: Tree, token: int) -> int:
    """Return what a relative pronoun stands for, any other token itself: the noun that its clause is about."""
    if tree.words[token] not in RELATIVES or not tree.tags[token].startswith(("W", "IN")):
        return token
    verb = next((above for above in tree.above(token) if tree.deps[above] == "relcl"), None)
    return token if verb is None else tree.heads[verb]


def coordinated(tree: Tree, head: int) -> tuple[int, ...]:
    """Return the members of "A, B and C" of which `head` is the first; [head] for none."""
    found, at = [head], head
    while joined := [kid for kid in _kids(tree, at, "conj") if not tree.is_verb(kid)]:
        at = joined[0]
        found.append(at)
    return tuple(found)


def _roles(tree: Tree, verb: int, depth: int) -> Roles:
    """Return the agents and patients of a verb."""
    subjects = _subjects(tree, verb, depth)
    objects = _all_of(tree, _kids(tree, verb, "dobj"))
    if is_passive(tree, verb):
        by = [token for kid in _kids(tree, verb, "agent") for token in _kids(tree, kid, "pobj")]
        return _all_of(tree, by), subjects or objects
    return subjects, objects or _gap(tree, verb)


def _subjects(tree: Tree, verb: int, depth: int) -> tuple[int, ...]:
    """Return the surface subjects of a verb, or those that the grammar leaves out."""
    if own := _kids(tree, verb, "nsubj", "nsubjpass"):
        return _all_of(tree, own)
    if depth > _DEEPEST:
        return ()
    if (swallowed := _swallowed(tree, verb)) is not None:
        return _all_of(tree, [swallowed])
    head, dep = tree.heads[verb], tree.deps[verb]
    if dep == "pcomp":  # "after taking the port, Orvia ...": the clause that the preposition belongs to
        preposition, head = head, tree.heads[head]
        if tree.words[preposition] == "into" and (moved := _kids(tree, head, "dobj")):
            return _all_of(tree, moved)  # "talked the owner into giving"
        if tree.words[head] in _LINKING_NOUNS and tree.deps[head] == "pobj":
            head = tree.heads[tree.heads[head]]  # "in addition to giving"
        dep = "advcl" if tree.is_verb(head) else "acl"
    if dep in {"acl", "relcl"}:
        is_infinitive = (aux := tree.child(verb, "aux")) is not None and tree.words[aux] == "to"
        return _owners(tree, head) if is_infinitive else _all_of(tree, [head])
    if dep == "xcomp":
        return _controllers(tree, head, depth)
    if dep in {"conj", "advcl", "ccomp", "parataxis", "dep"} and tree.is_verb(head):
        return _subjects(tree, head, depth + 1)
    return ()


def _swallowed(tree: Tree, verb: int) -> int | None:
    """Return the subject that the parser took into a date before it: "by noon | guards were", "in April | fighters"."""
    before = next((kid for kid in tree.children[verb] if tree.deps[kid] == "prep" and kid < verb), None)
    noun = tree.child(before, "pobj") if before is not None else None
    if before is None or noun is None or tree.words[before + 1] not in _DATES or noun == before + 1:
        return None
    return noun if tree.heads[before + 1] == noun and tree.tags[noun] in {"NN", "NNS"} else None


def _controllers(tree: Tree, governor: int, depth: int) -> tuple[int, ...]:
    """Return who does what an infinitive says: the object of "ordered them to leave", else the subject of its verb."""
    objects = [kid for kid in _kids(tree, governor, "dobj", "dative") if not _is_preposition(tree, kid)]
    if objects and tree.words[governor] not in _SUBJECT_KEEPING:
        return _all_of(tree, objects)
    if not tree.is_verb(governor):  # "is ready to leave": the adjective hangs on the verb
        above = tree.heads[governor]
        return _subjects(tree, above, depth + 1) if above != governor else ()
    return _subjects(tree, governor, depth + 1)


def _owners(tree: Tree, noun: int) -> tuple[int, ...]:
    """Return whose "order to leave" or "decision to stay" it is; else the subject whose verb has the noun as object."""
    if owners := _all_of(tree, _kids(tree, noun, "poss")):
        return owners
    verb = tree.heads[noun]
    if tree.deps[noun] == "dobj" and tree.is_verb(verb):
        return _subjects(tree, verb, _DEEPEST)
    return ()


def _gap(tree: Tree, verb: int) -> tuple[int, ...]:
    """Return what a relative clause with a subject of its own leaves out: "the port Orvia took"."""
    if tree.deps[verb] not in {"relcl", "acl"} or not _kids(tree, verb, "nsubj"):
        return ()
    subject = _kids(tree, verb, "nsubj")[0]
    if tree.words[subject] in RELATIVES and tree.tags[subject].startswith("W"):
        return ()
    return (tree.heads[verb],)


def _prepositions_of(tree: Tree, head: int) -> Iterator[Oblique]:
    for kid in tree.children[head]:
        if not _is_preposition(tree, kid):
            continue
        inner = [kid, *_kids(tree, kid, "prep")]  # "out of the port"
        for preposition in inner:
            for token in _all_of(tree, _kids(tree, preposition, "pobj")):
                yield tree.words[preposition], token


def _is_preposition(tree: Tree, token: int) -> bool:
    return tree.deps[token] in {"prep", "agent", "dative"} and tree.tags[token] in {"IN", "TO", "RP"}


def _all_of(tree: Tree, heads: Sequence[int]) -> tuple[int, ...]:
    return tuple([antecedent_of(tree, member) for head in heads for member in coordinated(tree, head)])


def _kids(tree: Tree, token: int, *deps: str) -> list[int]:
    kids = tree.children[token]  # asked 2,500 times an article, mostly of words without any
    return [kid for kid in kids if tree.deps[kid] in deps] if kids else []


def _bounds(tree: Tree, head: int) -> tuple[int, int]:
    """Return the first and last token of a clause without what is joined to it and without punctuation at its ends."""
    own = [kid for kid in tree.children[head] if tree.deps[kid] not in _JOINED]
    first = min([head, *(tree.firsts[kid] for kid in own)])
    last = max([head, *(tree.lasts[kid] for kid in own)])
    later = [tree.firsts[kid] for kid in _kids(tree, head, "conj", "parataxis") if kid > head]
    last = min([last, *(start - 1 for start in later if start > head)])
    while last > head and tree.tags[last] in _EDGES:
        last -= 1
    while first < head and tree.tags[first] in _EDGES:
        first += 1
    return first, last


_EDGES = frozenset({",", ".", ":", "CC", "''", "``", "_SP"})
"""Tags of what stands at the ends of a clause and is none of its words."""

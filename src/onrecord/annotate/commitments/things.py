"""Which words of a tree are things that are given (money, goods, what is free), and which only carry them."""

from __future__ import annotations

from onrecord.annotate.animates import is_animate
from onrecord.annotate.clauses import Clause, clause_at, coordinated
from onrecord.annotate.commitments.words import is_gift, lists_word
from onrecord.annotate.frame_roles import base_of
from onrecord.annotate.lemmas import lemma_of
from onrecord.annotate.trees import Tree


def is_carrier(tree: Tree, token: int) -> bool:
    """Whether a word is for what only carries a gift: lorries deliver, and give nothing."""
    return lists_word("givers", "carriers", tree.words[token])


def behind_carrier(tree: Tree, token: int) -> tuple[int, ...]:
    """Return who gives what a carrier brings: of "a convoy organised by students" the students; else `token` itself."""
    if not is_carrier(tree, token):
        return (token,)
    sent = next((kid for kid in tree.children[token] if tree.deps[kid] == "acl" and tree.tags[kid] == "VBN"), None)
    if sent is None or base_of(tree, sent) not in _SENT:
        return ()
    return clause_at(tree, sent).agents


_SENT = frozenset("organise organize send charter hire fund finance pay load dispatch lay".split())


def is_thing(tree: Tree, token: int) -> bool:
    """Whether a token can be an item: no person, no time, and of two objects not one with a clause of its own."""
    if tree.tags[token].startswith(("PRP", "W")) and tree.words[token] not in {"it", "which", "that"}:
        return False
    first = tree.child(tree.heads[token], "dobj")
    if tree.deps[token] == "dobj" and first is not None and first != token:
        return False
    return not lists_word("no_gifts", "times", tree.words[token])


def is_sum_of(tree: Tree, token: int) -> bool:
    """Whether a phrase names money or goods."""
    word = tree.words[token]
    if is_gift(word, lemma_of(word, tree.tags[token])):
        return True
    return any(word[:1] in _SIGNS for word in tree.words[tree.firsts[token] : token + 1])


def is_called_free(tree: Tree, token: int) -> bool:
    """Whether a noun is called free of charge: "a free shuttle", "free school meals"; not "free trade"."""
    if lists_word("free", "liberties", tree.words[token]):
        return False
    names = [kid for kid in tree.children[token] if tree.deps[kid] == "compound"]
    if any(lists_word("free", "liberties", tree.words[kid]) for kid in names):
        return False
    return any(tree.words[kid] in _FREE and tree.deps[kid] == "amod" for kid in tree.children[token])


def behind_particle(tree: Tree, verb: int) -> tuple[int, ...]:
    """Return the object of "fly in 11 surgeons" and "hand on 18 guns", where the parser reads a place."""
    is_beside = verb + 1 < len(tree) and tree.heads[verb + 1] == verb and tree.words[verb + 1] in _PARTICLES
    if not is_beside or tree.child(verb, "dobj") is not None:
        return ()
    found = tree.child(verb + 1, "pobj")
    if found is None or lists_word("no_gifts", "times", tree.words[found]) or tree.tags[found].startswith("NNP"):
        return ()
    is_counted = any(tree.deps[kid] == "nummod" for kid in tree.children[found])
    is_given = is_counted or is_sum_of(tree, found) or is_animate(tree, found)
    return coordinated(tree, found) if is_given else ()


def two_objects(tree: Tree, clause: Clause) -> tuple[int, ...]:
    """Return who gets it and what, where the parser calls both an object: "pay each of them 500 crowns"."""
    objects = tuple(kid for kid in tree.children[clause.head] if tree.deps[kid] == "dobj" and kid > clause.head)
    if len(objects) < 2 or is_sum_of(tree, objects[0]):
        return ()
    is_next = tree.firsts[objects[1]] == tree.lasts[objects[0]] + 1
    if not is_next and not (is_animate(tree, objects[0]) or tree.tags[objects[0]] == "NNP"):
        return ()
    return objects[:2]


_SIGNS = "$£€"
_FREE = frozenset({"free", "donated", "complimentary", "interest-free", "rent-free", "subsidised", "subsidized"})
_PARTICLES = frozenset({"in", "on", "over", "after"})

"""Where the subject of a clause stands: in it, in the noun that a relative clause is about, or in the verb before."""

from __future__ import annotations

from onrecord.annotate.trees import SUBJECTS, Tree

_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_ADVERBS = frozenset({"where", "when", "why", "whereby", "whereupon"})
_CUTS = frozenset({"relcl", "acl", "appos"})


def own_subject(tree: Tree, verb: int) -> int | None:
    """Return the subject that a clause has of its own; "who" and "whose house" lean on the noun before."""
    subject = tree.child(verb, *SUBJECTS)
    if subject is None or (tree.words[subject] in _RELATIVES and tree.tags[subject].startswith("W")):
        return None
    leans = any(tree.words[kid] == "whose" for kid in tree.children[subject])
    return None if leans else subject


def stands_alone(tree: Tree, verb: int) -> bool:
    """Whether a relative clause says all by itself: "where he was held", "in which 12 died", not "that he sold"."""
    subject = own_subject(tree, verb)
    if subject is None:
        return False
    opener = tree.firsts[verb]
    if tree.words[opener] in _ADVERBS or (tree.words[opener] == "that" and tree.deps[opener] == "mark"):
        return True
    if tree.tags[opener] == "IN" and opener + 1 < subject and tree.words[opener + 1] in {"which", "whom"}:
        return True
    objects = [kid for kid in tree.children[verb] if tree.deps[kid] == "dobj" and tree.words[kid] not in _RELATIVES]
    is_stranded = any(tree.deps[kid] == "prep" and not tree.children[kid] for kid in tree.children[verb])
    return bool(objects) and not is_stranded


def own_beginning(tree: Tree, verb: int) -> int:
    """Return the first token of a relative clause that stands alone, without what ties it to the noun before."""
    kids = [kid for kid in tree.children[verb] if not _ties(tree, kid) and tree.deps[kid] not in {"punct", "cc"}]
    return min([verb, *(tree.firsts[kid] for kid in kids)])


def _ties(tree: Tree, kid: int) -> bool:
    first, last = tree.firsts[kid], tree.lasts[kid]
    if tree.words[kid] == "that" and first == last and tree.deps[kid] not in SUBJECTS:
        return True  # "at the time that they met"
    return tree.deps[kid] == "mark" or bool(
        {*tree.words[first : last + 1]} & (_ADVERBS | {"which", "whom"}) and last - first < _SHORT
    )


_SHORT = 4
"""Tokens of a phrase that ties a clause to its noun: "in the course of which" has five, "in which" two."""


def phrase_start(tree: Tree, noun: int) -> int:
    """Return the first token of a noun phrase."""
    kids = [kid for kid in tree.children[noun] if kid < noun and tree.deps[kid] not in {"punct", "cc"}]
    return min([noun, *(tree.firsts[kid] for kid in kids)])


def phrase_end(tree: Tree, noun: int) -> int:
    """Return the last token of a noun phrase, without clauses and appositions behind it."""
    last = noun
    for kid in tree.children[noun]:
        if kid < noun or tree.deps[kid] == "punct":
            continue
        if tree.deps[kid] in _CUTS or kid - last > _GAP:
            break
        last = max(last, tree.lasts[kid])
    return last


_GAP = 12
"""Tokens within which the parts of a noun phrase follow one another."""

"""The words that a happening is cited in: its clause, cut so that it stands alone; else the sentence.

A clause without a subject of its own begins where its subject stands, if that is near: "the blast, which killed 12",
"police retook the strip and arrested 17 people".
"""

from __future__ import annotations

from onrecord.annotate.clauses import Clause
from onrecord.annotate.trees import SUBJECTS, Tree
from onrecord.text import Span

_CUT = frozenset({"relcl", "advcl", "parataxis", "ccomp"})
"""Clauses at the end of a clause that are left out when a comma or a word such as "after" parts them from it."""
_EDGES = frozenset({",", ".", ":", "CC", "''", "``", "_SP", "-LRB-", "HYPH"})
_LONGEST = 400
"""Code points of an extract that reaches back to its subject; a longer one gives way to the bare clause."""


def extract_of(tree: Tree, clause: Clause, sentence: Span) -> Span:
    """Return the words to cite for `clause`; never more than `sentence`."""
    first, last = clause.first, _end(tree, clause)
    begin = _beginning(tree, clause.head, first)
    span = tree.span(begin, max(last, clause.head))
    if span.end - span.start > _LONGEST:
        span = tree.span(first, max(last, clause.head))
    return span if sentence.contains(span) else Span(max(span.start, sentence.start), min(span.end, sentence.end))


def _end(tree: Tree, clause: Clause) -> int:
    """Return the last token of a clause without the clauses that hang behind it."""
    last = clause.last
    for kid in reversed(tree.children[clause.head]):
        if kid <= clause.head or tree.lasts[kid] != last:
            continue
        if tree.deps[kid] == "advcl" and tree.child(kid, *SUBJECTS) is not None:
            last = tree.firsts[kid] - 1
    while last > clause.head and tree.tags[last] in _EDGES:
        last -= 1
    return last


def _beginning(tree: Tree, head: int, first: int) -> int:
    """Return where the subject of a clause begins, when the clause has none of its own."""
    if not tree.is_verb(head):
        return first
    dep, up = tree.deps[head], tree.heads[head]
    subject = tree.child(head, *SUBJECTS)
    if dep in {"relcl", "acl"} and up < head and tree.is_noun(up):
        return _phrase_start(tree, up)
    if subject is not None:
        return _without_mark(tree, head, first)
    if dep in {"conj", "advcl", "xcomp", "pcomp"}:
        verb = tree.heads[up] if dep == "pcomp" else up
        if tree.is_verb(verb) and verb < head:
            return _beginning(tree, verb, _own_first(tree, verb))
    return first


def _own_first(tree: Tree, verb: int) -> int:
    kids = [tree.firsts[kid] for kid in tree.children[verb] if tree.deps[kid] not in {"cc", "punct"}]
    return min([verb, *kids])


def _phrase_start(tree: Tree, noun: int) -> int:
    kids = [kid for kid in tree.children[noun] if kid < noun and tree.deps[kid] not in {"punct", "cc"}]
    return min([noun, *(tree.firsts[kid] for kid in kids)])


def _without_mark(tree: Tree, head: int, first: int) -> int:
    """Return the first token behind the word that ties a clause to another: "that", "after", "although"."""
    at = first
    for kid in tree.children[head]:
        if tree.deps[kid] == "mark" and kid == at:
            at = kid + 1
    while at < head and tree.tags[at] in _EDGES:
        at += 1
    return at

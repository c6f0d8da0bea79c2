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
    first, last = clause.first, max(_end(tree, clause), clause.head)
    begin = _beginning(tree, clause.head, first)
    if tree.is_verb(clause.head):
        begin, last = _between_semicolons(tree, clause.head, begin, last)
    span = tree.span(begin, last)
    if span.end - span.start > _LONGEST:
        span = tree.span(max(first, begin), last)
    return span if sentence.contains(span) else Span(max(span.start, sentence.start), min(span.end, sentence.end))


def _between_semicolons(tree: Tree, head: int, first: int, last: int) -> tuple[int, int]:
    """Return the tokens of a clause without those that a semicolon or colon parts from its own subject and verb."""
    subject = tree.child(head, *SUBJECTS)
    own = min(head, tree.firsts[subject]) if subject is not None and subject < head else head
    if subject is not None:
        first = max([first, *(token + 1 for token in range(first, own) if tree.words[token] in {";", ":"})])
    behind = tree.words[head : last + 1]
    if ";" in behind and "(" not in behind:
        last = head + behind.index(";") - 1
    return _past_edges(tree, head, first), last


def _past_edges(tree: Tree, head: int, at: int) -> int:
    """Return the first token that is neither a comma nor an "and"."""
    while at < head and tree.tags[at] in _EDGES:
        at += 1
    return at


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
    if dep in {"relcl", "acl"} and up < head and tree.is_noun(up) and not _opens_with_when(tree, head):
        return _phrase_start(tree, up)
    if subject is not None and tree.words[subject] in {"who", "which"} and subject == first:
        return _antecedent(tree, first)
    if subject is not None:
        return _without_mark(tree, head, first)
    if dep in {"conj", "advcl", "xcomp", "pcomp"}:
        verb = tree.heads[up] if dep == "pcomp" or tree.tags[up].startswith("J") else up  # "is due to end"
        if tree.is_noun(verb) and verb < head and dep == "xcomp":
            return _phrase_start(tree, verb)  # "an officer due to retire"
        if tree.is_verb(verb) and verb < head:
            return _beginning(tree, verb, _own_first(tree, verb))
    return first


def _opens_with_when(tree: Tree, head: int) -> bool:
    """Whether a relative clause is about a time and has a subject of its own: "in May, when the rebels left"."""
    mark = tree.child(head, "advmod", "mark")
    return mark is not None and tree.words[mark] == "when" and tree.child(head, *SUBJECTS) is not None


def _antecedent(tree: Tree, relative: int) -> int:
    """Return where the noun before "who" or "which" begins, when it stands right before it."""
    at = relative - 1 if relative > 0 and tree.words[relative - 1] != "," else relative - 2
    return _phrase_start(tree, at) if at >= 0 and tree.is_noun(at) else relative


def _own_first(tree: Tree, verb: int) -> int:
    kids = [tree.firsts[kid] for kid in tree.children[verb] if tree.deps[kid] not in {"cc", "punct"}]
    return min([verb, *kids])


def _phrase_start(tree: Tree, noun: int) -> int:
    kids = [kid for kid in tree.children[noun] if kid < noun and tree.deps[kid] not in {"punct", "cc"}]
    return min([noun, *(tree.firsts[kid] for kid in kids)])


def _without_mark(tree: Tree, head: int, first: int) -> int:
    """Return the first token behind the word that ties a clause to another: "that", "after", "although", "when"."""
    at = first
    for kid in tree.children[head]:
        is_tie = tree.deps[kid] == "mark" or (tree.deps[kid] == "advmod" and tree.words[kid] in _TIES)
        is_near = at <= kid <= at + _LEAD and all(tree.deps[one] in _BEFORE_TIE for one in range(at, kid))
        if is_tie and is_near and kid < head:
            at = kid + 1
    return _past_edges(tree, head, at)


_TIES = frozenset({"when", "where", "while", "as", "because", "once", "after", "before", "whereupon"})
_LEAD = 3
"""Words that may stand before such a word: "two days after", "overnight after"."""
_BEFORE_TIE = frozenset({"nummod", "npadvmod", "advmod", "mark", "quantmod", "det"})

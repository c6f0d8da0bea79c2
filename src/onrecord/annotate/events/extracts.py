"""The words that a happening is cited in: its clause, cut so that it stands alone, and its subject where that is apart.

A clause without a subject of its own begins where its subject stands, if nothing but its own words lies between: "the
blast, which killed 12". Behind an "and" the subject is cited by itself: of "police retook the strip and arrested 17
people" the second deed is "police ... arrested 17 people", not the first deed over again.
"""

from __future__ import annotations

from onrecord.annotate.clauses import Clause, shares_passive
from onrecord.annotate.events.contents import is_said_to_be
from onrecord.annotate.events.subjects import own_beginning, own_subject, phrase_end, phrase_start, stands_alone
from onrecord.annotate.events.words import kind_of
from onrecord.annotate.predicates import predicate_at
from onrecord.annotate.trees import SUBJECTS, Tree
from onrecord.text import Span

_EDGES = frozenset({",", ".", ":", "CC", "''", "``", "_SP", "-LRB-", "HYPH"})
_LONGEST = 400
"""Code points of an extract that reaches back to its subject; a longer one gives way to the bare clause."""


_PAIRS = (("“", "”"), ("‘", "’"), ('"', '"'), ("(", ")"), ("[", "]"))
_STOPS = frozenset(", . ! ? …".split())
_BEHIND = 2
"""Tokens behind an extract among which its closing mark is looked for: a stop may stand before it."""


def cites_of(tree: Tree, clause: Clause, sentence: Span) -> tuple[Span, ...]:
    """Return the words to cite for `clause`, never more than `sentence`: the clause first, then what stands apart."""
    apart = _apart(tree, clause)
    if apart is None:
        return (extract_of(tree, clause, sentence),)
    leader = _leader(tree, clause.head)
    opening = clause.first if leader == clause.head else _own_first(tree, leader)
    first, last = _past_edges(tree, leader, opening), max(_end(tree, clause), clause.head)
    first, last = _between_semicolons(tree, clause.head, first, last)
    own, other = tree.span(first, closed_at(tree, first, last)), tree.span(*apart)
    if not sentence.contains(own) or not sentence.contains(other) or own.overlaps(other):
        return (extract_of(tree, clause, sentence),)
    return own, other


def extract_of(tree: Tree, clause: Clause, sentence: Span) -> Span:
    """Return the words of `clause` in one piece, from its subject on; never more than `sentence`."""
    first, last = clause.first, max(_end(tree, clause), clause.head)
    begin = _beginning(tree, clause.head, first)
    if tree.is_verb(clause.head):
        begin, last = _between_semicolons(tree, clause.head, begin, last)
        begin, last = between_dashes(tree, clause.head, begin, last)
    span = tree.span(begin, closed_at(tree, begin, last))
    if span.end - span.start > _LONGEST:
        span = tree.span(max(first, begin), closed_at(tree, max(first, begin), last))
    return span if sentence.contains(span) else Span(max(span.start, sentence.start), min(span.end, sentence.end))


def closed_at(tree: Tree, first: int, last: int) -> int:
    """Return the last token of an extract, or the mark just behind it that closes what was opened inside.

    "vowed that the quay would be cleared “within days" lacks its mark, which stands outside the clause in the tree.
    """
    inside = tree.words[first : last + 1]
    for opening, closing in _PAIRS:
        is_open = inside.count(opening) % 2 if opening == closing else inside.count(opening) > inside.count(closing)
        for at in range(last + 1, min(last + 1 + _BEHIND, len(tree.words))) if is_open else ():
            if tree.words[at] == closing:
                return at
            if tree.words[at] not in _STOPS:
                break
    return last


def _apart(tree: Tree, clause: Clause) -> tuple[int, int] | None:
    """Return the first and last token of the subject of a clause that other words part from it, None for none.

    Of "a bomb exploded, killing two and wounding ten" that of the wounding is "a bomb exploded".
    """
    head = clause.head
    if not tree.is_verb(head) or tree.child(_leader(tree, head), *SUBJECTS) is not None:
        return None
    if tree.deps[head] == "advcl" and head < tree.heads[head] and tree.tags[head] in {"VBN", "VBG"}:
        subject = tree.child(tree.heads[head], "nsubj", "nsubjpass")  # "Founded in 1990, the club ..."
        return None if subject is None or subject < head else (tree.firsts[subject], phrase_end(tree, subject))
    first = _leader(tree, head)
    while tree.deps[first] == "conj" and tree.child(first, *SUBJECTS) is None and tree.is_verb(tree.heads[first]):
        if tree.heads[first] >= first:
            return None
        first = tree.heads[first]
    if first == _leader(tree, head) or tree.words[head - 1] == "-":  # "re-elected" is cut into three
        return None
    begin = _beginning(tree, first, _own_first(tree, first))
    subject = tree.child(first, *SUBJECTS)
    if subject is not None and begin <= subject < first:
        begin, _ = _between_semicolons(tree, first, begin, first)
        return begin, _helpers_end(tree, first, head, phrase_end(tree, subject))
    last = _past_edges_back(tree, tree.firsts[first] - 1)
    return (begin, last) if begin <= last < first else None


def _leader(tree: Tree, head: int) -> int:
    """Return the verb that leads to an infinitive without a subject: "refused" of "refused to say"."""
    at = head
    while tree.deps[at] == "xcomp" and tree.heads[at] < at and tree.is_verb(tree.heads[at]):
        if tree.child(at, *SUBJECTS) is not None:
            break
        at = tree.heads[at]
    return at


def _helpers_end(tree: Tree, first: int, head: int, subject: int) -> int:
    """Return the last of the helping verbs that `head` shares with the verb `first`: "two men were ... charged"."""
    is_participle = tree.tags[head] in {"VB", "VBN", "VBG"} or shares_passive(tree, head)
    is_bare = is_participle and tree.child(head, "aux", "auxpass") is None
    helpers = [kid for kid in tree.children[first] if tree.deps[kid] in {"aux", "auxpass", "neg"} and kid < first]
    if not is_bare or not helpers or helpers[0] < subject:
        return subject
    return max(helpers)


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


def between_dashes(tree: Tree, head: int, first: int, last: int) -> tuple[int, int]:
    """Return the tokens of a clause without those around the two dashes between which its subject and verb stand."""
    subject = tree.child(head, *SUBJECTS)
    own = min(head, tree.firsts[subject]) if subject is not None and subject < head else None
    if own is None:
        return first, last
    before = [token for token in range(first, own) if tree.words[token] in _DASHES]
    behind = [token for token in range(head, min(last + 2, len(tree))) if tree.words[token] in _DASHES]
    if not before or not behind or any(tree.words[token] in _DASHES for token in range(own, head)):
        return first, last
    return _past_edges(tree, head, before[-1] + 1), max(head, behind[0] - 1)


_DASHES = frozenset({"—", "–", "--"})


def _past_edges(tree: Tree, head: int, at: int) -> int:
    """Return the first token that is neither a comma nor an "and"."""
    while at < head and tree.tags[at] in _EDGES:
        at += 1
    return at


def _past_edges_back(tree: Tree, at: int) -> int:
    while at > 0 and tree.tags[at] in _EDGES:
        at -= 1
    return at


def beginning_of(tree: Tree, clause: Clause) -> int:
    """Return the first token to cite of a clause: its subject, though it may stand in the clause above."""
    return _beginning(tree, clause.head, clause.first)


def _end(tree: Tree, clause: Clause) -> int:
    """Return the last token of a clause without the clauses that hang behind it."""
    last = clause.last
    for kid in reversed(tree.children[clause.head]):
        if kid <= clause.head or tree.lasts[kid] != last:
            continue
        if tree.has_to(kid):
            continue  # "an order for its troops to leave Lune": what was ordered
        if tree.deps[kid] == "advcl" and (tree.child(kid, *SUBJECTS) is not None or _tells_itself(tree, kid)):
            last = tree.firsts[kid] - 1
    while last > clause.head and tree.tags[last] in _EDGES:
        last -= 1
    return last


def _tells_itself(tree: Tree, participle: int) -> bool:
    """Whether a participle behind a comma tells of a happening of its own: ", killing two men"."""
    first = tree.firsts[participle]
    is_parted = first > 0 and tree.words[first - 1] == ","
    return is_parted and tree.tags[participle] == "VBG" and bool(kind_of(predicate_at(tree, participle)))


def _beginning(tree: Tree, head: int, first: int) -> int:
    """Return where the subject of a clause begins, when the clause has none of its own."""
    if not tree.is_verb(head):
        return min(first, tree.firsts[tree.heads[head]]) if is_said_to_be(tree, head) else first
    dep, up = tree.deps[head], tree.heads[head]
    subject = tree.child(head, *SUBJECTS)
    if dep in {"relcl", "acl"} and up < head and not tree.is_verb(up):
        return own_beginning(tree, head) if stands_alone(tree, head) else phrase_start(tree, up)
    if subject is not None and own_subject(tree, head) is None and tree.firsts[subject] == first:
        return _antecedent(tree, first)
    if subject is not None and dep in {"ccomp", "xcomp"} and tree.has_to(head) and up < head:
        return _beginning(tree, up, _own_first(tree, up))  # "caused a crane to fall, killing ten"
    if subject is not None:
        return _without_mark(tree, head, first)
    if dep in {"conj", "advcl", "xcomp", "pcomp"}:
        verb = tree.heads[up] if dep == "pcomp" or tree.tags[up].startswith("J") else up  # "is due to end"
        if tree.is_noun(verb) and verb < head and dep == "xcomp":
            return phrase_start(tree, verb)  # "an officer due to retire"
        if tree.is_verb(verb) and verb < head:
            return _beginning(tree, verb, _own_first(tree, verb))
    return first


def _antecedent(tree: Tree, relative: int) -> int:
    """Return where the noun before "who" or "which" begins, when it stands right before it."""
    at = relative - 1 if relative > 0 and tree.words[relative - 1] != "," else relative - 2
    return phrase_start(tree, at) if at >= 0 and tree.is_noun(at) else relative


def _own_first(tree: Tree, verb: int) -> int:
    kids = [tree.firsts[kid] for kid in tree.children[verb] if tree.deps[kid] not in {"cc", "punct"}]
    return min([verb, *kids])


def _without_mark(tree: Tree, head: int, first: int) -> int:
    """Return the first token behind the word that ties a clause to another: "that", "after", "although", "when"."""
    at = first
    for kid in tree.children[head]:
        if tree.words[kid] == "according" and tree.firsts[kid] == at and tree.lasts[kid] < head:
            at = _past_edges(tree, head, tree.lasts[kid] + 1)
        is_tie = tree.deps[kid] == "mark" or (tree.deps[kid] == "advmod" and tree.words[kid] in _TIES)
        is_near = at <= kid <= at + _LEAD and all(tree.deps[one] in _BEFORE_TIE for one in range(at, kid))
        if is_tie and is_near and kid < head:
            at = kid + 1
    return _past_edges(tree, head, at)


_TIES = frozenset({"when", "where", "while", "as", "because", "once", "after", "before", "whereupon"})
_LEAD = 3
"""Words that may stand before such a word: "two days after", "overnight after"."""
_BEFORE_TIE = frozenset({"nummod", "npadvmod", "advmod", "mark", "quantmod", "det"})

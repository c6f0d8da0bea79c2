"""The words of a clause that is read alone: from its subject to its end, with all that hangs on it."""

from __future__ import annotations

import re

from onrecord.annotate.clauses import clause_at
from onrecord.annotate.events.extracts import beginning_of, between_dashes, closed_at
from onrecord.annotate.events.subjects import own_subject
from onrecord.annotate.trees import SUBJECTS, Tree
from onrecord.annotate.wholes.forms import first_joined
from onrecord.annotate.wholes.standing import points
from onrecord.text import Span

_EDGES = frozenset({",", ".", ":", "CC", "''", "``", "_SP"})


def words_of(tree: Tree, verb: int, sentence: Span) -> Span | None:
    """Return the words of the clause of `verb`, with the clauses that hang on it; None where they leave `sentence`."""
    first = first_joined(tree, verb)
    begin = beginning_of(tree, clause_at(tree, _first_spliced(tree, first)))
    last = max(clause_at(tree, verb).last, list_end(tree, verb))
    begin, last = _between_semicolons(tree, first, verb, begin, last)
    begin, last = between_dashes(tree, first, begin, last)
    last = _back(tree, verb, last)
    begin = _opened(tree, begin, last)
    span = tree.span(begin, closed_at(tree, begin, last))
    return span if sentence.contains(span) else None


def list_end(tree: Tree, verb: int) -> int:
    """Return the last token of nouns that the parser joined to a verb, the verb itself for none.

    Of "the demands have grown to a new law, an inquiry and fresh elections" it joins the inquiry to "grown".
    """
    at = verb
    for kid in tree.children[verb]:
        if kid > verb and tree.deps[kid] == "conj":
            is_apart = "but" in tree.words[at : tree.firsts[kid]]
            if is_apart or not tree.is_noun(kid) or tree.child(kid, *SUBJECTS) is not None:
                break
            at = tree.lasts[kid]
    return at


def _between_semicolons(tree: Tree, first: int, verb: int, begin: int, last: int) -> tuple[int, int]:
    """Return the ends of a clause without what a semicolon parts from it, unless its subject points to that: "; it"."""
    subject = own_subject(tree, first)
    if subject is not None and points(tree, subject):
        return begin, last
    before = [at for at in range(begin, min(first, subject if subject is not None else first)) if tree.words[at] == ";"]
    behind = [at for at in range(verb, last + 1) if tree.words[at] == ";"]
    return (before[-1] + 1 if before else begin), (behind[0] - 1 if behind else last)


def shortened(tree: Tree, verb: int, clause: int, words: Span) -> tuple[Span, ...]:
    """Return the `words` of a clause without what it says beside `clause`: “She said … that the strike was over”.

    `verb` is that of the words, `clause` the verb of one of several clauses that it says, joined to one another.
    """
    first = clause
    while tree.deps[first] == "conj" and tree.heads[first] < first and tree.is_verb(tree.heads[first]):
        first = tree.heads[first]
    if tree.deps[first] != "ccomp" or tree.heads[first] != verb or first < verb:
        return (words,)
    if first == clause:
        joined = (kid for kid in tree.children[first] if tree.deps[kid] == "conj" and kid > first)
        others = [tree.firsts[kid] for kid in joined if tree.child(kid, *SUBJECTS) is not None]
        last = _back(tree, first, min(others) - 1) if others else None
        return (words,) if last is None else (Span(words.start, tree.ends[closed_at(tree, verb, last)]),)
    begin, end = _back(tree, verb, tree.firsts[first] - 1), clause_at(tree, clause).last
    own_words = tree.span(tree.firsts[clause], closed_at(tree, tree.firsts[clause], _back(tree, clause, end)))
    return Span(words.start, tree.ends[begin]), own_words


def _back(tree: Tree, least: int, at: int) -> int:
    """Return the last token up to `at` that is no mark at an edge, `least` at least."""
    while at > least and tree.tags[at] in _EDGES:
        at -= 1
    return at


def _first_spliced(tree: Tree, verb: int) -> int:
    """Return the first of clauses that only commas join: "police have retaken the port, the minister said"."""
    at = verb
    while tree.deps[at] == "conj" and tree.is_verb(tree.heads[at]) and tree.heads[at] < at:
        joints = (kid for kid in tree.children[tree.heads[at]] if tree.deps[kid] == "cc" or tree.words[kid] == ";")
        if any(tree.heads[at] < kid < at for kid in joints):
            break
        at = tree.heads[at]
    return at


def trimmed(sentence: Span, text: str) -> Span:
    """Return a sentence without blanks at its ends and the full stop behind it."""
    words = sentence.of(text)
    start = sentence.start + len(words) - len(words.lstrip())
    return Span(start, max(start, sentence.start + len(words.rstrip().rstrip("."))))


def closed(words: Span, text: str) -> Span:
    """Return words with the mark behind them that closes what they open."""
    inside, behind = words.of(text), _CLOSING.match(text, words.end)
    if behind is None:
        return words
    mark = behind["mark"]
    is_open = inside.count("“") > inside.count("”") if mark == "”" else inside.count('"') % 2 == 1
    return Span(words.start, behind.end()) if is_open else words


_CLOSING = re.compile(r"[.,!?…]?(?P<mark>[”\"])")


def _opened(tree: Tree, first: int, last: int) -> int:
    """Return the first token of words, or the mark before it that opens what is closed inside: “We won,” she said."""
    inside = tree.words[first : last + 1]
    for opening, closing in _PAIRS:
        if first == 0 or tree.words[first - 1] != opening or closing not in inside:
            continue
        if opening == closing or opening not in inside or inside.index(closing) < inside.index(opening):
            return first - 1
    return first


_PAIRS = (("“", "”"), ("‘", "’"), ('"', '"'))

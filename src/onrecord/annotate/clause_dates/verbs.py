"""What the forms of verbs, and the words that tie clauses together, say of whose date is whose."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container

from onrecord.annotate.certainty_words import lists_word
from onrecord.annotate.predicates import predicate_at
from onrecord.annotate.times import TimeExpression
from onrecord.annotate.trees import SUBJECTS, Tree

EARLIER, LATER = frozenset({"after"}), frozenset({"before", "until", "till"})
"""Words before a clause that was over before the main one, and before one that followed it."""


def is_past(tree: Tree, verb: int) -> bool:
    """Whether a verb is in the past or the perfect; a participle is when the verb above it is."""
    is_bare = tree.tags[verb] in {"VBG", "VBN"} and tree.child(verb, "aux", "auxpass") is None
    if is_bare and tree.deps[verb] in {"advcl", "conj"} and tree.heads[verb] < verb:
        return is_past(tree, tree.heads[verb])
    return tree.tags[verb] == "VBD" or any(
        tree.words[kid] in {"had", "has", "have", "was", "were", "did", "'ve", "’ve"}
        for kid in tree.children[verb]
        if tree.deps[kid] in {"aux", "auxpass"}
    )


def helper_of(tree: Tree, verb: int) -> str:
    """Return what the helping verb of a clause makes of it: "perfect", "future" or "" for none or a mere passive."""
    for kid in tree.children[verb]:
        if tree.deps[kid] == "aux":
            if tree.tags[kid] == "MD":
                return "future"
            if tree.words[kid] in {"has", "have", "had", "'ve", "’ve"}:
                return "perfect"
    return ""


def will(tree: Tree, verb: int) -> bool:
    """Whether a clause is in the future; a past date beside it belongs to something else."""
    return _is_helped_by(tree, verb, {"will", "'ll", "’ll"})


def would(tree: Tree, verb: int) -> bool:
    """Whether a clause tells in the past of what was then to come: "predicted that it would pass on Monday"."""
    return _is_helped_by(tree, verb, {"would", "'d", "’d"})


def _is_helped_by(tree: Tree, verb: int, words: Container[str]) -> bool:
    return any(tree.words[kid] in words for kid in tree.children[verb] if tree.deps[kid] == "aux")


def was_to_come(tree: Tree, verb: int) -> bool:
    """Whether the narrator tells in the past what was then to come: "was to meet on Monday", "was expected to meet".

    In somebody's words it is still to come: "said that it was to meet on Monday".
    """
    up = tree.heads[verb]
    if not tree.has_to(verb) or up == verb or tree.deps[verb] not in {"xcomp", "oprd", "acomp"}:
        return False
    if tree.deps[up] == "acomp":
        up = tree.heads[up]  # "was due to meet"
    is_told = tree.deps[up] == "ccomp" or any(tree.deps[kid] == "ccomp" for kid in tree.children[up])
    helpers = {up, *(kid for kid in tree.children[up] if tree.deps[kid] in {"aux", "auxpass"})}
    return not is_told and any(tree.words[one] in {"was", "were"} for one in helpers)


def sets_date(tree: Tree, verb: int) -> bool:
    """Whether a verb fixes the day of something to come: "has been scheduled for Tuesday"."""
    is_for = any(tree.words[kid] in {"for", "to", "until"} for kid in tree.children[verb] if tree.deps[kid] == "prep")
    return is_for and lists_word("scheduling", "words", tree, verb)


def is_told_on(tree: Tree, first: int, joined: int) -> bool:
    """Whether a verb tells what came next: "the crew left on Sunday, and the firm took back the keys"."""
    is_and = any(tree.words[kid] == "and" for kid in tree.children[first] if tree.deps[kid] == "cc")
    return is_and and tree.tags[first] == tree.tags[joined] == "VBD" and helper_of(tree, joined) == ""


def stands_as_of(tree: Tree, time: TimeExpression) -> bool:
    """Whether "as of" stands before a time."""
    first = bisect_left(tree.starts, time.span.start)
    return first > 1 and tree.words[first - 1] == "of" and tree.words[first - 2] == "as"


_SAME_DAY = frozenset({"when", "as"})


def shares_mark(tree: Tree, first: int, joined: int) -> bool:
    """Whether what ties a clause to its main one ties the clause joined to it too: "after it fell and two men died"."""
    mark = tree.child(first, "mark")
    is_tied = tree.deps[first] == "advcl" and mark is not None and tree.words[mark] in EARLIER | LATER
    return is_tied and tree.child(joined, "mark") is None


def ties_date(tree: Tree, word: str, main: int, clause: int) -> bool:
    """Whether the date of a `clause` behind the `word` says something of the main verb: "left after it fell on Monday".

    Of what is to come nothing is said by what was before it; "while" does where one and the same does both.
    """
    if word in EARLIER | LATER:
        return word in {"after", "before"} and is_past(tree, main)
    if word != "while":
        return word in _SAME_DAY | {"since"}
    is_first = next((kid for kid in tree.children[main] if tree.deps[kid] == "advcl" and kid > main), clause) == clause
    return is_first and tree.tags[clause] == "VBG" and tree.child(clause, *SUBJECTS) is None


def does_harm(tree: Tree, verb: int) -> bool:
    """Whether a verb kills, wounds or damages."""
    return bool(predicate_at(tree, verb).classes & {"kill", "die", "wound", "damage"})


def shares_deed(tree: Tree, first: int, joined: int) -> bool:
    """Whether two verbs tell of one deed: "two were killed and eight were injured", "shut and seized the site"."""
    is_joined = tree.deps[joined] == "conj" and tree.tags[joined] == tree.tags[first]
    if is_joined and joined == first + 2 and tree.words[first + 1] == "and" and tree.child(joined, "dobj") is not None:
        return tree.tags[first] == "VBD" and tree.child(first, "dobj") is None
    if not is_joined or not (does_harm(tree, first) and does_harm(tree, joined)):
        return False
    between = tree.words[first + 1 : joined]
    return helper_of(tree, first) == helper_of(tree, joined) and _NEXT.isdisjoint(between) and "and" in between


_NEXT = frozenset("then later another also subsequently".split())


def prepositions_at(tree: Tree, token: int) -> list[int]:
    """Return a preposition itself, and of a noun those that hang on it."""
    return [token] if tree.deps[token] == "prep" else [kid for kid in tree.children[token] if tree.deps[kid] == "prep"]


def is_blow(tree: Tree, verb: int, subject: int) -> bool:
    """Whether what a dated event does is done at once: "last year's outbreak killed 64", "Tuesday's storm broke it".

    A blow is over when its day is; an outbreak, a vote or a strike has effects that come later.
    """
    is_sudden = bool(predicate_at(tree, subject).classes & _SUDDEN)
    comes_out = predicate_at(tree, verb).lemma in _COMES_OUT  # "Monday's bid failed"
    return does_harm(tree, verb) or comes_out or (is_sudden and tree.tags[verb] == "VBD")


_COMES_OUT = frozenset({"fail", "succeed"})
_SUDDEN = frozenset({"attack", "bomb", "shoot", "stab", "shell", "quake", "storm", "flood", "crash"})


def done_before(tree: Tree, verb: int, time: TimeExpression) -> int | None:
    """Return the relative clause right before a time that is over, in front of a verb in the future.

    "Under the accord, which was signed in Tarn, late on Monday, the firm will pay" dates the signing.
    """
    first = bisect_left(tree.starts, time.span.start)
    before = range(first - 1, tree.firsts[verb], -1) if first < verb else ()
    return next((token for token in before if tree.deps[token] in {"relcl", "acl"} and is_past(tree, token)), None)


def has_relative_subject(tree: Tree, verb: int) -> bool:
    """Whether the noun does what its clause tells: "a blast on Friday which killed two", not "where he had worked"."""
    subject = tree.child(verb, *SUBJECTS)
    return tree.deps[verb] == "acl" or (subject is not None and tree.words[subject] in {"which", "that"})


def is_within(tree: Tree, verb: int) -> bool:
    """Whether a relative clause says what happened in its noun: "the 1991 march, in which 12 men died"."""
    return has_governed_relative(tree, verb) and tree.words[tree.firsts[verb]] in {"in", "during", "at"}


def has_governed_relative(tree: Tree, verb: int) -> bool:
    """Whether a relative clause opens with a preposition: "under which"."""
    first = tree.firsts[verb]
    return tree.tags[first] == "IN" and first + 1 < len(tree) and tree.words[first + 1] == "which"

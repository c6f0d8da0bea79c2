"""Words that tell of something or send it out, and clauses that only say when it was: whose date bounds or gives it."""

from __future__ import annotations

from onrecord.annotate.certainty_words import lists_word
from onrecord.annotate.clause_dates.verbs import helper_of
from onrecord.annotate.predicates import predicate_at
from onrecord.annotate.speech.cues import frames_of
from onrecord.annotate.trees import Tree


def tells(tree: Tree, verb: int) -> bool:
    """Whether a verb is one of saying."""
    return tree.is_verb(verb) and bool(frames_of(tree.words[verb], tree.tags[verb]))


def can_tell(tree: Tree, verb: int, clause: int) -> bool:
    """Whether a verb tells what its `clause` says: "said on Tuesday that the dam had broken"."""
    return tells(tree, verb) and ";" not in tree.words[min(verb, clause) : max(verb, clause)]


def is_told_by(tree: Tree, clause: int, verb: int) -> bool:
    """Whether a clause is what its head tells: "said that it had sunk", "is reported to have sunk"."""
    is_done = tree.deps[clause] == "xcomp" and helper_of(tree, clause) == "perfect"
    return (tree.deps[clause] == "ccomp" or is_done) and can_tell(tree, verb, clause)


def is_issued(tree: Tree, noun: int) -> bool:
    """Whether a noun is something that is sent out with words in it: "in an advisory issued late on Sunday"."""
    return any(lists_word("utterances", key, tree, noun) for key in ("words", "issued"))


def is_study(tree: Tree, noun: int) -> bool:
    """Whether a noun tells of what was done before it came out: "in findings published on Tuesday"."""
    return lists_word("utterances", "studies", tree, noun)


def takes_place(tree: Tree, clause: int) -> bool:
    """Whether a relative clause only says that its noun was: "a blast that happened on 27 June"."""
    return tree.deps[clause] == "relcl" and predicate_at(tree, clause).lemma in _TAKING_PLACE


def is_beginning(tree: Tree, verb: int) -> bool:
    """Whether a verb says no more of its subject than that it was, or began."""
    return predicate_at(tree, verb).lemma in _TAKING_PLACE | {"begin", "start"}


_TAKING_PLACE = frozenset({"happen", "occur", "take_place", "take", "break_out", "erupt", "strike", "hit"})

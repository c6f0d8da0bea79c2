"""Whether an event noun tells of its happening anew: it has a date of its own, or says whose death it was."""

from __future__ import annotations

from onrecord.annotate.clause_dates import is_done_with
from onrecord.annotate.events import contents, words
from onrecord.annotate.events.told import Told
from onrecord.annotate.predicates import predicate_at
from onrecord.annotate.trees import Tree
from onrecord.model import Factuality, Polarity


def noun_is_worth(told: Told) -> bool:
    """Whether an event noun tells of its happening anew: it has a date of its own, or says whose death it was."""
    predicate, tree, head = told.candidate.predicate, told.tree, told.candidate.head
    is_part = tree.deps[head] in {"compound", "nmod", "poss"}
    if words.names_nothing(predicate) or not words.is_happening(predicate) or is_part:
        return False
    if contents.is_said_to_be(tree, head) and told.certainty.factuality is Factuality.ACTUAL:
        return _tells_by_itself(told)
    if told.certainty.polarity is Polarity.DENIED or told.certainty.factuality is Factuality.HYPOTHETICAL:
        return False
    if _is_setting(tree, head) or _is_told_by_verb(told):
        return False
    if told.dated.is_own and told.dated.when.latest is not None:
        time = told.dated.time  # "the attack on Friday" tells of it, "Friday's attack" and "the 2020 vote" point at it
        return time is not None and not time.bound and time.span.start > tree.starts[head]
    if tree.deps[head] == "nsubj" and tree.words[tree.heads[head]] in {"was", "were"}:  # "the attack was in Tarn"
        beside = tree.children[tree.heads[head]]
        has_more = any(
            tree.deps[kid] in {"acomp", "attr", "advmod"} and not tree.words[kid].endswith("ly") for kid in beside
        )
        return not has_more and any(_is_at_place(tree, kid) for kid in beside)
    return (
        words.is_telling(predicate) and bool(told.clause.patients) and tree.deps[head] in {"nsubj", "dobj", "nsubjpass"}
    )


def _is_told_by_verb(told: Told) -> bool:
    """Whether the verb that has an event noun for its object tells of it: "posted a loss"."""
    predicate, tree, head = told.candidate.predicate, told.tree, told.candidate.head
    if tree.deps[head] == "dobj" and contents.tells_with_object(tree, predicate_at(tree, tree.heads[head])):
        return True
    return is_done_with(tree, tree.heads[head], head) and not words.is_telling(predicate)


def _is_at_place(tree: Tree, preposition: int) -> bool:
    """Whether a preposition says where: "was in Tarn", "was near the bridge", not "was in euros"."""
    noun = tree.child(preposition, "pobj")
    if noun is None or tree.words[preposition] not in {"in", "at", "on", "near"}:
        return False
    return tree.tags[noun].startswith("NNP") or words.is_place_word(tree.words[noun])


def _is_setting(tree: Tree, noun: int) -> bool:
    """Whether an event noun only says where or when its clause is: "in the November deal", "under the accord"."""
    return tree.deps[noun] == "pobj" and tree.words[tree.heads[noun]] in {
        "in",
        "under",
        "during",
        "at",
        "since",
        "by",
        "for",
        "throughout",
        "amid",
        "over",
        "until",
        "before",
        "pending",
    }


def _tells_by_itself(told: Told) -> bool:
    """Whether "there was" and a noun tell enough: that it was not, or where, when or how many."""
    is_told = bool(told.clause.obliques) or contents.is_counted(told.tree, told.candidate.head)
    return told.certainty.polarity is Polarity.DENIED or (is_told and not told.is_marked_speech)

"""Whether a predicate tells of a happening that a careful researcher would put on a dated list.

Finite verbs in the past are taken unless they are known to report a state, a thought or a saying; participles,
infinitives, possibilities and nouns only when they are known to report a happening. Better a line missed than a line
of no worth: the rules leave out what they can't tell.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.certainty import Certainty
from onrecord.annotate.clause_dates import Dated
from onrecord.annotate.clauses import Clause
from onrecord.annotate.events import words
from onrecord.annotate.events.candidates import Candidate
from onrecord.annotate.predicates import predicate_at
from onrecord.annotate.trees import Tree
from onrecord.model import Factuality, Polarity

_PAST_HELPERS = frozenset({"was", "were", "had", "has", "have", "been", "'ve", "’ve", "'s", "’s", "did", "got"})
_HOLLOW = frozenset({"i", "this", "that", "there", "what", "you"})
"""Words that say of no plan whose it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A predicate in its sentence: how it is told, when, and in whose words."""

    tree: Tree
    candidate: Candidate
    clause: Clause
    certainty: Certainty
    dated: Dated
    is_marked_speech: bool = False
    is_habit: bool = False


def is_worth(told: Told) -> bool:
    """Whether a predicate is worth a line."""
    certainty = told.certainty
    if told.is_habit or certainty.factuality is Factuality.OPINION or _is_asked(told):
        return False
    if told.candidate.predicate.is_noun:
        return _noun_is_worth(told)
    if not _tells(told):
        return False
    if certainty.factuality is Factuality.HYPOTHETICAL:
        return _possibility_is_worth(told)
    return _form_is_worth(told)


def _tells(told: Told) -> bool:
    """Whether the words of a verb tell of a happening at all."""
    tree, candidate, clause = told.tree, told.candidate, told.clause
    predicate = candidate.predicate
    if predicate.token != candidate.head:  # "are dead"
        return True
    if words.is_deed(predicate):
        return _deed_is_complete(told)
    if words.is_light(tree, predicate):
        return _light_is_full(told)
    if told.is_marked_speech and not (words.kind_of(predicate) or told.dated.is_own):
        return False
    if _is_hollow(told):
        return False
    if words.kind_of(predicate):
        return True
    if words.is_nothing(tree, predicate):
        return _holds_event(told)
    return bool(clause.agents or clause.patients)


def _is_hollow(told: Told) -> bool:
    """Whether what is done, or what it takes, names nothing: "offered anything", "spent three winters"."""
    tree = told.tree
    if any(tree.words[token] in {"anything", "something", "everything"} for token in told.clause.patients):
        return True
    is_spending = tree.words[told.candidate.head] in {"spent", "spend", "spending"}
    return is_spending and any(words.is_time_unit(tree.words[token]) for token in told.clause.patients)


def _light_is_full(told: Told) -> bool:
    """Whether a light verb says enough by what stands beside it, or by the verb that leads to it ("refused to go")."""
    predicate, clause = told.candidate.predicate, told.clause
    if told.candidate.verb != told.candidate.head and told.certainty.polarity is Polarity.DENIED:
        return True
    if told.is_marked_speech or (told.tree.deps[told.candidate.head] in {"relcl", "advcl"} and not told.dated.is_own):
        return False
    if words.tells_with(predicate, "with_object") and clause.patients:
        return bool(clause.agents) or told.dated.is_own
    if words.tells_with(predicate, "alone") and clause.agents and not clause.patients:
        return told.tree.is_noun(clause.agents[0])
    return words.tells_with(predicate, "with_goal") and bool(clause.agents and clause.governed_by(*_GOALS))


_GOALS = ("to", "into", "back", "onto")


def _holds_event(told: Told) -> bool:
    """Whether a verb that mostly reports a state has an event for its object: "held talks", "the talks were held"."""
    tree = told.tree
    if tree.words[told.candidate.head] != "held":
        return False
    return told.clause.is_passive or any(
        tree.is_noun(token) and words.names_happening(predicate_at(tree, token)) for token in told.clause.patients
    )


def _deed_is_complete(told: Told) -> bool:
    """Whether a deed of speech says what was ordered, asked or announced."""
    predicate, tree, head = told.candidate.predicate, told.tree, told.candidate.head
    clauses = [kid for kid in tree.children[head] if tree.deps[kid] in {"xcomp", "ccomp", "advcl"}]
    if words.needs(predicate, "with_infinitive"):
        return any(tree.tags[kid] == "VB" for kid in clauses)
    if words.needs(predicate, "with_future") and any(_has_modal(tree, kid) for kid in clauses):
        return True
    return not words.needs(predicate, "with_object") or bool(told.clause.patients)


def _form_is_worth(told: Told) -> bool:
    """Whether the form of a verb tells of something done, or settled to be done."""
    tree, verb, predicate = told.tree, told.candidate.verb, told.candidate.predicate
    dep, tag = tree.deps[verb], tree.tags[verb]
    is_known = words.is_happening(predicate) or words.is_deed(predicate)
    is_finite = _is_finite(tree, verb)
    if not is_finite and told.certainty.polarity is Polarity.DENIED and tag == "VBG" and dep in {"xcomp", "ccomp"}:
        return bool(words.kind_of(predicate))  # "denied kidnapping them"
    if _is_infinitive(tree, verb):
        return _is_carried(tree, verb)
    if not is_finite and tag in {"VBN", "VBG"}:
        return _participle_is_worth(told)
    if told.certainty.factuality is Factuality.PLANNED:
        return _plan_is_worth(told, is_known=is_known)
    if dep == "relcl" and not (is_known or told.dated.time is not None):
        return False
    if dep == "advcl" and not _side_clause_is_worth(told):
        return False
    if tag in {"VBZ", "VBP", "VB"} or _is_present_passive(tree, verb):
        return told.candidate.verb != told.candidate.head and told.certainty.polarity is Polarity.DENIED
    if tag == "VBG":
        return is_known or (_has_perfect(tree, verb) and bool(told.clause.patients))
    return not _lasts_long(told)


def _side_clause_is_worth(told: Told) -> bool:
    """Whether an adverbial clause tells of a happening that is done: of a kind that is certain, or dated."""
    tree, verb, predicate = told.tree, told.candidate.verb, told.candidate.predicate
    if _is_infinitive(tree, tree.heads[verb]):
        return False  # "to suspend it until they were freed"
    is_certain = bool(words.kind_of(predicate)) or words.is_deed(predicate)
    return told.dated.time is not None or (is_certain and not told.is_marked_speech)


def _plan_is_worth(told: Told, *, is_known: bool) -> bool:
    if told.certainty.polarity is Polarity.DENIED:
        return False
    if any(told.tree.words[token] in _HOLLOW for token in (*told.clause.agents, *told.clause.patients)):
        return False
    if told.is_marked_speech:
        return is_known and bool(told.clause.agents or told.clause.patients)
    return is_known or told.dated.is_own or bool(told.clause.patients)


def _participle_is_worth(told: Told) -> bool:
    """Whether a participle without a helping verb tells of a happening: with a date, or as a blow or a death."""
    tree, verb, predicate = told.tree, told.candidate.verb, told.candidate.predicate
    is_behind = tree.deps[verb] == "pcomp" and tree.words[tree.heads[verb]] not in {"after", "before", "with"}
    if tree.deps[verb] == "ccomp" and tree.tags[verb] == "VBG":  # "showed residents celebrating"
        return bool(told.clause.agents) and words.is_happening(predicate)
    if is_behind or tree.deps[verb] not in {"acl", "advcl", "pcomp", "conj", "relcl"}:
        return False
    return told.dated.is_own or words.kind_of(predicate) in _HARD or (tree.tags[verb] == "VBG" and words.is_deed(predicate))


_HARD = frozenset({"killed", "injured", "attack", "strike", "arrest", "charge", "verdict", "disaster"})
"""Kinds of happenings that a participle tells of: "killing at least eight people"."""


def _possibility_is_worth(told: Told) -> bool:
    """Whether something merely possible is worth a line: a main clause with "could" or "may" and a known happening."""
    tree, head = told.tree, told.candidate.head
    if told.is_marked_speech or tree.deps[head] in {"relcl", "advcl"}:
        return False
    return _has_modal(tree, head) and bool(words.kind_of(told.candidate.predicate)) 


def _has_modal(tree: Tree, verb: int) -> bool:
    return any(tree.tags[kid] == "MD" and tree.words[kid] not in {"can", "ca"} for kid in tree.children[verb])


def _is_present_passive(tree: Tree, verb: int) -> bool:
    """Whether a passive speaks of the present: "is covered by a contract"."""
    helpers = [tree.words[kid] for kid in tree.children[verb] if tree.deps[kid] in {"aux", "auxpass"}]
    return tree.tags[verb] == "VBN" and bool(helpers) and helpers[0] in {"is", "are", "'s", "’s", "'re", "’re", "am"} and "been" not in helpers


def _has_perfect(tree: Tree, verb: int) -> bool:
    return any(tree.words[kid] in {"has", "have", "had"} for kid in tree.children[verb] if tree.deps[kid] == "aux")


def _lasts_long(told: Told) -> bool:
    """Whether it has gone on for so many years: "has sold tea on the bridge for twenty years"."""
    tree, head = told.tree, told.candidate.head
    return _has_perfect(tree, head) and any(
        tree.words[token] in {"years", "decades", "ever"} for token in told.clause.governed_by("for")
    )


def _is_carried(tree: Tree, verb: int) -> bool:
    """Whether an infinitive tells of what is settled: "is to pay"."""
    up = tree.heads[verb]
    return tree.deps[verb] == "xcomp" and tree.words[up] in {"is", "are", "was", "were"}


def _noun_is_worth(told: Told) -> bool:
    """Whether an event noun tells of its happening anew: it has a date of its own, or says whose death it was."""
    predicate, tree, head = told.candidate.predicate, told.tree, told.candidate.head
    if words.names_nothing(predicate) or not words.is_happening(predicate) or tree.deps[head] in {"compound", "nmod", "poss"}:
        return False
    if told.certainty.polarity is Polarity.DENIED or told.certainty.factuality is Factuality.HYPOTHETICAL:
        return False
    if _is_setting(tree, head):
        return False
    if told.dated.is_own and told.dated.when.latest is not None:
        return True
    if tree.deps[head] == "nsubj" and tree.words[tree.heads[head]] in {"was", "were"}:  # "the attack was in Tarn"
        beside = tree.children[tree.heads[head]]
        has_more = any(tree.deps[kid] in {"acomp", "attr", "advmod"} and tree.tags[kid] != "RB" for kid in beside)
        return not has_more and any(tree.words[kid] in {"in", "at", "on", "near"} for kid in beside)
    has_party = bool(told.clause.patients) or tree.child(head, "poss") is not None
    return words.is_telling(predicate) and has_party and tree.deps[head] in {"nsubj", "dobj", "nsubjpass"}


def _is_asked(told: Told) -> bool:
    tree = told.tree
    kids = [kid for kid in tree.children[told.candidate.head] if tree.deps[kid] in {"mark", "advmod", "punct"}]
    return any(tree.words[kid] in {"?", "whether", "if"} for kid in kids)


def _is_setting(tree: Tree, noun: int) -> bool:
    """Whether an event noun only says where or when its clause is: "in the November deal", "under the accord"."""
    return tree.deps[noun] == "pobj" and tree.words[tree.heads[noun]] in {"in", "under", "during", "at", "since", "by", "for"}


def _is_infinitive(tree: Tree, verb: int) -> bool:
    """Whether a verb is an infinitive, or joined to one: "to close and sell"."""
    if any(tree.words[kid] == "to" and tree.deps[kid] == "aux" for kid in tree.children[verb]):
        return True
    has_helper = any(tree.deps[kid] == "aux" for kid in tree.children[verb])
    if tree.tags[verb] == "VB" and not has_helper and tree.deps[verb] == "conj":
        return _is_infinitive(tree, tree.heads[verb]) if tree.heads[verb] < verb else False
    return False


def _is_finite(tree: Tree, verb: int) -> bool:
    return any(tree.deps[kid] in {"aux", "auxpass"} for kid in tree.children[verb]) or tree.tags[verb] in {"VBD", "VBZ", "VBP"} or (
        tree.deps[verb] == "conj" and tree.tags[verb] in {"VBN", "VBG", "VB"} and tree.heads[verb] < verb and tree.tags[tree.heads[verb]] == tree.tags[verb] and _is_finite(tree, tree.heads[verb])
    )

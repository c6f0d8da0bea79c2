"""Whether a predicate tells of a happening that a careful researcher would put on a dated list.

Finite verbs in the past are taken unless they are known to report a state, a thought or a saying; participles,
infinitives, possibilities and nouns only when they are known to report a happening. Better a line missed than a line
of no worth: the rules leave out what they can't tell.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.certainty import Certainty
from onrecord.annotate.certainty_words import lists_word
from onrecord.annotate.clause_dates import Dated, is_done_with
from onrecord.annotate.clauses import Clause
from onrecord.annotate.events import forms, words
from onrecord.annotate.events.candidates import Candidate
from onrecord.annotate.predicates import predicate_at
from onrecord.annotate.trees import SUBJECTS, Tree
from onrecord.model import Factuality, Polarity

_PAST_HELPERS = frozenset({"was", "were", "had", "has", "have", "been", "'ve", "’ve", "'s", "’s", "did", "got"})
_HOLLOW = frozenset({"i", "this", "that", "there", "what", "you"})
"""Words that say of no plan whose it is."""
_SPEAKERS = frozenset({"i", "we", "you"})


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
    is_match: bool = False
    has_actor: bool = False


def is_worth(told: Told) -> bool:
    """Whether a predicate is worth a line."""
    certainty = told.certainty
    if told.is_match and words.is_match_figure(told.candidate.predicate):
        return False
    if told.is_habit or certainty.factuality is Factuality.OPINION or _is_asked(told):
        return False
    if told.candidate.predicate.is_noun:
        return _noun_is_worth(told)
    if _is_fragment(told.tree, told.candidate.head):
        return False
    if told.candidate.predicate.token != told.candidate.head:  # "are dead"
        return certainty.is_done and not told.is_marked_speech
    if (_is_chat(told) and not _is_dated_kind(told)) or not _tells(told):
        return False
    if certainty.factuality is Factuality.HYPOTHETICAL:
        return _possibility_is_worth(told)
    return _form_is_worth(told)


def _is_fragment(tree: Tree, verb: int) -> bool:
    """Whether a verb heads no clause that tells anything: a condition, a question, a thing, "45 killed"."""
    is_counted = (
        tree.tags[verb] == "VBN"
        and verb > 0
        and tree.tags[verb - 1] == "CD"
        and tree.deps[verb - 1] in {"pobj", "dobj"}
        and tree.child(verb, "aux", "auxpass") is None
    )
    is_joined = tree.deps[verb] == "conj" and tree.heads[verb] < verb and tree.child(verb, *SUBJECTS) is None
    if is_counted or (is_joined and tree.tags[verb] == "VBN" and _is_fragment(tree, tree.heads[verb])):
        return True
    return forms.is_inverted_condition(tree, verb) or forms.is_free_relative(tree, verb)


def _tells(told: Told) -> bool:
    """Whether the words of a verb tell of a happening at all."""
    tree, candidate, clause = told.tree, told.candidate, told.clause
    predicate = candidate.predicate
    if words.is_deed(predicate):
        return _deed_is_complete(told) and not _is_hollow(told)
    if words.takes_lives(tree, clause.patients) and not told.is_marked_speech:
        return True
    if words.is_light(tree, predicate):
        return _light_is_full(told)
    if told.is_marked_speech and not (words.kind_of(predicate) or told.dated.is_own or _counts(told)):
        return False
    if _is_hollow(told):
        return False
    if words.kind_of(predicate):
        return True
    if words.is_nothing(tree, predicate):
        return _holds_event(told)
    return bool(clause.agents or clause.patients)


def _is_no_evidence(tree: Tree, noun: int) -> bool:
    """Whether an object is "no evidence": what was not found was not denied."""
    determiner = tree.child(noun, "det")
    is_negated = determiner is not None and tree.words[determiner] == "no"
    return is_negated and lists_word("negation", "evidence", tree, noun)


def _is_chat(told: Told) -> bool:
    """Whether somebody tells of himself outside marks of speech: the answers of an interview, a first-hand report."""
    return not told.is_marked_speech and any(told.tree.words[token] in _SPEAKERS for token in told.clause.agents)


def _is_dated_kind(told: Told) -> bool:
    return bool(words.kind_of(told.candidate.predicate)) and told.dated.is_own


def _counts(told: Told) -> bool:
    """Whether a known happening says how many: "we have buried 31 people"."""
    tree = told.tree
    numbers = (tree.child(token, "nummod") for token in told.clause.patients)
    return words.is_happening(told.candidate.predicate) and any(number is not None for number in numbers)


def _is_hollow(told: Told) -> bool:
    """Whether what is done, or what it takes, names nothing: "offered anything", "spent three winters"."""
    tree = told.tree
    objects = [kid for kid in tree.children[told.candidate.head] if tree.deps[kid] == "dobj"]
    if any(words.is_empty_object(tree.words[token]) for token in (*told.clause.patients, *objects)):
        return True  # "they were not offered anything"
    if any(_is_no_evidence(tree, token) for token in told.clause.patients):
        return True
    return any(words.is_time_unit(tree.words[token]) for token in told.clause.patients)


def _light_is_full(told: Told) -> bool:
    """Whether a light verb says enough by what stands beside it, or by the verb that leads to it ("refused to go")."""
    predicate, clause = told.candidate.predicate, told.clause
    if told.candidate.verb != told.candidate.head and told.certainty.polarity is Polarity.DENIED:
        return True
    if told.is_marked_speech or (told.tree.deps[told.candidate.head] in {"relcl", "advcl"} and not told.dated.is_own):
        return False
    has_object = words.tells_with(predicate, "with_object") and clause.patients and not _is_made(told)
    if has_object and (clause.agents or told.dated.is_own):
        return not _is_hollow(told)
    if words.tells_with(predicate, "alone") and clause.agents and not clause.patients:
        return told.tree.is_noun(clause.agents[0])
    has_party = bool(clause.agents or (clause.is_passive and clause.patients))
    return words.tells_with(predicate, "with_goal") and has_party and bool(clause.governed_by(*_GOALS))


def _is_made(told: Told) -> bool:
    return told.clause.is_passive and told.tree.words[told.candidate.head] == "made"


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
        has_hearer = bool(told.clause.patients) or any(tree.child(kid, "nsubj") is not None for kid in clauses)
        return has_hearer and any(forms.has_to(tree, kid) for kid in clauses)
    if words.kind_of(predicate) in _NEED_CONTENT and not _has_content(tree, head):
        return told.clause.is_passive
    if words.needs(predicate, "with_future") and any(forms.has_modal(tree, kid) for kid in clauses):
        return True
    return not words.needs(predicate, "with_object") or bool(told.clause.patients)


_NEED_CONTENT = frozenset({"pledge", "order"})


def _has_content(tree: Tree, verb: int) -> bool:
    """Whether anything stands behind a deed of speech: not "The school, he promised, would stay"."""
    if tree.deps[verb] == "relcl":
        return True  # "the boilers that they promised"
    return any(kid > verb and tree.deps[kid] not in {"punct", "cc", "conj", "advmod"} for kid in tree.children[verb])


def _form_is_worth(told: Told) -> bool:
    """Whether the form of a verb tells of something done, or settled to be done."""
    tree, verb, predicate = told.tree, told.candidate.verb, told.candidate.predicate
    dep, tag = tree.deps[verb], tree.tags[verb]
    is_known = words.is_happening(predicate) or words.is_deed(predicate)
    is_finite = forms.is_finite(tree, verb)
    if not is_finite and told.certainty.polarity is Polarity.DENIED and tag == "VBG" and dep in {"xcomp", "ccomp"}:
        return bool(words.kind_of(predicate))  # "denied kidnapping them"
    if forms.is_infinitive(tree, verb):
        return _is_carried(told)
    if not is_finite and tag in {"VBN", "VBG"}:
        return _participle_is_worth(told)
    if told.certainty.factuality is Factuality.PLANNED:
        return _plan_is_worth(told, is_known=is_known)
    if dep in {"relcl", "advcl"} and not _dependent_is_worth(told, is_known=is_known):
        return False
    if tag in {"VBZ", "VBP", "VB"} or forms.is_present_passive(tree, verb):
        return told.candidate.verb != told.candidate.head and told.certainty.polarity is Polarity.DENIED
    if tag == "VBG":
        return is_known or (forms.has_perfect(tree, verb) and bool(told.clause.patients))
    return not _lasts_long(told)


def _dependent_is_worth(told: Told, *, is_known: bool) -> bool:
    is_relative = told.tree.deps[told.candidate.verb] == "relcl"
    return _relative_is_worth(told, is_known=is_known) if is_relative else _side_clause_is_worth(told)


def _relative_is_worth(told: Told, *, is_known: bool) -> bool:
    """Whether a relative clause tells of a happening: of a known one; in the perfect, of a kind that is certain."""
    if told.dated.time is not None:
        return True
    is_certain = bool(words.kind_of(told.candidate.predicate)) or words.is_deed(told.candidate.predicate)
    return is_certain or (is_known and not forms.has_perfect(told.tree, told.candidate.verb))


def _side_clause_is_worth(told: Told) -> bool:
    """Whether an adverbial clause tells of a happening that is done: of a kind that is certain, or dated."""
    tree, verb, predicate = told.tree, told.candidate.verb, told.candidate.predicate
    if forms.is_infinitive(tree, tree.heads[verb]):
        return False  # "to suspend it until they were freed"
    if tree.tags[tree.heads[verb]][:2] in {"JJ", "RB"}:
        return False  # "as clean as they had found it"
    is_certain = bool(words.kind_of(predicate)) or words.is_deed(predicate)
    return told.dated.time is not None or (is_certain and not told.is_marked_speech)


def _plan_is_worth(told: Told, *, is_known: bool) -> bool:
    if told.certainty.polarity is Polarity.DENIED:
        return False
    if any(told.tree.words[token] in _HOLLOW for token in (*told.clause.agents, *told.clause.patients)):
        return False
    if told.is_marked_speech:
        return is_known and bool(told.clause.agents or told.clause.patients)
    return told.dated.is_own or told.clause.is_passive or told.has_actor


def _participle_is_worth(told: Told) -> bool:
    """Whether a participle without a helping verb tells of a happening: with a date, or as a blow or a death."""
    tree, verb, predicate = told.tree, told.candidate.verb, told.candidate.predicate
    is_behind = (
        tree.deps[verb] == "pcomp"
        and tree.words[tree.heads[verb]] not in {"after", "before"}
        and not (tree.words[tree.heads[verb]] == "with" and tree.child(verb, "nsubj") is not None)
    )
    if tree.deps[verb] == "ccomp" and tree.tags[verb] == "VBG":  # "showed residents celebrating"
        return bool(told.clause.agents) and words.is_happening(predicate)
    if is_behind or tree.deps[verb] not in {"acl", "advcl", "pcomp", "conj", "relcl"}:
        return False
    if tree.deps[verb] == "pcomp" and tree.words[tree.heads[verb]] == "after" and words.kind_of(predicate):
        return True
    is_dated = told.dated.is_own and (tree.tags[verb] == "VBN" or words.is_happening(predicate))
    return is_dated or words.kind_of(predicate) in _HARD or (tree.tags[verb] == "VBG" and words.is_deed(predicate))


_HARD = frozenset({"killed", "injured", "attack", "strike", "arrest", "charge", "verdict", "disaster", "result"})
"""Kinds of happenings that a participle tells of: "killing at least eight people"."""


def _possibility_is_worth(told: Told) -> bool:
    """Whether something merely possible is worth a line: a main clause with "could" or "may" and a known happening."""
    tree, head = told.tree, told.candidate.head
    if told.is_marked_speech or tree.deps[head] in {"relcl", "advcl"}:
        return False
    return forms.has_modal(tree, head) and bool(words.kind_of(told.candidate.predicate))


def _lasts_long(told: Told) -> bool:
    """Whether it has gone on for so many years: "has sold tea on the bridge for twenty years"."""
    tree, head = told.tree, told.candidate.head
    return (
        forms.has_perfect(tree, head)
        and any(tree.words[token] in {"years", "decades", "ever"} for token in told.clause.governed_by("for"))
        and not words.is_deed(told.candidate.predicate)
    )


def _is_carried(told: Told) -> bool:
    """Whether an infinitive tells of what is settled or reported: "is to pay", "is said to have fled"."""
    tree, verb = told.tree, told.candidate.verb
    up = tree.heads[verb]
    if tree.deps[verb] != "xcomp":
        return False
    is_reported = told.certainty.hearsay_cue is not None and any(
        tree.words[kid] == "have" for kid in tree.children[verb]
    )
    return is_reported or tree.words[up] in {"is", "are", "was", "were"}


def _noun_is_worth(told: Told) -> bool:
    """Whether an event noun tells of its happening anew: it has a date of its own, or says whose death it was."""
    predicate, tree, head = told.candidate.predicate, told.tree, told.candidate.head
    if (
        words.names_nothing(predicate)
        or not words.is_happening(predicate)
        or tree.deps[head] in {"compound", "nmod", "poss"}
    ):
        return False
    if told.certainty.polarity is Polarity.DENIED or told.certainty.factuality is Factuality.HYPOTHETICAL:
        return False
    if _is_setting(tree, head):
        return False
    if is_done_with(tree, tree.heads[head], head) and not words.is_telling(predicate):
        return False  # the verb tells of it
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


def _is_at_place(tree: Tree, preposition: int) -> bool:
    """Whether a preposition says where: "was in Tarn", "was near the bridge", not "was in euros"."""
    noun = tree.child(preposition, "pobj")
    if noun is None or tree.words[preposition] not in {"in", "at", "on", "near"}:
        return False
    return tree.tags[noun].startswith("NNP") or words.is_place_word(tree.words[noun])


def _is_asked(told: Told) -> bool:
    tree = told.tree
    kids = [kid for kid in tree.children[told.candidate.head] if tree.deps[kid] in {"mark", "advmod", "punct"}]
    return any(tree.words[kid] in {"?", "whether", "if"} for kid in kids)


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
    }

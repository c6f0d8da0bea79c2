"""Whether a predicate tells of a happening that a careful researcher would put on a dated list.

Finite verbs in the past are taken unless they are known to report a state, a thought or a saying; participles,
infinitives, possibilities and nouns only when they are known to report a happening. Better a line missed than a line
of no worth: the rules leave out what they can't tell.
"""

from __future__ import annotations

from onrecord.annotate.certainty_words import lists_word
from onrecord.annotate.events import contents, forms, words
from onrecord.annotate.events.nouns import noun_is_worth
from onrecord.annotate.events.told import Told
from onrecord.annotate.trees import SUBJECTS, Tree
from onrecord.model import Factuality, Polarity

_HOLLOW = frozenset({"i", "this", "that", "there", "what", "you"})
"""Words that say of no plan whose it is."""
_SPEAKERS = frozenset({"i", "we", "you"})


def is_worth(told: Told) -> bool:
    """Whether a predicate is worth a line."""
    certainty = told.certainty
    if told.is_match and words.is_match_figure(told.candidate.predicate):
        return False
    if told.is_habit or certainty.factuality is Factuality.OPINION or _is_asked(told):
        return False
    if told.candidate.predicate.is_noun:
        return noun_is_worth(told)
    if _is_fragment(told.tree, told.candidate.head) or _is_setting(told.tree, told.candidate.verb):
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
    is_question = forms.is_inverted_condition(tree, verb) or forms.is_free_relative(tree, verb)
    return is_question or contents.is_beyond(tree, verb)


def _is_setting(tree: Tree, verb: int) -> bool:
    """Whether a participle only says what a thing is for, or in what words the rest was told."""
    return contents.is_purpose(tree, verb) or contents.is_issue_told_from(tree, verb)


def _tells(told: Told) -> bool:
    """Whether the words of a verb tell of a happening at all."""
    tree, predicate = told.tree, told.candidate.predicate
    by_content = _tells_by_content(told)
    if by_content is not None:
        return by_content
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
    if not words.is_happening(predicate) and not told.has_detail and not told.dated.is_own:
        return False  # of such lines in unseen news ("new faces emerged") seven of seven were no happenings
    return bool(told.clause.agents or told.clause.patients)


def _tells_by_content(told: Told) -> bool | None:
    """Whether a verb tells of a happening by what it takes, None where that does not decide it."""
    tree, candidate, predicate = told.tree, told.candidate, told.candidate.predicate
    if contents.tells_toll(tree, candidate.head) or contents.tells_with_object(tree, predicate):
        return True
    if contents.is_awaited(tree, candidate.head):
        return told.dated.is_own
    if contents.orders_nothing(tree, predicate) or contents.is_of_anybody(tree, candidate.verb):
        return False
    if words.is_deed(predicate):
        return _deed_is_complete(told) and not _is_hollow(told)
    if contents.reports_clause(tree, predicate) and not (words.kind_of(predicate) and told.dated.is_own):
        return False
    return True if words.takes_lives(tree, told.clause.patients) and not told.is_marked_speech else None


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
    return any(words.is_time_unit(tree.words[token]) and not _is_lapse(tree, token) for token in told.clause.patients)


def _is_lapse(tree: Tree, unit: int) -> bool:
    """Whether a stretch of time only says how long after something it was: "left four hours after the blast"."""
    return unit + 1 < len(tree) and tree.words[unit + 1] in {"after", "before", "later", "earlier"}


def _light_is_full(told: Told) -> bool:
    """Whether a light verb says enough by what stands beside it, or by the verb that leads to it ("refused to go")."""
    predicate, clause = told.candidate.predicate, told.clause
    if told.candidate.verb != told.candidate.head and told.certainty.polarity is Polarity.DENIED:
        return True
    if told.is_marked_speech or (told.tree.deps[told.candidate.head] in {"relcl", "advcl"} and not told.dated.is_own):
        return False
    beside = (*clause.patients, *clause.governed_by(*_GOALS))
    occasions = clause.governed_by("during", "at")  # "made the remarks during a visit" tells of the visit
    if any(words.lists("light", "empty", told.tree.words[token]) for token in beside) and not any(
        contents.names_happening(told.tree, token) for token in occasions
    ):
        return False
    has_object = words.tells_with(predicate, "with_object") and clause.patients and not _is_made(told)
    if has_object and (clause.agents or told.dated.is_own):
        return not _is_hollow(told)
    if words.tells_with(predicate, "alone") and clause.agents and not clause.patients:
        return told.tree.is_noun(clause.agents[0])
    is_set = told.dated.is_own or told.certainty.polarity is Polarity.DENIED
    if words.tells_with(predicate, "when_set") and told.has_actor and is_set and not clause.patients:
        return True  # "they came at noon on Sunday", "the doctor never came"
    if contents.changes_state(told.tree, clause):
        return bool(clause.agents or clause.patients)
    has_party = bool(clause.agents or (clause.is_passive and clause.patients))
    return words.tells_with(predicate, "with_goal") and has_party and bool(clause.governed_by(*_GOALS))


def _is_made(told: Told) -> bool:
    return told.clause.is_passive and told.tree.words[told.candidate.head] == "made"


_GOALS = ("to", "into", "back", "onto")


def _holds_event(told: Told) -> bool:
    """Whether a verb that mostly reports a state has an event beside it: "held talks", "the stampede happened"."""
    tree, lemma = told.tree, told.candidate.predicate.lemma
    if lemma == "happen":
        return any(contents.names_happening(tree, token) for token in told.clause.agents)
    if lemma != "hold":
        return False
    is_event = any(contents.names_happening(tree, token) for token in told.clause.patients)
    return is_event or (told.clause.is_passive and tree.words[told.candidate.head] == "held")


def _deed_is_complete(told: Told) -> bool:
    """Whether a deed of speech says what was ordered, asked or announced."""
    predicate, tree, head = told.candidate.predicate, told.tree, told.candidate.head
    clauses = [kid for kid in tree.children[head] if tree.deps[kid] in {"xcomp", "ccomp", "advcl"}]
    if words.needs(predicate, "with_infinitive"):
        has_hearer = bool(told.clause.patients) or any(tree.child(kid, "nsubj") is not None for kid in clauses)
        return has_hearer and any(tree.has_to(kid) and not _is_quoted(tree, head, kid) for kid in clauses)
    if words.kind_of(predicate) in _NEED_CONTENT and not _has_content(tree, head):
        return told.clause.is_passive
    if words.needs(predicate, "with_future") and any(forms.has_modal(tree, kid) for kid in clauses):
        return True
    return not words.needs(predicate, "with_object") or bool(told.clause.patients)


def _is_quoted(tree: Tree, verb: int, clause: int) -> bool:
    """Whether marks of quotation stand between a verb and a clause behind it."""
    return any(tag in {"``", "''"} for tag in tree.tags[verb : clause + 1])


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
    if not is_finite and (tag in {"VBN", "VBG"} or forms.taken_over(tree, verb) is not None):
        return _participle_is_worth(told)
    if told.certainty.factuality is Factuality.PLANNED:
        return _plan_is_worth(told, is_known=is_known)
    if dep in {"relcl", "advcl"} and not _dependent_is_worth(told, is_known=is_known):
        return False
    if tag in {"VBZ", "VBP", "VB"} or forms.is_present_passive(tree, verb):
        is_denied = told.candidate.verb != told.candidate.head and told.certainty.polarity is Polarity.DENIED
        return is_denied or (tag != "VB" and contents.tells_toll(tree, verb))  # "the toll now stands at 17"
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
    if _is_general(tree, verb):
        return False
    is_certain = bool(words.kind_of(predicate)) or words.is_deed(predicate) or contents.tells_toll(tree, verb)
    return told.dated.time is not None or (is_certain and not told.is_marked_speech)


def _is_general(tree: Tree, verb: int) -> bool:
    """Whether a "when" clause tells of no single time: "when a file has been lost, the ministry denies it"."""
    mark = tree.child(verb, "advmod", "mark")
    if mark is None or tree.words[mark] not in {"when", "whenever"} or not forms.has_perfect(tree, verb):
        return False
    helpers = [tree.words[kid] for kid in tree.children[verb] if tree.deps[kid] == "aux"]
    return "had" not in helpers and tree.tags[tree.heads[verb]] in {"VBZ", "VBP"}


def _plan_is_worth(told: Told, *, is_known: bool) -> bool:
    verb = told.candidate.verb
    is_plain = told.tree.tags[verb] in {"VBZ", "VBP"} or forms.is_present_passive(told.tree, verb)
    is_present = is_plain and verb == told.candidate.head
    if told.certainty.polarity is Polarity.DENIED or (is_present and not told.dated.is_own):
        return False  # "flocked to see them as they carry lanterns"
    if any(told.tree.words[token] in _HOLLOW for token in (*told.clause.agents, *told.clause.patients)):
        return False
    if told.is_marked_speech:
        return is_known and bool(told.clause.agents or told.clause.patients)
    return told.dated.is_own or told.clause.is_passive or told.has_actor


def _participle_is_worth(told: Told) -> bool:
    """Whether a participle without a helping verb tells of a happening: with a date, or as a blow or a death."""
    tree, verb, predicate = told.tree, told.candidate.verb, told.candidate.predicate
    if contents.tells_toll(tree, verb):
        return True
    is_behind = (
        tree.deps[verb] == "pcomp"
        and tree.words[tree.heads[verb]] not in {"after", "before"}
        and not (tree.words[tree.heads[verb]] == "with" and tree.child(verb, "nsubj") is not None)
    )
    if tree.deps[verb] == "ccomp" and tree.tags[verb] == "VBG":  # "showed residents celebrating"
        return bool(told.clause.agents) and words.is_happening(predicate)
    is_held = tree.deps[verb] in {"acl", "advcl", "pcomp", "conj", "relcl"} or forms.taken_over(tree, verb) is not None
    if is_behind or not is_held:
        return False
    if tree.deps[verb] == "pcomp" and tree.words[tree.heads[verb]] == "after" and words.kind_of(predicate):
        return True
    is_dated = told.dated.is_own and (tree.tags[verb] == "VBN" or words.is_happening(predicate))
    return is_dated or words.kind_of(predicate) in _HARD or _is_deed_beside(told)


def _is_deed_beside(told: Told) -> bool:
    """Whether a participle tells of a deed beside that of its main clause: ", urging them to go", no "law banning"."""
    tree, verb = told.tree, told.candidate.verb
    return tree.tags[verb] == "VBG" and tree.deps[verb] != "acl" and words.is_deed(told.candidate.predicate)


_HARD = frozenset({"killed", "injured", "attack", "strike", "arrest", "charge", "verdict", "disaster", "result"})
"""Kinds of happenings that a participle tells of: "killing at least eight people"."""


def _possibility_is_worth(told: Told) -> bool:
    """Whether something merely possible is worth a line: a main clause with "could" or "may" and a known happening."""
    tree, head = told.tree, told.candidate.head
    if told.is_marked_speech or tree.deps[head] in {"relcl", "advcl"}:
        return False
    predicate = told.candidate.predicate
    is_set = told.dated.is_own and (words.is_happening(predicate) or words.is_deed(predicate))
    return forms.has_modal(tree, head) and (is_set or bool(words.kind_of(predicate)))


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


def _is_asked(told: Told) -> bool:
    tree = told.tree
    kids = [kid for kid in tree.children[told.candidate.head] if tree.deps[kid] in {"mark", "advmod", "punct"}]
    return any(tree.words[kid] in {"?", "whether", "if"} for kid in kids)

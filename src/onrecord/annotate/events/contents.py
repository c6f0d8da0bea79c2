"""What stands beside a verb and decides whether it tells of a happening: a clause, a toll, a figure, an empty word."""

from __future__ import annotations

from onrecord.annotate.clause_dates.tellings import is_issued
from onrecord.annotate.clauses import Clause
from onrecord.annotate.events import forms, words
from onrecord.annotate.predicates import Predicate, predicate_at
from onrecord.annotate.times.names import CALENDAR
from onrecord.annotate.trees import SUBJECTS, Tree


def reports_clause(tree: Tree, predicate: Predicate) -> bool:
    """Whether a verb only introduces a clause with a tense: "reports have revealed that the dam broke"."""
    verb = predicate.token
    clauses = [kid for kid in tree.children[verb] if tree.deps[kid] == "ccomp" and tree.is_verb(kid)]
    subject = tree.child(verb, *SUBJECTS) if words.kind_of(predicate) == "discovery" else None
    if subject is not None and any(_stands_before(tree, kid, subject) for kid in clauses):
        return True  # "The vaccine cut infections by half, a study found"
    clauses = [kid for kid in clauses if kid > verb]
    told = tree.child(verb, "dobj", "dative")
    hearer = told if told is not None else verb
    return any(
        tree.child(kid, *SUBJECTS) is not None
        and forms.is_finite(tree, kid)
        and tree.words[kid] != "aged"  # "joined the crew aged 14": the parser takes it for a verb
        and (tree.firsts[kid] - verb <= _NEAR or tree.firsts[kid] - 1 == hearer)
        for kid in clauses
    )


def _stands_before(tree: Tree, clause: int, subject: int) -> bool:
    """Whether a clause with a subject of its own stands before a comma and the subject of the verb above it."""
    behind = tree.lasts[clause] + 1
    return (
        tree.child(clause, *SUBJECTS) is not None
        and forms.is_finite(tree, clause)
        and behind < tree.firsts[subject]
        and "," in tree.words[behind : tree.firsts[subject]]
    )


_NEAR = 4
"""Tokens from a verb to a clause that it introduces without "that"; what stands farther off, behind another noun
than its hearer, belongs there: "granted them leave on the grounds that"."""


def tells_toll(tree: Tree, verb: int) -> bool:
    """Whether a verb says what a toll has come to: "the toll stood at 17", "bringing the number of dead to 63"."""
    nouns = [kid for kid in tree.children[verb] if tree.deps[kid] in {"nsubj", "nsubjpass", "dobj"}]
    if not any(_is_toll(tree, noun) for noun in nouns):
        return False
    numbers = (
        tree.child(kid, "pobj") for one in (verb, *nouns) for kid in tree.children[one] if tree.words[kid] in _GOALS
    )
    return any(number is not None and _is_number(tree, number) for number in numbers)


_GOALS = frozenset({"to", "at", "past"})


def _is_toll(tree: Tree, noun: int) -> bool:
    if words.lists("tolls", "words", tree.words[noun]):
        return True
    of = next((kid for kid in tree.children[noun] if tree.words[kid] == "of"), None)
    counted = tree.child(of, "pobj") if of is not None else None
    is_count = words.lists("tolls", "counts", tree.words[noun])
    return is_count and counted is not None and words.lists("tolls", "counted", tree.words[counted])


def is_said_to_be(tree: Tree, noun: int) -> bool:
    """Whether a noun stands behind "there was" or "there were": "there was no battle"."""
    verb = tree.heads[noun]
    is_past = tree.words[verb] in {"was", "were", "been"}
    return tree.deps[noun] == "attr" and is_past and tree.child(verb, "expl") is not None


def is_counted(tree: Tree, noun: int) -> bool:
    """Whether a number stands before a noun."""
    return tree.child(noun, "nummod") is not None


def is_awaited(tree: Tree, verb: int) -> bool:
    """Whether something itself is expected: "is expected off Tarn on Sunday"; not that it does something."""
    is_bare = tree.child(verb, "xcomp", "ccomp", "advcl", "oprd") is None
    return tree.words[verb] == "expected" and is_bare and forms.is_present_passive(tree, verb)


def _is_number(tree: Tree, token: int) -> bool:
    return tree.tags[token] == "CD" or tree.child(token, "nummod") is not None


def tells_with_object(tree: Tree, predicate: Predicate) -> bool:
    """Whether a verb that reports a state or a saying tells of a deed by its object: "posted a loss"."""
    objects = [kid for kid in tree.children[predicate.token] if tree.deps[kid] in {"dobj", "attr", "oprd", "nsubjpass"}]
    lemma = predicate.lemma.partition("_")[0]
    return any(words.takes(lemma, tree.words[token]) for token in objects)


def changes_state(tree: Tree, clause: Clause) -> bool:
    """Whether a light verb says what became of somebody: "went missing", "was put on trial", "was taken away"."""
    state = tree.child(clause.head, "acomp", "xcomp")
    if state is not None and words.lists("light", "states", tree.words[state]):
        return True
    if any(
        words.lists("light", "conditions", tree.words[token]) for token in clause.governed_by("on", "under", "into")
    ):
        return True
    return any(tree.words[kid] == "away" for kid in tree.children[clause.head]) and bool(clause.patients)


def orders_nothing(tree: Tree, predicate: Predicate) -> bool:
    """Whether somebody issues words of which nothing is told: "issued an order on Monday"."""
    if not words.lists("issued", "verbs", predicate.lemma):
        return False
    objects = [kid for kid in tree.children[predicate.token] if tree.deps[kid] == "dobj"]
    return bool(objects) and all(
        words.lists("issued", "objects", tree.words[token]) and not _says_more(tree, predicate.token, token)
        for token in objects
    )


def _says_more(tree: Tree, verb: int, noun: int) -> bool:
    kids = [kid for kid in tree.children[noun] if tree.deps[kid] in _MORE | {"compound"}]
    behind = [kid for kid in tree.children[verb] if kid > noun and tree.deps[kid] in _MORE]
    return any(not _is_date(tree, kid) for kid in (*kids, *behind))


_MORE = frozenset({"prep", "acl", "relcl", "xcomp", "ccomp", "advcl"})


def _is_date(tree: Tree, kid: int) -> bool:
    """Whether a phrase only says when: "on Monday"."""
    noun = tree.child(kid, "pobj")
    return tree.deps[kid] == "prep" and noun is not None and tree.words[noun] in _DAYS


_DAYS = CALENDAR.union("morning evening afternoon night week month year".split())


def is_beyond(tree: Tree, verb: int) -> bool:
    """Whether a verb says what something is too big, too late or too weak for."""
    up = tree.heads[verb]
    beside = [up, *(kid for kid in tree.children[up] if tree.deps[kid] == "acomp" and kid < verb)]
    return tree.has_to(verb) and any(tree.words[kid] == "too" for one in beside for kid in tree.children[one])


def is_purpose(tree: Tree, verb: int) -> bool:
    """Whether a participle only says what a thing is for: "a centre intended to ease the work"."""
    is_bare = tree.child(verb, *SUBJECTS) is None and tree.child(verb, "aux", "auxpass") is None
    return (
        is_bare and tree.deps[verb] in {"acl", "advcl"} and tree.words[verb] in {"intended", "meant", "needed", "set"}
    )


def is_every_time(tree: Tree, verb: int) -> bool:
    """Whether a verb tells of what happened "every time", "each year"."""
    spans = [kid for kid in tree.children[verb] if tree.deps[kid] == "npadvmod"]
    return any(tree.words[kid] in {"every", "each"} for span in spans for kid in tree.children[span])


def is_of_anybody(tree: Tree, verb: int) -> bool:
    """Whether a relative clause only says which people are meant: "those who were hurt", "anyone who fled"."""
    noun = tree.heads[verb]
    subject = tree.child(verb, *SUBJECTS)
    leans = subject is not None and tree.words[subject] in {"who", "that", "which"}
    return tree.deps[verb] == "relcl" and leans and words.lists("nothing", "anybody", tree.words[noun])


def names_happening(tree: Tree, token: int) -> bool:
    """Whether a word is a noun that names a happening."""
    return tree.is_noun(token) and words.names_happening(predicate_at(tree, token))


def is_issue_told_from(tree: Tree, verb: int) -> bool:
    """Whether a participle only says when the words came out that its clause tells from.

    "In an advisory issued on Sunday, the centre raised its warning" tells of one happening.
    """
    noun = tree.heads[verb]
    preposition = tree.heads[noun]
    is_source = tree.deps[noun] == "pobj" and tree.words[preposition] == "in" and tree.is_verb(tree.heads[preposition])
    return tree.deps[verb] == "acl" and tree.tags[verb] in {"VBN", "VBD"} and is_source and is_issued(tree, noun)

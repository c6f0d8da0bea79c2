"""Whose hands a place is in: "under the control of the army", "in rebel hands", "slipped from their grasp"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.clauses import Clause, clause_at, noun_clause_at
from onrecord.annotate.control.finding import Finding
from onrecord.annotate.control.owners import owners_before
from onrecord.annotate.control.words import Frame, lists_word
from onrecord.annotate.frame_roles import keys_of
from onrecord.annotate.trees import Tree


def hands_at(tree: Tree, noun: int) -> Iterator[Finding]:
    """Yield "the port is under the control of the army", "in rebel hands", "guards were in control of the gates"."""
    preposition = tree.heads[noun]
    if not lists_word("hands", "nouns", tree.words[noun]) or not lists_word(
        "hands", "prepositions", tree.words[preposition]
    ):
        return
    if tree.deps[noun] != "pobj":
        return
    above = _spell_of(tree, tree.heads[preposition])
    while tree.deps[above] in {"advmod", "prt", "prep"} and not tree.is_verb(above) and tree.heads[above] != above:
        above = tree.heads[above]  # "back in control"
    whose = noun_clause_at(tree, noun)
    owners = whose.agents or owners_before(tree, noun)
    clause = clause_at(tree, above) if tree.is_verb(above) else None
    carrier = above if clause else None
    places = _subjects(tree, clause) if clause else (above,)
    change = _hands_change(tree, above) if clause else "holds"
    if not change and (beside := _noun_beside(tree, preposition, above)) is not None:
        clause, carrier, places, change = None, None, (beside,), "holds"
    if not change:
        return
    if tree.words[preposition] in _OUT_OF and not lists_word("hands", "spells", tree.words[tree.heads[preposition]]):
        if clause is not None and owners and above == tree.heads[preposition]:
            yield _of_leaving_hands(noun, clause, places, owners)
        return
    has_the = any(tree.words[kid] == "the" for kid in tree.children[noun])  # "in the possession of the army"
    if tree.words[preposition] == "in" and lists_word("hands", "have", tree.words[noun]) and not owners and not has_the:
        places, owners = whose.patients, places
    elif not owners:
        owners = whose.patients
    yield Finding(
        head=noun,
        last=noun,
        clause=clause or noun_clause_at(tree, above),
        frame=Frame(change=change, place="", strong=True, anyone=lists_word("hands", "anyone", tree.words[noun])),
        places=places,
        holders=owners,
        carrier=carrier,
    )


def _noun_beside(tree: Tree, preposition: int, verb: int) -> int | None:
    """Return the subject that a phrase between commas is about: "the port, now under the control of the army, ..."."""
    start = tree.firsts[preposition]
    while start > 0 and tree.deps[start - 1] == "advmod":
        start -= 1
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if subject is None or not 0 < start < verb or tree.words[start - 1] != ",":
        return None
    return subject if tree.lasts[subject] in {start - 1, start - 2} else None


def _of_leaving_hands(noun: int, clause: Clause, places: tuple[int, ...], owners: tuple[int, ...]) -> Finding:
    """Return "the port slipped from their grasp"."""
    return Finding(
        head=noun,
        last=noun,
        clause=clause,
        frame=Frame(change="leaves", place="", by="holder"),
        places=places,
        formers=owners,
        carrier=clause.head,
    )


_OUT_OF = frozenset({"from", "of"})


def _spell_of(tree: Tree, above: int) -> int:
    """Return the verb behind a spell of time: "after weeks in rebel hands the town was restored" is of the town."""
    if not lists_word("hands", "spells", tree.words[above]) or tree.deps[above] not in {"pobj", "npadvmod", "dobj"}:
        return above
    return next((up for up in tree.above(above) if tree.is_verb(up)), above)


def _subjects(tree: Tree, clause: Clause) -> tuple[int, ...]:
    """Return what is in somebody's hands by a clause; no spell of time: "the island spent years under their rule"."""
    objects = [token for token in clause.patients if not lists_word("hands", "spells", tree.words[token])]
    return tuple(objects) or clause.agents


def _hands_change(tree: Tree, verb: int) -> str:
    keys = keys_of(tree, verb)
    if any(lists_word("hands", "spells", word) for word in tree.words[tree.firsts[verb] : tree.lasts[verb] + 1]):
        return "holds"
    if any(lists_word("hands", "takes", key) for key in keys):
        return "takes"
    return "holds" if any(lists_word("hands", "verbs", key) for key in keys) else ""

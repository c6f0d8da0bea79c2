"""Where a sentence puts what a gift is about: on board of a carrier, behind "available", in a list, behind a noun."""

from __future__ import annotations

from onrecord.annotate.clauses import Clause, clause_at, noun_clause_at, verbs_in
from onrecord.annotate.commitments.things import is_carrier
from onrecord.annotate.commitments.words import lists_word, verb_frames
from onrecord.annotate.frame_roles import base_of, keys_of
from onrecord.annotate.trees import SUBJECTS, Tree


def in_order(tree: Tree) -> tuple[int, ...]:
    """Return the verbs of a tree, a participle behind the verb that says what became of the thing.

    In "the 40 tents promised in May came on Friday" the tents are delivered, and were promised.
    """
    verbs = tuple(verbs_in(tree))
    late = {one for one in verbs if tree.deps[one] == "acl" and tree.tags[one] == "VBN" and _is_of_subject(tree, one)}
    return (*(verb for verb in verbs if verb not in late), *sorted(late))


def _is_of_subject(tree: Tree, verb: int) -> bool:
    noun = tree.heads[verb]
    return tree.deps[noun] in SUBJECTS and bool(verb_frames(keys_of(tree, tree.heads[noun])))


def on_board(tree: Tree, carrier: int) -> tuple[int, ...]:
    """Return what a noun is said to carry: "lorries with food", "a plane loaded with medicine", "trucks of flour"."""
    noun = noun_clause_at(tree, carrier)
    found = (*noun.governed_by("with"), *(token for token in noun.governed_by("of") if not is_carrier(tree, token)))
    for kid in tree.children[carrier]:
        if tree.deps[kid] == "acl" and lists_word("carried", "verbs", base_of(tree, kid)):
            inside = clause_at(tree, kid)
            found += inside.governed_by("with") if tree.tags[kid] == "VBN" else inside.patients
    return found


def made_available(tree: Tree, verb: int) -> int | None:
    """Return the "available" that the parser hung on the thing: "made 3 million crowns available to farmers"."""
    thing = tree.child(verb, "dobj")
    if thing is None:
        return None
    return next((kid for kid in tree.children[thing] if tree.words[kid] == "available" and kid > thing), None)


def listed_with(tree: Tree, items: tuple[int, ...]) -> tuple[int, ...]:
    """Return items with those that the parser took for another name of the last: "a library, a clinic and a road"."""
    if not items:
        return items
    found, at = [*items], items[-1]
    if (other := tree.child(at, "appos")) is None or tree.child(other, "cc") is None:
        return items
    while other is not None:
        if other not in found:
            found.append(other)
        other = tree.child(other, "conj")
    return tuple(found)


def offered_by(tree: Tree, noun: int) -> tuple[int, ...]:
    """Return who offers, standing behind the thing or the verb: "an offer of help from Orvia", "came from Orvia"."""
    of_what = noun_clause_at(tree, noun).governed_by("of")
    things = [token for token in of_what if not tree.tags[token].startswith("NNP")]
    found = tuple(giver for thing in things for giver in noun_clause_at(tree, thing).governed_by("from", "by"))
    verb = tree.heads[noun]
    if found or tree.deps[noun] not in SUBJECTS or base_of(tree, verb) not in {"come", "arrive"}:
        return found
    return clause_at(tree, verb).governed_by("from")


def without_that(tree: Tree, clause: Clause) -> int | None:
    """Return a clause that the parser hung on who is told it: "assured residents | the town would get a clinic"."""
    for token in clause.patients:
        inner = tree.child(token, "relcl")
        if inner is None or token > inner or not any(tree.tags[kid] == "MD" for kid in tree.children[inner]):
            continue
        subject = tree.child(inner, *SUBJECTS)
        if subject is not None and not tree.tags[subject].startswith("W") and tree.words[subject] != "that":
            return inner
    return None


def committed_to(tree: Tree, verb: int) -> int | None:
    """Return what somebody commits to doing: "committed itself to paying half the bill"."""
    preposition = next((kid for kid in tree.children[verb] if tree.words[kid] == "to"), None)
    return tree.child(preposition, "pcomp") if preposition is not None else None


def joined_to(tree: Tree, verb: int) -> tuple[int, ...]:
    """Return the verbs coordinated with a promised one: "to clear its mines and to let truckers through"."""
    found, at = [], verb
    while (following := tree.child(at, "conj")) is not None and tree.tags[following] == "VB":
        found.append(following)
        at = following
    return tuple(found)


def including(tree: Tree, noun: int) -> int | None:
    """Return the verb whose deed a gift is a part of: "will increase its aid, including delivery of 300 tents"."""
    if tree.deps[noun] != "pobj" or tree.words[tree.heads[noun]] != "including":
        return None
    return next((above for above in tree.above(noun) if tree.is_verb(above) and tree.words[above] != "including"), None)


def promisers(tree: Tree, clause: Clause) -> tuple[int, ...]:
    """Return who promises; of "the firm is committed to paying" the firm, which the grammar calls the patient."""
    is_bound = clause.is_passive and base_of(tree, clause.head) == "commit" and not clause.agents
    return clause.patients if is_bound else clause.agents

"""Offices that verbs give or take: "was the harbour master", "resigned as mayor", "was elected president"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.names.chains import Chain
from onrecord.annotate.names.roles import Bodies, read_role
from onrecord.annotate.names.scene import Scene
from onrecord.annotate.names.words import listed
from onrecord.annotate.trees import Tree
from onrecord.model import Phase, Role
from onrecord.text import Span

_BEING = frozenset("is are was were be been being".split())
_BECOMING = frozenset("become became becomes becoming".split())


def find_tenures(scene: Scene, chain: Chain, bodies: Bodies) -> Iterator[Role]:
    """Yield the offices that clauses about a person give: every mention counts, "she" as well."""
    for mention in chain.mentions:
        place = scene.grammar.head(mention.span)
        if place is None:
            continue
        tree, token = place
        for verb in _verbs_of(tree, token):
            yield from _offices(scene, tree, verb, bodies, of_object=tree.deps[token] == "dobj")


def _verbs_of(tree: Tree, token: int) -> Iterator[int]:
    """Yield the verbs that somebody is the subject of (those joined by "and", too), or the object."""
    clause = tree.child(token, "relcl")
    subject = tree.child(clause, "nsubj", "nsubjpass") if clause is not None else None
    if clause is not None and subject is not None and tree.words[subject] == "who":
        yield clause
    if tree.deps[token] in {"nsubj", "nsubjpass"}:
        verb = tree.heads[token]
        yield verb
        for kid in tree.children[verb]:
            if tree.deps[kid] == "conj" and tree.child(kid, "nsubj", "nsubjpass") is None:
                yield kid
    elif tree.deps[token] in {"dobj", "appos"} or (
        tree.deps[token] == "nsubj" and tree.deps[tree.heads[token]] == "ccomp"
    ):
        yield tree.heads[token]


def _offices(scene: Scene, tree: Tree, verb: int, bodies: Bodies, *, of_object: bool) -> Iterator[Role]:
    thing = tree.child(verb, "dobj")
    if not of_object and thing is not None and (_appoints(tree.words[verb]) or _is_somebody(tree, thing)):
        return  # "Sole appointed Ray as mayor", "Sole kept him as coach": an office of Ray's, none of Sole's
    for kid in tree.children[verb]:
        dep = tree.deps[kid]
        target = kid if dep in {"attr", "oprd"} and not (dep == "attr" and of_object) else None
        if dep == "prep" and tree.words[kid] == "as":
            target = tree.child(kid, "pobj")
        if target is None:
            continue
        for noun in (target, *(one for one in tree.children[target] if tree.deps[one] == "conj")):
            span = Span(tree.starts[tree.firsts[noun]], tree.ends[_last(tree, noun)])
            role = read_role(scene, span, bodies)
            if role is not None:
                phase = role.phase if role.phase is not Phase.CURRENT else _phase(tree, verb)
                yield Role(
                    start=role.start,
                    end=role.end,
                    title=role.title,
                    organisation=role.organisation,
                    country=role.country,
                    phase=phase,
                )


def _appoints(verb: str) -> bool:
    return verb in listed("offices_en", "changes", "new") or verb in listed("offices_en", "changes", "former")


def _is_somebody(tree: Tree, token: int) -> bool:
    """Whether an object is a name or a pronoun of a person."""
    is_name = tree.tags[token].startswith("NNP")
    is_pronoun = tree.words[token] in {"him", "her", "them", "me", "us"}
    return (is_name or is_pronoun) and tree.words[tree.heads[token]] not in listed("offices_en", "changes", "subject")


def _last(tree: Tree, noun: int) -> int:
    """Return the last word of a phrase before any joined one or clause."""
    stops = [kid for kid in tree.children[noun] if kid > noun and tree.deps[kid] in {"conj", "cc", "relcl", "punct"}]
    return min((min(tree.firsts[kid], kid) for kid in stops), default=tree.lasts[noun] + 1) - 1


def _phase(tree: Tree, verb: int) -> Phase:
    word = tree.words[verb]
    helpers = {tree.words[kid] for kid in tree.children[verb] if tree.deps[kid] in {"aux", "auxpass"}}
    if helpers & {"will", "'ll", "would", "to"}:
        return Phase.FUTURE
    if word in _BEING:
        return Phase.FORMER if tree.tags[verb] in {"VBD", "VBN"} else Phase.CURRENT
    if word in _BECOMING or word in listed("offices_en", "changes", "new"):
        return Phase.NEW
    return Phase.FORMER if word in listed("offices_en", "changes", "former") else Phase.CURRENT

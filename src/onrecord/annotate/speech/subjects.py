"""Who a cue is said of: the subject of its verb, the owner of its noun."""

from __future__ import annotations

from onrecord.annotate.speech.cues import frames_of
from onrecord.annotate.speech.frames import goes_on_from
from onrecord.annotate.trees import Tree

_INHERITING = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep", "acomp", "attr", "oprd"})
_FURTHEST = 6
"""Heads climbed in search of a subject ("he wanted to try to say")."""


def speaker_of(tree: Tree, cue: int) -> int | None:
    """Return the head word of whoever says what `cue` governs, None where the tree names nobody."""
    if tree.words[cue] == "according":
        return _according(tree, cue)
    if tree.is_verb(cue):
        return _subject_of_verb(tree, cue)
    if tree.is_noun(cue):
        return _owner_of_noun(tree, cue)
    return _subject_of_adjective(tree, cue)


def _according(tree: Tree, cue: int) -> int | None:
    for kid in tree.children[cue]:
        if tree.words[kid] == "to":
            return tree.child(kid, "pobj")
    return None


def _subject_of_verb(tree: Tree, verb: int) -> int | None:
    at = verb
    for _ in range(_FURTHEST):
        if (agent := tree.child(at, "agent")) is not None and (by := tree.child(agent, "pobj")) is not None:
            return by
        if (subject := tree.child(at, "nsubj")) is not None and not (tree.child(at, "auxpass") is not None):
            return _antecedent(tree, at, subject)
        if tree.child(at, "nsubjpass") is not None:
            return tree.child(at, "nsubjpass") if at != verb else None
        if tree.deps[at] in {"acl", "relcl"}:
            return _issuer(tree, tree.heads[at])
        if (outer := _cue_gone_on_from(tree, at)) is not None:
            at = outer
            continue
        if tree.deps[at] not in _INHERITING or tree.heads[at] == at:
            return None
        at = tree.heads[at]
    return None


def relative_pronoun_of(tree: Tree, cue: int) -> int | None:
    """Return the "who" or "which" that stands for the speaker beside the cue: "Ana Sole, who said ..."."""
    for at in (cue, *(head for head in tree.above(cue))):
        subject = tree.child(at, "nsubj", "nsubjpass")
        if subject is not None:
            return subject if tree.tags[subject] in {"WP", "WDT"} and tree.deps[at] == "relcl" else None
        if tree.deps[at] not in _INHERITING:
            return None
    return None


def _cue_gone_on_from(tree: Tree, verb: int) -> int | None:
    """Return the cue that `verb` goes on from: "said" for "denied" in "said it held but denied the rest"."""
    clause = tree.heads[verb]
    cue = tree.heads[clause]
    return (
        cue
        if tree.deps[clause] == "ccomp"
        and frames_of(tree.words[cue], tree.tags[cue])
        and cue < clause < verb
        and goes_on_from(tree, cue, verb)
        else None
    )


def _antecedent(tree: Tree, verb: int, subject: int) -> int:
    """Return the noun that a relative pronoun stands for, else the subject itself."""
    if tree.tags[subject] in {"WP", "WDT"} and tree.deps[verb] == "relcl":
        return _issuer(tree, tree.heads[verb])
    return subject


_PAPERS = frozenset(
    "statement letter tweet memo email e-mail message post note speech interview remark comment".split()
)


def _issuer(tree: Tree, noun: int) -> int:
    """Return who issued a paper that speaks, else the noun itself: "the council issued a statement saying ..."."""
    verb = tree.heads[noun]
    if tree.words[noun] in _PAPERS and tree.deps[noun] == "dobj" and tree.is_verb(verb):
        subject = tree.child(verb, "nsubj")
        return noun if subject is None else subject
    return noun


def _owner_of_noun(tree: Tree, noun: int) -> int | None:
    if (owner := tree.child(noun, "poss")) is not None:
        return owner
    if noun > 1 and tree.words[noun - 1] == "-" and (owner := tree.child(noun - 2, "poss")) is not None:
        return owner  # "the city's counter-argument" is cut into three
    for kid in tree.children[noun]:
        if tree.words[kid] in {"by", "from"} and (owner := tree.child(kid, "pobj")) is not None:
            return owner
    head = tree.heads[noun]
    if tree.deps[noun] in {"dobj", "attr"} and tree.is_verb(head):
        return _subject_of_verb(tree, head)
    if tree.deps[noun] == "pobj" and tree.is_verb(tree.heads[head]):
        return _subject_of_verb(tree, tree.heads[head])
    return tree.child(noun, "amod", "compound", "nmod")


def _subject_of_adjective(tree: Tree, adjective: int) -> int | None:
    head = tree.heads[adjective]
    if tree.deps[adjective] in {"amod", "appos"}:
        return head
    return _subject_of_verb(tree, head) if tree.is_verb(head) else head

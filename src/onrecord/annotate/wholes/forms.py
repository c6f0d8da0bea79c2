"""The form in which a predicate stands: a main clause, one that another holds, a relative, a participle, a noun."""

from __future__ import annotations

from onrecord.annotate.events import forms
from onrecord.annotate.trees import SUBJECTS, Tree
from onrecord.model import Form

DEEPEST = 16
"""Words walked up from a predicate; news nests four or five clauses."""

_MAIN = frozenset({"ROOT", "parataxis"})
_HOLDING = frozenset({"acomp", "attr", "oprd"})


def verb_of(tree: Tree, token: int) -> int | None:
    """Return the verb that carries a predicate, None for a noun that has none of its own.

    "were" of "were dead" and of "there were clashes", "refused" of "refused to leave", "is" of "is in our hands".
    """
    at = token
    for _ in range(DEEPEST):
        up = tree.heads[at]
        if tree.is_verb(at) and (not (tree.deps[at] == "xcomp" and _leads(tree, at)) or _takes_over(tree, at)):
            return at
        is_held = tree.deps[at] in _HOLDING or _is_where(tree, at) or (tree.deps[at] == "xcomp" and _leads(tree, at))
        if up == at or not is_held:
            return None
        at = up
    return None


def _is_where(tree: Tree, token: int) -> bool:
    """Whether a noun, or the preposition before it, says behind "be" in whose hands something is."""
    preposition = tree.heads[token] if tree.deps[token] == "pobj" else token
    return tree.deps[preposition] == "prep" and tree.words[tree.heads[preposition]] in _BE


_BE = frozenset("is are was were be been being ’s 's".split())


def _leads(tree: Tree, verb: int) -> bool:
    """Whether the verb or adjective before an infinitive carries it: the infinitive has no subject of its own."""
    up = tree.heads[verb]
    return up < verb and tree.child(verb, *SUBJECTS) is None and (tree.is_verb(up) or tree.tags[up].startswith("J"))


def first_joined(tree: Tree, verb: int) -> int:
    """Return the verb whose subject a joined verb shares: "took" for "left" of "took the port and left"."""
    at = verb
    while (tree.deps[at] == "conj" or _takes_over(tree, at)) and tree.child(at, *SUBJECTS) is None:
        up = tree.heads[at]
        if up >= at or not tree.is_verb(up):
            break
        at = up
    return at


def _takes_over(tree: Tree, verb: int) -> bool:
    """Whether a verb is that of the clause in truth, and the one above it only a participle in its subject."""
    return forms.taken_over(tree, tree.heads[verb]) == verb


def form_of(tree: Tree, token: int) -> Form:
    """Return the form of the clause whose predicate is `token`."""
    verb = verb_of(tree, token)
    if verb is None:
        return Form.NOUN
    first = first_joined(tree, verb)
    if forms.taken_over(tree, verb) is not None:
        return Form.PARTICIPLE
    if forms.is_infinitive(tree, first):
        return Form.INFINITIVE
    if tree.deps[first] == "relcl":
        return Form.RELATIVE
    if is_participle(tree, first) and not _takes_over(tree, verb):
        return Form.PARTICIPLE
    return Form.MAIN if is_main(tree, first) else Form.SIDE


def is_main(tree: Tree, verb: int) -> bool:
    """Whether a clause hangs on no other: the first of its sentence, or joined to that one."""
    at = verb
    while tree.deps[at] == "conj" and tree.is_verb(tree.heads[at]) and tree.heads[at] < at:
        at = tree.heads[at]
    return tree.deps[at] in _MAIN or _is_of_root(tree, at) or _ends_at_semicolon(tree, at)


def _ends_at_semicolon(tree: Tree, verb: int) -> bool:
    """Whether a semicolon parts a clause from the one that the parser hung it on."""
    up, behind = tree.heads[verb], tree.lasts[verb] + 1
    return behind <= up and any(tree.words[at] == ";" for at in (behind, tree.lasts[verb])) and tree.is_verb(up)


def _is_of_root(tree: Tree, verb: int) -> bool:
    """Whether a sentence has no other verb than one in the past that the parser hung on its noun: "warnings called"."""
    up = tree.heads[verb]
    return tree.deps[verb] == "acl" and tree.tags[verb] == "VBD" and tree.deps[up] == "ROOT" and up == verb - 1


def is_participle(tree: Tree, verb: int) -> bool:
    """Whether a verb is a participle without a tense, though the parser may have tagged it as a past tense."""
    if not forms.is_finite(tree, verb):
        return tree.deps[verb] not in _MAIN
    is_bare = tree.child(verb, "aux", "auxpass") is None
    is_held = tree.tags[verb] == "VBN" or (tree.deps[verb] in {"advcl", "ccomp"} and tree.child(verb, "mark") is None)
    is_set_off = is_held and verb > 0 and tree.words[verb - 1] == "," and _has_subject_before(tree, verb)
    is_of_noun = tree.deps[verb] == "acl" and tree.child(verb, *SUBJECTS) is None and not _is_of_root(tree, verb)
    return is_bare and (is_set_off or is_of_noun)


def _has_subject_before(tree: Tree, verb: int) -> bool:
    """Whether the noun before a comma and a verb is its subject: "Greyholt, finished in 1962, holds the lake".

    Two commas enclose something: "Tom Reed, known to all as Tommy, died".
    """
    subject = tree.child(verb, *SUBJECTS)
    if subject is None or subject > verb:
        return subject is None
    return tree.lasts[subject] >= verb - 2 and tree.words[subject:verb].count(",") % 2 == 1

"""The form of a verb: finite or not, past or present, with which helping verbs."""

from __future__ import annotations

from onrecord.annotate.trees import SUBJECTS, Tree


def has_modal(tree: Tree, verb: int) -> bool:
    """Whether a modal verb other than "can" stands before a verb."""
    return any(tree.tags[kid] == "MD" and tree.words[kid] not in {"can", "ca"} for kid in tree.children[verb])


def is_present_passive(tree: Tree, verb: int) -> bool:
    """Whether a passive speaks of the present: "is covered by a contract"."""
    helpers = [tree.words[kid] for kid in tree.children[verb] if tree.deps[kid] in {"aux", "auxpass"}]
    return (
        tree.tags[verb] == "VBN"
        and bool(helpers)
        and helpers[0] in {"is", "are", "'s", "’s", "'re", "’re", "am"}
        and not {"been", "being"} & set(helpers)
    )


def has_perfect(tree: Tree, verb: int) -> bool:
    """Whether a verb is in the perfect."""
    return any(tree.words[kid] in {"has", "have", "had"} for kid in tree.children[verb] if tree.deps[kid] == "aux")


def is_infinitive(tree: Tree, verb: int) -> bool:
    """Whether a verb is an infinitive, or joined to one: "to close and sell"."""
    if tree.has_to(verb):
        return True
    has_helper = any(tree.deps[kid] == "aux" for kid in tree.children[verb])
    if tree.tags[verb] == "VB" and not has_helper and tree.deps[verb] == "conj":
        return is_infinitive(tree, tree.heads[verb]) if tree.heads[verb] < verb else False
    return False


def is_finite(tree: Tree, verb: int) -> bool:
    """Whether a verb heads a clause with a tense; a past tense that was tagged as a participle ("it opened") too."""
    if taken_over(tree, verb) is not None:
        return False
    return (
        any(tree.deps[kid] in {"aux", "auxpass"} for kid in tree.children[verb])
        or tree.tags[verb] in {"VBD", "VBZ", "VBP"}
        or (tree.tags[verb] == "VBN" and tree.deps[verb] in {"ROOT", "ccomp"} and tree.child(verb, "nsubj") is not None)
        or (
            tree.deps[verb] == "conj"
            and tree.tags[verb] in {"VBN", "VBG", "VB"}
            and tree.heads[verb] < verb
            and tree.tags[tree.heads[verb]] == tree.tags[verb]
            and is_finite(tree, tree.heads[verb])
        )
    )


def taken_over(tree: Tree, verb: int) -> int | None:
    """Return the verb that a clause has in truth: "are" of "storms classified as major are dangerous".

    The parser took the participle before it for a past tense. But a second verb with a tense follows a first one only
    behind a subject of its own, a comma or an "and".
    """
    if tree.tags[verb] not in {"VBD", "VBN"} or tree.child(verb, "aux", "auxpass") is not None:
        return None
    for kid in tree.children[verb]:
        if kid <= verb or tree.deps[kid] not in {"conj", "xcomp", "ccomp"} or not tree.is_verb(kid):
            continue
        own = [one for one in tree.children[kid] if verb < tree.firsts[one]]
        before = min([kid, *(tree.firsts[one] for one in own)]) - 1
        if _has_tense(tree, kid) and before > verb and tree.tags[before] not in _JOINTS:
            return kid
    return None


_JOINTS = frozenset({"CC", ",", ":", "``", "''"})


def _has_tense(tree: Tree, verb: int) -> bool:
    """Whether a verb without a subject has a tense by its own form or by a helping verb."""
    if any(tree.deps[kid] in SUBJECTS or tree.deps[kid] == "mark" for kid in tree.children[verb]):
        return False
    helpers = [kid for kid in tree.children[verb] if tree.deps[kid] in {"aux", "auxpass"}]
    return tree.tags[helpers[0] if helpers else verb] in {"MD", "VBD", "VBZ", "VBP"}


def is_inverted_condition(tree: Tree, verb: int) -> bool:
    """Whether a clause opens with its helping verb as a condition: "had the talks failed", "were it to pass"."""
    first, up = tree.firsts[verb], tree.heads[verb]
    if tree.deps[verb] == "ccomp" and tree.words[up] == "had" and tree.deps[up] == "advcl" and tree.firsts[up] == up:
        return tree.lasts[up] == tree.lasts[verb]  # the parser takes "had" for the verb
    if tree.words[first] not in {"had", "were"}:
        return False
    subject = tree.child(verb, *SUBJECTS)
    return subject is not None and first < subject < verb and tree.deps[first] in {"aux", "auxpass"}


def is_free_relative(tree: Tree, verb: int) -> bool:
    """Whether a clause only names a thing or a question: "what it had set aside", "how they were made"."""
    first = tree.firsts[verb]
    asks = tree.words[first] in _QUESTIONS or (tree.words[first] == "which" and tree.deps[first] == "det")
    if tree.deps[verb] == "ccomp" and tree.words[first] in {"when", "where"} and tree.heads[first] == verb:
        return True  # "has yet to say when it will lift the ban"
    return asks and tree.deps[verb] in _THINGS


_QUESTIONS = frozenset({"what", "whatever", "whoever", "how", "why"})


_THINGS = frozenset({"ccomp", "pcomp", "csubj", "csubjpass", "attr", "dobj", "pobj", "nsubj"})

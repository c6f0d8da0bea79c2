"""Which clause can be read alone: it has a tense, and a subject that says who or what."""

from __future__ import annotations

from onrecord.annotate.events.contents import tells_toll
from onrecord.annotate.events.forms import taken_over
from onrecord.annotate.events.subjects import own_subject, stands_alone
from onrecord.annotate.times.names import CALENDAR
from onrecord.annotate.trees import Tree
from onrecord.annotate.wholes.forms import DEEPEST, first_joined, is_main, is_participle, verb_of

_POINTING = frozenset("he she it they this that these those i we you one both all some many others most".split())
_OWNED = frozenset("his her its their this that these those such".split())


def standing_verbs(tree: Tree, token: int, *, is_said: bool) -> list[int]:
    """Return the verbs of the clauses around `token` that can be read alone, the innermost first.

    `is_said`: the words are told as somebody's. Then what somebody says can be read alone where it is the clause of
    `token` itself; clauses around that need who says so, or denies it.
    Where none stands alone, the outermost clause with a tense and a subject does.
    """
    found: list[int] = []
    last: int | None = None
    at: int | None = token
    is_own = True
    for _ in range(DEEPEST):
        verb = None if at is None else _verb_above(tree, at)
        if verb is None:
            break
        first = first_joined(tree, verb)
        after = taken_over(tree, first)
        if own_subject(tree, first) is not None and (after is not None or not is_participle(tree, first)):
            last = verb if after is None else after
            if _stands(tree, first, is_said=is_said and is_own):
                found.append(last)
        is_own = False
        at = _above(tree, first)
    return found or ([] if last is None else [last])


def clause_of(tree: Tree, token: int) -> int | None:
    """Return the verb of the clause that holds a token, of verbs that share a subject the first; None for none."""
    verb = _verb_above(tree, token)
    return None if verb is None else first_joined(tree, verb)


def _above(tree: Tree, verb: int) -> int | None:
    """Return the head of a clause, of one joined to others that of the first: what is joined is not held."""
    at = verb
    while tree.deps[at] == "conj" and tree.heads[at] < at and not (is_main(tree, at) and tree.is_verb(tree.heads[at])):
        at = tree.heads[at]
    up = tree.heads[at]
    return None if up == at else up


def _verb_above(tree: Tree, token: int) -> int | None:
    """Return the verb of the clause that holds a token: its own, or the nearest above."""
    at = token
    for _ in range(DEEPEST):
        if (verb := verb_of(tree, at)) is not None and tree.deps[verb] not in {"aux", "auxpass", "amod", "compound"}:
            return verb
        up = tree.heads[at]
        if up == at:
            return None
        at = up
    return None


def _stands(tree: Tree, verb: int, *, is_said: bool) -> bool:
    subject = own_subject(tree, verb)
    if subject is None:
        return False
    if is_main(tree, verb):
        return tree.deps[verb] != "conj" or not points(tree, subject)
    if tree.deps[verb] == "relcl" and not stands_alone(tree, verb):
        return False
    is_complement = tree.deps[verb] in {"ccomp", "conj"}
    if (is_complement and not is_said) or tree.deps[verb] not in {"ccomp", "conj", "advcl", "relcl"}:
        return False
    return _says_who(tree, verb, subject)


def points(tree: Tree, subject: int) -> bool:
    """Whether a subject only points at what was named before: "it", "his officers"."""
    owned = (kid for kid in tree.children[subject] if tree.deps[kid] in {"poss", "det"})
    return tree.words[subject] in _POINTING or any(tree.words[kid] in _OWNED for kid in owned)


def _says_who(tree: Tree, verb: int, subject: int) -> bool:
    """Whether a clause tells outside its sentence what it is about: "two men died", not "the strike ended"."""
    if points(tree, subject):
        return False
    words = range(tree.firsts[verb], tree.lasts[verb] + 1)
    if tells_toll(tree, verb) or any(
        tree.tags[token].startswith("NNP") and tree.words[token] not in CALENDAR for token in words
    ):
        return True
    is_known = any(tree.words[kid] == "the" for kid in tree.children[subject] if tree.deps[kid] == "det")
    return not is_known and not any(_is_pointer(tree, token) for token in range(verb + 1, tree.lasts[verb] + 1))


def _is_pointer(tree: Tree, token: int) -> bool:
    """Whether a pronoun is what is done to, or where: "dockers occupied it"."""
    return tree.tags[token] == "PRP" and tree.deps[token] in {"dobj", "pobj"} and tree.words[token] in _POINTED


_POINTED = frozenset({"it", "them", "him", "her"})

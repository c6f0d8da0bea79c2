"""Where a paragraph says whose a place is without a verb of holding: "is theirs", "is rebel territory", "are out of"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.clauses import clause_at, noun_clause_at
from onrecord.annotate.control.findings import Finding
from onrecord.annotate.control.words import Frame, lists_word
from onrecord.annotate.frame_roles import base_of
from onrecord.annotate.trees import Tree

_OWN = frozenset({"ours", "theirs", "mine", "yours"})
_NATIONAL = ("an", "ish", "ese")
_LINKS = frozenset({"be", "remain", "stay", "become"})


def possessions_in(tree: Tree) -> Iterator[Finding]:
    """Yield what could be claims of control told by a linking verb, in the order of the words."""
    for verb in range(len(tree)):
        if not tree.is_verb(verb) or tree.deps[verb] in {"aux", "auxpass"} or base_of(tree, verb) not in _LINKS:
            continue
        said = next((kid for kid in tree.children[verb] if kid > verb and tree.deps[kid] in {"attr", "acomp"}), None)
        if said is not None:
            yield from _of_link(tree, verb, said)


def _of_link(tree: Tree, verb: int, said: int) -> Iterator[Finding]:
    clause = clause_at(tree, verb)
    owners, frame = _owners(tree, verb, said), _frame(tree, verb)
    if owners:
        yield Finding(
            head=said, last=said, clause=clause, frame=frame, places=clause.agents, holders=owners, carrier=verb
        )


def _frame(tree: Tree, verb: int) -> Frame:
    change = "takes" if base_of(tree, verb) == "become" else "holds"
    return Frame(change=change, place="", strong=True, named_holder=True)


def _owners(tree: Tree, verb: int, said: int) -> tuple[int, ...]:
    """Return who owns by what is said of a place: "theirs", "the army's", "rebel territory", "the domain of smugglers"."""
    if tree.words[said] in _OWN or _is_owner(tree, said) or _is_national(tree, verb, said):
        return (said,)
    if tree.words[said] == "home":
        return noun_clause_at(tree, said).governed_by("to")
    if not lists_word("hands", "domains", tree.words[said]):
        return ()
    whose = noun_clause_at(tree, said)
    before = tuple(kid for kid in tree.children[said] if tree.deps[kid] in {"compound", "nmod"} and kid < said)
    return whose.agents or before or whose.patients


def _is_national(tree: Tree, verb: int, said: int) -> bool:
    """Whether a place is told to be a nation's still: "stays American", "is Orvian again"."""
    is_still = base_of(tree, verb) in {"stay", "remain"} or any(tree.words[kid] == "again" for kid in tree.children[verb])
    return is_still and tree.tags[said] == "JJ" and tree.words[said].endswith(_NATIONAL)


def _is_owner(tree: Tree, noun: int) -> bool:
    """Whether a noun stands in the genitive with nothing owned behind it: "is the army's again"."""
    return any(tree.deps[kid] == "case" and tree.tags[kid] == "POS" for kid in tree.children[noun])

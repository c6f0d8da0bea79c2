"""Where a paragraph says that something is promised or given, by the frames of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.annotate.clauses import Clause, clause_at, noun_clause_at, verbs_in
from onrecord.annotate.commitments.words import Frame, lists_word, noun_frames, verb_frames
from onrecord.annotate.frame_roles import fillers, keys_of
from onrecord.annotate.lemmas import lemma_of
from onrecord.annotate.trees import SUBJECTS, Tree

_CLAUSAL = ("xcomp", "ccomp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A word for a gift or a promise in a tree, and the tokens that could fill its slots.

    `clause` is what is cited; `promised` is the head of the infinitive or clause that says what is promised, None where
    a noun does.
    """

    head: int
    clause: Clause
    frame: Frame
    givers: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    items: tuple[int, ...] = ()
    purposes: tuple[int, ...] = ()
    promised: int | None = None


def findings_in(tree: Tree) -> Iterator[Finding]:
    """Yield what could be commitments, in the order of the words; several frames of one word one after another."""
    verbs = frozenset(verbs_in(tree))
    for token in range(len(tree)):
        if token in verbs:
            yield from _of_verb(tree, token)
        elif tree.is_noun(token) and tree.deps[token] not in {"compound", "nmod", "poss"}:
            yield from _of_noun(tree, token)


def _of_verb(tree: Tree, verb: int) -> Iterator[Finding]:
    clause = clause_at(tree, verb)
    for frame in verb_frames(keys_of(tree, verb)):
        if frame.promise:
            yield from _withdrawn(tree, clause, frame)
        elif frame.clause and (promised := _promised(tree, verb)) is not None:
            yield from _promise(tree, clause, frame, promised)
        elif not frame.only_gifts:
            yield _plain(tree, clause, frame)


def _plain(tree: Tree, clause: Clause, frame: Frame) -> Finding:
    items = fillers(clause, frame.item)
    recipients = fillers(clause, frame.recipient)
    if clause.is_passive and len(clause.patients) == 1 and (own := tree.child(clause.head, "dobj")) is not None:
        recipients, items = clause.patients, (own,)  # "we were promised heating"
    return Finding(
        head=clause.head,
        clause=clause,
        frame=frame,
        givers=fillers(clause, frame.giver),
        recipients=recipients,
        items=(clause.head,) if frame.itself else items,
        purposes=fillers(clause, frame.purpose),
    )


def _promised(tree: Tree, verb: int) -> int | None:
    """Return the head of the clause that says what is promised."""
    found = tree.child(verb, *_CLAUSAL)
    if found is None or found < verb or not tree.is_verb(found):
        return None
    return found


def _promise(tree: Tree, clause: Clause, frame: Frame, promised: int) -> Iterator[Finding]:
    """Yield what is promised in an infinitive or a clause: the gift in it where there is one, else the clause itself."""
    recipients = clause.recipients or tuple(kid for kid in clause.patients if kid < promised)
    inner = clause_at(tree, promised)
    gifts = [one for one in verb_frames(keys_of(tree, promised)) if not one.promise and not one.only_gifts]
    for gift in gifts:
        plain = _plain(tree, inner, gift)
        if plain.items and not is_clause_of_others(tree, promised):
            yield Finding(
                head=clause.head,
                clause=clause,
                frame=Frame(stage=frame.stage, gift=gift.gift, itself=gift.itself),
                givers=clause.agents,
                recipients=plain.recipients or recipients,
                items=plain.items,
                purposes=plain.purposes,
            )
    if not frame.only_gifts or lists_word("deeds", "words", lemma_of(tree.words[promised], tree.tags[promised])):
        yield Finding(
            head=clause.head,
            clause=clause,
            frame=Frame(stage=frame.stage),
            givers=clause.agents,
            recipients=recipients,
            promised=promised,
        )


def is_clause_of_others(tree: Tree, verb: int) -> bool:
    """Whether a promised clause has a subject of its own."""
    return tree.child(verb, *SUBJECTS) is not None


def _withdrawn(tree: Tree, clause: Clause, frame: Frame) -> Iterator[Finding]:
    """Yield a promise that is taken back: "withdrew its offer of two ships", "dropped an offer to pay"."""
    for noun in clause.patients:
        if not lists_word("promises", "words", lemma_of(tree.words[noun], tree.tags[noun])):
            continue
        whose = noun_clause_at(tree, noun)
        inner = tree.child(noun, "acl")
        items: tuple[int, ...] = tuple(whose.governed_by("of"))
        if not items and inner is not None and inner > noun:
            items = clause_at(tree, inner).patients
        yield Finding(
            head=clause.head,
            clause=clause,
            frame=frame,
            givers=whose.agents or clause.agents,
            recipients=whose.governed_by("to"),
            items=items or (noun,),
        )


def _of_noun(tree: Tree, noun: int) -> Iterator[Finding]:
    clause = noun_clause_at(tree, noun)
    for frame in noun_frames(keys_of(tree, noun)):
        yield Finding(
            head=noun,
            clause=clause,
            frame=frame,
            givers=fillers(clause, frame.giver),
            recipients=fillers(clause, frame.recipient),
            items=fillers(clause, frame.item),
        )

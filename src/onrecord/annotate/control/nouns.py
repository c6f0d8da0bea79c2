"""Nouns that name a taking, a holding or a leaving: "the fall of the town", "their sit-in at the mill"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.clauses import Clause, clause_at, noun_clause_at
from onrecord.annotate.control.finding import Finding
from onrecord.annotate.control.owners import owners_named
from onrecord.annotate.control.words import Frame, lists_word, noun_frames
from onrecord.annotate.frame_roles import base_of, fillers, keys_of
from onrecord.annotate.trees import Tree


def nouns_at(tree: Tree, noun: int) -> Iterator[Finding]:
    """Yield what a noun that names a deed could claim, each of its frames by itself."""
    frames = noun_frames((*_hyphened(tree, noun), *keys_of(tree, noun)))
    if not frames or tree.deps[noun] in {"compound", "amod", "nmod"}:
        return
    above = tree.heads[noun]
    if tree.deps[noun] == "pobj" and not tree.is_verb(tree.heads[above]):
        return  # "preparations for a withdrawal", "talk of the fall of the town"
    clause = noun_clause_at(tree, noun)
    is_ended = _is_ended(tree, noun)
    is_staged = tree.deps[noun] in {"dobj", "nsubj", "nsubjpass"} and _is_staging(tree, above)
    for frame in frames:
        places = _places(tree, clause, frame, is_carried=is_staged or is_ended)
        holders = fillers(clause, frame.holder)
        if not holders and "agent" in frame.holder.split():
            holders = owners_named(tree, noun)
        if frame.ends and is_ended and (holders or not frame.owned):
            ended = Frame(change="leaves", place=frame.place, former=frame.holder)
            formers = holders or (clause_at(tree, above).agents if tree.deps[noun] == "dobj" else ())
            yield Finding(head=noun, last=noun, clause=clause, frame=ended, places=places, formers=formers)
            continue
        if not holders and tree.deps[noun] == "dobj" and is_staged:
            holders = clause_at(tree, above).agents if frame.holder else ()
        if frame.owned and (not holders or tree.deps[noun] != "nsubj"):
            continue
        formers = tuple(token for token in fillers(clause, frame.former) if token not in places)
        if not formers and "agent" in frame.former.split():
            formers = owners_named(tree, noun)
        holders = tuple(token for token in holders if token not in places)
        yield Finding(
            head=noun,
            last=noun,
            clause=clause,
            frame=frame,
            places=places,
            holders=holders,
            formers=formers,
            carrier=above if is_staged and frame.dated else None,
        )


def _places(tree: Tree, clause: Clause, frame: Frame, *, is_carried: bool) -> tuple[int, ...]:
    """Return what could be the place of a deed that a noun names; a verb that carries it may have it as well."""
    places = tuple(token for token in fillers(clause, frame.place) if tree.words[token] not in _WHOSE)
    if not places and is_carried and tree.deps[clause.head] == "dobj" and frame.place.startswith("@"):
        above = clause_at(tree, tree.heads[clause.head])  # "staged a sit-in at the mill"
        return fillers(above, frame.place.replace("@of", ""))
    if len(places) > 1:  # "the plant's occupation by strikers"
        return tuple(token for token in places if token not in clause.governed_by("by")) or places
    return places


_WHOSE = frozenset("their his her our my your".split())


def _is_ended(tree: Tree, noun: int) -> bool:
    """Whether what a noun names comes to its end: "ended their sit-in", "their rule collapsed"; not "ended trade"."""
    above = tree.heads[noun]
    if not tree.is_verb(above) or (tree.deps[noun] == "nsubj" and tree.child(above, "dobj") is not None):
        return False
    return any(lists_word("endings", "words", key) for key in keys_of(tree, above))


def _is_staging(tree: Tree, verb: int) -> bool:
    return tree.is_verb(verb) and lists_word("staging", "words", base_of(tree, verb))


def _hyphened(tree: Tree, noun: int) -> tuple[str, ...]:
    """Return "sit-in" for its last token."""
    if noun < 2 or tree.words[noun - 1] != "-":
        return ()
    return (f"{tree.words[noun - 2]}-{tree.words[noun]}",)

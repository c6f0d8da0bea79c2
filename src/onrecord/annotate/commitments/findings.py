"""Where a paragraph says that something is promised or given, by the frames of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.annotate.animates import is_animate
from onrecord.annotate.clauses import Clause, clause_at, coordinated, noun_clause_at, verbs_in
from onrecord.annotate.commitments.words import Frame, free_phrases, is_gift, lists_word, noun_frames, verb_frames
from onrecord.annotate.frame_roles import base_of, fillers, keys_of
from onrecord.annotate.lemmas import lemma_of
from onrecord.annotate.trees import SUBJECTS, Tree

_CLAUSAL = ("xcomp", "ccomp")
_CLAUSE_OF_NOUN = ("acl", "relcl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A word for a gift or a promise in a tree, and the tokens that could fill its slots.

    `clause` is what is cited; `promised` is the head of the infinitive or clause that says what is promised, None where
    a noun does, `carrier` the verb that says how a noun is told. `is_sure`: it is called a promise or a gift outright.
    """

    head: int
    clause: Clause
    frame: Frame
    givers: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    items: tuple[int, ...] = ()
    purposes: tuple[int, ...] = ()
    promised: int | None = None
    carrier: int | None = None
    is_sure: bool = False


def findings_in(tree: Tree) -> Iterator[Finding]:
    """Yield what could be commitments, those of verbs first, in the order of the words; several frames of one word one after another."""
    verbs = tuple(verbs_in(tree))
    for token in verbs:
        yield from _of_verb(tree, token)
        yield from _unlisted(tree, token)
        yield from _for_nothing(tree, token)
    for token in range(len(tree)):
        if tree.is_noun(token) and tree.deps[token] not in {"compound", "nmod", "poss"}:
            yield from _of_noun(tree, token)


def is_carrier(tree: Tree, token: int) -> bool:
    """Whether a word is for what only carries a gift: lorries deliver, and give nothing."""
    return lists_word("givers", "carriers", tree.words[token])


def _of_verb(tree: Tree, verb: int) -> Iterator[Finding]:
    clause = clause_at(tree, verb)
    for frame in verb_frames(_keys(tree, verb)):
        if frame.promise:
            yield from _withdrawn(tree, clause, frame)
        elif frame.clause and (promised := _promised(tree, clause)) is not None:
            for one in (promised, *_joined_to(tree, promised)):
                yield from _promise(tree, clause, frame, one)
        elif (frame.item or frame.itself) and not frame.only_gifts and not (frame.paid and clause.patients):
            yield _plain(tree, clause, frame)


def _keys(tree: Tree, verb: int) -> tuple[str, ...]:
    """Return what a verb is looked up by; nothing for one that its particle makes another ("gave up")."""
    keys = keys_of(tree, verb)
    if len(keys) > 1 and any(lists_word("others", "words", key) for key in keys):
        return ()
    if _behind_particle(tree, verb):
        return f"{keys[-1]}_{tree.words[verb + 1]}", *keys
    return keys


def _plain(tree: Tree, clause: Clause, frame: Frame) -> Finding:
    items = tuple(token for token in fillers(clause, frame.item) if _is_thing(tree, token))
    recipients = fillers(clause, frame.recipient)
    if not items and frame.item == "patient" and not clause.is_passive:
        items = _behind_particle(tree, clause.head)
    if clause.is_passive and len(clause.patients) == 1 and (own := tree.child(clause.head, "dobj")) is not None and _is_thing(tree, own):
        recipients, items = clause.patients, (own,)  # "we were promised heating"
    elif frame.item.startswith("patient") and (objects := _two_objects(tree, clause)):
        recipients, items = objects[:1], coordinated(tree, objects[1])
    return Finding(
        head=clause.head,
        clause=clause,
        frame=frame,
        givers=fillers(clause, frame.giver),
        recipients=recipients,
        items=(clause.head,) if frame.itself else items,
        purposes=fillers(clause, frame.purpose),
    )


def _unlisted(tree: Tree, verb: int) -> Iterator[Finding]:
    """Yield what a verb without a frame moves to somebody: "steered 3 million crowns to the flooded towns"."""
    if verb_frames(_keys(tree, verb)) or lists_word("unlisted", "others", base_of(tree, verb)):
        return
    clause = clause_at(tree, verb)
    items = tuple(token for token in clause.patients if _is_thing(tree, token) and is_sum_of(tree, token))
    recipients = clause.recipients or clause.governed_by("to", "into", "towards", "among")
    if items and clause.agents and recipients:
        frame = Frame(stage="delivered", gift=True, needs_recipient=True, needs_giver=True, institutions=True)
        yield Finding(
            head=verb, clause=clause, frame=frame, givers=clause.agents, recipients=recipients, items=items
        )


def _behind_particle(tree: Tree, verb: int) -> tuple[int, ...]:
    """Return the object of "fly in 11 surgeons" and "hand on 18 guns", where the parser reads a place."""
    is_beside = verb + 1 < len(tree) and tree.heads[verb + 1] == verb and tree.words[verb + 1] in {"in", "on", "over"}
    if not is_beside or tree.child(verb, "dobj") is not None:
        return ()
    found = tree.child(verb + 1, "pobj")
    if found is None or lists_word("no_gifts", "times", tree.words[found]) or tree.tags[found].startswith("NNP"):
        return ()
    is_counted = any(tree.deps[kid] == "nummod" for kid in tree.children[found])
    return coordinated(tree, found) if is_counted or is_sum_of(tree, found) else ()


def _joined_to(tree: Tree, verb: int) -> tuple[int, ...]:
    """Return the verbs coordinated with a promised one: "to clear its mines and to let truckers through"."""
    found, at = [], verb
    while (following := tree.child(at, "conj")) is not None and tree.tags[following] == "VB":
        found.append(following)
        at = following
    return tuple(found)


def _for_nothing(tree: Tree, verb: int) -> Iterator[Finding]:
    """Yield a deed that the sentence says costs nothing: "carries the vials free of charge"."""
    if not _is_free(tree, verb) or verb_frames(keys_of(tree, verb)) or lists_word("free", "others", base_of(tree, verb)):
        return
    clause = clause_at(tree, verb)
    yield Finding(
        head=verb,
        clause=clause,
        frame=Frame(stage="delivered", free=True, people=True),
        givers=clause.agents,
        recipients=clause.recipients or clause.governed_by("for"),
        items=tuple(token for token in clause.patients if _is_thing(tree, token)),
    )


def _is_free(tree: Tree, verb: int) -> bool:
    """Whether a clause says in words behind its verb that nothing is asked for it."""
    first, last = verb + 1, clause_at(tree, verb).last
    said = f" {' '.join(tree.words[first : last + 1])} "
    return any(f" {phrase} " in said for phrase in free_phrases())


def _two_objects(tree: Tree, clause: Clause) -> tuple[int, ...]:
    """Return who gets it and what, where the parser calls both an object: "pay each of them 500 crowns"."""
    objects = tuple(kid for kid in tree.children[clause.head] if tree.deps[kid] == "dobj" and kid > clause.head)
    if len(objects) < 2 or is_sum_of(tree, objects[0]):
        return ()
    is_next = tree.firsts[objects[1]] == tree.lasts[objects[0]] + 1
    if not is_next and not (is_animate(tree, objects[0]) or tree.tags[objects[0]] == "NNP"):
        return ()
    return objects[:2]


def _is_thing(tree: Tree, token: int) -> bool:
    """Whether a token can be an item: no person, no time, and of two objects not one with a clause of its own."""
    if tree.tags[token].startswith(("PRP", "W")) and tree.words[token] not in {"it", "which", "that"}:
        return False
    first = tree.child(tree.heads[token], "dobj")
    if tree.deps[token] == "dobj" and first is not None and first != token:
        return False
    return not lists_word("no_gifts", "times", tree.words[token])


def _promised(tree: Tree, clause: Clause) -> int | None:
    """Return the head of the clause that says what is promised; behind a sum it says only what that is for."""
    found = tree.child(clause.head, *_CLAUSAL)
    if found is None:
        found = _without_that(tree, clause)
    if found is None or not tree.is_verb(found):
        return None
    if found < clause.head and not any(tree.tags[kid] == "MD" for kid in tree.children[found]):
        return None
    return None if any(is_sum_of(tree, token) for token in clause.patients if token < found) else found


def _without_that(tree: Tree, clause: Clause) -> int | None:
    """Return a clause that the parser hung on who is told it: "assured residents | the town would get a clinic"."""
    for token in clause.patients:
        inner = tree.child(token, "relcl")
        if inner is None or token > inner or not any(tree.tags[kid] == "MD" for kid in tree.children[inner]):
            continue
        subject = tree.child(inner, *SUBJECTS)
        if subject is not None and not tree.tags[subject].startswith("W") and tree.words[subject] != "that":
            return inner
    return None


def is_sum_of(tree: Tree, token: int) -> bool:
    """Whether a phrase names money or goods."""
    word = tree.words[token]
    if is_gift(word, lemma_of(word, tree.tags[token])):
        return True
    return any(word[:1] in _SIGNS for word in tree.words[tree.firsts[token] : token + 1])


_SIGNS = "$£€"


def _promise(tree: Tree, clause: Clause, frame: Frame, promised: int) -> Iterator[Finding]:
    """Yield what is promised in an infinitive or a clause: the gift in it where there is one, else the clause."""
    recipients = clause.recipients or tuple(kid for kid in clause.patients if kid < promised)
    if frame.future and not any(tree.tags[kid] == "MD" for kid in tree.children[promised]):
        return
    inner = clause_at(tree, promised)
    gifts = [one for one in verb_frames(keys_of(tree, promised)) if not one.promise and not one.only_gifts]
    for gift in gifts:
        plain = _plain(tree, inner, gift)
        if plain.items and not is_clause_of_others(tree, promised):
            yield Finding(
                head=clause.head,
                clause=clause,
                frame=Frame(stage=frame.stage, gift=gift.gift, itself=gift.itself, items=gift.items),
                givers=clause.agents,
                recipients=plain.recipients or recipients,
                items=plain.items,
                purposes=plain.purposes,
            )
    is_finite = frame.finite and any(tree.tags[kid] == "MD" for kid in tree.children[promised])
    if (
        not frame.only_gifts
        or is_finite
        or lists_word("deeds", "words", lemma_of(tree.words[promised], tree.tags[promised]))
    ):
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
    for noun in fillers(clause, frame.item):
        word = lemma_of(tree.words[noun], tree.tags[noun])
        is_listed = lists_word("promises", "words", word) or (frame.item.startswith("@") and word in _IT)
        is_listed = is_listed or (lists_word("promises", "plans", word) and _plans_gift(tree, noun))
        is_called = any(lists_word("promises", "called", tree.words[kid]) for kid in tree.children[noun])
        if not is_listed and not is_called:
            continue
        whose = noun_clause_at(tree, noun)
        inner = next(
            (kid for kid in tree.children[noun] if tree.deps[kid] in _CLAUSE_OF_NOUN and tree.tags[kid] == "VB"), None
        )
        items: tuple[int, ...] = tuple(whose.governed_by("of"))
        if not items and inner is not None and inner > noun:
            items = clause_at(tree, inner).patients
        yield Finding(
            head=clause.head,
            clause=clause,
            frame=frame,
            givers=tuple(token for token in whose.agents if tree.tags[token] != "PRP$") or clause.agents,
            recipients=whose.governed_by("to"),
            items=items or (noun,),
            is_sure=is_called or lists_word("promises", "sure", tree.words[noun]),
        )


_IT = frozenset({"it", "them", "word", "deal", "agreement", "vow", "undertaking"})
"""What somebody can go back on, beside what is called a promise."""


def _plans_gift(tree: Tree, noun: int) -> bool:
    """Whether a plan is one to give: "scrapped a plan to give every pupil a laptop"."""
    inner = tree.child(noun, *_CLAUSE_OF_NOUN)
    if inner is None or tree.tags[inner] != "VB" or not lists_word("deeds", "words", base_of(tree, inner)):
        return False
    return any(is_sum_of(tree, token) for token in clause_at(tree, inner).patients)


def _of_noun(tree: Tree, noun: int) -> Iterator[Finding]:
    clause = noun_clause_at(tree, noun)
    carrier = _including(tree, noun)
    yield from _word_given(tree, noun)
    for frame in noun_frames(keys_of(tree, noun)):
        givers = fillers(clause, frame.giver)
        if not givers and (maker := _maker(tree, noun)) is not None:
            carrier, givers = maker, clause_at(tree, maker).agents
        yield Finding(
            head=noun,
            clause=clause,
            frame=frame,
            carrier=carrier,
            givers=givers or (clause_at(tree, carrier).agents if carrier is not None else ()),
            recipients=fillers(clause, frame.recipient),
            items=fillers(clause, frame.item),
        )


def _word_given(tree: Tree, noun: int) -> Iterator[Finding]:
    """Yield what somebody gives their word for: "gave a guarantee that nobody would lose out"."""
    maker = _maker(tree, noun)
    if maker is None or not lists_word("promises", "given", tree.words[noun]):
        return
    inner = tree.child(noun, "acl", "relcl", "ccomp")
    if inner is None:
        inner = tree.child(maker, "ccomp", "xcomp")
    if inner is not None and inner > noun and tree.is_verb(inner):
        yield from _promise(tree, clause_at(tree, maker), Frame(stage="pledged"), inner)


def _maker(tree: Tree, noun: int) -> int | None:
    """Return the verb whose subject makes a promise: "added a promise of radar sets"."""
    verb = tree.heads[noun]
    is_made = tree.deps[noun] == "dobj" and lists_word("promises", "makers", base_of(tree, verb))
    return verb if is_made and tree.is_verb(verb) else None


def _including(tree: Tree, noun: int) -> int | None:
    """Return the verb whose deed a gift is a part of: "will increase its aid, including delivery of 300 tents"."""
    if tree.deps[noun] != "pobj" or tree.words[tree.heads[noun]] != "including":
        return None
    return next((above for above in tree.above(noun) if tree.is_verb(above) and tree.words[above] != "including"), None)

"""Where a paragraph says that something is promised or given, by the frames of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.annotate.clauses import Clause, clause_at, coordinated, noun_clause_at
from onrecord.annotate.commitments.layouts import (
    committed_to,
    in_order,
    including,
    joined_to,
    listed_with,
    made_available,
    offered_by,
    on_board,
    promisers,
    without_that,
)
from onrecord.annotate.commitments.things import (
    behind_particle,
    is_called_free,
    is_carrier,
    is_sum_of,
    is_thing,
    two_objects,
)
from onrecord.annotate.commitments.words import Frame, free_phrases, lists_word, noun_frames, verb_frames
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
    """Yield what could be commitments, those of verbs first, in the order of the words."""
    for token in in_order(tree):
        yield from _of_verb(tree, token)
        yield from _carried(tree, token)
        yield from _unlisted(tree, token)
        yield from _for_nothing(tree, token)
    for token in range(len(tree)):
        if tree.is_noun(token) and tree.deps[token] not in {"compound", "nmod", "poss"}:
            yield from _of_noun(tree, token)


def _carried(tree: Tree, verb: int) -> Iterator[Finding]:
    """Yield what is on board of whatever arrives: "trucks carrying 40 tonnes of flour entered the town"."""
    if not lists_word("carried", "arrivals", base_of(tree, verb)):
        return
    arrival = clause_at(tree, verb)
    for carrier in [kid for kid in arrival.agents if is_carrier(tree, kid)]:
        if items := tuple(token for token in on_board(tree, carrier) if is_thing(tree, token)):
            yield Finding(
                head=verb,
                clause=arrival,
                frame=Frame(stage="delivered", item="agent", gift=True),
                recipients=arrival.governed_by("for"),
                items=items,
            )


def _of_verb(tree: Tree, verb: int) -> Iterator[Finding]:
    clause = clause_at(tree, verb)
    for frame in verb_frames(_keys(tree, verb)):
        if frame.promise:
            yield from _withdrawn(tree, clause, frame)
        elif frame.clause and (promised := _promised(tree, clause)) is not None:
            for one in (promised, *joined_to(tree, promised)):
                yield from _promise(tree, clause, frame, one)
        elif frame.item == "patient" and _is_with(tree, clause):
            continue  # "supplied the team with tents": who gets it stands first
        elif (frame.item or frame.itself) and not frame.only_gifts and not (frame.paid and clause.patients):
            yield _plain(tree, clause, frame)


def _is_with(tree: Tree, clause: Clause) -> bool:
    """Whether a verb has what is given behind "with"."""
    return base_of(tree, clause.head) in _GIVING_WITH and bool(clause.governed_by("with"))


_GIVING_WITH = frozenset({"provide", "supply", "equip", "present", "furnish", "stock", "ply", "credit"})


def _keys(tree: Tree, verb: int) -> tuple[str, ...]:
    """Return what a verb is looked up by; nothing for one that its particle makes another ("gave up")."""
    keys = keys_of(tree, verb)
    if keys == ("make",) and made_available(tree, verb) is not None:
        return ("make_available",)
    if len(keys) > 1 and any(lists_word("others", "words", key) for key in keys):
        return ()
    if behind_particle(tree, verb):
        return f"{keys[-1]}_{tree.words[verb + 1]}", *keys
    return keys


def _plain(tree: Tree, clause: Clause, frame: Frame) -> Finding:
    items = listed_with(tree, tuple(token for token in fillers(clause, frame.item) if is_thing(tree, token)))
    recipients = fillers(clause, frame.recipient)
    if not items and frame.item == "patient" and not clause.is_passive:
        items = behind_particle(tree, clause.head)
    if not items and (available := tree.child(clause.head, "ccomp", "oprd", "xcomp")) is not None:
        subject = tree.child(available, *SUBJECTS)
        if tree.words[available] == "available" and subject is not None:
            items = coordinated(tree, subject)  # "is making two ships available"
    if not recipients and (made := made_available(tree, clause.head)) is not None:
        recipients = noun_clause_at(tree, made).governed_by("to", "for")
    if frame.itself and not recipients:
        recipients = behind_particle(tree, clause.head)
    if (
        clause.is_passive
        and len(clause.patients) == 1
        and (own := tree.child(clause.head, "dobj")) is not None
        and is_thing(tree, own)
    ):
        recipients, items = clause.patients, (own,)  # "we were promised heating"
    elif frame.item.startswith("patient") and (objects := two_objects(tree, clause)):
        recipients, items = objects[:1], coordinated(tree, objects[1])
    return Finding(
        head=clause.head,
        clause=clause,
        frame=frame,
        givers=fillers(clause, frame.giver) or _by(tree, clause, frame),
        recipients=recipients,
        items=(clause.head,) if frame.itself else items,
        purposes=fillers(clause, frame.purpose),
    )


def _unlisted(tree: Tree, verb: int) -> Iterator[Finding]:
    """Yield what a verb without a frame does that is said to cost nothing: "laid on a free shuttle"."""
    clause = clause_at(tree, verb)
    is_free = any(is_called_free(tree, token) for token in clause.patients)
    if verb_frames(_keys(tree, verb)) or (lists_word("unlisted", "others", base_of(tree, verb)) and not is_free):
        return
    if is_free and lists_word("free", "others", base_of(tree, verb)):
        return
    items = tuple(token for token in clause.patients if is_called_free(tree, token))
    if items:
        frame = Frame(stage="delivered", gift=True, needs_giver=True, institutions=True)
        yield Finding(head=verb, clause=clause, frame=frame, givers=clause.agents, items=items)


def _by(tree: Tree, clause: Clause, frame: Frame) -> tuple[int, ...]:
    """Return who stands behind a "by" that the parser hung on the thing given: "was granted shelter by Orvia"."""
    own = tree.child(clause.head, "dobj")
    if not clause.is_passive or own is None or frame.giver != "agent":
        return ()
    found = noun_clause_at(tree, own).governed_by("by")
    return tuple(token for token in found if not lists_word("no_gifts", "times", tree.words[token]))


def _for_nothing(tree: Tree, verb: int) -> Iterator[Finding]:
    """Yield a deed that the sentence says costs nothing: "carries the vials free of charge"."""
    if not _is_free(tree, verb) or lists_word("free", "others", base_of(tree, verb)):
        return
    clause = clause_at(tree, verb)
    yield Finding(
        head=verb,
        clause=clause,
        frame=Frame(stage="delivered", free=True, people=True),
        givers=clause.agents,
        recipients=clause.recipients or clause.governed_by("for"),
        items=tuple(token for token in clause.patients if is_thing(tree, token)),
    )


def _is_free(tree: Tree, verb: int) -> bool:
    """Whether a clause says in words behind its verb that nothing is asked for it."""
    first, last = verb + 1, clause_at(tree, verb).last
    said = f" {' '.join(tree.words[first : last + 1])} "
    return any(f" {phrase} " in said for phrase in free_phrases())


def _promised(tree: Tree, clause: Clause) -> int | None:
    """Return the head of the clause that says what is promised; behind a sum it says only what that is for."""
    found = tree.child(clause.head, *_CLAUSAL)
    if found is None and base_of(tree, clause.head) == "undertake":
        found = tree.child(clause.head, "advcl")
    if found is None and base_of(tree, clause.head) == "commit":
        found = committed_to(tree, clause.head)
    if found is None:
        found = without_that(tree, clause)
    if found is None or not tree.is_verb(found):
        return None
    if found < clause.head and not any(tree.tags[kid] == "MD" for kid in tree.children[found]):
        return None
    return None if any(_is_amount(tree, token) for token in clause.patients if token < found) else found


def _is_amount(tree: Tree, token: int) -> bool:
    return is_sum_of(tree, token) or tree.child(token, "nummod") is not None


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
                frame=_untied(gift, frame.stage),
                givers=promisers(tree, clause),
                recipients=plain.recipients or recipients,
                items=plain.items,
                purposes=plain.purposes,
            )
    if any(lists_word("deeds", key, base_of(tree, promised)) for key in ("hostile", "idle")):
        return
    has_modal = any(tree.tags[kid] == "MD" for kid in tree.children[promised])
    if is_clause_of_others(tree, promised) and not has_modal and tree.tags[promised] != "VB":
        return  # "promised the press that it has nothing to hide"
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
            givers=promisers(tree, clause),
            recipients=recipients,
            promised=promised,
        )


def _untied(frame: Frame, stage: str) -> Frame:
    """Return a frame without what it asks of a gift that is told, and not of one that is promised."""
    return replace(
        frame,
        stage=stage,
        own=False,
        going_on=False,
        planned=False,
        lasting=False,
        needs_giver=False,
        sourced=False,
        institutions=False,
        public=False,
        bodies=False,
    )


def is_clause_of_others(tree: Tree, verb: int) -> bool:
    """Whether a promised clause has a subject of its own."""
    return tree.child(verb, *SUBJECTS) is not None


def _withdrawn(tree: Tree, clause: Clause, frame: Frame) -> Iterator[Finding]:
    """Yield a promise that is taken back or kept: "withdrew its offer of two ships", "dropped an offer to pay"."""
    if base_of(tree, clause.head) == "drop" and any(is_carrier(tree, one) for one in clause.agents):
        return  # "helicopters dropped food"
    for noun in fillers(clause, frame.item):
        word = lemma_of(tree.words[noun], tree.tags[noun])
        is_sure = _is_called_promise(tree, noun) or lists_word("promises", "sure", word) or word in _IT
        is_taken_up = frame.item.startswith("@") and word in _IT
        if not (is_taken_up or _is_called_promise(tree, noun) or _is_promise(tree, clause, noun)):
            continue
        whose = noun_clause_at(tree, noun)
        items = _promised_things(tree, noun, is_sure=is_sure)
        if not items and (frame.stage == "delivered" or tree.words[noun] in {"promises", "pledges"}):
            continue  # "kept its promise", "broke many promises": of what, the sentence does not say
        yield Finding(
            head=clause.head,
            clause=clause,
            frame=frame,
            givers=tuple(token for token in whose.agents if tree.tags[token] != "PRP$") or clause.agents,
            recipients=whose.governed_by("to"),
            items=items or (noun,),
            is_sure=is_sure,
        )


def _is_called_promise(tree: Tree, noun: int) -> bool:
    for kid in tree.children[noun]:
        is_clause = tree.deps[kid] in {"relcl", "acl"} and lists_word("promises", "promising", base_of(tree, kid))
        if is_clause or lists_word("promises", "called", tree.words[kid]):
            return True
    return False


def _is_promise(tree: Tree, clause: Clause, noun: int) -> bool:
    """Whether a noun is for what was promised, or for a plan to give."""
    word = lemma_of(tree.words[noun], tree.tags[noun])
    if any(lists_word("promises", "owed", tree.words[kid]) for kid in tree.children[noun] if kid < noun):
        return False  # "suspended mortgage payments": what others owe
    kinds = noun_clause_at(tree, noun).governed_by("in") or clause.governed_by("in")  # "80 million euros in aid"
    if lists_word("counting", "words", tree.words[noun]):
        kinds = (*kinds, *noun_clause_at(tree, noun).governed_by("of"))  # "the last of the food aid"
    if any(lists_word("promises", "words", said) for said in (word, *(tree.words[kind] for kind in kinds))):
        return True
    return lists_word("promises", "plans", word) and _plans_gift(tree, noun)


def _promised_things(tree: Tree, noun: int, *, is_sure: bool) -> tuple[int, ...]:
    """Return what was promised: "an offer of two ships", "an offer to pay 900 crowns"."""
    things = noun_clause_at(tree, noun).governed_by("of")
    if tree.words[noun] in _FOR_OTHERS:
        return (noun,)  # "its funding of the hospital"
    if things and (is_sure or any(is_sum_of(tree, token) for token in things)):
        return things
    inner = tree.child(noun, *_CLAUSE_OF_NOUN)
    if inner is None or inner < noun or tree.tags[inner] != "VB":
        return ()
    return clause_at(tree, inner).patients


_FOR_OTHERS = frozenset({"funding", "financing", "support", "sponsorship", "patronage"})
"""Nouns for what is given, with who gets it behind "of"."""
_IT = frozenset({"it", "them", "word", "deal", "agreement", "vow", "undertaking"})
"""What somebody can go back on, beside what is called a promise."""


def _plans_gift(tree: Tree, noun: int) -> bool:
    """Whether a plan is one to give: "scrapped a plan to give every pupil a laptop"."""
    inner = tree.child(noun, *_CLAUSE_OF_NOUN)
    if inner is None or tree.tags[inner] != "VB" or not lists_word("deeds", "words", base_of(tree, inner)):
        return False
    return any(is_sum_of(tree, token) for token in clause_at(tree, inner).patients)


def _of_noun(tree: Tree, noun: int) -> Iterator[Finding]:
    yield from _word_given(tree, noun)
    frames = noun_frames(keys_of(tree, noun))
    carrier = including(tree, noun) if frames else None
    for frame in frames:
        clause = noun_clause_at(tree, noun)
        givers = fillers(clause, frame.giver) or (offered_by(tree, noun) if "@of" in frame.item else ())
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
    if not lists_word("promises", "given", tree.words[noun]):
        return
    maker, clause = _maker(tree, noun), noun_clause_at(tree, noun)
    inner = tree.child(noun, "acl")
    from_whom = clause.governed_by("from", "by")
    if maker is None and from_whom and inner is not None and tree.tags[inner] == "VB":
        told = replace(clause, agents=from_whom)  # "a promise from the minister to backdate pensions"
        yield from _promise(tree, told, Frame(stage="pledged"), inner)
    owners = tuple(kid for kid in tree.children[noun] if tree.deps[kid] == "poss" and tree.tags[kid] != "PRP$")
    if maker is None and owners and inner is not None and tree.tags[inner] == "VB":
        told = replace(clause, agents=owners)  # "the mayor's promise to rebuild the market"
        yield from _promise(tree, told, Frame(stage="pledged", only_gifts=True), inner)
    if maker is None:
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

"""Where a paragraph says who holds, takes, loses or leaves a place, by the frames of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotate.clauses import Clause, clause_at, noun_clause_at, verbs_in
from onrecord.annotate.control.finding import Finding
from onrecord.annotate.control.hands import hands_at
from onrecord.annotate.control.nouns import nouns_at
from onrecord.annotate.control.owners import force_words, is_national, owners_before
from onrecord.annotate.control.relatives import clause_of
from onrecord.annotate.control.words import Frame, control_change, lists_word, verb_frames
from onrecord.annotate.frame_roles import base_of, fillers, keys_of
from onrecord.annotate.trees import Tree

_BESIDE_PLACE = frozenset({"amod", "compound", "acomp", "attr"})
_POSTS = frozenset({"post", "posts", "position", "positions"})  # "abandoned their posts at the quarry"
_SELVES = frozenset({"themselves", "itself", "himself", "herself", "ourselves"})


def findings_in(tree: Tree) -> Iterator[Finding]:
    """Yield what could be claims of control, in the order of the words, each frame of a word by itself."""
    verbs = frozenset(verbs_in(tree))
    for token in range(len(tree)):
        if token in verbs:
            yield from _of_verb(tree, token)
        elif tree.is_noun(token):
            yield from nouns_at(tree, token)
            yield from hands_at(tree, token)
            yield from _of_stronghold(tree, token)
        if tree.deps[token] in _BESIDE_PLACE:
            yield from _of_participle(tree, token)


def _of_verb(tree: Tree, verb: int) -> Iterator[Finding]:
    clause = clause_of(tree, verb)
    keys = keys_of(tree, verb)
    if (control := _control_of(tree, verb)) is not None:
        yield from _of_controlling(tree, clause, control, keys)
        return
    for frame in verb_frames(keys):
        if _fits_frame(tree, clause, frame):
            yield _of_frame(tree, clause, frame)


def _of_controlling(tree: Tree, clause: Clause, control: int, keys: Sequence[str]) -> Iterator[Finding]:
    if tree.deps[control] != "dobj" and any(lists_word("passing", "words", key) for key in keys):
        yield _of_passing(tree, clause, control)
    elif tree.deps[control] != "nsubj" and (change := control_change(keys)):
        yield _of_control(tree, clause, control, change)


def _fits_frame(tree: Tree, clause: Clause, frame: Frame) -> bool:
    """Whether a clause has the words beside its verb that a frame asks for."""
    objects = {tree.words[token] for token in clause.patients}
    has_extra = bool(frame.object or frame.beside)
    is_acted_on = frame.place.startswith("agent") and bool(clause.patients) and not clause.is_passive
    is_moved_by_others = (
        frame.implied
        and bool(clause.patients)
        and not clause.is_passive
        and not (frame.place.startswith("patient") or frame.former == "patient")
    )
    wrong = (
        base_of(tree, clause.head) == "take" and tree.child(clause.head, "ccomp") is not None,  # "I take it that"
        base_of(tree, clause.head) == "clear" and frame.place == "patient" and bool(clause.governed_by("from")),
        frame.place == "@into @onto"
        and not frame.object
        and bool(clause.patients),  # "drove its people into the hills"
        base_of(tree, clause.head) == "go" and bool(clause.patients),
        frame.place == "patient" and bool(objects & _POSTS) and bool(clause.governed_by("at", "in", "on")),
        base_of(tree, clause.head) == "hand" and clause.particle in {"out", "down"},  # "handed out food parcels"
        base_of(tree, clause.head) == "leave" and frame.place == "patient" and _is_left_so(tree, clause),
        base_of(tree, clause.head) == "fall" and tree.child(clause.head, "acomp", "oprd", "attr") is not None,
        is_moved_by_others and not frame.itself,  # "investors withdrew money from the bank"
        is_acted_on and not has_extra,  # "the region voted to return the vineyard"
        bool(frame.object) and not objects & set(frame.object.split()),
        frame.itself and not objects & _SELVES,
        frame.definite and not any(_has_the(tree, token) for token in clause.patients),
        bool(frame.beside) and not set(frame.beside.split()) & set(tree.words[clause.first : clause.last + 1]),
    )
    return not any(wrong)


def _of_frame(tree: Tree, clause: Clause, frame: Frame) -> Finding:
    if clause.is_passive and frame.holder.startswith("recipient") and not clause.recipients:
        clause = _given(tree, clause)
    if lists_word("lasting", "words", base_of(tree, clause.head)) and _lasts(tree, clause):
        frame = replace(frame, change="holds")
    flown: tuple[int, ...] = ()
    if frame.object:  # "Orvia's flag was raised over the fort"
        flown = tuple(
            one for token in clause.patients for one in noun_clause_at(tree, token).agents or owners_before(tree, token)
        )
    is_bare = (not clause.patients or frame.former == "patient") and not clause.governed_by(
        "for", "from", "of", "out", "with"
    )
    return Finding(
        head=clause.head,
        last=clause.head,
        clause=clause,
        frame=replace(frame, implied=frame.implied and is_bare),
        places=fillers(clause, frame.place) or _where(tree, clause.head, frame),
        holders=_people(tree, _whose(tree, fillers(clause, frame.holder))) or (flown if frame.holder else ()),
        formers=_people(tree, _whose(tree, fillers(clause, frame.former))) or (flown if frame.former else ()),
    )


def _is_left_so(tree: Tree, clause: Clause) -> bool:
    """Whether something is left in a state, and not behind: "left the mill mined", "left the town open"."""
    if tree.child(clause.head, "oprd", "acomp", "ccomp") is not None:
        return True
    states = [kid for token in clause.patients for kid in tree.children[token] if tree.deps[kid] == "acl"]
    return any(tree.tags[kid] == "VBN" and kid == tree.lasts[tree.heads[kid]] for kid in states)


def _given(tree: Tree, clause: Clause) -> Clause:
    """Return "the scouts were granted the hall" with the hall as what is given, and the scouts as who gets it."""
    given = tuple(kid for kid in tree.children[clause.head] if tree.deps[kid] == "dobj")
    return replace(clause, patients=given, recipients=clause.patients) if given else clause


def _lasts(tree: Tree, clause: Clause) -> bool:
    """Whether a verb tells of a state that goes on: "occupy", "are occupying", "have occupied since, for weeks"."""
    tag = tree.tags[clause.head]
    helpers = {tree.words[kid] for kid in tree.children[clause.head] if tree.deps[kid] in {"aux", "auxpass"}}
    since = bool(clause.governed_by("since", "for")) and bool(helpers & {"have", "has", "had", "'ve", "been"})
    return bool(clause.agents) and (tag in {"VBP", "VBZ", "VBG"} or since)


def _people(tree: Tree, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """Leave out how it is done: "taken by force", "requisitioned by decree"."""
    return tuple(
        token for token in tokens if tree.children[token] or not lists_word("manner", "words", tree.words[token])
    )


def _where(tree: Tree, verb: int, frame: Frame) -> tuple[int, ...]:
    """Return the place behind "where" and "there" for a verb that has it behind "in": "the hut where they hold out"."""
    if not {"@in", "@inside"} & set(frame.place.split()):
        return ()
    for kid in tree.children[verb]:
        if tree.words[kid] == "there" and tree.deps[kid] == "advmod":
            return (kid,)
        if tree.words[kid] == "where" and tree.deps[verb] == "relcl":
            return (tree.heads[verb],)
        if tree.words[kid] == "where" and base_of(tree, tree.heads[verb]) == "be":  # "the mill is where they hold out"
            return clause_at(tree, tree.heads[verb]).agents
    inner = [kid for kid in tree.children[verb] if tree.words[kid] in {"in", "inside", "up"}]
    return tuple(token for kid in inner for token in tree.children[kid] if tree.words[token] == "there")


def _whose(tree: Tree, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """Return whose hands they are, of "wrested it from rebel hands"."""
    found: list[int] = []
    for token in tokens:
        if lists_word("hands", "anyone", tree.words[token]):
            whose = noun_clause_at(tree, token)
            found += whose.agents or owners_before(tree, token) or whose.patients
        else:
            found.append(token)
    return tuple(found)


def _has_the(tree: Tree, noun: int) -> bool:
    return any(tree.words[kid] == "the" for kid in tree.children[noun])


def _control_of(tree: Tree, verb: int) -> int | None:
    """Return the "control" that is the object or the subject of a verb."""
    candidates = [kid for kid in tree.children[verb] if tree.deps[kid] in {"dobj", "nsubj", "nsubjpass"}]
    return next((noun for noun in candidates if lists_word("hands", "objects", tree.words[noun])), None)


def _of_control(tree: Tree, clause: Clause, control: int, change: str) -> Finding:
    whose = noun_clause_at(tree, control)
    stranded = (tree.heads[clause.head],) if tree.deps[clause.head] in {"relcl", "acl"} else ()  # "it had control of"
    agents = clause.agents
    is_left = change == "leaves"
    return Finding(
        head=clause.head,
        last=control,
        clause=clause,
        frame=Frame(change=change, place="@of", by="holder", anyone=change == "holds"),
        places=whose.patients
        or whose.governed_by("over", "on", "to", "for")
        or clause.governed_by("over", "of", "on")
        or (() if is_left else clause.governed_by("to", "into"))
        or whose.governed_by("in", "at", "across")
        or clause.governed_by("in", "at", "across")
        or stranded,
        holders=(clause.recipients or clause.governed_by("to")) if is_left else agents,
        formers=agents if is_left else clause.governed_by("from"),
    )


def _of_passing(tree: Tree, clause: Clause, control: int) -> Finding:
    """Return "control of the dam passed to the army"."""
    return Finding(
        head=clause.head,
        last=clause.head,
        clause=clause,
        frame=Frame(change="takes", place="@of"),
        places=noun_clause_at(tree, control).patients or noun_clause_at(tree, control).governed_by("for", "over"),
        holders=clause.governed_by("to", "into"),
        formers=clause.governed_by("from"),
    )


def _of_participle(tree: Tree, token: int) -> Iterator[Finding]:
    """Yield "the rebel-held town": a participle with who holds it, before the place."""
    if not lists_word("before", "words", tree.words[token]) or tree.deps[token] not in _BESIDE_PLACE:
        return
    place = tree.heads[token]
    if lists_word("before", "owners", tree.words[token]) and lists_word("no_places", "firms", tree.words[place]):
        return  # "a state-run bank"
    if tree.deps[token] in {"acomp", "attr"}:  # "remains rebel-held"
        subjects = clause_at(tree, place).agents
        if not subjects:
            return
        place = subjects[0]
    owners = tuple(kid for kid in tree.children[token] if kid < token and tree.is_noun(kid))
    before = [kid for kid in tree.children[token] if kid < token]
    adjective = [kid for kid in before if tree.tags[kid] == "JJ" or (kid == token - 2 and is_national(tree, kid))]
    if owners or adjective:
        yield Finding(
            head=token,
            last=token,
            clause=noun_clause_at(tree, place),
            frame=Frame(change="holds", place="", strong=True),
            places=(place,),
            holders=owners or tuple(adjective),
            carrier=None,
        )


def _of_stronghold(tree: Tree, noun: int) -> Iterator[Finding]:
    """Yield "the rebel stronghold of Dorn": a place that is called theirs."""
    if not lists_word("strongholds", "words", tree.words[noun]):
        return
    owners = tuple(
        kid
        for kid in tree.children[noun]
        if tree.deps[kid] in {"compound", "amod", "poss"} and tree.words[kid] in force_words()
    )
    if owners:
        yield Finding(
            head=noun,
            last=noun,
            clause=noun_clause_at(tree, noun),
            frame=Frame(change="holds", place=""),
            places=(_called(tree, noun),),
            holders=owners[-1:],
        )


def _called(tree: Tree, noun: int) -> int:
    """Return what is called so: the town of "the town, a rebel stronghold", and of "the town is a rebel stronghold"."""
    above = tree.heads[noun]
    if tree.deps[noun] == "appos" and above < noun:
        return above
    subject = tree.child(above, "nsubj") if tree.deps[noun] == "attr" else None
    return noun if subject is None else subject

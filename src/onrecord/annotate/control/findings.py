"""Where a paragraph says who holds, takes, loses or leaves a place, by the frames of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.annotate.clauses import Clause, clause_at, noun_clause_at, verbs_in
from onrecord.annotate.control.words import Frame, control_change, listed, lists_word, noun_frames, verb_frames
from onrecord.annotate.frame_roles import base_of, fillers, keys_of
from onrecord.annotate.trees import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A predicate of control in a tree: tokens that could be the place, who has it after, and who had it before.

    `head` is the predicate, `clause` what is cited, `carrier` the word that says how it is told ("is" of "is in our
    hands"), `last` the last token of the predicate's words.
    """

    head: int
    last: int
    clause: Clause
    frame: Frame
    places: tuple[int, ...]
    holders: tuple[int, ...] = ()
    formers: tuple[int, ...] = ()
    carrier: int | None = None


_BESIDE_PLACE = frozenset({"amod", "compound", "acomp", "attr"})
_SELVES = frozenset({"themselves", "itself", "himself", "herself", "ourselves"})


def findings_in(tree: Tree) -> Iterator[Finding]:
    """Yield what could be claims of control, in the order of the words, each frame of a word by itself."""
    verbs = frozenset(verbs_in(tree))
    for token in range(len(tree)):
        if token in verbs:
            yield from _of_verb(tree, token)
        elif tree.is_noun(token):
            yield from _of_noun(tree, token)
            yield from _of_hands(tree, token)
            yield from _of_stronghold(tree, token)
        if tree.deps[token] in _BESIDE_PLACE:
            yield from _of_participle(tree, token)


def _of_verb(tree: Tree, verb: int) -> Iterator[Finding]:
    clause = clause_at(tree, verb)
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
        frame.implied and bool(clause.patients) and not clause.is_passive and not frame.place.startswith("patient")
    )
    wrong = (
        base_of(tree, clause.head) == "take" and tree.child(clause.head, "ccomp") is not None,  # "I take it that"
        base_of(tree, clause.head) == "clear" and frame.place == "patient" and bool(clause.governed_by("from")),
        frame.place == "@into @onto"
        and not frame.object
        and bool(clause.patients),  # "drove its people into the hills"
        base_of(tree, clause.head) == "go" and bool(clause.patients),
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
    flown: tuple[int, ...] = ()
    if frame.object:  # "Orvia's flag was raised over the fort"
        flown = tuple(one for token in clause.patients for one in noun_clause_at(tree, token).agents)
    is_bare = not clause.patients and not clause.governed_by("for", "from", "of", "out", "with")
    return Finding(
        head=clause.head,
        last=clause.head,
        clause=clause,
        frame=replace(frame, implied=frame.implied and is_bare),
        places=fillers(clause, frame.place) or _where(tree, clause.head, frame),
        holders=_whose(tree, fillers(clause, frame.holder)) or (flown if frame.holder else ()),
        formers=_whose(tree, fillers(clause, frame.former)) or (flown if frame.former else ()),
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
        frame=Frame(change=change, place="@of", by="holder"),
        places=whose.patients
        or whose.governed_by("over", "on", "to", "for")
        or clause.governed_by("over", "of", "on")
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


def _of_noun(tree: Tree, noun: int) -> Iterator[Finding]:
    frames = noun_frames((*_hyphened(tree, noun), *keys_of(tree, noun)))
    if not frames or tree.deps[noun] in {"compound", "amod", "nmod"}:
        return
    above = tree.heads[noun]
    if tree.deps[noun] == "pobj" and not tree.is_verb(tree.heads[above]):
        return  # "preparations for a withdrawal", "talk of the fall of the town"
    clause = noun_clause_at(tree, noun)
    is_ended = tree.is_verb(above) and lists_word("endings", "words", base_of(tree, above))
    for frame in frames:
        places, holders = fillers(clause, frame.place), fillers(clause, frame.holder)
        if len(places) > 1:  # "the plant's occupation by strikers"
            places = tuple(token for token in places if token not in clause.governed_by("by")) or places
        if frame.ends and is_ended:
            ended = Frame(change="leaves", place=frame.place, former=frame.holder)
            formers = holders or (clause_at(tree, above).agents if tree.deps[noun] == "dobj" else ())
            yield Finding(head=noun, last=noun, clause=clause, frame=ended, places=places, formers=formers)
            continue
        if not holders and tree.deps[noun] == "dobj" and lists_word("staging", "words", base_of(tree, above)):
            holders = clause_at(tree, above).agents if frame.holder else ()
        if frame.owned and (not holders or tree.deps[noun] != "nsubj"):
            continue
        formers = tuple(token for token in fillers(clause, frame.former) if token not in places)
        holders = tuple(token for token in holders if token not in places)
        yield Finding(head=noun, last=noun, clause=clause, frame=frame, places=places, holders=holders, formers=formers)


def _hyphened(tree: Tree, noun: int) -> tuple[str, ...]:
    """Return "sit-in" for its last token."""
    if noun < 2 or tree.words[noun - 1] != "-":
        return ()
    return (f"{tree.words[noun - 2]}-{tree.words[noun]}",)


def _of_hands(tree: Tree, noun: int) -> Iterator[Finding]:
    """Yield "the port is under the control of the army", "in rebel hands", "guards were in control of the gates"."""
    preposition = tree.heads[noun]
    if not lists_word("hands", "nouns", tree.words[noun]) or not lists_word(
        "hands", "prepositions", tree.words[preposition]
    ):
        return
    if tree.deps[noun] != "pobj":
        return
    above = _spell_of(tree, tree.heads[preposition])
    while tree.deps[above] in {"advmod", "prt", "prep"} and not tree.is_verb(above) and tree.heads[above] != above:
        above = tree.heads[above]  # "back in control"
    whose = noun_clause_at(tree, noun)
    owners = whose.agents or owners_before(tree, noun)
    clause = clause_at(tree, above) if tree.is_verb(above) else None
    carrier = above if clause else None
    places = _subjects(clause) if clause else (above,)
    change = _hands_change(tree, above) if clause else "holds"
    if not change:
        return
    if tree.words[preposition] in _OUT_OF:
        if clause is not None and owners:
            yield _of_leaving_hands(noun, clause, places, owners)
        return
    has_the = any(tree.words[kid] == "the" for kid in tree.children[noun])  # "in the possession of the army"
    if tree.words[preposition] == "in" and lists_word("hands", "have", tree.words[noun]) and not owners and not has_the:
        places, owners = whose.patients, places
    elif not owners:
        owners = whose.patients
    yield Finding(
        head=noun,
        last=noun,
        clause=clause or noun_clause_at(tree, above),
        frame=Frame(change=change, place="", strong=True, anyone=lists_word("hands", "anyone", tree.words[noun])),
        places=places,
        holders=owners,
        carrier=carrier,
    )


def _of_leaving_hands(noun: int, clause: Clause, places: tuple[int, ...], owners: tuple[int, ...]) -> Finding:
    """Return "the port slipped from their grasp"."""
    return Finding(
        head=noun,
        last=noun,
        clause=clause,
        frame=Frame(change="leaves", place="", by="holder"),
        places=places,
        formers=owners,
        carrier=clause.head,
    )


_OUT_OF = frozenset({"from", "of"})


def _spell_of(tree: Tree, above: int) -> int:
    """Return the verb behind a spell of time: "after weeks in rebel hands the town was restored" is of the town."""
    if not lists_word("hands", "spells", tree.words[above]) or tree.deps[above] not in {"pobj", "npadvmod", "dobj"}:
        return above
    return next((up for up in tree.above(above) if tree.is_verb(up)), above)


def _subjects(clause: Clause) -> tuple[int, ...]:
    return clause.patients or clause.agents


def _hands_change(tree: Tree, verb: int) -> str:
    keys = keys_of(tree, verb)
    if any(lists_word("hands", "spells", word) for word in tree.words[tree.firsts[verb] : tree.lasts[verb] + 1]):
        return "holds"
    if any(lists_word("hands", "takes", key) for key in keys):
        return "takes"
    return "holds" if any(lists_word("hands", "verbs", key) for key in keys) else ""


def owners_before(tree: Tree, noun: int) -> tuple[int, ...]:
    """Return "rebel" of "rebel hands" and "Orvian" of "Orvian control"."""
    return tuple(
        kid for kid in tree.children[noun] if tree.deps[kid] in {"compound", "amod", "nmod"} and _is_name(tree, kid)
    )


def _is_name(tree: Tree, token: int) -> bool:
    return (
        tree.deps[token] == "compound"
        or lists_word("hands", "adjectives", tree.words[token])
        or lists_word("force", "one", tree.words[token])
        or _is_capital(tree, token)
    )


def _is_capital(tree: Tree, token: int) -> bool:
    return tree.tags[token] in {"NNP", "NNPS"} or tree.words[token].endswith(("an", "ish", "ese", "ian"))


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
    adjective = [kid for kid in tree.children[token] if kid < token and tree.tags[kid] == "JJ"]
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
        if tree.deps[kid] in {"compound", "amod", "poss"} and tree.words[kid] in _forces()
    )
    if owners:
        yield Finding(
            head=noun,
            last=noun,
            clause=noun_clause_at(tree, noun),
            frame=Frame(change="holds", place=""),
            places=(noun,),
            holders=owners[-1:],
        )


def _forces() -> frozenset[str]:
    return listed("force", "many") | listed("force", "one")

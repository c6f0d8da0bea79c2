"""Whether what a word tells of is done, planned, possible or denied, by the words of its own sentence.

From the predicate the way leads up the tree: each word on it that governs what is below (a modal, "plans to",
"failed to", "if", "no evidence that") says something of it. The weightiest factuality wins; denials cancel out in
pairs. Who says so is another axis: a denial by somebody is a denial, and attributed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.annotate.certainty_words import Effect, effect_of, lists_word, modal_of
from onrecord.annotate.clauses import shares_passive
from onrecord.annotate.trees import SUBJECTS, Tree, remembered
from onrecord.model import Factuality, Polarity
from onrecord.text import Span

_WEIGHT = (Factuality.HYPOTHETICAL, Factuality.PLANNED, Factuality.OPINION)
_DEEPEST = 12
"""Words walked up from a predicate; news nests four or five clauses."""
_CLAUSAL = frozenset({"xcomp", "ccomp", "oprd", "acl", "csubj", "csubjpass", "pcomp", "acomp", "attr"})
_NOMINAL = frozenset({"dobj", "nsubj", "nsubjpass", "pobj", "attr"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "'s", "’s", "am", "'re", "’re"})
_PAST = frozenset({"VBD", "VBN"})
_AROUND = frozenset({"after", "before", "since"})
"""Prepositions that only say when: the word above governs nothing of what is told behind them."""
_PRESENT = frozenset({"VBZ", "VBP"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """How a predicate is told, and the words that say so; `hearsay_cue` is "reportedly", "is accused of"."""

    factuality: Factuality = Factuality.ACTUAL
    factuality_cue: Span | None = None
    polarity: Polarity = Polarity.AFFIRMED
    polarity_cue: Span | None = None
    hearsay_cue: Span | None = None

    @property
    def is_done(self) -> bool:
        """Whether it is told as having happened."""
        return self.factuality is Factuality.ACTUAL and self.polarity is Polarity.AFFIRMED


@dataclass(frozen=True, slots=True)
class _Hint:
    """What one word says of the predicate below it."""

    token: int
    factuality: Factuality | None = None
    denies: bool = False
    is_hearsay: bool = False


@remembered
def certainty_of(tree: Tree, head: int) -> Certainty:
    """Return how the verb or event noun `head` is told in its sentence."""
    hints = tuple(dict.fromkeys(_hints(tree, head)))
    factuality = next((kind for kind in _WEIGHT if any(hint.factuality is kind for hint in hints)), Factuality.ACTUAL)
    denials = [hint for hint in hints if hint.denies]
    is_denied = len(denials) % 2 == 1
    return Certainty(
        factuality=factuality,
        factuality_cue=_cue(tree, [hint for hint in hints if hint.factuality is factuality]),
        polarity=Polarity.DENIED if is_denied else Polarity.AFFIRMED,
        polarity_cue=_cue(tree, denials) if is_denied else None,
        hearsay_cue=_cue(tree, [hint for hint in hints if hint.is_hearsay]),
    )


def _cue(tree: Tree, hints: list[_Hint]) -> Span | None:
    return tree.span(hints[0].token, hints[0].token) if hints else None


def _hints(tree: Tree, head: int, depth: int = 0) -> Iterator[_Hint]:
    yield from _local(tree, head)
    at = head
    for _ in range(_DEEPEST - depth):
        up, dep = tree.heads[at], tree.deps[at]
        if up == at:
            return
        if dep == "conj":
            if _stands_alone(tree, at, up):
                return
            yield from _shared(tree, at, up)
            at = up
            continue
        if dep == "advcl":
            yield from _adverbial(tree, at, up, depth)
            return
        governor, preposition = (tree.heads[up], tree.words[up]) if dep in {"pobj", "pcomp"} else (up, "")
        if governor == up and preposition:
            return
        if tree.is_noun(at):
            step = _over_noun(tree, at, governor, preposition) if dep in _NOMINAL else None
        else:
            step = _over_clause(tree, at, governor, preposition, depth) if dep in _CLAUSAL else None
        if step is None:
            return
        yield from step[0]
        if not step[1]:
            return
        at = governor


_Step = tuple[tuple[_Hint, ...], bool]
"""What a governor says of what is below, and whether what is above it concerns it as well."""


def _over_noun(tree: Tree, noun: int, governor: int, preposition: str) -> _Step | None:
    """Return what a governor says of the event noun below it; an event noun is otherwise told as a fact."""
    effect = effect_of(tree, governor, preposition=preposition, on_noun=True)
    if effect and tree.deps[noun] != "nsubj":
        return _effect_hints(tree, governor, effect), True
    if lists_word("carriers", "words", tree, governor) and tree.is_verb(governor):
        return tuple(_local(tree, governor)), True
    return None


def _over_clause(tree: Tree, verb: int, governor: int, preposition: str, depth: int) -> _Step | None:
    """Return what a governor says of the clause of `verb` below it."""
    dep = tree.deps[verb]
    if dep == "pcomp":
        return _over_gerund(tree, verb, governor, preposition, depth)
    if dep == "acl" and not tree.has_to(verb) and tree.child(verb, "mark") is None:
        is_alleged = tree.tags[verb] == "VBD" and lists_word("hearsay", "words", tree, governor)
        return ((_Hint(governor, is_hearsay=True),), False) if is_alleged else None
    if _is_parted(tree, verb, governor):
        return None
    if _is_evidence(tree, governor):
        return (_Hint(governor, Factuality.HYPOTHETICAL),), False
    if _is_yet_to(tree, verb, governor):
        return (_Hint(governor, denies=True),), False
    if (step := _by_word(tree, verb, governor, preposition)) is not None:
        return step
    if tree.has_to(verb) and dep in {"xcomp", "acl", "oprd"}:
        return (*_local(tree, governor), _Hint(governor, Factuality.PLANNED)), True
    return ((), True) if dep == "acl" and tree.is_noun(governor) else None  # "denied reports that ..."


def _is_yet_to(tree: Tree, verb: int, governor: int) -> bool:
    """Whether it is said to be still undone: "has yet to leave", "is yet to leave"."""
    is_open = tree.words[governor] in _BE | {"have", "has", "had"}
    return is_open and tree.has_to(verb) and "yet" in tree.words[governor + 1 : verb]


def _over_gerund(tree: Tree, verb: int, governor: int, preposition: str, depth: int) -> _Step | None:
    """Return what is said of a gerund behind a preposition: "without firing", "accused of firing", "by firing"."""
    if tree.child(verb, *SUBJECTS) is not None and preposition == "with":
        return None  # "urged them to act, with ten states vowing to help": told beside it, not below it
    if lists_word("negation", "without", tree, tree.heads[verb]) or lists_word("negation", "without", tree, governor):
        return (_Hint(tree.heads[verb], denies=True),), False
    if _is_evidence(tree, governor):
        return (_Hint(governor, Factuality.HYPOTHETICAL),), False
    if (step := _by_word(tree, verb, governor, preposition)) is not None:
        return step
    return tuple(hint for hint in _hints(tree, governor, depth + 1) if not hint.denies), False


def _by_word(tree: Tree, verb: int, governor: int, preposition: str) -> _Step | None:
    """Return what the lexicon says of a governor, None where it does not know it."""
    dep = tree.deps[verb]
    if preposition in _AROUND:
        return None  # "was in Tarn after being freed"
    if dep in {"xcomp", "pcomp"} and lists_word("hearsay", "words", tree, governor):
        return (*_local(tree, governor), _Hint(governor, is_hearsay=True)), True
    if dep == "ccomp" and lists_word("hearsay", "thought", tree, governor):
        return (*_local(tree, governor), _Hint(governor, is_hearsay=True)), True
    is_told = dep == "ccomp" and (tree.words[governor] in _BE or _is_past(tree, verb))
    effect = effect_of(tree, governor, preposition=preposition)
    if effect and not (is_told and effect.factuality is Factuality.PLANNED):
        return _effect_hints(tree, governor, effect), True
    is_uttered = dep == "acl" and _is_told_by(tree, verb, governor)
    if is_uttered and any(lists_word(key, "words", tree, governor) for key in ("utterances", "hearsay")):
        return (_Hint(governor, is_hearsay=True),), True  # "told them in a statement that the dam had broken"
    if lists_word("implicative", "words", tree, governor):
        return tuple(_local(tree, governor)), True
    return None


def _is_parted(tree: Tree, verb: int, governor: int) -> bool:
    """Whether a semicolon stands between a clause and its governor: the parser's guess, not the writer's."""
    low, high = sorted((verb, governor))
    return tree.deps[verb] == "ccomp" and ";" in tree.words[low:high]


def _stands_alone(tree: Tree, joined: int, first: int) -> bool:
    """Whether a joined clause has a subject of its own and is told otherwise: "would fall, and a ship was sent"."""
    has_subject = tree.child(joined, *SUBJECTS) is not None
    is_open = [any(tree.tags[kid] == "MD" for kid in tree.children[verb]) for verb in (first, joined)]
    is_settled = any(tree.words[kid] in {"will", "'ll", "’ll"} for kid in tree.children[joined])
    is_bound = any(_is_mark(tree, hint.token) for hint in _local(tree, first))
    is_apart = is_open == [True, False] or (is_settled and is_open[0] and not is_bound)
    return has_subject and (is_apart or _is_parted_by(tree, first, joined))


def _is_parted_by(tree: Tree, first: int, joined: int) -> bool:
    return ";" in tree.words[first:joined]


def _effect_hints(tree: Tree, governor: int, effect: Effect) -> tuple[_Hint, ...]:
    """Return what a governor of the lexicon says, itself negated or not: "has no plans to", "did not deny that"."""
    own = tuple(_local(tree, governor))
    is_negated = any(hint.denies for hint in own)
    plain = tuple(hint for hint in own if not hint.denies)
    if is_negated and effect.negated:
        return (*plain, _Hint(governor, effect.negated))
    if effect.factuality is Factuality.HYPOTHETICAL:
        return (*plain, _Hint(governor, Factuality.HYPOTHETICAL))
    factuality = None if effect.factuality is Factuality.ACTUAL else effect.factuality
    return (*own, _Hint(governor, factuality, denies=effect.denies))


def _shared(tree: Tree, joined: int, first: int) -> Iterator[_Hint]:
    """Yield what a verb joined by "and" or "or" has from the verb before it: "will come and go".

    A verb with a subject or a helping verb of its own, or in another form, stands for itself; "if" holds for both.
    """
    own = list(_local(tree, first))
    yield from (hint for hint in own if _is_mark(tree, hint.token))
    if not tree.is_verb(joined) or any(
        tree.deps[kid] in SUBJECTS | {"aux", "auxpass"} for kid in tree.children[joined]
    ):
        return
    is_alike = tree.tags[joined] in {tree.tags[first], "VB"} and tree.tags[joined] != "VBD"
    if not is_alike and not shares_passive(tree, joined):
        return
    is_or = any(tree.words[kid] in {"or", "nor"} for kid in tree.children[first] if tree.deps[kid] == "cc")
    yield from (hint for hint in own if not _is_mark(tree, hint.token) and (is_or or not hint.denies))


def _adverbial(tree: Tree, verb: int, main: int, depth: int) -> Iterator[_Hint]:
    """Yield what an adverbial clause has from its main clause: a participle ("killing 12") all but denial."""
    if tree.has_to(verb):
        yield _Hint(verb, Factuality.PLANNED)
        return
    mark = _mark_of(tree, verb)
    if mark is None:
        follows = tree.tags[verb] in {"VBG", "VBN"} and tree.child(verb, *SUBJECTS) is None
    else:
        follows = lists_word("marks", "time", tree, mark) and _is_present(tree, verb)
    if follows and depth < _DEEPEST:
        yield from (hint for hint in _hints(tree, main, depth + 1) if hint.factuality or hint.is_hearsay)


def _local(tree: Tree, head: int) -> Iterator[_Hint]:
    """Yield what the words right beside a verb or an event noun say of it."""
    for kid in tree.children[head]:
        dep = tree.deps[kid]
        if dep in {"aux", "neg", "advmod"} or (dep == "det" and tree.is_noun(head)):
            yield from _beside(tree, head, kid)
        elif dep in {"mark", "advmod"} and _is_mark(tree, kid):
            yield _Hint(kid, Factuality.HYPOTHETICAL)
        elif dep in {"amod", "compound"} and tree.is_noun(head):
            yield from _before_noun(tree, kid)
        elif dep in {"nsubj", "nsubjpass", "dobj", "attr"} and tree.is_verb(head):
            yield from _in_party(tree, kid)
        elif dep == "advcl" and (mark := _mark_of(tree, kid)) is not None and _is_condition(tree, mark):
            yield _Hint(mark, Factuality.HYPOTHETICAL)
        elif dep == "punct" and tree.words[kid] == "?":
            yield _Hint(kid, Factuality.HYPOTHETICAL)


def _beside(tree: Tree, head: int, kid: int) -> Iterator[_Hint]:
    word = tree.words[kid]
    if tree.deps[kid] == "det":
        if lists_word("negation", "noun", tree, kid):
            yield _Hint(kid, denies=True)
    elif tree.deps[kid] == "aux" and tree.tags[kid] == "MD":
        factuality = _would(tree, head) if word in {"would", "’d", "'d"} else modal_of(word)
        if factuality:
            yield _Hint(kid, factuality)
    elif lists_word("negation", "verb", tree, kid) or _is_no_longer(tree, kid):
        yield _Hint(kid, denies=True)
    elif lists_word("adverbs", "hypothetical", tree, kid):
        yield _Hint(kid, Factuality.HYPOTHETICAL)
    elif lists_word("adverbs", "denied", tree, kid):
        yield _Hint(kid, denies=True)
    elif word in HEARSAY_ADVERBS:
        yield _Hint(kid, is_hearsay=True)
    elif tree.deps[kid] == "advmod" and _is_mark(tree, kid):
        yield _Hint(kid, Factuality.HYPOTHETICAL)


def _before_noun(tree: Tree, kid: int) -> Iterator[_Hint]:
    for kind in (Factuality.HYPOTHETICAL, Factuality.PLANNED):
        if lists_word("before", kind.value, tree, kid):
            yield _Hint(kid, kind)
    if lists_word("before", "denied", tree, kid):
        yield _Hint(kid, denies=True)
    if lists_word("before", "hearsay", tree, kid):
        yield _Hint(kid, is_hearsay=True)


def _in_party(tree: Tree, party: int) -> Iterator[_Hint]:
    """Yield the denial that stands in who does it or what is done: "nobody was hurt", "fired no shots"."""
    if lists_word("negation", "subject", tree, party):
        yield _Hint(party, denies=True)
    for kid in tree.children[party]:
        is_no = tree.deps[kid] == "det" and lists_word("negation", "noun", tree, kid)
        if is_no or (tree.words[kid] == "not" and kid < party):  # "no bridge", "not one bridge"
            yield _Hint(kid, denies=True)
        elif tree.deps[kid] in {"nummod", "det"}:
            yield from (_Hint(one, denies=True) for one in tree.children[kid] if tree.words[one] == "not")


def _would(tree: Tree, verb: int) -> Factuality:
    """Return what "would" gives: the future of somebody's past saying ("said it would send"), else a mere thought."""
    has_perfect = any(tree.words[kid] == "have" and tree.deps[kid] == "aux" for kid in tree.children[verb])
    for kid in tree.children[verb]:
        if tree.deps[kid] in {"parataxis", "ccomp"} and tree.tags[kid] == "VBD":  # "The bank, she added, would pay"
            below = (_mark_of(tree, one) for one in tree.children[kid] if tree.deps[one] == "advcl")
            is_bound = any(mark is not None and _is_condition(tree, mark) for mark in below)
            return Factuality.HYPOTHETICAL if is_bound else Factuality.PLANNED
    at = verb
    for up in tree.above(verb):
        if tree.deps[at] == "ccomp" and not has_perfect and _is_past(tree, up):
            return Factuality.PLANNED
        if tree.deps[at] == "acl" and not has_perfect and _is_told_by(tree, at, up):
            return Factuality.PLANNED  # "the announcement that it would buy"
        is_misread = at == verb and tree.deps[at] == "xcomp"  # no infinitive has a modal
        if tree.deps[at] not in {"conj", "ccomp", "advcl", "relcl"} and not is_misread:
            break
        at = up
    return Factuality.HYPOTHETICAL


def _is_told_by(tree: Tree, verb: int, noun: int) -> bool:
    """Whether a clause with "that" is what a noun says: "the statement that the dam broke"."""
    mark = tree.child(verb, "mark")
    return mark is not None and tree.words[mark] == "that" and tree.is_noun(noun)


def _mark_of(tree: Tree, verb: int) -> int | None:
    """Return the word that opens an adverbial clause: "if", "when"."""
    return next(
        (
            kid
            for kid in tree.children[verb]
            if tree.deps[kid] in {"mark", "advmod"}
            and tree.tags[kid] in {"IN", "WRB", "RB"}
            and kid < verb
            and (_is_condition(tree, kid) or lists_word("marks", "join", tree, kid))
        ),
        None,
    )


def _is_condition(tree: Tree, mark: int) -> bool:
    """Whether a word opens a condition; "as if" and "even if" open none."""
    before = tree.words[mark - 1] if mark else ""
    return lists_word("marks", "condition", tree, mark) and before not in {"as", "even"}


def _is_mark(tree: Tree, token: int) -> bool:
    return tree.deps[token] in {"mark", "advmod"} and lists_word("marks", "condition", tree, token)


def _is_no_longer(tree: Tree, token: int) -> bool:
    return tree.words[token] == "longer" and token > 0 and tree.words[token - 1] in {"no", "any"}


def _is_evidence(tree: Tree, governor: int) -> bool:
    """Whether a governor is "no evidence", which is no denial."""
    return lists_word("negation", "evidence", tree, governor) and any(hint.denies for hint in _local(tree, governor))


def _is_past(tree: Tree, verb: int) -> bool:
    if any(tree.words[kid] == "be" for kid in tree.children[verb] if tree.deps[kid] in {"aux", "auxpass"}):
        return False  # "ordered that the site be cleared"
    return tree.tags[verb] in _PAST or any(
        tree.words[kid] in {"had", "was", "were"} for kid in tree.children[verb] if tree.deps[kid] in {"aux", "auxpass"}
    )


def _is_present(tree: Tree, verb: int) -> bool:
    helpers = [kid for kid in tree.children[verb] if tree.deps[kid] in {"aux", "auxpass"}]
    return tree.tags[helpers[0] if helpers else verb] in _PRESENT


HEARSAY_ADVERBS = frozenset("allegedly reportedly apparently supposedly purportedly".split())
"""Adverbs that say that somebody says so, and not who."""

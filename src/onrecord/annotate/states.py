"""The annotator `states`: what the narrator tells to be so, rather than to happen: "the pass is closed".

A state makes no line of its own. It stands behind lines, as statements do, so that what ends it, or tells otherwise,
has what it ends: "the pass reopened", "the bank raised its stake to 15 percent". What somebody says is a Statement.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from onrecord.annotate.assertions import Assertion, Assertions
from onrecord.annotate.clauses import Clause, clause_at, verbs_in
from onrecord.annotate.contract import Annotator, Reading
from onrecord.annotate.events.extracts import extract_of
from onrecord.annotate.events.forms import is_present_passive
from onrecord.annotate.events.slots import quantity_slots
from onrecord.annotate.events.words import lists
from onrecord.annotate.lemmas import lemma_of
from onrecord.annotate.trees import SUBJECTS, Tree
from onrecord.lexicon import listed
from onrecord.model import Claim, ClaimKind, Factuality, Mark, MarkKind, Slot
from onrecord.text import Span

LONGEST = 160
"""Code points of a clause that is read: a longer one is a portrait."""

VAGUE = "vague"
"""What the value of a number of any size opens with: "dozens"."""

_FINITE = frozenset({"VBZ", "VBP", "VBD"})
_HELD = frozenset({"ROOT", "conj", "ccomp", "parataxis"})
"""Relations of a clause that is told for its own sake."""
_LEAVE = frozenset({"can", "may"})
"""Modal verbs that give leave to what is done "again"."""
_OPEN_SUBJECTS = frozenset("it this that what which who he she they we i you there here these those".split())


def read_states(reading: Reading, by: str) -> Reading:
    """Add a State for every clause of the narrator's that tells how something is."""
    told = Assertions(reading, by)
    quantities = reading.of_kind(MarkKind.QUANTITY)
    taken = _predicates_of(reading)
    claims = [
        claim
        for tree in told.trees()
        for verb in verbs_in(tree)
        if (claim := _state_at(told, tree, verb, quantities, taken)) is not None
    ]
    return reading.plus(claims=claims)


annotate_states = Annotator(
    name="states",
    version=1,
    needs=frozenset({MarkKind.PARAGRAPH, MarkKind.SENTENCE, MarkKind.TIME, MarkKind.QUANTITY, ClaimKind.EVENT}),
    gives=frozenset({ClaimKind.STATE}),
    read=read_states,
)


def _predicates_of(reading: Reading) -> tuple[Span, ...]:
    """Return where the predicates of the other claims stand: what happens, or is said ("stood by it"), is no state."""
    kinds = (ClaimKind.EVENT, ClaimKind.COMMITMENT, ClaimKind.CONTROL, ClaimKind.STATEMENT)
    slots = (claim.slot(name) for kind in kinds for claim in reading.claims_of(kind) for name in ("predicate", "cue"))
    return tuple(sorted(slot.span for slot in slots if slot is not None and slot.span is not None))


def _state_at(
    told: Assertions, tree: Tree, verb: int, quantities: tuple[Mark, ...], taken: tuple[Span, ...]
) -> Claim | None:
    """Return the state that a verb tells of, None where it tells of none."""
    if not _can_head(tree, verb):
        return None
    clause = clause_at(tree, verb)
    span, subject = clause.span(tree), tree.child(verb, *SUBJECTS)
    if subject is None or span.end - span.start > LONGEST or _holds_any(span, taken):
        return None
    counted = tuple(slot for slot in quantity_slots(quantities, span) if not slot.value.startswith(VAGUE))
    if not _names_something(tree, subject, has_count=bool(counted)) or not _is_state(
        tree, clause, has_count=bool(counted)
    ):
        return None
    assertion = told.assertion_at(tree, verb)
    if assertion is None or assertion.speech is not None or (asserted := _asserted(assertion, told.text)) is None:
        return None
    cited = extract_of(tree, clause, assertion.sentence)
    return told.claim(ClaimKind.STATE, asserted, cited, _slots(told, tree, verb, subject, counted))


def _holds_any(span: Span, taken: tuple[Span, ...]) -> bool:
    """Whether a span holds one of others, which are sorted."""
    first = bisect_left(taken, (span.start, 0))
    last = bisect_left(taken, (span.end, 0), lo=first)
    return any(one.end <= span.end for one in taken[first:last])


def _can_head(tree: Tree, verb: int) -> bool:
    """Whether a verb heads a clause with a tense that is told for its own sake, and settles nothing to come."""
    if tree.deps[verb] not in _HELD or tree.has_to(verb):
        return False
    modals = [tree.words[kid] for kid in tree.children[verb] if tree.tags[kid] == "MD"]
    if modals:  # "the village can be reached again"
        return modals[0] in _LEAVE and bool(_beside(tree, verb) & _words("lasting"))
    helpers = [kid for kid in tree.children[verb] if tree.deps[kid] in {"aux", "auxpass"}]
    return tree.tags[helpers[0] if helpers else verb] in _FINITE


def _names_something(tree: Tree, subject: int, *, has_count: bool) -> bool:
    """Whether a subject says of what the state is; "there are 30 people inside" counts them."""
    if tree.deps[subject] == "expl":
        return has_count
    return tree.words[subject] not in _OPEN_SUBJECTS and not tree.is_verb(subject)


def _is_state(tree: Tree, clause: Clause, *, has_count: bool) -> bool:
    verb = clause.head
    if _beside(tree, verb) & _words("lasting") and (tree.tags[verb] != "VBD" or has_count):
        return True
    lemma = lemma_of(tree.words[verb], tree.tags[verb])
    if is_present_passive(tree, verb):
        return tree.child(verb, "agent") is None and not _is_said_or_thought(lemma)
    if lemma in _words("linking"):
        complement = _complement(tree, verb)
        is_plain = complement is not None and tree.words[complement] not in _words("valuing")
        return has_count or (is_plain and (tree.tags[verb] != "VBD" or lemma != "be"))
    return has_count and lemma in _words("measuring")


def _beside(tree: Tree, verb: int) -> set[str]:
    """Return the adverbs beside a verb, and the words before it that hang on what stands beside it: "no longer"."""
    found = {tree.words[kid] for kid in tree.children[verb] if tree.deps[kid] in {"advmod", "neg"}}
    return found | {tree.words[kid] for one in tree.children[verb] for kid in tree.children[one] if kid < verb}


def _is_said_or_thought(lemma: str) -> bool:
    """Whether a verb tells what people say or think: what "is known" or "is called" so is no state of its own."""
    return any(lists("nothing", key, lemma) for key in ("thought", "speech"))


def _complement(tree: Tree, verb: int) -> int | None:
    """Return the word behind a verb that says how its subject is: an adjective, a preposition, "off" or "away"."""
    return next(
        (
            kid
            for kid in tree.children[verb]
            if kid > verb
            and (tree.deps[kid] in {"acomp", "prep", "oprd", "prt"} or tree.words[kid] in _words("whereabouts"))
        ),
        None,
    )


def _asserted(assertion: Assertion, text: str) -> Assertion | None:
    """Return what is told as so, None for what only may be; "may ... again" is leave here, and no possibility."""
    certainty = assertion.certainty
    cue = certainty.factuality_cue
    if certainty.factuality is Factuality.HYPOTHETICAL and cue is not None and cue.of(text) in _LEAVE:
        certainty = replace(certainty, factuality=Factuality.ACTUAL, factuality_cue=None)
    is_so = certainty.factuality is Factuality.ACTUAL and certainty.hearsay_cue is None
    return replace(assertion, certainty=certainty) if is_so else None


def _slots(told: Assertions, tree: Tree, verb: int, subject: int, counted: tuple[Slot, ...]) -> Iterator[Slot]:
    yield told.slot("predicate", tree.span(verb, verb))
    if tree.deps[subject] != "expl":
        party = told.antecedents.party(tree, subject)
        yield told.slot("subject", party.span, party.name)
    yield from counted


def _words(name: str) -> frozenset[str]:
    """Return a list of the lexicon of states."""
    return listed("states_en", name)

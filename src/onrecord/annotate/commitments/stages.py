"""At which stage a gift is told: promised, set aside, being given, given, withdrawn; or not told as one at all."""

from __future__ import annotations

from onrecord.annotate.assertions import Assertion
from onrecord.annotate.commitments.findings import Finding
from onrecord.annotate.commitments.words import lists_word
from onrecord.annotate.frame_roles import base_of, is_unsaid
from onrecord.annotate.trees import Tree

_BEING = frozenset({"is", "are", "am", "been", "'s", "’s", "'re", "’re"})
_WAS = frozenset({"was", "were"})


def stage_of(told: Assertion, finding: Finding) -> str:
    """Return the stage that the sentence gives, "" for none: a planned gift is pledged, one in progress is ongoing."""
    frame, tree = finding.frame, told.tree
    head = finding.head if finding.carrier is None else finding.carrier
    is_verb = tree.is_verb(head)
    if is_verb and _is_not_told(tree, head):
        return ""
    if is_verb and frame.stage == "delivered" and _is_stopped(tree, head):
        return "withdrawn"
    if told.is_denied or frame.harm:
        return "pledged" if told.is_denied and frame.harm and told.is_planned else ""
    if told.is_planned:
        if frame.stage == "withdrawn" or _is_purpose(tree, head):
            return ""
        return "allocated" if frame.stage == "allocated" and _is_decided(tree, head) else "pledged"
    if frame.stage == "delivered" and told.speech is not None and _is_going_on(tree, finding.head, _WAS):
        return "ongoing"  # "said it was sending two clinics": it is sending them
    return _told_stage(tree, finding, head)


def _is_not_told(tree: Tree, head: int) -> bool:
    """Whether a gift is only wanted, asked about, possible or left unsaid."""
    is_possible = tree.words[tree.heads[head]] == "able"
    return is_possible or is_unsaid(tree, head) or _is_forced(tree, head) or _is_asked(tree, head)


def _is_decided(tree: Tree, head: int) -> bool:
    """Whether a body decides to set something aside, and so does it: "voted to set aside 600,000 crowns"."""
    above = tree.heads[head]
    return tree.deps[head] == "xcomp" and lists_word("givers", "deciding", base_of(tree, above))


def _is_asked(tree: Tree, head: int) -> bool:
    """Whether a clause is a question within a sentence: "would not say how many tents had been sent"."""
    at = head
    while tree.deps[at] in {"xcomp", "conj"}:
        at = tree.heads[at]
    if tree.deps[at] not in {"ccomp", "pcomp"}:
        return False
    words = tree.words[tree.firsts[at] : at]
    return bool(words) and words[0] in _QUESTIONS


_QUESTIONS = frozenset({"how", "whether", "if", "when", "why", "where"})


def _told_stage(tree: Tree, finding: Finding, head: int) -> str:
    """Return the stage of what is told as a fact by the form of its verb."""
    frame = finding.frame
    if tree.tags[head] in _PRESENT and (stage := _present_stage(tree, finding, head)):
        return stage
    if tree.is_verb(head) and not _is_told(tree, head, frame.stage) and not _is_begun(tree, head):
        return ""
    if frame.stage == "delivered" and (_is_going_on(tree, finding.head) or _is_kept_up(tree, finding.head)):
        return "ongoing"
    is_counted = any(tree.child(token, "nummod") is not None for token in finding.recipients)
    return "" if frame.own or (frame.going_on and not is_counted) else frame.stage  # "has fed 9,000 people"


def _present_stage(tree: Tree, finding: Finding, head: int) -> str:
    """Return the stage of a verb in the present tense, where that tells of a gift."""
    if finding.carrier is None and _is_lasting(finding, tree):
        return "ongoing"
    if finding.frame.stage == "allocated" and tree.tags[head] == "VBZ":
        return "allocated"
    if finding.frame.stage != "delivered" or not _is_now(tree, head):
        return ""
    if base_of(tree, head) == "be":  # "are on loan from Orvia"
        return "ongoing"
    return "delivered" if base_of(tree, head) in _AT_ONCE else ""


def _is_now(tree: Tree, head: int) -> bool:
    """Whether a verb in the present tells what is going on, and not what somebody is for or often does."""
    if tree.deps[head] in {"relcl", "advcl", "acl", "csubj"} or base_of(tree, head) in _TRADES:
        return False
    return not any(tree.words[kid] in _OFTEN for kid in tree.children[head])


_AT_ONCE = frozenset({"give", "donate", "forgive", "bequeath", "hand", "grant", "send"})
"""Verbs whose present tells of a deed in a headline, not of a habit."""
_TRADES = frozenset(
    {
        "provide",
        "lend",
        "pay",
        "supply",
        "ship",
        "serve",
        "spend",
        "cost",
        "receive",
        "get",
        "come",
        "go",
        "arrive",
        "reach",
    }
)
"""Verbs whose present tells what a bank, a shop or a hospital does all the year."""
_OFTEN = frozenset("usually often always sometimes generally regularly never rarely typically if when".split())


def _is_stopped(tree: Tree, head: int) -> bool:
    """Whether a sentence says that what was given is given no longer: "has stopped paying", "will no longer pay"."""
    if any(tree.words[kid] == "longer" or tree.words[kid] == "anymore" for kid in tree.children[head]):
        return True
    above = tree.heads[head]
    is_inner = tree.tags[head] == "VBG" and tree.deps[head] == "xcomp" and tree.is_verb(above)
    return is_inner and lists_word("promises", "stopping", base_of(tree, above))


_PRESENT = frozenset({"VBZ", "VBP"})


def _is_lasting(finding: Finding, tree: Tree) -> bool:
    """Whether the present tells of what is being given: for nothing, or to everybody ("gives every child")."""
    if finding.frame.stage != "delivered":
        return False
    is_to_people = bool(finding.clause.recipients) and finding.frame.lasting
    if finding.frame.lasting and not finding.frame.needs_recipient:
        return True
    return (
        is_to_people
        or finding.frame.free
        or any(tree.words[kid] in {"every", "each"} for token in finding.recipients for kid in tree.children[token])
    )


def _is_purpose(tree: Tree, head: int) -> bool:
    """Whether a planned gift is only what something is for: "a fund to pay the victims", "to help states provide"."""
    at = head
    for _ in range(_DEEPEST):
        if tree.deps[at] in {"advcl", "acl"}:
            return any(tree.words[kid] == "to" and tree.deps[kid] == "aux" for kid in tree.children[at])
        if tree.deps[at] not in {"xcomp", "ccomp", "conj"}:
            return False
        at = tree.heads[at]
    return False


_DEEPEST = 4


def _is_forced(tree: Tree, head: int) -> bool:
    """Whether somebody else makes or asks them to give: "make them pay"."""
    above = tree.heads[head]
    if tree.deps[head] not in {"xcomp", "ccomp"} or not tree.is_verb(above) or head < above:
        return False
    return lists_word("givers", "forcing", base_of(tree, above))


def _is_told(tree: Tree, head: int, stage: str) -> bool:
    """Whether the form of a verb tells of a deed: no order or demand ("that Orvia pay"), no habit ("pays them")."""
    helpers = {tree.words[kid] for kid in tree.children[head] if tree.deps[kid] in {"aux", "auxpass"}}
    if tree.tags[head] == "VB" and not helpers and base_of(tree, head) == tree.words[head]:
        return False  # "forgave" is no such form, whatever the parser calls it
    if tree.tags[head] == "VBN" and helpers & {"is", "are"} and not helpers & {"been", "being", "has", "have"}:
        return stage != "delivered"  # "the pension is paid on the first of the month"
    if tree.tags[head] == "VB" and "to" in helpers:
        return False
    if tree.tags[head] == "VBG" and tree.deps[head] == "acl":
        return False  # "donors giving 200 crowns": who they are, not what they did
    return stage in {"pledged", "withdrawn"} or tree.tags[head] not in {"VBZ", "VBP"}


def _is_kept_up(tree: Tree, head: int) -> bool:
    """Whether a gift goes on: "has kept paying for the school"."""
    above = tree.heads[head]
    is_inner = tree.deps[head] in {"xcomp", "pcomp"} and tree.is_verb(above)
    if is_inner and tree.tags[head] == "VBG" and base_of(tree, above) in _BEGINS and tree.tags[above] == "VBN":
        return True  # "has begun handing out tents"
    return is_inner and lists_word("promises", "going_on", base_of(tree, above))


def _is_begun(tree: Tree, head: int) -> bool:
    """Whether an infinitive tells of a deed under way: "began to reach the valley"."""
    above = tree.heads[head]
    return tree.deps[head] == "xcomp" and base_of(tree, above) in _BEGINS and tree.tags[above] in {"VBD", "VBN"}


_BEGINS = frozenset({"begin", "start"})


def _is_going_on(tree: Tree, head: int, forms: frozenset[str] = _BEING) -> bool:
    """Whether a verb is in its progressive form with one of the `forms` of "be"."""
    if not tree.is_verb(head):
        return False
    helpers = {tree.words[kid] for kid in tree.children[head] if tree.deps[kid] in {"aux", "auxpass"}}
    if tree.tags[head] == "VBN":
        return "being" in helpers and bool(helpers & forms)
    return tree.tags[head] == "VBG" and bool(helpers & forms)

"""What is to come and comes: which claims tell of a plan, which deed is its fulfilment, what is over."""

from __future__ import annotations

import math
import re
from functools import cache

from onrecord.lexicon import load
from onrecord.model import ClaimKind, Factuality
from onrecord.resolve.comparing.denials import denies
from onrecord.resolve.comparing.participants import are_elsewhere, doers_fit, doers_of
from onrecord.resolve.comparing.telling import Telling, core_stems, once
from onrecord.resolve.comparing.words import akin, opposites_in, weigh_stems, word_set, words_in

LONGEST = 120
"""Days from a plan to its fulfilment."""

ROUND = 3
"""Days by which a deed may miss the day for which it was planned."""

LATE = 10
"""Days behind the day of a plan up to which a deed that names no day can be told."""

TELLING = 10.0
"""Weight of what a plan and a deed told by other verbs must share of who acts and on what: "wage", "deal" and "members"
have 10.9."""

OF_ONE = 7.0
"""The same where both name one who acts."""

CARRIED = 3.5
"""Weight of a noun ("inquiry", "appeal") that both tell by a verb which only carries it."""

RARE = 5.0
"""Weight of a name that counts among them: half of all bodies are a "department"."""

THINGS = 2
"""Words for who acts or what is acted on that they then share."""

FEWEST = 3
"""Things that must be planned for their number to tell them: "two men" are anybody."""

RECENT = 31
"""Days back from an end to what it may be the end of."""

_BEHIND = 6
"""Words behind a word for what is to come among which the deed stands."""

_DEED = 3
"""Words behind it among which the verb stands: "be examined as"."""

_BEFORE = 5
"""Words before it among which its subject stands."""

_NOT_TO_COME = re.compile(r"\b(?:will|would|to)\ not\b|\bnot\ to\b|\bwo?n['’]t\b|\bwill\ never\b", re.IGNORECASE)
_NO_PLAN = re.compile(r"\b(?:no|not|never|without|any)\ (?:\w+\ ){0,2}(?:plans?|intention)\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:will|would|(?:is|are|was|were)\ to)\ [a-z]", re.IGNORECASE)
_FORESEEN = re.compile(r"\b(?:certain|bound|sure|likely|expected|feared)[”\"’]?\ to\ [a-z]", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|to|due|scheduled\ for|planned\ for|set\ for)\ ", re.IGNORECASE)


@once
def is_plan(telling: Telling) -> bool:
    """Whether somebody with a say settles what is to come; what outsiders expect is no plan."""
    inside = set(words_in(telling.text))
    if not inside.isdisjoint(word_set("plan", "foreseen")) and not _is_own(telling, inside):
        return telling.is_dated and telling.earliest == telling.latest and "expected" in inside
    if denies(telling) or _NOT_TO_COME.search(telling.text) or _NO_PLAN.search(telling.text):
        return False
    if telling.claim.factuality is Factuality.PLANNED or _TO_COME.search(telling.text):
        return True
    if telling.claim.value("type") == "order" or is_order(telling):
        return True
    return telling.claim.kind is ClaimKind.STATEMENT and not inside.isdisjoint(word_set("plan", "settled"))


def is_order(telling: Telling) -> bool:
    """Whether a statement gives an order: whoever may give it settles what is to come; a demand settles nothing."""
    return telling.claim.value("class") == "demands" and telling.claim.value("cue").casefold().startswith(_ORDERING)


_ORDERING = ("order", "instruct", "command")


def _is_own(telling: Telling, inside: set[str]) -> bool:
    """Whether somebody tells of their own plan in indirect speech: "The ministry said it would open an inquiry"."""
    is_of_self = _OF_SELF.match(telling.text) is not None or not telling.party.isdisjoint(telling.sides)
    is_said = telling.claim.factuality in (Factuality.PLANNED, Factuality.NOT_READ)
    return is_of_self and is_said and inside & word_set("plan", "foreseen") == {"would"}


_OF_SELF = re.compile(r"[“\"]?(?:it|he|she|they|we|I)\ would\ (?!not\b|never\b)", re.IGNORECASE)


@once
def is_open(telling: Telling) -> bool:
    """Whether a claim is of what is not so yet."""
    is_to_come = _TO_COME.search(telling.text) or _FORESEEN.search(telling.text)
    if telling.claim.factuality is Factuality.PLANNED or is_to_come:
        return True
    inside = set(words_in(telling.text))
    is_statement = telling.claim.kind is ClaimKind.STATEMENT
    return is_statement and not inside.isdisjoint(word_set("plan", "settled") | word_set("plan", "foreseen"))


def fulfils(done: Telling, plan: Telling) -> bool:
    """Whether a later deed is what was planned: the same kind of deed on the same thing, or much the same thing.

    A shared word alone never is: a plan to pay for a delay in delivery is no plan to deliver.
    """
    if are_elsewhere(plan, done) or not _fits(plan, done) or not is_timely(done, plan):
        return False
    mine, theirs = opposites_in(plan.text), opposites_in(done.text)
    if any(mine[name] != theirs[name] for name in set(mine) & set(theirs)):
        return False
    verbs = _deed(plan) & _deed(done)
    shared = (_core(plan) & _core(done)) - _weak_stems()
    things = shared - plan.names - done.names
    if verbs or akin(_verb(plan), _verb(done)):
        is_by_one = bool(doers_of(plan) & doers_of(done))
        is_of_one_day = bool(_verb(plan) and _verb(done)) and _is_same_day(plan, done)
        return bool(things - verbs) or is_by_one or is_of_one_day or _is_carried(plan, done)
    if _is_carried(plan, done) or _share_count(plan, done, things) or _carry_one_noun(plan, done):
        return True
    if _is_own(plan, set(words_in(plan.text))):
        return False  # "she would launch an inquiry": who speaks of that inquiry later does not launch it
    rare = things | {stem for stem in shared if plan.stems.get(stem, 0.0) >= RARE}
    weight = math.fsum(plan.stems.get(stem, 0.0) for stem in sorted(rare))
    enough = TELLING if not doers_of(plan) & doers_of(done) else OF_ONE
    return len(things) >= THINGS and (weight >= enough or _is_same_day(plan, done))


def _is_carried(plan: Telling, done: Telling) -> bool:
    """Whether the deed has the verb of the plan as its noun, of one name: "Reed will appeal", "Reed's appeal"."""
    subject = frozenset(weigh_stems(" ".join(done.text.split()[:_BEFORE])))
    is_of_one = not (plan.names & done.names & subject & _core(plan)).isdisjoint(subject)
    return is_of_one and not _deed(plan).isdisjoint(subject) and bool(_deed_words(plan) != plan.text)


def _carry_one_noun(plan: Telling, done: Telling) -> bool:
    """Whether both tell of one deed by its noun: "will appeal" and "lodged an appeal", "the inquiry began"."""
    planned = _carried_nouns(plan) | (_deed(plan) if _verb(plan) else frozenset())
    shared = (planned & _carried_nouns(done)) - plan.names - done.names
    return any(done.stems.get(stem, 0.0) >= CARRIED for stem in shared)


def _carried_nouns(telling: Telling) -> frozenset[str]:
    """Return the stems of the nouns that a verb of little meaning carries; none of a claim told by another verb."""
    predicate = telling.claim.value("predicate") if telling.claim.kind is ClaimKind.EVENT else ""
    inside = set(words_in(predicate))
    at = telling.text.find(predicate) if predicate else -1
    if at < 0 or inside.isdisjoint(word_set("support", "verbs")):
        return frozenset()
    before, behind = telling.text[:at], telling.text[at + len(predicate) :].split()[:_CARRIED_BEHIND]
    found = frozenset(weigh_stems(" ".join(behind)))
    head = _head(_AUXILIARY.sub("", before), telling.names)
    return found | {head} if head and inside & word_set("support", "begins") else found


_CARRIED_BEHIND = 4
_AUXILIARY = re.compile(r"\ (?:(?:has|have|had|will|would|was|were|is|are|be|been|being|to|a)\ ?)+$")


def _share_count(plan: Telling, done: Telling, things: frozenset[str]) -> bool:
    """Whether both tell one number of one thing that is acted on: "twelve pumps"."""
    mine, theirs = (
        {(count.value, count.noun) for count in one.counts if count.value >= FEWEST} for one in (plan, done)
    )
    return any(not things.isdisjoint(weigh_stems(noun)) for _, noun in sorted(mine & theirs))


def is_timely(done: Telling, plan: Telling) -> bool:
    """Whether a deed can be of the time that was planned: near the day that the plan names, and after it was told."""
    if plan.told is None or done.told is None or (done.is_dated and done.latest and done.latest < plan.told):
        return False
    if _EARLY.search(done.sentence):
        return (done.told - plan.told).days <= LONGEST
    if not (plan.is_dated and plan.earliest and plan.latest) or plan.earliest <= plan.told:
        return (done.told - plan.told).days <= LONGEST
    if done.is_dated and done.earliest and done.earliest == done.latest:
        return (done.earliest - plan.earliest).days >= -ROUND and (done.earliest - plan.latest).days <= ROUND
    return done.told >= plan.earliest and (done.told - plan.latest).days <= LATE


_EARLY = re.compile(r"\b(?:earlier|sooner)\ than\ (?:planned|expected|announced)\b|\bahead\ of\ (?:time|schedule)\b")


def _fits(plan: Telling, done: Telling) -> bool:
    """Whether a deed can be what was planned: by no other doer, and no plan itself."""
    return doers_fit(plan, done) and word_set("plan", "settled").isdisjoint(words_in(done.text))


def _is_same_day(plan: Telling, done: Telling) -> bool:
    are_days = all(one.is_dated and one.earliest and one.earliest == one.latest for one in (plan, done))
    return are_days and plan.earliest == done.earliest


@once
def _verb(telling: Telling) -> str:
    """Return the predicate of an event, "" of one that says little of what is done, and of other claims.

    A particle behind it belongs to it: "stepped down".
    """
    predicate = telling.claim.value("predicate") if telling.claim.kind is ClaimKind.EVENT else ""
    if set(words_in(predicate)) <= _weak():
        return ""
    at = telling.text.find(predicate)
    behind = _PARTICLE.match(telling.text, at + len(predicate)) if at >= 0 else None
    return f"{predicate}{behind.group()}" if behind else predicate


_PARTICLE = re.compile(r"\ (?:down|up|out|off|over|away|back|aside)\b")


def _deed_words(telling: Telling) -> str:
    """Return the words that say what is done: the predicate, or what stands around one that says little."""
    if verb := _verb(telling):
        return verb
    predicate = telling.claim.value("predicate")
    if predicate and (at := telling.text.find(predicate)) >= 0:
        before, behind = telling.text[:at], telling.text[at + len(predicate) :]
        return " ".join((*before.split()[-_BEFORE:], *behind.split()[:_BEHIND]))
    found = _AHEAD.search(telling.text)
    return " ".join(telling.text[found.end() :].split()[:_DEED]) if found else telling.text


@once
def _deed(telling: Telling) -> frozenset[str]:
    return frozenset(weigh_stems(_deed_words(telling))) - telling.names


@cache
def _weak() -> frozenset[str]:
    """Return the verbs that say little of what is done beside their noun, in the forms that are printed."""
    table = load("slots_en")["light"]
    return frozenset(" ".join((table["verbs"], table["begins"], table["empty"], table["forms"])).split())


@cache
def _weak_stems() -> frozenset[str]:
    return frozenset(weigh_stems(" ".join(sorted(_weak()))))


@once
def _core(telling: Telling) -> frozenset[str]:
    """Return the stems of who acts and what is acted on; of a statement those near its word for what is to come."""
    if telling.claim.kind is not ClaimKind.STATEMENT and telling.claim.value("predicate"):
        return core_stems(telling)
    found = _AHEAD.search(telling.text)
    if not found:
        return frozenset(telling.stems)
    before, behind = telling.text[: found.start()], telling.text[found.end() :]
    return frozenset(weigh_stems(" ".join((*before.split()[-_BEFORE:], *behind.split()[: 2 * _BEHIND]))))


def is_drop_of(end: Telling, plan: Telling) -> bool:
    """Whether a later claim says that what was planned is put off or given up: "put off the vote"."""
    folded = end.text.casefold()
    phrases = load("slots_en")["dropped"]["phrases"]
    is_drop = any(phrase in folded for phrase in phrases) or not word_set("dropped", "words").isdisjoint(
        words_in(folded)
    )
    if not is_drop or not plan.is_before(end) or denies(end) or not doers_fit(plan, end) or are_elsewhere(plan, end):
        return False
    shared = (_core(plan) & core_stems(end)) - plan.names - end.names
    return any(end.stems.get(stem, 0.0) >= CARRIED for stem in shared)


def is_end_of(end: Telling, one: Telling, own: set[str]) -> bool:
    """Whether a later claim says that what another tells of is over: it is what the word for the end is said of."""
    found = _find_end(end)
    if not found or not one.is_before(end) or _find_end(one) or is_open(end) or is_open(one):
        return False
    if (one.latest and end.told and (end.told - one.latest).days > RECENT) or are_elsewhere(one, end):
        return False
    subject = end.text[: found.start()]
    stems = set(weigh_stems(subject))
    names = set(one.stems) & set(end.stems) & one.names
    return _head(subject, end.names) in own and (len(own & stems) > 1 or bool(names))


@once
def _find_end(telling: Telling) -> re.Match[str] | None:
    return _ending().search(telling.text)


def _head(subject: str, names: frozenset[str]) -> str:
    """Return the stem of what a subject is, "" of a name: "strike" of "the dockers' strike in Hesk"."""
    words = subject.split()
    if words and words[0].casefold() in _PREPOSITIONS:
        words = subject.partition(",")[2].split() or words[1:]
    for at, word in enumerate(words):
        if at and (word.casefold() in _PREPOSITIONS or words[at - 1].endswith(",")):
            words = words[:at]
            break
    for word in reversed(words):
        if found := sorted(set(weigh_stems(word)) - names):
            return found[0]
    return ""


_PREPOSITIONS = frozenset("in at on of for by with from after before since during over against near between to".split())


@cache
def _ending() -> re.Pattern[str]:
    table = load("slots_en")["ending"]
    words = "|".join((*table["words"].split(), *table["phrases"]))
    passive = rf"\b(?:was|were|is|are|been|being)\ (?:\w+\ )?(?:{words})\b"
    # who "ended their campaign" is not over: the verb speaks of its subject only where nothing follows that it ends
    active = r"\bended\b(?=$|[.,;”\"]|\ (?:at|on|in|after|before|when|with|early|late)\b)"
    return re.compile(rf"{passive}|\bcame?\ to\ an\ end\b|{active}")

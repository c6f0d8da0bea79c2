"""The mentions of happenings that the event claims of a draft are, as `sameness` compares them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from onrecord.annotate.lemmas import lemma_of
from onrecord.lexicon import load
from onrecord.lexicon.happenings import classes_of, event_nouns, phrases, stem_of
from onrecord.lexicon.weights import background, terms_of
from onrecord.model import Article, Claim, ClaimKind, Factuality, LinkKind, Polarity
from onrecord.resolve.bodies import country_key
from onrecord.resolve.comparing import Finding, Telling, link_numbers
from onrecord.resolve.comparing.happenings import are_two, count_otherwise, named_lands, slot_names
from onrecord.resolve.comparing.telling import SOURCE_BEHIND
from onrecord.resolve.comparing.tolls import SUFFERED
from onrecord.resolve.comparing.words import (
    is_further,
    is_silent,
    names_in,
    places_in,
    stem_of_name,
    weigh_stems,
    words_in,
)
from onrecord.resolve.sameness import Bar
from onrecord.resolve.sameness_evidence import EventMention, context_of
from onrecord.resolve.vectors import Vector
from onrecord.run.event_parts import Parts, find_parts

FEWEST = 3
"""Words of an event that is grouped with others: fewer ("killed") tell nothing of which happening it was."""


def bar_between(tellings: Sequence[Telling], numbers: Iterable[Finding] | None = None) -> Bar:
    """Return what tells of two mentions that they can't be of one happening, by what their claims tell.

    Other numbers of one thing are rival or later accounts of one happening, other numbers of other things are not.
    `numbers` are how they stand to one another, where `link_numbers` was asked before.
    """
    by_id = {telling.id: telling for telling in tellings}
    between = link_numbers(tellings) if numbers is None else numbers
    found = {frozenset((one.link.a, one.link.b)): one.link.kind for one in between}

    def bar(one: str, other: str) -> bool:
        mine, theirs = by_id[one], by_id[other]
        if are_two(mine, theirs):
            return True
        if count_otherwise(mine, theirs) and not _tolls_of(mine) & _tolls_of(theirs):
            return True
        return found.get(frozenset((one, other))) is LinkKind.QUALIFIES

    return bar


def _tolls_of(telling: Telling) -> frozenset[str]:
    """Return which tolls a claim counts: another number of dead is another account of one happening."""
    return frozenset(kind for count in telling.counts for kind in count.kinds & SUFFERED)


def mentions_of(tellings: Sequence[Telling], articles: Mapping[str, Article]) -> list[EventMention]:
    """Return the mention that each event claim is; its id is the claim's."""
    settings = {article.id: context_of(article.text) for article in articles.values()}
    found = [
        _mention(telling, articles[telling.article].text, settings[telling.article])
        for telling in tellings
        if telling.claim.kind is ClaimKind.EVENT
        and telling.claim.slot("predicate")  # a note of the desk may tell of a state
        and not is_silent(telling.text)
        and len(telling.text.split()) >= FEWEST
    ]
    recurring = _recurring(found)
    return [replace(one, is_recurring=any(key in recurring for key in _keys(one))) for one in found]


def _recurring(mentions: Iterable[EventMention]) -> frozenset[tuple[str, str]]:
    """Return the words, by story, that name happenings of RECURRING days and more."""
    days: dict[tuple[str, str], set[date]] = {}
    for one in mentions:
        if one.earliest and one.earliest == one.latest:
            for key in _keys(one):
                days.setdefault(key, set()).add(one.earliest)
    return frozenset(key for key, some in days.items() if len(some) >= RECURRING)


def _keys(one: EventMention) -> Iterator[tuple[str, str]]:
    return ((story, stem_of(one.lemma)) for story in one.stories)


RECURRING = 3
"""Days of which a story tells by one word from which the word alone does not tell what it speaks of."""


def _mention(telling: Telling, text: str, setting: Vector) -> EventMention:
    claim = telling.claim
    lemma, is_noun = _lemma(claim)
    actors, targets = (_heads(claim, name) for name in ("agent", "target"))
    own = frozenset(term for term, _ in terms_of(claim.value("predicate")))
    terms = frozenset(term for term, _ in terms_of(telling.text) if background().weight(term) > 0) - own
    mention = EventMention(
        id=claim.id,
        article=claim.article,
        stories=tuple(sorted(telling.stories)),
        sentence=_sentence_start(telling, text),
        lemma=lemma,
        is_noun=is_noun,
        actors=actors,
        targets=targets,
        named=slot_names(telling, "target"),
        details=frozenset(term for term in terms if not term[0].isdigit()) - actors - targets - {lemma},
        numbers=frozenset(f"{count.value:g}" for count in telling.counts),
        place_words=_slot_words(claim, "place"),
        earliest=claim.when.earliest,
        latest=claim.when.latest,
        told=telling.told,
        is_denied=claim.polarity is Polarity.DENIED,
        is_planned=claim.factuality is Factuality.PLANNED,
        words=_weigh_words(telling.sentence),
        setting=setting,
        is_beginning=is_noun and _begins(claim),
        is_further=is_further(telling.text),
        is_known=is_noun and _is_definite(lemma, telling.text),
        clause=_clause_of(telling, lemma),
        agent_words=_slot_words(claim, "agent"),
        target_words=_slot_words(claim, "target"),
        agent_names=slot_names(telling, "agent") or _named_before(telling),
        names_beside=_names_beside(telling),
        weekdays=frozenset(words_in(telling.text)) & _WEEKDAYS,
        parties=frozenset(key for key in telling.party if key.startswith("actor ")),
        beside=frozenset(words_in(telling.sentence)),
    )
    return _with_parts(mention, telling, find_parts(claim, lemma, is_noun=is_noun))


def _with_parts(mention: EventMention, telling: Telling, parts: Parts) -> EventMention:
    """Return a mention with what the words around its predicate say."""
    return replace(
        mention,
        is_further=mention.is_further or parts.is_other,
        subject_words=_words_of(parts.subject),
        object_words=(_words_of(parts.object) | _deeds_in(parts)) - {mention.lemma},
        object_head=parts.head,
        new_parts=parts.new,
        known_parts=parts.known,
        land=_land_of(telling),
        lands=named_lands(f"{telling.claim.value('agent')} {parts.subject}"),
    )


@lru_cache(maxsize=1 << 13)
def _weigh_words(sentence: str) -> Vector:
    """Return the weights of the words of a sentence: copies of one report have the same."""
    return context_of(sentence)


def _clause_of(telling: Telling, lemma: str) -> Vector:
    """Return the weights of a clause's own words without its predicate.

    What all articles name weighs little; a country and its adjective are one word.
    """
    own = frozenset(weigh_stems(f"{telling.claim.value('predicate')} {lemma.replace('_', ' ')}")) | _NUMERALS
    lands = {stem: f"country {country_key(stem)}" for stem in telling.names}
    found: Vector = {}
    for stem, weight in telling.stems.items():
        if stem not in own:
            key = lands.get(stem, stem)
            found[key] = max(found.get(key, 0.0), weight * (AT_HOME if stem in telling.home else 1))
    return found


def _named_before(telling: Telling) -> frozenset[str]:
    """Return the names among the last words before a predicate that has no agent and no target: "Harlow sales fell"."""
    claim = telling.claim
    if claim.slot("agent") or claim.slot("target"):
        return frozenset()
    before, _, _ = telling.text.partition(claim.value("predicate"))
    return _known(telling, names_in(f"of {' '.join(before.split()[-BEFORE:])}"))


BEFORE = 4
"""Words before a predicate among which the name of its subject stands."""


def _names_beside(telling: Telling) -> frozenset[str]:
    """Return the names that a preposition ties to a clause, as of where it was, but those of who acts."""
    return _known(telling, places_in(SOURCE_BEHIND.sub("", telling.text))) - slot_names(telling, "agent")


def _known(telling: Telling, names: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in names if stem_of_name(name) in telling.names)


_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def _sentence_start(telling: Telling, text: str) -> int:
    """Return where the sentence of a claim begins in its article."""
    reach = len(telling.sentence)
    found = text.rfind(telling.sentence, max(0, telling.start - reach), telling.start + reach + 1)
    return found if found >= 0 else telling.start


AT_HOME = 0.4
"""What a name that most articles of a story have counts beside other words."""

_NUMERALS = frozenset("one two three four five six seven eight nine ten hundr thousand million billion percent".split())


def _slot_words(claim: Claim, name: str) -> frozenset[str]:
    """Return the words of weight of all slots of a name."""
    terms = (term for slot in claim.slots if slot.name == name for term, _ in terms_of(slot.value))
    return frozenset(term for term in terms if background().weight(term) > 0 and term not in _PRONOUNS)


_DROPPED = frozenset("the a an it he she they we who which his her their its".split())


_PRONOUNS = frozenset("he she it they him her them who whom this that these those himself herself itself us me".split())


def _words_of(text: str) -> frozenset[str]:
    """Return the words of weight of a text but numbers and pronouns."""
    terms = frozenset(term for term, _ in terms_of(text) if background().weight(term) > 0 and not term[0].isdigit())
    return terms - _PRONOUNS - _NUMERALS


def _deeds_in(parts: Parts) -> frozenset[str]:
    """Return keys of the kinds of happenings that are acted on: "ordered the retreat", "an order to leave"."""
    nouns = [lemma_of(word.casefold(), "NNS") for word in parts.object.split()]
    kinds = {name for noun in nouns for name in classes_of(noun, is_noun=True)}
    return frozenset(f"class {name}" for name in kinds | classes_of(parts.content, is_noun=False))


def _land_of(telling: Telling) -> str:
    """Return the key of the country that acts; "" of anybody else, its offices too.

    A country of no list is known by its government, which some article of its story names.
    """
    agent = telling.claim.value("agent")
    key = country_key(agent) if agent else ""
    is_listed = len(key) == len("XX") and key.isupper()
    is_named = f"name {agent.casefold()}" in telling.party
    is_governed = is_named and any(one.startswith("government:") and not one.endswith(":") for one in telling.party)
    return key if is_listed or is_governed else ""


def _heads(claim: Claim, name: str) -> frozenset[str]:
    """Return the last words of the slots of a name: names compare by them ("League fighters", "the fighters")."""
    words = [re.findall(r"[^\W_]+", slot.value.casefold()) for slot in claim.slots if slot.name == name]
    return frozenset(parts[-1] for parts in words if parts and parts[-1] not in _DROPPED)


def _lemma(claim: Claim) -> tuple[str, bool]:
    """Return the dictionary form of what a predicate tells, and whether it is a noun.

    Of "due to leave" and "began draining" the last verb counts. A verb that says little beside its noun is told by
    that: "issued an order", "the invasion began"; a verb with its particle or object by both: "gave way".
    """
    slot = claim.slot("predicate")
    printed = re.findall(r"[^\W_]+", slot.value.casefold()) if slot else []
    words = _deed_of(printed)
    if not words:
        return "", False
    verb = lemma_of(words[0], "VBD")
    before, behind = _around(claim, printed)
    if phrase := _phrase(verb, [*words[1:], *behind]):
        return phrase, False
    if noun := _carried(verb, before, behind):
        return noun, True
    noun = lemma_of(words[0], "NNS")
    if len(words) == 1 and not classes_of(verb, is_noun=False) and classes_of(noun, is_noun=True):
        return noun, True
    return "_".join((verb, *words[1:])), False


def _deed_of(predicate: Sequence[str]) -> list[str]:
    """Return the words of a predicate from its last verb on."""
    if "to" in predicate[:-1]:
        last = len(predicate) - 1 - list(reversed(predicate)).index("to")
        return [*predicate[last + 1 :]]
    if len(predicate) > 1 and predicate[-1].endswith("ing"):
        return [predicate[-1]]
    return [*predicate]


def _is_definite(noun: str, text: str) -> bool:
    """Whether a text speaks of a happening as of a known one: "the subpoena was issued by", "this ruling"."""
    return bool(re.search(rf"\b(?:the|this|that|these|those)\s+{re.escape(noun)}(?:e?s)?\b", text, re.IGNORECASE))


def _begins(claim: Claim) -> bool:
    """Whether a claim tells that something began."""
    words = re.findall(r"[^\W_]+", claim.value("predicate").casefold())
    return bool(words) and "start" in classes_of(lemma_of(words[0], "VBD"), is_noun=False)


def _around(claim: Claim, predicate: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the words before a predicate, the nearest first, and those behind it, of the first words that it cites."""
    words = re.findall(r"[^\W_]+", claim.cites[0].quote.casefold())
    at = next((at for at in range(len(words)) if words[at : at + len(predicate)] == [*predicate]), -1)
    return ([], []) if at < 0 else (words[at - 1 :: -1] if at else [], words[at + len(predicate) :])


def _phrase(verb: str, behind: Sequence[str]) -> str:
    """Return the phrase of the lexicon that a verb begins: "gave way", "taken into custody"; "" of none."""
    for phrase in _phrases().get(verb, ()):
        rest = iter(behind[:REACH])
        if all(part in rest for part in phrase.split("_")[1:]):
            return phrase
    return ""


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """Return the verbs of several words of the lexicon by their first word, the longest first."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(phrases(), key=lambda one: (-one.count("_"), one)):
        if classes_of(phrase, is_noun=False):
            found.setdefault(phrase.partition("_")[0], []).append(phrase)
    return {verb: tuple(some) for verb, some in found.items()}


REACH = 3
"""Words behind a verb among which the rest of its phrase stands: "took the men hostage"."""


def _carried(verb: str, before: Sequence[str], behind: Sequence[str]) -> str:
    """Return the noun that a light verb carries or that begins, else "".

    "Issued an order", "an order was issued", "the invasion began", "the killing took place".
    """
    light, begins = (frozenset(load("slots_en")["light"][name].split()) for name in ("verbs", "begins"))
    if verb in begins or (verb == "take" and behind[:1] == ["place"]):
        return _event_noun(verb, before[:2])
    if verb not in light:
        return ""
    subject = next((at for at, word in enumerate(before) if word not in _AUXILIARIES), len(before))
    return _event_noun(verb, behind[:CARRIED]) or _event_noun(verb, before[subject : subject + 1])


def _event_noun(verb: str, words: Sequence[str]) -> str:
    nouns = (noun for word in words if (noun := lemma_of(word, "NNS")) != verb)
    return next((noun for noun in nouns if classes_of(noun, is_noun=True) or noun in event_nouns()), "")


_AUXILIARIES = frozenset("has have had been being was were is are be".split())

CARRIED = 3
"""Words behind a light verb among which its noun stands."""

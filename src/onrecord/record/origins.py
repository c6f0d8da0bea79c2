"""Who is said to have known first hand what a claim says: the root of its relay chain, and the chain itself.

An origin is a named or described speaker, an agency, a document or the outlet's own reporter. Narration that names
nobody has no origin: it is a report, and never evidence of independence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.lexicon import listed
from onrecord.model import NOTE_RULE, Actor, ActorKind, Appearance, Article, Claim, ClaimKind
from onrecord.record.bodies import is_vague, keys_of, meet, place_keys, short_body
from onrecord.record.citing import find_cited, is_same_name
from onrecord.record.counters import LEAD, counter_in, counting, is_pronoun, sentence_start, start_of
from onrecord.record.descriptions import (
    ARTICLES,
    described_as,
    is_description,
    is_own_account,
    plain_name,
    shown_name,
    squeezed,
)
from onrecord.record.holding import is_word_of
from onrecord.record.owners import owner_before
from onrecord.record.reporters import is_own_reporter
from onrecord.record.shorter import Shorter, gather_people
from onrecord.record.speakers import PRONOUNS, is_bare_voice, named_source, owned_words, speaks_for_owner
from onrecord.text import Span

RULE = "origins@3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who is said to have known it. `name` as shown, "" where it is not stated.

    `sides` are keys of the bodies and people behind it: origins that share one are one side. `chain` are those who
    relayed it, the nearest first ("Kestrel Wire"). `is_interested`: it speaks of its own deeds or side.
    """

    name: str = ""
    sides: frozenset[str] = frozenset()
    chain: tuple[str, ...] = ()
    is_interested: bool = False

    @property
    def is_stated(self) -> bool:
        return bool(self.name)

    @property
    def words(self) -> str:
        """Return the origin with its chain: "Sarn Wire, citing residents"."""
        return ", citing ".join((*self.chain, self.name)) if self.name else ""


NOT_STATED = Origin()
Parties = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What tells whose a claim is: articles by id, agencies by article, reports, and who is who.

    `company` are the other articles of the stories of each; `reports` says which articles are one report
    (`group_copies`).
    """

    articles: Mapping[str, Article]
    agencies: Mapping[str, str]
    reports: Mapping[str, str]
    actors: Sequence[Actor]
    appearances: Sequence[Appearance]
    company: Mapping[str, Sequence[str]]


def find_origins(claims: Iterable[Claim], sources: Sources) -> dict[str, Origin]:
    """Return the origin of every claim by its id; the order of `claims` does not matter."""
    return find_origins_and_parties(claims, sources)[0]


def find_origins_and_parties(claims: Iterable[Claim], sources: Sources) -> tuple[dict[str, Origin], Parties]:
    """Return the origin of every claim, and who does, gives or holds what it tells of: keys as in `Origin.sides`."""
    ordered = sorted(claims, key=lambda claim: claim.id)
    who = _Who(ordered, sources)
    return {claim.id: who.origin(claim) for claim in ordered}, {claim.id: who.party(claim) for claim in ordered}


class _Who:
    """What is known of who is who, gathered once for all claims."""

    def __init__(self, claims: Sequence[Claim], sources: Sources) -> None:
        self.sources = sources
        self.actor_of = {one: actor for actor in sources.actors for one, _ in actor.appearances}
        self.by_id = {one.id: one for one in sources.appearances}
        self.by_name: dict[tuple[str, str], Appearance] = {}
        for one in sorted(sources.appearances, key=lambda one: (one.article, one.start)):
            self.by_name.setdefault((one.article, one.name.casefold()), one)
        self.owners = _by_article(sources, ActorKind.ORGANISATION, ActorKind.ARMED_FORCE)
        self.people = _by_article(sources, ActorKind.PERSON)
        for one in (one for some in self.people.values() for one in some):
            self.by_name.setdefault((one.article, one.name.casefold().split()[-1]), one)
        self.printed: dict[str, set[str]] = {}
        self.role_keys: dict[str, frozenset[str]] = {}
        self.bodies: dict[str, set[str]] = {}
        self.shorter = Shorter(sources.company, self.bodies, gather_people(sources.appearances))
        self.agency_text = _agency_texts(sources)
        self.spoken: dict[str, list[tuple[Span, Claim]]] = {}
        for claim in claims:
            self._learn(claim)
            if claim.kind is ClaimKind.STATEMENT and claim.value("said_kind") != "attitude" and claim.source:
                spans = [slot.span for slot in claim.slots if slot.name == "content" and slot.span]
                self.spoken.setdefault(claim.article, []).extend((span, claim) for span in spans)
        for some in self.spoken.values():
            some.sort(key=lambda pair: (pair[0].end - pair[0].start, pair[0].start, pair[1].id))

    def _learn(self, claim: Claim) -> None:
        """Remember in which words an actor is printed as a speaker, and which bodies an article names."""
        for words in (claim.value("speaker"), claim.source):
            if not words:
                continue
            keys = keys_of(named_source(words))
            self.bodies.setdefault(claim.article, set()).update(keys)
            if actor := self._actor(claim.article, claim.value("person") or claim.source):
                self.printed.setdefault(actor.id, set()).update(keys or described_as(words, actor))

    def _actor(self, article: str, name: str) -> Actor | None:
        found = self.by_name.get((article, name.casefold()))
        return self.actor_of.get(found.id) if found else None

    def _person(self, article: str, name: str) -> Actor | None:
        """Return the person whose name ends a description: "senator Ana Reed"; "associates of Ana Reed" are others."""
        words = name.split()
        for count in (3, 2):
            if len(words) > count and words[-count - 1].casefold() not in _ASIDE:
                found = self._actor(article, " ".join(words[-count:]))
                if found and found.kind is ActorKind.PERSON:
                    return found
        found = self._actor(article, _last_name(name))
        is_other = any(word.casefold() in _ASIDE for word in words[-3:-1]) or (
            len(words) == PAIR and words[0] in ARTICLES
        )
        return found if found and found.kind is ActorKind.PERSON and not is_other else None

    def _voiced(self, claim: Claim, article: Article, name: str) -> Origin:
        """Return the origin of words of "a spokesman" or "his office": whoever spoke just before is behind them.

        Where nobody did, it is of no known side: no evidence of independence.
        """
        owner = owner_before(article.text, start_of(claim), name, self.people.get(claim.article, ()))
        if owner and speaks_for_owner(owned_words(name)) and (actor := self.actor_of.get(owner.id)):
            sides = self._sides(claim, owner.name, "", actor)
            return Origin(name=actor.name, sides=sides, chain=self._relays(claim, article), is_interested=True)
        begin = article.text.rfind("\n", 0, start_of(claim)) + 1
        begin = begin if is_bare_voice(name) else article.text.rfind("\n", 0, max(0, begin - 2)) + 1
        spoken = (one for span, one in self.spoken.get(claim.article, ()) if begin <= span.start < start_of(claim))
        named = [
            one
            for one in spoken
            if one.cites[0].start < claim.cites[0].start
            and one.source.casefold() not in PRONOUNS
            and not (is_bare_voice(one.source) or owned_words(one.source))
            and not (_ITS.match(name) and one.value("person"))
        ]
        last = max(named, key=lambda one: (one.cites[0].start, one.id), default=None)
        behind, what = self.origin(last) if last else NOT_STATED, owned_words(name)
        if not behind.is_stated:
            is_somebody = is_bare_voice(name) or not speaks_for_owner(what)
            return Origin(name=shown_name(name), chain=self._relays(claim, article)) if is_somebody else NOT_STATED
        if what and not speaks_for_owner(what):
            shown = f"{behind.name}’s {what}"
            return Origin(name=shown, sides=frozenset({f"words {shown.casefold()}"}), chain=behind.chain)
        return behind

    def _cited(self, claim: Claim, article: Article, name: str) -> tuple[str, ...]:
        """Return whom the source of a claim cites in its sentence, the last of them being who is said to know."""
        start = sentence_start(article.text, claim.cites[0].start)
        sentence = re.split(r"(?<=\w{3})[.!?]\s|\n", article.text[start : start + 600], maxsplit=1)[0]
        cited = find_cited(sentence) if name in sentence else ()
        return tuple(one for one in cited if named_source(one) and one.casefold() != name.casefold())

    def origin(self, claim: Claim) -> Origin:
        """Return whose one claim is."""
        article = self.sources.articles[claim.article]
        if claim.by == NOTE_RULE:
            return self._noted(claim, article)
        counter = named_source(counter_in(claim, article))
        name = counter or named_source(self._printed_name(claim, article))
        if is_bare_voice(name) or owned_words(name):
            return self._voiced(claim, article, name)
        if not name and (behind := self._behind_pronoun(claim, article)):
            return behind
        relays = self._relays(claim, article)
        if name and article.outlet and is_same_name(name, article.outlet):
            return self._narrated(claim, article, relays)  # what an outlet says in its own name is narration
        if not name and (holder := self._holding(claim)):
            return self.origin(holder)
        if not name:
            return self._narrated(claim, article, relays)
        actor = self._actor(claim.article, "" if counter else claim.value("person"))
        actor = actor or self._actor(claim.article, name) or self._person(claim.article, name)
        actor = actor or self._actor(claim.article, plain_name(name))
        if (cited := self._cited(claim, article, name)) and not (actor and actor.kind is ActorKind.PERSON):
            return Origin(
                name=cited[-1],
                sides=self._sides(claim, cited[-1], "", self._actor(claim.article, cited[-1])),
                chain=(*relays, shown_name(name), *cited[:-1]),
            )
        sides = self._sides(claim, name, "" if counter else claim.value("speaker"), actor)
        is_fuller = actor is not None and (actor.kind is ActorKind.PERSON or len(actor.name) > len(plain_name(name)))
        return Origin(
            name=actor.name if actor and is_fuller else shown_name(name),
            sides=sides,
            chain=relays,
            is_interested=meet(self.party(claim), sides) or bool(_IN_FIRST_PERSON.match(claim.cites[0].quote)),
        )

    def _noted(self, claim: Claim, article: Article) -> Origin:
        """Return whose a claim of a note of the desk is: whom the note states; the desk only where it was there."""
        name = claim.source if claim.source_stated else ""
        if not name:
            return NOT_STATED
        if name == article.outlet:
            return Origin(name=name, sides=frozenset({"outlet the desk"}))
        actor = self._actor(claim.article, name)
        first, _, rest = name.partition(" ")
        is_titled = bool(rest) and first.rstrip(".") in listed("names_en", "honorifics")
        sides = self._sides(claim, rest if is_titled else name, "", actor)  # "Mr Brand" may be Otto Brand elsewhere
        return Origin(
            name=actor.name if actor else shown_name(name), sides=sides, is_interested=meet(self.party(claim), sides)
        )

    def party(self, claim: Claim) -> frozenset[str]:
        """Return the keys of who does, gives or holds what a claim tells of; none where it names nobody."""
        keys: set[str] = set()
        for name in (slot.value for slot in claim.slots if slot.name in _PARTIES):
            actor = self._actor(claim.article, name) or self._person(claim.article, name)
            keys |= self._sides(claim, name, "", actor)
        return frozenset(keys)

    def _behind_pronoun(self, claim: Claim, article: Article) -> Origin | None:
        """Return whose a claim of "it" or "he" is: of the body that it tells of, else of who spoke before."""
        before = self._before(claim, article, start_of(claim))
        return self._of_itself(claim) or (self.origin(before) if before else None)

    def _of_itself(self, claim: Claim) -> Origin | None:
        """Return the body that opens what "it" said: "Norvia has cancelled 340 flights, it said"."""
        slot = claim.slot("content")
        if claim.source.casefold() != "it" or claim.value("frame") != "fronted" or slot is None or slot.span is None:
            return None
        start = slot.span.start
        near = [one for one in self.owners.get(claim.article, ()) if start <= one.start < start + OPENING]
        if not near:
            return None
        actor = self.actor_of.get(near[0].id)
        return Origin(name=near[0].name, sides=self._sides(claim, near[0].name, "", actor), is_interested=True)

    def _before(self, claim: Claim, article: Article, start: int) -> Claim | None:
        """Return the statement before one whose pronoun nobody resolved, in its paragraph: "It had said ..."."""
        counts = counting().match(article.text[start : start + LEAD])
        is_open = is_pronoun(claim.source) or (counts is not None and is_pronoun(counts["who"]))
        if not is_open:
            return None
        begin = article.text.rfind("\n", 0, start) + 1
        near = [one for span, one in self.spoken.get(claim.article, ()) if begin <= span.start < start]
        near = [one for one in near if not is_pronoun(one.source) and one.cites[0].start < start]
        return max(near, key=lambda one: (one.cites[0].start, one.id), default=None)

    def _holding(self, claim: Claim) -> Claim | None:
        """Return the statement or thought whose words hold those of a claim that names no source itself."""
        if claim.kind is ClaimKind.STATEMENT or not (claim.source_stated or claim.value("source_cue")):
            return None
        cite = claim.cites[0]
        holding = (one for span, one in self.spoken.get(claim.article, ()) if span.contains(cite.span))
        return next((one for one in holding if is_word_of(one, claim)), None)

    def _printed_name(self, claim: Claim, article: Article) -> str:
        """Return the source of a claim, with the name that follows its description: "the group Otava"."""
        name = claim.source if claim.source_stated and not re.search(r"\d", claim.source) else ""
        if not name or is_pronoun(name) or is_own_account(name) or _is_dateline(name, article):
            return ""
        slot = claim.slot("speaker")
        at = slot.span.end if slot and slot.span else self._spoken_at(claim, article, name)
        behind = _NAME_BEHIND.match(article.text, at) if at else None
        is_described = name[-1:].islower() and name.split()[-1][:1].islower() and not claim.value("person")
        return f"{name} {behind['name'] or behind['inside']}" if behind and is_described else name

    def _spoken_at(self, claim: Claim, article: Article, name: str) -> int:
        """Return where a source ends in the sentence of a claim, 0 where it is printed otherwise."""
        cite = claim.cites[0]
        found = article.text.find(name, max(0, cite.start - 200), cite.end + 200)
        return found + len(name) if found >= 0 else 0

    def _sides(self, claim: Claim, name: str, printed: str, actor: Actor | None) -> frozenset[str]:
        keys = set(keys_of(printed if _ITS.match(printed) else named_source(printed))) | set(keys_of(name))
        if actor:
            keys.add(f"actor {actor.id}")
            keys |= self.printed.get(actor.id, set())
            keys |= self._role_keys(actor)
        if short := short_body(printed or name):
            keys |= self.shorter.longer(claim.article, f" {short}") or self._owner(claim)
        elif _ITS.match(printed):
            keys |= self._owner(claim)
        for key in sorted(keys):
            keys |= self.shorter.fuller(claim.article, key)
        is_named = any(key.startswith(("body ", "name ")) or ":" in key for key in keys)
        if is_description(name) and (not is_named or name[:1].isupper()):
            keys.add(f"words {plain_name(name).casefold()}")  # an actor here, a mere description in the next article
        if is_vague(name):
            report = self.sources.reports.get(claim.article, claim.article)
            return frozenset({f"somebody {_last_name(name).casefold()} {report}"})
        placed = place_keys(keys, self.bodies.get(claim.article, ()), self.shorter.of_land(claim.article))
        return placed or frozenset({f"words {plain_name(name).casefold()}"})

    def _owner(self, claim: Claim) -> set[str]:
        """Return the keys of the body named last before a claim in its paragraph: whose "its duty chief" is."""
        text = self.sources.articles[claim.article].text
        start = claim.cites[0].start
        begin = text.rfind("\n", 0, start) + 1
        near = [one for one in self.owners.get(claim.article, ()) if begin <= one.start < start]
        if not near or re.search(r"\d", near[-1].name):
            return set()
        actor = self.actor_of.get(near[-1].id)
        return {*keys_of(near[-1].name), *((f"actor {actor.id}",) if actor else ())}

    def _role_keys(self, actor: Actor) -> frozenset[str]:
        """Return the keys of the roles that articles tell of an actor: the same for all claims of theirs."""
        if actor.id not in self.role_keys:
            told = (role for one, _ in actor.appearances if one in self.by_id for role in self.by_id[one].roles)
            titles = (f"{role.title} {role.organisation}".strip() for role in told)
            self.role_keys[actor.id] = frozenset(key for title in titles for key in keys_of(title))
        return self.role_keys[actor.id]

    def _relays(self, claim: Claim, article: Article) -> tuple[str, ...]:
        agency = self._agency(claim, article)
        return (agency,) if agency else ()

    def _agency(self, claim: Claim, article: Article) -> str:
        """Return the agency whose copy a claim stands in, also where a copy of it has lost the credit."""
        if article.id in self.sources.agencies:
            return self.sources.agencies[article.id]
        report = self.sources.reports.get(article.id, "")
        quote = squeezed(claim.cites[0].quote)
        for agency, text in self.agency_text.get(report, ()) if report else ():
            if quote in text:
                return agency
        return ""

    def _narrated(self, claim: Claim, article: Article, relays: tuple[str, ...]) -> Origin:
        if claim.source_stated and is_own_reporter(article.text, claim):
            outlet = relays[0] if relays else article.outlet or ""
            return Origin(name=outlet, sides=frozenset({f"outlet {outlet.casefold()}"})) if outlet else NOT_STATED
        if claim.source_stated and relays:
            return Origin(name=relays[0], sides=frozenset({f"outlet {relays[0].casefold()}"}))
        return NOT_STATED


def _by_article(sources: Sources, *kinds: ActorKind) -> dict[str, list[Appearance]]:
    """Return the appearances of some kinds of actors by article, in the order of its text."""
    found: dict[str, list[Appearance]] = {}
    for one in sorted(sources.appearances, key=lambda one: (one.article, one.start)):
        if one.kind in kinds:
            found.setdefault(one.article, []).append(one)
    return found


def _agency_texts(sources: Sources) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return, by report, the agencies credited in it, each with the text of the article that credits it."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for article, agency in sorted(sources.agencies.items()):
        report = sources.reports.get(article)
        if report:
            found[report] = (*found.get(report, ()), (agency, squeezed(sources.articles[article].text)))
    return found


_RUN = r"[A-ZÀ-Ž][\w’'-]+(?:\ (?:(?:al|el|de|van|von|bin|da)[-\ ])?[A-ZÀ-Ž][\w’'-]+){0,3}"
_NAME_BEHIND = re.compile(rf"\ (?P<name>{_RUN})|,\ (?P<inside>{_RUN})(?=[,.;:])")
PAIR = 2
OPENING = 40
"""Code points of what is said in which stands its subject."""
_ASIDE = frozenset("of for from in at on to with by and".split())
"""Words behind which a name is another one than the description before it."""


_PARTIES = frozenset({"agent", "giver", "holder", "former"})
_ITS = re.compile(r"(?:[Ii]ts|[Tt]heir)\ ")
_IN_FIRST_PERSON = re.compile(r"[\"“'‘]?(?:We|Our|I|My)\b")


def _last_name(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1] if name else ""


def _is_dateline(name: str, article: Article) -> bool:
    """Whether a name in capitals is the place that a report is dated from."""
    return name.isupper() and bool(re.search(rf"(?m)^{re.escape(name)}\b[^\n]{{0,60}}\)\ ?[-–—]", article.text))

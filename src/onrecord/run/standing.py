"""What claims have to do with one another, from what a draft holds: origins, happenings, links."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.annotate.lemmas import lemma_of
from onrecord.lexicon import load
from onrecord.lexicon.happenings import classes_of
from onrecord.lexicon.weights import background, terms_of
from onrecord.model import Article, Claim, ClaimKind, Entry, Factuality, Link, Mark, MarkKind, Polarity
from onrecord.record import draw_timeline, group_copies
from onrecord.record.extracts import Named
from onrecord.record.origins import Origin, Sources, find_origins, find_parties
from onrecord.record.timeline import Together
from onrecord.resolve.comparing import Beside, Finding, Telling, compare_claims, read_tellings
from onrecord.resolve.comparing.words import names_in
from onrecord.resolve.credits import find_credits
from onrecord.resolve.sameness import group_events
from onrecord.resolve.sameness_evidence import EventMention
from onrecord.resolve.vectors import Vector, vector_of
from onrecord.run.earlier import find_past
from onrecord.store import Record

FEWEST = 3
"""Words of an event that is grouped with others: fewer ("killed") tell nothing of which happening it was."""

LONGEST = 60
"""Terms of an article or a sentence that are weighed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What the claims of a collection are to one another: their origins, the happenings, the links."""

    claims: tuple[Claim, ...]
    origins: Mapping[str, Origin]
    groups: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...]
    values: Mapping[tuple[str, str], str]
    names: Mapping[str, Sequence[Named]]
    reports: Mapping[str, str]


def together_of(compared: Compared) -> Together:
    """Return what the lines of a record are drawn from beside its claims and reports."""
    return Together(
        groups=compared.groups,
        links=compared.links,
        origins=compared.origins,
        values=compared.values,
        names=compared.names,
    )


def entries_of(compared: Compared) -> tuple[Entry, ...]:
    """Return the lines of the record with their standing, as the rules draw them."""
    return draw_timeline(compared.claims, compared.reports, together_of(compared))


def compare_record(record: Record, *, as_of: date | None = None, among: Collection[str] | None = None) -> Compared:
    """Compare all claims of a record, of the articles published until `as_of` alone when a day is given.

    `among`: only of the articles with these ids.
    """
    articles = {one.id: one for one in record.articles() if as_of is None or _is_out(one, as_of)}
    if among is not None:
        articles = {name: one for name, one in articles.items() if name in among}
    claims = tuple(claim for claim in record.claims() if claim.article in articles)
    past = find_past(record, articles, claims)
    copies = [copy for copy in record.copies() if copy.a in articles and copy.b in articles]
    reports = group_copies((*copies, *past.versions))
    stories = _stories(record, articles)
    sources = _sources(record, articles, reports, stories)
    origins = past.settle(find_origins(claims, sources))
    tellings = read_tellings(
        [claim for claim in claims if claim.id not in past.told],
        Beside(
            articles=articles,
            sides={name: one.sides for name, one in origins.items()},
            origins={name: one.name for name, one in origins.items()},
            reports=reports,
            stories=stories,
            quantities=_by_article(record.marks(MarkKind.QUANTITY)),
            parties=find_parties(claims, sources),
            times=_by_article(record.marks(MarkKind.TIME)),
        ),
    )
    groups = group_events(mentions_of(tellings, articles))
    found = compare_claims(tellings, groups)
    return Compared(
        claims=claims,
        origins=origins,
        groups=(*(group.mentions for group in groups), *past.pairs),
        links=(*(finding.link for finding in found), *past.updates),
        values=_values(found) | past.values,
        names=_names(record, articles),
        reports=reports,
    )


def origins_of(record: Record, among: Collection[str] | None = None) -> dict[str, Origin]:
    """Return the origin of every claim of a record, or of the articles with these ids, without comparing claims."""
    articles = {one.id: one for one in (record.articles() if among is None else map(record.article, sorted(among)))}
    claims = record.claims() if among is None else (claim for one in articles for claim in record.claims_in(one))
    sources = _sources(record, articles, group_copies(record.copies()), _stories(record, articles))
    return find_origins(claims, sources)


def _sources(
    record: Record, articles: Mapping[str, Article], reports: Mapping[str, str], stories: Mapping[str, tuple[str, ...]]
) -> Sources:
    return Sources(
        articles=articles,
        agencies=_agencies(articles.values()),
        reports=reports,
        actors=tuple(record.actors()),
        appearances=tuple(one for one in record.appearances() if one.article in articles),
        company=_company(stories),
    )


def _names(record: Record, articles: Mapping[str, Article]) -> dict[str, list[Named]]:
    """Return the mentions of actors by article, each with the actor's name, in the order of the text.

    Who is only described ("the army") has no name to fill in.
    """
    name_of = {
        one: actor.name
        for actor in record.actors()
        if not actor.hidden and actor.name != actor.name.lower()
        for one, _ in actor.appearances
    }
    found: dict[str, list[Named]] = {}
    for mark in record.marks(MarkKind.NAME):
        if mark.article in articles and mark.value in name_of:
            found.setdefault(mark.article, []).append(Named(span=mark.span, name=name_of[mark.value]))
    for mentions in found.values():
        mentions.sort(key=lambda mention: (mention.span, mention.name))
    return found


def _values(found: Sequence[Finding]) -> dict[tuple[str, str], str]:
    """Return the value that a claim gives for a slot, by claim and slot."""
    values: dict[tuple[str, str], str] = {}
    for finding in found:
        for claim, value in ((finding.link.a, finding.value_a), (finding.link.b, finding.value_b)):
            if value:
                values.setdefault((claim, finding.link.slot), value)
    return values


def _is_out(article: Article, day: date) -> bool:
    """Whether an article was out on a day; an undated one counts from the earliest day that it can be of."""
    published = article.published.earliest or article.published.latest
    return published is None or published <= day


def _agencies(articles: Iterable[Article]) -> dict[str, str]:
    found: dict[str, str] = {}
    for article in articles:
        found_here = [credit for credit in find_credits(article.text) if credit.form in ("dateline", "opening", "line")]
        if found_here:
            found[article.id] = found_here[0].agency
    return found


def _by_article(marks: Iterable[Mark]) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.article, []).append(mark)
    return found


def _stories(record: Record, articles: Mapping[str, Article]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {article: [] for article in articles}
    for story in record.stories():
        for article in story.articles:
            if article in found:
                found[article].append(story.id)
    return {article: tuple(stories) or (article,) for article, stories in found.items()}


def _company(stories: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the other articles of the stories of each article, by id."""
    members: dict[str, list[str]] = {}
    for article in sorted(stories):
        for story in stories[article]:
            members.setdefault(story, []).append(article)
    return {
        article: tuple(one for story in stories[article] for one in members[story] if one != article)
        for article in stories
    }


def mentions_of(tellings: Sequence[Telling], articles: Mapping[str, Article]) -> list[EventMention]:
    """Return the mention that each event claim is; its id is the claim's."""
    settings = {
        article.id: vector_of("", article.text, background=background(), longest=LONGEST)
        for article in articles.values()
    }
    return [
        _mention(telling, settings[telling.article])
        for telling in tellings
        if telling.claim.kind is ClaimKind.EVENT
        and telling.claim.slot("predicate")  # a note of the desk may tell of a state
        and not telling.is_silent
        and len(telling.text.split()) >= FEWEST
    ]


def _mention(telling: Telling, setting: Vector) -> EventMention:
    claim = telling.claim
    lemma, is_noun = _lemma(claim)
    actors, targets = (_heads(claim, name) for name in ("agent", "target"))
    own = frozenset(term for term, _ in terms_of(claim.value("predicate")))
    terms = frozenset(term for term, _ in terms_of(telling.text) if background().weight(term) > 0) - own
    return EventMention(
        id=claim.id,
        article=claim.article,
        stories=tuple(sorted(telling.stories)),
        sentence=telling.start,
        lemma=lemma,
        is_noun=is_noun,
        actors=actors,
        targets=targets,
        named=names_in(f"of {claim.value('target')}"),
        details=frozenset(term for term in terms if not term[0].isdigit()) - actors - targets - {lemma},
        numbers=frozenset(f"{count.value:g}" for count in telling.counts),
        places=tuple((name,) for name in sorted(_heads(claim, "place"))),
        earliest=claim.when.earliest,
        latest=claim.when.latest,
        told=telling.told,
        is_denied=claim.polarity is Polarity.DENIED,
        is_planned=claim.factuality is Factuality.PLANNED,
        words=vector_of("", telling.sentence, background=background(), longest=LONGEST),
        setting=setting,
    )


_DROPPED = frozenset("the a an it he she they we who which his her their its".split())


def _heads(claim: Claim, name: str) -> frozenset[str]:
    """Return the last words of the slots of a name: names compare by them ("League fighters", "the fighters")."""
    words = [re.findall(r"[^\W_]+", slot.value.casefold()) for slot in claim.slots if slot.name == name]
    return frozenset(parts[-1] for parts in words if parts and parts[-1] not in _DROPPED)


def _lemma(claim: Claim) -> tuple[str, bool]:
    """Return the dictionary form of a predicate, and whether it is a noun.

    A verb that says little beside its noun is told by that: "issued an order", "the invasion began".
    """
    slot = claim.slot("predicate")
    words = re.findall(r"[^\W_]+", slot.value.casefold()) if slot else []
    if not words:
        return "", False
    head, rest = words[0], words[1:]
    verb = lemma_of(head, "VBD")
    if noun := _carried(claim, verb, words):
        return noun, True
    noun = lemma_of(head, "NNS")
    if len(words) == 1 and not classes_of(verb, is_noun=False) and classes_of(noun, is_noun=True):
        return noun, True
    return "_".join((verb, *rest)), False


def _carried(claim: Claim, verb: str, predicate: Sequence[str]) -> str:
    """Return the noun that a light verb carries ("issued an order") or that begins ("the invasion began"), else ""."""
    light, begins = (frozenset(load("slots_en")["light"][name].split()) for name in ("verbs", "begins"))
    if verb not in light and verb not in begins:
        return ""
    words = re.findall(r"[^\W_]+", claim.cites[0].quote.casefold())
    at = next((at for at in range(len(words)) if words[at : at + len(predicate)] == list(predicate)), -1)
    if at < 0:
        return ""
    behind = words[at + len(predicate) : at + len(predicate) + CARRIED] if verb in light else []
    near = behind or list(reversed(words[max(0, at - 2) : at] if verb in begins else []))
    return next((noun for word in near if classes_of(noun := lemma_of(word, "NNS"), is_noun=True) and noun != verb), "")


CARRIED = 3
"""Words behind a light verb among which its noun stands."""

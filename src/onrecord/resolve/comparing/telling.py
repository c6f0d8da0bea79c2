"""What one claim tells, in the form in which it is compared: its words, its day, its side, its numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, wraps
from typing import Any, TypeVar

from onrecord.lexicon.weights import background
from onrecord.model import UNKNOWN_WHEN, Article, Basis, Claim, ClaimKind, Factuality, Mark, Polarity, When
from onrecord.resolve.comparing import words
from onrecord.resolve.comparing.counts import Count, find_counts
from onrecord.resolve.spells import are_apart
from onrecord.resolve.vectors import Vector, vector_of

LONGEST = 40
"""Terms of a claim that are weighed."""

T = TypeVar("T")

_OWN_TIME = frozenset({Basis.EXPLICIT, Basis.RESOLVED, Basis.CONTEXT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What is known of claims beside what they say: whose they are, which articles are one report or story.

    `sides` are keys of who says it, by claim: claims that share one are of one side; none where no origin is stated.
    `origins` are the same in words, `parties` such keys of who does or gives what the claim tells of.
    """

    articles: Mapping[str, Article]
    sides: Mapping[str, frozenset[str]]
    origins: Mapping[str, str]
    reports: Mapping[str, str]
    stories: Mapping[str, tuple[str, ...]]
    quantities: Mapping[str, Sequence[Mark]]
    times: Mapping[str, Sequence[Mark]]
    parties: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One claim, ready to be compared.

    `text` are its words from `start` in its article; `sentence` and `paragraph` those around. `told` is the day it was
    said or else published, None where that is open; `earliest` to `latest` is when it happened as far as the article
    says, by words of its own (`is_own_day`) or by those of its paragraph (`is_dated` for both).

    `names` are the stems of its names, `stems` those of all its words with their weight. `lead` are the places that
    open its article, `nearby` all words of it, `home` the stems of the names that most articles of its stories have.
    `is_elsewhen`: it names a time that is not the story's own; `is_silent`: it says neither yes nor no; `is_outsider`:
    it is an opinion from outside.
    """

    id: str
    claim: Claim
    report: str
    outlet: str
    stories: frozenset[str]
    text: str
    start: int
    sentence: str
    paragraph: str
    told: date | None
    earliest: date | None
    latest: date | None
    is_dated: bool
    is_own_day: bool
    sides: frozenset[str]
    origin: str
    party: frozenset[str]
    counts: tuple[Count, ...]
    names: frozenset[str]
    lead: frozenset[str]
    home: frozenset[str]
    stems: Mapping[str, float]
    nearby: frozenset[str]
    terms: Vector
    is_elsewhen: bool
    is_silent: bool
    is_outsider: bool
    is_prospect: bool
    known: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was worked out of this claim alone (`once`)."""

    @property
    def article(self) -> str:
        return self.claim.article

    @property
    def is_denied(self) -> bool:
        return self.claim.polarity is Polarity.DENIED

    def is_side_of(self, other: Telling) -> bool:
        """Whether both are said by one side; narrators of one outlet are one."""
        return not self.sides.isdisjoint(other.sides)

    def is_before(self, other: Telling) -> bool:
        """Whether this was told on an earlier day than `other`."""
        return self.told is not None and other.told is not None and self.told < other.told

    def is_apart_in_time(self, other: Telling) -> bool:
        """Whether the two can't be of one time."""
        return are_apart(self, other)


def once(read: Callable[[Telling], T]) -> Callable[[Telling], T]:
    """Return a function of one claim that is worked out once for each, however many others the claim is held against.

    Each is compared with dozens: what it denies or plans was half of the work of comparing.
    """

    @wraps(read)
    def recall(telling: Telling) -> T:
        known: dict[Any, T] = telling.known
        if read not in known:
            known[read] = read(telling)
        return known[read]

    return recall


def read_tellings(claims: Iterable[Claim], beside: Beside) -> tuple[Telling, ...]:
    """Return what each claim tells, by article and place in it; the order of `claims` does not matter."""
    by_article: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.kind is not ClaimKind.STATEMENT or claim.value("said_kind") != "attitude":
            by_article.setdefault(claim.article, []).append(claim)
    named = {name: words.names_in(article.text) for name, article in beside.articles.items()}
    homes = _find_homes(beside, named)
    found: list[Telling] = []
    for article in sorted(by_article):
        ordered = sorted(by_article[article], key=lambda claim: (claim.cites[0].start, claim.id))
        setting = _setting(beside.articles[article], ordered, named[article], homes.get(article, frozenset()))
        found += [_telling(claim, setting, beside) for claim in ordered]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What all claims of one article share."""

    article: Article
    company: Sequence[Claim]
    names: frozenset[str]
    lead: frozenset[str]
    nearby: frozenset[str]
    home: frozenset[str]


def _setting(article: Article, company: Sequence[Claim], names: frozenset[str], home: frozenset[str]) -> _Setting:
    return _Setting(
        article=article,
        company=company,
        names=names,
        lead=words.places_in(article.text[:_LEAD]),
        nearby=frozenset(words.words_in(article.text)),
        home=home,
    )


def _find_homes(beside: Beside, named: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return, by article, the names that at least half of the articles of its stories have: where it is at home."""
    members: dict[str, list[str]] = {}
    for article in sorted(named):
        for story in beside.stories.get(article, ()):
            members.setdefault(story, []).append(article)
    usual: dict[str, frozenset[str]] = {}
    for story, articles in members.items():
        counts = Counter(name for article in articles for name in named[article])
        usual[story] = frozenset(
            words.stem_of_name(name) for name, count in counts.items() if 2 * count >= len(articles)
        )
    return {
        article: frozenset(name for story in beside.stories.get(article, ()) for name in usual[story])
        for article in named
    }


def _telling(claim: Claim, setting: _Setting, beside: Beside) -> Telling:
    article = setting.article
    start, end = _extent(claim)
    text = article.text[start:end]
    sentence = words.sentence_around(article.text, start, end)
    when, is_dated = _when(claim, setting.company, article, sentence)
    is_own_day = is_dated and _is_named_inside(claim, setting.company)
    if claim.kind is ClaimKind.STATEMENT and (day := _day_in(beside.times.get(article.id, ()), start, end)):
        when, is_dated, is_own_day = When(earliest=day, latest=day), True, True
    published = article.published
    return Telling(
        id=claim.id,
        claim=claim,
        report=beside.reports.get(article.id, article.id),
        outlet=article.outlet or "",
        stories=frozenset(beside.stories.get(article.id, ())),
        text=" ".join(text.split()),
        start=start,
        sentence=sentence,
        paragraph=_paragraph(article.text, start),
        told=_told(claim, published),
        earliest=when.earliest,
        latest=when.latest or published.latest,
        is_dated=is_dated,
        is_own_day=is_own_day,
        sides=beside.sides.get(claim.id, frozenset()),
        origin=beside.origins.get(claim.id, ""),
        party=beside.parties.get(claim.id, frozenset()),
        counts=find_counts(article.text, start, end, beside.quantities.get(article.id, ())),
        names=words.name_stems(text, setting.names),
        home=setting.home,
        stems=words.weigh_stems(SOURCE_BEHIND.sub("", text)),
        lead=setting.lead,
        nearby=setting.nearby,
        terms=_terms(text),
        is_elsewhen=bool(words.ELSEWHEN.search(sentence)),
        is_silent=words.is_silent(text) or words.is_silent(sentence),
        is_outsider=words.is_outsider(_AUDIENCE.sub(" told ", sentence)),
        is_prospect=_is_prospect(claim, text),
    )


_AUDIENCE = re.compile(r"\ (?:told|assured|informed|reminded|warned)\ (?:the\ )?\w+\ ?")
"""Who is told, whose opinion it is not: "she told analysts"."""

SOURCE_BEHIND = re.compile(r",?\ according\ to\ [^.;:]{1,120}$")
"""Whose account it is, behind what it says: not what is compared."""


@lru_cache(maxsize=1 << 13)
def _terms(text: str) -> Vector:
    """Return the weights of the words of a claim: copies of one report have the same."""
    return vector_of("", text, background=background(), longest=LONGEST)


def _paragraph(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[text.rfind("\n", 0, start) + 1 : end if end >= 0 else len(text)][:_LONGEST_PARAGRAPH]


def _extent(claim: Claim) -> tuple[int, int]:
    """Return the words that are compared: of a statement what is said, of any other claim what it cites."""
    said = [slot.span for slot in claim.slots if slot.name == "content" and slot.span]
    if claim.kind is ClaimKind.STATEMENT and said:
        first = said[0]
        last = next((span for span in reversed(said) if span.end - first.start < _LONGEST_SPEECH), first)
        return first.start, last.end
    return claim.cites[0].start, claim.cites[0].end


_LONGEST_SPEECH = 600
_LEAD = 300
_LONGEST_PARAGRAPH = 2000


def _told(claim: Claim, published: When) -> date | None:
    """Return the day of saying where the article gives it, else of publication; None where neither is known."""
    said = claim.when.latest if claim.kind is ClaimKind.STATEMENT and claim.when.is_day else None
    return said or (published.latest if published.is_day else None)


def _is_prospect(claim: Claim, text: str) -> bool:
    if claim.factuality in (Factuality.PLANNED, Factuality.HYPOTHETICAL, Factuality.OPINION):
        return True
    return claim.kind is ClaimKind.STATEMENT and words.is_prospect(text)


def _when(claim: Claim, company: Sequence[Claim], article: Article, sentence: str) -> tuple[When, bool]:
    """Return when it happened: by its own words, else by those of a claim that it overlaps, or of its paragraph.

    When a statement was said is not when what it says happened. A date of long ago is of its own sentence alone.
    """
    is_statement = claim.kind is ClaimKind.STATEMENT
    if not is_statement and _is_own(claim):
        return claim.when, True
    near = [one for one in company if one.kind is not ClaimKind.STATEMENT and _is_own(one)]
    start, end = _extent(claim)
    inside = [one for one in near if one.cites[0].start < end and start < one.cites[0].end]
    if inside:
        return inside[0].when, True
    begin = article.text.rfind("\n", 0, start) + 1
    before = [one for one in near if begin <= one.cites[0].start < start and one.cites[0].quote not in sentence]
    if before and _is_recent(before[-1].when, article.published):
        return before[-1].when, True
    return UNKNOWN_WHEN if is_statement else claim.when, False


def _is_named_inside(claim: Claim, company: Sequence[Claim]) -> bool:
    """Whether a claim, or one that it overlaps, names its time in words of its own."""
    if claim.kind is not ClaimKind.STATEMENT and _is_own(claim):
        return True
    start, end = _extent(claim)
    near = (one for one in company if one.kind is not ClaimKind.STATEMENT and _is_own(one))
    return any(one.cites[0].start < end and start < one.cites[0].end for one in near)


def _day_in(times: Sequence[Mark], start: int, end: int) -> date | None:
    """Return the one day that is named between two places of an article, None where it names none or several."""
    days = {mark.value for mark in times if start <= mark.start and mark.end <= end and _DAY.match(mark.value)}
    return date.fromisoformat(next(iter(days))[:10]) if len(days) == 1 else None


_DAY = re.compile(r"^\d{4}-\d\d-\d\d")
_RECENT = 31
"""Days before its article up to which a date carries over to the next sentence."""


def _is_recent(when: When, published: When) -> bool:
    told = published.latest or published.earliest
    return told is not None and when.latest is not None and (told - when.latest).days <= _RECENT


def _is_own(claim: Claim) -> bool:
    when = claim.when
    return when.basis in _OWN_TIME and when.earliest is not None and when.latest is not None


def may_be_one(one: str, other: str) -> bool:
    """Whether one name is the other shortened, so that nobody can tell them apart: "Reed" of "Ana Reed"."""
    mine, theirs = (words.words_in(re.sub(r"^(?:the|an?)\ ", "", name, flags=re.IGNORECASE)) for name in (one, other))
    shorter, longer = sorted((mine, theirs), key=lambda name: (len(name), name))
    is_opening = one[:1].islower() and other[:1].islower() and longer[: len(shorter)] == shorter
    return bool(shorter) and shorter != longer and (is_opening or longer[-len(shorter) :] == shorter)


@once
def predicate_stems(telling: Telling) -> frozenset[str]:
    """Return the stems of the verb or noun that an event is told by; none of any other claim."""
    if telling.claim.kind is not ClaimKind.EVENT:
        return frozenset()
    return frozenset(words.weigh_stems(telling.claim.value("predicate")))


@once
def subject_stems(telling: Telling) -> frozenset[str]:
    """Return the stems of what stands before the predicate of an event; none where nothing does."""
    if telling.claim.kind is not ClaimKind.EVENT:
        return frozenset()
    predicate = telling.claim.value("predicate")
    at = telling.text.find(predicate) if predicate else -1
    return frozenset(words.weigh_stems(telling.text[:at])) if at > 0 else frozenset()


@once
def object_stems(telling: Telling) -> frozenset[str]:
    """Return the stems of the words right behind the predicate of an event; none where nothing stands there."""
    predicate = telling.claim.value("predicate")
    at = telling.text.find(predicate) if predicate else -1
    behind = telling.text[at + len(predicate) :].split()[:_BEHIND] if at >= 0 else ()
    return frozenset(words.weigh_stems(" ".join(behind)))


@once
def core_stems(telling: Telling) -> frozenset[str]:
    """Return the stems of what an event or a gift is, who does it and to what; none of a statement.

    Not every subject and object is a slot: the words before the predicate count, and a few behind it.
    """
    if telling.claim.kind is ClaimKind.STATEMENT:
        return frozenset()
    predicate = telling.claim.value("predicate")
    at = telling.text.find(predicate) if predicate else -1
    cut = at + len(predicate)
    near = " ".join((telling.text[:cut], *telling.text[cut:].split()[:_BEHIND])) if at >= 0 else telling.text
    slots = " ".join(slot.value for slot in telling.claim.slots if slot.name in _CORE)
    return frozenset(words.weigh_stems(f"{near} {slots}"))


_CORE = frozenset({"agent", "target", "giver", "item"})
_BEHIND = 5
"""Words behind a predicate among which its object stands."""


def numbers_differ(one: Telling, other: Telling) -> bool:
    """Whether both give numbers of known things, or of one thing by its word, and no number is in both."""
    if not (one.counts and other.counts):
        return False
    mine, theirs = ({count.value for count in telling.counts if count.kinds} for telling in (one, other))
    if mine and theirs and mine.isdisjoint(theirs):
        return True
    by_noun = [{(count.noun, count.value) for count in telling.counts if count.noun} for telling in (one, other)]
    shared = {noun for noun, _ in by_noun[0]} & {noun for noun, _ in by_noun[1]}
    return bool(shared) and by_noun[0].isdisjoint(by_noun[1])


@lru_cache(maxsize=1 << 13)
def stem_key(text: str) -> str:
    """Return a text as its words alone, in lower case: what two copies of one sentence share."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))

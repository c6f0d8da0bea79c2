"""What speaks for and against two mentions speaking of one happening."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date

from onrecord.lexicon import load
from onrecord.lexicon.happenings import Kinship, classes_of, kinship, word_classes
from onrecord.lexicon.weights import background
from onrecord.resolve.vectors import Vector, dot, vector_of

Observations = dict[str, float]
"""What is observed of a pair of mentions, each with its strength: 1, or a likeness from 0 to 1."""

_KIN = {
    Kinship.SAME: "same word",
    Kinship.STEM: "same stem",
    Kinship.CLASS: "same class",
    Kinship.NEAR: "near class",
    Kinship.NONE: "other words",
}
_NARROW = 7
"""Days that the bounds of a mention may span for its days to speak for a link: "last year" agrees with too much."""

_DAYS, _WEEKS = 14, 90
_SAME_ROUND = 3
"""Days between two publications: up to 3 tell one piece of news, up to 14 follow it up, up to 90 look back."""


_LONGEST = 60
"""Terms of an article or a sentence that are weighed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One mention of a happening: a verb or noun with what its clause says.

    `lemma` is the dictionary form, with "_" for a phrase ("gun_down"). Actors, targets and details (what else its
    clause holds) are ids where they are known, else words in lower case; never pronouns. `named` are the names among
    the targets, `numbers` those of its clause. Each of `places` is a place id and the ids of all that it lies in, the
    narrowest first. `earliest` and `latest` bound when it happened, `told` is when the article was published, None
    where that is open. `words` is the context (`context_of`) that the sentence makes without the mention itself,
    `setting` that of the whole article.
    """

    id: str
    article: str
    stories: tuple[str, ...]
    sentence: int
    lemma: str
    is_noun: bool
    actors: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    details: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    places: tuple[tuple[str, ...], ...] = ()
    earliest: date | None = None
    latest: date | None = None
    told: date | None = None
    is_denied: bool = False
    is_planned: bool = False
    words: Vector = field(default_factory=dict, hash=False)
    setting: Vector = field(default_factory=dict, hash=False)


def context_of(text: str) -> Vector:
    """Return the unit vector of an article's or a sentence's weightiest words, as mentions are compared by it."""
    return vector_of("", text, background=background(), longest=_LONGEST)


def weights() -> Mapping[str, float]:
    """Return what each observation counts, in logarithms of odds."""
    table: dict[str, float] = load("sameness")["weights"]
    return table


def evidence_for(one: EventMention, other: EventMention) -> float:
    """Return the logarithm of the odds that two mentions speak of one happening."""
    table = weights()
    return sum(table[name] * strength for name, strength in sorted(observe(one, other).items()))


def observe(one: EventMention, other: EventMention) -> Observations:
    """Return what is observed of a pair of mentions."""
    seen = dict.fromkeys((*_of_words(one, other), *_of_participants(one, other), *_of_circumstances(one, other)), 1.0)
    seen["base"] = 1.0
    if one.article != other.article:
        seen["articles alike"] = dot(one.setting, other.setting)
    if (one.article, one.sentence) != (other.article, other.sentence):
        seen["sentences alike"] = dot(one.words, other.words)
    return seen


def _of_words(one: EventMention, other: EventMention) -> Iterator[str]:
    kin = kinship(one.lemma, other.lemma, one_is_noun=one.is_noun, other_is_noun=other.is_noun)
    yield _KIN[kin]
    if kin is Kinship.CLASS and max(len(_classes(one)), len(_classes(other))) > 1:
        yield "ambiguous class"
    if one.actors.isdisjoint(other.actors) and _is_of_kind(one, "speech") and _is_of_kind(other, "speech"):
        yield "speech by others"


def _of_participants(one: EventMention, other: EventMention) -> Iterator[str]:
    yield from _compared(one.actors, other.actors, shared="actor shared", differ="actors differ")
    yield from _compared(one.targets, other.targets, shared="target shared", differ="targets differ")
    yield from _compared(one.named, other.named, shared="", differ="other names")
    yield from _compared(one.details, other.details, shared="detail shared", differ="details differ")
    yield from _compared(one.numbers, other.numbers, shared="", differ="numbers differ")
    if one.actors & other.targets or one.targets & other.actors:
        yield "roles crossed"


def _compared(mine: AbstractSet[str], theirs: AbstractSet[str], *, shared: str, differ: str) -> Iterator[str]:
    if mine and theirs and (name := differ if mine.isdisjoint(theirs) else shared):
        yield name


def _of_circumstances(one: EventMention, other: EventMention) -> Iterator[str]:
    if one.article == other.article:
        yield "one sentence" if one.sentence == other.sentence else "one article"
    elif one.told and other.told and (gap := abs((one.told - other.told).days)) > _SAME_ROUND:
        yield "told days apart" if gap <= _DAYS else "told weeks apart" if gap <= _WEEKS else "told months apart"
    if _ends_before(one, other) or _ends_before(other, one):
        yield "days apart"
    elif _is_dated(one) and _is_dated(other):
        yield "days shared"
    elif one.told != other.told and _is_of_kind(one, "change") and _is_of_kind(other, "change"):
        yield "recurs on other days"
    if one.places and other.places:
        yield "places shared" if _places_meet(one, other) else "places apart"
    if one.is_denied != other.is_denied:
        yield "denied against affirmed"
    if one.is_planned != other.is_planned:
        yield "planned against past"


def _classes(one: EventMention) -> frozenset[str]:
    return classes_of(one.lemma, is_noun=one.is_noun)


def _is_of_kind(one: EventMention, kind: str) -> bool:
    return any(word_classes()[name].kind == kind for name in _classes(one))


def _ends_before(one: EventMention, other: EventMention) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def _is_dated(one: EventMention) -> bool:
    return one.earliest is not None and one.latest is not None and (one.latest - one.earliest).days < _NARROW


def _places_meet(one: EventMention, other: EventMention) -> bool:
    """Whether a place of one is, holds, or lies in a place of the other."""
    return any(mine[0] in theirs or theirs[0] in mine for mine in one.places for theirs in other.places)

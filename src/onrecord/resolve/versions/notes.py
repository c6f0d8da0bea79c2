"""What a note of correction takes back: the outlet's own earlier sentence, and those of others that rest on it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache

from onrecord.lexicon import listed, load
from onrecord.lexicon.happenings import word_classes
from onrecord.model import Article, Update
from onrecord.resolve.comparing.words import classes_in, names_in, places_in, stem_of_name, weigh_stems
from onrecord.resolve.versions.tokens import read_tokens
from onrecord.text import Span

FIGURE, RARE_FIGURE = 4.0, 7.0
"""What a figure that is in both weighs: as a word of middling rarity; as a rare one from four digits on."""

NAME = 0.4
"""What a name weighs of another word."""

ASIDE = 0.4
"""What a word of the rest of a note weighs of one that it gives as wrong."""

LEAST, APART, BARE = 6.0, 8.0, 12.0
"""The weight that a note must share with a sentence that it takes back: of an earlier version, of another article, of
another article where the note does not quote what was wrong."""

FIRST = 0.97
"""The part of the best weight from which an earlier version is the one that is taken back."""

TITLE = 0.75
"""What a headline weighs of a sentence of the body that says the same: the body is cited."""

COPIED, CREDITED, TOLD, ALONE = 0.62, 0.3, 0.42, 0.48
"""The part of a sentence's weight that another outlet's must have to rest on it: as a copy, where it names the outlet,
where it does not, where it does not even belong to the story."""

WITH_FIGURE = 0.8
"""The part of these that is enough where a figure of the sentence is in both."""

WEEKS = timedelta(days=21)
"""How long after it a sentence that is in no common story may still rest on another."""

LARGE = 5
"""Characters of the key of a figure that few other things have: four digits or more."""

STAGE = 0.8
"""What it weighs that both tell of a thing as done, or as to come."""

NO_TITLE = Span(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One article as it is searched: its sentences; `is_title` tells by place which of them are the headline."""

    article: Article
    sentences: tuple[Span, ...]
    title: Span = NO_TITLE
    stories: frozenset[str] = frozenset()
    notes: tuple[Span, ...] = ()

    @property
    def day(self) -> date | None:
        return self.article.published.earliest or self.article.published.latest


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A note: where it stands, what it does, and the words that it gives as wrong."""

    article: str
    span: Span
    effect: Update
    errors: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """What a note takes back: the outlet's own sentence (None where it was not captured), and those that rest on it."""

    note: Correction
    article: str = ""
    sentence: Span | None = None
    rests: tuple[tuple[str, Span], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class _Probe:
    """What is looked for: stems with their weights, and figures one of which must be there."""

    stems: Mapping[str, float]
    figures: frozenset[str]
    stages: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()  # figures that need not be there, but tell when they are
    disputed: frozenset[str] = frozenset()  # words that the outlet no longer uses, one of which must be there
    core: frozenset[str] = frozenset()  # classes of happenings that the wrong account is about
    names: frozenset[str] = frozenset()  # stems of the names in the sentence
    people: frozenset[str] = frozenset()  # those of them that no preposition makes places
    wrong: frozenset[str] = frozenset()  # the stems of what is given as wrong, names and happenings left out


Wrong = tuple[Text, Span]  # an article and the sentence in it that was wrong


def find_wrong(note: Correction, texts: Mapping[str, Text], earlier: Sequence[str]) -> Wrong | None:
    """Return what a note takes back of an earlier version of its article, else of another of its outlet's `texts`."""
    probe, home = _probe_of(note, texts[note.article]), texts[note.article]
    found = _best(probe, [texts[one] for one in earlier], LEAST)
    return found or _best(probe, _of_outlet(home, texts, earlier), APART if note.errors else BARE)


def find_rests(
    note: Correction, wrong: Wrong | None, texts: Mapping[str, Text], copies: Mapping[str, Iterable[str]]
) -> TakenBack:
    """Return what a note takes back, with the sentences among `texts` of other outlets that rest on it.

    `wrong` is the outlet's own sentence; without one only what tells the same as the note itself rests on it.
    """
    probe, home = _probe_of(note, texts[note.article]), texts[note.article]
    if wrong is None:
        return TakenBack(note=note, rests=_rests(probe, (home, home), texts, (), least=TOLD))
    text, sentence = wrong
    sought = _probe_in(text, sentence, _disputed(note, home, probe))
    sought = _with_core(sought, note, home, sentence.of(text.article.text))
    rests = _rests(sought, (text, home), texts, copies.get(text.article.id, ()))
    return TakenBack(note=note, article=text.article.id, sentence=sentence, rests=rests)


def is_about_another(words: str) -> bool:
    """Whether a note says that it corrects another article than the one it stands in: "our report of 2 May"."""
    rows = load("corrections_en")
    own, another = (
        any(re.search(row["pattern"], words, re.VERBOSE | re.IGNORECASE) for row in rows[name])
        for name in ("this_article", "another")
    )
    return another and not own


def _of_outlet(home: Text, texts: Mapping[str, Text], earlier: Sequence[str]) -> list[Text]:
    """Return the outlet's other articles that are not of a later day, the earliest first."""
    same = [
        one
        for one in texts.values()
        if one.article.outlet
        and one.article.outlet == home.article.outlet
        and one.article.id not in {home.article.id, *earlier}
        and not (one.day and home.day and one.day > home.day)
    ]
    return sorted(same, key=lambda one: (str(one.day or ""), one.article.id))


def _probe_of(note: Correction, text: Text) -> _Probe:
    whole = text.article.text
    aside = ASIDE if note.errors else 1.0
    stems = {stem: aside * weight for stem, weight in _weighed(note.span.of(whole)).items()}
    for error in note.errors:
        stems |= _weighed(error.of(whole))
    figures = {key for error in note.errors for key in _figures(whole, error)}
    kept = {stem: weight for stem, weight in stems.items() if stem not in _NOTE_STEMS}
    return _Probe(kept, frozenset(figures), _stages(whole, note.span))


def _weighed(words: str) -> dict[str, float]:
    """Return the stems of a text with their weights; of names, which stand in every sentence of a story, little."""
    names = set(weigh_stems(" ".join(_NAME.findall(words))))
    return {stem: weight * (NAME if stem in names else 1.0) for stem, weight in weigh_stems(words).items()}


_NAME = re.compile(r"\b[A-Z][\w’'-]+")


def _disputed(note: Correction, home: Text, probe: _Probe) -> _Probe:
    """Return a probe with the words given as wrong that stand nowhere else in the article that takes them back.

    "Sold coins" is not "shows coins", however many other words two sentences share.
    """
    if probe.figures:
        return probe
    text = home.article.text
    body = [span for span in home.sentences if not any(other.overlaps(span) for other in home.notes)]
    kept = {stem for span in body for stem in weigh_stems(span.of(text))}
    wrong = {stem for error in note.errors for stem in weigh_stems(error.of(text))}
    return replace(probe, disputed=frozenset(wrong - kept))


def _with_core(probe: _Probe, note: Correction, home: Text, told: str) -> _Probe:
    """Return a probe with what the wrong account is about: its happenings, and who and what the sentence names."""
    errors = " ".join(error.of(home.article.text) for error in note.errors)
    classes = classes_in(_BEHIND_ARTICLE.sub(" ", errors)) or classes_in(errors)
    outlet = {stem_of_name(word) for word in (home.article.outlet or "").casefold().split()}
    named = {
        word: stem_of_name(word) for word in names_in(f". {told}") | names_in(f"x {told}") | names_in(f"x {errors}")
    }
    names = frozenset(named.values()) - outlet
    near = {other for name in classes & _DEATHS for other in word_classes()[name].near}
    people = names - {stem_of_name(word) for word in places_in(told) | places_in(errors)}
    plain = {stem for stem in weigh_stems(errors) if stem not in names and not _is_happening(stem)}
    return replace(
        probe, core=classes | (near & _DEATHS), names=names, people=people, wrong=frozenset(plain - _NOTE_STEMS)
    )


_BEHIND_ARTICLE = re.compile(r"\b(?:in|of|at|from|for|by|on) (?:an?|the) [\w’'-]+", re.IGNORECASE)
"""Words that name no happening: "hid losses in a fund" is not about paying."""

_DEATHS = frozenset({"kill", "die"})
"""Who was killed has died: of all classes that lie near one another, these tell of one thing."""


def _is_happening(stem: str) -> bool:
    return stem.startswith("class ") or bool(classes_in(stem))


_NOTE_STEMS = frozenset(
    weigh_stems("correction clarification earlier version article report story editor note wrong fact")
)


def _probe_in(text: Text, sentence: Span, probe: _Probe) -> _Probe:
    """Return what a sentence that rests on another must have of it: what the note takes back before anything else."""
    stems = _weighed(sentence.of(text.article.text))
    return _Probe(
        {stem: weight * (1.0 if stem in probe.stems else ASIDE) for stem, weight in stems.items()},
        probe.figures,
        beside=_figures(text.article.text, sentence) - probe.figures,
        disputed=probe.disputed,
    )


def _best(probe: _Probe, candidates: Sequence[Text], least: float) -> tuple[Text, Span] | None:
    """Return the sentence that has most of what is looked for; of versions that have about as much, the first."""
    ranked: list[tuple[float, int, Span]] = []
    for at, text in enumerate(candidates):
        if not _can_reach(probe, text, FIRST * least):
            continue
        scored = [(_score(probe, text, span), -span.start, span) for span in text.sentences]
        weight, _, span = max(scored, default=(0.0, 0, Span(0, 0)))
        ranked.append((weight, at, span))
    best = max((weight for weight, _, _ in ranked), default=0.0)
    if best < least:
        return None
    return next((candidates[at], span) for weight, at, span in ranked if weight >= FIRST * best)


def _score(probe: _Probe, text: Text, span: Span) -> float:
    whole = text.article.text
    if any(note.overlaps(span) for note in text.notes):
        return 0.0
    figures = _figures(whole, span) & (probe.figures | probe.beside)
    if probe.figures and not figures & probe.figures:
        return 0.0
    stems = weigh_stems(span.of(whole))
    if probe.disputed and not figures and probe.disputed.isdisjoint(stems):
        return 0.0
    shared = math.fsum(probe.stems[stem] for stem in sorted(set(probe.stems) & set(stems)))
    weight = shared + math.fsum(map(_figure_weight, sorted(figures))) + STAGE * len(_stages(whole, span) & probe.stages)
    return weight * TITLE if span.overlaps(text.title) else weight


def _can_reach(probe: _Probe, text: Text, least: float) -> bool:
    """Whether any sentence of a text can weigh `least`: what all of them hold together, seen once, not each anew.

    Nearly all articles of three weeks hold too little; to score their sentences took 20 % of a build of 300 articles.
    """
    stems, figures = _held(text.article.text, text.sentences)
    if probe.figures and not figures & probe.figures:
        return False
    shared = math.fsum(probe.stems[stem] for stem in sorted(set(probe.stems) & stems))
    told = figures & (probe.figures | probe.beside)
    return shared + math.fsum(map(_figure_weight, sorted(told))) + STAGE * len(probe.stages) >= least


@lru_cache(maxsize=2048)
def _held(whole: str, sentences: tuple[Span, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems and the figures of all sentences of a text."""
    stems = frozenset(stem for span in sentences for stem in weigh_stems(span.of(whole)))
    return stems, frozenset(key for span in sentences for key in _figures(whole, span))


def _figure_weight(key: str) -> float:
    return RARE_FIGURE if len(key) >= LARGE else FIGURE


def _figures(text: str, span: Span) -> frozenset[str]:
    return frozenset(token.key for token in read_tokens(text, span) if token.is_figure)


def _stages(text: str, span: Span) -> frozenset[str]:
    """Return whether a stretch tells of something as done, as to come, or both."""
    keys = {token.key for token in read_tokens(text, span)}
    names = ("to_come", "done")
    return frozenset(name for name in names if keys & listed("versions_en", "order", name))


def _rests(
    probe: _Probe, ours: tuple[Text, Text], texts: Mapping[str, Text], copies: Iterable[str], *, least: float = 0.0
) -> tuple[tuple[str, Span], ...]:
    """Return the sentences of other outlets that repeat what is taken back, one an article.

    `ours` are the outlet's article that says it and the one with the note, `copies` those that share text with it.
    """
    text, home = ours
    near = set(copies)
    found: list[tuple[str, Span]] = []
    for one in sorted(texts.values(), key=lambda other: other.article.id):
        if one.article.outlet == home.article.outlet or (text.day and one.day and one.day < text.day):
            continue
        enough = max(least, COPIED) if one.article.id in near else _enough(one, text, home, least)
        place = (_repeated(probe, one, enough) or _same_figure(probe, one, home)) if enough else None
        if place and one.article.id not in near and _is_of_another(probe, place.of(one.article.text)):
            place = None
        if place := place or (_retold(probe, one) if enough else None):
            found.append((one.article.id, place))
    return tuple(found)


def _enough(one: Text, text: Text, home: Text, least: float) -> float:
    """Return the part of a sentence's weight that is enough to rest on it, 0 where an article is too far from it."""
    is_near = bool(one.stories & (text.stories | home.stories))
    if not (is_near or _is_soon_after(one, text)):
        return 0.0
    return max(least, CREDITED if _names(one, home) else TOLD if is_near else ALONE)


def _is_soon_after(one: Text, text: Text) -> bool:
    return bool(one.day and text.day and one.day - text.day <= WEEKS)


def _repeated(probe: _Probe, text: Text, enough: float) -> Span | None:
    """Return the sentence of a text that has `enough` of what is looked for."""
    whole = math.fsum(probe.stems[stem] for stem in sorted(probe.stems))
    whole += math.fsum(map(_figure_weight, sorted(probe.figures))) + FIGURE * min(1, len(probe.beside))
    if not _can_reach(probe, text, max(WITH_FIGURE * enough * whole, LEAST)):
        return None
    scored = [(_score(probe, text, span), -span.start, span) for span in text.sentences]
    weight, _, span = max(scored, default=(0.0, 0, Span(0, 0)))
    shares_figure = bool(_figures(text.article.text, span) & probe.beside)
    least = enough * whole * (WITH_FIGURE if shares_figure else 1.0)
    return span if whole and weight >= max(least, LEAST) else None


def _is_of_another(probe: _Probe, words: str) -> bool:
    """Whether a sentence tells of happenings of which none is what the wrong account is about."""
    classes = classes_in(words)
    if probe.figures & _figures(words, Span(0, len(words))):
        return False
    return bool(probe.core and classes) and classes.isdisjoint(probe.core)


def _retold(probe: _Probe, text: Text) -> Span | None:
    """Return the sentence of a text that tells the wrong account in other words: "detained" for "arrested".

    It is of a class of happenings that the account is about, denies nothing, and has the figure that was wrong with a
    name; or somebody that the account names; or most of what else is given as wrong.
    """
    whole = text.article.text
    for span in text.sentences:
        words = span.of(whole)
        if probe.core.isdisjoint(classes_in(words)) or _DENYING.search(words):
            continue
        if any(note.overlaps(span) for note in text.notes) or span.overlaps(text.title):
            continue
        named = {stem_of_name(re.sub(r"['’]s$", "", word.casefold())) for word in _NAME.findall(words)}
        if probe.figures:
            if probe.figures & _figures(whole, span) and probe.names & named:
                return span
        elif probe.people & named or _has_most(probe.wrong, words):
            return span
    return None


def _has_most(stems: frozenset[str], words: str) -> bool:
    return len(stems) > 1 and 2 * len(stems & weigh_stems(words).keys()) > len(stems)


_DENYING = re.compile(
    r"\b(?:not|never|no|nobody|none|without|neither|nor|den(?:y|ies|ied)|untrue|false)\b|n['’]t\b", re.IGNORECASE
)


def _same_figure(probe: _Probe, text: Text, home: Text) -> Span | None:
    """Return the sentence of an article that names the outlet which has a large figure that is taken back."""
    large = {key for key in probe.figures if len(key) >= LARGE}
    if not large or not _names(text, home):
        return None
    return next((span for span in text.sentences if _figures(text.article.text, span) & large), None)


def _names(text: Text, home: Text) -> bool:
    """Whether an article names another outlet, in full or by the last word of its name behind an article."""
    name = (home.article.outlet or "").removeprefix("The ")
    words = name.split()
    if not words:
        return False
    return re.search(rf"\b(?:{re.escape(name)}|[Tt]he {re.escape(words[-1])})\b", text.article.text) is not None

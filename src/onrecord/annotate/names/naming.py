"""What the possible names of an article are: persons, organisations, places, or nothing that acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.annotate.names.grammar import is_subject
from onrecord.annotate.names.organisations import (
    has_body_word,
    is_body_noun,
    is_body_word,
    is_known_body,
    is_thing,
    looks_like_acronym,
)
from onrecord.annotate.names.people import is_given_name
from onrecord.annotate.names.runs import Run, find_runs, is_suffix
from onrecord.annotate.names.scene import Scene
from onrecord.annotate.names.states import is_building, is_capital, locates
from onrecord.annotate.names.words import Word, fold, folded_list, listed
from onrecord.model import Level
from onrecord.text import Span

PERSON, BODY, PLACE, OTHER = "person", "organisation", "place", "other"

_LABELS = {"PERSON": PERSON, "ORG": BODY, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE, "NORP": BODY}
_THINGS = frozenset(
    {"EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "DATE", "TIME", "LANGUAGE", "MONEY", "CARDINAL", "ORDINAL"}
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text: `span` is the name without titles, `kind` person or organisation.

    `honorific` is the "Mr" or "Ms" before it, `title` the words of the office before it.
    """

    span: Span
    name: str
    kind: str
    honorific: Word | None = None
    title: tuple[Word, ...] = ()
    is_headline: bool = False

    @property
    def mention(self) -> Span:
        """The words to mark: with "Mr" where only a surname follows."""
        if self.honorific and " " not in self.name:
            return Span(self.honorific.start, self.span.end)
        return self.span


def find_named(scene: Scene) -> tuple[Named, ...]:
    """Return the persons and organisations that an article names, in order; headlines are searched for known names."""
    runs = [run for sentence in scene.sentences if not sentence.is_headline for run in find_runs(scene, sentence)]
    runs = [run for run in runs if not _is_nothing(scene, run) and not is_building(run.name)]
    votes: dict[str, Counter[str]] = {}
    for run in runs:
        known = votes.setdefault(fold(run.name), Counter())
        known |= _evidence(scene, run)  # the most of any place: what is seen nine times is no surer
    _lend(votes)
    kinds = {name: _winner(count) for name, count in votes.items()}
    named = [
        _named(run, kind)
        for run in runs
        if (kind := _kind_here(scene, run, kinds)) in {PERSON, BODY}
        and not _is_place_here(scene, run, kind)
        and not _is_side(scene, run)
    ]
    return tuple(sorted((*named, *_in_headlines(scene, named)), key=lambda one: one.span))


def _is_nothing(scene: Scene, run: Run) -> bool:
    """Whether a run names nobody: a time, a number, a word that is capitalised only because it opens a sentence."""
    span = run.span
    if (
        scene.is_dateline(span)
        or (span.start, span.end) in scene.times
        or not any(char.isalpha() for char in span.of(scene.text))
    ):
        return True
    if run.title:
        return False
    word = run.words[0].text
    if is_thing(run.name):
        return True
    if len(run.words) > 1:
        return False
    tags = scene.grammar.tags(span)
    is_common = word in listed("names_en", "common")
    if is_common or (run.is_first and not scene.labels(span) and not looks_like_acronym(word)):
        return not any(tag.startswith("NNP") for tag in tags)
    return word in listed("persons_en", "openers")


def _evidence(scene: Scene, run: Run) -> Counter[str]:
    """Return what speaks for each kind at one place, in weights set by hand.

    A title or a word of bodies outweighs the tagger (which calls "Kherson" a person nine times of nine), and so does a
    listed place.
    """
    count: Counter[str] = Counter()
    place = scene.place_at(run.span)
    if run.title and not (len(run.words) == 1 and is_body_noun(run.title[-1].text)):  # "the trader Volga"
        count[PERSON] += 2 if place else 5
    if place is not None and not place.is_people:
        count[PLACE] += 4 if place.place else 2
    if place is not None and place.is_people:
        count[OTHER] += 6
    for label, span in scene.labels(run.span):
        count[_LABELS.get(label, OTHER)] += _weight(run.span, span)
    count.update(_by_words(run))
    if not count[PERSON] and not count[PLACE] and is_subject(scene.grammar.position(run.span)):
        count[BODY] += 1
    if _is_headed(run):
        count[BODY] += 3
    return count


def _is_headed(run: Run) -> bool:
    """Whether somebody is the head of it: "manager of Tarn Rovers"."""
    before = [word.text for word in run.sentence.words[max(0, run.at - 3) : run.at] if word.text != "the"]
    return len(before) > 1 and before[-1] in {"of", "at"} and before[-2] in listed("offices_en", "heads")


def _weight(run: Span, entity: Span) -> int:
    shared = min(run.end, entity.end) - max(run.start, entity.start)
    return 2 if 2 * shared > max(run.end - run.start, entity.end - entity.start) else 1 if entity.contains(run) else 0


def _by_words(run: Run) -> Counter[str]:
    count: Counter[str] = Counter()
    words = [word.text for word in run.words]
    if is_body_word(words[-1]) or ("of" in words and is_body_word(words[words.index("of") - 1])):
        count[BODY] += 4
    elif has_body_word(run.words):
        count[BODY] += 3 if is_body_word(words[0]) else 2
    if len(words) == 1 and looks_like_acronym(words[0]):
        count[BODY] += 2
    if is_known_body(" ".join(words)):
        count[BODY] += 4
    if 1 < len(words) <= 5 and is_given_name(words[0]) and not has_body_word(run.words):
        count[PERSON] += 3
    if (
        len(words) == 2 and is_given_name(words[1]) and not is_given_name(words[0]) and not count[BODY]
    ):  # Hungarian order
        count[PERSON] += 2
    if is_suffix(words[-1]) and len(words) > 1:
        count[PERSON] += 3
    return count


def _lend(votes: dict[str, Counter[str]]) -> None:
    """Let a surname share what speaks for the full name ("Ana Sole" for "Sole")."""
    full = [name for name, count in votes.items() if " " in name and _winner(count) == PERSON]
    for name in full:
        parts = name.split()
        for part in {*parts[1:], " ".join(parts[1:])} - folded_list("names_en", "particles"):
            if part in votes:
                votes[part][PERSON] += 6
    for name in full:  # "Sole Dredging" beside "Ana Sole": a firm that bears a name
        first, last = name.split()[0], name.split()[-1]
        bearers = [one for one in full if one != name and one.split()[-1] == first]
        if bearers and not is_given_name(first) and not is_given_name(last):
            votes[name][BODY] += 6


def _winner(count: Counter[str]) -> str:
    """Return the kind that most speaks for; of two, a person first."""
    best = max((PERSON, BODY, PLACE, OTHER), key=lambda kind: count[kind])
    return best if count[best] >= 2 else OTHER


def _kind_here(scene: Scene, run: Run, kinds: dict[str, str]) -> str:
    """Return the kind of a name here: its kind in the article, unless a title here says that it is a person."""
    kind = kinds[fold(run.name)]
    if run.title and kind in {OTHER, BODY} and not has_body_word(run.words) and _evidence(scene, run)[PERSON] >= 5:
        return PERSON
    return kind


def _is_side(scene: Scene, run: Run) -> bool:
    """Whether a party's name only tells a side: "Labour MPs", "the Republican vote"."""
    is_party = run.words[0].text in listed("offices_en", "affiliations")
    is_people = any(label == "NORP" for label, _ in scene.labels(run.span))
    return len(run.words) == 1 and (is_party or is_people) and scene.grammar.position(run.span).kind == "modifier"


def _is_place_here(scene: Scene, run: Run, kind: str) -> bool:
    """Whether a name that is a person or a body elsewhere is a place here, as its mark says."""
    place = scene.place_at(run.span)
    if place is None or place.place is None or run.title:
        return False
    is_body = has_body_word(run.words) or is_known_body(run.name)
    if (kind == BODY and is_body) or (kind == PERSON and len(run.words) > 1):
        return False
    position = scene.grammar.position(run.span).kind
    if kind == PERSON and position in {"subject", "agent"} and place.place.level != Level.COUNTRY:
        return False  # "Paris left the ship", in an article about a Valeska Paris
    is_great = place.place.level <= Level.REGION or is_capital(place.place, run.name)
    return kind == BODY or is_great or locates(position)


def _named(run: Run, kind: str) -> Named:
    honorific = None
    title = run.title if kind == PERSON else ()
    if title and fold(title[-1].text) in folded_list("names_en", "honorifics"):
        honorific = title[-1] if fold(title[-1].text) in _plain() else None
        title = title[:-1]
    return Named(run.span, run.name, kind, honorific, title)


def _plain() -> frozenset[str]:
    return folded_list("names_en", "honorifics", "plain")


def _in_headlines(scene: Scene, named: Sequence[Named]) -> Iterable[Named]:
    """Yield the names of the running text that stand in headlines, the longest first at each word."""
    known: dict[tuple[str, ...], Named] = {}
    for one in named:
        known.setdefault(tuple(fold(one.name).split()), one)
        if one.kind == PERSON and " " in one.name:
            known.setdefault((fold(one.name).split()[-1],), one)
    for sentence in scene.sentences:
        at = 0
        while sentence.is_headline and at < len(sentence.words):
            size = next((n for n in range(6, 0, -1) if _folded(sentence.words[at : at + n], n) in known), 0)
            if size:
                words = sentence.words[at : at + size]
                span = Span(words[0].start, words[-1].end)
                if size > 1 or not scene.place_at(span):
                    yield Named(span, span.of(scene.text), known[_folded(words, size)].kind, is_headline=True)
            at += max(size, 1)


def _folded(words: Sequence[Word], size: int) -> tuple[str, ...]:
    if len(words) < size:
        return ()
    return tuple(part for word in words for part in fold(word.text).split())
